/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/logged - a password or key that is printed or logged: logs are kept, copied and read
 * by people who must not know it.
 */
#include "credentials/use.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_logged = {
	.id = "credentials/logged",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* printf() and its like print a text only where the format asks for one. */
static bool is_logger(struct tg_pass *pass, const char *name)
{
	return pass->host->in_list(pass, "loggers", name);
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, n);
	tg_node function = tg_ir_function_of(ir, n);
	unsigned count = tg_ir_arg_count(ir, n), i;
	tg_decl decl;

	if (!function || !is_logger(pass, name) || origin_is_dead(ir, n) ||
	    pass->host->in_self_test(pass, n))
		return;
	/* A stream that was opened as a file is storage: credentials/kept-in-cleartext. What goes
	 * into a pipe is read by the program at its other end. */
	for (i = 0; i < count; i++) {
		int stream = origin_stream(pass, tg_ir_arg(ir, n, i));

		if (stream == 1 || stream == ORIGIN_PIPE)
			return;
	}
	for (i = 0; i < count; i++) {
		decl = use_secret(pass, tg_ir_arg(ir, n, i));
		if (!decl || tg_ir_is(ir, tg_ir_arg(ir, n, i), TG_IR_STRING))
			continue;
		pass->host->report(pass, n,
				   "'%s' shows the secret '%s' to whoever reads the output", name,
				   tg_ir_text(ir, ir->decl[decl].name));
		return;
	}
}
