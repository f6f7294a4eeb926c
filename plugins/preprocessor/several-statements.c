/* SPDX-License-Identifier: Apache-2.0 */
/*
 * preprocessor/several-statements - a macro of several statements as the body of an `if` or a loop
 * without braces: only its first statement is the body.
 */
#include "tracegate/plugin.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_several_statements = {
	.id = "preprocessor/several-statements",
	.kinds = TG_KINDS(TG_IR_IF, TG_IR_WHILE, TG_IR_FOR),
	.visit = visit,
};

/* The statement that ends the construct: the body, or what stands behind `else`. */
static tg_node last_body(const struct tg_ir *ir, tg_node n)
{
	tg_node otherwise;

	if (tg_ir_is(ir, n, TG_IR_WHILE))
		return tg_ir_child(ir, n, 1);
	if (tg_ir_is(ir, n, TG_IR_FOR))
		return tg_ir_child(ir, n, 3);
	otherwise = tg_ir_child(ir, n, 3);
	return tg_ir_is(ir, otherwise, TG_IR_ABSENT) ? tg_ir_child(ir, n, 2) : otherwise;
}

static bool is_of_macro(const struct tg_ir *ir, tg_node n, uint32_t macro)
{
	return macro && (ir->node[n].flags & TG_IR_IN_MACRO) && ir->node[n].macro == macro;
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node body = last_body(ir, n), next = ir->node[n].end, parent = ir->node[n].parent;
	uint32_t macro = ir->node[body].macro;

	if (tg_ir_is(ir, body, TG_IR_COMPOUND) || !is_of_macro(ir, body, macro) ||
	    is_of_macro(ir, n, macro) || (ir->node[body].flags & TG_IR_MACRO_ARG))
		return;
	if (!tg_ir_is(ir, parent, TG_IR_COMPOUND) || next >= ir->node[parent].end ||
	    !is_of_macro(ir, next, macro) || tg_ir_is(ir, next, TG_IR_NULL_STMT))
		return;
	pass->host->report(pass, body,
			   "only the first statement of %s is under this condition; the others "
			   "run always",
			   tg_ir_text(ir, ir->macro[macro].name));
}
