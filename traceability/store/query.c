/* SPDX-License-Identifier: Apache-2.0 */
/*
 * query.c - questions that somebody typed, locked down.
 *
 * The connection is read only, and an authorizer lets SELECT, reading and a list of functions
 * pass and nothing else: no ATTACH, no PRAGMA, no writing, no loading. Lengths, depth, memory,
 * rows and time are limited.
 */
#include <ctype.h>
#include <stdio.h>
#include <time.h>

#include "store/internal.h"

enum {
	SECONDS = 10,
	ROWS = 100000,
	STEPS = 2000, /* of the virtual machine between two looks at the clock */
	HEAP = 256 << 20,
};

static const char *const sql_make[] = {
	"CREATE TEMP TABLE IF NOT EXISTS verdict_ (id TEXT, kind TEXT, title TEXT, verdict TEXT, "
	"why TEXT, trail TEXT, path TEXT, line INTEGER)",
	"CREATE TEMP TABLE IF NOT EXISTS link_ (id TEXT, verb TEXT, path TEXT, line INTEGER, "
	"symbol TEXT, is_test INTEGER, evidence TEXT, run TEXT, author TEXT, commit_oid TEXT, "
	"changed TEXT)",
};
static const char sql_verdict[] = "INSERT INTO temp.verdict_ VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_link[] =
	"INSERT INTO temp.link_ VALUES (?, ?, ?, ?, nullif(?, ''), ?, nullif(?, ''), "
	"nullif(?, ''), nullif(?, ''), nullif(?, ''), datetime(nullif(?, 0), 'unixepoch'))";

bool tg_store_verdicts_load(struct tg_store *store, const struct tg_verdict_row *verdicts,
			    size_t count, const struct tg_link_row *links, size_t link_count,
			    struct tg_err *err)
{
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < sizeof(sql_make) / sizeof(*sql_make); i++)
		ok = tg_sql_run(store, sql_make[i], TG_NO_ARGS, err);
	for (i = 0; ok && i < count; i++) {
		const struct tg_verdict_row *v = &verdicts[i];

		ok = tg_sql_run(store, sql_verdict,
				TG_ARGS(TG_TEXT(v->id), TG_TEXT(v->kind), TG_TEXT(v->title),
					TG_TEXT(v->verdict), TG_TEXT(v->why), TG_TEXT(v->trail),
					TG_TEXT(v->path), TG_INT(v->line)),
				err);
	}
	for (i = 0; ok && i < link_count; i++) {
		const struct tg_link_row *l = &links[i];

		ok = tg_sql_run(store, sql_link,
				TG_ARGS(TG_TEXT(l->id), TG_TEXT(l->verb), TG_TEXT(l->path),
					TG_INT(l->line), TG_TEXT(l->symbol), TG_INT(l->is_test),
					TG_TEXT(l->evidence), TG_TEXT(l->run), TG_TEXT(l->author),
					TG_TEXT(l->commit), TG_INT(l->when)),
				err);
	}
	return ok;
}

const char *tg_query_schema(void)
{
	return tg_sql_views;
}

/* Functions that cannot allocate at will, read files or change anything. Sorted. */
static const char *const functions[] = {
	"abs",         "avg",        "char",
	"coalesce",    "count",      "cume_dist",
	"date",        "datetime",   "dense_rank",
	"first_value", "glob",       "group_concat",
	"hex",         "ifnull",     "iif",
	"instr",       "json_array", "json_group_array",
	"json_object", "julianday",  "lag",
	"last_value",  "lead",       "length",
	"like",        "lower",      "ltrim",
	"max",         "min",        "nth_value",
	"ntile",       "nullif",     "percent_rank",
	"quote",       "rank",       "replace",
	"round",       "row_number", "rtrim",
	"sign",        "strftime",   "substr",
	"substring",   "sum",        "time",
	"total",       "trim",       "typeof",
	"unicode",     "unixepoch",  "upper",
};

static bool allowed_function(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(functions) / sizeof(*functions); i++)
		if (name && sqlite3_stricmp(name, functions[i]) == 0)
			return true;
	return false;
}

