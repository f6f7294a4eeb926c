/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "claims/claims.h"

/* What was read, as text: "verb target[~revision] line:column note" and "! line message". */
static void describe(struct tg_buf *out, const struct tg_claims *claims)
{
	size_t i;

	for (i = 0; i < claims->count; i++) {
		const struct tg_claim *claim = &claims->at[i];

		tg_buf_printf(out, "%s %s", tg_verb_name(claim->verb), claim->target);
		if (claim->revision)
			tg_buf_printf(out, "~%u", claim->revision);
		tg_buf_printf(out, " %u:%u", claim->line, claim->column);
		if (*claim->note)
			tg_buf_printf(out, " \"%s\"", claim->note);
		if (*claim->owner)
			tg_buf_printf(out, " by %s until %s", claim->owner, claim->until);
		tg_buf_puts(out, "\n");
	}
	for (i = 0; i < claims->problem_count; i++)
		tg_buf_printf(out, "! %u:%u %s\n", claims->problems[i].line,
			      claims->problems[i].column, claims->problems[i].message);
}

static void reads_str(struct tg_str text, const char *want)
{
	struct tg_arena arena = {0};
	struct tg_claims claims;
	struct tg_buf out = {0};

	assert_true(tg_claims_read(&arena, "", text, &claims));
	tg_buf_add(&out, "", 0);
	describe(&out, &claims);
	assert_string_equal(out.ptr, want);
	tg_buf_done(&out);
	tg_arena_done(&arena);
}

static void reads(const char *text, const char *want)
{
	reads_str(tg_str(text), want);
}

static void the_native_verbs_are_read(void **state)
{
	(void)state;
	reads("/**\n"
	      " * Checks a password.\n"
	      " * @satisfies CR 1.5, CRA-AI-I-2d\n"
	      " * @mitigates T-07 -- locks after five failures\n"
	      " */\n"
	      "int check(void);\n",
	      "satisfies CR 1.5 3:15\n"
	      "satisfies CRA-AI-I-2d 3:23\n"
	      "mitigates T-07 4:15 \"locks after five failures\"\n");
	reads("// @verifies GW-1\n", "verifies GW-1 1:14\n");
	reads("/// \\verifies{GW-1, GW-2} -- both\n",
	      "verifies GW-1 1:15 \"both\"\nverifies GW-2 1:21 \"both\"\n");
	reads("int x; //!< @implements req~x~3\n", "satisfies x~3 1:25\n");
	reads("/* @satisfies CR 3.4 RE(1). */\n", "satisfies CR 3.4 RE(1) 1:15\n");
	reads("/* @satisfies IEC-62443-4-2-CR-3.4-RE-1 */\n",
	      "satisfies IEC-62443-4-2-CR-3.4-RE-1 1:15\n");
	reads("/*@satisfies dsn~login~12*/\n", "satisfies dsn~login~12 1:14\n");
	reads("\t/* @satisfies\tA-1 */\r\n", "satisfies A-1 1:16\n");
}

static void texts_go_on_over_lines(void **state)
{
	(void)state;
	reads("/*\n * @satisfies A-1,\n *   A-2,\n * A-3\n * Prose.\n */\n",
	      "satisfies A-1 2:15\nsatisfies A-2 3:6\nsatisfies A-3 4:4\n");
	reads("// @mitigates T-1 -- an answer\n//   of ours\n//\n// Prose.\n",
	      "mitigates T-1 1:15 \"an answer of ours\"\n");
	reads("// @mitigates T-1 -- one\n// @mitigates T-2 -- two\nint x; // other\n",
	      "mitigates T-1 1:15 \"one\"\nmitigates T-2 2:15 \"two\"\n");
	reads("// @mitigates T-1 -- one\n\n// other\n", "mitigates T-1 1:15 \"one\"\n");
	reads("/* @satisfies A-1\n   Prose. */\n", "satisfies A-1 1:15\n");
}

