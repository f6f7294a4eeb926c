/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "trace/gate/gate.h"

/* Both sides of a change with one requirement, and one finding. */
struct fixture {
	struct tg_arena arena;
	struct tg_item item, fresh;
	struct tg_matrix_item before[1], after[2];
	struct tg_matrix base, head;
	struct tg_matrix_problem problem;
	struct tg_finding finding;
	bool is_new;
	struct tg_gate_gap gap;
	struct tg_policy policy;
	struct tg_cards cards;
	struct tg_gate_input in;
	struct tg_gate gate;
};

static int set_up(void **state)
{
	struct fixture *f = tg_alloc_zero(1, sizeof(*f));

	f->item = (struct tg_item){.kind = TG_ITEM_REQUIREMENT, .key = "R-1", .path = "r.md"};
	f->fresh = (struct tg_item){.kind = TG_ITEM_REQUIREMENT, .key = "R-2", .path = "r.md"};
	f->before[0] = (struct tg_matrix_item){.item = &f->item, .verdict = TG_VERDICT_OK};
	f->after[0] = f->before[0];
	f->before[0].trail = f->after[0].trail = "R-1 -> ok";
	f->base = (struct tg_matrix){.items = f->before, .count = 1};
	f->head = (struct tg_matrix){.items = f->after, .count = 1};
	f->finding = (struct tg_finding){.rule = "memory/gets",
					 .severity = TG_WARNING,
					 .message = "unbounded",
					 .path = "a.c",
					 .range = {.line = 3}};
	f->gap = (struct tg_gate_gap){"b.c", "the parser crashed", false};
	f->problem = (struct tg_matrix_problem){"a.c", 7, "'R-9' does not exist"};
	f->base.problems = f->head.problems = &f->problem;
	tg_policy_default(&f->policy);
	f->in = (struct tg_gate_input){.policy = &f->policy,
				       .base = {.matrix = &f->base, .history = ""},
				       .head = {.matrix = &f->head, .history = ""},
				       .findings = &f->finding,
				       .is_new = &f->is_new,
				       .finding_count = 1,
				       .gaps = &f->gap,
				       .cards = &f->cards};
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	tg_arena_done(&f->arena);
	tg_vec_free(f);
	return 0;
}

static int decide(struct fixture *f)
{
	tg_gate_decide(&f->arena, &f->in, &f->gate);
	return tg_gate_exit(&f->gate, &f->policy);
}

/* @verifies TG-GAT-2 */
static void what_is_no_worse_passes(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(decide(f), 0);
	assert_int_equal(f->gate.known_findings, 1);
	f->before[0].verdict = f->after[0].verdict = TG_VIOLATED;
	assert_int_equal(decide(f), 0);
}

static void a_new_finding_blocks_from_the_policys_severity_on(void **state)
{
	struct fixture *f = *state;

	f->is_new = true;
	assert_int_equal(decide(f), 1);
	assert_string_equal(f->gate.reasons[0].path, "a.c");
	assert_non_null(strstr(f->gate.reasons[0].way_out, "tracegate-allow(memory/gets)"));
	f->policy.findings = TG_ERROR;
	assert_int_equal(decide(f), 0);
	assert_int_equal(f->gate.count, 1); /* it is still shown */
	f->policy.findings = TG_WARNING;
	f->finding.state = TG_FINDING_SUPPRESSED;
	assert_int_equal(decide(f), 0);
}

static void a_verdict_that_gets_worse_blocks_with_its_trail(void **state)
{
	struct fixture *f = *state;

	f->after[0].verdict = TG_SUSPECT;
	f->after[0].trail = "R-1 -> login() -> suspect";
	assert_int_equal(decide(f), 1);
	assert_string_equal(f->gate.reasons[0].what,
			    "R-1 went from OK to SUSPECT: R-1 -> login() -> suspect");
	f->before[0].verdict = TG_UNTESTED;
	assert_int_equal(decide(f), 0);
	assert_int_equal(f->gate.fixed_items, 1);
}

