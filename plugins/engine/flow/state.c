/* SPDX-License-Identifier: Apache-2.0 */
/*
 * state.c - states: look-up, change, copies. See domain.h.
 */
#include "engine/flow/domain.h"

#include <stdlib.h>

struct flow_state *flow_state_new(struct flow_tables *t)
{
	struct flow_state *s = t->free;

	if (!s)
		return tg_alloc_zero(1, sizeof(*s));
	t->free = s->next;
	s->next = NULL;
	s->cell.count = s->fact.count = s->object.count = 0;
	s->difference.count = s->stack.count = s->premise.count = 0;
	s->generation = s->choice = s->rewired = 0;
	s->pending = false;
	return s;
}

void flow_state_free(struct flow_tables *t, struct flow_state *s)
{
	s->next = t->free;
	t->free = s;
}

#define COPY(to, from)                                                                   \
	do {                                                                             \
		if ((from)->count > (to)->cap) {                                         \
			(to)->cap = (from)->count + (from)->count / 2;                   \
			(to)->at = tg_realloc((to)->at, (to)->cap, sizeof(*(to)->at));   \
		}                                                                        \
		(to)->count = (from)->count;                                             \
		if ((from)->count)                                                       \
			memcpy((to)->at, (from)->at, (from)->count * sizeof(*(to)->at)); \
	} while (0)

struct flow_state *flow_state_copy(struct flow_tables *t, const struct flow_state *s)
{
	struct flow_state *copy = flow_state_new(t);

	COPY(&copy->cell, &s->cell);
	COPY(&copy->fact, &s->fact);
	COPY(&copy->object, &s->object);
	COPY(&copy->difference, &s->difference);
	COPY(&copy->stack, &s->stack);
	COPY(&copy->premise, &s->premise);
	copy->generation = s->generation;
	copy->choice = s->choice;
	copy->rewired = s->rewired;
	return copy;
}

/*
 * The searches halve by a choice of numbers and not by a branch: nothing is asked more often, and
 * no processor foretells where the next answer lies.
 */
size_t flow_cell_at(const struct flow_state *s, uint32_t region, int64_t offset)
{
	size_t low = 0, size = s->cell.count;

	while (size) {
		const size_t half = size / 2;
		const struct flow_cell *c = &s->cell.at[low + half];
		const bool less =
			(c->region < region) | ((c->region == region) & (c->offset < offset));

		low += (half + 1) & -(size_t)less;
		size = less ? size - half - 1 : half;
	}
	return low;
}

/*
 * Where symbols and regions stood when they were last looked for, in whatever state: most are asked
 * for several times in a row, and stand at the same place in the next state.
 */
enum { REMEMBERED = 64 };

static uint32_t last_fact[REMEMBERED], last_object[REMEMBERED];

static size_t fact_at(const struct flow_state *s, uint32_t symbol)
{
	uint32_t *last = &last_fact[symbol % REMEMBERED];
	size_t low = *last, size = s->fact.count;

	if (low < size && s->fact.at[low].symbol == symbol)
		return low;
	for (low = 0; size;) {
		const size_t half = size / 2;
		const bool less = s->fact.at[low + half].symbol < symbol;

		low += (half + 1) & -(size_t)less;
		size = less ? size - half - 1 : half;
	}
	*last = (uint32_t)low;
	return low;
}

const struct flow_fact *flow_fact_get(const struct flow_state *s, uint32_t symbol)
{
	size_t at = fact_at(s, symbol);

	return at < s->fact.count && s->fact.at[at].symbol == symbol ? &s->fact.at[at] : NULL;
}

struct flow_fact *flow_fact_put(const struct flow_tables *t, struct flow_state *s, uint32_t symbol)
{
	size_t at = fact_at(s, symbol);
	struct flow_fact *fact;

	if (at < s->fact.count && s->fact.at[at].symbol == symbol)
		return &s->fact.at[at];
	(void)TG_VEC_ADD(&s->fact);
	fact = &s->fact.at[at];
	memmove(fact + 1, fact, (s->fact.count - 1 - at) * sizeof(*fact));
	*fact = (struct flow_fact){.least = FLOW_LEAST, .most = FLOW_MOST, .not = FLOW_LEAST};
	fact->symbol = 0; /* so that the range is that of the type */
	flow_symbol_range(t, NULL, symbol, &fact->least, &fact->most);
	fact->symbol = symbol;
	return fact;
}

