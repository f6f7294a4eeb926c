/* SPDX-License-Identifier: Apache-2.0 */
/*
 * concurrency/lock-not-held - a lock is given back that was given back on this path already, or
 * that was made and never taken.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_lock_not_held = {
	.id = "concurrency/lock-not-held",
	.events = TG_FLOW_LOCK,
	.flow = flow,
};

/* Making a lock leaves it free, and may follow a first life of it. */
static bool makes(const char *name)
{
	return strstr(name, "init") || strstr(name, "Init");
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_object object = flow_object(pass, event->pointer);

	if (event->write || makes(event->name) || object.lock != TG_LOCK_FREE ||
	    object.least_offset != 0)
		return;
	if (makes(tg_ir_callee(pass->ir, object.released))) {
		pass->host->report(pass, event->at, "this lock is not held: nobody has taken it");
		pass->host->step(pass, object.released, "it is made here");
		return;
	}
	pass->host->report(pass, event->at, "this lock is not held: it was given back already");
	if (object.released)
		pass->host->step(pass, object.released, "it is given back here");
}
