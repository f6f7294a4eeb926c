/* SPDX-License-Identifier: Apache-2.0 */
/* Annotations of other tools, and languages with other comments: the traps are the tests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "claims/claims.h"

/* dialect verb target line:column [file|trailing], and "! line message". */
static void describe(struct tg_buf *out, const struct tg_claims *claims)
{
	static const char *const scopes[] = {"", " file", " trailing"};
	size_t i;

	for (i = 0; i < claims->count; i++) {
		const struct tg_claim *claim = &claims->at[i];

		tg_buf_printf(out, "%s %s %s", claim->dialect, tg_verb_name(claim->verb),
			      claim->target);
		if (claim->revision)
			tg_buf_printf(out, "~%u", claim->revision);
		tg_buf_printf(out, " %u:%u%s\n", claim->line, claim->column, scopes[claim->scope]);
	}
	for (i = 0; i < claims->problem_count; i++)
		tg_buf_printf(out, "! %u %s\n", claims->problems[i].line,
			      claims->problems[i].message);
}

static void reads_as(const char *path, const char *text, const char *want)
{
	struct tg_arena arena = {0};
	struct tg_claims claims;
	struct tg_buf out = {0};

	assert_true(tg_claims_read(&arena, path, tg_str(text), &claims));
	tg_buf_add(&out, "", 0);
	describe(&out, &claims);
	assert_string_equal(out.ptr, want);
	assert_true(!claims.count || tg_claims_may_occur(tg_str(text)));
	tg_buf_done(&out);
	tg_arena_done(&arena);
}

static void reads(const char *text, const char *want)
{
	reads_as("a.c", text, want);
}

static void markers_name_ids(void **state)
{
	(void)state;
	reads("void f(void)\n{\n\t// lobster-trace: box.login, box.users\n}\n",
	      "lobster satisfies box.login 3:20\nlobster satisfies box.users 3:31\n");
	reads("/* req-Id: FEAT_REQ_1 */\nint a;\n# req\n// req-traceability: X_2\nint b;\n",
	      "s-core satisfies FEAT_REQ_1 1:12\ns-core satisfies X_2 4:22\n");
	reads("/* SPDX-Req-ID: 0a1b2c3d4e5f60718293 */\nint a;\n",
	      "spdx-req satisfies 0a1b2c3d4e5f60718293 1:17\n");
	reads("// @need-ids: A_1, B_2\nint a;\n",
	      "codelinks satisfies A_1 1:15\ncodelinks satisfies B_2 1:20\n");
}

/* What frees code of requirements, or speaks of it from elsewhere, is told and not believed. */
static void exclusions_and_sidecars_are_told(void **state)
{
	(void)state;
	reads("int f(void)\n{\n\t// lobster-exclude: generated\n\treturn 1;\n}\n",
	      "! 3 lobster-exclude names neither a requirement nor who answers for it and is no "
	      "waiver; that is '@justifies ID -- reason owner=NAME until=YYYY-MM-DD'\n");
	reads("#if 0\n// lobster-exclude: generated\n#endif\n",
	      "! 2 the annotation stands in code that the preprocessor drops; it is not read\n");
	reads("// @validates #lock for #login\nvoid t(void);\n", "guardlink verifies lock 1:16\n");
	reads("// @validates the input for errors\nvoid t(void);\n", "");
	reads_as("model.gal",
		 "@source file:src/login.c line:12 symbol:check\r\n"
		 "@exposes #api to #xss [P1] cwe:CWE-79 -- \"no encoding\"\r\n"
		 "@mitigates #login against #guess using #lock\r\n"
		 "@source file:src/x.c line:1\n  @validates #lock for #login\n",
		 "! 3 an annotation beside the code does not follow it and is not read; write it "
		 "above 'check' in 'src/login.c'\n"
		 "! 5 an annotation beside the code does not follow it and is not read; write it "
		 "above its code\n");
	reads_as("model.gal", "@mitigates #login against #guess using #lock",
		 "! 1 an annotation beside the code does not follow it and is not read; write it "
		 "above its code\n");
}