static int authorize(void *user, int action, const char *one, const char *two, const char *database,
		     const char *trigger)
{
	(void)user;
	(void)one;
	(void)database;
	(void)trigger;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_READ:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_FUNCTION:
		return allowed_function(two) ? SQLITE_OK : SQLITE_DENY;
	default:
		return SQLITE_DENY;
	}
}

static int64_t clock_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec;
}

static int out_of_time(void *user)
{
	const int64_t *deadline = user;

	return clock_seconds() > *deadline;
}

static void limit(sqlite3 *db)
{
	static const struct {
		int what, value;
	} limits[] = {
		{SQLITE_LIMIT_LENGTH, 16 << 20},
		{SQLITE_LIMIT_SQL_LENGTH, 64 << 10},
		{SQLITE_LIMIT_COLUMN, 256},
		{SQLITE_LIMIT_EXPR_DEPTH, 100},
		{SQLITE_LIMIT_COMPOUND_SELECT, 50},
		{SQLITE_LIMIT_VDBE_OP, 1 << 20},
		{SQLITE_LIMIT_FUNCTION_ARG, 32},
		{SQLITE_LIMIT_ATTACHED, 0},
		{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 512},
		{SQLITE_LIMIT_VARIABLE_NUMBER, 16},
		{SQLITE_LIMIT_TRIGGER_DEPTH, 1},
		{SQLITE_LIMIT_WORKER_THREADS, 0},
	};
	size_t i;

	for (i = 0; i < sizeof(limits) / sizeof(*limits); i++)
		sqlite3_limit(db, limits[i].what, limits[i].value);
	sqlite3_hard_heap_limit64(HEAP);
}

/* True when nothing but white space, semicolons and comments is left. */
static bool is_blank(const char *text)
{
	while (*text) {
		if (isspace((unsigned char)*text) || *text == ';') {
			text++;
		} else if (text[0] == '-' && text[1] == '-') {
			while (*text && *text != '\n')
				text++;
		} else {
			return false;
		}
	}
	return true;
}

static bool fail_query(struct tg_store *store, int code, struct tg_err *err)
{
	const char *text = sqlite3_errmsg(store->db);

	/* A function that is denied is an SQLITE_ERROR with this text. */
	if ((code & 0xff) == SQLITE_AUTH || tg_str_starts(tg_str(text), "not authorized"))
		return tg_fail(err, TG_ERR_USAGE,
			       "the query is refused (%s); only SELECT on the views of 'tracegate "
			       "query --schema' is allowed",
			       text);
	switch (code & 0xff) {
	case SQLITE_INTERRUPT:
		return tg_fail(err, TG_ERR_USAGE,
			       "the query took too long and was stopped; make it smaller");
	case SQLITE_NOMEM:
	case SQLITE_TOOBIG:
		return tg_fail(err, TG_ERR_USAGE,
			       "the query needs too much memory; make it "
			       "smaller");
	case SQLITE_ERROR:
	case SQLITE_RANGE:
		return tg_fail(err, TG_ERR_USAGE, "the query is wrong: %s", text);
	default:
		return tg_fail_sql(store, code, err);
	}
}

static sqlite3_stmt *prepare(struct tg_store *store, const char *sql, struct tg_err *err)
{
	sqlite3_stmt *stmt = NULL;
	const char *tail = "";
	int code = sqlite3_prepare_v2(store->db, sql, -1, &stmt, &tail);

	if (code != SQLITE_OK)
		fail_query(store, code, err);
	else if (!stmt)
		tg_fail(err, TG_ERR_USAGE, "the query is empty");
	else if (!is_blank(tail))
		tg_fail(err, TG_ERR_USAGE, "the query is more than one statement");
	else if (!sqlite3_stmt_readonly(stmt) || sqlite3_column_count(stmt) == 0)
		tg_fail(err, TG_ERR_USAGE, "the query is refused; only SELECT is allowed");
	else
		return stmt;
	sqlite3_finalize(stmt);
	return NULL;
}

