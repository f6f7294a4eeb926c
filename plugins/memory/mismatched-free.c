/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/mismatched-free - memory goes back to another allocator than it came from.
 *
 * malloc() and delete, new[] and delete, HeapAlloc() and free(). Families are those of
 * rules/models/.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_mismatched_free = {
	.id = "memory/mismatched-free",
	.events = TG_FLOW_RELEASE,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_object object = flow_object(pass, event->pointer);
	const char *family = event->family ? event->family : "";

	if (object.place != TG_PLACE_HEAP || !*object.family || !*family ||
	    !flow_is_memory(object.family) || !flow_is_memory(family) ||
	    strcmp(object.family, family) == 0)
		return;
	pass->host->report(pass, event->at,
			   "memory of the family '%s' is given back to the family '%s'",
			   object.family, family);
	if (object.made)
		pass->host->step(pass, object.made, "it is allocated here");
}