static void what_a_comment_says_twice_it_says_once(void **state)
{
	(void)state;
	reads("/* @satisfies A-1, B-2, A-1\n * @satisfies B-2\n * [impl->req~A-1]\n */\nint a;\n",
	      "native satisfies A-1 1:15\nnative satisfies B-2 1:20\n");
	/* Another verb, another revision and another comment say something else. */
	reads("/* @satisfies A-1\n * @mitigates A-1\n * @satisfies A-1~2 */\nint a;\n"
	      "/* @satisfies A-1 */\nint b;\n",
	      "native satisfies A-1 1:15\nnative mitigates A-1 2:15\nnative satisfies A-1~2 3:15\n"
	      "native satisfies A-1 5:15\n");
}

static void the_mark_of_utf8_is_no_code(void **state)
{
	(void)state;
	reads("\xef\xbb\xbf/* @satisfies A-1 */\nint a(void);\n", "native satisfies A-1 1:15\n");
	reads_as("a.py", "\xef\xbb\xbf# @verifies A-1\ndef test_a():\n    pass\n",
		 "native verifies A-1 1:13\n");
}

static void tracey_names_verb_and_revision(void **state)
{
	(void)state;
	reads("// r[impl auth.login]\nint a;\n/* r[verify auth.login+2] */\nint b;\n",
	      "tracey satisfies auth.login 1:11\ntracey verifies auth.login~2 3:13\n");
	/* Other verbs, prose, code, and what is no revision. */
	reads("// r[depends auth.login]\nint a;\n// see r[impl auth.login]\nint b = r[impl ];\n"
	      "// r[impl auth.login+x]\nint c;\n// r[impl the parser]\nint d;\n",
	      "");
	reads("// @tracey:ignore-next-line\n// r[impl a.b]\nint a;\n"
	      "// @tracey:ignore-start\n// r[impl c.d]\nint b;\n// @tracey:ignore-end\n"
	      "// r[impl e.f]\nint c;\n",
	      "tracey satisfies e.f 8:11\n");
	reads("#if 0\n// r[impl auth.login]\n#endif\nint a;\n",
	      "! 2 the annotation stands in code that the preprocessor drops; it is not read\n");
	reads("const char *s = \"// r[impl auth.login]\";\n", "");
}

static void googletest_records_what_it_verifies(void **state)
{
	(void)state;
	reads("TEST(Login, Locks)\n{\n\tRecordProperty(\"Verifies\", \"R-1, R-2\");\n"
	      "\t::testing::Test::RecordProperty( \"lobster-tracing\" , \"a.b\" );\n}\n",
	      "googletest verifies R-1 3:2\ngoogletest verifies R-2 3:2\n"
	      "googletest verifies a.b 4:19\n");
	/* Other properties, other functions, comments, strings. */
	reads("void f(void)\n{\n\tRecordProperty(\"size\", 3);\n\tRecordPropertyNow(\"verifies\", "
	      "\"R-1\");\n"
	      "\t/* RecordProperty(\"verifies\", \"R-1\") "
	      "*/\n\tuse(\"RecordProperty(\\\"verifies\\\", \");\n}\n",
	      "");
	reads("void f(void)\n{\n\tRecordProperty(\"verifies\", id);\n}\n",
	      "! 3 RecordProperty wants string literals with ids in them, without escapes\n");
}

