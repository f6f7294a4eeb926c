/* SPDX-License-Identifier: Apache-2.0 */
/*
 * assume.c - what a condition says of a path. See domain.h.
 */
#include "engine/flow/domain.h"

/* A field of what NULL points at lies in the first page. */
enum { FIRST_PAGE = 4096 };

/* The outcome of making a resource shows in a number: open() failed when it is negative. */
static void settle_resource(const struct flow_tables *t, struct flow_state *s,
			    const struct flow_fact *fact, uint32_t place)
{
	struct flow_object *object;
	uint32_t region = fact->resource;
	int64_t limit = fact->failure;
	bool failed = fact->exact ? fact->least > limit || fact->most < limit || fact->not == limit
				  : fact->most <= limit;
	bool made = fact->exact ? fact->least == limit && fact->most == limit : fact->least > limit;

	if (!region || (!failed && !made))
		return;
	object = flow_object_put(t, s, region);
	if (object->lock == TG_LOCK_HELD) { /* that of a lock, in whatever memory it stands */
		object->lock = failed ? TG_LOCK_UNKNOWN : TG_LOCK_HELD;
		return;
	}
	if (failed && object->life == TG_LIFE_RELEASED) { /* others hold it as well */
		object->life = TG_LIFE_UNKNOWN;
		return;
	}
	if (object->life != TG_LIFE_LIVE && object->life != TG_LIFE_UNKNOWN)
		return;
	if (failed)
		object->life = TG_LIFE_NONE;
	object->null = failed ? TG_NULL_ALWAYS : TG_NULL_NEVER;
	object->nulled = place;
}

static bool narrow(const struct flow_tables *t, struct flow_state *s, uint32_t symbol,
		   int64_t least, int64_t most, bool said, uint32_t place);

/* What is said of |x| holds of x on both sides of 0. */
static bool narrow_absolute(const struct flow_tables *t, struct flow_state *s, uint32_t symbol,
			    int64_t least, int64_t most, bool said, uint32_t place)
{
	int64_t now_least, now_most;

	if (most != FLOW_MOST && !narrow(t, s, symbol, -most, most, said, place))
		return false;
	if (least <= 0)
		return true;
	flow_symbol_range(t, s, symbol, &now_least, &now_most);
	if (now_least > -least)
		return narrow(t, s, symbol, least, FLOW_MOST, said, place);
	if (now_most < least)
		return narrow(t, s, symbol, FLOW_LEAST, -least, said, place);
	flow_fact_put(t, s, symbol)->not = 0;
	return true;
}

/* Brings the bounds to numbers that the step can reach; false when there is none. */
static bool keep_step(struct flow_fact *fact)
{
	int64_t step = fact->stride, over;

	if (fact->least > FLOW_LEAST + step) {
		over = (fact->rest - fact->least % step) % step;
		fact->least = flow_add(fact->least, over < 0 ? over + step : over);
	}
	if (fact->most < FLOW_MOST - step) {
		over = (fact->most % step - (int64_t)fact->rest) % step;
		fact->most -= over < 0 ? over + step : over;
	}
	return fact->least <= fact->most;
}

static bool narrow(const struct flow_tables *t, struct flow_state *s, uint32_t symbol,
		   int64_t least, int64_t most, bool said, uint32_t place)
{
	int64_t now_least, now_most;
	struct flow_fact *fact;

	flow_symbol_range(t, s, symbol, &now_least, &now_most);
	if (least <= now_least && most >= now_most)
		return true;
	if (least > now_most || most < now_least)
		return false;
	fact = flow_fact_put(t, s, symbol);
	if (least > fact->least) {
		fact->least = least;
		fact->below = true;
		fact->least_said = said;
	}
	if (most < fact->most) {
		fact->most = most;
		fact->above = true;
		fact->most_said = said;
	}
	while (fact->least == fact->not &&fact->least < fact->most)
		fact->least++;
	while (fact->most == fact->not &&fact->most > fact->least)
		fact->most--;
	if (fact->least == fact->most && fact->least == fact->not )
		return false;
	if (fact->stride > 1 && !keep_step(fact))
		return false;
	settle_resource(t, s, fact, place);
	if (t->symbol.at[symbol].kind == SYMBOL_ABSOLUTE)
		return narrow_absolute(t, s, t->symbol.at[symbol].a, fact->least, fact->most, said,
				       place);
	return true;
}

