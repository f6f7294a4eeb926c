/* SPDX-License-Identifier: Apache-2.0 */
/*
 * exec.c - one operation after the other. See run.h.
 */
#include "engine/flow/run.h"

uint32_t flow_place(const struct flow_frame *frame, tg_node n)
{
	return frame->unit->base + n;
}

const struct tg_ir_type *flow_type(const struct flow_frame *frame, tg_node n)
{
	const struct tg_ir *ir = frame->unit->ir;

	return &ir->type[ir->type[ir->node[n].type].canonical];
}

bool flow_wants(const struct flow_frame *frame, uint32_t kinds)
{
	return frame->run->event && frame->run->events & kinds;
}

void flow_event(struct flow_frame *frame, struct flow_state *s, struct tg_flow_event *event)
{
	if (!flow_wants(frame, event->kind))
		return;
	event->depth = frame->depth;
	if (!event->name)
		event->name = "";
	frame->run->event(frame->run->user, frame, s, event);
}

static struct tg_flow_value of_type(struct flow_frame *frame, uint32_t symbol,
				    const struct tg_ir_type *type)
{
	switch (type->cls) {
	case TG_TYPE_POINTER:
	case TG_TYPE_REFERENCE:
	case TG_TYPE_ARRAY:
		return flow_pointer(
			flow_region(&frame->run->tables, REGION_SYMBOL, NULL, symbol, 0, FLOW_MOST),
			0);
	case TG_TYPE_BOOL:
	case TG_TYPE_CHAR:
	case TG_TYPE_INT:
	case TG_TYPE_ENUM:
	case TG_TYPE_FLOAT:
		return flow_of_symbol(symbol, FLOW_INTEGER);
	default:
		return (struct tg_flow_value){0};
	}
}

struct tg_flow_value flow_fresh(struct flow_frame *frame, struct flow_state *s, tg_node at,
				uint32_t number, const struct tg_ir_type *type)
{
	struct flow_tables *t = &frame->run->tables;
	uint32_t symbol =
		flow_symbol(t, SYMBOL_RESULT, flow_place(frame, at), frame->id, number, type);

	flow_renew_symbol(t, s, symbol);
	return of_type(frame, symbol, type);
}

struct tg_flow_value flow_fresh_within(struct flow_frame *frame, struct flow_state *s, tg_node at,
				       const struct tg_ir_type *type, int64_t least, int64_t most,
				       uint16_t taint, uint32_t tainted_at)
{
	struct tg_flow_value v = flow_fresh(frame, s, at, 0, type);
	int64_t type_least, type_most;
	struct flow_fact *fact;

	if (v.kind != FLOW_INTEGER)
		return v;
	flow_type_range(type, &type_least, &type_most);
	if (!taint && least <= type_least && most >= type_most)
		return v;
	fact = flow_fact_put(&frame->run->tables, s, v.symbol);
	fact->taint = taint;
	fact->place = tainted_at;
	fact->below = least > type_least;
	fact->above = most < type_most;
	fact->least = least > type_least ? least : type_least;
	fact->most = most < type_most ? most : type_most;
	return v;
}

static int64_t size_of(const struct tg_ir_type *type)
{
	return type->size > INT32_MAX ? FLOW_MOST : (int64_t)type->size;
}

/* A variable that is there, and all of the access within it: nothing can be said against that, and
 * most of a program's accesses are such. */
static bool is_plain(const struct flow_tables *t, const struct flow_state *s,
		     const struct tg_flow_value *pointer, const struct tg_flow_value *size)
{
	const struct flow_region *region = &t->region.at[pointer->region];
	const struct flow_object *object;

	if (pointer->kind != FLOW_POINTER || pointer->symbol || !size || size->symbol ||
	    size->kind != FLOW_INTEGER ||
	    (region->kind != REGION_LOCAL && region->kind != REGION_PARAM &&
	     region->kind != REGION_GLOBAL) ||
	    region->size == FLOW_MOST || pointer->add < 0 || size->add < 0 ||
	    size->add > region->size || pointer->add > region->size - size->add)
		return false;
	object = flow_object_find(s, pointer->region);
	return !object || (object->life == TG_LIFE_LIVE && object->null == TG_NULL_NEVER &&
			   !object->extent.kind);
}

