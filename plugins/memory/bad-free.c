/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/bad-free - a function that frees memory is given what no function has allocated.
 *
 * Found are variables, parameters, literals, functions and alloca memory. The parser finds the
 * plain cases (see engine/diagnose.c), the flow engine those that go through pointers and calls.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_bad_free = {
	.id = "memory/bad-free",
	.events = TG_FLOW_RELEASE,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_object object = flow_object(pass, event->pointer);
	const char *what;

	if (!flow_is_memory(event->family ? event->family : ""))
		return;
	switch (object.place) {
	case TG_PLACE_LOCAL:
	case TG_PLACE_ALLOCA:
		what = "stands on the stack";
		break;
	case TG_PLACE_GLOBAL:
		what = "lives as long as the program";
		break;
	case TG_PLACE_STRING:
		what = "is part of the program";
		break;
	case TG_PLACE_FUNCTION:
		what = "is a function";
		break;
	default:
		return;
	}
	pass->host->report(pass, event->at, "what is freed was not allocated: %s%s%s %s",
			   object.decl ? "'" : "", flow_name(pass->ir, &object),
			   object.decl ? "'" : "", what);
	pass->host->flow->why(pass, event->pointer, TG_WHY_VALUE | TG_WHY_MADE);
}
