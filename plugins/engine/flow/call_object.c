/* SPDX-License-Identifier: Apache-2.0 */
/*
 * call_object.c - C++: which method runs for an object, and how objects are made and given back.
 * See run.h.
 */
#include "engine/flow/run.h"

/* The class of the object that a pointer surely leads to, or 0. */
static tg_decl class_of(const struct flow_frame *frame, const struct tg_flow_value *self)
{
	const struct flow_region *r = &frame->run->tables.region.at[self->region];
	const struct tg_ir *ir = frame->unit->ir;
	const struct tg_ir_type *type;
	tg_type at = 0;

	if (self->kind != FLOW_POINTER || self->add || self->symbol || r->unit != frame->unit)
		return 0;
	if (r->kind == REGION_LOCAL || r->kind == REGION_PARAM || r->kind == REGION_GLOBAL)
		at = ir->decl[r->a].type;
	else if (r->kind == REGION_TEMP && r->a >= frame->unit->base)
		at = ir->node[r->a - frame->unit->base].type;
	else if (r->kind == REGION_HEAP && r->a >= frame->unit->base &&
		 tg_ir_is(ir, r->a - frame->unit->base, TG_IR_NEW))
		at = ir->type[ir->type[ir->node[r->a - frame->unit->base].type].canonical].of;
	type = &ir->type[ir->type[at].canonical];
	return type->cls == TG_TYPE_STRUCT ? type->decl : 0;
}

/*
 * C++: a virtual method of an object whose class nobody knows: which one runs is not known either;
 * and one of an object that is gone, which has been told.
 */
bool flow_is_open(const struct flow_frame *frame, const struct flow_state *s,
		  const struct flow_call *call, const struct tg_flow_value *self)
{
	const struct tg_ir_decl *decl = &frame->unit->ir->decl[call->decl];

	return call->object && decl->kind == TG_DECL_METHOD &&
	       ((decl->flags & TG_DECL_VIRTUAL && !class_of(frame, self)) ||
		flow_object_get(&frame->run->tables, s, self->region).life == TG_LIFE_RELEASED);
}

/* C++: `p->method()` needs an object; false when there is none. */
bool flow_calls_through(struct flow_frame *frame, struct flow_state *s, tg_node call,
			const struct tg_flow_value *self)
{
	const struct tg_ir *ir = frame->unit->ir;
	tg_node member = tg_ir_child(ir, call, 0), base = tg_ir_child(ir, member, 0);

	return !tg_ir_is(ir, member, TG_IR_MEMBER) || ir->node[member].op != TG_OP_ARROW || !base ||
	       flow_access(frame, s, base, self, NULL, false, -1, NULL);
}

struct tg_flow_value flow_cast_down(struct flow_frame *frame, struct flow_state *s, tg_node n,
				    struct tg_flow_value v)
{
	const struct tg_ir_type *type = flow_type(frame, n);
	struct flow_object *object;

	if (type->cls != TG_TYPE_POINTER || class_of(frame, &v) ||
	    flow_null(&frame->run->tables, s, &v) == TG_NULL_ALWAYS)
		return v;
	v = flow_fresh(frame, s, n, 0, type);
	object = flow_object_put(&frame->run->tables, s, v.region);
	object->null = TG_NULL_MAYBE;
	object->nulled = flow_place(frame, n);
	return v;
}

/* C++: the method that runs for the object at hand, which may be of a derived class. */
tg_decl flow_overriding(const struct flow_frame *frame, const struct tg_flow_value *self,
			tg_decl method)
{
	const struct tg_ir *ir = frame->unit->ir;
	const struct tg_ir_decl *m = &ir->decl[method];
	tg_decl record = ir->cplusplus ? class_of(frame, self) : 0;
	tg_node node = record ? ir->decl[record].node : 0;

	if (!tg_ir_is(ir, node, TG_IR_RECORD) ||
	    (m->kind != TG_DECL_METHOD && m->kind != TG_DECL_DESTRUCTOR))
		return method;
	for (TG_IR_EACH_CHILD(ir, c, node)) {
		const struct tg_ir_decl *d = &ir->decl[ir->node[c].decl];

		if (tg_ir_is(ir, c, TG_IR_FUNCTION) && d->kind == m->kind &&
		    (m->kind == TG_DECL_DESTRUCTOR ||
		     (d->name == m->name &&
		      ir->type[ir->type[d->type].canonical].param_count ==
			      ir->type[ir->type[m->type].canonical].param_count)))
			return ir->node[c].decl;
	}
	return method;
}

/* True for `new int` and `new int[n]`: nobody says what stands there. */
static bool is_without_value(const struct tg_ir *ir, tg_node n, const struct tg_ir_type *type)
{
	bool array = ir->node[n].op == TG_OP_ARRAY_FORM;

	return (type->cls == TG_TYPE_INT || type->cls == TG_TYPE_CHAR ||
		type->cls == TG_TYPE_POINTER || type->cls == TG_TYPE_BOOL ||
		type->cls == TG_TYPE_ENUM) &&
	       tg_ir_child_count(ir, n) == (array ? 1u : 0u);
}

void flow_allocate_new(struct flow_frame *frame, struct flow_state *s, tg_node n)
{
	const struct tg_ir *ir = frame->unit->ir;
	const struct tg_ir_type *type = flow_type(frame, n);
	uint64_t size = ir->type[ir->type[type->of].canonical].size;
	struct tg_flow_value count = flow_pop(s), extent = {0};
	bool array = ir->node[n].op == TG_OP_ARRAY_FORM;
	struct tg_flow_event event = {.kind = TG_FLOW_SINK,
				      .at = n,
				      .sink = "size",
				      .name = "operator new[]",
				      .value = &count};
	uint32_t region;

	if (array)
		flow_event(frame, s, &event);
	if (count.kind != FLOW_INTEGER || size > INT32_MAX ||
	    !flow_linear_mul(count, (int64_t)size, &extent))
		extent = (struct tg_flow_value){0};
	region = flow_make_object(frame, s, n, array ? "new[]" : "new", extent, false, 0);
	/* Members are what a constructor makes of them. */
	type = &ir->type[ir->type[type->of].canonical];
	if (!is_without_value(ir, n, type) &&
	    (array || type->cls != TG_TYPE_STRUCT || !ir->decl[type->decl].node))
		flow_object_put(&frame->run->tables, s, region)->content = CONTENT_UNKNOWN;
	for (TG_IR_EACH_CHILD(ir, c, n))
		if (strcmp(tg_ir_text(ir, ir->decl[ir->node[c].decl].name), "nothrow") == 0)
			flow_object_put(&frame->run->tables, s, region)->null = TG_NULL_MAYBE;
	flow_push(s, flow_pointer(region, 0));
}

void flow_release_delete(struct flow_frame *frame, struct flow_state *s, tg_node n)
{
	struct tg_flow_value pointer = flow_pop(s);
	bool array = frame->unit->ir->node[n].op == TG_OP_ARRAY_FORM;

	if (pointer.kind == FLOW_POINTER)
		flow_release(frame, s, n, array ? "new[]" : "new", &pointer, 0,
			     array ? "delete[]" : "delete");
}