bool flow_access(struct flow_frame *frame, struct flow_state *s, tg_node at,
		 const struct tg_flow_value *pointer, const struct tg_flow_value *size, bool write,
		 int param, const char *name)
{
	struct flow_tables *t = &frame->run->tables;
	struct tg_flow_event event = {.kind = TG_FLOW_ACCESS,
				      .at = at,
				      .write = write,
				      .by_call = param >= 0,
				      .param = param >= 0 ? (unsigned)param : 0,
				      .name = name,
				      .pointer = pointer,
				      .size = size};
	struct flow_object *object;
	enum tg_flow_null null;
	uint8_t kind;

	if (param < 0 && is_plain(t, s, pointer, size))
		return true;
	flow_event(frame, s, &event);
	if (pointer->kind != FLOW_POINTER)
		return true;
	null = flow_null(t, s, pointer);
	if (null == TG_NULL_ALWAYS)
		return false;
	kind = t->region.at[pointer->region].kind;
	if (null == TG_NULL_NEVER || !pointer->region ||
	    (kind != REGION_SYMBOL && kind != REGION_HEAP && kind != REGION_OLD))
		return true;
	object = flow_object_put(t, s, pointer->region);
	object->null = TG_NULL_NEVER;
	object->nulled = flow_place(frame, at);
	return true;
}

static bool is_bit_field(const struct tg_ir *ir, tg_node n)
{
	return tg_ir_is(ir, n, TG_IR_MEMBER) && ir->decl[ir->node[n].decl].bits;
}

/* C++: what a reference is in memory. */
static const struct tg_ir_type REFERENCE = {.cls = TG_TYPE_POINTER, .width = 64, .size = 8};

static bool load(struct flow_frame *frame, struct flow_state *s, tg_node n, bool reference)
{
	const struct tg_ir_type *type = reference ? &REFERENCE : flow_type(frame, n);
	struct tg_flow_value pointer = flow_pop(s), value;
	struct tg_flow_value size = flow_number(size_of(type));
	struct tg_flow_event event = {
		.kind = TG_FLOW_LOAD, .at = n, .pointer = &pointer, .value = &value};

	if (pointer.kind == FLOW_AGGREGATE)
		pointer.kind = FLOW_POINTER;
	if (!reference && !flow_access(frame, s, n, &pointer, &size, false, -1, NULL))
		return false;
	if (type->cls == TG_TYPE_REFERENCE)
		type = &frame->unit->ir->type[frame->unit->ir->type[type->of].canonical];
	if (is_bit_field(frame->unit->ir, n))
		value = flow_fresh(frame, s, n, 0, type);
	else if (!flow_never_written(frame, &pointer, type, &value))
		value = flow_load(&frame->run->tables, s, &pointer, type, flow_place(frame, n),
				  frame->id);
	flow_event(frame, s, &event);
	value.uninitialised = false; /* told once */
	flow_push(s, value);
	return true;
}

static void write_value(struct flow_frame *frame, struct flow_state *s, tg_node n, tg_node target,
			const struct tg_flow_value *pointer, struct tg_flow_value value,
			int64_t size)
{
	struct flow_tables *t = &frame->run->tables;
	struct tg_flow_event event = {
		.kind = TG_FLOW_STORE, .at = n, .pointer = pointer, .value = &value};

	flow_event(frame, s, &event);
	if (pointer->kind != FLOW_POINTER || !pointer->region) {
		if (value.region && value.kind == FLOW_POINTER)
			flow_object_put(t, s, value.region)->escaped = true;
		return;
	}
	if (value.kind == FLOW_POINTER && t->region.at[pointer->region].kind == REGION_SYMBOL)
		s->rewired =
			s->rewired && s->rewired != pointer->region ? UINT32_MAX : pointer->region;
	/* The head of a list that points to itself: its entries will lead to it as well. */
	if (value.kind == FLOW_POINTER && value.region == pointer->region)
		flow_object_put(t, s, value.region)->escaped = true;
	/* What a pointer of unknown origin leads to may be seen by anybody. */
	if (value.region && flow_object_get(t, s, pointer->region).escaped)
		flow_object_put(t, s, value.region)->escaped = true;
	if (is_bit_field(frame->unit->ir, target)) {
		int64_t offset;

		value = (struct tg_flow_value){.scale = 1};
		value.symbol =
			flow_symbol(t, SYMBOL_RESULT, flow_place(frame, n), frame->id, 2, NULL);
		if (flow_constant(t, s, pointer, &offset))
			flow_store(t, s, pointer, &value, size, flow_place(frame, n));
		return;
	}
	if (!value.kind) { /* a number with a fraction, or worse: written, and not known */
		value = flow_fresh(frame, s, n, 1, flow_type(frame, n));
		if (!value.kind)
			value.symbol = flow_symbol(t, SYMBOL_RESULT, flow_place(frame, n),
						   frame->id, 2, NULL);
	}
	if (value.kind == FLOW_AGGREGATE)
		flow_name_members(frame, s, &value, frame->unit->ir->node[n].type);
	flow_store(t, s, pointer, &value, size, flow_place(frame, n));
}

