/* SPDX-License-Identifier: Apache-2.0 */
/*
 * matrix_verdict - the worst that applies, and its first broken hop in words.
 */
#include "trace/matrix/matrix_build.h"

enum { DEPTH_LIMIT = 256 }; /* of items in one another: a hostile file may chain thousands */

/* A verdict in the making: the worst one so far with its words. */
struct opinion {
	enum tg_verdict verdict;
	const char *why;   /* a sentence without its end */
	const char *trail; /* from the item on: "verify_sig() -> no test" */
	struct tg_build *build;
	const struct tg_fact_claim *claim; /* that is looked at, or NULL */
	struct tg_build_node *below;       /* likewise */
};

static void decide(struct opinion *opinion, enum tg_verdict verdict, const char *why,
		   const char *trail)
{
	opinion->verdict = verdict;
	opinion->why = why;
	opinion->trail = trail;
}

/*
 * Weighs a reason, and keeps it: people ask how a verdict came about.
 * @satisfies TG-WHY-1
 */
static void consider(struct opinion *opinion, enum tg_verdict verdict, const char *why,
		     const char *trail)
{
	*TG_VEC_ADD(&opinion->build->steps) =
		(struct tg_matrix_step){.verdict = verdict,
					.why = why,
					.claim = opinion->claim,
					.below = opinion->below ? opinion->below->out : NULL};
	if (verdict < opinion->verdict)
		decide(opinion, verdict, why, trail);
}

static bool needs(const struct tg_item *item, const char *const *kinds)
{
	size_t i;

	if (!item->need_count)
		return true;
	for (; *kinds; kinds++)
		for (i = 0; i < item->need_count; i++)
			if (strcmp(item->needs[i], *kinds) == 0)
				return true;
	return false;
}

static const char *first_code(struct tg_build *build, const struct tg_build_node *node)
{
	return node->links.count && !node->links.at[0].is_test
		       ? tg_build_place(build, node->links.at[0].claim)
		       : NULL;
}

/* "code() -> what" or just "what" where no code is linked. */
static const char *behind_code(struct tg_build *build, const struct tg_build_node *node,
			       const char *what)
{
	const char *code = first_code(build, node);

	return code ? tg_arena_join(&build->matrix->arena, code, " -> ", what, NULL) : what;
}

static void consider_test(struct tg_build *build, const struct tg_build_node *node,
			  const struct tg_matrix_link *test, struct opinion *opinion)
{
	struct tg_arena *arena = &build->matrix->arena;
	const char *place = tg_build_place(build, test->claim);

	switch (test->evidence) {
	case TG_EVIDENCE_PASSED:
		break;
	case TG_EVIDENCE_FAILED:
		consider(opinion, TG_FAILING, tg_arena_printf(arena, "%s failed", place),
			 behind_code(build, node, tg_arena_printf(arena, "%s -> failed", place)));
		break;
	case TG_EVIDENCE_NONE:
		consider(opinion, TG_UNTESTED,
			 tg_arena_join(arena, place, " has no result",
				       test->cause[0] ? " of its own: " : "", test->cause, NULL),
			 behind_code(build, node,
				     tg_arena_join(arena, place, " -> no result", NULL)));
		break;
	case TG_EVIDENCE_SUSPECT:
		consider(opinion, TG_SUSPECT, test->cause,
			 behind_code(
				 build, node,
				 tg_arena_printf(arena, "%s -> suspect: %s", place, test->cause)));
		break;
	case TG_EVIDENCE_STALE:
		consider(
			opinion, TG_STALE, test->cause,
			behind_code(build, node,
				    tg_arena_printf(arena, "%s -> stale: %s", place, test->cause)));
		break;
	}
}

/* What is missing below an item that nothing stands for, by kind. */
static const struct {
	const char *why;
	const char *trail;
} uncovered[] = {
	[TG_ITEM_THREAT] = {"nothing acts against it", "no mitigation"},
	[TG_ITEM_MITIGATION] = {"no requirement covers it", "no requirement"},
	[TG_ITEM_REQUIREMENT] = {"no code claims it", "no code"},
	[TG_ITEM_CLAUSE] = {"no code claims it", "no code"},
	[TG_ITEM_ASSET] = {"nothing is linked to it", "no link"},
	[TG_ITEM_TESTSPEC] = {"no test claims it", "no test"},
};

/* What the links of an item are worth: hollow ones carry nothing. */
struct tally {
	size_t code, tests;
	const char *hollow_code, *hollow_test; /* the first in words, or NULL */
};

static void take_hollow(struct tg_build *build, const struct tg_matrix_link *link,
			struct tally *tally)
{
	const char **words = link->is_test ? &tally->hollow_test : &tally->hollow_code;