/* scale * symbol + add lies within [least, most]. */
static bool narrow_value(const struct flow_tables *t, struct flow_state *s,
			 const struct tg_flow_value *v, int64_t least, int64_t most, bool said,
			 uint32_t place)
{
	int64_t swap;

	if (!v->symbol)
		return v->add >= least && v->add <= most;
	least = least == FLOW_LEAST ? least : flow_add(least, -v->add);
	most = most == FLOW_MOST ? most : flow_add(most, -v->add);
	if (v->scale < 0) {
		swap = least == FLOW_LEAST ? FLOW_MOST : -least;
		least = most == FLOW_MOST ? FLOW_LEAST : -most;
		most = swap;
	}
	swap = v->scale < 0 ? -(int64_t)v->scale : v->scale;
	if (swap > 1) {
		if (least != FLOW_LEAST)
			least = least > 0 ? (least - 1) / swap + 1 : least / swap;
		if (most != FLOW_MOST)
			most = most < 0 ? -((-most - 1) / swap + 1) : most / swap;
	}
	return narrow(t, s, v->symbol, least, most, said, place);
}

/*
 * left - right <= most. Of several times a number that others choose, what is left of it beside the
 * number itself is at most what it can be: `i < 2 * n`.
 */
static void note_difference(const struct flow_tables *t, struct flow_state *s,
			    const struct tg_flow_value *left, const struct tg_flow_value *right,
			    int64_t most)
{
	int64_t least_times, most_times, rest = 0;

	if (!left->symbol || !right->symbol || left->symbol == right->symbol || left->scale != 1 ||
	    right->scale < 1)
		return;
	if (right->scale > 1) {
		flow_symbol_range(t, s, right->symbol, &least_times, &most_times);
		rest = flow_mul(most_times, right->scale - 1);
		if (!flow_taint(s, right) || rest == FLOW_MOST)
			return;
	}
	flow_differ(s, left->symbol, right->symbol,
		    flow_add(flow_add(most, rest), flow_add(right->add, -left->add)), true);
}

/* left <= right + most */
static bool assume_less(const struct flow_tables *t, struct flow_state *s,
			const struct tg_flow_value *left, const struct tg_flow_value *right,
			int64_t most, uint32_t place)
{
	int64_t l_least, l_most, r_least, r_most, bound;

	bound = flow_difference_most(t, s, right, left); /* right - left <= bound */
	if (bound != FLOW_MOST && bound < -most)
		return false;
	flow_range(t, s, left, &l_least, &l_most);
	flow_range(t, s, right, &r_least, &r_most);
	note_difference(t, s, left, right, most);
	if (r_most != FLOW_MOST && !narrow_value(t, s, left, FLOW_LEAST, flow_add(r_most, most),
						 flow_is_said(s, right, true), place))
		return false;
	return l_least == FLOW_LEAST ||
	       narrow_value(t, s, right, flow_add(l_least, -most), FLOW_MOST,
			    flow_is_said(s, left, false), place);
}

static bool assume_equal(const struct flow_tables *t, struct flow_state *s,
			 const struct tg_flow_value *left, const struct tg_flow_value *right,
			 uint32_t place)
{
	return assume_less(t, s, left, right, 0, place) && assume_less(t, s, right, left, 0, place);
}

