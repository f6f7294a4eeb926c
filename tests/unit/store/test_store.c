/* SPDX-License-Identifier: Apache-2.0 */
/* test_store - facts go in by content, and come out as of a commit. */
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include "place.h"
#include "store/internal.h"

/* What is compared first when a database is opened; a migration brings another one. */
static void the_schema_is_known(void **state)
{
	struct tg_store *store = open_store(*state, TG_STORE_WRITE);
	struct tg_hash made;
	struct tg_err err = {0};
	char hex[TG_HASH_HEX];

	assert_true(tg_store_schema_hash(store, &made, &err));
	assert_string_equal(tg_schema_made, tg_hash_hex(made, hex));
	tg_store_close(store);
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
	assert_true(tg_store_origin(&arena, store, "b.c", NULL, &commit, NULL));
	assert_int_equal(commit.oid.byte[TG_OID_SIZE - 1], 3);
	assert_string_equal(commit.author, "Dev");
	assert_true(tg_store_origin(&arena, store, "a.c", NULL, &commit, NULL));
	assert_int_equal(commit.oid.byte[TG_OID_SIZE - 1], 2);
	assert_false(tg_store_origin(&arena, store, "none.c", NULL, &commit, NULL));
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

/* Fills tables without their indices, and is killed with pages of that in the file's journal. */
static void fill_and_die(const struct place *place, bool with_indices)
{
	struct tg_store *store = open_store(place, TG_STORE_WRITE);
	struct tg_claim claim = {.dialect = "native",
				 .target = "R-1",
				 .path = "",
				 .note = "",
				 .owner = "",
				 .until = ""};
	struct tg_oid blob = oid_of(202);
	struct tg_err err = {0};
	unsigned lacking;
	int64_t id;
	int i;

	if (!tg_store_begin(store, "test", "", &err) ||
	    !tg_store_blob(store, &blob, TG_FACT_CLAIMS, &id, &lacking, &err) ||
	    !tg_store_bulk_begin(store, TG_BULK_FACTS, &err))
		_exit(1);
	for (i = 0; i < 3000; i++)
		if (!tg_store_claim_put(store, id, &claim, 0, &err))
			_exit(1);
	if ((with_indices && !tg_store_bulk_end(store, &err)) ||
	    sqlite3_db_cacheflush(store->db) != SQLITE_OK)
		_exit(1);
	raise(SIGKILL);
}

static void wait_for_kill(pid_t child)
{
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

static void a_kill_while_indices_lack_leaves_nothing(void **state)
{
	struct tg_oid tip = oid_of(4);
	int with_indices;

	fill(*state);
	for (with_indices = 0; with_indices < 2; with_indices++) {
		struct tg_stored_claim *claims;
		struct tg_arena arena = {0};
		struct tg_err err = {0};
		struct tg_store *store;
		struct tg_hash schema;
		char hex[TG_HASH_HEX];
		pid_t child = fork();
		size_t count;

		assert_true(child >= 0);
		if (!child)
			fill_and_die(*state, with_indices);
		wait_for_kill(child);
		store = open_store(*state, TG_STORE_READ);
		assert_true(tg_store_schema_hash(store, &schema, &err));
		assert_string_equal(tg_schema_made, tg_hash_hex(schema, hex));
		assert_true(tg_store_asof(store, &tip, &err));
		assert_true(tg_store_claims(&arena, store, &claims, &count, &err));
		assert_int_equal(count, 0);
		tg_store_close(store);
		tg_arena_done(&arena);
	}
}

static void assert_no_file(const struct place *place, const char *end)
{
	char path[160];

	snprintf(path, sizeof(path), "%s%s", place->path, end);
	assert_int_equal(access(path, F_OK), -1);
}

/* Nobody sees a database before its first commit, and who comes next begins anew. */
static void a_kill_before_the_first_commit_leaves_no_file(void **state)
{
	struct tg_err err = {0};
	struct tg_store *store;
	pid_t child = fork();

	assert_true(child >= 0);
	if (!child)
		fill_and_die(*state, true);
	wait_for_kill(child);
	assert_no_file(*state, "");
	assert_null(tg_store_open(((struct place *)*state)->path, TG_STORE_READ, &err));
	assert_int_equal(err.code, TG_ERR_MISSING);
	fill(*state);
	assert_no_file(*state, "-new");
	store = open_store(*state, TG_STORE_READ);
	check_tree(store, 4, "a.c=202 b.c=203 ");
	tg_store_close(store);
}

/* Whoever removes the database and forgets its journal gets none of what that says. */
static void journals_of_a_removed_file_are_not_taken_over(void **state)
{
	struct tg_oid six = oid_of(6);
	struct tg_store *store;
	pid_t child;

	fill(*state);
	child = fork();
	assert_true(child >= 0);
	if (!child) {
		struct tg_err err = {0};

		store = open_store(*state, TG_STORE_WRITE);
		if (tg_store_begin(store, "test", "", &err))
			put(store, 6, NULL, "z.c", 206);
		tg_store_commit(store, &err);
		raise(SIGKILL);
	}
	wait_for_kill(child);
	assert_int_equal(unlink(((struct place *)*state)->path), 0);
	fill(*state);
	assert_no_file(*state, "-wal");
	store = open_store(*state, TG_STORE_READ);
	check_tree(store, 4, "a.c=202 b.c=203 ");
	assert_false(tg_store_has_commit(store, &six));
	tg_store_close(store);
}

/* The first commit moves the file; the same handle goes on with it. */
static void the_first_commit_is_not_the_last(void **state)
{
	struct tg_store *store = open_store(*state, TG_STORE_WRITE);
	struct tg_err err = {0};
	unsigned number;

	for (number = 1; number < 4; number++) {
		assert_true(tg_store_begin(store, "test", "", &err));
		put(store, number, (const unsigned[]){number - 1, 0}, "a.c", 200 + number);
		assert_true(tg_store_history_end(store, &err));
		assert_true(tg_store_commit(store, &err));
	}
	check_tree(store, 2, "a.c=202 ");
	tg_store_close(store);
	store = open_store(*state, TG_STORE_READ);
	check_tree(store, 3, "a.c=203 ");
	tg_store_close(store);
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
	assert_true(tg_store_each_row(store, TG_ROWS_FACTS, collect, &out, &err));
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
	const struct CMUnitTest tests[] = {
		TEST(the_schema_is_known),
		TEST(every_fact_is_a_row),
		TEST(a_tree_is_replayed_from_changes),
		TEST(a_merge_is_not_blamed_for_its_side),
		TEST(facts_follow_content),
		TEST(the_last_check_of_a_content_counts),
		TEST(an_unfinished_transaction_leaves_nothing),
		TEST(a_kill_while_indices_lack_leaves_nothing),
		TEST(a_kill_before_the_first_commit_leaves_no_file),
		TEST(journals_of_a_removed_file_are_not_taken_over),
		TEST(the_first_commit_is_not_the_last),
		TEST(names_of_commits_resolve_without_git),
		TEST(names_that_are_no_utf8_come_back),
		TEST(references_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
