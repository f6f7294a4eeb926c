/* SPDX-License-Identifier: Apache-2.0 */
#include "claims/lexer.h"

enum directive { NO_DIRECTIVE = 0, DEFINE, OTHER_DIRECTIVE };

/* One open #if. */
struct branch {
	bool active; /* the branch at hand is, or may be, compiled */
	bool taken;  /* an earlier branch certainly was: no later one is */
};

struct lexer {
	struct tg_str text;
	size_t at;
	unsigned line;
	size_t line_start;
	size_t seen;    /* text before it was checked for code */
	bool line_code; /* code stands before `at` on this line */
	bool any_code;
	enum directive directive;
	TG_VEC(struct branch) branches;
	size_t inactive; /* open branches that are not active */
	struct tg_lexed *out;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_';
}

/* The byte at `at`, or NUL behind the end. */
static char peek(struct tg_str text, size_t at)
{
	return at < text.len ? text.ptr[at] : '\0';
}

/* True when the line end at `at` is spliced away by a backslash before it. */
static bool is_spliced(struct tg_str text, size_t line_start, size_t at)
{
	while (at > line_start && is_blank(text.ptr[at - 1]))
		at--;
	return at > line_start && text.ptr[at - 1] == '\\';
}

/* The offset behind any line splices at `at`. */
static size_t skip_splices(struct tg_str text, size_t at)
{
	while (peek(text, at) == '\\') {
		size_t end = at + 1;

		while (is_blank(peek(text, end)))
			end++;
		if (peek(text, end) != '\n')
			break;
		at = end + 1;
	}
	return at;
}

static void count_line(struct lexer *lexer, size_t line_end)
{
	lexer->line++;
	lexer->line_start = line_end + 1;
}

/* Moves to `to`, counting the lines between. */
static void advance(struct lexer *lexer, size_t to)
{
	while (lexer->at < to) {
		const char *hit = memchr(lexer->text.ptr + lexer->at, '\n', to - lexer->at);

		if (!hit)
			break;
		lexer->at = (size_t)(hit - lexer->text.ptr) + 1;
		count_line(lexer, lexer->at - 1);
	}
	lexer->at = to;
	lexer->seen = to;
}

/* Notes whether code stands in the plain text up to `at`. */
static void note_code(struct lexer *lexer)
{
	while (!lexer->line_code && lexer->seen < lexer->at) {
		char c = lexer->text.ptr[lexer->seen++];

		if (!is_blank(c) && c != '\n')
			lexer->line_code = true;
	}
	if (lexer->line_code && !lexer->directive)
		lexer->any_code = true;
	lexer->seen = lexer->at;
}

static void add_comment(struct lexer *lexer, size_t inner, size_t inner_end, size_t end, bool block)
{
	struct tg_comment *comment = TG_VEC_ADD(&lexer->out->comments);
	unsigned line = lexer->line;
	size_t line_start = lexer->line_start, i;

	for (i = lexer->at; i < inner; i++) {
		if (lexer->text.ptr[i] == '\n') {
			line++;
			line_start = i + 1;
		}
	}
	*comment = (struct tg_comment){
		.offset = lexer->at,
		.end = end,
		.inner = inner,
		.inner_end = inner_end,
		.line = line,
		.column = (unsigned)(inner - line_start) + 1,
		.block = block,
		.active = !lexer->inactive,
		.trailing = lexer->line_code,
		.first = !lexer->any_code,
	};
}

/* `at` stands on the first slash, `inner` behind the second one. */
static void line_comment(struct lexer *lexer, size_t inner)
{
	struct tg_str text = lexer->text;
	size_t end = inner, start = inner;

	for (;;) {
		const char *hit =
			end < text.len ? memchr(text.ptr + end, '\n', text.len - end) : NULL;

		end = hit ? (size_t)(hit - text.ptr) : text.len;
		if (!hit || !is_spliced(text, start, end))
			break;
		start = ++end;
	}
	add_comment(lexer, inner, end, end, false);
	advance(lexer, end);
}

