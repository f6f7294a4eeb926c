/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/double-free - what was released is released again.
 *
 * Found are free(), delete, the releasing functions of the models and of the program itself; files
 * and handles are resources/double-close. free(NULL) and a pointer that got a new value are no
 * release.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_double_free = {
	.id = "memory/double-free",
	.events = TG_FLOW_RELEASE,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_flow_api *ask = pass->host->flow;
	struct tg_flow_object object;

	if (!ask->object(pass, event->pointer, &object) || object.life != TG_LIFE_RELEASED ||
	    !object.released || !flow_is_memory(object.family))
		return;
	FLOW_REPORT(pass, event, event->pointer, "%s releases what was released already",
		    *event->name ? event->name : "this");
	ask->why(pass, event->pointer, TG_WHY_MADE | TG_WHY_RELEASED);
}
