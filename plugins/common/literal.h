/* SPDX-License-Identifier: Apache-2.0 */
/*
 * common/literal.h - what a constant text or block in the source is, and where it stands.
 *
 * For rules of several packs; nothing here reports.
 */
#ifndef TRACEGATE_COMMON_LITERAL_H
#define TRACEGATE_COMMON_LITERAL_H

#include "tracegate/plugin.h"

static inline bool lit_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool lit_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool lit_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What a name is made of. */
static inline bool lit_is_word(char c)
{
	return lit_is_lower(c) || lit_is_upper(c) || lit_is_digit(c) || c == '_';
}

/* The declaration that an expression refers to directly: `x`, not `x->y` or `x[1]`; or 0. */
static inline tg_decl lit_variable(const struct tg_ir *ir, tg_node n)
{
	n = tg_ir_strip(ir, n);
	return tg_ir_is(ir, n, TG_IR_REF) ? ir->node[n].decl : 0;
}

/* The initialiser of a variable that is defined in this unit, without casts; or 0. */
static inline tg_node lit_initialiser(const struct tg_ir *ir, tg_decl decl)
{
	tg_node var = ir->decl[decl].node;

	if (ir->decl[decl].kind != TG_DECL_VAR || !tg_ir_is(ir, var, TG_IR_VAR))
		return 0;
	return tg_ir_strip(ir, tg_ir_child(ir, var, 0));
}

/* True when a node writes to `decl`, or hands its address to somebody who may. */
static inline bool lit_is_written_by(const struct tg_ir *ir, tg_node n, tg_decl decl)
{
	const struct tg_ir_node *node = &ir->node[n];

	if (node->kind == TG_IR_ASSIGN)
		return lit_variable(ir, tg_ir_child(ir, n, 0)) == decl;
	if (node->kind != TG_IR_UNARY)
		return false;
	return (node->op == TG_OP_ADDRESS ||
		(node->op >= TG_OP_PRE_INC && node->op <= TG_OP_POST_DEC)) &&
	       lit_variable(ir, tg_ir_child(ir, n, 0)) == decl;
}

/*
 * True when a variable always holds what its initialiser says: it is constant, or a pointer that
 * the unit sees whole and never sets again. (An array that is not constant may be filled.)
 */
static inline bool lit_is_settled(const struct tg_ir *ir, tg_decl decl)
{
	const struct tg_ir_decl *d = &ir->decl[decl];
	const struct tg_ir_type *type = &ir->type[d->type];
	const struct tg_ir_type *element = &ir->type[type->of];
	tg_node n;

	if ((type->flags & TG_TYPE_CONST) ||
	    (type->cls == TG_TYPE_ARRAY && (element->flags & TG_TYPE_CONST)))
		return true;
	if (type->cls != TG_TYPE_POINTER || d->linkage == TG_LINK_EXTERNAL)
		return false;
	for (n = 1; n < ir->node_count; n++)
		if (lit_is_written_by(ir, n, decl))
			return false;
	return true;
}

/* The outermost part of an object that `ref` begins: `table[i].name` for `table` in it. */
static inline tg_node lit_whole_access(const struct tg_ir *ir, tg_node ref)
{
	tg_node n = ref, parent;

	for (;; n = parent) {
		parent = ir->node[n].parent;
		if (!tg_ir_is(ir, parent, TG_IR_SUBSCRIPT) && !tg_ir_is(ir, parent, TG_IR_MEMBER) &&
		    !tg_ir_is(ir, parent, TG_IR_CAST))
			return n;
		if (tg_ir_child(ir, parent, 0) != n)
			return n;
	}
}

/* True when an object is written where it stands, or its address taken. */
static inline bool lit_is_target(const struct tg_ir *ir, tg_node n)
{
	tg_node parent = ir->node[n].parent;
	uint8_t op = ir->node[parent].op;

	if (tg_ir_is(ir, parent, TG_IR_ASSIGN))
		return tg_ir_child(ir, parent, 0) == n;
	return tg_ir_is(ir, parent, TG_IR_UNARY) &&
	       (op == TG_OP_ADDRESS || (op >= TG_OP_PRE_INC && op <= TG_OP_POST_DEC));
}

/*
 * True when the unit reads elements of an array and does nothing else with it: they are what its
 * initialiser says. An array that other units know must be constant.
 */
static inline bool lit_is_only_read(const struct tg_ir *ir, tg_decl decl)
{
	tg_node n, whole;

	if (lit_is_settled(ir, decl))
		return true;
	if (ir->decl[decl].linkage == TG_LINK_EXTERNAL ||
	    ir->type[ir->decl[decl].type].cls != TG_TYPE_ARRAY)
		return false;
	for (n = 1; n < ir->node_count; n++) {
		if (!tg_ir_is(ir, n, TG_IR_REF) || ir->node[n].decl != decl)
			continue;
		whole = lit_whole_access(ir, n);
		if (lit_is_target(ir, whole) ||
		    (tg_ir_strip(ir, whole) == n &&
		     !tg_ir_is(ir, ir->node[whole].parent, TG_IR_SIZEOF)))
			return false;
	}
	return true;
}

/*
 * The string literal that an expression surely stands for: written there, or in the initialiser
 * of a variable that never holds anything else. 0 when there is none.
 */
static inline tg_node lit_string_of(const struct tg_ir *ir, tg_node n)
{
	tg_decl decl;
	tg_node value;

	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_STRING))
		return n;
	decl = lit_variable(ir, n);
	value = decl ? lit_initialiser(ir, decl) : 0;
	if (!tg_ir_is(ir, value, TG_IR_STRING) || !lit_is_settled(ir, decl))
		return 0;
	return value;
}

