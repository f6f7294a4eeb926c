/* SPDX-License-Identifier: Apache-2.0 */
/*
 * matrix_review - how links stand to the review ledger, and what policy makes of it.
 */
#include "trace/matrix/matrix_build.h"

bool tg_link_content(const struct tg_matrix_link *link, struct tg_hash *ret_code)
{
	const struct tg_fact_claim *claim = link->claim;

	*ret_code = claim->symbol ? claim->symbol->deep : claim->file;
	return !tg_hash_is_zero(*ret_code);
}

struct tg_hash tg_item_content(const struct tg_item *item)
{
	return item->kind == TG_ITEM_CLAUSE ? (struct tg_hash){{0}} : item->hash;
}

static void look_up(const struct tg_build *build, const struct tg_item *item,
		    struct tg_matrix_link *link)
{
	const struct tg_reviews *reviews = build->in->reviews;
	const struct tg_fact_claim *claim = link->claim;
	struct tg_hash code;

	if (!reviews || !reviews->at.count)
		return;
	if (tg_link_content(link, &code))
		link->reviewed = tg_review_find(reviews, item->key, claim->claim.verb,
						tg_item_content(item), code);
	if (link->reviewed) {
		link->review = link->reviewed->valid ? TG_REVIEWED : TG_REJECTED;
		return;
	}
	link->reviewed = tg_review_of_link(reviews, item->key, claim->claim.verb,
					   claim->symbol ? claim->symbol->name : claim->claim.path);
	link->review = link->reviewed ? TG_CHANGED_SINCE : TG_NOT_REVIEWED;
}

/* Why a link that nobody reviewed is not what it was when it was made; "" when it is. */
static const char *since_linked(struct tg_build *build, const struct tg_item *item,
				struct tg_matrix_link *link)
{
	const struct tg_fact_claim *claim = link->claim;
	struct tg_arena *arena = &build->matrix->arena;
	struct tg_meaning_change change;
	struct tg_facts_index *then;
	const struct tg_item *before;

	if (!claim->linked)
		return "";
	then = tg_facts_index_of(&build->index, claim->linked);
	before = item->kind == TG_ITEM_CLAUSE ? item : tg_build_same_item(then, item);
	if (before && !tg_hash_eq(before->hash, item->hash))
		return tg_arena_printf(arena, "the text of %s changed since %s was linked",
				       item->key, tg_build_place(build, claim));
	if (tg_build_relate(build, then, claim, &change) != TG_STANDING_CHANGED)
		return "";
	link->change = change;
	link->since = claim->linked;
	return tg_arena_printf(arena, "%s since it was linked",
			       tg_build_change(build, claim, &change));
}

/* @satisfies TG-TRC-6 */
static const char *doubt(struct tg_build *build, const struct tg_item *item,
			 struct tg_matrix_link *link)
{
	struct tg_arena *arena = &build->matrix->arena;
	const char *place, *changed;

	if (link->review == TG_REJECTED)
		return tg_arena_printf(arena, "a review rejected %s: %s",
				       tg_build_place(build, link->claim), link->reviewed->note);
	if (link->review == TG_REVIEWED || build->in->review_policy == TG_REVIEW_TESTS)
		return "";
	place = tg_build_place(build, link->claim);
	if (link->review == TG_CHANGED_SINCE)
		return tg_arena_printf(arena, "%s or the text of %s changed since its review of %s",
				       place, item->key, link->reviewed->date);
	if (build->in->review_policy == TG_REVIEW_ALL)
		return tg_arena_printf(arena, "nobody reviewed %s", place);
	changed = since_linked(build, item, link);
	return changed[0] ? tg_arena_printf(arena, "%s, and nobody reviewed it", changed) : "";
}

void tg_build_reviews(struct tg_build *build, struct tg_build_node *node)
{
	size_t i;

	for (i = 0; i < node->links.count; i++) {
		struct tg_matrix_link *link = &node->links.at[i];

		look_up(build, node->out->item, link);
		link->doubt = doubt(build, node->out->item, link);
	}
}
