/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/symbols/token.h"

/* Into the loop over all tokens, where what is read stays in registers. */
#define HOT static inline __attribute__((always_inline))

/* Where the scanner stands. */
struct scan {
	const char *at, *end;
};

enum {
	BLANK = 1,
	DIGIT = 2,
	MARK = 4,   /* may begin a comment or a literal */
	SINGLE = 8, /* a punctuator that no longer one begins with */
	WORD = 128, /* all bytes beyond ASCII, which have this bit, may be part of an identifier */
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

static inline bool is_word(char c)
{
	return ((classes[(unsigned char)c] | (unsigned char)c) & WORD) != 0;
}

static inline bool is_digit(char c)
{
	return (classes[(unsigned char)c] & DIGIT) != 0;
}

/* Bytes of a line splice at `at`, else 0. */
static inline size_t splice(const char *at, const char *end)
{
	if (at == end || *at != '\\')
		return 0;
	if (end - at >= 2 && at[1] == '\n')
		return 2;
	return end - at >= 3 && at[1] == '\r' && at[2] == '\n' ? 3 : 0;
}

static inline char peek(const struct scan *s, size_t ahead)
{
	return (size_t)(s->end - s->at) > ahead ? s->at[ahead] : '\0';
}

static const char *behind_line_comment(struct scan s)
{
	do {
		const char *line = memchr(s.at, '\n', (size_t)(s.end - s.at));

		if (!line)
			return s.end;
		s.at = line + 1;
	} while (s.at[-2] == '\\' || (s.at[-2] == '\r' && s.at[-3] == '\\'));
	return s.at - (s.at[-2] == '\r' ? 2 : 1);
}

static const char *behind_block_comment(struct scan s)
{
	const char *slash = s.end - s.at > 3 ? s.at + 2 : NULL;

	/* Slashes are rarer than stars. */
	while (slash && (slash = memchr(slash + 1, '/', (size_t)(s.end - slash - 1))) != NULL)
		if (slash[-1] == '*')
			break;
	return slash ? slash + 1 : s.end;
}

/* A string or character constant from its opening quote; it ends at the line's end at last. */
static const char *behind_quoted(struct scan s)
{
	char quote = *s.at++;

	while (s.at < s.end && *s.at != '\n') {
		char c = *s.at++;
		size_t n;

		if (c == quote)
			return s.at;
		if (c != '\\')
			continue;
		n = splice(s.at - 1, s.end);
		if (n)
			s.at += n - 1;
		else if (s.at < s.end && *s.at != '\n')
			s.at++;
	}
	return s.at;
}

/* A raw string of C++ from its quote: R"delimiter( ... )delimiter". */
static const char *behind_raw_string(struct scan s)
{
	const char *open = memchr(s.at, '(', (size_t)(s.end - s.at));
	char close[20] = ")";
	size_t length = open ? (size_t)(open - s.at - 1) : 17;
	const char *found;

	if (length > 16)
		return behind_quoted(s);
	memcpy(close + 1, s.at + 1, length);
	close[length + 1] = '"';
	found = memmem(open, (size_t)(s.end - open), close, length + 2);
	return found ? found + length + 2 : s.end;
}

static inline const char *behind_number(const char *at, const char *end)
{
	size_t n;

	for (; at < end; at += n) {
		n = 1;
		if (is_word(*at) || *at == '.')
			continue;
		n = splice(at, end);
		if (n)
			continue;
		n = *at == '\'' ? 2 : 1;
		if (*at == '\'' ? end - at < 2 || !is_word(at[1])
				: (*at != '+' && *at != '-') || !strchr("eEpP", at[-1]))
			break;
	}
	return at;
}

static inline const char *behind_word(const char *at, const char *end)
{
	size_t n;

	do {
		while (at < end && is_word(*at))
			at++;
		n = splice(at, end);
		at += n;
	} while (n);
	return at;
}

/* The length of the longest punctuator, of which `next` is the second byte; 1 for a byte that is
 * none. */
static inline size_t punctuator(struct scan s, char next)
{
	static const char *const three[] = {"...", "<<=", ">>=", "->*", "<=>"};
	static const char two[] = "->++--<<>><=>===!=&&||+=-=*=/=%=&=^=|=##::.*";
	size_t i;

	if (classes[(unsigned char)next] & (BLANK | WORD | SINGLE))
		return 1;
	for (i = 0; s.end - s.at >= 3 && i < sizeof(three) / sizeof(*three); i++)
		if (s.at[0] == three[i][0] && next == three[i][1] && s.at[2] == three[i][2])
			return 3;
	for (i = 0; s.end - s.at >= 2 && i + 1 < sizeof(two); i += 2)
		if (s.at[0] == two[i] && next == two[i + 1])
			return 2;
	return 1;
}

/* A short word from `s.at` to `quote`, where a quote stands: whether it belongs to a literal, and
 * the end of that. */
static bool is_prefix(struct scan s, const char *quote, const char **ret_end)
{
	size_t length = (size_t)(quote - s.at);
	bool raw = quote[-1] == 'R' && *quote == '"';
	struct scan literal = {quote, s.end};

	length -= raw;
	if (length && !(length == 1 && strchr("LuU", *s.at)) &&
	    !(length == 2 && memcmp(s.at, "u8", 2) == 0))
		return false;
	*ret_end = raw ? behind_raw_string(literal) : behind_quoted(literal);
	return true;
}

static inline enum tg_token_kind kind_of_quoted(char quote)
{
	return quote == '"' ? TG_TOKEN_STRING : TG_TOKEN_CHARACTER;
}

/* The token at `s->at`; gives its kind and, of words and punctuators, its code. */
HOT enum tg_token_kind scan_token(struct scan *s, uint8_t *ret_code)
{
	const char *begin = s->at, *end;
	uint8_t class = classes[(unsigned char)*begin];
	char next;

	*ret_code = TG_CODE_NONE;
	if (class & SINGLE) {
		*ret_code = (uint8_t)*begin;
		s->at++;
		return TG_TOKEN_PUNCTUATOR;
	}
	next = peek(s, 1);
	if ((class & DIGIT) || (*begin == '.' && is_digit(next))) {
		s->at = behind_number(begin + 1, s->end);
		return TG_TOKEN_NUMBER;
	}
	if (is_word(*begin)) {
		end = behind_word(begin + 1, s->end);
		if (end - begin <= 3 && end < s->end && (*end == '"' || *end == '\'') &&
		    is_prefix(*s, end, &s->at))
			return kind_of_quoted(*end);
		s->at = end;
		*ret_code = tg_keyword_code(begin, (size_t)(end - begin));
		return TG_TOKEN_WORD;
	}
	if (*begin == '/' && (next == '/' || next == '*')) {
		s->at = next == '/' ? behind_line_comment(*s) : behind_block_comment(*s);
		return TG_TOKEN_COMMENT;
	}
	if (class & MARK && *begin != '/') {
		s->at = behind_quoted(*s);
		return kind_of_quoted(*begin);
	}
	s->at += punctuator(*s, next);
	if (s->at - begin == 1)
		*ret_code = (uint8_t)*begin;
	else if (*begin == '-' && next == '>' && s->at - begin == 2)
		*ret_code = TG_CODE_ARROW;
	return TG_TOKEN_PUNCTUATOR;
}

/* Behind blanks, line ends and splices; what is known of the line follows. */
HOT const char *skip_blanks(struct tg_token_reader *reader, const char *at, const char *end)
{
	size_t n;

	for (; at < end; at++) {
		if (classes[(unsigned char)*at] & BLANK)
			continue;
		n = 1;
		if (*at == '\n')
			reader->inside_line = reader->directive = false;
		else if (*at != '\\' || !(n = splice(at, end)))
			break;
		at += n - 1;
	}
	return at;
}

HOT bool next_token(struct tg_token_reader *reader, struct tg_token *ret_token)
{
	const char *begin = reader->content.ptr;
	struct scan s = {begin + reader->at, begin + reader->content.len};
	const char *from;

	if (!reader->at && reader->content.len >= 3 && memcmp(begin, "\xef\xbb\xbf", 3) == 0)
		s.at += 3; /* a byte order mark is no part of the first word */
	s.at = from = skip_blanks(reader, s.at, s.end);
	if (from >= s.end) {
		reader->at = reader->content.len;
		return false;
	}
	ret_token->flags = reader->directive ? TG_TOKEN_DIRECTIVE : 0;
	if (!reader->inside_line) {
		ret_token->flags |= TG_TOKEN_LINE_START;
		if (*from == '#') {
			reader->directive = true;
			ret_token->flags |= TG_TOKEN_DIRECTIVE;
		}
	}
	ret_token->offset = (uint32_t)(from - begin);
	ret_token->kind = (uint8_t)scan_token(&s, &ret_token->code);
	ret_token->length = (uint32_t)(s.at - from);
	reader->at = (size_t)(s.at - begin);
	reader->inside_line |= ret_token->kind != TG_TOKEN_COMMENT;
	return true;
}

bool tg_token_next(struct tg_token_reader *reader, struct tg_token *ret_token)
{
	return next_token(reader, ret_token);
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
		s->at = behind_raw_string(*s);
	else
		s->at = behind_quoted(*s);
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
		uint8_t code;

		if (*from != '/') {
			skip_literal(&s, begin);
		} else if (peek(&s, 1) == '/' || peek(&s, 1) == '*') {
			scan_token(&s, &code);
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
	size_t count = 0, room = content.len / 4 + 16; /* a token has three bytes and a blank */
	struct tg_token *tokens = tg_realloc(NULL, room, sizeof(*tokens));
	struct tg_tokens result = {.content = content};

	while (next_token(&reader, &tokens[count])) {
		if (!comments && tokens[count].kind == TG_TOKEN_COMMENT)
			continue;
		if (++count < room)
			continue;
		room *= 2;
		tokens = tg_realloc(tokens, room, sizeof(*tokens));
	}
	result.at = tg_vec_keep(arena, tokens, count, sizeof(*tokens));
	result.count = count;
	tg_free_(&tokens);
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

/* Four bytes, the least first. */
static inline void put_length(char *at, size_t length)
{
	at[0] = (char)(length & 0xff);
	at[1] = (char)(length >> 8 & 0xff);
	at[2] = (char)(length >> 16 & 0xff);
	at[3] = (char)(length >> 24 & 0xff);
}

/* Appends the length and the bytes of a token, so that no two sequences look the same. */
static void add_field(struct tg_buf *out, struct tg_str text)
{
	/* Room for both, and for what the copy of a short text writes too much. */
	char *field = tg_buf_room(out, sizeof(uint32_t) + text.len + TG_SHORT), *to;
	size_t from = 0, length;

	to = field + sizeof(uint32_t);
	while (from < text.len) {
		const char *back = memchr(text.ptr + from, '\\', text.len - from);
		size_t until = back ? (size_t)(back - text.ptr) : text.len;
		size_t skip = back ? splice(back, text.ptr + text.len) : 0;

		if (back && !skip)
			until++;
		memcpy(to, text.ptr + from, until - from);
		to += until - from;
		from = until + skip;
	}
	length = (size_t)(to - field) - sizeof(uint32_t);
	put_length(field, length);
	out->len += sizeof(uint32_t) + length;
}

/* The same for a token without backslashes, of whose file `left` bytes are left. */
static inline void add_plain_field(struct tg_buf *out, struct tg_str text, size_t left)
{
	char *field = tg_buf_room(out, sizeof(uint32_t) + text.len + TG_SHORT);

	put_length(field, text.len);
	tg_copy_short(field + sizeof(uint32_t), text, left);
	out->len += sizeof(uint32_t) + text.len;
}

static struct tg_hash hash_fields(struct tg_buf *fields)
{
	struct tg_hash hash = tg_hash_of(tg_buf_view(fields));

	tg_buf_done(fields);
	return hash;
}

struct tg_hash tg_token_hash(const struct tg_tokens *tokens)
{
	const struct tg_str *content = &tokens->content;
	struct tg_str span = tg_token_span(tokens);
	bool spliced = span.len && memchr(span.ptr, '\\', span.len);
	struct tg_buf text = {0};
	size_t i;

	tg_buf_room(&text, tokens->count * sizeof(uint32_t) + span.len);
	for (i = 0; i < tokens->count; i++) {
		if (tokens->at[i].kind == TG_TOKEN_COMMENT)
			continue;
		if (spliced)
			add_field(&text, tg_token_text(tokens, i));
		else
			add_plain_field(&text, tg_token_text(tokens, i),
					content->len - tokens->at[i].offset);
	}
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
