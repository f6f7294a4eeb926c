/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/unlocked-memory - a password in memory that may be swapped to disk while Windows
 * checks it: neither VirtualLock() nor mlock() is called on it.
 */
#include "credentials/use.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_unlocked_memory = {
	.id = "credentials/unlocked-memory",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, n);
	unsigned count = tg_ir_arg_count(ir, n), i;
	tg_decl decl;

	if (!function || !origin_name_has(tg_ir_callee(ir, n), "logon") || origin_is_dead(ir, n))
		return;
	for (i = 0; i < count; i++) {
		decl = origin_root(ir, tg_ir_arg(ir, n, i));
		if (!decl || !pass->host->call_has_role(pass, n, (int)i, TG_ROLE_PASSWORD) ||
		    ir->decl[decl].kind != TG_DECL_VAR ||
		    use_in_call(pass, function, decl, "memory-lockers"))
			continue;
		pass->host->report(pass, n,
				   "the password in '%s' may be swapped to disk: it is not locked",
				   tg_ir_text(ir, ir->decl[decl].name));
	}
}
