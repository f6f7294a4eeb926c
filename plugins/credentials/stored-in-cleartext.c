/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/stored-in-cleartext - a password or key that is read from a file and used as it
 * stands there: whoever reads the file has it. One that a call decrypts in between, or that is made
 * from what was read, is left alone.
 */
#include "credentials/use.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_stored_in_cleartext = {
	.id = "credentials/stored-in-cleartext",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

static void check(struct tg_pass *pass, tg_node call, unsigned argument)
{
	const struct tg_ir *ir = pass->ir;
	struct origin origin = origin_of(pass, tg_ir_arg(ir, call, argument));

	if (!origin.file || origin.decrypted || origin.derived)
		return;
	pass->host->report(
		pass, call,
		"'%s' gets a secret that was read from a file as it is; it was never encrypted",
		tg_ir_callee(ir, call));
	pass->host->step(pass, origin.file, "it comes in here");
}

static void visit(struct tg_pass *pass, tg_node n)
{
	unsigned count = tg_ir_arg_count(pass->ir, n), i;

	for (i = 0; i < count; i++)
		if (use_is_secret_role(pass, n, i) && !origin_is_dead(pass->ir, n))
			check(pass, n, i);
}
