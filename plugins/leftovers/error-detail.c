/* SPDX-License-Identifier: Apache-2.0 */
/*
 * leftovers/error-detail - an answer to a peer that tells what went wrong inside: the text of an
 * error of the system, of a library or of a data base (list "error-tellers"), or the place in the
 * source. What is printed or logged is left alone: it stays here.
 */
#include "common/answer.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_error_detail = {
	.id = "leftovers/error-detail",
	.kinds = TG_KINDS(TG_IR_STRING, TG_IR_CALL, TG_IR_INTEGER, TG_IR_REF),
	.visit = visit,
};

/* __FILE__, __LINE__, __func__ */
static bool is_place(const struct tg_ir *ir, tg_node n)
{
	const char *macro = tg_ir_text(ir, ir->macro[ir->node[n].macro].name);

	if (tg_ir_is(ir, n, TG_IR_REF))
		return strcmp(tg_ir_name(ir, n), "__func__") == 0 ||
		       strcmp(tg_ir_name(ir, n), "__FUNCTION__") == 0;
	return strcmp(macro, "__FILE__") == 0 || strcmp(macro, "__LINE__") == 0;
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;

	if (tg_ir_is(ir, n, TG_IR_CALL)
		    ? pass->host->in_list(pass, "error-tellers", tg_ir_callee(ir, n)) &&
			      answer_is_sent(pass, n)
		    : is_place(ir, n) && answer_is_sent(pass, n))
		pass->host->report(
			pass, n,
			"the answer tells whoever asks what went wrong inside; log it, and "
			"answer with a number");
}
