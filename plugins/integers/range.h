/* SPDX-License-Identifier: Apache-2.0 */
/*
 * range.h - results of arithmetic and conversions that leave their type, for the rules on numbers.
 *
 * Evidence is either a number that is out of range on every run of the path, or an operand that
 * somebody else chooses and that nothing on the path has bounded on that side.
 */
#ifndef TRACEGATE_INTEGERS_RANGE_H
#define TRACEGATE_INTEGERS_RANGE_H

#include "common/flow.h"
#include "integers/modular.h"

enum range_side { RANGE_WITHIN, RANGE_ABOVE, RANGE_BELOW };

struct range_flaw {
	enum range_side side;
	bool sure;
	unsigned taint;
	const struct tg_flow_value *value; /* that brings it in */
};

/* The arithmetic operator of a node: of `a + b`, `a += b`, `a++`. */
static inline uint8_t range_operator(const struct tg_ir *ir, tg_node n)
{
	switch (ir->node[n].op) {
	case TG_OP_PRE_INC:
	case TG_OP_POST_INC:
		return TG_OP_ADD;
	case TG_OP_PRE_DEC:
	case TG_OP_POST_DEC:
		return TG_OP_SUB;
	default:
		return ir->node[n].op;
	}
}

/* True when a value is chosen by somebody else and free on the side that matters. */
static inline bool range_is_free(struct tg_pass *pass, const struct tg_flow_value *value,
				 bool upwards)
{
	if (!value || !(flow_taint(pass, value) & FLOW_CHOSEN))
		return false;
	return upwards ? !pass->host->flow->bounded_above(pass, value)
		       : !pass->host->flow->bounded_below(pass, value);
}

static inline void range_blame(struct tg_pass *pass, struct range_flaw *flaw,
			       const struct tg_flow_value *value)
{
	flaw->value = value;
	flaw->taint = flow_taint(pass, value) & FLOW_CHOSEN;
}

/* What of an operation drives its result over the given side. */
static inline bool range_driven(struct tg_pass *pass, const struct tg_flow_event *event, uint8_t op,
				bool upwards, struct range_flaw *flaw)
{
	const struct tg_flow_value *left = event->left, *right = event->right;

	if (op == TG_OP_MUL) { /* a product leaves on either side with either sign */
		if (range_is_free(pass, left, upwards) || range_is_free(pass, left, !upwards))
			range_blame(pass, flaw, left);
		else if (range_is_free(pass, right, upwards) ||
			 range_is_free(pass, right, !upwards))
			range_blame(pass, flaw, right);
	} else if (range_is_free(pass, left, upwards)) {
		range_blame(pass, flaw, left);
	} else if (range_is_free(pass, right, op == TG_OP_SUB ? !upwards : upwards)) {
		range_blame(pass, flaw, right);
	}
	return flaw->value != NULL;
}

/* True when the function has asked for the magnitude of a factor before: `if (abs(n) < limit)`. */
static inline bool range_magnitude_asked(const struct tg_ir *ir, tg_node product)
{
	static const char *const names[] = {"abs",  "labs", "llabs", "imaxabs",
					    "fabs", "sqrt", NULL};
	tg_node left = tg_ir_child(ir, product, 0), right = tg_ir_child(ir, product, 1), n;

	for (n = tg_ir_function_of(ir, product); n && n < product; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) && expr_is_one_of(tg_ir_callee(ir, n), names) &&
		    (tg_ir_same_object(ir, tg_ir_arg(ir, n, 0), left) ||
		     tg_ir_same_object(ir, tg_ir_arg(ir, n, 0), right)))
			return true;
	return false;
}

/* True for a variable, a member, an element or what a pointer points at. */
static inline bool range_is_variable(const struct tg_ir *ir, tg_node n)
{
	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_MEMBER) && ir->node[n].op == TG_OP_ARROW)
		return false;
	return tg_ir_is(ir, n, TG_IR_REF) || tg_ir_is(ir, n, TG_IR_MEMBER) ||
	       tg_ir_is(ir, n, TG_IR_SUBSCRIPT) ||
	       (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_DEREF);
}

/*
 * True when a number that is out of range on this path says something about the program: it stands
 * in a variable, and the result is not one of which bits are taken, or of a macro.
 */
static inline bool range_is_plain(const struct tg_ir *ir, tg_node n)
{
	tg_node parent = ir->node[n].parent;

	while (tg_ir_is(ir, parent, TG_IR_CAST))
		parent = ir->node[parent].parent;
	if (tg_ir_is(ir, parent, TG_IR_BINARY) &&
	    (ir->node[parent].op == TG_OP_SHR || ir->node[parent].op == TG_OP_AND ||
	     ir->node[parent].op == TG_OP_XOR || ir->node[parent].op == TG_OP_OR))
		return false;
	return !(ir->node[n].flags & TG_IR_IN_MACRO) &&
	       range_is_variable(ir, tg_ir_child(ir, n, 0));
}

/* True when an operand alone decides that a result cannot leave on that side: `x - 1` is no more
 * than x, whatever x is. */
