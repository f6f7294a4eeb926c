/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Golden dumps: every file of tests/unit/engine/ir is lowered and compared with the .ir file
 * beside it. TRACEGATE_ACCEPT=1 writes them anew; look at the difference before you commit it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "engine/ir/dump.h"
#include "unit/engine/parsing.h"

#define FOLDER SOURCE_DIR "/tests/unit/engine/ir"

/* The text of a line that begins with a comment of that kind, as in "flags: -std=c11". */
static char *directive(const char *text, const char *name)
{
	const char *at = strstr(text, name), *end = at ? strstr(at, " */") : NULL;

	return end ? strndup(at + strlen(name), (size_t)(end - at) - strlen(name)) : NULL;
}

static void check_golden(const char *name)
{
	struct tg_buf source = {0}, golden = {0}, dump = {0}, path = {0}, expected = {0};
	struct test_unit t = {0};
	struct tg_err err = {0};
	char *flags, *errors;

	tg_path_join(&path, FOLDER, name);
	tg_path_join(&expected, FOLDER, name);
	tg_buf_puts(&expected, ".ir");
	assert_true(tg_file_read(path.ptr, 1 << 20, &source, &err));
	flags = directive(source.ptr, "/* flags: ");
	errors = directive(source.ptr, "/* errors: ");
	assert_non_null(flags);
	assert_true(test_parse(&t, FOLDER, path.ptr, NULL, flags));
	if (!errors && t.errors)
		fail_msg("%s does not parse", name);
	tg_ir_dump(&dump, t.ir, NULL);
	if (getenv("TRACEGATE_ACCEPT"))
		assert_true(tg_file_write(expected.ptr, tg_buf_view(&dump), &err));
	assert_true(tg_file_read(expected.ptr, 1 << 24, &golden, &err));
	assert_string_equal(dump.ptr, golden.ptr);
	if (!errors)
		assert_int_equal(t.ir->other_count, 0);
	free(flags);
	free(errors);
	tg_buf_done(&source);
	tg_buf_done(&golden);
	tg_buf_done(&dump);
	tg_buf_done(&path);
	tg_buf_done(&expected);
	test_done(&t);
}

#define GOLDEN(name, file)             \
	static void name(void **state) \
	{                              \
		(void)state;           \
		check_golden(file);    \
	}

GOLDEN(declarations, "declarations.c")
GOLDEN(statements, "statements.c")
GOLDEN(expressions, "expressions.c")
GOLDEN(literals, "literals.c")
GOLDEN(initialisers, "initialisers.c")
GOLDEN(macros, "macros.c")
GOLDEN(odd_positions, "middle.c")
GOLDEN(sizes, "sizeof.c")
GOLDEN(folding, "folding.c")
GOLDEN(gnu_extensions, "gnu.c")
GOLDEN(builtins, "builtins.c")
GOLDEN(old_style, "old_style.c")
GOLDEN(broken_code, "broken.c")
GOLDEN(another_target, "arm.c")
GOLDEN(cplusplus, "cpp.cpp")

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(declarations),  cmocka_unit_test(statements),
		cmocka_unit_test(expressions),   cmocka_unit_test(literals),
		cmocka_unit_test(initialisers),  cmocka_unit_test(macros),
		cmocka_unit_test(odd_positions), cmocka_unit_test(sizes),
		cmocka_unit_test(folding),       cmocka_unit_test(gnu_extensions),
		cmocka_unit_test(builtins),      cmocka_unit_test(old_style),
		cmocka_unit_test(broken_code),   cmocka_unit_test(another_target),
		cmocka_unit_test(cplusplus),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
