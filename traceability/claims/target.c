/* SPDX-License-Identifier: Apache-2.0 */
/*
 * target.c - the ids that an annotation names.
 */
#include "claims/dialect.h"
#include "model/id.h"

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

bool tg_claims_like_id(struct tg_str text)
{
	struct tg_str word;
	size_t end = 0, i;

	text = tg_str_trim(text);
	while (end < text.len && !strchr(" ,}", text.ptr[end]))
		end++;
	word = tg_str_n(text.ptr, end);
	for (i = 0; i < word.len; i++) {
		if (is_digit(word.ptr[i]) || word.ptr[i] == '~')
			return true;
	}
	return word.len > 1 && tg_id_is_word(word) && end + 1 < text.len && text.ptr[end] == ' ' &&
	       is_digit(text.ptr[end + 1]);
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
	struct tg_str rest = list.ptr ? list : tg_str(""), part;
	char why[TG_ID_WHY];

	while (tg_str_split(&rest, ',', &part)) {
		struct tg_str id = trim_id(part);
		struct tg_claim claim = *model;

		claim.path = "";
		if (list.ptr >= begin && list.ptr < end && id.ptr)
			claim.column += (unsigned)(id.ptr - list.ptr);
		if (!tg_id_check(id, why)) {
			tg_claims_problem(reader, claim.line, claim.column, "%s", why);
			continue;
		}
		id = tg_id_key(id, &claim.revision);
		if (!claim.revision)
			claim.revision = model->revision;
		claim.target = tg_arena_strndup(reader->arena, id.ptr, id.len);
		*TG_VEC_ADD(&reader->claims) = claim;
	}
}
