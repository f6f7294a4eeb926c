/* SPDX-License-Identifier: Apache-2.0 */
/*
 * concurrency/vfork-child - the child of vfork() writes to, or returns on, its parent's stack.
 *
 * Found are assignments, `return` and exit() in the branch that the child takes. Variables of that
 * branch alone, and system calls such as dup2(), are left alone.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_vfork_child = {
	.id = "concurrency/vfork-child",
	.kinds = TG_KINDS(TG_IR_IF),
	.visit = visit,
};

/* What the child runs, or 0. */
static tg_node child_branch(const struct tg_ir *ir, tg_node n)
{
	tg_node subject, branch;
	int64_t value;
	uint8_t op;

	if (!expr_test(ir, tg_ir_child(ir, n, 1), &subject, &op, &value) || value != 0 ||
	    !tg_ir_calls(ir, expr_given_before(ir, n, subject), "vfork"))
		return 0;
	if (op == TG_OP_EQ)
		return tg_ir_child(ir, n, 2);
	branch = tg_ir_child(ir, n, 3);
	return op == TG_OP_NE && !tg_ir_is(ir, branch, TG_IR_ABSENT) ? branch : 0;
}

/* True when the target is a variable that the branch itself declares. */
static bool is_own(const struct tg_ir *ir, tg_node target, tg_node branch)
{
	tg_decl decl = lit_variable(ir, target);
	tg_node at = ir->decl[decl].node;

	return decl && at >= branch && at < ir->node[branch].end;
}

/* What the node does to the parent, or NULL. */
static const char *harm_of(const struct tg_ir *ir, tg_node n, tg_node branch)
{
	uint8_t op = ir->node[n].op;

	if (tg_ir_is(ir, n, TG_IR_RETURN))
		return "returns into the stack frame that its parent needs";
	if (tg_ir_calls(ir, n, "exit"))
		return "runs its parent's exit handlers and writes out its buffers";
	if ((tg_ir_is(ir, n, TG_IR_ASSIGN) ||
	     (tg_ir_is(ir, n, TG_IR_UNARY) && op >= TG_OP_PRE_INC && op <= TG_OP_POST_DEC)) &&
	    !is_own(ir, tg_ir_child(ir, n, 0), branch))
		return "changes a variable of its parent";
	return NULL;
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node branch = child_branch(ir, n), at;

	for (at = branch; branch && at < ir->node[branch].end; at++) {
		const char *harm = harm_of(ir, at, branch);

		if (harm) {
			pass->host->report(pass, at, "the child of vfork() %s", harm);
			return;
		}
	}
}
