/* SPDX-License-Identifier: Apache-2.0 */
/*
 * control/infinite-loop - a loop whose condition holds for ever, and which nothing else leaves.
 *
 * The flow engine tells which conditions hold on every path; `while (1)` is one by its text. Left
 * alone are loops with a way out (break, return, goto, a call that ends the program) and those that
 * call functions of the program, which may wait, or end it: the main loop of a service.
 */
#include "control/loop.h"

static void visit(struct tg_pass *pass, tg_node loop);
static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_infinite_loop = {
	.id = "control/infinite-loop",
	.kinds = TG_KINDS(TG_IR_WHILE, TG_IR_DO, TG_IR_FOR),
	.visit = visit,
	.events = TG_FLOW_CONSTANT,
	.flow = flow,
};

/* True when a `break` belongs to this loop, and not to one or to a switch within it. */
static bool breaks(const struct tg_ir *ir, tg_node n, tg_node loop)
{
	for (n = ir->node[n].parent; n != loop; n = ir->node[n].parent)
		if (loop_is(ir, n) || tg_ir_is(ir, n, TG_IR_SWITCH) ||
		    tg_ir_is(ir, n, TG_IR_FOR_RANGE))
			return false;
	return true;
}

/* True for a call after which the loop goes on for sure: output of the C library, arithmetic. */
static bool goes_on(struct tg_pass *pass, tg_node call)
{
	return pass->host->in_list(pass, "calls-that-go-on", tg_ir_callee(pass->ir, call));
}

/* True when something in the loop may leave it, or wait in it. */
static bool has_way_out(struct tg_pass *pass, tg_node loop, bool calls)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = loop + 1; n < ir->node[loop].end; n++) {
		switch (ir->node[n].kind) {
		case TG_IR_RETURN:
		case TG_IR_GOTO:
		case TG_IR_GOTO_INDIRECT:
		case TG_IR_ASM:
		case TG_IR_THROW:
			return true;
		case TG_IR_BREAK:
			if (breaks(ir, n, loop))
				return true;
			break;
		case TG_IR_CALL:
			if (calls && !goes_on(pass, n))
				return true;
			if (tg_ir_never_returns(ir, n))
				return true;
			break;
		default:
			break;
		}
	}
	return false;
}

/* True when the loop reads memory that others may write: it waits for them. */
static bool waits(const struct tg_ir *ir, tg_node loop)
{
	tg_node n;

	for (n = loop + 1; n < ir->node[loop].end; n++)
		if (tg_ir_type_of(ir, n)->flags & (TG_TYPE_VOLATILE | TG_TYPE_ATOMIC))
			return true;
	return false;
}

/* `i < 300` with an `i` of eight bits, which begins anew at 0; `i >= 0` without a sign. */
static bool never_reaches(const struct tg_ir *ir, tg_node condition)
{
	const struct tg_ir_type *type;
	int64_t bound, least, most;
	tg_node subject;
	uint8_t op;

	if (!expr_test(ir, condition, &subject, &op, &bound))
		return false;
	type = tg_ir_type_of(ir, tg_ir_strip(ir, subject));
	if (!lit_variable(ir, subject) || type->flags & TG_TYPE_SIGNED ||
	    !flow_type_range(type, &least, &most))
		return false;
	if (op == TG_OP_GE)
		return bound == 0;
	return type->width < 64 &&
	       ((op == TG_OP_LT && bound > most) || (op == TG_OP_LE && bound >= most));
}

static bool is_reference(const struct tg_ir *ir, const struct tg_ir_decl *decl)
{
	return ir->type[ir->type[decl->type].canonical].cls == TG_TYPE_REFERENCE;
}

