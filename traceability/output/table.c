/* SPDX-License-Identifier: Apache-2.0 */
#include "output/table.h"

#include "base/json.h"
#include "base/text.h"

static void write_csv(struct tg_buf *out, const struct tg_table *table)
{
	size_t i, column;

	for (column = 0; column < table->column_count; column++) {
		tg_buf_puts(out, column ? "," : "");
		tg_escape_csv(out, tg_str(table->columns[column]));
	}
	tg_buf_puts(out, "\r\n");
	for (i = 0; i < table->row_count * table->column_count; i++) {
		column = i % table->column_count;
		tg_buf_puts(out, column ? "," : "");
		if (table->cells[i].kind == TG_CELL_TEXT)
			tg_escape_csv(out, table->cells[i].text);
		else
			tg_buf_str(out, table->cells[i].text);
		tg_buf_puts(out, column + 1 == table->column_count ? "\r\n" : "");
	}
}

static void json_cell(struct tg_json *json, const struct tg_cell *cell)
{
	switch (cell->kind) {
	case TG_CELL_NULL:
		tg_json_null(json);
		break;
	case TG_CELL_INT:
		tg_json_int(json, cell->number);
		break;
	case TG_CELL_REAL:
		tg_json_real(json, cell->real);
		break;
	case TG_CELL_TEXT:
		tg_json_str(json, cell->text);
		break;
	}
}

