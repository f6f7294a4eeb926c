/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/symbols/meaning.h"

static const char check[] = "int check(const char *typed, size_t limit)\n"
			    "{\n"
			    "\tsize_t i, length = strlen(typed);\n"
			    "\tstruct state *s = &global;\n"
			    "\n"
			    "\tfor (i = 0; i < length && i < limit; i++)\n"
			    "\t\tif (typed[i] != s->secret[i] || tries > MAX)\n"
			    "\t\t\treturn -1;\n"
			    "\treturn verify(typed) == 8;\n"
			    "}\n";

struct reading {
	struct tg_arena arena;
	struct tg_symbol symbol;
};

static struct tg_symbol *read(struct reading *r, const char *name, const char *code)
{
	struct tg_tokens tokens = tg_tokenize_code(&r->arena, tg_str(code));

	r->symbol = (struct tg_symbol){.kind = TG_SYMBOL_FUNCTION, .name = name};
	tg_meaning_of(&r->arena, &tokens, &r->symbol);
	return &r->symbol;
}

static struct tg_hash meaning(const char *name, const char *code)
{
	struct reading r = {0};
	struct tg_hash hash = read(&r, name, code)->meaning;

	tg_arena_done(&r.arena);
	return hash;
}

/* The text with every `from` replaced. */
static char *with(const char *text, const char *from, const char *to)
{
	struct tg_buf out = {0};
	struct tg_str rest = tg_str(text);
	size_t at;
	char *result;

	while ((at = tg_str_find(rest, 0, from)) < rest.len) {
		tg_buf_add(&out, rest.ptr, at);
		tg_buf_puts(&out, to);
		rest = tg_str_n(rest.ptr + at + strlen(from), rest.len - at - strlen(from));
	}
	tg_buf_str(&out, rest);
	result = tg_strdup(out.ptr);
	tg_buf_done(&out);
	return result;
}

/* @verifies TG-TRC-5 */
static void looks_do_not_matter(void **state)
{
	static const struct {
		const char *name, *from, *to;
	} same[] = {
		{"check", "\tfor", "\t/* all of it */\n\n  for"},
		{"check", "typed", "given"},
		{"check", "length", "n"},
		{"check", "s->", "state_now->"},
		{"examine", "check(", "examine("},
		{"check", "int check", "static int check"},
		{"check", "return -1", "return\n-1"},
	};
	char *text, *more;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(same) / sizeof(*same); i++) {
		text = with(check, same[i].from, same[i].to);
		more = strcmp(same[i].from, "s->") ? tg_strdup(text)
						   : with(text, "*s =", "*state_now =");
		if (!tg_hash_eq(meaning("check", check), meaning(same[i].name, more)))
			fail_msg("'%s' for '%s' changed the meaning", same[i].to, same[i].from);
		tg_free_(&text);
		tg_free_(&more);
	}
}

