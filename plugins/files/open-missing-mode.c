/* SPDX-License-Identifier: Apache-2.0 */
/*
 * files/open-missing-mode - open() creates a file and is not told who may use it.
 *
 * O_CREAT is 0x40 on Linux and 0x100 or 0x200 elsewhere; only constants that name it are looked at.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_open_missing_mode = {
	.id = "files/open-missing-mode",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

static void visit(struct tg_pass *pass, tg_node call)
{
	static const char *const names[] = {"open", "open64", "openat", "openat64", NULL};
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, call);
	unsigned flags;
	int64_t value;

	if (!expr_is_one_of(name, names))
		return;
	flags = strncmp(name, "openat", 6) == 0 ? 2 : 1;
	if (tg_ir_arg_count(ir, call) == flags + 1 &&
	    expr_constant(ir, tg_ir_arg(ir, call, flags), &value) && (value & 0x40))
		pass->host->report(
			pass, call,
			"%s() with O_CREAT takes the permissions from whatever lies on the "
			"stack; say them",
			name);
}
