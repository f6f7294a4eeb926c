/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/mismatched-free - memory goes back to another allocator than it came from.
 *
 * malloc() and delete, new[] and delete, HeapAlloc() and free(). Families are those of
 * rules/models/. A member of a class that is made with new[] alone and deleted without [], or the
 * other way round, is found wherever the two stand in the unit.
 */
#include "common/flow.h"

static void visit(struct tg_pass *pass, tg_node n);
static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_mismatched_free = {
	.id = "memory/mismatched-free",
	.events = TG_FLOW_RELEASE,
	.flow = flow,
	.kinds = TG_KINDS(TG_IR_DELETE),
	.visit = visit,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_object object = flow_object(pass, event->pointer);
	const char *family = event->family ? event->family : "";

	if (object.place != TG_PLACE_HEAP || !*object.family || !*family ||
	    !flow_is_memory(object.family) || !flow_is_memory(family) ||
	    strcmp(object.family, family) == 0 || strcmp(object.family, "hook") == 0)
		return;
	pass->host->report(pass, event->at,
			   "memory of the family '%s' is given back to the family '%s'",
			   object.family, family);
	if (object.made)
		pass->host->step(pass, object.made, "it is allocated here");
}

/* The one member of the class of a constructor that has the type of an initialiser; or 0. */
static tg_decl member_of_type(const struct tg_ir *ir, tg_decl record, tg_type type)
{
	tg_decl found = 0, i;

	for (i = 1; i < ir->decl_count; i++) {
		if (ir->decl[i].kind != TG_DECL_FIELD || ir->decl[i].parent != record ||
		    ir->type[ir->decl[i].type].canonical != ir->type[type].canonical)
			continue;
		if (found)
			return 0;
		found = i;
	}
	return found;
}

/* The member that a node gives a value to, and the value; 0 when it does not. */
static tg_decl member_given(const struct tg_ir *ir, tg_node n, tg_node *ret_value)
{
	tg_node target, parent = ir->node[n].parent;

	if (tg_ir_is(ir, n, TG_IR_NEW) && tg_ir_is(ir, parent, TG_IR_FUNCTION) &&
	    ir->decl[ir->node[parent].decl].kind == TG_DECL_CONSTRUCTOR) {
		*ret_value = n;
		return member_of_type(ir, ir->decl[ir->node[parent].decl].parent, ir->node[n].type);
	}
	if (!tg_ir_is(ir, n, TG_IR_ASSIGN))
		return 0;
	target = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	*ret_value = tg_ir_strip(ir, tg_ir_child(ir, n, 1));
	return tg_ir_is(ir, target, TG_IR_MEMBER) ? ir->node[target].decl : 0;
}

/* The `new` that a member gets its value from, where all are of the same form; or 0. */
static tg_node made_by(const struct tg_ir *ir, tg_decl field)
{
	tg_node n, value = 0, made = 0;

	for (n = 1; n < ir->node_count; n++) {
		int64_t constant;

		if (member_given(ir, n, &value) != field ||
		    (expr_constant(ir, value, &constant) && constant == 0))
			continue;
		if (!tg_ir_is(ir, value, TG_IR_NEW) ||
		    (made && ir->node[made].op != ir->node[value].op))
			return 0;
		made = value;
	}
	return made;
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node operand = tg_ir_strip(ir, tg_ir_child(ir, n, 0)), made;

	if (!tg_ir_is(ir, operand, TG_IR_MEMBER) ||
	    ir->decl[ir->node[operand].decl].kind != TG_DECL_FIELD)
		return;
	made = made_by(ir, ir->node[operand].decl);
	if (!made ||
	    (ir->node[made].op == TG_OP_ARRAY_FORM) == (ir->node[n].op == TG_OP_ARRAY_FORM))
		return;
	pass->host->report(pass, n, "'%s' is made with %s and given back with %s",
			   tg_ir_text(ir, ir->decl[ir->node[operand].decl].name),
			   ir->node[made].op == TG_OP_ARRAY_FORM ? "new[]" : "new",
			   ir->node[n].op == TG_OP_ARRAY_FORM ? "delete[]" : "delete");
	pass->host->step(pass, made, "it is allocated here");
}