static bool assume_unequal(const struct flow_tables *t, struct flow_state *s,
			   const struct tg_flow_value *left, const struct tg_flow_value *right,
			   uint32_t place)
{
	int64_t number, other, least, most;
	struct flow_fact *fact;

	if (flow_constant(t, s, left, &number) && flow_constant(t, s, right, &other))
		return number != other;
	if (left->symbol == right->symbol && left->scale == right->scale)
		return left->add != right->add;
	if (!left->symbol)
		return assume_unequal(t, s, right, left, place);
	if (!flow_constant(t, s, right, &number))
		return true;
	flow_range(t, s, left, &least, &most);
	if (number == least)
		return narrow_value(t, s, left, number + 1, FLOW_MOST, true, place);
	if (number == most)
		return narrow_value(t, s, left, FLOW_LEAST, number - 1, true, place);
	if (number < least || number > most || left->scale != 1)
		return true;
	fact = flow_fact_put(t, s, left->symbol);
	fact->not = flow_add(number, -left->add);
	settle_resource(t, s, fact, place);
	return true;
}

enum tg_flow_null flow_null(const struct flow_tables *t, const struct flow_state *s,
			    const struct tg_flow_value *v)
{
	int64_t least, most;

	if (v->kind == FLOW_INTEGER && !v->region) {
		flow_range(t, s, v, &least, &most);
		return least == 0 && most == 0 ? TG_NULL_ALWAYS
		       : least > 0 || most < 0 ? TG_NULL_NEVER
					       : TG_NULL_UNKNOWN;
	}
	if (v->kind != FLOW_POINTER)
		return TG_NULL_UNKNOWN;
	if (!v->region)
		return !v->symbol && v->add >= 0 && v->add < FIRST_PAGE ? TG_NULL_ALWAYS
									: TG_NULL_UNKNOWN;
	return flow_object_null(t, s, v->region);
}

/* What was not made is not there, and what it would have replaced still is. */
static void fail_object(const struct flow_tables *t, struct flow_state *s,
			struct flow_object *object, bool failed)
{
	uint32_t former = object->former;

	if (!failed)
		return;
	if (object->life == TG_LIFE_LIVE)
		object->life = TG_LIFE_NONE;
	if (former && flow_object_find(s, former))
		flow_object_put(t, s, former)->life = TG_LIFE_LIVE;
}

/* A pointer is, or is not, NULL. */
static bool assume_null(const struct flow_tables *t, struct flow_state *s,
			const struct tg_flow_value *v, bool null, uint32_t place)
{
	enum tg_flow_null known = flow_null(t, s, v);
	struct flow_object *object;

	/* A callee has found it to be NULL, and now its caller has. */
	if (known == TG_NULL_ALWAYS && null && v->region &&
	    flow_object_get(t, s, v->region).proof == PROOF_HEARSAY) {
		object = flow_object_put(t, s, v->region);
		object->proof = PROOF_CHECK;
		object->nulled = place;
	}
	if (known == TG_NULL_ALWAYS || known == TG_NULL_NEVER)
		return (known == TG_NULL_ALWAYS) == null;
	if (!v->region)
		return true;
	if (v->add || v->symbol) /* within an object: of its beginning that says nothing */
		return !null;
	object = flow_object_put(t, s, v->region);
	object->null = null ? TG_NULL_ALWAYS : TG_NULL_NEVER;
	object->proof = null && known == TG_NULL_UNKNOWN ? PROOF_CHECK : PROOF_MADE;
	object->nulled = place;
	fail_object(t, s, object, null);
	return true;
}

static bool is_null(const struct tg_flow_value *v)
{
	return !v->region && !v->symbol && !v->add &&
	       (v->kind == FLOW_POINTER || v->kind == FLOW_INTEGER);
}

/* Objects that cannot have one address; what a pointer of unknown value points at may be any. */
static bool is_apart(const struct flow_tables *t, uint32_t region)
{
	uint8_t kind = t->region.at[region].kind;

	return kind != REGION_SYMBOL && kind != REGION_OLD && kind != REGION_NONE;
}

