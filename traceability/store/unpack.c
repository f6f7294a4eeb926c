/* SPDX-License-Identifier: Apache-2.0 */
/*
 * unpack.c - packs are read. What is in them is believed no more than any file: see pack.c for how
 * they are written.
 */
#include "store/internal.h"
#include "store/pack.h"

enum { NUMBER_BITS = 24 }; /* of a symbol among those of its content */

#define PACKS_OF(table)                                                                           \
	"SELECT p.path, s.blob_id FROM temp.snap s JOIN path p ON p.id = s.path_id WHERE s.kind " \
	"= 0 AND EXISTS (SELECT 1 FROM " table " k WHERE k.blob_id = s.blob_id) ORDER BY p.path"
static const char *const sql_files[TG_PACKS] = {
	PACKS_OF("item_pack"),
	PACKS_OF("symbol_pack"),
	PACKS_OF("claim_pack"),
};
static const char *const sql_pack[TG_PACKS] = {
	"SELECT count, body FROM item_pack WHERE blob_id = ?",
	"SELECT count, body FROM symbol_pack WHERE blob_id = ?",
	"SELECT count, body FROM claim_pack WHERE blob_id = ?",
};

/* A damaged count would ask for any amount of memory: no record is as short as one byte. */
static bool read_pack(struct tg_arena *arena, struct tg_store *store, enum tg_pack_kind kind,
		      struct tg_pack *pack, struct tg_err *err)
{
	struct tg_rows rows;
	bool whole = false;

	tg_sql_query(store, sql_pack[kind], TG_ARGS(TG_INT(pack->blob)), &rows, err);
	while (tg_sql_next(&rows)) {
		struct tg_str body = tg_col_str(&rows, 1);

		pack->count = (size_t)tg_col_int(&rows, 0);
		pack->body = tg_str_n(tg_arena_strndup(arena, body.ptr, body.len), body.len);
		whole = pack->count <= body.len;
	}
	return tg_sql_done(&rows) && (whole || tg_fail_sql(store, SQLITE_CORRUPT, err));
}

bool tg_packs(struct tg_arena *arena, struct tg_store *store, enum tg_pack_kind kind,
	      struct tg_pack **ret, size_t *ret_count, size_t *ret_facts, struct tg_err *err)
{
	TG_VEC(struct tg_pack) packs = {0};
	struct tg_rows rows;
	size_t i;
	bool ok;

	*ret_facts = 0;
	tg_sql_query(store, sql_files[kind], TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows))
		*TG_VEC_ADD(&packs) = (struct tg_pack){.path = tg_col_text(arena, &rows, 0),
						       .blob = tg_col_int(&rows, 1)};
	ok = tg_sql_done(&rows);
	for (i = 0; ok && i < packs.count; i++) {
		ok = read_pack(arena, store, kind, &packs.at[i], err);
		*ret_facts += packs.at[i].count;
	}
	*ret = TG_VEC_KEEP(arena, &packs);
	*ret_count = packs.count;
	TG_VEC_DONE(&packs);
	return ok;
}

struct tg_unpacking tg_unpack(const struct tg_pack *pack)
{
	return (struct tg_unpacking){.at = pack->body.ptr,
				     .end = pack->body.ptr + pack->body.len,
				     .blob = pack->blob,
				     .last = {"", "", "", "", ""}};
}

