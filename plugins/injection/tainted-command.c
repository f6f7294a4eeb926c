/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/tainted-command - text from outside becomes part of a command.
 *
 * Which functions run commands, and what takes the danger out of a text, stands in rules/models/.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_tainted_command = {
	.id = "injection/tainted-command",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	unsigned taint;

	if (!event->sink || strcmp(event->sink, "command") != 0)
		return;
	taint = flow_taint_all(pass, event->value) & TG_TAINT_ANY;
	if (!taint)
		return;
	pass->host->report(
		pass, event->at,
		"the command of %s() holds text from %s, which can become another command",
		event->name ? event->name : "this call", flow_origin(taint));
	pass->host->flow->why(pass, event->value, TG_WHY_TAINT);
}
