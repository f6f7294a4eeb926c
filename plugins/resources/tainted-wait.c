/* SPDX-License-Identifier: Apache-2.0 */
/*
 * resources/tainted-wait - who sends a number decides how long the program waits.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_tainted_wait = {
	.id = "resources/tainted-wait",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	unsigned taint;

	if (!event->sink || strcmp(event->sink, "duration") != 0)
		return;
	taint = flow_taint(pass, event->value) & FLOW_CHOSEN;
	if (!taint || pass->host->flow->bounded_above(pass, event->value))
		return;
	pass->host->report(pass, event->at, "how long %s() waits comes from %s",
			   event->name ? event->name : "this call", flow_origin(taint));
	pass->host->flow->why(pass, event->value, TG_WHY_TAINT);
}
