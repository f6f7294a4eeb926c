/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rows.c - all facts of the commit asked for, as texts that are the same in every database that
 * holds the same facts: no ids, no times of indexing, no order of reading.
 */
#include "store/internal.h"

struct table {
	const char *name;
	const char *sql; /* the first column is the path, "" = of the whole commit */
};

static const struct table facts[] = {
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
	{"item", "SELECT p.path, i.line, i.end_line, i.kind, i.key, i.full_id, i.revision, "
		 "i.title, i.text, i.status, "
		 "hex(i.hash), i.needs, i.tags FROM temp.snap s JOIN path p ON p.id = s.path_id "
		 "JOIN item i ON i.blob_id = s.blob_id"},
	{"item link", "SELECT p.path, i.line, i.key, l.n, l.target, l.revision, l.line, l.state "
		      "FROM temp.snap s JOIN path p ON p.id = s.path_id "
		      "JOIN item i ON i.blob_id = s.blob_id JOIN item_link l ON l.item_id = i.id"},
	{"claim",
	 "SELECT p.path, c.line, c.column_, c.start_offset, c.end_offset, c.verb, c.dialect, "
	 "c.target, c.revision, "
	 "coalesce(y.usr, ''), c.note, c.owner, c.until FROM temp.snap s "
	 "JOIN path p ON p.id = s.path_id JOIN claim c ON c.blob_id = s.blob_id "
	 "LEFT JOIN symver v ON v.id = c.symver_id LEFT JOIN symbol y ON y.id = v.symbol_id"},
	{"symbol", "SELECT p.path, v.line, v.column_, v.end_line, v.end_column, v.start_offset, "
		   "v.end_offset, y.usr, y.kind, y.name, v.is_definition, "
		   "v.is_internal, hex(v.tokens), v.shape, hex(v.meaning), v.refs FROM temp.snap s "
		   "JOIN path p ON p.id = s.path_id JOIN symver v ON v.blob_id = s.blob_id "
		   "JOIN symbol y ON y.id = v.symbol_id"},
	{"unread claim",
	 "SELECT p.path, c.line, c.column_, c.message FROM temp.snap s "
	 "JOIN path p ON p.id = s.path_id JOIN claim_problem c ON c.blob_id = s.blob_id"},
	{NULL, NULL},
};

/* What could not be read of a file of the commit. */
#define SQL_GAPS(kinds)                                                          \
	"SELECT DISTINCT p.path, g.kind, hex(b.oid), g.detail FROM temp.snap s " \
	"JOIN gap g ON g.blob_id = s.blob_id JOIN blob b ON b.id = s.blob_id "   \
	"JOIN path p ON p.id = s.path_id "                                       \
	"WHERE (g.path_id IS NULL OR g.path_id = s.path_id) AND g.kind " kinds

/* With the names that the mailmap gives, which are shown. */
#define SQL_PERSONS "a.raw_name, a.raw_email, a.name, a.email"

static const struct table past[] = {
	{"past commit",
	 "SELECT '', hex(c.oid), hex(c.tree), c.parents, " SQL_PERSONS ", c.author_time, "
	 "m.raw_name, m.raw_email, m.name, m.email, c.commit_time, c.is_signed, c.subject "
	 "FROM temp.past h JOIN commit_ c ON c.id = h.id "
	 "JOIN person a ON a.id = c.author_id JOIN person m ON m.id = c.committer_id"},
	{"past parent", "SELECT '', hex(c.oid), p.n, hex(q.oid) FROM temp.past h "
			"JOIN commit_ c ON c.id = h.id JOIN parent p ON p.commit_id = h.id "
			"JOIN commit_ q ON q.id = p.parent_id"},
	{"past trailer", "SELECT '', hex(c.oid), t.n, t.key, t.value FROM temp.past h "
			 "JOIN commit_ c ON c.id = h.id JOIN trailer t ON t.commit_id = h.id"},
	{"past change", "SELECT p.path, hex(c.oid), hex(b.oid), g.kind FROM temp.past h "
			"JOIN commit_ c ON c.id = h.id JOIN change g ON g.commit_id = h.id "
			"JOIN path p ON p.id = g.path_id LEFT JOIN blob b ON b.id = g.blob_id"},
	{"past rename", "SELECT p.path, hex(c.oid), f.path, r.score FROM temp.past h "
			"JOIN commit_ c ON c.id = h.id JOIN rename r ON r.commit_id = h.id "
			"JOIN path p ON p.id = r.to_id JOIN path f ON f.id = r.from_id"},
	{"past tag",
	 "SELECT '', r.name, hex(r.commit_oid), hex(r.tag_oid), " SQL_PERSONS ", r.tag_time, "
	 "r.message, r.signature FROM temp.past h JOIN commit_ c ON c.id = h.id "
	 "JOIN ref_ r ON r.commit_oid = c.oid LEFT JOIN person a ON a.id = r.tagger_id "
	 "WHERE r.kind = 'tag'"},
	/* Compared, but in no root: what takes too long to read differs between machines. */
	{"gap", SQL_GAPS("NOT IN ('items', 'findings')")},
	{"item gap", SQL_GAPS("= 'items'")},
	{"past gap", "SELECT DISTINCT '', hex(c.oid), g.kind, g.detail FROM temp.past h "
		     "JOIN commit_ c ON c.id = h.id JOIN gap g ON g.commit_oid = c.oid "
		     "WHERE g.kind <> 'findings'"},
	{NULL, NULL},
};

