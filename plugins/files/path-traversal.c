/* SPDX-License-Identifier: Apache-2.0 */
/*
 * files/path-traversal - text from outside becomes part of a file's name.
 *
 * Which functions take names, and what makes a name safe, stands in rules/models/.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_path_traversal = {
	.id = "files/path-traversal",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	unsigned taint;

	if (!event->sink || strcmp(event->sink, "path") != 0)
		return;
	taint = flow_taint_all(pass, event->value) & TG_TAINT_ANY;
	if (!taint)
		return;
	pass->host->report(pass, event->at,
			   "the name that %s() takes comes from %s: with '..' or from the root it "
			   "names any file",
			   event->name ? event->name : "this call", flow_origin(taint));
	pass->host->flow->why(pass, event->value, TG_WHY_TAINT);
}
