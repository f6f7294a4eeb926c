/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/uninitialised-read - memory is read that nobody has written on this path.
 *
 * The parser finds local variables (see engine/diagnose.c), the flow engine elements, fields,
 * blocks of the heap, and what goes through pointers and calls.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_uninitialised_read = {
	.id = "memory/uninitialised-read",
	.events = TG_FLOW_LOAD | TG_FLOW_ACCESS,
	.flow = flow,
};

/*
 * True when the value only goes elsewhere: into a variable, or to a function of the program. Who
 * uses it there is reported; who writes there first does no harm.
 */
static bool is_passed_on(const struct tg_ir *ir, tg_node n)
{
	tg_node parent = ir->node[n].parent;

	if (!tg_ir_is(ir, n, TG_IR_REF))
		return false;
	while (tg_ir_is(ir, parent, TG_IR_CAST) && (ir->node[parent].flags & TG_IR_IMPLICIT)) {
		n = parent;
		parent = ir->node[n].parent;
	}
	if (tg_ir_is(ir, parent, TG_IR_VAR) || tg_ir_is(ir, parent, TG_IR_INIT_LIST) ||
	    tg_ir_is(ir, parent, TG_IR_DESIGNATED))
		return true;
	if (tg_ir_is(ir, parent, TG_IR_ASSIGN))
		return ir->node[parent].op == TG_OP_ASSIGN && tg_ir_child(ir, parent, 1) == n;
	return tg_ir_is(ir, parent, TG_IR_CALL) && tg_ir_child(ir, parent, 0) != n &&
	       ir->node[parent].decl &&
	       !(ir->decl[ir->node[parent].decl].flags & (TG_DECL_SYSTEM | TG_DECL_BUILTIN));
}

/* A struct that is copied whole may have members that do not matter yet. */
static bool is_copy(const struct tg_ir *ir, tg_node n)
{
	uint8_t cls = tg_ir_type_of(ir, n)->cls;

	return cls == TG_TYPE_STRUCT || cls == TG_TYPE_UNION || cls == TG_TYPE_ARRAY;
}

/* True when a value was read that nobody has written, or a call reads an object as a whole. */
static bool is_unset(struct tg_pass *pass, const struct tg_flow_event *event,
		     const struct tg_flow_object *object)
{
	if (event->kind == TG_FLOW_ACCESS)
		return event->by_call && object->unset;
	return event->value && pass->host->flow->uninitialised(pass, event->value);
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	struct tg_flow_object object;

	if (event->write || (event->kind == TG_FLOW_LOAD &&
			     (is_copy(ir, event->at) || is_passed_on(ir, event->at))))
		return;
	object = flow_object(pass, event->pointer);
	if (object.place == TG_PLACE_UNKNOWN || object.place == TG_PLACE_GLOBAL ||
	    !is_unset(pass, event, &object))
		return;
	if (event->by_call && event->name && *event->name)
		pass->host->report(pass, event->at, "%s() reads '%s', which nobody has written yet",
				   event->name, flow_name(ir, &object));
	else
		pass->host->report(pass, event->at,
				   "'%s' is read here and nobody has written it yet",
				   flow_name(ir, &object));
	if (object.made)
		pass->host->step(pass, object.made, "it begins here, without a value");
	pass->host->flow->why(pass, event->pointer, TG_WHY_VALUE);
}
