/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "trace/matrix/matrix.h"

enum { MAX = 16 };

/* A small product at one commit: T-1 <- M-1 <- R-1 <- login() <- test_login. */
struct product {
	struct tg_item items[MAX];
	struct tg_item_link links[MAX];
	struct tg_symbol symbols[MAX];
	struct tg_fact_claim claims[MAX];
	struct tg_fact_gap gap;
	struct tg_facts facts;
};

struct fixture {
	struct product now, then;
	struct tg_result result;
	struct tg_fact_run run;
	struct tg_finding finding;
	struct tg_card card;
	struct tg_cards cards;
	struct tg_matrix_input in;
	struct tg_matrix matrix;
};

static struct tg_hash hash(const char *text)
{
	return tg_hash_of(tg_str(text));
}

static void item(struct product *p, enum tg_item_kind kind, const char *key, const char *above)
{
	size_t i = p->facts.item_count++;

	p->items[i] = (struct tg_item){.kind = kind,
				       .key = key,
				       .full = key,
				       .title = key,
				       .text = "",
				       .status = "",
				       .path = "items",
				       .line = (unsigned)i + 1,
				       .hash = hash(key)};
	if (above) {
		p->links[i] = (struct tg_item_link){.target = above, .line = 9, .state = ""};
		p->items[i].links = &p->links[i];
		p->items[i].link_count = 1;
	}
}

static void claim(struct product *p, enum tg_verb verb, const char *target, const char *function,
		  const char *path, const char *tokens)
{
	size_t i = p->facts.claim_count++;

	p->symbols[i] = (struct tg_symbol){.name = function,
					   .usr = function,
					   .path = path,
					   .range = {10, 1, 20, 1, 0, 0},
					   .definition = true,
					   .tokens = hash(tokens)};
	p->facts.symbol_count = i + 1;
	p->claims[i] = (struct tg_fact_claim){.claim = {.verb = verb,
							.target = target,
							.path = path,
							.line = 9,
							.note = "",
							.owner = "",
							.until = ""},
					      .symbol = &p->symbols[i],
					      .in_test = verb == TG_VERIFIES};
}

static void fill(struct product *p)
{
	p->facts = (struct tg_facts){.revision = "c0ffee",
				     .items = p->items,
				     .symbols = p->symbols,
				     .claims = p->claims,
				     .gaps = &p->gap};
	item(p, TG_ITEM_THREAT, "T-1", NULL);
	item(p, TG_ITEM_MITIGATION, "M-1", "T-1");
	item(p, TG_ITEM_REQUIREMENT, "R-1", "M-1");
	claim(p, TG_SATISFIES, "R-1", "login", "src/login.c", "code one");
	claim(p, TG_VERIFIES, "R-1", "test_login", "tests/login.c", "test one");
}

static int set_up(void **state)
{
	struct fixture *f = tg_alloc_zero(1, sizeof(*f));

	fill(&f->now);
	fill(&f->then);
	f->result = (struct tg_result){.suite = "s",
				       .classname = "",
				       .name = "test_login",
				       .file = "",
				       .message = "",
				       .outcome = TG_PASSED};
	f->run = (struct tg_fact_run){.id = 1,
				      .revision = "beef",
				      .then = &f->then.facts,
				      .results = &f->result,
				      .result_count = 1};
	f->card = (struct tg_card){.id = "credentials/default-password"};
	f->cards = (struct tg_cards){.at = &f->card, .count = 1};
	*tg_map_put(&f->cards.by_id, tg_str(f->card.id)) = &f->card;
	f->finding = (struct tg_finding){.rule = f->card.id,
					 .path = "src/login.c",
					 .function = "login",
					 .range = {12, 1, 12, 9, 0, 0}};
	f->in = (struct tg_matrix_input){.now = &f->now.facts,
					 .runs = &f->run,
					 .run_count = 1,
					 .cards = &f->cards,
					 .today = 20000};
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	tg_matrix_done(&f->matrix);
	tg_map_done(&f->cards.by_id);
	tg_vec_free(f);
	return 0;
}

static const struct tg_matrix_item *decide(struct fixture *f, const char *id)
{
	struct tg_err err = {0};
	const struct tg_matrix_item *found;

	tg_matrix_done(&f->matrix);
	assert_true(tg_matrix_make(&f->in, &f->matrix, &err));
	found = tg_matrix_find(&f->matrix, NULL, id, &err);
	assert_non_null(found);
	return found;
}

