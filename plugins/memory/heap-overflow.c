/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/heap-overflow - a write behind a block of the heap.
 */
#include "memory/bounds.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_heap_overflow = {
	.id = "memory/heap-overflow",
	.events = TG_FLOW_ACCESS,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct bounds bounds;

	if (!event->write)
		return;
	bounds = bounds_of(pass, event);
	if (bounds.side == BOUNDS_BEHIND && bounds.object.place == TG_PLACE_HEAP)
		bounds_report(pass, event, &bounds);
}
