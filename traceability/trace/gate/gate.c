/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/gate/gate.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/map.h"
#include "trace/matrix/boundaries.h"

struct decision {
	struct tg_arena *arena;
	const struct tg_gate_input *in;
	struct tg_gate *gate;
	TG_VEC(struct tg_reason) reasons;
	struct tg_map items; /* rule, path and line of a finding -> what it speaks against */
};

const char *tg_reason_name(enum tg_reason_kind kind)
{
	static const char *const names[TG_REASONS] = {
		"finding", "secret", "verdict",     "link",       "test",
		"claim",   "limit",  "suppression", "incomplete", "policy"};

	return names[kind];
}

static struct tg_reason *add(struct decision *d, enum tg_reason_kind kind, bool blocks,
			     const char *what)
{
	struct tg_reason *reason = TG_VEC_ADD(&d->reasons);

	*reason = (struct tg_reason){.kind = kind, .blocks = blocks, .what = what};
	reason->path = reason->item = reason->way_out = reason->since = "";
	return reason;
}

static struct tg_str place_of(struct tg_buf *key, const struct tg_finding *finding)
{
	tg_buf_clear(key);
	tg_buf_printf(key, "%s\n%s\n%u", finding->rule, finding->path, finding->range.line);
	return tg_buf_view(key);
}

/* What the findings of the head speak against, by the links of the code they stand in. */
static void list_items(struct decision *d)
{
	const struct tg_matrix *head = d->in->head.matrix;
	struct tg_buf key = {0};
	size_t i, f;

	for (i = 0; head && i < head->count; i++) {
		const struct tg_matrix_item *item = &head->items[i];

		for (f = 0; f < item->finding_count; f++) {
			void **ids = tg_map_put(&d->items, place_of(&key, item->findings[f]));

			*ids = *ids ? tg_arena_printf(d->arena, "%s, %s", (char *)*ids,
						      item->item->key)
				    : (void *)(uintptr_t)item->item->key;
		}
	}
	tg_buf_done(&key);
}

/* The product's requirements that a finding violates, else the catalogue's of its rule. */
static const char *items_of(struct decision *d, const struct tg_finding *finding)
{
	const struct tg_card *card = tg_card_find(d->in->cards, finding->rule);
	struct tg_buf key = {0};
	const char *ids = tg_map_get(&d->items, place_of(&key, finding));

	tg_buf_done(&key);
	if (ids)
		return ids;
	return card && card->requirements.count ? card->requirements.at[0] : "";
}

static const char *accept_it(struct decision *d, const char *rule)
{
	const struct tg_card *card = tg_card_find(d->in->cards, rule);

	if (card && !card->suppressible)
		return tg_arena_printf(d->arena,
				       "mend it ('tracegate explain %s' says how); this rule "
				       "cannot be suppressed",
				       rule);
	return tg_arena_printf(d->arena,
			       "mend it ('tracegate explain %s' says how), or accept it beside the "
			       "code: tracegate-allow(%s): reason of at least 25 characters; "
			       "owner=...; until=YYYY-MM-DD%s",
			       rule, rule, d->in->policy->need_ticket ? "; ticket=..." : "");
}

static bool blocks(const struct tg_policy *policy, const struct tg_finding *finding)
{
	if (policy->block_boundaries && strcmp(finding->rule, TG_RULE_BOUNDARY) == 0)
		return true;
	return finding->severity >= policy->findings && finding->confidence >= policy->confidence;
}

static void findings(struct decision *d)
{
	const struct tg_gate_input *in = d->in;
	size_t i;

	for (i = 0; i < in->finding_count; i++) {
		const struct tg_finding *finding = &in->findings[i];
		struct tg_reason *reason;

		if (finding->state != TG_FINDING_OPEN)
			continue;
		if (!in->is_new[i]) {
			d->gate->known_findings++;
			continue;
		}
		d->gate->new_findings++;
		reason = add(d, TG_REASON_FINDING, blocks(in->policy, finding),
			     tg_arena_printf(d->arena, "new %s: %s [%s]",
					     tg_severity_name(finding->severity), finding->message,
					     finding->rule));
		reason->path = finding->path;
		reason->line = finding->range.line;
		reason->finding = finding;
		reason->item = items_of(d, finding);
		reason->way_out = accept_it(d, finding->rule);
	}
}

