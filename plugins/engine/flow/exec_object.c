/* SPDX-License-Identifier: Apache-2.0 */
/*
 * exec_object.c - the lives of variables, and what fills them. See run.h.
 */
#include "engine/flow/run.h"

static int64_t size_of(const struct tg_ir_type *type)
{
	if (type->cls == TG_TYPE_REFERENCE)
		return 8; /* of itself: it is a pointer */
	return type->size > INT32_MAX ? FLOW_MOST : (int64_t)type->size;
}

/* Const, as a whole or in its elements. */
static bool is_constant(const struct tg_ir *ir, const struct tg_ir_type *type)
{
	while (type->cls == TG_TYPE_ARRAY && !(type->flags & TG_TYPE_CONST))
		type = &ir->type[ir->type[type->of].canonical];
	return type->flags & TG_TYPE_CONST;
}

uint32_t flow_variable(struct flow_frame *frame, tg_decl decl)
{
	const struct tg_ir *ir = frame->unit->ir;
	const struct tg_ir_decl *d = &ir->decl[decl];
	const struct tg_ir_type *type = &ir->type[ir->type[d->type].canonical];
	struct flow_tables *t = &frame->run->tables;
	uint32_t region;

	if (d->kind == TG_DECL_FUNCTION || d->kind == TG_DECL_METHOD)
		return flow_region(t, REGION_FUNCTION, frame->unit, decl, 0, FLOW_MOST);
	if (d->kind == TG_DECL_PARAM)
		return flow_region(t, REGION_PARAM, frame->unit, decl, frame->id, size_of(type));
	if (!(d->flags & TG_DECL_GLOBAL) && d->storage != TG_STORE_EXTERN &&
	    d->storage != TG_STORE_STATIC)
		return flow_region(t, REGION_LOCAL, frame->unit, decl, frame->id, size_of(type));
	region = flow_region(t, REGION_GLOBAL, frame->unit, decl, 0, size_of(type));
	if (is_constant(ir, type) ||
	    (d->linkage != TG_LINK_EXTERNAL && !frame->unit->written[decl]))
		t->region.at[region].constant = true;
	return region;
}

bool flow_is_cleaned(const struct flow_frame *frame, const struct flow_region *region)
{
	return region->kind == REGION_LOCAL && region->b == frame->id &&
	       frame->unit->ir->decl[region->a].flags & TG_DECL_CLEANUP;
}

/* The function whose name an initialiser is, or 0. */
static tg_decl function_named(const struct tg_ir *ir, tg_node init)
{
	init = tg_ir_strip(ir, init);
	if (tg_ir_is(ir, init, TG_IR_UNARY) && ir->node[init].op == TG_OP_ADDRESS)
		init = tg_ir_strip(ir, tg_ir_child(ir, init, 0));
	if (!tg_ir_is(ir, init, TG_IR_REF) ||
	    ir->decl[ir->node[init].decl].kind != TG_DECL_FUNCTION)
		return 0;
	return ir->node[init].decl;
}

/* A member that is no bit-field, of a type that fits into one value. */
static bool is_plain_member(const struct flow_frame *frame, tg_node n)
{
	const struct tg_ir *ir = frame->unit->ir;
	uint8_t cls = flow_type(frame, n)->cls;

	return tg_ir_is(ir, n, TG_IR_FIELD) && tg_ir_is(ir, tg_ir_child(ir, n, 0), TG_IR_ABSENT) &&
	       tg_cfg_field(ir, ir->node[n].decl) >= 0 &&
	       (cls == TG_TYPE_POINTER || cls == TG_TYPE_INT || cls == TG_TYPE_ENUM ||
		cls == TG_TYPE_BOOL);
}

/* True when some cell lies in [from, end). */
static bool is_told(const struct flow_state *s, uint32_t region, int64_t from, int64_t end)
{
	const struct flow_cell *c;
	size_t at;

	for (at = flow_cell_at(s, region, FLOW_LEAST); at < s->cell.count; at++) {
		c = &s->cell.at[at];
		if (c->region != region || c->offset >= end)
			return false;
		if (c->offset + (int64_t)c->size > from)
			return true;
	}
	return false;
}