static inline bool range_cannot_leave(struct tg_pass *pass, const struct tg_flow_event *event,
				      uint8_t op, bool upwards)
{
	int64_t least, most;

	if ((op != TG_OP_ADD && op != TG_OP_SUB) || !flow_range(pass, event->right, &least, &most))
		return false;
	return (op == TG_OP_ADD) == upwards ? most <= 0 : least >= 0;
}

/* The side on which a sum or product leaves 64 bits with a sign, whichever its operands are. */
static inline enum range_side range_beyond(struct tg_pass *pass, const struct tg_flow_event *event,
					   uint8_t op)
{
	const struct tg_ir_type *type = tg_ir_type_of(pass->ir, event->at);
	int64_t least, most, other_least, other_most, result;
	bool above, below;

	if (!(type->flags & TG_TYPE_SIGNED) || type->width != 64 ||
	    !flow_range(pass, event->left, &least, &most) ||
	    !flow_range(pass, event->right, &other_least, &other_most))
		return RANGE_WITHIN;
	if (op == TG_OP_MUL) {
		above = least > 0 && other_least > 0 &&
			__builtin_mul_overflow(least, other_least, &result);
		below = most < 0 && other_least > 0 &&
			__builtin_mul_overflow(most, other_least, &result);
	} else if (op == TG_OP_ADD) {
		above = least > 0 && __builtin_add_overflow(least, other_least, &result);
		below = most < 0 && __builtin_add_overflow(most, other_most, &result);
	} else {
		above = least > 0 && __builtin_sub_overflow(least, other_most, &result);
		below = most < 0 && __builtin_sub_overflow(most, other_least, &result);
	}
	return above ? RANGE_ABOVE : below ? RANGE_BELOW : RANGE_WITHIN;
}

/*
 * True when a conversion is the end of arithmetic in a narrow type: `c = c + 1` for a char is
 * computed in int and cut off afterwards, which is an overflow of the char.
 */
static inline bool range_ends_arithmetic(const struct tg_ir *ir, tg_node cast)
{
	const struct tg_ir_type *type = tg_ir_type_of(ir, cast);
	tg_node n = tg_ir_strip(ir, cast), left, right;
	uint8_t op = ir->node[n].op;

	if (!tg_ir_is(ir, n, TG_IR_BINARY) || tg_ir_type_of(ir, n)->cls == TG_TYPE_POINTER ||
	    (op != TG_OP_ADD && op != TG_OP_SUB && op != TG_OP_MUL))
		return false;
	left = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	right = tg_ir_strip(ir, tg_ir_child(ir, n, 1));
	if (tg_ir_type_of(ir, left)->cls == TG_TYPE_POINTER) /* how far the two are apart */
		return false;
	return tg_ir_type_of(ir, left)->width == type->width ||
	       tg_ir_type_of(ir, right)->width == type->width;
}

/*
 * The node whose type a result has to fit into: the narrow one that it is cut off to at once, for a
 * product of two numbers that nobody knows (`(short)(n * n)`); else its own.
 */
static inline tg_node range_whole(const struct tg_ir *ir, tg_node n)
{
	tg_node cast = ir->node[n].parent;
	int64_t constant;

	return tg_ir_is(ir, n, TG_IR_BINARY) && ir->node[n].op == TG_OP_MUL &&
			       tg_ir_is(ir, cast, TG_IR_CAST) && range_ends_arithmetic(ir, cast) &&
			       !expr_constant(ir, tg_ir_child(ir, n, 0), &constant) &&
			       !expr_constant(ir, tg_ir_child(ir, n, 1), &constant)
		       ? cast
		       : n;
}

/* True for `n << 12` of a number with a sign: a product by another name. */
static inline bool range_is_shifted(const struct tg_ir *ir, tg_node n)
{
	int64_t by;

	return ir->node[n].op == TG_OP_SHL && tg_ir_type_of(ir, n)->flags & TG_TYPE_SIGNED &&
	       tg_ir_type_of(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 0)))->flags & TG_TYPE_SIGNED &&
	       range_is_plain(ir, n) && expr_constant(ir, tg_ir_child(ir, n, 1), &by);
}

