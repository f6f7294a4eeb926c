/* SPDX-License-Identifier: Apache-2.0 */
/*
 * effect_object.c - what the models say of objects of C++ libraries that hold elements: which these
 * are after a call. See effect_object.h for how they stand in memory, and effect_element.c for what
 * leads to one of them.
 */
#include "engine/flow/effect_object.h"

enum { NUMBER_COUNT = 20 };

const struct tg_ir_type OBJECT_POINTER = {.cls = TG_TYPE_POINTER, .width = 64, .size = 8};
const struct tg_ir_type OBJECT_SIZE = {.cls = TG_TYPE_INT, .width = 64, .size = 8};

uint32_t object_place(const struct effects *e)
{
	return flow_place(e->frame, e->call->node);
}

const struct tg_ir_type *object_type(const struct effects *e, int param)
{
	const struct tg_ir *ir = e->frame->unit->ir;
	const struct tg_ir_type *type = flow_type(e->frame, effects_node(e, param));

	if (type->cls == TG_TYPE_REFERENCE)
		type = &ir->type[ir->type[type->of].canonical];
	return type;
}

bool object_by_reference(const struct effects *e, int param)
{
	const struct tg_ir *ir = e->frame->unit->ir;
	const struct tg_ir_type *type = &ir->type[ir->type[ir->decl[e->call->decl].type].canonical];
	unsigned index = (unsigned)param - e->call->object;

	return type->cls == TG_TYPE_FUNCTION && index < type->param_count &&
	       ir->type[ir->type[ir->params[type->first_param + index]].canonical].cls ==
		       TG_TYPE_REFERENCE;
}

int64_t object_size(const struct tg_ir_type *type)
{
	return type->size && type->size <= INT32_MAX ? (int64_t)type->size : 0;
}

struct tg_flow_value object_at(const struct effects *e, int param)
{
	struct tg_flow_value v = effects_argument(e, param);

	if (v.kind == FLOW_AGGREGATE)
		v.kind = FLOW_POINTER;
	return v.kind == FLOW_POINTER && v.region ? v : (struct tg_flow_value){0};
}

struct tg_flow_value object_load(const struct effects *e, struct tg_flow_value at, int64_t offset,
				 const struct tg_ir_type *type)
{
	at.add += offset;
	return flow_load(effects_tables(e), e->s, &at, type, object_place(e), e->frame->id);
}

void object_store(struct effects *e, struct tg_flow_value at, int64_t offset,
		  struct tg_flow_value value)
{
	at.add += offset;
	value.place = value.place ? value.place : object_place(e);
	flow_store(effects_tables(e), e->s, &at, &value, 8, object_place(e));
}

struct tg_flow_value effects_held(const struct effects *e, const struct tg_flow_value *pointer)
{
	struct tg_flow_value v = *pointer;

	if (v.kind == FLOW_AGGREGATE)
		v.kind = FLOW_POINTER;
	if (v.kind != FLOW_POINTER || !v.region)
		return (struct tg_flow_value){0};
	v = object_load(e, v, 0, &OBJECT_POINTER);
	v.reserved = 0; /* who gets it does not own it */
	return v.kind == FLOW_POINTER ? v : (struct tg_flow_value){0};
}

struct tg_flow_value object_number(struct effects *e, uint32_t number)
{
	return flow_fresh(e->frame, e->s, e->call->node, number, &OBJECT_SIZE);
}

struct tg_flow_value object_count(struct effects *e, struct tg_flow_value object)
{
	struct tg_flow_value v = object_load(e, object, OBJECT_COUNT, &OBJECT_SIZE);

	v.region = 0;
	return v.kind == FLOW_INTEGER ? v : object_number(e, NUMBER_COUNT);
}

/* Two objects have the same memory when one was copied without its constructor. */
static bool is_shared(const struct effects *e, uint32_t memory)
{
	unsigned owners = 0;
	size_t i;

	for (i = 0; i < e->s->cell.count; i++)
		owners += e->s->cell.at[i].value.region == memory &&
			  e->s->cell.at[i].value.reserved == OBJECT_OWNS;
	return owners > 1;
}

/* Pointers and iterators into the memory of a container lead nowhere from now on. */
static void invalidate(struct effects *e, struct tg_flow_value memory)
{
	struct flow_object *object;

	if (!memory.region || memory.kind != FLOW_POINTER || is_shared(e, memory.region))
		return;
	object = flow_object_put(effects_tables(e), e->s, memory.region);
	object->life = TG_LIFE_RELEASED;
	object->changed = object_place(e);
}

