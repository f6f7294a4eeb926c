/* SPDX-License-Identifier: Apache-2.0 */
/*
 * control/dead-check - a call that decides about security, and that no way leads to.
 *
 * It stands behind a `return`, `goto`, `break` or `continue` of the same block, or in the branch
 * of a condition that is written as a constant and is not a macro's. What the rule takes for such a
 * call: a password, a key or a result that must be checked is in it by the models, or its name says
 * so (list "security-words").
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_dead_check = {
	.id = "control/dead-check",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

static bool decides(struct tg_pass *pass, tg_node call)
{
	int param;

	if (pass->host->name_has(pass, "security-words", tg_ir_callee(pass->ir, call)) ||
	    pass->host->call_has_role(pass, call, TG_RESULT, TG_ROLE_MUST_CHECK))
		return true;
	for (param = 0; param < 4; param++)
		if (pass->host->call_has_role(pass, call, param, TG_ROLE_PASSWORD) ||
		    pass->host->call_has_role(pass, call, param, TG_ROLE_KEY))
			return true;
	return false;
}

/* True when somebody can jump to a statement, or to what is in it. */
static bool is_target(const struct tg_ir *ir, tg_node n)
{
	tg_node at;

	for (at = n; at < ir->node[n].end; at++)
		if (tg_ir_is(ir, at, TG_IR_LABEL) || tg_ir_is(ir, at, TG_IR_CASE) ||
		    tg_ir_is(ir, at, TG_IR_DEFAULT))
			return true;
	return false;
}

/* The statement of a block after which nothing up to `n` is run, or 0. */
static tg_node end_before(const struct tg_ir *ir, tg_node block, tg_node n)
{
	tg_node end = 0;

	for (TG_IR_EACH_CHILD(ir, c, block)) {
		if (end && is_target(ir, c))
			end = 0;
		if (c == n)
			return end;
		if (expr_leaves(ir, c))
			end = c;
	}
	return 0;
}

/* `if (0)`, `while (0)`: a constant that somebody wrote there by hand. */
static bool is_never(const struct tg_ir *ir, tg_node parent, tg_node child)
{
	tg_node condition = tg_ir_child(ir, parent, 1);
	int64_t value;

	if (!tg_ir_is(ir, parent, TG_IR_IF) || (ir->node[condition].flags & TG_IR_IN_MACRO) ||
	    !tg_ir_is(ir, tg_ir_strip(ir, condition), TG_IR_INTEGER) ||
	    !tg_ir_constant(ir, tg_ir_strip(ir, condition), &value))
		return false;
	return child == tg_ir_child(ir, parent, value ? 3 : 2) && !is_target(ir, child);
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	tg_node child = call, parent, end = 0;
	bool never = false;

	if (!decides(pass, call))
		return;
	for (parent = ir->node[call].parent; parent && !end && !never;
	     child = parent, parent = ir->node[parent].parent) {
		if (tg_ir_is(ir, parent, TG_IR_COMPOUND))
			end = end_before(ir, parent, child);
		never = is_never(ir, parent, child);
	}
	if (!end && !never)
		return;
	pass->host->report(pass, call, "%s() is never called: no way leads here",
			   tg_ir_callee(ir, call));
	if (end)
		pass->host->step(pass, end, "everything ends here");
}
