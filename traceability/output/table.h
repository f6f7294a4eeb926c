/* SPDX-License-Identifier: Apache-2.0 */
/*
 * table.h - rows and columns as text, CSV, JSON or Markdown: what every list that a command prints
 * is written by.
 */
#ifndef TG_OUTPUT_TABLE_H
#define TG_OUTPUT_TABLE_H

#include "store/store.h"

/* Appends it as "text", "json", "csv" or "md"; another format is a usage error. */
bool tg_table_write(struct tg_buf *out, const char *format, const struct tg_table *table,
		    struct tg_err *err);

/*
 * Appends it for people, a block a row: the first cells on a line, then each other cell that is
 * not empty behind its column's name, and a blank line where there were such. For tables with
 * long cells.
 */
bool tg_table_write_blocks(struct tg_buf *out, const struct tg_table *table);

/* A table in the making: set `arena`, then cell by cell, row by row. */
struct tg_table_rows {
	struct tg_arena *arena;
	TG_VEC(struct tg_cell) cells;
};
void tg_table_text(struct tg_table_rows *rows, const char *text); /* NULL and "" are no value */
void tg_table_number(struct tg_table_rows *rows, int64_t number);
/* The table with these columns (ends with NULL); releases what the rows held outside of the arena.
 */
struct tg_table tg_table_done(struct tg_table_rows *rows, const char *const *columns);

#endif
