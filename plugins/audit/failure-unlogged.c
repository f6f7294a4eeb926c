/* SPDX-License-Identifier: Apache-2.0 */
/*
 * audit/failure-unlogged - who gets in is logged, who is refused is not.
 *
 * Found is a function that logs a success and leaves on a failed check without a word: `if (check
 * fails) return` before the log, or a branch beside it. A branch that calls anything but a release
 * may log there, and is left alone.
 */
#include "audit/entry.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_failure_unlogged = {
	.id = "audit/failure-unlogged",
	.kinds = TG_KINDS(TG_IR_IF),
	.visit = visit,
};

/* A call that decides who somebody is: it compares, or its name says so. */
static bool asks(struct tg_pass *pass, tg_node condition)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = condition; n < ir->node[condition].end; n++) {
		const char *name = tg_ir_is(ir, n, TG_IR_CALL) ? tg_ir_callee(ir, n) : "";

		if (!*name)
			continue;
		if (pass->host->in_list(pass, "comparers", name)) { /* an option is no check */
			if (!lit_string_of(ir, tg_ir_arg(ir, n, 0)) &&
			    !lit_string_of(ir, tg_ir_arg(ir, n, 1)))
				return true;
		} else if (pass->host->name_has(pass, "access-check-words", name)) {
			return true;
		}
	}
	return false;
}

/* The first call between two nodes that logs a success, or 0. */
static tg_node logs_success(struct tg_pass *pass, tg_node from, tg_node to)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n, text;

	for (n = from; n < to; n++) {
		text = tg_ir_is(ir, n, TG_IR_CALL) ? entry_text(pass, n) : 0;
		if (text && entry_speaks_of(pass, text, "admission-words") &&
		    !entry_speaks_of(pass, text, "refusal-words"))
			return n;
	}
	return 0;
}

/* True for a branch that calls nothing but what releases, and so says nothing. */
static bool is_silent(struct tg_pass *pass, tg_node branch)
{
	static const char *const releases[] = {"free",   "close",       "memset", "explicit_bzero",
					       "fclose", "CloseHandle", NULL};
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = branch; n < ir->node[branch].end; n++)
		if (tg_ir_is(ir, n, TG_IR_GOTO) || tg_ir_is(ir, n, TG_IR_THROW) ||
		    (tg_ir_is(ir, n, TG_IR_CALL) && !expr_is_one_of(tg_ir_callee(ir, n), releases)))
			return false;
	return true;
}

static bool returns(const struct tg_ir *ir, tg_node branch)
{
	tg_node n;

	for (n = branch; n < ir->node[branch].end; n++)
		if (tg_ir_is(ir, n, TG_IR_RETURN))
			return true;
	return false;
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node then = tg_ir_child(ir, n, 2), other = tg_ir_child(ir, n, 3), silent = 0, said;
	tg_node function = tg_ir_function_of(ir, n);

	if (!function || !asks(pass, tg_ir_child(ir, n, 1)))
		return;
	if (tg_ir_is(ir, other, TG_IR_ABSENT)) {
		said = logs_success(pass, ir->node[n].end, ir->node[function].end);
		silent = said && returns(ir, then) ? then : 0;
	} else {
		said = logs_success(pass, then, ir->node[then].end);
		silent = said ? other : then;
		if (!said)
			said = logs_success(pass, other, ir->node[other].end);
	}
	if (!said || !silent || !is_silent(pass, silent))
		return;
	pass->host->report(pass, n, "who is refused here is not logged");
	pass->host->step(pass, said, "who gets in is");
}
