/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hash.c - languages whose comments begin with `#` anywhere on a line: Python, CMake, YAML. What
 * stands in a string is none, and strings may go over lines: Python's of three quotes, CMake's of
 * one and its brackets, YAML's blocks behind `|` and `>`.
 */
#include "claims/lexer.h"

struct lexing {
	struct tg_str content;
	enum tg_hash_language language;
	struct tg_lexed *out;
	char quote;     /* of the string that is open over lines, or NUL */
	bool triple;    /* three of them close it */
	size_t bracket; /* "=" signs + 1 of CMake's open bracket, 0 = none */
	size_t block;   /* YAML: lines that are indented further belong to a block; + 1 */
	bool code;      /* some code was met */
};

enum tg_hash_language tg_lex_hash_language(struct tg_str path)
{
	static const struct {
		const char *ending;
		enum tg_hash_language language;
	} endings[] = {
		{".py", TG_HASH_PYTHON},   {".pyi", TG_HASH_PYTHON},
		{".cmake", TG_HASH_CMAKE}, {"CMakeLists.txt", TG_HASH_CMAKE},
		{".yaml", TG_HASH_YAML},   {".yml", TG_HASH_YAML},
	};
	size_t i;

	for (i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		if (tg_str_ends(path, endings[i].ending))
			return endings[i].language;
	return TG_HASH_NONE;
}

static void add(struct lexing *lexing, struct tg_str line, size_t at, unsigned number, bool alone)
{
	size_t from = (size_t)(line.ptr - lexing->content.ptr);

	*TG_VEC_ADD(&lexing->out->comments) = (struct tg_comment){
		.offset = from + at,
		.end = from + line.len,
		.inner = from + at + 1,
		.inner_end = from + line.len,
		.line = number,
		.column = (unsigned)at + 2,
		.active = true,
		.trailing = !alone,
		.first = !lexing->code,
	};
}

/* `[`, equals signs, `[`: their number + 1, or 0. */
static size_t bracket_at(struct tg_str line, size_t at)
{
	size_t end = at + 1;

	while (end < line.len && line.ptr[end] == '=')
		end++;
	return line.ptr[at] == '[' && end < line.len && line.ptr[end] == '[' ? end - at : 0;
}

/* `]`, as many equals signs as it was opened with, `]`. */
static bool closes_bracket(const struct lexing *lexing, struct tg_str line, size_t at)
{
	size_t end = at + lexing->bracket, i;

	if (line.ptr[at] != ']' || end >= line.len || line.ptr[end] != ']')
		return false;
	for (i = at + 1; i < end; i++)
		if (line.ptr[i] != '=')
			return false;
	return true;
}

static bool is_triple(struct tg_str line, size_t at)
{
	return at + 2 < line.len && line.ptr[at + 1] == line.ptr[at] &&
	       line.ptr[at + 2] == line.ptr[at];
}

/* Looks at one byte inside of a string; the number of bytes to go on. */
static size_t inside(struct lexing *lexing, struct tg_str line, size_t at)
{
	if (lexing->bracket) {
		size_t length = lexing->bracket + 1;

		if (!closes_bracket(lexing, line, at))
			return 1;
		lexing->bracket = 0;
		return length;
	}
	if (line.ptr[at] == '\\' && !(lexing->language == TG_HASH_YAML && lexing->quote == '\''))
		return 2;
	if (line.ptr[at] != lexing->quote || (lexing->triple && !is_triple(line, at)))
		return 1;
	if (lexing->language == TG_HASH_YAML && lexing->quote == '\'' && at + 1 < line.len &&
	    line.ptr[at + 1] == '\'')
		return 2; /* two of them are one of the text */
	lexing->quote = '\0';
	return lexing->triple ? 3 : 1;
}

/* A quote that begins a string: in YAML only in front of a value, for `it's` is a word. */
static bool opens_string(const struct lexing *lexing, struct tg_str line, size_t at)
{
	char c = line.ptr[at];

	if (lexing->language == TG_HASH_CMAKE)
		return c == '"';
	if (c != '"' && c != '\'')
		return false;
	return lexing->language == TG_HASH_PYTHON || !at || strchr(" \t[{,:", line.ptr[at - 1]);
}

/* YAML's `#` begins a comment only behind a blank. */
static bool begins_comment(const struct lexing *lexing, struct tg_str line, size_t at)
{
	return line.ptr[at] == '#' &&
	       (lexing->language != TG_HASH_YAML || !at || strchr(" \t", line.ptr[at - 1]));
}

/* Whether the line of YAML ends with `|` or `>` (and what may stand behind them). */
static bool opens_block(struct tg_str code)
{
	code = tg_str_trim(code);
	while (code.len && strchr("+-0123456789", code.ptr[code.len - 1]))
		code.len--;
	if (!code.len || !strchr("|>", code.ptr[code.len - 1]))
		return false;
	return code.len == 1 || strchr(" \t", code.ptr[code.len - 2]);
}

static size_t indent_of(struct tg_str line)
{
	size_t at = 0;

	while (at < line.len && line.ptr[at] == ' ')
		at++;
	return at;
}

/* Where code ends on the line: at a comment, or at its end. */
static size_t lex_line(struct lexing *lexing, struct tg_str line, unsigned number)
{
	bool alone = !lexing->quote && !lexing->bracket;
	size_t at = 0;

	while (at < line.len) {
		char c = line.ptr[at];

		if (lexing->quote || lexing->bracket) {
			at += inside(lexing, line, at);
		} else if (begins_comment(lexing, line, at)) {
			lexing->bracket = lexing->language == TG_HASH_CMAKE && at + 1 < line.len
						  ? bracket_at(line, at + 1)
						  : 0;
			if (!lexing->bracket) {
				add(lexing, line, at, number, alone);
				return at;
			}
			at += 2 + lexing->bracket;
		} else if (opens_string(lexing, line, at)) {
			lexing->quote = c;
			lexing->triple = lexing->language == TG_HASH_PYTHON && is_triple(line, at);
			at += lexing->triple ? 3 : 1;
			alone = false;
		} else {
			if (lexing->language == TG_HASH_CMAKE)
				lexing->bracket = bracket_at(line, at);
			at += 1 + lexing->bracket;
			alone &= strchr(" \t\r", c) != NULL;
		}
	}
	return line.len;
}

void tg_lex_hash(struct tg_str content, enum tg_hash_language language, struct tg_lexed *ret_lexed)
{
	struct lexing lexing = {.content = content, .language = language, .out = ret_lexed};
	size_t mark = tg_lex_mark(content);
	struct tg_str rest = tg_str_n(content.ptr + mark, content.len - mark), line;
	unsigned number;

	*ret_lexed = (struct tg_lexed){0};
	for (number = 1; tg_str_line(&rest, &line); number++) {
		size_t indent = indent_of(line), end;

		if (lexing.block && (indent >= lexing.block || !tg_str_trim(line).len))
			continue;
		lexing.block = 0;
		end = lex_line(&lexing, line, number);
		/* A string of one quote does not go on in Python, but for a backslash. */
		if (language == TG_HASH_PYTHON && lexing.quote && !lexing.triple &&
		    !tg_str_ends(line, "\\"))
			lexing.quote = '\0';
		if (language == TG_HASH_YAML && !lexing.quote &&
		    opens_block(tg_str_n(line.ptr, end)))
			lexing.block = indent + 1;
		lexing.code |= tg_str_trim(tg_str_n(line.ptr, end)).len > 0;
	}
}
