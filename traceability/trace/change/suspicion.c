/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/change/suspicion.h"

#include "trace/matrix/matrix_build.h"

/* What a comparison needs of a matrix in the making. */
struct tg_comparison {
	struct tg_arena *arena; /* of the caller; moved into `scratch` meanwhile */
	struct tg_matrix scratch;
	struct tg_matrix_input input;
	struct tg_build build;
	struct tg_facts_index *then;
};

struct tg_comparison *tg_comparison_begin(struct tg_arena *arena, const struct tg_facts *then,
					  const struct tg_facts *now)
{
	struct tg_comparison *c = tg_alloc_zero(1, sizeof(*c));

	c->arena = arena;
	c->scratch.arena = *arena;
	c->input.now = now;
	c->build = (struct tg_build){.in = &c->input, .matrix = &c->scratch};
	c->then = tg_facts_index_of(&c->build.index, then);
	return c;
}

void tg_comparison_end(struct tg_comparison *c)
{
	tg_matrix_index_done(&c->build.index);
	TG_VEC_DONE(&c->build.problems);
	tg_map_done(&c->build.ambiguous);
	*c->arena = c->scratch.arena;
	tg_free_(&c);
}

struct tg_identity tg_comparison_identity(struct tg_comparison *c,
					  const struct tg_fact_claim *claim)
{
	return tg_build_claimed(&c->build, c->then, claim);
}

const struct tg_symbol *tg_comparison_symbol(struct tg_comparison *c,
					     const struct tg_symbol *symbol,
					     struct tg_meaning_change *ret_change)
{
	const struct tg_symbol *before = tg_build_identity(&c->build, c->then, symbol).symbol;

	*ret_change = (struct tg_meaning_change){.grade = TG_SAME, .path = ""};
	if (before)
		*ret_change = tg_meaning_compare(&c->scratch.arena, c->then->facts->meanings,
						 before, c->input.now->meanings, symbol);
	return before;
}

static bool text_changed(const struct tg_comparison *c, const struct tg_item *item)
{
	const struct tg_item *before =
		item->kind == TG_ITEM_CLAUSE ? item : tg_build_same_item(c->then, item);

	return before && !tg_hash_eq(before->hash, item->hash);
}

/* True when the link is in doubt; one that is new is valid at its commit. */
static bool suspect(struct tg_comparison *c, const struct tg_matrix_item *item,
		    const struct tg_matrix_link *link, struct tg_suspicion *ret)
{
	struct tg_arena *arena = &c->scratch.arena;
	enum tg_standing standing;

	*ret = (struct tg_suspicion){.item = item, .link = link};
	standing = tg_build_relate(&c->build, c->then, link->claim, &ret->change);
	if (standing == TG_STANDING_LATER || link->review == TG_REVIEWED)
		return false;
	ret->text_changed = text_changed(c, item->item);
	if (standing == TG_STANDING_CHANGED)
		ret->what = tg_build_change(&c->build, link->claim, &ret->change);
	else
		ret->what = tg_arena_printf(arena, "the text of %s changed", item->item->key);
	return ret->text_changed || standing == TG_STANDING_CHANGED;
}

/* @satisfies TG-TRC-7 */
size_t tg_suspicions(struct tg_arena *arena, const struct tg_side *base, const struct tg_side *head,
		     struct tg_suspicion **ret)
{
	TG_VEC(struct tg_suspicion) found = {0};
	struct tg_comparison *c = tg_comparison_begin(arena, base->facts, head->facts);
	size_t i, l;

	for (i = 0; i < head->matrix->count; i++) {
		const struct tg_matrix_item *item = &head->matrix->items[i];

		for (l = 0; l < item->link_count; l++) {
			struct tg_suspicion suspicion;

			if (suspect(c, item, &item->links[l], &suspicion))
				*TG_VEC_ADD(&found) = suspicion;
		}
	}
	tg_comparison_end(c);
	*ret = tg_arena_alloc(arena, (found.count + 1) * sizeof(**ret));
	for (i = 0; i < found.count; i++)
		(*ret)[i] = found.at[i];
	l = found.count;
	TG_VEC_DONE(&found);
	return l;
}

/* The item of the same kind and key. */
static const struct tg_matrix_item *item_in(const struct tg_map *items,
					    const struct tg_matrix_item *item)
{
	const struct tg_matrix_item *found = tg_map_get(items, tg_str(item->item->key));

	return found && found->item->kind == item->item->kind ? found : NULL;
}

static bool is_same_test(const struct tg_fact_claim *a, const struct tg_fact_claim *b)
{
	if (!a->symbol != !b->symbol)
		return false;
	return a->symbol ? strcmp(a->symbol->name, b->symbol->name) == 0
			 : strcmp(a->claim.path, b->claim.path) == 0;
}

static const struct tg_matrix_link *test_in(const struct tg_matrix_item *item,
					    const struct tg_matrix_link *test)
{
	size_t i;

	for (i = 0; item && i < item->link_count; i++)
		if (item->links[i].is_test && is_same_test(item->links[i].claim, test->claim))
			return &item->links[i];
	return NULL;
}

static const char *why_not(struct tg_arena *arena, const struct tg_matrix_item *item,
			   const struct tg_matrix_link *link, const struct tg_matrix_link *before)
{
	const struct tg_symbol *symbol = before->claim->symbol;
	const char *name = symbol ? symbol->name : before->claim->claim.path;

	if (!item)
		return "the item is gone";
	if (!link)
		return tg_arena_printf(arena, "%s does not verify it any more", name);
	if (link->cause[0])
		return tg_arena_strdup(arena, link->cause);
	return tg_arena_printf(arena, "%s: %s", name, tg_evidence_name(link->evidence));
}

/* @satisfies TG-TRC-7 */
size_t tg_unproven(struct tg_arena *arena, const struct tg_side *base, const struct tg_side *head,
		   struct tg_unproven **ret)
{
	TG_VEC(struct tg_unproven) found = {0};
	struct tg_map items = {0};
	size_t i, l, count;

	for (i = 0; i < head->matrix->count; i++)
		*tg_map_put(&items, tg_str(head->matrix->items[i].item->key)) =
			&head->matrix->items[i];
	for (i = 0; i < base->matrix->count; i++) {
		const struct tg_matrix_item *before = &base->matrix->items[i];
		const struct tg_matrix_item *item = item_in(&items, before);

		for (l = 0; l < before->link_count; l++) {
			const struct tg_matrix_link *test = &before->links[l], *now;

			if (!test->is_test || test->evidence != TG_EVIDENCE_PASSED)
				continue;
			now = test_in(item, test);
			if (now && now->evidence == TG_EVIDENCE_PASSED)
				continue;
			*TG_VEC_ADD(&found) = (struct tg_unproven){item, before, test, now,
								   why_not(arena, item, now, test)};
		}
	}
	tg_map_done(&items);
	count = found.count;
	*ret = tg_arena_alloc(arena, (count + 1) * sizeof(**ret));
	for (i = 0; i < count; i++)
		(*ret)[i] = found.at[i];
	TG_VEC_DONE(&found);
	return count;
}