static void expect(struct fixture *f, const char *id, enum tg_verdict verdict, const char *trail)
{
	const struct tg_matrix_item *found = decide(f, id);

	assert_string_equal(tg_verdict_name(found->verdict), tg_verdict_name(verdict));
	assert_string_equal(found->trail, trail);
}

/* @verifies TG-TRC-2 */
static void a_whole_chain_is_ok(void **state)
{
	expect(*state, "T-1", TG_VERDICT_OK, "T-1 -> ok");
	expect(*state, "R-1", TG_VERDICT_OK, "R-1 -> ok");
}

/* @verifies TG-TRC-2 */
static void each_missing_hop_has_its_verdict_and_words(void **state)
{
	struct fixture *f = *state;

	f->in.run_count = 0;
	expect(f, "T-1", TG_UNTESTED, "T-1 -> M-1 -> R-1 -> login() -> test_login() -> no result");
	f->now.facts.claim_count = 1;
	expect(f, "T-1", TG_UNTESTED, "T-1 -> M-1 -> R-1 -> login() -> no test");
	f->now.facts.claim_count = 0;
	expect(f, "T-1", TG_UNCOVERED, "T-1 -> M-1 -> R-1 -> no code");
	f->now.facts.item_count = 2;
	expect(f, "T-1", TG_UNCOVERED, "T-1 -> M-1 -> no requirement");
	f->now.facts.item_count = 1;
	expect(f, "T-1", TG_UNCOVERED, "T-1 -> no mitigation");
}

/* @verifies TG-TRC-3 */
static void code_test_or_text_that_changed_is_suspect(void **state)
{
	struct fixture *f = *state;

	f->now.symbols[0].tokens = hash("code two");
	expect(f, "R-1", TG_SUSPECT,
	       "R-1 -> login() -> test_login() -> suspect: login() changed since the test passed");
	f->now.symbols[0].tokens = hash("code one");
	f->now.symbols[1].tokens = hash("test two");
	assert_int_equal(decide(f, "R-1")->verdict, TG_SUSPECT);
	f->now.symbols[1].tokens = hash("test one");
	f->now.items[2].hash = hash("another text");
	assert_int_equal(decide(f, "R-1")->verdict, TG_SUSPECT);
	assert_non_null(strstr(decide(f, "R-1")->why, "text of R-1"));
}

/* A review in the ledger of what stands now. */
static void review_link(struct fixture *f, struct tg_reviews *reviews, struct tg_arena *arena,
			bool valid)
{
	struct tg_review review = {.item = "R-1",
				   .verb = TG_SATISFIES,
				   .code = "login src/login.c",
				   .item_hash = f->now.items[2].hash,
				   .code_hash = f->now.symbols[0].deep,
				   .valid = valid,
				   .date = "2026-06-01",
				   .note = "it is guessable"};
	struct tg_buf ledger = {0};

	tg_reviews_add(tg_str(""), &review, &ledger);
	tg_reviews_read(arena, tg_buf_view(&ledger), reviews);
	tg_buf_done(&ledger);
	f->in.reviews = reviews;
}

/* Tests that passed on other code are still only that; but nobody has to look any more.
 * @verifies TG-TRC-6 */
static void a_review_of_the_change_takes_suspicion_away(void **state)
{
	struct fixture *f = *state;
	struct tg_reviews reviews = {0};
	struct tg_arena arena = {0};
	const struct tg_matrix_item *item;

	f->now.symbols[0].tokens = hash("code two");
	f->now.symbols[0].deep = hash("deep two");
	review_link(f, &reviews, &arena, true);
	item = decide(f, "R-1");
	assert_int_equal(item->verdict, TG_STALE);
	assert_non_null(strstr(item->why, "was reviewed since"));
	assert_int_equal(item->links[0].review, TG_REVIEWED);
	f->now.symbols[0].deep = hash("deep three");
	item = decide(f, "R-1");
	assert_int_equal(item->verdict, TG_SUSPECT);
	assert_int_equal(item->links[0].review, TG_CHANGED_SINCE);
	tg_reviews_done(&reviews);
	tg_arena_done(&arena);
}

