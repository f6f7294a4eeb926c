/* SPDX-License-Identifier: Apache-2.0 */
/*
 * errors/unchecked-output - nobody notices that something was not written, moved or removed.
 *
 * Which functions it is about stands in rules/models/ (list results-of-output). A result that is
 * cast to void is left alone, and so is what goes to the standard streams with printf().
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_unchecked_output = {
	.id = "errors/unchecked-output",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

static void visit(struct tg_pass *pass, tg_node call)
{
	const char *name = tg_ir_callee(pass->ir, call);
	bool cast = false;

	if (pass->host->in_list(pass, "results-of-output", name) &&
	    tg_ir_is_discarded(pass->ir, call, &cast) && !cast)
		pass->host->report(pass, call, "nobody notices when %s() fails", name);
}
