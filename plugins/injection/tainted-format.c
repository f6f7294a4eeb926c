/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/tainted-format - text from outside is taken for a format.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_tainted_format = {
	.id = "injection/tainted-format",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	unsigned taint;

	if (!event->sink || strcmp(event->sink, "format") != 0)
		return;
	taint = flow_taint_all(pass, event->value) & TG_TAINT_ANY;
	if (!taint)
		return;
	pass->host->report(
		pass, event->at,
		"the format of %s() comes from %s, which reads and writes memory with it",
		event->name ? event->name : "this call", flow_origin(taint));
	pass->host->flow->why(pass, event->value, TG_WHY_TAINT);
}