static struct tg_str hex(struct tg_arena *arena, const void *bytes, size_t length)
{
	const unsigned char *in = bytes;
	char *text = tg_arena_alloc(arena, 2 * length + 1);
	size_t i;

	for (i = 0; i < length; i++)
		snprintf(text + 2 * i, 3, "%02x", in[i]);
	return tg_str_n(text, 2 * length);
}

static void read_cell(struct tg_arena *arena, sqlite3_stmt *stmt, int column, struct tg_cell *cell)
{
	int type = sqlite3_column_type(stmt, column);
	const void *bytes;
	size_t length;

	if (type == SQLITE_NULL)
		return;
	if (type == SQLITE_BLOB) {
		bytes = sqlite3_column_blob(stmt, column);
		cell->kind = TG_CELL_TEXT;
		cell->text = hex(arena, bytes, (size_t)sqlite3_column_bytes(stmt, column));
		return;
	}
	cell->kind = type == SQLITE_INTEGER ? TG_CELL_INT
		     : type == SQLITE_FLOAT ? TG_CELL_REAL
					    : TG_CELL_TEXT;
	cell->number = sqlite3_column_int64(stmt, column);
	cell->real = sqlite3_column_double(stmt, column);
	bytes = sqlite3_column_text(stmt, column);
	length = (size_t)sqlite3_column_bytes(stmt, column);
	cell->text = tg_str_n(tg_arena_strndup(arena, bytes ? bytes : "", length), length);
}

static bool read_table(struct tg_arena *arena, struct tg_store *store, sqlite3_stmt *stmt,
		       size_t row_limit, struct tg_table *table, struct tg_err *err)
{
	int columns = sqlite3_column_count(stmt), i, code;
	const char **names = tg_arena_alloc(arena, (size_t)columns * sizeof(*names));
	TG_VEC(struct tg_cell) cells = {0};

	for (i = 0; i < columns; i++)
		names[i] = tg_arena_strdup(arena, sqlite3_column_name(stmt, i));
	table->columns = names;
	table->column_count = (size_t)columns;
	while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
		if (table->row_count == row_limit) {
			table->cut = true;
			code = SQLITE_DONE;
			break;
		}
		table->row_count++;
		for (i = 0; i < columns; i++)
			read_cell(arena, stmt, i, TG_VEC_ADD(&cells));
	}
	table->cells = TG_VEC_KEEP(arena, &cells);
	TG_VEC_DONE(&cells);
	return code == SQLITE_DONE || fail_query(store, code, err);
}

/* The views rest on temporary tables, which are there even when nothing was loaded. */
static bool make_views(struct tg_store *store, struct tg_err *err)
{
	int code;

	if (!store->has_past)
		return tg_fail(err, TG_ERR_INTERNAL, "a query without a commit");
	if (!tg_store_verdicts_load(store, NULL, 0, NULL, 0, err) || !tg_past_fill(store, err))
		return false;
	code = sqlite3_exec(store->db, tg_sql_views, NULL, NULL, NULL);
	return code == SQLITE_OK || tg_fail_sql(store, code, err);
}

/* @satisfies TG-STO-2 */
bool tg_store_query(struct tg_arena *arena, struct tg_store *store, const char *sql,
		    const struct tg_query_options *options, struct tg_table *ret,
		    struct tg_err *err)
{
	int64_t deadline = clock_seconds() + (options->seconds ? options->seconds : SECONDS);
	sqlite3_stmt *stmt;
	bool ok;

	memset(ret, 0, sizeof(*ret));
	if (!make_views(store, err))
		return false;
	sqlite3_exec(store->db, "PRAGMA query_only = ON", NULL, NULL, NULL);
	limit(store->db);
	sqlite3_set_authorizer(store->db, authorize, NULL);
	sqlite3_progress_handler(store->db, STEPS, out_of_time, &deadline);
	stmt = prepare(store, sql, err);
	ok = stmt && read_table(arena, store, stmt, options->row_limit ? options->row_limit : ROWS,
				ret, err);
	sqlite3_finalize(stmt);
	sqlite3_progress_handler(store->db, 0, NULL, NULL);
	sqlite3_hard_heap_limit64(0);
	return ok;
}