static bool store(struct flow_frame *frame, struct flow_state *s, tg_node n, bool init,
		  bool reference)
{
	const struct tg_ir *ir = frame->unit->ir;
	tg_node target = init ? 0 : tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	struct tg_flow_value value = flow_pop(s), pointer = flow_pop(s);
	int64_t bytes = size_of(reference ? &REFERENCE : flow_type(frame, init ? n : target));
	struct tg_flow_value size = flow_number(bytes);

	if (pointer.kind == FLOW_AGGREGATE)
		pointer.kind = FLOW_POINTER;
	if (reference && value.kind == FLOW_AGGREGATE)
		value.kind = FLOW_POINTER;
	if (!value.region && !value.symbol && !value.add) {
		value.place = flow_place(frame, n);
		if (value.kind == FLOW_INTEGER && init &&
		    flow_type(frame, n)->cls == TG_TYPE_POINTER)
			value.kind = FLOW_POINTER; /* C++: member() */
	}
	if (!init && !flow_access(frame, s, target, &pointer, &size, true, -1, NULL))
		return false;
	write_value(frame, s, n, target, &pointer, value, bytes);
	if (!init)
		flow_push(s, value);
	return true;
}

/* ++, --, += and its kin: read, change, write. */
static bool update(struct flow_frame *frame, struct flow_state *s, tg_node n, bool step)
{
	const struct tg_ir *ir = frame->unit->ir;
	tg_node target = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	const struct tg_ir_type *type = flow_type(frame, target);
	struct tg_flow_value by = step ? flow_number(1) : flow_pop(s);
	struct tg_flow_value pointer = flow_pop(s), old, value;
	struct tg_flow_value size = flow_number(size_of(type));
	enum tg_ir_op op = (enum tg_ir_op)ir->node[n].op;

	if (op == TG_OP_PRE_INC || op == TG_OP_POST_INC)
		op = TG_OP_ADD;
	else if (step)
		op = TG_OP_SUB;
	flow_push(s, pointer);
	if (!load(frame, s, target, false))
		return false;
	old = flow_pop(s);
	if (!flow_access(frame, s, target, &pointer, &size, true, -1, NULL))
		return false;
	value = flow_binary(frame, s, n, op, old, by, type);
	write_value(frame, s, n, target, &pointer, value, size_of(type));
	flow_push(s, ir->node[n].op == TG_OP_POST_INC || ir->node[n].op == TG_OP_POST_DEC ? old
											  : value);
	return true;
}

static void constant(struct flow_frame *frame, struct flow_state *s, tg_node n)
{
	const struct tg_ir_type *type = flow_type(frame, n);
	struct tg_flow_value v = flow_number(frame->unit->ir->node[n].value);

	if (type->cls == TG_TYPE_POINTER)
		v.kind = FLOW_POINTER;
	else if (!(type->flags & TG_TYPE_SIGNED) && type->width == 64 && v.add < 0)
		v.add = FLOW_MOST;
	v.place = flow_place(frame, n);
	flow_push(s, v);
}

/*
 * Numbers with a fraction are followed as the whole numbers around them: enough to know 0, signs
 * and sizes.
 */
static void real(struct flow_frame *frame, struct flow_state *s, tg_node n)
{
	double number = tg_ir_real(frame->unit->ir, n);
	struct tg_flow_value v;
	int64_t whole;

	if (!(number > -9e15 && number < 9e15)) {
		flow_push(s, flow_fresh(frame, s, n, 0, flow_type(frame, n)));
		return;
	}
	whole = (int64_t)number;
	if ((double)whole == number)
		v = flow_number(whole);
	else
		v = flow_fresh_within(frame, s, n, flow_type(frame, n), whole - (number < 0),
				      whole + (number > 0), 0, 0);
	v.place = flow_place(frame, n);
	flow_push(s, v);
}

