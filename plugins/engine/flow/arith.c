/* SPDX-License-Identifier: Apache-2.0 */
/*
 * arith.c - operators and conversions on values. See run.h.
 *
 * What stays linear keeps its symbol; everything else becomes a symbol of its own with the bounds
 * that follow. An overflow that is possible only because nothing is known of the operands does not
 * cut the relation: the program is taken at its word until it is certain.
 */
#include "engine/flow/run.h"

struct bounds {
	int64_t least, most;
};

static struct bounds bounds_of(struct flow_frame *frame, const struct flow_state *s,
			       const struct tg_flow_value *v)
{
	struct bounds b;

	flow_range(&frame->run->tables, s, v, &b.least, &b.most);
	return b;
}

static struct bounds corners(struct bounds a, struct bounds b, int64_t (*f)(int64_t, int64_t))
{
	int64_t c[4] = {f(a.least, b.least), f(a.least, b.most), f(a.most, b.least),
			f(a.most, b.most)};
	struct bounds r = {c[0], c[0]};
	int i;

	for (i = 1; i < 4; i++) {
		r.least = c[i] < r.least ? c[i] : r.least;
		r.most = c[i] > r.most ? c[i] : r.most;
	}
	return r;
}

static int64_t shift_left(int64_t a, int64_t by)
{
	if (by < 0 || by > 62)
		return a ? a < 0 ? FLOW_LEAST : FLOW_MOST : 0;
	return flow_mul(a, (int64_t)1 << by);
}

static int64_t shift_right(int64_t a, int64_t by)
{
	if (by < 0)
		return a;
	return by > 62 ? a < 0 ? -1 : 0 : a >> by;
}

static int64_t divide(int64_t a, int64_t b)
{
	if (b == 0)
		return a;
	if (a == FLOW_MOST || a == FLOW_LEAST)
		return b < 0 ? (a == FLOW_MOST ? FLOW_LEAST : FLOW_MOST) : a;
	return a / b;
}

static struct bounds remainder_of(struct bounds a, struct bounds b)
{
	int64_t top = b.most > -(b.least + 1) ? b.most : -(b.least + 1);
	struct bounds r = {0, top > 0 && top != FLOW_MOST ? top - 1 : top};

	if (b.least <= 0 && b.most >= 0 && top <= 0)
		return (struct bounds){FLOW_LEAST, FLOW_MOST};
	if (a.most >= 0 && a.most < r.most)
		r.most = a.most;
	if (a.least < 0)
		r.least = -r.most > a.least ? -r.most : a.least;
	return r;
}

static struct bounds bitwise(enum tg_ir_op op, struct bounds a, struct bounds b)
{
	struct bounds r = {FLOW_LEAST, FLOW_MOST};
	int64_t top;

	if (a.least < 0 || b.least < 0) {
		if (op == TG_OP_AND && (a.least >= 0 || b.least >= 0))
			return (struct bounds){0, a.least >= 0 ? a.most : b.most};
		return r;
	}
	r.least = 0;
	if (op == TG_OP_AND) {
		r.most = a.most < b.most ? a.most : b.most;
		return r;
	}
	top = a.most > b.most ? a.most : b.most;
	for (r.most = 1; r.most > 0 && r.most <= top && r.most < ((int64_t)1 << 61);)
		r.most <<= 1;
	r.most = top >= ((int64_t)1 << 61) ? FLOW_MOST : r.most - 1;
	return r;
}

/* The bounds of the true result, before it wraps. */
static struct bounds result(enum tg_ir_op op, struct bounds a, struct bounds b)
{
	switch (op) {
	case TG_OP_ADD:
		return (struct bounds){flow_add(a.least, b.least), flow_add(a.most, b.most)};
	case TG_OP_SUB:
		return (struct bounds){
			flow_add(a.least, b.most == FLOW_MOST ? FLOW_LEAST : -b.most),
			flow_add(a.most, b.least == FLOW_LEAST ? FLOW_MOST : -b.least)};
	case TG_OP_MUL:
		return corners(a, b, flow_mul);
	case TG_OP_DIV:
		if (b.least <= 0 && b.most >= 0) {
			int64_t most = a.most > -(a.least + 1) ? a.most : -(a.least + 1);

			return (struct bounds){a.least < 0 || b.least < 0 ? FLOW_LEAST : 0,
					       b.least < 0 ? FLOW_MOST : most};
		}
		return corners(a, b, divide);
	case TG_OP_REM:
		return remainder_of(a, b);
	case TG_OP_SHL:
		return corners(a, b, shift_left);
	case TG_OP_SHR:
		return corners(a, b, shift_right);
	case TG_OP_AND:
	case TG_OP_OR:
	case TG_OP_XOR:
		return bitwise(op, a, b);
	default:
		return (struct bounds){FLOW_LEAST, FLOW_MOST};
	}
}

