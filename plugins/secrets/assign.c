/* SPDX-License-Identifier: Apache-2.0 */
/*
 * assign.c - a name and the value it is given, in whatever language or syntax of configuration:
 *
 *	name = "value"   "name": "value"   name: value   NAME=value   name => 'value'
 *	#define NAME "value"   <name>value</name>   f("name", "value")   set_name("value")
 *	char name[8] = {"value"}   name: type = "value"   --name value   \"name\":\"value\"
 *
 * Only the line of the name is looked at.
 */
#include "secrets/internal.h"

enum { NAME_MOST = 64, SPACE_MOST = 64, VALUE_MOST = 4096 };

static char char_at(struct tg_str text, size_t at)
{
	return at < text.len ? text.ptr[at] : '\n';
}

static size_t skip_blanks(struct tg_str text, size_t at)
{
	size_t from = at;

	while (at - from < SPACE_MOST && (char_at(text, at) == ' ' || char_at(text, at) == '\t'))
		at++;
	return at;
}

static bool is_quote(char c)
{
	return c == '"' || c == '\'' || c == '`';
}

/* Letters, digits, '_'; '.' and '-' between them. */
static size_t name_start(struct tg_str text, size_t at)
{
	size_t start = at;

	while (start > 0 && at - start < NAME_MOST) {
		char c = text.ptr[start - 1];

		if (!tg_is_word(c) && c != '.' && c != '-')
			break;
		start--;
	}
	while (start < at && !tg_is_word(text.ptr[start]))
		start++;
	return start;
}

static size_t name_end(struct tg_str text, size_t at)
{
	size_t end = at;

	while (end - at < NAME_MOST) {
		char c = char_at(text, end);

		if (!tg_is_word(c) &&
		    ((c != '.' && c != '-') || !tg_is_word(char_at(text, end + 1))))
			break;
		end++;
	}
	return end;
}

/* `name[64]`, `name["x"]`: over the bracket. */
static size_t skip_index(struct tg_str text, size_t at)
{
	size_t end = at;

	if (char_at(text, at) != '[')
		return at;
	while (end - at < NAME_MOST && char_at(text, end) != ']' && char_at(text, end) != '\n')
		end++;
	return char_at(text, end) == ']' ? end + 1 : at;
}

/* `name: type = "value"`: the place of '=', or 0. */
static size_t behind_type(struct tg_str text, size_t at)
{
	size_t end = skip_blanks(text, at + 1), from = end;

	while (end - from < NAME_MOST &&
	       (tg_is_word(char_at(text, end)) || strchr(".<>[]?|&* ", char_at(text, end))))
		end++;
	return end > from && char_at(text, end) == '=' && char_at(text, end + 1) != '=' ? end : 0;
}

/* True when `word` stands at the beginning of the line before `at`. */
static bool line_begins(struct tg_str text, size_t at, const char *word)
{
	size_t start = at, length = strlen(word);

	while (start > 0 && at - start < 200 && text.ptr[start - 1] != '\n')
		start--;
	start = skip_blanks(text, start);
	return start + length <= at && memcmp(text.ptr + start, word, length) == 0;
}

/* Nothing but blanks or a word such as "export" before the name, or dashes behind a blank. */
static bool leads_line(struct tg_str text, size_t at)
{
	static const char *const words[] = {"ENV ", "set ", "option ", "machine ", "export "};
	size_t start = at, i;

	while (start > 0 && text.ptr[start - 1] == '-')
		start--;
	if (start < at)
		return !start || strchr(" \t\n\"'", text.ptr[start - 1]) != NULL;
	while (start > 0 && (text.ptr[start - 1] == ' ' || text.ptr[start - 1] == '\t'))
		start--;
	if (!start || text.ptr[start - 1] == '\n')
		return true;
	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (line_begins(text, at, words[i]))
			return true;
	return false;
}

/* The sign between name and value at `*at`, which it passes; 0 when there is none. */
static char read_operator(const struct tg_scanner *scanner, struct tg_pair *pair, bool quoted,
			  bool blanks, size_t *at)
{
	struct tg_str text = scanner->text;
	char c = char_at(text, *at), next = char_at(text, *at + 1);
	size_t type;

	if ((c == '=' || c == '!') && next == '=') {
		*at += char_at(text, *at + 2) == '=' ? 3 : 2;
		pair->compared = true;
		return '=';
	}
	if ((c == '?' || c == ':' || c == '|') && next == '=') {
		*at += 2;
		return '=';
	}
	if (c == '=' && next != '~') {
		*at += next == '>' ? 2 : 1;
		return '=';
	}
	if (c == ':' && next != ':' && next != '/') {
		type = scanner->file->syntax == TG_SYNTAX_CODE && !quoted ? behind_type(text, *at)
									  : 0;
		*at = type ? type + 1 : *at + 1;
		return type ? '=' : ':';
	}
	if ((c == ',' && quoted) ||
	    (c == '(' && (is_quote(next) || (next == '\\' && char_at(text, *at + 2) == '"')))) {
		*at += 1;
		return c;
	}
	if (c == '>' && pair->name_start && text.ptr[pair->name_start - 1] == '<') {
		*at += 1;
		return '>';
	}
	if (!blanks || quoted)
		return 0;
	pair->is_define = line_begins(text, pair->name_start, "#define") ||
			  line_begins(text, pair->name_start, "# define");
	if (pair->is_define ||
	    (scanner->file->syntax != TG_SYNTAX_CODE && leads_line(text, pair->name_start)))
		return ' ';
	return 0;
}

