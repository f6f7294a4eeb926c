/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "knowledge/config.h"

static struct tg_config config(struct tg_arena *arena, const char *text)
{
	struct tg_config ret;
	struct tg_err err = {0};

	assert_true(tg_config_parse(arena, tg_str(text), TG_CONFIG_FILE, &ret, &err));
	assert_string_equal(err.text, "");
	return ret;
}

static struct tg_policy policy(struct tg_arena *arena, const char *text)
{
	struct tg_policy ret;
	struct tg_err err = {0};

	assert_true(tg_policy_parse(arena, tg_str(text), TG_POLICY_FILE, &ret, &err));
	assert_string_equal(err.text, "");
	return ret;
}

static void config_refuses(const char *text, const char *want)
{
	struct tg_arena arena = {0};
	struct tg_config ret;
	struct tg_err err = {0};

	assert_false(tg_config_parse(&arena, tg_str(text), "c", &ret, &err));
	assert_int_equal(err.code, TG_ERR_INPUT);
	assert_string_equal(err.text, want);
	tg_arena_done(&arena);
}

static void policy_refuses(const char *text, const char *want)
{
	struct tg_arena arena = {0};
	struct tg_policy ret;
	struct tg_err err = {0};

	assert_false(tg_policy_parse(&arena, tg_str(text), "p", &ret, &err));
	assert_int_equal(err.code, TG_ERR_INPUT);
	assert_string_equal(err.text, want);
	tg_arena_done(&arena);
}

static void a_config_says_where_things_are(void **state)
{
	struct tg_arena arena = {0};
	struct tg_config got = config(&arena, "version: 1\n"
					      "product: {name: gateway, component: embedded}\n"
					      "profile: ot\n"
					      "compile_database: ./build\n"
					      "requirements: docs/requirements.md\n"
					      "threats: [docs/threats.otm.yaml, 'docs/*.json']\n"
					      "tests: ['tests/**']\n"
					      "exclude: []\n");

	(void)state;
	assert_string_equal(got.product, "gateway");
	assert_string_equal(got.component, "embedded");
	assert_string_equal(got.profile, "ot");
	assert_string_equal(got.compile_database, "build");
	assert_int_equal(got.requirements.count, 1);
	assert_string_equal(got.requirements.at[0], "docs/requirements.md");
	assert_int_equal(got.threats.count, 2);
	assert_int_equal(got.exclude.count, 0);
	assert_true(tg_words_match(&got.threats, "docs/model.json"));
	assert_false(tg_words_match(&got.threats, "docs/model.txt"));
	assert_true(tg_words_match(&got.tests, "tests/unit/a.c"));
	tg_arena_done(&arena);
}

static void without_a_config_the_usual_places_hold(void **state)
{
	struct tg_arena arena = {0};
	struct tg_config got = config(&arena, "");

	(void)state;
	assert_string_equal(got.profile, "default");
	assert_null(got.compile_database);
	assert_true(tg_words_match(&got.requirements, "docs/requirements.md"));
	assert_true(tg_words_match(&got.threats, "docs/threats.otm.yaml"));
	assert_true(tg_words_match(&got.tests, "tests/unit/a.c"));
	assert_true(tg_words_match(&got.tests, "src/test_login.c"));
	assert_false(tg_words_match(&got.tests, "src/login.c"));
	assert_int_equal(got.exclude.count, 0);
	got = config(&arena, "version: 1\nrequirements: []\n");
	assert_int_equal(got.requirements.count, 0);
	assert_true(tg_words_match(&got.threats, "threats.otm.json"));
	tg_arena_done(&arena);
}

static void config_errors_name_place_and_remedy(void **state)
{
	(void)state;
	config_refuses("profile: x\n", "c:1:1: the line 'version: 1' is missing; add it");
	config_refuses("version: 2\n",
		       "c:1:10: version 2 is not known to this tracegate, which knows 1");
	config_refuses("version: 1\nrequirement: [a]\n",
		       "c:2:1: unknown key 'requirement'; did you mean 'requirements'?");
	config_refuses("version: 1\nproduct: {nam: x}\n",
		       "c:2:11: unknown key 'nam'; did you mean 'name'?");
	config_refuses("version: 1\nproduct: {component: plc}\n",
		       "c:2:22: 'component' is one of app, embedded, host, network");
	config_refuses("version: 1\nthreats: [../other/t.yaml]\n",
		       "c:2:11: '../other/t.yaml' leaves the repository; "
		       "write a path below its root");
	config_refuses("version: 1\ncompile_database: /build\n",
		       "c:2:19: '/build' is absolute; "
		       "paths are relative to the repository");
	config_refuses("version: 1\ntests: {a: b}\n", "c:2:8: 'tests' is a list of paths");
	config_refuses("version: 1\ntests: [[a]]\n", "c:2:9: a path or glob is expected here");
	config_refuses("version: 1\nprofile: ~\n", "c:2:10: 'profile' is the name of a profile");
	config_refuses("- version: 1\n", "c:1:1: a list where a mapping is expected");
	config_refuses("version: 1\nprofile: [\n", "c:3:1: did not find expected node content; "
						   "check indentation and quotes there");
}

static void without_a_policy_the_gate_enforces(void **state)
{
	struct tg_arena arena = {0};
	struct tg_policy got = policy(&arena, "");

	(void)state;
	assert_true(got.mode == TG_GATE_ENFORCE && got.worse &&
		    got.incomplete == TG_INCOMPLETE_WORSE);
	assert_int_equal(got.findings, TG_WARNING);
	assert_false(got.absolute[TG_VIOLATED]);
	tg_arena_done(&arena);
}