static size_t object_at(const struct flow_state *s, uint32_t region)
{
	uint32_t *last = &last_object[region % REMEMBERED];
	size_t low = *last, size = s->object.count;

	if (low < size && s->object.at[low].region == region)
		return low;
	for (low = 0; size;) {
		const size_t half = size / 2;
		const bool less = s->object.at[low + half].region < region;

		low += (half + 1) & -(size_t)less;
		size = less ? size - half - 1 : half;
	}
	*last = (uint32_t)low;
	return low;
}

const struct flow_object *flow_object_find(const struct flow_state *s, uint32_t region)
{
	size_t at = object_at(s, region);

	return at < s->object.count && s->object.at[at].region == region ? &s->object.at[at] : NULL;
}

struct flow_object flow_object_unknown(const struct flow_tables *t, uint32_t region)
{
	struct flow_object object = {.region = region, .null = TG_NULL_NEVER, .life = TG_LIFE_LIVE};

	switch (t->region.at[region].kind) {
	case REGION_SYMBOL:
	case REGION_NONE:
		object.null = TG_NULL_UNKNOWN;
		object.life = TG_LIFE_UNKNOWN;
		object.escaped = true;
		break;
	case REGION_LOCAL:
		object.content = CONTENT_UNINITIALISED;
		break;
	case REGION_GLOBAL:
		object.escaped = true;
		break;
	case REGION_OLD:
		object.life = TG_LIFE_UNKNOWN;
		break;
	default:
		break;
	}
	return object;
}

struct flow_object flow_object_get(const struct flow_tables *t, const struct flow_state *s,
				   uint32_t region)
{
	const struct flow_object *found = flow_object_find(s, region);

	return found ? *found : flow_object_unknown(t, region);
}

enum tg_flow_null flow_object_null(const struct flow_tables *t, const struct flow_state *s,
				   uint32_t region)
{
	const struct flow_object *found = flow_object_find(s, region);
	const uint8_t kind = t->region.at[region].kind;

	if (found)
		return (enum tg_flow_null)found->null;
	return kind == REGION_SYMBOL || kind == REGION_NONE ? TG_NULL_UNKNOWN : TG_NULL_NEVER;
}

struct flow_object *flow_object_put(const struct flow_tables *t, struct flow_state *s,
				    uint32_t region)
{
	size_t at = object_at(s, region);

	if (at < s->object.count && s->object.at[at].region == region)
		return &s->object.at[at];
	(void)TG_VEC_ADD(&s->object);
	memmove(&s->object.at[at + 1], &s->object.at[at],
		(s->object.count - 1 - at) * sizeof(*s->object.at));
	s->object.at[at] = flow_object_unknown(t, region);
	return &s->object.at[at];
}

void flow_object_drop(struct flow_state *s, uint32_t region)
{
	size_t at = object_at(s, region);

	if (at >= s->object.count || s->object.at[at].region != region)
		return;
	s->object.count--;
	memmove(&s->object.at[at], &s->object.at[at + 1],
		(s->object.count - at) * sizeof(*s->object.at));
}

void flow_push(struct flow_state *s, struct tg_flow_value value)
{
	*TG_VEC_ADD(&s->stack) = value;
}

struct tg_flow_value flow_pop(struct flow_state *s)
{
	return s->stack.count ? s->stack.at[--s->stack.count] : (struct tg_flow_value){0};
}

bool flow_same_value(const struct tg_flow_value *a, const struct tg_flow_value *b)
{
	return a->kind == b->kind && a->region == b->region && a->symbol == b->symbol &&
	       a->add == b->add && a->uninitialised == b->uninitialised &&
	       (!a->symbol || a->scale == b->scale);
}

/* Replaces a symbol or a region, wherever the state names it. */
struct change {
	uint32_t symbol, new_symbol, region, new_region;
};

static void change_value(struct flow_tables *t, struct tg_flow_value *v, const struct change *c)
{
	if (c->region && v->region == c->region)
		v->region = c->new_region;
	if (!v->symbol)
		return;
	if (c->symbol && v->symbol == c->symbol) {
		v->symbol = c->new_symbol;
	} else if (t->symbol.at[v->symbol].kind == SYMBOL_ABSOLUTE &&
		   t->symbol.at[v->symbol].a == c->symbol) {
		v->symbol = flow_symbol(t, SYMBOL_ABSOLUTE, c->new_symbol, 0, 0, NULL);
	} else if (t->symbol.at[v->symbol].kind == SYMBOL_TRUTH) {
		const struct flow_condition old = t->condition.at[t->symbol.at[v->symbol].a];
		struct flow_condition now = old;

		change_value(t, &now.left, c);
		change_value(t, &now.right, c);
		if (memcmp(&now, &old, sizeof(now)) != 0)
			v->symbol =
				flow_symbol(t, SYMBOL_TRUTH, flow_condition(t, &now), 0, 0, NULL);
	}
}

