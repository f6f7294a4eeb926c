/* SPDX-License-Identifier: Apache-2.0 */
/*
 * join.c - states that meet. See domain.h.
 */
#include "engine/flow/domain.h"

/* The join under way. */
struct joining {
	struct flow_tables *t;
	const struct flow_state *a, *b;
	struct flow_state *out;
	const struct tg_cfg *cfg;
	uint32_t place;
	bool widen;
};

static void bounded(const struct flow_state *s, const struct tg_flow_value *v, bool *below,
		    bool *above)
{
	const struct flow_fact *fact = v->symbol ? flow_fact_get(s, v->symbol) : NULL;

	*below = *below && (!v->symbol || (fact && fact->below));
	*above = *above && (!v->symbol || (fact && fact->above));
}

static uint8_t width_of(const struct flow_tables *t, const struct tg_flow_value *v)
{
	return v->symbol ? t->symbol.at[v->symbol].width : 0;
}

/* A symbol for what is `a` on one way and `b` on the other. */
static struct tg_flow_value join_numbers(struct joining *j, const struct tg_flow_value *a,
					 const struct tg_flow_value *b, uint32_t x, int64_t y,
					 uint32_t size)
{
	struct flow_tables *t = j->t;
	uint8_t wide = width_of(t, a) > width_of(t, b) ? width_of(t, a) : width_of(t, b);
	struct tg_ir_type type = {.cls = TG_TYPE_INT, .width = size && size <= 8 ? size * 8 : wide};
	int64_t a_least, a_most, b_least, b_most, least, most;
	bool below = true, above = true;
	struct flow_fact *fact;
	uint32_t symbol;

	flow_range(t, j->a, a, &a_least, &a_most);
	flow_range(t, j->b, b, &b_least, &b_most);
	type.flags = a_least < 0 || b_least < 0 ? TG_TYPE_SIGNED : 0;
	if (type.width < 2)
		type.width = 64;
	bounded(j->a, a, &below, &above);
	bounded(j->b, b, &below, &above);
	least = a_least < b_least ? a_least : b_least;
	most = a_most > b_most ? a_most : b_most;
	if (j->widen && b_least < a_least) {
		least = flow_widen_below(j->cfg, b_least);
		below = below && least != FLOW_LEAST;
	}
	if (j->widen && b_most > a_most) {
		most = flow_widen_above(j->cfg, j->a, j->b, b_most);
		above = above && most != FLOW_MOST;
	}
	/* One symbol for both signs, so that the loop comes to rest. */
	type.flags = TG_TYPE_SIGNED;
	symbol = flow_symbol(t, SYMBOL_JOIN, j->place, x, (uint32_t)y ^ size << 28, &type);
	fact = flow_fact_put(t, j->out, symbol);
	*fact = (struct flow_fact){.symbol = symbol,
				   .taint = flow_taint(j->a, a) | flow_taint(j->b, b),
				   .below = below,
				   .above = above,
				   .least = least,
				   .most = most,
				   .not = FLOW_LEAST};
	fact->widened = flow_estimated(j->a, a) || flow_estimated(j->b, b) ||
			(j->widen && (b_least < a_least || b_most > a_most));
	if (fact->taint) {
		const struct flow_fact *from = a->symbol ? flow_fact_get(j->a, a->symbol) : NULL;
		const struct flow_fact *other = b->symbol ? flow_fact_get(j->b, b->symbol) : NULL;

		fact->slight = (!from || !from->taint || from->slight) &&
			       (!other || !other->taint || other->slight);

		if (!from || !from->taint)
			from = flow_fact_get(j->b, b->symbol);
		fact->place = from ? from->place : 0;
	}
	flow_join_stride(fact, (struct flow_side){j->a, a}, (struct flow_side){j->b, b});
	flow_join_relations(t, j->out, symbol, (struct flow_side){j->a, a},
			    (struct flow_side){j->b, b}, j->widen);
	return flow_of_symbol(symbol, FLOW_INTEGER);
}

/* A resource that a merged value may lead to is not lost with the names that it had. */
static void let_go(struct joining *j, uint32_t region)
{
	if (region && flow_object_find(j->out, region))
		flow_object_put(j->t, j->out, region)->escaped = true;
}

