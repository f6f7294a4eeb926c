/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syntax/assignment-in-condition - `if (role = ADMIN)`.
 *
 * A constant is never meant. A variable is, where somebody has written a second pair of
 * parentheses or walks along pointers; results of calls are left alone.
 */
#include "tracegate/plugin.h"

static void visit(struct tg_pass *pass, tg_node assign);

const struct tg_rule tg_rule_assignment_in_condition = {
	.id = "syntax/assignment-in-condition",
	.kinds = TG_KINDS(TG_IR_ASSIGN),
	.visit = visit,
};

/* True when the value of `n` decides which way control goes. */
static bool is_condition(const struct tg_ir *ir, tg_node n)
{
	for (;;) {
		tg_node parent = ir->node[n].parent;
		uint8_t kind = ir->node[parent].kind, op = ir->node[parent].op;

		if (kind == TG_IR_CAST || (kind == TG_IR_UNARY && op == TG_OP_LNOT) ||
		    (kind == TG_IR_BINARY && (op == TG_OP_LAND || op == TG_OP_LOR)))
			n = parent;
		else if (kind == TG_IR_IF || kind == TG_IR_FOR || kind == TG_IR_DO)
			return n == tg_ir_child(ir, parent, 1);
		else
			return (kind == TG_IR_WHILE || kind == TG_IR_CONDITIONAL) &&
			       n == tg_ir_child(ir, parent, 0);
	}
}

/* True when two parentheses open in front of the assignment. */
static bool has_second_pair(const struct tg_ir *ir, tg_node assign)
{
	const struct tg_ir_loc *loc = &ir->loc[ir->node[assign].loc];
	const struct tg_ir_file *file = &ir->file[loc->file];
	uint32_t at = loc->offset;
	unsigned count = 0;

	while (file->content && at > 0 && at <= file->size && count < 2) {
		char c = file->content[--at];

		if (c == '(')
			count++;
		else if (c != ' ' && c != '\t' && c != '\n')
			break;
	}
	return count == 2;
}

static void visit(struct tg_pass *pass, tg_node assign)
{
	const struct tg_ir *ir = pass->ir;
	tg_node target = tg_ir_strip(ir, tg_ir_child(ir, assign, 0));
	tg_node value = tg_ir_strip(ir, tg_ir_child(ir, assign, 1));
	bool constant = ir->node[value].flags & TG_IR_HAS_VALUE;

	if (ir->node[assign].op != TG_OP_ASSIGN || !is_condition(ir, assign))
		return;
	if (!constant && (!tg_ir_is(ir, value, TG_IR_REF) || has_second_pair(ir, assign) ||
			  tg_ir_type_of(ir, value)->cls == TG_TYPE_POINTER))
		return;
	pass->host->report(pass, assign,
			   "'%s' is assigned here and not compared; the condition is what was "
			   "assigned",
			   tg_ir_name(ir, target));
}
