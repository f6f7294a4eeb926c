/* SPDX-License-Identifier: Apache-2.0 */
/*
 * concurrency/lock-kept - a function is left with a lock that it has taken.
 *
 * A function whose name says that it takes a lock is left alone, and so is what the caller's
 * function holds. Locks in the middle of an object are not followed.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_lock_kept = {
	.id = "concurrency/lock-kept",
	.events = TG_FLOW_EXIT,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	struct tg_flow_object lock;
	unsigned i;

	for (i = 0; pass->host->flow->held(pass, i, &lock); i++) {
		tg_node function = tg_ir_function_of(ir, lock.released);

		if (!function ||
		    (event->at && function != tg_ir_function_of(ir, event->at) &&
		     function != event->at) ||
		    pass->host->name_has(pass, "lock-words",
					 tg_ir_text(ir, ir->decl[ir->node[function].decl].name)))
			continue;
		pass->host->report(pass, lock.released,
				   "this lock is not given back on some way out of the function");
		if (event->at && !tg_ir_is(ir, event->at, TG_IR_FUNCTION))
			pass->host->step(pass, event->at, "the function is left here");
	}
}
