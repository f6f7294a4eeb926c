/* SPDX-License-Identifier: Apache-2.0 */
/*
 * common/expr.h - what expressions mean, for rules of several packs; nothing here reports.
 */
#ifndef TRACEGATE_COMMON_EXPR_H
#define TRACEGATE_COMMON_EXPR_H

#include "common/literal.h"

static inline bool expr_is_one_of(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (strcmp(name, *names) == 0)
			return true;
	return false;
}

/* The value that an assignment gives its target, or the expression itself: `(p = f())`. */
static inline tg_node expr_value(const struct tg_ir *ir, tg_node n)
{
	n = tg_ir_strip(ir, n);
	while (tg_ir_is(ir, n, TG_IR_ASSIGN) && ir->node[n].op == TG_OP_ASSIGN)
		n = tg_ir_strip(ir, tg_ir_child(ir, n, 1));
	return n;
}

/* True for a declaration of variables that are no `decl` and begin with nothing, or a constant. */
static inline bool expr_only_declares(const struct tg_ir *ir, tg_node statement, tg_decl decl)
{
	tg_node value;

	if (!tg_ir_is(ir, statement, TG_IR_DECL_STMT))
		return false;
	for (TG_IR_EACH_CHILD(ir, c, statement)) {
		value = tg_ir_strip(ir, tg_ir_child(ir, c, 0));
		if (!tg_ir_is(ir, c, TG_IR_VAR) || ir->node[c].decl == decl ||
		    (!tg_ir_is(ir, value, TG_IR_ABSENT) &&
		     !(ir->node[value].flags & TG_IR_HAS_VALUE)))
			return false;
	}
	return true;
}

/* What a variable was given in the statement before `statement`, plain declarations apart, or the
 * expression itself. */
static inline tg_node expr_given_before(const struct tg_ir *ir, tg_node statement, tg_node n)
{
	tg_node before = 0;

	n = expr_value(ir, n);
	if (!tg_ir_is(ir, n, TG_IR_REF) ||
	    !tg_ir_is(ir, ir->node[statement].parent, TG_IR_COMPOUND))
		return n;
	for (TG_IR_EACH_CHILD(ir, c, ir->node[statement].parent)) {
		if (c == statement)
			break;
		if (!expr_only_declares(ir, c, ir->node[n].decl))
			before = c;
	}
	if (tg_ir_is(ir, before, TG_IR_DECL_STMT))
		before = tg_ir_child(ir, before, 0);
	if (tg_ir_is(ir, before, TG_IR_VAR) && ir->node[before].decl == ir->node[n].decl)
		return expr_value(ir, tg_ir_child(ir, before, 0));
	if (tg_ir_is(ir, before, TG_IR_ASSIGN) &&
	    tg_ir_same_object(ir, tg_ir_child(ir, before, 0), n))
		return expr_value(ir, before);
	return n;
}

/* The constant an expression stands for, looked for below its casts as well. */
static inline bool expr_constant(const struct tg_ir *ir, tg_node n, int64_t *ret_value)
{
	return tg_ir_constant(ir, n, ret_value) ||
	       tg_ir_constant(ir, tg_ir_strip(ir, n), ret_value);
}

/* True when a letter stands in a part of a file's text, comments left out. */
static inline bool expr_holds_word(const struct tg_ir *ir, uint32_t file, uint32_t from,
				   uint32_t to)
{
	const char *text = ir->file[file].content;
	uint32_t at;

	if (!text || to > ir->file[file].size)
		return false;
	for (at = from; at < to; at++) {
		if (text[at] == '/' && at + 1 < to && text[at + 1] == '/') {
			while (at < to && text[at] != '\n')
				at++;
		} else if (text[at] == '/' && at + 1 < to && text[at + 1] == '*') {
			for (at += 2; at + 1 < to && (text[at] != '*' || text[at + 1] != '/'); at++)
				;
			at++;
		} else if (lit_is_lower(text[at]) || lit_is_upper(text[at])) {
			return true;
		}
	}
	return false;
}

/* The operator with its sides exchanged: `0 > x` is `x < 0`. */
static inline uint8_t expr_mirrored(uint8_t op)
{
	switch (op) {
	case TG_OP_LT:
		return TG_OP_GT;
	case TG_OP_GT:
		return TG_OP_LT;
	case TG_OP_LE:
		return TG_OP_GE;
	case TG_OP_GE:
		return TG_OP_LE;
	default:
		return op;
	}
}

