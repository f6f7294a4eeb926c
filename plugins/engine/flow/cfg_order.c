/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cfg_order.c - the order of blocks, their loops, and which variables are read later.
 */
#include "engine/flow/builder.h"

struct visit {
	uint32_t block, next; /* edge */
};

struct walk {
	struct builder *b;
	uint8_t *colour; /* 0 = new, 1 = on the way, 2 = done */
	uint32_t *post;
	uint32_t count;
	TG_VEC(struct visit) stack;
	TG_VEC(struct visit) back; /* edges to a head: from, to */
};

static uint32_t target(const struct builder *b, uint32_t block, uint32_t edge)
{
	return b->edge.at[b->block.at[block].edge + edge].to;
}

static void push(struct walk *w, uint32_t block)
{
	w->colour[block] = 1;
	*TG_VEC_ADD(&w->stack) = (struct visit){block, 0};
}

/* Where paths meet. */
static void mark_joins(struct builder *b, const uint32_t *order, uint32_t count)
{
	uint8_t *seen = tg_alloc_zero(b->block.count + 1, 1);
	uint32_t i, k;

	for (i = 0; i < count; i++) {
		for (k = 0; k < b->block.at[order[i]].edges; k++) {
			uint32_t to = target(b, order[i], k);

			b->block.at[to].joins = b->block.at[to].joins || seen[to] || to == 0;
			seen[to] = 1;
		}
	}
	tg_free_(&seen);
}

static void depth_first(struct walk *w)
{
	struct builder *b = w->b;

	push(w, 0);
	while (w->stack.count) {
		struct visit *top = &w->stack.at[w->stack.count - 1];
		uint32_t to;

		if (top->next >= b->block.at[top->block].edges) {
			w->colour[top->block] = 2;
			w->post[w->count++] = top->block;
			w->stack.count--;
			continue;
		}
		/* The last successor first, so that the order follows the text. */
		to = target(b, top->block, b->block.at[top->block].edges - 1 - top->next++);
		if (w->colour[to] == 0) {
			push(w, to);
		} else if (w->colour[to] == 1) {
			b->block.at[to].head = true;
			*TG_VEC_ADD(&w->back) = (struct visit){top->block, to};
		}
	}
}

/* Every block from which `from` is reached without the head lies in the loop. */
static void mark_loop(struct walk *w, uint32_t from, uint32_t head, const uint32_t *before,
		      const uint32_t *first, uint8_t *seen)
{
	struct builder *b = w->b;
	uint32_t i;

	memset(seen, 0, b->block.count);
	seen[head] = 1;
	b->block.at[head].cycle = true;
	w->stack.count = 0;
	*TG_VEC_ADD(&w->stack) = (struct visit){from, 0};
	while (w->stack.count) {
		uint32_t at = w->stack.at[--w->stack.count].block;

		if (seen[at])
			continue;
		seen[at] = 1;
		b->block.at[at].cycle = true;
		for (i = first[at]; i < first[at + 1]; i++)
			*TG_VEC_ADD(&w->stack) = (struct visit){before[i], 0};
	}
}

/* For each block those before it: `first[i]` to `first[i + 1]` of `before`. */
static void predecessors(const struct builder *b, uint32_t **ret_before, uint32_t **ret_first)
{
	uint32_t *first = tg_alloc_zero(b->block.count + 2, sizeof(*first));
	uint32_t *before = tg_alloc_zero(b->edge.count + 1, sizeof(*before));
	uint32_t i, k;

	for (i = 0; i < b->block.count; i++)
		for (k = 0; k < b->block.at[i].edges; k++)
			first[target(b, i, k) + 2]++;
	for (i = 2; i < b->block.count + 2; i++)
		first[i] += first[i - 1];
	for (i = 0; i < b->block.count; i++)
		for (k = 0; k < b->block.at[i].edges; k++)
			before[first[target(b, i, k) + 1]++] = i;
	*ret_before = before;
	*ret_first = first;
}

