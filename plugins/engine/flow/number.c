/* SPDX-License-Identifier: Apache-2.0 */
/*
 * number.c - bounds and linear expressions. See domain.h.
 *
 * Bounds are 64-bit; FLOW_LEAST and FLOW_MOST also stand for what lies beyond, so that an
 * unsigned 64-bit number that may be above INT64_MAX has the upper bound FLOW_MOST.
 */
#include "engine/flow/domain.h"

int64_t flow_add(int64_t a, int64_t b)
{
	int64_t sum;

	if (a == FLOW_MOST || b == FLOW_MOST)
		return a == FLOW_LEAST || b == FLOW_LEAST ? 0 : FLOW_MOST;
	if (a == FLOW_LEAST || b == FLOW_LEAST)
		return FLOW_LEAST;
	if (__builtin_add_overflow(a, b, &sum))
		return a > 0 ? FLOW_MOST : FLOW_LEAST;
	return sum;
}

int64_t flow_mul(int64_t a, int64_t b)
{
	int64_t product;

	if (!a || !b)
		return 0;
	if (a == FLOW_MOST || a == FLOW_LEAST || b == FLOW_MOST || b == FLOW_LEAST ||
	    __builtin_mul_overflow(a, b, &product))
		return (a < 0) == (b < 0) ? FLOW_MOST : FLOW_LEAST;
	return product;
}

static void width_range(unsigned width, bool is_signed, int64_t *ret_least, int64_t *ret_most)
{
	if (!width || width > 64)
		width = 64;
	if (is_signed) {
		*ret_most = width == 64 ? FLOW_MOST : ((int64_t)1 << (width - 1)) - 1;
		*ret_least = width == 64 ? FLOW_LEAST : -*ret_most - 1;
	} else {
		*ret_least = 0;
		*ret_most = width >= 63 ? FLOW_MOST : ((int64_t)1 << width) - 1;
	}
}

void flow_type_range(const struct tg_ir_type *type, int64_t *ret_least, int64_t *ret_most)
{
	if (type->cls == TG_TYPE_FLOAT)
		width_range(64, true, ret_least, ret_most);
	else if (type->cls == TG_TYPE_BOOL)
		width_range(1, false, ret_least, ret_most);
	else
		width_range(type->width, type->flags & TG_TYPE_SIGNED, ret_least, ret_most);
}

void flow_symbol_range(const struct flow_tables *t, const struct flow_state *s, uint32_t symbol,
		       int64_t *ret_least, int64_t *ret_most)
{
	const struct flow_fact *fact = s ? flow_fact_get(s, symbol) : NULL;
	const struct flow_symbol *at = &t->symbol.at[symbol];

	if (fact) {
		*ret_least = fact->least;
		*ret_most = fact->most;
	} else if (at->kind == SYMBOL_TRUTH) {
		width_range(1, false, ret_least, ret_most);
	} else if (at->kind == SYMBOL_LENGTH || at->kind == SYMBOL_EXTENT) {
		width_range(64, false, ret_least, ret_most);
	} else {
		width_range(at->width, at->is_signed, ret_least, ret_most);
	}
}

void flow_range(const struct flow_tables *t, const struct flow_state *s,
		const struct tg_flow_value *v, int64_t *ret_least, int64_t *ret_most)
{
	int64_t least = 0, most = 0, swap;

	*ret_least = FLOW_LEAST;
	*ret_most = FLOW_MOST;
	if (v->kind == FLOW_UNKNOWN || v->kind == FLOW_AGGREGATE)
		return;
	if (v->symbol)
		flow_symbol_range(t, s, v->symbol, &least, &most);
	least = flow_mul(least, v->scale);
	most = flow_mul(most, v->scale);
	if (v->scale < 0) {
		swap = least;
		least = most;
		most = swap;
	}
	*ret_least = flow_add(least, v->add);
	*ret_most = flow_add(most, v->add);
}

bool flow_constant(const struct flow_tables *t, const struct flow_state *s,
		   const struct tg_flow_value *v, int64_t *ret)
{
	int64_t most;

	if (v->kind == FLOW_UNKNOWN || v->kind == FLOW_AGGREGATE)
		return false;
	if (!v->symbol) {
		*ret = v->add;
		return true;
	}
	flow_range(t, s, v, ret, &most);
	return *ret == most && most != FLOW_MOST && most != FLOW_LEAST;
}

