/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pack.c - packs are written as their facts are put. See pack.h.
 *
 * A pack is one record after the other. Numbers are written in groups of seven bits, the lowest
 * first; texts with their length before them and a NUL behind, to be used where they lie. Of a
 * claim's texts, which seldom change from one to the next, 0 stands for "as in the record before".
 */
#include "store/pack.h"

#include <assert.h>
#include <stdlib.h>

#include "store/internal.h"

/* Kinds and verbs are stored as numbers: new ones come last. */
static_assert(TG_ITEM_TESTSPEC == 5 && TG_SYMBOL_FIELD == 5 && TG_JUSTIFIES == 3, "as stored");

static const char *const sql_put[TG_PACKS] = {
	"INSERT INTO item_pack (blob_id, count, body) VALUES (?, ?, ?)",
	"INSERT INTO symbol_pack (blob_id, count, body) VALUES (?, ?, ?)",
	"INSERT INTO claim_pack (blob_id, count, body) VALUES (?, ?, ?)",
};
static const char sql_blobs[] = "SELECT id FROM blob b WHERE EXISTS (SELECT 1 FROM item i WHERE "
				"i.blob_id = b.id) OR EXISTS (SELECT 1 FROM symver v WHERE "
				"v.blob_id = b.id) OR EXISTS (SELECT 1 FROM claim c WHERE "
				"c.blob_id = b.id)";

static void put_number(struct tg_buf *out, uint64_t number)
{
	while (number > 0x7f) {
		tg_buf_putc(out, (char)(number | 0x80));
		number >>= 7;
	}
	tg_buf_putc(out, (char)number);
}

/* As it stands in the row: see tg_text_stored(). `more` is added to the length. */
static void put_text_from(struct tg_buf *out, const char *text, unsigned more)
{
	struct tg_buf clean = {0};
	struct tg_str stored = tg_text_stored(tg_str(text), &clean);

	put_number(out, stored.len + more);
	tg_buf_str(out, stored);
	tg_buf_putc(out, '\0');
	tg_buf_done(&clean);
}

static void put_text(struct tg_buf *out, const char *text)
{
	put_text_from(out, text, 0);
}

static void put_hash(struct tg_buf *out, const struct tg_hash *hash)
{
	tg_buf_add(out, hash->byte, TG_HASH_SIZE);
}

/* The body that facts of this kind go to. */
static struct tg_buf *body_of(struct tg_store *store, int64_t blob, enum tg_pack_kind kind,
			      struct tg_err *err)
{
	if (store->packing.blob != blob && !tg_pack_end(store, err))
		return NULL;
	store->packing.blob = blob;
	store->packing.count[kind]++;
	return &store->packing.body[kind];
}

static void put_words(struct tg_buf *out, const char *const *words, size_t count)
{
	size_t i;

	put_number(out, count);
	for (i = 0; i < count; i++)
		put_text(out, words[i]);
}

bool tg_pack_item(struct tg_store *store, int64_t blob, const struct tg_item *item,
		  struct tg_err *err)
{
	struct tg_buf *out = body_of(store, blob, TG_PACK_ITEMS, err);
	size_t i;

	if (!out)
		return false;
	put_number(out, item->kind);
	put_text(out, item->key);
	put_text(out, item->full);
	put_number(out, item->revision);
	put_text(out, item->title);
	put_text(out, item->text);
	put_text(out, item->status);
	put_number(out, item->line);
	put_number(out, item->end_line);
	put_hash(out, &item->hash);
	put_words(out, item->needs, item->need_count);
	put_words(out, item->tags, item->tag_count);
	put_number(out, item->link_count);
	for (i = 0; i < item->link_count; i++) {
		put_text(out, item->links[i].target);
		put_number(out, item->links[i].revision);
		put_number(out, item->links[i].line);
		put_text(out, item->links[i].state);
	}
	return true;
}

bool tg_pack_symbol(struct tg_store *store, int64_t blob, const struct tg_symbol *symbol,
		    int64_t symver, struct tg_err *err)
{
	struct tg_buf *out = body_of(store, blob, TG_PACK_SYMBOLS, err);
	struct tg_packed_symbol *packed;
	size_t i;

	if (!out)
		return false;
	packed = TG_VEC_ADD(&store->packing.symbols);
	*packed = (struct tg_packed_symbol){symver, symbol->range.offset, out->len, 0};
	put_number(out, store->packing.symbols.count);
	put_number(out, (unsigned)symbol->kind << 2 | (unsigned)symbol->definition << 1 |
				symbol->internal);
	put_text(out, symbol->name);
	put_text(out, symbol->usr);
	put_number(out, symbol->range.line);
	put_number(out, symbol->range.column);
	put_number(out, symbol->range.end_line);
	put_number(out, symbol->range.end_column);
	put_number(out, symbol->range.offset);
	put_number(out, symbol->range.end_offset);
	put_hash(out, &symbol->tokens);
	put_number(out, symbol->shape);
	put_hash(out, &symbol->meaning);
	put_number(out, symbol->ref_count);
	for (i = 0; i < symbol->ref_count; i++) {
		put_number(out, symbol->refs[i].use);
		put_text(out, symbol->refs[i].name);
	}
	packed->end = out->len;
	return true;
}

