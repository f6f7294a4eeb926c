/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/gate.h"

#include <stdlib.h>

#include "base/map.h"

struct decision {
	struct tg_arena *arena;
	const struct tg_gate_input *in;
	struct tg_gate *gate;
	TG_VEC(struct tg_reason) reasons;
};

const char *tg_reason_name(enum tg_reason_kind kind)
{
	static const char *const names[] = {"finding", "verdict", "claim", "incomplete", "policy"};

	return names[kind];
}

static struct tg_reason *add(struct decision *d, enum tg_reason_kind kind, bool blocks,
			     const char *what)
{
	struct tg_reason *reason = TG_VEC_ADD(&d->reasons);

	*reason = (struct tg_reason){.kind = kind, .blocks = blocks, .what = what};
	reason->path = reason->item = reason->way_out = "";
	return reason;
}

static void findings(struct decision *d)
{
	const struct tg_gate_input *in = d->in;
	size_t i;

	for (i = 0; i < in->finding_count; i++) {
		const struct tg_finding *finding = &in->findings[i];
		const struct tg_card *card = tg_card_find(in->cards, finding->rule);
		struct tg_reason *reason;

		if (finding->state != TG_FINDING_OPEN)
			continue;
		if (!in->is_new[i]) {
			d->gate->known_findings++;
			continue;
		}
		d->gate->new_findings++;
		reason = add(d, TG_REASON_FINDING, finding->severity >= in->policy->findings,
			     tg_arena_printf(d->arena, "new %s: %s [%s]",
					     tg_severity_name(finding->severity), finding->message,
					     finding->rule));
		reason->path = finding->path;
		reason->line = finding->range.line;
		reason->finding = finding;
		if (card && card->requirements.count)
			reason->item = card->requirements.at[0];
		reason->way_out = tg_arena_printf(
			d->arena,
			"mend it ('tracegate explain %s' says how), or accept it beside the code: "
			"tracegate-allow(%s): reason of at least 25 characters; owner=...; "
			"until=YYYY-MM-DD",
			finding->rule, finding->rule);
	}
}

/* The item of the other side that is the same threat or requirement, or NULL. */
static const struct tg_matrix_item *other(const struct tg_map *base,
					  const struct tg_matrix_item *item)
{
	const struct tg_matrix_item *found = tg_map_get(base, tg_str(item->item->key));

	return found && found->item->kind == item->item->kind ? found : NULL;
}

static const char *way_out(enum tg_verdict verdict)
{
	static const char *const ways[TG_VERDICTS] = {
		[TG_VIOLATED] = "mend the finding in its code",
		[TG_FAILING] = "mend the code or the test until it passes, then import the result",
		[TG_BROKEN] = "name an item that exists",
		[TG_UNCOVERED] = "name it in the comment of the code that does it: @satisfies ID",
		[TG_UNTESTED] = "write a test with @verifies ID, run it and import its result",
		[TG_SUSPECT] = "run its tests on this code and import the result",
		[TG_STALE] = "run its tests on this code and import the result",
		[TG_UNKNOWN] = "make the analysis of its code complete",
	};

	return ways[verdict] ? ways[verdict] : "";
}

static void verdict(struct decision *d, const struct tg_matrix_item *item,
		    const struct tg_matrix_item *before)
{
	const struct tg_policy *policy = d->in->policy;
	bool worse = before ? item->verdict < before->verdict : item->verdict < TG_JUSTIFIED;
	struct tg_reason *reason;
	const char *what;

	if (before && item->verdict > before->verdict)
		d->gate->fixed_items++;
	if (!worse && !policy->absolute[item->verdict])
		return;
	if (!before)
		what = tg_arena_printf(d->arena, "%s is new and %s: %s", item->item->key,
				       tg_verdict_name(item->verdict), item->trail);
	else if (worse)
		what = tg_arena_printf(d->arena, "%s went from %s to %s: %s", item->item->key,
				       tg_verdict_name(before->verdict),
				       tg_verdict_name(item->verdict), item->trail);
	else
		what = tg_arena_printf(d->arena, "%s is %s: %s", item->item->key,
				       tg_verdict_name(item->verdict), item->trail);
	reason = add(d, TG_REASON_VERDICT,
		     policy->absolute[item->verdict] || (worse && policy->worse), what);
	reason->path = item->item->path;
	reason->line = item->item->line;
	reason->item = item->item->key;
	reason->way_out = way_out(item->verdict);
}

static bool is_judged(const struct tg_matrix_item *item)
{
	return item->item->kind == TG_ITEM_THREAT || item->item->kind == TG_ITEM_REQUIREMENT;
}

