/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/symbols/token.h"

/* Where the scanner stands. */
struct scan {
	const char *at, *end;
};

enum {
	BLANK = 1,
	DIGIT = 2,
	WORD = 4,
	MARK = 8,   /* may begin a comment or a literal */
	SINGLE = 16 /* a punctuator that no longer one begins with */
};

/* clang-format off */
static const uint8_t classes[256] = {
	[0] = BLANK, [' '] = BLANK, ['\t'] = BLANK, ['\v'] = BLANK, ['\f'] = BLANK, ['\r'] = BLANK,
	['0'] = WORD | DIGIT, ['1'] = WORD | DIGIT, ['2'] = WORD | DIGIT, ['3'] = WORD | DIGIT,
	['4'] = WORD | DIGIT, ['5'] = WORD | DIGIT, ['6'] = WORD | DIGIT, ['7'] = WORD | DIGIT,
	['8'] = WORD | DIGIT, ['9'] = WORD | DIGIT, ['_'] = WORD, ['$'] = WORD,
	['a'] = WORD, ['b'] = WORD, ['c'] = WORD, ['d'] = WORD, ['e'] = WORD, ['f'] = WORD,
	['g'] = WORD, ['h'] = WORD, ['i'] = WORD, ['j'] = WORD, ['k'] = WORD, ['l'] = WORD,
	['m'] = WORD, ['n'] = WORD, ['o'] = WORD, ['p'] = WORD, ['q'] = WORD, ['r'] = WORD,
	['s'] = WORD, ['t'] = WORD, ['u'] = WORD, ['v'] = WORD, ['w'] = WORD, ['x'] = WORD,
	['y'] = WORD, ['z'] = WORD, ['A'] = WORD, ['B'] = WORD, ['C'] = WORD, ['D'] = WORD,
	['E'] = WORD, ['F'] = WORD, ['G'] = WORD, ['H'] = WORD, ['I'] = WORD, ['J'] = WORD,
	['K'] = WORD, ['L'] = WORD, ['M'] = WORD, ['N'] = WORD, ['O'] = WORD, ['P'] = WORD,
	['Q'] = WORD, ['R'] = WORD, ['S'] = WORD, ['T'] = WORD, ['U'] = WORD, ['V'] = WORD,
	['W'] = WORD, ['X'] = WORD, ['Y'] = WORD, ['Z'] = WORD,
	['/'] = MARK, ['"'] = MARK, ['\''] = MARK,
	['('] = SINGLE, [')'] = SINGLE, ['{'] = SINGLE, ['}'] = SINGLE, ['['] = SINGLE,
	[']'] = SINGLE, [';'] = SINGLE, [','] = SINGLE, ['?'] = SINGLE, ['~'] = SINGLE,
};
/* clang-format on */

