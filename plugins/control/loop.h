/* SPDX-License-Identifier: Apache-2.0 */
/*
 * loop.h - loops and their conditions.
 */
#ifndef TRACEGATE_CONTROL_LOOP_H
#define TRACEGATE_CONTROL_LOOP_H

#include "common/flow.h"

static inline bool loop_is(const struct tg_ir *ir, tg_node n)
{
	return tg_ir_is(ir, n, TG_IR_WHILE) || tg_ir_is(ir, n, TG_IR_DO) ||
	       tg_ir_is(ir, n, TG_IR_FOR);
}

/* The condition of a loop. */
static inline tg_node loop_condition(const struct tg_ir *ir, tg_node loop)
{
	return tg_ir_child(ir, loop, tg_ir_is(ir, loop, TG_IR_WHILE) ? 0 : 1);
}

/* The loop whose condition an expression is, or is part of; or 0. */
static inline tg_node loop_decided_by(const struct tg_ir *ir, tg_node n)
{
	tg_node loop = n, condition;

	while (loop && !loop_is(ir, loop) && !tg_ir_is(ir, loop, TG_IR_FUNCTION))
		loop = ir->node[loop].parent;
	if (!loop_is(ir, loop))
		return 0;
	condition = loop_condition(ir, loop);
	return n >= condition && n < ir->node[condition].end ? loop : 0;
}

#endif
