/* SPDX-License-Identifier: Apache-2.0 */
/*
 * common/answer.h - text on its way to whoever asked: an argument of a call that answers a peer, or
 * one that makes a text which such a call of the same function sends.
 */
#ifndef TRACEGATE_COMMON_ANSWER_H
#define TRACEGATE_COMMON_ANSWER_H

#include "common/expr.h"

/* True when a call of the function around `n` sends the variable. */
static inline bool answer_sends(struct tg_pass *pass, tg_node n, tg_decl decl)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, n), at;
	unsigned i, count;

	for (at = function; decl && at < ir->node[function].end; at++) {
		if (!tg_ir_is(ir, at, TG_IR_CALL) ||
		    !pass->host->in_list(pass, "peer-senders", tg_ir_callee(ir, at)))
			continue;
		count = tg_ir_arg_count(ir, at);
		for (i = 0; i < count; i++)
			if (expr_root(ir, tg_ir_arg(ir, at, i)) == decl)
				return true;
	}
	return false;
}

/* The call whose argument `n` is, through casts and choices; or 0. */
static inline tg_node answer_call(const struct tg_ir *ir, tg_node n)
{
	tg_node parent = ir->node[n].parent;

	while (tg_ir_is(ir, parent, TG_IR_CAST) || tg_ir_is(ir, parent, TG_IR_CONDITIONAL))
		parent = ir->node[parent].parent;
	return tg_ir_is(ir, parent, TG_IR_CALL) ? parent : 0;
}

/* True when what stands at `n` reaches the other end of a connection. */
static inline bool answer_is_sent(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node call = answer_call(ir, n), value = n;
	const char *name = tg_ir_callee(ir, call);

	if (pass->host->in_list(pass, "peer-senders", name))
		return true;
	if (call)
		return (pass->host->in_list(pass, "formatters", name) ||
			pass->host->in_list(pass, "copiers", name)) &&
		       answer_sends(pass, n, expr_root(ir, tg_ir_arg(ir, call, 0)));
	for (; tg_ir_is(ir, ir->node[value].parent, TG_IR_CAST); value = ir->node[value].parent)
		;
	value = ir->node[value].parent;
	return tg_ir_is(ir, value, TG_IR_VAR) && answer_sends(pass, n, ir->node[value].decl);
}

#endif
