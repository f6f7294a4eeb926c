/* SPDX-License-Identifier: Apache-2.0 */
/*
 * errors/unchecked-security-return - nobody looks whether a protection took effect.
 *
 * Which functions must be checked is said in rules/models/ (role must-check). A result that is cast
 * to void is left alone: somebody decided. So is a benchmark, which measures and protects nothing.
 */
#include "tracegate/plugin.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_unchecked_security_return = {
	.id = "errors/unchecked-security-return",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

static void visit(struct tg_pass *pass, tg_node call)
{
	bool cast = false;

	if (!pass->host->call_has_role(pass, call, TG_RESULT, TG_ROLE_MUST_CHECK))
		return;
	if (tg_ir_is_discarded(pass->ir, call, &cast) && !cast &&
	    !pass->host->in_self_test(pass, call))
		pass->host->report(
			pass, call,
			"the result of %s() is ignored; when it fails, the program goes on "
			"without the protection",
			tg_ir_callee(pass->ir, call));
}