static void waivers_need_reason_owner_and_end(void **state)
{
	(void)state;
	reads("/* @justifies CR 1.5 -- no display; until=2027-01-01; owner=security */\n",
	      "justifies CR 1.5 1:15 \"no display\" by security until 2027-01-01\n");
	reads("// @justifies CR 1.5 -- until=2027-01-01 no display at\n"
	      "//    all owner=a.b\n",
	      "justifies CR 1.5 1:15 \"no display at all\" by a.b until 2027-01-01\n");
	reads("/* @justifies CR 1.5 */\n",
	      "! 1:4 the waiver gives no reason; write @justifies ID -- reason "
	      "until=YYYY-MM-DD owner=...\n");
	reads("/* @justifies CR 1.5 -- owner=x until=2027-01-01 */\n",
	      "! 1:4 the waiver gives no reason; write @justifies ID -- reason "
	      "until=YYYY-MM-DD owner=...\n");
	reads("/* @justifies CR 1.5 -- why until=2027-01-01 */\n",
	      "! 1:4 the waiver names nobody; add owner=...\n");
	reads("/* @justifies CR 1.5 -- why owner=x */\n",
	      "! 1:4 the waiver never ends; add until=YYYY-MM-DD\n");
	reads("/* @justifies CR 1.5 -- why owner=x until=2027-02-30 */\n",
	      "! 1:4 the waiver has no valid date; write until=YYYY-MM-DD\n");
}

/* @verifies TG-TRC-1 */
static void a_verb_must_open_the_line_of_a_comment(void **state)
{
	(void)state;
	reads("/* says @satisfies A-1 */\n", "");
	reads("/* `@satisfies A-1` is how */\n", "");
	reads("/* satisfies A-1 */\n", "");
	reads("/*\n * ```\n * @satisfies A-1\n * ```\n * @satisfies A-2\n */\n",
	      "satisfies A-2 5:15\n");
	reads("/**\n * @code{.c}\n * @satisfies A-1\n * @endcode\n */\n", "");
	reads("/* ```\n */\n/* @satisfies A-1 */\n", "satisfies A-1 3:15\n");
	reads("@satisfies A-1\n", "");
}

/* @verifies TG-TRC-1 */
static void near_misses_are_problems_and_never_claims(void **state)
{
	(void)state;
	reads("/* @satisfy A-1 */\n", "! 1:4 '@satisfy' is not read; did you mean '@satisfies'?\n");
	reads("/* @mitigate T-1 */\n",
	      "! 1:4 '@mitigate' is not read; did you mean '@mitigates'?\n");
	reads("// \\verfies A-1\n", "! 1:4 '\\verfies' is not read; did you mean '@verifies'?\n");
	reads("// @Satisfies A-1\n",
	      "! 1:4 '@Satisfies' is not read; did you mean '@satisfies'?\n");
	reads("// @implement CR 1.5\n",
	      "! 1:4 '@implement' is not read; did you mean '@implements'?\n");
	reads("// @satisfies\n", "! 1:14 an id is missing\n");
	reads("// @satisfies A-1,,A-2\n", "satisfies A-1 1:15\nsatisfies A-2 1:20\n"
					  "! 1:19 an id is missing\n");
	reads("// @satisfies{A-1\n", "! 1:4 the brace of the annotation does not close on its "
				     "line\n");
	reads("// @verifies that all is well\n",
	      "! 1:14 'that all is well' is no id; a note begins with ' -- '\n");
	reads("// @satisfies A-1 by locking\n",
	      "! 1:15 'A-1 by locking' is no id; a note begins with ' -- '\n");
	reads("// @satisfies A<1>\n", "! 1:15 'A<1>' is no id\n");
}

static void prose_and_foreign_commands_are_left_alone(void **state)
{
	(void)state;
	reads("/**\n"
	      " * @brief Verifies that x.\n * @param verify what\n * @return 0\n"
	      " * @verify the result\n * @implements Listener\n * @satisfiedby A-1\n"
	      " * @mitigation A-1\n * @modifies A-1\n * @version 1\n * @verbatim 1\n"
	      " * mail me@satisfies.example\n"
	      " */\n",
	      "");
}

/* @verifies TG-TRC-1 */
static void strings_and_macros_are_no_comments(void **state)
{
	(void)state;
	reads("const char *s = \"/* @satisfies A-1 */\";\n", "");
	reads("const char *s = \"\\\"// @satisfies A-1\\n\";\n", "");
	reads("const char *s = \"a\\\n// @satisfies A-1\";\n", "");
	reads("char c = '\"'; // @satisfies A-1\n", "satisfies A-1 1:29\n");
	reads("char c = '\\''; /* @satisfies A-1 */\n", "satisfies A-1 1:30\n");
	reads("auto s = R\"x(\n// @satisfies A-1\n)\" )x\"; // @satisfies A-2\n",
	      "satisfies A-2 3:23\n");
	reads("auto s = u8R\"(\" // @satisfies A-1\n)\";", "");
	reads("auto s = FOOR\"(\"; // @satisfies A-1\n", "satisfies A-1 1:33\n");
	reads("int n = 1'000'000; // @satisfies A-1\n", "satisfies A-1 1:34\n");
	reads("wchar_t c = L'\"'; // @satisfies A-1\n", "satisfies A-1 1:33\n");
	reads("#define X \"// @satisfies A-1\"\n", "");
	reads("const char *s = \"open\n/* @satisfies A-1 */\n", "satisfies A-1 2:15\n");
	reads("/* @satisfies A-1\n", "");
}

