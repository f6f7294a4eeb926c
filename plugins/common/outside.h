/* SPDX-License-Identifier: Apache-2.0 */
/*
 * common/outside.h - whether a text comes from outside, as far as one function shows it.
 *
 * For rules that do not follow values; nothing here reports.
 */
#ifndef TRACEGATE_COMMON_OUTSIDE_H
#define TRACEGATE_COMMON_OUTSIDE_H

#include "common/expr.h"
#include "tracegate/plugin.h"

/* True for a text of the environment, the command line or the network, by its name or model. */
static inline bool outside_is_text(struct tg_pass *pass, tg_node call, tg_node source,
				   unsigned depth)
{
	static const char *const readers[] = {"getenv", "secure_getenv", NULL};
	const struct tg_ir *ir = pass->ir;
	tg_decl decl;
	tg_node at;

	source = tg_ir_strip(ir, source);
	while (tg_ir_is(ir, source, TG_IR_SUBSCRIPT) || tg_ir_is(ir, source, TG_IR_BINARY) ||
	       tg_ir_is(ir, source, TG_IR_UNARY))
		source = tg_ir_strip(ir, tg_ir_child(ir, source, 0));
	if (tg_ir_is(ir, source, TG_IR_CALL))
		return expr_is_one_of(tg_ir_callee(ir, source), readers) ||
		       pass->host->call_has_role(pass, source, TG_RESULT, TG_ROLE_SOURCE);
	decl = lit_variable(ir, source);
	if (!decl)
		return false;
	if (strcmp(tg_ir_text(ir, ir->decl[decl].name), "optarg") == 0)
		return true;
	at = tg_ir_function_of(ir, call);
	if (ir->decl[decl].kind == TG_DECL_PARAM)
		return strcmp(tg_ir_text(ir, ir->decl[ir->node[at].decl].name), "main") == 0;
	if (depth && outside_is_text(pass, call, lit_initialiser(ir, decl), depth - 1))
		return true;
	for (; depth && at && at < call; at++)
		if (tg_ir_is(ir, at, TG_IR_ASSIGN) &&
		    lit_variable(ir, tg_ir_child(ir, at, 0)) == decl &&
		    outside_is_text(pass, call, tg_ir_child(ir, at, 1), depth - 1))
			return true;
	return false;
}

#endif
