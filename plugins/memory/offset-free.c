/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/offset-free - a pointer into the middle of a block is freed.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_offset_free = {
	.id = "memory/offset-free",
	.events = TG_FLOW_RELEASE,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_object object = flow_object(pass, event->pointer);

	if (object.place != TG_PLACE_HEAP || !flow_is_memory(event->family ? event->family : "") ||
	    !flow_is_memory(object.family) || object.least_offset == INT64_MIN)
		return;
	/* Behind the begin on every run of this path, or somewhere a loop has moved it to. */
	if (object.least_offset <= 0 && object.most_offset >= 0 &&
	    (object.most_offset == 0 || object.most_offset == INT64_MAX))
		return;
	pass->host->report(pass, event->at,
			   "this pointer was moved: it is not where the block begins");
	if (object.made)
		pass->host->step(pass, object.made, "the block is allocated here");
	pass->host->flow->why(pass, event->pointer, TG_WHY_VALUE);
}
