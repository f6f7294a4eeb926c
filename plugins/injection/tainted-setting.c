/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/tainted-setting - text from outside becomes a setting of the system.
 *
 * Names of the machine, limits of processes, variables of the kernel. Which functions set them
 * stands in rules/models/.
 */
#include "common/sink.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_tainted_setting = {
	.id = "injection/tainted-setting",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	unsigned taint = sink_taint(pass, event, "setting");

	if (!taint)
		return;
	pass->host->report(pass, event->at, "a setting that %s() changes comes from %s",
			   sink_name(event), flow_origin(taint));
	sink_why(pass, event);
}