static struct tg_flow_value join_values(struct joining *j, const struct tg_flow_value *a,
					const struct tg_flow_value *b, uint32_t x, int64_t y,
					uint32_t size)
{
	struct tg_flow_value v, none = {0};
	struct tg_ir_type pointer = {.cls = TG_TYPE_POINTER, .width = 64};

	if (flow_same_value(a, b)) {
		v = *a;
		v.part = a->part == b->part ? a->part : 0;
		return v;
	}
	if (a->kind == FLOW_INTEGER && b->kind == FLOW_INTEGER) {
		v = join_numbers(j, a, b, x, y, size);
		v.uninitialised = a->uninitialised && b->uninitialised;
		v.region = a->region == b->region ? a->region : 0;
		if (a->region != b->region) {
			let_go(j, a->region);
			let_go(j, b->region);
		}
		return v;
	}
	if (a->kind != FLOW_POINTER || b->kind != FLOW_POINTER)
		return none;
	if (a->region == b->region && a->region) {
		struct tg_flow_value m = *a, n = *b;

		m.kind = n.kind = FLOW_INTEGER;
		v = join_numbers(j, &m, &n, x, y, 8);
		v.kind = FLOW_POINTER;
		v.region = a->region;
		v.part = a->part == b->part ? a->part : 0;
		return v;
	}
	v = flow_pointer(
		flow_region(j->t, REGION_SYMBOL, NULL,
			    flow_symbol(j->t, SYMBOL_JOIN, j->place, x, (uint32_t)y, &pointer), 0,
			    FLOW_MOST),
		0);
	let_go(j, a->region);
	let_go(j, b->region);
	if (flow_null(j->t, j->a, a) == TG_NULL_NEVER && flow_null(j->t, j->b, b) == TG_NULL_NEVER)
		flow_object_put(j->t, j->out, v.region)->null = TG_NULL_NEVER;
	return v;
}

/* A symbol for what nobody knows in the place of a cell. */
static uint32_t anything(const struct joining *j, const struct flow_cell *c)
{
	struct tg_ir_type type = {.cls = TG_TYPE_INT,
				  .width = c->size <= 8 ? c->size * 8 : 64,
				  .flags = TG_TYPE_SIGNED};

	return flow_symbol(j->t, SYMBOL_JOIN, j->place, c->region,
			   (uint32_t)c->offset ^ c->size << 28, &type);
}

/* What one side reads where only the other has a cell; kind 0 = unknown. */
static bool absent(const struct joining *j, const struct flow_state *s, const struct flow_cell *c,
		   struct tg_flow_value *ret)
{
	struct flow_object object = flow_object_get(j->t, s, c->region);

	/*
	 * Written on one way at least: nobody may say that it was not, or that what stood there in
	 * the beginning stands there.
	 */
	if (object.content != CONTENT_ZERO) {
		*ret = flow_of_symbol(anything(j, c), FLOW_INTEGER);
		if (c->value.kind == FLOW_POINTER)
			*ret = flow_pointer(
				flow_region(j->t, REGION_SYMBOL, NULL, ret->symbol, 0, FLOW_MOST),
				0);
		return true;
	}
	*ret = flow_number(0);
	ret->kind = c->value.kind;
	return ret->kind == FLOW_INTEGER || ret->kind == FLOW_POINTER;
}

static void keep_cell(struct joining *j, const struct flow_cell *cell, struct tg_flow_value v)
{
	struct flow_cell *c;

	if (!v.kind) {
		let_go(j, cell->value.region);
		/* A cell, since no cell would say that nobody has written there. */
		v = (struct tg_flow_value){.symbol = anything(j, cell), .scale = 1};
	}
	c = TG_VEC_ADD(&j->out->cell);
	*c = *cell;
	c->value = v;
}

/* Only one side wrote it: on the other it is as it was at the beginning. */
static void one_sided(struct joining *j, const struct flow_cell *c, bool in_a)
{
	const struct flow_state *other = in_a ? j->b : j->a;
	struct tg_flow_value v = {0};

	if (!absent(j, other, c, &v))
		return;
	keep_cell(j, c,
		  in_a ? join_values(j, &c->value, &v, c->region, c->offset, c->size)
		       : join_values(j, &v, &c->value, c->region, c->offset, c->size));
}

