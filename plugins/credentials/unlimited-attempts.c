/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/unlimited-attempts - whoever sends passwords may go on trying.
 *
 * A password is compared in a function that reads from a peer or a person (list "attempt-sources"),
 * or that one calls which does, by way of a few others. Nothing there counts, delays or limits:
 * there is no call of the list "delays", no loop to a small number, and no name that speaks of
 * attempts, failures or locks ("attempt-words"), in these functions and those that they call.
 */
#include "common/expr.h"
#include "credentials/use.h"

static void function(struct tg_pass *pass, tg_node function);

const struct tg_rule tg_rule_unlimited_attempts = {
	.id = "credentials/unlimited-attempts",
	.function = function,
};

enum { CALLERS = 3, FEW = 100 };

/* A comparison with what is called a password, or a library's check of one. */
static bool is_check(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, call);
	bool named = false;
	unsigned i;

	if (!*name || origin_is_dead(ir, call))
		return false;
	if (pass->host->in_list(pass, "credential-checks", name))
		return true;
	if (!pass->host->in_list(pass, "comparers", name))
		return false;
	for (i = 0; i < 2; i++) {
		tg_node argument = tg_ir_arg(ir, call, i);

		if (lit_string_of(ir, argument))
			return false;
		named = named || secret_is_access_name(pass, lit_name_of(ir, argument));
	}
	return named;
}

static bool is_stdin(const struct tg_ir *ir, tg_node call)
{
	unsigned i, count = tg_ir_arg_count(ir, call);

	for (i = 0; i < count; i++)
		if (strcmp(tg_ir_name(ir, tg_ir_arg(ir, call, i)), "stdin") == 0)
			return true;
	return false;
}

static bool opens_file(const struct tg_ir *ir, tg_node function)
{
	tg_node n;

	for (n = function; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) && strncmp(tg_ir_callee(ir, n), "open", 4) == 0)
			return true;
	return false;
}

/* What a peer or a person sends comes in here; a file of passwords is read with the same calls. */
static bool reads_attempt(struct tg_pass *pass, tg_node call)
{
	const char *name = tg_ir_callee(pass->ir, call);

	if (strcmp(name, "read") == 0 && opens_file(pass->ir, tg_ir_function_of(pass->ir, call)))
		return false;
	return pass->host->in_list(pass, "attempt-sources", name) ||
	       (pass->host->in_list(pass, "stream-readers", name) && is_stdin(pass->ir, call));
}

static bool has_call(struct tg_pass *pass, tg_node function,
		     bool (*is)(struct tg_pass *pass, tg_node call))
{
	tg_node n;

	for (n = function; n < pass->ir->node[function].end; n++)
		if (tg_ir_is(pass->ir, n, TG_IR_CALL) && is(pass, n))
			return true;
	return false;
}

/* `for (i = 0; i < 3; i++)`, `while (n < MOST)` */
static bool is_short_loop(const struct tg_ir *ir, tg_node n)
{
	tg_node subject, condition = 0;
	int64_t constant;
	uint8_t op;

	if (tg_ir_is(ir, n, TG_IR_FOR) || tg_ir_is(ir, n, TG_IR_DO))
		condition = tg_ir_child(ir, n, 1);
	else if (tg_ir_is(ir, n, TG_IR_WHILE))
		condition = tg_ir_child(ir, n, 0);
	return condition && expr_test(ir, condition, &subject, &op, &constant) &&
	       (op == TG_OP_LT || op == TG_OP_LE) && constant > 0 && constant < FEW;
}

/* Something here counts failures, or makes who failed wait. */
static bool limits(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = function; n < ir->node[function].end; n++) {
		const char *name = tg_ir_text(ir, ir->decl[ir->node[n].decl].name);

		if (ir->node[n].decl && pass->host->name_has(pass, "attempt-words", name))
			return true;
		if (tg_ir_is(ir, n, TG_IR_CALL) && pass->host->in_list(pass, "delays", name))
			return true;
		if (is_short_loop(ir, n))
			return true;
	}
	return false;
}

static bool limits_with_callees(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n, callee;

	if (limits(pass, function))
		return true;
	for (n = function; n < ir->node[function].end; n++) {
		callee = tg_ir_is(ir, n, TG_IR_CALL) ? ir->decl[ir->node[n].decl].node : 0;
		if (tg_ir_is(ir, callee, TG_IR_FUNCTION) && limits(pass, callee))
			return true;
	}
	return false;
}

static bool calls_function(const struct tg_ir *ir, tg_node caller, tg_decl callee)
{
	tg_node n;

	for (n = caller; n < ir->node[caller].end; n++)
		if ((tg_ir_is(ir, n, TG_IR_CALL) || tg_ir_is(ir, n, TG_IR_REF)) &&
		    ir->node[n].decl == callee)
			return true;
	return false;
}

/* Whether attempts come in by way of the function; `*ret_limited` when somebody counts them. */
static bool is_reached(struct tg_pass *pass, tg_node function, unsigned depth, bool *ret_limited)
{
	const struct tg_ir *ir = pass->ir;
	bool reached = has_call(pass, function, reads_attempt);
	uint32_t i;

	*ret_limited = *ret_limited || limits_with_callees(pass, function);
	for (i = 1; depth && !*ret_limited && i < ir->function_count; i++) {
		tg_node caller = ir->decl[ir->functions[i]].node;

		if (caller != function && calls_function(ir, caller, ir->node[function].decl) &&
		    is_reached(pass, caller, depth - 1, ret_limited))
			reached = true;
	}
	return reached;
}

static void function(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	bool limited = false;
	tg_node n;

	for (n = function; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) && is_check(pass, n))
			break;
	if (n == ir->node[function].end || pass->host->in_self_test(pass, n) ||
	    !is_reached(pass, function, CALLERS, &limited) || limited)
		return;
	pass->host->report(pass, n,
			   "whoever sends passwords to '%s' may try without end: nothing "
			   "counts, delays or refuses after a failure",
			   tg_ir_text(ir, ir->decl[ir->node[function].decl].name));
}