static void change_all(struct flow_tables *t, struct flow_state *s, const struct change *c)
{
	size_t i;

	for (i = 0; i < s->cell.count; i++)
		change_value(t, &s->cell.at[i].value, c);
	for (i = 0; i < s->stack.count; i++)
		change_value(t, &s->stack.at[i], c);
	for (i = 0; i < s->object.count; i++) {
		change_value(t, &s->object.at[i].extent, c);
		change_value(t, &s->object.at[i].length, c);
	}
	for (i = 0; i < s->fact.count; i++)
		if (c->region && s->fact.at[i].resource == c->region)
			s->fact.at[i].resource = c->new_region;
	for (i = 0; c->symbol && i < s->difference.count;) {
		struct flow_difference *d = &s->difference.at[i];

		d->a = d->a == c->symbol ? c->new_symbol : d->a;
		d->b = d->b == c->symbol ? c->new_symbol : d->b;
		if (d->a == d->b)
			*d = s->difference.at[--s->difference.count];
		else
			i++;
	}
}

static bool mentions_symbol(const struct flow_tables *t, const struct tg_flow_value *v,
			    uint32_t symbol)
{
	const struct flow_symbol *at = &t->symbol.at[v->symbol];

	if (v->symbol == symbol || (at->kind == SYMBOL_ABSOLUTE && at->a == symbol))
		return true;
	return at->kind == SYMBOL_TRUTH &&
	       (mentions_symbol(t, &t->condition.at[at->a].left, symbol) ||
		mentions_symbol(t, &t->condition.at[at->a].right, symbol));
}

static bool knows_symbol(const struct flow_tables *t, const struct flow_state *s, uint32_t symbol)
{
	size_t i;

	if (flow_fact_get(s, symbol))
		return true;
	for (i = 0; i < s->cell.count; i++)
		if (s->cell.at[i].value.symbol && mentions_symbol(t, &s->cell.at[i].value, symbol))
			return true;
	for (i = 0; i < s->stack.count; i++)
		if (s->stack.at[i].symbol && mentions_symbol(t, &s->stack.at[i], symbol))
			return true;
	for (i = 0; i < s->object.count; i++)
		if (s->object.at[i].extent.symbol == symbol ||
		    s->object.at[i].length.symbol == symbol)
			return true;
	return false;
}

static void move_fact(const struct flow_tables *t, struct flow_state *s, uint32_t from, uint32_t to)
{
	const struct flow_fact *found = flow_fact_get(s, from);
	bool had = flow_fact_get(s, to) != NULL;
	struct flow_fact fact, *old;
	size_t at;

	if (!found)
		return;
	fact = *found;
	at = (size_t)(found - s->fact.at);
	s->fact.count--;
	memmove(&s->fact.at[at], &s->fact.at[at + 1], (s->fact.count - at) * sizeof(*s->fact.at));
	old = flow_fact_put(t, s, to);
	if (!had) {
		fact.symbol = to;
		*old = fact;
		return;
	}
	old->least = fact.least < old->least ? fact.least : old->least;
	old->most = fact.most > old->most ? fact.most : old->most;
	old->not = fact.not == old->not ? old->not : FLOW_LEAST;
	old->taint |= fact.taint;
	old->below = old->below && fact.below;
	old->above = old->above && fact.above;
	if (old->stride != fact.stride || old->rest != fact.rest)
		old->stride = old->rest = 0;
	old->widened |= fact.widened;
	old->least_said = old->least_said && fact.least_said;
	old->most_said = old->most_said && fact.most_said;
}

static void move_cells(struct flow_state *s, uint32_t from, uint32_t to)
{
	size_t first = flow_cell_at(s, from, FLOW_LEAST), end = first, i;
	TG_VEC(struct flow_cell) moved = {0};

	while (end < s->cell.count && s->cell.at[end].region == from)
		end++;
	for (i = first; i < end; i++) {
		*TG_VEC_ADD(&moved) = s->cell.at[i];
		moved.at[moved.count - 1].region = to;
	}
	memmove(s->cell.at + first, s->cell.at + end, (s->cell.count - end) * sizeof(*s->cell.at));
	s->cell.count -= end - first;
	for (i = 0; i < moved.count; i++) {
		size_t at = flow_cell_at(s, to, moved.at[i].offset);

		(void)TG_VEC_ADD(&s->cell);
		memmove(s->cell.at + at + 1, s->cell.at + at,
			(s->cell.count - 1 - at) * sizeof(*s->cell.at));
		s->cell.at[at] = moved.at[i];
	}
	TG_VEC_DONE(&moved);
}

