/* SPDX-License-Identifier: Apache-2.0 */
/*
 * resources/handle-leak - a file, socket, handle or folder is opened and not closed.
 *
 * On some way through the function the last reference goes while it is open, or there never is one:
 * `if (open(name, O_RDONLY) >= 0)`.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_handle_leak = {
	.id = "resources/handle-leak",
	.events = TG_FLOW_LOST | TG_FLOW_RESULT,
	.flow = flow,
};

/* True when a descriptor goes into a set for select(), from which it comes back later. */
static bool is_kept_in_set(const struct tg_ir *ir, tg_node made)
{
	tg_node parent = ir->node[made].parent, function = tg_ir_function_of(ir, made), n;
	tg_decl decl;

	if (!made)
		return false;
	decl = tg_ir_is(ir, parent, TG_IR_VAR) ? ir->node[parent].decl
					       : lit_variable(ir, tg_ir_child(ir, parent, 0));
	for (n = function; decl && n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_REF) && ir->node[n].decl == decl &&
		    strcmp(tg_ir_text(ir, ir->macro[ir->node[n].macro].name), "FD_SET") == 0)
			return true;
	return false;
}

/* True when a result is compared, and nothing else is done with it. */
static bool is_only_compared(const struct tg_ir *ir, tg_node n)
{
	tg_node parent = ir->node[n].parent;
	uint8_t op;

	for (; tg_ir_is(ir, parent, TG_IR_CAST); parent = ir->node[n].parent)
		n = parent;
	op = ir->node[parent].op;
	return (tg_ir_is(ir, parent, TG_IR_BINARY) && op >= TG_OP_LT && op <= TG_OP_NE) ||
	       (tg_ir_is(ir, parent, TG_IR_UNARY) && op == TG_OP_LNOT) ||
	       (tg_ir_is(ir, parent, TG_IR_IF) && n == tg_ir_child(ir, parent, 1));
}

static void dropped(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_object object = flow_object(pass, event->value);

	/* freopen() gives the stream that it was given. */
	if (object.made == event->at && strcmp(event->name, "freopen") != 0 && *object.family &&
	    !flow_is_memory(object.family) && is_only_compared(pass->ir, event->at) &&
	    !flow_in_main(pass->ir, event->at))
		pass->host->report(pass, event->at,
				   "this is opened (%s), compared, and nobody can close it",
				   object.family);
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_object object;
	const char *family;

	if (event->kind == TG_FLOW_RESULT) {
		dropped(pass, event);
		return;
	}
	object = flow_object(pass, event->pointer);
	family = event->family && *event->family ? event->family : object.family;
	if (!*family || flow_is_memory(family) || flow_in_main(pass->ir, event->at) ||
	    is_kept_in_set(pass->ir, object.made))
		return;
	pass->host->report(pass, object.asked ? object.asked : event->at,
			   "this is opened (%s) and not closed on some way through the function",
			   family);
	pass->host->step(pass, event->at, "the last reference to it goes here");
}
