/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syntax/assert-effect - an assertion that changes something.
 */
#include "tracegate/plugin.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_assert_effect = {
	.id = "syntax/assert-effect",
	.kinds = TG_KINDS(TG_IR_ASSIGN, TG_IR_UNARY),
	.visit = visit,
};

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_node *node = &ir->node[n];
	const char *macro = tg_ir_text(ir, ir->macro[node->macro].name);

	if (!(node->flags & TG_IR_IN_MACRO) || !(node->flags & TG_IR_MACRO_ARG) ||
	    !pass->host->in_list(pass, "assertions", macro))
		return;
	if (node->kind == TG_IR_ASSIGN || (node->op >= TG_OP_PRE_INC && node->op <= TG_OP_POST_DEC))
		pass->host->report(pass, n,
				   "%s() changes something; without assertions it does not", macro);
}