/* A comment that never ends is none: the file does not compile. */
static void block_comment(struct lexer *lexer, size_t inner)
{
	struct tg_str text = lexer->text;
	size_t star = inner;

	for (;; star++) {
		const char *hit =
			star < text.len ? memchr(text.ptr + star, '*', text.len - star) : NULL;
		size_t slash;

		if (!hit) {
			advance(lexer, text.len);
			return;
		}
		star = (size_t)(hit - text.ptr);
		slash = skip_splices(text, star + 1);
		if (peek(text, slash) == '/') {
			add_comment(lexer, inner, star, slash + 1, true);
			advance(lexer, slash + 1);
			return;
		}
	}
}

static void slash(struct lexer *lexer)
{
	size_t next = skip_splices(lexer->text, lexer->at + 1);
	char c = peek(lexer->text, next);

	note_code(lexer);
	if (c == '/') {
		line_comment(lexer, next + 1);
	} else if (c == '*') {
		block_comment(lexer, next + 1);
	} else {
		lexer->at++;
		note_code(lexer);
	}
}

/* R"delimiter( ... )delimiter"; `at` stands on the quote. */
static bool raw_string(struct lexer *lexer)
{
	struct tg_str text = lexer->text;
	char close[20] = ")";
	size_t length = 0, prefix = lexer->at - 1, end;

	if (lexer->at == 0 || text.ptr[prefix] != 'R')
		return false;
	if (prefix && text.ptr[prefix - 1] == '8')
		prefix--;
	if (prefix && strchr("uUL", text.ptr[prefix - 1]))
		prefix--;
	if (prefix && is_word(text.ptr[prefix - 1]))
		return false;
	while (length < 16 && !strchr("()\\ \t\v\f\n\"", peek(text, lexer->at + 1 + length))) {
		close[1 + length] = text.ptr[lexer->at + 1 + length];
		length++;
	}
	if (peek(text, lexer->at + 1 + length) != '(')
		return false;
	close[1 + length] = '"';
	close[2 + length] = '\0';
	/* An end that never comes swallows the rest, as it does for a compiler. */
	end = tg_str_find(text, lexer->at, close);
	advance(lexer, end < text.len ? end + length + 2 : text.len);
	return true;
}

/* A string or character constant; ends with its quote, or with the line. */
static void quoted(struct lexer *lexer, char quote)
{
	struct tg_str text = lexer->text;
	size_t at = lexer->at + 1;

	while (at < text.len && text.ptr[at] != quote && text.ptr[at] != '\n') {
		if (text.ptr[at] == '\\') {
			size_t behind = skip_splices(text, at);

			at = behind > at ? behind : at + 2;
		} else {
			at++;
		}
	}
	if (at < text.len && text.ptr[at] == quote)
		at++;
	advance(lexer, at < text.len ? at : text.len);
}

/* 1'000'000: the apostrophe separates digits when a number stands before it. */
static bool is_separator(const struct lexer *lexer)
{
	size_t start = lexer->at;

	while (start > 0 && lexer->at - start < 64 &&
	       (is_word(lexer->text.ptr[start - 1]) || lexer->text.ptr[start - 1] == '\''))
		start--;
	return start < lexer->at && lexer->text.ptr[start] >= '0' &&
	       lexer->text.ptr[start] <= '9' && is_word(peek(lexer->text, lexer->at + 1));
}

/* Takes blanks, splices and block comments off the front of a directive's text. */
static size_t skip_directive_blank(struct tg_str text, size_t at)
{
	for (;;) {
		size_t next = skip_splices(text, at);

		if (is_blank(peek(text, next))) {
			at = next + 1;
		} else if (peek(text, next) == '/' && peek(text, next + 1) == '*') {
			size_t end = tg_str_find(text, next + 2, "*/");

			at = end < text.len ? end + 2 : text.len;
		} else {
			return next;
		}
	}
}