/* What the region began with is that of the older one, and so is what that points at. */
static void renew_content(struct flow_tables *t, struct flow_state *s, uint32_t region)
{
	size_t i;

	for (i = 0; i < s->object.count; i++) {
		const struct flow_region *r = &t->region.at[s->object.at[i].region];
		const struct flow_symbol *at = &t->symbol.at[r->a];

		if (r->kind == REGION_SYMBOL && at->kind == SYMBOL_CELL && at->a == region) {
			flow_renew_region(t, s, s->object.at[i].region);
			i = (size_t)-1;
		}
	}
}

bool flow_begins(const struct flow_tables *t, const struct flow_state *s, uint32_t region)
{
	const struct flow_object *object = flow_object_find(s, region);

	return t->region.at[region].kind != REGION_SYMBOL &&
	       (!object || strcmp(t->family.at[object->family], FLOW_HOOK) != 0);
}

void flow_let_go(struct flow_tables *t, struct flow_state *s, uint32_t region)
{
	size_t i;

	for (i = flow_cell_at(s, region, FLOW_LEAST);
	     i < s->cell.count && s->cell.at[i].region == region; i++)
		if (s->cell.at[i].value.region)
			flow_object_put(t, s, s->cell.at[i].value.region)->escaped = true;
}

static bool is_lock_in(const struct flow_tables *t, const struct flow_state *s, size_t at,
		       uint32_t region)
{
	const struct flow_region *r = &t->region.at[s->object.at[at].region];

	return r->kind == REGION_LOCK && r->a == region;
}

/* Of the locks in what was there before nobody will speak again. */
static void drop_locks(const struct flow_tables *t, struct flow_state *s, uint32_t region)
{
	size_t i, to = 0;

	for (i = 0; i < s->object.count; i++)
		if (!is_lock_in(t, s, i, region))
			s->object.at[to++] = s->object.at[i];
	s->object.count = to;
}

void flow_renew_region(struct flow_tables *t, struct flow_state *s, uint32_t region)
{
	const struct flow_object *known;
	struct change c = {.region = region};
	struct flow_object object;
	bool had;

	drop_locks(t, s, region);
	known = flow_object_find(s, region);
	if (!known && t->region.at[region].kind != REGION_SYMBOL)
		return;
	object = flow_object_get(t, s, region);
	c.new_region = flow_region(t, REGION_OLD, t->region.at[region].unit, region, 0, FLOW_MOST);
	had = flow_object_find(s, c.new_region) != NULL;
	renew_content(t, s, region);
	flow_object_drop(s, region);
	if (had) { /* several: what is said of one holds of none */
		flow_let_go(t, s, c.new_region);
		flow_let_go(t, s, region);
		flow_erase(s, c.new_region, FLOW_LEAST, FLOW_MOST);
		flow_erase(s, region, FLOW_LEAST, FLOW_MOST);
		object.life = object.life == flow_object_find(s, c.new_region)->life
				      ? object.life
				      : (uint8_t)TG_LIFE_UNKNOWN;
		object.escaped = true;
		object.content = CONTENT_UNKNOWN;
	} else {
		move_cells(s, region, c.new_region);
	}
	object.region = c.new_region;
	*flow_object_put(t, s, c.new_region) = object;
	change_all(t, s, &c);
}

static bool names_region(const struct flow_tables *t, const struct flow_state *s, uint32_t region)
{
	size_t i;

	if (flow_object_find(s, region))
		return true;
	for (i = 0; i < s->object.count; i++)
		if (is_lock_in(t, s, i, region))
			return true;
	for (i = 0; i < s->cell.count; i++)
		if (s->cell.at[i].region == region || s->cell.at[i].value.region == region)
			return true;
	for (i = 0; i < s->stack.count; i++)
		if (s->stack.at[i].region == region)
			return true;
	return false;
}

void flow_renew_symbol(struct flow_tables *t, struct flow_state *s, uint32_t symbol)
{
	struct change c = {.symbol = symbol};
	struct flow_symbol old = t->symbol.at[symbol];
	struct tg_ir_type type = {.width = old.width,
				  .flags = old.is_signed ? TG_TYPE_SIGNED : 0,
				  .cls = old.width == 1 ? TG_TYPE_BOOL : TG_TYPE_INT};
	uint32_t region;

	region = flow_region(t, REGION_SYMBOL, NULL, symbol, 0, FLOW_MOST);
	if (names_region(t, s, region))
		flow_renew_region(t, s, region);
	if (!knows_symbol(t, s, symbol))
		return;
	c.new_symbol = flow_symbol(t, SYMBOL_OLD, symbol, 0, 0, &type);
	move_fact(t, s, symbol, c.new_symbol);
	change_all(t, s, &c);
}
