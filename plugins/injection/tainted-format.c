/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/tainted-format - text from outside is taken for a format.
 */
#include "common/sink.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_tainted_format = {
	.id = "injection/tainted-format",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	unsigned taint = sink_taint(pass, event, "format");

	if (!taint)
		return;
	pass->host->report(
		pass, event->at,
		"the format of %s() comes from %s, which reads and writes memory with it",
		sink_name(event), flow_origin(taint));
	sink_why(pass, event);
}