/* A pointer that was there before the function began points at nothing that it has made since. */
static bool is_from_before(const struct flow_tables *t, uint32_t region)
{
	const struct flow_region *r = &t->region.at[region];
	const struct flow_symbol *symbol;

	while (r->kind == REGION_SYMBOL) {
		symbol = &t->symbol.at[r->a];
		if (symbol->kind != SYMBOL_CELL || symbol->c)
			return false;
		r = &t->region.at[symbol->a];
	}
	return r->kind == REGION_PARAM || r->kind == REGION_GLOBAL;
}

static bool is_made_here(const struct flow_tables *t, const struct flow_state *s, uint32_t region)
{
	uint8_t kind = t->region.at[region].kind;

	return kind == REGION_HEAP || kind == REGION_LOCAL || kind == REGION_TEMP ||
	       (kind == REGION_OLD && !flow_object_get(t, s, region).escaped);
}

static bool cannot_be_one(const struct flow_tables *t, const struct flow_state *s, uint32_t a,
			  uint32_t b)
{
	if (is_apart(t, a) && is_apart(t, b))
		return true;
	if (is_made_here(t, s, a) && (is_from_before(t, b) || !flow_object_get(t, s, a).escaped))
		return true;
	return is_made_here(t, s, b) && (is_from_before(t, a) || !flow_object_get(t, s, b).escaped);
}

static bool assume_pointers(const struct flow_tables *t, struct flow_state *s,
			    const struct tg_flow_value *left, enum tg_ir_op op,
			    const struct tg_flow_value *right, uint32_t place)
{
	struct tg_flow_value a = *left, b = *right;
	bool equality = op == TG_OP_EQ || op == TG_OP_NE;

	if (is_null(&b) && equality)
		return assume_null(t, s, &a, op == TG_OP_EQ, place);
	if (is_null(&a) && equality)
		return assume_null(t, s, &b, op == TG_OP_EQ, place);
	if (a.region != b.region) {
		if (op != TG_OP_EQ)
			return true;
		/* MAP_FAILED, INVALID_HANDLE_VALUE */
		if (!b.region && !b.symbol && a.region &&
		    t->region.at[a.region].kind == REGION_HEAP) {
			fail_object(t, s, flow_object_put(t, s, a.region), true);
			return true;
		}
		return !cannot_be_one(t, s, a.region, b.region);
	}
	a.kind = b.kind = FLOW_INTEGER;
	a.region = b.region = 0;
	return flow_assume((struct flow_tables *)(uintptr_t)t, s, &a, op, &b, true, place);
}

static enum tg_ir_op opposite(enum tg_ir_op op)
{
	switch (op) {
	case TG_OP_LT:
		return TG_OP_GE;
	case TG_OP_GE:
		return TG_OP_LT;
	case TG_OP_GT:
		return TG_OP_LE;
	case TG_OP_LE:
		return TG_OP_GT;
	case TG_OP_EQ:
		return TG_OP_NE;
	default:
		return TG_OP_EQ;
	}
}

bool flow_assume(struct flow_tables *t, struct flow_state *s, const struct tg_flow_value *left,
		 enum tg_ir_op op, const struct tg_flow_value *right, bool truth, uint32_t place)
{
	int64_t number;

	if (!truth)
		op = opposite(op);
	/* `(a < b) != 0` and `!(a < b)` say what the comparison says. */
	if (left->symbol && t->symbol.at[left->symbol].kind == SYMBOL_TRUTH && left->scale == 1 &&
	    !left->add && (op == TG_OP_EQ || op == TG_OP_NE) &&
	    flow_constant(t, s, right, &number) && (number == 0 || number == 1))
		return flow_assume_value(t, s, left, (op == TG_OP_EQ) == (number == 1), place);
	if (left->kind == FLOW_POINTER || right->kind == FLOW_POINTER)
		return assume_pointers(t, s, left, op, right, place);
	if (left->kind != FLOW_INTEGER || right->kind != FLOW_INTEGER)
		return true;
	switch (op) {
	case TG_OP_LT:
		return assume_less(t, s, left, right, -1, place);
	case TG_OP_LE:
		return assume_less(t, s, left, right, 0, place);
	case TG_OP_GT:
		return assume_less(t, s, right, left, -1, place);
	case TG_OP_GE:
		return assume_less(t, s, right, left, 0, place);
	case TG_OP_EQ:
		return assume_equal(t, s, left, right, place);
	default:
		return assume_unequal(t, s, left, right, place);
	}
}

