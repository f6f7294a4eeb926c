/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "trace/change/difference.h"
#include "trace/change/suspicion.h"
#include "trace/matrix/unmapped.h"

/* R-1 <- login() <- test_login, at one commit. */
struct product {
	struct tg_item item;
	struct tg_symbol symbols[2];
	struct tg_fact_claim claims[2];
	struct tg_matrix_link links[2];
	struct tg_matrix_item matrix_item;
	struct tg_facts facts;
	struct tg_matrix matrix;
	struct tg_side side;
};

static void fill(struct product *p)
{
	static const char *const names[] = {"login", "test_login"};
	size_t i;

	*p = (struct product){0};
	p->item = (struct tg_item){.kind = TG_ITEM_REQUIREMENT,
				   .key = "R-1",
				   .full = "R-1",
				   .hash = tg_hash_of(tg_str("t"))};
	for (i = 0; i < 2; i++) {
		p->symbols[i] = (struct tg_symbol){.name = names[i],
						   .usr = names[i],
						   .path = "a.c",
						   .definition = true,
						   .tokens = tg_hash_of(tg_str(names[i]))};
		p->claims[i].claim = (struct tg_claim){
			.verb = i ? TG_VERIFIES : TG_SATISFIES, .target = "R-1", .path = "a.c"};
		p->claims[i].symbol = &p->symbols[i];
		p->links[i] = (struct tg_matrix_link){
			.claim = &p->claims[i], .is_test = i, .cause = "", .doubt = ""};
	}
	p->matrix_item =
		(struct tg_matrix_item){.item = &p->item, .links = p->links, .link_count = 2};
	p->facts = (struct tg_facts){.items = &p->item,
				     .item_count = 1,
				     .symbols = p->symbols,
				     .symbol_count = 2,
				     .claims = p->claims,
				     .claim_count = 2};
	p->matrix = (struct tg_matrix){.items = &p->matrix_item, .count = 1};
	p->side = (struct tg_side){&p->facts, &p->matrix};
}

static size_t suspicions(struct product *base, struct product *head, const char *what)
{
	struct tg_arena arena = {0};
	struct tg_suspicion *found;
	size_t count = tg_suspicions(&arena, &base->side, &head->side, &found);

	if (count)
		assert_string_equal(found[0].what, what);
	tg_arena_done(&arena);
	return count;
}

/* @verifies TG-TRC-7 */
static void a_changed_link_is_in_doubt_until_it_is_reviewed(void **state)
{
	struct product base, head;

	(void)state;
	fill(&base);
	fill(&head);
	assert_int_equal(suspicions(&base, &head, ""), 0);
	head.symbols[0].tokens = tg_hash_of(tg_str("other"));
	assert_int_equal(suspicions(&base, &head, "login() changed"), 1);
	head.links[0].review = TG_REVIEWED;
	assert_int_equal(suspicions(&base, &head, ""), 0);
	head.links[0].review = TG_CHANGED_SINCE;
	assert_int_equal(suspicions(&base, &head, "login() changed"), 1);
}

/* @verifies TG-TRC-7 */
static void a_changed_text_puts_all_its_links_in_doubt(void **state)
{
	struct product base, head;

	(void)state;
	fill(&base);
	fill(&head);
	head.item.hash = tg_hash_of(tg_str("another text"));
	assert_int_equal(suspicions(&base, &head, "the text of R-1 changed"), 2);
	base.facts.item_count = 0; /* a new item */
	assert_int_equal(suspicions(&base, &head, ""), 0);
}

static void a_new_link_is_valid_at_its_commit(void **state)
{
	struct product base, head;

	(void)state;
	fill(&base);
	fill(&head);
	base.facts.claim_count = 0;
	head.symbols[0].tokens = tg_hash_of(tg_str("other"));
	assert_int_equal(suspicions(&base, &head, ""), 0);
}

static size_t unproven(struct product *base, struct product *head, const char *why)
{
	struct tg_arena arena = {0};
	struct tg_unproven *found;
	size_t count = tg_unproven(&arena, &base->side, &head->side, &found);

	if (count)
		assert_string_equal(found[0].why, why);
	tg_arena_done(&arena);
	return count;
}

