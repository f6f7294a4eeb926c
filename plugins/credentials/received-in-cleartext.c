/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/received-in-cleartext - a password or key that a peer sends and that is used as it
 * came: whoever listens has it. One that a call decrypts in between is left alone.
 */
#include "credentials/use.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_received_in_cleartext = {
	.id = "credentials/received-in-cleartext",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

static void check(struct tg_pass *pass, tg_node call, unsigned argument)
{
	const struct tg_ir *ir = pass->ir;
	struct origin origin = origin_of(pass, tg_ir_arg(ir, call, argument));

	if (!origin.network || origin.decrypted)
		return;
	pass->host->report(pass, call,
			   "'%s' gets a secret that was received as it is; it was never encrypted",
			   tg_ir_callee(ir, call));
	pass->host->step(pass, origin.network, "it comes in here");
}

static void visit(struct tg_pass *pass, tg_node n)
{
	unsigned count = tg_ir_arg_count(pass->ir, n), i;

	for (i = 0; i < count; i++)
		if (use_is_secret_role(pass, n, i) && !origin_is_dead(pass->ir, n))
			check(pass, n, i);
}
