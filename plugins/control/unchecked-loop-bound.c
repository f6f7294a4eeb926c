/* SPDX-License-Identifier: Apache-2.0 */
/*
 * control/unchecked-loop-bound - who sends a number decides how often a loop runs.
 *
 * Found is the comparison that ends a loop, when one side comes from outside and nothing on the
 * path has bounded it. A number of eight or sixteen bits ends by itself and is left alone, and so
 * is one from the command line.
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

	return value && (flow_taint(pass, value) & FLOW_FOREIGN) &&
	       !pass->host->flow->bounded_above(pass, value) &&
	       flow_range(pass, value, &least, &most) && most > 0xffff;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_flow_value *value;
	uint8_t op = pass->ir->node[tg_ir_strip(pass->ir, event->at)].op;

	if (!event->loop || op < TG_OP_LT || op > TG_OP_GE)
		return;
	/* The greater side is the bound, the other one is what counts. */
	value = op == TG_OP_LT || op == TG_OP_LE ? event->right : event->left;
	if (!decides(pass, value))
		return;
	pass->host->report(pass, event->at,
			   "how often this loop runs comes from %s, and nothing bounds it",
			   flow_origin(flow_taint(pass, value)));
	pass->host->flow->why(pass, value, TG_WHY_TAINT);
}
