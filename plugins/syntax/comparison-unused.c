/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syntax/comparison-unused - `state == LOCKED;` as a statement.
 */
#include "common/literal.h"

static void visit(struct tg_pass *pass, tg_node comparison);

const struct tg_rule tg_rule_comparison_unused = {
	.id = "syntax/comparison-unused",
	.kinds = TG_KINDS(TG_IR_BINARY),
	.visit = visit,
};

static void visit(struct tg_pass *pass, tg_node comparison)
{
	const struct tg_ir *ir = pass->ir;
	bool cast = false;

	if (ir->node[comparison].op != TG_OP_EQ || !tg_ir_is_discarded(ir, comparison, &cast) ||
	    cast)
		return;
	pass->host->report(pass, comparison,
			   "'%s' is compared and nobody asks for the answer; was it to be "
			   "assigned?",
			   lit_name_of(ir, tg_ir_child(ir, comparison, 0)));
}
