/* SPDX-License-Identifier: Apache-2.0 */
/*
 * followed.h - where the text of a function follows a pointer, and where it asks for one.
 */
#ifndef TRACEGATE_MEMORY_FOLLOWED_H
#define TRACEGATE_MEMORY_FOLLOWED_H

#include "common/expr.h"

/* The local pointer that a condition compares with NULL; 0 when it asks something else. */
static inline tg_decl followed_tested(const struct tg_ir *ir, tg_node condition, uint8_t *ret_op)
{
	const struct tg_ir_decl *decl;
	tg_node subject;
	int64_t constant;

	if (!expr_test(ir, condition, &subject, ret_op, &constant) || constant != 0 ||
	    (*ret_op != TG_OP_EQ && *ret_op != TG_OP_NE))
		return 0;
	subject = tg_ir_strip(ir, subject);
	decl = &ir->decl[lit_variable(ir, subject)];
	if (tg_ir_type_of(ir, subject)->cls != TG_TYPE_POINTER ||
	    (decl->kind != TG_DECL_PARAM && decl->kind != TG_DECL_VAR) ||
	    (decl->flags & TG_DECL_GLOBAL))
		return 0;
	return ir->node[subject].decl;
}

/* The node that `ref` is an operand of, casts looked through. */
static inline tg_node followed_user(const struct tg_ir *ir, tg_node ref, tg_node *ret_operand)
{
	tg_node parent = ir->node[ref].parent;

	for (*ret_operand = ref; tg_ir_is(ir, parent, TG_IR_CAST); parent = ir->node[parent].parent)
		*ret_operand = parent;
	return parent;
}

/* True when the name of a pointer stands where what it points at is read or written. */
static inline bool followed_is(const struct tg_ir *ir, tg_node ref)
{
	tg_node operand, user = followed_user(ir, ref, &operand), up;

	if (!(tg_ir_is(ir, user, TG_IR_MEMBER) && ir->node[user].op == TG_OP_ARROW) &&
	    !(tg_ir_is(ir, user, TG_IR_UNARY) && ir->node[user].op == TG_OP_DEREF) &&
	    !(tg_ir_is(ir, user, TG_IR_SUBSCRIPT) && tg_ir_child(ir, user, 0) == operand))
		return tg_ir_is(ir, user, TG_IR_CALL) && tg_ir_child(ir, user, 0) != operand &&
		       (ir->decl[ir->node[user].decl].flags & TG_DECL_SYSTEM);
	for (up = user; up && !tg_ir_is(ir, up, TG_IR_COMPOUND); up = ir->node[up].parent)
		if (tg_ir_is(ir, up, TG_IR_SIZEOF) || tg_ir_is(ir, up, TG_IR_ALIGNOF) ||
		    (tg_ir_is(ir, up, TG_IR_UNARY) && ir->node[up].op == TG_OP_ADDRESS))
			return false;
	return true;
}

/* True when the name of a pointer stands in a question about the pointer itself. */
static inline bool followed_is_asked(const struct tg_ir *ir, tg_node ref)
{
	tg_node operand, user = followed_user(ir, ref, &operand);

	switch (ir->node[user].kind) {
	case TG_IR_BINARY:
		return ir->node[user].op >= TG_OP_LT && ir->node[user].op <= TG_OP_LOR;
	case TG_IR_UNARY:
		return ir->node[user].op == TG_OP_LNOT;
	case TG_IR_IF:
	case TG_IR_WHILE:
	case TG_IR_DO:
	case TG_IR_FOR:
	case TG_IR_CONDITIONAL:
		return true;
	default:
		return false;
	}
}

#endif
