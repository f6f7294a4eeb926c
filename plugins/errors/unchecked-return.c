/* SPDX-License-Identifier: Apache-2.0 */
/*
 * errors/unchecked-return - data are used although nobody looked whether they arrived.
 *
 * Which functions it is about stands in rules/models/ (list results-to-check): those that fill
 * memory of the caller or change what the program works on, and whose result alone says whether
 * they did, and functions of the program that are declared so that their result is to be used. A
 * result that is cast to void is left alone: somebody decided. So are data that are only taken off
 * the line, into a buffer that nobody reads, and what undoes a failed write.
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

/* C++: a function of a library that only shares its name with the system's. */
static bool is_namesake(const struct tg_ir *ir, tg_node call)
{
	const struct tg_ir_decl *scope = &ir->decl[ir->decl[ir->node[call].decl].parent];

	return scope->kind == TG_DECL_NAMESPACE && strcmp(tg_ir_text(ir, scope->name), "std") != 0;
}

/* C++: true when the function asks the stream how it is: it keeps what went wrong. */
static bool is_asked_of_stream(const struct tg_ir *ir, tg_node call)
{
	static const char *const names[] = {"eof",           "fail",      "good", "bad",
					    "operator bool", "operator!", NULL};
	const tg_decl stream = expr_root(ir, tg_ir_arg(ir, call, 0));
	tg_node function = tg_ir_function_of(ir, call), n;

	if (!ir->cplusplus || strcmp(tg_ir_callee(ir, call), "getline") != 0)
		return false;
	for (n = function; stream && n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) &&
		    expr_is_one_of(tg_ir_text(ir, ir->decl[ir->node[n].decl].name), names) &&
		    (expr_root(ir, tg_ir_child(ir, n, 0)) == stream || /* stream.eof() */
		     expr_root(ir, tg_ir_arg(ir, n, 0)) == stream))    /* !stream */
			return true;
	return false;
}

/* `__attribute__((warn_unused_result))`, `[[nodiscard]]` on a function of the program. */
static bool is_to_be_used(const struct tg_ir *ir, tg_node call)
{
	const struct tg_ir_decl *decl = &ir->decl[ir->node[call].decl];

	return (decl->flags & TG_DECL_WARN_UNUSED) && !(decl->flags & TG_DECL_SYSTEM);
}

/* True when the buffer is a local one that only such calls name. */
static bool is_thrown_away(const struct tg_ir *ir, tg_node call)
{
	tg_decl decl = lit_variable(ir, tg_ir_arg(ir, call, 1));
	tg_node function = tg_ir_function_of(ir, call), n, parent;

	if (ir->decl[decl].kind != TG_DECL_VAR || (ir->decl[decl].flags & TG_DECL_GLOBAL) ||
	    ir->type[ir->decl[decl].type].cls != TG_TYPE_ARRAY)
		return false;
	for (n = function; n < ir->node[function].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_REF) || ir->node[n].decl != decl)
			continue;
		for (parent = ir->node[n].parent; tg_ir_is(ir, parent, TG_IR_CAST);)
			parent = ir->node[parent].parent;
		if (!tg_ir_is(ir, parent, TG_IR_SIZEOF) &&
		    strcmp(tg_ir_callee(ir, parent), tg_ir_callee(ir, call)) != 0)
			return false;
	}
	return true;
}

/* `if (write(f, r, n) != n) ftruncate(f, old);` */
static bool undoes(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n = call, parent = ir->node[n].parent;

	if (tg_ir_is(ir, parent, TG_IR_COMPOUND)) {
		n = parent;
		parent = ir->node[n].parent;
	}
	if (!tg_ir_is(ir, parent, TG_IR_IF) || tg_ir_child(ir, parent, 2) != n)
		return false;
	for (n = tg_ir_child(ir, parent, 1); n < tg_ir_child(ir, parent, 2); n++)
		if (pass->host->in_list(pass, "length-or-minus-one", tg_ir_callee(ir, n)))
			return true;
	return false;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const char *name = tg_ir_callee(pass->ir, call);
	bool cast = false;

	if (is_to_be_used(pass->ir, call) && tg_ir_is_discarded(pass->ir, call, &cast) && !cast) {
		pass->host->report(pass, call,
				   "%s() is declared so that its result is used, and nobody looks "
				   "at it",
				   name);
		return;
	}
	if (!pass->host->in_list(pass, "results-to-check", name) ||
	    !tg_ir_is_discarded(pass->ir, call, &cast) || cast || is_asked_later(pass->ir, call))
		return;
	if (is_namesake(pass->ir, call) || is_asked_of_stream(pass->ir, call) ||
	    is_thrown_away(pass->ir, call) || undoes(pass, call))
		return;
	pass->host->report(pass, call,
			   "nobody looks whether %s() succeeded; what it should have brought is "
			   "used all the same",
			   name);
}
