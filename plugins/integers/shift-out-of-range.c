/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/shift-out-of-range - a shift by as many bits as the type has, or more, or by less than
 * 0.
 *
 * The parser finds counts that are written as constants (see engine/check/diagnose.c); here are
 * those that a variable holds on some path, and those that somebody else chooses and nothing
 * bounds; and a variable that is negative and is shifted to the left.
 */
#include "integers/range.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_shift_out_of_range = {
	.id = "integers/shift-out-of-range",
	.events = TG_FLOW_ARITHMETIC,
	.flow = flow,
};

/* True for a variable, and one that a constant is added to. */
static bool is_of_variable(const struct tg_ir *ir, tg_node n)
{
	int64_t constant;

	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_BINARY) && ir->node[n].op == TG_OP_ADD &&
	    expr_constant(ir, tg_ir_child(ir, n, 1), &constant))
		n = tg_ir_child(ir, n, 0);
	return range_is_variable(ir, n);
}

/* `n << 4` with an `n` that is negative here: the language does not say what that is. */
static void check_left(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	tg_node left = tg_ir_child(ir, event->at, 0);
	int64_t least, most;

	if (ir->node[event->at].op != TG_OP_SHL ||
	    !(tg_ir_type_of(ir, event->at)->flags & TG_TYPE_SIGNED) ||
	    !flow_range(pass, event->left, &least, &most) || most >= 0 || least != most ||
	    !range_is_variable(ir, left))
		return;
	pass->host->report(pass, event->at, "%lld is shifted to the left, which is undefined",
			   (long long)most);
	pass->host->flow->why(pass, event->left, TG_WHY_VALUE);
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_node *node = &ir->node[event->at];
	const struct tg_ir_type *type = tg_ir_type_of(ir, event->at);
	int64_t least, most, width, constant;

	if ((node->op != TG_OP_SHL && node->op != TG_OP_SHR) || (node->flags & TG_IR_IN_MACRO) ||
	    type->cls != TG_TYPE_INT)
		return;
	check_left(pass, event);
	if (!flow_range(pass, event->right, &least, &most) ||
	    expr_constant(ir, tg_ir_child(ir, event->at, 1), &constant))
		return;
	/* What is assigned back to a narrow variable is shifted as an int. */
	width = type->width < 32 ? 32 : type->width;
	if (least >= width || most < 0) {
		if (least != most || !is_of_variable(ir, tg_ir_child(ir, event->at, 1)))
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