uint16_t flow_taint(const struct flow_state *s, const struct tg_flow_value *v)
{
	const struct flow_fact *fact = v->symbol ? flow_fact_get(s, v->symbol) : NULL;

	return fact ? fact->taint : 0;
}

void flow_stride(const struct flow_state *s, const struct tg_flow_value *v, int64_t *ret_stride,
		 int64_t *ret_rest)
{
	const struct flow_fact *fact = v->symbol ? flow_fact_get(s, v->symbol) : NULL;
	int64_t step = fact && fact->stride ? fact->stride : 1;

	*ret_rest = v->add;
	*ret_stride = 0;
	if (!v->symbol)
		return;
	*ret_stride = step * (v->scale < 0 ? -(int64_t)v->scale : v->scale);
	*ret_rest = flow_add(v->add, fact && fact->stride ? v->scale * (int64_t)fact->rest : 0);
	*ret_rest %= *ret_stride;
	*ret_rest += *ret_rest < 0 ? *ret_stride : 0;
}

bool flow_is_said(const struct flow_state *s, const struct tg_flow_value *v, bool above)
{
	const struct flow_fact *fact = v->symbol ? flow_fact_get(s, v->symbol) : NULL;

	if (!v->symbol)
		return true;
	return fact && (above == (v->scale > 0) ? fact->most_said : fact->least_said);
}

bool flow_estimated(const struct flow_state *s, const struct tg_flow_value *v)
{
	const struct flow_fact *fact = v->symbol ? flow_fact_get(s, v->symbol) : NULL;

	return fact && fact->widened;
}

bool flow_linear_add(struct tg_flow_value a, struct tg_flow_value b, int sign,
		     struct tg_flow_value *ret)
{
	int64_t add = sign > 0 ? b.add : b.add == FLOW_LEAST ? FLOW_MOST : -b.add;
	int64_t scale = (a.symbol ? a.scale : 0) + (int64_t)sign * (b.symbol ? b.scale : 0);

	if (a.symbol && b.symbol && a.symbol != b.symbol)
		return false;
	if (a.add == FLOW_MOST || add == FLOW_MOST || a.add == FLOW_LEAST || add == FLOW_LEAST)
		return false;
	if (scale > INT32_MAX || scale < -INT32_MAX)
		return false;
	*ret = a;
	ret->symbol = scale ? (a.symbol ? a.symbol : b.symbol) : 0;
	ret->scale = (int32_t)scale;
	ret->add = flow_add(a.add, add);
	ret->place = a.place ? a.place : b.place;
	return ret->add != FLOW_MOST && ret->add != FLOW_LEAST;
}

bool flow_linear_mul(struct tg_flow_value a, int64_t by, struct tg_flow_value *ret)
{
	int64_t scale = a.symbol ? flow_mul(a.scale, by) : 0;

	*ret = a;
	ret->add = flow_mul(a.add, by);
	if (scale > INT32_MAX || scale < -INT32_MAX || ret->add == FLOW_MOST ||
	    ret->add == FLOW_LEAST)
		return false;
	ret->scale = (int32_t)scale;
	if (!scale)
		ret->symbol = 0;
	return true;
}

int64_t flow_difference_most(const struct flow_tables *t, const struct flow_state *s,
			     const struct tg_flow_value *a, const struct tg_flow_value *b)
{
	int64_t a_least, a_most, b_least, b_most, most;
	struct tg_flow_value apart;
	size_t i;

	if (flow_linear_add(*a, *b, -1, &apart)) {
		flow_range(t, s, &apart, &a_least, &most);
		return most;
	}
	flow_range(t, s, a, &a_least, &a_most);
	flow_range(t, s, b, &b_least, &b_most);
	most = b_least == FLOW_LEAST ? FLOW_MOST : flow_add(a_most, -b_least);
	if (a->scale != b->scale || a->scale < 1)
		return most;
	for (i = 0; i < s->difference.count; i++) {
		const struct flow_difference *d = &s->difference.at[i];
		int64_t bound;

		if (d->a != a->symbol || d->b != b->symbol)
			continue;
		bound = flow_add(flow_mul(d->most, a->scale), flow_add(a->add, -b->add));
		most = bound < most ? bound : most;
	}
	return most;
}