/*
 * A structure that nobody has read as a whole yet is about to be copied: what its members are gets
 * a name, which is then the copy's as well.
 */
void flow_name_members(struct flow_frame *frame, struct flow_state *s,
		       const struct tg_flow_value *aggregate, tg_type type)
{
	enum { MEMBERS = 16 };
	const struct tg_ir *ir = frame->unit->ir;
	const struct tg_ir_type *record = &ir->type[ir->type[type].canonical];
	struct flow_tables *t = &frame->run->tables;
	tg_node node = record->cls == TG_TYPE_STRUCT ? ir->decl[record->decl].node : 0;
	struct tg_flow_value at = *aggregate, member;
	unsigned count = 0;
	int64_t offset;

	at.kind = FLOW_POINTER;
	if (!tg_ir_is(ir, node, TG_IR_RECORD) || !aggregate->region ||
	    flow_object_get(t, s, aggregate->region).content != CONTENT_UNKNOWN ||
	    !flow_constant(t, s, &at, &offset))
		return;
	for (TG_IR_EACH_CHILD(ir, c, node)) {
		const struct tg_ir_type *field = flow_type(frame, c);
		int64_t from;

		if (!is_plain_member(frame, c))
			continue;
		if (count++ == MEMBERS)
			return;
		from = offset + tg_cfg_field(ir, ir->node[c].decl);
		at.add = aggregate->add + from - offset;
		if (is_told(s, at.region, from, from + size_of(field)))
			continue;
		member = flow_load(t, s, &at, field, flow_place(frame, c), frame->id);
		if (member.kind)
			flow_cell_insert(s, at.region, from, size_of(field), &member);
	}
}

bool flow_never_written(struct flow_frame *frame, const struct tg_flow_value *pointer,
			const struct tg_ir_type *type, struct tg_flow_value *ret)
{
	const struct flow_region *region = &frame->run->tables.region.at[pointer->region];
	const struct tg_ir *ir;
	int64_t number = 0;
	tg_decl function;
	tg_node init;

	if (region->kind != REGION_GLOBAL || !region->constant || pointer->symbol ||
	    (type->cls != TG_TYPE_POINTER && type->cls != TG_TYPE_INT &&
	     type->cls != TG_TYPE_CHAR && type->cls != TG_TYPE_ENUM && type->cls != TG_TYPE_BOOL))
		return false;
	ir = region->unit->ir;
	if (pointer->add < 0 || pointer->add + size_of(type) > region->size ||
	    !tg_cfg_initial(ir, region->a, pointer->add, size_of(type), &init))
		return false;
	function = init && type->cls == TG_TYPE_POINTER ? function_named(ir, init) : 0;
	if (function) {
		*ret = flow_pointer(flow_variable(frame, function), 0);
		return true;
	}
	if (init && !tg_ir_constant(ir, init, &number) &&
	    !tg_ir_constant(ir, tg_ir_strip(ir, init), &number))
		return false;
	*ret = flow_number(number);
	ret->kind = type->cls == TG_TYPE_POINTER ? FLOW_POINTER : FLOW_INTEGER;
	ret->place = region->unit->base + ir->decl[region->a].node;
	return true;
}

void flow_declare(struct flow_frame *frame, struct flow_state *s, tg_decl decl)
{
	uint32_t region = flow_variable(frame, decl);

	flow_erase(s, region, FLOW_LEAST, FLOW_MOST);
	flow_object_drop(s, region);
	if (frame->unit->ir->cplusplus) {
		const struct tg_ir *ir = frame->unit->ir;
		const struct tg_ir_type *type = &ir->type[ir->type[ir->decl[decl].type].canonical];
		uint8_t cls = type->cls;

		if ((cls == TG_TYPE_STRUCT && !ir->decl[type->decl].node) || cls == TG_TYPE_OTHER ||
		    cls == TG_TYPE_DEPENDENT)
			flow_object_put(&frame->run->tables, s, region)->content = CONTENT_UNKNOWN;
	}
}

