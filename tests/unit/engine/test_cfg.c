/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Golden graphs: the functions of each file of tests/unit/engine/cfg, compared with the .cfg file
 * beside it. TRACEGATE_ACCEPT=1 writes them anew; look at the difference before you commit it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "engine/flow/cfg.h"
#include "unit/engine/parsing.h"

#define FOLDER SOURCE_DIR "/tests/unit/engine/cfg"

static void check_golden(const char *name)
{
	struct tg_buf golden = {0}, dump = {0}, path = {0}, expected = {0};
	struct test_unit t = {0};
	struct tg_err err = {0};
	uint32_t i;

	tg_path_join(&path, FOLDER, name);
	tg_path_join(&expected, FOLDER, name);
	tg_buf_puts(&expected, ".cfg");
	assert_true(test_parse(&t, FOLDER, path.ptr, NULL, "-std=gnu11"));
	assert_int_equal(t.errors, 0);
	for (i = 1; i < t.ir->function_count; i++) {
		const struct tg_cfg *cfg =
			tg_cfg_make(&t.arena, t.ir, t.ir->decl[t.ir->functions[i]].node);

		assert_non_null(cfg);
		tg_cfg_dump(&dump, cfg);
	}
	if (getenv("TRACEGATE_ACCEPT"))
		assert_true(tg_file_write(expected.ptr, tg_buf_view(&dump), &err));
	assert_true(tg_file_read(expected.ptr, 1 << 24, &golden, &err));
	assert_string_equal(dump.ptr, golden.ptr);
	tg_buf_done(&golden);
	tg_buf_done(&dump);
	tg_buf_done(&path);
	tg_buf_done(&expected);
	test_done(&t);
}

static void branches(void **state)
{
	(void)state;
	check_golden("branches.c");
}

/* A local that is never read again is not live; one whose address is taken always may be. */
static void liveness(void **state)
{
	static const char text[] = "int use(int *);\n"
				   "int f(int a, int b) {\n"
				   "  int c = a, d = 0;\n"
				   "  if (b) { c = 2; use(&d); }\n"
				   "  return c;\n"
				   "}\n";
	struct test_unit t = {0};
	const struct tg_cfg *cfg;
	uint32_t i, taken = 0;

	(void)state;
	assert_true(test_parse(&t, FOLDER, FOLDER "/live.c", text, "-std=c11"));
	cfg = tg_cfg_make(&t.arena, t.ir, t.ir->decl[t.ir->functions[1]].node);
	assert_non_null(cfg);
	assert_int_equal(cfg->locals, 4);
	for (i = 0; i < cfg->locals; i++)
		taken += cfg->local[i].taken;
	assert_int_equal(taken, 1);
	for (i = 1; i < cfg->blocks; i++) {
		int a = tg_cfg_local(cfg, cfg->local[0].decl);

		assert_int_equal(cfg->block[i].live[0] >> a & 1, 0);
	}
	test_done(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(branches),
		cmocka_unit_test(liveness),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