/* p->f is written of a p that is there. */
static void take_for_there(struct flow_frame *frame, struct flow_state *s, tg_node n,
			   const struct tg_flow_value *v)
{
	struct flow_object *object;

	if (frame->unit->ir->node[n].op != TG_OP_ARROW || v->kind != FLOW_POINTER || !v->region ||
	    flow_null(&frame->run->tables, s, v) != TG_NULL_UNKNOWN)
		return;
	object = flow_object_put(&frame->run->tables, s, v->region);
	object->null = TG_NULL_NEVER;
	object->nulled = flow_place(frame, n);
}

/* Which members of unions lead to the member that a MEMBER node is about. */
static uint32_t variant_of(const struct tg_ir *ir, tg_node n, uint32_t outer)
{
	const struct tg_ir_decl *member = &ir->decl[ir->node[n].decl];

	if (ir->type[ir->type[ir->decl[member->parent].type].canonical].cls != TG_TYPE_UNION)
		return outer;
	return outer * 31 + member->index + 1;
}

/* The member of a MEMBER node that begins at `from`; what may be longer than declared is none. */
static uint32_t part_of(struct flow_frame *frame, tg_node n, int64_t from, uint32_t outer)
{
	const struct tg_ir_type *type = flow_type(frame, n);
	const struct tg_ir *ir = frame->unit->ir;

	if (type->size == TG_SIZE_UNKNOWN || type->size > INT32_MAX || !type->size ||
	    (type->cls == TG_TYPE_ARRAY &&
	     type->size <= ir->type[ir->type[type->of].canonical].size))
		return 0;
	return flow_part(&frame->run->tables, from, flow_add(from, (int64_t)type->size),
			 variant_of(ir, n, frame->run->tables.part.at[outer].variant));
}

static void field(struct flow_frame *frame, struct flow_state *s, tg_node n)
{
	int64_t offset = tg_cfg_field(frame->unit->ir, frame->unit->ir->node[n].decl);
	struct tg_flow_value v = flow_pop(s);

	if (v.kind == FLOW_AGGREGATE)
		v.kind = FLOW_POINTER;
	take_for_there(frame, s, n, &v);
	if (v.kind != FLOW_POINTER || (offset < 0 && v.region)) {
		struct tg_ir_type pointer = {.cls = TG_TYPE_POINTER, .width = 64};

		v = flow_fresh(frame, s, n, 3, &pointer);
	} else {
		v.add = flow_add(v.add, offset < 0 ? 0 : offset);
		if (v.region && !v.symbol)
			v.part = part_of(frame, n, v.add, v.part);
	}
	flow_push(s, v);
}

static void address(struct flow_frame *frame, struct flow_state *s, const struct tg_cfg_op *op)
{
	struct flow_tables *t = &frame->run->tables;
	const struct tg_ir_node *node = &frame->unit->ir->node[op->node];
	int64_t size = size_of(flow_type(frame, op->node));

	switch (op->kind) {
	case TG_CFG_ADDRESS:
		flow_push(s, flow_pointer(flow_variable(frame, op->decl), 0));
		break;
	case TG_CFG_STRING: {
		struct tg_flow_value v =
			flow_pointer(flow_region(t, REGION_STRING, frame->unit,
						 flow_place(frame, op->node), op->node, size),
				     0);

		(void)node;
		flow_push(s, v);
		break;
	}
	case TG_CFG_THIS:
		flow_push(s, frame->self);
		break;
	default: {
		uint32_t region = flow_region(t, REGION_TEMP, frame->unit,
					      flow_place(frame, op->node), frame->id, size);

		if (!op->plain)
			flow_erase(s, region, FLOW_LEAST, FLOW_MOST);
		flow_push(s, flow_pointer(region, 0));
		break;
	}
	}
}

