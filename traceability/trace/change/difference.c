/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/change/difference.h"

#include "trace/matrix/matrix_build.h"

static void *keep(struct tg_arena *arena, const void *at, size_t size)
{
	void *memory = tg_arena_alloc(arena, size + 1);

	return size ? memcpy(memory, at, size) : memory;
}

struct making {
	struct tg_arena *arena;
	const struct tg_side *base, *head;
	TG_VEC(struct tg_item_change) items;
	TG_VEC(struct tg_link_change) links;
	TG_VEC(struct tg_code_change) code;
};

/* ---- items ---- */

static const char *item_key(struct tg_buf *key, const struct tg_matrix_item *item)
{
	tg_buf_clear(key);
	tg_buf_printf(key, "%d %s", (int)item->item->kind, item->item->key);
	return key->ptr;
}

static void index_items(const struct tg_matrix *matrix, struct tg_map *map)
{
	struct tg_buf key = {0};
	size_t i;

	for (i = 0; i < matrix->count; i++)
		*tg_map_put(map, tg_str(item_key(&key, &matrix->items[i]))) = &matrix->items[i];
	tg_buf_done(&key);
}

static void compare_items(struct making *m)
{
	struct tg_map before = {0}, after = {0};
	struct tg_buf key = {0};
	size_t i;

	index_items(m->base->matrix, &before);
	index_items(m->head->matrix, &after);
	for (i = 0; i < m->head->matrix->count; i++) {
		const struct tg_matrix_item *now = &m->head->matrix->items[i];
		const struct tg_matrix_item *then =
			tg_map_get(&before, tg_str(item_key(&key, now)));
		bool text = then &&
			    !tg_hash_eq(tg_item_content(then->item), tg_item_content(now->item));

		if (!then || text || then->verdict != now->verdict)
			*TG_VEC_ADD(&m->items) = (struct tg_item_change){then, now, text};
	}
	for (i = 0; i < m->base->matrix->count; i++) {
		const struct tg_matrix_item *then = &m->base->matrix->items[i];

		if (!tg_map_has(&after, tg_str(item_key(&key, then))))
			*TG_VEC_ADD(&m->items) = (struct tg_item_change){then, NULL, false};
	}
	tg_buf_done(&key);
	tg_map_done(&before);
	tg_map_done(&after);
}

/* ---- links ---- */

/* What a link says: a function by its name, so that a move is no new link. */
static const char *link_key(struct tg_buf *key, const struct tg_matrix_item *item,
			    const struct tg_matrix_link *link)
{
	const struct tg_fact_claim *claim = link->claim;

	tg_buf_clear(key);
	tg_buf_printf(key, "%s\t%s\t%s", item->item->key, tg_verb_name(claim->claim.verb),
		      claim->symbol ? claim->symbol->name : claim->claim.path);
	return key->ptr;
}

static void index_links(const struct tg_matrix *matrix, struct tg_map *map)
{
	struct tg_buf key = {0};
	size_t i, l;

	for (i = 0; i < matrix->count; i++)
		for (l = 0; l < matrix->items[i].link_count; l++)
			*tg_map_put(map, tg_str(link_key(&key, &matrix->items[i],
							 &matrix->items[i].links[l]))) =
				(void *)(uintptr_t)&matrix->items[i].links[l];
	tg_buf_done(&key);
}

static void links_of(struct making *m, const struct tg_matrix *matrix, const struct tg_map *others,
		     bool head)
{
	struct tg_buf key = {0};
	size_t i, l;

	for (i = 0; i < matrix->count; i++) {
		const struct tg_matrix_item *item = &matrix->items[i];

		for (l = 0; l < item->link_count; l++) {
			const struct tg_matrix_link *link = &item->links[l];
			const struct tg_matrix_link *other =
				tg_map_get(others, tg_str(link_key(&key, item, link)));

			if (head)
				*TG_VEC_ADD(&m->links) = (struct tg_link_change){item, other, link};
			else if (!other)
				*TG_VEC_ADD(&m->links) = (struct tg_link_change){item, link, NULL};
		}
	}
	tg_buf_done(&key);
}

static void compare_links(struct making *m)
{
	struct tg_map before = {0}, after = {0};

	index_links(m->base->matrix, &before);
	index_links(m->head->matrix, &after);
	links_of(m, m->head->matrix, &before, true);
	links_of(m, m->base->matrix, &after, false);
	tg_map_done(&before);
	tg_map_done(&after);
}

/* ---- code ---- */

/* The symbols of claims, each once, in the order of the claims. */
static void linked_symbols(const struct tg_facts *facts, struct tg_map *seen)
{
	size_t i;

	for (i = 0; i < facts->claim_count; i++) {
		const struct tg_fact_claim *claim = &facts->claims[i];

		if (claim->symbol)
			*tg_map_put(seen,
				    tg_str_n((const char *)&claim->symbol, sizeof(claim->symbol))) =
				(void *)(uintptr_t)claim;
	}
}

static void compare_code(struct making *m)
{
	struct tg_map now = {0}, then = {0}, met = {0};
	struct tg_comparison *comparison =
		tg_comparison_begin(m->arena, m->base->facts, m->head->facts);
	size_t i;

	linked_symbols(m->head->facts, &now);
	linked_symbols(m->base->facts, &then);
	for (i = 0; i < now.entries.count; i++) {
		const struct tg_fact_claim *claim = now.entries.at[i].value;
		struct tg_code_change change = {.after = claim->symbol, .in_test = claim->in_test};

		change.before = tg_comparison_symbol(comparison, claim->symbol, &change.change);
		if (change.before)
			tg_map_add(&met,
				   tg_str_n((const char *)&change.before, sizeof(change.before)));
		*TG_VEC_ADD(&m->code) = change;
	}
	for (i = 0; i < then.entries.count; i++) {
		const struct tg_fact_claim *claim = then.entries.at[i].value;

		if (!tg_map_has(&met, then.entries.at[i].key))
			*TG_VEC_ADD(&m->code) = (struct tg_code_change){.before = claim->symbol,
									.in_test = claim->in_test};
	}
	tg_comparison_end(comparison);
	tg_map_done(&now);
	tg_map_done(&then);
	tg_map_done(&met);
}

/* @satisfies TG-TRC-9 */
void tg_difference(struct tg_arena *arena, const struct tg_side *base, const struct tg_side *head,
		   struct tg_difference *ret)
{
	struct making m = {.arena = arena, .base = base, .head = head};

	compare_items(&m);
	compare_links(&m);
	compare_code(&m);
	*ret = (struct tg_difference){
		.items = keep(arena, m.items.at, m.items.count * sizeof(*m.items.at)),
		.item_count = m.items.count,
		.links = keep(arena, m.links.at, m.links.count * sizeof(*m.links.at)),
		.link_count = m.links.count,
		.code = keep(arena, m.code.at, m.code.count * sizeof(*m.code.at)),
		.code_count = m.code.count,
	};
	TG_VEC_DONE(&m.items);
	TG_VEC_DONE(&m.links);
	TG_VEC_DONE(&m.code);
}