static void verdicts(struct decision *d)
{
	const struct tg_matrix *base = d->in->base.matrix, *head = d->in->head.matrix;
	struct tg_map by_key = {0};
	size_t i;

	for (i = 0; base && i < base->count; i++)
		if (is_judged(&base->items[i]))
			*tg_map_put(&by_key, tg_str(base->items[i].item->key)) =
				(void *)(uintptr_t)&base->items[i];
	for (i = 0; head && i < head->count; i++)
		if (is_judged(&head->items[i]))
			verdict(d, &head->items[i], other(&by_key, &head->items[i]));
	tg_map_done(&by_key);
}

/* Claims that name nothing, unless they did so at the base already. */
static void claims(struct decision *d)
{
	const struct tg_matrix *base = d->in->base.matrix, *head = d->in->head.matrix;
	struct tg_map known = {0};
	struct tg_buf key = {0};
	size_t i;

	for (i = 0; base && i < base->problem_count; i++) {
		tg_buf_clear(&key);
		tg_buf_printf(&key, "%s\n%s", base->problems[i].path, base->problems[i].message);
		tg_map_add(&known, tg_buf_view(&key));
	}
	for (i = 0; head && i < head->problem_count; i++) {
		const struct tg_matrix_problem *problem = &head->problems[i];
		struct tg_reason *reason;

		tg_buf_clear(&key);
		tg_buf_printf(&key, "%s\n%s", problem->path, problem->message);
		if (!tg_map_add(&known, tg_buf_view(&key)))
			continue;
		reason = add(d, TG_REASON_CLAIM, d->in->policy->worse, problem->message);
		reason->path = problem->path;
		reason->line = problem->line;
		reason->way_out = "correct the id, or define the item";
	}
	tg_buf_done(&key);
	tg_map_done(&known);
}

static void incomplete(struct decision *d)
{
	bool blocks = d->in->policy->block_incomplete;
	size_t i;

	for (i = 0; i < d->in->incomplete_count; i++) {
		const struct tg_fact_gap *gap = &d->in->incomplete[i];
		struct tg_reason *reason =
			add(d, TG_REASON_INCOMPLETE, blocks,
			    tg_arena_printf(d->arena, "not analysed: %s", gap->detail));

		reason->path = gap->path;
		reason->way_out = "mend it, or the flags of the compile database";
	}
	if (d->in->head.history[0])
		add(d, TG_REASON_INCOMPLETE, blocks,
		    tg_arena_printf(d->arena, "the history is incomplete: %s", d->in->head.history))
			->way_out = "fetch the whole history (git fetch --unshallow)";
}

static void policy(struct decision *d)
{
	size_t i;

	for (i = 0; i < d->in->policy_file_count; i++) {
		struct tg_reason *reason =
			add(d, TG_REASON_POLICY, false,
			    "this change edits the policy; it is judged by that of its base");

		reason->path = d->in->policy_files[i];
	}
}

static int by_weight(const void *left, const void *right)
{
	const struct tg_reason *a = left, *b = right;
	int order = (int)b->blocks - (int)a->blocks;

	if (!order)
		order = (a->kind > b->kind) - (a->kind < b->kind);
	if (!order)
		order = strcmp(a->path, b->path);
	if (!order)
		order = (a->line > b->line) - (a->line < b->line);
	return order ? order : strcmp(a->what, b->what);
}

/* @satisfies TG-GAT-2 */
void tg_gate_decide(struct tg_arena *arena, const struct tg_gate_input *input, struct tg_gate *gate)
{
	struct decision d = {.arena = arena, .in = input, .gate = gate};
	bool unknown = false;
	struct tg_reason *copy;
	size_t i;

	*gate = (struct tg_gate){0};
	findings(&d);
	verdicts(&d);
	claims(&d);
	incomplete(&d);
	policy(&d);
	if (d.reasons.count)
		qsort(d.reasons.at, d.reasons.count, sizeof(*d.reasons.at), by_weight);
	for (i = 0; i < d.reasons.count; i++) {
		if (!d.reasons.at[i].blocks)
			continue;
		gate->blocking++;
		if (d.reasons.at[i].kind == TG_REASON_INCOMPLETE)
			unknown = true;
		else
			gate->outcome = TG_GATE_BLOCKED;
	}
	if (unknown && gate->outcome == TG_GATE_PASSED)
		gate->outcome = TG_GATE_INCOMPLETE;
	copy = tg_arena_alloc(arena, (d.reasons.count + 1) * sizeof(*copy));
	if (d.reasons.count)
		memcpy(copy, d.reasons.at, d.reasons.count * sizeof(*copy));
	gate->reasons = copy;
	gate->count = d.reasons.count;
	TG_VEC_DONE(&d.reasons);
}

int tg_gate_exit(const struct tg_gate *gate, const struct tg_policy *policy)
{
	if (policy->mode == TG_GATE_ADVISE || gate->outcome == TG_GATE_PASSED)
		return 0;
	return gate->outcome == TG_GATE_BLOCKED ? 1 : 3;
}
