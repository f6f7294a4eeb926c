/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the dump does not show: flags of declarations, types with their sizes, macros, comments,
 * includes, ranges; and that the IR is sound as a data structure whatever went in.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "engine/ir/dump.h"
#include "unit/engine/parsing.h"

#define FOLDER SOURCE_DIR "/tests/unit/engine/ir"

static void parse(struct test_unit *t, const char *text, const char *flags)
{
	assert_true(test_parse(t, FOLDER, FOLDER "/unit.c", text, flags));
}

static const struct tg_ir_decl *find_decl(const struct tg_ir *ir, const char *name)
{
	uint32_t i;

	for (i = 1; i < ir->decl_count; i++)
		if (strcmp(tg_ir_text(ir, ir->decl[i].name), name) == 0)
			return &ir->decl[i];
	fail_msg("no declaration of '%s'", name);
	return NULL;
}

/* The first node of a kind, in the initialiser of `name` where that is given. */
static tg_node find_node(const struct tg_ir *ir, enum tg_ir_kind kind, const char *name)
{
	tg_node n = name ? find_decl(ir, name)->node : 1, end = ir->node[n].end;

	for (; n < end; n++)
		if (ir->node[n].kind == kind)
			return n;
	fail_msg("no node of kind %s", tg_ir_kind_name(kind));
	return 0;
}

/* Indices lie within their arrays, subtrees nest, parents hold their children. */
static void check_sound(const struct tg_ir *ir)
{
	tg_node n;
	uint32_t i;

	for (n = 1; n < ir->node_count; n++) {
		const struct tg_ir_node *node = &ir->node[n];

		assert_true(node->kind > TG_IR_NONE && node->kind < TG_IR_KINDS);
		assert_true(node->op < TG_OPS);
		assert_true(node->end > n && node->end <= ir->node_count);
		assert_true(node->parent < n &&
			    node->end <= ir->node[node->parent].end + (n == 1) * ir->node_count);
		assert_true(node->type < ir->type_count && node->decl < ir->decl_count);
		assert_true(node->loc < ir->loc_count && node->macro < ir->macro_count);
		assert_int_equal(node->macro != 0, (node->flags & TG_IR_IN_MACRO) != 0);
	}
	for (i = 1; i < ir->loc_count; i++) {
		const struct tg_ir_loc *loc = &ir->loc[i];

		assert_true(loc->file > 0 && loc->file < ir->file_count);
		assert_true(loc->line > 0 && loc->column > 0 && loc->end_line >= loc->line);
		assert_true(loc->end_offset >= loc->offset);
	}
	for (i = 1; i < ir->decl_count; i++) {
		assert_true(ir->decl[i].type < ir->type_count);
		assert_true(ir->decl[i].node < ir->node_count);
		assert_true(ir->decl[i].parent < ir->decl_count);
	}
	for (i = 1; i < ir->type_count; i++) {
		const struct tg_ir_type *type = &ir->type[i];

		assert_true(type->of < ir->type_count && type->canonical < ir->type_count);
		assert_int_equal(ir->type[type->canonical].canonical, type->canonical);
		assert_true(type->first_param + type->param_count <= ir->param_count);
	}
}