static void a_need_in_one_line_links_to_its_requirements(void **state)
{
	(void)state;
	reads("// @ Checks\\, twice, IMPL_1, impl, [REQ_1, REQ_2]\nint a;\n"
	      "// @ Runs it, T_1, test, [REQ_1]\nint b;\n",
	      "codelinks satisfies REQ_1 1:37\ncodelinks satisfies REQ_2 1:44\n"
	      "codelinks verifies REQ_1 3:27\n");
	reads("// @ home, people sleep, eat, and [sometimes] work\nint a;\n", "");
	reads("// @ home, R-1, impl\nint a;\n", "");
	/* A quick look passes over what names no links on its line. */
	assert_true(tg_claims_may_occur(tg_str("// @ x, I-1, impl, [R-1]")));
	assert_false(tg_claims_may_occur(tg_str("// %@ %s %d\nint a[1];\n")));
	assert_false(tg_claims_may_occur(tg_str("// mail @ ")));
}

static void relations_have_scopes_and_roles(void **state)
{
	(void)state;
	reads("/** @relation(R-1, R-2, scope=function) */\nint a(void);\n",
	      "strictdoc satisfies R-1 1:15\nstrictdoc satisfies R-2 1:20\n");
	reads("/// @relation{R-1, scope=function, role=Verification}\nint a(void);\n",
	      "strictdoc verifies R-1 1:15\n");
	reads("/**\n * @relation(\n *     R-1,\n *     R-2,\n *     scope=file)\n */\n#include "
	      "<x.h>\n",
	      "strictdoc satisfies R-1 3:8 file\nstrictdoc satisfies R-2 4:8 file\n");
	reads("// @relation(R-1, scope=range_start)\nint a;\n// @relation(R-1, "
	      "scope=range_end)\n",
	      "strictdoc satisfies R-1 1:14\n");
	reads("// @relation(skip, R-1, scope=function)\nint a;\n", "");
	reads("// @relation(R-1, scope=function\nint a;\n",
	      "! 1 the relation does not close with ')'; it is not read\n");
	reads("// @relations are good\nint a;\n", "");
}

static void doxygen_names_requirements_in_braces(void **state)
{
	(void)state;
	reads("/** @satisfy{@req{R-1}} */\nint a(void);\n", "doxygen satisfies R-1 1:19\n");
	reads("/** \\verify{\\req{R-1},\\req{R-2}} */\nint a(void);\n",
	      "doxygen verifies R-1 1:18\ndoxygen verifies R-2 1:28\n");
	/* Without the inner command it is a slip of the pen. */
	reads("/** @satisfy{R-1} */\nint a(void);\n",
	      "! 1 '@satisfy' is not read; did you mean '@satisfies'?\n");
}

static void threats_are_acted_against(void **state)
{
	(void)state;
	reads("// @mitigates Box:Login against #guessing with #lock\nint a;\n"
	      "// @mitigates #api against T-2 using #prepared -- \"no text\"\nint b;\n"
	      "// @tests #lock for Box:Login\nint c;\n",
	      "threatspec mitigates guessing 1:34\nthreatspec mitigates T-2 3:28\n"
	      "threatspec verifies lock 5:12\n");
	/* Ours is read as ours. */
	reads("// @mitigates T-2 -- a guard against T-2\nint b;\n", "native mitigates T-2 1:15\n");
}

static void prose_is_no_annotation(void **state)
{
	(void)state;
	reads("// @mitigates the box against all evil of the world with love\nint a;\n",
	      "! 1 'all evil of the world' is no id; name the item by its id, as in #spoofing\n");
	reads("// @tests the parser for errors\nint a;\n", "");
	reads("// see lobster-trace: a.b for how\nint a;\n// our req-Id: X is old\nint b;\n", "");
}

static void only_comments_of_active_code_count(void **state)
{
	(void)state;
	reads("const char *a = \"// lobster-trace: a.b\";\nconst char *b = \"@relation(R-1)\";\n",
	      "");
	reads("#if 0\n// lobster-trace: a.b\n#endif\n",
	      "! 2 the annotation stands in code that the preprocessor drops; it is not read\n");
	reads("/**\n * ```\n * @relation(R-1, scope=function)\n * ```\n"
	      " * `lobster-trace: a.b`\n * @code\n * @need-ids: A_1\n * @endcode\n */\nint a;\n",
	      "");
	reads("/* lobster-trace: a\xe2\x80\xae.b */\nint a;\n",
	      "! 1 the annotation holds U+202E, which changes the order in which it is read; "
	      "remove it\n");
}

