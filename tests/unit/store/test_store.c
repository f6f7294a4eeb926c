/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/store.h"

struct place {
	char folder[64];
	char path[128]; /* of the database */
};

static int enter(void **state)
{
	struct place *place = calloc(1, sizeof(*place));

	strcpy(place->folder, "/tmp/tg-store-XXXXXX");
	assert_non_null(mkdtemp(place->folder));
	snprintf(place->path, sizeof(place->path), "%s/.tracegate/trace.db", place->folder);
	*state = place;
	return 0;
}

static int leave(void **state)
{
	struct place *place = *state;
	char command[256];

	snprintf(command, sizeof(command), "chmod -R u+rwX '%s' && rm -rf '%s'", place->folder,
		 place->folder);
	/* tracegate-allow(injection/command): made of the temporary folder of this test;
	 * owner=tests; until=2030-12-31 */
	assert_int_equal(system(command), 0);
	free(place);
	return 0;
}

static struct tg_store *open_store(const struct place *place, enum tg_store_mode mode)
{
	struct tg_err err = {0};
	struct tg_store *store = tg_store_open(place->path, mode, &err);

	assert_string_equal(err.text, "");
	return store;
}

static struct tg_oid oid_of(unsigned number)
{
	struct tg_oid oid = {{0}};

	oid.byte[0] = 0xab;
	oid.byte[TG_OID_SIZE - 1] = (uint8_t)number;
	return oid;
}

static unsigned wants_nothing(void *user, const struct tg_change *change)
{
	(void)user;
	(void)change;
	return 0;
}

/* A commit with one change; `parents` are numbers of other commits, 0 ends them. */
static void put(struct tg_store *store, unsigned number, const unsigned *parents, const char *path,
		unsigned blob)
{
	struct tg_oid parent_oids[4];
	struct tg_commit commit = {.oid = oid_of(number),
				   .tree = oid_of(number + 100),
				   .parents = parent_oids,
				   .author = {tg_str("Dev"), tg_str("dev@example.org"), 1000, 0},
				   .committer = {tg_str("Dev"), tg_str("dev@example.org"), 1000, 0},
				   .subject = tg_str("a subject")};
	struct tg_change change = {.path = tg_str(path)};
	const struct tg_store_reader reader = {.wants = wants_nothing};
	struct tg_err err = {0};

	while (parents && parents[commit.parent_count]) {
		parent_oids[commit.parent_count] = oid_of(parents[commit.parent_count]);
		commit.parent_count++;
	}
	if (blob)
		change.after = oid_of(blob);
	assert_true(
		tg_store_commit_put(store, number, &commit, &change, 1, NULL, 0, &reader, &err));
}

/*
 * 1 - 2 - - 4 - 5     a.c: blob 201 in 1, 202 in 2; b.c: 203 in 3, merged by 4; a.c gone in 5
 *  \ - 3 - /
 */
static void fill(const struct place *place)
{
	struct tg_store *store = open_store(place, TG_STORE_WRITE);
	struct tg_err err = {0};

	assert_true(tg_store_begin(store, "test", "tracegate test", &err));
	put(store, 5, (const unsigned[]){4, 0}, "a.c", 0);
	put(store, 4, (const unsigned[]){2, 3, 0}, "b.c", 203);
	put(store, 3, (const unsigned[]){1, 0}, "b.c", 203);
	put(store, 2, (const unsigned[]){1, 0}, "a.c", 202);
	put(store, 1, NULL, "a.c", 201);
	assert_true(tg_store_history_end(store, &err));
	assert_true(tg_store_commit(store, &err));
	tg_store_close(store);
}

