/* SPDX-License-Identifier: Apache-2.0 */
/* test_query - what a person may ask in SQL, and what is refused. */
#include "place.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(queries_answer_and_are_locked_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
