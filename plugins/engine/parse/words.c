/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/parse/words.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Appends what stands between double quotes from `*at` on; false when the quote is not closed. */
static bool take_quoted(struct tg_str line, size_t *at, struct tg_buf *word)
{
	for (; *at < line.len && line.ptr[*at] != '"'; (*at)++) {
		/* Within double quotes a backslash is special before these four alone. */
		if (line.ptr[*at] == '\\' && *at + 1 < line.len &&
		    memchr("\"\\$`", line.ptr[*at + 1], 4))
			(*at)++;
		tg_buf_putc(word, line.ptr[*at]);
	}
	return (*at)++ < line.len;
}

/* Appends one word from `*at` on. */
static bool take_word(struct tg_str line, size_t *at, struct tg_buf *word)
{
	while (*at < line.len && !is_blank(line.ptr[*at])) {
		char c = line.ptr[(*at)++];

		if (c == '\'') {
			size_t end = tg_str_find(line, *at, "'");

			tg_buf_add(word, line.ptr + *at, end - *at);
			*at = end + 1;
			if (end >= line.len)
				return false;
		} else if (c == '"') {
			if (!take_quoted(line, at, word))
				return false;
		} else if (c == '\\' && *at < line.len) {
			tg_buf_putc(word, line.ptr[(*at)++]);
		} else {
			tg_buf_putc(word, c);
		}
	}
	return true;
}

bool tg_words_split(struct tg_arena *arena, struct tg_str line, const char *const **ret_words)
{
	TG_VEC(const char *) words = {0};
	struct tg_buf word = {0};
	const char **list;
	size_t at = 0;
	bool ok = true;

	while (ok) {
		while (at < line.len && is_blank(line.ptr[at]))
			at++;
		if (at >= line.len)
			break;
		tg_buf_clear(&word);
		ok = take_word(line, &at, &word);
		if (ok)
			*TG_VEC_ADD(&words) =
				tg_arena_strndup(arena, word.ptr ? word.ptr : "", word.len);
	}
	list = tg_arena_alloc(arena, (words.count + 1) * sizeof(*list));
	if (words.count)
		memcpy(list, words.at, words.count * sizeof(*list));
	*ret_words = list;
	TG_VEC_DONE(&words);
	tg_buf_done(&word);
	return ok;
}
