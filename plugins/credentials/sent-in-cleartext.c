/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/sent-in-cleartext - a password or key that goes into a plain socket. One that is
 * encrypted or hashed in the function is left alone, and so are connections of a TLS library.
 */
#include "credentials/use.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_sent_in_cleartext = {
	.id = "credentials/sent-in-cleartext",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, n);
	tg_node function = tg_ir_function_of(ir, n);
	tg_decl decl;

	if (!function || origin_is_dead(ir, n))
		return;
	if (!pass->host->in_list(pass, "senders", name) &&
	    (!pass->host->in_list(pass, "file-writers", name) ||
	     origin_stream(pass, tg_ir_arg(ir, n, 0)) != 2))
		return;
	decl = use_secret(pass, tg_ir_arg(ir, n, 1));
	if (!decl || use_is_protected(pass, function, decl))
		return;
	pass->host->report(pass, n, "'%s' sends the secret '%s' as it is; whoever listens has it",
			   name, tg_ir_text(ir, ir->decl[decl].name));
}
