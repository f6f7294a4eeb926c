/* SPDX-License-Identifier: Apache-2.0 */
/*
 * spelling.c - see spelling.h.
 */
#include "knowledge/spelling.h"

#include <ctype.h>

enum { PARTS = 48 };

/* The parts of an id, as ranges of `text`. */
struct parts {
	char text[TG_SPELLING];
	const char *at[PARTS];
	size_t len[PARTS];
	size_t count;
};

static bool is_separator(char c)
{
	return c && strchr(" \t-._()[],/:;", c);
}

/* Letters, digits and apostrophes make up parts; 0 = none of them. */
static int class_of(char c)
{
	if (c >= '0' && c <= '9')
		return 'd';
	if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
		return 'a';
	return c == '\'' ? '\'' : 0;
}

static bool add(struct parts *parts, const char *at, size_t len)
{
	if (parts->count == PARTS)
		return false;
	while (len > 1 && *at == '0') {
		at++;
		len--;
	}
	parts->at[parts->count] = at;
	parts->len[parts->count++] = len;
	return true;
}

static bool is(const struct parts *parts, size_t i, const char *word)
{
	return i < parts->count && parts->len[i] == strlen(word) &&
	       !memcmp(parts->at[i], word, parts->len[i]);
}

/* "ANNEXI" and "PARTII" are a word and a roman numeral. */
static size_t glued_word(const char *at, size_t len)
{
	static const char *const words[] = {"ANNEX", "PART"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t n = strlen(words[i]);

		if (len > n && !memcmp(at, words[i], n) && strspn(at + n, "IVX") >= len - n)
			return n;
	}
	return 0;
}

static bool cut(struct tg_str text, struct parts *parts)
{
	size_t n = 0;

	if (text.len == 0 || text.len >= TG_SPELLING / 2)
		return false;
	for (size_t i = 0; i < text.len; i++)
		parts->text[i] = (char)toupper((unsigned char)text.ptr[i]);
	parts->text[text.len] = 0;
	for (size_t i = 0; i < text.len; i += n) {
		const char *at = parts->text + i;
		int class = class_of(*at);
		size_t word;

		n = 1;
		if (is_separator(*at))
			continue;
		if (!class)
			return false;
		while (i + n < text.len && class_of(at[n]) == class)
			n++;
		word = class == 'a' ? glued_word(at, n) : 0;
		if (word)
			n = word;
		if (!add(parts, at, n))
			return false;
	}
	return parts->count > 0;
}

/* How many names of bodies stand before "62443". */
static size_t bodies(const struct parts *parts)
{
	static const char *const names[] = {"EN", "IEC", "ISA", "ANSI", "TS", "DIN", "BS"};
	size_t i = 0, known = 1;

	while (i < parts->count && known) {
		known = 0;
		for (size_t k = 0; k < sizeof(names) / sizeof(*names); k++)
			known |= is(parts, i, names[k]);
		i += known;
	}
	return is(parts, i, "62443") ? i : 0;
}

bool tg_spelling(struct tg_str text, char ret_normal[TG_SPELLING])
{
	struct parts parts = {.count = 0};
	size_t used = 0;

	ret_normal[0] = 0;
	if (!cut(text, &parts))
		return false;
	for (size_t i = bodies(&parts); i < parts.count; i++) {
		const char *at = parts.at[i];
		size_t len = parts.len[i];
		bool article = i == 1 && is(&parts, 0, "CRA") && isdigit((unsigned char)*at);

		if (is(&parts, i, "POINT"))
			continue;
		if (is(&parts, i, "ARTICLE"))
			len = strlen("ART");
		if (used + len + strlen(".ART.") + 1 > TG_SPELLING)
			return false;
		if (used)
			ret_normal[used++] = '.';
		if (article) {
			memcpy(ret_normal + used, "ART.", 4);
			used += 4;
		}
		memcpy(ret_normal + used, at, len);
		used += len;
		ret_normal[used] = 0;
	}
	return used > 0;
}

bool tg_spelling_within(const char *normal, const char *prefix)
{
	size_t n = strlen(prefix);

	return !strncmp(normal, prefix, n) && (normal[n] == 0 || normal[n] == '.');
}
