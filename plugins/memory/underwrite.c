/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/underwrite - a write before the begin of an object.
 */
#include "memory/bounds.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_underwrite = {
	.id = "memory/underwrite",
	.events = TG_FLOW_ACCESS,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct bounds bounds;

	if (!event->write)
		return;
	bounds = bounds_of(pass, event);
	if (bounds.side == BOUNDS_BEFORE)
		bounds_report(pass, event, &bounds);
}
