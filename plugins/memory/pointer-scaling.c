/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/pointer-scaling - pointer arithmetic that is scaled by hand, on top of the compiler.
 *
 * `p + i * sizeof(*p)` moves by sizeof squared. Found is an offset that contains a product with, or
 * is, the size of what the pointer points at, and a step of an amount of bytes on a pointer that
 * was made from one of a narrower type. Pointers to single bytes are left alone.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_pointer_scaling = {
	.id = "memory/pointer-scaling",
	.kinds = TG_KINDS(TG_IR_BINARY, TG_IR_ASSIGN, TG_IR_SUBSCRIPT, TG_IR_UNARY),
	.visit = visit,
};

/* True when `n` is a size in bytes, or a product with one, of a type as large as `size`. */
static bool is_bytes(const struct tg_ir *ir, tg_node n, uint64_t size)
{
	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_SIZEOF))
		return ir->type[ir->node[n].extra].size == size;
	if (tg_ir_is(ir, n, TG_IR_BINARY) && ir->node[n].op == TG_OP_MUL)
		return is_bytes(ir, tg_ir_child(ir, n, 0), size) ||
		       is_bytes(ir, tg_ir_child(ir, n, 1), size);
	return false;
}

/* `sizeof(a) / sizeof(a[0])` counts elements and is no SIZEOF itself; a division stops the search.
 */
static void check(struct tg_pass *pass, tg_node at, tg_node pointer, tg_node offset)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *type = tg_ir_type_of(ir, pointer), *pointee = &ir->type[type->of];

	if ((type->cls != TG_TYPE_POINTER && type->cls != TG_TYPE_ARRAY) || pointee->size < 2 ||
	    pointee->size == TG_SIZE_UNKNOWN || !is_bytes(ir, offset, pointee->size))
		return;
	pass->host->report(
		pass, at,
		"the compiler multiplies by the size of '%s' already; the offset is scaled "
		"twice",
		tg_ir_text(ir, pointee->name));
}

/* The integer constant added to a pointer: `p + 1` gives p and 1. */
static bool moved(const struct tg_ir *ir, tg_node n, tg_node *ret_base, int64_t *ret_by)
{
	n = tg_ir_strip(ir, n);
	if (!tg_ir_is(ir, n, TG_IR_BINARY) || ir->node[n].op != TG_OP_ADD)
		return false;
	*ret_base = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	return expr_constant(ir, tg_ir_child(ir, n, 1), ret_by);
}

/* `*(int *)(p + 1)` with a `char *p` that is `(char *)` of something wider: one element was meant.
 */
static void check_misaligned(struct tg_pass *pass, tg_node deref)
{
	const struct tg_ir *ir = pass->ir;
	tg_node cast = tg_ir_child(ir, deref, 0), base, value;
	const struct tg_ir_type *wide = &ir->type[tg_ir_type_of(ir, cast)->of], *narrow, *whole;
	int64_t by;

	if (!tg_ir_is(ir, cast, TG_IR_CAST) || (ir->node[cast].flags & TG_IR_IMPLICIT) ||
	    !moved(ir, cast, &base, &by) || by <= 0)
		return;
	narrow = &ir->type[tg_ir_type_of(ir, base)->of];
	if (wide->cls != TG_TYPE_INT || narrow->size != 1 || wide->size < 2 ||
	    wide->size == TG_SIZE_UNKNOWN || (uint64_t)by >= wide->size)
		return;
	value = lit_variable(ir, base) ? tg_ir_child(ir, ir->decl[lit_variable(ir, base)].node, 0)
				       : 0;
	while (tg_ir_is(ir, value, TG_IR_CAST) && (ir->node[value].flags & TG_IR_IMPLICIT))
		value = tg_ir_child(ir, value, 0);
	if (!tg_ir_is(ir, value, TG_IR_CAST))
		return;
	value = tg_ir_strip(ir, value);
	whole = &ir->type[tg_ir_type_of(ir, value)->of];
	if (whole->size == wide->size)
		pass->host->report(pass, deref,
				   "%lld byte%s into an array of '%s': the pointer that is moved "
				   "points at bytes",
				   (long long)by, by == 1 ? "" : "s", tg_ir_text(ir, whole->name));
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir_node *node = &pass->ir->node[n];
	tg_node left = tg_ir_child(pass->ir, n, 0), right = tg_ir_child(pass->ir, n, 1);

	if (node->kind == TG_IR_UNARY) {
		if (node->op == TG_OP_DEREF)
			check_misaligned(pass, n);
		return;
	}
	if (node->kind != TG_IR_SUBSCRIPT && node->op != TG_OP_ADD && node->op != TG_OP_SUB)
		return;
	check(pass, n, left, right);
	if (node->kind == TG_IR_BINARY && node->op == TG_OP_ADD)
		check(pass, n, right, left);
}
