/* SPDX-License-Identifier: Apache-2.0 */
/*
 * house/sleep-in-callback - a callback of the network loop that sleeps.
 *
 * This needs more than a pattern: which functions are callbacks is seen where their addresses are
 * passed on, and the sleep is looked for in them. Callbacks that other files define are left alone.
 */
#include "tracegate/plugin.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_sleep_in_callback = {
	.id = "house/sleep-in-callback",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

static bool registers(const char *function)
{
	const char *end = strstr(function, "_callback_set");

	return end && !end[strlen("_callback_set")];
}

/* The function that an argument names, when this unit defines it. */
static tg_node defined(const struct tg_ir *ir, tg_node argument)
{
	tg_decl decl = tg_ir_is(ir, argument, TG_IR_REF) ? ir->node[argument].decl : 0;
	tg_node node = ir->decl[decl].node;

	return tg_ir_is(ir, node, TG_IR_FUNCTION) && tg_ir_body(ir, node) ? node : 0;
}

static void check(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = function; n && n < ir->node[function].end; n++)
		if (tg_ir_calls(ir, n, "sleep") || tg_ir_calls(ir, n, "usleep") ||
		    tg_ir_calls(ir, n, "nanosleep"))
			pass->host->report(pass, n,
					   "%s() stops the network loop; set a timer instead",
					   tg_ir_callee(ir, n));
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	unsigned i;

	if (!registers(tg_ir_callee(ir, call)))
		return;
	for (i = 0; i < tg_ir_arg_count(ir, call); i++)
		check(pass, defined(ir, tg_ir_arg(ir, call, i)));
}
