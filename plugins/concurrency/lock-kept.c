/* SPDX-License-Identifier: Apache-2.0 */
/*
 * concurrency/lock-kept - a function is left with a lock that it has taken.
 *
 * A function whose name says that it takes a lock is left alone, and so is what the caller's
 * function holds, locks that are taken and given back under one condition, and functions that call
 * one of which nobody knows more than that its name gives locks back.
 */
#include "common/flow.h"
#include "common/lock.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_lock_kept = {
	.id = "concurrency/lock-kept",
	.events = TG_FLOW_EXIT,
	.flow = flow,
};

/* True for a function that takes a lock for its caller: its name says so, and it gives none back.
 */
static bool is_wrapper(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	if (!pass->host->name_has(pass, "lock-words",
				  tg_ir_text(ir, ir->decl[ir->node[function].decl].name)))
		return false;
	for (n = function; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) &&
		    pass->host->name_has(pass, "unlock-words",
					 tg_ir_text(ir, ir->decl[ir->node[n].decl].name)))
			return false;
	return true;
}

/* True when the function calls one whose name gives a lock back, and whose body is not here. */
static bool may_unlock(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = function; n < ir->node[function].end; n++) {
		const char *name = tg_ir_callee(ir, n);

		if (tg_ir_is(ir, n, TG_IR_CALL) &&
		    !tg_ir_body(ir, ir->decl[ir->node[n].decl].node) &&
		    !pass->host->in_list(pass, "lock-givers", name) &&
		    pass->host->name_has(pass, "unlock-words", name))
			return true;
	}
	return false;
}

/* True for one of several locks, all of which some loop takes, most likely. */
static bool is_one_of_many(const struct tg_ir *ir, tg_node call)
{
	int64_t index;
	tg_node n;

	for (n = call; n < ir->node[call].end; n++)
		if (tg_ir_is(ir, n, TG_IR_SUBSCRIPT) &&
		    !tg_ir_constant(ir, tg_ir_child(ir, n, 1), &index))
			return true;
	return false;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	struct tg_flow_object lock;
	unsigned i;

	for (i = 0; pass->host->flow->held(pass, i, &lock); i++) {
		tg_node function = tg_ir_function_of(ir, lock.released);

		if (!function ||
		    (event->at && function != tg_ir_function_of(ir, event->at) &&
		     function != event->at) ||
		    is_wrapper(pass, function) || may_unlock(pass, function) ||
		    lock_is_paired(ir, lock.released) || is_one_of_many(ir, lock.released))
			continue;
		pass->host->report(pass, lock.released,
				   "this lock is not given back on some way out of the function");
		if (event->at && !tg_ir_is(ir, event->at, TG_IR_FUNCTION))
			pass->host->step(pass, event->at, "the function is left here");
	}
}