/* True when an element of a table that is never written is read: `names[i]`, `rows[i].name`. */
static inline bool lit_is_table_element(const struct tg_ir *ir, tg_node n)
{
	bool element = false;
	tg_decl decl;

	n = tg_ir_strip(ir, n);
	while (tg_ir_is(ir, n, TG_IR_SUBSCRIPT) || tg_ir_is(ir, n, TG_IR_MEMBER)) {
		element = true;
		n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	}
	decl = lit_variable(ir, n);
	return element && ir->type[ir->decl[decl].type].cls == TG_TYPE_ARRAY &&
	       tg_ir_is(ir, lit_initialiser(ir, decl), TG_IR_INIT_LIST) &&
	       lit_is_only_read(ir, decl);
}

/* True for a literal, and for a choice between literals. */
static inline bool lit_is_choice(const struct tg_ir *ir, tg_node n)
{
	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_CONDITIONAL))
		return lit_is_choice(ir, tg_ir_child(ir, n, 1)) &&
		       lit_is_choice(ir, tg_ir_child(ir, n, 2));
	return lit_string_of(ir, n) || lit_is_table_element(ir, n);
}

/* True when a local pointer is never given anything but literals of the program. */
static inline bool lit_is_local_choice(const struct tg_ir *ir, tg_node n)
{
	tg_decl decl = lit_variable(ir, n);
	tg_node at = tg_ir_function_of(ir, n), end = ir->node[at].end, value;
	bool any = false;

	if (ir->decl[decl].kind != TG_DECL_VAR || (ir->decl[decl].flags & TG_DECL_GLOBAL) ||
	    ir->type[ir->decl[decl].type].cls != TG_TYPE_POINTER)
		return false;
	for (; at && at < end; at++) {
		if (tg_ir_is(ir, at, TG_IR_VAR) && ir->node[at].decl == decl)
			value = tg_ir_child(ir, at, 0);
		else if (!tg_ir_is(ir, at, TG_IR_REF) || ir->node[at].decl != decl ||
			 !lit_is_target(ir, at))
			continue;
		else if (!tg_ir_is(ir, ir->node[at].parent, TG_IR_ASSIGN))
			return false;
		else
			value = tg_ir_child(ir, ir->node[at].parent, 1);
		if (tg_ir_is(ir, value, TG_IR_ABSENT))
			continue;
		if (!lit_is_choice(ir, value))
			return false;
		any = true;
	}
	return any;
}

/* The number of elements of an initialiser list that are all constants; 0 when one is not. */
static inline unsigned lit_constant_elements(const struct tg_ir *ir, tg_node list)
{
	unsigned count = 0;

	if (!tg_ir_is(ir, list, TG_IR_INIT_LIST))
		return 0;
	for (TG_IR_EACH_CHILD(ir, c, list)) {
		if (!(ir->node[c].flags & TG_IR_HAS_VALUE))
			return 0;
		count++;
	}
	return count;
}

/*
 * The initialiser of a constant block of bytes that an expression refers to: a string literal or a
 * list of at least `least` constants in a variable that never holds anything else. 0 otherwise.
 */
static inline tg_node lit_block_of(const struct tg_ir *ir, tg_node n, unsigned least)
{
	tg_decl decl;
	tg_node value;

	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS) /* &key[0] */
		n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	if (tg_ir_is(ir, n, TG_IR_SUBSCRIPT))
		n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	if (tg_ir_is(ir, n, TG_IR_COMPOUND_LITERAL)) {
		value = tg_ir_child(ir, n, 0);
		return lit_constant_elements(ir, value) >= least ? value : 0;
	}
	value = lit_string_of(ir, n);
	if (value)
		return (uint64_t)ir->node[value].value >= least ? value : 0;
	decl = lit_variable(ir, n);
	value = decl ? lit_initialiser(ir, decl) : 0;
	if (lit_constant_elements(ir, value) < least || !lit_is_settled(ir, decl))
		return 0;
	return value;
}

/* The name nearest to an expression: `s->user.password[0]`, `&password` and `*password` give
 * "password", `get_password()` the function's. "" when it has none. */
static inline const char *lit_name_of(const struct tg_ir *ir, tg_node n)
{
	for (;;) {
		n = tg_ir_strip(ir, n);
		if (tg_ir_is(ir, n, TG_IR_SUBSCRIPT) ||
		    (tg_ir_is(ir, n, TG_IR_UNARY) &&
		     (ir->node[n].op == TG_OP_ADDRESS || ir->node[n].op == TG_OP_DEREF)))
			n = tg_ir_child(ir, n, 0);
		else if (tg_ir_is(ir, n, TG_IR_BINARY) &&
			 (ir->node[n].op == TG_OP_ADD || ir->node[n].op == TG_OP_SUB))
			n = tg_ir_child(ir, n, 0);
		else
			break;
	}
	if (tg_ir_is(ir, n, TG_IR_CALL))
		return tg_ir_callee(ir, n);
	return tg_ir_name(ir, n);
}

/* The size in bytes of the array that an expression names, or 0: a pointer has none. */
static inline uint64_t lit_array_size(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_type *type = tg_ir_type_of(ir, tg_ir_strip(ir, n));

	/* The last member of a struct may be a flexible array in disguise. */
	if (type->cls != TG_TYPE_ARRAY || type->size == TG_SIZE_UNKNOWN || type->count < 2)
		return 0;
	return type->size;
}

#endif