/* Judges the true result of ARITHMETIC against the type of its node. */
static inline struct range_flaw range_of_arithmetic(struct tg_pass *pass,
						    const struct tg_flow_event *event)
{
	struct range_flaw flaw = {.side = RANGE_WITHIN};
	uint8_t op = range_operator(pass->ir, event->at);
	enum range_side beyond;
	int64_t least, most;

	if (range_is_shifted(pass->ir, event->at))
		op = TG_OP_MUL;
	if ((op != TG_OP_ADD && op != TG_OP_SUB && op != TG_OP_MUL) ||
	    !flow_type_range(tg_ir_type_of(pass->ir, range_whole(pass->ir, event->at)), &least,
			     &most) ||
	    (op == TG_OP_MUL && range_magnitude_asked(pass->ir, event->at)) ||
	    modular_counts_down(pass->ir, event->at))
		return flaw;
	beyond = range_beyond(pass, event, op);
	if (beyond != RANGE_WITHIN || event->least > most || event->most < least) {
		if (!range_is_plain(pass->ir, event->at) ||
		    pass->host->flow->estimated(pass, event->left) ||
		    pass->host->flow->estimated(pass, event->right))
			return flaw;
		flaw.sure = true;
		flaw.side = beyond != RANGE_WITHIN ? beyond
			    : event->least > most  ? RANGE_ABOVE
						   : RANGE_BELOW;
		range_blame(pass, &flaw, event->left);
	} else if ((event->most > most || event->most == INT64_MAX) &&
		   !range_cannot_leave(pass, event, op, true) &&
		   range_driven(pass, event, op, true, &flaw)) {
		flaw.side = RANGE_ABOVE;
	} else if ((event->least < least || event->least == INT64_MIN) &&
		   !range_cannot_leave(pass, event, op, false) &&
		   range_driven(pass, event, op, false, &flaw)) {
		flaw.side = RANGE_BELOW;
	}
	if (flaw.side != RANGE_WITHIN && modular_is(pass->ir, event->at))
		flaw.side = RANGE_WITHIN;
	return flaw;
}

/* Judges a value that CONVERT brings into another integer type. */
static inline struct range_flaw range_of_conversion(struct tg_pass *pass,
						    const struct tg_flow_event *event)
{
	struct range_flaw flaw = {.side = RANGE_WITHIN};
	int64_t least, most, lowest, highest;

	if (!flow_type_range(tg_ir_type_of(pass->ir, event->at), &least, &most) ||
	    !flow_range(pass, event->value, &lowest, &highest))
		return flaw;
	if (lowest > most || highest < least) {
		if ((!range_is_variable(pass->ir, event->at) &&
		     !range_ends_arithmetic(pass->ir, event->at)) ||
		    pass->host->flow->estimated(pass, event->value))
			return flaw;
		flaw.sure = true;
		flaw.side = lowest > most ? RANGE_ABOVE : RANGE_BELOW;
		range_blame(pass, &flaw, event->value);
	} else if (highest > most && range_is_free(pass, event->value, true)) {
		flaw.side = RANGE_ABOVE;
		range_blame(pass, &flaw, event->value);
	} else if (lowest < least && range_is_free(pass, event->value, false)) {
		flaw.side = RANGE_BELOW;
		range_blame(pass, &flaw, event->value);
	}
	if (flaw.side != RANGE_WITHIN && range_ends_arithmetic(pass->ir, event->at) &&
	    modular_is(pass->ir, event->at))
		flaw.side = RANGE_WITHIN;
	return flaw;
}

/*
 * True for a conversion to an argument that a call takes as a size: an unsigned parameter, not one
 * of the further arguments that printf() and its like show.
 */
static inline bool range_is_size_argument(const struct tg_ir *ir, tg_node cast)
{
	const struct tg_ir_type *to = tg_ir_type_of(ir, cast), *callee;
	tg_node call = ir->node[cast].parent, argument;
	unsigned index = 0;
	int64_t value;

	if (to->flags & TG_TYPE_SIGNED || to->width < 32 || !tg_ir_is(ir, call, TG_IR_CALL) ||
	    tg_ir_constant(ir, cast, &value))
		return false;
	callee = tg_ir_type_of(ir, tg_ir_child(ir, call, 0));
	if (callee->cls == TG_TYPE_POINTER)
		callee = &ir->type[ir->type[callee->of].canonical];
	for (argument = tg_ir_child(ir, call, 1); argument && argument != cast; index++)
		argument = tg_ir_child(ir, call, index + 2);
	return argument && (callee->cls != TG_TYPE_FUNCTION || index < callee->param_count);
}

/* The call whose argument an expression is part of, when it allocates; or 0. */
static inline tg_node range_allocation(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;

	for (n = ir->node[n].parent; n; n = ir->node[n].parent) {
		if (tg_ir_is(ir, n, TG_IR_NEW))
			return n;
		if (tg_ir_is(ir, n, TG_IR_CALL))
			return pass->host->has_role(pass, tg_ir_callee(ir, n), TG_RESULT,
						    TG_ROLE_ALLOC)
				       ? n
				       : 0;
		if (!tg_ir_is(ir, n, TG_IR_BINARY) && !tg_ir_is(ir, n, TG_IR_CAST))
			return 0;
	}
	return 0;
}

/* ", which comes from the network" or nothing. */
static inline void range_report(struct tg_pass *pass, const struct tg_flow_event *event,
				const struct range_flaw *flaw, const char *text)
{
	if (flaw->taint)
		pass->host->report(pass, event->at, "%s: it comes from %s and nothing bounds it",
				   text, flow_origin(flaw->taint));
	else
		pass->host->report(pass, event->at, "%s", text);
	if (flaw->value)
		pass->host->flow->why(pass, flaw->value, TG_WHY_VALUE | TG_WHY_TAINT);
}

#endif
