/* SPDX-License-Identifier: Apache-2.0 */
/*
 * network/trust-by-name - the name that the other side gave itself decides what it may.
 *
 *     h = gethostbyaddr(...);
 *     if (strcmp(h->h_name, "admin.example") == 0)
 *
 * Found is a comparison of text (list compares-text) whose argument is the name that a reverse
 * look-up gave in the same function. A numeric address in place of a name is left alone.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_trust_by_name = {
	.id = "network/trust-by-name",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

enum { NUMERIC_HOST = 1 }; /* NI_NUMERICHOST of Linux, Windows 2 */

/* getnameinfo() that wrote a name, and no number, into `buffer` before `at`. */
static bool names_into(const struct tg_ir *ir, tg_node call, tg_decl buffer)
{
	int64_t flags = 0;

	return buffer && tg_ir_calls(ir, call, "getnameinfo") &&
	       expr_root(ir, tg_ir_arg(ir, call, 2)) == buffer &&
	       expr_constant(ir, tg_ir_arg(ir, call, 6), &flags) && !(flags & (NUMERIC_HOST | 2));
}

/* The reverse look-up that an argument of a comparison comes from, or 0. */
static tg_node look_up_of(const struct tg_ir *ir, tg_node at, tg_node arg)
{
	tg_node function = tg_ir_function_of(ir, at), n;
	tg_decl root = expr_root(ir, arg);
	bool is_host = tg_ir_is(ir, tg_ir_strip(ir, arg), TG_IR_MEMBER) &&
		       strcmp(tg_ir_name(ir, tg_ir_strip(ir, arg)), "h_name") == 0;

	for (n = function; n < at; n++) {
		if (!tg_ir_is(ir, n, TG_IR_CALL))
			continue;
		if (is_host &&
		    (tg_ir_calls(ir, n, "gethostbyaddr") || tg_ir_calls(ir, n, "gethostbyaddr_r")))
			return n;
		if (names_into(ir, n, root))
			return n;
	}
	return 0;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, call);
	tg_node arg, from;
	unsigned i;

	if (!pass->host->in_list(pass, "compares-text", name))
		return;
	for (i = 0; i < 2; i++) {
		arg = tg_ir_strip(ir, tg_ir_arg(ir, call, i));
		if (tg_ir_is(ir, arg, TG_IR_BINARY)) /* the end of it: host + n - 8 */
			for (; tg_ir_is(ir, arg, TG_IR_BINARY);)
				arg = tg_ir_strip(ir, tg_ir_child(ir, arg, 0));
		from = look_up_of(ir, call, arg);
		if (!from)
			continue;
		pass->host->report(pass, call,
				   "%s() decides by the name that %s() found; who owns the address "
				   "chooses it",
				   name, tg_ir_callee(ir, from));
		pass->host->step(pass, from, "looked up here");
		return;
	}
}