static bool folds(enum tg_ir_op op, int64_t a, int64_t b, int64_t *ret)
{
	if (a == FLOW_MOST || a == FLOW_LEAST || b == FLOW_MOST || b == FLOW_LEAST)
		return false;
	if (op == TG_OP_AND)
		*ret = a & b;
	else if (op == TG_OP_OR)
		*ret = a | b;
	else if (op == TG_OP_XOR)
		*ret = a ^ b;
	else if (op == TG_OP_REM && b)
		*ret = a % b;
	else
		return false;
	return true;
}

/* A number as a type of that width holds it. */
static int64_t wrap(int64_t number, const struct tg_ir_type *type)
{
	uint64_t bits = (uint64_t)number;

	if (type->width >= 64 || !type->width || number == FLOW_MOST || number == FLOW_LEAST) {
		if (!(type->flags & TG_TYPE_SIGNED) && number < 0)
			return FLOW_MOST;
		return number;
	}
	bits &= ((uint64_t)1 << type->width) - 1;
	if (type->flags & TG_TYPE_SIGNED && bits >> (type->width - 1) & 1)
		bits |= ~(((uint64_t)1 << type->width) - 1);
	return (int64_t)bits;
}

static bool linear(enum tg_ir_op op, struct tg_flow_value a, struct tg_flow_value b,
		   struct tg_flow_value *ret)
{
	if (op == TG_OP_ADD)
		return flow_linear_add(a, b, 1, ret);
	if (op == TG_OP_SUB)
		return flow_linear_add(a, b, -1, ret);
	if (op == TG_OP_MUL && !b.symbol)
		return flow_linear_mul(a, b.add, ret);
	if (op == TG_OP_MUL && !a.symbol)
		return flow_linear_mul(b, a.add, ret);
	if (op == TG_OP_SHL && !b.symbol && b.add >= 0 && b.add < 31)
		return flow_linear_mul(a, (int64_t)1 << b.add, ret);
	return false;
}

/* Both bounds are what the program says, or somebody chooses among all there are. */
static bool is_known(const struct flow_state *s, const struct tg_flow_value *v)
{
	const struct flow_fact *fact = v->symbol ? flow_fact_get(s, v->symbol) : NULL;

	if (fact && fact->taint & TG_TAINT_ANY && !fact->above && !fact->below && !fact->slight)
		return true;
	return flow_is_said(s, v, true) && flow_is_said(s, v, false);
}

/* The bound of a result follows from numbers that the program says: a mask, a modulus, checks. */
static bool is_said(const struct flow_state *s, enum tg_ir_op op, const struct tg_flow_value *a,
		    const struct tg_flow_value *b, struct bounds range, bool above)
{
	if (op == TG_OP_SUB && a->symbol && b->symbol) /* mostly, one is less than the other */
		return false;
	if (above && op == TG_OP_REM && !b->symbol)
		return true;
	if (above && op == TG_OP_AND && !b->symbol && b->add >= 0 && b->add < range.most)
		return true;
	return is_known(s, a) && is_known(s, b);
}

/*
 * The part that others choose is small beside what nobody knows: `address - base` of a 16-bit
 * address. Where such a number goes is not theirs to decide.
 */
static bool is_slight(const struct flow_state *s, const struct tg_flow_value *chosen,
		      struct bounds range, const struct tg_flow_value *other, unsigned width)
{
	const struct flow_fact *fact = chosen->symbol ? flow_fact_get(s, chosen->symbol) : NULL;
	const struct flow_fact *beside = other->symbol ? flow_fact_get(s, other->symbol) : NULL;
	int64_t small = (int64_t)1 << width / 2;

	return fact && fact->taint && other->symbol &&
	       (!beside || (!beside->taint && !beside->above && !beside->below)) &&
	       (fact->slight || (range.least > -small && range.most < small));
}

