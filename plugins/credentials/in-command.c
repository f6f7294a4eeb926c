/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/in-command - a password or key in the arguments or the environment of a process:
 * every user of the system can list them.
 */
#include "credentials/use.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_in_command = {
	.id = "credentials/in-command",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, n);
	unsigned count = tg_ir_arg_count(ir, n), i;

	if (!pass->host->in_list(pass, "launchers", name) || origin_is_dead(ir, n))
		return;
	for (i = 0; i < count; i++) {
		tg_decl decl = use_secret(pass, tg_ir_arg(ir, n, i));

		if (!decl)
			continue;
		pass->host->report(pass, n,
				   "'%s' shows the secret '%s' to everybody who lists processes",
				   name, tg_ir_text(ir, ir->decl[decl].name));
		return;
	}
}
