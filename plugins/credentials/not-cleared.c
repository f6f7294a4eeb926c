/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/not-cleared - a local buffer with a password or key that keeps it when the function
 * returns: the next function's stack shows it, and so does a memory dump. Only buffers that a call
 * takes as a credential, that are filled at run time and that nothing wipes. With main() the
 * process ends.
 */
#include "credentials/use.h"

static void visit(struct tg_pass *pass, tg_node function);

const struct tg_rule tg_rule_not_cleared = {
	.id = "credentials/not-cleared",
	.function = visit,
};

static bool is_filled_at_run_time(struct tg_pass *pass, tg_decl decl)
{
	struct origin origin = {.pass = pass};

	origin_visit(&origin, decl);
	return !origin.literal;
}

static void check(struct tg_pass *pass, tg_node function, tg_node var)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl decl = ir->node[var].decl;
	const struct tg_ir_type *type = &ir->type[ir->decl[decl].type];
	tg_node call;

	if (type->cls != TG_TYPE_ARRAY || !use_is_bytes(ir, decl) ||
	    (ir->decl[decl].flags & TG_DECL_GLOBAL) || (ir->type[type->of].flags & TG_TYPE_CONST))
		return;
	call = use_as_credential(pass, decl, function, ir->node[function].end);
	if (!call || use_in_call(pass, function, decl, "wiping-words") ||
	    !is_filled_at_run_time(pass, decl))
		return;
	pass->host->report(pass, call, "'%s' keeps a secret on the stack when '%s' returns",
			   tg_ir_text(ir, ir->decl[decl].name),
			   tg_ir_text(ir, ir->decl[ir->node[function].decl].name));
	pass->host->step(pass, var, "nothing wipes it");
}

static void visit(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	if (strcmp(tg_ir_text(ir, ir->decl[ir->node[function].decl].name), "main") == 0)
		return;
	for (n = function; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_VAR))
			check(pass, function, n);
}
