/* SPDX-License-Identifier: Apache-2.0 */
/*
 * effect_object.c - what the models say of objects of C++ libraries that hold elements. See
 * effect.h.
 *
 * Here the first 8 bytes of a container are a pointer to its elements, the next 8 their number, and
 * behind that stands 1 when room was reserved: so an element is an offset in an object of known
 * extent, as elsewhere. What holds one pointer has it in its first 8 bytes; an iterator's offset
 * counts elements: only its use says how large they are.
 */
#include "engine/flow/effect.h"

enum { COUNT_AT = 8, RESERVED_AT = 16, OWNER = 1, NUMBER_COUNT = 20, NUMBER_RESULT = 21 };

static const struct tg_ir_type POINTER = {.cls = TG_TYPE_POINTER, .width = 64, .size = 8};
static const struct tg_ir_type SIZE = {.cls = TG_TYPE_INT, .width = 64, .size = 8};

static uint32_t place_of(const struct effects *e)
{
	return flow_place(e->frame, e->call->node);
}

static const struct tg_ir_type *type_of_argument(const struct effects *e, int param)
{
	const struct tg_ir *ir = e->frame->unit->ir;
	const struct tg_ir_type *type = flow_type(e->frame, effects_node(e, param));

	if (type->cls == TG_TYPE_REFERENCE)
		type = &ir->type[ir->type[type->of].canonical];
	return type;
}

static bool is_by_reference(const struct effects *e, int param)
{
	const struct tg_ir *ir = e->frame->unit->ir;
	const struct tg_ir_type *type = &ir->type[ir->type[ir->decl[e->call->decl].type].canonical];
	unsigned index = (unsigned)param - e->call->object;

	return type->cls == TG_TYPE_FUNCTION && index < type->param_count &&
	       ir->type[ir->type[ir->params[type->first_param + index]].canonical].cls ==
		       TG_TYPE_REFERENCE;
}

static int64_t size_of(const struct tg_ir_type *type)
{
	return type->size && type->size <= INT32_MAX ? (int64_t)type->size : 0;
}

/* The address of an object that was passed itself, or by reference. */
static struct tg_flow_value address(const struct effects *e, int param)
{
	struct tg_flow_value v = effects_argument(e, param);

	if (v.kind == FLOW_AGGREGATE)
		v.kind = FLOW_POINTER;
	return v.kind == FLOW_POINTER && v.region ? v : (struct tg_flow_value){0};
}

static struct tg_flow_value load(const struct effects *e, struct tg_flow_value at, int64_t offset,
				 const struct tg_ir_type *type)
{
	at.add += offset;
	return flow_load(effects_tables(e), e->s, &at, type, place_of(e), e->frame->id);
}

static void store(struct effects *e, struct tg_flow_value at, int64_t offset,
		  struct tg_flow_value value)
{
	at.add += offset;
	value.place = value.place ? value.place : place_of(e);
	flow_store(effects_tables(e), e->s, &at, &value, 8, place_of(e));
}

struct tg_flow_value effects_held(const struct effects *e, const struct tg_flow_value *pointer)
{
	struct tg_flow_value v = *pointer;

	if (v.kind == FLOW_AGGREGATE)
		v.kind = FLOW_POINTER;
	if (v.kind != FLOW_POINTER || !v.region)
		return (struct tg_flow_value){0};
	v = load(e, v, 0, &POINTER);
	v.reserved = 0; /* who gets it does not own it */
	return v.kind == FLOW_POINTER ? v : (struct tg_flow_value){0};
}

static struct tg_flow_value unknown_number(struct effects *e, uint32_t number)
{
	return flow_fresh(e->frame, e->s, e->call->node, number, &SIZE);
}

static struct tg_flow_value count_of(struct effects *e, struct tg_flow_value object)
{
	struct tg_flow_value v = load(e, object, COUNT_AT, &SIZE);

	v.region = 0;
	return v.kind == FLOW_INTEGER ? v : unknown_number(e, NUMBER_COUNT);
}

