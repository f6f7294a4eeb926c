/* SPDX-License-Identifier: Apache-2.0 */
/*
 * crypto/weak-random - `rand()` and its like where nobody must be able to foretell the number.
 *
 * What the number is for is read from the names around it: what it is stored in, what is formatted
 * or copied with it, and the function. Dice, jitter and back-off times are left alone.
 */
#include "common/literal.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_weak_random = {
	.id = "crypto/weak-random",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* "session_token"; not "key_count" or "token_id_len", which are about one. */
static bool is_unpredictable(struct tg_pass *pass, const char *name)
{
	return *name && pass->host->name_has(pass, "unpredictable-names", name) &&
	       !pass->host->name_has(pass, "random-exceptions", name);
}

/* The name of something unpredictable among the other arguments of a call, or "". */
static const char *name_among_arguments(struct tg_pass *pass, tg_node call)
{
	unsigned count = tg_ir_arg_count(pass->ir, call), i;

	for (i = 0; i < count; i++) {
		const char *name = lit_name_of(pass->ir, tg_ir_arg(pass->ir, call, i));

		if (is_unpredictable(pass, name))
			return name;
	}
	return "";
}

/* The name of what the number goes into, going outwards to the statement; "" when none tells. */
static const char *purpose(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = ir->node[call].parent; n && !tg_ir_is(ir, n, TG_IR_COMPOUND);
	     n = ir->node[n].parent) {
		const char *name = "";

		if (tg_ir_is(ir, n, TG_IR_ASSIGN))
			name = lit_name_of(ir, tg_ir_child(ir, n, 0));
		else if (tg_ir_is(ir, n, TG_IR_VAR) || tg_ir_is(ir, n, TG_IR_DESIGNATED))
			name = tg_ir_text(ir, ir->decl[ir->node[n].decl].name);
		else if (tg_ir_is(ir, n, TG_IR_CALL))
			name = name_among_arguments(pass, n);
		if (is_unpredictable(pass, name))
			return name;
	}
	n = tg_ir_function_of(ir, call);
	return tg_ir_text(ir, ir->decl[ir->node[n].decl].name);
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const char *generator = tg_ir_callee(pass->ir, call), *name;

	if (!pass->host->in_list(pass, "weak-generators", generator))
		return;
	name = purpose(pass, call);
	if (is_unpredictable(pass, name))
		pass->host->report(
			pass, call,
			"'%s' must not be foretold, but %s() repeats what can be computed; "
			"use getrandom() or the TLS library's generator",
			name, generator);
}
