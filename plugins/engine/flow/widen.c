/* SPDX-License-Identifier: Apache-2.0 */
/*
 * widen.c - where the bounds of a loop's numbers come to rest, and which relations outlive a join.
 *
 * A bound that grows with each round goes to the next number that the program speaks of: a constant
 * of the function, or one that a variable holds or is known not to exceed. Beyond these it is lost.
 */
#include "engine/flow/domain.h"

enum { DIFFERENCES_MAX = 24 };

/* The least of `c` and `c + 1` that is not below `bound`; else `best`. */
static int64_t nearer(int64_t c, int64_t bound, int64_t best)
{
	if (c < bound)
		c = flow_add(c, 1);
	return c >= bound && c < best ? c : best;
}

/* A constant that stands in the same place on both ways. */
static bool is_kept(const struct flow_state *a, const struct flow_cell *cell)
{
	size_t at;

	if (cell->value.kind != FLOW_INTEGER || cell->value.symbol)
		return false;
	at = flow_cell_at(a, cell->region, cell->offset);
	return at < a->cell.count && a->cell.at[at].region == cell->region &&
	       a->cell.at[at].offset == cell->offset &&
	       flow_same_value(&a->cell.at[at].value, &cell->value);
}

int64_t flow_widen_above(const struct tg_cfg *cfg, const struct flow_state *a,
			 const struct flow_state *b, int64_t bound)
{
	int64_t best = FLOW_MOST;
	size_t i;

	for (i = 0; cfg && i < cfg->thresholds; i++)
		best = nearer(cfg->threshold[i], bound, best);
	for (i = 0; i < b->cell.count; i++)
		if (b->cell.at[i].value.add >= bound - 1 && is_kept(a, &b->cell.at[i]))
			best = nearer(b->cell.at[i].value.add, bound, best);
	for (i = 0; i < b->fact.count; i++) {
		const struct flow_fact *now = &b->fact.at[i];
		const struct flow_fact *before =
			now->above && now->most >= bound - 1 ? flow_fact_get(a, now->symbol) : NULL;

		if (before && before->above && before->most == now->most)
			best = nearer(now->most, bound, best);
	}
	return best;
}

int64_t flow_widen_below(const struct tg_cfg *cfg, int64_t bound)
{
	int64_t best = bound >= 0 ? 0 : bound == -1 ? -1 : FLOW_LEAST;
	uint32_t i;

	for (i = cfg ? cfg->thresholds : 0; i-- > 0;) {
		int64_t c = cfg->threshold[i];

		if (c > bound)
			c = flow_add(c, -1);
		if (c <= bound)
			return c > best ? c : best;
	}
	return best;
}

void flow_differ(struct flow_state *s, uint32_t a, uint32_t b, int64_t most, bool said)
{
	size_t i;

	if (most == FLOW_MOST)
		return;
	for (i = 0; i < s->difference.count; i++) {
		struct flow_difference *d = &s->difference.at[i];

		if (d->a != a || d->b != b)
			continue;
		if (most < d->most) {
			d->most = most;
			d->said = said;
		}
		return;
	}
	if (s->difference.count < DIFFERENCES_MAX)
		*TG_VEC_ADD(&s->difference) = (struct flow_difference){a, b, most, said};
}

static int64_t common_divisor(int64_t a, int64_t b)
{
	while (b) {
		int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

void flow_join_stride(struct flow_fact *fact, struct flow_side a, struct flow_side b)
{
	int64_t x, y, x_rest, y_rest, step;

	flow_stride(a.state, a.value, &x, &x_rest);
	flow_stride(b.state, b.value, &y, &y_rest);
	if (x_rest > INT32_MAX || y_rest > INT32_MAX || x_rest < 0 || y_rest < 0)
		return;
	step = common_divisor(common_divisor(x, y),
			      x_rest > y_rest ? x_rest - y_rest : y_rest - x_rest);
	if (step < 2 || step > INT32_MAX)
		return;
	fact->stride = (uint32_t)step;
	fact->rest = (uint32_t)(x_rest % step);
}

int64_t flow_difference_said(const struct flow_state *s, const struct tg_flow_value *left,
			     const struct tg_flow_value *right)
{
	size_t i;

	if (left->scale != right->scale || left->scale < 1)
		return FLOW_MOST;
	for (i = 0; i < s->difference.count; i++) {
		const struct flow_difference *d = &s->difference.at[i];

		if (d->a == left->symbol && d->b == right->symbol && d->said)
			return flow_add(flow_mul(d->most, left->scale),
					flow_add(left->add, -right->add));
	}
	return FLOW_MOST;
}

/* The relation of the joined value to `other`, as far as it holds on both ways. */
static void relate(const struct flow_tables *t, struct flow_state *out, uint32_t symbol,
		   struct flow_side a, struct flow_side b, uint32_t other, bool below, bool widen)
{
	struct tg_flow_value limit = flow_of_symbol(other, FLOW_INTEGER);
	int64_t x, y;

	if (other == symbol)
		return;
	x = below ? flow_difference_most(t, a.state, a.value, &limit)
		  : flow_difference_most(t, a.state, &limit, a.value);
	y = below ? flow_difference_most(t, b.state, b.value, &limit)
		  : flow_difference_most(t, b.state, &limit, b.value);
	if (x == FLOW_MOST || y == FLOW_MOST ||
	    (widen && y > x && a.value->symbol == symbol)) /* it grows */
		return;
	flow_differ(out, below ? symbol : other, below ? other : symbol, x > y ? x : y, false);
}

void flow_join_relations(const struct flow_tables *t, struct flow_state *out, uint32_t symbol,
			 struct flow_side a, struct flow_side b, bool widen)
{
	struct tg_flow_value x = *a.value, y = *b.value;
	size_t i;

	if ((x.symbol && x.scale != 1) || (y.symbol && y.scale != 1))
		return;
	x.kind = y.kind = FLOW_INTEGER;
	a.value = &x;
	b.value = &y;
	for (i = 0; i < b.state->difference.count; i++) {
		const struct flow_difference *d = &b.state->difference.at[i];

		if (y.symbol && d->a == y.symbol)
			relate(t, out, symbol, a, b, d->b, true, widen);
		else if (y.symbol && d->b == y.symbol)
			relate(t, out, symbol, a, b, d->a, false, widen);
	}
	/* `i < n` lifts the lower bound of an unknown n with each round. */
	for (i = 0; widen && i < b.state->fact.count; i++) {
		const struct flow_fact *now = &b.state->fact.at[i];
		const struct flow_fact *before =
			now->below ? flow_fact_get(a.state, now->symbol) : NULL;

		if (before && before->below && before->least < now->least)
			relate(t, out, symbol, a, b, now->symbol, true, widen);
	}
}

/* What was joined at `place` before is older than what will be joined there now. */
void flow_retire(struct flow_tables *t, struct flow_state *s, uint32_t place)
{
	size_t i;

	for (i = 0; i < s->fact.count; i++) {
		uint32_t symbol = s->fact.at[i].symbol;

		if (t->symbol.at[symbol].kind == SYMBOL_JOIN && t->symbol.at[symbol].a == place) {
			flow_renew_symbol(t, s, symbol);
			i = (size_t)-1;
		}
	}
	for (i = 0; i < s->object.count; i++) {
		uint32_t region = s->object.at[i].region;
		const struct flow_region *r = &t->region.at[region];

		if (r->kind == REGION_SYMBOL && t->symbol.at[r->a].kind == SYMBOL_JOIN &&
		    t->symbol.at[r->a].a == place) {
			flow_renew_region(t, s, region);
			i = (size_t)-1;
		}
	}
}
