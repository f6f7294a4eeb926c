/* SPDX-License-Identifier: Apache-2.0 */
/*
 * internal.h - what the files of store/ share; nobody else includes it.
 *
 * Every SQL text is a constant; values are bound. Statements are prepared once and kept.
 */
#ifndef TG_STORE_INTERNAL_H
#define TG_STORE_INTERNAL_H

#include <sqlite3.h>

#include "base/map.h"
#include "store/pack.h"

enum { TG_STATEMENTS = 256 }; /* a power of two, well above the number of SQL texts */

struct tg_statement {
	const char *sql; /* the constant's address is the key */
	bool past;       /* it speaks of temp.past */
	sqlite3_stmt *stmt;
};

/* A parent that may not be stored yet. */
struct tg_parent_row {
	int64_t commit;
	int64_t n;
	struct tg_oid oid;
};

/* Where a content stands in the tree of the commit that is asked about. */
struct tg_stand {
	int64_t blob, path_id;
	const char *path;
};
struct tg_stands {
	TG_VEC(struct tg_stand) at; /* by content */
	struct tg_arena paths;
};

struct tg_store {
	sqlite3 *db;
	char *path;
	char *building; /* the file that will be `path` when it has something to say, or NULL */
	int lock;       /* descriptor that holds the writers' lock, or -1 */
	bool ready;     /* it was opened, and nothing was broken off */
	bool journaled; /* the way in which a writer's transactions are kept whole is set */
	enum tg_store_mode mode;
	int64_t seq; /* of the transaction under way, 0 = none */
	struct tg_statement statements[TG_STATEMENTS];
	struct tg_map paths;                  /* raw bytes -> id */
	struct tg_map blobs;                  /* object id -> id */
	struct tg_map persons;                /* name NUL email -> id */
	struct tg_map symbols;                /* usr -> id */
	TG_VEC(struct tg_parent_row) parents; /* to be linked once all commits are there */
	TG_VEC(char *) indices;               /* that are to be made again (bulk.c) */
	bool has_past;                        /* temp.past and temp.snap are there */
	struct tg_oid asof;   /* the commit that they speak of, zero while they change */
	int64_t asof_version; /* of the file when they were filled */
	bool past_filled;     /* temp.past holds the ancestors of temp.here */
	int64_t moves_of;     /* the commit that was last asked whether code may have moved in it */
	bool moves;
	bool has_stands; /* `stands` are those of the commit */
	struct tg_stands stands;
	struct tg_packing packing;
};

/* A value to bind. Text is made well-formed UTF-8 on the way in. */
struct tg_arg {
	enum {
		TG_ARG_END = 0,
		TG_ARG_INT,
		TG_ARG_REAL,
		TG_ARG_TEXT,
		TG_ARG_BLOB,
		TG_ARG_NULL
	} kind;
	int64_t number;
	double real;
	struct tg_str bytes;
};

#define TG_INT(value)                                          \
	{                                                      \
		.kind = TG_ARG_INT, .number = (int64_t)(value) \
	}
#define TG_REAL(value)                               \
	{                                            \
		.kind = TG_ARG_REAL, .real = (value) \
	}
#define TG_STR(value)                                 \
	{                                             \
		.kind = TG_ARG_TEXT, .bytes = (value) \
	}
#define TG_TEXT(value)                                      \
	{                                                   \
		.kind = TG_ARG_TEXT, .bytes = tg_str(value) \
	}
#define TG_BYTES(ptr_, len_)                                                  \
	{                                                                     \
		.kind = TG_ARG_BLOB, .bytes = {(const char *)(ptr_), (len_) } \
	}
#define TG_OID(oid) TG_BYTES((oid)->byte, TG_OID_SIZE)
#define TG_HASH(hash) TG_BYTES((hash).byte, TG_HASH_SIZE)
/* NULL for id 0. */
#define TG_ID(value)                                                                   \
	{                                                                              \
		.kind = (value) ? TG_ARG_INT : TG_ARG_NULL, .number = (int64_t)(value) \
	}
#define TG_OID_OR_NULL(oid)                                                         \
	{                                                                           \
		.kind = tg_oid_is_zero(oid) ? TG_ARG_NULL : TG_ARG_BLOB, .bytes = { \
			(const char *)(oid)->byte,                                  \
			TG_OID_SIZE                                                 \
		}                                                                   \
	}