/* @verifies TG-TRC-6 */
static void a_rejected_link_is_suspect_though_tests_pass(void **state)
{
	struct fixture *f = *state;
	struct tg_reviews reviews = {0};
	struct tg_arena arena = {0};

	f->now.symbols[0].deep = hash("deep one");
	review_link(f, &reviews, &arena, false);
	assert_int_equal(decide(f, "R-1")->verdict, TG_SUSPECT);
	assert_non_null(strstr(decide(f, "R-1")->why, "it is guessable"));
	tg_reviews_done(&reviews);
	tg_arena_done(&arena);
}

/* @verifies TG-TRC-6 */
static void policy_decides_who_has_to_look(void **state)
{
	struct fixture *f = *state;

	f->in.review_policy = TG_REVIEW_ALL;
	assert_int_equal(decide(f, "R-1")->verdict, TG_SUSPECT);
	assert_non_null(strstr(decide(f, "R-1")->why, "nobody reviewed login()"));
	f->in.review_policy = TG_REVIEW_CHANGES;
	assert_int_equal(decide(f, "R-1")->verdict, TG_VERDICT_OK);
	f->in.run_count = 0; /* no test tells anything: what the link was made with does */
	f->now.claims[0].linked = f->now.claims[1].linked = &f->then.facts;
	assert_int_equal(decide(f, "R-1")->verdict, TG_UNTESTED);
	assert_string_equal(decide(f, "R-1")->links[0].doubt, "");
	f->now.symbols[0].tokens = hash("code two");
	assert_string_equal(decide(f, "R-1")->links[0].doubt,
			    "login() changed since it was linked, and nobody reviewed it");
}

/* @verifies TG-TRC-8 */
static void links_in_name_only_carry_nothing(void **state)
{
	struct fixture *f = *state;
	struct tg_arena arena = {0};
	const bool in_test[] = {false, true};
	struct tg_meanings *meanings = tg_meanings_make(&arena, f->now.symbols, 2, in_test);

	f->now.facts.meanings = meanings;
	f->now.symbols[1].shape = TG_SHAPE_RESULT; /* what the test returns is its verdict */
	f->now.symbols[0].shape = TG_SHAPE_EMPTY;
	assert_int_equal(decide(f, "R-1")->verdict, TG_UNCOVERED);
	assert_string_equal(decide(f, "R-1")->why, "login() is hollow: its body is empty");
	f->now.symbols[0].shape = TG_SHAPE_CODE;
	f->now.symbols[1].shape = TG_SHAPE_CODE;
	assert_int_equal(decide(f, "R-1")->verdict, TG_UNTESTED);
	assert_string_equal(decide(f, "R-1")->why, "test_login() is hollow: it asserts nothing");
	tg_meanings_done(meanings);
	tg_arena_done(&arena);
}

static void code_that_was_linked_after_the_test_ran_is_stale(void **state)
{
	struct fixture *f = *state;

	claim(&f->now, TG_SATISFIES, "R-1", "lock", "src/lock.c", "more code");
	expect(f, "R-1", TG_STALE,
	       "R-1 -> lock() -> test_login() -> stale: lock() was linked after the test ran");
}

/* @verifies TG-EVD-1 */
static void a_test_that_did_not_run_is_no_evidence(void **state)
{
	struct fixture *f = *state;

	f->result.outcome = TG_SKIPPED;
	assert_int_equal(decide(f, "R-1")->verdict, TG_UNTESTED);
}

static void a_failed_test_outranks_what_is_missing(void **state)
{
	struct fixture *f = *state;

	f->result.outcome = TG_FAILED;
	expect(f, "T-1", TG_FAILING, "T-1 -> M-1 -> R-1 -> login() -> test_login() -> failed");
}

static void a_finding_that_speaks_against_it_violates(void **state)
{
	static const char *const ids[] = {"R-1"};
	struct fixture *f = *state;

	f->in.findings = &f->finding;
	f->in.finding_count = 1;
	assert_int_equal(decide(f, "R-1")->verdict, TG_VERDICT_OK);
	f->card.requirements = (struct tg_words){ids, 1};
	expect(f, "T-1", TG_VIOLATED,
	       "T-1 -> M-1 -> R-1 -> login() -> credentials/default-password");
	f->finding.range.line = 30; /* outside of the linked function */
	assert_int_equal(decide(f, "R-1")->verdict, TG_VERDICT_OK);
	f->finding.range.line = 12;
	f->finding.state = TG_FINDING_SUPPRESSED;
	assert_int_equal(decide(f, "R-1")->verdict, TG_VERDICT_OK);
}

