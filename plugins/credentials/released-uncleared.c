/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/released-uncleared - memory with a password or key that is freed or moved by
 * realloc() as it is: it stays readable in the heap. A wipe anywhere before it in the function is
 * enough.
 *
 * That it is a secret says a call that takes it as one; or its name, where realloc() moves it, or
 * the function has it from a call and frees it itself.
 */
#include "credentials/use.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_released_uncleared = {
	.id = "credentials/released-uncleared",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* The variable or member that holds what a call releases; or 0. */
static tg_decl holder(const struct tg_ir *ir, tg_node n)
{
	tg_decl decl = origin_root(ir, n);

	n = tg_ir_strip(ir, n);
	return decl || !tg_ir_is(ir, n, TG_IR_MEMBER) ? decl : ir->node[n].decl;
}

/* A call that wipes `decl` stands before `at` in its function. */
static bool is_wiped(struct tg_pass *pass, tg_decl decl, tg_node function, tg_node at)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = function; n < at; n++) {
		if (!tg_ir_is(ir, n, TG_IR_CALL) || holder(ir, tg_ir_arg(ir, n, 0)) != decl)
			continue;
		if (pass->host->name_has(pass, "wiping-words", tg_ir_callee(ir, n)))
			return true;
	}
	return false;
}

/* True when the function has given a variable what a call returned. */
static bool is_from_a_call(const struct tg_ir *ir, tg_decl decl, tg_node function, tg_node at)
{
	tg_node n;

	if (tg_ir_is(ir, lit_initialiser(ir, decl), TG_IR_CALL))
		return true;
	for (n = function; n < at; n++)
		if (tg_ir_is(ir, n, TG_IR_ASSIGN) &&
		    lit_variable(ir, tg_ir_child(ir, n, 0)) == decl &&
		    tg_ir_is(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 1)), TG_IR_CALL))
			return true;
	return false;
}

/* A name alone is not enough for what is freed: it may hold something else by now. */
static bool is_named(struct tg_pass *pass, tg_decl decl, tg_node function, tg_node n)
{
	const struct tg_ir *ir = pass->ir;

	if (ir->type[ir->decl[decl].type].cls != TG_TYPE_POINTER ||
	    !secret_is_name(pass, tg_ir_text(ir, ir->decl[decl].name)))
		return false;
	return tg_ir_calls(ir, n, "realloc") ||
	       (ir->decl[decl].kind == TG_DECL_VAR && !(ir->decl[decl].flags & TG_DECL_GLOBAL) &&
		is_from_a_call(ir, decl, function, n));
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, n);
	tg_node function = tg_ir_function_of(ir, n);
	tg_decl decl = holder(ir, tg_ir_arg(ir, n, 0));

	if (!decl || !function || !pass->host->in_list(pass, "heap-releasers", name) ||
	    !use_is_bytes(ir, decl))
		return;
	if ((!is_named(pass, decl, function, n) && (ir->decl[decl].kind == TG_DECL_FIELD ||
						    !use_as_credential(pass, decl, function, n))) ||
	    is_wiped(pass, decl, function, n) || origin_is_dead(ir, n) ||
	    pass->host->in_self_test(pass, n))
		return;
	pass->host->report(pass, n, "'%s' leaves the secret in '%s' readable in the heap", name,
			   tg_ir_text(ir, ir->decl[decl].name));
}
