/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sources that are large, deep or odd. Nothing may be lost silently: what is left out is counted.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "engine/ir/dump.h"
#include "engine/symbols/symbols.h"
#include "unit/engine/parsing.h"

#define FOLDER SOURCE_DIR "/tests/unit/engine/ir"

static void parse(struct test_unit *t, const struct tg_buf *text)
{
	assert_true(test_parse(t, FOLDER, FOLDER "/unit.c", text->ptr,
			       "-std=gnu11 -Wno-everything -fbracket-depth=100000"));
}

static void repeat(struct tg_buf *out, const char *text, unsigned times)
{
	while (times--)
		tg_buf_puts(out, text);
}

static tg_node find(const struct tg_ir *ir, enum tg_ir_kind kind)
{
	tg_node n;

	for (n = 1; n < ir->node_count; n++)
		if (ir->node[n].kind == kind)
			return n;
	fail_msg("no node of kind %s", tg_ir_kind_name(kind));
	return 0;
}

static unsigned count(const struct tg_ir *ir, enum tg_ir_kind kind)
{
	unsigned found = 0;
	tg_node n;

	for (n = 1; n < ir->node_count; n++)
		found += ir->node[n].kind == kind;
	return found;
}

/* Goes through all of it, and through everything that is made of it. */
static void walk(struct test_unit *t)
{
	struct tg_buf dump = {0};
	tg_node n;

	for (n = 1; n < t->ir->node_count; n++) {
		assert_true(t->ir->node[n].end > n && t->ir->node[n].end <= t->ir->node_count);
		assert_true(t->ir->node[n].parent < n);
	}
	tg_ir_dump(&dump, t->ir, NULL);
	assert_true(dump.len > 0);
	tg_buf_done(&dump);
	tg_symbols_of(&t->arena, t->ir);
}

static void long_tables_are_counted(void **state)
{
	struct test_unit t = {0};
	struct tg_buf text = {0};
	tg_node list;

	(void)state;
	tg_buf_puts(&text, "int f(void); int a[] = {");
	repeat(&text, "1, -2, 'c', ", 10000);
	tg_buf_puts(&text, "}; void g(void) { int b[] = {");
	repeat(&text, "1,", 10000);
	tg_buf_puts(&text, "f()}; (void)b; }");
	parse(&t, &text);
	list = find(t.ir, TG_IR_INIT_LIST);
	assert_int_equal(t.ir->node[list].value, 30000);
	assert_int_equal(tg_ir_child_count(t.ir, list), 4096);
	assert_int_equal(t.ir->type[t.ir->node[list].type].count, 30000);
	assert_int_equal(count(t.ir, TG_IR_CALL), 1); /* what is no constant stays */
	walk(&t);
	tg_buf_done(&text);
	test_done(&t);
}

static void long_switches_are_whole(void **state)
{
	struct test_unit t = {0};
	struct tg_buf text = {0};
	unsigned i;

	(void)state;
	tg_buf_puts(&text, "int f(int a) { switch (a) {");
	for (i = 0; i < 20000; i++)
		tg_buf_printf(&text, "case %u: return %u;\n", i, i);
	tg_buf_puts(&text, "} return 0; }");
	parse(&t, &text);
	assert_int_equal(count(t.ir, TG_IR_CASE), 20000);
	assert_int_equal(t.ir->other_count, 0);
	walk(&t);
	tg_buf_done(&text);
	test_done(&t);
}

static void deep_nesting_is_cut_and_counted(void **state)
{
	struct test_unit t = {0};
	struct tg_buf text = {0};
	unsigned calls;

	(void)state;
	tg_buf_puts(&text, "int g(int); int f(int a) { return g(1)");
	repeat(&text, " + g(a)", 3000);
	tg_buf_puts(&text, "; }");
	parse(&t, &text);
	calls = count(t.ir, TG_IR_CALL);
	assert_true(calls > 1900 && calls < 2000);
	assert_in_range(t.ir->other_count, 1, 9);
	walk(&t);
	tg_buf_done(&text);
	test_done(&t);
}

