/* SPDX-License-Identifier: Apache-2.0 */
/*
 * blob.c - paths and blobs, what has been read out of them, and the counts of everything.
 */
#include "base/text.h"
#include "store/internal.h"

static const char sql_path[] = "INSERT OR IGNORE INTO path (path, raw) VALUES (?, ?)";
static const char sql_path_get[] = "SELECT id FROM path WHERE path = ? AND raw = ?";
static const char sql_paths[] = "SELECT id, path FROM path ORDER BY id";
static const char sql_blob[] = "INSERT OR IGNORE INTO blob (oid, extracted) VALUES (?, ?)";
static const char sql_blob_get[] = "SELECT id, extracted FROM blob WHERE oid = ?";
static const char sql_extracted[] = "UPDATE blob SET extracted = extracted | ?2 WHERE id = ?1";
static const char sql_not_extracted[] = "UPDATE blob SET extracted = extracted & ~?2 WHERE id = ?1";
static const char sql_unread[] =
	"SELECT DISTINCT b.id, b.oid FROM change c JOIN blob b ON b.id = c.blob_id "
	"WHERE c.path_id = ?1 AND c.kind = 0 AND b.extracted & ?2 = 0 ORDER BY c.commit_id DESC";
static const char sql_config[] = "INSERT OR REPLACE INTO setting (blob_id, text) VALUES (?, ?)";
static const char sql_configs[] = "SELECT text FROM setting ORDER BY blob_id";
static const char *const sql_facts_clear[] = {
	"DELETE FROM claim_pack",
	"DELETE FROM symbol_pack",
	"DELETE FROM item_pack",
	"DELETE FROM claim",
	"DELETE FROM claim_problem",
	"DELETE FROM symver",
	"DELETE FROM symbol",
	"DELETE FROM item_link",
	"DELETE FROM item",
	"DELETE FROM setting",
	"DELETE FROM gap WHERE blob_id IS NOT NULL",
	"UPDATE blob SET extracted = 0 WHERE extracted <> 0",
};
static const char sql_count[] =
	"SELECT (SELECT count(*) FROM commit_), (SELECT count(*) FROM ref_),"
	" (SELECT count(*) FROM path), (SELECT count(*) FROM blob),"
	" (SELECT count(*) FROM blob WHERE extracted & 1), (SELECT count(*) FROM item),"
	" (SELECT count(*) FROM claim), (SELECT count(*) FROM symver),"
	" (SELECT count(*) FROM run), (SELECT count(*) FROM result),"
	" (SELECT count(*) FROM finding), (SELECT count(*) FROM gap),"
	" (SELECT count(*) FROM rename)";

/* Ids are small numbers: kept in the pointer itself, shifted to hold the blob's bits. */
enum { EXTRACTED_BITS = 4 };

/* A path that is no UTF-8 is stored as people read it, with its bytes beside it. */
static void path_args(struct tg_str path, struct tg_buf *shown, struct tg_arg args[3])
{
	const struct tg_arg end = {.kind = TG_ARG_END};
	bool plain = tg_utf8_valid(path) && (!path.len || !memchr(path.ptr, '\0', path.len));

	if (!plain)
		tg_escape_terminal(shown, path, false);
	args[0] = (struct tg_arg)TG_STR(plain ? path : tg_buf_view(shown));
	args[1] = (struct tg_arg)TG_BYTES(path.ptr, plain ? 0 : path.len);
	args[2] = end;
}

bool tg_path_id(struct tg_store *store, struct tg_str path, int64_t *ret, struct tg_err *err)
{
	void **place = tg_map_put(&store->paths, path);
	struct tg_buf shown = {0};
	struct tg_arg args[3];
	bool ok;

	*ret = (int64_t)(intptr_t)*place;
	if (*ret)
		return true;
	path_args(path, &shown, args);
	ok = tg_sql_insert(store, sql_path, args, ret, err) &&
	     (*ret || tg_sql_number(store, sql_path_get, args, 0, ret, err));
	*place = (void *)(intptr_t)*ret;
	tg_buf_done(&shown);
	return ok;
}

/* Finds or makes the row; `*ret_extracted` are the facts of one that was there. */
static bool blob_row(struct tg_store *store, const struct tg_oid *oid, unsigned wanted,
		     int64_t *ret_id, unsigned *ret_extracted, struct tg_err *err)
{
	struct tg_rows rows;

	*ret_extracted = 0;
	if (!tg_sql_insert(store, sql_blob, TG_ARGS(TG_OID(oid), TG_INT(wanted)), ret_id, err))
		return false;
	if (*ret_id)
		return true;
	tg_sql_query(store, sql_blob_get, TG_ARGS(TG_OID(oid)), &rows, err);
	if (tg_sql_next(&rows)) {
		*ret_id = tg_col_int(&rows, 0);
		*ret_extracted = tg_col_uint(&rows, 1);
	}
	return tg_sql_done(&rows) &&
	       (!(wanted & ~*ret_extracted) || tg_store_extracted(store, *ret_id, wanted, err));
}

