/* SPDX-License-Identifier: Apache-2.0 */
#include "model/id.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_WORDS = 5, MOST_DIGITS = 8 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

bool tg_id_is_word(struct tg_str word)
{
	bool digit = false, upper = word.len > 0 && is_upper(word.ptr[0]);
	size_t i;

	for (i = 0; i < word.len; i++) {
		char c = word.ptr[i];

		digit |= is_digit(c);
		upper &= is_upper(c) || is_digit(c) || strchr("().-", c);
	}
	return digit || upper;
}

static bool is_id_char(char c)
{
	return is_digit(c) || is_upper(c) || (c >= 'a' && c <= 'z') ||
	       (c && strchr(" ._~()/:#+-", c));
}

/* The first character outside of ASCII, or 0. */
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

static bool is_prose(struct tg_str id)
{
	struct tg_str rest = id, word;
	size_t words = 0;

	while (tg_str_split(&rest, ' ', &word)) {
		bool alone = !words && !rest.ptr;

		if (word.len && (++words > MOST_WORDS || (!alone && !tg_id_is_word(word))))
			return true;
	}
	return false;
}

bool tg_id_check(struct tg_str id, char why[TG_ID_WHY])
{
	size_t i;

	*why = '\0';
	if (!id.len)
		snprintf(why, TG_ID_WHY, "an id is missing");
	else if (id.len > TG_ID_LONGEST)
		snprintf(why, TG_ID_WHY, "the id is longer than %d characters", TG_ID_LONGEST);
	else if (first_strange(id))
		snprintf(why, TG_ID_WHY, "the id holds U+%04X; ids are written in ASCII",
			 (unsigned)first_strange(id));
	for (i = 0; !*why && i < id.len; i++) {
		if (!is_id_char(id.ptr[i]))
			snprintf(why, TG_ID_WHY, "'%.*s' is no id", (int)id.len, id.ptr);
	}
	if (!*why && is_prose(id))
		snprintf(why, TG_ID_WHY, "'%.*s' is no id; a note begins with ' -- '", (int)id.len,
			 id.ptr);
	return !*why;
}

struct tg_str tg_id_key(struct tg_str id, unsigned *ret_revision)
{
	const char *first = id.len ? memchr(id.ptr, '~', id.len) : NULL;
	const char *last = id.len ? memrchr(id.ptr, '~', id.len) : NULL;
	char number[MOST_DIGITS + 1] = "";
	size_t digits, i;

	*ret_revision = 0;
	digits = last ? (size_t)(id.ptr + id.len - last) - 1 : 0;
	if (last > first && digits && digits <= MOST_DIGITS) {
		for (i = 0; i < digits && is_digit(last[1 + i]); i++)
			number[i] = last[1 + i];
		if (i == digits) {
			*ret_revision = (unsigned)strtoul(number, NULL, 10);
			id.len = (size_t)(last - id.ptr);
		}
	}
	if (tg_str_starts(id, "req~"))
		id = tg_str_n(id.ptr + 4, id.len - 4);
	return id;
}
