/* SPDX-License-Identifier: Apache-2.0 */
/*
 * resources/use-after-close - a file, descriptor or handle is used after it was closed.
 *
 * Left alone is the number of a descriptor that is printed: nobody goes through it then.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_use_after_close = {
	.id = "resources/use-after-close",
	.events = TG_FLOW_CALL,
	.flow = flow,
};

/* True for a number that a format prints: `syslog(LOG_ERR, "close(%d)", fd)`. */
static bool is_printed(struct tg_pass *pass, const struct tg_flow_event *event, unsigned argument)
{
	const struct tg_ir *ir = pass->ir;
	unsigned i;

	if (tg_ir_type_of(ir, tg_ir_arg(ir, event->at, argument))->cls != TG_TYPE_INT)
		return false;
	for (i = 0; i < argument; i++)
		if (pass->host->has_role(pass, event->name, (int)i, TG_ROLE_FORMAT))
			return true;
	return false;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	static const char *const closers[] = {"close",       "fclose",      "pclose", "closedir",
					      "closesocket", "CloseHandle", NULL};
	const struct tg_ir *ir = pass->ir;
	unsigned i;

	/* A function of the program is run where it is seen, and tells of itself. */
	if (!event->name || !*event->name || expr_is_one_of(event->name, closers) ||
	    tg_ir_body(pass->ir, pass->ir->decl[event->callee].node) ||
	    !(pass->ir->decl[event->callee].flags & (TG_DECL_SYSTEM | TG_DECL_BUILTIN)))
		return;
	for (i = 0; i < event->count; i++) {
		const struct tg_flow_value *argument = pass->host->flow->argument(pass, event, i);
		struct tg_flow_object object = flow_object(pass, argument);

		/* A number that was released is a descriptor, wherever it came from. */
		if (object.life != TG_LIFE_RELEASED || flow_is_memory(object.family) ||
		    (!*object.family &&
		     tg_ir_type_of(ir, tg_ir_arg(ir, event->at, i))->cls != TG_TYPE_INT) ||
		    pass->host->has_role(pass, event->name, (int)i, TG_ROLE_RELEASE) ||
		    is_printed(pass, event, i))
			continue;
		FLOW_REPORT(pass, event, argument, "%s() uses what is closed already", event->name);
		if (object.released)
			pass->host->step(pass, object.released, "it is closed here");
		return;
	}
}
