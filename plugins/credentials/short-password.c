/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/short-password - a rule for passwords that lets fewer than eight characters pass: the
 * length is compared with a smaller constant, or a minimum is defined as one.
 */
#include "credentials/use.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_short_password = {
	.id = "credentials/short-password",
	.kinds = TG_KINDS(TG_IR_BINARY, TG_IR_VAR, TG_IR_ENUM_CONSTANT),
	.visit = visit,
};

enum { LEAST_LENGTH = 8 };

/* "min_password_length", "PASSWORD_MIN" */
static bool is_minimum(struct tg_pass *pass, const char *name)
{
	return pass->host->name_has(pass, "minimum-names", name) &&
	       pass->host->name_has(pass, "secret-names", name);
}

/* The constant below which a length is refused by `length < C` and the like; 0 = not known. */
static int64_t refused_below(const struct tg_ir *ir, tg_node n)
{
	int64_t value;

	if (!tg_ir_constant(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 1)), &value))
		return 0;
	switch (ir->node[n].op) {
	case TG_OP_LT:
	case TG_OP_GE:
		return value;
	case TG_OP_LE:
	case TG_OP_GT:
		return value + 1;
	default:
		return 0;
	}
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node length = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	const char *name = tg_ir_text(ir, ir->decl[ir->node[n].decl].name);
	int64_t least = 0;

	if (tg_ir_is(ir, n, TG_IR_BINARY)) {
		if (!tg_ir_calls(ir, length, "strlen"))
			return;
		name = lit_name_of(ir, tg_ir_arg(ir, length, 0));
		if (!secret_is_name(pass, name))
			return;
		least = refused_below(ir, n);
	} else if (is_minimum(pass, name)) {
		if (tg_ir_is(ir, n, TG_IR_ENUM_CONSTANT))
			least = ir->decl[ir->node[n].decl].value;
		else if (!tg_ir_constant(ir, length, &least))
			return;
	}
	/* A length of one is a test for an empty text. */
	if (least > 1 && least < LEAST_LENGTH)
		pass->host->report(pass, n, "'%s' may have only %d characters", name, (int)least);
}