/* The cells of a state in order; what is blank is taken in pieces. */
struct reading {
	const struct flow_state *s;
	size_t next;
	struct flow_cell cell, rest; /* size 0 = none */
};

static bool read_cell(struct reading *r)
{
	if (r->cell.size)
		return true;
	if (r->rest.size)
		r->cell = r->rest;
	else if (r->next < r->s->cell.count)
		r->cell = r->s->cell.at[r->next++];
	r->rest.size = 0;
	return r->cell.size;
}

/* Cuts a blank cell where the other state's cell begins and ends. */
static void cut(struct reading *r, const struct flow_cell *other)
{
	struct flow_cell rest;

	if (r->cell.region != other->region || r->rest.size)
		return;
	if (flow_cell_cut(&r->cell, other->offset, &rest) ||
	    (r->cell.offset >= other->offset &&
	     flow_cell_cut(&r->cell, other->offset + (int64_t)other->size, &rest)))
		r->rest = rest;
}

static bool is_before(const struct flow_cell *a, const struct flow_cell *b)
{
	return a->region < b->region || (a->region == b->region && a->offset < b->offset);
}

static void join_cells(struct joining *j)
{
	struct reading left = {.s = j->a}, right = {.s = j->b};
	struct flow_cell *a = &left.cell, *b = &right.cell;
	bool more_a, more_b;

	while (more_a = read_cell(&left), more_b = read_cell(&right), more_a || more_b) {
		if (more_a && more_b) {
			cut(&left, b);
			cut(&right, a);
		}
		if (more_a && (!more_b || is_before(a, b))) {
			one_sided(j, a, true);
			a->size = 0;
		} else if (more_b && (!more_a || is_before(b, a))) {
			one_sided(j, b, false);
			b->size = 0;
		} else {
			keep_cell(j, a,
				  a->size == b->size ? join_values(j, &a->value, &b->value,
								   a->region, a->offset, a->size)
						     : (struct tg_flow_value){0});
			a->size = b->size = 0;
		}
	}
}

static void join_facts(struct joining *j)
{
	size_t i;

	for (i = 0; i < j->a->fact.count; i++) {
		const struct flow_fact *a = &j->a->fact.at[i];
		const struct flow_fact *b = flow_fact_get(j->b, a->symbol);
		int64_t least, most;
		struct flow_fact *out;

		if (flow_fact_get(j->out, a->symbol)) /* made by this join */
			continue;
		flow_symbol_range(j->t, j->b, a->symbol, &least, &most);
		out = flow_fact_put(j->t, j->out, a->symbol);
		*out = *a;
		out->below = a->below && b && b->below;
		out->above = a->above && b && b->above;
		out->slight = a->slight && (!b || !b->taint || b->slight);
		out->not = b && b->not == a->not ? a->not : FLOW_LEAST;
		out->taint |= b ? b->taint : 0;
		if (!b || b->stride != a->stride || b->rest != a->rest)
			out->stride = out->rest = 0;
		out->widened = a->widened || (b && b->widened) ||
			       (j->widen && (least < a->least || most > a->most));
		out->least_said = a->least_said && b && b->least_said;
		out->most_said = a->most_said && b && b->most_said;
		if (least < a->least) {
			out->least = j->widen ? flow_widen_below(j->cfg, least) : least;
			out->least_said = out->least_said && !j->widen;
		}
		if (most > a->most) {
			out->most = j->widen ? flow_widen_above(j->cfg, j->a, j->b, most) : most;
			out->most_said = out->most_said && !j->widen;
		}
		if (b && b->resource != a->resource)
			out->resource = 0;
	}
	for (i = 0; i < j->b->fact.count; i++) {
		const struct flow_fact *b = &j->b->fact.at[i];

		if (b->taint && !flow_fact_get(j->a, b->symbol) &&
		    !flow_fact_get(j->out, b->symbol)) {
			struct flow_fact *out = flow_fact_put(j->t, j->out, b->symbol);

			out->taint = b->taint;
			out->place = b->place;
		}
	}
}

