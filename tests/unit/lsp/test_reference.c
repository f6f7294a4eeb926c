/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lsp/reference.h"

/* What the test knows, as the items and catalogues would. */
static bool knows(void *user, struct tg_str text)
{
	static const char *const ids[] = {"CR 3.5",       "CR 3.4 RE(1)", "CR 3.4",
					  "T-07",         "req~a.b~1",    "IEC 62443-4-2 CR 3.4",
					  "Article 13(2)"};
	size_t i;

	(void)user;
	for (i = 0; i < sizeof(ids) / sizeof(*ids); i++)
		if (tg_str_is(text, ids[i]))
			return true;
	return false;
}

/* Looks at the byte behind the bar of `marked`; `want` is the id found there, NULL = none. */
static void check(bool is_code, const char *marked, const char *want)
{
	const char *bar = strchr(marked, '|');
	struct tg_document document = {.is_code = is_code};
	struct tg_buf text = {0};
	size_t begin = 0, end = 0;
	bool found;

	tg_buf_add(&text, marked, (size_t)(bar - marked));
	tg_buf_puts(&text, bar + 1);
	tg_text_set(&document.text, tg_buf_view(&text));
	found = tg_reference_find(&document, (size_t)(bar - marked), knows, NULL, &begin, &end);
	if (found != (want != NULL))
		fail_msg("'%s': found %d", marked, found);
	if (found)
		assert_true(tg_str_is(tg_str_n(text.ptr + begin, end - begin), want));
	tg_buf_done(&text);
	tg_text_done(&document.text);
}

static void ids_are_found_in_comments(void **state)
{
	(void)state;
	check(true, "/* @mitigates |T-07 -- why */", "T-07");
	check(true, "/* @mitigates T-0|7 -- why */", "T-07");
	check(true, "/* @mitigates T-07| -- why */", "T-07");
	check(true, "// [impl->|req~a.b~1]", "req~a.b~1");
	check(true, "// [impl->r|eq~a.b~1]", "req~a.b~1");
	check(true, "int a; /* C|R 3.5, T-07 */ int b;", "CR 3.5");
	check(true, "int a; /* CR |3.5. */ int b;", "CR 3.5");
	check(true, "/*\n * @satisfies CR 3.4 R|E(1)\n * and so on\n */", "CR 3.4 RE(1)");
	check(true, "/* |CR 3.4 RE(1) */", "CR 3.4 RE(1)");
	check(true, "/* CR 3.4 |RE(2) */", NULL);
	check(true, "/* C|R 3.4 RE(2) */", "CR 3.4");
	check(true, "/* see IEC 62443-4-2 CR |3.4 there */", "IEC 62443-4-2 CR 3.4");
	check(true, "/* of Article 13|(2), */", "Article 13(2)");
}

static void code_and_strings_hold_no_ids(void **state)
{
	(void)state;
	check(true, "int x = T|-07;", NULL);
	check(true, "const char *x = \"T|-07\";", NULL);
	check(true, "f(\"T|-07\");", NULL);
	check(true, "TG_MITIGATES(\"T|-07\") int a;", "T-07");
	check(true, "TG_SATISFIES(\"CR 3.4\", \"CR |3.5\")", "CR 3.5");
	check(true, "/* T-07 */| int x;", NULL);
	check(true, "/* T-08 */ int |x;", NULL);
	check(true, "/* @satisfies |*/", NULL);
	check(true, "|", NULL);
}

static void a_line_break_ends_an_id(void **state)
{
	(void)state;
	check(false, "CR |\n3.5", NULL);
	check(false, "CR\n3|.5", NULL);
	check(false, "text with T|-07 in it", "T-07");
	check(false, "`re|q~a.b~1`", "req~a.b~1");
	check(false, "T-07|", "T-07");
	check(false, "|T-07", "T-07");
	check(false, "|", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_are_found_in_comments),
		cmocka_unit_test(code_and_strings_hold_no_ids),
		cmocka_unit_test(a_line_break_ends_an_id),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