static void check_tree(struct tg_store *store, unsigned commit, const char *want)
{
	struct tg_oid oid = oid_of(commit);
	struct tg_stored_file *files;
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	struct tg_buf text = {0};
	size_t count, i;

	assert_true(tg_store_asof(store, &oid, &err));
	assert_true(tg_store_files(&arena, store, &files, &count, &err));
	for (i = 0; i < count; i++)
		tg_buf_printf(&text, "%s=%u ", files[i].path, files[i].blob.byte[TG_OID_SIZE - 1]);
	assert_string_equal(text.ptr ? text.ptr : "", want);
	tg_buf_done(&text);
	tg_arena_done(&arena);
}

static void a_tree_is_replayed_from_changes(void **state)
{
	struct tg_store *store;

	fill(*state);
	store = open_store(*state, TG_STORE_READ);
	check_tree(store, 1, "a.c=201 ");
	check_tree(store, 2, "a.c=202 ");
	check_tree(store, 3, "a.c=201 b.c=203 ");
	check_tree(store, 4, "a.c=202 b.c=203 ");
	check_tree(store, 5, "b.c=203 ");
	tg_store_close(store);
}

static void a_merge_is_not_blamed_for_its_side(void **state)
{
	struct tg_stored_commit commit;
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	struct tg_store *store;
	struct tg_oid tip = oid_of(4);

	fill(*state);
	store = open_store(*state, TG_STORE_READ);
	assert_true(tg_store_asof(store, &tip, &err));
	assert_true(tg_store_origin(&arena, store, "b.c", NULL, &commit));
	assert_int_equal(commit.oid.byte[TG_OID_SIZE - 1], 3);
	assert_string_equal(commit.author, "Dev");
	assert_true(tg_store_origin(&arena, store, "a.c", NULL, &commit));
	assert_int_equal(commit.oid.byte[TG_OID_SIZE - 1], 2);
	assert_false(tg_store_origin(&arena, store, "none.c", NULL, &commit));
	tg_store_close(store);
	tg_arena_done(&arena);
}

static void facts_follow_content(void **state)
{
	struct tg_oid blob = oid_of(202), tip = oid_of(2), old = oid_of(1);
	struct tg_symbol symbol = {.name = "check", .usr = "c:@F@check", .definition = true};
	struct tg_claim claim = {.verb = TG_VERIFIES,
				 .dialect = "native",
				 .target = "R-1",
				 .line = 3,
				 .note = "",
				 .owner = "",
				 .until = ""};
	static const struct tg_item_link link = {.target = "T-1", .state = "implemented"};
	static const char *const needs[] = {"impl", "utest"};
	struct tg_item item = {.kind = TG_ITEM_MITIGATION,
			       .key = "M-1",
			       .full = "M-1",
			       .title = "x'; DROP TABLE item--",
			       .text = "",
			       .status = "",
			       .links = &link,
			       .link_count = 1,
			       .needs = needs,
			       .need_count = 2};
	struct tg_stored_claim *claims;
	struct tg_item *items;
	struct tg_symbol *symbols;
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	struct tg_store *store;
	int64_t id, symver, *ids;
	unsigned lacking;
	size_t count;

	fill(*state);
	store = open_store(*state, TG_STORE_WRITE);
	assert_true(tg_store_begin(store, "test", "", &err));
	assert_true(tg_store_blob(store, &blob, TG_FACT_CLAIMS, &id, &lacking, &err));
	assert_int_equal(lacking, TG_FACT_CLAIMS);
	assert_true(tg_store_blob(store, &blob, TG_FACT_CLAIMS, &id, &lacking, &err));
	assert_int_equal(lacking, 0);
	assert_true(tg_store_symbol_put(store, id, &symbol, &symver, &err));
	assert_true(tg_store_claim_put(store, id, &claim, symver, &err));
	assert_true(tg_store_item_put(store, id, &item, &err));
	assert_true(tg_store_extracted(store, id, TG_FACT_ITEMS, &err));
	assert_true(tg_store_commit(store, &err));
	tg_store_close(store);

	store = open_store(*state, TG_STORE_WRITE);
	assert_true(tg_store_blob(store, &blob, 7, &id, &lacking, &err));
	assert_int_equal(lacking, TG_FACT_CONFIG);
	assert_true(tg_store_asof(store, &tip, &err));
	assert_true(tg_store_claims(&arena, store, &claims, &count, &err));
	assert_int_equal(count, 1);
	assert_string_equal(claims[0].claim.path, "a.c");
	assert_int_equal(claims[0].claim.verb, TG_VERIFIES);
	assert_true(tg_store_symbols(&arena, store, &symbols, &ids, &count, &err));
	assert_int_equal(count, 1);
	assert_int_equal(ids[0], claims[0].symver);
	assert_string_equal(symbols[0].name, "check");
	assert_true(tg_store_items(&arena, store, &items, &count, &err));
	assert_int_equal(count, 1);
	assert_string_equal(items[0].title, "x'; DROP TABLE item--");
	assert_string_equal(items[0].links[0].target, "T-1");
	assert_int_equal(items[0].need_count, 2);
	assert_string_equal(items[0].needs[1], "utest");
	assert_int_equal(items[0].tag_count, 0);
	assert_true(tg_store_asof(store, &old, &err)); /* another blob stood there */
	assert_true(tg_store_claims(&arena, store, &claims, &count, &err));
	assert_int_equal(count, 0);
	tg_store_close(store);
	tg_arena_done(&arena);
}

