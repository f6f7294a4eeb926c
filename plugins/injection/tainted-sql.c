/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/tainted-sql - text from outside becomes part of a statement of a data base.
 *
 * Bound parameters, and what the library's own escaping function returns, are left alone.
 */
#include "common/sink.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_tainted_sql = {
	.id = "injection/tainted-sql",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	unsigned taint = sink_taint(pass, event, "sql");

	if (!taint)
		return;
	pass->host->report(
		pass, event->at,
		"the statement of %s() holds text from %s, which can become another statement",
		sink_name(event), flow_origin(taint));
	sink_why(pass, event);
}
