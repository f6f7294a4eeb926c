/* SPDX-License-Identifier: Apache-2.0 */
/*
 * matrix_finding - findings of ours and of other tools, in the code of the items they contradict.
 */
#include "knowledge/mapping.h"
#include "trace/analysis/hardening.h"
#include "trace/matrix/matrix_build.h"

static void index_finding(struct tg_build *build, const struct tg_finding *finding,
			  const struct tg_foreign_finding *foreign)
{
	struct tg_build_finding *entry;
	void **slot;

	if (finding->state != TG_FINDING_OPEN)
		return;
	slot = tg_map_put(&build->by_path, tg_str(finding->path));
	entry = TG_NEW(&build->matrix->arena, struct tg_build_finding);
	entry->finding = finding;
	entry->foreign = foreign;
	entry->next = *slot;
	*slot = entry;
}

void tg_build_index_findings(struct tg_build *build)
{
	size_t i;

	/* Notes of other tools are remarks, which contradict nothing. */
	for (i = build->in->foreign_count; i-- > 0;)
		if (build->in->foreign[i].finding.severity != TG_NOTE)
			index_finding(build, &build->in->foreign[i].finding,
				      &build->in->foreign[i]);
	for (i = build->in->finding_count; i-- > 0;)
		index_finding(build, &build->in->findings[i], NULL);
	for (i = 0; i < build->in->now->gap_count; i++) {
		const struct tg_fact_gap *gap = &build->in->now->gaps[i];

		*tg_map_put(&build->gaps, tg_str(gap->path)) = (void *)(uintptr_t)gap->detail;
	}
}

/* True when the clause is the node, or one that the node covers. */
static bool concerns(const struct tg_build_node *clause, const struct tg_build_node *node)
{
	size_t u;

	if (clause == node)
		return true;
	for (u = 0; clause && u < node->up.count; u++)
		if (node->up.at[u] == clause)
			return true;
	return false;
}

/* A finding of another tool speaks against what its weaknesses are mapped to. */
static bool foreign_speaks_against(struct tg_build *build, const struct tg_foreign_finding *foreign,
				   const struct tg_build_node *node)
{
	const struct tg_entry *const *entries;
	size_t i, e, count;

	for (i = 0; build->in->catalogs && i < foreign->weakness_count; i++) {
		if (!tg_mapping_of_weakness(build->in->catalogs, tg_str(foreign->weaknesses[i]),
					    &entries, &count, NULL))
			continue; /* a weakness that nobody knows speaks against nothing */
		for (e = 0; e < count; e++)
			if (concerns(tg_map_get(&build->by_tag, tg_str(entries[e]->tag)), node))
				return true;
	}
	return false;
}

/* True when one of the requirements on the rule's card is the node, or a clause that it covers. */
static bool speaks_against(struct tg_build *build, const struct tg_build_finding *entry,
			   const struct tg_build_node *node)
{
	const struct tg_card *card = tg_card_find(build->in->cards, entry->finding->rule);
	size_t i;

	if (entry->foreign)
		return foreign_speaks_against(build, entry->foreign, node);
	for (i = 0; card && i < card->requirements.count; i++)
		if (concerns(tg_build_resolve(build, tg_str(card->requirements.at[i]), NULL), node))
			return true;
	return false;
}

/* Secrets, unsafe settings and what a build lacks stand in files that no claim speaks of: they
 * concern the product. */
static bool concerns_product(const struct tg_finding *finding)
{
	static const char *const packs[] = {"secrets/", "settings/", "project/", TG_RULE_BUILD};
	size_t i;

	if (finding->state != TG_FINDING_OPEN || finding->severity == TG_NOTE || finding->usr[0])
		return false;
	for (i = 0; i < sizeof(packs) / sizeof(*packs); i++)
		if (tg_str_starts(tg_str(finding->rule), packs[i]))
			return true;
	return false;
}

static void link_product_findings(struct tg_build *build, struct tg_build_node *node)
{
	size_t i;

	for (i = 0; i < build->in->finding_count; i++) {
		const struct tg_build_finding entry = {.finding = &build->in->findings[i]};

		if (concerns_product(entry.finding) && speaks_against(build, &entry, node))
			*TG_VEC_ADD(&node->findings) = entry.finding;
	}
}

void tg_build_link_findings(struct tg_build *build, struct tg_build_node *node)
{
	size_t i;

	for (i = 0; i < node->links.count; i++) {
		const struct tg_matrix_link *link = &node->links.at[i];
		const struct tg_symbol *symbol = link->claim->symbol;
		const struct tg_build_finding *entry =
			tg_map_get(&build->by_path, tg_str(link->claim->claim.path));

		for (; entry && !link->is_test; entry = entry->next) {
			const struct tg_range *range = &entry->finding->range;

			if (symbol && (range->line < symbol->range.line ||
				       range->line > symbol->range.end_line))
				continue;
			if (!concerns_product(entry->finding) && speaks_against(build, entry, node))
				*TG_VEC_ADD(&node->findings) = entry->finding;
		}
	}
	link_product_findings(build, node);
}
