/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "engine/symbols/outline.h"
#include "engine/symbols/symbols.h"
#include "unit/engine/parsing.h"

#define FOLDER SOURCE_DIR "/tests/unit/engine/ir"

static void list(struct tg_buf *out, const struct tg_symbol *symbols, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		tg_buf_printf(out, "%s %s %s:%u %s%s%s\n", tg_symbol_kind_name(symbols[i].kind),
			      symbols[i].name, symbols[i].path, symbols[i].range.line,
			      symbols[i].usr, symbols[i].definition ? " defined" : "",
			      symbols[i].internal ? " internal" : "");
}

static const struct tg_symbol *find(const struct tg_symbol *symbols, size_t count, const char *name)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(symbols[i].name, name) == 0 && symbols[i].definition)
			return &symbols[i];
	fail_msg("no symbol '%s'", name);
	return NULL;
}

static const char source[] =
	"#include \"header.h\"\n"
	"static int table[] = {1, 2};\n"
	"extern int other;\n"
	"int tentative;\n"
	"typedef struct { int x; } point;\n"
	"struct named { struct inner { int y; } in; };\n"
	"enum colour { RED };\n"
	"int declared(int a);\n"
	"int declared(int a)\n"
	"{\n"
	"\tstatic int local;\n"
	"\tstruct hidden { int z; } h = {a};\n"
	"\treturn from_header(local) + h.z + table[0];\n"
	"}\n"
	"static int helper(void) { return declared(1) + declared(2); }\n"
	"int (*pointer)(int) = declared;\n"
	"int user(void) { int (*f)(void) = helper; return f() + pointer(1); }\n"
	"coordinate c;\n";

static void symbols_are_what_a_file_declares(void **state)
{
	struct test_unit t = {0};
	struct tg_symbols symbols;
	struct tg_buf out = {0};

	(void)state;
	assert_true(test_parse(&t, FOLDER, FOLDER "/unit.c", source, "-std=c11"));
	symbols = tg_symbols_of(&t.arena, t.ir);
	list(&out, symbols.symbols, symbols.symbol_count);
	assert_string_equal(out.ptr,
			    "type coordinate header.h:4 c:header.h@T@coordinate defined\n"
			    "function from_header header.h:5 c:header.h@F@from_header "
			    "defined internal\n"
			    "variable table unit.c:2 c:unit.c@table defined internal\n"
			    "variable other unit.c:3 c:@other\n"
			    "variable tentative unit.c:4 c:@tentative defined\n"
			    "type point unit.c:5 c:@T@point defined\n"
			    "type named unit.c:6 c:@S@named defined\n"
			    "type colour unit.c:7 c:@E@colour defined\n"
			    "function declared unit.c:8 c:@F@declared\n"
			    "function declared unit.c:9 c:@F@declared defined\n"
			    "function helper unit.c:15 c:unit.c@F@helper defined internal\n"
			    "variable pointer unit.c:16 c:@pointer defined\n"
			    "function user unit.c:17 c:@F@user defined\n"
			    "variable c unit.c:18 c:@c defined\n");
	tg_buf_done(&out);
	test_done(&t);
}

static void calls_are_listed_once(void **state)
{
	struct test_unit t = {0};
	struct tg_symbols symbols;
	struct tg_buf out = {0};
	size_t i;

	(void)state;
	assert_true(test_parse(&t, FOLDER, FOLDER "/unit.c", source, "-std=c11"));
	symbols = tg_symbols_of(&t.arena, t.ir);
	for (i = 0; i < symbols.call_count; i++)
		tg_buf_printf(&out, "%s %s\n", symbols.calls[i].caller,
			      symbols.calls[i].callee_name);
	assert_string_equal(out.ptr, "c:@F@declared from_header\n"
				     "c:unit.c@F@helper declared\n"
				     "c:@F@user helper\n");
	tg_buf_done(&out);
	test_done(&t);
}

static struct tg_hash hash_of(const char *text, const char *flags, const char *name)
{
	struct test_unit t = {0};
	struct tg_symbols symbols;
	struct tg_hash hash;

	assert_true(test_parse(&t, FOLDER, FOLDER "/unit.c", text, flags));
	symbols = tg_symbols_of(&t.arena, t.ir);
	hash = find(symbols.symbols, symbols.symbol_count, name)->tokens;
	test_done(&t);
	return hash;
}

