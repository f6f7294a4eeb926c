/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syntax/assert-effect - an assertion that changes something: it assigns, counts, or calls what a
 * program cannot do without (what reads, and what protects: its result has to be checked).
 */
#include "tracegate/plugin.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_assert_effect = {
	.id = "syntax/assert-effect",
	.kinds = TG_KINDS(TG_IR_ASSIGN, TG_IR_UNARY, TG_IR_CALL),
	.visit = visit,
};

static bool does_work(struct tg_pass *pass, tg_node n, const char *macro)
{
	const struct tg_ir_node *node = &pass->ir->node[n];

	/* Many an ASSERT() of a project's own stays in every build. */
	if (node->kind == TG_IR_CALL && strcmp(macro, "assert") != 0 &&
	    strcmp(macro, "g_assert") != 0)
		return false;
	if (node->kind == TG_IR_CALL)
		return pass->host->in_list(pass, "results-to-check", tg_ir_callee(pass->ir, n)) ||
		       pass->host->call_has_role(pass, n, TG_RESULT, TG_ROLE_MUST_CHECK);
	return node->kind == TG_IR_ASSIGN ||
	       (node->op >= TG_OP_PRE_INC && node->op <= TG_OP_POST_DEC);
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_node *node = &ir->node[n];
	const char *macro = tg_ir_text(ir, ir->macro[node->macro].name);

	if (!(node->flags & TG_IR_IN_MACRO) || !(node->flags & TG_IR_MACRO_ARG) ||
	    !pass->host->in_list(pass, "assertions", macro))
		return;
	if (does_work(pass, n, macro))
		pass->host->report(pass, n,
				   "%s() changes something; without assertions it does not", macro);
}