	if (!*words)
		*words = tg_arena_printf(&build->matrix->arena, "%s is hollow: %s",
					 tg_build_place(build, link->claim), link->hollow);
}

static void consider_link(struct tg_build *build, const struct tg_build_node *node,
			  const struct tg_matrix_link *link, struct tally *tally,
			  struct opinion *opinion)
{
	if (link->doubt[0])
		consider(opinion, TG_SUSPECT, link->doubt,
			 tg_arena_printf(&build->matrix->arena, "%s -> not reviewed: %s",
					 tg_build_place(build, link->claim), link->doubt));
	if (link->hollow[0])
		take_hollow(build, link, tally);
	else if (link->is_test)
		tally->tests++;
	else
		tally->code++;
	/* Whatever a hollow test says by passing, its failure is one. */
	if (link->is_test && (!link->hollow[0] || link->evidence == TG_EVIDENCE_FAILED))
		consider_test(build, node, link, opinion);
}

/* What the links of the item itself say. `whole` = nothing below it carries it. */
static void consider_links(struct tg_build *build, const struct tg_build_node *node, bool whole,
			   struct opinion *opinion)
{
	static const char *const code_kinds[] = {"impl", "code", NULL};
	static const char *const test_kinds[] = {"utest", "itest", "stest", "test", NULL};
	const struct tg_item *item = node->out->item;
	struct tally tally = {0};
	size_t i;

	for (i = 0; i < node->links.count; i++) {
		opinion->claim = node->links.at[i].claim;
		consider_link(build, node, &node->links.at[i], &tally, opinion);
	}
	opinion->claim = NULL;
	if (!tally.code && tally.hollow_code)
		consider(opinion, TG_UNCOVERED, tally.hollow_code, tally.hollow_code);
	if (!tally.tests && tally.hollow_test)
		consider(opinion, TG_UNTESTED, tally.hollow_test,
			 behind_code(build, node, tally.hollow_test));
	if (!whole)
		return;
	if (!tally.code && needs(item, code_kinds))
		consider(opinion, TG_UNCOVERED, uncovered[item->kind].why,
			 uncovered[item->kind].trail);
	if (!tally.tests && needs(item, test_kinds))
		consider(opinion, TG_UNTESTED, "no test verifies it",
			 behind_code(build, node, "no test"));
}

static void consider_findings(struct tg_build *build, const struct tg_build_node *node,
			      struct opinion *opinion)
{
	const struct tg_finding *finding;

	if (!node->findings.count)
		return;
	finding = node->findings.at[0];
	consider(opinion, TG_VIOLATED,
		 tg_arena_printf(&build->matrix->arena, "%s at %s:%u contradicts it", finding->rule,
				 finding->path, finding->range.line),
		 tg_arena_printf(&build->matrix->arena, "%s%s -> %s", finding->function,
				 finding->function[0] ? "()" : finding->path, finding->rule));
}

static void consider_gaps(struct tg_build *build, const struct tg_build_node *node,
			  struct opinion *opinion)
{
	const char *whole = tg_map_get(&build->gaps, tg_str(""));
	size_t i;

	if (whole)
		consider(opinion, TG_UNKNOWN, whole, whole);
	for (i = 0; i < node->links.count; i++) {
		const char *path = node->links.at[i].claim->claim.path;
		const char *detail = tg_map_get(&build->gaps, tg_str(path));

		if (detail)
			consider(
				opinion, TG_UNKNOWN,
				tg_arena_printf(&build->matrix->arena,
						"%s could not be analysed: %s", path, detail),
				tg_arena_printf(&build->matrix->arena, "%s -> not analysed", path));
	}
}

static bool accepted(const struct tg_item *item)
{
	static const char *const states[] = {"accepted", "transferred", "not applicable",
					     "na",       "avoided",     "eliminated"};
	size_t i;

	for (i = 0; item->kind == TG_ITEM_THREAT && i < sizeof(states) / sizeof(*states); i++)
		if (strcasecmp(item->status, states[i]) == 0)
			return true;
	return false;
}

/* A waiver, or a decision to live with a threat, stands for what is missing, never for what is
 * wrong: findings, failures and broken claims stay. */
static void consider_waiver(struct tg_build *build, const struct tg_build_node *node,
			    struct opinion *opinion)
{
	const struct tg_fact_claim *waiver = node->out->waiver;
	const char *why;

	if (opinion->verdict < TG_UNCOVERED || opinion->verdict >= TG_JUSTIFIED)
		return;
	if (waiver)
		why = tg_arena_printf(&build->matrix->arena, "%s (%s, until %s)",
				      waiver->claim.note, waiver->claim.owner, waiver->claim.until);
	else if (accepted(node->out->item))
		why = tg_arena_printf(&build->matrix->arena, "the threat model says: %s",
				      node->out->item->status);
	else
		return;
	opinion->claim = waiver;
	consider(opinion, TG_JUSTIFIED, why, "justified");
	decide(opinion, TG_JUSTIFIED, why, "justified");
}