/* @verifies TG-TRC-7 */
static void tests_that_prove_nothing_any_more_are_named(void **state)
{
	struct product base, head;

	(void)state;
	fill(&base);
	fill(&head);
	assert_int_equal(unproven(&base, &head, ""), 0);
	head.links[1].evidence = TG_EVIDENCE_SUSPECT;
	head.links[1].cause = "login() changed since the test passed";
	assert_int_equal(unproven(&base, &head, "login() changed since the test passed"), 1);
	head.links[1].evidence = TG_EVIDENCE_NONE;
	head.links[1].cause = "";
	assert_int_equal(unproven(&base, &head, "test_login: no result"), 1);
	head.matrix_item.link_count = 1;
	assert_int_equal(unproven(&base, &head, "test_login does not verify it any more"), 1);
	head.matrix.count = 0;
	assert_int_equal(unproven(&base, &head, "the item is gone"), 1);
	base.links[1].evidence = TG_EVIDENCE_STALE;
	assert_int_equal(unproven(&base, &head, ""), 0);
}

/* @verifies TG-TRC-9 */
static void two_commits_are_compared(void **state)
{
	struct product base, head;
	struct tg_arena arena = {0};
	struct tg_difference d;

	(void)state;
	fill(&base);
	fill(&head);
	head.symbols[0].tokens = tg_hash_of(tg_str("other"));
	head.matrix_item.verdict = TG_SUSPECT;
	base.matrix_item.verdict = TG_VERDICT_OK;
	head.matrix_item.link_count = 1; /* the test is not linked any more */
	tg_difference(&arena, &base.side, &head.side, &d);
	assert_int_equal(d.item_count, 1);
	assert_false(d.items[0].text);
	assert_int_equal(d.link_count, 2);
	assert_null(d.links[1].after);
	assert_int_equal(d.code_count, 2);
	assert_int_equal(d.code[0].change.grade, TG_CHANGED_DIRECT);
	assert_int_equal(d.code[1].change.grade, TG_SAME);
	tg_arena_done(&arena);
}

/* @verifies TG-TRC-10 */
static void risky_code_without_a_claim_is_listed(void **state)
{
	static const char *const names[] = {"SSL_*"};
	static const struct tg_symref calls[] = {{TG_USE_CALL, "SSL_connect"}};
	struct tg_symbol symbols[2] = {{.name = "claimed", .usr = "", .path = "a.c"},
				       {.name = "secret", .usr = "", .path = "a.c"}};
	struct tg_fact_claim claim = {
		.claim = {.verb = TG_SATISFIES, .target = "R-1", .path = "a.c"},
		.symbol = &symbols[0]};
	const bool in_test[2] = {false, false};
	struct tg_known known = {0};
	struct tg_risks risks = {0};
	struct tg_arena arena = {0};
	struct tg_unmapped *found;
	struct tg_meanings *meanings;

	(void)state;
	symbols[0].definition = symbols[1].definition = true;
	symbols[1].refs = calls;
	symbols[1].ref_count = 1;
	meanings = tg_meanings_make(&arena, symbols, 2, in_test);
	known.now = (struct tg_facts){.symbols = symbols,
				      .symbol_count = 2,
				      .claims = &claim,
				      .claim_count = 1,
				      .meanings = meanings};
	tg_config_default(&known.config);
	*TG_VEC_ADD(&risks.at) = (struct tg_risk){"cryptography", 5, false, {names, 1}};
	assert_int_equal(tg_unmapped_find(&arena, &known, &risks, true, &found), 1);
	assert_string_equal(found[0].symbol->name, "secret");
	assert_string_equal(found[0].why, "cryptography (SSL_connect)");
	assert_int_equal(found[0].risk, 5);
	tg_risks_done(&risks);
	tg_meanings_done(meanings);
	tg_arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_changed_link_is_in_doubt_until_it_is_reviewed),
		cmocka_unit_test(a_changed_text_puts_all_its_links_in_doubt),
		cmocka_unit_test(a_new_link_is_valid_at_its_commit),
		cmocka_unit_test(tests_that_prove_nothing_any_more_are_named),
		cmocka_unit_test(two_commits_are_compared),
		cmocka_unit_test(risky_code_without_a_claim_is_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