/*
 * Takes a test apart: `x < 0` and `0 > x` give x, TG_OP_LT, 0; `!x` gives x, TG_OP_EQ, 0; a bare
 * `x` gives x, TG_OP_NE, 0. False for what compares no constant.
 */
static inline bool expr_test(const struct tg_ir *ir, tg_node n, tg_node *ret_subject,
			     uint8_t *ret_op, int64_t *ret_constant)
{
	const struct tg_ir_node *node;
	tg_node left, right;

	n = tg_ir_strip(ir, n);
	node = &ir->node[n];
	*ret_constant = 0;
	if (node->kind == TG_IR_UNARY && node->op == TG_OP_LNOT) {
		*ret_subject = tg_ir_child(ir, n, 0);
		*ret_op = TG_OP_EQ;
		return true;
	}
	if (node->kind != TG_IR_BINARY || node->op < TG_OP_LT || node->op > TG_OP_NE) {
		*ret_subject = n;
		*ret_op = TG_OP_NE;
		return node->kind != TG_IR_BINARY || node->op < TG_OP_LAND;
	}
	left = tg_ir_child(ir, n, 0);
	right = tg_ir_child(ir, n, 1);
	*ret_op = node->op;
	*ret_subject = left;
	if (expr_constant(ir, right, ret_constant))
		return true;
	*ret_op = expr_mirrored(node->op);
	*ret_subject = right;
	return expr_constant(ir, left, ret_constant);
}

/* True for `a < b`, `a == b` and the like: 0 or 1. */
static inline bool expr_is_comparison(const struct tg_ir *ir, tg_node n)
{
	n = tg_ir_strip(ir, n);
	return tg_ir_is(ir, n, TG_IR_BINARY) && ir->node[n].op >= TG_OP_LT &&
	       ir->node[n].op <= TG_OP_NE;
}

/* True for a statement that goes on elsewhere than behind it. */
static inline bool expr_leaves(const struct tg_ir *ir, tg_node n)
{
	return tg_ir_is(ir, n, TG_IR_RETURN) || tg_ir_is(ir, n, TG_IR_GOTO) ||
	       tg_ir_is(ir, n, TG_IR_BREAK) || tg_ir_is(ir, n, TG_IR_CONTINUE);
}

/* True for a statement that does nothing: `;`, `{}`, `{;}`. */
static inline bool expr_is_empty(const struct tg_ir *ir, tg_node n)
{
	if (tg_ir_is(ir, n, TG_IR_NULL_STMT))
		return true;
	if (!tg_ir_is(ir, n, TG_IR_COMPOUND))
		return false;
	for (TG_IR_EACH_CHILD(ir, c, n))
		if (!expr_is_empty(ir, c))
			return false;
	return true;
}

/* True when the expression reads `errno`, which is a call in most headers. */
static inline bool expr_is_errno(const struct tg_ir *ir, tg_node n)
{
	static const char *const names[] = {"__errno_location", "__errno", "_errno",
					    "___errno",         "__error", NULL};

	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_DEREF)
		n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	if (tg_ir_is(ir, n, TG_IR_CALL))
		return expr_is_one_of(tg_ir_callee(ir, n), names);
	return tg_ir_is(ir, n, TG_IR_REF) && strcmp(tg_ir_name(ir, n), "errno") == 0;
}

/* True when `decl` is given another value, or its address away, between two nodes. */
static inline bool expr_changes_between(const struct tg_ir *ir, tg_decl decl, tg_node from,
					tg_node to)
{
	tg_node n;

	for (n = from; n < to; n++)
		if (lit_is_written_by(ir, n, decl))
			return true;
	return false;
}

/* The variable at the bottom of a path: `s` of `s->list[i].name`, `a` of `&a[1]`; or 0. */
static inline tg_decl expr_root(const struct tg_ir *ir, tg_node n)
{
	for (;;) {
		n = tg_ir_strip(ir, n);
		if (tg_ir_is(ir, n, TG_IR_MEMBER) || tg_ir_is(ir, n, TG_IR_SUBSCRIPT) ||
		    (tg_ir_is(ir, n, TG_IR_UNARY) &&
		     (ir->node[n].op == TG_OP_DEREF || ir->node[n].op == TG_OP_ADDRESS)))
			n = tg_ir_child(ir, n, 0);
		else
			return tg_ir_is(ir, n, TG_IR_REF) ? ir->node[n].decl : 0;
	}
}

#endif
