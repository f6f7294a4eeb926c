/* SPDX-License-Identifier: Apache-2.0 */
/* What tokens tell of a C file's symbols: what a parser finds, or no answer at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/symbols/outline.h"
#include "engine/symbols/outline_plain.h"
#include "parsing.h"

static char *list(const struct tg_symbol *symbols, size_t count)
{
	struct tg_buf out = {0};
	size_t i;

	tg_buf_puts(&out, "");
	for (i = 0; i < count; i++) {
		const struct tg_range *range = &symbols[i].range;

		tg_buf_printf(&out, "%s %s %s %u:%u-%u:%u %zu-%zu%s%s\n",
			      tg_symbol_kind_name(symbols[i].kind), symbols[i].name, symbols[i].usr,
			      range->line, range->column, range->end_line, range->end_column,
			      (size_t)range->offset, (size_t)range->end_offset,
			      symbols[i].definition ? " defined" : "",
			      symbols[i].internal ? " internal" : "");
	}
	return out.ptr;
}

/* NULL where tokens give no answer. */
static char *by_tokens(const char *text)
{
	struct tg_arena arena = {0};
	struct tg_piece file = {.tokens = tg_tokenize_code(&arena, tg_str(text))};
	struct tg_symbol *symbols;
	char *result = NULL;
	size_t count;

	if (tg_outline_plain(&arena, &file, "a.c", &symbols, &count))
		result = list(symbols, count);
	tg_arena_done(&arena);
	return result;
}

static char *by_parser(const char *text)
{
	struct tg_arena arena = {0};
	CXIndex index = test_index();
	struct tg_symbol *symbols = NULL;
	struct tg_err err = {0};
	size_t count = 0;
	char *result;

	assert_true(tg_outline_parse(&arena, index, tg_str(text), "a.c", &symbols, &count, &err));
	result = list(symbols, count);
	clang_disposeIndex(index);
	tg_arena_done(&arena);
	return result;
}

static void tokens_tell_what_a_parser_finds(void **state)
{
	static const char *const texts[] = {
		"",
		"/* only\n a comment */\n;\n",
		"int f(void);\nint f(void)\n{\n\treturn '}' + \"{\"[0]; /* } */\n}\nint v;\n",
		"static int f(int a);\nint f(int a) { if (a) { return 1; } return 2; }\n",
		"size_t f(foo_t *a, bar_t b) { return z->w(); }\nunknown_t *g(void);\n",
		"static int v = 3, w[4] = { 1, (2, 3) }, *x;\nextern int e;\nextern int e2[];\n",
		"const char *const names[] = { \"a\", \"b;\" }, c;\n",
		"struct full { struct other *p; struct inner { int y; } in; };\n"
		"struct inner *k1(void);\nstruct other *k2(void);\n",
		"static const struct late *k3(int a);\nstruct late *k4(void);\n",
		"void k5(struct p5 *p);\nstruct p5 *k6(void);\nstruct full;\nstruct full;\n",
		"typedef struct td td_t;\ntypedef struct td2 *td2_t, td2_u;\ntypedef int t[4];\n",
		"struct s { int a; } v, *w;\nstruct { int b; } x;\nenum { C, D } y;\n",
		"enum e f(void);\nunion u *g(void);\nenum e2 { A, B = 2 };\nunion u { int a; };\n",
		"typedef enum e { E } e;\ntypedef struct s { int a; } s;\ntypedef struct { int b; "
		"} t;"
		"\ntypedef struct n { int a; } m;\ntypedef struct q q;\n",
		"int (*p)(int) = 0;\ntypedef int (*q)(int);\nint (*table[3])(void);\n",
		"int main(int argc, char **argv) { struct x { int a; } y; static int z; return 0; "
		"}",
		"unsigned long long f(a_t, b_t *x, ...);\nvolatile int *const w = (int *)4;\n",
		"#define N 4\n#include \"x.h\"\nint a[N];\nint f(int b[N])\n{\n#ifdef N\n\treturn "
		"N;\n#endif\n}"
		"\n",
		"#ifdef HAVE_X\nint f(void) { return 1; }\n#else\nint f2(void) { return 2; "
		"}\n#endif\n",
		"#if 0\nint no;\n#elif 1\nint yes;\n#else\nint neither;\n#endif\n",
		"#ifndef A_H\n#define A_H\n#if defined(A_H) && !defined(B)\nint "
		"f(void);\n#endif\n#ifdef "
		"A_H\nint g;\n#else\nint h;\n#endif\n#endif\n",
		"#define DEBUG\n#undef DEBUG\n#ifdef DEBUG\nint f;\n#else\nint g;\n#endif\n",
		"int f(void)\n{\n#ifdef X\n\tif (1) {\n#endif\n\t}\n}\nint g(void) { return 1; }\n",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		char *found = by_tokens(texts[i]), *expected = by_parser(texts[i]);

		if (!found)
			fail_msg("tokens give no answer for:\n%s", texts[i]);
		assert_string_equal(found, expected);
		tg_free_(&found);
		tg_free_(&expected);
	}
}