/* @verifies TG-TRC-5 */
static void what_is_said_matters(void **state)
{
	static const struct {
		const char *from, *to;
	} other[] = {
		{"== 8", "== 9"},
		{"i < length", "i <= length"},
		{"size_t limit", "int limit"},
		{"->secret", "->public"},
		{"i < limit", "length < limit"},
		{"struct state", "struct other *"},
		{"int check", "__attribute__((pure)) int check"},
		{"verify(typed)", "verify(typed, 0)"},
		{"return -1", "return 1"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(other) / sizeof(*other); i++) {
		char *text = with(check, other[i].from, other[i].to);

		if (tg_hash_eq(meaning("check", check), meaning("check", text)))
			fail_msg("'%s' for '%s' changed nothing", other[i].to, other[i].from);
		tg_free_(&text);
	}
}

static const char plus[] =
	"template <class T>\n"
	"int take(Conf &s, const std::string &text, T count = FIRST)\n"
	"{\n"
	"\tstd::vector<std::pair<int, T>> v{1, 2};\n"
	"\tstd::lock_guard<std::mutex> guard(s.lock);\n"
	"\tstatic constexpr int most = 7;\n"
	"\tfor (const auto &c : text)\n"
	"\t\tif (c == 'x' && s.limit > 5) n(c);\n"
	"\tfor (auto &[key, value] : s.all) use(key, value);\n"
	"\tauto sum = [&, base = 1](int a, T b) { return a + b * base; };\n"
	"\tif (auto *found = s.find(most)) use(found);\n"
	"\ttry { go(v); } catch (const std::exception &e) { s.log(e.what()); throw; }\n"
	"\treturn sum(most, v.size());\n"
	"}\n";

/* What C++ declares: parameters of templates, lambdas and handlers, bindings, conditions. */
static void names_that_c_plus_plus_declares_do_not_matter(void **state)
{
	static const struct {
		const char *from, *to, *then[4]; /* and where else it is used: from, to */
	} same[] = {
		{"class T", "typename T", {0}},
		{" T", " Number", {0}},
		{"text", "words", {0}},
		{"count", "number", {0}},
		{"v{", "list{", {"go(v)", "go(list)", "v.size", "list.size"}},
		{"guard(", "held(", {0}},
		{"most", "limit_of_it", {0}},
		{"&c ", "&letter ", {"(c ==", "(letter ==", "n(c)", "n(letter)"}},
		{"key", "k", {0}},
		{"value", "its", {0}},
		{"sum", "add", {0}},
		{"base", "start", {0}},
		{"(int a", "(int p", {"return a ", "return p "}},
		{"T b", "T other", {"+ b ", "+ other "}},
		{"found", "result", {0}},
		{"&e", "&problem", {"e.what", "problem.what"}},
		{"std::mutex>", "std::mutex >", {0}},
	};
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(same) / sizeof(*same); i++) {
		char *text = with(plus, same[i].from, same[i].to), *more;

		for (k = 0; k < 4 && same[i].then[k]; k += 2) {
			more = with(text, same[i].then[k], same[i].then[k + 1]);
			tg_free_(&text);
			text = more;
		}
		if (!tg_hash_eq(meaning("take", plus), meaning("take", text)))
			fail_msg("'%s' for '%s' changed the meaning", same[i].to, same[i].from);
		tg_free_(&text);
	}
}

/* What somebody compares: the hash, and what the names in it lead to. */
static char *said(const char *name, const char *code)
{
	struct reading r = {0};
	const struct tg_symbol *symbol = read(&r, name, code);
	struct tg_buf out = {0};
	char hex[TG_HASH_HEX], *result;
	size_t i;

	tg_buf_puts(&out, tg_hash_hex(symbol->meaning, hex));
	for (i = 0; i < symbol->ref_count; i++)
		tg_buf_printf(&out, " %s", symbol->refs[i].name);
	result = tg_strdup(out.ptr);
	tg_buf_done(&out);
	tg_arena_done(&r.arena);
	return result;
}

/* The names of elsewhere in it are none of its own: what they mean still counts. */
static void what_c_plus_plus_says_matters(void **state)
{
	static const struct {
		const char *from, *to;
	} other[] = {
		{"FIRST", "SECOND"},
		{"std::mutex", "std::lock"},
		{"std::exception", "Error"},
		{"&e", "e"},
		{"[&,", "[=,"},
		{"a + b", "b + a"},
		{"s.find", "s.seek"},
		{"go(v)", "stop(v)"},
		{"use(found)", "see(found)"},
		{"v{1, 2}", "v{2, 1}"},
		{"const auto &c", "auto &c"},
		{"all", "some"},
		{"(most, v.size())", "(v.size(), most)"},
		{"class T", "int T"},
		{"base = 1", "base = 2"},
		{"n(c)", "m(c)"},
		{"use(key, value)", "use(value, key)"},
	};
	char *was = said("take", plus);
	size_t i;

	(void)state;
	assert_string_equal(was + TG_HASH_HEX,
			    "Conf std string FIRST vector pair lock_guard mutex lock constexpr "
			    "limit n all use find try go catch exception log what size");
	for (i = 0; i < sizeof(other) / sizeof(*other); i++) {
		char *text = with(plus, other[i].from, other[i].to), *is = said("take", text);

		if (!strcmp(was, is))
			fail_msg("'%s' for '%s' changed nothing", other[i].to, other[i].from);
		tg_free_(&text);
		tg_free_(&is);
	}
	tg_free_(&was);
}

