/* SPDX-License-Identifier: Apache-2.0 */
/*
 * concurrency/lock-not-held - a lock is given back that was given back on this path already.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_lock_not_held = {
	.id = "concurrency/lock-not-held",
	.events = TG_FLOW_LOCK,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_object object = flow_object(pass, event->pointer);

	if (event->write || object.lock != TG_LOCK_FREE || object.least_offset != 0)
		return;
	pass->host->report(pass, event->at, "this lock is not held: it was given back already");
	if (object.released)
		pass->host->step(pass, object.released, "it is given back here");
}
