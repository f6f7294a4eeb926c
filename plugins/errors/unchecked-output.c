/* SPDX-License-Identifier: Apache-2.0 */
/*
 * errors/unchecked-output - nobody notices that something was not written, moved or removed.
 *
 * Which functions it is about stands in rules/models/ (list results-of-output). A result that is
 * cast to void is left alone, and so is what goes to the standard streams with printf(). fclose()
 * counts where the function has written to the stream: what was still held back is written then.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_unchecked_output = {
	.id = "errors/unchecked-output",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* The stream of a function that writes, as the first argument or the last; or 0. */
static tg_node written_stream(const struct tg_ir *ir, tg_node call)
{
	static const char *const first[] = {"fprintf", "vfprintf", "fwprintf", "vfwprintf", NULL};
	static const char *const last[] = {"fwrite", "fputs",  "fputc", "putc",
					   "fputws", "fputwc", NULL};
	const char *name = tg_ir_callee(ir, call);

	if (expr_is_one_of(name, first))
		return tg_ir_arg(ir, call, 0);
	return expr_is_one_of(name, last) ? tg_ir_arg(ir, call, tg_ir_arg_count(ir, call) - 1) : 0;
}

/* True when a call between two nodes writes to the stream. */
static bool is_written(const struct tg_ir *ir, tg_node stream, tg_node from, tg_node to)
{
	tg_node n, written;

	for (n = from; n && n < to; n++) {
		written = tg_ir_is(ir, n, TG_IR_CALL) ? written_stream(ir, n) : 0;
		if (written && tg_ir_same_object(ir, written, stream))
			return true;
	}
	return false;
}

/* True for a branch that has written nothing and leaves: something has failed before. */
static bool gives_up(const struct tg_ir *ir, tg_node branch, tg_node stream, tg_node call)
{
	tg_node n;

	if (!tg_ir_is(ir, ir->node[branch].parent, TG_IR_IF) ||
	    is_written(ir, stream, branch, call))
		return false;
	for (n = call; n < ir->node[branch].end; n++)
		if (tg_ir_is(ir, n, TG_IR_RETURN) || tg_ir_is(ir, n, TG_IR_GOTO) ||
		    tg_ir_never_returns(ir, n))
			return true;
	return false;
}

/* True for the fclose() of a stream to which its function has written, and goes on. */
static bool ends_writing(const struct tg_ir *ir, tg_node call)
{
	tg_node stream = tg_ir_arg(ir, call, 0), up;

	if (!tg_ir_calls(ir, call, "fclose") || !tg_ir_is(ir, stream, TG_IR_REF) ||
	    !is_written(ir, stream, tg_ir_function_of(ir, call), call))
		return false;
	for (up = ir->node[call].parent; up; up = ir->node[up].parent)
		if (gives_up(ir, up, stream, call))
			return false;
	return true;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const char *name = tg_ir_callee(pass->ir, call);
	bool cast = false;

	if ((pass->host->in_list(pass, "results-of-output", name) ||
	     ends_writing(pass->ir, call)) &&
	    tg_ir_is_discarded(pass->ir, call, &cast) && !cast)
		pass->host->report(pass, call, "nobody notices when %s() fails", name);
}
