/* SPDX-License-Identifier: Apache-2.0 */
/*
 * concurrency/lock-not-held - a lock is given back that was given back on this path already, or
 * that was made and never taken, or that the function takes under a condition which the giving
 * back does not stand under.
 *
 * Of a lock that is taken under a condition, only what the function itself does with it is judged,
 * and only when that is all: one taking, before it nothing with that lock. An attempt that failed,
 * and a lock that is put down and taken again, are right.
 */
#include "common/expr.h"
#include "common/flow.h"
#include "common/lock.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_lock_not_held = {
	.id = "concurrency/lock-not-held",
	.events = TG_FLOW_LOCK,
	.flow = flow,
};

/* Making a lock leaves it free, and may follow a first life of it. */
static bool makes(const char *name)
{
	return strstr(name, "init") || strstr(name, "Init");
}

/* The block that `n` stands in without a condition; 0 when one stands before it. */
static tg_node block_of(const struct tg_ir *ir, tg_node n)
{
	tg_node up, from = n;

	for (up = ir->node[n].parent; up; from = up, up = ir->node[up].parent) {
		if (tg_ir_is(ir, up, TG_IR_COMPOUND))
			return up;
		if (tg_ir_is(ir, up, TG_IR_IF)
			    ? from != tg_ir_child(ir, up, 1)
			    : tg_ir_is(ir, up, TG_IR_CONDITIONAL) ||
				      tg_ir_is(ir, up, TG_IR_WHILE) ||
				      tg_ir_is(ir, up, TG_IR_FOR) || tg_ir_is(ir, up, TG_IR_DO) ||
				      tg_ir_is(ir, up, TG_IR_CASE) ||
				      tg_ir_is(ir, up, TG_IR_DEFAULT))
			return 0;
	}
	return 0;
}

/* The outermost `if` in `block` that `call` stands under, through no loop or switch; or 0. */
static tg_node condition_of(const struct tg_ir *ir, tg_node call, tg_node block)
{
	tg_node up, from = call, found = 0;

	for (up = ir->node[call].parent; up && up != block; from = up, up = ir->node[up].parent) {
		if (tg_ir_is(ir, up, TG_IR_IF)) {
			if (from != tg_ir_child(ir, up, 1))
				found = up;
		} else if (tg_ir_is(ir, up, TG_IR_BINARY) || tg_ir_is(ir, up, TG_IR_UNARY) ||
			   tg_ir_is(ir, up, TG_IR_ASSIGN) || tg_ir_is(ir, up, TG_IR_VAR) ||
			   tg_ir_is(ir, up, TG_IR_DECL_STMT)) {
			continue;
		} else if (!tg_ir_is(ir, up, TG_IR_COMPOUND) && !tg_ir_is(ir, up, TG_IR_CAST)) {
			return 0;
		}
	}
	return up == block ? found : 0;
}

/* The only other call with this lock before it is given back; 0 when there is none or more. */
static tg_node only_other(const struct tg_ir *ir, tg_node unlock, tg_node lock)
{
	tg_node n, found = 0;

	for (n = tg_ir_function_of(ir, unlock); n < unlock; n++) {
		unsigned count = tg_ir_is(ir, n, TG_IR_CALL) ? tg_ir_arg_count(ir, n) : 0;

		while (count-- > 0) {
			if (!tg_ir_same_object(ir, tg_ir_arg(ir, n, count), lock))
				continue;
			if (found)
				return 0;
			found = n;
		}
	}
	return found;
}

/*
 * The taking of the lock that an unlock stands behind, on a way that goes on to it, while another
 * way leads around; 0 when there is none.
 */
static tg_node taken_on_condition(struct tg_pass *pass, tg_node unlock)
{
	const struct tg_ir *ir = pass->ir;
	tg_node lock = tg_ir_arg(ir, unlock, 0), block, taking, condition, n;

	if (!tg_ir_is(ir, unlock, TG_IR_CALL) || !expr_root(ir, lock))
		return 0;
	taking = only_other(ir, unlock, lock);
	if (!taking || !pass->host->in_list(pass, "lock-takers", tg_ir_callee(ir, taking)))
		return 0;
	block = block_of(ir, unlock);
	condition = condition_of(ir, taking, block);
	for (n = condition; n < ir->node[condition].end; n++)
		if (expr_leaves(ir, n)) /* and does not come to the unlock */
			return 0;
	return condition ? taking : 0;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_object object = flow_object(pass, event->pointer);
	tg_node taking;

	if (!event->write && !event->depth && !makes(event->name) &&
	    object.lock == TG_LOCK_UNKNOWN) {
		taking = taken_on_condition(pass, event->at);
		if (!taking)
			return;
		pass->host->report(pass, event->at,
				   "this lock is not held on the way around where it is taken");
		pass->host->step(pass, taking, "it is taken here, on a condition");
		return;
	}
	if (event->write || makes(event->name) || object.lock != TG_LOCK_FREE ||
	    object.least_offset != 0 || lock_is_paired(pass->ir, object.released))
		return;
	if (makes(tg_ir_callee(pass->ir, object.released))) {
		pass->host->report(pass, event->at, "this lock is not held: nobody has taken it");
		pass->host->step(pass, object.released, "it is made here");
		return;
	}
	pass->host->report(pass, event->at, "this lock is not held: it was given back already");
	if (object.released)
		pass->host->step(pass, object.released, "it is given back here");
}