/* What was read in one go: the run that a piece of evidence came with. */
#define SQL_RUN "hex(r.commit_oid), r.kind, r.tool, r.source, hex(r.source_hash), r.at"

static const struct table evidence[] = {
	{"run", "SELECT '', " SQL_RUN ", hex(r.tree), r.is_dirty FROM run r"},
	{"result",
	 "SELECT '', " SQL_RUN ", t.suite, t.classname, t.name, t.file, t.line, t.outcome, "
	 "t.seconds, t.message, coalesce((SELECT group_concat(target, char(10)) FROM "
	 "(SELECT i.target FROM result_item i WHERE i.result_id = t.id ORDER BY i.n)), '') "
	 "FROM run r JOIN result t ON t.run_id = r.id"},
	{"unit", "SELECT p.path, " SQL_RUN ", hex(b.oid), u.status, u.detail FROM run r "
		 "JOIN unit u ON u.run_id = r.id JOIN path p ON p.id = u.path_id "
		 "JOIN blob b ON b.id = u.blob_id"},
	{"finding",
	 "SELECT p.path, " SQL_RUN ", hex(b.oid), f.rule, f.severity, f.confidence, f.message, "
	 "f.line, f.column_, f.end_line, f.end_column, f.start_offset, f.end_offset, f.function, "
	 "f.usr, f.macro, "
	 "hex(f.fingerprint), hex(f.fallback), f.state, f.reason, coalesce((SELECT "
	 "group_concat(place, char(10)) FROM (SELECT s.path || ':' || s.line || ':' || s.column_ "
	 "|| '-' || s.end_line || ':' || s.end_column || ' ' || s.message AS place FROM step s "
	 "WHERE s.finding_id = f.id ORDER BY s.n)), '') "
	 "FROM run r JOIN finding f ON f.run_id = r.id JOIN path p ON p.id = f.path_id "
	 "JOIN blob b ON b.id = f.blob_id"},
	{"foreign finding",
	 "SELECT p.path, " SQL_RUN ", hex(b.oid), f.rule, f.severity, f.message, f.line, "
	 "f.column_, f.end_line, f.weaknesses, f.state, f.reason FROM run r "
	 "JOIN foreign_finding f ON f.run_id = r.id JOIN path p ON p.id = f.path_id "
	 "JOIN blob b ON b.id = f.blob_id"},
	{"coverage",
	 "SELECT p.path, " SQL_RUN ", hex(b.oid), f.test, coalesce((SELECT group_concat(hit) FROM "
	 "(SELECT l.line || 'x' || l.hits AS hit FROM covered_line l WHERE l.file_id = f.id "
	 "ORDER BY l.line)), ''), coalesce((SELECT group_concat(hit) FROM (SELECT n.line || '-' "
	 "|| n.end_line || ' ' || n.name || 'x' || n.hits AS hit FROM covered_function n "
	 "WHERE n.file_id = f.id ORDER BY n.line, n.name)), '') FROM run r "
	 "JOIN covered_file f ON f.run_id = r.id JOIN path p ON p.id = f.path_id "
	 "JOIN blob b ON b.id = f.blob_id"},
	{"part", "SELECT '', " SQL_RUN ", p.name, p.version, p.purl, p.supplier, p.licence "
		 "FROM run r JOIN part p ON p.run_id = r.id"},
	{"vex", "SELECT '', " SQL_RUN ", v.vulnerability, v.product, v.status, v.justification, "
		"v.note FROM run r JOIN vex v ON v.run_id = r.id"},
	{"gap of findings", "SELECT DISTINCT '', hex(g.commit_oid), g.detail FROM gap g "
			    "WHERE g.kind = 'findings'"},
	{"secret",
	 "SELECT p.path, hex(b.oid), hex(e.identity), e.rule, e.severity, e.shown, e.message, "
	 "e.state, e.reason, e.wrapped, l.start_offset, l.end_offset, l.line, l.column_, "
	 "l.end_line, l.end_column, hex(l.commit_oid) FROM secret e "
	 "JOIN secret_place l ON l.secret_id = e.id JOIN path p ON p.id = l.path_id "
	 "JOIN blob b ON b.id = l.blob_id"},
	{NULL, NULL},
};

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
bool tg_store_each_row(struct tg_store *store, enum tg_rows_kind kind,
		       void (*on_row)(void *user, const char *path, struct tg_str row), void *user,
		       struct tg_err *err)
{
	static const struct table *const kinds[] = {facts, past, evidence};
	const struct table *table;
	bool ok = true;

	for (table = kinds[kind]; ok && table->name; table++)
		ok = each(store, table->name, table->sql, on_row, user, err);
	return ok;
}
