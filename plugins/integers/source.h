/* SPDX-License-Identifier: Apache-2.0 */
/*
 * source.h - which call a number comes from, for rules that know what such calls can give.
 *
 * What somebody else chooses the flow engine knows. Here are numbers of which the text of the
 * function says enough: the length or -1 of read(), a number that stood in a text, the size of a
 * file. Followed is the call itself, and a local variable to what it was given last in the text.
 */
#ifndef TRACEGATE_INTEGERS_SOURCE_H
#define TRACEGATE_INTEGERS_SOURCE_H

#include "common/expr.h"
#include "common/flow.h"

/*
 * What the local variable at `use` was given last before it, constants apart (`if (n > 63) n = 63;`
 * is one of its bounds); 0 when its address went out since.
 */
static inline tg_node source_given(const struct tg_ir *ir, tg_node use)
{
	tg_decl decl = lit_variable(ir, use);
	tg_node n, given = 0, value;
	int64_t number;

	if (ir->decl[decl].kind != TG_DECL_VAR || (ir->decl[decl].flags & TG_DECL_GLOBAL))
		return 0;
	for (n = tg_ir_function_of(ir, use); n && n < use; n++) {
		if (tg_ir_is(ir, n, TG_IR_VAR) && ir->node[n].decl == decl)
			value = tg_ir_child(ir, n, 0);
		else if (ir->node[n].end <= use && lit_is_written_by(ir, n, decl))
			value = tg_ir_is(ir, n, TG_IR_ASSIGN) && ir->node[n].op == TG_OP_ASSIGN
					? tg_ir_child(ir, n, 1)
					: 0;
		else
			continue;
		if (!value || !expr_constant(ir, value, &number))
			given = value;
	}
	return given;
}

/* The call, or the member, whose result an expression is, also through a variable; or 0. */
static inline tg_node source_of(const struct tg_ir *ir, tg_node n)
{
	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_REF))
		n = tg_ir_strip(ir, source_given(ir, n));
	return tg_ir_is(ir, n, TG_IR_CALL) || tg_ir_is(ir, n, TG_IR_MEMBER) ? n : 0;
}

/* The name of the call that a number comes from when it is on that list of rules/models/; or 0. */
static inline const char *source_in(struct tg_pass *pass, tg_node n, const char *list)
{
	tg_node source = source_of(pass->ir, n);
	const char *name = tg_ir_is(pass->ir, source, TG_IR_CALL) ? tg_ir_callee(pass->ir, source)
								  : tg_ir_name(pass->ir, source);

	return source && *name && pass->host->in_list(pass, list, name) ? name : NULL;
}

/* The variable that a conversion gives its value to: `unsigned n = f();`, `n = f();`; or 0. */
static inline tg_decl source_target(const struct tg_ir *ir, tg_node cast)
{
	tg_node above = ir->node[cast].parent;
	tg_decl decl;

	while (tg_ir_is(ir, above, TG_IR_CAST))
		above = ir->node[above].parent;
	if (tg_ir_is(ir, above, TG_IR_VAR))
		return ir->node[above].decl;
	if (!tg_ir_is(ir, above, TG_IR_ASSIGN) || ir->node[above].op != TG_OP_ASSIGN)
		return 0;
	decl = lit_variable(ir, tg_ir_child(ir, above, 0));
	return ir->decl[decl].kind == TG_DECL_VAR && !(ir->decl[decl].flags & TG_DECL_GLOBAL) ? decl
											      : 0;
}

/* True when an expression is the variable, or an assignment to it. */
static inline bool source_is(const struct tg_ir *ir, tg_node n, tg_decl decl)
{
	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_ASSIGN))
		n = tg_ir_child(ir, n, 0);
	return lit_variable(ir, n) == decl;
}

/* Which comparisons of a variable count. */
enum source_test {
	SOURCE_ANY,      /* all */
	SOURCE_BELOW,    /* what tells a negative number: with 1, 0, -1 and with no constant */
	SOURCE_VARIABLE, /* with no constant: a limit that the path may not know */
};

/* True when the function of `at` compares the variable. */
static inline bool source_is_compared(const struct tg_ir *ir, tg_node at, tg_decl decl,
				      enum source_test test)
{
	tg_node function = tg_ir_function_of(ir, at), n;
	int64_t number;
	unsigned i;

	for (n = function; n < ir->node[function].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_BINARY) || ir->node[n].op < TG_OP_LT ||
		    ir->node[n].op > TG_OP_NE)
			continue;
		for (i = 0; i < 2; i++)
			if (source_is(ir, tg_ir_child(ir, n, i), decl) &&
			    (test == SOURCE_ANY ||
			     !expr_constant(ir, tg_ir_child(ir, n, 1 - i), &number) ||
			     (test == SOURCE_BELOW && number <= 1)))
				return true;
	}
	return false;
}

/* True when a call takes the variable as an argument, or it is an index. */
static inline bool source_is_used(const struct tg_ir *ir, tg_node at, tg_decl decl)
{
	tg_node end = ir->node[tg_ir_function_of(ir, at)].end, n, above;

	for (n = at; n < end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_REF) || ir->node[n].decl != decl)
			continue;
		for (above = ir->node[n].parent;
		     tg_ir_is(ir, above, TG_IR_CAST) ||
		     (tg_ir_is(ir, above, TG_IR_BINARY) && ir->node[above].op <= TG_OP_SUB);)
			above = ir->node[above].parent;
		if (tg_ir_is(ir, above, TG_IR_CALL) || tg_ir_is(ir, above, TG_IR_SUBSCRIPT))
			return true;
	}
	return false;
}

#endif
