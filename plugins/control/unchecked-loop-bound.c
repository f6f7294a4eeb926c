/* SPDX-License-Identifier: Apache-2.0 */
/*
 * control/unchecked-loop-bound - who sends a number decides how often a loop runs.
 *
 * Found is the comparison that ends a loop, when one side comes from outside and nothing on the
 * path has bounded it. A number of eight or sixteen bits ends by itself and is left alone, and so
 * is one from the command line, and one that the program draws by lot.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_unchecked_loop_bound = {
	.id = "control/unchecked-loop-bound",
	.events = TG_FLOW_BRANCH,
	.flow = flow,
};

static bool decides(struct tg_pass *pass, const struct tg_flow_value *value)
{
	int64_t least, most;

	/* A number that the program has drawn itself, nobody outside has chosen. */
	return value && (flow_taint(pass, value) & FLOW_FOREIGN & ~(unsigned)TG_TAINT_RANDOM) &&
	       !pass->host->flow->bounded_above(pass, value) &&
	       flow_range(pass, value, &least, &most) && most > 0xffff;
}

/* `n--` and `--n` */
static bool counts_down(const struct tg_ir *ir, tg_node n)
{
	n = tg_ir_strip(ir, n);
	return tg_ir_is(ir, n, TG_IR_UNARY) &&
	       (ir->node[n].op == TG_OP_POST_DEC || ir->node[n].op == TG_OP_PRE_DEC);
}

/* The number that a condition measures a loop with: of two the greater, or what counts down. */
static const struct tg_flow_value *bound_of(const struct tg_ir *ir,
					    const struct tg_flow_event *event)
{
	tg_node n = tg_ir_strip(ir, event->at);

	if (counts_down(ir, n))
		return event->left ? event->left : event->value;
	if (!tg_ir_is(ir, n, TG_IR_BINARY))
		return NULL;
	switch (ir->node[n].op) {
	case TG_OP_LT:
	case TG_OP_LE:
		return event->right;
	case TG_OP_GT:
	case TG_OP_GE:
		return event->left;
	case TG_OP_NE:
		return counts_down(ir, tg_ir_child(ir, n, 0)) ? event->left : NULL;
	default:
		return NULL;
	}
}

static bool is_order(const struct tg_ir *ir, tg_node n)
{
	return tg_ir_is(ir, n, TG_IR_BINARY) &&
	       (ir->node[n].op == TG_OP_LT || ir->node[n].op == TG_OP_LE ||
		ir->node[n].op == TG_OP_GT || ir->node[n].op == TG_OP_GE);
}

/* `i < n && i < 100`: another part of the condition measures the same counter. */
static bool is_measured_twice(const struct tg_ir *ir, tg_node comparison)
{
	tg_node whole = comparison, n, counter;
	unsigned side;

	if (!is_order(ir, comparison))
		return false;
	while (tg_ir_is(ir, ir->node[whole].parent, TG_IR_BINARY) &&
	       ir->node[ir->node[whole].parent].op == TG_OP_LAND)
		whole = ir->node[whole].parent;
	side = ir->node[comparison].op == TG_OP_GT || ir->node[comparison].op == TG_OP_GE;
	counter = tg_ir_strip(ir, tg_ir_child(ir, comparison, side));
	for (n = whole; n < ir->node[whole].end; n++)
		if (n != comparison && is_order(ir, n) &&
		    (tg_ir_same_object(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 0)), counter) ||
		     tg_ir_same_object(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 1)), counter)))
			return true;
	return false;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_flow_value *value;

	if (!event->loop || is_measured_twice(pass->ir, tg_ir_strip(pass->ir, event->at)))
		return;
	value = bound_of(pass->ir, event);
	if (!decides(pass, value))
		return;
	pass->host->report(pass, event->at,
			   "how often this loop runs comes from %s, and nothing bounds it",
			   flow_origin(flow_taint(pass, value)));
	pass->host->flow->why(pass, value, TG_WHY_TAINT);
}
