/* SPDX-License-Identifier: Apache-2.0 */
/*
 * economy/recursion - functions that call themselves, at once or by way of one other.
 */
#include "common/expr.h"

static void function(struct tg_pass *pass, tg_node function);

const struct tg_rule tg_rule_recursion = {
	.id = "economy/recursion",
	.function = function,
};

/* A parameter that counts levels keeps the depth within bounds. */
static bool has_limit(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;

	for (TG_IR_EACH_CHILD(ir, c, function))
		if (tg_ir_is(ir, c, TG_IR_PARAM) &&
		    pass->host->name_has(pass, "depth-words",
					 tg_ir_text(ir, ir->decl[ir->node[c].decl].name)))
			return true;
	return false;
}

/* True for a parameter that a test compares with a number. */
static bool is_compared(const struct tg_ir *ir, tg_node function, tg_decl param)
{
	int64_t constant;
	tg_node subject, n;
	uint8_t op;

	for (n = function; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_BINARY) && ir->node[n].op >= TG_OP_LT &&
		    ir->node[n].op <= TG_OP_NE && expr_test(ir, n, &subject, &op, &constant) &&
		    lit_variable(ir, subject) == param)
			return true;
	return false;
}

/* True when the call hands on a parameter that counts down, and somebody looks how far. */
static bool counts_down(const struct tg_ir *ir, tg_node function, tg_node call)
{
	unsigned count = tg_ir_arg_count(ir, call), i;
	int64_t step;
	tg_node value;
	tg_decl param;

	for (i = 0; i < count; i++) {
		value = tg_ir_arg(ir, call, i);
		if (!tg_ir_is(ir, value, TG_IR_BINARY) ||
		    (ir->node[value].op != TG_OP_SUB && ir->node[value].op != TG_OP_DIV) ||
		    !expr_constant(ir, tg_ir_child(ir, value, 1), &step) || step <= 0)
			continue;
		param = lit_variable(ir, tg_ir_child(ir, value, 0));
		if (param && ir->decl[param].kind == TG_DECL_PARAM &&
		    tg_ir_type_of(ir, tg_ir_child(ir, value, 0))->cls == TG_TYPE_INT &&
		    is_compared(ir, function, param))
			return true;
	}
	return false;
}

static tg_node call_of(const struct tg_ir *ir, tg_node function, tg_decl callee)
{
	tg_node n;

	for (n = function; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) && ir->node[n].decl == callee)
			return n;
	return 0;
}

static void function(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl self = ir->node[function].decl;
	tg_node n;

	if (has_limit(pass, function))
		return;
	for (n = function; n < ir->node[function].end; n++) {
		tg_decl callee = ir->node[n].decl;
		tg_node other = ir->decl[callee].node;

		if (!tg_ir_is(ir, n, TG_IR_CALL) || !tg_ir_is(ir, other, TG_IR_FUNCTION))
			continue;
		if (counts_down(ir, function, n))
			continue;
		if (callee != self && (!call_of(ir, other, self) || has_limit(pass, other) ||
				       counts_down(ir, other, call_of(ir, other, self))))
			continue;
		pass->host->report(pass, n,
				   "'%s' is entered again from here; nothing limits how deep",
				   tg_ir_text(ir, ir->decl[callee].name));
		return;
	}
}