static void a_claim_that_names_nothing_is_told_with_the_nearest(void **state)
{
	struct fixture *f = *state;

	f->now.claims[0].claim.target = "R-2";
	assert_int_equal(decide(f, "R-1")->verdict, TG_UNCOVERED);
	assert_int_equal(f->matrix.problem_count, 1);
	assert_string_equal(f->matrix.problems[0].path, "src/login.c");
	assert_non_null(strstr(f->matrix.problems[0].message, "did you mean 'R-1'?"));
}

static void a_link_to_nothing_or_another_revision_is_broken(void **state)
{
	struct fixture *f = *state;

	f->now.links[2].target = "M-9";
	assert_int_equal(decide(f, "R-1")->verdict, TG_BROKEN);
	f->now.links[2].target = "M-1";
	f->now.items[2].revision = 2;
	f->now.claims[0].claim.revision = 1;
	assert_int_equal(decide(f, "R-1")->verdict, TG_BROKEN);
}

static void two_items_with_one_id_are_broken(void **state)
{
	struct fixture *f = *state;

	item(&f->now, TG_ITEM_REQUIREMENT, "R-1", NULL);
	assert_int_equal(decide(f, "R-1")->verdict, TG_BROKEN);
	assert_non_null(
		strstr(f->matrix.problems[0].message, "defined twice: items:3 and items:4"));
}

static void what_was_not_analysed_is_unknown(void **state)
{
	struct fixture *f = *state;

	f->now.gap = (struct tg_fact_gap){"src/login.c", "the parser crashed"};
	f->now.facts.gap_count = 1;
	assert_int_equal(decide(f, "R-1")->verdict, TG_UNKNOWN);
}

/* @verifies TG-TRC-4 */
static void a_waiver_needs_reason_owner_and_a_day_to_come(void **state)
{
	struct fixture *f = *state;
	struct tg_claim *waiver;

	f->in.run_count = 0;
	claim(&f->now, TG_JUSTIFIES, "R-1", "login", "src/login.c", "code one");
	waiver = &f->now.claims[2].claim;
	assert_int_equal(decide(f, "R-1")->verdict, TG_UNTESTED);
	waiver->note = "tested on the rig by hand";
	waiver->owner = "security@example";
	waiver->until = "2024-01-01"; /* before day 20000 = 2024-10-04 */
	assert_int_equal(decide(f, "R-1")->verdict, TG_UNTESTED);
	waiver->until = "2024-12-31";
	assert_int_equal(decide(f, "R-1")->verdict, TG_JUSTIFIED);
	assert_int_equal(decide(f, "T-1")->verdict, TG_JUSTIFIED);
}

