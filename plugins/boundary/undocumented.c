/* SPDX-License-Identifier: Apache-2.0 */
/*
 * boundary/undocumented - a function that takes data from outside and cites no threat,
 * mitigation or requirement.
 */
#include "common/annotated.h"

static void function(struct tg_pass *pass, tg_node function);

const struct tg_rule tg_rule_undocumented = {
	.id = "boundary/undocumented",
	.function = function,
};

static void function(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = function; n < ir->node[function].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_CALL) ||
		    !pass->host->in_list(pass, "outside-sources", tg_ir_callee(ir, n)))
			continue;
		if (!is_annotated(ir, function))
			pass->host->report(pass, n,
					   "%s() brings data from outside into '%s', and no threat "
					   "or requirement is cited there",
					   tg_ir_callee(ir, n),
					   tg_ir_text(ir, ir->decl[ir->node[function].decl].name));
		return;
	}
}