static bool is_text(const struct tg_api_effect *effect)
{
	return strcmp(effect->family, "text") == 0;
}

/* Two objects have the same memory when one was copied without its constructor. */
static bool is_shared(const struct effects *e, uint32_t memory)
{
	unsigned owners = 0;
	size_t i;

	for (i = 0; i < e->s->cell.count; i++)
		owners += e->s->cell.at[i].value.region == memory &&
			  e->s->cell.at[i].value.reserved == OWNER;
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
	object->changed = place_of(e);
}

static int64_t width_of_text(const struct effects *e)
{
	const struct tg_ir *ir = e->frame->unit->ir;
	const char *name = tg_ir_text(ir, type_of_argument(e, 0)->name);

	return strstr(name, "wchar_t") || strstr(name, "wstring") ? 4 : 1;
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
	known->version = place_of(e);
	if (from.region == made) /* it grows in a loop: what it was is an older one now */
		from.region = flow_region(t, REGION_OLD, e->frame->unit, made, 0, FLOW_MOST);
	if (from.kind == FLOW_POINTER && from.region) {
		flow_copy(t, e->s, &memory, &from, FLOW_MOST, place_of(e));
		invalidate(e, from);
	}
	memory.reserved = OWNER;
	store(e, object, 0, memory);
	store(e, object, RESERVED_AT, flow_number(0));
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
		content.count = unknown_number(e, NUMBER_COUNT);
	return content;
}

static struct content of_object(struct effects *e, int param)
{
	struct tg_flow_value object = address(e, param), next = address(e, param + 1);
	struct content content = {0};

	if (type_of_argument(e, param)->size == 8 && next.kind)
		return of_range(e, effects_held(e, &object), effects_held(e, &next));
	if (!object.kind) {
		content.count = unknown_number(e, NUMBER_COUNT);
		return content;
	}
	content.from = effects_held(e, &object);
	content.count = effects_argument(e, param + 1).kind == FLOW_INTEGER
				? unknown_number(e, NUMBER_COUNT) /* a part of it */
				: count_of(e, object);
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
		content.count = unknown_number(e, NUMBER_COUNT);
	return content;
}

static struct content content_of(struct effects *e, const struct tg_api_effect *effect)
{
	const struct tg_ir *ir = e->frame->unit->ir;
	struct tg_flow_value v = effects_argument(e, effect->from);
	tg_node n = tg_ir_strip(ir, effects_node(e, effect->from));
	uint8_t cls = effect->from < 0 ? 0 : type_of_argument(e, effect->from)->cls;
	struct content content = {0};

	if (effect->factors && !effects_size(e, effect, &content.count))
		content.count = unknown_number(e, NUMBER_COUNT);
	if (effect->factors)
		return content;
	if (effect->from < 0 || (!v.kind && !tg_ir_is(ir, n, TG_IR_INIT_LIST))) {
		content.count = effect->from < 0 ? unknown_number(e, NUMBER_COUNT) : flow_number(0);
		if (cls && !tg_ir_is(ir, n, TG_IR_ABSENT) && n != e->call->node)
			content.count = unknown_number(e, NUMBER_COUNT);
		return content;
	}
	if (tg_ir_is(ir, n, TG_IR_INIT_LIST)) {
		content.count = flow_number(tg_ir_child_count(ir, n));
		content.is_list = true;
	} else if (v.kind == FLOW_INTEGER && cls != TG_TYPE_STRUCT) {
		content.count = is_text(effect) && !effects_argument(e, effect->from + 1).kind
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

		if (!tg_ir_constant(ir, c, &number) || !size_of(type))
			return;
		value = type->cls == TG_TYPE_POINTER ? flow_pointer(0, number)
						     : flow_number(number);
		flow_store(effects_tables(e), e->s, &memory, &value, size_of(type), place_of(e));
		memory.add += size_of(type);
	}
}