static enum tg_ir_op mirrored(enum tg_ir_op op)
{
	switch (op) {
	case TG_OP_LT:
		return TG_OP_GT;
	case TG_OP_GT:
		return TG_OP_LT;
	case TG_OP_LE:
		return TG_OP_GE;
	case TG_OP_GE:
		return TG_OP_LE;
	default:
		return op;
	}
}

/* One side is compared as unsigned and may be below 0: then it is greater than all that it was. */
static bool assume_unsigned(struct flow_tables *t, struct flow_state *s,
			    const struct flow_condition *condition, bool truth, uint32_t place)
{
	const struct tg_flow_value *wraps = &condition->left, *other = &condition->right;
	const struct tg_flow_value zero = flow_number(0);
	enum tg_ir_op op = (enum tg_ir_op)condition->op;
	int64_t least, most, limit, limit_most;

	if (condition->left_wraps && condition->right_wraps)
		return true;
	if (condition->right_wraps) {
		wraps = &condition->right;
		other = &condition->left;
		op = mirrored(op);
	}
	op = truth ? op : opposite(op);
	flow_range(t, s, wraps, &least, &most);
	flow_range(t, s, other, &limit, &limit_most);
	if (least >= 0)
		return flow_assume(t, s, wraps, op, other, true, place);
	if (op == TG_OP_GT || op == TG_OP_GE || least <= INT32_MIN || limit_most > INT32_MAX)
		return true;
	if (op == TG_OP_LT || op == TG_OP_LE)
		return flow_assume(t, s, wraps, TG_OP_GE, &zero, true, place) &&
		       flow_assume(t, s, wraps, op, other, true, place);
	return flow_assume(t, s, wraps, op, other, true, place);
}

bool flow_assume_value(struct flow_tables *t, struct flow_state *s, const struct tg_flow_value *v,
		       bool truth, uint32_t place)
{
	struct tg_flow_value zero = flow_number(0);
	const struct flow_symbol *symbol = &t->symbol.at[v->symbol];
	struct flow_condition condition;

	if (v->kind == FLOW_UNKNOWN || v->kind == FLOW_AGGREGATE)
		return true;
	if (symbol->kind != SYMBOL_TRUTH || v->scale != 1 || v->add)
		return flow_assume(t, s, v, TG_OP_NE, &zero, truth, place);
	condition = t->condition.at[symbol->a];
	if (condition.left_wraps || condition.right_wraps)
		return narrow(t, s, v->symbol, truth, truth, true, place) &&
		       assume_unsigned(t, s, &condition, truth, place);
	return narrow(t, s, v->symbol, truth, truth, true, place) &&
	       flow_assume(t, s, &condition.left, (enum tg_ir_op)condition.op, &condition.right,
			   truth, place);
}

enum tg_flow_truth flow_compare(struct flow_tables *t, const struct flow_state *s,
				const struct tg_flow_value *left, enum tg_ir_op op,
				const struct tg_flow_value *right)
{
	struct flow_state *try = flow_state_copy(t, s);
	bool may, may_not;

	may = flow_assume(t, try, left, op, right, true, 0);
	flow_state_free(t, try);
	try = flow_state_copy(t, s);
	may_not = flow_assume(t, try, left, op, right, false, 0);
	flow_state_free(t, try);
	return may && may_not ? TG_TRUTH_UNKNOWN : may ? TG_TRUTH_YES : TG_TRUTH_NO;
}