/*
 * Whether a condition is constant: `0`, `1`, `(0)`, `!0`, `0 && anything`. Anything else may be
 * true or false, and its branch counts as active.
 */
static bool is_constant(struct tg_str text, size_t at, bool *ret_value)
{
	bool negated = false, zero = true;
	size_t digits;

	for (at = skip_directive_blank(text, at); peek(text, at) == '(' || peek(text, at) == '!';
	     at = skip_directive_blank(text, at + 1))
		negated ^= text.ptr[at] == '!';
	for (digits = at; peek(text, at) >= '0' && peek(text, at) <= '9'; at++)
		zero &= text.ptr[at] == '0';
	if (at == digits)
		return false;
	while (strchr("uUlL", peek(text, at)) && peek(text, at))
		at++;
	if (is_word(peek(text, at)))
		return false;
	for (at = skip_directive_blank(text, at); peek(text, at) == ')';)
		at = skip_directive_blank(text, at + 1);
	*ret_value = zero == negated;
	if (!*ret_value && peek(text, at) == '&' && peek(text, at + 1) == '&') {
		while (at < text.len && text.ptr[at] != '\n' && text.ptr[at] != '|')
			at++;
	}
	return at >= text.len || text.ptr[at] == '\n' ||
	       (text.ptr[at] == '/' && peek(text, at + 1) == '/');
}

static void set_active(struct lexer *lexer, struct branch *branch, bool active)
{
	if (branch->active && !active)
		lexer->inactive++;
	if (!branch->active && active)
		lexer->inactive--;
	branch->active = active;
}

static void condition(struct lexer *lexer, struct branch *branch, size_t at)
{
	bool value;
	bool constant = is_constant(lexer->text, at, &value);

	set_active(lexer, branch, !branch->taken && (!constant || value));
	if (constant && value)
		branch->taken = true;
}

static void conditional(struct lexer *lexer, struct tg_str name, size_t at)
{
	struct branch *top =
		lexer->branches.count ? &lexer->branches.at[lexer->branches.count - 1] : NULL;

	if (tg_str_starts(name, "if")) {
		top = TG_VEC_ADD(&lexer->branches);
		top->active = true;
		if (name.len == 2)
			condition(lexer, top, at);
	} else if (top && tg_str_is(name, "elif")) {
		condition(lexer, top, at);
	} else if (top && tg_str_starts(name, "el")) {
		set_active(lexer, top, !top->taken);
	} else if (top) {
		set_active(lexer, top, true);
		lexer->branches.count--;
	}
}

/* `at` stands on a `#`; what follows it is read again as plain text, for its comments. */
static void hash(struct lexer *lexer)
{
	static const char *const names[] = {"if",   "ifdef",   "ifndef",   "elif",
					    "else", "elifdef", "elifndef", "endif"};
	struct tg_str text = lexer->text, name;
	size_t at, i;

	note_code(lexer);
	lexer->at++;
	if (lexer->line_code || lexer->directive)
		return;
	at = skip_directive_blank(text, lexer->at);
	name = tg_str_n(text.ptr + at, 0);
	while (is_word(peek(text, at + name.len)))
		name.len++;
	lexer->directive = tg_str_is(name, "define") ? DEFINE : OTHER_DIRECTIVE;
	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (tg_str_is(name, names[i]))
			conditional(lexer, name, at + name.len);
	}
}

static void newline(struct lexer *lexer)
{
	note_code(lexer);
	if (!is_spliced(lexer->text, lexer->line_start, lexer->at)) {
		lexer->line_code = false;
		lexer->directive = NO_DIRECTIVE;
	}
	lexer->at++;
	lexer->seen = lexer->at;
	count_line(lexer, lexer->at - 1);
}

