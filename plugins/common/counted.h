/* SPDX-License-Identifier: Apache-2.0 */
/*
 * common/counted.h - whether somebody asked how long a text is, or how large a block must be.
 *
 * For rules on copies; nothing here reports.
 */
#ifndef TRACEGATE_COMMON_COUNTED_H
#define TRACEGATE_COMMON_COUNTED_H

#include "common/expr.h"

static const char *const counted_measures[] = {"strlen", "strnlen", "wcslen", "__builtin_strlen",
					       NULL};

/* True for two expressions that are written the same and call nothing: `all[first + i]`. */
static inline bool counted_is_same(const struct tg_ir *ir, tg_node a, tg_node b)
{
	uint32_t count, i;

	a = tg_ir_strip(ir, a);
	b = tg_ir_strip(ir, b);
	count = ir->node[a].end - a;
	if (!a || !b || ir->node[b].end - b != count)
		return false;
	for (i = 0; i < count; i++) {
		const struct tg_ir_node *x = &ir->node[a + i], *y = &ir->node[b + i];

		if (x->kind != y->kind || x->op != y->op || x->decl != y->decl ||
		    x->value != y->value || x->kind == TG_IR_CALL)
			return false;
	}
	return true;
}

/* True when the function asks for the length of `source` before `call`. */
static inline bool counted_is_measured(const struct tg_ir *ir, tg_node call, tg_node source)
{
	tg_node n;

	for (n = tg_ir_function_of(ir, call); n && n < call; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) &&
		    expr_is_one_of(tg_ir_callee(ir, n), counted_measures) &&
		    counted_is_same(ir, tg_ir_arg(ir, n, 0), source))
			return true;
	return false;
}

/* Whether a value is made of a length that the function asks for, itself or in a variable. */
static inline bool counted_is_made_of_length(const struct tg_ir *ir, tg_node call, tg_node value,
					     unsigned depth)
{
	tg_node n, at;

	for (n = value; n && n < ir->node[value].end; n++) {
		tg_decl decl = ir->node[n].decl;

		if (tg_ir_is(ir, n, TG_IR_CALL) &&
		    expr_is_one_of(tg_ir_callee(ir, n), counted_measures))
			return true;
		if (!tg_ir_is(ir, n, TG_IR_REF) || !decl || !depth)
			continue;
		if (counted_is_made_of_length(ir, call, lit_initialiser(ir, decl), depth - 1))
			return true;
		for (at = tg_ir_function_of(ir, call); at && at < call; at++)
			if (tg_ir_is(ir, at, TG_IR_ASSIGN) &&
			    lit_variable(ir, tg_ir_child(ir, at, 0)) == decl &&
			    counted_is_made_of_length(ir, call, tg_ir_child(ir, at, 1), depth - 1))
				return true;
	}
	return false;
}

/* True when somebody has counted how large the block must be: heap-overflow checks the count. */
static inline bool counted_is_block(const struct tg_ir *ir, tg_node call, tg_node value)
{
	const char *maker;
	int64_t constant;
	unsigned i;

	value = tg_ir_strip(ir, value);
	if (!tg_ir_is(ir, value, TG_IR_CALL))
		return false;
	maker = tg_ir_callee(ir, value);
	for (i = 0; strstr(maker, "alloc") && tg_ir_arg(ir, value, i); i++)
		if (!tg_ir_constant(ir, tg_ir_arg(ir, value, i), &constant))
			return true;
	/* A search within a text gives no block: `strchr(to + strlen(to), ...)`. */
	return strncmp(maker, "str", 3) != 0 && counted_is_made_of_length(ir, call, value, 2);
}

/* True when the target is a block that the function has made of a counted size. */
static inline bool counted_is_target(const struct tg_ir *ir, tg_node call, tg_node target)
{
	tg_decl decl = lit_variable(ir, target);
	tg_node at;

	if (decl && counted_is_block(ir, call, lit_initialiser(ir, decl)))
		return true;
	target = tg_ir_strip(ir, target);
	for (at = tg_ir_function_of(ir, call); at && at < call; at++)
		if (tg_ir_is(ir, at, TG_IR_ASSIGN) &&
		    tg_ir_same_object(ir, tg_ir_strip(ir, tg_ir_child(ir, at, 0)), target) &&
		    counted_is_block(ir, call, tg_ir_child(ir, at, 1)))
			return true;
	return false;
}

static inline bool counted_is_room(const struct tg_ir *ir, tg_node call, tg_node target,
				   unsigned depth);

/* True when what is given to a variable before `call` is room of a known size. */
static inline bool counted_is_given_room(const struct tg_ir *ir, tg_node call, tg_decl decl,
					 unsigned depth)
{
	tg_node at;

	if (!decl || !depth || ir->decl[decl].kind != TG_DECL_VAR)
		return false;
	if (counted_is_room(ir, call, lit_initialiser(ir, decl), depth - 1))
		return true;
	for (at = tg_ir_function_of(ir, call); at && at < call; at++)
		if (tg_ir_is(ir, at, TG_IR_ASSIGN) &&
		    lit_variable(ir, tg_ir_child(ir, at, 0)) == decl &&
		    counted_is_room(ir, call, tg_ir_child(ir, at, 1), depth - 1))
			return true;
	return false;
}

/* True for an array, a place in one, and a block of a constant size. */
static inline bool counted_is_room(const struct tg_ir *ir, tg_node call, tg_node target,
				   unsigned depth)
{
	int64_t constant;
	unsigned i;

	for (;;) {
		target = tg_ir_strip(ir, target);
		if (lit_array_size(ir, target))
			return !tg_ir_is(ir, target, TG_IR_STRING);
		if (tg_ir_is(ir, target, TG_IR_BINARY) || tg_ir_is(ir, target, TG_IR_SUBSCRIPT) ||
		    (tg_ir_is(ir, target, TG_IR_UNARY) && ir->node[target].op == TG_OP_ADDRESS))
			target = tg_ir_child(ir, target, 0);
		else
			break;
	}
	if (!tg_ir_is(ir, target, TG_IR_CALL))
		return counted_is_given_room(ir, call, lit_variable(ir, target), depth);
	if (!strstr(tg_ir_callee(ir, target), "alloc"))
		return false;
	for (i = 0; i < tg_ir_arg_count(ir, target); i++)
		if (tg_ir_constant(ir, tg_ir_arg(ir, target, i), &constant))
			return true;
	return false;
}

#endif
