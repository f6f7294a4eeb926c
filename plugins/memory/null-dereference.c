/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/null-dereference - a pointer that is NULL on this path is followed.
 *
 * There is evidence for it: NULL was assigned, or a check has just found the pointer to be NULL.
 * What a function may return, and nobody has checked, is a finding of its own
 * (memory/unchecked-null).
 */
#include "tracegate/plugin.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_null_dereference = {
	.id = "memory/null-dereference",
	.events = TG_FLOW_ACCESS,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_flow_api *ask = pass->host->flow;

	if (ask->null(pass, event->pointer) != TG_NULL_ALWAYS)
		return;
	if (event->by_call)
		pass->host->report(pass, event->at, "%s() gets a pointer that is NULL here",
				   event->name);
	else
		pass->host->report(pass, event->at, "the pointer is NULL here");
	ask->why(pass, event->pointer, TG_WHY_NULL);
}
