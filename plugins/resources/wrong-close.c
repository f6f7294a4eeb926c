/* SPDX-License-Identifier: Apache-2.0 */
/*
 * resources/wrong-close - what was opened in one way is closed in another.
 *
 * fclose() for a pipe, close() for a FILE, free() for a handle: families are those of
 * rules/models/.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_wrong_close = {
	.id = "resources/wrong-close",
	.events = TG_FLOW_RELEASE,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_object object = flow_object(pass, event->pointer);
	static const char *const handles[] = {"file",    "pipe", "fd",       "dir",
					      "handle",  "find", "library",  "key",
					      "service", "mmap", "addrinfo", NULL};
	const char *family = event->family ? event->family : "";

	/* A library's own release of what it has allocated is right: ask only where both are the
	 * system's. */
	if (!expr_is_one_of(object.family, handles) ||
	    !(expr_is_one_of(family, handles) || strcmp(family, "malloc") == 0) ||
	    strcmp(family, object.family) == 0)
		return;
	pass->host->report(pass, event->at,
			   "this was opened as '%s' and is closed as '%s': it stays open, and "
			   "something else is closed",
			   object.family, family);
	if (object.made)
		pass->host->step(pass, object.made, "it is opened here");
}
