/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/float-conversion - a floating-point number does not fit into the integer it becomes.
 *
 * The parser finds constants (see engine/check/diagnose.c); here a variable is followed to where
 * the function gives it its value: a constant out of range, or a number from outside that nobody
 * has compared, alone or as part of a product or sum. A 'float' has 24 bits for its digits: what 64
 * bits counted becomes another number in it, without a word.
 */
#include "integers/float.h"

#include "common/flow.h"

static void visit(struct tg_pass *pass, tg_node cast);

const struct tg_rule tg_rule_float_conversion = {
	.id = "integers/float-conversion",
	.kinds = TG_KINDS(TG_IR_CAST),
	.visit = visit,
};

/* The variable in a product or sum that comes from outside, its factors being numbers; or 0. */
static tg_node variable_in(struct tg_pass *pass, tg_node n, unsigned depth)
{
	const struct tg_ir *ir = pass->ir;
	tg_node found;

	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_REF))
		return float_origin_of(pass, n, 0).from == FLOAT_OUTSIDE ? n : 0;
	if (!tg_ir_is(ir, n, TG_IR_BINARY) || depth > FLOAT_DEPTH ||
	    (ir->node[n].op != TG_OP_ADD && ir->node[n].op != TG_OP_SUB &&
	     ir->node[n].op != TG_OP_MUL))
		return 0;
	found = variable_in(pass, tg_ir_child(ir, n, 0), depth + 1);
	return found ? found : variable_in(pass, tg_ir_child(ir, n, 1), depth + 1);
}

/* True for `float f = n;` with a variable of 64 bits. */
static bool loses_digits(const struct tg_ir *ir, tg_node cast)
{
	const struct tg_ir_type *from = tg_ir_type_of(ir, tg_ir_child(ir, cast, 0)),
				*to = tg_ir_type_of(ir, cast);
	tg_node above = ir->node[cast].parent;
	int64_t number;

	return ir->node[cast].flags & TG_IR_IMPLICIT && to->cls == TG_TYPE_FLOAT &&
	       to->width == 32 && from->cls == TG_TYPE_INT && from->width == 64 &&
	       !expr_constant(ir, cast, &number) &&
	       (tg_ir_is(ir, above, TG_IR_VAR) || tg_ir_is(ir, above, TG_IR_ASSIGN));
}

static void visit(struct tg_pass *pass, tg_node cast)
{
	const struct tg_ir *ir = pass->ir;
	tg_node operand = tg_ir_strip(ir, cast), product = operand;
	const struct tg_ir_type *to = tg_ir_type_of(ir, cast);
	struct float_origin origin;
	int64_t least, most;

	if (loses_digits(ir, cast))
		pass->host->report(pass, cast,
				   "a 'float' keeps 24 bits of this number, which has 64");
	if (tg_ir_type_of(ir, operand)->cls == TG_TYPE_FLOAT && tg_ir_is(ir, operand, TG_IR_BINARY))
		operand = variable_in(pass, product, 0);
	if (tg_ir_type_of(ir, operand)->cls != TG_TYPE_FLOAT || !tg_ir_is(ir, operand, TG_IR_REF) ||
	    !flow_type_range(to, &least, &most))
		return;
	origin = float_origin_of(pass, operand, 0);
	if (origin.from == FLOAT_CONSTANT && operand == product &&
	    (origin.value > (double)most + 1 || origin.value < (double)least - 1))
		pass->host->report(pass, cast, "'%s' does not fit into '%s' here",
				   tg_ir_name(ir, operand), tg_ir_text(ir, to->name));
	else if (origin.from == FLOAT_OUTSIDE)
		pass->host->report(pass, cast, "'%s' comes from outside and need not fit into '%s'",
				   tg_ir_name(ir, operand), tg_ir_text(ir, to->name));
	else
		return;
	pass->host->step(pass, origin.at, "it gets its value here");
}