/* An IR has no arguments of templates: the name of the class is all that says what it holds. */
static int64_t width_of_text(const struct effects *e)
{
	static const struct {
		const char *word;
		int64_t width;
	} words[] = {{"wchar_t", 4},   {"wstring", 4},  {"char16_t", 2},
		     {"u16string", 2}, {"char32_t", 4}, {"u32string", 4}};
	const char *name = tg_ir_text(e->frame->unit->ir, object_type(e, 0)->name);
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strstr(name, words[i].word))
			return words[i].width;
	return 1;
}

/* A text of `count` characters stands in the memory. */
static void end_text(struct effects *e, uint32_t memory, struct tg_flow_value count)
{
	int64_t width = width_of_text(e);
	struct flow_object *object = flow_object_put(effects_tables(e), e->s, memory);
	struct tg_flow_value bytes;

	object->unterminated = false;
	object->length = (struct tg_flow_value){0};
	object->extent = (struct tg_flow_value){0};
	if (!flow_linear_mul(count, width, &bytes))
		return;
	object->length = bytes;
	if (flow_linear_add(bytes, flow_number(width), 1, &bytes))
		object->extent = bytes;
}

/* New memory with the content of `from` (kind 0 = nothing), in the object from now on. */
static struct tg_flow_value new_memory(struct effects *e, struct tg_flow_value object,
				       struct tg_flow_value from,
				       const struct tg_api_effect *effect)
{
	struct flow_tables *t = effects_tables(e);
	uint32_t made =
		flow_make_object(e->frame, e->s, e->call->node, "", (struct tg_flow_value){0},
				 false, (uint32_t)(effect->param + 3));
	struct tg_flow_value memory = flow_pointer(made, 0);
	struct flow_object *known = flow_object_put(t, e->s, made);

	known->life = TG_LIFE_UNKNOWN;
	known->family = 0;
	known->content = CONTENT_UNKNOWN;
	known->version = object_place(e);
	if (from.region == made) /* it grows in a loop: what it was is an older one now */
		from.region = flow_region(t, REGION_OLD, e->frame->unit, made, 0, FLOW_MOST);
	if (from.kind == FLOW_POINTER && from.region) {
		flow_copy(t, e->s, &memory, &from, FLOW_MOST, object_place(e));
		invalidate(e, from);
	}
	memory.reserved = OBJECT_OWNS;
	object_store(e, object, 0, memory);
	object_store(e, object, OBJECT_RESERVED, flow_number(0));
	return memory;
}

/* Elements that a call names in its arguments. */
struct content {
	struct tg_flow_value count, from; /* `from`: pointer to them, kind 0 = nobody knows */
	bool is_list;                     /* { a, b } */
};

static struct content of_range(struct effects *e, struct tg_flow_value first,
			       struct tg_flow_value last)
{
	struct content content = {.from = first};

	first.kind = last.kind = FLOW_INTEGER;
	if (!content.from.region || first.region != last.region ||
	    (first.region = last.region = 0, !flow_linear_add(last, first, -1, &content.count)))
		content.count = object_number(e, NUMBER_COUNT);
	return content;
}

static struct content of_object(struct effects *e, int param)
{
	struct tg_flow_value object = object_at(e, param), next = object_at(e, param + 1);
	struct content content = {0};

	if (object_type(e, param)->size == 8 && next.kind)
		return of_range(e, effects_held(e, &object), effects_held(e, &next));
	if (!object.kind) {
		content.count = object_number(e, NUMBER_COUNT);
		return content;
	}
	content.from = effects_held(e, &object);
	content.count = effects_argument(e, param + 1).kind == FLOW_INTEGER
				? object_number(e, NUMBER_COUNT) /* a part of it */
				: object_count(e, object);
	return content;
}

static struct content of_text(struct effects *e, int param)
{
	struct tg_flow_value from = effects_argument(e, param),
			     next = effects_argument(e, param + 1);
	struct content content = {.from = from};

	if (next.kind == FLOW_POINTER && next.region)
		return of_range(e, from, next);
	content.count = next.kind == FLOW_INTEGER ? next : effects_length(e, &from);
	content.count.region = 0;
	if (content.count.kind != FLOW_INTEGER)
		content.count = object_number(e, NUMBER_COUNT);
	return content;
}