static void declarations_have_flags(void **state)
{
	struct test_unit t = {0};

	(void)state;
	parse(&t,
	      "_Noreturn void a(void); void b(void) __attribute__((noreturn));\n"
	      "int c(void) __attribute__((warn_unused_result)); int d(int, ...);\n"
	      "static inline int e(void) { return 1; } int f(void) __attribute__((pure));\n"
	      "int g(void) __attribute__((const)); struct __attribute__((packed)) h { int x; };\n"
	      "extern int i; int j; static int k = 1; _Thread_local int l;\n"
	      "int m(void) { static int n; register int o = 1; auto int p = 2;\n"
	      "return n + o + p + e() + __builtin_abs(i); }\n"
	      "struct q { unsigned r : 3; int s; }; enum u { V = 7 }; typedef int w;\n",
	      "-std=c11");
	assert_true(find_decl(t.ir, "a")->flags & TG_DECL_NORETURN);
	assert_true(find_decl(t.ir, "b")->flags & TG_DECL_NORETURN);
	assert_true(find_decl(t.ir, "c")->flags & TG_DECL_WARN_UNUSED);
	assert_false(find_decl(t.ir, "c")->flags & (TG_DECL_NORETURN | TG_DECL_DEFINITION));
	assert_true(find_decl(t.ir, "d")->flags & TG_DECL_VARIADIC);
	assert_true(find_decl(t.ir, "e")->flags & TG_DECL_INLINE);
	assert_int_equal(find_decl(t.ir, "e")->linkage, TG_LINK_INTERNAL);
	assert_int_equal(find_decl(t.ir, "e")->storage, TG_STORE_STATIC);
	assert_true(find_decl(t.ir, "f")->flags & TG_DECL_PURE);
	assert_true(find_decl(t.ir, "g")->flags & TG_DECL_CONST_FN);
	assert_true(find_decl(t.ir, "h")->flags & TG_DECL_PACKED);
	assert_int_equal(find_decl(t.ir, "i")->storage, TG_STORE_EXTERN);
	assert_false(find_decl(t.ir, "i")->flags & TG_DECL_DEFINITION);
	assert_true(find_decl(t.ir, "j")->flags & TG_DECL_DEFINITION);
	assert_int_equal(find_decl(t.ir, "j")->linkage, TG_LINK_EXTERNAL);
	assert_true(find_decl(t.ir, "k")->flags & TG_DECL_GLOBAL);
	assert_true(find_decl(t.ir, "l")->flags & TG_DECL_THREAD_LOCAL);
	assert_true(find_decl(t.ir, "n")->flags & TG_DECL_GLOBAL);
	assert_int_equal(find_decl(t.ir, "n")->linkage, TG_LINK_NONE);
	assert_false(find_decl(t.ir, "o")->flags & TG_DECL_GLOBAL);
	assert_int_equal(find_decl(t.ir, "o")->storage, TG_STORE_REGISTER);
	assert_string_equal(tg_ir_text(t.ir, t.ir->decl[find_decl(t.ir, "o")->parent].name), "m");
	assert_true(find_decl(t.ir, "__builtin_abs")->flags & TG_DECL_BUILTIN);
	assert_int_equal(find_decl(t.ir, "r")->bits, 3);
	assert_int_equal(find_decl(t.ir, "s")->index, 1);
	assert_string_equal(tg_ir_text(t.ir, t.ir->decl[find_decl(t.ir, "s")->parent].name), "q");
	assert_int_equal(find_decl(t.ir, "V")->value, 7);
	assert_int_equal(find_decl(t.ir, "w")->kind, TG_DECL_TYPEDEF);
	assert_string_equal(tg_ir_text(t.ir, find_decl(t.ir, "m")->usr), "c:@F@m");
	assert_int_equal(t.ir->function_count - 1, 2);
	check_sound(t.ir);
	test_done(&t);
}

static void check_type(const struct tg_ir *ir, const char *name, unsigned cls, unsigned width,
		       uint64_t size, bool is_signed)
{
	const struct tg_ir_type *type = &ir->type[find_decl(ir, name)->type];

	assert_int_equal(type->cls, cls);
	assert_int_equal(type->width, width);
	assert_int_equal(type->size, size);
	assert_int_equal((type->flags & TG_TYPE_SIGNED) != 0, is_signed);
}

