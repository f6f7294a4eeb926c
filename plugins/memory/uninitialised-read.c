/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/uninitialised-read - memory is read that nobody has written on this path.
 *
 * Variables, elements, fields, blocks of the heap, and what goes through pointers and calls.
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

/* True when a function writes what its parameter `param` points at, somewhere. */
static bool writes_through(const struct tg_ir *ir, tg_node function, tg_decl param)
{
	tg_node n, target;

	for (n = function; n < ir->node[function].end; n++) {
		target = tg_ir_is(ir, n, TG_IR_ASSIGN) ? tg_ir_strip(ir, tg_ir_child(ir, n, 0)) : 0;
		if (target && !tg_ir_is(ir, target, TG_IR_REF) && expr_root(ir, target) == param)
			return true;
	}
	return false;
}

/*
 * True when a function that is seen fills the variable and says in its result whether it did: on
 * which of its ways it did is lost where they are many.
 */
static bool is_out_parameter(const struct tg_ir *ir, tg_node use, tg_decl decl)
{
	tg_node function = tg_ir_function_of(ir, ir->decl[decl].node), n, call, arg;
	tg_node end = tg_ir_function_of(ir, use) == function ? use : ir->node[function].end;

	for (n = function; decl && n && n < end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_UNARY) || ir->node[n].op != TG_OP_ADDRESS ||
		    lit_variable(ir, tg_ir_child(ir, n, 0)) != decl)
			continue;
		for (call = ir->node[n].parent; tg_ir_is(ir, call, TG_IR_CAST);)
			call = ir->node[call].parent;
		if (!tg_ir_is(ir, call, TG_IR_CALL))
			continue;
		if (ir->decl[ir->node[call].decl].flags & TG_DECL_VARIADIC)
			return true; /* what goes through va_arg() is not followed */
		if (tg_ir_is_discarded(ir, call, NULL))
			continue;
		for (arg = ir->decl[ir->node[call].decl].node + 1;
		     arg < ir->node[ir->decl[ir->node[call].decl].node].end;
		     arg = ir->node[arg].end)
			if (tg_ir_is(ir, arg, TG_IR_PARAM) &&
			    writes_through(ir, ir->decl[ir->node[call].decl].node,
					   ir->node[arg].decl))
				return true;
	}
	return false;
}

static bool points_to_const(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_type *type = tg_ir_type_of(ir, n);

	return type->cls == TG_TYPE_POINTER &&
	       ir->type[ir->type[type->of].canonical].flags & TG_TYPE_CONST;
}

/*
 * True when an array was handed to a function that may write it: one that gives up half-way leaves
 * elements unset, and whether it does here nobody knows.
 */
static bool is_filled_elsewhere(const struct tg_ir *ir, tg_node use, tg_decl decl)
{
	tg_node function = tg_ir_function_of(ir, ir->decl[decl].node), n, up, end;

	if (!decl || ir->type[ir->type[ir->decl[decl].type].canonical].cls != TG_TYPE_ARRAY)
		return false;
	end = tg_ir_function_of(ir, use) == function ? use : ir->node[function].end;
	for (n = function; n && n < end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_REF) || ir->node[n].decl != decl)
			continue;
		for (up = n; tg_ir_type_of(ir, up)->cls == TG_TYPE_POINTER ||
			     tg_ir_type_of(ir, up)->cls == TG_TYPE_ARRAY;
		     up = ir->node[up].parent)
			if (tg_ir_is(ir, ir->node[up].parent, TG_IR_CALL) &&
			    !points_to_const(ir, up))
				return true;
	}
	return false;
}

/* A struct that is copied whole may have members that do not matter yet. */
static bool is_copy(const struct tg_ir *ir, tg_node n)
{
	uint8_t cls = tg_ir_type_of(ir, n)->cls;

	return cls == TG_TYPE_STRUCT || cls == TG_TYPE_UNION || cls == TG_TYPE_ARRAY;
}

/* True when a value is read that nobody has written. Asked first: few are. */
static bool is_unset_value(struct tg_pass *pass, const struct tg_flow_event *event)
{
	return event->value && pass->host->flow->uninitialised(pass, event->value) &&
	       !is_copy(pass->ir, event->at) && !is_passed_on(pass->ir, event->at);
}

/* True when the function that allocates formats text, which may well go into the block. */
static bool is_formatted_into(const struct tg_ir *ir, tg_node made)
{
	tg_node function = tg_ir_function_of(ir, made), n;

	for (n = function; made && n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) && strstr(tg_ir_callee(ir, n), "nprintf"))
			return true;
	return false;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	struct tg_flow_object object;

	if (event->kind == TG_FLOW_LOAD ? !is_unset_value(pass, event)
					: event->write || !event->by_call)
		return;
	object = flow_object(pass, event->pointer);
	if ((event->kind == TG_FLOW_ACCESS && !object.unset) || object.place == TG_PLACE_UNKNOWN ||
	    object.place == TG_PLACE_GLOBAL ||
	    /* A function's own variables are looked at where it is run for itself. */
	    (object.place == TG_PLACE_LOCAL && object.depth) ||
	    is_out_parameter(ir, event->at, object.decl) ||
	    is_filled_elsewhere(ir, event->at, object.decl) ||
	    (object.place == TG_PLACE_HEAP && is_formatted_into(ir, object.made)))
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
