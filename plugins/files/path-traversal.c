/* SPDX-License-Identifier: Apache-2.0 */
/*
 * files/path-traversal - text from outside becomes part of a file's name.
 *
 * Which functions take names, and what makes a name safe, stands in rules/models/.
 */
#include "common/sink.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_path_traversal = {
	.id = "files/path-traversal",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	unsigned taint = sink_taint(pass, event, "path");

	if (!(taint & ~(unsigned)TG_TAINT_ARGUMENT) || sink_text_is_asked(pass, event))
		return;
	pass->host->report(pass, event->at,
			   "the name that %s() takes comes from %s: with '..' or from the root it "
			   "names any file",
			   sink_name(event), flow_origin(taint));
	sink_why(pass, event);
}
