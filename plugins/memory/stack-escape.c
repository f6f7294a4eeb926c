/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/stack-escape - the address of a local variable is returned.
 *
 * The parser finds `return &local` and its like (see engine/diagnose.c), the flow engine the ways
 * through variables.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_stack_escape = {
	.id = "memory/stack-escape",
	.events = TG_FLOW_RETURN,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	struct tg_flow_object object = flow_object(pass, event->value);
	tg_decl function = ir->node[tg_ir_function_of(ir, event->at)].decl;

	/* A callee that runs for its caller may return what belongs to the caller. */
	if (object.place == TG_PLACE_LOCAL && object.decl &&
	    ir->decl[object.decl].parent == function &&
	    tg_ir_type_of(ir, tg_ir_child(ir, event->at, 0))->cls == TG_TYPE_POINTER) {
		pass->host->report(pass, event->at,
				   "'%s' ends with the function; its address is returned",
				   tg_ir_text(ir, ir->decl[object.decl].name));
		pass->host->flow->why(pass, event->value, TG_WHY_VALUE);
	} else if (object.place == TG_PLACE_ALLOCA && object.made &&
		   tg_ir_function_of(ir, object.made) == tg_ir_function_of(ir, event->at)) {
		pass->host->report(pass, event->at,
				   "alloca memory ends with the function; its address is "
				   "returned");
	}
}