/* Comparisons look like templates, and a function may be declared in a function. */
static void comparisons_of_c_declare_nothing(void **state)
{
	static const char *const texts[] = {
		"int f(void) { for (; a < b && c > LIMIT; ) g(); return LIMIT; }",
		"int f(void) { if (a < b || c > LIMIT) g(); return LIMIT; }",
		"int f(void) { if (a * LIMIT == 2) g(); return LIMIT; }",
		"int f(void) { int LIMIT(int); return LIMIT(1); }",
		"int f(void) { while (a & LIMIT) g(); return 0; }",
		"int f(int (*a)(const b), int c) { return LIMIT; }",
	};
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct reading r = {0};
		const struct tg_symbol *symbol = read(&r, "f", texts[i]);

		for (k = 0; k < symbol->ref_count; k++)
			if (!strcmp(symbol->refs[k].name, "LIMIT"))
				break;
		if (k == symbol->ref_count)
			fail_msg("'%s' was taken for a declaration of LIMIT", texts[i]);
		tg_arena_done(&r.arena);
	}
}

/* Two ways to write one thing, and two things that look alike. */
static void ways_to_write_do_not_matter(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} cases[] = {
		{"if (a) g();", "if (a) { g(); }", true},
		{"if (a) g(); else h();", "if (a) { g(); } else { h(); }", true},
		{"if (a) g(); else if (b) h();", "if (a) { g(); } else { if (b) { h(); } }", true},
		{"if (a) if (b) g(); else h();", "if (a) { if (b) g(); else h(); }", true},
		{"if (a) if (b) g(); else h();", "if (a) { if (b) g(); } else h();", false},
		{"for (;;) if (a) g();", "for (;;) { if (a) { g(); } }", true},
		{"do g(); while (a); h();", "do { g(); } while (a); h();", true},
		{"while (a) do g(); while (b); h();", "while (a) { do { g(); } while (b); } h();",
		 true},
		{"switch (a) { case 1: if (b) g(); break; default: h(); }",
		 "switch (a) { case 1: if (b) { g(); } break; default: h(); }", true},
		{"if (a) g(); h();", "if (a) { g(); h(); }", false},
		{"while (a); g();", "while (a) g();", false},
		{"EACH(a, b) g(); h();", "EACH(a, b) { g(); h(); }", false},
		{"if (a) EACH(b) { g(); } h();", "if (a) { EACH(b) { g(); } h(); }", false},
		{"if (a) { int n[2] = {1, 2}; g(n); }", "if (a) int n[2] = {1, 2}; g(n);", false},
		{"return (a);", "return a;", true},
		{"return ((a + b));", "return a + b;", true},
		{"if ((a == 1) && (b != 2)) g();", "if (a == 1 && b != 2) g();", true},
		{"if ((a & 1) == b) g();", "if (a & 1 == b) g();", false},
		{"if (!(a == b)) g();", "if (!a == b) g();", false},
		{"a = (b + c) * d;", "a = b + c * d;", false},
		{"a = ((b + c)) * d;", "a = b + c * d;", false},
		{"a = ((b + c)) * d;", "a = (b + c) * d;", true},
		{"a = (b * c) + d;", "a = b * c + d;", true},
		{"a = b - (c - d);", "a = b - c - d;", false},
		{"a = (b - c) - d;", "a = b - c - d;", true},
		{"a = (b)(c);", "a = b(c);", false},
		{"a = (b) -c;", "a = b - c;", false},
		{"a = (b) * c;", "a = b * c;", false},
		{"a = (int)-(b * c);", "a = (int)-b * c;", false},
		{"g((a, b));", "g(a, b);", false},
		{"g((a), (b));", "g(a, b);", true},
		{"a = b ? c : (d = e);", "a = b ? c : d = e;", false},
		{"a = (b ? c : d) ? e : 1;", "a = b ? c : d ? e : 1;", false},
		{"a = (b > c) ? d : e;", "a = b > c ? d : e;", true},
		{"a = *(b + 1);", "a = *b + 1;", false},
		{"a = (*b).c;", "a = *b.c;", false},
		{"decltype((a)) b;", "decltype(a) b;", false},
		{"a = sizeof(b) + c;", "a = sizeof b + c;", false},
		{"a = 0x10;", "a = 16;", true},
		{"a = 0X1Fu;", "a = 31U;", true},
		{"a = 010;", "a = 10;", false},
		{"a = 010;", "a = 8;", true},
		{"a = 0644;", "a = 0x1a4;", true},
		{"a = 1lu;", "a = 1UL;", true},
		{"a = 1l;", "a = 1;", false},
		{"a = 0xffffffff;", "a = 4294967295;", false},
		{"a = 1.0;", "a = 1;", false},
		{"a = 08;", "a = 8;", false},
		{"char const *b = a;", "const char *b = a;", true},
		{"char *const b = a;", "const char *b = a;", false},
		{"T const *b = a;", "const T *b = a;", true},
		{"struct t const *b = a;", "const struct t *b = a;", true},
		{"long unsigned b = a;", "unsigned long int b = a;", true},
		{"unsigned b = a;", "unsigned int b = a;", true},
		{"unsigned b = a;", "int b = a;", false},
		{"signed char b = a;", "char b = a;", false},
		{"long long b = a;", "long b = a;", false},
		{"long double b = a;", "double b = a;", false},
		{"int b[] = {1, 2,};", "int b[] = {1, 2};", true},
		{"g();\n#if 0\nint n; h(n);\n#endif\n", "g();", true},
		{"\n#if 0\nh();\n#else\ng();\n#endif\n", "g();", true},
		{"\n#if 0\n#ifdef A\nh();\n#else\n#endif\n#endif\ng();", "g();", true},
		{"\n#if 1\nh();\n#else\ng();\n#endif\n", "g();", false},
		{"\n#ifdef A\nh();\n#endif\ng();", "g();", false},
		{"\n#if 0\nh();\n#elif A\nh();\n#endif\ng();", "g();", false},
		{"\n#pragma GCC diagnostic push\ng();", "g();", true},
		{"\n#pragma clang diagnostic ignored \"-Wx\"\ng();", "g();", true},
		{"\n#pragma pack(1)\ng();", "g();", false},
		{"\n#pragma GCC optimize(0)\ng();", "g();", false},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char *a = with("int f(void) {X}", "X", cases[i].a);
		char *b = with("int f(void) {X}", "X", cases[i].b);
		char *was = said("f", a), *is = said("f", b);

		if ((strcmp(was, is) == 0) != cases[i].same)
			fail_msg("'%s' and '%s' are %s", cases[i].a, cases[i].b,
				 cases[i].same ? "different" : "the same");
		tg_free_(&a);
		tg_free_(&b);
		tg_free_(&was);
		tg_free_(&is);
	}
}

