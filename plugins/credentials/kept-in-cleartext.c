/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/kept-in-cleartext - a password or key that is written to a file, the registry or
 * flash memory as it is. One that is encrypted, hashed or sealed in the function is left alone.
 */
#include "credentials/use.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_kept_in_cleartext = {
	.id = "credentials/kept-in-cleartext",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

static bool is_storage(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, call);
	unsigned count = tg_ir_arg_count(ir, call), i;

	if (pass->host->in_list(pass, "stores", name))
		return true;
	if (!pass->host->in_list(pass, "file-writers", name))
		return false;
	for (i = 0; i < count; i++)
		if (origin_stream(pass, tg_ir_arg(ir, call, i)) == 1)
			return true;
	return false;
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, n);
	unsigned count = tg_ir_arg_count(ir, n), i;

	if (!function || !is_storage(pass, n) || origin_is_dead(ir, n))
		return;
	for (i = 0; i < count; i++) {
		tg_decl decl = use_secret(pass, tg_ir_arg(ir, n, i));

		if (!decl || use_is_protected(pass, function, decl))
			continue;
		pass->host->report(pass, n, "'%s' keeps the secret '%s' as it is",
				   tg_ir_callee(ir, n), tg_ir_text(ir, ir->decl[decl].name));
		return;
	}
}
