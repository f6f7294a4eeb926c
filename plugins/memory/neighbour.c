/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/neighbour - what lies beside a member or a variable is reached through its address.
 *
 *     int *p = &pair.first;
 *     return *(p + 1);
 *
 * Found are constant steps from the address of one number or pointer that lead out of it, by itself
 * or through a local pointer that is set once. Arrays, structures and macros, which know what they
 * do, are left alone.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node access);

const struct tg_rule tg_rule_neighbour = {
	.id = "memory/neighbour",
	.kinds = TG_KINDS(TG_IR_UNARY, TG_IR_SUBSCRIPT),
	.visit = visit,
};

/* The member or variable of which an expression is the address; or 0. */
static tg_node subject_of(const struct tg_ir *ir, tg_node n)
{
	n = tg_ir_strip(ir, n);
	if (!tg_ir_is(ir, n, TG_IR_UNARY) || ir->node[n].op != TG_OP_ADDRESS)
		return 0;
	n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	return tg_ir_is(ir, n, TG_IR_MEMBER) || tg_ir_is(ir, n, TG_IR_REF) ? n : 0;
}

/* What a local pointer is given, when nothing else ever is; or 0. */
static tg_node only_value(const struct tg_ir *ir, tg_decl decl)
{
	tg_node function = ir->decl[ir->decl[decl].parent].node, n;
	tg_node value = lit_initialiser(ir, decl);

	if (ir->decl[decl].kind != TG_DECL_VAR || (ir->decl[decl].flags & TG_DECL_GLOBAL) || !value)
		return 0;
	for (n = function; n && n < ir->node[function].end; n++)
		if (lit_is_written_by(ir, n, decl))
			return 0;
	return value;
}

static tg_node address_in(const struct tg_ir *ir, tg_node n)
{
	tg_node subject = subject_of(ir, n);

	return subject ? subject : subject_of(ir, only_value(ir, lit_variable(ir, n)));
}

static bool is_scalar(const struct tg_ir_type *type)
{
	return type->cls == TG_TYPE_INT || type->cls == TG_TYPE_CHAR || type->cls == TG_TYPE_BOOL ||
	       type->cls == TG_TYPE_ENUM || type->cls == TG_TYPE_FLOAT ||
	       type->cls == TG_TYPE_POINTER;
}

/* The pointer that an access goes through, and the constant number of elements from there. */
static tg_node base_of(const struct tg_ir *ir, tg_node access, int64_t *ret_by)
{
	tg_node n = tg_ir_child(ir, access, 0);

	if (tg_ir_is(ir, access, TG_IR_SUBSCRIPT))
		return expr_constant(ir, tg_ir_child(ir, access, 1), ret_by) ? n : 0;
	n = tg_ir_strip(ir, n);
	if (!tg_ir_is(ir, n, TG_IR_BINARY) ||
	    (ir->node[n].op != TG_OP_ADD && ir->node[n].op != TG_OP_SUB) ||
	    !expr_constant(ir, tg_ir_child(ir, n, 1), ret_by))
		return 0;
	if (ir->node[n].op == TG_OP_SUB)
		*ret_by = -*ret_by;
	return tg_ir_child(ir, n, 0);
}

static void visit(struct tg_pass *pass, tg_node access)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *whole, *element;
	tg_node base, subject;
	int64_t by;

	if (tg_ir_is(ir, access, TG_IR_UNARY) && ir->node[access].op != TG_OP_DEREF)
		return;
	base = base_of(ir, access, &by);
	subject = base && by ? address_in(ir, base) : 0;
	whole = tg_ir_type_of(ir, subject);
	element = &ir->type[ir->type[tg_ir_type_of(ir, base)->canonical].of];
	if (!subject || !is_scalar(whole) || whole->size == TG_SIZE_UNKNOWN ||
	    element->size == TG_SIZE_UNKNOWN || (ir->node[access].flags & TG_IR_IN_MACRO) ||
	    (by > 0 && (uint64_t)by < whole->size / (element->size ? element->size : 1)))
		return;
	pass->host->report(pass, access,
			   "this reaches what lies %s '%s'; what that is, and whether there is a "
			   "gap, the compiler decides",
			   by < 0 ? "before" : "behind", lit_name_of(ir, subject));
}