static void write_json(struct tg_buf *out, const struct tg_table *table)
{
	struct tg_json json = {.out = out, .indent = 2};
	size_t i;

	tg_json_open(&json, '{');
	tg_json_key(&json, "columns");
	tg_json_open(&json, '[');
	for (i = 0; i < table->column_count; i++)
		tg_json_text(&json, table->columns[i]);
	tg_json_close(&json, ']');
	tg_json_key(&json, "rows");
	tg_json_open(&json, '[');
	for (i = 0; i < table->row_count * table->column_count; i++) {
		if (i % table->column_count == 0)
			tg_json_open(&json, '[');
		json_cell(&json, &table->cells[i]);
		if ((i + 1) % table->column_count == 0)
			tg_json_close(&json, ']');
	}
	tg_json_close(&json, ']');
	tg_json_pair_bool(&json, "cut", table->cut);
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

/* The number of characters a terminal shows for escaped text. */
static size_t width_of(const char *text)
{
	size_t width = 0;

	for (; *text; text++)
		width += ((unsigned char)*text & 0xc0) != 0x80;
	return width;
}

static void text_row(struct tg_buf *out, char *const *cells, const size_t *widths, size_t count)
{
	size_t column, blank;

	for (column = 0; column < count; column++) {
		tg_buf_puts(out, column ? "  " : "");
		tg_buf_puts(out, cells[column]);
		if (column + 1 == count)
			break;
		for (blank = width_of(cells[column]); blank < widths[column]; blank++)
			tg_buf_putc(out, ' ');
	}
	tg_buf_putc(out, '\n');
}

static void write_text(struct tg_buf *out, const struct tg_table *table)
{
	size_t count = table->column_count, total = (table->row_count + 1) * count, i;
	struct tg_arena arena = {0};
	char **cells = tg_arena_alloc(&arena, (total + 1) * sizeof(*cells));
	size_t *widths = tg_arena_alloc(&arena, (count + 1) * sizeof(*widths));
	struct tg_buf shown = {0};

	for (i = 0; i < total; i++) {
		tg_buf_clear(&shown);
		tg_escape_terminal(&shown,
				   i < count ? tg_str(table->columns[i])
					     : table->cells[i - count].text,
				   false);
		cells[i] = tg_arena_strndup(&arena, shown.ptr ? shown.ptr : "", shown.len);
		if (width_of(cells[i]) > widths[i % count])
			widths[i % count] = width_of(cells[i]);
	}
	for (i = 0; i < total; i += count)
		text_row(out, cells + i, widths, count);
	tg_buf_done(&shown);
	tg_arena_done(&arena);
}

/* A cell on one line of a table: what would end it is escaped or a blank. */
static void markdown_cell(struct tg_buf *out, struct tg_str text)
{
	struct tg_buf escaped = {0};
	size_t i;

	tg_escape_markdown(&escaped, text);
	for (i = 0; i < escaped.len; i++) {
		char c = escaped.ptr[i];

		if (c == '|' && (!i || escaped.ptr[i - 1] != '\\'))
			tg_buf_putc(out, '\\');
		tg_buf_putc(out, c == '\n' || c == '\r' ? ' ' : c);
	}
	tg_buf_done(&escaped);
}

static void write_markdown(struct tg_buf *out, const struct tg_table *table)
{
	size_t i, column;

	for (column = 0; column < table->column_count; column++) {
		tg_buf_puts(out, column ? " | " : "| ");
		markdown_cell(out, tg_str(table->columns[column]));
	}
	tg_buf_puts(out, " |\n");
	for (column = 0; column < table->column_count; column++)
		tg_buf_puts(out, "|---");
	tg_buf_puts(out, "|\n");
	for (i = 0; i < table->row_count * table->column_count; i++) {
		column = i % table->column_count;
		tg_buf_puts(out, column ? " | " : "| ");
		markdown_cell(out, table->cells[i].text);
		tg_buf_puts(out, column + 1 == table->column_count ? " |\n" : "");
	}
}

bool tg_table_write(struct tg_buf *out, const char *format, const struct tg_table *table,
		    struct tg_err *err)
{
	if (strcmp(format, "json") == 0)
		write_json(out, table);
	else if (strcmp(format, "csv") == 0)
		write_csv(out, table);
	else if (strcmp(format, "text") == 0)
		write_text(out, table);
	else if (strcmp(format, "md") == 0)
		write_markdown(out, table);
	else
		return tg_fail(err, TG_ERR_USAGE,
			       "there is no format '%s'; use text, json, csv or md", format);
	return true;
}

void tg_table_text(struct tg_table_rows *rows, const char *text)
{
	struct tg_cell *cell = TG_VEC_ADD(&rows->cells);

	*cell = (struct tg_cell){.kind = text && *text ? TG_CELL_TEXT : TG_CELL_NULL,
				 .text = tg_str(text ? text : "")};
}

void tg_table_number(struct tg_table_rows *rows, int64_t number)
{
	struct tg_cell *cell = TG_VEC_ADD(&rows->cells);

	*cell = (struct tg_cell){
		.kind = TG_CELL_INT,
		.number = number,
		.text = tg_str(tg_arena_printf(rows->arena, "%lld", (long long)number))};
}

struct tg_table tg_table_done(struct tg_table_rows *rows, const char *const *columns)
{
	struct tg_table table = {.columns = columns};
	struct tg_cell *cells;

	while (columns[table.column_count])
		table.column_count++;
	cells = tg_arena_alloc(rows->arena, (rows->cells.count + 1) * sizeof(*cells));
	if (rows->cells.count)
		memcpy(cells, rows->cells.at, rows->cells.count * sizeof(*cells));
	table.cells = cells;
	table.row_count = rows->cells.count / table.column_count;
	TG_VEC_DONE(&rows->cells);
	return table;
}

/* Whether a line may not end between them: `CR 1.5`, `CR 1.5 RE(1)`. */
static bool is_one_name(struct tg_str word, struct tg_str next)
{
	size_t i;

	for (i = 0; i < word.len && word.ptr[i] >= 'A' && word.ptr[i] <= 'Z'; i++)
		;
	return tg_str_starts(next, "RE(") ||
	       (i > 1 && i == word.len && next.len && next.ptr[0] >= '0' && next.ptr[0] <= '9');
}

/* A text wrapped at blanks, with what hangs in front of its later lines. */
static void write_wrapped(struct tg_buf *out, struct tg_str text, size_t column)
{
	enum { WIDTH = 98 };
	struct tg_buf shown = {0};
	struct tg_str rest, word, next, behind;
	size_t at = column;

	tg_escape_terminal(&shown, text, false);
	rest = tg_buf_view(&shown);
	while (tg_str_split(&rest, ' ', &word)) {
		struct tg_str last = word;

		for (behind = rest; tg_str_split(&behind, ' ', &next) && is_one_name(last, next);
		     last = next, rest = behind)
			word.len += 1 + next.len;
		if (at > column && at + word.len + 1 > WIDTH) {
			tg_buf_printf(out, "\n%*s", (int)column, "");
			at = column;
		}
		if (at > column)
			tg_buf_putc(out, ' ');
		tg_buf_str(out, word);
		at += word.len + 1;
	}
	tg_buf_putc(out, '\n');
	tg_buf_done(&shown);
}

bool tg_table_write_blocks(struct tg_buf *out, const struct tg_table *table)
{
	enum { HEAD = 3, INDENT = 16 };
	size_t row, column;

	for (row = 0; row < table->row_count; row++) {
		const struct tg_cell *cells = &table->cells[row * table->column_count];
		struct tg_buf head = {0};
		bool more = false;

		for (column = 0; column < HEAD && column < table->column_count; column++)
			tg_buf_printf(&head, "%s%.*s", column ? "  " : "",
				      (int)cells[column].text.len, cells[column].text.ptr);
		write_wrapped(out, tg_buf_view(&head), 2);
		tg_buf_done(&head);
		for (column = HEAD; column < table->column_count; column++) {
			if (!cells[column].text.len)
				continue;
			tg_buf_printf(out, "  %-*s", INDENT - 2, table->columns[column]);
			write_wrapped(out, cells[column].text, INDENT);
			more = true;
		}
		if (more)
			tg_buf_putc(out, '\n');
	}
	return true;
}