static bool is_too_deep(const struct tg_build *build, const struct tg_build_node *below)
{
	return build->depth >= DEPTH_LIMIT && below->state == TG_NODE_NEW;
}

/* What stands below is decided before anything is said of the item itself. */
static void decide_below(struct tg_build *build, const struct tg_build_node *node)
{
	size_t i;

	for (i = 0; i < node->down.count; i++)
		if (node->down.at[i]->state == TG_NODE_NEW && !is_too_deep(build, node->down.at[i]))
			tg_build_verdict(build, node->down.at[i]);
}

static void consider_below(struct tg_build *build, struct tg_build_node *node,
			   struct opinion *opinion)
{
	size_t i;

	for (i = 0; i < node->down.count; i++) {
		struct tg_build_node *below = node->down.at[i];

		opinion->below = below;
		if (below->state == TG_NODE_OPEN) {
			consider(opinion, TG_BROKEN,
				 tg_arena_printf(&build->matrix->arena,
						 "it covers itself through %s",
						 below->out->item->key),
				 "a circle");
			continue;
		}
		if (is_too_deep(build, below)) {
			consider(opinion, TG_BROKEN,
				 "the chain below it is longer than any "
				 "product's",
				 "a chain without end");
			continue;
		}
		consider(opinion, below->out->verdict, below->out->why, below->out->trail);
	}
	opinion->below = NULL;
}

static bool has_links(const struct tg_build_node *node, bool tests)
{
	size_t i;

	for (i = 0; i < node->links.count; i++)
		if (node->links.at[i].is_test == tests && !node->links.at[i].hollow[0])
			return true;
	return false;
}

/* "impl, uman": what the item says that it needs. */
static const char *needed(struct tg_build *build, const struct tg_item *item)
{
	struct tg_buf out = {0};
	const char *words;
	size_t i;

	for (i = 0; i < item->need_count; i++)
		tg_buf_printf(&out, "%s%s", i ? ", " : "", item->needs[i]);
	words = tg_arena_strndup(&build->matrix->arena, out.ptr ? out.ptr : "", out.len);
	tg_buf_done(&out);
	return words;
}

/* What it rests on that no test was asked for; NULL: there is none. */
static const struct tg_build_node *untested_below(const struct tg_build_node *node)
{
	size_t i;

	for (i = 0; i < node->down.count; i++)
		if (node->down.at[i]->untested)
			return node->down.at[i]->untested;
	return NULL;
}

/* Why nothing is missing: what carries the item, and what it was not asked for. */
static const char *why_ok(struct tg_build *build, struct tg_build_node *node)
{
	const struct tg_build_node *below = untested_below(node);
	struct tg_arena *arena = &build->matrix->arena;

	if (has_links(node, true))
		return "its tests passed on this very code";
	if (node->down.count && !below)
		return "everything that it rests on is proven";
	node->untested = below ? below : node;
	if (below)
		return tg_arena_printf(arena,
				       "nothing that it rests on is missing; no test was asked "
				       "for of %s",
				       below->out->item->key);
	return tg_arena_printf(arena,
			       has_links(node, false)
				       ? "code claims it; no test was asked for, it needs only: %s"
				       : "neither code nor test was asked for, it needs only: %s",
			       needed(build, node->out->item));
}

/* @satisfies TG-TRC-2 */
void tg_build_verdict(struct tg_build *build, struct tg_build_node *node)
{
	struct opinion opinion = {.verdict = TG_VERDICT_OK, .trail = "ok", .build = build};
	const struct tg_item *item = node->out->item;

	if (node->state == TG_NODE_DONE)
		return;
	node->state = TG_NODE_OPEN;
	build->depth++;
	decide_below(build, node);
	opinion.why = why_ok(build, node);
	build->steps.count = 0;
	consider_findings(build, node, &opinion);
	if (node->broken)
		consider(&opinion, TG_BROKEN, node->broken, node->broken);
	consider_links(build, node, node->down.count == 0, &opinion);
	consider_gaps(build, node, &opinion);
	consider_below(build, node, &opinion);
	consider_waiver(build, node, &opinion);
	node->out->verdict = opinion.verdict;
	node->out->untested = node->untested && opinion.verdict == TG_VERDICT_OK;
	node->out->why = opinion.why;
	node->out->trail =
		tg_arena_join(&build->matrix->arena, item->key, " -> ", opinion.trail, NULL);
	node->out->steps = TG_VEC_KEEP(&build->matrix->arena, &build->steps);
	node->out->step_count = build->steps.count;
	node->state = TG_NODE_DONE;
	build->depth--;
}