static void types_are_those_of_the_target(void **state)
{
	static const char text[] =
		"typedef unsigned long size; size a; long b; char c; signed char d; _Bool e;\n"
		"long long f; double g; void *h; struct s { char x; long y; } i; enum t { T } j;\n"
		"int k[3][4]; unsigned short l; const char *const m = 0; volatile size n;\n"
		"extern int o[]; int p(int, char *, ...); _Complex float q;\n";
	struct test_unit t = {0}, arm = {0};
	const struct tg_ir_type *type;

	(void)state;
	parse(&t, text, "-std=c11 --target=x86_64-linux-gnu");
	parse(&arm, text, "-std=c11 --target=arm-none-eabi");
	check_type(t.ir, "a", TG_TYPE_INT, 64, 8, false);
	check_type(arm.ir, "a", TG_TYPE_INT, 32, 4, false);
	check_type(t.ir, "b", TG_TYPE_INT, 64, 8, true);
	check_type(arm.ir, "b", TG_TYPE_INT, 32, 4, true);
	check_type(t.ir, "c", TG_TYPE_CHAR, 8, 1, true);
	check_type(arm.ir, "c", TG_TYPE_CHAR, 8, 1, false);
	check_type(t.ir, "d", TG_TYPE_INT, 8, 1, true);
	check_type(t.ir, "e", TG_TYPE_BOOL, 8, 1, false);
	check_type(arm.ir, "f", TG_TYPE_INT, 64, 8, true);
	check_type(t.ir, "g", TG_TYPE_FLOAT, 64, 8, true);
	check_type(t.ir, "h", TG_TYPE_POINTER, 64, 8, false);
	check_type(arm.ir, "h", TG_TYPE_POINTER, 32, 4, false);
	check_type(t.ir, "i", TG_TYPE_STRUCT, 0, 16, false);
	check_type(arm.ir, "i", TG_TYPE_STRUCT, 0, 8, false);
	check_type(t.ir, "j", TG_TYPE_ENUM, 32, 4, false);
	check_type(t.ir, "k", TG_TYPE_ARRAY, 0, 48, false);
	check_type(t.ir, "l", TG_TYPE_INT, 16, 2, false);
	assert_int_equal(t.ir->pointer_width, 64);
	assert_int_equal(arm.ir->pointer_width, 32);

	type = &t.ir->type[find_decl(t.ir, "a")->type];
	assert_string_equal(tg_ir_text(t.ir, type->name), "size");
	assert_string_equal(tg_ir_text(t.ir, t.ir->type[type->canonical].name), "unsigned long");
	assert_string_equal(tg_ir_text(t.ir, t.ir->decl[type->decl].name), "size");
	type = &t.ir->type[find_decl(t.ir, "k")->type];
	assert_int_equal(type->count, 3);
	assert_int_equal(t.ir->type[type->of].count, 4);
	type = &t.ir->type[find_decl(t.ir, "m")->type];
	assert_true(type->flags & TG_TYPE_CONST);
	assert_true(t.ir->type[type->of].flags & TG_TYPE_CONST);
	assert_true(t.ir->type[find_decl(t.ir, "n")->type].flags & TG_TYPE_VOLATILE);
	assert_true(t.ir->type[find_decl(t.ir, "o")->type].flags & TG_TYPE_INCOMPLETE);
	type = &t.ir->type[find_decl(t.ir, "p")->type];
	assert_true(type->flags & TG_TYPE_VARIADIC);
	assert_int_equal(type->param_count, 2);
	assert_int_equal(t.ir->type[t.ir->params[type->first_param + 1]].cls, TG_TYPE_POINTER);
	assert_int_equal(t.ir->type[find_decl(t.ir, "q")->type].cls, TG_TYPE_COMPLEX);
	check_sound(t.ir);
	test_done(&t);
	test_done(&arm);
}

/* A type that is made by lowering and the same one by clang are one. */
static void equal_types_have_one_canonical_type(void **state)
{
	struct test_unit t = {0};
	tg_type made, given;

	(void)state;
	parse(&t,
	      "struct s { int x; }; typedef struct s alias; unsigned long a = sizeof(alias *);\n"
	      "unsigned long b = sizeof(unsigned int[3]);\n"
	      "struct s *c; unsigned int d[3]; void e(int f[4]); int *g;\n",
	      "-std=c11");
	made = t.ir->node[find_node(t.ir, TG_IR_SIZEOF, "a")].extra;
	given = find_decl(t.ir, "c")->type;
	assert_int_equal(t.ir->type[made].canonical, t.ir->type[given].canonical);
	assert_int_equal(t.ir->type[find_decl(t.ir, "f")->type].canonical,
			 t.ir->type[find_decl(t.ir, "g")->type].canonical);
	test_done(&t);
}

static void strings_keep_their_bytes(void **state)
{
	struct test_unit t = {0};
	size_t size = 0;

	(void)state;
	parse(&t, "const char *a = \"x\\0y\" \"\\0\"; const char *b = \"\"; int c = L'\\u00e9';\n",
	      "-std=c11");
	assert_memory_equal(tg_ir_string(t.ir, find_node(t.ir, TG_IR_CAST, "a"), &size), "x\0y\0",
			    5);
	assert_int_equal(size, 4);
	assert_string_equal(tg_ir_string(t.ir, find_node(t.ir, TG_IR_STRING, "b"), &size), "");
	assert_int_equal(size, 0);
	assert_int_equal(t.ir->node[find_node(t.ir, TG_IR_CHARACTER, "c")].value, 0xe9);
	test_done(&t);
}

