/* SPDX-License-Identifier: Apache-2.0 */
/*
 * api/va-end-missing - a function returns without va_end() for the list that it has begun.
 *
 * Found are a list without any va_end(), and a `return` between va_start() and the first va_end()
 * that does not end the list itself.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_va_end_missing = {
	.id = "api/va-end-missing",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* The list that va_start(), va_copy() or va_end() is about; 0 for other calls. */
static tg_decl list_of(const struct tg_ir *ir, tg_node n, bool end)
{
	const char *name = tg_ir_is(ir, n, TG_IR_CALL) ? tg_ir_callee(ir, n) : "";

	if (end ? strcmp(name, "__builtin_va_end") != 0
		: strcmp(name, "__builtin_va_start") != 0 && strcmp(name, "__builtin_va_copy") != 0)
		return 0;
	return lit_variable(ir, tg_ir_arg(ir, n, 0));
}

/* True when a list is ended before `at`, in a block around that or around where it began. */
static bool is_ended(const struct tg_ir *ir, tg_decl list, tg_node start, tg_node at)
{
	tg_node n, up;

	for (n = start; n < at; n++) {
		if (list_of(ir, n, true) != list)
			continue;
		up = ir->node[n].parent;
		while (tg_ir_is(ir, up, TG_IR_CAST) || tg_ir_is(ir, up, TG_IR_LABEL))
			up = ir->node[up].parent;
		if (ir->node[up].end >= at || up < start)
			return true;
	}
	return false;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl list = list_of(ir, call, false);
	tg_node end = ir->node[tg_ir_function_of(ir, call)].end, n;
	bool any = false;

	/* A list in a structure, or of the caller, goes on living. */
	if (!list || ir->decl[list].kind != TG_DECL_VAR || (ir->decl[list].flags & TG_DECL_GLOBAL))
		return;
	for (n = ir->node[call].end; n < end; n++) {
		any = any || list_of(ir, n, true) == list;
		if (!tg_ir_is(ir, n, TG_IR_RETURN) || is_ended(ir, list, call, ir->node[n].end))
			continue;
		pass->host->report(pass, n, "the list '%s' is not ended with va_end() here",
				   tg_ir_text(ir, ir->decl[list].name));
		pass->host->step(pass, call, "it begins here");
		return;
	}
	if (!any)
		pass->host->report(pass, call, "nothing ends the list '%s' with va_end()",
				   tg_ir_text(ir, ir->decl[list].name));
}
