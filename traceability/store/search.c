/* SPDX-License-Identifier: Apache-2.0 */
/*
 * search.c - full-text search over what stands at the commit: items, names in code, findings. The
 * index is made for the question and lives in memory, so that there is none to keep in step.
 */
#include <ctype.h>

#include "store/internal.h"

static const char *const sql_fill[] = {
	"CREATE VIRTUAL TABLE temp.found USING fts5(kind UNINDEXED, name, title, body, "
	"path UNINDEXED, line UNINDEXED, tokenize = 'unicode61 remove_diacritics 2')",
	"INSERT INTO temp.found SELECT i.kind, i.key, i.title, i.text, p.path, i.line "
	"FROM temp.snap s JOIN item i ON i.blob_id = s.blob_id JOIN path p ON p.id = s.path_id",
	"INSERT INTO temp.found SELECT y.kind, y.name, '', '', p.path, v.line FROM temp.snap s "
	"JOIN symver v ON v.blob_id = s.blob_id JOIN symbol y ON y.id = v.symbol_id "
	"JOIN path p ON p.id = s.path_id",
	"INSERT INTO temp.found SELECT 'finding', f.rule, f.message, '', p.path, f.line "
	"FROM temp.snap s JOIN path p ON p.id = s.path_id "
	"JOIN finding f ON f.path_id = s.path_id AND f.blob_id = s.blob_id AND f.run_id = "
	"(SELECT max(u.run_id) FROM unit u WHERE u.blob_id = s.blob_id AND u.path_id = s.path_id)",
	"INSERT INTO temp.found SELECT DISTINCT 'finding', f.rule, f.message, '', p.path, f.line "
	"FROM temp.snap s JOIN foreign_finding f ON f.path_id = s.path_id AND f.blob_id = "
	"s.blob_id JOIN path p ON p.id = s.path_id",
};
static const char sql_search[] =
	"SELECT kind, name, title, path, line FROM temp.found WHERE found MATCH ? "
	"ORDER BY bm25(found, 0, 8.0, 4.0, 1.0), kind, name, path, line LIMIT ?";

/*
 * Words, each as a beginning: `pass check` finds check_password(). Whatever the language of
 * queries would make of other characters, here they separate words.
 */
static void write_words(struct tg_buf *out, const char *text)
{
	bool inside = false;

	tg_buf_add(out, "", 0);
	for (; *text; text++) {
		bool word = isalnum((unsigned char)*text) || (unsigned char)*text >= 0x80;

		if (word && !inside)
			tg_buf_puts(out, out->len ? " \"" : "\"");
		if (!word && inside)
			tg_buf_puts(out, "\"*");
		if (word)
			tg_buf_putc(out, *text);
		inside = word;
	}
	if (inside)
		tg_buf_puts(out, "\"*");
}

static void read_row(struct tg_arena *arena, const struct tg_rows *rows, struct tg_cell *cells)
{
	int column;

	for (column = 0; column < 5; column++) {
		struct tg_str text = tg_str(tg_col_text(arena, rows, column));

		cells[column] = (struct tg_cell){.kind = column == 4 ? TG_CELL_INT
							 : text.len  ? TG_CELL_TEXT
								     : TG_CELL_NULL,
						 .number = column == 4 ? tg_col_int(rows, 4) : 0,
						 .text = text};
	}
}

bool tg_store_search(struct tg_arena *arena, struct tg_store *store, const char *text, size_t limit,
		     struct tg_table *ret, struct tg_err *err)
{
	static const char *const columns[] = {"kind", "name", "title", "path", "line"};
	TG_VEC(struct tg_cell) cells = {0};
	struct tg_buf words = {0};
	struct tg_rows rows;
	bool ok = true;
	size_t i;

	write_words(&words, text);
	if (!words.len)
		ok = tg_fail(err, TG_ERR_USAGE, "'%s' holds no word to search for", text);
	for (i = 0; ok && i < sizeof(sql_fill) / sizeof(*sql_fill); i++)
		ok = tg_sql_run(store, sql_fill[i], TG_NO_ARGS, err);
	if (ok) {
		tg_sql_query(store, sql_search, TG_ARGS(TG_STR(tg_buf_view(&words)), TG_INT(limit)),
			     &rows, err);
		while (tg_sql_next(&rows)) {
			struct tg_cell row[5];

			read_row(arena, &rows, row);
			for (i = 0; i < 5; i++)
				*TG_VEC_ADD(&cells) = row[i];
		}
		ok = tg_sql_done(&rows);
	}
	*ret = (struct tg_table){.columns = columns,
				 .column_count = 5,
				 .cells = TG_VEC_KEEP(arena, &cells),
				 .row_count = cells.count / 5};
	ret->cut = ret->row_count == limit;
	TG_VEC_DONE(&cells);
	tg_buf_done(&words);
	return ok;
}
