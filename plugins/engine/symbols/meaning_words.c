/* SPDX-License-Identifier: Apache-2.0 */
/*
 * meaning_words.c - numbers, the words of types and dead text in the one form that is hashed.
 */
#include <stdio.h>

#include "engine/symbols/meaning_form.h"

/* ---- numbers ---- */

static unsigned digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 99;
}

/* "u", "l", "ull", ... at `i`; false when there is something else. */
static bool read_suffix(struct tg_str text, size_t i, bool *ret_unsigned, unsigned *ret_long)
{
	*ret_unsigned = false;
	*ret_long = 0;
	for (; i < text.len; i++) {
		char c = (char)(text.ptr[i] | 0x20);

		if (c == 'u' && !*ret_unsigned)
			*ret_unsigned = true;
		else if (c == 'l' && *ret_long < 2)
			++*ret_long;
		else
			return false;
	}
	return true;
}

/* Most numbers are in the form as they are: decimal, and far below INT_MAX. */
static bool is_plain(struct tg_str text)
{
	size_t i;

	if (!text.len || text.len > 9 || (text.ptr[0] == '0' && text.len > 1))
		return false;
	for (i = 0; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9'; i++)
		;
	return i == text.len;
}

struct tg_str tg_form_number(struct tg_str text, char room[static 32])
{
	static const char *const longs[] = {"", "l", "ll"};
	unsigned base = 10, longer;
	uint64_t value = 0;
	size_t i = 0;
	bool no_sign;

	if (is_plain(text))
		return text;
	if (text.len > 1 && text.ptr[0] == '0') {
		char c = (char)(text.ptr[1] | 0x20);

		base = c == 'x' ? 16 : c == 'b' ? 2 : 8;
		i = base == 8 ? 1 : 2;
	}
	/* Beyond INT_MAX the way it is written decides its type. */
	for (; i < text.len && digit_of(text.ptr[i]) < base && value <= INT32_MAX; i++)
		value = value * base + digit_of(text.ptr[i]);
	if (value > INT32_MAX || !read_suffix(text, i, &no_sign, &longer))
		return tg_str("");
	snprintf(room, 32, "%llu%s%s", (unsigned long long)value, no_sign ? "u" : "",
		 longs[longer]);
	return tg_str(room);
}

/* ---- types ---- */

enum { INT = 0, CHAR, SHORT, LONG, SIGNED, UNSIGNED, FLOAT, DOUBLE, VOID, CONST, VOLATILE, WORDS };

static const char *const type_words[WORDS] = {"int",    "char",     "short",   "long",
					      "signed", "unsigned", "float",   "double",
					      "void",   "const",    "volatile"};

/* Which word the token at `i` is, WORDS: none. */
static unsigned type_word(const struct tg_piece *piece, size_t i)
{
	unsigned word = 0;

	if (tg_piece_code(piece, i) < TG_CODE_TYPE)
		return WORDS;
	while (word < WORDS && !tg_piece_is(piece, i, type_words[word]))
		word++;
	return word;
}

/* Behind `length` characters, of which there are at most those of every word. */
static size_t put_word(char room[static 64], size_t length, const char *word)
{
	size_t size = strlen(word);

	if (length + 1 + size >= 64)
		return length;
	if (length)
		room[length++] = ' ';
	memcpy(room + length, word, size + 1);
	return length + size;
}

size_t tg_form_type(const struct tg_piece *piece, size_t i, char room[static 64])
{
	static const unsigned char order[] = {CONST, VOLATILE, SIGNED, UNSIGNED, SHORT,  LONG,
					      LONG,  CHAR,     INT,    FLOAT,    DOUBLE, VOID};
	unsigned char seen[WORDS] = {0};
	size_t begin = i, length = 0, k;
	unsigned word;

	for (; (word = type_word(piece, i)) < WORDS; i++)
		if (seen[word] < 1 + (word == LONG))
			seen[word]++;
	if (seen[SHORT] || seen[LONG] || seen[SIGNED] || seen[UNSIGNED])
		seen[INT] = !seen[SHORT] && !seen[LONG] && !seen[CHAR] && !seen[DOUBLE];
	if (!seen[CHAR])
		seen[SIGNED] = 0;
	*room = '\0';
	for (k = 0; k < sizeof(order); k++) {
		if (!seen[order[k]])
			continue;
		seen[order[k]]--;
		length = put_word(room, length, type_words[order[k]]);
	}
	return i - begin;
}

/* ---- text that is never compiled ---- */

struct filter {
	const struct tg_tokens *file;
	struct tg_token *at;
	size_t count;
	TG_VEC(bool) levels; /* of open conditionals: it was `#if 0`, its own lines are gone */
};

static bool is_word(const struct filter *f, size_t i, const char *word)
{
	return i < f->file->count && tg_str_is(tg_token_text(f->file, i), word);
}

static bool begins_directive(const struct filter *f, size_t i)
{
	const uint8_t both = TG_TOKEN_DIRECTIVE | TG_TOKEN_LINE_START;

	return (f->file->at[i].flags & both) == both && f->file->at[i].code == '#';
}

/* Behind the directive at `i`. */
static size_t behind_line(const struct filter *f, size_t i)
{
	for (i++; i < f->file->count && (f->file->at[i].flags & TG_TOKEN_DIRECTIVE) &&
		  !(f->file->at[i].flags & TG_TOKEN_LINE_START);
	     i++)
		;
	return i;
}

static bool opens(const struct filter *f, size_t i)
{
	return is_word(f, i + 1, "if") || is_word(f, i + 1, "ifdef") || is_word(f, i + 1, "ifndef");
}

/* What ends the branch behind `i`: its #else, #elif or #endif, or the end of the text. */
static size_t end_of_branch(const struct filter *f, size_t i)
{
	size_t depth = 0;

	for (; i < f->file->count; i++) {
		if (!begins_directive(f, i))
			continue;
		if (opens(f, i))
			depth++;
		else if (!depth && (is_word(f, i + 1, "else") || is_word(f, i + 1, "elif") ||
				    is_word(f, i + 1, "endif")))
			break;
		else if (depth && is_word(f, i + 1, "endif"))
			depth--;
	}
	return i;
}

/* A pragma about warnings, or for the reader. */
static bool is_idle_pragma(const struct filter *f, size_t i)
{
	if (!is_word(f, i + 1, "pragma"))
		return false;
	if (is_word(f, i + 2, "GCC") || is_word(f, i + 2, "clang"))
		return is_word(f, i + 3, "diagnostic");
	return is_word(f, i + 2, "warning") || is_word(f, i + 2, "region") ||
	       is_word(f, i + 2, "endregion") || is_word(f, i + 2, "mark") ||
	       is_word(f, i + 2, "once");
}

static void keep(struct filter *f, size_t from, size_t end)
{
	memcpy(f->at + f->count, f->file->at + from, (end - from) * sizeof(*f->at));
	f->count += end - from;
}

/* The directive at `i`; gives where to go on. */
static size_t read_directive(struct filter *f, size_t i)
{
	size_t end = behind_line(f, i);
	bool gone = is_idle_pragma(f, i);

	if (opens(f, i)) {
		gone = is_word(f, i + 1, "if") && is_word(f, i + 2, "0") && end == i + 3;
		*TG_VEC_ADD(&f->levels) = gone;
		if (!gone)
			keep(f, i, end);
		else
			end = end_of_branch(f, end);
		if (gone && is_word(f, end + 1, "elif"))
			f->levels.at[f->levels.count - 1] = false;
		return gone && is_word(f, end + 1, "else") ? behind_line(f, end) : end;
	}
	if (is_word(f, i + 1, "endif") && f->levels.count)
		gone = f->levels.at[--f->levels.count];
	if (!gone)
		keep(f, i, end);
	return end;
}

struct tg_tokens tg_form_active(struct tg_arena *arena, const struct tg_tokens *tokens)
{
	struct filter f = {.file = tokens};
	size_t i = 0;

	while (i < tokens->count && !(tokens->at[i].flags & TG_TOKEN_DIRECTIVE))
		i++;
	if (i == tokens->count)
		return *tokens;
	f.at = tg_arena_alloc(arena, tokens->count * sizeof(*f.at));
	for (i = 0; i < tokens->count;) {
		if (begins_directive(&f, i)) {
			i = read_directive(&f, i);
		} else {
			keep(&f, i, i + 1);
			i++;
		}
	}
	TG_VEC_DONE(&f.levels);
	return (struct tg_tokens){tokens->content, f.at, f.count};
}
