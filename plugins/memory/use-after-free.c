/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/use-after-free - memory or a handle is used after it was released.
 *
 * Every access through a pointer, by the program or by a library function, is looked at; so is a
 * released pointer that is handed to a function nobody knows. A pointer that is only compared or
 * copied is left alone: that is poor style, and common in code that is right. So is one whose value
 * alone is printed, as a log does with the number of a file that close() did not like, and the
 * number itself, which may be a key in a table: resources/use-after-close looks at those.
 */
#include "tracegate/plugin.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_use_after_free = {
	.id = "memory/use-after-free",
	.events = TG_FLOW_ACCESS | TG_FLOW_CALL | TG_FLOW_RETURN,
	.flow = flow,
};

static bool released(struct tg_pass *pass, const struct tg_flow_value *value,
		     struct tg_flow_object *object)
{
	return value && pass->host->flow->object(pass, value, object) &&
	       object->life == TG_LIFE_RELEASED && object->released;
}

/* `at` is the event's node or a part of it. */
static void tell(struct tg_pass *pass, const struct tg_flow_event *event, tg_node at,
		 const struct tg_flow_value *value, const char *what)
{
	const tg_node charged = pass->host->flow->charged(pass, event, value);

	pass->host->report(pass, charged == event->at ? at : charged, "%s after it was released",
			   what);
	if (charged != event->at)
		pass->host->step(pass, at, "it comes to this here");
	pass->host->flow->why(pass, value, TG_WHY_MADE | TG_WHY_RELEASED);
}

/* True for what a format takes as a value: all but texts, in the open part of a list. */
static bool is_printed(const struct tg_ir *ir, const struct tg_flow_event *event, unsigned i)
{
	const struct tg_ir_decl *callee = &ir->decl[event->callee];
	const struct tg_ir_type *type = tg_ir_type_of(ir, tg_ir_arg(ir, event->at, i));
	tg_type of = ir->type[type->canonical].of;

	if (!(callee->flags & TG_DECL_VARIADIC) || i < ir->type[callee->type].param_count)
		return false;
	return type->cls != TG_TYPE_POINTER ||
	       (ir->type[of].cls != TG_TYPE_CHAR && ir->type[of].cls != TG_TYPE_INT); /* wchar_t */
}

/* A released pointer as an argument; what the models know makes accesses of its own. */
static void look_at_call(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	struct tg_flow_object object;
	unsigned i;

	if (tg_ir_is(ir, ir->decl[event->callee].node, TG_IR_FUNCTION) &&
	    tg_ir_body(ir, ir->decl[event->callee].node))
		return; /* what it does with the pointer is seen in it */
	for (i = 0; i < event->count; i++) {
		const struct tg_flow_value *value = pass->host->flow->argument(pass, event, i);
		tg_node argument = tg_ir_arg(ir, event->at, i);

		if (tg_ir_type_of(ir, argument)->cls != TG_TYPE_INT &&
		    released(pass, value, &object) && !is_printed(ir, event, i) &&
		    !pass->host->flow->releases(pass, event->at, i))
			tell(pass, event, argument, value, "it is passed on");
	}
}

/* What a function of this file alone returns is seen where it is called. */
static bool is_public(const struct tg_ir *ir, tg_node at)
{
	return ir->decl[ir->node[tg_ir_function_of(ir, at)].decl].linkage == TG_LINK_EXTERNAL;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_object object;

	switch (event->kind) {
	case TG_FLOW_CALL:
		look_at_call(pass, event);
		break;
	case TG_FLOW_RETURN:
		if (event->depth == 0 && is_public(pass->ir, event->at) &&
		    released(pass, event->value, &object))
			tell(pass, event, event->at, event->value, "the pointer is returned");
		break;
	default:
		if (released(pass, event->pointer, &object))
			tell(pass, event, event->at, event->pointer,
			     event->write ? "memory is written" : "memory is read");
		break;
	}
}