#define TG_ARGS(...) ((const struct tg_arg[]){__VA_ARGS__, {.kind = TG_ARG_END}})
#define TG_NO_ARGS ((const struct tg_arg[]){{.kind = TG_ARG_END}})

/* As text is stored: bytes that are not UTF-8, and NUL, become U+FFFD, in `clean` then. */
struct tg_str tg_text_stored(struct tg_str text, struct tg_buf *clean);

/* Sets the error for a result code of SQLite and returns false. */
bool tg_fail_sql(struct tg_store *store, int code, struct tg_err *err);

/* Runs a statement that gives no rows. */
bool tg_sql_run(struct tg_store *store, const char *sql, const struct tg_arg *args,
		struct tg_err *err);

/* As tg_sql_run() for an INSERT; the row's id, or 0 when a conflict left the table as it was. */
bool tg_sql_insert(struct tg_store *store, const char *sql, const struct tg_arg *args,
		   int64_t *ret_id, struct tg_err *err);

/* Rows of a query. A statement that is being stepped must not be queried again. */
struct tg_rows {
	struct tg_store *store;
	sqlite3_stmt *stmt;
	struct tg_err *err;
	bool failed;
};
/* Begins a query; tg_sql_next() gives its rows, tg_sql_done() tells whether all went well. */
void tg_sql_query(struct tg_store *store, const char *sql, const struct tg_arg *args,
		  struct tg_rows *rows, struct tg_err *err);
bool tg_sql_next(struct tg_rows *rows);
bool tg_sql_done(struct tg_rows *rows);

int64_t tg_col_int(const struct tg_rows *rows, int column);
unsigned tg_col_uint(const struct tg_rows *rows, int column);
double tg_col_real(const struct tg_rows *rows, int column);
bool tg_col_null(const struct tg_rows *rows, int column);
struct tg_str tg_col_str(const struct tg_rows *rows, int column); /* until the next row */
const char *tg_col_text(struct tg_arena *arena, const struct tg_rows *rows, int column);
struct tg_oid tg_col_oid(const struct tg_rows *rows, int column);
struct tg_hash tg_col_hash(const struct tg_rows *rows, int column);

/* One number, `fallback` when there is no row. */
bool tg_sql_number(struct tg_store *store, const char *sql, const struct tg_arg *args,
		   int64_t fallback, int64_t *ret, struct tg_err *err);

/* Fills temp.snap with the tree of the commit in temp.here (lineage.c). */
bool tg_snap_fill(struct tg_store *store, struct tg_err *err);
/* The places of a content, after tg_store_part_begin(); until the commit changes. */
const struct tg_stand *tg_stands_of(const struct tg_store *store, int64_t blob, size_t *ret_count);
void tg_stands_done(struct tg_stands *stands);

/* Fills temp.past with its ancestors, unless they are there. Statements that speak of it do so when
 * they begin; texts that are prepared elsewhere have to ask. */
bool tg_past_fill(struct tg_store *store, struct tg_err *err);

/* Ids of the things that other tables refer to, made when new. */
bool tg_path_id(struct tg_store *store, struct tg_str path, int64_t *ret, struct tg_err *err);
bool tg_blob_id(struct tg_store *store, const struct tg_oid *oid, int64_t *ret, struct tg_err *err);
bool tg_person_id(struct tg_store *store, const struct tg_person *person, int64_t *ret,
		  struct tg_err *err);

/* The embedded migrations, in order; made from schema/ by the build. */
struct tg_migration {
	const char *name;
	const char *sql;
};
extern const struct tg_migration tg_migrations[];
extern const size_t tg_migration_count;
extern const char tg_sql_views[]; /* views.sql */

bool tg_store_migrate(struct tg_store *store, struct tg_err *err);
/* Refuses a schema that is not the one that the migrations make. */
bool tg_store_check_schema(struct tg_store *store, struct tg_err *err);
/* All SQL of a schema in one hash: tables, indices, and whatever else somebody planted. */
bool tg_store_schema_hash(struct tg_store *store, struct tg_hash *ret, struct tg_err *err);
/* That of what the migrations make of an empty database. */
bool tg_store_schema_of_migrations(struct tg_hash *ret, struct tg_err *err);
/* The same in hexadecimal digits, worked out by the build (cmake/schema.cmake). */
extern const char tg_schema_made[];

#endif
