/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/stack-escape - the address of a local variable is returned, or left where it outlives it.
 *
 * The parser finds `return &local` and its like (see engine/check/diagnose.c), the flow engine the
 * ways through variables. Left behind is an address that is stored through a parameter, in a
 * variable that outlives the function, or in a member of the struct that is returned, when nothing
 * is stored there afterwards. A variable of an inner block is gone when the block is left.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_stack_escape = {
	.id = "memory/stack-escape",
	.events = TG_FLOW_RETURN | TG_FLOW_STORE | TG_FLOW_ACCESS,
	.flow = flow,
};

/* True when the struct that `target` is a member of is returned by its function. */
static bool is_returned(const struct tg_ir *ir, tg_node target)
{
	tg_node function = tg_ir_function_of(ir, target), n;
	tg_decl decl = expr_root(ir, target);

	if (!tg_ir_is(ir, target, TG_IR_MEMBER) || ir->node[target].op != TG_OP_DOT ||
	    ir->decl[decl].kind != TG_DECL_VAR || (ir->decl[decl].flags & TG_DECL_GLOBAL))
		return false;
	for (n = target; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_RETURN) &&
		    decl == lit_variable(ir, tg_ir_child(ir, n, 0)))
			return true;
	return false;
}

/* `*out`, `out->text`, with a parameter `out` that the function does not change. */
static bool is_behind_parameter(const struct tg_ir *ir, tg_node target)
{
	tg_decl decl = expr_root(ir, target);
	tg_node function = tg_ir_function_of(ir, target);

	if (!tg_ir_is(ir, target, TG_IR_MEMBER) && !tg_ir_is(ir, target, TG_IR_UNARY))
		return false;
	return ir->decl[decl].kind == TG_DECL_PARAM && decl != lit_variable(ir, target) &&
	       ir->type[ir->decl[decl].type].cls == TG_TYPE_POINTER &&
	       !expr_changes_between(ir, decl, function, ir->node[function].end);
}

/* `kept = p;` with a variable that outlives the function: of the file, or static in it. */
static bool is_lasting(const struct tg_ir *ir, tg_node target)
{
	tg_decl decl = lit_variable(ir, target);

	return decl && ir->decl[decl].kind == TG_DECL_VAR &&
	       (ir->decl[decl].flags & TG_DECL_GLOBAL);
}

/* True for `call(p)`, `call((void *)p)`, `call(&p->part)`: what works on it uses the address. */
static bool is_handed_on(const struct tg_ir *ir, tg_node n)
{
	do
		n = ir->node[n].parent;
	while (tg_ir_is(ir, n, TG_IR_CAST) || tg_ir_is(ir, n, TG_IR_UNARY) ||
	       tg_ir_is(ir, n, TG_IR_MEMBER));
	return tg_ir_is(ir, n, TG_IR_CALL);
}

/* True when the function stores something in the same place later, or gives it away as a whole. */
static bool is_replaced(const struct tg_ir *ir, tg_node assign)
{
	tg_node target = tg_ir_child(ir, assign, 0), n;
	tg_node function = tg_ir_function_of(ir, assign);
	tg_decl root = expr_root(ir, target);

	for (n = function; n < ir->node[function].end; n++) {
		if (n != assign && tg_ir_is(ir, n, TG_IR_ASSIGN) &&
		    tg_ir_same_object(ir, tg_ir_child(ir, n, 0), target))
			return true;
		if (n > assign && tg_ir_is(ir, n, TG_IR_REF) && ir->node[n].decl == root &&
		    is_handed_on(ir, n))
			return true;
	}
	return false;
}

/* An array or a variable of the running function, whose address outlives it. */
static void stored(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	struct tg_flow_object object;
	tg_node target;

	if (!tg_ir_is(ir, event->at, TG_IR_ASSIGN))
		return;
	target = tg_ir_strip(ir, tg_ir_child(ir, event->at, 0));
	if (tg_ir_type_of(ir, target)->cls != TG_TYPE_POINTER)
		return;
	object = flow_object(pass, event->value);
	if (object.place != TG_PLACE_LOCAL || !object.decl ||
	    ir->decl[object.decl].parent != ir->node[tg_ir_function_of(ir, event->at)].decl ||
	    ir->decl[object.decl].kind != TG_DECL_VAR || object.depth != event->depth ||
	    flow_in_main(ir, event->at) ||
	    (!is_returned(ir, target) && !is_behind_parameter(ir, target) &&
	     !is_lasting(ir, target)) ||
	    is_replaced(ir, event->at))
		return;
	pass->host->report(pass, event->at, "'%s' ends with the function; its address stays behind",
			   tg_ir_text(ir, ir->decl[object.decl].name));
}

/* What a pointer leads to has ended with the block that declared it. */
static void accessed(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	struct tg_flow_object object = flow_object(pass, event->pointer);

	if (object.place != TG_PLACE_LOCAL || object.life != TG_LIFE_ENDED || !object.decl ||
	    ir->decl[object.decl].parent != ir->node[tg_ir_function_of(ir, event->at)].decl)
		return;
	pass->host->report(pass, event->at,
			   "'%s' has ended with its block; this is what is left of it",
			   tg_ir_text(ir, ir->decl[object.decl].name));
	pass->host->flow->why(pass, event->pointer, TG_WHY_VALUE);
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	struct tg_flow_object object;
	tg_decl function;

	if (event->kind == TG_FLOW_STORE) {
		stored(pass, event);
		return;
	}
	if (event->kind == TG_FLOW_ACCESS) {
		accessed(pass, event);
		return;
	}
	function = ir->node[tg_ir_function_of(ir, event->at)].decl;
	object = flow_object(pass, event->value);

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
