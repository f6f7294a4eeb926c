/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/scalar-as-struct - a pointer to a number is taken for one to a larger struct.
 *
 * Found is a cast of `&number`, or of a pointer that the function has set to it alone, to a pointer
 * to a struct or union that is larger than the number, or that has several members in its place;
 * and a member behind the end of a number of the function that calls this one. Bytes are left
 * alone: buffers are made of them; so are constructs that copy a struct's first member.
 */
#include "common/flow.h"

static void visit(struct tg_pass *pass, tg_node cast);
static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_scalar_as_struct = {
	.id = "memory/scalar-as-struct",
	.kinds = TG_KINDS(TG_IR_CAST),
	.visit = visit,
	.events = TG_FLOW_ACCESS,
	.flow = flow,
};

static bool is_number(const struct tg_ir *ir, tg_decl decl)
{
	uint8_t cls = ir->type[ir->decl[decl].type].cls;

	return cls == TG_TYPE_INT || cls == TG_TYPE_FLOAT || cls == TG_TYPE_CHAR;
}

/* True when a pointer to a record names something else than all of the number at its address. */
static bool is_other(const struct tg_ir *ir, tg_decl number, const struct tg_ir_type *record)
{
	uint64_t size = ir->type[ir->decl[number].type].size;
	tg_node members = ir->decl[record->decl].node;

	if (record->size == TG_SIZE_UNKNOWN || size > record->size)
		return false;
	return size < record->size ||
	       (record->cls == TG_TYPE_STRUCT && tg_ir_is(ir, members, TG_IR_RECORD) &&
		tg_ir_child_count(ir, members) > 1);
}

/* The number whose address an expression is; 0 when it is none or part of something. */
static tg_decl number_at(const struct tg_ir *ir, tg_node n)
{
	tg_decl decl;

	n = tg_ir_strip(ir, n);
	if (!tg_ir_is(ir, n, TG_IR_UNARY) || ir->node[n].op != TG_OP_ADDRESS)
		return 0;
	decl = lit_variable(ir, tg_ir_child(ir, n, 0));
	return is_number(ir, decl) ? decl : 0;
}

static void visit(struct tg_pass *pass, tg_node cast)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *type = tg_ir_type_of(ir, cast), *record = &ir->type[type->of];
	tg_node operand = tg_ir_strip(ir, cast);
	tg_decl number = number_at(ir, operand), pointer;

	if (type->cls != TG_TYPE_POINTER || (ir->node[cast].flags & TG_IR_IMPLICIT) ||
	    (record->cls != TG_TYPE_STRUCT && record->cls != TG_TYPE_UNION))
		return;
	pointer = lit_variable(ir, operand);
	if (!number && pointer && ir->decl[pointer].kind == TG_DECL_VAR &&
	    !(ir->decl[pointer].flags & TG_DECL_GLOBAL) &&
	    !expr_changes_between(ir, pointer, ir->decl[pointer].node, cast))
		number = number_at(ir, lit_initialiser(ir, pointer));
	if (!number || !is_other(ir, number, record))
		return;
	pass->host->report(pass, cast, "'%s' is no '%s': what its members name lies behind it",
			   tg_ir_text(ir, ir->decl[number].name), tg_ir_text(ir, record->name));
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	struct tg_flow_object object;

	if (event->by_call || !tg_ir_is(ir, event->at, TG_IR_MEMBER) ||
	    ir->node[event->at].op != TG_OP_ARROW)
		return;
	object = flow_object(pass, event->pointer);
	if (object.place != TG_PLACE_LOCAL || object.depth == event->depth ||
	    !is_number(ir, object.decl) || object.most_offset == INT64_MAX ||
	    object.least_offset < (int64_t)ir->type[ir->decl[object.decl].type].size)
		return;
	pass->host->report(pass, event->at, "'%s' is a number, and has no '%s' behind it",
			   tg_ir_text(ir, ir->decl[object.decl].name), tg_ir_name(ir, event->at));
	pass->host->flow->why(pass, event->pointer, TG_WHY_VALUE | TG_WHY_MADE);
}
