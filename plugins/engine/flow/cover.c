/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cover.c - whether a state says nothing that another does not say as well. See domain.h.
 */
#include "engine/flow/domain.h"

static bool same_object(const struct flow_object *wide, const struct flow_object *o)
{
	return (wide->life == o->life || wide->life == TG_LIFE_UNKNOWN) &&
	       ((wide->null == o->null && wide->proof == o->proof) ||
		wide->null == TG_NULL_UNKNOWN) &&
	       wide->content == o->content && wide->family == o->family &&
	       (wide->lock == o->lock || !wide->lock) && wide->escaped >= o->escaped &&
	       wide->shared >= o->shared && (wide->taint | o->taint) == wide->taint &&
	       (!o->taint ||
		(wide->taint_from <= o->taint_from && wide->taint_end >= o->taint_end)) &&
	       flow_same_value(&wide->extent, &o->extent) &&
	       (!wide->length.kind || flow_same_value(&wide->length, &o->length));
}

static bool covers_cells(const struct flow_tables *t, const struct flow_state *wide,
			 const struct flow_state *s)
{
	size_t i = 0, k = 0;

	while (i < wide->cell.count || k < s->cell.count) {
		const struct flow_cell *a = i < wide->cell.count ? &wide->cell.at[i] : NULL;
		const struct flow_cell *b = k < s->cell.count ? &s->cell.at[k] : NULL;

		if (a && b && a->region == b->region && a->offset == b->offset) {
			if (a->size != b->size || !flow_same_value(&a->value, &b->value))
				return false;
			i++;
			k++;
		} else if (a && (!b || a->region < b->region ||
				 (a->region == b->region && a->offset < b->offset))) {
			return false;
		} else {
			if (flow_object_get(t, wide, b->region).content != CONTENT_UNKNOWN)
				return false;
			k++;
		}
	}
	return true;
}

static bool covers_facts(const struct flow_tables *t, const struct flow_state *wide,
			 const struct flow_state *s)
{
	int64_t least, most;
	size_t i;

	for (i = 0; i < wide->fact.count; i++) {
		const struct flow_fact *f = &wide->fact.at[i];
		const struct flow_fact *other = flow_fact_get(s, f->symbol);

		flow_symbol_range(t, s, f->symbol, &least, &most);
		if (least < f->least || most > f->most ||
		    (f->stride > 1 &&
		     (!other || other->stride != f->stride || other->rest != f->rest)) ||
		    (f->not != FLOW_LEAST && (!other || other->not != f->not )))
			return false;
	}
	for (i = 0; i < s->fact.count; i++) {
		const struct flow_fact *f = &s->fact.at[i];
		const struct flow_fact *other = flow_fact_get(wide, f->symbol);

		if (f->taint & ~(other ? other->taint : 0))
			return false;
	}
	return true;
}

static bool covers_objects(const struct flow_tables *t, const struct flow_state *wide,
			   const struct flow_state *s)
{
	size_t i = 0, k = 0;

	while (i < wide->object.count || k < s->object.count) {
		const struct flow_object *a = i < wide->object.count ? &wide->object.at[i] : NULL;
		const struct flow_object *b = k < s->object.count ? &s->object.at[k] : NULL;
		struct flow_object other;

		i += a && (!b || a->region <= b->region);
		k += b && (!a || b->region <= a->region);
		if (!a || !b || a->region != b->region) {
			const bool only_a = a && (!b || a->region < b->region);

			other = flow_object_unknown(t, only_a ? a->region : b->region);
			a = only_a ? a : &other;
			b = only_a ? &other : b;
		}
		if (!same_object(a, b))
			return false;
	}
	return true;
}

const struct flow_difference *flow_difference_find(const struct flow_state *s,
						   const struct flow_difference *d)
{
	size_t i;

	for (i = 0; i < s->difference.count; i++)
		if (s->difference.at[i].a == d->a && s->difference.at[i].b == d->b)
			return &s->difference.at[i];
	return NULL;
}

bool flow_state_covers(const struct flow_tables *t, const struct flow_state *wide,
		       const struct flow_state *s)
{
	size_t i;

	if (wide->stack.count != s->stack.count ||
	    (wide->rewired != s->rewired && wide->rewired != UINT32_MAX) ||
	    !covers_cells(t, wide, s))
		return false;
	for (i = 0; i < s->stack.count; i++)
		if (!flow_same_value(&wide->stack.at[i], &s->stack.at[i]))
			return false;
	for (i = 0; i < wide->difference.count; i++) {
		const struct flow_difference *d = flow_difference_find(s, &wide->difference.at[i]);

		if (!d || d->most > wide->difference.at[i].most)
			return false;
	}
	return covers_facts(t, wide, s) && covers_objects(t, wide, s);
}
