/* SPDX-License-Identifier: Apache-2.0 */
/*
 * meaning_graph.c - deep hashes, callees before callers. Functions that reach each other form a
 * component (found by Tarjan's algorithm, on a stack of its own: call chains may be long), whose
 * members are hashed together.
 */
#include "trace/change/meaning_graph.h"

#include <stdlib.h>

/* A symbol on the way down. */
struct frame {
	uint32_t symbol;
	uint32_t edge; /* the next to follow */
};

struct tarjan {
	struct tg_meanings *m;
	uint32_t *order; /* 0 = not met yet */
	uint32_t *low;
	uint32_t *component; /* 0 = not yet in one */
	uint32_t met, components;
	struct tg_buf out, some; /* what is being hashed */
	TG_VEC(struct frame) frames;
	TG_VEC(uint32_t) open; /* met and in no component yet */
};

static int by_bytes(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct tg_hash));
}

static struct tg_hash hash_bytes(struct tg_buf *buf)
{
	struct tg_hash hash = tg_hash_of(tg_buf_view(buf));

	tg_buf_clear(buf);
	return hash;
}

/* Two candidates that say the same are one: a copy elsewhere changes nothing. */
static void sort_unique(struct tg_buf *hashes)
{
	size_t kept = 0, at;

	if (hashes->len > TG_HASH_SIZE)
		qsort(hashes->ptr, hashes->len / TG_HASH_SIZE, TG_HASH_SIZE, by_bytes);
	for (at = 0; at < hashes->len; at += TG_HASH_SIZE) {
		if (kept &&
		    memcmp(hashes->ptr + at, hashes->ptr + kept - TG_HASH_SIZE, TG_HASH_SIZE) == 0)
			continue;
		memmove(hashes->ptr + kept, hashes->ptr + at, TG_HASH_SIZE);
		kept += TG_HASH_SIZE;
	}
	hashes->len = kept;
}

/* A kind of entry, and the length of what follows. */
static void add_length(struct tg_buf *out, char kind, size_t length)
{
	char digits[24], *at = digits + sizeof(digits);

	*--at = ':';
	do
		*--at = (char)('0' + length % 10);
	while (length /= 10);
	*--at = kind;
	tg_buf_add(out, at, (size_t)(digits + sizeof(digits) - at));
}

/*
 * What a symbol says with what it refers to, where members of its own component, whose hashes are
 * not known yet, count as "one of us" by their own meaning.
 */
static struct tg_hash local_hash(struct tarjan *t, uint32_t symbol, uint32_t component)
{
	const struct tg_meanings *m = t->m;
	const struct tg_symbol *s = &m->symbols[symbol];
	struct tg_buf *out = &t->out, *some = &t->some;
	uint32_t e = m->first[symbol], end = m->first[symbol + 1], ref;

	tg_buf_add(out, s->meaning.byte, TG_HASH_SIZE);
	for (ref = e < end && m->edges.at[e].ref == NO_REF ? NO_REF : 0;
	     ref == NO_REF || ref < s->ref_count; ref++) {
		for (; e < end && m->edges.at[e].ref == ref; e++) {
			const struct tg_symbol *to = &m->symbols[m->edges.at[e].to];
			bool ours = t->component[m->edges.at[e].to] == component;

			tg_buf_add(some, ours ? to->meaning.byte : to->deep.byte, TG_HASH_SIZE);
		}
		sort_unique(some);
		if (some->len) {
			add_length(out, 'r', some->len);
		} else if (ref != NO_REF) {
			add_length(out, 'n', strlen(s->refs[ref].name));
			tg_buf_puts(out, s->refs[ref].name);
		}
		tg_buf_str(out, tg_buf_view(some));
		tg_buf_clear(some);
	}
	return hash_bytes(out);
}

/* All members are known by now: [from, open.count) of the open ones. */
static void close_component(struct tarjan *t, size_t from)
{
	size_t count = t->open.count - from, i;
	const uint32_t *members = t->open.at + from;
	struct tg_hash *locals;
	struct tg_buf all = {0};
	struct tg_hash whole;

	t->components++;
	for (i = 0; i < count; i++)
		t->component[members[i]] = t->components;
	t->open.count = from;
	if (count == 1) {
		t->m->symbols[members[0]].deep = local_hash(t, members[0], t->components);
		return;
	}
	locals = tg_alloc_zero(count, sizeof(*locals));
	for (i = 0; i < count; i++)
		locals[i] = local_hash(t, members[i], t->components);
	for (i = 0; i < count; i++)
		tg_buf_add(&all, locals[i].byte, TG_HASH_SIZE);
	qsort(all.ptr, count, TG_HASH_SIZE, by_bytes);
	whole = hash_bytes(&all);
	for (i = 0; i < count; i++) {
		tg_buf_add(&all, locals[i].byte, TG_HASH_SIZE);
		tg_buf_add(&all, whole.byte, TG_HASH_SIZE);
		t->m->symbols[members[i]].deep = hash_bytes(&all);
	}
	tg_buf_done(&all);
	tg_free_(&locals);
}

static void enter(struct tarjan *t, uint32_t symbol)
{
	t->order[symbol] = t->low[symbol] = ++t->met;
	*TG_VEC_ADD(&t->open) = symbol;
	*TG_VEC_ADD(&t->frames) = (struct frame){symbol, t->m->first[symbol]};
}

static void leave(struct tarjan *t, uint32_t symbol)
{
	size_t from = t->open.count;

	t->frames.count--;
	if (t->frames.count) {
		uint32_t above = t->frames.at[t->frames.count - 1].symbol;

		if (t->low[symbol] < t->low[above])
			t->low[above] = t->low[symbol];
	}
	if (t->low[symbol] != t->order[symbol])
		return;
	while (t->open.at[--from] != symbol)
		;
	close_component(t, from);
}

static void walk(struct tarjan *t, uint32_t root)
{
	enter(t, root);
	while (t->frames.count) {
		struct frame *frame = &t->frames.at[t->frames.count - 1];
		uint32_t symbol = frame->symbol, to;

		if (frame->edge == t->m->first[symbol + 1]) {
			leave(t, symbol);
			continue;
		}
		to = t->m->edges.at[frame->edge++].to;
		if (!t->order[to])
			enter(t, to);
		else if (!t->component[to] && t->order[to] < t->low[symbol])
			t->low[symbol] = t->order[to];
	}
}

void tg_meanings_hash(struct tg_meanings *m)
{
	struct tg_arena arena = {0};
	struct tarjan t = {.m = m};
	uint32_t i;

	t.order = tg_arena_alloc(&arena, (m->count + 1) * sizeof(*t.order));
	t.low = tg_arena_alloc(&arena, (m->count + 1) * sizeof(*t.low));
	t.component = tg_arena_alloc(&arena, (m->count + 1) * sizeof(*t.component));
	for (i = 0; i < m->count; i++)
		if (!t.order[i])
			walk(&t, i);
	TG_VEC_DONE(&t.frames);
	TG_VEC_DONE(&t.open);
	tg_buf_done(&t.out);
	tg_buf_done(&t.some);
	tg_arena_done(&arena);
}
