/* SPDX-License-Identifier: Apache-2.0 */
/*
 * resources/double-close - a file, descriptor or handle is closed twice.
 *
 * The second close can hit what another thread has opened in between under the same number.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_double_close = {
	.id = "resources/double-close",
	.events = TG_FLOW_RELEASE,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_object object = flow_object(pass, event->pointer);

	/* `while (close(fd) < 0 && errno == EINTR)` comes round to itself. */
	if (object.released == event->at || object.life != TG_LIFE_RELEASED ||
	    flow_is_memory(event->family ? event->family : "") || flow_is_memory(object.family))
		return;
	FLOW_REPORT(pass, event, event->pointer, "this is closed already");
	if (object.released)
		pass->host->step(pass, object.released, "it is closed here for the first time");
	pass->host->flow->why(pass, event->pointer, TG_WHY_MADE);
}
