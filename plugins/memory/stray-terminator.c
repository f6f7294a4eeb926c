/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/stray-terminator - a number from outside becomes a character of a text, and may be 0.
 *
 * Found is a number that is wider than a character, that somebody else chooses and nobody has kept
 * from being 0, when it is made a character and stored into a text: an array that the function ends
 * with a NUL somewhere. Bytes that were read as bytes are left alone.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_stray_terminator = {
	.id = "memory/stray-terminator",
	.events = TG_FLOW_CONVERT,
	.flow = flow,
};

/* A plain character: what texts are made of. */
static bool is_character(const struct tg_ir *ir, tg_type type)
{
	const struct tg_ir_type *t = &ir->type[ir->type[type].canonical];

	return t->cls == TG_TYPE_CHAR && t->width == 8;
}

/* True when a variable is compared or tested anywhere behind a node of its function. */
static bool is_asked_later(const struct tg_ir *ir, tg_decl variable, tg_node from)
{
	tg_node n, parent, end = ir->node[tg_ir_function_of(ir, from)].end;

	for (n = from; n < end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_REF) || ir->node[n].decl != variable)
			continue;
		for (parent = ir->node[n].parent; tg_ir_is(ir, parent, TG_IR_CAST);)
			parent = ir->node[parent].parent;
		if (tg_ir_is(ir, parent, TG_IR_IF) || tg_ir_is(ir, parent, TG_IR_CONDITIONAL) ||
		    tg_ir_is(ir, parent, TG_IR_SWITCH) || tg_ir_is(ir, parent, TG_IR_CALL) ||
		    (tg_ir_is(ir, parent, TG_IR_UNARY) && ir->node[parent].op == TG_OP_LNOT) ||
		    (tg_ir_is(ir, parent, TG_IR_BINARY) && ir->node[parent].op >= TG_OP_LT &&
		     ir->node[parent].op <= TG_OP_LOR))
			return true;
	}
	return false;
}

static bool is_element(const struct tg_ir *ir, tg_node n)
{
	n = tg_ir_strip(ir, n);
	return (tg_ir_is(ir, n, TG_IR_SUBSCRIPT) ||
		(tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_DEREF)) &&
	       is_character(ir, ir->node[n].type);
}

/* True for the array whose elements the function ends with a NUL. */
static bool is_text(const struct tg_ir *ir, tg_node element)
{
	tg_decl root = expr_root(ir, element);
	tg_node n, function = tg_ir_function_of(ir, element);
	int64_t value;

	for (n = function; root && n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_ASSIGN) && is_element(ir, tg_ir_child(ir, n, 0)) &&
		    expr_root(ir, tg_ir_child(ir, n, 0)) == root &&
		    expr_constant(ir, tg_ir_child(ir, n, 1), &value) && !value)
			return true;
	return false;
}

/* True for a variable that a character was read into: it has no other numbers. */
static bool is_read_character(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl variable = lit_variable(ir, n);
	tg_node at, end = ir->node[tg_ir_function_of(ir, n)].end, value;

	for (at = tg_ir_function_of(ir, n); variable && at < end; at++) {
		value = 0;
		if (tg_ir_is(ir, at, TG_IR_ASSIGN) &&
		    lit_variable(ir, tg_ir_child(ir, at, 0)) == variable)
			value = tg_ir_strip(ir, tg_ir_child(ir, at, 1));
		else if (tg_ir_is(ir, at, TG_IR_VAR) && ir->node[at].decl == variable)
			value = tg_ir_strip(ir, tg_ir_child(ir, at, 0));
		if (tg_ir_is(ir, value, TG_IR_CALL) &&
		    pass->host->in_list(pass, "reads-a-character", tg_ir_callee(ir, value)))
			return true;
	}
	return false;
}

/* True when a variable is stored into a text behind a node. */
static bool is_stored_later(const struct tg_ir *ir, tg_decl variable, tg_node from)
{
	tg_node n, end = ir->node[tg_ir_function_of(ir, from)].end;

	for (n = from; n < end; n++)
		if (tg_ir_is(ir, n, TG_IR_ASSIGN) && is_element(ir, tg_ir_child(ir, n, 0)) &&
		    lit_variable(ir, tg_ir_child(ir, n, 1)) == variable &&
		    is_text(ir, tg_ir_child(ir, n, 0)))
			return true;
	return false;
}

/* True when the character goes into an element of a text, at once or by way of a variable. */
static bool is_stored(const struct tg_ir *ir, tg_node n)
{
	tg_node parent = ir->node[n].parent;
	tg_decl variable = 0;

	while (tg_ir_is(ir, parent, TG_IR_CAST))
		parent = ir->node[parent].parent;
	if (tg_ir_is(ir, parent, TG_IR_ASSIGN) && ir->node[parent].op == TG_OP_ASSIGN) {
		if (is_element(ir, tg_ir_child(ir, parent, 0)))
			return is_text(ir, tg_ir_child(ir, parent, 0));
		variable = lit_variable(ir, tg_ir_child(ir, parent, 0));
	} else if (tg_ir_is(ir, parent, TG_IR_VAR)) {
		variable = ir->node[parent].decl;
	}
	return variable && is_stored_later(ir, variable, parent) &&
	       !is_asked_later(ir, variable, ir->node[parent].end);
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	unsigned taint = flow_taint(pass, event->value) & TG_TAINT_ANY;
	int64_t least, most;

	if (!taint || !is_character(ir, ir->node[event->at].type) ||
	    !flow_range(pass, event->value, &least, &most) || least > 0 || most <= UINT8_MAX ||
	    pass->host->flow->excludes(pass, event->value, 0) || !is_stored(ir, event->at) ||
	    is_read_character(pass, event->at))
		return;
	pass->host->report(pass, event->at,
			   "a number from %s becomes a character, and where it is 0 the text ends",
			   flow_origin(taint));
	pass->host->flow->why(pass, event->value, TG_WHY_TAINT);
}
