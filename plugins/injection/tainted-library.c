/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/tainted-library - who sends a name decides which code is loaded.
 */
#include "common/sink.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_tainted_library = {
	.id = "injection/tainted-library",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	unsigned taint = sink_taint(pass, event, "library");

	if (!taint)
		return;
	pass->host->report(pass, event->at, "the library that %s() loads is named by %s",
			   sink_name(event), flow_origin(taint));
	sink_why(pass, event);
}