bool tg_store_blob(struct tg_store *store, const struct tg_oid *oid, unsigned wanted,
		   int64_t *ret_blob_id, unsigned *ret_lacking, struct tg_err *err)
{
	void **place = tg_map_put(&store->blobs, tg_str_n((const char *)oid->byte, TG_OID_SIZE));
	uintptr_t known = (uintptr_t)*place;
	unsigned extracted;

	if (known) {
		*ret_blob_id = (int64_t)(known >> EXTRACTED_BITS);
		extracted = (unsigned)(known & ((1u << EXTRACTED_BITS) - 1));
		if (wanted & ~extracted && !tg_store_extracted(store, *ret_blob_id, wanted, err))
			return false;
	} else if (!blob_row(store, oid, wanted, ret_blob_id, &extracted, err)) {
		return false;
	}
	*ret_lacking = wanted & ~extracted;
	*place = (void *)((uintptr_t)*ret_blob_id << EXTRACTED_BITS | extracted | wanted);
	return true;
}

bool tg_blob_id(struct tg_store *store, const struct tg_oid *oid, int64_t *ret, struct tg_err *err)
{
	unsigned lacking;

	return tg_store_blob(store, oid, 0, ret, &lacking, err);
}

bool tg_store_each_path(struct tg_store *store,
			bool (*on_path)(void *user, int64_t path_id, const char *path,
					struct tg_err *err),
			void *user, struct tg_err *err)
{
	struct tg_arena arena = {0};
	struct tg_rows rows;
	bool ok = true;

	tg_sql_query(store, sql_paths, TG_NO_ARGS, &rows, err);
	while (ok && tg_sql_next(&rows))
		ok = on_path(user, tg_col_int(&rows, 0), tg_col_text(&arena, &rows, 1), err);
	tg_arena_done(&arena);
	return tg_sql_done(&rows) && ok;
}

bool tg_store_each_unread(struct tg_store *store, int64_t path_id, unsigned wanted,
			  bool (*on_blob)(void *user, int64_t blob_id, const struct tg_oid *oid,
					  struct tg_err *err),
			  void *user, struct tg_err *err)
{
	struct tg_rows rows;
	bool ok = true;

	tg_sql_query(store, sql_unread, TG_ARGS(TG_INT(path_id), TG_INT(wanted)), &rows, err);
	while (ok && tg_sql_next(&rows)) {
		struct tg_oid oid = tg_col_oid(&rows, 1);

		ok = on_blob(user, tg_col_int(&rows, 0), &oid, err);
	}
	return tg_sql_done(&rows) && ok;
}

bool tg_store_extracted(struct tg_store *store, int64_t blob_id, unsigned what, struct tg_err *err)
{
	return tg_sql_run(store, sql_extracted, TG_ARGS(TG_INT(blob_id), TG_INT(what)), err);
}

bool tg_store_not_extracted(struct tg_store *store, int64_t blob_id, unsigned what,
			    struct tg_err *err)
{
	return tg_sql_run(store, sql_not_extracted, TG_ARGS(TG_INT(blob_id), TG_INT(what)), err);
}

bool tg_store_facts_clear(struct tg_store *store, struct tg_err *err)
{
	bool ok = tg_pack_end(store, err);
	size_t i;

	for (i = 0; ok && i < sizeof(sql_facts_clear) / sizeof(*sql_facts_clear); i++)
		ok = tg_sql_run(store, sql_facts_clear[i], TG_NO_ARGS, err);
	tg_map_done(&store->symbols);
	tg_map_done(&store->blobs); /* it knows what was extracted */
	memset(&store->symbols, 0, sizeof(store->symbols));
	memset(&store->blobs, 0, sizeof(store->blobs));
	return ok;
}

bool tg_store_config_put(struct tg_store *store, int64_t blob_id, struct tg_str text,
			 struct tg_err *err)
{
	return tg_sql_run(store, sql_config, TG_ARGS(TG_INT(blob_id), TG_STR(text)), err);
}

bool tg_store_each_config(struct tg_store *store,
			  bool (*on_config)(void *user, struct tg_str text, struct tg_err *err),
			  void *user, struct tg_err *err)
{
	struct tg_rows rows;
	bool ok = true;

	tg_sql_query(store, sql_configs, TG_NO_ARGS, &rows, err);
	while (ok && tg_sql_next(&rows))
		ok = on_config(user, tg_col_str(&rows, 0), err);
	return tg_sql_done(&rows) && ok;
}

bool tg_store_count(struct tg_store *store, struct tg_store_counts *ret, struct tg_err *err)
{
	int64_t *const counts[] = {
		&ret->commits,  &ret->refs,   &ret->paths,   &ret->blobs, &ret->sources,
		&ret->items,    &ret->claims, &ret->symbols, &ret->runs,  &ret->results,
		&ret->findings, &ret->gaps,   &ret->renames,
	};
	struct tg_rows rows;
	int i;

	tg_sql_query(store, sql_count, TG_NO_ARGS, &rows, err);
	if (tg_sql_next(&rows))
		for (i = 0; i < (int)(sizeof(counts) / sizeof(*counts)); i++)
			*counts[i] = tg_col_int(&rows, i);
	return tg_sql_done(&rows);
}
