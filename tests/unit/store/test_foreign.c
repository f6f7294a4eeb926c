/* SPDX-License-Identifier: Apache-2.0 */
/* test_foreign - a database that somebody else wrote, broke or locked, and a disk that is full. */
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "place.h"

static void refuse(const char *path, enum tg_store_mode mode, enum tg_code code, const char *want)
{
	struct tg_err err = {0};
	struct tg_store *store = tg_store_open(path, mode, &err);

	if (store)
		fail_msg("opened, but wanted: %s", want);
	if (!strstr(err.text, want))
		fail_msg("'%s' lacks '%s'", err.text, want);
	assert_int_equal(err.code, code);
}

/* Changes a database from outside, as an attacker or a newer program would. */
static void outside(const struct place *place, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void shell(const struct place *place, const char *script)
{
	char command[512];

	snprintf(command, sizeof(command), "cd '%s/.tracegate' && %s", place->folder, script);
	/* tracegate-allow(injection/command): made of the temporary folder of this test;
	 * owner=tests; until=2030-12-31 */
	assert_int_equal(system(command), 0);
}

/* @verifies TG-STO-1 */
static void foreign_files_are_refused(void **state)
{
	const struct place *place = *state;
	struct stat status;

	refuse(place->path, TG_STORE_READ, TG_ERR_MISSING, "there is no trace database");
	fill(place);
	assert_int_equal(stat(place->path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	outside(place, "PRAGMA user_version = 99");
	refuse(place->path, TG_STORE_READ, TG_ERR_INPUT, "written by a newer tracegate (schema 99");
	refuse(place->path, TG_STORE_WRITE, TG_ERR_INPUT, "remove the file");
	outside(place, "PRAGMA user_version = 1");
	refuse(place->path, TG_STORE_READ, TG_ERR_INPUT, "written by an older tracegate");
	shell(place, "rm trace.db*");
	fill(place);
	outside(place, "CREATE VIEW planted AS SELECT 1");
	refuse(place->path, TG_STORE_READ, TG_ERR_INPUT, "is not the one tracegate makes");
	shell(place, "rm trace.db*");
	outside(place, "CREATE TABLE other (x)");
	refuse(place->path, TG_STORE_WRITE, TG_ERR_INPUT, "of another program");
	shell(place, "rm trace.db*; touch victim; ln -s victim trace.db");
	refuse(place->path, TG_STORE_WRITE, TG_ERR_INPUT, "is a symbolic link");
	refuse(place->path, TG_STORE_READ, TG_ERR_INPUT, "is a symbolic link");
	shell(place, "test ! -s victim; rm trace.db; mkfifo trace.db");
	refuse(place->path, TG_STORE_WRITE, TG_ERR_INPUT, "not a regular file");
	refuse(place->path, TG_STORE_READ, TG_ERR_INPUT, "not a regular file");
}

/* @verifies TG-STO-1 */
static void a_corrupt_file_is_said_with_its_remedy(void **state)
{
	const struct place *place = *state;

	fill(place);
	shell(place, "printf nonsense | dd of=trace.db conv=notrunc 2>/dev/null");
	refuse(place->path, TG_STORE_READ, TG_ERR_IO, "is corrupt; remove it and run");
	refuse(place->path, TG_STORE_WRITE, TG_ERR_IO, "is corrupt; remove it and run");
	shell(place, "rm trace.db*");
	fill(place);
	shell(place,
	      "dd if=/dev/zero of=trace.db bs=1 seek=100 count=4000 conv=notrunc 2>/dev/null");
	refuse(place->path, TG_STORE_READ, TG_ERR_IO, "is corrupt; remove it and run");
}

/* As another user, because root may write everywhere. True when the test could be made. */
static int in_child(const struct place *place, bool (*check)(const struct place *place))
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0) {
		if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
			_exit(9);
		_exit(check(place) ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static bool reads_but_cannot_write(const struct place *place)
{
	struct tg_oid one = oid_of(1);
	struct tg_err err = {0};
	struct tg_store *store = tg_store_open(place->path, TG_STORE_READ, &err);
	bool ok = store && tg_store_asof(store, &one, &err);

	if (!ok)
		fprintf(stderr, "%s\n", err.text);
	tg_store_close(store);
	if (ok && tg_store_open(place->path, TG_STORE_WRITE, &err))
		return false;
	return ok && err.code == TG_ERR_IO && strstr(err.text, "cannot");
}

static void a_read_only_folder_can_be_read(void **state)
{
	const struct place *place = *state;

	fill(place);
	shell(place, "chmod 755 ..; chmod 444 trace.db; chmod 555 .");
	assert_int_equal(in_child(place, reads_but_cannot_write), 0);
	/* Left in WAL mode by a program that was killed, but with nothing in the journal. */
	shell(place, "chmod 755 .; chmod 644 trace.db");
	outside(place, "PRAGMA journal_mode = WAL");
	shell(place, "rm -f trace.db-*; chmod 444 trace.db; chmod 555 .");
	assert_int_equal(in_child(place, reads_but_cannot_write), 0);
}

static bool fills_until_the_limit(const struct place *place)
{
	struct rlimit small = {300 * 1024, 300 * 1024};
	struct tg_err err = {0};
	struct tg_store *store;
	unsigned i;
	bool ok = true;

	signal(SIGXFSZ, SIG_IGN);
	store = tg_store_open(place->path, TG_STORE_WRITE, &err);
	if (!store || setrlimit(RLIMIT_FSIZE, &small) != 0)
		return false;
	ok = tg_store_begin(store, "test", "", &err);
	for (i = 0; ok && i < 100000; i++) {
		char text[64];

		snprintf(text, sizeof(text), "a rather long name of a path %u.c", i);
		ok = tg_store_gap_put(
			store, &(struct tg_gap){.kind = "x", .path = text, .detail = text}, &err);
	}
	ok = ok && tg_store_commit(store, &err);
	tg_store_close(store);
	return !ok && err.code == TG_ERR_IO;
}

static void a_full_disk_leaves_the_old_state(void **state)
{
	const struct place *place = *state;
	struct tg_store *store;

	fill(place);
	shell(place, "chmod 777 .. .; chmod 666 trace.db trace.db-lock");
	assert_int_equal(in_child(place, fills_until_the_limit), 0);
	store = open_store(place, TG_STORE_READ);
	check_tree(store, 4, "a.c=202 b.c=203 ");
	tg_store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(foreign_files_are_refused),
		TEST(a_corrupt_file_is_said_with_its_remedy),
		TEST(a_read_only_folder_can_be_read),
		TEST(a_full_disk_leaves_the_old_state),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
