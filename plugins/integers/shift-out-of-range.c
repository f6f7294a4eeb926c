/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/shift-out-of-range - a shift by as many bits as the type has, or more, or by less than
 * 0.
 *
 * The parser finds counts that are written as constants (see engine/check/diagnose.c); here are
 * those that a variable holds on some path, and those that somebody else chooses and nothing
 * bounds.
 */
#include "integers/range.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_shift_out_of_range = {
	.id = "integers/shift-out-of-range",
	.events = TG_FLOW_ARITHMETIC,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_node *node = &ir->node[event->at];
	const struct tg_ir_type *type = tg_ir_type_of(ir, event->at);
	int64_t least, most, width, constant;

	if ((node->op != TG_OP_SHL && node->op != TG_OP_SHR) || (node->flags & TG_IR_IN_MACRO) ||
	    type->cls != TG_TYPE_INT || !flow_range(pass, event->right, &least, &most) ||
	    expr_constant(ir, tg_ir_child(ir, event->at, 1), &constant))
		return;
	/* What is assigned back to a narrow variable is shifted as an int. */
	width = type->width < 32 ? 32 : type->width;
	if (least >= width || most < 0) {
		if (least != most || !range_is_variable(ir, tg_ir_child(ir, event->at, 1)))
			return;
		pass->host->report(pass, event->at,
				   "this is shifted by %lld, and the type has %lld bits",
				   (long long)least, (long long)width);
		pass->host->flow->why(pass, event->right, TG_WHY_VALUE);
	} else if ((flow_taint(pass, event->right) & FLOW_CHOSEN) && most >= width &&
		   !pass->host->flow->bounded_above(pass, event->right)) {
		pass->host->report(pass, event->at,
				   "how far this is shifted comes from %s, and nothing bounds it",
				   flow_origin(flow_taint(pass, event->right)));
		pass->host->flow->why(pass, event->right, TG_WHY_TAINT);
	}
}