/* Where a string is cut is layout; what it says is not. */
static void strings_are_whole(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} cases[] = {
		{"\"ab\"", "\"a\" \"b\"", true},
		{"\"a\\n\" \"b\" \"c\"", "\"a\\nb\"\n\"c\"", true},
		{"\"ab\"", "\"a b\"", false},
		{"\"ab\"", "\"a\", \"b\"", false},
		{"\"\\x1\" \"2\"", "\"\\x12\"", false},
		{"L\"ab\"", "\"ab\"", false},
		{"\"a\" L\"b\"", "\"ab\"", false},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char *a = with("int f(void) { return g(X); }", "X", cases[i].a);
		char *b = with("int f(void) { return g(X); }", "X", cases[i].b);

		if (tg_hash_eq(meaning("f", a), meaning("f", b)) != cases[i].same)
			fail_msg("%s and %s are %s", cases[i].a, cases[i].b,
				 cases[i].same ? "different" : "the same");
		tg_free_(&a);
		tg_free_(&b);
	}
}

/* Names of elsewhere are left to be resolved: each once, with how it is used. */
static void foreign_names_are_listed(void **state)
{
	static const char *const uses[TG_USES] = {"name", "call", "type", "field"};
	struct reading r = {0};
	struct tg_symbol *symbol = read(&r, "check", check);
	struct tg_buf out = {0};
	size_t i;

	(void)state;
	for (i = 0; i < symbol->ref_count; i++)
		tg_buf_printf(&out, "%s %s\n", uses[symbol->refs[i].use], symbol->refs[i].name);
	assert_string_equal(out.ptr, "name size_t\n"
				     "call strlen\n"
				     "type state\n"
				     "name global\n"
				     "field secret\n"
				     "name tries\n"
				     "name MAX\n"
				     "call verify\n");
	tg_buf_done(&out);
	tg_arena_done(&r.arena);
}

