/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/tainted-environment - text from outside goes into the environment of programs.
 *
 * PATH, LD_LIBRARY_PATH and their like decide which programs and libraries run.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_tainted_environment = {
	.id = "injection/tainted-environment",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	unsigned taint;

	if (!event->sink || strcmp(event->sink, "environment") != 0)
		return;
	taint = flow_taint_all(pass, event->value) & TG_TAINT_ANY;
	if (!taint)
		return;
	pass->host->report(pass, event->at, "what %s() puts into the environment comes from %s",
			   event->name ? event->name : "this call", flow_origin(taint));
	pass->host->flow->why(pass, event->value, TG_WHY_TAINT);
}
