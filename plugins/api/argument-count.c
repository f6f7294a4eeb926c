/* SPDX-License-Identifier: Apache-2.0 */
/*
 * api/argument-count - a function whose declaration does not say its parameters gets too few
 * arguments, or too many.
 *
 * `int add();` lets every call pass. Here the definition, which the unit has, says how many there
 * are; the same of a pointer that begins with the address of a function.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_argument_count = {
	.id = "api/argument-count",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

static unsigned params_of(const struct tg_ir *ir, tg_node function)
{
	unsigned count = 0;

	for (TG_IR_EACH_CHILD(ir, c, function))
		count += tg_ir_is(ir, c, TG_IR_PARAM);
	return count;
}

/* The function that a call surely runs, through a variable that is set once; or 0. */
static tg_decl called(const struct tg_ir *ir, tg_node call)
{
	tg_decl decl = lit_variable(ir, tg_ir_child(ir, call, 0));
	tg_node value;

	if (ir->decl[decl].kind == TG_DECL_VAR && lit_is_settled(ir, decl)) {
		value = lit_initialiser(ir, decl);
		if (tg_ir_is(ir, value, TG_IR_UNARY) && ir->node[value].op == TG_OP_ADDRESS)
			value = tg_ir_strip(ir, tg_ir_child(ir, value, 0));
		decl = lit_variable(ir, value);
	}
	return ir->decl[decl].kind == TG_DECL_FUNCTION ? decl : 0;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl decl = called(ir, call);
	tg_node function = ir->decl[decl].node;
	unsigned given = tg_ir_arg_count(ir, call), taken;

	if (ir->cplusplus || !tg_ir_is(ir, function, TG_IR_FUNCTION) ||
	    !(ir->decl[decl].flags & TG_DECL_DEFINITION) ||
	    (ir->decl[decl].flags & TG_DECL_VARIADIC) || (ir->node[call].flags & TG_IR_IN_MACRO))
		return;
	taken = params_of(ir, function);
	if (given == taken)
		return;
	pass->host->report(pass, call, "%s() takes %u argument%s and %u %s passed",
			   tg_ir_text(ir, ir->decl[decl].name), taken, taken == 1 ? "" : "s", given,
			   given == 1 ? "is" : "are");
	pass->host->step(pass, function, "it is defined here");
}