/* The text that a node's range covers. */
static const char *text_of(const struct tg_ir *ir, uint32_t loc, char text[64])
{
	const struct tg_ir_loc *l = &ir->loc[loc];

	snprintf(text, 64, "%.*s", (int)(l->end_offset - l->offset),
		 ir->file[l->file].content + l->offset);
	return text;
}

static void ranges_cover_the_text(void **state)
{
	struct test_unit t = {0};
	char text[64];
	tg_node n;

	(void)state;
	parse(&t,
	      "#define TWICE(x) ((x) + (x))\n#define TEN 10\n#define ALIAS(a, b) g(a, b)\n"
	      "int g(int, int);\n"
	      "int a = (1 + 2) * (3 /* ) */ );\nint b = TWICE(4 + 5);\nint c = TEN - 1;\n"
	      "int d(int *p) { return g ( p [ 0 ], * p ) ; }\n"
	      "int e(int *p) { return ALIAS(p[1], TEN); }\n"
	      "const char *f = \"one\" /* and */ \"two\";\n",
	      "-std=c11");
	n = find_node(t.ir, TG_IR_BINARY, "a");
	assert_string_equal(text_of(t.ir, t.ir->node[n].loc, text), "(1 + 2) * (3 /* ) */ )");
	n = find_node(t.ir, TG_IR_BINARY, "b");
	assert_string_equal(text_of(t.ir, t.ir->node[n].loc, text), "TWICE(4 + 5)");
	assert_int_equal(t.ir->node[n].flags & (TG_IR_IN_MACRO | TG_IR_MACRO_ARG), TG_IR_IN_MACRO);
	assert_string_equal(tg_ir_text(t.ir, t.ir->macro[t.ir->node[n].macro].name), "TWICE");
	n = tg_ir_child(t.ir, n, 0);
	assert_string_equal(text_of(t.ir, t.ir->node[n].loc, text), "4 + 5");
	assert_true(t.ir->node[n].flags & TG_IR_MACRO_ARG);
	assert_int_equal(t.ir->node[find_node(t.ir, TG_IR_BINARY, "b")].value, 18);
	n = find_node(t.ir, TG_IR_BINARY, "c");
	assert_string_equal(text_of(t.ir, t.ir->node[n].loc, text), "TEN - 1");
	assert_false(t.ir->node[n].flags & TG_IR_IN_MACRO);
	n = find_node(t.ir, TG_IR_CALL, "d");
	assert_string_equal(text_of(t.ir, t.ir->node[n].loc, text), "g ( p [ 0 ], * p )");
	assert_string_equal(text_of(t.ir, t.ir->node[tg_ir_arg(t.ir, n, 0)].loc, text), "p [ 0 ]");
	assert_string_equal(text_of(t.ir, t.ir->node[tg_ir_arg(t.ir, n, 1)].loc, text), "* p");
	n = find_node(t.ir, TG_IR_CALL, "e");
	assert_string_equal(text_of(t.ir, t.ir->node[n].loc, text), "ALIAS(p[1], TEN)");
	assert_string_equal(text_of(t.ir, t.ir->node[tg_ir_arg(t.ir, n, 0)].loc, text), "p[1]");
	assert_string_equal(text_of(t.ir, t.ir->node[tg_ir_arg(t.ir, n, 1)].loc, text), "TEN");
	n = find_node(t.ir, TG_IR_STRING, "f");
	assert_string_equal(text_of(t.ir, t.ir->node[n].loc, text), "\"one\" /* and */ \"two\"");
	assert_string_equal(text_of(t.ir, find_decl(t.ir, "d")->loc, text), "d");
	check_sound(t.ir);
	test_done(&t);
}

