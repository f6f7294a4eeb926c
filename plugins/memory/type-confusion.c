/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/type-confusion - an object is used as one of another, larger type.
 *
 * Found are an access at the begin of a variable that is no array, of more bytes than it has: a
 * `void *` to a short that is read as an int; in C++ a cast down to a class that the object at
 * hand does not come from; and a pointer that is read from a union into which a smaller number was
 * put last.
 *
 * Of an object's class the object itself or its `new` must tell. A union is left alone where
 * anything between the two may have written it: a call, a branch into the middle, a loop. Other
 * members than pointers are read on purpose, for their bytes.
 */
#include "memory/bounds.h"

static void visit(struct tg_pass *pass, tg_node n);
static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_type_confusion = {
	.id = "memory/type-confusion",
	.kinds = TG_KINDS(TG_IR_CAST, TG_IR_MEMBER),
	.visit = visit,
	.events = TG_FLOW_ACCESS,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *declared, *used = tg_ir_type_of(ir, event->at);
	struct bounds bounds;

	if (event->by_call || event->write)
		return;
	bounds = bounds_of(pass, event);
	declared = &ir->type[ir->decl[bounds.object.decl].type];
	if (bounds.side != BOUNDS_BEHIND || !bounds.sure || !bounds.object.decl ||
	    bounds.object.least_offset != 0 || bounds.object.most_offset != 0 ||
	    declared->cls == TG_TYPE_ARRAY)
		return;
	pass->host->report(pass, event->at, "'%s' is of type '%s' and read as '%s'",
			   flow_name(ir, &bounds.object), tg_ir_text(ir, declared->name),
			   tg_ir_text(ir, used->name));
	pass->host->flow->why(pass, event->pointer, TG_WHY_VALUE | TG_WHY_MADE);
}

/* The class that a type names, or a pointer or a reference to it; 0 when there is none. */
static tg_decl class_of(const struct tg_ir *ir, tg_type type)
{
	const struct tg_ir_type *t = &ir->type[ir->type[type].canonical];

	if (t->cls == TG_TYPE_POINTER || t->cls == TG_TYPE_REFERENCE)
		t = &ir->type[ir->type[t->of].canonical];
	return t->cls == TG_TYPE_STRUCT ? t->decl : 0;
}

enum { BASES_DEEP = 16, COPIES_DEEP = 4 };

/* True when a class is another, or comes from it. */
static bool comes_from(const struct tg_ir *ir, tg_decl derived, tg_decl base, unsigned deep)
{
	tg_node record = ir->decl[derived].node;

	if (derived == base)
		return true;
	if (!tg_ir_is(ir, record, TG_IR_RECORD) || !deep)
		return false;
	for (TG_IR_EACH_CHILD(ir, c, record))
		if (tg_ir_is(ir, c, TG_IR_BASE) && comes_from(ir, ir->node[c].decl, base, deep - 1))
			return true;
	return false;
}

/* The class of the object that `n` is, points at or refers to, where that is sure; or 0. */
static tg_decl class_at(const struct tg_ir *ir, tg_node n, tg_node use, unsigned deep)
{
	tg_decl decl;
	uint8_t cls;

	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_NEW))
		return class_of(ir, ir->node[n].type);
	if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS)
		n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	decl = lit_variable(ir, n);
	cls = ir->type[ir->decl[decl].type].cls;
	if (!decl || ir->decl[decl].kind != TG_DECL_VAR || cls == TG_TYPE_STRUCT)
		return cls == TG_TYPE_STRUCT ? class_of(ir, ir->decl[decl].type) : 0;
	if (!deep || (ir->decl[decl].flags & TG_DECL_GLOBAL) ||
	    (cls != TG_TYPE_POINTER && cls != TG_TYPE_REFERENCE) ||
	    expr_changes_between(ir, decl, ir->decl[decl].node, use))
		return 0;
	return class_at(ir, lit_initialiser(ir, decl), use, deep - 1);
}

static void cast_down(struct tg_pass *pass, tg_node cast)
{
	const struct tg_ir *ir = pass->ir;
	tg_node operand = tg_ir_child(ir, cast, 0);
	tg_decl target, from, made;

	if (!ir->cplusplus || (ir->node[cast].flags & TG_IR_IMPLICIT) ||
	    ir->node[cast].op == TG_OP_DYNAMIC)
		return;
	target = class_of(ir, ir->node[cast].type);
	from = class_of(ir, ir->node[operand].type);
	if (!target || !from || target == from || !comes_from(ir, target, from, BASES_DEEP))
		return;
	made = class_at(ir, operand, cast, COPIES_DEEP);
	if (!made || !tg_ir_is(ir, ir->decl[made].node, TG_IR_RECORD) ||
	    comes_from(ir, made, target, BASES_DEEP))
		return;
	pass->host->report(pass, cast, "the object is of class '%s', and no '%s'",
			   tg_ir_text(ir, ir->decl[made].name),
			   tg_ir_text(ir, ir->decl[target].name));
}

