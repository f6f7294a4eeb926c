/* SPDX-License-Identifier: Apache-2.0 */
/*
 * db.c - the file itself: opening, refusing, migrating, one writer, transactions.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "store/internal.h"

enum {
	APPLICATION_ID = 0x74676174, /* "tgat" */
	BUSY_MILLISECONDS = 10000,
	FIRST_WITH_PACKS = 11, /* the migration that made their tables */
};

static const char sql_application[] = "PRAGMA application_id";
static const char sql_version[] = "PRAGMA user_version";
static const char sql_tables[] = "SELECT count(*) FROM sqlite_schema";
static const char sql_hold[] = "BEGIN";
static const char sql_begin[] = "BEGIN IMMEDIATE";
static const char sql_commit[] = "COMMIT";
static const char sql_ingest[] = "INSERT INTO ingest (at, what, tool) VALUES (?, ?, ?)";
static const char sql_meta[] = "SELECT value FROM meta WHERE key = ?";
static const char sql_meta_put[] = "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)";

/* Runs constant text of several statements; for the schema and settings only. */
static bool run_script(struct tg_store *store, const char *constant, struct tg_err *err)
{
	int code = sqlite3_exec(store->db, constant, NULL, NULL, NULL);

	return code == SQLITE_OK || tg_fail_sql(store, code, err);
}

