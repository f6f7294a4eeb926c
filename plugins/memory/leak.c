/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/leak - the last pointer to a block goes, and the block stays.
 *
 * main() is left alone where it ends: the system takes everything back.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_leak = {
	.id = "memory/leak",
	.events = TG_FLOW_LOST,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_object object = flow_object(pass, event->pointer);
	const char *family = event->family && *event->family ? event->family : object.family;

	if (!flow_is_memory(family) || strcmp(family, "alloca") == 0 ||
	    flow_in_main(pass->ir, event->at))
		return;
	pass->host->report(pass, object.made ? object.made : event->at,
			   "nobody can free this block any more on some way through the function");
	pass->host->step(pass, event->at, "the last pointer to it goes here");
}
