/* SPDX-License-Identifier: Apache-2.0 */
/*
 * errors/unchecked-return - data are used although nobody looked whether they arrived.
 *
 * Which functions it is about stands in rules/models/ (list results-to-check): those that fill
 * memory of the caller or change what the program works on, and whose result alone says whether
 * they did. A result that is cast to void is left alone: somebody decided.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_unchecked_return = {
	.id = "errors/unchecked-return",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* True when an error of the stream is asked for afterwards: that tells the same. */
static bool is_asked_later(const struct tg_ir *ir, tg_node call)
{
	static const char *const names[] = {"ferror", "feof", "WSAGetLastError", "GetLastError",
					    NULL};
	tg_node function = tg_ir_function_of(ir, call), n;

	for (n = ir->node[call].end; function && n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) && expr_is_one_of(tg_ir_callee(ir, n), names))
			return true;
	return false;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const char *name = tg_ir_callee(pass->ir, call);
	bool cast = false;

	if (!pass->host->in_list(pass, "results-to-check", name) ||
	    !tg_ir_is_discarded(pass->ir, call, &cast) || cast || is_asked_later(pass->ir, call))
		return;
	pass->host->report(pass, call,
			   "nobody looks whether %s() succeeded; what it should have brought is "
			   "used all the same",
			   name);
}
