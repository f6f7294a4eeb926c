/* SPDX-License-Identifier: Apache-2.0 */
/*
 * control/infinite-loop - a loop whose condition holds for ever, and which nothing else leaves.
 *
 * The flow engine tells which conditions hold on every path; `while (1)` is one by its text, and a
 * jump back to a label that nothing leads past is such a loop. Left
 * alone are loops with a way out (break, return, goto, a call that ends the program) and those that
 * call functions of the program, which may wait, or end it: the main loop of a service.
 */
#include "control/region.h"

static void visit(struct tg_pass *pass, tg_node loop);
static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_infinite_loop = {
	.id = "control/infinite-loop",
	.kinds = TG_KINDS(TG_IR_WHILE, TG_IR_DO, TG_IR_FOR, TG_IR_GOTO),
	.visit = visit,
	.events = TG_FLOW_CONSTANT,
	.flow = flow,
};

/* True when a `break` belongs to this loop, and not to one or to a switch within it. */
static bool breaks(const struct tg_ir *ir, tg_node n, tg_node loop)
{
	for (n = ir->node[n].parent; n > loop; n = ir->node[n].parent)
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
static bool has_way_out(struct tg_pass *pass, struct region loop)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = loop.first + 1; n < loop.end; n++) {
		switch (ir->node[n].kind) {
		case TG_IR_RETURN:
		case TG_IR_GOTO:
		case TG_IR_GOTO_INDIRECT:
		case TG_IR_ASM:
		case TG_IR_THROW:
			return true;
		case TG_IR_BREAK:
			if (breaks(ir, n, loop.first))
				return true;
			break;
		case TG_IR_CALL:
			if (!goes_on(pass, n))
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

/* The label that a jump goes back to, where it stands around or before it in the text; or 0. */
static tg_node label_before(const struct tg_ir *ir, tg_node jump)
{
	tg_node n;

	for (n = tg_ir_function_of(ir, jump); n && n < jump; n++)
		if (tg_ir_is(ir, n, TG_IR_LABEL) && ir->node[n].decl == ir->node[jump].decl)
			return n;
	return 0;
}

/* `again: if (n > 4) { ... goto again; }`, where nothing on the way changes what is asked. */
static void check_jump(struct tg_pass *pass, tg_node jump)
{
	const struct tg_ir *ir = pass->ir;
	tg_node label = label_before(ir, jump), up, child = jump;
	struct region loop = {label, jump};

	if (!label || has_way_out(pass, loop) || region_waits(ir, loop))
		return;
	for (up = ir->node[jump].parent; up && up != ir->node[label].parent;
	     child = up, up = ir->node[up].parent) {
		if (up == label || tg_ir_is(ir, up, TG_IR_COMPOUND))
			continue;
		if (!tg_ir_is(ir, up, TG_IR_IF) || child != tg_ir_child(ir, up, 2) ||
		    !region_asks_the_same(ir, loop, tg_ir_child(ir, up, 1)))
			return;
	}
	if (!up)
		return;
	pass->host->report(pass, jump, "this goes back to '%s' for ever",
			   tg_ir_text(ir, ir->decl[ir->node[label].decl].name));
}

/* An empty body is a halt, which is meant. */
static void visit(struct tg_pass *pass, tg_node loop)
{
	const struct tg_ir *ir = pass->ir;
	const struct region region = region_of(ir, loop);
	tg_node condition = loop_condition(ir, loop), last = 0;
	int64_t value = 1;

	if (tg_ir_is(ir, loop, TG_IR_GOTO)) {
		check_jump(pass, loop);
		return;
	}
	for (TG_IR_EACH_CHILD(ir, c, loop))
		if (!tg_ir_is(ir, loop, TG_IR_DO) || c == tg_ir_child(ir, loop, 0))
			last = c;
	if (never_reaches(ir, condition) && !has_way_out(pass, region)) {
		pass->host->report(pass, loop, "no number of this type ends the loop");
		return;
	}
	if (!has_way_out(pass, region) && !region_waits(ir, region) &&
	    region_asks_the_same(ir, region, condition)) {
		pass->host->report(pass, loop,
				   "nothing in this loop changes what its condition asks");
		return;
	}
	if (!tg_ir_is(ir, condition, TG_IR_ABSENT) && !tg_ir_constant(ir, condition, &value))
		return;
	if (value != 0 && !expr_is_empty(ir, last) && !has_way_out(pass, region) &&
	    !region_waits(ir, region))
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
		    (ir->node[part].op != TG_OP_LAND ||
		     !region_asks_the_same(ir, region_of(ir, loop), other)))
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
	    tg_ir_constant(ir, loop_condition(ir, loop), &value) ||
	    has_way_out(pass, region_of(ir, loop)) || region_waits(ir, region_of(ir, loop)))
		return;
	pass->host->report(pass, loop, "the condition of this loop holds for ever");
}