static void the_last_check_of_a_content_counts(void **state)
{
	struct tg_oid blob = oid_of(202), tip = oid_of(2);
	struct tg_finding finding = {.rule = "memory/gets",
				     .message = "m",
				     .path = "a.c",
				     .function = "f",
				     .usr = "",
				     .macro = "",
				     .reason = ""};
	struct tg_run run = {.kind = "check", .commit = tip, .tool = "t", .source = ""};
	struct tg_finding *findings;
	struct tg_stored_gap *gaps;
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	struct tg_store *store;
	size_t count, units;

	fill(*state);
	store = open_store(*state, TG_STORE_WRITE);
	assert_true(tg_store_begin(store, "check", "", &err));
	assert_true(tg_store_run_put(store, &run, &err));
	assert_true(tg_store_unit_put(store, run.id, "a.c", &blob, "degraded", "no header",
				      &finding, 1, &err));
	assert_true(tg_store_asof(store, &tip, &err));
	assert_true(tg_store_findings(&arena, store, &findings, &count, &units, &err));
	assert_int_equal(count, 1);
	assert_int_equal(units, 1);
	assert_string_equal(findings[0].rule, "memory/gets");
	assert_true(tg_store_gaps(&arena, store, &gaps, &count, &err));
	assert_int_equal(count, 1);
	assert_string_equal(gaps[0].path, "a.c");
	assert_string_equal(gaps[0].detail, "degraded: no header");
	assert_true(tg_store_run_put(store, &run, &err));
	assert_true(tg_store_unit_put(store, run.id, "a.c", &blob, "complete", "", NULL, 0, &err));
	assert_true(tg_store_findings(&arena, store, &findings, &count, &units, &err));
	assert_int_equal(count, 0);
	assert_true(tg_store_gaps(&arena, store, &gaps, &count, &err));
	assert_int_equal(count, 0);
	assert_true(tg_store_commit(store, &err));
	tg_store_close(store);
	tg_arena_done(&arena);
}

static void an_unfinished_transaction_leaves_nothing(void **state)
{
	struct tg_store *store;
	struct tg_err err = {0};
	struct tg_oid six = oid_of(6);

	fill(*state);
	store = open_store(*state, TG_STORE_WRITE);
	assert_true(tg_store_begin(store, "test", "", &err));
	put(store, 6, NULL, "z.c", 206);
	tg_store_close(store);
	store = open_store(*state, TG_STORE_READ);
	assert_false(tg_store_has_commit(store, &six));
	tg_store_close(store);
}

