/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/tainted-library - who sends a name decides which code is loaded.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_tainted_library = {
	.id = "injection/tainted-library",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	unsigned taint;

	if (!event->sink || strcmp(event->sink, "library") != 0)
		return;
	taint = flow_taint_all(pass, event->value) & TG_TAINT_ANY;
	if (!taint)
		return;
	pass->host->report(pass, event->at, "the library that %s() loads is named by %s",
			   event->name ? event->name : "this call", flow_origin(taint));
	pass->host->flow->why(pass, event->value, TG_WHY_TAINT);
}
