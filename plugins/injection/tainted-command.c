/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/tainted-command - text from outside becomes part of a command.
 *
 * Which functions run commands, and what takes the danger out of a text, stands in rules/models/.
 */
#include "common/sink.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_tainted_command = {
	.id = "injection/tainted-command",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	unsigned taint = sink_taint(pass, event, "command");

	if (!taint || sink_text_is_asked(pass, event))
		return;
	pass->host->report(
		pass, event->at,
		"the command of %s() holds text from %s, which can become another command",
		sink_name(event), flow_origin(taint));
	sink_why(pass, event);
}
