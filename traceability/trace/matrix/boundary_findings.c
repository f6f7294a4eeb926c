/* SPDX-License-Identifier: Apache-2.0 */
/*
 * boundary_findings.c - the join of code and threat model as findings; see boundaries.h.
 */
#include "trace/matrix/boundaries.h"

struct replacement {
	const struct tg_boundaries *found, *before;
	struct tg_analysis *analysis;
	struct tg_finding like; /* rule, severity and confidence of all of them */
	struct tg_map allowed;  /* USR -> reason of a suppression beside the code */
	bool *is_new;           /* in step with the findings, or NULL */
};

static struct tg_hash fingerprint(const char *what, const char *key)
{
	struct tg_hasher hasher;

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str(TG_RULE_BOUNDARY));
	tg_hash_add(&hasher, tg_str(what));
	tg_hash_add(&hasher, tg_str(key));
	return tg_hash_end(&hasher);
}

static bool was_untied(const struct tg_boundaries *before, const struct tg_symbol *symbol)
{
	size_t i;

	for (i = 0; i < before->untied_count; i++)
		if (strcmp(before->untied[i].symbol->usr, symbol->usr) == 0)
			return true;
	return !before->asked;
}

static bool was_uncrossed(const struct tg_boundaries *before, const struct tg_item *item)
{
	size_t i;

	for (i = 0; i < before->uncrossed_count; i++)
		if (strcmp(before->uncrossed[i]->key, item->key) == 0)
			return true;
	return !before->asked;
}

/* Takes out what units said, and remembers what of it somebody answers for. */
static void take_out(struct replacement *r)
{
	struct tg_analysis *analysis = r->analysis;
	size_t i, kept = 0;

	for (i = 0; i < analysis->findings.count; i++) {
		const struct tg_finding *finding = &analysis->findings.at[i];

		if (strcmp(finding->rule, TG_RULE_BOUNDARY) == 0) {
			if (finding->state == TG_FINDING_SUPPRESSED)
				*tg_map_put(&r->allowed, tg_str(finding->usr)) =
					(void *)(uintptr_t)finding->reason;
			continue;
		}
		analysis->findings.at[kept] = *finding;
		analysis->finding_units[kept] = analysis->finding_units[i];
		if (r->is_new)
			r->is_new[kept] = r->is_new[i];
		kept++;
	}
	analysis->findings.count = kept;
}

/* Arrays that stay in step with the findings, with room for `more`. */
static void make_room(struct replacement *r, size_t more)
{
	struct tg_analysis *analysis = r->analysis;
	size_t count = analysis->findings.count;
	size_t *units = tg_arena_alloc(&analysis->arena, (count + more + 1) * sizeof(*units));
	bool *is_new = tg_arena_alloc(&analysis->arena, count + more + 1);

	if (count)
		memcpy(units, analysis->finding_units, count * sizeof(*units));
	if (count && r->is_new)
		memcpy(is_new, r->is_new, count);
	analysis->finding_units = units;
	if (r->is_new)
		r->is_new = is_new;
}

static void put(struct replacement *r, const struct tg_finding *finding, bool is_new)
{
	size_t at = r->analysis->findings.count;

	*TG_VEC_ADD(&r->analysis->findings) = *finding;
	r->analysis->finding_units[at] = TG_NO_UNIT;
	if (r->is_new)
		r->is_new[at] = is_new;
}

static const char *keep(const struct replacement *r, const char *text)
{
	return tg_arena_strdup(&r->analysis->arena, text);
}

static void put_untied(struct replacement *r, const struct tg_boundary_entry *entry)
{
	const struct tg_symbol *symbol = entry->symbol;
	const char *reason = tg_map_get(&r->allowed, tg_str(symbol->usr));
	struct tg_finding finding = r->like;

	finding.path = keep(r, symbol->path);
	finding.range.line = finding.range.end_line = symbol->range.line;
	finding.function = keep(r, symbol->name);
	finding.usr = keep(r, symbol->usr);
	finding.fingerprint = finding.fallback = fingerprint("code", symbol->usr);
	finding.message = tg_arena_printf(&r->analysis->arena,
					  "'%s' takes data from outside with %s() and is tied to "
					  "no boundary or threat of the model",
					  symbol->name, entry->source);
	if (reason) {
		finding.state = TG_FINDING_SUPPRESSED;
		finding.reason = reason;
	}
	put(r, &finding, !was_untied(r->before, symbol));
}

static void put_uncrossed(struct replacement *r, const struct tg_item *item)
{
	struct tg_finding finding = r->like;

	finding.path = keep(r, item->path);
	finding.range.line = finding.range.end_line = item->line;
	finding.fingerprint = finding.fallback = fingerprint("model", item->key);
	finding.message = tg_arena_printf(&r->analysis->arena,
					  "no code crosses the boundary '%s' of the model (%s)",
					  item->key, item->title);
	put(r, &finding, !was_uncrossed(r->before, item));
}

/* What all of them share; false when nobody knows the rule. */
static bool describe(struct replacement *r, const struct tg_rulebook *rulebook)
{
	const struct tg_rule_setting *setting =
		tg_ruleset_find(&rulebook->ruleset, TG_RULE_BOUNDARY);
	const struct tg_card *card = tg_card_find(&rulebook->cards, TG_RULE_BOUNDARY);

	if (!card)
		return false;
	r->like = (struct tg_finding){
		.rule = card->id,
		.severity = setting ? setting->severity : card->severity,
		.confidence = setting ? setting->confidence : card->confidence,
		.range = {.column = 1, .end_column = 2},
		.function = "",
		.usr = "",
		.macro = "",
		.reason = "",
	};
	return true;
}

/* @satisfies TG-TRC-11 */
void tg_boundaries_report(const struct tg_boundaries *found, const struct tg_boundaries *before,
			  const struct tg_rulebook *rulebook, struct tg_analysis *analysis,
			  bool **is_new)
{
	static const struct tg_boundaries nothing = {.asked = false};
	struct replacement r = {.found = found,
				.before = before ? before : &nothing,
				.analysis = analysis,
				.is_new = is_new ? *is_new : NULL};
	size_t i;

	if (!found->asked || !describe(&r, rulebook))
		return;
	take_out(&r);
	make_room(&r, found->untied_count + found->uncrossed_count);
	for (i = 0; i < found->untied_count; i++)
		put_untied(&r, &found->untied[i]);
	for (i = 0; i < found->uncrossed_count; i++)
		put_uncrossed(&r, found->uncrossed[i]);
	if (is_new)
		*is_new = r.is_new;
	tg_map_done(&r.allowed);
}
