/* SPDX-License-Identifier: Apache-2.0 */
/*
 * float.h - where a floating-point variable of a function has its value from.
 *
 * The flow engine follows integers and pointers. For floating point the last value in the order of
 * the text is taken, through copies, and a comparison of the variable after it counts as a check.
 */
#ifndef TRACEGATE_INTEGERS_FLOAT_H
#define TRACEGATE_INTEGERS_FLOAT_H

#include "common/expr.h"

enum { FLOAT_DEPTH = 4 };

enum float_from { FLOAT_UNKNOWN, FLOAT_OUTSIDE, FLOAT_CONSTANT };

struct float_origin {
	enum float_from from;
	double value; /* FLOAT_CONSTANT */
	tg_node at;   /* where it gets it */
};

static inline struct float_origin float_origin_of(struct tg_pass *pass, tg_node use,
						  unsigned depth);

/* True when an expression computes with what somebody else chooses. */
static inline bool float_is_outside(struct tg_pass *pass, tg_node value)
{
	static const char *const sources[] = {"atof",  "strtod", "strtof", "strtold", "wcstod",
					      "_wtof", "rand",   "random", NULL};
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = value; n < ir->node[value].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) && expr_is_one_of(tg_ir_callee(ir, n), sources))
			return true;
	return false;
}

static inline struct float_origin float_of_value(struct tg_pass *pass, tg_node value,
						 unsigned depth)
{
	const struct tg_ir *ir = pass->ir;
	struct float_origin origin = {.at = value};
	tg_node n = tg_ir_strip(ir, value);
	bool negative = false;
	int64_t integer;

	if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_MINUS) {
		negative = true;
		n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	}
	if (tg_ir_is(ir, n, TG_IR_FLOATING)) {
		origin.from = FLOAT_CONSTANT;
		origin.value = negative ? -tg_ir_real(ir, n) : tg_ir_real(ir, n);
	} else if (tg_ir_constant(ir, n, &integer)) {
		origin.from = FLOAT_CONSTANT;
		origin.value = negative ? -(double)integer : (double)integer;
	} else if (tg_ir_is(ir, n, TG_IR_REF)) {
		return float_origin_of(pass, n, depth + 1);
	} else if (float_is_outside(pass, n)) {
		origin.from = FLOAT_OUTSIDE;
	}
	return origin;
}

/* True when a comparison of the variable stands between two nodes. */
static inline bool float_is_compared(const struct tg_ir *ir, tg_decl decl, tg_node from, tg_node to)
{
	tg_node n, m;

	for (n = from; n < to; n++) {
		if (!tg_ir_is(ir, n, TG_IR_BINARY) || ir->node[n].op < TG_OP_LT ||
		    ir->node[n].op > TG_OP_NE)
			continue;
		for (m = n; m < ir->node[n].end; m++)
			if (tg_ir_is(ir, m, TG_IR_REF) && ir->node[m].decl == decl)
				return true;
	}
	return false;
}

/* True when a call reads a number into the variable. */
static inline bool float_is_scanned(const struct tg_ir *ir, tg_node call, tg_decl decl)
{
	unsigned count = tg_ir_arg_count(ir, call), i;

	if (!strstr(tg_ir_callee(ir, call), "scanf"))
		return false;
	for (i = 1; i < count; i++)
		if (expr_root(ir, tg_ir_arg(ir, call, i)) == decl)
			return true;
	return false;
}

/* Where the local variable at `use` has its value from. */
static inline struct float_origin float_origin_of(struct tg_pass *pass, tg_node use, unsigned depth)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl decl = lit_variable(ir, use);
	struct float_origin origin = {0};
	tg_node n;

	if (ir->decl[decl].kind != TG_DECL_VAR || (ir->decl[decl].flags & TG_DECL_GLOBAL) ||
	    depth > FLOAT_DEPTH)
		return origin;
	for (n = tg_ir_function_of(ir, use); n && n < use; n++) {
		if (ir->node[n].end > use && !tg_ir_is(ir, n, TG_IR_VAR))
			continue; /* the use is part of it */
		if (tg_ir_is(ir, n, TG_IR_VAR) && ir->node[n].decl == decl)
			origin = float_of_value(pass, tg_ir_child(ir, n, 0), depth);
		else if (tg_ir_is(ir, n, TG_IR_CALL) && float_is_scanned(ir, n, decl))
			origin = (struct float_origin){.from = FLOAT_OUTSIDE, .at = n};
		else if (tg_ir_is(ir, n, TG_IR_ASSIGN) && lit_is_written_by(ir, n, decl))
			origin = ir->node[n].op == TG_OP_ASSIGN
					 ? float_of_value(pass, tg_ir_child(ir, n, 1), depth)
					 : (struct float_origin){0};
	}
	if (origin.at && float_is_compared(ir, decl, ir->node[origin.at].end, use))
		origin.from = FLOAT_UNKNOWN;
	return origin;
}

#endif
