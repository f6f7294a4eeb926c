/* SPDX-License-Identifier: Apache-2.0 */
/*
 * errors/errno-ignored - errno is cleared before a call that reports through it, and never read.
 *
 * Who writes `errno = 0` knows that the result alone does not tell. Found is the call after it,
 * when the rest of the function does not read errno and asks nothing else that tells it.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node assign);

const struct tg_rule tg_rule_errno_ignored = {
	.id = "errors/errno-ignored",
	.kinds = TG_KINDS(TG_IR_ASSIGN),
	.visit = visit,
};

static void visit(struct tg_pass *pass, tg_node assign)
{
	static const char *const tells[] = {"perror",       "strerror", "err",     "warn",
					    "fetestexcept", "isnan",    "__isnan", NULL};
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, assign), n, call = 0;
	int64_t value;

	if (!expr_is_errno(ir, tg_ir_child(ir, assign, 0)) ||
	    !expr_constant(ir, tg_ir_child(ir, assign, 1), &value) || value != 0)
		return;
	for (n = ir->node[assign].end; n < ir->node[function].end; n++) {
		if (tg_ir_is(ir, n, TG_IR_ASSIGN) && call &&
		    expr_is_errno(ir, tg_ir_child(ir, n, 0)))
			break;
		if (expr_is_errno(ir, n) || expr_is_one_of(tg_ir_callee(ir, n), tells))
			return;
		if (!call && pass->host->in_list(pass, "reports-errno", tg_ir_callee(ir, n)))
			call = n;
	}
	if (call)
		pass->host->report(
			pass, call,
			"errno was cleared for %s() and is not read afterwards; a result "
			"out of range goes unnoticed",
			tg_ir_callee(ir, call));
}