static void hold(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value object = address(e, effect->param), memory, old;
	struct flow_tables *t = effects_tables(e);
	struct content content;
	uint16_t taint = 0;

	if (effect->param == TG_RESULT) { /* it is returned */
		uint32_t temporary =
			flow_region(t, REGION_TEMP, e->frame->unit, place_of(e), e->frame->id, 32);

		flow_forget(t, e->s, temporary, place_of(e));
		object = flow_pointer(temporary, 0);
		e->result = object;
		e->result.kind = FLOW_AGGREGATE;
	}
	if (!object.kind ||
	    (effect->param >= 0 && type_of_argument(e, effect->param)->cls != TG_TYPE_STRUCT))
		return;
	content = content_of(e, effect);
	if (content.from.kind == FLOW_POINTER && content.from.region)
		taint = flow_taint_behind(t, e->s, &content.from, FLOW_MOST);
	old = effect->param == TG_RESULT ? (struct tg_flow_value){0} : effects_held(e, &object);
	memory = new_memory(e, object, (struct tg_flow_value){0}, effect);
	if (content.from.kind == FLOW_POINTER && content.from.region != memory.region &&
	    !content.from.symbol && !content.from.add)
		flow_copy(t, e->s, &memory, &content.from, FLOW_MOST, place_of(e));
	if (old.region && old.region != memory.region &&
	    t->region.at[old.region].kind == REGION_HEAP)
		invalidate(e, old);
	flow_taint_bytes(t, e->s, memory.region, taint, FLOW_LEAST, FLOW_MOST);
	store(e, object, COUNT_AT, content.count);
	if (content.is_list)
		store_list(e, effect, memory);
	if (is_text(effect))
		end_text(e, memory.region, content.count);
}

/* push_back(): the one element that comes is an argument. */
static void store_element(struct effects *e, const struct tg_api_effect *effect,
			  struct tg_flow_value memory, struct tg_flow_value count)
{
	const struct tg_ir_type *type = type_of_argument(e, effect->from);
	struct tg_flow_value value = effects_argument(e, effect->from), bytes;
	struct flow_tables *t = effects_tables(e);

	if (is_by_reference(e, effect->from))
		value = flow_load(t, e->s, &value, type, place_of(e), e->frame->id);
	if (!size_of(type) || !flow_linear_mul(count, size_of(type), &bytes) ||
	    !flow_linear_add(memory, bytes, 1, &bytes))
		return;
	bytes.kind = FLOW_POINTER;
	bytes.region = memory.region;
	flow_taint_bytes(t, e->s, memory.region, flow_taint(e->s, &value), FLOW_LEAST, FLOW_MOST);
	if (value.kind)
		flow_store(t, e->s, &bytes, &value, size_of(type), place_of(e));
}

static void gain(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value object = address(e, effect->param), memory, count, more, room;
	struct flow_tables *t = effects_tables(e);
	struct content content;
	uint16_t taint = 0;
	bool one = effect->factors && effect->from >= 0;

	if (!object.kind)
		return;
	count = count_of(e, object);
	memory = effects_held(e, &object);
	content = content_of(e, effect);
	if (content.from.kind == FLOW_POINTER && content.from.region)
		taint = flow_taint_behind(t, e->s, &content.from, FLOW_MOST);
	room = load(e, object, RESERVED_AT, &SIZE);
	if (!effect->within && !(room.kind == FLOW_INTEGER && !room.symbol && room.add == 1))
		memory = new_memory(e, object, memory, effect);
	if (one)
		store_element(e, effect, memory, count);
	if (!flow_linear_add(count, content.count, 1, &more))
		more = unknown_number(e, NUMBER_COUNT);
	more.region = 0;
	flow_taint_bytes(t, e->s, memory.region, taint, FLOW_LEAST, FLOW_MOST);
	store(e, object, COUNT_AT, more);
	if (is_text(effect) && memory.region)
		end_text(e, memory.region, more);
	if (strcmp(effect->family, "room") == 0) /* what comes now does not move it */
		store(e, object, RESERVED_AT, flow_number(1));
}