/* Where a name ends that begins like one of ours, or is that of GoogleTest; else `at`. */
static size_t name_end(struct tg_str text, size_t at)
{
	static const char record[] = "RecordProperty";
	struct tg_str rest = tg_str_n(text.ptr + at, text.len - at);
	size_t end = at + sizeof(record) - 1;

	if (tg_str_starts(rest, "TG_")) {
		for (end = at + 3; is_word(peek(text, end)); end++)
			;
		return end;
	}
	return tg_str_starts(rest, record) && !is_word(peek(text, end)) ? end : at;
}

/* A `T` or `R`: the name of a macro of ours, or RecordProperty, followed by a parenthesis? */
static void macro_call(struct lexer *lexer)
{
	struct tg_str text = lexer->text;
	size_t end = name_end(text, lexer->at);
	bool starts = end > lexer->at && (lexer->at == 0 || !is_word(text.ptr[lexer->at - 1]));

	if (starts && lexer->directive != DEFINE) {
		while (is_blank(peek(text, end)))
			end++;
		if (peek(text, end) == '(') {
			*TG_VEC_ADD(&lexer->out->calls) = (struct tg_call){
				.offset = lexer->at,
				.line = lexer->line,
				.column = (unsigned)(lexer->at - lexer->line_start) + 1,
				.active = !lexer->inactive,
			};
		}
	}
	lexer->at++;
}

/* Decides `apart` from the last comment to the first, so that each gap is looked at once. */
static void mark_apart(struct tg_str content, struct tg_lexed *lexed)
{
	size_t i;

	for (i = lexed->comments.count; i-- > 0;) {
		struct tg_comment *comment = &lexed->comments.at[i];
		size_t at = comment->end;

		while (at < content.len && (is_blank(content.ptr[at]) || content.ptr[at] == '\n'))
			at++;
		if (i + 1 < lexed->comments.count && at == comment[1].offset)
			comment->apart = comment[1].apart;
		else
			comment->apart = at == content.len || content.ptr[at] == '#';
	}
}

size_t tg_lex_mark(struct tg_str content)
{
	return tg_str_starts(content, "\xef\xbb\xbf") ? 3 : 0;
}

void tg_lex_c(struct tg_str content, struct tg_lexed *ret_lexed)
{
	static const bool interesting[256] = {
		['/'] = true,  ['"'] = true, ['\''] = true, ['#'] = true,
		['\n'] = true, ['T'] = true, ['R'] = true,
	};
	size_t mark = tg_lex_mark(content);
	struct lexer lexer = {.text = content,
			      .at = mark,
			      .seen = mark,
			      .line_start = mark,
			      .line = 1,
			      .out = ret_lexed};

	*ret_lexed = (struct tg_lexed){0};
	for (;;) {
		size_t at = lexer.at;
		char c;

		while (at < content.len && !interesting[(unsigned char)content.ptr[at]])
			at++;
		lexer.at = at;
		if (at >= content.len)
			break;
		c = content.ptr[at];
		if (c == '/') {
			slash(&lexer);
		} else if (c == '#') {
			hash(&lexer);
		} else if (c == '\n') {
			newline(&lexer);
		} else if (c == 'T' || c == 'R') {
			macro_call(&lexer);
		} else if (c == '\'' && is_separator(&lexer)) {
			lexer.at++;
		} else {
			lexer.line_code = true;
			note_code(&lexer);
			if (c != '"' || !raw_string(&lexer))
				quoted(&lexer, c);
		}
	}
	TG_VEC_DONE(&lexer.branches);
	mark_apart(content, ret_lexed);
}

void tg_lexed_done(struct tg_lexed *lexed)
{
	TG_VEC_DONE(&lexed->comments);
	TG_VEC_DONE(&lexed->calls);
}

size_t tg_lex_skip_blank(struct tg_str content, size_t at)
{
	for (;;) {
		at = skip_directive_blank(content, at);
		if (peek(content, at) == '\n') {
			at++;
		} else if (peek(content, at) == '/' && peek(content, at + 1) == '/') {
			while (at < content.len &&
			       (content.ptr[at] != '\n' || is_spliced(content, 0, at)))
				at++;
		} else {
			return at;
		}
	}
}
