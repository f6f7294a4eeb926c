/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syntax/no-effect - a statement that does nothing.
 *
 * The parser finds values that nobody asks for (see engine/check/diagnose.c). Found here are what
 * is given to itself and a branch with nothing in it. A condition that calls something has been
 * run for that, and what a macro makes of its arguments is a matter of the macro. A branch of
 * several lines may hold a comment, or code that is not compiled here.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_no_effect = {
	.id = "syntax/no-effect",
	.kinds = TG_KINDS(TG_IR_ASSIGN, TG_IR_IF),
	.visit = visit,
};

/* True for what stands in the text of a macro, and not among its arguments. */
static bool is_of_macro(const struct tg_ir *ir, tg_node n)
{
	return (ir->node[n].flags & TG_IR_IN_MACRO) && !(ir->node[n].flags & TG_IR_MACRO_ARG);
}

static bool is_given_to_itself(const struct tg_ir *ir, tg_node assign)
{
	tg_node left = tg_ir_child(ir, assign, 0), right = tg_ir_child(ir, assign, 1);

	right = tg_ir_strip(ir, right);
	if ((ir->node[left].flags ^ ir->node[right].flags) & TG_IR_IN_MACRO)
		return false;
	return ir->node[assign].op == TG_OP_ASSIGN && !is_of_macro(ir, left) &&
	       !is_of_macro(ir, right) &&
	       tg_ir_type_of(ir, left)->cls == tg_ir_type_of(ir, right)->cls &&
	       !(tg_ir_type_of(ir, left)->flags & (TG_TYPE_VOLATILE | TG_TYPE_ATOMIC)) &&
	       tg_ir_same_object(ir, left, right);
}

/* `if (a == b) {}` without an else, and with a condition that does nothing itself. */
static bool is_empty_branch(const struct tg_ir *ir, tg_node statement)
{
	tg_node then = tg_ir_child(ir, statement, 2), n;

	if (!expr_is_empty(ir, then) || is_of_macro(ir, then) ||
	    ir->loc[ir->node[then].loc].end_line > ir->loc[ir->node[then].loc].line + 1)
		return false;
	if (tg_ir_child(ir, statement, 3) &&
	    !tg_ir_is(ir, tg_ir_child(ir, statement, 3), TG_IR_ABSENT))
		return false;
	for (n = tg_ir_child(ir, statement, 1); n < then; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) || tg_ir_is(ir, n, TG_IR_ASSIGN) ||
		    (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op >= TG_OP_PRE_INC &&
		     ir->node[n].op <= TG_OP_POST_DEC) ||
		    (ir->node[n].flags & TG_IR_IN_MACRO && !tg_ir_is(ir, n, TG_IR_INTEGER) &&
		     is_of_macro(ir, n)))
			return false;
	return true;
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;

	if (tg_ir_is(ir, n, TG_IR_ASSIGN) && is_given_to_itself(ir, n))
		pass->host->report(pass, n, "'%s' is given its own value",
				   lit_name_of(ir, tg_ir_child(ir, n, 0)));
	if (tg_ir_is(ir, n, TG_IR_IF) && is_empty_branch(ir, n))
		pass->host->report(pass, n,
				   "whether this holds or not, nothing is done; is something "
				   "missing?");
}
