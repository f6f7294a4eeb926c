/* SPDX-License-Identifier: Apache-2.0 */
/*
 * modular.h - unsigned arithmetic that is meant to wrap: hashes, checksums, generators, counters.
 *
 * Such a number is no quantity. It shows in what the function does with it besides: its bits are
 * mixed, it is multiplied by a large odd number, or it counts down to where the test of it ends.
 */
#ifndef TRACEGATE_INTEGERS_MODULAR_H
#define TRACEGATE_INTEGERS_MODULAR_H

#include "common/flow.h"

/* True for operations on bits. */
static inline bool modular_is_bits(const struct tg_ir *ir, tg_node n)
{
	uint8_t op = ir->node[n].op;

	if (tg_ir_is(ir, n, TG_IR_UNARY))
		return op == TG_OP_NOT;
	return (tg_ir_is(ir, n, TG_IR_BINARY) || tg_ir_is(ir, n, TG_IR_ASSIGN)) &&
	       (op == TG_OP_AND || op == TG_OP_OR || op == TG_OP_XOR || op == TG_OP_SHL ||
		op == TG_OP_SHR);
}

/* The next node above that is no cast. */
static inline tg_node modular_above(const struct tg_ir *ir, tg_node n)
{
	do
		n = ir->node[n].parent;
	while (tg_ir_is(ir, n, TG_IR_CAST));
	return n;
}

static inline bool modular_is_sum(const struct tg_ir *ir, tg_node n)
{
	return tg_ir_is(ir, n, TG_IR_BINARY) &&
	       (ir->node[n].op == TG_OP_ADD || ir->node[n].op == TG_OP_SUB ||
		ir->node[n].op == TG_OP_MUL);
}

/*
 * True when `n` mixes the bits of its left operand. Masks with a constant are no evidence, nor are
 * shifts that stand alone: sizes are rounded and taken apart into bytes like that.
 */
static inline bool modular_mixes(const struct tg_ir *ir, tg_node n, tg_node operand)
{
	tg_node above = modular_above(ir, n);
	uint8_t up = tg_ir_is(ir, above, TG_IR_BINARY) ? ir->node[above].op : TG_OP_NONE;
	int64_t mask;

	switch (ir->node[n].op) {
	case TG_OP_XOR:
	case TG_OP_NOT:
		return true;
	case TG_OP_AND:
	case TG_OP_OR:
		return !expr_constant(ir, tg_ir_child(ir, n, 0), &mask) &&
		       !expr_constant(ir, tg_ir_child(ir, n, 1), &mask);
	default:
		return operand == tg_ir_strip(ir, tg_ir_child(ir, n, 0)) &&
		       (up == TG_OP_OR || up == TG_OP_XOR || up == TG_OP_ADD);
	}
}

/* A factor as generators and hashes have: `x * 1103515245`. */
static inline bool modular_is_factor(const struct tg_ir *ir, tg_node n)
{
	int64_t factor;

	return expr_constant(ir, n, &factor) && factor > UINT16_MAX && factor & 1;
}

/* True when `n` mixes what stands as its operand `index`, alone or as a part of a sum under XOR. */
static inline bool modular_takes(const struct tg_ir *ir, tg_node n, unsigned index, tg_node object,
				 tg_decl decl)
{
	tg_node operand = tg_ir_strip(ir, tg_ir_child(ir, n, index));
	unsigned i;

	if (!operand)
		return false;
	if (object ? tg_ir_same_object(ir, operand, object)
		   : tg_ir_is(ir, operand, TG_IR_REF) && ir->node[operand].decl == decl)
		return modular_is_sum(ir, n) || modular_mixes(ir, n, operand);
	if (ir->node[n].op != TG_OP_XOR || !modular_is_sum(ir, operand))
		return false;
	for (i = 0; i < 2; i++)
		if (modular_takes(ir, operand, i, object, decl))
			return true;
	return false;
}

/* True when the function of `object` mixes its bits. `decl`: a variable, in place of a node. */
static inline bool modular_is_mixed(const struct tg_ir *ir, tg_node at, tg_node object,
				    tg_decl decl)
{
	tg_node function = tg_ir_function_of(ir, at), n;

	for (n = function; n < ir->node[function].end; n++) {
		bool product = tg_ir_is(ir, n, TG_IR_BINARY) && ir->node[n].op == TG_OP_MUL &&
			       modular_is_factor(ir, tg_ir_child(ir, n, 1));

		if ((product || modular_is_bits(ir, n)) && (modular_takes(ir, n, 0, object, decl) ||
							    modular_takes(ir, n, 1, object, decl)))
			return true;
	}
	return false;
}

/* True when an operand is bits, or mixed elsewhere, or a large odd factor. */
static inline bool modular_operand(const struct tg_ir *ir, tg_node n, unsigned index)
{
	tg_node operand = tg_ir_strip(ir, tg_ir_child(ir, n, index));
	int64_t constant;

	if (!operand)
		return false;
	if (expr_constant(ir, operand, &constant))
		return ir->node[n].op == TG_OP_MUL && modular_is_factor(ir, operand);
	return modular_is_bits(ir, operand) || modular_is_mixed(ir, n, operand, 0);
}

/* True when what an unsigned sum or product is computed for is meant to wrap. */
static inline bool modular_is(const struct tg_ir *ir, tg_node n)
{
	if (tg_ir_type_of(ir, n)->flags & TG_TYPE_SIGNED)
		return false;
	while (tg_ir_is(ir, n, TG_IR_CAST))
		n = tg_ir_child(ir, n, 0);
	for (; n; n = modular_above(ir, n)) {
		if (modular_operand(ir, n, 0) || modular_operand(ir, n, 1))
			return true;
		if (tg_ir_is(ir, modular_above(ir, n), TG_IR_VAR))
			return modular_is_mixed(ir, n, 0, ir->node[modular_above(ir, n)].decl);
		if (modular_is_bits(ir, modular_above(ir, n)))
			return true;
		if (!modular_is_sum(ir, modular_above(ir, n)) &&
		    !tg_ir_is(ir, modular_above(ir, n), TG_IR_ASSIGN))
			return false;
	}
	return false;
}

/* True for `n--` where the number before is asked for: `while (n--)`. It ends at 0. */
static inline bool modular_counts_down(const struct tg_ir *ir, tg_node n)
{
	tg_node above = modular_above(ir, n);
	int64_t zero;

	if (!tg_ir_is(ir, n, TG_IR_UNARY) || ir->node[n].op != TG_OP_POST_DEC)
		return false;
	if (tg_ir_is(ir, above, TG_IR_BINARY) && ir->node[above].op >= TG_OP_LT &&
	    ir->node[above].op <= TG_OP_NE)
		return expr_constant(ir, tg_ir_child(ir, above, 1), &zero) && zero == 0;
	return tg_ir_is(ir, above, TG_IR_WHILE) || tg_ir_is(ir, above, TG_IR_DO) ||
	       tg_ir_is(ir, above, TG_IR_FOR) || tg_ir_is(ir, above, TG_IR_IF) ||
	       (tg_ir_is(ir, above, TG_IR_BINARY) &&
		(ir->node[above].op == TG_OP_LAND || ir->node[above].op == TG_OP_LOR)) ||
	       (tg_ir_is(ir, above, TG_IR_UNARY) && ir->node[above].op == TG_OP_LNOT);
}

#endif
