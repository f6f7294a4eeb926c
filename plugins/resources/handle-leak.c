/* SPDX-License-Identifier: Apache-2.0 */
/*
 * resources/handle-leak - a file, socket, handle or folder is opened and not closed.
 *
 * On some way through the function the last reference goes while it is open.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_handle_leak = {
	.id = "resources/handle-leak",
	.events = TG_FLOW_LOST,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_object object = flow_object(pass, event->pointer);
	const char *family = event->family && *event->family ? event->family : object.family;

	if (!*family || flow_is_memory(family))
		return;
	pass->host->report(pass, object.made ? object.made : event->at,
			   "this is opened (%s) and not closed on some way through the function",
			   family);
	pass->host->step(pass, event->at, "the last reference to it goes here");
}
