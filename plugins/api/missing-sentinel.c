/* SPDX-License-Identifier: Apache-2.0 */
/*
 * api/missing-sentinel - a list of arguments that has no end.
 *
 *     execl("/usr/bin/env", "env", "-i");
 *
 * Which functions read arguments until a null pointer stands in rules/models/ (lists
 * ends-with-null, and null-then-environment where the environment follows it). A list that a
 * variable may end is left alone, and a plain 0, which most machines take for a null pointer.
 */
#include "common/literal.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_missing_sentinel = {
	.id = "api/missing-sentinel",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* True for what surely is no null pointer: a literal, an array, the address of something. */
static bool is_something(const struct tg_ir *ir, tg_node n)
{
	int64_t value;

	n = tg_ir_strip(ir, n);
	if (tg_ir_constant(ir, n, &value))
		return value != 0;
	return tg_ir_is(ir, n, TG_IR_STRING) || tg_ir_type_of(ir, n)->cls == TG_TYPE_ARRAY ||
	       (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS);
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, call);
	unsigned count = tg_ir_arg_count(ir, call), last;

	if (pass->host->in_list(pass, "ends-with-null", name))
		last = 1;
	else if (pass->host->in_list(pass, "null-then-environment", name))
		last = 2;
	else
		return;
	if (count > last && is_something(ir, tg_ir_arg(ir, call, count - last)))
		pass->host->report(pass, call,
				   "the arguments of %s() do not end with a null pointer; it reads "
				   "on behind them",
				   name);
}
