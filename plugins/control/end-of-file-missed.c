/* SPDX-License-Identifier: Apache-2.0 */
/*
 * control/end-of-file-missed - a loop that reads until a character comes, and not until the end.
 *
 *     while ((c = getc(f)) != '\n')
 *             ;
 *
 * At the end of the file every call gives EOF again, and the loop runs for ever. Left alone is a
 * loop that something else may leave, and one that asks for EOF or for the state of the stream.
 */
#include "control/loop.h"

static void visit(struct tg_pass *pass, tg_node loop);

const struct tg_rule tg_rule_end_of_file_missed = {
	.id = "control/end-of-file-missed",
	.kinds = TG_KINDS(TG_IR_WHILE, TG_IR_DO, TG_IR_FOR),
	.visit = visit,
};

/* True when something in the loop leaves it, or asks whether the file ends. */
static bool leaves(struct tg_pass *pass, tg_node loop)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = loop + 1; n < ir->node[loop].end; n++) {
		uint8_t kind = ir->node[n].kind;

		if (kind == TG_IR_BREAK || kind == TG_IR_RETURN || kind == TG_IR_GOTO ||
		    kind == TG_IR_THROW || kind == TG_IR_ASM)
			return true;
		if (kind == TG_IR_CALL &&
		    !pass->host->in_list(pass, "reads-a-character", tg_ir_callee(ir, n)) &&
		    (ir->decl[ir->node[n].decl].flags & TG_DECL_NORETURN ||
		     tg_ir_calls(ir, n, "feof") || tg_ir_calls(ir, n, "ferror")))
			return true;
	}
	return false;
}

/* What was last given to a variable in the loop is a character that was read. */
static bool is_read(struct tg_pass *pass, tg_node loop, tg_node subject)
{
	const struct tg_ir *ir = pass->ir;
	tg_node value = expr_value(ir, subject), n;
	tg_decl decl = lit_variable(ir, subject);
	bool found = false;

	if (tg_ir_is(ir, value, TG_IR_CALL))
		return pass->host->in_list(pass, "reads-a-character", tg_ir_callee(ir, value));
	for (n = loop + 1; decl && n < ir->node[loop].end; n++) {
		if (!lit_is_written_by(ir, n, decl))
			continue;
		value = tg_ir_is(ir, n, TG_IR_ASSIGN) ? expr_value(ir, n) : 0;
		if (!pass->host->in_list(pass, "reads-a-character", tg_ir_callee(ir, value)))
			return false;
		found = true;
	}
	return found;
}

/* True when EOF satisfies the condition: `c != '\n' && c != '\r'`. */
static bool holds_at_end(struct tg_pass *pass, tg_node loop, tg_node condition)
{
	const struct tg_ir *ir = pass->ir;
	int64_t constant;
	tg_node subject;
	uint8_t op;

	condition = tg_ir_strip(ir, condition);
	if (tg_ir_is(ir, condition, TG_IR_BINARY) && ir->node[condition].op == TG_OP_LAND)
		return holds_at_end(pass, loop, tg_ir_child(ir, condition, 0)) &&
		       holds_at_end(pass, loop, tg_ir_child(ir, condition, 1));
	return tg_ir_is(ir, condition, TG_IR_BINARY) &&
	       expr_test(ir, condition, &subject, &op, &constant) && op == TG_OP_NE &&
	       constant > 0 && is_read(pass, loop, subject);
}

static void visit(struct tg_pass *pass, tg_node loop)
{
	tg_node condition = loop_condition(pass->ir, loop);

	if (holds_at_end(pass, loop, condition) && !leaves(pass, loop))
		pass->host->report(pass, condition,
				   "at the end of the file this loop never ends: EOF is read again "
				   "and again");
}