/* A tag and a variable of the same name are two names. */
static void a_tag_is_no_local(void **state)
{
	struct reading r = {0};
	const struct tg_symbol *symbol = read(&r, "f",
					      "int f(void)\n{\n\tstruct queue queue = {0};\n\n"
					      "\treturn queue.length;\n}\n");

	(void)state;
	assert_int_equal(symbol->ref_count, 2);
	assert_string_equal(symbol->refs[0].name, "queue");
	assert_int_equal(symbol->refs[0].use, TG_USE_TYPE);
	assert_string_equal(symbol->refs[1].name, "length");
	assert_int_equal(symbol->refs[1].use, TG_USE_FIELD);
	tg_arena_done(&r.arena);
}

static void a_body_without_work_is_known(void **state)
{
	static const struct {
		const char *code;
		enum tg_shape shape;
	} cases[] = {
		{"int f(int a) { }", TG_SHAPE_EMPTY},
		{"void f(int a) { (void)a; return; }", TG_SHAPE_EMPTY},
		{"bool f(int a) { (void)a; return true; }", TG_SHAPE_CONSTANT},
		{"int f(void) { return -1; }", TG_SHAPE_CONSTANT},
		{"int f(int a) { return a; }", TG_SHAPE_RESULT},
		{"int f(int a) { return g(); }", TG_SHAPE_RESULT},
		{"int f(int a) { if (g()) return a; return 0; }", TG_SHAPE_RESULT},
		{"int f(int a) { g(a); return 0; }", TG_SHAPE_CODE},
		{"int f(int a);", TG_SHAPE_CODE},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct reading r = {0};

		if (read(&r, "f", cases[i].code)->shape != cases[i].shape)
			fail_msg("the shape of '%s' is %d", cases[i].code, (int)r.symbol.shape);
		tg_arena_done(&r.arena);
	}
}

static const char header[] = "#define MAX 8\n"
			     "#define TWICE(x) ((x) * 2)\n"
			     "#define ONLY_ASKED_FOR\n"
			     "enum colour { RED, GREEN = 5, BLUE };\n"
			     "struct state {\n"
			     "\tint tries, *left;\n"
			     "\tstruct { char a; } inner;\n"
			     "\tvoid (*call)(int);\n"
			     "};\n"
			     "typedef struct { long x; } point;\n";

static char *list(const char *content)
{
	struct tg_arena arena = {0};
	struct tg_buf out = {0};
	size_t count, i;
	struct tg_tokens tokens = tg_tokenize_code(&arena, tg_str(content));
	struct tg_symbol *names = tg_meaning_names(&arena, &tokens, &count);
	char hex[TG_HASH_HEX], *result;

	for (i = 0; i < count; i++)
		tg_buf_printf(&out, "%s:%u %s\n", names[i].usr, names[i].range.line,
			      tg_hash_hex(names[i].meaning, hex));
	result = tg_strdup(out.ptr);
	tg_buf_done(&out);
	tg_arena_done(&arena);
	return result;
}

