/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Constant folding with the target's widths. In pre-order an operand stands behind its operator,
 * so one pass from the last node to the first folds from the leaves up. What C leaves undefined
 * (signed overflow, division by zero, long shifts) has no value.
 */
#include "engine/lower/lower_state.h"

/* The arithmetic of a type: how its values are represented. */
struct arithmetic {
	unsigned bits; /* 1 to 64 */
	bool is_signed;
	bool ok;
};

static struct arithmetic arithmetic_of(const struct lowering *L, tg_type type)
{
	const struct tg_ir_type *t = &L->type.at[type];
	struct arithmetic a = {t->width, (t->flags & TG_TYPE_SIGNED) != 0, false};

	a.ok = ((t->cls >= TG_TYPE_BOOL && t->cls <= TG_TYPE_ENUM) || t->cls == TG_TYPE_POINTER) &&
	       a.bits >= 1 && a.bits <= 64;
	return a;
}

/* The value as the type represents it: sign- or zero-extended from its width. */
static int64_t wrap(struct arithmetic a, uint64_t value)
{
	if (a.bits == 64)
		return (int64_t)value;
	value &= ((uint64_t)1 << a.bits) - 1;
	if (a.is_signed && value >> (a.bits - 1))
		value |= ~(((uint64_t)1 << a.bits) - 1);
	return (int64_t)value;
}

static const struct tg_ir_node *child(const struct lowering *L, tg_node n, unsigned index)
{
	tg_node c = n + 1;

	while (index-- && c < L->node.at[n].end)
		c = L->node.at[c].end;
	return c < L->node.at[n].end ? &L->node.at[c] : &L->node.at[0];
}

static bool known(const struct tg_ir_node *n)
{
	return (n->flags & TG_IR_HAS_VALUE) != 0;
}

static bool fold_cast(const struct lowering *L, tg_node n, int64_t *ret)
{
	const struct tg_ir_node *operand = child(L, n, 0);
	struct arithmetic a = arithmetic_of(L, L->node.at[n].type);
	bool to_bool = L->type.at[L->node.at[n].type].cls == TG_TYPE_BOOL;

	if (!a.ok)
		return false;
	if (operand->kind == TG_IR_FLOATING && L->type.at[operand->type].cls == TG_TYPE_FLOAT) {
		double real = L->reals.at[operand->extra];

		if (!(real > -9.2e18 && real < 9.2e18))
			return false;
		*ret = to_bool ? real != 0 : (int64_t)real;
		return wrap(a, (uint64_t)*ret) == *ret;
	}
	if (!known(operand))
		return false;
	*ret = to_bool ? operand->value != 0 : wrap(a, (uint64_t)operand->value);
	return true;
}

static bool fold_unary(const struct lowering *L, tg_node n, int64_t *ret)
{
	const struct tg_ir_node *operand = child(L, n, 0);
	struct arithmetic a = arithmetic_of(L, L->node.at[n].type);
	uint64_t value = (uint64_t)operand->value;

	if (!a.ok || !known(operand))
		return false;
	switch (L->node.at[n].op) {
	case TG_OP_PLUS:
		*ret = wrap(a, value);
		return true;
	case TG_OP_MINUS:
		*ret = wrap(a, 0 - value);
		return !a.is_signed || !value || *ret != operand->value;
	case TG_OP_NOT:
		*ret = wrap(a, ~value);
		return true;
	case TG_OP_LNOT:
		*ret = value == 0;
		return true;
	default:
		return false;
	}
}

static bool fold_sum(struct arithmetic a, unsigned op, int64_t x, int64_t y, int64_t *ret)
{
	bool overflow;

	if (!a.is_signed) {
		uint64_t u = (uint64_t)x, v = (uint64_t)y;

		*ret = wrap(a, op == TG_OP_ADD ? u + v : op == TG_OP_SUB ? u - v : u * v);
		return true;
	}
	overflow = op == TG_OP_ADD   ? __builtin_add_overflow(x, y, ret)
		   : op == TG_OP_SUB ? __builtin_sub_overflow(x, y, ret)
				     : __builtin_mul_overflow(x, y, ret);
	return !overflow && wrap(a, (uint64_t)*ret) == *ret;
}

static bool fold_quotient(struct arithmetic a, unsigned op, int64_t x, int64_t y, int64_t *ret)
{
	if (!y || (a.is_signed && y == -1 && x == INT64_MIN))
		return false;
	if (a.is_signed)
		*ret = op == TG_OP_DIV ? x / y : x % y;
	else
		*ret = (int64_t)(op == TG_OP_DIV ? (uint64_t)x / (uint64_t)y
						 : (uint64_t)x % (uint64_t)y);
	return wrap(a, (uint64_t)*ret) == *ret;
}

