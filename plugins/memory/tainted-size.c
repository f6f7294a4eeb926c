/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/tainted-size - who sends a number decides how much memory is taken: by a call, or by an
 * array whose length is a variable.
 *
 * A number that was compared with a limit is left alone, whatever the limit, and so is one from the
 * command line.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_tainted_size = {
	.id = "memory/tainted-size",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

/* What nobody misses: less of the heap, or of the stack, which is small on devices. */
enum { LITTLE_HEAP = 1 << 20, LITTLE_STACK = 1 << 16 };

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	unsigned taint = flow_taint(pass, event->value) & FLOW_FOREIGN;
	bool array = tg_ir_is(pass->ir, event->at, TG_IR_VAR);
	int64_t least, most;

	if (!event->sink || strcmp(event->sink, "size") != 0 || !taint ||
	    pass->host->flow->bounded_above(pass, event->value))
		return;
	if (flow_range(pass, event->value, &least, &most) &&
	    most <= (array ? LITTLE_STACK : LITTLE_HEAP))
		return;
	if (array)
		pass->host->report(pass, event->at,
				   "how much of the stack '%s' takes comes from %s, and nothing "
				   "bounds it",
				   event->name, flow_origin(taint));
	else
		pass->host->report(
			pass, event->at,
			"how much memory %s() takes comes from %s, and nothing bounds it",
			event->name ? event->name : "this", flow_origin(taint));
	pass->host->flow->why(pass, event->value, TG_WHY_TAINT);
}