static void macros_enumerators_and_fields_are_found(void **state)
{
	static const char *const expected[] = {
		"c:macro@MAX:1 ",        "c:macro@TWICE:2 ",       "c:constant@RED:4 ",
		"c:constant@GREEN:4 ",   "c:constant@BLUE:4 ",     "c:field@state@tries:6 ",
		"c:field@state@left:6 ", "c:field@state@inner:7 ", "c:field@state@call:8 ",
		"c:field@inner@a:7 ",    "c:field@point@x:10 ",
	};
	char *text = list(header);
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(expected) / sizeof(*expected); i++)
		if (!strstr(text, expected[i]))
			fail_msg("no '%s' in\n%s", expected[i], text);
	assert_null(strstr(text, "ONLY_ASKED_FOR"));
	tg_free_(&text);
}

/* How many of the names mean something else than those of the header above. */
static unsigned changed(const char *from, const char *to)
{
	char *text = with(header, from, to), *is = list(text), *was = list(header);
	struct tg_str a = tg_str(was), b = tg_str(is), x, y;
	unsigned count = 0;

	while (tg_str_line(&a, &x) && tg_str_line(&b, &y))
		count += !tg_str_eq(x, y);
	tg_free_(&text);
	tg_free_(&is);
	tg_free_(&was);
	return count;
}

static void a_value_changes_what_depends_on_it(void **state)
{
	(void)state;
	assert_int_equal(changed("MAX 8", "MAX 9"), 1);
	assert_int_equal(changed("(x) ((x) * 2)", "(y) ((y) * 2)"), 0);
	assert_int_equal(changed("(x) * 2", "(x) * 3"), 1);
	assert_int_equal(changed("GREEN = 5", "GREEN = 6"), 2); /* and BLUE */
	assert_int_equal(changed("long x", "int x"), 1);
	assert_int_equal(changed("MAX 8", "MAX /* eight */ 8"), 0);
	assert_int_equal(changed("MAX 8", "MAX 0x8"), 0);
	assert_int_equal(changed("MAX 8", "MAX 8##x"), 1);
	assert_int_equal(changed("((x) * 2)", "(x * 2)"), 1);
	assert_int_equal(changed("GREEN = 5", "GREEN = 0x5"), 0);
	assert_int_equal(changed("BLUE }", "BLUE, }"), 0);
}

/* Nothing that somebody writes makes it read beyond the text. */
static void broken_code_is_read_as_far_as_it_goes(void **state)
{
	static const char *const texts[] = {
		"",
		"check",
		"check(",
		"check(int",
		"int check(int a) {",
		"int check(a) int a; {",
		"(((((",
		")))",
		"int check(int (*",
		"int check(int a) { for (int",
		"int check(void) { T * ",
		"struct",
		"int check(void) { return",
		"#define",
		"{ ; : }",
		"int check(void) { if (a) }",
		"int check(void) { if (a) else }",
		"int check(void) { if",
		"int check(void) { if (a) do",
		"int check(void) { do x; while }",
		"int check(void) { case 1 ? }",
		"int check(void) { ) ) ( }",
		"int check(void) { (( }",
		"int check(void) {\n#if 0\n",
		"int check(void) {\n#endif\n#else\n#if\n#",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct tg_arena arena = {0};
		struct tg_tokens tokens = tg_tokenize_code(&arena, tg_str(texts[i]));
		size_t count;

		meaning("check", texts[i]);
		tg_meaning_names(&arena, &tokens, &count);
		tg_arena_done(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(looks_do_not_matter),
		cmocka_unit_test(what_is_said_matters),
		cmocka_unit_test(names_that_c_plus_plus_declares_do_not_matter),
		cmocka_unit_test(what_c_plus_plus_says_matters),
		cmocka_unit_test(comparisons_of_c_declare_nothing),
		cmocka_unit_test(ways_to_write_do_not_matter),
		cmocka_unit_test(strings_are_whole),
		cmocka_unit_test(foreign_names_are_listed),
		cmocka_unit_test(a_tag_is_no_local),
		cmocka_unit_test(a_body_without_work_is_known),
		cmocka_unit_test(macros_enumerators_and_fields_are_found),
		cmocka_unit_test(a_value_changes_what_depends_on_it),
		cmocka_unit_test(broken_code_is_read_as_far_as_it_goes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
