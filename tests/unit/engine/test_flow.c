/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the flow engine knows, asked through its debug view: each test is a function and a line that
 * must, or must not, stand in what is known at its end.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "engine/flow/flow.h"
#include "unit/engine/parsing.h"

#define FOLDER SOURCE_DIR "/tests/unit/engine"

/* The part of the view after the last block: how the function ends. */
static char *ends(const char *text)
{
	struct test_unit t = {0};
	struct tg_buf dump = {0};
	const char *at;
	char *copy;

	assert_true(test_parse(&t, FOLDER, FOLDER "/case.c", text, "-std=gnu11"));
	assert_int_equal(t.errors, 0);
	tg_flow_dump(&t.arena, &dump, t.ir, NULL, "f");
	at = strstr(dump.ptr, "exit 0");
	copy = strdup(at ? at : "no way out\n");
	tg_buf_done(&dump);
	test_done(&t);
	return copy;
}

static void knows(const char *text, const char *line)
{
	char *end = ends(text);

	if (!strstr(end, line))
		fail_msg("'%s' is not known at the end of\n%s\nbut\n%s", line, text, end);
	free(end);
}

static void does_not_know(const char *text, const char *line)
{
	char *end = ends(text);

	if (strstr(end, line))
		fail_msg("'%s' is wrong at the end of\n%s\n%s", line, text, end);
	free(end);
}

static void numbers(void **state)
{
	(void)state;
	knows("int f(void) { int a = 3, b = a * 2; return b + 1; }", "stack 7");
	knows("int f(int n) { int m = n + 1; return m - n; }", "stack 1");
	knows("unsigned char f(void) { unsigned char c = 255; c++; return c; }", "stack 0");
	knows("int f(int n) { if (n > 3 && n < 5) return n; return 4; }", "4..4");
	does_not_know("int f(int n) { if (n < 0) return 1; if (n < 0) return 77; return 0; }",
		      "77");
	knows("int f(void) { int r = 0; for (int i = 0; i < 10; i++) r = i; return r; }",
	      "stack 9");
	knows("int f(void) { int r = 0; for (int i = 0; i < 99; i++) r = i; return r; }", "25..99");
}

static void relations(void **state)
{
	(void)state;
	does_not_know("int f(int i, int n) { if (i < n) { if (i >= n) return 77; } return 0; }",
		      "77");
	does_not_know(
		"int f(int i, int n) { int ok = i < n; if (ok && n <= i) return 77; return 0; }",
		"77");
	knows("int f(int i, int n) { if (i <= n) { if (i == n) return 77; } return 0; }", "77");
}

static void memory(void **state)
{
	(void)state;
	knows("struct s { int a, b; }; int f(void) { struct s x = {1, 2}, y = x; return y.b; }",
	      "stack 2");
	knows("int f(void) { int a[4]; int *p = a; p[2] = 5; return *(a + 2); }", "stack 5");
	knows("int f(void) { int x = 1, *p = &x, **q = &p; **q = 6; return x; }", "stack 6");
	knows("union u { int a, b; }; int f(void) { union u u; u.a = 8; return u.b; }", "stack 8");
	knows("static int g(int *p) { *p = 9; return 0; } int f(void) { int x; g(&x); return x; }",
	      "stack 9");
	knows("static int two(void) { return 2; } int f(void) { int (*g)(void) = two; return g(); "
	      "}",
	      "stack 2");
	does_not_know("void g(int *); int f(void) { int x = 3; g(&x); return x; }", "stack 3");
	knows("void g(const int *); int f(void) { int x = 3; g(&x); return x; }", "stack 3");
}

static void constants_without_a_writer(void **state)
{
	(void)state;
	does_not_know("static int never = 0; int f(void) { if (never) return 77; return 1; }",
		      "77");
	knows("static int maybe = 0; void g(void) { maybe = 1; }\n"
	      "int f(void) { if (maybe) return 77; return 1; }",
	      "77");
}

static void functions_that_do_not_return(void **state)
{
	(void)state;
	knows("void stop(void) __attribute__((noreturn)); static void die(void) { stop(); }\n"
	      "int f(void) { die(); return 1; }",
	      "no way out");
	knows("int f(void) { for (;;) ; }", "no way out");
}

static void loops_end(void **state)
{
	(void)state;
	knows("struct n { struct n *next; }; int f(struct n *l) { int c = 0; while (l) { l = "
	      "l->next;\n"
	      "c++; } return 5; }",
	      "stack 5");
	knows("int f(int n) { int i, k, s = 0; for (i = 0; i < n; i++) for (k = i; k < n; k++) s "
	      "+= k;\n"
	      "return 5; }",
	      "stack 5");
	knows("int f(int n) { again: if (n-- > 0) goto again; return 5; }", "stack 5");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers),
		cmocka_unit_test(relations),
		cmocka_unit_test(memory),
		cmocka_unit_test(constants_without_a_writer),
		cmocka_unit_test(functions_that_do_not_return),
		cmocka_unit_test(loops_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