/* What a result is known to be besides its bounds. */
static void note(struct flow_tables *t, struct flow_state *s, uint32_t symbol,
		 const struct flow_fact *known)
{
	struct flow_fact *fact;

	if (!known->slight && !known->widened && !known->least_said && !known->most_said)
		return;
	fact = flow_fact_put(t, s, symbol);
	fact->slight = known->slight;
	fact->widened = known->widened;
	fact->least_said = known->least_said;
	fact->most_said = known->most_said;
}

/*
 * An unsigned number and a constant of the upper half of its type: `seconds - (uint32_t)EPOCH`,
 * `hash + 0x9e3779b9`. That goes over the edge as often as not, and is written because it does.
 */
static bool wraps_on_purpose(enum tg_ir_op op, const struct tg_flow_value *by,
			     const struct tg_ir_type *type, struct bounds r)
{
	struct bounds whole;

	if (type->flags & TG_TYPE_SIGNED || by->symbol || type->width > 32 ||
	    (op != TG_OP_ADD && op != TG_OP_SUB))
		return false;
	flow_type_range(type, &whole.least, &whole.most);
	return by->add > whole.most / 2 && (r.least < whole.least || r.most > whole.most);
}

/*
 * A number that is put together of bytes which others choose, or a fraction of a large one, has the
 * bounds of what it is made of, and nobody has said more than the types of these.
 */
static void keep_open(struct flow_frame *frame, struct flow_state *s, enum tg_ir_op op,
		      const struct tg_flow_value *a, const struct tg_flow_value *b, uint32_t symbol)
{
	const struct flow_fact *left = a->symbol ? flow_fact_get(s, a->symbol) : NULL;
	const struct flow_fact *right = b->symbol ? flow_fact_get(s, b->symbol) : NULL;
	const struct flow_fact *now = flow_fact_get(s, symbol);
	bool bytes = op == TG_OP_OR && left && right && left->taint && right->taint &&
		     !left->below && !right->below;
	bool part = op == TG_OP_DIV && left && left->taint && !left->above && !b->symbol && now &&
		    now->most > UINT16_MAX;

	if (!bytes && !part)
		return;
	struct flow_fact *fact = flow_fact_put(&frame->run->tables, s, symbol);
	fact->below = fact->below && !bytes;
	fact->above = fact->above && !part;
}

static struct tg_flow_value integers(struct flow_frame *frame, struct flow_state *s, tg_node n,
				     enum tg_ir_op op, struct tg_flow_value a,
				     struct tg_flow_value b, const struct tg_ir_type *type)
{
	struct bounds x = bounds_of(frame, s, &a), y = bounds_of(frame, s, &b), r, whole;
	uint16_t taint = flow_taint(s, &a) | flow_taint(s, &b);
	const struct flow_fact *from = a.symbol ? flow_fact_get(s, a.symbol) : NULL;
	struct tg_flow_value v;
	int64_t number;

	if (!from || !from->taint)
		from = b.symbol ? flow_fact_get(s, b.symbol) : from;
	r = result(op, x, y);
	flow_type_range(type, &whole.least, &whole.most);
	if (x.least == x.most && y.least == y.most && folds(op, x.least, y.least, &number)) {
		v = flow_number(wrap(number, type));
		v.place = flow_place(frame, n);
		return v;
	}
	if (r.least > whole.most || r.most < whole.least) { /* it surely wraps */
		if (r.least == r.most && r.least != FLOW_MOST && r.least != FLOW_LEAST) {
			v = flow_number(wrap(r.least, type));
			v.place = flow_place(frame, n);
			return v;
		}
		return flow_fresh_within(frame, s, n, type, FLOW_LEAST, FLOW_MOST, taint,
					 from ? from->place : 0);
	}
	if (!wraps_on_purpose(op, &b, type, r) && linear(op, a, b, &v)) {
		v.region = 0;
		v.place = flow_place(frame, n);
		return v;
	}
	if (r.least == r.most && r.least != FLOW_MOST && r.least != FLOW_LEAST) {
		v = flow_number(r.least);
		v.place = flow_place(frame, n);
		return v;
	}
	if ((r.least < whole.least || r.most > whole.most) && !(type->flags & TG_TYPE_SIGNED))
		r = whole; /* it may wrap: then anything */
	v = flow_fresh_within(frame, s, n, type, r.least, r.most, taint, from ? from->place : 0);
	if (v.symbol) {
		struct flow_fact known = {
			.slight = (op == TG_OP_ADD || op == TG_OP_SUB) &&
				  (is_slight(s, &a, x, &b, type->width) ||
				   is_slight(s, &b, y, &a, type->width)),
			.widened = flow_estimated(s, &a) || flow_estimated(s, &b),
			.least_said = is_said(s, op, &a, &b, x, false),
			.most_said = is_said(s, op, &a, &b, x, true),
		};

		note(&frame->run->tables, s, v.symbol, &known);
		keep_open(frame, s, op, &a, &b, v.symbol);
	}
	return v;
}

