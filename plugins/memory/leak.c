/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/leak - the last pointer to a block goes, and the block stays.
 *
 * main() is left alone where it ends: the system takes everything back. The line that getline()
 * makes is one block for all its calls: of that the text tells whether anybody frees it.
 */
#include "common/flow.h"

static void visit(struct tg_pass *pass, tg_node call);
static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_leak = {
	.id = "memory/leak",
	.events = TG_FLOW_LOST,
	.flow = flow,
	.kinds = TG_KINDS(TG_IR_CALL),
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

/* True when a use of a line only looks at it: an argument of a library's function, an element. */
static bool only_looks(struct tg_pass *pass, tg_node ref)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n = ref, parent = ir->node[n].parent;
	unsigned count, i;

	while (tg_ir_is(ir, parent, TG_IR_CAST)) {
		n = parent;
		parent = ir->node[n].parent;
	}
	if (tg_ir_is(ir, parent, TG_IR_UNARY) && ir->node[parent].op == TG_OP_ADDRESS)
		return strncmp(tg_ir_callee(ir, ir->node[parent].parent), "get", 3) == 0;
	if (tg_ir_is(ir, parent, TG_IR_SUBSCRIPT) || tg_ir_is(ir, parent, TG_IR_UNARY))
		return true;
	if (tg_ir_is(ir, parent, TG_IR_BINARY))
		return ir->node[parent].op >= TG_OP_LT && ir->node[parent].op <= TG_OP_NE;
	if (!tg_ir_is(ir, parent, TG_IR_CALL) ||
	    !(ir->decl[ir->node[parent].decl].flags & TG_DECL_SYSTEM))
		return false;
	count = tg_ir_arg_count(ir, parent);
	for (i = 0; i < count; i++)
		if (pass->host->has_role(pass, tg_ir_callee(ir, parent), (int)i, TG_ROLE_RELEASE))
			return false;
	/* A pointer that is given back may point into the line. */
	return tg_ir_type_of(ir, parent)->cls != TG_TYPE_POINTER;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	static const char *const names[] = {"getline", "getdelim", "__getdelim", NULL};
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, call), n, address = tg_ir_arg(ir, call, 0);
	tg_decl decl;

	if (!expr_is_one_of(tg_ir_callee(ir, call), names) || !tg_ir_is(ir, address, TG_IR_UNARY) ||
	    ir->node[address].op != TG_OP_ADDRESS || flow_in_main(ir, call))
		return;
	decl = lit_variable(ir, tg_ir_child(ir, address, 0));
	if (ir->decl[decl].kind != TG_DECL_VAR || ir->decl[decl].flags & TG_DECL_GLOBAL ||
	    ir->decl[decl].parent != ir->node[function].decl)
		return;
	for (n = function; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_REF) && ir->node[n].decl == decl && !only_looks(pass, n))
			return;
	pass->host->report(pass, call, "nobody frees the line that %s() makes in '%s'",
			   tg_ir_callee(ir, call), tg_ir_text(ir, ir->decl[decl].name));
}
