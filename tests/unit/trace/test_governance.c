/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/file.h"
#include "trace/decisions/governance.h"

static char folder[] = "/tmp/tracegate-governance-XXXXXX";

static void put(const char *name, const char *text)
{
	struct tg_err err = {0};
	struct tg_buf path = {0};

	tg_path_join(&path, folder, name);
	assert_true(tg_file_write(path.ptr, tg_str(text), &err));
	tg_buf_done(&path);
}

static int set_up(void **state)
{
	(void)state;
	setenv("TRACEGATE_NOW", "2026-06-01", 1);
	return mkdtemp(folder) ? 0 : -1;
}

/* @verifies TG-GAT-3 */
static void all_that_somebody_answers_for_is_one_list(void **state)
{
	static const struct tg_finding covered = {.rule = "memory/x",
						  .path = "b.c",
						  .state = TG_FINDING_SUPPRESSED,
						  .reason = "both buffers have the same size"};
	struct tg_register_entry entry = {
		.record = {.path = TG_REGISTER_FILE, .line = 3, .rule = "tls/y"},
		.where = "src/**",
		.fingerprint = "",
		.state = TG_ENTRY_EXPIRED,
		.problem = "it has expired"};
	struct tg_register entries = {&entry, 1};
	struct tg_allow_policy policy = {0};
	struct tg_arena arena = {0};
	struct tg_config config;
	tg_governed_list list = {0};
	struct tg_err err = {0};

	(void)state;
	tg_config_default(&config);
	put("b.c", "/* tracegate-allow(memory/x): both buffers have the same size; owner=kim; "
		   "until=2026-06-01 */\nint b;\n"
		   "/* tracegate-allow(memory/z): nothing is there to be covered; owner=kim; "
		   "until=2026-06-01 */\n"
		   "/* tracegate-allow(memory/x): too short; owner=kim; until=2026-06-01 */\n");
	put("c.c", "/* @justifies R-1 -- the port is not in the product owner=kim "
		   "until=2026-05-31 */\nint c;\n");
	if (!tg_governance_collect(&arena, &(struct tg_governance_place){.root = folder}, &config,
				   &policy, &entries, &covered, 1, &list, &err))
		fail_msg("%s", err.text);
	assert_int_equal(list.count, 5);
	assert_int_equal(list.at[0].kind, TG_GOVERNED_REGISTER);
	assert_int_equal(list.at[0].state, TG_ENTRY_EXPIRED);
	assert_int_equal(list.at[1].state, TG_ENTRY_IN_FORCE);
	assert_int_equal(list.at[1].record.covers, 1);
	assert_int_equal(list.at[2].state, TG_ENTRY_UNUSED);
	assert_int_equal(list.at[3].state, TG_ENTRY_MALFORMED);
	assert_int_equal(list.at[4].kind, TG_GOVERNED_WAIVER);
	assert_string_equal(list.at[4].record.rule, "R-1");
	assert_int_equal(list.at[4].state, TG_ENTRY_EXPIRED);
	TG_VEC_DONE(&list);
	tg_arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(all_that_somebody_answers_for_is_one_list, set_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
