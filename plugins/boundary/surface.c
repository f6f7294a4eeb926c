/* SPDX-License-Identifier: Apache-2.0 */
/*
 * boundary/surface - a function that listens or starts a shell and cites no requirement.
 */
#include "boundary/annotated.h"

static void function(struct tg_pass *pass, tg_node function);

const struct tg_rule tg_rule_surface = {
	.id = "boundary/surface",
	.function = function,
};

static void function(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = function; n < ir->node[function].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_CALL) ||
		    !pass->host->in_list(pass, "surface-functions", tg_ir_callee(ir, n)))
			continue;
		if (!is_annotated(ir, function))
			pass->host->report(pass, n,
					   "%s() in '%s' is something to attack, and no "
					   "requirement that asks for it is cited",
					   tg_ir_callee(ir, n),
					   tg_ir_text(ir, ir->decl[ir->node[function].decl].name));
		return;
	}
}