static void names_of_commits_resolve_without_git(void **state)
{
	struct tg_ref ref = {.name = "refs/tags/v1", .kind = TG_REF_TAG, .commit = oid_of(2)};
	struct tg_store *store;
	struct tg_err err = {0};
	struct tg_oid oid;

	fill(*state);
	store = open_store(*state, TG_STORE_WRITE);
	assert_true(tg_store_begin(store, "test", "", &err));
	assert_true(tg_store_refs_put(store, &ref, 1, &err));
	assert_true(tg_store_commit(store, &err));
	assert_true(tg_store_resolve(store, "v1", &oid, &err));
	assert_int_equal(oid.byte[TG_OID_SIZE - 1], 2);
	assert_true(
		tg_store_resolve(store, "AB00000000000000000000000000000000000003", &oid, &err));
	assert_int_equal(oid.byte[TG_OID_SIZE - 1], 3);
	assert_false(tg_store_resolve(store, "ab00", &oid, &err));
	assert_string_equal(err.text, "'ab00' is the beginning of several commits");
	memset(&err, 0, sizeof(err));
	assert_false(tg_store_resolve(store, "v9", &oid, &err));
	assert_string_equal(err.text, "there is no commit 'v9' in the trace database");
	tg_store_close(store);
}

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

static void names_that_are_no_utf8_come_back(void **state)
{
	const struct place *place = *state;
	struct tg_store *store;
	struct tg_err err = {0};

	store = open_store(place, TG_STORE_WRITE);
	assert_true(tg_store_begin(store, "test", "", &err));
	put(store, 1, NULL,
	    "b\xff"
	    "d.c",
	    201);
	put(store, 2, NULL, "b\\xffd.c", 202); /* a name that looks like the one above */
	assert_true(tg_store_history_end(store, &err));
	check_tree(store, 1, "b\\xffd.c=201 ");
	check_tree(store, 2, "b\\xffd.c=202 ");
	tg_store_close(store);
}

/* The answer to a query as text, or its error. */
static const char *ask(struct tg_arena *arena, const struct place *place, const char *sql)
{
	struct tg_query_options options = {.seconds = 1, .row_limit = 3};
	struct tg_store *store = open_store(place, TG_STORE_READ);
	struct tg_oid tip = oid_of(4);
	struct tg_buf text = {0};
	struct tg_table table;
	struct tg_err err = {0};
	const char *answer;
	size_t i;

	assert_true(tg_store_asof(store, &tip, &err));
	if (tg_store_query(arena, store, sql, &options, &table, &err)) {
		for (i = 0; i < table.row_count * table.column_count; i++)
			tg_buf_printf(&text, "%.*s ", (int)table.cells[i].text.len,
				      table.cells[i].text.ptr);
		tg_buf_puts(&text, table.cut ? "cut" : "");
	} else {
		tg_buf_puts(&text, err.text);
	}
	answer = tg_arena_strdup(arena, text.ptr ? text.ptr : "");
	tg_buf_done(&text);
	tg_store_close(store);
	return answer;
}

