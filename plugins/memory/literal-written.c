/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/literal-written - a text that stands in the program, or an object that is constant, is
 * written.
 *
 *     char *name = "smith";
 *     name[0] = 'S';
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_literal_written = {
	.id = "memory/literal-written",
	.events = TG_FLOW_ACCESS | TG_FLOW_STORE,
	.flow = flow,
};

/* True for a variable that is declared constant, or whose elements are. */
static bool is_constant(const struct tg_ir *ir, tg_decl decl)
{
	const struct tg_ir_type *type = &ir->type[ir->decl[decl].type];

	if (ir->decl[decl].kind != TG_DECL_VAR)
		return false;
	while (type->cls == TG_TYPE_ARRAY)
		type = &ir->type[type->of];
	return type->flags & TG_TYPE_CONST;
}

/* True when a function itself names the object: others get a pointer to one that stands for "none"
 * and do not write there. */
static bool is_named_in(const struct tg_ir *ir, tg_decl decl, tg_node function)
{
	tg_node n;

	for (n = function; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_REF) && ir->node[n].decl == decl)
			return true;
	return false;
}

/* True for the value that a declaration begins with: `T *const p = list->last = make()` stores in
 * `p` what the assignment gives, and nothing is written to `p` after that. */
static bool begins_with(const struct tg_ir *ir, tg_node value, tg_decl decl)
{
	tg_node up = value;

	while (up && !tg_ir_is(ir, up, TG_IR_VAR) && !tg_ir_is(ir, up, TG_IR_COMPOUND))
		up = ir->node[up].parent;
	return tg_ir_is(ir, up, TG_IR_VAR) && ir->node[up].decl == decl;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	struct tg_flow_object object;

	if ((event->kind == TG_FLOW_ACCESS && !event->write) ||
	    (event->kind == TG_FLOW_STORE && !tg_ir_is(ir, event->at, TG_IR_ASSIGN)))
		return;
	object = flow_object(pass, event->pointer);
	if (object.place == TG_PLACE_STRING)
		pass->host->report(pass, event->at,
				   "this writes into a text of the program, which may be in memory "
				   "that cannot be written");
	else if (object.decl && is_named_in(ir, object.decl, tg_ir_function_of(ir, event->at)) &&
		 (object.place == TG_PLACE_LOCAL || object.place == TG_PLACE_GLOBAL) &&
		 is_constant(ir, object.decl) && !begins_with(ir, event->at, object.decl))
		pass->host->report(pass, event->at, "this writes to '%s', which is constant",
				   tg_ir_text(ir, ir->decl[object.decl].name));
	else
		return;
	if (object.made)
		pass->host->step(pass, object.made, "it stands here");
	pass->host->flow->why(pass, event->pointer, TG_WHY_VALUE);
}