static void python_has_comments_and_strings(void **state)
{
	(void)state;
	reads_as("a.py",
		 "\"\"\"\n# @satisfies R-0\n\"\"\"\n# @satisfies R-1\ndef f():  # @verifies R-2\n"
		 "    a = '# @satisfies R-3'\n    b = 'it''s'  # lobster-trace: a.b\n"
		 "    c = r'''\n# @satisfies R-4\n'''\n    d = 'open \\\n# @satisfies R-5'\n"
		 "    # [impl->req~R-6~1]\n",
		 "native satisfies R-1 4:14\nnative verifies R-2 5:23 trailing\n"
		 "lobster satisfies a.b 7:35 trailing\noft satisfies R-6~1 13:14\n");
	/* A script says it in its first line. */
	reads_as("tool", "#!/usr/bin/env python3\n'''\n# @satisfies R-0\n'''\n# @satisfies R-1\n",
		 "native satisfies R-1 5:14\n");
}

static void cmake_has_brackets(void **state)
{
	(void)state;
	reads_as("CMakeLists.txt",
		 "# @satisfies R-1\n#[[ @satisfies R-2\n# @satisfies R-3\n]] # @satisfies R-4\n"
		 "set(a \"\n# @satisfies R-5\n\")\nset(b [=[\n# @satisfies R-6 ]]\n]=])\n"
		 "# @satisfies R-7\n",
		 "native satisfies R-1 1:14\nnative satisfies R-4 4:17 trailing\n"
		 "native satisfies R-7 11:14\n");
}

static void yaml_has_blocks(void **state)
{
	(void)state;
	reads_as("ci.yml",
		 "# @satisfies R-1\na: it's  # @satisfies R-2\nb: x#@satisfies R-3\nrun: |\n"
		 "  # @satisfies R-4\n\n  echo\nc: 'don''t # @satisfies R-5'\nd: >-\n  # "
		 "@satisfies R-6\n# @satisfies R-7\n",
		 "native satisfies R-1 1:14\nnative satisfies R-2 2:23 trailing\n"
		 "native satisfies R-7 11:14\n");
}

static void test_code_verifies_with_dialects_that_do_not_tell(void **state)
{
	const struct tg_claim lobster = {.dialect = "lobster", .verb = TG_SATISFIES};
	const struct tg_claim native = {.dialect = "native", .verb = TG_SATISFIES};

	(void)state;
	assert_int_equal(tg_claims_verb(&lobster, true), TG_VERIFIES);
	assert_int_equal(tg_claims_verb(&lobster, false), TG_SATISFIES);
	assert_int_equal(tg_claims_verb(&native, true), TG_SATISFIES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markers_name_ids),
		cmocka_unit_test(exclusions_and_sidecars_are_told),
		cmocka_unit_test(what_a_comment_says_twice_it_says_once),
		cmocka_unit_test(the_mark_of_utf8_is_no_code),
		cmocka_unit_test(tracey_names_verb_and_revision),
		cmocka_unit_test(googletest_records_what_it_verifies),
		cmocka_unit_test(a_need_in_one_line_links_to_its_requirements),
		cmocka_unit_test(relations_have_scopes_and_roles),
		cmocka_unit_test(doxygen_names_requirements_in_braces),
		cmocka_unit_test(threats_are_acted_against),
		cmocka_unit_test(prose_is_no_annotation),
		cmocka_unit_test(only_comments_of_active_code_count),
		cmocka_unit_test(python_has_comments_and_strings),
		cmocka_unit_test(cmake_has_brackets),
		cmocka_unit_test(yaml_has_blocks),
		cmocka_unit_test(test_code_verifies_with_dialects_that_do_not_tell),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
