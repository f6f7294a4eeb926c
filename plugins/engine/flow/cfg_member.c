/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cfg_member.c - C++: how the members of an object begin. See builder.h.
 *
 * Members are what their constructor says before its body, what their declaration says, or what
 * they were: that is nothing for numbers and pointers of a new object. Bases and members of a class
 * whose constructor is not written here have something in them that nobody knows.
 */
#include "engine/flow/builder.h"

static tg_node record_of(const struct tg_ir *ir, tg_type type)
{
	const struct tg_ir_type *t = builder_type(ir, type);
	tg_node node =
		t->cls == TG_TYPE_STRUCT || t->cls == TG_TYPE_UNION ? ir->decl[t->decl].node : 0;

	return tg_ir_is(ir, node, TG_IR_RECORD) ? node : 0;
}

static void member_address(struct builder *b, tg_node at, int64_t offset)
{
	builder_op(b, TG_CFG_THIS, at);
	builder_number(b, TG_CFG_OFFSET, at, offset);
}

/* `size` bytes at `offset` of the object have something in them. */
static void written(struct builder *b, tg_node at, int64_t offset, int64_t size)
{
	if (size <= 0 || size > INT32_MAX)
		return;
	member_address(b, at, offset);
	builder_number(b, TG_CFG_WRITTEN, at, size);
	builder_op(b, TG_CFG_POP, at);
}

static void member_begins(struct builder *b, tg_decl field, tg_node value)
{
	const struct tg_ir *ir = b->ir;
	const struct tg_ir_type *type = builder_type(ir, ir->decl[field].type);
	int64_t offset = tg_cfg_field(ir, field);

	if (offset < 0 || ir->decl[field].bits) {
		tg_node target = tg_ir_child(ir, ir->node[value].parent, 0);

		if (tg_ir_is(ir, value, TG_IR_ABSENT) || !tg_ir_is(ir, target, TG_IR_MEMBER)) {
			builder_discard(b, value);
			return;
		}
		builder_address(b, target); /* of a template: somewhere in the object */
		builder_op(b, TG_CFG_DUP, value);
		builder_value(b, value);
		builder_op(b, TG_CFG_INIT, value);
		builder_op(b, TG_CFG_POP, value);
		return;
	}
	if (tg_ir_is(ir, value, TG_IR_ABSENT)) { /* member() */
		member_address(b, value, offset);
		if (type->cls == TG_TYPE_STRUCT || type->cls == TG_TYPE_UNION ||
		    type->cls == TG_TYPE_ARRAY || type->size > INT32_MAX) {
			builder_op(b, TG_CFG_POP, value);
			written(b, value, offset, (int64_t)type->size);
			return;
		}
		builder_number(b, TG_CFG_NUMBER, value, 0);
		builder_op(b, TG_CFG_INIT, ir->decl[field].node);
		return;
	}
	member_address(b, value, offset);
	if (builder_constructs(ir, value)) {
		written(b, value, offset, (int64_t)type->size);
		builder_construct_member(b, value);
	} else {
		builder_init(b, value, ir->decl[field].type);
	}
	builder_op(b, TG_CFG_POP, value);
}

static bool is_given(const struct tg_ir *ir, tg_node function, tg_node body, tg_decl field)
{
	tg_node c;

	for (c = function + 1; c < body; c = ir->node[c].end)
		if (tg_ir_is(ir, c, TG_IR_ASSIGN) && ir->node[tg_ir_child(ir, c, 0)].decl == field)
			return true;
	return false;
}

/* A member that the constructor does not speak of. */
static void member_begins_alone(struct builder *b, tg_node member)
{
	const struct tg_ir *ir = b->ir;
	tg_decl field = ir->node[member].decl;
	const struct tg_ir_type *type = builder_type(ir, ir->decl[field].type);
	tg_node value = tg_ir_child(ir, member, 1);
	int64_t offset = tg_cfg_field(ir, field);

	while (type->cls == TG_TYPE_ARRAY)
		type = builder_type(ir, type->of);
	if (value && !tg_ir_is(ir, value, TG_IR_ABSENT))
		member_begins(b, field, value);
	else if (offset >= 0 && (type->cls >= TG_TYPE_STRUCT || type->cls == TG_TYPE_OTHER))
		written(b, member, offset, (int64_t)builder_type(ir, ir->decl[field].type)->size);
}