static struct content content_of(struct effects *e, const struct tg_api_effect *effect)
{
	const struct tg_ir *ir = e->frame->unit->ir;
	struct tg_flow_value v = effects_argument(e, effect->from);
	tg_node n = tg_ir_strip(ir, effects_node(e, effect->from));
	uint8_t cls = effect->from < 0 ? 0 : object_type(e, effect->from)->cls;
	struct content content = {0};

	if (effect->factors && !effects_size(e, effect, &content.count))
		content.count = object_number(e, NUMBER_COUNT);
	if (effect->factors)
		return content;
	if (effect->from < 0 || (!v.kind && !tg_ir_is(ir, n, TG_IR_INIT_LIST))) {
		content.count = effect->from < 0 ? object_number(e, NUMBER_COUNT) : flow_number(0);
		if (cls && !tg_ir_is(ir, n, TG_IR_ABSENT) && n != e->call->node)
			content.count = object_number(e, NUMBER_COUNT);
		return content;
	}
	if (tg_ir_is(ir, n, TG_IR_INIT_LIST)) {
		content.count = flow_number(tg_ir_child_count(ir, n));
		content.is_list = true;
	} else if (v.kind == FLOW_INTEGER && cls != TG_TYPE_STRUCT) {
		content.count =
			effect->form == TG_API_TEXT && !effects_argument(e, effect->from + 1).kind
				? flow_number(1)
				: v;
	} else if (cls == TG_TYPE_STRUCT) {
		content = of_object(e, effect->from);
	} else {
		content = of_text(e, effect->from);
	}
	content.count.region = 0;
	return content;
}

/* The constants of `{ 1, 2 }` are what stands there. */
static void store_list(struct effects *e, const struct tg_api_effect *effect,
		       struct tg_flow_value memory)
{
	const struct tg_ir *ir = e->frame->unit->ir;
	tg_node list = tg_ir_strip(ir, effects_node(e, effect->from));
	int64_t number;

	for (TG_IR_EACH_CHILD(ir, c, list)) {
		const struct tg_ir_type *type = flow_type(e->frame, c);
		struct tg_flow_value value;

		if (!tg_ir_constant(ir, c, &number) || !object_size(type))
			return;
		value = type->cls == TG_TYPE_POINTER ? flow_pointer(0, number)
						     : flow_number(number);
		flow_store(effects_tables(e), e->s, &memory, &value, object_size(type),
			   object_place(e));
		memory.add += object_size(type);
	}
}

static void hold(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value object = object_at(e, effect->param), memory, old;
	struct flow_tables *t = effects_tables(e);
	struct content content;
	uint16_t taint = 0;

	if (effect->param == TG_RESULT) { /* it is returned */
		uint32_t temporary = flow_region(t, REGION_TEMP, e->frame->unit, object_place(e),
						 e->frame->id, 32);

		flow_forget(t, e->s, temporary, object_place(e));
		object = flow_pointer(temporary, 0);
		e->result = object;
		e->result.kind = FLOW_AGGREGATE;
	}
	if (!object.kind ||
	    (effect->param >= 0 && object_type(e, effect->param)->cls != TG_TYPE_STRUCT))
		return;
	content = content_of(e, effect);
	if (content.from.kind == FLOW_POINTER && content.from.region)
		taint = flow_taint_behind(t, e->s, &content.from, FLOW_MOST);
	old = effect->param == TG_RESULT ? (struct tg_flow_value){0} : effects_held(e, &object);
	memory = new_memory(e, object, (struct tg_flow_value){0}, effect);
	if (content.from.kind == FLOW_POINTER && content.from.region != memory.region &&
	    !content.from.symbol && !content.from.add)
		flow_copy(t, e->s, &memory, &content.from, FLOW_MOST, object_place(e));
	if (old.region && old.region != memory.region &&
	    t->region.at[old.region].kind == REGION_HEAP)
		invalidate(e, old);
	flow_taint_bytes(t, e->s, memory.region, taint, FLOW_LEAST, FLOW_MOST);
	object_store(e, object, OBJECT_COUNT, content.count);
	if (content.is_list)
		store_list(e, effect, memory);
	if (effect->form == TG_API_TEXT)
		end_text(e, memory.region, content.count);
}

