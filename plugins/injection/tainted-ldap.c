/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/tainted-ldap - text from outside becomes part of a search in a directory.
 *
 * Text that the library has escaped, or whose characters were checked, is left alone.
 */
#include "common/sink.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_tainted_ldap = {
	.id = "injection/tainted-ldap",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	unsigned taint = sink_taint(pass, event, "ldap");

	if (!taint || sink_text_is_asked(pass, event))
		return;
	pass->host->report(pass, event->at,
			   "what %s() asks the directory for holds text from %s, which can become "
			   "another filter",
			   sink_name(event), flow_origin(taint));
	sink_why(pass, event);
}