static void comments_know_whether_they_count(void **state)
{
	static const struct {
		const char *text;
		bool active;
	} expected[] = {
		{"/* flags: -std=c11 */", true},
		{"/* block */", true},
		{"// line", true},
		{"// behind", true},
		{"/* inactive */", false},
		{"/* active */", true},
		{"/* two\n   lines */", true},
		{"// inactive line \\\n   continued", false},
		/* The header, which is entered twice. */
		{"/* in front of the guard */", true},
		{"/* guarded */", true},
		{"/* never */", false},
	};
	struct test_unit t = {0};
	char text[64];
	uint32_t i;

	(void)state;
	assert_true(test_parse(&t, FOLDER, FOLDER "/comments.c", NULL, "-std=c11"));
	assert_int_equal(t.ir->comment_count - 1, sizeof(expected) / sizeof(*expected));
	for (i = 1; i < t.ir->comment_count; i++) {
		assert_string_equal(text_of(t.ir, t.ir->comment[i].loc, text),
				    expected[i - 1].text);
		assert_int_equal(t.ir->comment[i].active, expected[i - 1].active);
	}
	test_done(&t);
}

static void includes_and_files_are_listed(void **state)
{
	struct test_unit t = {0};

	(void)state;
	parse(&t, "#include <stddef.h>\n#include \"header.h\"\n#include \"none.h\"\nsize_t x;\n",
	      "-std=c11");
	assert_int_equal(t.ir->include_count - 1, 3);
	assert_string_equal(tg_ir_text(t.ir, t.ir->include[1].name), "stddef.h");
	assert_true(t.ir->include[1].angled);
	assert_true(t.ir->file[t.ir->include[1].file].flags & TG_FILE_SYSTEM);
	assert_null(t.ir->file[t.ir->include[1].file].content);
	assert_string_equal(tg_ir_text(t.ir, t.ir->include[2].name), "header.h");
	assert_false(t.ir->include[2].angled);
	assert_string_equal(tg_ir_text(t.ir, t.ir->file[t.ir->include[2].file].path), "header.h");
	assert_true(t.ir->file[t.ir->include[2].file].flags & TG_FILE_IN_REPOSITORY);
	assert_int_equal(t.ir->include[3].file, 0);
	assert_int_equal(t.ir->file[1].flags, TG_FILE_MAIN | TG_FILE_IN_REPOSITORY);
	assert_string_equal(tg_ir_text(t.ir, t.ir->file[1].path), "unit.c");
	assert_true(find_decl(t.ir, "size_t")->flags & TG_DECL_SYSTEM);
	assert_int_equal(find_decl(t.ir, "size_t")->node, 0);
	test_done(&t);
}

/* A marker of a system header in a repository hides nothing. */
static void a_header_cannot_hide(void **state)
{
	struct test_unit t = {0};

	(void)state;
	parse(&t,
	      "#pragma GCC system_header\n# 1 \"/usr/include/stdio.h\" 3\nint f(void) { return 1; "
	      "}\n",
	      "-std=c11");
	assert_int_equal(t.ir->function_count - 1, 1);
	assert_int_equal(t.ir->loc[t.ir->node[find_decl(t.ir, "f")->node].loc].line, 3);
	test_done(&t);
}

static void headers_give_what_is_used(void **state)
{
	struct test_unit t = {0};
	uint32_t i;
	bool found = false;

	(void)state;
	parse(&t, "#include \"header.h\"\nint x;\n", "-std=c11");
	find_node(t.ir, TG_IR_FUNCTION, "from_header"); /* a definition is always there */
	for (i = 1; i < t.ir->decl_count; i++)
		found |= strcmp(tg_ir_text(t.ir, t.ir->decl[i].name), "coordinate") == 0;
	assert_false(found);
	test_done(&t);
	t = (struct test_unit){0};
	parse(&t, "#include \"header.h\"\ncoordinate x;\n", "-std=c11");
	find_node(t.ir, TG_IR_TYPEDEF, "coordinate");
	test_done(&t);
}

