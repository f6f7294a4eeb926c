/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/type-punning - a number is read as a fraction, or the other way, through a cast pointer.
 *
 * Found is `*(float *)p` where p points at integers of two bytes or more, and `*(int *)p` where it
 * points at fractions. Buffers of bytes are network/buffer-cast's; larger objects than there are
 * are memory/type-confusion's.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_type_punning = {
	.id = "memory/type-punning",
	.kinds = TG_KINDS(TG_IR_UNARY, TG_IR_SUBSCRIPT),
	.visit = visit,
};

/* The type that a pointer or an array leads to. */
static const struct tg_ir_type *target_of(const struct tg_ir *ir, tg_node pointer)
{
	const struct tg_ir_type *type = tg_ir_type_of(ir, pointer);

	return type->cls == TG_TYPE_POINTER || type->cls == TG_TYPE_ARRAY ? &ir->type[type->of]
									  : &ir->type[0];
}

static bool is_number(const struct tg_ir_type *type)
{
	return type->cls == TG_TYPE_INT && type->size >= 2 && type->size <= 16;
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node cast = tg_ir_child(ir, n, 0);
	const struct tg_ir_type *to, *from;

	if (!tg_ir_is(ir, cast, TG_IR_CAST) || (ir->node[cast].flags & TG_IR_IMPLICIT) ||
	    (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op != TG_OP_DEREF))
		return;
	to = target_of(ir, cast);
	from = target_of(ir, tg_ir_strip(ir, cast));
	if ((to->cls == TG_TYPE_FLOAT && is_number(from)) ||
	    (is_number(to) && from->cls == TG_TYPE_FLOAT))
		pass->host->report(pass, n,
				   "an object of type '%s' is read as '%s': a compiler takes the "
				   "two for different objects",
				   tg_ir_text(ir, from->name), tg_ir_text(ir, to->name));
}
