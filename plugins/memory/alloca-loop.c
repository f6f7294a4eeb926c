/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/alloca-loop - memory of the stack is taken in each round of a loop.
 *
 * What `alloca` gives ends with the function, not with the round. A loop that is left right behind
 * the call, and `do { } while (0)`, are left alone.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_alloca_loop = {
	.id = "memory/alloca-loop",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* True when the block ends with a jump out of the loop. */
static bool is_left(const struct tg_ir *ir, tg_node block)
{
	tg_node last = 0;

	for (TG_IR_EACH_CHILD(ir, c, block))
		last = c;
	return tg_ir_is(ir, last, TG_IR_BREAK) || tg_ir_is(ir, last, TG_IR_RETURN) ||
	       tg_ir_is(ir, last, TG_IR_GOTO);
}

/* The loop that runs the node again and again, or 0. */
static tg_node loop_of(const struct tg_ir *ir, tg_node n)
{
	int64_t value;
	tg_node parent;

	for (parent = ir->node[n].parent; parent; n = parent, parent = ir->node[n].parent) {
		switch (ir->node[parent].kind) {
		case TG_IR_FUNCTION:
		case TG_IR_LAMBDA:
			return 0;
		case TG_IR_COMPOUND:
			if (is_left(ir, parent))
				return 0;
			break;
		case TG_IR_FOR:
			if (n != tg_ir_child(ir, parent, 0))
				return parent;
			break;
		case TG_IR_DO:
			if (!expr_constant(ir, tg_ir_child(ir, parent, 1), &value) || value)
				return parent;
			break;
		case TG_IR_WHILE:
		case TG_IR_FOR_RANGE:
			return parent;
		default:
			break;
		}
	}
	return 0;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	if (pass->host->in_list(pass, "takes-from-the-stack", tg_ir_callee(pass->ir, call)) &&
	    loop_of(pass->ir, call))
		pass->host->report(pass, call,
				   "each round of the loop takes more of the stack, which comes "
				   "back only when the function ends");
}
