/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/tainted-environment - text from outside goes into the environment of programs.
 *
 * PATH, LD_LIBRARY_PATH and their like decide which programs and libraries run. A variable that is
 * put back, as one does with TZ around mktime(), is left alone, but not a path that is searched;
 * so is a text that the function has looked at before: its characters, or which one it is.
 */
#include "common/sink.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_tainted_environment = {
	.id = "injection/tainted-environment",
	.events = TG_FLOW_SINK,
	.flow = flow,
};

/* True when the function has read the variable that it sets, and it is not one that is searched. */
static bool is_put_back(const struct tg_ir *ir, tg_node call)
{
	const char *name = tg_ir_string(ir, lit_string_of(ir, tg_ir_arg(ir, call, 0)), NULL);
	tg_node function = tg_ir_function_of(ir, call), n;

	for (n = function; name && !strstr(name, "PATH") && n < ir->node[function].end; n++) {
		const char *read = NULL;

		if (tg_ir_is(ir, n, TG_IR_CALL) &&
		    (tg_ir_calls(ir, n, "getenv") || tg_ir_calls(ir, n, "secure_getenv")))
			read = tg_ir_string(ir, lit_string_of(ir, tg_ir_arg(ir, n, 0)), NULL);
		if (read && strcmp(read, name) == 0)
			return true;
	}
	return false;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	unsigned taint = sink_taint(pass, event, "environment");

	if (!taint || (taint == TG_TAINT_ENVIRONMENT && is_put_back(pass->ir, event->at)) ||
	    sink_text_is_asked(pass, event))
		return;
	pass->host->report(pass, event->at, "what %s() puts into the environment comes from %s",
			   sink_name(event), flow_origin(taint));
	sink_why(pass, event);
}
