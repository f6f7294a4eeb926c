/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/tainted-command - text from outside becomes part of a command.
 *
 * Which functions run commands, and what takes the danger out of a text, stands in rules/models/.
 */
#include "common/sink.h"

enum { ARGUMENTS = 8 }; /* looked at, of an array of them */

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_tainted_command = {
	.id = "injection/tainted-command",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

/* The first of the texts that an array hands to a program which somebody else chose; or NULL. */
static const struct tg_flow_value *chosen_element(struct tg_pass *pass,
						  const struct tg_flow_event *event)
{
	const int64_t size = pass->ir->pointer_width / 8;
	const struct tg_flow_value *element;
	int64_t i;

	if (!event->sink || strcmp(event->sink, "commands") != 0)
		return NULL;
	for (i = 0; i < ARGUMENTS; i++) {
		element = pass->host->flow->behind(pass, event->value, i * size);
		if (element && (flow_taint_all(pass, element) & TG_TAINT_ANY) &&
		    pass->host->flow->null(pass, element) != TG_NULL_ALWAYS)
			return element;
	}
	return NULL;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_flow_value *value = chosen_element(pass, event);
	unsigned taint = value ? flow_taint_all(pass, value) & TG_TAINT_ANY
			       : sink_taint(pass, event, "command");

	if (!taint || sink_text_is_asked(pass, event))
		return;
	pass->host->report(
		pass, event->at,
		"the command of %s() holds text from %s, which can become another command",
		sink_name(event), flow_origin(taint));
	pass->host->flow->why(pass, value ? value : event->value, TG_WHY_TAINT);
}