/* True for a member of the same union in the same object. */
static bool is_sibling(const struct tg_ir *ir, tg_node n, tg_node member)
{
	return tg_ir_is(ir, n, TG_IR_MEMBER) &&
	       ir->decl[ir->node[n].decl].parent == ir->decl[ir->node[member].decl].parent &&
	       tg_ir_same_object(ir, tg_ir_child(ir, n, 0), tg_ir_child(ir, member, 0));
}

/* True when a number that is put into a union does not fill a pointer. */
static bool is_smaller(const struct tg_ir *ir, tg_node target)
{
	const struct tg_ir_type *type = tg_ir_type_of(ir, target);

	return (type->cls == TG_TYPE_INT || type->cls == TG_TYPE_CHAR ||
		type->cls == TG_TYPE_BOOL || type->cls == TG_TYPE_ENUM ||
		type->cls == TG_TYPE_FLOAT) &&
	       type->width < ir->pointer_width;
}

/* True when a write to `target` may touch the union that `read` reads of. */
static bool may_touch(const struct tg_ir *ir, tg_node target, tg_node read)
{
	tg_decl holder = ir->decl[ir->node[read].decl].parent;
	uint8_t cls = tg_ir_type_of(ir, target)->cls;
	tg_node n = tg_ir_strip(ir, target);

	if (expr_root(ir, n) != expr_root(ir, read))
		return false;
	if (!tg_ir_is(ir, n, TG_IR_MEMBER) || cls == TG_TYPE_STRUCT || cls == TG_TYPE_UNION)
		return true;
	for (; tg_ir_is(ir, n, TG_IR_MEMBER); n = tg_ir_strip(ir, tg_ir_child(ir, n, 0)))
		if (ir->decl[ir->node[n].decl].parent == holder)
			return true;
	return !tg_ir_is(ir, n, TG_IR_REF);
}

/* True when what stands between a write and a read may make another value, or go around one. */
static bool is_unclear(const struct tg_ir *ir, tg_node n, tg_node read)
{
	switch (ir->node[n].kind) {
	case TG_IR_CALL: /* but the one the value goes into */
		return ir->node[n].end <= read;
	case TG_IR_ASSIGN:
	case TG_IR_UNARY:
		return lit_is_target(ir, tg_ir_child(ir, n, 0)) &&
		       may_touch(ir, tg_ir_child(ir, n, 0), read);
	case TG_IR_LABEL:
	case TG_IR_CASE:
	case TG_IR_DEFAULT:
	case TG_IR_FOR:
	case TG_IR_FOR_RANGE:
	case TG_IR_WHILE:
	case TG_IR_DO:
	case TG_IR_ASM:
	case TG_IR_LAMBDA:
		return true;
	default:
		return false;
	}
}

/* The write of a smaller number before the read of a pointer, on every path to it; or 0. */
static tg_node smaller_before(const struct tg_ir *ir, tg_node read)
{
	tg_node n, target;

	for (n = read - 1; n > tg_ir_function_of(ir, read); n--) {
		target = tg_ir_child(ir, n, 0);
		if (tg_ir_is(ir, n, TG_IR_ASSIGN) && ir->node[n].op == TG_OP_ASSIGN &&
		    is_sibling(ir, target, read) && ir->node[n].end <= read)
			return tg_ir_is(ir, ir->node[n].parent, TG_IR_COMPOUND) &&
					       read < ir->node[ir->node[n].parent].end &&
					       is_smaller(ir, target)
				       ? n
				       : 0;
		if (is_unclear(ir, n, read))
			return 0;
	}
	return 0;
}

static void read_member(struct tg_pass *pass, tg_node read)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_decl *field = &ir->decl[ir->node[read].decl];
	tg_node write;

	if (tg_ir_type_of(ir, read)->cls != TG_TYPE_POINTER || field->kind != TG_DECL_FIELD ||
	    ir->decl[field->parent].kind != TG_DECL_UNION || lit_is_target(ir, read) ||
	    tg_ir_is(ir, ir->node[read].parent, TG_IR_SIZEOF))
		return;
	write = smaller_before(ir, read);
	if (!write)
		return;
	pass->host->report(pass, read, "'%s' is read as a pointer, and holds the number '%s'",
			   tg_ir_text(ir, field->name), tg_ir_name(ir, tg_ir_child(ir, write, 0)));
	pass->host->step(pass, write, "it is put in here");
}

static void visit(struct tg_pass *pass, tg_node n)
{
	if (tg_ir_is(pass->ir, n, TG_IR_CAST))
		cast_down(pass, n);
	else
		read_member(pass, n);
}
