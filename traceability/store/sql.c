/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sql.c - prepared statements, binding, rows; and what SQLite's codes mean to people.
 */
#include <errno.h>
#include <string.h>

#include "base/text.h"
#include "store/internal.h"

bool tg_fail_sql(struct tg_store *store, int code, struct tg_err *err)
{
	const char *path = store->path;

	/* SQLite may have rolled back by itself, with writes that failed as well. */
	if (store->building)
		store->ready = false;
	switch (code & 0xff) {
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return tg_fail(err, TG_ERR_IO,
			       "the trace database '%s' is corrupt; remove it and run "
			       "'tracegate index'",
			       path);
	case SQLITE_FULL:
		return tg_fail(
			err, TG_ERR_IO,
			"cannot write the trace database '%s': the disk is full; it is as it "
			"was before",
			path);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return tg_fail(err, TG_ERR_IO,
			       "the trace database '%s' is in use by another program; try again",
			       path);
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return tg_fail(err, TG_ERR_IO,
			       "the trace database '%s' cannot be written; its folder or file is "
			       "read-only",
			       path);
	case SQLITE_CANTOPEN:
	case SQLITE_IOERR:
		errno = sqlite3_system_errno(store->db);
		if (errno)
			return tg_fail_errno(err, "cannot read or write the trace database '%s'",
					     path);
		return tg_fail(err, TG_ERR_IO, "cannot open the trace database '%s': %s", path,
			       sqlite3_errstr(code));
	default:
		return tg_fail(err, TG_ERR_INTERNAL, "the trace database '%s': %s", path,
			       store->db ? sqlite3_errmsg(store->db) : sqlite3_errstr(code));
	}
}

/* The statement of a constant text; NULL after setting the error. */
static struct tg_statement *prepare(struct tg_store *store, const char *sql, struct tg_err *err)
{
	size_t slot = ((uintptr_t)sql >> 3) * 2654435761u % TG_STATEMENTS;
	int code;

	while (store->statements[slot].sql && store->statements[slot].sql != sql)
		slot = (slot + 1) % TG_STATEMENTS;
	if (!store->statements[slot].sql) {
		code = sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT,
					  &store->statements[slot].stmt, NULL);
		if (code != SQLITE_OK) {
			tg_fail_sql(store, code, err);
			return NULL;
		}
		store->statements[slot].sql = sql;
		store->statements[slot].past = strstr(sql, "temp.past") != NULL;
	}
	return &store->statements[slot];
}

struct tg_str tg_text_stored(struct tg_str text, struct tg_buf *clean)
{
	size_t at = 0;

	if (tg_utf8_valid(text) && (!text.len || !memchr(text.ptr, '\0', text.len)))
		return text;
	while (at < text.len) {
		uint32_t point = tg_utf8_next(text, &at);

		tg_buf_utf8(clean, point ? point : 0xfffd);
	}
	return tg_buf_view(clean);
}

/* `keep` says how long the bytes last: SQLITE_STATIC where the statement is run to its end before
 * the caller goes on. */
static int bind_text(sqlite3_stmt *stmt, int n, struct tg_str text, sqlite3_destructor_type keep)
{
	struct tg_buf clean = {0};
	struct tg_str stored = tg_text_stored(text, &clean);
	int code = sqlite3_bind_text64(stmt, n, stored.ptr ? stored.ptr : "", stored.len,
				       clean.ptr ? SQLITE_TRANSIENT : keep, SQLITE_UTF8);

	tg_buf_done(&clean);
	return code;
}

static int bind(sqlite3_stmt *stmt, int n, const struct tg_arg *arg, sqlite3_destructor_type keep)
{
	switch (arg->kind) {
	case TG_ARG_INT:
		return sqlite3_bind_int64(stmt, n, arg->number);
	case TG_ARG_REAL:
		return sqlite3_bind_double(stmt, n, arg->real);
	case TG_ARG_TEXT:
		return bind_text(stmt, n, arg->bytes, keep);
	case TG_ARG_BLOB:
		return sqlite3_bind_blob64(stmt, n, arg->bytes.ptr ? arg->bytes.ptr : "",
					   arg->bytes.len, keep);
	default:
		return sqlite3_bind_null(stmt, n);
	}
}

