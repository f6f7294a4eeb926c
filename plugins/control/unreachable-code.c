/* SPDX-License-Identifier: Apache-2.0 */
/*
 * control/unreachable-code - statements that nothing leads to.
 *
 *     return all;
 *     puts("summed up");
 *
 * Found is the first of them, behind a statement that never ends: a jump, a call that does not
 * return, a loop without a way out, or an `if` of such. Left alone are a jump that alone is too
 * many (most compilers ask for one), labels, and what a constant condition switches off.
 */
#include "common/expr.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_unreachable_code = {
	.id = "control/unreachable-code",
	.events = TG_FLOW_DEAD,
	.flow = flow,
};

/* The statement of a block that an expression or a part of a statement belongs to. */
static tg_node statement_of(const struct tg_ir *ir, tg_node n)
{
	while (n && !tg_ir_is(ir, ir->node[n].parent, TG_IR_COMPOUND))
		n = ir->node[n].parent;
	return n;
}

static tg_node before(const struct tg_ir *ir, tg_node statement)
{
	tg_node last = 0;

	for (TG_IR_EACH_CHILD(ir, c, ir->node[statement].parent)) {
		if (c == statement)
			return last;
		last = c;
	}
	return 0;
}

/* True when a constant decides an `if` or `?:` in it: another build goes another way. */
static bool is_configured(const struct tg_ir *ir, tg_node within)
{
	int64_t value;
	tg_node n;

	for (n = within; n < ir->node[within].end; n++)
		if ((tg_ir_is(ir, n, TG_IR_IF) &&
		     expr_constant(ir, tg_ir_child(ir, n, 1), &value)) ||
		    (tg_ir_is(ir, n, TG_IR_SWITCH) &&
		     expr_constant(ir, tg_ir_child(ir, n, 1), &value)))
			return true;
	return false;
}

/* True for what nobody misses: a jump, an empty statement, a declaration without a value. */
static bool is_harmless(const struct tg_ir *ir, tg_node n)
{
	switch (ir->node[n].kind) {
	case TG_IR_RETURN:
	case TG_IR_BREAK:
	case TG_IR_CONTINUE:
	case TG_IR_GOTO:
	case TG_IR_LABEL:
	case TG_IR_CASE:
	case TG_IR_DEFAULT:
	case TG_IR_NULL_STMT:
	case TG_IR_DECL_STMT:
		return true;
	default:
		return false;
	}
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	tg_node statement = event->write ? statement_of(ir, event->at) : 0, last;

	if (!statement || is_harmless(ir, statement) ||
	    (ir->node[statement].flags & TG_IR_IN_MACRO))
		return;
	last = before(ir, statement);
	if (!last || is_configured(ir, last))
		return;
	pass->host->report(pass, statement, "nothing leads here");
	pass->host->step(pass, last, "everything ends in this statement");
}