/* A parser without headers loses values that name something, and what `extern "C"` encloses. */
static void tokens_keep_what_a_parser_drops(void **state)
{
	static const struct {
		const char *text, *expected;
	} cases[] = {
		{"const handler_t table = { elsewhere, 2 };\n",
		 "variable table c:@table 1:1-1:41 0-40 defined\n"},
		{"#ifdef __cplusplus\nextern \"C\" {\n#endif\nint f(void);\n#ifdef "
		 "__cplusplus\n}\n#endif\n",
		 "function f c:@F@f 4:1-4:12 39-50\n"},
		{"typedef struct { unknown_t a; } t;\n", "type t c:@T@t 1:1-1:34 0-33 defined\n"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char *found = by_tokens(cases[i].text);

		assert_non_null(found);
		assert_string_equal(found, cases[i].expected);
		tg_free_(&found);
	}
}

static struct tg_hash meaning_of_table(const char *value)
{
	struct tg_arena arena = {0};
	CXIndex index = test_index();
	const struct tg_symbol *symbols;
	struct tg_err err = {0};
	struct tg_hash meaning = {{0}};
	size_t count, i;
	/* What the compiler defines leaves the answer to the parser. */
	const char *text = tg_arena_printf(&arena,
					   "#if __GNUC__ > 3\n#endif\nstruct row { int a; };\n"
					   "static const struct row table[] = {\n\t%s\n};\n"
					   "int after;\n",
					   value);

	assert_true(tg_outline_blob(&arena, index, tg_str(text), "a.c", &symbols, &count, &err));
	for (i = 0; i < count; i++) {
		if (strcmp(symbols[i].name, "table") != 0)
			continue;
		assert_int_equal(symbols[i].range.line, 4);
		assert_int_equal(symbols[i].range.end_line, 6);
		assert_int_equal(symbols[i].range.end_column, 2);
		meaning = symbols[i].meaning;
	}
	clang_disposeIndex(index);
	tg_arena_done(&arena);
	return meaning;
}

/* A table in which one name is unknown means its values all the same. */
static void a_value_counts_whoever_understands_it(void **state)
{
	struct tg_hash three = meaning_of_table("{3}, {UNKNOWN}");

	(void)state;
	assert_false(tg_hash_is_zero(three));
	assert_true(tg_hash_eq(three, meaning_of_table("{3}, /* it */ {UNKNOWN}")));
	assert_false(tg_hash_eq(three, meaning_of_table("{4}, {UNKNOWN}")));
	assert_false(tg_hash_eq(three, meaning_of_table("{3}, {UNKNOWN}, {5}")));
}

static void in_doubt_there_is_no_answer(void **state)
{
	static const char *const texts[] = {
		"f(void) { return 1; }\n",
		"int f(a) int a; { return a; }\n",
		"MACRO(x)\nint f(void);\n",
		"API int f(void);\n",
		"#define name other\nint name(void);\n",
		"#define BODY {\nint f(void) BODY }\nMORE\n",
		"unknown_t (*callback)(int);\n",
		"int f(void) __attribute__((pure));\n",
		"__attribute__((used)) static int x;\n",
		"extern \"C\" int f(void);\n",
		"typedef struct { int a; } t, *p;\n",
		"int x;\nint x = 1;\n",
		"int f(void) {\n",
		"int f(void) { return 1; }}\n",
		"#if VERSION > 3\nint f(void);\n#endif\n",
		"#ifdef __GNUC__\nint f(void);\n#endif\n",
		"#if 1\nint f(void);\n",
		"#endif\n",
		"#else\n",
		"#if defined(\nint f;\n#endif\n",
		"#if (1\nint f;\n#endif\n",
		"_Static_assert(1, \"\");\n",
		"int a = ;;) (\n",
		"struct\n",
		"struct {\n",
		"int\n",
		"int *\n",
		"int f(\n",
		"typedef\n",
		"int a[\n",
		"\xff\xfe garbage }}} {{{ ((",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		char *found = by_tokens(texts[i]);

		if (found)
			fail_msg("an answer for:\n%s%s", texts[i], found);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tokens_tell_what_a_parser_finds),
		cmocka_unit_test(tokens_keep_what_a_parser_drops),
		cmocka_unit_test(a_value_counts_whoever_understands_it),
		cmocka_unit_test(in_doubt_there_is_no_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