/* Which blocks lead on, and not only to the end of the program; after loops are known. */
static void mark_lasting(struct builder *b, const uint32_t *order, uint32_t count)
{
	uint32_t i, k;

	for (i = count; i-- > 0;) {
		struct tg_cfg_block *block = &b->block.at[order[i]];

		block->lasts =
			block->end == TG_CFG_RETURN || block->end == TG_CFG_THROW || block->cycle;
		for (k = 0; k < block->edges; k++)
			block->lasts = block->lasts || b->block.at[target(b, order[i], k)].lasts;
	}
}

void builder_order(struct builder *b)
{
	struct walk w = {.b = b};
	uint32_t *before, *first, *order, i;
	uint8_t *seen;

	w.colour = tg_alloc_zero(b->block.count + 1, 1);
	w.post = tg_alloc_zero(b->block.count + 1, sizeof(*w.post));
	depth_first(&w);
	order = tg_arena_alloc(b->arena, (w.count + 1) * sizeof(*order));
	for (i = 0; i < w.count; i++) {
		order[i] = w.post[w.count - 1 - i];
		b->block.at[order[i]].order = i;
		b->block.at[order[i]].reached = true;
	}
	mark_joins(b, order, w.count);
	b->code->order = order;
	b->code->reached = w.count;
	b->code->loops = w.back.count > 0;
	if (w.back.count) {
		predecessors(b, &before, &first);
		seen = tg_alloc_zero(b->block.count + 1, 1);
		for (i = 0; i < w.back.count; i++)
			mark_loop(&w, w.back.at[i].block, w.back.at[i].next, before, first, seen);
		tg_free_(&before);
		tg_free_(&first);
		tg_free_(&seen);
	}
	mark_lasting(b, order, w.count);
	TG_VEC_DONE(&w.stack);
	TG_VEC_DONE(&w.back);
	tg_free_(&w.colour);
	tg_free_(&w.post);
}

/* Goes backwards over a block: what is live at its end becomes what is live at its start. */
static void transfer(const struct builder *b, const struct tg_cfg_block *block, uint64_t *live)
{
	uint32_t i;
	int at;

	for (i = block->count; i-- > 0;) {
		const struct tg_cfg_op *op = &b->code->op[block->first + i];

		if (op->kind != TG_CFG_ADDRESS && op->kind != TG_CFG_DECLARE)
			continue;
		at = tg_cfg_local(b->code, op->decl);
		if (at < 0)
			continue;
		if (op->kind == TG_CFG_DECLARE || op->plain)
			live[at / 64] &= ~(1ull << (at % 64));
		else
			live[at / 64] |= 1ull << (at % 64);
	}
}

void builder_live(struct builder *b)
{
	struct tg_cfg *code = b->code;
	size_t words = (code->locals + 63) / 64, k;
	uint64_t *live, *now;
	bool changed = words > 0 && words <= 16;
	uint32_t i, e;

	if (!changed)
		return;
	live = tg_arena_alloc(b->arena, words * b->block.count * sizeof(*live));
	now = tg_alloc_zero(words, sizeof(*now));
	while (changed) {
		changed = false;
		for (i = code->reached; i-- > 0;) {
			uint32_t at = code->order[i];
			const struct tg_cfg_block *block = &b->block.at[at];

			memset(now, 0, words * sizeof(*now));
			for (e = 0; e < block->edges; e++)
				for (k = 0; k < words; k++)
					now[k] |= live[target(b, at, e) * words + k];
			transfer(b, block, now);
			if (memcmp(now, live + at * words, words * sizeof(*now)) != 0) {
				memcpy(live + at * words, now, words * sizeof(*now));
				changed = true;
			}
		}
	}
	for (i = 0; i < b->block.count; i++)
		b->block.at[i].live = live + i * words;
	tg_free_(&now);
}
