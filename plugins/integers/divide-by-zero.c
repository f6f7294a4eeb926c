/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/divide-by-zero - a division by a number that can be zero.
 *
 * The parser finds constants (see engine/check/diagnose.c), the flow engine a divisor that is zero
 * on this path, or that somebody else chooses and nobody has compared with zero.
 */
#include "integers/float.h"
#include "integers/range.h"
#include "integers/source.h"

static void visit(struct tg_pass *pass, tg_node division);
static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_divide_by_zero = {
	.id = "integers/divide-by-zero",
	.kinds = TG_KINDS(TG_IR_BINARY, TG_IR_ASSIGN),
	.visit = visit,
	.events = TG_FLOW_ARITHMETIC,
	.flow = flow,
};

/* A fraction that the function compares: its bounds are not followed. */
static bool is_compared_fraction(const struct tg_ir *ir, tg_node division)
{
	tg_node divisor = tg_ir_strip(ir, tg_ir_child(ir, division, 1));
	tg_decl decl = lit_variable(ir, divisor);

	return decl && tg_ir_type_of(ir, divisor)->cls == TG_TYPE_FLOAT &&
	       (source_is_compared(ir, division, decl, SOURCE_ANY) ||
		float_is_compared(ir, decl, tg_ir_function_of(ir, division), division));
}

/* A divisor with a fraction whose origin the text tells: visit() reports these. */
static bool has_origin(struct tg_pass *pass, tg_node division, struct float_origin *ret)
{
	const struct tg_ir *ir = pass->ir;
	tg_node divisor = tg_ir_strip(ir, tg_ir_child(ir, division, 1));

	if (ir->node[division].op != TG_OP_DIV || !tg_ir_is(ir, divisor, TG_IR_REF) ||
	    tg_ir_type_of(ir, divisor)->cls != TG_TYPE_FLOAT)
		return false;
	*ret = float_origin_of(pass, divisor, 0);
	return ret->from == FLOAT_OUTSIDE || (ret->from == FLOAT_CONSTANT && ret->value == 0);
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct float_origin origin;
	uint8_t op = range_operator(pass->ir, event->at);
	int64_t least, most;
	unsigned taint;

	if ((op != TG_OP_DIV && op != TG_OP_REM) || !event->right ||
	    !flow_range(pass, event->right, &least, &most) || least > 0 || most < 0 ||
	    pass->host->flow->excludes(pass, event->right, 0) ||
	    has_origin(pass, event->at, &origin) || is_compared_fraction(pass->ir, event->at))
		return;
	taint = flow_taint(pass, event->right) & FLOW_CHOSEN;
	if (least == 0 && most == 0)
		pass->host->report(pass, event->at, "the divisor is zero here");
	else if (taint)
		pass->host->report(pass, event->at, "the divisor comes from %s and can be zero",
				   flow_origin(taint));
	else
		return;
	pass->host->flow->why(pass, event->right, TG_WHY_VALUE | TG_WHY_TAINT);
}

/* Floating point: infinity or NaN, which every comparison after it answers with no. */
static void visit(struct tg_pass *pass, tg_node division)
{
	const struct tg_ir *ir = pass->ir;
	tg_node divisor = tg_ir_strip(ir, tg_ir_child(ir, division, 1));
	struct float_origin origin;

	if (!has_origin(pass, division, &origin))
		return;
	if (origin.from == FLOAT_CONSTANT)
		pass->host->report(pass, division, "the divisor '%s' is zero here",
				   tg_ir_name(ir, divisor));
	else
		pass->host->report(pass, division,
				   "the divisor '%s' comes from outside and can be zero",
				   tg_ir_name(ir, divisor));
	pass->host->step(pass, origin.at, "it gets its value here");
}