/* What holds for every connection: nothing that a database carries can act by itself. */
static bool harden(struct tg_store *store, struct tg_err *err)
{
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_limit(store->db, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_extended_result_codes(store->db, 1);
	sqlite3_busy_timeout(store->db, BUSY_MILLISECONDS);
	return run_script(store,
			  "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
			  /* References are checked by tests, not for every row of a history. */
			  "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF;"
			  "PRAGMA cache_size = -32768;",
			  err);
}

/* Where nobody ran 'tracegate init', git would show the database as new, and 'git add' take it. */
static void hide_from_git(const char *folder)
{
	static const char text[] = TG_STORE_IGNORE;
	struct tg_buf file = {0};
	int fd;

	tg_path_join(&file, folder, ".gitignore");
	fd = open(file.ptr, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
	if (fd >= 0) {
		if (write(fd, text, sizeof(text) - 1) != (ssize_t)(sizeof(text) - 1))
			unlink(file.ptr);
		close(fd);
	}
	tg_buf_done(&file);
}

static bool make_folder(const char *path, struct tg_err *err)
{
	struct tg_buf folder = {0};
	bool ok;

	tg_path_join(&folder, path, "..");
	ok = tg_dir_make(folder.ptr, err);
	if (ok && strcmp(tg_path_name(folder.ptr), ".tracegate") == 0)
		hide_from_git(folder.ptr);
	tg_buf_done(&folder);
	return ok;
}

/* Refuses links and special files; `*ret_empty`: there is nothing yet. */
static bool check_writable(const char *path, bool *ret_empty, struct tg_err *err)
{
	int fd = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	struct stat status;

	*ret_empty = fd < 0 && errno == ENOENT;
	if (*ret_empty)
		return true;
	if (fd < 0 && errno == ELOOP)
		return tg_fail(err, TG_ERR_INPUT,
			       "'%s' is a symbolic link; a trace database never is one, remove it",
			       path);
	if (fd < 0)
		return tg_fail_errno(err, "cannot open the trace database '%s' for writing", path);
	if (fstat(fd, &status) < 0 || !S_ISREG(status.st_mode)) {
		close(fd);
		return tg_fail(err, TG_ERR_INPUT, "'%s' is not a regular file", path);
	}
	*ret_empty = status.st_size == 0;
	close(fd); /* before SQLite opens it: closing later would drop SQLite's locks */
	return true;
}

/*
 * A database that is not there yet is filled beside its place, without a journal, and moved there
 * by its first commit: what was killed before leaves nothing that anybody would open. Made with
 * mode 0600, so that SQLite need not.
 */
static bool make_file(struct tg_store *store, struct tg_err *err)
{
	struct tg_buf path = {0};
	int fd;

	tg_buf_printf(&path, "%s-new", store->path);
	store->building = path.ptr;
	unlink(store->building); /* we hold the lock: whoever began it is gone */
	fd = open(store->building, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return tg_fail_errno(err, "cannot open the trace database '%s' for writing",
				     store->path);
	close(fd);
	return true;
}

static bool check_readable(const char *path, struct tg_err *err)
{
	struct stat status;

	if (lstat(path, &status) < 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			return tg_fail(err, TG_ERR_MISSING,
				       "there is no trace database '%s'; run 'tracegate index'",
				       path);
		return tg_fail_errno(err, "cannot open the trace database '%s'", path);
	}
	if (S_ISLNK(status.st_mode))
		return tg_fail(err, TG_ERR_INPUT,
			       "'%s' is a symbolic link; a trace database never is one, remove it",
			       path);
	if (!S_ISREG(status.st_mode))
		return tg_fail(err, TG_ERR_INPUT, "'%s' is not a regular file", path);
	if (status.st_size == 0)
		return tg_fail(err, TG_ERR_MISSING,
			       "the trace database '%s' is empty; run 'tracegate index'", path);
	return true;
}

/* One writer: a lock of our own beside the file, because SQLite's is taken per transaction. */
static bool take_lock(struct tg_store *store, struct tg_err *err)
{
	struct tg_buf path = {0};
	unsigned waited;

	tg_buf_printf(&path, "%s-lock", store->path);
	store->lock = open(path.ptr, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (store->lock < 0) {
		tg_fail_errno(err, "cannot lock the trace database with '%s'", path.ptr);
		tg_buf_done(&path);
		return false;
	}
	tg_buf_done(&path);
	for (waited = 0; flock(store->lock, LOCK_EX | LOCK_NB) < 0; waited += 50) {
		if (errno != EWOULDBLOCK && errno != EINTR)
			return tg_fail_errno(err, "cannot lock the trace database '%s'",
					     store->path);
		if (waited >= BUSY_MILLISECONDS)
			return tg_fail(err, TG_ERR_IO,
				       "the trace database '%s' is being written by another "
				       "tracegate; try again when it is done",
				       store->path);
		nanosleep(&(struct timespec){.tv_nsec = 50 * 1000 * 1000}, NULL);
	}
	return true;
}

/* "file:" with everything escaped that has a meaning in a URI. */
static void immutable_uri(struct tg_buf *uri, const char *path)
{
	tg_buf_puts(uri, "file:");
	tg_escape_uri(uri, tg_str(path));
	tg_buf_puts(uri, "?immutable=1");
}

static bool open_reading(struct tg_store *store, struct tg_err *err)
{
	const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_PRIVATECACHE |
			  SQLITE_OPEN_NOMUTEX;
	struct tg_buf uri = {0}, wal = {0};
	struct stat status;
	int code = sqlite3_open_v2(store->path, &store->db, flags, NULL);

	if (code == SQLITE_OK) {
		/* A writer that is just ending holds the file for a moment. */
		sqlite3_busy_timeout(store->db, BUSY_MILLISECONDS);
		code = sqlite3_exec(store->db, "SELECT count(*) FROM sqlite_schema", NULL, NULL,
				    NULL);
	}
	if ((code & 0xff) == SQLITE_READONLY || (code & 0xff) == SQLITE_CANTOPEN) {
		/* Left in WAL mode in a folder that cannot be written. With an empty journal the
		 * file alone is the whole database. */
		tg_buf_printf(&wal, "%s-wal", store->path);
		if (stat(wal.ptr, &status) < 0 || status.st_size == 0) {
			sqlite3_close(store->db);
			store->db = NULL;
			immutable_uri(&uri, store->path);
			code = sqlite3_open_v2(uri.ptr, &store->db, flags | SQLITE_OPEN_URI, NULL);
		}
	}
	tg_buf_done(&uri);
	tg_buf_done(&wal);
	return code == SQLITE_OK || tg_fail_sql(store, code, err);
}

static bool connect_writing(struct tg_store *store, struct tg_err *err)
{
	int code = sqlite3_open_v2(store->building ? store->building : store->path, &store->db,
				   SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
					   SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX,
				   NULL);

	return code == SQLITE_OK || tg_fail_sql(store, code, err);
}

/* How transactions are kept whole: of a file that nobody sees yet, in memory alone. */
static bool set_journal(struct tg_store *store, struct tg_err *err)
{
	store->journaled = true;
	return run_script(store,
			  store->building
				  ? "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;"
				  : "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
			  err);
}

static bool open_writing(struct tg_store *store, struct tg_err *err)
{
	bool empty;

	return make_folder(store->path, err) && check_writable(store->path, &empty, err) &&
	       take_lock(store, err) && check_writable(store->path, &empty, err) &&
	       (!empty || make_file(store, err)) && connect_writing(store, err);
}

/*
 * Refuses foreign and newer files; tells whether the schema has to be brought up to date.
 * @satisfies TG-STO-1
 */
static bool check_version(struct tg_store *store, bool *ret_old, struct tg_err *err)
{
	int64_t application, version, tables;

	if (!tg_sql_number(store, sql_application, TG_NO_ARGS, 0, &application, err) ||
	    !tg_sql_number(store, sql_version, TG_NO_ARGS, 0, &version, err) ||
	    !tg_sql_number(store, sql_tables, TG_NO_ARGS, 0, &tables, err))
		return false;
	if (tables && application != APPLICATION_ID)
		return tg_fail(err, TG_ERR_INPUT,
			       "'%s' is a database of another program, not a trace database",
			       store->path);
	if (version > (int64_t)tg_migration_count)
		return tg_fail(
			err, TG_ERR_INPUT,
			"the trace database '%s' was written by a newer tracegate (schema "
			"%lld, this one knows %zu); update tracegate, or remove the file and "
			"run 'tracegate index'",
			store->path, (long long)version, tg_migration_count);
	*ret_old = version < (int64_t)tg_migration_count;
	if (*ret_old && store->mode == TG_STORE_READ)
		return tg_fail(err, TG_ERR_INPUT,
			       "the trace database '%s' was written by an older tracegate; run "
			       "'tracegate index' to bring it up to date",
			       store->path);
	return true;
}

/* Applies the migrations above `version`. */
static bool apply(struct tg_store *store, size_t version, struct tg_err *err)
{
	size_t i;

	for (i = version; i < tg_migration_count; i++)
		if (!run_script(store, tg_migrations[i].sql, err))
			return tg_while(err, "migration '%s'", tg_migrations[i].name);
	return true;
}

bool tg_store_migrate(struct tg_store *store, struct tg_err *err)
{
	int64_t version;

	if (!tg_sql_number(store, sql_version, TG_NO_ARGS, 0, &version, err) ||
	    !run_script(store, "BEGIN IMMEDIATE", err))
		return false;
	if (!apply(store, (size_t)version, err) ||
	    (version && version < FIRST_WITH_PACKS && !tg_pack_all(store, err)) ||
	    !run_script(store, "COMMIT", err)) {
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
		return false;
	}
	return true;
}

bool tg_store_schema_hash(struct tg_store *store, struct tg_hash *ret, struct tg_err *err)
{
	static const char sql[] = "SELECT type, name, tbl_name, sql FROM sqlite_schema "
				  "WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name";
	struct tg_hasher hasher;
	struct tg_rows rows;

	tg_hash_begin(&hasher);
	tg_sql_query(store, sql, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		int column;

		for (column = 0; column < 4; column++)
			tg_hash_add(&hasher, tg_col_str(&rows, column));
	}
	*ret = tg_hash_end(&hasher);
	return tg_sql_done(&rows);
}

bool tg_store_schema_of_migrations(struct tg_hash *ret, struct tg_err *err)
{
	struct tg_store *model = tg_alloc_zero(1, sizeof(*model));
	bool ok;

	model->path = tg_strdup(":memory:");
	model->lock = -1;
	ok = sqlite3_open_v2(":memory:", &model->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
			     NULL) == SQLITE_OK &&
	     apply(model, 0, err) && tg_store_schema_hash(model, ret, err);
	tg_store_close(model);
	return ok;
}

/*
 * Running the migrations takes longer than many an answer: where the hash is the one that they made
 * when the program was built, that is enough. Another SQLite may put it otherwise.
 */
bool tg_store_check_schema(struct tg_store *store, struct tg_err *err)
{
	struct tg_hash is, should;
	char hex[TG_HASH_HEX];

	if (!tg_store_schema_hash(store, &is, err))
		return false;
	if (strcmp(tg_hash_hex(is, hex), tg_schema_made) == 0)
		return true;
	return tg_store_schema_of_migrations(&should, err) &&
	       (tg_hash_eq(is, should) ||
		tg_fail(err, TG_ERR_INPUT,
			"the schema of the trace database '%s' is not the one tracegate makes; "
			"remove the file and run 'tracegate index'",
			store->path));
}

/* Once no trigger is there but our own: they keep evidence from ourselves, too. */
static void enable_triggers(struct tg_store *store)
{
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
}

static bool open_file(struct tg_store *store, struct tg_err *err)
{
	bool old;

	if (store->mode == TG_STORE_WRITE) {
		if (!open_writing(store, err) || !harden(store, err))
			return false;
	} else if (!check_readable(store->path, err) || !open_reading(store, err) ||
		   !harden(store, err)) {
		return false;
	}
	if (!check_version(store, &old, err))
		return false;
	if (store->mode == TG_STORE_WRITE && !set_journal(store, err))
		return false;
	if (old && !tg_store_migrate(store, err))
		return false;
	if (!tg_store_check_schema(store, err))
		return false;
	enable_triggers(store);
	return true;
}

/* @satisfies TG-STO-1 */
struct tg_store *tg_store_open(const char *path, enum tg_store_mode mode, struct tg_err *err)
{
	struct tg_store *store = tg_alloc_zero(1, sizeof(*store));

	store->path = tg_strdup(path);
	store->mode = mode;
	store->lock = -1;
	store->ready = open_file(store, err);
	if (store->ready)
		return store;
	tg_store_close(store);
	return NULL;
}

bool tg_store_copy(struct tg_store *store, const char *path, struct tg_err *err)
{
	TG_AUTO(tg_close_) int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	sqlite3_backup *copy = NULL;
	sqlite3 *to = NULL;
	int code;

	if (fd < 0)
		return tg_fail_errno(err, "cannot make '%s'", path);
	code = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE, NULL);
	if (code == SQLITE_OK)
		copy = sqlite3_backup_init(to, "main", store->db, "main");
	if (copy) {
		sqlite3_backup_step(copy, -1);
		code = sqlite3_backup_finish(copy);
	} else if (code == SQLITE_OK) {
		code = sqlite3_errcode(to);
	}
	sqlite3_close(to);
	if (code != SQLITE_OK)
		return tg_fail(err, TG_ERR_IO, "cannot copy the trace database to '%s': %s", path,
			       sqlite3_errstr(code));
	return fchmod(fd, 0444) == 0 || tg_fail_errno(err, "cannot protect '%s'", path);
}

/* Ends the connection with all that it held; what was not committed is gone. */
static void disconnect(struct tg_store *store)
{
	size_t i;

	for (i = 0; i < TG_STATEMENTS; i++)
		sqlite3_finalize(store->statements[i].stmt);
	memset(store->statements, 0, sizeof(store->statements));
	if (store->db && !sqlite3_get_autocommit(store->db)) {
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
		store->ready = false; /* what was being built stays unfinished */
	}
	/* At rest the file is a plain one, readable from a folder that cannot be written. */
	if (store->db && store->mode == TG_STORE_WRITE && !store->building)
		sqlite3_exec(store->db, "PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE",
			     NULL, NULL, NULL);
	sqlite3_close(store->db);
	store->db = NULL;
	store->has_past = store->has_stands = false;
	store->asof = (struct tg_oid){{0}};
}

/* Journals of a file that is there no more would be taken for those of the one that comes. */
static void remove_journals(const char *path)
{
	static const char *const ends[] = {"-wal", "-shm", "-journal"};
	struct tg_buf name = {0};
	size_t i;

	for (i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		tg_buf_clear(&name);
		tg_buf_printf(&name, "%s%s", path, ends[i]);
		unlink(name.ptr);
	}
	tg_buf_done(&name);
}

/* Puts the file that was built, and is on the disk then, where it belongs. */
static bool publish(struct tg_store *store, struct tg_err *err)
{
	int fd = open(store->building, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
	struct tg_buf folder = {0};
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (ok) {
		remove_journals(store->path);
		ok = rename(store->building, store->path) == 0;
	}
	if (!ok)
		tg_fail_errno(err, "cannot write the trace database '%s'", store->path);
	tg_close_(&fd);
	tg_path_join(&folder, store->path, "..");
	fd = ok ? open(folder.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	if (fd >= 0)
		fsync(fd); /* the name, where the file system can */
	tg_close_(&fd);
	tg_buf_done(&folder);
	if (!ok)
		unlink(store->building);
	tg_free_(&store->building);
	store->building = NULL;
	return ok;
}

void tg_store_close(struct tg_store *store)
{
	size_t i;

	if (!store)
		return;
	disconnect(store);
	if (store->building && store->ready)
		publish(store, NULL);
	else if (store->building)
		unlink(store->building);
	tg_free_(&store->building);
	tg_close_(&store->lock);
	tg_map_done(&store->paths);
	tg_map_done(&store->blobs);
	tg_map_done(&store->persons);
	tg_map_done(&store->symbols);
	for (i = 0; i < store->indices.count; i++)
		tg_free_(&store->indices.at[i]);
	TG_VEC_DONE(&store->indices);
	TG_VEC_DONE(&store->parents);
	tg_packing_done(&store->packing);
	tg_stands_done(&store->stands);
	tg_free_(&store->path);
	free(store);
}

void tg_store_close_(struct tg_store **store)
{
	tg_store_close(*store);
	*store = NULL;
}

bool tg_store_begin(struct tg_store *store, const char *what, const char *tool, struct tg_err *err)
{
	/* TRACEGATE_NOW makes what tests store the same on every day. */
	int64_t now = getenv("TRACEGATE_NOW") ? tg_today() * 86400 : (int64_t)time(NULL);

	return (store->journaled || set_journal(store, err)) &&
	       tg_sql_run(store, sql_begin, TG_NO_ARGS, err) &&
	       tg_sql_insert(store, sql_ingest, TG_ARGS(TG_INT(now), TG_TEXT(what), TG_TEXT(tool)),
			     &store->seq, err);
}

bool tg_store_commit(struct tg_store *store, struct tg_err *err)
{
	if (store->building && !store->ready)
		return tg_fail(err, TG_ERR_IO, "the trace database '%s' was not written",
			       store->path);
	if (!tg_pack_end(store, err) || !tg_sql_run(store, sql_commit, TG_NO_ARGS, err))
		return false; /* closing undoes it */
	store->seq = 0;
	if (!store->building)
		return true;
	/* SQLite would not write to a file that was moved. */
	disconnect(store);
	store->journaled = false;
	if (!publish(store, err) || !connect_writing(store, err) || !harden(store, err))
		return false;
	enable_triggers(store);
	return true;
}

bool tg_store_hold(struct tg_store *store)
{
	return sqlite3_get_autocommit(store->db) && tg_sql_run(store, sql_hold, TG_NO_ARGS, NULL);
}

void tg_store_release(struct tg_store *store, bool held)
{
	if (held)
		tg_sql_run(store, sql_commit, TG_NO_ARGS, NULL);
}

const char *tg_store_meta(struct tg_arena *arena, struct tg_store *store, const char *key)
{
	const char *value = "";
	struct tg_rows rows;

	tg_sql_query(store, sql_meta, TG_ARGS(TG_TEXT(key)), &rows, NULL);
	if (tg_sql_next(&rows))
		value = tg_col_text(arena, &rows, 0);
	tg_sql_done(&rows);
	return value;
}

bool tg_store_meta_put(struct tg_store *store, const char *key, const char *value,
		       struct tg_err *err)
{
	return tg_sql_run(store, sql_meta_put, TG_ARGS(TG_TEXT(key), TG_TEXT(value)), err);
}