static uint64_t number(struct tg_unpacking *from)
{
	uint64_t value = 0;
	unsigned shift = 0;

	while (from->at < from->end && shift < 64) {
		unsigned char byte = (unsigned char)*from->at++;

		value |= (uint64_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return value;
		shift += 7;
	}
	from->failed = true;
	from->at = from->end;
	return 0;
}

/* A number of `limit` at most. */
static unsigned small(struct tg_unpacking *from, unsigned limit)
{
	uint64_t value = number(from);

	from->failed |= value > limit;
	return value > limit ? 0 : (unsigned)value;
}

static const char *text_of(struct tg_unpacking *from, uint64_t length)
{
	const char *text = from->at;

	if (length >= (size_t)(from->end - from->at) || text[length] != '\0') {
		from->failed = true;
		from->at = from->end;
		return "";
	}
	from->at += length + 1;
	return text;
}

static const char *text(struct tg_unpacking *from)
{
	return text_of(from, number(from));
}

static struct tg_hash hash(struct tg_unpacking *from)
{
	struct tg_hash value = {{0}};

	if (from->end - from->at < TG_HASH_SIZE) {
		from->failed = true;
		return value;
	}
	memcpy(value.byte, from->at, TG_HASH_SIZE);
	from->at += TG_HASH_SIZE;
	return value;
}

/* How many elements of a list follow, each of which takes a byte at least. */
static size_t length(struct tg_unpacking *from)
{
	uint64_t value = number(from);

	if (value > (size_t)(from->end - from->at)) {
		from->failed = true;
		return 0;
	}
	return (size_t)value;
}

static const char *const *words(struct tg_unpacking *from, struct tg_arena *arena,
				size_t *ret_count)
{
	const char **at;
	size_t i;

	*ret_count = length(from);
	at = tg_arena_alloc(arena, *ret_count * sizeof(*at));
	for (i = 0; i < *ret_count; i++)
		at[i] = text(from);
	return at;
}

void tg_unpack_item(struct tg_unpacking *from, struct tg_arena *arena, struct tg_item *ret)
{
	struct tg_item_link *links;
	size_t i;

	ret->kind = (enum tg_item_kind)small(from, TG_ITEM_TESTSPEC);
	ret->key = text(from);
	ret->full = text(from);
	ret->revision = small(from, UINT32_MAX);
	ret->title = text(from);
	ret->text = text(from);
	ret->status = text(from);
	ret->line = small(from, UINT32_MAX);
	ret->end_line = small(from, UINT32_MAX);
	ret->hash = hash(from);
	ret->needs = words(from, arena, &ret->need_count);
	ret->tags = words(from, arena, &ret->tag_count);
	ret->link_count = length(from);
	links = tg_arena_alloc(arena, ret->link_count * sizeof(*links));
	for (i = 0; i < ret->link_count; i++) {
		links[i].target = text(from);
		links[i].revision = small(from, UINT32_MAX);
		links[i].line = small(from, UINT32_MAX);
		links[i].state = text(from);
	}
	ret->links = links;
}

/* The same for a symbol and for what refers to it; of one content at two paths the same. */
static int64_t id_of(struct tg_unpacking *from)
{
	unsigned symbol = small(from, (1u << NUMBER_BITS) - 1);

	return symbol ? (int64_t)((uint64_t)from->blob << NUMBER_BITS | symbol) : 0;
}

void tg_unpack_symbol(struct tg_unpacking *from, struct tg_arena *arena, struct tg_symbol *ret,
		      int64_t *ret_id)
{
	struct tg_symref *refs;
	unsigned what;
	size_t i;

	*ret_id = id_of(from);
	what = small(from, TG_SYMBOL_FIELD << 2 | 3);
	ret->kind = (enum tg_symbol_kind)(what >> 2);
	ret->definition = what >> 1 & 1;
	ret->internal = what & 1;
	ret->name = text(from);
	ret->usr = text(from);
	ret->range.line = small(from, UINT32_MAX);
	ret->range.column = small(from, UINT32_MAX);
	ret->range.end_line = small(from, UINT32_MAX);
	ret->range.end_column = small(from, UINT32_MAX);
	ret->range.offset = (size_t)number(from);
	ret->range.end_offset = (size_t)number(from);
	ret->tokens = hash(from);
	ret->shape = (enum tg_shape)small(from, TG_SHAPE_RESULT);
	ret->meaning = hash(from);
	ret->ref_count = length(from);
	refs = tg_arena_alloc(arena, ret->ref_count * sizeof(*refs));
	for (i = 0; i < ret->ref_count; i++) {
		refs[i].use = (enum tg_ref_use)small(from, TG_USES - 1);
		refs[i].name = text(from);
	}
	ret->refs = refs;
}

/* The text of one column of a claim, which may be that of the claim before. */
static const char *again(struct tg_unpacking *from, const char **last)
{
	uint64_t more = number(from);

	if (more)
		*last = text_of(from, more - 1);
	return *last;
}

void tg_unpack_claim(struct tg_unpacking *from, struct tg_stored_claim *ret)
{
	struct tg_claim *claim = &ret->claim;

	ret->symver = id_of(from);
	claim->verb = (enum tg_verb)small(from, TG_JUSTIFIES);
	claim->revision = small(from, UINT32_MAX);
	claim->line = small(from, UINT32_MAX);
	claim->dialect = again(from, &from->last[0]);
	claim->target = again(from, &from->last[1]);
	claim->note = again(from, &from->last[2]);
	claim->owner = again(from, &from->last[3]);
	claim->until = again(from, &from->last[4]);
}

bool tg_unpack_end(struct tg_store *store, const struct tg_unpacking *from, struct tg_err *err)
{
	return (!from->failed && from->at == from->end) || tg_fail_sql(store, SQLITE_CORRUPT, err);
}

/* @satisfies TG-STO-4 */
bool tg_store_each_pack(struct tg_store *store,
			void (*on_row)(void *user, const char *path, struct tg_str row), void *user,
			struct tg_err *err)
{
	static const char *const names[TG_PACKS] = {"item pack", "symbol pack", "claim pack"};
	struct tg_buf row = {0};
	bool ok = true;
	size_t k, i;

	for (k = 0; ok && k < TG_PACKS; k++) {
		struct tg_arena arena = {0};
		struct tg_pack *packs;
		size_t count, facts;
		char hex[TG_HASH_HEX];

		ok = tg_packs(&arena, store, (enum tg_pack_kind)k, &packs, &count, &facts, err);
		for (i = 0; ok && i < count; i++) {
			tg_buf_clear(&row);
			tg_buf_printf(&row, "%s\t%s\t%zu\t%s", names[k], packs[i].path,
				      packs[i].count, tg_hash_hex(tg_hash_of(packs[i].body), hex));
			on_row(user, packs[i].path, tg_buf_view(&row));
		}
		tg_arena_done(&arena);
	}
	tg_buf_done(&row);
	return ok;
}