void flow_end_variable(struct flow_frame *frame, struct flow_state *s, tg_node n, tg_decl decl)
{
	uint32_t region = flow_variable(frame, decl);
	struct flow_object *object;
	bool named = false;
	size_t i;

	if (!flow_object_find(s, region) && (flow_cell_at(s, region, FLOW_LEAST) >= s->cell.count))
		return;
	if (flow_is_cleaned(frame, &frame->run->tables.region.at[region]))
		flow_let_go(&frame->run->tables, s, region);
	flow_erase(s, region, FLOW_LEAST, FLOW_MOST);
	for (i = 0; i < s->cell.count && !named; i++)
		named = s->cell.at[i].value.region == region;
	flow_object_drop(s, region);
	if (!named)
		return;
	object = flow_object_put(&frame->run->tables, s, region);
	object->life = TG_LIFE_ENDED;
	object->changed = flow_place(frame, n);
}

void flow_length(struct flow_frame *frame, struct flow_state *s, tg_node n, tg_decl decl)
{
	const struct tg_ir *ir = frame->unit->ir;
	const struct tg_ir_type *type = &ir->type[ir->type[ir->decl[decl].type].canonical];
	struct tg_flow_value count = flow_pop(s), extent;
	uint64_t size = ir->type[type->of].size;
	struct flow_object *object =
		flow_object_put(&frame->run->tables, s, flow_variable(frame, decl));
	struct tg_flow_event event = {.kind = TG_FLOW_SINK,
				      .at = n,
				      .sink = "size",
				      .name = tg_ir_text(ir, ir->decl[decl].name),
				      .value = &count};

	object->made = flow_place(frame, n);
	flow_event(frame, s, &event);
	object = flow_object_put(&frame->run->tables, s, flow_variable(frame, decl));
	if (count.kind == FLOW_INTEGER && size < INT32_MAX &&
	    flow_linear_mul(count, (int64_t)size, &extent))
		object->extent = extent;
}

void flow_text(struct flow_frame *frame, struct flow_state *s, tg_node n)
{
	struct flow_tables *t = &frame->run->tables;
	struct tg_flow_value from = flow_pop(s), to = flow_pop(s);
	const struct tg_ir_node *node = &frame->unit->ir->node[n];
	struct flow_object *object;

	(void)from;
	if (to.kind != FLOW_POINTER || !to.region || to.symbol || to.add)
		return;
	flow_erase(s, to.region, FLOW_LEAST, FLOW_MOST);
	object = flow_object_put(t, s, to.region);
	object->content = CONTENT_UNKNOWN;
	object->version = flow_place(frame, n);
	object->unterminated = t->region.at[to.region].size <= node->value;
	object->length = flow_number(
		(int64_t)strnlen(tg_ir_text(frame->unit->ir, node->extra), (size_t)node->value));
}

void flow_written(struct flow_frame *frame, struct flow_state *s, tg_node n, int64_t size)
{
	struct flow_tables *t = &frame->run->tables;
	struct tg_flow_value to = s->stack.at[s->stack.count - 1], what = {.scale = 1};

	if (to.kind != FLOW_POINTER || !to.region)
		return;
	what.symbol = flow_symbol(t, SYMBOL_RESULT, flow_place(frame, n), frame->id, 3, NULL);
	flow_store(t, s, &to, &what, size, flow_place(frame, n));
}

void flow_zero(struct flow_frame *frame, struct flow_state *s, tg_node n)
{
	struct tg_flow_value to =
		s->stack.count ? s->stack.at[s->stack.count - 1] : (struct tg_flow_value){0};
	struct flow_object *object;

	if (to.kind != FLOW_POINTER || !to.region || to.symbol || to.add)
		return;
	flow_erase(s, to.region, FLOW_LEAST, FLOW_MOST);
	object = flow_object_put(&frame->run->tables, s, to.region);
	object->content = CONTENT_ZERO;
	object->made = flow_place(frame, n);
	object->length = flow_number(0);
}