static void drop(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value object = address(e, effect->param), count, less, least;

	if (!object.kind)
		return;
	if (strcmp(effect->family, "node") == 0) { /* the element of an iterator */
		less = address(e, effect->from);
		if (less.kind && type_of_argument(e, effect->from)->size == 8)
			invalidate(e, effects_held(e, &less));
		return;
	}
	count = count_of(e, object);
	if (!effect->factors || !effects_size(e, effect, &less) ||
	    !flow_linear_add(count, less, -1, &less))
		less = unknown_number(e, NUMBER_COUNT);
	least = flow_number(0);
	less.region = 0;
	if (less.symbol)
		(void)flow_assume(effects_tables(e), e->s, &less, TG_OP_GE, &least, true, 0);
	if (!effect->within)
		(void)new_memory(e, object, effects_held(e, &object), effect);
	store(e, object, COUNT_AT, less);
}

/* The place of element `index` of memory, in bytes where its size is known. */
static struct tg_flow_value at_index(struct effects *e, struct tg_flow_value memory,
				     struct tg_flow_value index, int64_t size)
{
	return flow_move(e->frame, e->s, e->call->node, memory, index, 1, (uint64_t)size);
}

/* An iterator, which is returned: an object with a pointer in it. */
static void return_object(struct effects *e, struct tg_flow_value pointer)
{
	struct flow_tables *t = effects_tables(e);
	const struct tg_ir_type *type = flow_type(e->frame, e->call->node);
	uint32_t region = flow_region(t, REGION_TEMP, e->frame->unit, place_of(e), e->frame->id,
				      size_of(type) ? size_of(type) : 8);

	flow_forget(t, e->s, region, place_of(e));
	e->result = flow_pointer(region, 0);
	store(e, e->result, 0, pointer);
	e->result.kind = FLOW_AGGREGATE;
}

/* A key that is a number is the place of its element. */
static struct tg_flow_value key_of(struct effects *e, const struct tg_api_effect *effect)
{
	int param = (int)effect->size[0].number;
	const struct tg_ir_type *type = type_of_argument(e, param);
	struct tg_flow_value key = effects_argument(e, param);

	if (type->cls != TG_TYPE_INT && type->cls != TG_TYPE_CHAR && type->cls != TG_TYPE_ENUM)
		return (struct tg_flow_value){0};
	if (is_by_reference(e, param))
		key = flow_load(effects_tables(e), e->s, &key, type, place_of(e), e->frame->id);
	key.region = 0;
	return key;
}

static struct tg_flow_value index_of(struct effects *e, const struct tg_api_effect *effect,
				     struct tg_flow_value count)
{
	struct tg_flow_value index;

	if (!effects_size(e, effect, &index))
		return unknown_number(e, NUMBER_RESULT);
	if (effect->within && !flow_linear_add(count, index, -1, &index))
		return unknown_number(e, NUMBER_RESULT);
	index.region = 0;
	return index;
}

static void element(struct effects *e, const struct tg_api_effect *effect)
{
	const struct tg_ir_type *type = flow_type(e->frame, e->call->node);
	const struct tg_ir *ir = e->frame->unit->ir;
	struct tg_flow_value object = address(e, effect->param), memory, count, index, extent;
	bool keyed = strcmp(effect->family, "keyed") == 0;
	bool within = strcmp(effect->family, "array") == 0;
	int64_t size;

	if (!object.kind)
		return;
	if (type->cls == TG_TYPE_POINTER && !flow_returns_reference(ir, e->call->node))
		size = size_of(&ir->type[ir->type[type->of].canonical]);
	else
		size = size_of(type);
	if (within) { /* its elements stand in it */
		count = flow_number(size ? size_of(type_of_argument(e, effect->param)) / size : 0);
		memory = object;
	} else {
		count = count_of(e, object);
		memory = effects_held(e, &object);
	}
	if (!memory.region)
		return;
	index = keyed ? key_of(e, effect) : index_of(e, effect, count);
	if (strcmp(effect->family, "checked") == 0)
		(void)flow_assume(effects_tables(e), e->s, &index, TG_OP_LT, &count, true, 0);
	if (type->cls == TG_TYPE_STRUCT && !flow_returns_reference(ir, e->call->node)) {
		return_object(e, at_index(e, memory, index, 1));
		return;
	}
	if (!keyed && !within && !is_text(effect) && size && flow_linear_mul(count, size, &extent))
		flow_object_put(effects_tables(e), e->s, memory.region)->extent = extent;
	e->result = at_index(e, memory, index, size ? size : 1);
}