/* A symbol's number among those of its content, from 1 on; 0 = none. */
static size_t number_of(const struct tg_packing *packing, int64_t symver)
{
	size_t i = packing->symbols.count;

	while (symver && i && packing->symbols.at[i - 1].symver != symver)
		i--;
	return symver ? i : 0;
}

bool tg_pack_claim(struct tg_store *store, int64_t blob, const struct tg_claim *claim,
		   int64_t symver, struct tg_err *err)
{
	const char *const texts[] = {claim->dialect, claim->target, claim->note, claim->owner,
				     claim->until};
	struct tg_buf *out = body_of(store, blob, TG_PACK_CLAIMS, err);
	struct tg_buf *last = store->packing.last;
	size_t i;

	if (!out)
		return false;
	put_number(out, number_of(&store->packing, symver));
	put_number(out, claim->verb);
	put_number(out, claim->revision);
	put_number(out, claim->line);
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		if (store->packing.count[TG_PACK_CLAIMS] > 1 &&
		    tg_str_is(tg_buf_view(&last[i]), texts[i])) {
			put_number(out, 0);
			continue;
		}
		put_text_from(out, texts[i], 1);
		tg_buf_clear(&last[i]);
		tg_buf_puts(&last[i], texts[i]);
	}
	return true;
}

static int by_offset(const void *left, const void *right)
{
	const struct tg_packed_symbol *a = left, *b = right;
	int order = (a->offset > b->offset) - (a->offset < b->offset);

	return order ? order : (a->at > b->at) - (a->at < b->at);
}

/* Symbols come in the order of their place in the content, those of one place as they were put. */
static void sort_symbols(struct tg_packing *packing)
{
	struct tg_buf *body = &packing->body[TG_PACK_SYMBOLS], sorted = {0};
	size_t i;

	if (packing->symbols.count)
		qsort(packing->symbols.at, packing->symbols.count, sizeof(*packing->symbols.at),
		      by_offset);
	for (i = 0; i < packing->symbols.count; i++)
		tg_buf_add(&sorted, body->ptr + packing->symbols.at[i].at,
			   packing->symbols.at[i].end - packing->symbols.at[i].at);
	tg_buf_done(body);
	*body = sorted;
}

bool tg_pack_end(struct tg_store *store, struct tg_err *err)
{
	struct tg_packing *packing = &store->packing;
	bool ok = true;
	size_t i;

	if (!packing->blob)
		return true;
	sort_symbols(packing);
	for (i = 0; i < TG_PACKS; i++) {
		if (packing->count[i])
			ok = ok &&
			     tg_sql_run(
				     store, sql_put[i],
				     TG_ARGS(TG_INT(packing->blob), TG_INT(packing->count[i]),
					     TG_BYTES(packing->body[i].ptr, packing->body[i].len)),
				     err);
		tg_buf_clear(&packing->body[i]);
		packing->count[i] = 0;
	}
	packing->symbols.count = 0;
	packing->blob = 0;
	return ok;
}

void tg_packing_done(struct tg_packing *packing)
{
	size_t i;

	for (i = 0; i < TG_PACKS; i++)
		tg_buf_done(&packing->body[i]);
	for (i = 0; i < sizeof(packing->last) / sizeof(*packing->last); i++)
		tg_buf_done(&packing->last[i]);
	TG_VEC_DONE(&packing->symbols);
}

bool tg_pack_all(struct tg_store *store, struct tg_err *err)
{
	TG_VEC(int64_t) blobs = {0};
	struct tg_rows rows;
	bool ok;
	size_t i;

	tg_sql_query(store, sql_blobs, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows))
		*TG_VEC_ADD(&blobs) = tg_col_int(&rows, 0);
	ok = tg_sql_done(&rows);
	for (i = 0; ok && i < blobs.count; i++)
		ok = tg_rows_to_items(store, blobs.at[i], err) &&
		     tg_rows_to_symbols(store, blobs.at[i], err) &&
		     tg_rows_to_claims(store, blobs.at[i], err);
	TG_VEC_DONE(&blobs);
	return ok && tg_pack_end(store, err);
}