/* True for a local variable that nobody else can write: its address is not taken. */
static bool is_own(const struct tg_ir *ir, tg_node ref)
{
	const struct tg_ir_decl *decl = &ir->decl[ir->node[ref].decl];
	tg_node function = tg_ir_function_of(ir, ref), n;

	if ((decl->kind != TG_DECL_VAR && decl->kind != TG_DECL_PARAM) ||
	    (decl->flags & TG_DECL_GLOBAL) || is_reference(ir, decl))
		return false;
	for (n = function; n < ir->node[function].end; n++) {
		if (tg_ir_is(ir, n, TG_IR_LAMBDA) ||
		    (tg_ir_is(ir, n, TG_IR_VAR) && is_reference(ir, &ir->decl[ir->node[n].decl])))
			return false; /* C++: another name for it, perhaps */
		if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS &&
		    lit_variable(ir, tg_ir_child(ir, n, 0)) == ir->node[ref].decl)
			return false;
	}
	return true;
}

/* True when what the condition asks are variables that nothing in the loop writes. */
static bool asks_the_same(const struct tg_ir *ir, tg_node loop, tg_node condition)
{
	bool any = false;
	tg_node n, at;

	for (n = condition; n < ir->node[condition].end; n++) {
		switch (ir->node[n].kind) {
		case TG_IR_REF:
			if (!is_own(ir, n))
				return false;
			for (at = loop; at < ir->node[loop].end; at++)
				if (lit_is_written_by(ir, at, ir->node[n].decl))
					return false;
			any = true;
			break;
		case TG_IR_BINARY:
		case TG_IR_CAST:
		case TG_IR_INTEGER:
			break;
		case TG_IR_UNARY:
			if (ir->node[n].op != TG_OP_LNOT && ir->node[n].op != TG_OP_MINUS)
				return false;
			break;
		default:
			return false;
		}
	}
	return any;
}

/* An empty body is a halt, which is meant. */
static void visit(struct tg_pass *pass, tg_node loop)
{
	const struct tg_ir *ir = pass->ir;
	tg_node condition = loop_condition(ir, loop), last = 0;
	int64_t value = 1;

	for (TG_IR_EACH_CHILD(ir, c, loop))
		if (!tg_ir_is(ir, loop, TG_IR_DO) || c == tg_ir_child(ir, loop, 0))
			last = c;
	if (never_reaches(ir, condition) && !has_way_out(pass, loop, true)) {
		pass->host->report(pass, loop, "no number of this type ends the loop");
		return;
	}
	if (!has_way_out(pass, loop, true) && !waits(ir, loop) &&
	    asks_the_same(ir, loop, condition)) {
		pass->host->report(pass, loop,
				   "nothing in this loop changes what its condition asks");
		return;
	}
	if (!tg_ir_is(ir, condition, TG_IR_ABSENT) && !tg_ir_constant(ir, condition, &value))
		return;
	if (value != 0 && !expr_is_empty(ir, last) && !has_way_out(pass, loop, true) &&
	    !waits(ir, loop))
		pass->host->report(pass, loop, "this loop has no way out");
}

/* True when what holds makes the whole condition hold, or what else is asked stays as it is. */
static bool is_enough(const struct tg_ir *ir, tg_node loop, tg_node part)
{
	tg_node condition = loop_condition(ir, loop), from, other;

	while (part > condition) {
		from = part;
		part = ir->node[part].parent;
		if (tg_ir_is(ir, part, TG_IR_CAST))
			continue;
		if (!tg_ir_is(ir, part, TG_IR_BINARY))
			return false;
		other = tg_ir_child(ir, part, tg_ir_child(ir, part, 0) == from);
		if (ir->node[part].op != TG_OP_LOR &&
		    (ir->node[part].op != TG_OP_LAND || !asks_the_same(ir, loop, other)))
			return false;
	}
	return true;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	tg_node loop = loop_decided_by(ir, event->at);
	int64_t value;

	if (!event->write || !loop || !is_enough(ir, loop, event->at) ||
	    tg_ir_constant(ir, loop_condition(ir, loop), &value) || has_way_out(pass, loop, true) ||
	    waits(ir, loop))
		return;
	pass->host->report(pass, loop, "the condition of this loop holds for ever");
}