/* Passes `String(`, `b`, `L`, `{`, `[`, `(` before a quoted value. */
static size_t skip_wrapping(struct tg_str text, size_t at)
{
	static const char *const makers[] = {
		"string", "str", "text", "_t", "bytes",       "from",         "tobytes",
		"pstr",   "f",   "l",    "of", "valueof",     "securestring", "some",
		"b",      "u8",  "r",    "u",  "string_view", "encode",       "new"};
	size_t end = at, word, i;

	while (strchr("{[( @&", char_at(text, end)) && end - at < 8)
		end++;
	for (word = end; tg_is_word(char_at(text, end)) || char_at(text, end) == '.' ||
			 char_at(text, end) == ':';
	     end++) {
		if (end - word > 40)
			return at;
		if (!tg_is_word(char_at(text, end)))
			word = end + 1;
	}
	if (end == word)
		return is_quote(char_at(text, end)) ? end : at;
	for (i = 0; i < sizeof(makers) / sizeof(*makers); i++) {
		if (strlen(makers[i]) != end - word ||
		    !tg_text_has(tg_span(text, word, end), makers[i]))
			continue;
		if (is_quote(char_at(text, end)))
			return end;
		if (strcmp(makers[i], "new") == 0 && char_at(text, end) == ' ')
			return skip_wrapping(text, end + 1);
		if (char_at(text, end) == '(' && is_quote(char_at(text, end + 1)))
			return end + 1;
	}
	return at;
}

/* A value between quotes at `at`; `escaped`: the quotes are written \". */
static bool read_quoted(struct tg_str text, size_t at, bool escaped, struct tg_pair *ret)
{
	char quote = char_at(text, at);
	size_t end = at + 1;

	while (end - at < VALUE_MOST && char_at(text, end) != '\n') {
		if (escaped && text.ptr[end] == '\\' && char_at(text, end + 1) == quote)
			break;
		if (!escaped && text.ptr[end] == quote)
			break;
		end += !escaped && text.ptr[end] == '\\' ? 2 : 1;
	}
	if (char_at(text, end) == '\n' || end - at >= VALUE_MOST)
		return false;
	ret->start = at + 1;
	ret->end = end;
	ret->quoted = true;
	return true;
}

/* A value without quotes; false for one in a sentence. `tight`: no blank around the operator. */
static bool read_bare(const struct tg_scanner *scanner, size_t at, bool tight, struct tg_pair *ret)
{
	struct tg_str text = scanner->text;
	const char *stop = ret->op == '>' ? "<\n" : " \t\r\n\"'<>,;&)(]}{`";
	size_t end = at;
	char c;

	while (end - at < VALUE_MOST && !strchr(stop, char_at(text, end)) && char_at(text, end))
		end++;
	if (end == at || end - at >= VALUE_MOST)
		return false;
	c = char_at(text, end);
	if (c == '(' || c == '{' || c == '<' || (c == '"' && !ret->is_define))
		if (ret->op != '>')
			return false;
	ret->start = at;
	ret->end = end;
	end = skip_blanks(text, end);
	c = char_at(text, end);
	return tight || ret->op == '>' || c == '\n' || c == '\r' || c == '#' || c == ';' ||
	       c == ',' || c == '/' || c == '}' || c == '\\' || end >= text.len;
}

bool tg_pair_at(const struct tg_scanner *scanner, size_t at, size_t size, struct tg_pair *ret)
{
	struct tg_str text = scanner->text;
	bool quoted = false, escaped = false, bare;
	size_t start, end, next;

	while (size && !tg_is_word(text.ptr[at])) { /* a keyword may begin with a sign */
		at++;
		size--;
	}
	start = name_start(text, at);
	end = name_end(text, at + size);
	*ret = (struct tg_pair){.name_start = start, .name_end = end};
	next = end;
	if (char_at(text, next) == '\\' && is_quote(char_at(text, next + 1))) {
		escaped = quoted = true;
		next += 2;
	} else if (is_quote(char_at(text, next))) {
		quoted = true;
		next++;
	}
	if (quoted) {
		size_t before = start;

		while (before > 0 && text.ptr[before - 1] == '-')
			before--;
		if (!before || text.ptr[before - 1] != text.ptr[next - 1])
			return false;
		next += char_at(text, next) == ']';
	} else {
		next = skip_index(text, next);
	}
	end = next;
	next = skip_blanks(text, next);
	ret->op = read_operator(scanner, ret, quoted, next > end, &next);
	if (!ret->op)
		return false;
	bare = next == end + 1;
	end = next;
	next = skip_blanks(text, next);
	if (escaped && char_at(text, next) == '\\')
		next++;
	else
		escaped = false;
	next = skip_wrapping(text, next);
	if (is_quote(char_at(text, next)))
		return read_quoted(text, next, escaped, ret);
	if (ret->op == '(' || ret->op == ',')
		return false;
	if (scanner->file->syntax == TG_SYNTAX_CODE && !ret->is_define && ret->op != '>')
		return false;
	return read_bare(scanner, next, bare && next == end, ret);
}
