/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rows.c - all facts of the commit asked for, as texts that are the same in every database that
 * holds the same facts: no ids, no times of indexing, no order of reading.
 */
#include "store/internal.h"

static const struct {
	const char *table;
	const char *sql; /* the first column is the path, "" = of the whole commit */
} tables[] = {
	{"commit",
	 "SELECT '', hex(c.oid), hex(c.tree), a.raw_name, a.raw_email, c.author_time, m.raw_name, "
	 "m.raw_email, c.commit_time, c.parents, c.is_signed, c.subject FROM temp.here h "
	 "JOIN commit_ c ON c.id = h.id JOIN person a ON a.id = c.author_id "
	 "JOIN person m ON m.id = c.committer_id"},
	{"trailer", "SELECT '', r.n, r.key, r.value FROM temp.here h "
		    "JOIN trailer r ON r.commit_id = h.id"},
	{"file", "SELECT p.path, hex(p.raw), hex(b.oid), s.kind FROM temp.snap s "
		 "JOIN path p ON p.id = s.path_id JOIN blob b ON b.id = s.blob_id"},
	{"setting", "SELECT p.path, t.text FROM temp.snap s JOIN path p ON p.id = s.path_id "
		    "JOIN setting t ON t.blob_id = s.blob_id"},
	{"item",
	 "SELECT p.path, i.line, i.kind, i.key, i.full_id, i.revision, i.title, i.text, i.status, "
	 "hex(i.hash), i.needs, i.tags FROM temp.snap s JOIN path p ON p.id = s.path_id "
	 "JOIN item i ON i.blob_id = s.blob_id"},
	{"item link", "SELECT p.path, i.line, i.key, l.n, l.target, l.revision, l.line, l.state "
		      "FROM temp.snap s JOIN path p ON p.id = s.path_id "
		      "JOIN item i ON i.blob_id = s.blob_id JOIN item_link l ON l.item_id = i.id"},
	{"claim",
	 "SELECT p.path, c.line, c.column_, c.verb, c.dialect, c.target, c.revision, "
	 "coalesce(y.usr, ''), c.note, c.owner, c.until FROM temp.snap s "
	 "JOIN path p ON p.id = s.path_id JOIN claim c ON c.blob_id = s.blob_id "
	 "LEFT JOIN symver v ON v.id = c.symver_id LEFT JOIN symbol y ON y.id = v.symbol_id"},
	{"symbol",
	 "SELECT p.path, v.line, v.start_offset, v.end_offset, y.usr, y.name, v.is_definition, "
	 "v.is_internal, hex(v.tokens), v.shape, hex(v.meaning), v.refs FROM temp.snap s "
	 "JOIN path p ON p.id = s.path_id JOIN symver v ON v.blob_id = s.blob_id "
	 "JOIN symbol y ON y.id = v.symbol_id"},
};

static const char sql_evidence[] =
	"SELECT '', hex(r.commit_oid), hex(r.tree), r.kind, r.is_dirty, r.tool, r.source, "
	"hex(r.source_hash), r.at, t.suite, t.classname, t.name, t.outcome, t.message "
	"FROM run r LEFT JOIN result t ON t.run_id = r.id";

/* A row on one line: blanks within it are escaped, so that no two rows look alike. */
static void write_row(const struct tg_rows *rows, const char *table, struct tg_buf *out)
{
	int column, count = sqlite3_column_count(rows->stmt);
	size_t i;

	tg_buf_clear(out);
	tg_buf_puts(out, table);
	for (column = 0; column < count; column++) {
		struct tg_str text = tg_col_str(rows, column);

		tg_buf_putc(out, '\t');
		for (i = 0; i < text.len; i++) {
			if (strchr("\t\n\\", text.ptr[i]))
				tg_buf_printf(out, "\\x%02x", (unsigned char)text.ptr[i]);
			else
				tg_buf_putc(out, text.ptr[i]);
		}
	}
}

static bool each(struct tg_store *store, const char *table, const char *sql,
		 void (*on_row)(void *user, const char *path, struct tg_str row), void *user,
		 struct tg_err *err)
{
	struct tg_arena arena = {0};
	struct tg_buf row = {0};
	struct tg_rows rows;
	bool ok;

	tg_sql_query(store, sql, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		write_row(&rows, table, &row);
		on_row(user, tg_col_text(&arena, &rows, 0), tg_buf_view(&row));
	}
	ok = tg_sql_done(&rows);
	tg_buf_done(&row);
	tg_arena_done(&arena);
	return ok;
}

/* @satisfies TG-STO-4 */
bool tg_store_each_row(struct tg_store *store, bool evidence,
		       void (*on_row)(void *user, const char *path, struct tg_str row), void *user,
		       struct tg_err *err)
{
	bool ok = true;
	size_t i;

	if (evidence)
		return each(store, "evidence", sql_evidence, on_row, user, err);
	for (i = 0; ok && i < sizeof(tables) / sizeof(*tables); i++)
		ok = each(store, tables[i].table, tables[i].sql, on_row, user, err);
	return ok;
}