static void a_policy_says_what_blocks(void **state)
{
	struct tg_arena arena = {0};
	struct tg_policy got = policy(&arena, "version: 1\n"
					      "gate:\n"
					      "  mode: advise\n"
					      "  findings: error\n"
					      "  verdicts: [VIOLATED, UNTESTED]\n"
					      "  incomplete: allow\n");

	(void)state;
	assert_int_equal(got.mode, TG_GATE_ADVISE);
	assert_false(got.worse);
	assert_int_equal(got.incomplete, TG_INCOMPLETE_ALLOW);
	assert_int_equal(got.findings, TG_ERROR);
	assert_true(got.absolute[TG_VIOLATED] && got.absolute[TG_UNTESTED]);
	assert_false(got.absolute[TG_SUSPECT]);
	got = policy(&arena, "version: 1\ngate: {verdicts: worse, mode: enforce}\n");
	assert_true(got.mode == TG_GATE_ENFORCE && got.worse &&
		    got.incomplete == TG_INCOMPLETE_WORSE);
	tg_arena_done(&arena);
}

static void a_policy_sets_limits_and_governs_suppressions(void **state)
{
	struct tg_arena arena = {0};
	struct tg_policy got = policy(
		&arena, "version: 1\n"
			"gate:\n"
			"  confidence: medium\n"
			"  suppressions: block\n"
			"  secrets: show\n"
			"  boundaries: block\n"
			"  reviews: change\n"
			"  protected: [ci/gate.sh]\n"
			"  limits:\n"
			"    - {path: src/crypto/**, profile: sd-4, severity: note, at_most: 3}\n"
			"    - {rule: 'tls/*'}\n"
			"suppressions: {ticket: required, longest_days: 90}\n");

	(void)state;
	assert_int_equal(got.confidence, TG_MEDIUM);
	assert_true(got.block_suppressions && got.reviews_of_change && got.need_ticket);
	assert_false(got.block_secrets);
	assert_true(got.block_boundaries);
	assert_int_equal(got.longest_days, 90);
	assert_string_equal(got.protected.at[0], "ci/gate.sh");
	assert_int_equal(got.limit_count, 2);
	assert_string_equal(got.limits[0].path, "src/crypto/**");
	assert_string_equal(got.limits[0].profile, "sd-4");
	assert_int_equal(got.limits[0].severity, TG_NOTE);
	assert_int_equal(got.limits[0].at_most, 3);
	assert_string_equal(got.limits[1].path, "**");
	assert_string_equal(got.limits[1].rule, "tls/*");
	tg_arena_done(&arena);
}

static void a_policy_says_who_may_test_what(void **state)
{
	struct tg_arena arena = {0};
	struct tg_policy got = policy(&arena, "version: 1\n"
					      "process:\n"
					      "  fix_days: 30\n"
					      "  independence:\n"
					      "    - {tests: 'tests/unit/**', from: nobody}\n"
					      "    - {tests: '**'}\n");

	(void)state;
	assert_int_equal(got.fix_days, 30);
	assert_int_equal(got.independence_count, 2);
	assert_string_equal(got.independence[0].tests, "tests/unit/**");
	assert_int_equal(got.independence[0].from, TG_FREE_OF_NOBODY);
	assert_int_equal(got.independence[1].from, TG_FREE_OF_AUTHOR);
	tg_arena_done(&arena);
}

static void policy_errors_name_place_and_remedy(void **state)
{
	(void)state;
	policy_refuses("version: 1\nprocess: {independence: 3}\n",
		       "p:2:25: 'independence' is a list");
	policy_refuses("version: 1\nprocess: {independence: [{from: author}]}\n",
		       "p:2:26: 'independence' needs 'tests', a glob");
	policy_refuses("version: 1\ngate: {limits: 3}\n", "p:2:16: 'limits' is a list");
	policy_refuses("version: 1\ngate: {limits: [{at_most: -1}]}\n",
		       "p:2:27: 'at_most' is a number from 0 to 1000000");
	policy_refuses("version: 1\nsuppressions: {ticket: maybe}\n",
		       "p:2:24: 'ticket' is one of optional, required");
	policy_refuses("version: 1\ngate: {mode: off}\n",
		       "p:2:14: 'mode' is one of enforce, advise");
	policy_refuses("version: 1\ngate: {findngs: note}\n",
		       "p:2:8: unknown key 'findngs'; did you mean 'findings'?");
	policy_refuses("version: 1\ngate: {verdicts: better}\n",
		       "p:2:18: 'verdicts' takes 'worse' or a list of verdicts "
		       "such as [VIOLATED, FAILING]");
	policy_refuses("version: 1\ngate: {verdicts: [violated]}\n",
		       "p:2:19: 'verdicts' takes 'worse' or a list of verdicts "
		       "such as [VIOLATED, FAILING]");
	policy_refuses("version: 1\ngate: {verdicts: [OK]}\n",
		       "p:2:19: 'verdicts' takes 'worse' or a list of verdicts "
		       "such as [VIOLATED, FAILING]");
	policy_refuses("gate: {}\n", "p:1:1: the line 'version: 1' is missing; add it");
	policy_refuses("version: 1\ngate: on\n", "p:2:7: 'on' where a mapping is expected");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_config_says_where_things_are),
		cmocka_unit_test(without_a_config_the_usual_places_hold),
		cmocka_unit_test(config_errors_name_place_and_remedy),
		cmocka_unit_test(without_a_policy_the_gate_enforces),
		cmocka_unit_test(a_policy_says_what_blocks),
		cmocka_unit_test(a_policy_sets_limits_and_governs_suppressions),
		cmocka_unit_test(a_policy_says_who_may_test_what),
		cmocka_unit_test(policy_errors_name_place_and_remedy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
