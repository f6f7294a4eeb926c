/* SPDX-License-Identifier: Apache-2.0 */
/*
 * target.c - the ids that an annotation names. They are written as people write them
 * (`CR 3.4 RE(1)`), but with ASCII alone, so that no id can pass for another.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "claims/dialect.h"

enum { LONGEST_ID = 128, MOST_WORDS = 5 };

uint32_t tg_claims_bidi(struct tg_str text)
{
	size_t at = 0;

	while (at < text.len) {
		uint32_t code = tg_utf8_next(text, &at);

		if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) ||
		    code == 0x200e || code == 0x200f || code == 0x061c)
			return code;
	}
	return 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* A word of an id of several words: `CR`, `3.4`, `RE(1)`, `SP.06.02`, but not `the`. */
static bool is_id_word(struct tg_str word)
{
	bool digit = false, upper = word.len > 0 && is_upper(word.ptr[0]);
	size_t i;

	for (i = 0; i < word.len; i++) {
		digit |= is_digit(word.ptr[i]);
		upper &= is_upper(word.ptr[i]) || is_digit(word.ptr[i]) ||
			 strchr("().-", word.ptr[i]) != NULL;
	}
	return digit || upper;
}

static bool is_id_char(char c)
{
	return is_digit(c) || is_upper(c) || is_lower(c) || (c && strchr(" ._~()/:#+-", c));
}

bool tg_claims_like_id(struct tg_str text)
{
	struct tg_str word;
	bool digit = false;
	size_t end = 0, i;

	text = tg_str_trim(text);
	while (end < text.len && !strchr(" ,}", text.ptr[end]))
		end++;
	word = tg_str_n(text.ptr, end);
	for (i = 0; i < word.len; i++)
		digit |= is_digit(word.ptr[i]) || word.ptr[i] == '~';
	if (digit)
		return true;
	return word.len > 1 && is_id_word(word) && end + 1 < text.len && text.ptr[end] == ' ' &&
	       is_digit(text.ptr[end + 1]);
}

/* The first character outside of ASCII, for the message. */
static uint32_t first_strange(struct tg_str id)
{
	size_t at = 0;

	while (at < id.len) {
		uint32_t code = tg_utf8_next(id, &at);

		if (code >= 0x80)
			return code;
	}
	return 0;
}

/* Says why the text is no id, or writes nothing. */
static void judge(struct tg_str id, char *why, size_t size)
{
	uint32_t strange = first_strange(id);
	struct tg_str rest = id, word;
	size_t words = 0, i;

	*why = '\0';
	if (!id.len) {
		snprintf(why, size, "an id is missing");
		return;
	}
	if (id.len > LONGEST_ID) {
		snprintf(why, size, "the id is longer than %d characters", LONGEST_ID);
		return;
	}
	if (strange) {
		snprintf(why, size, "the id holds U+%04X; ids are written in ASCII",
			 (unsigned)strange);
		return;
	}
	for (i = 0; i < id.len; i++) {
		if (!is_id_char(id.ptr[i])) {
			snprintf(why, size, "'%.*s' is no id", (int)id.len, id.ptr);
			return;
		}
	}
	while (tg_str_split(&rest, ' ', &word)) {
		bool alone = !words && !rest.ptr;

		if (!word.len)
			continue;
		if (++words > MOST_WORDS || (!alone && !is_id_word(word))) {
			snprintf(why, size, "'%.*s' is no id; a note begins with ' -- '",
				 (int)id.len, id.ptr);
			return;
		}
	}
}

/*
 * req~NAME~2 names NAME in revision 2, dsn~NAME~2 names dsn~NAME: items have their keys in the
 * same form. Anything else stays as it was written.
 */
static void set_target(struct tg_arena *arena, struct tg_claim *claim, struct tg_str id)
{
	const char *first = memchr(id.ptr, '~', id.len);
	const char *last = memrchr(id.ptr, '~', id.len);
	size_t i, digits = 0;

	if (first && last > first) {
		for (i = (size_t)(last - id.ptr) + 1; i < id.len && is_digit(id.ptr[i]); i++)
			digits++;
		if (digits && digits < 9 && i == id.len) {
			char number[16];

			snprintf(number, sizeof(number), "%.*s", (int)digits, last + 1);
			claim->revision = (unsigned)strtoul(number, NULL, 10);
			id.len = (size_t)(last - id.ptr);
		}
	}
	if (tg_str_starts(id, "req~"))
		id = tg_str_n(id.ptr + 4, id.len - 4);
	claim->target = tg_arena_strndup(arena, id.ptr, id.len);
}

/* An id, without the full stop that ends a sentence. */
static struct tg_str trim_id(struct tg_str id)
{
	id = tg_str_trim(id);
	while (id.len && strchr(".;", id.ptr[id.len - 1]))
		id.len--;
	return tg_str_trim(id);
}

void tg_claims_add(struct tg_claim_reader *reader, const struct tg_claim *model, struct tg_str list)
{
	const char *begin = reader->content.ptr, *end = begin + reader->content.len;
	struct tg_str rest = list, part;
	char why[256];

	if (!list.ptr)
		rest = tg_str("");
	while (tg_str_split(&rest, ',', &part)) {
		struct tg_str id = trim_id(part);
		struct tg_claim claim = *model;

		claim.path = "";
		if (list.ptr >= begin && list.ptr < end && id.ptr)
			claim.column += (unsigned)(id.ptr - list.ptr);
		judge(id, why, sizeof(why));
		if (*why) {
			tg_claims_problem(reader, claim.line, claim.column, "%s", why);
			continue;
		}
		set_target(reader->arena, &claim, id);
		*TG_VEC_ADD(&reader->claims) = claim;
	}
}
