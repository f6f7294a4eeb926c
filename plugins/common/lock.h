/* SPDX-License-Identifier: Apache-2.0 */
/*
 * common/lock.h - how calls that take and give back locks stand to each other; nothing reports.
 */
#ifndef TRACEGATE_COMMON_LOCK_H
#define TRACEGATE_COMMON_LOCK_H

#include "tracegate/plugin.h"

/* The condition of the innermost `if` under which a node stands; 0 = none. */
static inline tg_node lock_condition(const struct tg_ir *ir, tg_node n)
{
	tg_node up, from = n;

	for (up = ir->node[n].parent; up && !tg_ir_is(ir, up, TG_IR_FUNCTION);
	     from = up, up = ir->node[up].parent)
		if (tg_ir_is(ir, up, TG_IR_IF))
			return from == tg_ir_child(ir, up, 2)
				       ? tg_ir_strip(ir, tg_ir_child(ir, up, 1))
				       : 0;
	return 0;
}

/*
 * True when another call with the same lock stands under the same condition: `if (threads) lock();
 * ... if (threads) unlock();`. What is called between them could change it and, most likely, never
 * does.
 */
static inline bool lock_is_paired(const struct tg_ir *ir, tg_node call)
{
	const tg_node function = tg_ir_function_of(ir, call), lock = tg_ir_arg(ir, call, 0);
	const tg_node condition = lock_condition(ir, call);
	tg_node n;

	if (!condition || !tg_ir_is(ir, call, TG_IR_CALL))
		return false;
	for (n = function; n < ir->node[function].end; n++)
		if (n != call && tg_ir_is(ir, n, TG_IR_CALL) &&
		    tg_ir_same_object(ir, tg_ir_arg(ir, n, 0), lock) &&
		    tg_ir_same_object(ir, lock_condition(ir, n), condition))
			return true;
	return false;
}

#endif
