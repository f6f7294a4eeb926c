/* SPDX-License-Identifier: Apache-2.0 */
/*
 * effect_size.c - sizes as rows of the models write them. See effect.h.
 */
#include "engine/flow/effect.h"

struct tg_flow_value effects_length(const struct effects *e, const struct tg_flow_value *p)
{
	struct flow_tables *t = effects_tables(e);
	struct tg_flow_value length = {0}, from = *p;
	const struct flow_region *region = &t->region.at[p->region];
	struct flow_object object;

	if (p->kind != FLOW_POINTER || !p->region)
		return length;
	object = flow_object_get(t, e->s, p->region);
	if (region->kind == REGION_STRING) {
		const struct tg_ir *ir = region->unit->ir;

		length = flow_number((int64_t)strnlen(tg_ir_text(ir, ir->node[region->b].extra),
						      (size_t)ir->node[region->b].value));
	} else if (object.length.kind) {
		length = object.length;
	} else {
		length = flow_of_symbol(
			flow_symbol(t, SYMBOL_LENGTH, p->region, object.version, 0, NULL),
			FLOW_INTEGER);
		if (region->kind != REGION_OLD)
			flow_object_put(t, e->s, p->region)->length = length;
	}
	from.kind = FLOW_INTEGER;
	from.region = 0;
	if (!flow_linear_add(length, from, -1, &length))
		return (struct tg_flow_value){0};
	return length;
}

int64_t effects_element_size(const struct effects *e, int param)
{
	const struct tg_ir *ir = e->frame->unit->ir;
	tg_node n = tg_ir_strip(ir, effects_node(e, param));
	const struct tg_ir_type *type = flow_type(e->frame, n);
	uint64_t size = ir->type[ir->type[type->of].canonical].size;

	return size && size <= 8 ? (int64_t)size : 1;
}

/* The lesser of a length and a limit, as far as the two can be told apart; what is known of each
 * holds for a number of its own otherwise. */
static struct tg_flow_value lesser(const struct effects *e, struct tg_flow_value length,
				   struct tg_flow_value limit, uint32_t number)
{
	struct flow_tables *t = effects_tables(e);
	struct tg_ir_type type = {.cls = TG_TYPE_INT, .width = 64};
	int64_t least, most, limit_least, limit_most;
	struct tg_flow_value v;
	struct flow_fact *fact;

	flow_range(t, e->s, &length, &least, &most);
	flow_range(t, e->s, &limit, &limit_least, &limit_most);
	if (limit_least >= 0 && most <= limit_least)
		return length;
	if (limit_least >= 0 && limit_most <= least)
		return limit;
	v = flow_fresh(e->frame, e->s, e->call->node, 16 + number, &type);
	fact = flow_fact_put(t, e->s, v.symbol);
	fact->least =
		least > 0 && limit_least > 0 ? (least < limit_least ? least : limit_least) : 0;
	fact->most = most < limit_most || limit_least < 0 ? most : limit_most;
	fact->taint = flow_taint(e->s, &length);
	fact->above = fact->most != FLOW_MOST;
	return v;
}

static bool factor_value(const struct effects *e, const struct tg_api_factor *f,
			 struct tg_flow_value *ret)
{
	struct tg_flow_value a;

	switch (f->kind) {
	case TG_API_NUMBER:
		*ret = flow_number(f->number);
		return true;
	case TG_API_ARGUMENT:
		*ret = effects_argument(e, (int)f->number);
		ret->region = 0;
		return ret->kind == FLOW_INTEGER;
	case TG_API_STRLEN:
		a = effects_argument(e, (int)f->number);
		*ret = effects_length(e, &a);
		/* Bytes: a character may have more than one. */
		return ret->kind == FLOW_INTEGER &&
		       flow_linear_mul(*ret, effects_element_size(e, (int)f->number), ret);
	case TG_API_STRNLEN:
		a = effects_argument(e, (int)f->number);
		*ret = effects_length(e, &a);
		a = effects_argument(e, (int)f->number + 1);
		a.region = 0;
		if (a.kind != FLOW_INTEGER)
			return false;
		*ret = ret->kind == FLOW_INTEGER ? lesser(e, *ret, a, (uint32_t)f->number) : a;
		return flow_linear_mul(*ret, effects_element_size(e, (int)f->number), ret);
	default:
		*ret = flow_number(effects_element_size(e, (int)f->number));
		return true;
	}
}

/* a * b where it does not stay linear: the bounds of the product, and whose taint. */
static struct tg_flow_value product(const struct effects *e, struct tg_flow_value a,
				    struct tg_flow_value b, uint32_t number)
{
	struct tg_ir_type type = {.cls = TG_TYPE_INT, .width = 64};
	struct tg_flow_value v = flow_fresh(e->frame, e->s, e->call->node, 8 + number, &type);
	int64_t a_least, a_most, b_least, b_most;
	struct flow_fact *fact;

	flow_range(effects_tables(e), e->s, &a, &a_least, &a_most);
	flow_range(effects_tables(e), e->s, &b, &b_least, &b_most);
	fact = flow_fact_put(effects_tables(e), e->s, v.symbol);
	fact->least = a_least < 0 || b_least < 0 ? 0 : flow_mul(a_least, b_least);
	fact->most = flow_mul(a_most, b_most);
	fact->taint = flow_taint(e->s, &a) | flow_taint(e->s, &b);
	fact->above = fact->most != FLOW_MOST;
	return v;
}

bool effects_size(const struct effects *e, const struct tg_api_effect *effect,
		  struct tg_flow_value *ret)
{
	struct tg_flow_value sum = flow_number(0), term = flow_number(0), factor;
	size_t i;

	for (i = 0; i < effect->factors; i++) {
		const struct tg_api_factor *f = &effect->size[i];

		if (!factor_value(e, f, &factor))
			return false;
		if (f->begins) {
			if (i && !flow_linear_add(sum, term, 1, &sum))
				return false;
			term = factor;
		} else if (!(!factor.symbol && flow_linear_mul(term, factor.add, &term)) &&
			   !(!term.symbol && flow_linear_mul(factor, term.add, &term))) {
			term = product(e, term, factor, (uint32_t)i);
		}
	}
	if (!effect->factors || !flow_linear_add(sum, term, 1, ret))
		return false;
	ret->place = flow_place(e->frame, e->call->node);
	return true;
}