/* pointer +- number */
struct tg_flow_value flow_move(struct flow_frame *frame, struct flow_state *s, tg_node n,
			       struct tg_flow_value pointer, struct tg_flow_value by, int sign,
			       uint64_t element)
{
	struct tg_ir_type offset = {.cls = TG_TYPE_INT, .width = 64, .flags = TG_TYPE_SIGNED};
	struct tg_flow_value bytes, moved;
	struct bounds a, b, r;

	if (pointer.kind == FLOW_AGGREGATE)
		pointer.kind = FLOW_POINTER;
	if (pointer.kind != FLOW_POINTER) {
		struct tg_ir_type type = {.cls = TG_TYPE_POINTER, .width = 64};

		return flow_fresh(frame, s, n, 4, &type);
	}
	if (element == TG_SIZE_UNKNOWN || element > INT32_MAX)
		element = 1;
	if (by.kind == FLOW_INTEGER && flow_linear_mul(by, (int64_t)element, &bytes) &&
	    flow_linear_add(pointer, bytes, sign, &moved)) {
		moved.kind = FLOW_POINTER;
		moved.region = pointer.region;
		return moved;
	}
	a = bounds_of(frame, s, &pointer);
	b = bounds_of(frame, s, &by);
	b.least = flow_mul(b.least, (int64_t)element);
	b.most = flow_mul(b.most, (int64_t)element);
	r = result(sign > 0 ? TG_OP_ADD : TG_OP_SUB, a, b);
	moved = flow_fresh_within(frame, s, n, &offset, r.least, r.most, flow_taint(s, &by),
				  by.place);
	if (by.symbol) {
		struct flow_fact *out = flow_fact_put(&frame->run->tables, s, moved.symbol);
		const struct flow_fact *fact = flow_fact_get(s, by.symbol);

		out->below = fact && fact->below;
		out->above = fact && fact->above;
		out->least_said = fact && fact->least_said && flow_is_said(s, &pointer, false);
		out->most_said = fact && fact->most_said && flow_is_said(s, &pointer, true);
	}
	moved.kind = FLOW_POINTER;
	moved.region = pointer.region;
	moved.part = pointer.part;
	return moved;
}

static bool is_comparison(enum tg_ir_op op)
{
	return op == TG_OP_LT || op == TG_OP_GT || op == TG_OP_LE || op == TG_OP_GE ||
	       op == TG_OP_EQ || op == TG_OP_NE;
}

/*
 * The type that a comparison is made in decides what a negative number means. Of one that is below
 * 0 for sure, because a narrower unsigned number was made smaller, it is taken at its word; a
 * length that nobody knows is not.
 */
static bool wraps(struct flow_frame *frame, const struct flow_state *s,
		  const struct tg_flow_value *v, const struct tg_ir_type *type)
{
	const struct flow_symbol *symbol = &frame->run->tables.symbol.at[v->symbol];

	return v->kind == FLOW_INTEGER && v->symbol && !symbol->is_signed && symbol->width &&
	       symbol->width < type->width && type->cls == TG_TYPE_INT &&
	       !(type->flags & TG_TYPE_SIGNED) && bounds_of(frame, s, v).least < 0;
}

static struct tg_flow_value compare(struct flow_frame *frame, struct flow_state *s, tg_node n,
				    enum tg_ir_op op, struct tg_flow_value a,
				    struct tg_flow_value b)
{
	struct flow_tables *t = &frame->run->tables;
	const struct tg_ir_type *type = flow_type(frame, n);
	const struct tg_ir_type *operand = flow_type(frame, tg_ir_child(frame->unit->ir, n, 0));
	struct flow_condition condition = {.op = (uint8_t)op};
	struct tg_flow_value v;