static bool fold_shift(struct arithmetic a, unsigned op, int64_t x, int64_t y, int64_t *ret)
{
	if (y < 0 || y >= a.bits)
		return false;
	if (op == TG_OP_SHL) {
		*ret = wrap(a, (uint64_t)x << y);
		/* `1 << 31` is meant: a bit may become the sign, but none may be lost. */
		return !a.is_signed || (x >= 0 && (uint64_t)x <= UINT64_MAX >> (64 - a.bits + y));
	}
	*ret = a.is_signed ? x >> y : (int64_t)((uint64_t)x >> y);
	return true;
}

static bool compare(struct arithmetic a, unsigned op, int64_t x, int64_t y)
{
	bool less = a.is_signed ? x < y : (uint64_t)x < (uint64_t)y;

	switch (op) {
	case TG_OP_LT:
		return less;
	case TG_OP_GE:
		return !less;
	case TG_OP_LE:
		return less || x == y;
	case TG_OP_GT:
		return !less && x != y;
	case TG_OP_EQ:
		return x == y;
	default:
		return x != y;
	}
}

/* `0 && x` is 0 whatever x is. */
static bool fold_logic(const struct lowering *L, tg_node n, int64_t *ret)
{
	const struct tg_ir_node *left = child(L, n, 0), *right = child(L, n, 1);
	bool stop = L->node.at[n].op == TG_OP_LOR;

	if (!known(left))
		return false;
	if ((left->value != 0) == stop) {
		*ret = stop;
		return true;
	}
	*ret = right->value != 0;
	return known(right);
}

static bool fold_binary(const struct lowering *L, tg_node n, int64_t *ret)
{
	const struct tg_ir_node *left = child(L, n, 0), *right = child(L, n, 1);
	struct arithmetic a = arithmetic_of(L, left->type);
	unsigned op = L->node.at[n].op;
	int64_t x = left->value, y = right->value;

	if (op == TG_OP_LAND || op == TG_OP_LOR)
		return fold_logic(L, n, ret);
	if (!a.ok || !known(left) || !known(right) ||
	    (L->type.at[left->type].cls == TG_TYPE_POINTER && op < TG_OP_LT))
		return false;
	switch (op) {
	case TG_OP_ADD:
	case TG_OP_SUB:
	case TG_OP_MUL:
		return fold_sum(a, op, x, y, ret);
	case TG_OP_DIV:
	case TG_OP_REM:
		return fold_quotient(a, op, x, y, ret);
	case TG_OP_SHL:
	case TG_OP_SHR:
		return fold_shift(a, op, x, y, ret);
	case TG_OP_AND:
		*ret = x & y;
		return true;
	case TG_OP_OR:
		*ret = x | y;
		return true;
	case TG_OP_XOR:
		*ret = wrap(a, (uint64_t)(x ^ y));
		return true;
	case TG_OP_COMMA:
		*ret = y;
		return true;
	default:
		*ret = compare(a, op, x, y);
		return op >= TG_OP_LT && op <= TG_OP_NE;
	}
}

static bool fold_conditional(const struct lowering *L, tg_node n, int64_t *ret)
{
	const struct tg_ir_node *condition = child(L, n, 0), *chosen;

	if (!known(condition))
		return false;
	chosen = child(L, n, condition->value ? 1 : 2);
	if (chosen->kind == TG_IR_ABSENT)
		chosen = condition;
	*ret = chosen->value;
	return known(chosen);
}

static bool fold(const struct lowering *L, tg_node n, int64_t *ret)
{
	switch (L->node.at[n].kind) {
	case TG_IR_CAST:
		return fold_cast(L, n, ret);
	case TG_IR_UNARY:
		return fold_unary(L, n, ret);
	case TG_IR_BINARY:
		return fold_binary(L, n, ret);
	case TG_IR_CONDITIONAL:
		return fold_conditional(L, n, ret);
	case TG_IR_GENERIC:
		*ret = child(L, n, 0)->value;
		return known(child(L, n, 0));
	default:
		return false;
	}
}

void lower_fold(struct lowering *L)
{
	tg_node n;
	int64_t value = 0;

	for (n = (tg_node)L->node.count - 1; n > 0; n--)
		if (L->node.at[n].kind >= TG_IR_UNARY && !known(&L->node.at[n]) &&
		    fold(L, n, &value)) {
			L->node.at[n].value = value;
			L->node.at[n].flags |= TG_IR_HAS_VALUE;
		}
}
