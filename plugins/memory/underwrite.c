/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/underwrite - a write before the begin of an object.
 *
 * The flow engine follows offsets. A line whose first character is a NUL is the exception: what
 * stands before its end is written by `line[strlen(line) - 1] = 0` after fgets(), which anybody
 * can send, unless something has asked whether the line is empty.
 */
#include "memory/bounds.h"

static void visit(struct tg_pass *pass, tg_node element);
static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_underwrite = {
	.id = "memory/underwrite",
	.events = TG_FLOW_ACCESS,
	.flow = flow,
	.kinds = TG_KINDS(TG_IR_SUBSCRIPT),
	.visit = visit,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct bounds bounds;

	if (!event->write)
		return;
	bounds = bounds_of(pass, event);
	if (bounds.side == BOUNDS_BEFORE)
		bounds_report(pass, event, &bounds);
}

/* The text that `strlen(line) - 1` measures, at once or in a variable, of which *ret_length; or 0.
 */
static tg_decl measured(const struct tg_ir *ir, tg_node element, tg_decl *ret_length)
{
	tg_node index = tg_ir_strip(ir, tg_ir_child(ir, element, 1)), length, n;
	int64_t one;

	if (!tg_ir_is(ir, index, TG_IR_BINARY) || ir->node[index].op != TG_OP_SUB ||
	    !expr_constant(ir, tg_ir_child(ir, index, 1), &one) || one != 1)
		return 0;
	length = tg_ir_strip(ir, tg_ir_child(ir, index, 0));
	*ret_length = lit_variable(ir, length);
	for (n = tg_ir_function_of(ir, element); *ret_length && n < element; n++) {
		if (tg_ir_is(ir, n, TG_IR_VAR) && ir->node[n].decl == *ret_length)
			length = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
		else if (tg_ir_is(ir, n, TG_IR_ASSIGN) && lit_is_written_by(ir, n, *ret_length))
			length = tg_ir_strip(ir, tg_ir_child(ir, n, 1));
	}
	return tg_ir_calls(ir, length, "strlen") ? lit_variable(ir, tg_ir_arg(ir, length, 0)) : 0;
}

/* True when something between two nodes asks for the length, or for characters of the text. */
static bool is_asked(const struct tg_ir *ir, tg_decl text, tg_decl length, tg_node from, tg_node to)
{
	tg_node n, condition, at;

	for (n = from; n < to; n++) {
		condition = 0;
		if (tg_ir_is(ir, n, TG_IR_IF))
			condition = tg_ir_child(ir, n, 1);
		else if (tg_ir_is(ir, n, TG_IR_WHILE) || tg_ir_is(ir, n, TG_IR_CONDITIONAL))
			condition = tg_ir_child(ir, n, 0);
		else if (tg_ir_is(ir, n, TG_IR_BINARY) &&
			 (ir->node[n].op == TG_OP_LAND || ir->node[n].op == TG_OP_LOR))
			condition = tg_ir_child(ir, n, 0);
		for (at = condition; at && at < ir->node[condition].end && at < to; at++)
			if (tg_ir_is(ir, at, TG_IR_REF) &&
			    (ir->node[at].decl == text || (length && ir->node[at].decl == length)))
				return true;
	}
	return false;
}

static void visit(struct tg_pass *pass, tg_node element)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl length = 0, text = measured(ir, element, &length);
	tg_node n, filled = 0;

	if (!text || text != lit_variable(ir, tg_ir_child(ir, element, 0)) ||
	    !lit_is_target(ir, element))
		return;
	for (n = tg_ir_function_of(ir, element); n < element; n++)
		if (tg_ir_calls(ir, n, "fgets") && lit_variable(ir, tg_ir_arg(ir, n, 0)) == text)
			filled = n;
	if (!filled || is_asked(ir, text, length, ir->node[filled].end, element))
		return;
	pass->host->report(pass, element,
			   "a line that begins with a NUL has no character before its end: this "
			   "writes before '%s'",
			   tg_ir_text(ir, ir->decl[text].name));
	pass->host->step(pass, filled, "it comes from here");
}
