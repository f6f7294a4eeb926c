/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/tainted-environment - text from outside goes into the environment of programs.
 *
 * PATH, LD_LIBRARY_PATH and their like decide which programs and libraries run.
 */
#include "common/sink.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_tainted_environment = {
	.id = "injection/tainted-environment",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	unsigned taint = sink_taint(pass, event, "environment");

	if (!taint)
		return;
	pass->host->report(pass, event->at, "what %s() puts into the environment comes from %s",
			   sink_name(event), flow_origin(taint));
	sink_why(pass, event);
}