	if (!a.kind || !b.kind || a.kind == FLOW_AGGREGATE || b.kind == FLOW_AGGREGATE)
		return flow_fresh(frame, s, n, 0, type);
	if (!a.symbol && !b.symbol && a.kind == FLOW_INTEGER && b.kind == FLOW_INTEGER) {
		v = flow_number(flow_compare(t, s, &a, op, &b) == TG_TRUTH_YES);
		v.place = flow_place(frame, n);
		return v;
	}
	a.uninitialised = b.uninitialised = false;
	condition.left = a;
	condition.right = b;
	condition.left_wraps = wraps(frame, s, &a, operand);
	condition.right_wraps = wraps(frame, s, &b, operand);
	v = flow_of_symbol(flow_symbol(t, SYMBOL_TRUTH, flow_condition(t, &condition), 0, 0, NULL),
			   FLOW_INTEGER);
	v.place = flow_place(frame, n);
	return v;
}

static bool tells(enum tg_ir_op op)
{
	return op == TG_OP_ADD || op == TG_OP_SUB || op == TG_OP_MUL || op == TG_OP_DIV ||
	       op == TG_OP_REM || op == TG_OP_SHL || op == TG_OP_SHR;
}

static void tell(struct flow_frame *frame, struct flow_state *s, tg_node n, enum tg_ir_op op,
		 const struct tg_flow_value *a, const struct tg_flow_value *b)
{
	struct tg_flow_event event = {.kind = TG_FLOW_ARITHMETIC, .at = n, .left = a, .right = b};
	struct bounds r;

	if (!tells(op) || !flow_wants(frame, TG_FLOW_ARITHMETIC))
		return;
	r = result(op, bounds_of(frame, s, a), bounds_of(frame, s, b));
	event.least = r.least;
	event.most = r.most;
	flow_event(frame, s, &event);
}

struct tg_flow_value flow_binary(struct flow_frame *frame, struct flow_state *s, tg_node n,
				 enum tg_ir_op op, struct tg_flow_value left,
				 struct tg_flow_value right, const struct tg_ir_type *type)
{
	const struct tg_ir *ir = frame->unit->ir;
	uint64_t element = 1;

	if (type->cls == TG_TYPE_POINTER)
		element = ir->type[ir->type[type->of].canonical].size;
	if (is_comparison(op))
		return compare(frame, s, n, op, left, right);
	if (left.kind == FLOW_INTEGER && right.kind == FLOW_INTEGER)
		tell(frame, s, n, op, &left, &right);
	if (left.kind == FLOW_POINTER && right.kind == FLOW_INTEGER &&
	    (op == TG_OP_ADD || op == TG_OP_SUB))
		return flow_move(frame, s, n, left, right, op == TG_OP_ADD ? 1 : -1, element);
	if (left.kind == FLOW_INTEGER && right.kind == FLOW_POINTER && op == TG_OP_ADD)
		return flow_move(frame, s, n, right, left, 1, element);
	if (left.kind == FLOW_POINTER && right.kind == FLOW_POINTER && op == TG_OP_SUB &&
	    left.region == right.region && left.region) {
		struct tg_flow_value apart;
		tg_node operand = tg_ir_child(ir, n, 0);
		const struct tg_ir_type *pointer = flow_type(frame, operand);
		uint64_t size = ir->type[ir->type[pointer->of].canonical].size;

		if (flow_linear_add(left, right, -1, &apart) && (size == 1 || !apart.symbol) &&
		    size && size < INT32_MAX) {
			apart.kind = FLOW_INTEGER;
			apart.region = 0;
			apart.add /= (int64_t)size;
			return apart;
		}
	}
	if (type->cls == TG_TYPE_FLOAT && op != TG_OP_ADD && op != TG_OP_SUB && op != TG_OP_MUL)
		right.kind = FLOW_UNKNOWN; /* a quotient has a fraction */
	/* An address that is computed with, to align it: the result may be the pointer. */
	if (left.kind == FLOW_POINTER && left.region)
		flow_object_put(&frame->run->tables, s, left.region)->escaped = true;
	if (left.kind != FLOW_INTEGER || right.kind != FLOW_INTEGER)
		return flow_fresh_within(frame, s, n, type, FLOW_LEAST, FLOW_MOST,
					 flow_taint(s, &left) | flow_taint(s, &right),
					 flow_place(frame, n));
	return integers(frame, s, n, op, left, right, type);
}

struct tg_flow_value flow_unary(struct flow_frame *frame, struct flow_state *s, tg_node n,
				struct tg_flow_value operand)
{
	const struct tg_ir_type *type = flow_type(frame, n);
	struct tg_flow_value zero = flow_number(0), v;

