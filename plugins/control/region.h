/* SPDX-License-Identifier: Apache-2.0 */
/*
 * region.h - what is run again and again, and whether anything in it changes what ends it.
 */
#ifndef TRACEGATE_CONTROL_REGION_H
#define TRACEGATE_CONTROL_REGION_H

#include "control/loop.h"

/* What is run again and again: the nodes of a loop, or those from a label to the jump back there.
 */
struct region {
	tg_node first, end;
};

static inline struct region region_of(const struct tg_ir *ir, tg_node loop)
{
	return (struct region){loop, ir->node[loop].end};
}

/* True when the loop reads memory that others may write: it waits for them. */
static inline bool region_waits(const struct tg_ir *ir, struct region loop)
{
	tg_node n;

	for (n = loop.first + 1; n < loop.end; n++)
		if (tg_ir_type_of(ir, n)->flags & (TG_TYPE_VOLATILE | TG_TYPE_ATOMIC))
			return true;
	return false;
}

static inline bool region_is_reference(const struct tg_ir *ir, const struct tg_ir_decl *decl)
{
	return ir->type[ir->type[decl->type].canonical].cls == TG_TYPE_REFERENCE;
}

/* True for a local variable that nobody else can write: its address is not taken. */
static inline bool region_owns(const struct tg_ir *ir, tg_node ref)
{
	const struct tg_ir_decl *decl = &ir->decl[ir->node[ref].decl];
	tg_node function = tg_ir_function_of(ir, ref), n;

	if ((decl->kind != TG_DECL_VAR && decl->kind != TG_DECL_PARAM) ||
	    (decl->flags & TG_DECL_GLOBAL) || region_is_reference(ir, decl))
		return false;
	for (n = function; n < ir->node[function].end; n++) {
		if (tg_ir_is(ir, n, TG_IR_LAMBDA) ||
		    (tg_ir_is(ir, n, TG_IR_VAR) &&
		     region_is_reference(ir, &ir->decl[ir->node[n].decl])))
			return false; /* C++: another name for it, perhaps */
		if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS &&
		    lit_variable(ir, tg_ir_child(ir, n, 0)) == ir->node[ref].decl)
			return false;
	}
	return true;
}

/* True when something in the loop writes what is no variable of its own: an element, a member. */
static inline bool region_writes_memory(const struct tg_ir *ir, struct region loop)
{
	tg_node n;

	for (n = loop.first; n < loop.end; n++)
		if ((tg_ir_is(ir, n, TG_IR_ASSIGN) ||
		     (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op >= TG_OP_PRE_INC &&
		      ir->node[n].op <= TG_OP_POST_DEC)) &&
		    !lit_variable(ir, tg_ir_child(ir, n, 0)))
			return true;
	return false;
}

/* True when what the condition asks are variables, and texts, that nothing in the loop writes. */
static inline bool region_asks_the_same(const struct tg_ir *ir, struct region loop,
					tg_node condition)
{
	bool any = false, reads = false;
	tg_node n, at;

	for (n = condition; n < ir->node[condition].end; n++) {
		switch (ir->node[n].kind) {
		case TG_IR_REF:
			if (!region_owns(ir, n))
				return false;
			for (at = loop.first; at < loop.end; at++)
				if (lit_is_written_by(ir, at, ir->node[n].decl))
					return false;
			any = true;
			break;
		case TG_IR_BINARY:
		case TG_IR_CAST:
		case TG_IR_INTEGER:
			break;
		case TG_IR_CHARACTER:
			break;
		case TG_IR_SUBSCRIPT:
			reads = true;
			break;
		case TG_IR_UNARY:
			reads = reads || ir->node[n].op == TG_OP_DEREF;
			if (ir->node[n].op != TG_OP_LNOT && ir->node[n].op != TG_OP_MINUS &&
			    ir->node[n].op != TG_OP_DEREF)
				return false;
			break;
		default:
			return false;
		}
	}
	return any && !(reads && region_writes_memory(ir, loop));
}

#endif
