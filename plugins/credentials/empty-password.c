/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/empty-password - an empty password that is used, or that opens the door: handed to a
 * function that takes one, or found empty and answered with success. Functions that read keys take
 * an empty one for "not encrypted" (list "optional-passwords"): where the key is kept is asked
 * elsewhere.
 */
#include "credentials/use.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_empty_password = {
	.id = "credentials/empty-password",
	.kinds = TG_KINDS(TG_IR_CALL, TG_IR_IF),
	.visit = visit,
};

static void check_call(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	unsigned count = tg_ir_arg_count(ir, call), i;

	for (i = 0; i < count; i++) {
		struct origin origin;

		if (!pass->host->call_has_role(pass, call, (int)i, TG_ROLE_PASSWORD) ||
		    pass->host->in_list(pass, "optional-passwords", tg_ir_callee(ir, call)))
			continue;
		origin = origin_of(pass, tg_ir_arg(ir, call, i));
		if (origin.empty && !origin.literal && !origin.file && !origin.network &&
		    lit_string_of(ir, tg_ir_arg(ir, call, i)))
			pass->host->report(pass, call, "'%s' gets an empty password",
					   tg_ir_callee(ir, call));
	}
}

/* `strlen(password) == 0`, `!strlen(password)`, `password[0] == 0`, `!*password`, and the same
 * with `== '\0'`: the secret, or 0. */
static tg_decl emptiness(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node subject;
	tg_decl decl;
	int64_t value;

	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_LNOT)
		subject = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	else if (tg_ir_is(ir, n, TG_IR_BINARY) && ir->node[n].op == TG_OP_EQ &&
		 tg_ir_constant(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 1)), &value) && !value)
		subject = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	else
		return 0;
	if (tg_ir_calls(ir, subject, "strlen"))
		subject = tg_ir_arg(ir, subject, 0);
	else if (!tg_ir_is(ir, subject, TG_IR_SUBSCRIPT) &&
		 !(tg_ir_is(ir, subject, TG_IR_UNARY) && ir->node[subject].op == TG_OP_DEREF))
		return 0;
	decl = origin_root(ir, subject);
	return decl && secret_is_name(pass, tg_ir_text(ir, ir->decl[decl].name)) ? decl : 0;
}

static void check_branch(struct tg_pass *pass, tg_node branch)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, branch), then = tg_ir_child(ir, branch, 2);
	tg_decl decl = emptiness(pass, tg_ir_child(ir, branch, 1));
	int64_t value;

	if (!decl || !function || !use_is_gate(pass, function))
		return;
	if (tg_ir_is(ir, then, TG_IR_COMPOUND))
		then = tg_ir_child(ir, then, 0);
	if (tg_ir_is(ir, then, TG_IR_RETURN) &&
	    tg_ir_constant(ir, tg_ir_strip(ir, tg_ir_child(ir, then, 0)), &value) && value == 1)
		pass->host->report(pass, branch, "an empty '%s' is let in",
				   tg_ir_text(ir, ir->decl[decl].name));
}

static void visit(struct tg_pass *pass, tg_node n)
{
	if (origin_is_dead(pass->ir, n))
		return;
	if (tg_ir_is(pass->ir, n, TG_IR_CALL))
		check_call(pass, n);
	else
		check_branch(pass, n);
}