static void a_new_item_must_not_be_bad(void **state)
{
	struct fixture *f = *state;

	f->head.count = 2;
	f->after[1] = (struct tg_matrix_item){
		.item = &f->fresh, .verdict = TG_UNTESTED, .trail = "R-2 -> no test"};
	assert_int_equal(decide(f), 1);
	f->after[1].verdict = TG_JUSTIFIED;
	assert_int_equal(decide(f), 0);
}

static void absolute_verdicts_block_where_they_stood_before_too(void **state)
{
	struct fixture *f = *state;

	f->before[0].verdict = f->after[0].verdict = TG_FAILING;
	f->policy.absolute[TG_FAILING] = true;
	assert_int_equal(decide(f), 1);
}

static void a_broken_claim_blocks_when_it_is_new(void **state)
{
	struct fixture *f = *state;

	f->head.problem_count = 1;
	assert_int_equal(decide(f), 1);
	f->base.problem_count = 1;
	assert_int_equal(decide(f), 0);
}

static void incomplete_is_never_passed(void **state)
{
	struct fixture *f = *state;

	f->in.gap_count = 1;
	assert_int_equal(decide(f), 3);
	f->is_new = true;
	assert_int_equal(decide(f), 1);
	f->is_new = false;
	f->in.gap_count = 0;
	f->in.head.history = "the clone is shallow";
	assert_int_equal(decide(f), 3);
	f->policy.incomplete = TG_INCOMPLETE_ALLOW;
	assert_int_equal(decide(f), 0);
}

static void advice_exits_zero(void **state)
{
	struct fixture *f = *state;

	f->is_new = true;
	f->policy.mode = TG_GATE_ADVISE;
	assert_int_equal(decide(f), 0);
	assert_int_equal(f->gate.outcome, TG_GATE_BLOCKED);
}

/* @verifies TG-GAT-1 */
static void an_edited_policy_is_shown_and_has_no_effect(void **state)
{
	static const char *const files[] = {".tracegate/policy.yaml"};
	struct fixture *f = *state;

	f->in.policy_files = files;
	f->in.policy_file_count = 1;
	assert_int_equal(decide(f), 0);
	assert_int_equal(f->gate.reasons[0].kind, TG_REASON_POLICY);
}

static void confidence_counts_like_severity(void **state)
{
	struct fixture *f = *state;

	f->is_new = true;
	f->finding.confidence = TG_LOW;
	f->policy.confidence = TG_MEDIUM;
	assert_int_equal(decide(f), 0);
	assert_int_equal(f->gate.new_findings, 1);
	f->finding.confidence = TG_MEDIUM;
	assert_int_equal(decide(f), 1);
}

static void a_limit_counts_old_findings_of_its_path(void **state)
{
	static const struct tg_policy_limit limit = {
		.path = "a.*", .severity = TG_WARNING, .at_most = 0};
	static const struct tg_policy_limit elsewhere = {
		.path = "src/**", .severity = TG_WARNING, .at_most = 0};
	static const struct tg_policy_limit other_rule = {
		.path = "**", .rule = "tls/*", .severity = TG_WARNING, .at_most = 0};
	struct fixture *f = *state;

	f->policy.limit_count = 1;
	f->policy.limits = &limit;
	assert_int_equal(decide(f), 1);
	assert_int_equal(f->gate.reasons[0].kind, TG_REASON_LIMIT);
	f->policy.limits = &elsewhere;
	assert_int_equal(decide(f), 0);
	f->policy.limits = &other_rule;
	assert_int_equal(decide(f), 0);
	f->policy.limits = &limit;
	f->finding.state = TG_FINDING_SUPPRESSED;
	assert_int_equal(decide(f), 0);
}

static void a_limit_of_a_profile_counts_its_rules_alone(void **state)
{
	static const struct tg_rule_setting gets = {.id = "memory/gets"}, other = {.id = "tls/x"};
	static const struct tg_policy_limit limit = {
		.path = "**", .profile = "sd-4", .severity = TG_NOTE, .at_most = 0};
	struct tg_ruleset rules = {.at = &gets, .count = 1};
	struct fixture *f = *state;

	f->policy.limit_count = 1;
	f->policy.limits = &limit;
	f->in.limit_rules = &rules;
	assert_int_equal(decide(f), 1);
	rules.at = &other;
	assert_int_equal(decide(f), 0);
}

