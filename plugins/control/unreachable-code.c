/* SPDX-License-Identifier: Apache-2.0 */
/*
 * control/unreachable-code - statements that nothing leads to.
 *
 *     return all;
 *     puts("summed up");
 *
 * Found is the first of them, behind a statement that never ends: a jump, a call that does not
 * return, a loop without a way out, or an `if` of such. Left alone are a jump or an end that is
 * one too many (most compilers ask for it), labels, a loop that is entered at a label within it,
 * and what a constant condition or a directive switches off.
 */
#include "common/expr.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_unreachable_code = {
	.id = "control/unreachable-code",
	.events = TG_FLOW_DEAD,
	.flow = flow,
};

/*
 * The statement of a block that begins with `n`; 0 when `n` is a branch or a body, which the
 * condition before it decides.
 */
static tg_node statement_of(const struct tg_ir *ir, tg_node n)
{
	tg_node parent;

	for (;; n = parent) {
		parent = ir->node[n].parent;
		switch (ir->node[parent].kind) {
		case TG_IR_COMPOUND:
			return n;
		case TG_IR_IF:
			if (n == tg_ir_child(ir, parent, 2) || n == tg_ir_child(ir, parent, 3))
				return 0;
			break;
		case TG_IR_WHILE:
		case TG_IR_DO:
		case TG_IR_FOR:
		case TG_IR_SWITCH:
		case TG_IR_LABEL:
		case TG_IR_CASE:
		case TG_IR_DEFAULT:
		case TG_IR_CONDITIONAL:
		case TG_IR_FUNCTION:
		case TG_IR_NONE:
			return 0;
		default:
			break;
		}
	}
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

/* `goto first; while (1) { ...; first: ... }` */
static bool is_entered_within(const struct tg_ir *ir, tg_node statement)
{
	tg_node n;

	for (n = statement; n < ir->node[statement].end; n++)
		if (tg_ir_is(ir, n, TG_IR_LABEL))
			return true;
	return false;
}

/* True for what nobody misses: a jump, an end, an empty statement, a declaration. */
static bool is_harmless(const struct tg_ir *ir, tg_node n)
{
	if (tg_ir_is(ir, n, TG_IR_CALL))
		return tg_ir_never_returns(ir, n);
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

	if (!statement || is_harmless(ir, statement) || is_entered_within(ir, statement) ||
	    (ir->node[statement].flags & (TG_IR_IN_MACRO | TG_IR_BEHIND_DIRECTIVE)))
		return;
	last = before(ir, statement);
	if (!last || is_configured(ir, last))
		return;
	pass->host->report(pass, statement, "nothing leads here");
	pass->host->step(pass, last, "everything ends in this statement");
}