static void line_continuations_are_followed(void **state)
{
	(void)state;
	reads("// one \\\n@satisfies A-1\n", "satisfies A-1 2:12\n");
	reads("int x; /\\\n/ @satisfies A-1\n", "satisfies A-1 2:14\n");
	reads("/\\\r\n* @satisfies A-1 *\\  \n/ int y;\n", "satisfies A-1 2:14\n");
	reads("// @satis\\\nfies A-1\n", "");
	reads("/?\?/\n/ @satisfies A-1\n", "");
	reads("#define X \\\n  \"a\" \\\n # y // @satisfies A-1\nint z;\n", "satisfies A-1 3:20\n");
}

static const char dropped[] = "the annotation stands in code that the preprocessor drops; "
			      "it is not read";

static void drops(const char *text, unsigned line)
{
	struct tg_buf want = {0};

	tg_buf_printf(&want, "! %u:4 %s\n", line, dropped);
	reads(text, want.ptr);
	tg_buf_done(&want);
}

/* @verifies TG-TRC-1 */
static void dropped_code_makes_no_claims(void **state)
{
	(void)state;
	drops("#if 0\n// @satisfies A-1\n#endif\n", 2);
	drops("#if 1\nint x;\n#else\n// @satisfies A-1\n#endif\n", 4);
	drops("#if X\n#elif 0\n// @satisfies A-1\n#endif\n", 3);
	drops("#if 1\n#elif X\n// @satisfies A-1\n#endif\n", 3);
	drops("#if 0\n#if 1\n// @satisfies A-1\n#endif\n#endif\n", 3);
	drops("#if 0\n#ifdef X\n#else\n// @satisfies A-1\n#endif\n#endif\n", 4);
	drops("# if (0) /* off */\n// @satisfies A-1\n#endif\n", 2);
	drops("#if \\\n 0\n// @satisfies A-1\n#endif\n", 3);
	drops("#if !1 // off\n// @satisfies A-1\n#endif\n", 2);
	drops("#if 0 && X\n// @satisfies A-1\n#endif\n", 2);
	drops("/* a */ #if 0\n// @satisfies A-1\n", 2);
	drops("#if 0\nit's\n// @satisfies A-1\n#endif\n", 3);
}

static void code_that_may_be_compiled_counts(void **state)
{
	(void)state;
	reads("#if 0\n#else\n// @satisfies A-1\n#endif\n", "satisfies A-1 3:15\n");
	reads("#if 0\n#elif X\n// @satisfies A-1\n#endif\n", "satisfies A-1 3:15\n");
	reads("#if 0\n#endif\n// @satisfies A-1\n", "satisfies A-1 3:15\n");
	reads("#if X\n#else\n// @satisfies A-1\n#endif\n", "satisfies A-1 3:15\n");
	reads("#ifdef X\n// @satisfies A-1\n#endif\n", "satisfies A-1 2:15\n");
	reads("#if 0 || X\n// @satisfies A-1\n#endif\n", "satisfies A-1 2:15\n");
	reads("#if 0 == 0\n// @satisfies A-1\n#endif\n", "satisfies A-1 2:15\n");
	reads("#if 0 && A || B\n// @satisfies A-1\n#endif\n", "satisfies A-1 2:15\n");
	reads("#if 0x1\n// @satisfies A-1\n#endif\n", "satisfies A-1 2:15\n");
	reads("x #if 0\n// @satisfies A-1\n", "satisfies A-1 2:15\n");
	reads("#endif\n#else\n// @satisfies A-1\n", "satisfies A-1 3:15\n");
}

