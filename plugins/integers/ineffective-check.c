/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/ineffective-check - a check of an addition or subtraction that cannot hold.
 *
 * Found are `a + b < a` of signed numbers and of pointers, which a compiler may take for false; of
 * unsigned numbers that are narrower than an int, where the sum does not wrap; and `a - b > 0` of
 * unsigned numbers, which holds for all that differ. A sum that is cast is left alone.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_ineffective_check = {
	.id = "integers/ineffective-check",
	.kinds = TG_KINDS(TG_IR_BINARY),
	.visit = visit,
};

/* Without the conversions that nobody wrote. */
static tg_node plain(const struct tg_ir *ir, tg_node n)
{
	while (tg_ir_is(ir, n, TG_IR_CAST) && (ir->node[n].flags & TG_IR_IMPLICIT))
		n = tg_ir_child(ir, n, 0);
	return n;
}

static bool is_narrow_unsigned(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_type *type = tg_ir_type_of(ir, plain(ir, n));

	return (type->cls == TG_TYPE_INT || type->cls == TG_TYPE_CHAR) && type->width < 32 &&
	       !(type->flags & TG_TYPE_SIGNED);
}

static bool is_narrow(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_type *type = tg_ir_type_of(ir, plain(ir, n));

	return type->cls != TG_TYPE_POINTER && type->width < 32;
}

/* `sum` is compared with one of the two that it was made of. */
static void check_sum(struct tg_pass *pass, tg_node at, tg_node sum, tg_node part)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *type = tg_ir_type_of(ir, sum);
	tg_node left = tg_ir_child(ir, sum, 0), right = tg_ir_child(ir, sum, 1);

	if (!tg_ir_is(ir, sum, TG_IR_BINARY) || ir->node[sum].op != TG_OP_ADD ||
	    (!tg_ir_same_object(ir, part, left) && !tg_ir_same_object(ir, part, right)))
		return;
	if (type->cls == TG_TYPE_POINTER)
		pass->host->report(pass, at,
				   "a pointer that wraps is not defined: a compiler takes this "
				   "for decided and leaves the check out");
	else if (type->cls != TG_TYPE_INT || !(type->flags & TG_TYPE_SIGNED))
		return;
	else if (is_narrow_unsigned(ir, left) && is_narrow_unsigned(ir, right))
		pass->host->report(pass, at,
				   "the sum is computed as '%s' and does not wrap: the check "
				   "finds no overflow",
				   tg_ir_text(ir, type->name));
	else if (!is_narrow(ir, left) || !is_narrow(ir, right))
		pass->host->report(pass, at,
				   "the overflow of '%s' is not defined: a compiler takes this "
				   "for decided and leaves the check out",
				   tg_ir_text(ir, type->name));
}

/* `difference > 0` */
static void check_difference(struct tg_pass *pass, tg_node at, tg_node difference, tg_node zero)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *type = tg_ir_type_of(ir, difference);
	int64_t value;

	if (!tg_ir_is(ir, difference, TG_IR_BINARY) || ir->node[difference].op != TG_OP_SUB ||
	    type->cls != TG_TYPE_INT || (type->flags & TG_TYPE_SIGNED) ||
	    !expr_constant(ir, zero, &value) || value != 0 ||
	    (ir->node[difference].flags & TG_IR_HAS_VALUE))
		return;
	pass->host->report(pass, at,
			   "the difference of unsigned numbers is never negative: this holds for "
			   "all that differ");
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node left = plain(ir, tg_ir_child(ir, n, 0)), right = plain(ir, tg_ir_child(ir, n, 1));
	uint8_t op = ir->node[n].op;

	if (op == TG_OP_LT || op == TG_OP_GE)
		check_sum(pass, n, left, right);
	if (op == TG_OP_GT || op == TG_OP_LE)
		check_sum(pass, n, right, left);
	if (op == TG_OP_GT)
		check_difference(pass, n, left, right);
	if (op == TG_OP_LT)
		check_difference(pass, n, right, left);
}
