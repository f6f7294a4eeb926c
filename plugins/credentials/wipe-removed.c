/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/wipe-removed - a wipe of a secret by memset() that the compiler may leave out:
 * nothing reads the buffer after it. The functions made for it cannot be removed.
 */
#include "credentials/use.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_wipe_removed = {
	.id = "credentials/wipe-removed",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* True when the buffer is named again after the wipe, other than to be freed; or in a loop. */
static bool is_used_after(struct tg_pass *pass, tg_node call, tg_node function, tg_decl decl)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n, parent;

	for (n = ir->node[call].end; n < ir->node[function].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_REF) || ir->node[n].decl != decl)
			continue;
		for (parent = ir->node[n].parent; tg_ir_is(ir, parent, TG_IR_CAST);)
			parent = ir->node[parent].parent;
		if (!tg_ir_is(ir, parent, TG_IR_CALL) ||
		    !pass->host->in_list(pass, "heap-releasers", tg_ir_callee(ir, parent)))
			return true;
	}
	for (n = ir->node[call].parent; n != function; n = ir->node[n].parent)
		if (tg_ir_is(ir, n, TG_IR_WHILE) || tg_ir_is(ir, n, TG_IR_DO) ||
		    tg_ir_is(ir, n, TG_IR_FOR))
			return ir->decl[decl].node < n || ir->decl[decl].node >= ir->node[n].end;
	return false;
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, n);
	tg_node target = tg_ir_arg(ir, n, 0);
	tg_decl decl = origin_root(ir, target);
	const char *name;
	int64_t fill;

	if (!decl || !function ||
	    !pass->host->in_list(pass, "removable-wipes", tg_ir_callee(ir, n)))
		return;
	if (tg_ir_calls(ir, n, "memset") &&
	    (!tg_ir_constant(ir, tg_ir_arg(ir, n, 1), &fill) || fill))
		return;
	name = tg_ir_text(ir, ir->decl[decl].name);
	if (ir->decl[decl].kind != TG_DECL_VAR || (ir->decl[decl].flags & TG_DECL_GLOBAL) ||
	    (!use_secret(pass, target) && !pass->host->name_has(pass, "wiped-names", name)))
		return;
	/* What was never filled is being prepared, not wiped. */
	if (is_used_after(pass, n, function, decl) || origin_is_dead(ir, n))
		return;
	pass->host->report(pass, n,
			   "the compiler may remove this wipe of '%s': nothing reads it afterwards",
			   name);
}
