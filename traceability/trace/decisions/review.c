/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/decisions/review.h"

#include <stdlib.h>

#include "base/text.h"
#include "trace/decisions/ledger.h"

#define HEAD_LINE \
	"# tracegate reviews 1: item, verb, code, item hash, code hash, result, date, note"

enum { FIELDS = 8 };

const char *tg_review_state_name(enum tg_review_state state)
{
	static const char *const names[] = {"not reviewed", "reviewed", "rejected",
					    "changed since it was reviewed"};

	return names[state];
}

static void key_of(struct tg_buf *out, const char *item, enum tg_verb verb,
		   struct tg_hash item_hash, struct tg_hash code_hash)
{
	tg_buf_add(out, item_hash.byte, TG_HASH_SIZE);
	tg_buf_add(out, code_hash.byte, TG_HASH_SIZE);
	tg_buf_putc(out, (char)verb);
	tg_buf_puts(out, item);
}

static const char *keep(struct tg_arena *arena, struct tg_str text)
{
	return tg_arena_strndup(arena, text.ptr, text.len);
}

static bool parse_line(struct tg_arena *arena, struct tg_str line, struct tg_review *ret)
{
	struct tg_str field[FIELDS];
	int64_t day;
	size_t i;

	for (i = 0; i + 1 < FIELDS; i++)
		if (!tg_str_split(&line, '\t', &field[i]))
			return false;
	field[i] = line; /* a note may be empty, and ends the line */
	*ret = (struct tg_review){.valid = tg_str_is(field[5], "valid"),
				  .item = keep(arena, field[0]),
				  .code = keep(arena, field[2]),
				  .date = keep(arena, field[6]),
				  .note = keep(arena, field[7])};
	return field[0].len && tg_verb_parse(field[1], &ret->verb) &&
	       tg_hash_parse(field[3], &ret->item_hash) &&
	       tg_hash_parse(field[4], &ret->code_hash) &&
	       (ret->valid || tg_str_is(field[5], "rejected")) && tg_date_parse(field[6], &day);
}

static void link_key(struct tg_buf *out, const char *item, enum tg_verb verb, struct tg_str name)
{
	tg_buf_putc(out, (char)verb);
	tg_buf_puts(out, item);
	tg_buf_putc(out, '\t');
	tg_buf_str(out, name);
}

static void add(struct tg_reviews *reviews, const struct tg_review *review)
{
	struct tg_str code = tg_str(review->code), name = {0};
	struct tg_buf key = {0};
	void **place;

	key_of(&key, review->item, review->verb, review->item_hash, review->code_hash);
	place = tg_map_put(&reviews->by_content, tg_buf_view(&key));
	*TG_VEC_ADD(&reviews->at) = *review;
	/* Who objects is heard: taking an objection back is a change of the code, or of the text.
	 */
	if (!*place || !review->valid)
		*place = (void *)(uintptr_t)reviews->at.count;
	tg_str_split(&code, ' ', &name);
	tg_buf_clear(&key);
	link_key(&key, review->item, review->verb, name);
	place = tg_map_put(&reviews->by_link, tg_buf_view(&key));
	if (!*place || strcmp(reviews->at.at[(uintptr_t)*place - 1].date, review->date) <= 0)
		*place = (void *)(uintptr_t)reviews->at.count;
	tg_buf_done(&key);
}

/* @satisfies TG-TRC-6 */
void tg_reviews_read(struct tg_arena *arena, struct tg_str content, struct tg_reviews *ret)
{
	struct tg_str line;
	unsigned number = 0;

	while (tg_str_line(&content, &line)) {
		struct tg_review review;

		number++;
		if (!line.len || *line.ptr == '#')
			continue;
		if (parse_line(arena, line, &review)) {
			review.line = number;
			review.text = keep(arena, line);
			add(ret, &review);
		} else if (!ret->unread++) {
			ret->first_unread = number;
		}
	}
}

void tg_reviews_done(struct tg_reviews *reviews)
{
	TG_VEC_DONE(&reviews->at);
	tg_map_done(&reviews->by_content);
	tg_map_done(&reviews->by_link);
	*reviews = (struct tg_reviews){0};
}

const struct tg_review *tg_review_find(const struct tg_reviews *reviews, const char *item,
				       enum tg_verb verb, struct tg_hash item_hash,
				       struct tg_hash code_hash)
{
	struct tg_buf key = {0};
	uintptr_t found;

	key_of(&key, item, verb, item_hash, code_hash);
	found = (uintptr_t)tg_map_get(&reviews->by_content, tg_buf_view(&key));
	tg_buf_done(&key);
	return found ? &reviews->at.at[found - 1] : NULL;
}

const struct tg_review *tg_review_of_link(const struct tg_reviews *reviews, const char *item,
					  enum tg_verb verb, const char *name)
{
	struct tg_buf key = {0};
	uintptr_t found;

	link_key(&key, item, verb, tg_str(name));
	found = (uintptr_t)tg_map_get(&reviews->by_link, tg_buf_view(&key));
	tg_buf_done(&key);
	return found ? &reviews->at.at[found - 1] : NULL;
}

static void write_line(const struct tg_review *review, struct tg_buf *out)
{
	char hex[TG_HASH_HEX];

	tg_ledger_field(out, review->item);
	tg_buf_printf(out, "\t%s\t", tg_verb_name(review->verb));
	tg_ledger_field(out, review->code);
	tg_buf_printf(out, "\t%s", tg_hash_hex(review->item_hash, hex));
	tg_buf_printf(out, "\t%s\t%s\t", tg_hash_hex(review->code_hash, hex),
		      review->valid ? "valid" : "rejected");
	tg_ledger_field(out, review->date);
	tg_buf_putc(out, '\t');
	tg_ledger_field(out, review->note);
}

void tg_reviews_add(struct tg_str content, const struct tg_review *review, struct tg_buf *out)
{
	struct tg_buf line = {0};

	write_line(review, &line);
	tg_ledger_add(content, HEAD_LINE, tg_buf_view(&line), out);
	tg_buf_done(&line);
}