	switch (frame->unit->ir->node[n].op) {
	case TG_OP_LNOT:
		return compare(frame, s, n, TG_OP_EQ, operand, zero);
	case TG_OP_MINUS:
		if (operand.kind != FLOW_INTEGER)
			break;
		tell(frame, s, n, TG_OP_SUB, &zero, &operand);
		return integers(frame, s, n, TG_OP_SUB, zero, operand, type);
	case TG_OP_NOT:
		if (operand.kind != FLOW_INTEGER || !(type->flags & TG_TYPE_SIGNED) ||
		    !flow_linear_mul(operand, -1, &v))
			break;
		v.add = flow_add(v.add, -1);
		v.region = 0;
		return v;
	default:
		break;
	}
	return flow_fresh_within(frame, s, n, type, FLOW_LEAST, FLOW_MOST, flow_taint(s, &operand),
				 flow_place(frame, n));
}

static struct tg_flow_value integer_cast(struct flow_frame *frame, struct flow_state *s, tg_node n,
					 struct tg_flow_value v, const struct tg_ir_type *type)
{
	struct tg_flow_event event = {.kind = TG_FLOW_CONVERT, .at = n, .value = &v};
	const struct flow_fact *fact = v.symbol ? flow_fact_get(s, v.symbol) : NULL;
	struct bounds whole, now = bounds_of(frame, s, &v);
	bool fraction = flow_type(frame, tg_ir_child(frame->unit->ir, n, 0))->cls == TG_TYPE_FLOAT;
	uint32_t resource = v.region;
	int64_t number;

	flow_event(frame, s, &event);
	flow_type_range(type, &whole.least, &whole.most);
	if (type->cls == TG_TYPE_BOOL) {
		struct tg_flow_value zero = flow_number(0);

		return compare(frame, s, n, TG_OP_NE, v, zero);
	}
	if (now.least >= whole.least && now.most <= whole.most)
		return v;
	if (now.least == now.most && now.least != FLOW_MOST && now.least != FLOW_LEAST) {
		number = wrap(now.least, type);
		/* A negative number as the widest unsigned one stays what it is: sizes that
		 * come out of it are judged by its sign. */
		if (number == FLOW_MOST)
			return v;
		v = flow_number(number);
		v.place = flow_place(frame, n);
		return v;
	}
	/* Same width or wider: the same number, as long as nothing says it is negative. A
	 * character is, as often as not; what it becomes when it gets wider is judged by that. */
	if (!fraction && v.symbol && type->width >= frame->run->tables.symbol.at[v.symbol].width &&
	    (type->width > 8 || frame->run->tables.symbol.at[v.symbol].width > 8))
		return v;
	v = flow_fresh_within(frame, s, n, type, FLOW_LEAST, FLOW_MOST, fact ? fact->taint : 0,
			      fact ? fact->place : 0);
	v.region = resource;
	return v;
}

struct tg_flow_value flow_cast(struct flow_frame *frame, struct flow_state *s, tg_node n,
			       struct tg_flow_value v)
{
	const struct tg_ir_type *type = flow_type(frame, n);
	bool integer = type->cls == TG_TYPE_INT || type->cls == TG_TYPE_CHAR ||
		       type->cls == TG_TYPE_ENUM || type->cls == TG_TYPE_BOOL;

	if (type->cls == TG_TYPE_FLOAT && v.kind == FLOW_INTEGER) {
		v.region = 0;
		return v;
	}

	if (type->cls == TG_TYPE_POINTER || type->cls == TG_TYPE_REFERENCE) {
		if (v.kind == FLOW_AGGREGATE)
			v.kind = FLOW_POINTER;
		if (v.kind == FLOW_INTEGER && !v.symbol) {
			v.kind = FLOW_POINTER;
			v.region = 0;
			return v;
		}
		if (v.kind == FLOW_POINTER)
			return v;
		return flow_fresh(frame, s, n, 0, type);
	}
	if (v.kind == FLOW_INTEGER && integer)
		return integer_cast(frame, s, n, v, type);
	if (v.kind == FLOW_POINTER && type->cls == TG_TYPE_BOOL)
		return compare(frame, s, n, TG_OP_NE, v, flow_pointer(0, 0));
	if (v.kind == FLOW_POINTER && integer && type->width >= 32)
		return v;
	if (type->cls == TG_TYPE_STRUCT || type->cls == TG_TYPE_UNION || type->cls == TG_TYPE_VOID)
		return v;
	return flow_fresh_within(frame, s, n, type, FLOW_LEAST, FLOW_MOST, flow_taint(s, &v),
				 flow_place(frame, n));
}