static bool counts(const struct tg_policy_limit *limit, const struct tg_ruleset *rules,
		   const struct tg_finding *finding)
{
	return finding->state == TG_FINDING_OPEN && finding->severity >= limit->severity &&
	       tg_glob_match(limit->path, finding->path) &&
	       (!limit->rule || tg_glob_match(limit->rule, finding->rule)) &&
	       (!limit->profile || tg_ruleset_find(rules, finding->rule));
}

/* Absolute bounds: old findings count like new ones. */
static void limits(struct decision *d)
{
	const struct tg_policy *policy = d->in->policy;
	size_t l, i;

	for (l = 0; l < policy->limit_count; l++) {
		const struct tg_policy_limit *limit = &policy->limits[l];
		const struct tg_ruleset *rules = d->in->limit_rules ? &d->in->limit_rules[l] : NULL;
		size_t open = 0;
		struct tg_reason *reason;

		for (i = 0; i < d->in->finding_count; i++)
			open += counts(limit, rules, &d->in->findings[i]);
		if (open <= limit->at_most)
			continue;
		reason =
			add(d, TG_REASON_LIMIT, true,
			    tg_arena_printf(d->arena,
					    "%zu open findings in '%s'%s%s, where the policy "
					    "allows %zu",
					    open, limit->path, limit->profile ? " of profile " : "",
					    limit->profile ? limit->profile : "", limit->at_most));
		reason->way_out = "mend or accept as many as are too many ('tracegate check' lists "
				  "them)";
	}
}

static void secrets(struct decision *d)
{
	size_t i;

	for (i = 0; i < d->in->secret_count; i++) {
		const struct tg_gate_secret *secret = &d->in->secrets[i];
		struct tg_reason *reason = add(
			d, TG_REASON_SECRET,
			d->in->policy->block_secrets && secret->severity >= d->in->policy->findings,
			tg_arena_printf(d->arena, "%s: %s [%s]%s",
					secret->is_setting ? "unsafe setting" : "secret",
					secret->message, secret->rule,
					secret->removed ? "; a later commit takes it out, but "
							  "it stays in the history"
							: ""));

		reason->path = secret->path;
		reason->line = secret->line;
		reason->since = secret->commit;
		reason->way_out = secret->way_out;
	}
}

static const char *edit_text(struct decision *d, const struct tg_allow_edit *edit)
{
	const struct tg_allow_record *now = edit->now;

	switch (edit->change) {
	case TG_ALLOW_WIDENED:
		return tg_arena_printf(d->arena,
				       "a suppression of %s now covers %zu findings instead of "
				       "%zu: %s (%s)",
				       now->rule, now->covers, edit->before->covers, now->reason,
				       now->owner);
	case TG_ALLOW_PROLONGED:
		return tg_arena_printf(
			d->arena, "a suppression of %s is prolonged from %s to %s: %s (%s)",
			now->rule, edit->before->until, now->until, now->reason, now->owner);
	default:
		return tg_arena_printf(d->arena,
				       "a suppression of %s is added, for %zu finding%s until %s: "
				       "%s (%s)",
				       now->rule, now->covers, now->covers == 1 ? "" : "s",
				       now->until, now->reason, now->owner);
	}
}