static void tags_of_openfasttrace_are_read(void **state)
{
	(void)state;
	reads("// [impl->req~CR-3.4~1]\n", "satisfies CR-3.4~1 1:11\n");
	reads("/* see [ utest -> req~a~2, dsn~b.c~3 >> itest ] and [itest->CR 3.4 RE(1)] */\n",
	      "verifies a~2 1:19\nverifies dsn~b.c~3 1:28\nverifies CR 3.4 RE(1) 1:61\n");
	reads("// [impl~part-b~2->dsn~x]\n", "satisfies dsn~x 1:20\n");
	reads("// [impl~~2->req~x~1]\n", "satisfies x~1 1:14\n");
	reads("// [impl->CR-3.4]\n", "satisfies CR-3.4 1:11\n");
	reads("// `[impl->a~b~1]` [impl->req~c~1]\n", "satisfies c~1 1:27\n");
	reads("// oft:off\n// [impl->req~a~1]\n/* oft:on */ // [impl->req~b~1]\n",
	      "satisfies b~1 3:24\n");
	reads("const char *s = \"[impl->req~a~1]\"; x = y[impl->z];\n", "");
	reads("// x[p->len] [dsn->req~a~1] [impl] [implement->x]\n", "");
	reads("#if 0\n// [impl->req~a~1]\n#endif\n",
	      "! 2:4 the tag stands in code that the preprocessor drops; it is not read\n");
	reads("// [impl->req~a~1\n", "! 1:4 the tag has no ']' on its line; it is not read\n");
	reads("// [impl->]\n", "! 1:11 an id is missing\n");
}

static void macros_are_read_in_active_code(void **state)
{
	(void)state;
	reads("TG_SATISFIES(\"CR 1.5, CR 1.7\")\nint f(void);\n",
	      "satisfies CR 1.5 1:1\nsatisfies CR 1.7 1:1\n");
	reads("static TG_MITIGATES (\"T-\" /* x */\n\"1\") void f(void) { "
	      "TG_TEST_VERIFIES(\"A-1\"); }",
	      "mitigates T-1 1:8\nverifies A-1 2:21\n");
	reads("#define TG_VERIFIES(id) x\n#define A TG_VERIFIES(\"A-1\")\n", "");
	reads("/* TG_VERIFIES(\"A-1\") */ \"TG_VERIFIES(\\\"A-1\\\")\" MY_TG_VERIFIES(\"A-1\")",
	      "");
	reads("enum { TG_SATISFIES = 0 };\n", "");
	reads("#if 0\nTG_VERIFIES(\"A-1\")\n#endif\n",
	      "! 2:1 TG_VERIFIES stands in code that the preprocessor drops; it is not read\n");
	reads("TG_VERIFIES(A_1)\n", "! 1:1 TG_VERIFIES wants string literals with ids in them, "
				    "without escapes\n");
	reads("TG_VERIFIES(\"A-1", "! 1:1 TG_VERIFIES wants string literals with ids in them, "
				   "without escapes\n");
}

/* @verifies TG-TRC-1 */
static void ids_that_look_like_others_are_refused(void **state)
{
	(void)state;
	/* a Cyrillic letter, a non-breaking hyphen, a full-width digit, a zero-width space */
	reads("// @satisfies G\xd0\xa0-1\n", "! 1:15 the id holds U+0420; ids are written in "
					     "ASCII\n");
	reads("// @satisfies GW\xe2\x80\x91"
	      "1\n",
	      "! 1:15 the id holds U+2011; ids are written in ASCII\n");
	reads("// [impl->GW-\xef\xbc\x91]\n", "! 1:11 the id holds U+FF11; ids are written in "
					      "ASCII\n");
	reads("/* @satisfies GW-\xe2\x80\x8b"
	      "1 */\n",
	      "! 1:15 the id holds U+200B; ids are written in ASCII\n");
	reads("TG_SATISFIES(\"GW-\xd0\xa0\")\n", "! 1:1 the id holds U+0420; ids are written in "
						 "ASCII\n");
	reads("// @satisfies GW-1 -- a\xe2\x80\xae"
	      "b\n",
	      "! 1:4 the annotation holds U+202E, which changes the order in which it is read; "
	      "remove it\n");
	reads("// [impl->GW-\xe2\x81\xa6"
	      "1]\n",
	      "! 1:4 the tag holds U+2066, which changes the order in which it is read; "
	      "remove it\n");
	reads("// @satisf\xd1\x96"
	      "es GW-1\n",
	      "! 1:4 the annotation looks like '@satisfies' but is written with other "
	      "characters; it is not read\n");
	reads("// @satis\xe2\x80\x8b"
	      "fies GW-1\n",
	      "! 1:4 the annotation looks like '@satisfies' but is written with other "
	      "characters; it is not read\n");
	reads("// @satisfies GW-\xff\n", "! 1:15 the id holds U+FFFD; ids are written in ASCII\n");
	reads("// @gr\xc3\xbc\xc3\x9f"
	      "e GW-1\n// @satisfies GW-1 -- f\xc3\xbcr alle\n",
	      "satisfies GW-1 2:15 \"f\xc3\xbcr alle\"\n");
}