static void the_hash_follows_the_tokens(void **state)
{
	struct tg_hash hash = hash_of("int f(int a) { return a; }", "-std=c11", "f");

	(void)state;
	assert_true(
		tg_hash_eq(hash, hash_of("/* c */\nint\nf(int a)\n{\n\t/* why */\n\treturn a;\n}\n",
					 "-std=c11", "f")));
	assert_true(
		tg_hash_eq(hash, hash_of("int g; int f(int a) { return a; }", "-std=c99", "f")));
	assert_false(tg_hash_eq(hash, hash_of("int f(int b) { return b; }", "-std=c11", "f")));
	assert_false(
		tg_hash_eq(hash, hash_of("static int f(int a) { return a; }", "-std=c11", "f")));
}

/* The same functions are found in a file with its headers and in its bare text. */
static void an_outline_finds_the_same(void **state)
{
	struct test_unit t = {0};
	struct tg_symbols symbols;
	const struct tg_symbol *outline = NULL;
	struct tg_err err = {0};
	size_t count = 0, i, functions = 0;

	(void)state;
	assert_true(test_parse(&t, FOLDER, FOLDER "/unit.c", source, "-std=c11"));
	symbols = tg_symbols_of(&t.arena, t.ir);
	assert_true(tg_outline_blob(&t.arena, t.index, tg_str(source), "src/unit.c", &outline,
				    &count, &err));
	for (i = 0; i < symbols.symbol_count; i++) {
		const struct tg_symbol *a = &symbols.symbols[i], *b;

		if (a->kind != TG_SYMBOL_FUNCTION || !a->definition || strcmp(a->path, "unit.c"))
			continue;
		b = find(outline, count, a->name);
		assert_string_equal(a->usr, b->usr);
		assert_string_equal(b->path, "");
		assert_int_equal(a->range.offset, b->range.offset);
		assert_int_equal(a->range.end_offset, b->range.end_offset);
		assert_true(tg_hash_eq(a->tokens, b->tokens));
		functions++;
	}
	assert_int_equal(functions, 3);
	test_done(&t);
}

static void an_outline_takes_any_bytes(void **state)
{
	static const char *const blobs[] = {
		"",
		"\xff\xfe\0garbage }}} {{{ ((",
		"#include \"/etc/passwd\"\n#include_next <stdio.h>\nint f(void) { return 1; }\n",
		"#if\n#else\n#else\nint f(void) {",
		"int f(void) { unknown_t x = y(); return z->w; }\nmacro_t g(other_t *o) { return "
		"1; }",
	};
	struct tg_arena arena = {0};
	CXIndex index = test_index();
	const struct tg_symbol *symbols = NULL;
	size_t i, count = 0;

	(void)state;
	for (i = 0; i < sizeof(blobs) / sizeof(*blobs); i++) {
		struct tg_err err = {0};

		assert_true(tg_outline_blob(&arena, index, tg_str(blobs[i]), "a.c", &symbols,
					    &count, &err));
	}
	find(symbols, count, "f");
	find(symbols, count, "g");
	clang_disposeIndex(index);
	tg_arena_done(&arena);
}

static void an_outline_knows_the_language(void **state)
{
	struct tg_arena arena = {0};
	CXIndex index = test_index();
	const struct tg_symbol *symbols = NULL;
	struct tg_err err = {0};
	struct tg_buf out = {0};
	size_t count = 0;

	(void)state;
	assert_true(tg_outline_blob(&arena, index,
				    tg_str("namespace n { class c { int m() { return 1; } }; }\n"
					   "template <typename T> T f(T t) { return t; }\n"),
				    "a.cpp", &symbols, &count, &err));
	list(&out, symbols, count);
	assert_string_equal(out.ptr, "type c :1 c:@N@n@S@c defined\n"
				     "function m :1 c:@N@n@S@c@F@m# defined\n"
				     "function f :2 c:@FT@>1#Tf#t0.0#S0_# defined\n");
	tg_buf_done(&out);
	clang_disposeIndex(index);
	tg_arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(symbols_are_what_a_file_declares),
		cmocka_unit_test(calls_are_listed_once),
		cmocka_unit_test(the_hash_follows_the_tokens),
		cmocka_unit_test(an_outline_finds_the_same),
		cmocka_unit_test(an_outline_takes_any_bytes),
		cmocka_unit_test(an_outline_knows_the_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
