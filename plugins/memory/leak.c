/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/leak - the last pointer to a block goes, and the block stays.
 *
 * main() is left alone where it ends: the system takes everything back. In C++, an exception that a
 * function throws itself takes away what it would have given back behind it.
 */
#include "common/flow.h"

static void visit(struct tg_pass *pass, tg_node n);
static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_leak = {
	.id = "memory/leak",
	.events = TG_FLOW_LOST,
	.flow = flow,
	.kinds = TG_KINDS(TG_IR_THROW),
	.visit = visit,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_object object = flow_object(pass, event->pointer);
	const char *family = event->family && *event->family ? event->family : object.family;

	if (!flow_is_memory(family) || strcmp(family, "alloca") == 0 ||
	    flow_in_main(pass->ir, event->at))
		return;
	pass->host->report(pass, object.asked ? object.asked : event->at,
			   "nobody can free this block any more on some way through the function");
	pass->host->step(pass, event->at, "the last pointer to it goes here");
}

/* The statement that gives back what a variable points at, from `from` on; or 0. */
static tg_node given_back(const struct tg_ir *ir, tg_decl decl, tg_node from, tg_node end)
{
	tg_node n;

	for (n = from; n < end; n++)
		if ((tg_ir_is(ir, n, TG_IR_DELETE) &&
		     lit_variable(ir, tg_ir_child(ir, n, 0)) == decl) ||
		    (tg_ir_calls(ir, n, "free") && lit_variable(ir, tg_ir_arg(ir, n, 0)) == decl))
			return n;
	return 0;
}

/* True when an exception does not leave the function, or nobody knows. */
static bool is_caught(const struct tg_ir *ir, tg_node n)
{
	for (n = ir->node[n].parent; n; n = ir->node[n].parent) {
		if (tg_ir_is(ir, n, TG_IR_TRY) || tg_ir_is(ir, n, TG_IR_LAMBDA))
			return true;
		if (tg_ir_is(ir, n, TG_IR_FUNCTION))
			return false;
	}
	return true;
}

/* A block that the function has made before it throws, and would have given back afterwards. */
static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, n), var, end = ir->node[function].end;

	if (is_caught(ir, n))
		return;
	for (var = function; var < n; var++) {
		tg_decl decl = ir->node[var].decl;

		if (!tg_ir_is(ir, var, TG_IR_VAR) ||
		    !tg_ir_is(ir, tg_ir_strip(ir, tg_ir_child(ir, var, 0)), TG_IR_NEW) ||
		    ir->type[ir->decl[decl].type].cls != TG_TYPE_POINTER ||
		    given_back(ir, decl, var, n) || !given_back(ir, decl, n, end) ||
		    expr_changes_between(ir, decl, ir->node[var].end, n))
			continue;
		pass->host->report(pass, tg_ir_strip(ir, tg_ir_child(ir, var, 0)),
				   "an exception takes away the only pointer to this block");
		pass->host->step(pass, n, "it is thrown here");
	}
}
