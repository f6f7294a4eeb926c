/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/sizeof-pointer - the size of a pointer where the size of what it points at was meant.
 *
 * Found here is an allocation: `p = malloc(sizeof(p))`, `m->p = malloc(sizeof(m->p))`. The parser
 * finds `memset(p, 0, sizeof(p))` and `sizeof` of an array parameter (see engine/check/diagnose.c).
 * A pointer to pointers is left alone: there the number is right.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_sizeof_pointer = {
	.id = "memory/sizeof-pointer",
	.kinds = TG_KINDS(TG_IR_ASSIGN, TG_IR_VAR),
	.visit = visit,
};

/* The SIZEOF of what is assigned to within the arguments of an allocation, or 0. */
static tg_node pointer_size(const struct tg_ir *ir, tg_node call, tg_node target)
{
	bool var = tg_ir_is(ir, target, TG_IR_VAR);
	tg_node n, measured;

	for (n = call + 1; n < ir->node[call].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_SIZEOF))
			continue;
		measured = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
		if (var ? lit_variable(ir, measured) == ir->node[target].decl
			: tg_ir_same_object(ir, measured, target))
			return n;
	}
	return 0;
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	bool var = tg_ir_is(ir, n, TG_IR_VAR);
	tg_node value = expr_value(ir, tg_ir_child(ir, n, var ? 0 : 1)), size;
	tg_node target = var ? n : tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	const struct tg_ir_type *type =
		var ? &ir->type[ir->decl[ir->node[n].decl].type] : tg_ir_type_of(ir, target);
	const struct tg_ir_type *pointee;

	if (!tg_ir_is(ir, value, TG_IR_CALL) ||
	    !pass->host->has_role(pass, tg_ir_callee(ir, value), TG_RESULT, TG_ROLE_ALLOC))
		return;
	pointee = &ir->type[type->of];
	if (type->cls != TG_TYPE_POINTER || pointee->cls == TG_TYPE_VOID ||
	    pointee->cls == TG_TYPE_POINTER)
		return;
	size = pointer_size(ir, value, target);
	if (size)
		pass->host->report(pass, size,
				   "this is the size of the pointer '%s', not of what it points at",
				   tg_ir_text(ir, ir->decl[ir->node[target].decl].name));
}