/* What comes from bases stands before the first own member. */
static void bases_begin(struct builder *b, tg_node function, tg_node body, tg_node record)
{
	const struct tg_ir *ir = b->ir;
	const struct tg_ir_type *type = builder_type(ir, ir->decl[ir->node[record].decl].type);
	int64_t first = type->size > INT32_MAX ? 0 : (int64_t)type->size;
	bool begun = false;
	tg_node c;

	for (TG_IR_EACH_CHILD(ir, f, record)) {
		int64_t offset =
			tg_ir_is(ir, f, TG_IR_FIELD) ? tg_cfg_field(ir, ir->node[f].decl) : -1;

		if (offset >= 0 && offset < first)
			first = offset;
	}
	written(b, function, 0, first);
	for (c = function + 1; c < body && !begun; c = ir->node[c].end) {
		if (!builder_constructs(ir, c))
			continue;
		builder_op(b, TG_CFG_THIS, c);
		builder_construct_member(b, c);
		builder_op(b, TG_CFG_POP, c);
		begun = true;
	}
}

/* TextRight(const TextRight &o) : TextRight(o.text) {} */
static tg_node delegate(const struct tg_ir *ir, tg_node function, tg_node body)
{
	tg_node c;

	for (c = function + 1; c < body; c = ir->node[c].end)
		if (builder_constructs(ir, c) &&
		    ir->decl[ir->node[c].decl].parent == ir->decl[ir->node[function].decl].parent)
			return c;
	return 0;
}

void builder_members(struct builder *b, tg_node function, tg_node body)
{
	const struct tg_ir *ir = b->ir;
	tg_node record = ir->decl[ir->decl[ir->node[function].decl].parent].node, c;
	tg_node other = delegate(ir, function, body);

	if (other) {
		builder_op(b, TG_CFG_THIS, other);
		builder_construct_member(b, other);
		builder_op(b, TG_CFG_POP, other);
		return;
	}
	if (tg_ir_is(ir, record, TG_IR_RECORD)) {
		bases_begin(b, function, body, record);
		for (TG_IR_EACH_CHILD(ir, member, record))
			if (tg_ir_is(ir, member, TG_IR_FIELD) &&
			    !is_given(ir, function, body, ir->node[member].decl))
				member_begins_alone(b, member);
	}
	for (c = function + 1; c < body; c = ir->node[c].end)
		if (tg_ir_is(ir, c, TG_IR_ASSIGN))
			member_begins(b, ir->node[tg_ir_child(ir, c, 0)].decl,
				      tg_ir_child(ir, c, 1));
}

/* A class of numbers and pointers alone, for which nobody has written a constructor. */
bool builder_is_bare(const struct tg_ir *ir, tg_node init)
{
	tg_node record = record_of(ir, ir->node[init].type);
	bool any = false;

	if (!builder_constructs(ir, init) || tg_ir_child_count(ir, init) > 1 || !record)
		return false;
	for (TG_IR_EACH_CHILD(ir, c, record)) {
		const struct tg_ir_decl *decl = &ir->decl[ir->node[c].decl];
		const struct tg_ir_type *type = builder_type(ir, decl->type);

		while (tg_ir_is(ir, c, TG_IR_FIELD) && type->cls == TG_TYPE_ARRAY)
			type = builder_type(ir, type->of);
		if (tg_ir_is(ir, c, TG_IR_BASE) || decl->kind == TG_DECL_CONSTRUCTOR ||
		    decl->flags & TG_DECL_VIRTUAL || tg_ir_is(ir, c, TG_IR_OTHER) ||
		    (tg_ir_is(ir, c, TG_IR_FIELD) &&
		     (type->cls >= TG_TYPE_STRUCT || type->cls < TG_TYPE_BOOL ||
		      (tg_ir_child(ir, c, 1) &&
		       !tg_ir_is(ir, tg_ir_child(ir, c, 1), TG_IR_ABSENT)))))
			return false;
		any = any || tg_ir_is(ir, c, TG_IR_FIELD);
	}
	return any;
}
