/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "trace/gate.h"

/* Both sides of a change with one requirement, and one finding. */
struct fixture {
	struct tg_arena arena;
	struct tg_item item, fresh;
	struct tg_matrix_item before[1], after[2];
	struct tg_matrix base, head;
	struct tg_matrix_problem problem;
	struct tg_finding finding;
	bool is_new;
	struct tg_fact_gap gap;
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
	f->gap = (struct tg_fact_gap){"b.c", "the parser crashed"};
	f->problem = (struct tg_matrix_problem){"a.c", 7, "'R-9' does not exist"};
	f->base.problems = f->head.problems = &f->problem;
	tg_policy_default(&f->policy);
	f->in = (struct tg_gate_input){.policy = &f->policy,
				       .base = {&f->base, ""},
				       .head = {&f->head, ""},
				       .findings = &f->finding,
				       .is_new = &f->is_new,
				       .finding_count = 1,
				       .incomplete = &f->gap,
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

	f->in.incomplete_count = 1;
	assert_int_equal(decide(f), 3);
	f->is_new = true;
	assert_int_equal(decide(f), 1);
	f->is_new = false;
	f->in.incomplete_count = 0;
	f->in.head.history = "the clone is shallow";
	assert_int_equal(decide(f), 3);
	f->policy.block_incomplete = false;
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