/* The operations that only move values about. */
static void simple(struct flow_frame *frame, struct flow_state *s, const struct tg_cfg_op *op)
{
	struct tg_flow_value a, b;
	uint64_t size;

	switch (op->kind) {
	case TG_CFG_CONST:
		constant(frame, s, op->node);
		break;
	case TG_CFG_NUMBER:
		a = flow_number(op->number);
		a.place = flow_place(frame, op->node);
		flow_push(s, a);
		break;
	case TG_CFG_REAL:
		real(frame, s, op->node);
		break;
	case TG_CFG_UNKNOWN:
		flow_push(s, flow_fresh(frame, s, op->node, 0, flow_type(frame, op->node)));
		break;
	case TG_CFG_FIELD:
		field(frame, s, op->node);
		break;
	case TG_CFG_OFFSET:
		a = flow_pop(s);
		a.add = flow_add(a.add, op->number);
		flow_push(s, a);
		break;
	case TG_CFG_INDEX:
		b = flow_pop(s);
		a = flow_pop(s);
		size = flow_type(frame, op->node)->size;
		flow_push(s, flow_move(frame, s, op->node, a, b, 1, size));
		break;
	case TG_CFG_DECLARE:
		flow_declare(frame, s, op->decl);
		break;
	case TG_CFG_LENGTH:
		flow_length(frame, s, op->node, op->decl);
		break;
	case TG_CFG_END:
		flow_end_variable(frame, s, op->node, op->decl);
		break;
	case TG_CFG_TEXT:
		flow_text(frame, s, op->node);
		break;
	case TG_CFG_ZERO:
		flow_zero(frame, s, op->node);
		break;
	case TG_CFG_FORGET:
		if (s->stack.count)
			flow_forget(&frame->run->tables, s, s->stack.at[s->stack.count - 1].region,
				    flow_place(frame, op->node));
		break;
	case TG_CFG_WRITTEN:
		flow_written(frame, s, op->node, op->number);
		break;
	case TG_CFG_POP:
		flow_pop(s);
		break;
	case TG_CFG_DUP:
		a = flow_pop(s);
		flow_push(s, a);
		flow_push(s, a);
		break;
	default:
		address(frame, s, op);
		break;
	}
}

/* False when the path ends here. */
static bool step(struct flow_frame *frame, struct flow_state *s, const struct tg_cfg_op *op)
{
	struct tg_flow_value left, right;

	switch (op->kind) {
	case TG_CFG_LOAD:
		return load(frame, s, op->node, op->plain);
	case TG_CFG_STORE:
		return store(frame, s, op->node, false, false);
	case TG_CFG_INIT:
		return store(frame, s, op->node, true, op->plain);
	case TG_CFG_STEP:
		return update(frame, s, op->node, true);
	case TG_CFG_UPDATE:
		return update(frame, s, op->node, false);
	case TG_CFG_BINARY:
		right = flow_pop(s);
		left = flow_pop(s);
		flow_push(s, flow_binary(frame, s, op->node,
					 (enum tg_ir_op)frame->unit->ir->node[op->node].op, left,
					 right, flow_type(frame, op->node)));
		return true;
	case TG_CFG_UNARY:
		left = flow_pop(s);
		flow_push(s, flow_unary(frame, s, op->node, left));
		return true;
	case TG_CFG_CAST:
		left = flow_pop(s);
		flow_push(s, frame->unit->ir->node[op->node].op == TG_OP_DYNAMIC
				     ? flow_cast_down(frame, s, op->node, left)
				     : flow_cast(frame, s, op->node, left));
		return true;
	case TG_CFG_NEW:
		flow_allocate_new(frame, s, op->node);
		return true;
	case TG_CFG_FINISH:
		flow_end_object(frame, s, op->node);
		return true;
	case TG_CFG_DELETE:
		flow_release_delete(frame, s, op->node);
		return true;
	default:
		simple(frame, s, op);
		return true;
	}
}

void flow_exec(struct flow_frame *frame, struct flow_state *s, uint32_t block, uint32_t from)
{
	const struct tg_cfg_block *at = &frame->cfg->block[block];
	struct flow_run *run = frame->run;
	uint32_t i;

	for (i = from; i < at->count; i++) {
		const struct tg_cfg_op *op = &frame->cfg->op[at->first + i];

		frame->at = op->node;
		if (++run->steps > run->limit) {
			run->exhausted = true;
			flow_state_free(&run->tables, s);
			return;
		}
		if (op->kind == TG_CFG_CALL) {
			struct flow_list after = flow_call(frame, s, op);
			struct flow_state *each = after.first, *next;

			for (; each && each->next; each = next) {
				next = each->next;
				each->next = NULL;
				flow_exec(frame, each, block, i + 1);
			}
			if (!each)
				return;
			s = each;
		} else if (!step(frame, s, op)) {
			flow_state_free(&run->tables, s);
			return;
		}
	}
	flow_leave(frame, s, block);
}