/* What the change does to suppressions, and entries of the register that do nothing any more. */
static void suppressions(struct decision *d)
{
	const struct tg_register *entries = d->in->entries;
	struct tg_reason *reason;
	size_t i;

	for (i = 0; i < d->in->edit_count; i++) {
		const struct tg_allow_edit *edit = &d->in->edits[i];

		reason = add(d, TG_REASON_SUPPRESSION, d->in->policy->block_suppressions,
			     edit_text(d, edit));
		reason->path = edit->now->path;
		reason->line = edit->now->line;
		reason->way_out = "mend the finding, or have the suppression approved on the base "
				  "branch first (" TG_REGISTER_FILE ")";
	}
	for (i = 0; entries && i < entries->count; i++) {
		const struct tg_register_entry *entry = &entries->entries[i];

		if (entry->state == TG_ENTRY_IN_FORCE)
			continue;
		reason = add(d, TG_REASON_SUPPRESSION, false,
			     tg_arena_printf(d->arena, "the entry for %s is %s: %s",
					     entry->record.rule, tg_entry_state_name(entry->state),
					     entry->problem));
		reason->path = entry->record.path;
		reason->line = entry->record.line;
		reason->way_out = "delete the entry, or judge the finding again";
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

/* Taking a requirement away is the easiest way to fulfil it. */
static void gone(struct decision *d, const struct tg_matrix_item *before)
{
	struct tg_reason *reason =
		add(d, TG_REASON_VERDICT, d->in->policy->worse,
		    tg_arena_printf(d->arena, "%s is gone; it was %s at the base",
				    before->item->key, tg_verdict_name(before->verdict)));

	reason->path = before->item->path;
	reason->item = before->item->key;
	reason->way_out = "bring it back; where it does not apply any more, say so: @justifies ID "
			  "-- reason; owner=...; until=...";
}

/* A waiver was given for code as it was: where that has changed, somebody has to give it again. */
static void waiver(struct decision *d, const struct tg_matrix_item *item,
		   const struct tg_matrix_item *before)
{
	const struct tg_fact_claim *now = item->waiver, *then = before ? before->waiver : NULL;
	struct tg_reason *reason;

	if (!now || !then || !now->symbol || !then->symbol ||
	    strcmp(now->symbol->usr, then->symbol->usr) != 0 ||
	    tg_hash_eq(now->symbol->tokens, then->symbol->tokens) ||
	    strcmp(now->claim.note, then->claim.note) != 0 ||
	    strcmp(now->claim.until, then->claim.until) != 0)
		return;
	reason = add(d, TG_REASON_VERDICT, d->in->policy->worse,
		     tg_arena_printf(d->arena,
				     "the waiver for %s was given for other code: %s() has changed",
				     item->item->key, now->symbol->name));
	reason->path = now->claim.path;
	reason->line = now->claim.line;
	reason->item = item->item->key;
	reason->way_out = "judge it again, and say so in its reason or its last day";
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
	for (i = 0; head && i < head->count; i++) {
		if (!is_judged(&head->items[i]))
			continue;
		verdict(d, &head->items[i], other(&by_key, &head->items[i]));
		waiver(d, &head->items[i], other(&by_key, &head->items[i]));
	}
	tg_map_done(&by_key);
	for (i = 0; head && i < head->count; i++)
		if (is_judged(&head->items[i]))
			tg_map_add(&by_key, tg_str(head->items[i].item->key));
	for (i = 0; base && head && i < base->count; i++)
		if (is_judged(&base->items[i]) &&
		    !tg_map_has(&by_key, tg_str(base->items[i].item->key)))
			gone(d, &base->items[i]);
	tg_map_done(&by_key);
}

/* True when a verdict about the item blocks already: what follows says where, and counts once. */
static bool is_blocked(const struct decision *d, const char *key)
{
	size_t i;

	for (i = 0; i < d->reasons.count; i++)
		if (d->reasons.at[i].kind == TG_REASON_VERDICT && d->reasons.at[i].blocks &&
		    strcmp(d->reasons.at[i].item, key) == 0)
			return true;
	return false;
}

static void links(struct decision *d)
{
	size_t i;

	for (i = 0; i < d->in->suspicion_count; i++) {
		const struct tg_suspicion *s = &d->in->suspicions[i];
		const char *key = s->item->item->key;
		struct tg_reason *reason;

		/* The policy took a test that passed on this very content for an answer, or a
		 * waiver stands for what is missing; see waiver() for its end. */
		if (s->item->verdict == TG_VERDICT_OK || s->item->verdict == TG_JUSTIFIED)
			continue;
		reason = add(d, TG_REASON_LINK, d->in->policy->worse && !is_blocked(d, key),
			     tg_arena_printf(d->arena, "the link to %s became suspect: %s", key,
					     s->what));
		reason->path = s->link->claim->claim.path;
		reason->line = s->link->claim->claim.line;
		reason->item = key;
		reason->way_out = "run its tests on this code and import the result, or look at it "
				  "and say so: tracegate review";
	}
	for (i = 0; i < d->in->unproven_count; i++) {
		const struct tg_unproven *u = &d->in->unproven[i];
		const struct tg_fact_claim *claim = u->link ? u->link->claim : u->base_link->claim;
		const char *key = u->base_item->item->key;
		struct tg_reason *reason = add(
			d, TG_REASON_TEST, d->in->policy->worse && !is_blocked(d, key),
			tg_arena_printf(d->arena, "a test no longer proves %s: %s", key, u->why));

		reason->path = claim->claim.path;
		reason->line = u->link ? claim->claim.line : 0;
		reason->item = key;
		reason->way_out = "run it on this code and import the result";
	}
}

static struct tg_str problem_key(struct tg_buf *key, const char *path, const char *message)
{
	tg_buf_clear(key);
	tg_buf_printf(key, "%s\n%s", path, message);
	return tg_buf_view(key);
}

static void claim(struct decision *d, struct tg_map *known, const char *path, unsigned line,
		  const char *message, const char *way_out)
{
	struct tg_buf key = {0};
	struct tg_reason *reason;

	if (tg_map_add(known, problem_key(&key, path, message))) {
		reason = add(d, TG_REASON_CLAIM, d->in->policy->worse, message);
		reason->path = path;
		reason->line = line;
		reason->way_out = way_out;
	}
	tg_buf_done(&key);
}

/* Claims that name nothing, and what only looks like a claim, unless it did so at the base. */
static void claims(struct decision *d)
{
	const struct tg_gate_side *base = &d->in->base, *head = &d->in->head;
	struct tg_map known = {0};
	struct tg_buf key = {0};
	size_t i;

	for (i = 0; base->matrix && i < base->matrix->problem_count; i++)
		tg_map_add(&known, problem_key(&key, base->matrix->problems[i].path,
					       base->matrix->problems[i].message));
	for (i = 0; i < base->near_miss_count; i++)
		tg_map_add(&known, problem_key(&key, base->near_misses[i].path,
					       base->near_misses[i].message));
	for (i = 0; head->matrix && i < head->matrix->problem_count; i++)
		claim(d, &known, head->matrix->problems[i].path, head->matrix->problems[i].line,
		      head->matrix->problems[i].message, "correct the id, or define the item");
	for (i = 0; i < head->near_miss_count; i++)
		claim(d, &known, head->near_misses[i].path, head->near_misses[i].line,
		      head->near_misses[i].message, "write the annotation as it is meant");
	tg_buf_done(&key);
	tg_map_done(&known);
}

static void incomplete(struct decision *d)
{
	enum tg_incomplete_rule rule = d->in->policy->incomplete;
	size_t i;

	for (i = 0; i < d->in->gap_count; i++) {
		const struct tg_gate_gap *gap = &d->in->gaps[i];
		bool blocks =
			rule == TG_INCOMPLETE_BLOCK || (rule == TG_INCOMPLETE_WORSE && !gap->known);
		struct tg_reason *reason =
			add(d, TG_REASON_INCOMPLETE, blocks,
			    tg_arena_printf(d->arena, "not analysed%s: %s",
					    gap->known ? ", as at the base" : "", gap->detail));

		reason->path = gap->path;
		reason->way_out = "mend it, or the flags of the compile database";
	}
	/* What a cut history hides may be anything: it is never known from the base. */
	if (d->in->head.history[0])
		add(d, TG_REASON_INCOMPLETE, rule != TG_INCOMPLETE_ALLOW,
		    tg_arena_printf(d->arena, "the history is incomplete: %s", d->in->head.history))
			->way_out = "fetch the whole history (git fetch --unshallow)";
}

/* What an edited file is, for people. */
static const char *edited(const char *path)
{
	static const struct {
		const char *glob, *text;
	} kinds[] = {
		{TG_REGISTER_FILE, "the register of suppressions; that of its base counts"},
		{".tracegate/reviews.tsv", "the ledger of reviews"},
		{TG_POLICY_FILE, "the policy; it is judged by that of its base"},
		{".tracegate/**", "the policy's files; it is judged by those of its base"},
	};
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (tg_glob_match(kinds[i].glob, path))
			return kinds[i].text;
	return "what runs the gate; have a look at how it is called";
}

static void policy(struct decision *d)
{
	size_t i;

	if (d->in->policy_problem)
		add(d, TG_REASON_POLICY, true,
		    tg_arena_printf(d->arena, "nobody could be judged by what it becomes: %s",
				    d->in->policy_problem))
			->way_out = "mend the file";

	for (i = 0; i < d->in->policy_file_count; i++) {
		const char *path = d->in->policy_files[i];
		struct tg_reason *reason =
			add(d, TG_REASON_POLICY, false,
			    tg_arena_printf(d->arena, "this change edits %s", edited(path)));

		reason->path = path;
		reason->way_out = "let somebody who may change the policy look at it";
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
	list_items(&d);
	findings(&d);
	limits(&d);
	secrets(&d);
	suppressions(&d);
	verdicts(&d);
	links(&d);
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
	tg_map_done(&d.items);
}

int tg_gate_exit(const struct tg_gate *gate, const struct tg_policy *policy)
{
	if (policy->mode == TG_GATE_ADVISE || gate->outcome == TG_GATE_PASSED)
		return 0;
	return gate->outcome == TG_GATE_BLOCKED ? 1 : 3;
}
