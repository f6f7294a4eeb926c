/* SPDX-License-Identifier: Apache-2.0 */
/*
 * control/constant-condition - a condition that has one outcome whatever happens.
 *
 * The parser finds comparisons that their text or types decide (see engine/diagnose.c), the flow
 * engine those that the values of variables decide on every path. Left alone are conditions in
 * macros and of loops, and variables that one configuration sets (see the card).
 */
#include "control/loop.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_constant_condition = {
	.id = "control/constant-condition",
	.events = TG_FLOW_CONSTANT,
	.flow = flow,
};

/* True when a comparison names a local variable: what decides it stands in the function. */
static bool compares_local(const struct tg_ir *ir, tg_node n)
{
	tg_node at;

	for (at = n; at < ir->node[n].end; at++)
		if (tg_ir_is(ir, at, TG_IR_REF) &&
		    (ir->decl[ir->node[at].decl].kind == TG_DECL_PARAM ||
		     (ir->decl[ir->node[at].decl].kind == TG_DECL_VAR &&
		      !(ir->decl[ir->node[at].decl].flags & TG_DECL_GLOBAL))))
			return true;
	return false;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n = tg_ir_strip(ir, event->at);
	int64_t value;

	if (loop_decided_by(ir, event->at) || (ir->node[n].flags & TG_IR_IN_MACRO) ||
	    event->depth || tg_ir_constant(ir, n, &value) || !tg_ir_is(ir, n, TG_IR_BINARY) ||
	    !compares_local(ir, n))
		return;
	pass->host->report(pass, event->at, "this is always %s here",
			   event->write ? "true" : "false");
}