static void long_chains_end(void **state)
{
	struct test_unit t = {0};
	struct tg_buf text = {0};

	(void)state;
	tg_buf_puts(&text, "int f(int a) { if (a == 0) return 0;\n");
	repeat(&text, "else if (a == 1) return 1;\n", 1500);
	tg_buf_puts(&text, "return a");
	repeat(&text, " + a", 5000);
	tg_buf_puts(&text, "; }");
	parse(&t, &text);
	assert_int_equal(count(t.ir, TG_IR_IF), 1501);
	assert_in_range(t.ir->other_count, 1, 9); /* of the sum */
	walk(&t);
	tg_buf_done(&text);
	test_done(&t);
}

static void deep_types_end(void **state)
{
	struct test_unit t = {0};
	struct tg_buf text = {0};

	(void)state;
	tg_buf_puts(&text, "int ");
	repeat(&text, "*", 1000);
	tg_buf_puts(&text, "a; int b");
	repeat(&text, "[1]", 400);
	tg_buf_puts(&text, ";");
	parse(&t, &text);
	assert_int_equal(t.ir->type[t.ir->decl[1].type].cls, TG_TYPE_POINTER);
	walk(&t);
	tg_buf_done(&text);
	test_done(&t);
}

static void long_strings_are_kept(void **state)
{
	struct test_unit t = {0};
	struct tg_buf text = {0};
	tg_node string;

	(void)state;
	tg_buf_puts(&text, "const char a[] = ");
	repeat(&text, "\"0123456789\\0\" ", 50000);
	tg_buf_puts(&text, ";");
	parse(&t, &text);
	string = find(t.ir, TG_IR_STRING);
	assert_int_equal(t.ir->node[string].value, 550000);
	assert_memory_equal(tg_ir_text(t.ir, t.ir->node[string].extra) + 549989, "0123456789\0\0",
			    12);
	tg_buf_done(&text);
	test_done(&t);
}

static void many_macros_are_told_apart(void **state)
{
	struct test_unit t = {0};
	struct tg_buf text = {0};

	(void)state;
	tg_buf_puts(&text, "#define ADD(x) ((x) + 1)\n#define ZERO 0\nint f(void) { return 0\n");
	repeat(&text, " ^ ADD(ADD(ZERO))\n", 3000);
	tg_buf_puts(&text, "; }");
	parse(&t, &text);
	assert_in_range(t.ir->macro_count, 1900, 2100); /* the rest lies too deep */
	walk(&t);
	tg_buf_done(&text);
	test_done(&t);
}

static void odd_bytes_do_no_harm(void **state)
{
	static const char *const texts[] = {
		"\xef\xbb\xbfint a; /* \xff\xfe */ char *s = \"\xff\xfe\x80\"; int \xc3\xbc;",
		"int f(void) { return '\\\n1' + 0b1 + 1'0 + 08; }\r\nint\rg;\r\n\f\v",
		"?\?=define A 1\nint a ?\?( 3 ?\?) = <% A %>;\n%:define B\n",
		"int f(void) { goto nowhere; l: l: case 1: default: break; continue; return }",
		"struct s { struct s s; int : 70; int a[-1]; }; enum e { A = A }; typedef t t; int "
		"f(t);",
		"_Static_assert(0, \"no\"); _Generic(1); sizeof; int a = sizeof(; int b[] = {[0 "
		"... ] = 1};",
		"#define F(x) F(x) x ## x #x\nF(F)(F(\n",
		"int f(void) { return ({ ; }) + ({}) + __builtin_choose_expr(1) + _Generic(1, "
		"int:) ; }",
		"#if 1\n#include __FILE__\n",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct tg_buf text = {0};
		struct test_unit t = {0};

		tg_buf_puts(&text, texts[i]);
		parse(&t, &text);
		walk(&t);
		tg_buf_done(&text);
		test_done(&t);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(long_tables_are_counted),
		cmocka_unit_test(long_switches_are_whole),
		cmocka_unit_test(deep_nesting_is_cut_and_counted),
		cmocka_unit_test(long_chains_end),
		cmocka_unit_test(deep_types_end),
		cmocka_unit_test(long_strings_are_kept),
		cmocka_unit_test(many_macros_are_told_apart),
		cmocka_unit_test(odd_bytes_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