static void hostile_ids_are_refused(void **state)
{
	struct tg_buf text = {0};
	int i;

	(void)state;
	tg_buf_puts(&text, "// @satisfies ");
	for (i = 0; i < 1000000; i++)
		tg_buf_putc(&text, 'A');
	reads(text.ptr, "! 1:15 the id is longer than 128 characters\n");
	tg_buf_done(&text);
	reads("// @satisfies x'; DROP TABLE item\n", "! 1:15 'x'; DROP TABLE item' is no id\n");
	reads("// @satisfies A\x1b[2J\n", "! 1:15 'A\\x1b[2J' is no id\n");
}

static void scripts_have_comments_of_their_own(void **state)
{
	(void)state;
	reads("#!/bin/sh\n# @verifies GW-1\n\techo '# @verifies GW-2' # @verifies GW-3\n"
	      "\t## [utest->req~x~1]\n",
	      "verifies GW-1 2:13\nverifies x~1 4:13\n");
	reads("#!/bin/bash\ncat <<'END'\n# @verifies GW-1\nEND\n# @verifies GW-2\n",
	      "verifies GW-2 5:13\n");
	reads("#!/bin/sh\nx=$((1 << n))\n# @verifies GW-2\n", "verifies GW-2 3:13\n");
	reads("#!/usr/bin/env python3\nx = 1 << n\n# @verifies GW-1\n", "verifies GW-1 3:13\n");
	reads("#!/usr/bin/env node\n// @verifies GW-1\n", "verifies GW-1 2:14\n");
}

static void content_that_is_no_text_is_not_read(void **state)
{
	struct tg_arena arena = {0};
	struct tg_claims claims;

	(void)state;
	assert_false(tg_claims_read(&arena, "", tg_str_n("// @satisfies A-1\n\0", 19), &claims));
	assert_int_equal(claims.count, 0);
	assert_true(tg_claims_read(&arena, "", tg_str(NULL), &claims));
	assert_int_equal(claims.count, 0);
	tg_arena_done(&arena);
}

/* Each would take hours in quadratic time. */
static void hostile_text_takes_linear_time(void **state)
{
	static const char *const units[] = {
		"R\"x(",
		"'1",
		"\\ ",
		"/*",
		"/\\\n",
		"#if 0 && \n",
		"\"\\",
		"*\\\n",
		"TG_VERIFIES(",
		"[impl->",
		"@satisfies A-1, ",
		"/**/",
		"// @mitigates T-1 -- \n",
		"// a\n",
		"# /*\n",
		"1'1'",
		"`[impl->",
		"<<A\n",
	};
	struct tg_buf text = {0};
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof(units) / sizeof(*units); i++) {
		struct tg_arena arena = {0};
		struct tg_claims claims;

		tg_buf_clear(&text);
		tg_buf_puts(&text, "// @satisfies A-1\n");
		for (n = 0; n < 500000; n += strlen(units[i]))
			tg_buf_puts(&text, units[i]);
		assert_true(tg_claims_read(&arena, "", tg_buf_view(&text), &claims));
		assert_true(claims.count >= 1);
		tg_arena_done(&arena);
	}
	tg_buf_done(&text);
}

static void files_are_chosen_by_name(void **state)
{
	(void)state;
	assert_true(tg_claims_wants("src/a.c"));
	assert_true(tg_claims_wants("tests/run.sh"));
	assert_false(tg_claims_wants("README.md"));
	assert_false(tg_claims_wants("logo.png"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_native_verbs_are_read),
		cmocka_unit_test(texts_go_on_over_lines),
		cmocka_unit_test(waivers_need_reason_owner_and_end),
		cmocka_unit_test(a_verb_must_open_the_line_of_a_comment),
		cmocka_unit_test(near_misses_are_problems_and_never_claims),
		cmocka_unit_test(prose_and_foreign_commands_are_left_alone),
		cmocka_unit_test(strings_and_macros_are_no_comments),
		cmocka_unit_test(line_continuations_are_followed),
		cmocka_unit_test(dropped_code_makes_no_claims),
		cmocka_unit_test(code_that_may_be_compiled_counts),
		cmocka_unit_test(tags_of_openfasttrace_are_read),
		cmocka_unit_test(macros_are_read_in_active_code),
		cmocka_unit_test(ids_that_look_like_others_are_refused),
		cmocka_unit_test(hostile_ids_are_refused),
		cmocka_unit_test(scripts_have_comments_of_their_own),
		cmocka_unit_test(content_that_is_no_text_is_not_read),
		cmocka_unit_test(hostile_text_takes_linear_time),
		cmocka_unit_test(files_are_chosen_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