/* Iterators of lists and maps lead to an element each. */
static void node(struct effects *e, struct tg_flow_value object)
{
	struct tg_flow_value memory = effects_held(e, &object);
	struct tg_flow_value v = flow_fresh(e->frame, e->s, e->call->node, NUMBER_RESULT, &POINTER);
	uint16_t taint =
		memory.region ? flow_taint_behind(effects_tables(e), e->s, &memory, FLOW_MOST) : 0;

	flow_taint_bytes(effects_tables(e), e->s, v.region, taint, FLOW_LEAST, FLOW_MOST);
	return_object(e, v);
}

static void read_gone(struct effects *e, const struct tg_flow_value *pointer)
{
	if (pointer->region &&
	    flow_object_get(effects_tables(e), e->s, pointer->region).life == TG_LIFE_RELEASED)
		(void)flow_access(e->frame, e->s, e->call->node, pointer, NULL, false, -1, NULL);
}

static void step(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value object = address(e, effect->param), old, v, by;
	bool node = strcmp(effect->family, "node") == 0;

	if (!object.kind)
		return;
	old = effects_held(e, &object);
	read_gone(e, &old);
	if (!old.region || !effects_size(e, effect, &by))
		return;
	v = node ? flow_fresh(e->frame, e->s, e->call->node, NUMBER_RESULT, &POINTER)
		 : flow_move(e->frame, e->s, e->call->node, old, by, effect->least == -1 ? -1 : 1,
			     1);
	if (effect->within) { /* it + n, it++ */
		return_object(e, e->call->count > 1 && effect->from < 0 ? v : old);
		if (effect->from < 0)
			return;
	}
	store(e, object, 0, v);
	e->result = effect->within ? e->result : object;
}

static void compare(struct effects *e, const struct tg_api_effect *effect)
{
	const struct tg_ir *ir = e->frame->unit->ir;
	struct tg_flow_value left = address(e, effect->param), right = address(e, effect->from);
	bool differs = strstr(tg_ir_callee(ir, e->call->node), "!=") != NULL;

	if (!left.kind || !right.kind || type_of_argument(e, effect->param)->size != 8 ||
	    type_of_argument(e, effect->from)->size != 8 ||
	    type_of_argument(e, effect->param)->cls != TG_TYPE_STRUCT)
		return;
	left = effects_held(e, &left);
	right = effects_held(e, &right);
	if (left.region && left.region == right.region)
		e->result =
			flow_binary(e->frame, e->s, e->call->node, differs ? TG_OP_NE : TG_OP_EQ,
				    left, right, flow_type(e->frame, e->call->node));
}

static void count(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value object = address(e, effect->from), none = flow_number(0), v;

	if (!object.kind)
		return;
	v = count_of(e, object);
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
		object = address(e, effect->param);
		if (object.kind && strcmp(effect->family, "node") == 0)
			node(e, object);
		else
			element(e, effect);
		break;
	case TG_API_COUNT:
	case TG_API_EMPTY:
		count(e, effect);
		break;
	case TG_API_ENDS:
		object = address(e, effect->param);
		invalidate(e, effects_held(e, &object));
		break;
	case TG_API_STEPS:
		step(e, effect);
		break;
	case TG_API_COMPARES:
		compare(e, effect);
		break;
	default:
		effects_pointer(e, effect);
		break;
	}
}
