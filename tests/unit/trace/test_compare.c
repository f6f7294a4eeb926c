/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "trace/compare.h"

static struct tg_finding finding(const char *path, const char *function, const char *tokens)
{
	struct tg_finding f = {.rule = "memory/unbounded-copy", .path = path, .function = function};
	struct tg_hasher hasher;

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str(function));
	tg_hash_add(&hasher, tg_str(tokens));
	f.fingerprint = tg_hash_end(&hasher);
	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str(strrchr(path, '/') + 1));
	tg_hash_add(&hasher, tg_str(tokens));
	f.fallback = tg_hash_end(&hasher);
	return f;
}

/* @verifies TG-GAT-2 */
static void what_stood_at_the_base_is_not_new_wherever_it_went(void **state)
{
	const struct tg_finding base[] = {
		finding("src/a.c", "stays", "strcpy(d,s)"),
		finding("src/a.c", "moves", "strcpy(d,t)"),
		finding("src/a.c", "old_name", "strcpy(d,u)"),
	};
	const struct tg_finding head[] = {
		finding("src/a.c", "stays", "strcpy(d,s)"),
		finding("src/b.c", "moves", "strcpy(d,t)"),
		finding("lib/a.c", "new_name", "strcpy(d,u)"),
		finding("src/a.c", "fresh", "strcpy(x,y)"),
	};
	bool is_new[4];

	(void)state;
	tg_findings_compare(base, 3, head, 4, is_new);
	assert_false(is_new[0]);
	assert_false(is_new[1]);
	assert_false(is_new[2]);
	assert_true(is_new[3]);
}

/* @verifies TG-GAT-2 */
static void a_copied_flaw_is_new(void **state)
{
	const struct tg_finding base[] = {finding("src/a.c", "f", "strcpy(d,s)")};
	const struct tg_finding head[] = {finding("src/a.c", "f", "strcpy(d,s)"),
					  finding("src/b.c", "f", "strcpy(d,s)")};
	bool is_new[2];

	(void)state;
	tg_findings_compare(base, 1, head, 2, is_new);
	assert_false(is_new[0]);
	assert_true(is_new[1]);
}

static void without_a_base_all_is_new(void **state)
{
	const struct tg_finding head[] = {finding("src/a.c", "f", "strcpy(d,s)")};
	bool is_new[1];

	(void)state;
	tg_findings_compare(NULL, 0, head, 1, is_new);
	assert_true(is_new[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_stood_at_the_base_is_not_new_wherever_it_went),
		cmocka_unit_test(a_copied_flaw_is_new),
		cmocka_unit_test(without_a_base_all_is_new),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