static void a_secret_blocks_even_when_it_was_taken_out_again(void **state)
{
	static const struct tg_gate_secret secret = {.rule = "secrets/token",
						     .message = "a token of a service",
						     .path = "a.c",
						     .line = 3,
						     .commit = "0123",
						     .way_out = "withdraw it",
						     .severity = TG_ERROR,
						     .removed = true};
	struct fixture *f = *state;

	f->in.secrets = &secret;
	f->in.secret_count = 1;
	assert_int_equal(decide(f), 1);
	assert_non_null(strstr(f->gate.reasons[0].what, "stays in the history"));
	assert_string_equal(f->gate.reasons[0].since, "0123");
	f->policy.block_secrets = false;
	assert_int_equal(decide(f), 0);
}

static void a_suppression_is_shown_or_blocks_as_the_policy_says(void **state)
{
	static const struct tg_allow_record before = {.rule = "memory/gets",
						      .reason = "r",
						      .owner = "kim",
						      .until = "2027-01-01",
						      .covers = 1};
	static const struct tg_allow_record now = {.path = "a.c",
						   .line = 4,
						   .rule = "memory/gets",
						   .reason = "r",
						   .owner = "kim",
						   .until = "2027-01-01",
						   .covers = 3};
	static const struct tg_allow_edit edit = {TG_ALLOW_WIDENED, &now, &before};
	struct fixture *f = *state;

	f->in.edits = &edit;
	f->in.edit_count = 1;
	assert_int_equal(decide(f), 0);
	assert_non_null(strstr(f->gate.reasons[0].what, "covers 3 findings instead of 1"));
	f->policy.block_suppressions = true;
	assert_int_equal(decide(f), 1);
}

static void an_item_that_is_taken_away_blocks(void **state)
{
	struct fixture *f = *state;

	f->head.count = 0;
	assert_int_equal(decide(f), 1);
	assert_string_equal(f->gate.reasons[0].what, "R-1 is gone; it was OK at the base");
	f->policy.worse = false;
	assert_int_equal(decide(f), 0);
}

static void a_gap_of_the_base_is_shown_unless_the_policy_is_absolute(void **state)
{
	struct fixture *f = *state;

	f->in.gap_count = 1;
	f->gap.known = true;
	assert_int_equal(decide(f), 0);
	assert_int_equal(f->gate.count, 1);
	f->policy.incomplete = TG_INCOMPLETE_BLOCK;
	assert_int_equal(decide(f), 3);
}

static void a_finding_names_the_requirement_it_speaks_against(void **state)
{
	const struct tg_finding *findings[1];
	struct fixture *f = *state;

	findings[0] = &f->finding;
	f->after[0].findings = findings;
	f->after[0].finding_count = 1;
	f->is_new = true;
	assert_int_equal(decide(f), 1);
	assert_string_equal(f->gate.reasons[0].item, "R-1");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_no_worse_passes),
		TEST(a_new_finding_blocks_from_the_policys_severity_on),
		TEST(a_verdict_that_gets_worse_blocks_with_its_trail),
		TEST(a_new_item_must_not_be_bad),
		TEST(absolute_verdicts_block_where_they_stood_before_too),
		TEST(a_broken_claim_blocks_when_it_is_new),
		TEST(incomplete_is_never_passed),
		TEST(advice_exits_zero),
		TEST(an_edited_policy_is_shown_and_has_no_effect),
		TEST(confidence_counts_like_severity),
		TEST(a_limit_counts_old_findings_of_its_path),
		TEST(a_limit_of_a_profile_counts_its_rules_alone),
		TEST(a_secret_blocks_even_when_it_was_taken_out_again),
		TEST(a_suppression_is_shown_or_blocks_as_the_policy_says),
		TEST(an_item_that_is_taken_away_blocks),
		TEST(a_gap_of_the_base_is_shown_unless_the_policy_is_absolute),
		TEST(a_finding_names_the_requirement_it_speaks_against),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