/* push_back(): the one element that comes is an argument. */
static void store_element(struct effects *e, const struct tg_api_effect *effect,
			  struct tg_flow_value memory, struct tg_flow_value count)
{
	const struct tg_ir_type *type = object_type(e, effect->from);
	struct tg_flow_value value = effects_argument(e, effect->from), bytes;
	struct flow_tables *t = effects_tables(e);

	if (object_by_reference(e, effect->from))
		value = flow_load(t, e->s, &value, type, object_place(e), e->frame->id);
	if (!object_size(type) || !flow_linear_mul(count, object_size(type), &bytes) ||
	    !flow_linear_add(memory, bytes, 1, &bytes))
		return;
	bytes.kind = FLOW_POINTER;
	bytes.region = memory.region;
	flow_taint_bytes(t, e->s, memory.region, flow_taint(e->s, &value), FLOW_LEAST, FLOW_MOST);
	if (value.kind)
		flow_store(t, e->s, &bytes, &value, object_size(type), object_place(e));
}

static void gain(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value object = object_at(e, effect->param), memory, count, more, room;
	struct flow_tables *t = effects_tables(e);
	struct content content;
	uint16_t taint = 0;
	bool one = effect->factors && effect->from >= 0;

	if (!object.kind)
		return;
	count = object_count(e, object);
	memory = effects_held(e, &object);
	content = content_of(e, effect);
	if (content.from.kind == FLOW_POINTER && content.from.region)
		taint = flow_taint_behind(t, e->s, &content.from, FLOW_MOST);
	room = object_load(e, object, OBJECT_RESERVED, &OBJECT_SIZE);
	if (!effect->within && !(room.kind == FLOW_INTEGER && !room.symbol && room.add == 1))
		memory = new_memory(e, object, memory, effect);
	if (one)
		store_element(e, effect, memory, count);
	if (!flow_linear_add(count, content.count, 1, &more))
		more = object_number(e, NUMBER_COUNT);
	more.region = 0;
	flow_taint_bytes(t, e->s, memory.region, taint, FLOW_LEAST, FLOW_MOST);
	object_store(e, object, OBJECT_COUNT, more);
	if (effect->form == TG_API_TEXT && memory.region)
		end_text(e, memory.region, more);
	if (effect->form == TG_API_ROOM) /* what comes now does not move it */
		object_store(e, object, OBJECT_RESERVED, flow_number(1));
}

static void drop(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value object = object_at(e, effect->param), count, less, least;

	if (!object.kind)
		return;
	if (effect->form == TG_API_NODE) { /* the element of an iterator */
		less = object_at(e, effect->from);
		if (less.kind && object_type(e, effect->from)->size == 8 &&
		    object_type(e, effect->from)->cls == TG_TYPE_STRUCT) /* else it is a key */
			invalidate(e, effects_held(e, &less));
		return;
	}
	count = object_count(e, object);
	if (!effect->factors || !effects_size(e, effect, &less) ||
	    !flow_linear_add(count, less, -1, &less))
		less = object_number(e, NUMBER_COUNT);
	least = flow_number(0);
	less.region = 0;
	if (less.symbol)
		(void)flow_assume(effects_tables(e), e->s, &less, TG_OP_GE, &least, true, 0);
	if (!effect->within)
		(void)new_memory(e, object, effects_held(e, &object), effect);
	object_store(e, object, OBJECT_COUNT, less);
}

static void count(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value object = object_at(e, effect->from), none = flow_number(0), v;

	if (!object.kind)
		return;
	v = object_count(e, object);
	e->result = effect->kind == TG_API_COUNT
			    ? v
			    : flow_binary(e->frame, e->s, e->call->node, TG_OP_EQ, v, none,
					  flow_type(e->frame, e->call->node));
}

void effects_object(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value object;

	switch (effect->kind) {
	case TG_API_HOLDS:
		hold(e, effect);
		break;
	case TG_API_GAINS:
		gain(e, effect);
		break;
	case TG_API_DROPS:
		drop(e, effect);
		break;
	case TG_API_ELEMENT:
		object_element(e, effect);
		break;
	case TG_API_COUNT:
	case TG_API_EMPTY:
		count(e, effect);
		break;
	case TG_API_ENDS:
		object = object_at(e, effect->param);
		invalidate(e, effects_held(e, &object));
		break;
	case TG_API_STEPS:
		object_step(e, effect);
		break;
	case TG_API_COMPARES:
		object_compare(e, effect);
		break;
	default:
		effects_pointer(e, effect);
		break;
	}
}
