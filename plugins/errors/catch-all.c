/* SPDX-License-Identifier: Apache-2.0 */
/*
 * errors/catch-all - every exception is caught in one handler, whatever it says.
 *
 * Found is `catch (...)` and a handler of std::exception that is the only one of its block. Left
 * alone is one that throws on, keeps the exception, or ends the program, and one where nothing may
 * leave: in main(), a destructor, a function that is marked so.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node handler);

const struct tg_rule tg_rule_catch_all = {
	.id = "errors/catch-all",
	.kinds = TG_KINDS(TG_IR_CATCH),
	.visit = visit,
};

/* True for the base of all exceptions of the library. */
static bool is_base(const struct tg_ir *ir, tg_type type)
{
	const struct tg_ir_type *t = &ir->type[ir->type[type].canonical];

	if (t->cls == TG_TYPE_REFERENCE || t->cls == TG_TYPE_POINTER)
		t = &ir->type[ir->type[t->of].canonical];
	return t->cls == TG_TYPE_STRUCT &&
	       strcmp(tg_ir_text(ir, ir->decl[t->decl].name), "exception") == 0 &&
	       strcmp(tg_ir_text(ir, ir->decl[ir->decl[t->decl].parent].name), "std") == 0;
}

/* True when a handler passes the exception on, keeps it, or ends the program. */
static bool goes_on(const struct tg_ir *ir, tg_node body)
{
	static const char *const keeps[] = {"current_exception",
					    "throw_with_nested",
					    "rethrow_exception",
					    "exit",
					    "_exit",
					    "abort",
					    "terminate",
					    "quick_exit",
					    NULL};
	tg_node n;

	for (n = body; n < ir->node[body].end; n++)
		if (tg_ir_is(ir, n, TG_IR_THROW) ||
		    (tg_ir_is(ir, n, TG_IR_CALL) &&
		     (expr_is_one_of(tg_ir_callee(ir, n), keeps) || tg_ir_never_returns(ir, n))))
			return true;
	return false;
}

/* True for a function that no exception may leave. */
static bool is_last(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_decl *d = &ir->decl[ir->node[tg_ir_function_of(ir, n)].decl];

	return d->kind == TG_DECL_DESTRUCTOR || strcmp(tg_ir_text(ir, d->name), "main") == 0 ||
	       strstr(tg_ir_text(ir, ir->type[d->type].name), "noexcept");
}

static void visit(struct tg_pass *pass, tg_node handler)
{
	const struct tg_ir *ir = pass->ir;
	tg_node var = tg_ir_child(ir, handler, 0), body = tg_ir_child(ir, handler, 1);
	bool all = tg_ir_is(ir, var, TG_IR_ABSENT);

	if ((!all && !is_base(ir, ir->decl[ir->node[var].decl].type)) ||
	    tg_ir_child_count(ir, ir->node[handler].parent) > 2 || expr_is_empty(ir, body) ||
	    goes_on(ir, body) || is_last(ir, handler))
		return;
	pass->host->report(
		pass, handler,
		"%s is handled as one: a mistake of the program, want of memory and what "
		"is expected here",
		all ? "everything that is thrown" : "every exception of the library");
}
