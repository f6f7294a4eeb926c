/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/tainted-log - text from outside is logged as it is.
 *
 * Numbers are left alone, and so is text that the program has put together of its own words.
 */
#include "common/sink.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_tainted_log = {
	.id = "injection/tainted-log",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	unsigned taint = sink_taint(pass, event, "log");

	if (!taint || !pass->host->flow->content_taint(pass, event->value))
		return;
	pass->host->report(pass, event->at,
			   "%s() logs text from %s as it is; a line break in it makes entries that "
			   "nobody wrote",
			   sink_name(event), flow_origin(taint));
	sink_why(pass, event);
}