/* All bytes beyond ASCII may be part of an identifier. */
static bool is_word(char c)
{
	return (classes[(unsigned char)c] & WORD) || (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
	return (classes[(unsigned char)c] & DIGIT) != 0;
}

/* Bytes of a line splice at `at`, else 0. */
static size_t splice(const char *at, const char *end)
{
	if (at == end || *at != '\\')
		return 0;
	if (end - at >= 2 && at[1] == '\n')
		return 2;
	return end - at >= 3 && at[1] == '\r' && at[2] == '\n' ? 3 : 0;
}

static char peek(const struct scan *s, size_t ahead)
{
	return (size_t)(s->end - s->at) > ahead ? s->at[ahead] : '\0';
}

static void scan_line_comment(struct scan *s)
{
	do {
		const char *line = memchr(s->at, '\n', (size_t)(s->end - s->at));

		s->at = line ? line + 1 : s->end;
		if (!line)
			return;
	} while (s->at[-2] == '\\' || (s->at[-2] == '\r' && s->at[-3] == '\\'));
	s->at -= s->at[-2] == '\r' ? 2 : 1;
}

static void scan_block_comment(struct scan *s)
{
	const char *slash = s->end - s->at > 3 ? s->at + 2 : NULL;

	/* Slashes are rarer than stars. */
	while (slash && (slash = memchr(slash + 1, '/', (size_t)(s->end - slash - 1))) != NULL)
		if (slash[-1] == '*')
			break;
	s->at = slash ? slash + 1 : s->end;
}

/* A string or character constant from its opening quote; it ends at the line's end at last. */
static void scan_quoted(struct scan *s)
{
	char quote = *s->at++;

	while (s->at < s->end && *s->at != '\n') {
		char c = *s->at++;
		size_t n;

		if (c == quote)
			return;
		if (c != '\\')
			continue;
		n = splice(s->at - 1, s->end);
		if (n)
			s->at += n - 1;
		else if (s->at < s->end && *s->at != '\n')
			s->at++;
	}
}

/* A raw string of C++ from its quote: R"delimiter( ... )delimiter". */
static void scan_raw_string(struct scan *s)
{
	const char *open = memchr(s->at, '(', (size_t)(s->end - s->at));
	char close[20] = ")";
	size_t length = open ? (size_t)(open - s->at - 1) : 17;
	const char *found;

	if (length > 16) {
		scan_quoted(s);
		return;
	}
	memcpy(close + 1, s->at + 1, length);
	close[length + 1] = '"';
	found = memmem(open, (size_t)(s->end - open), close, length + 2);
	s->at = found ? found + length + 2 : s->end;
}

static void scan_number(struct scan *s)
{
	while (s->at < s->end) {
		size_t n = splice(s->at, s->end);
		char c = *s->at;

		if (n)
			s->at += n;
		else if ((c == '+' || c == '-') && strchr("eEpP", s->at[-1]))
			s->at++;
		else if (is_word(c) || c == '.')
			s->at++;
		else if (c == '\'' && is_word(peek(s, 1)))
			s->at += 2;
		else
			return;
	}
}

static void scan_word(struct scan *s)
{
	for (;;) {
		size_t n;

		while (s->at < s->end && is_word(*s->at))
			s->at++;
		n = splice(s->at, s->end);
		if (!n)
			return;
		s->at += n;
	}
}

/* The length of the longest punctuator; 1 for a byte that is none. */
static size_t punctuator(const struct scan *s)
{
	static const char *const three[] = {"...", "<<=", ">>=", "->*", "<=>"};
	static const char two[] = "->++--<<>><=>===!=&&||+=-=*=/=%=&=^=|=##::.*";
	size_t left = (size_t)(s->end - s->at), i;

	if ((classes[(unsigned char)*s->at] & SINGLE) || left < 2 ||
	    (classes[(unsigned char)s->at[1]] & (BLANK | WORD)))
		return 1;
	for (i = 0; left >= 3 && i < sizeof(three) / sizeof(*three); i++)
		if (memcmp(s->at, three[i], 3) == 0)
			return 3;
	for (i = 0; left >= 2 && i + 1 < sizeof(two); i += 2)
		if (s->at[0] == two[i] && s->at[1] == two[i + 1])
			return 2;
	return 1;
}

/* A word, or the literal that it prefixes. */
static enum tg_token_kind scan_word_or_literal(struct scan *s)
{
	const char *begin = s->at;
	size_t length;
	bool raw;

	scan_word(s);
	length = (size_t)(s->at - begin);
	if (length > 3 || s->at == s->end || (*s->at != '"' && *s->at != '\''))
		return TG_TOKEN_WORD;
	raw = begin[length - 1] == 'R' && *s->at == '"';
	length -= raw;
	if (length && !(length == 1 && strchr("LuU", *begin)) &&
	    !(length == 2 && memcmp(begin, "u8", 2) == 0))
		return TG_TOKEN_WORD;
	if (raw) {
		scan_raw_string(s);
		return TG_TOKEN_STRING;
	}
	if (*s->at == '"') {
		scan_quoted(s);
		return TG_TOKEN_STRING;
	}
	scan_quoted(s);
	return TG_TOKEN_CHARACTER;
}

static enum tg_token_kind scan_token(struct scan *s)
{
	char c = *s->at;

	if (c == '/' && peek(s, 1) == '/') {
		scan_line_comment(s);
		return TG_TOKEN_COMMENT;
	}
	if (c == '/' && peek(s, 1) == '*') {
		scan_block_comment(s);
		return TG_TOKEN_COMMENT;
	}
	if (c == '"' || c == '\'') {
		scan_quoted(s);
		return c == '"' ? TG_TOKEN_STRING : TG_TOKEN_CHARACTER;
	}
	if (is_digit(c) || (c == '.' && is_digit(peek(s, 1)))) {
		s->at++;
		scan_number(s);
		return TG_TOKEN_NUMBER;
	}
	if (is_word(c))
		return scan_word_or_literal(s);
	s->at += punctuator(s);
	return TG_TOKEN_PUNCTUATOR;
}

bool tg_token_next(struct tg_token_reader *reader, struct tg_token *ret_token)
{
	const char *begin = reader->content.ptr;
	struct scan s = {begin + reader->at, begin + reader->content.len};
	size_t n;

	if (!reader->at && reader->content.len >= 3 && memcmp(begin, "\xef\xbb\xbf", 3) == 0)
		s.at += 3; /* a byte order mark is no part of the first word */
	for (; s.at < s.end; s.at += n) {
		n = 1;
		if (*s.at == '\n')
			reader->inside_line = reader->directive = false;
		else if (!(classes[(unsigned char)*s.at] & BLANK) && !(n = splice(s.at, s.end)))
			break;
	}
	reader->at = (size_t)(s.at - begin);
	if (s.at >= s.end)
		return false;
	reader->directive |= !reader->inside_line && *s.at == '#';
	ret_token->offset = (uint32_t)reader->at;
	ret_token->flags = (uint8_t)((reader->inside_line ? 0 : TG_TOKEN_LINE_START) |
				     (reader->directive ? TG_TOKEN_DIRECTIVE : 0));
	ret_token->kind = (uint8_t)scan_token(&s);
	reader->at = (size_t)(s.at - begin);
	ret_token->length = (uint32_t)reader->at - ret_token->offset;
	reader->inside_line |= ret_token->kind != TG_TOKEN_COMMENT;
	return true;
}

/* The word that ends before the quote at `at`: the prefix of a literal, or a number. */
static struct tg_str word_before(const char *begin, const char *at)
{
	const char *from = at;

	while (from > begin && is_word(from[-1]))
		from--;
	return tg_str_n(from, (size_t)(at - from));
}

/* Skips a literal from its quote, or only the quote that separates the digits of a number. */
static void skip_literal(struct scan *s, const char *begin)
{
	struct tg_str word = word_before(begin, s->at);

	if (*s->at == '\'' && word.len && is_digit(*word.ptr))
		s->at++;
	else if (*s->at == '"' && tg_str_ends(word, "R") && word.len <= 3)
		scan_raw_string(s);
	else
		scan_quoted(s);
}

/* Eight bytes at a time while none of them is a slash or a quote. */
static const char *skip_unmarked(const char *at, const char *end)
{
	static const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
	uint64_t word, slash, quote, tick;

	for (; end - at >= 8; at += 8) {
		memcpy(&word, at, sizeof(word));
		slash = word ^ (ones * '/');
		quote = word ^ (ones * '"');
		tick = word ^ (ones * '\'');
		if ((((slash - ones) & ~slash) | ((quote - ones) & ~quote) |
		     ((tick - ones) & ~tick)) &
		    highs)
			break;
	}
	while (at < end && !(classes[(unsigned char)*at] & MARK))
		at++;
	return at;
}

bool tg_token_next_comment(struct tg_token_reader *reader, struct tg_token *ret_token)
{
	const char *begin = reader->content.ptr;
	struct scan s = {begin + reader->at, begin + reader->content.len};

	while ((s.at = skip_unmarked(s.at, s.end)) < s.end) {
		const char *from = s.at;

		if (*from != '/') {
			skip_literal(&s, begin);
		} else if (peek(&s, 1) == '/' || peek(&s, 1) == '*') {
			scan_token(&s);
			reader->at = (size_t)(s.at - begin);
			*ret_token = (struct tg_token){.offset = (uint32_t)(from - begin),
						       .length = (uint32_t)(s.at - from),
						       .kind = TG_TOKEN_COMMENT};
			return true;
		} else {
			s.at++;
		}
	}
	reader->at = reader->content.len;
	return false;
}

static struct tg_tokens tokenize(struct tg_arena *arena, struct tg_str content, bool comments)
{
	struct tg_token_reader reader = {.content = content};
	TG_VEC(struct tg_token) tokens = {0};
	struct tg_tokens result = {.content = content};
	struct tg_token token = {0}, *copy;

	while (tg_token_next(&reader, &token))
		if (comments || token.kind != TG_TOKEN_COMMENT)
			*TG_VEC_ADD(&tokens) = token;
	if (tokens.count) {
		copy = tg_arena_alloc(arena, tokens.count * sizeof(*copy));
		memcpy(copy, tokens.at, tokens.count * sizeof(*copy));
		result.at = copy;
		result.count = tokens.count;
	}
	TG_VEC_DONE(&tokens);
	return result;
}

struct tg_tokens tg_tokenize(struct tg_arena *arena, struct tg_str content)
{
	return tokenize(arena, content, true);
}

struct tg_tokens tg_tokenize_code(struct tg_arena *arena, struct tg_str content)
{
	return tokenize(arena, content, false);
}

size_t tg_token_find(const struct tg_tokens *tokens, uint32_t offset)
{
	size_t low = 0, high = tokens->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (tokens->at[middle].offset < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Appends the length and the bytes of a token, so that no two sequences look the same. */
static void add_field(struct tg_buf *out, struct tg_str text)
{
	size_t mark = out->len, from = 0;
	uint32_t length;

	tg_buf_add(out, &(uint32_t){0}, sizeof(uint32_t));
	while (from < text.len) {
		const char *back = memchr(text.ptr + from, '\\', text.len - from);
		size_t until = back ? (size_t)(back - text.ptr) : text.len;
		size_t skip = back ? splice(back, text.ptr + text.len) : 0;

		if (back && !skip)
			until++;
		tg_buf_add(out, text.ptr + from, until - from);
		from = until + skip;
	}
	length = (uint32_t)(out->len - mark - sizeof(length));
	out->ptr[mark] = (char)(length & 0xff);
	out->ptr[mark + 1] = (char)(length >> 8 & 0xff);
	out->ptr[mark + 2] = (char)(length >> 16 & 0xff);
	out->ptr[mark + 3] = (char)(length >> 24 & 0xff);
}

static struct tg_hash hash_fields(struct tg_buf *fields)
{
	struct tg_hash hash = tg_hash_of(tg_buf_view(fields));

	tg_buf_done(fields);
	return hash;
}

struct tg_hash tg_token_hash(const struct tg_tokens *tokens)
{
	struct tg_buf text = {0};
	size_t i;

	for (i = 0; i < tokens->count; i++)
		if (tokens->at[i].kind != TG_TOKEN_COMMENT)
			add_field(&text, tg_token_text(tokens, i));
	return hash_fields(&text);
}

struct tg_hash tg_token_hash_of(struct tg_str code)
{
	struct tg_token_reader reader = {.content = code};
	struct tg_token token;
	struct tg_buf text = {0};

	while (tg_token_next(&reader, &token))
		if (token.kind != TG_TOKEN_COMMENT)
			add_field(&text, tg_str_n(code.ptr + token.offset, token.length));
	return hash_fields(&text);
}
