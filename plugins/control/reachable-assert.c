/* SPDX-License-Identifier: Apache-2.0 */
/*
 * control/reachable-assert - who sends data ends the program by an assertion.
 *
 * Found is an assert() whose condition depends on a value from outside that nothing has bounded, or
 * that is false on every path. What is false within `a || b` says nothing of the whole. An
 * assertion that a branch begins with, of what its condition asks, is an assert(0) with words.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_reachable_assert = {
	.id = "control/reachable-assert",
	.events = TG_FLOW_BRANCH | TG_FLOW_CONSTANT,
	.flow = flow,
};

static bool in_assert(const struct tg_ir *ir, tg_node n)
{
	static const char *const names[] = {"assert", "_ASSERT", "_ASSERTE", "ASSERT", NULL};

	return expr_is_one_of(tg_ir_text(ir, ir->macro[ir->node[n].macro].name), names);
}

static bool is_open(struct tg_pass *pass, const struct tg_flow_value *value)
{
	return value && (flow_taint(pass, value) & FLOW_CHOSEN) &&
	       !(pass->host->flow->bounded_above(pass, value) &&
		 pass->host->flow->bounded_below(pass, value));
}

/* True for a pointer that is NULL when somebody has not set what it points at. */
static bool may_be_missing(struct tg_pass *pass, const struct tg_flow_value *value)
{
	return value && pass->host->flow->null(pass, value) == TG_NULL_MAYBE &&
	       (flow_taint_all(pass, value) & TG_TAINT_ENVIRONMENT);
}

/* assert(!"not reached"), assert(0) */
static bool is_written_so(const struct tg_ir *ir, tg_node part)
{
	int64_t number;

	part = tg_ir_strip(ir, part);
	while (tg_ir_is(ir, part, TG_IR_UNARY) && ir->node[part].op == TG_OP_LNOT)
		part = tg_ir_strip(ir, tg_ir_child(ir, part, 0));
	return tg_ir_string(ir, part, NULL) || tg_ir_constant(ir, part, &number);
}

/* True when a part of the condition that is always `truth` makes all of it false. What stands
 * around the argument, as in `if (!(x)) fail();`, is the macro's own. */
static bool makes_false(const struct tg_ir *ir, tg_node part, bool truth)
{
	tg_node n = part, parent;

	if (is_written_so(ir, part))
		return false;
	for (;; n = parent) {
		parent = ir->node[n].parent;
		if (!in_assert(ir, parent) || !(ir->node[parent].flags & TG_IR_MACRO_ARG))
			return !truth;
		if (tg_ir_is(ir, parent, TG_IR_UNARY) && ir->node[parent].op == TG_OP_LNOT) {
			truth = !truth;
		} else if (tg_ir_is(ir, parent, TG_IR_BINARY)) {
			if (ir->node[parent].op != (truth ? TG_OP_LOR : TG_OP_LAND))
				return false;
		} else if (!tg_ir_is(ir, parent, TG_IR_CAST)) {
			return !truth;
		}
	}
}

/* True when a part of an expression names this variable. */
static bool names(const struct tg_ir *ir, tg_node within, tg_decl decl)
{
	tg_node n;

	for (n = within; n && n < ir->node[within].end; n++)
		if (tg_ir_is(ir, n, TG_IR_REF) && ir->node[n].decl == decl)
			return true;
	return false;
}

/* `if (n > size) { assert(n <= size); return 0; }` */
static bool says_the_opposite(const struct tg_ir *ir, tg_node part)
{
	tg_node n = part, parent, at;

	for (;; n = parent) {
		parent = ir->node[n].parent;
		if (!parent || tg_ir_is(ir, parent, TG_IR_FUNCTION))
			return false;
		if (tg_ir_is(ir, parent, TG_IR_COMPOUND) && !in_assert(ir, parent) &&
		    n != tg_ir_child(ir, parent, 0))
			return false;
		if (tg_ir_is(ir, parent, TG_IR_IF) && !in_assert(ir, parent))
			break;
	}
	if (tg_ir_child(ir, parent, 2) != n)
		return false;
	for (at = part; at < ir->node[part].end; at++)
		if (tg_ir_is(ir, at, TG_IR_REF) &&
		    names(ir, tg_ir_child(ir, parent, 1), ir->node[at].decl))
			return true;
	return false;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	enum tg_ir_op op = pass->ir->node[tg_ir_strip(pass->ir, event->at)].op;
	const struct tg_flow_value *value = event->left;

	if (!in_assert(pass->ir, event->at) || event->loop)
		return;
	if (event->kind == TG_FLOW_CONSTANT) {
		if (makes_false(pass->ir, event->at, event->write) &&
		    !says_the_opposite(pass->ir, event->at))
			pass->host->report(pass, event->at, "this assertion never holds");
		return;
	}
	if (may_be_missing(pass, value) || may_be_missing(pass, event->value)) {
		pass->host->report(pass, event->at,
				   "this assertion fails when the environment lacks a variable");
		return;
	}
	if (value && event->right &&
	    pass->host->flow->compare(pass, value, op, event->right) == TG_TRUTH_YES)
		return;
	if (!is_open(pass, value))
		value = event->right;
	if (!is_open(pass, value))
		value = event->value;
	if (!is_open(pass, value))
		return;
	pass->host->report(pass, event->at, "a value from %s can make this assertion fail",
			   flow_origin(flow_taint(pass, value)));
	pass->host->flow->why(pass, value, TG_WHY_TAINT);
}
