/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bulk.c - indices of tables that are filled for the first time: made when all rows are there,
 * which costs a part of what keeping them up row by row does. All of it happens in the writer's
 * transaction.
 */
#include "store/internal.h"

static const struct {
	const char *empty;
	const char *indices;
} bulks[] = {
	[TG_BULK_HISTORY] = {"SELECT NOT EXISTS (SELECT 1 FROM change)",
			     "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS "
			     "NOT NULL AND tbl_name = 'change'"},
	[TG_BULK_ITEMS] = {"SELECT NOT EXISTS (SELECT 1 FROM item)",
			   "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS "
			   "NOT NULL AND tbl_name IN ('item', 'item_link')"},
	[TG_BULK_FACTS] = {"SELECT NOT EXISTS (SELECT 1 FROM symver) AND NOT EXISTS (SELECT 1 FROM "
			   "claim)",
			   "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS "
			   "NOT NULL AND tbl_name IN ('symbol', 'symver', 'claim')"},
};

/* The schema was compared when the file was opened: its texts are those of the migrations. */
static bool run(struct tg_store *store, const char *text, struct tg_err *err)
{
	int code = sqlite3_exec(store->db, text, NULL, NULL, NULL);

	return code == SQLITE_OK || tg_fail_sql(store, code, err);
}

static bool drop(struct tg_store *store, const char *name, struct tg_err *err)
{
	char *text = sqlite3_mprintf("DROP INDEX \"%w\"", name);
	bool ok = text ? run(store, text, err) : tg_fail_sql(store, SQLITE_NOMEM, err);

	sqlite3_free(text);
	return ok;
}

bool tg_store_bulk_begin(struct tg_store *store, enum tg_bulk what, struct tg_err *err)
{
	struct tg_arena arena = {0};
	TG_VEC(const char *) names = {0};
	struct tg_rows rows;
	int64_t empty;
	size_t i;
	bool ok = tg_sql_number(store, bulks[what].empty, TG_NO_ARGS, 0, &empty, err);

	if (!ok || !empty)
		return ok;
	tg_sql_query(store, bulks[what].indices, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		*TG_VEC_ADD(&names) = tg_col_text(&arena, &rows, 0);
		*TG_VEC_ADD(&store->indices) = tg_strdup(tg_col_text(&arena, &rows, 1));
	}
	ok = tg_sql_done(&rows);
	for (i = 0; ok && i < names.count; i++)
		ok = drop(store, names.at[i], err);
	TG_VEC_DONE(&names);
	tg_arena_done(&arena);
	return ok;
}

bool tg_store_bulk_end(struct tg_store *store, struct tg_err *err)
{
	bool ok = true;
	size_t i;

	for (i = 0; i < store->indices.count; i++) {
		ok = ok && run(store, store->indices.at[i], err);
		tg_free_(&store->indices.at[i]);
	}
	store->indices.count = 0;
	return ok;
}
