/* SPDX-License-Identifier: Apache-2.0 */
/*
 * economy/recursion - functions that call themselves, at once or by way of one other.
 */
#include "tracegate/plugin.h"

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
		if (callee != self && (!call_of(ir, other, self) || has_limit(pass, other)))
			continue;
		pass->host->report(pass, n,
				   "'%s' is entered again from here; nothing limits how deep",
				   tg_ir_text(ir, ir->decl[callee].name));
		return;
	}
}