static void a_circle_ends(void **state)
{
	struct fixture *f = *state;

	f->now.links[0] = (struct tg_item_link){.target = "R-1", .state = ""};
	f->now.items[0].links = &f->now.links[0];
	f->now.items[0].link_count = 1;
	assert_int_equal(decide(f, "T-1")->verdict, TG_BROKEN);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static void a_chain_of_thousands_ends(void **state)
{
	enum { MANY = 50000 };
	struct fixture *f = *state;
	struct tg_item *items = tg_alloc_zero(MANY, sizeof(*items));
	struct tg_item_link *links = tg_alloc_zero(MANY, sizeof(*links));
	struct tg_arena arena = {0};
	size_t i;

	for (i = 0; i < MANY; i++) {
		items[i] = f->now.items[0];
		items[i].key = items[i].full = tg_arena_printf(&arena, "T-%zu", i);
		if (!i)
			continue;
		links[i] = (struct tg_item_link){.target = items[i - 1].key, .state = ""};
		items[i].links = &links[i];
		items[i].link_count = 1;
	}
	f->now.facts.items = items;
	f->now.facts.item_count = MANY;
	assert_int_equal(decide(f, "T-0")->verdict, TG_BROKEN);
	assert_int_equal(decide(f, "T-49999")->verdict, TG_UNCOVERED);
	tg_matrix_done(&f->matrix);
	tg_vec_free(items);
	tg_vec_free(links);
	tg_arena_done(&arena);
}

/* The reason for a verdict that was weighed for an item, or NULL. */
static const struct tg_matrix_step *step_of(const struct tg_matrix_item *item,
					    enum tg_verdict verdict)
{
	size_t i;

	for (i = 0; i < item->step_count; i++)
		if (item->steps[i].verdict == verdict)
			return &item->steps[i];
	return NULL;
}

static void a_name_in_two_files_needs_its_file(void **state)
{
	struct fixture *f = *state;
	const struct tg_matrix_item *item;

	/* Another test_login verifies something else in another file. */
	claim(&f->now, TG_VERIFIES, "M-1", "test_login", "tests/admin.c", "test two");
	claim(&f->then, TG_VERIFIES, "M-1", "test_login", "tests/admin.c", "test two");
	item = decide(f, "R-1");
	assert_int_equal(item->verdict, TG_UNTESTED);
	assert_string_equal(step_of(item, TG_UNTESTED)->why,
			    "test_login() has no result of its own: a test of that name is in "
			    "tests/admin.c too, and the suite of the result names neither file");
	f->result.classname = "unit.login";
	assert_int_equal(decide(f, "R-1")->verdict, TG_VERDICT_OK);
	f->result.file = "tests/admin.c";
	item = decide(f, "R-1");
	assert_int_equal(item->verdict, TG_UNTESTED);
	assert_string_equal(step_of(item, TG_UNTESTED)->why, "test_login() has no result");
}

static void a_test_that_ran_twice_is_as_good_as_its_worse_run(void **state)
{
	struct fixture *f = *state;
	struct tg_result twice[2] = {f->result, f->result};

	twice[1].outcome = TG_FAILED;
	f->run.results = twice;
	f->run.result_count = 2;
	assert_int_equal(decide(f, "R-1")->verdict, TG_FAILING);
}

/* @verifies TG-WHY-1 */
static void every_reason_that_was_weighed_is_kept(void **state)
{
	struct fixture *f = *state;
	const struct tg_matrix_item *item;

	assert_int_equal(decide(f, "R-1")->step_count, 0);
	f->result.outcome = TG_FAILED;
	f->now.facts.gap_count = 1;
	f->now.facts.gaps = &(struct tg_fact_gap){"src/login.c", "no such header"};
	item = decide(f, "R-1");
	assert_int_equal(item->verdict, TG_FAILING);
	assert_string_equal(step_of(item, TG_FAILING)->why, "test_login() failed");
	assert_string_equal(step_of(item, TG_FAILING)->claim->symbol->name, "test_login");
	assert_non_null(strstr(step_of(item, TG_UNKNOWN)->why, "no such header"));
	assert_null(step_of(item, TG_STALE));
	/* What comes from below names where. */
	item = decide(f, "T-1");
	assert_string_equal(step_of(item, TG_FAILING)->below->item->key, "M-1");
	assert_ptr_equal(step_of(item, TG_FAILING)->below, item->down[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_reason_that_was_weighed_is_kept),
		TEST(a_whole_chain_is_ok),
		TEST(each_missing_hop_has_its_verdict_and_words),
		TEST(code_test_or_text_that_changed_is_suspect),
		TEST(a_review_of_the_change_takes_suspicion_away),
		TEST(a_rejected_link_is_suspect_though_tests_pass),
		TEST(policy_decides_who_has_to_look),
		TEST(links_in_name_only_carry_nothing),
		TEST(code_that_was_linked_after_the_test_ran_is_stale),
		TEST(a_test_that_did_not_run_is_no_evidence),
		TEST(a_chain_of_thousands_ends),
		TEST(a_name_in_two_files_needs_its_file),
		TEST(a_test_that_ran_twice_is_as_good_as_its_worse_run),
		TEST(a_failed_test_outranks_what_is_missing),
		TEST(a_finding_that_speaks_against_it_violates),
		TEST(a_claim_that_names_nothing_is_told_with_the_nearest),
		TEST(a_link_to_nothing_or_another_revision_is_broken),
		TEST(two_items_with_one_id_are_broken),
		TEST(what_was_not_analysed_is_unknown),
		TEST(a_waiver_needs_reason_owner_and_a_day_to_come),
		TEST(a_circle_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