static void helpers_of_the_header_agree(void **state)
{
	struct test_unit t = {0};
	tg_node n, body;
	bool cast = false;
	unsigned discarded = 0, used = 0;

	(void)state;
	parse(&t,
	      "int g(int); struct s { struct s *n; int v[3]; } *p;\n"
	      "int f(int a) { g(1); (void)g(2); if (g(3)) g(4); else g(5); for (g(6); g(7); g(8)) "
	      "g(9);\n"
	      "while (g(10)) g(11); do g(12); while (g(13)); switch (g(14)) { case 1: g(15); "
	      "default: "
	      "g(16); }\nl: g(17); a = (g(18), g(19)); a = ({ g(20); g(21); }); return g(22); }\n"
	      "int h(void) { return p->n->v[1] + p->n->v[1] + p->n->v[2]; }\n",
	      "-std=gnu11");
	body = find_decl(t.ir, "f")->node;
	assert_true(tg_ir_body(t.ir, body) != 0);
	for (n = body; n < t.ir->node[body].end; n++) {
		int64_t number = 0;

		if (!tg_ir_calls(t.ir, n, "g"))
			continue;
		assert_int_equal(tg_ir_arg_count(t.ir, n), 1);
		assert_true(tg_ir_constant(t.ir, tg_ir_arg(t.ir, n, 0), &number));
		assert_int_equal(tg_ir_function_of(t.ir, n), body);
		if (tg_ir_is_discarded(t.ir, n, &cast)) {
			discarded |= 1u << number;
			assert_int_equal(cast, number == 2);
		} else {
			used |= 1u << number;
		}
	}
	assert_int_equal(used, 1u << 3 | 1u << 7 | 1u << 10 | 1u << 13 | 1u << 14 | 1u << 19 |
				       1u << 21 | 1u << 22);
	assert_int_equal(used | discarded, 0x7ffffe);
	n = find_node(t.ir, TG_IR_BINARY, "h"); /* (x + x) + y */
	body = tg_ir_child(t.ir, n, 0);
	assert_true(
		tg_ir_same_object(t.ir, tg_ir_child(t.ir, body, 0), tg_ir_child(t.ir, body, 1)));
	assert_false(tg_ir_same_object(t.ir, tg_ir_child(t.ir, body, 0), tg_ir_child(t.ir, n, 1)));
	assert_int_equal(tg_ir_child(t.ir, n, 2), 0);
	assert_int_equal(tg_ir_child_count(t.ir, n), 2);
	test_done(&t);
}

static void none_is_safe_to_read(void **state)
{
	struct test_unit t = {0};
	int64_t value;

	(void)state;
	parse(&t, "", "-std=c11");
	assert_int_equal(t.ir->node_count, 2); /* none, and the unit */
	assert_int_equal(tg_ir_child(t.ir, 0, 0), 0);
	assert_string_equal(tg_ir_callee(t.ir, 0), "");
	assert_string_equal(tg_ir_name(t.ir, 0), "");
	assert_null(tg_ir_string(t.ir, 0, NULL));
	assert_false(tg_ir_constant(t.ir, 0, &value));
	assert_false(tg_ir_same_object(t.ir, 0, 0));
	assert_int_equal(tg_ir_type_of(t.ir, 0)->size, TG_SIZE_UNKNOWN);
	check_sound(t.ir);
	test_done(&t);
}

static void dump_can_show_one_function(void **state)
{
	struct test_unit t = {0};
	struct tg_buf out = {0};

	(void)state;
	parse(&t, "int a(void) { return 1; }\nint b(void) { return 2; }\n", "-std=c11");
	tg_ir_dump(&out, t.ir, "b");
	assert_string_equal(out.ptr, "function 'b' : int (void) @2:1\n  compound @2:13\n"
				     "    return @2:15\n      integer : int = 2 @2:22\n");
	tg_buf_done(&out);
	tg_ir_dump(&out, t.ir, "c");
	assert_int_equal(out.len, 0);
	assert_string_equal(tg_ir_kind_name(TG_IR_KINDS), "");
	test_done(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(declarations_have_flags),
		cmocka_unit_test(types_are_those_of_the_target),
		cmocka_unit_test(equal_types_have_one_canonical_type),
		cmocka_unit_test(strings_keep_their_bytes),
		cmocka_unit_test(ranges_cover_the_text),
		cmocka_unit_test(comments_know_whether_they_count),
		cmocka_unit_test(includes_and_files_are_listed),
		cmocka_unit_test(a_header_cannot_hide),
		cmocka_unit_test(headers_give_what_is_used),
		cmocka_unit_test(helpers_of_the_header_agree),
		cmocka_unit_test(none_is_safe_to_read),
		cmocka_unit_test(dump_can_show_one_function),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