static struct flow_object join_object(struct joining *j, const struct flow_object *a,
				      const struct flow_object *b)
{
	struct flow_object o = *a;
	struct tg_flow_value none = {0};

	if (a->life != b->life)
		o.life = TG_LIFE_UNKNOWN;
	if (a->null != b->null)
		o.null = TG_NULL_UNKNOWN;
	if (a->content != b->content)
		o.content = CONTENT_UNKNOWN;
	if (a->content != b->content || a->version != b->version)
		o.version = a->version > b->version ? a->version : b->version;
	o.proof = a->proof > b->proof ? a->proof : b->proof;
	o.escaped = a->escaped || b->escaped;
	o.shared = a->shared || b->shared;
	o.lost = a->lost || b->lost;
	o.lock = a->lock == b->lock ? a->lock : TG_LOCK_UNKNOWN;
	o.unterminated = a->unterminated && b->unterminated;
	o.taint = a->taint | b->taint;
	if (!a->taint || (b->taint && b->taint_from < a->taint_from))
		o.taint_from = b->taint_from;
	if (!a->taint || (b->taint && b->taint_end > a->taint_end))
		o.taint_end = b->taint_end;
	if (a->family != b->family)
		o.family = 0;
	if (!a->extent.kind || !b->extent.kind)
		o.extent = none;
	else
		o.extent = join_values(j, &a->extent, &b->extent, a->region, -1, 0);
	if (!a->length.kind || !b->length.kind)
		o.length = none;
	else
		o.length = join_values(j, &a->length, &b->length, a->region, -2, 0);
	return o;
}

static void join_objects(struct joining *j)
{
	size_t i = 0, k = 0;

	while (i < j->a->object.count || k < j->b->object.count) {
		const struct flow_object *a = i < j->a->object.count ? &j->a->object.at[i] : NULL;
		const struct flow_object *b = k < j->b->object.count ? &j->b->object.at[k] : NULL;
		uint32_t region = a && (!b || a->region <= b->region) ? a->region : b->region;
		const struct flow_object *left = a && a->region == region ? a : NULL;
		const struct flow_object *right = b && b->region == region ? b : NULL;
		const uint8_t kind = j->t->region.at[region].kind;
		struct flow_object other, out;

		i += left != NULL;
		k += right != NULL;
		if ((!left || !right) && (kind == REGION_HEAP || kind == REGION_OLD)) {
			out = left ? *left : *right; /* made on one way only */
			out.escaped = true;
		} else {
			if (!left || !right)
				other = flow_object_unknown(j->t, region);
			out = join_object(j, left ? left : &other, right ? right : &other);
		}
		*TG_VEC_ADD(&j->out->object) = out;
	}
}

struct flow_state *flow_join(struct flow_tables *t, const struct flow_state *a,
			     const struct flow_state *b, uint32_t place, const struct tg_cfg *cfg,
			     bool widen)
{
	struct flow_state *out = flow_state_new(t);
	struct joining j = {t, a, b, out, cfg, place, widen};
	size_t i;

	join_objects(&j);
	join_cells(&j);
	for (i = 0; i < a->stack.count && i < b->stack.count; i++)
		flow_push(out, join_values(&j, &a->stack.at[i], &b->stack.at[i], 0,
					   (int64_t)(i + 1), 0));
	join_facts(&j);
	for (i = 0; i < a->difference.count; i++) {
		const struct flow_difference *d = flow_difference_find(b, &a->difference.at[i]);

		if (d && (!widen || d->most <= a->difference.at[i].most)) {
			struct flow_difference *kept = TG_VEC_ADD(&out->difference);

			*kept = a->difference.at[i];
			kept->most = d->most > kept->most ? d->most : kept->most;
			kept->said = kept->said && d->said;
		}
	}
	for (i = 0; i < a->premise.count; i++)
		*TG_VEC_ADD(&out->premise) = a->premise.at[i];
	flow_premise_weaken(out, b);
	out->generation = a->generation > b->generation ? a->generation : b->generation;
	out->choice = ++t->choices;
	out->rewired = a->rewired == b->rewired ? a->rewired
		       : !a->rewired            ? b->rewired
		       : !b->rewired            ? a->rewired
						: UINT32_MAX;
	return out;
}
