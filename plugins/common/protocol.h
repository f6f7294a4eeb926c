/* SPDX-License-Identifier: Apache-2.0 */
/*
 * common/protocol.h - the number in a message that says what is asked for.
 */
#ifndef TRACEGATE_COMMON_PROTOCOL_H
#define TRACEGATE_COMMON_PROTOCOL_H

#include "common/expr.h"

/* True when a value is called a function code, command or message type (list "function-codes"),
 * or is read from a buffer of bytes by a constant index: `frame[7]`. */
static inline bool protocol_is_code(struct tg_pass *pass, tg_node value)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *base;
	int64_t index;

	value = tg_ir_strip(ir, value);
	if (tg_ir_type_of(ir, value)->cls == TG_TYPE_ENUM)
		return false;
	if (pass->host->name_has(pass, "function-codes", lit_name_of(ir, value)))
		return true;
	if (!tg_ir_is(ir, value, TG_IR_SUBSCRIPT) ||
	    !tg_ir_constant(ir, tg_ir_strip(ir, tg_ir_child(ir, value, 1)), &index))
		return false;
	base = tg_ir_type_of(ir, value);
	return base->cls == TG_TYPE_INT && base->width == 8;
}

/* True for a label of this switch, not of one inside it. */
static inline bool protocol_is_own_label(const struct tg_ir *ir, tg_node label, tg_node node)
{
	tg_node n = ir->node[label].parent;

	while (n && n != node && !tg_ir_is(ir, n, TG_IR_SWITCH))
		n = ir->node[n].parent;
	return n == node;
}

static inline bool protocol_has_default(const struct tg_ir *ir, tg_node node)
{
	tg_node n;

	for (n = node; n < ir->node[node].end; n++)
		if (tg_ir_is(ir, n, TG_IR_DEFAULT) && protocol_is_own_label(ir, n, node))
			return true;
	return false;
}

/* True when nothing in the switch goes on behind it: no `break` of its own. */
static inline bool protocol_leaves_always(const struct tg_ir *ir, tg_node node)
{
	tg_node n, owner;

	for (n = node; n < ir->node[node].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_BREAK))
			continue;
		for (owner = ir->node[n].parent;
		     !tg_ir_is(ir, owner, TG_IR_SWITCH) && !tg_ir_is(ir, owner, TG_IR_WHILE) &&
		     !tg_ir_is(ir, owner, TG_IR_FOR) && !tg_ir_is(ir, owner, TG_IR_DO);
		     owner = ir->node[owner].parent)
			;
		if (owner == node)
			return false;
	}
	return true;
}

/* True for a switch over what a message asks for that passes the rest over in silence. */
static inline bool protocol_is_unrefused(struct tg_pass *pass, tg_node node)
{
	return protocol_is_code(pass, tg_ir_child(pass->ir, node, 1)) &&
	       !protocol_has_default(pass->ir, node) && !protocol_leaves_always(pass->ir, node);
}

#endif