/* @verifies TG-STO-2 */
static void queries_answer_and_are_locked_down(void **state)
{
	static const struct {
		const char *sql, *want;
	} cases[] = {
		{"SELECT path FROM files ORDER BY path;", "a.c b.c "},
		{"SELECT 1, 2.5, NULL, x'00ff', 'a' -- comment", "1 2.5  00ff a "},
		{"SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4", "1 2 3 cut"},
		{"SELECT count(*) FROM commits WHERE in_past", "4 "},
		{"", "the query is empty"},
		{"SELECT 1; SELECT 2", "the query is more than one statement"},
		{"SELEC 1", "the query is wrong: near \"SELEC\": syntax error"},
		{"DELETE FROM run", "the query is refused"},
		{"PRAGMA writable_schema = 1", "the query is refused"},
		{"ATTACH '/tmp/x.db' AS x", "the query is refused"},
		{"SELECT load_extension('/tmp/x.so')", "the query is"},
		{"SELECT randomblob(1000000000)", "the query is refused"},
		{"SELECT zeroblob(1000000000)", "the query is refused"},
		{"SELECT printf('%1000000000d', 1)", "the query is refused"},
		{"VACUUM INTO '/tmp/x.db'", "the query is refused"},
		{"CREATE TEMP TABLE x (y)", "the query is refused"},
		{"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) "
		 "FROM "
		 "n",
		 "the query took too long"},
		{"WITH RECURSIVE n(s) AS (SELECT 'aaaaaaaaaaaaaaaa' UNION ALL SELECT s || s FROM "
		 "n) "
		 "SELECT max(s) FROM n",
		 "the query needs too much memory"},
	};
	struct tg_arena arena = {0};
	size_t i;

	fill(*state);
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *answer = ask(&arena, *state, cases[i].sql);

		if (strncmp(answer, cases[i].want, strlen(cases[i].want)) != 0)
			fail_msg("%s: '%s', not '%s'", cases[i].sql, answer, cases[i].want);
	}
	tg_arena_done(&arena);
}

static bool set_answer(void *user, int columns, char **values, char **names)
{
	(void)columns;
	(void)names;
	snprintf(user, 100, "%s", values[0]);
	return true;
}

static int on_row(void *user, int columns, char **values, char **names)
{
	return set_answer(user, columns, values, names) ? 0 : 1;
}

static void references_hold(void **state)
{
	const struct place *place = *state;
	char answer[100] = "";
	sqlite3 *db;

	fill(place);
	assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "SELECT count(*) FROM pragma_foreign_key_check", on_row,
				      answer, NULL),
			 SQLITE_OK);
	assert_string_equal(answer, "0");
	assert_int_equal(sqlite3_exec(db, "PRAGMA integrity_check", on_row, answer, NULL),
			 SQLITE_OK);
	assert_string_equal(answer, "ok");
	sqlite3_close(db);
}

static void collect(void *user, const char *path, struct tg_str row)
{
	struct tg_buf *out = user;

	(void)path;
	tg_buf_str(out, row);
	tg_buf_putc(out, '\n');
}

static char *rows_of(const struct place *place)
{
	struct tg_store *store = open_store(place, TG_STORE_READ);
	struct tg_buf out = {0};
	struct tg_oid tip = oid_of(4);
	struct tg_err err = {0};

	assert_true(tg_store_asof(store, &tip, &err));
	assert_true(tg_store_each_row(store, false, collect, &out, &err));
	tg_store_close(store);
	return out.ptr;
}

/* The facts as rows are the same as long as nobody edits them.
 * @verifies TG-STO-4 */
static void every_fact_is_a_row(void **state)
{
	char *before, *after;
	sqlite3 *db;

	fill(*state);
	before = rows_of(*state);
	assert_non_null(strstr(before, "commit\t"));
	assert_non_null(strstr(before, "file\t"));
	assert_int_equal(sqlite3_open(((struct place *)*state)->path, &db), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(db, "UPDATE commit_ SET subject = 'another'", NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(db);
	after = rows_of(*state);
	assert_string_not_equal(before, after);
	free(before);
	free(after);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)
	const struct CMUnitTest tests[] = {
		TEST(every_fact_is_a_row),
		TEST(a_tree_is_replayed_from_changes),
		TEST(a_merge_is_not_blamed_for_its_side),
		TEST(facts_follow_content),
		TEST(the_last_check_of_a_content_counts),
		TEST(an_unfinished_transaction_leaves_nothing),
		TEST(names_of_commits_resolve_without_git),
		TEST(foreign_files_are_refused),
		TEST(a_corrupt_file_is_said_with_its_remedy),
		TEST(a_read_only_folder_can_be_read),
		TEST(a_full_disk_leaves_the_old_state),
		TEST(names_that_are_no_utf8_come_back),
		TEST(queries_answer_and_are_locked_down),
		TEST(references_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
