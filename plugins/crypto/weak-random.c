/* SPDX-License-Identifier: Apache-2.0 */
/*
 * crypto/weak-random - `rand()` and its like where nobody must be able to foretell the number.
 *
 * What the number is for is read from the names around it: what it is stored in, formatted or
 * copied to, and the function. Dice, jitter and back-off times are left alone.
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

/* What a call like snprintf(token, n, "%x", rand()) or memcpy(token, ...) writes, or "". */
static const char *written_by(struct tg_pass *pass, tg_node call)
{
	const char *callee = tg_ir_callee(pass->ir, call);

	if (!strstr(callee, "printf") && !pass->host->in_list(pass, "copiers", callee))
		return "";
	return lit_name_of(pass->ir, tg_ir_arg(pass->ir, call, 0));
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
			name = written_by(pass, n);
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