static sqlite3_stmt *begin(struct tg_store *store, const char *sql, const struct tg_arg *args,
			   sqlite3_destructor_type keep, struct tg_err *err)
{
	struct tg_statement *statement = prepare(store, sql, err);
	sqlite3_stmt *stmt = statement ? statement->stmt : NULL;
	int n, code;

	if (stmt && statement->past && store->has_past && !tg_past_fill(store, err))
		return NULL;
	for (n = 0; stmt && args[n].kind != TG_ARG_END; n++) {
		code = bind(stmt, n + 1, &args[n], keep);
		if (code != SQLITE_OK) {
			tg_fail_sql(store, code, err);
			return NULL;
		}
	}
	return stmt;
}

bool tg_sql_run(struct tg_store *store, const char *sql, const struct tg_arg *args,
		struct tg_err *err)
{
	sqlite3_stmt *stmt = begin(store, sql, args, SQLITE_STATIC, err);
	int code;

	if (!stmt)
		return false;
	while ((code = sqlite3_step(stmt)) == SQLITE_ROW)
		;
	if (code != SQLITE_DONE)
		tg_fail_sql(store, code, err);
	sqlite3_reset(stmt);
	return code == SQLITE_DONE;
}

bool tg_sql_insert(struct tg_store *store, const char *sql, const struct tg_arg *args,
		   int64_t *ret_id, struct tg_err *err)
{
	if (!tg_sql_run(store, sql, args, err))
		return false;
	*ret_id = sqlite3_changes(store->db) ? sqlite3_last_insert_rowid(store->db) : 0;
	return true;
}

void tg_sql_query(struct tg_store *store, const char *sql, const struct tg_arg *args,
		  struct tg_rows *rows, struct tg_err *err)
{
	rows->store = store;
	rows->err = err;
	rows->stmt = begin(store, sql, args, SQLITE_TRANSIENT, err);
	rows->failed = !rows->stmt;
}

bool tg_sql_next(struct tg_rows *rows)
{
	int code;

	if (rows->failed)
		return false;
	code = sqlite3_step(rows->stmt);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		rows->failed = !tg_fail_sql(rows->store, code, rows->err);
	return code == SQLITE_ROW;
}

bool tg_sql_done(struct tg_rows *rows)
{
	if (rows->stmt)
		sqlite3_reset(rows->stmt);
	return !rows->failed;
}

int64_t tg_col_int(const struct tg_rows *rows, int column)
{
	return sqlite3_column_int64(rows->stmt, column);
}

unsigned tg_col_uint(const struct tg_rows *rows, int column)
{
	return (unsigned)sqlite3_column_int64(rows->stmt, column);
}

double tg_col_real(const struct tg_rows *rows, int column)
{
	return sqlite3_column_double(rows->stmt, column);
}

bool tg_col_null(const struct tg_rows *rows, int column)
{
	return sqlite3_column_type(rows->stmt, column) == SQLITE_NULL;
}

struct tg_str tg_col_str(const struct tg_rows *rows, int column)
{
	size_t length = (size_t)sqlite3_column_bytes(rows->stmt, column);
	const void *bytes = length ? sqlite3_column_blob(rows->stmt, column) : NULL;

	return tg_str_n(bytes ? bytes : "", length);
}

const char *tg_col_text(struct tg_arena *arena, const struct tg_rows *rows, int column)
{
	struct tg_str text = tg_col_str(rows, column);

	return tg_arena_strndup(arena, text.ptr, text.len);
}

struct tg_oid tg_col_oid(const struct tg_rows *rows, int column)
{
	struct tg_str bytes = tg_col_str(rows, column);
	struct tg_oid oid = {{0}};

	if (bytes.len == TG_OID_SIZE)
		memcpy(oid.byte, bytes.ptr, TG_OID_SIZE);
	return oid;
}

struct tg_hash tg_col_hash(const struct tg_rows *rows, int column)
{
	struct tg_str bytes = tg_col_str(rows, column);
	struct tg_hash hash = {{0}};

	if (bytes.len == TG_HASH_SIZE)
		memcpy(hash.byte, bytes.ptr, TG_HASH_SIZE);
	return hash;
}

bool tg_sql_number(struct tg_store *store, const char *sql, const struct tg_arg *args,
		   int64_t fallback, int64_t *ret, struct tg_err *err)
{
	struct tg_rows rows;

	*ret = fallback;
	tg_sql_query(store, sql, args, &rows, err);
	if (tg_sql_next(&rows) && !tg_col_null(&rows, 0))
		*ret = tg_col_int(&rows, 0);
	return tg_sql_done(&rows);
}
