/* SPDX-License-Identifier: Apache-2.0 */
/*
 * effect_element.c - what leads to an element of an object that holds several: an index, a key, an
 * iterator. See effect_object.h.
 */
#include "engine/flow/effect_object.h"

enum { NUMBER_RESULT = 21 };

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
	uint32_t region = flow_region(t, REGION_TEMP, e->frame->unit, object_place(e), e->frame->id,
				      object_size(type) ? object_size(type) : 8);

	flow_forget(t, e->s, region, object_place(e));
	e->result = flow_pointer(region, 0);
	object_store(e, e->result, 0, pointer);
	e->result.kind = FLOW_AGGREGATE;
}

/* A key that is a number is the place of its element. */
static struct tg_flow_value key_of(struct effects *e, const struct tg_api_effect *effect)
{
	int param = (int)effect->size[0].number;
	const struct tg_ir_type *type = object_type(e, param);
	struct tg_flow_value key = effects_argument(e, param);

	if (type->cls != TG_TYPE_INT && type->cls != TG_TYPE_CHAR && type->cls != TG_TYPE_ENUM)
		return (struct tg_flow_value){0};
	if (object_by_reference(e, param))
		key = flow_load(effects_tables(e), e->s, &key, type, object_place(e), e->frame->id);
	key.region = 0;
	return key;
}

static struct tg_flow_value index_of(struct effects *e, const struct tg_api_effect *effect,
				     struct tg_flow_value count)
{
	struct tg_flow_value index;

	if (!effects_size(e, effect, &index))
		return object_number(e, NUMBER_RESULT);
	if (effect->within && !flow_linear_add(count, index, -1, &index))
		return object_number(e, NUMBER_RESULT);
	index.region = 0;
	return index;
}

static void indexed(struct effects *e, struct tg_flow_value object,
		    const struct tg_api_effect *effect)
{
	const struct tg_ir_type *type = flow_type(e->frame, e->call->node);
	const struct tg_ir *ir = e->frame->unit->ir;
	struct tg_flow_value memory = object, count, index, extent;
	enum tg_api_form form = effect->form;
	int64_t size;

	if (type->cls == TG_TYPE_POINTER && !flow_returns_reference(ir, e->call->node))
		size = object_size(&ir->type[ir->type[type->of].canonical]);
	else
		size = object_size(type);
	if (form == TG_API_ARRAY) { /* its elements stand in it */
		count = flow_number(size ? object_size(object_type(e, effect->param)) / size : 0);
	} else {
		count = object_count(e, object);
		memory = effects_held(e, &object);
	}
	if (!memory.region)
		return;
	index = form == TG_API_KEYED ? key_of(e, effect) : index_of(e, effect, count);
	if (form == TG_API_CHECKED)
		(void)flow_assume(effects_tables(e), e->s, &index, TG_OP_LT, &count, true, 0);
	if (type->cls == TG_TYPE_STRUCT && !flow_returns_reference(ir, e->call->node)) {
		return_object(e, at_index(e, memory, index, 1));
		return;
	}
	if ((form == TG_API_PLAIN || form == TG_API_CHECKED) && size &&
	    flow_linear_mul(count, size, &extent))
		flow_object_put(effects_tables(e), e->s, memory.region)->extent = extent;
	e->result = at_index(e, memory, index, size ? size : 1);
}

/* Iterators of lists and maps lead to an element each. */
static void node(struct effects *e, struct tg_flow_value object)
{
	struct tg_flow_value memory = effects_held(e, &object);
	struct tg_flow_value v =
		flow_fresh(e->frame, e->s, e->call->node, NUMBER_RESULT, &OBJECT_POINTER);
	uint16_t taint =
		memory.region ? flow_taint_behind(effects_tables(e), e->s, &memory, FLOW_MOST) : 0;

	flow_taint_bytes(effects_tables(e), e->s, v.region, taint, FLOW_LEAST, FLOW_MOST);
	return_object(e, v);
}

void object_element(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value object = object_at(e, effect->param);

	if (object.kind && effect->form == TG_API_NODE)
		node(e, object);
	else if (object.kind)
		indexed(e, object, effect);
}

static void read_gone(struct effects *e, const struct tg_flow_value *pointer)
{
	if (pointer->region &&
	    flow_object_get(effects_tables(e), e->s, pointer->region).life == TG_LIFE_RELEASED)
		(void)flow_access(e->frame, e->s, e->call->node, pointer, NULL, false, -1, NULL);
}

/* it++ and it-- have an argument that nobody writes; what += adds, the model names. */
static bool is_postfix(const struct effects *e, const struct tg_api_effect *effect)
{
	return !effect->within && e->call->count > 1 && effect->factors == 1 &&
	       effect->size[0].kind == TG_API_NUMBER;
}

void object_step(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value object = object_at(e, effect->param), old, v, by;
	bool node = effect->form == TG_API_NODE;

	if (!object.kind)
		return;
	old = effects_held(e, &object);
	read_gone(e, &old);
	if (!old.region || !effects_size(e, effect, &by))
		return;
	v = node ? flow_fresh(e->frame, e->s, e->call->node, NUMBER_RESULT, &OBJECT_POINTER)
		 : flow_move(e->frame, e->s, e->call->node, old, by, effect->least == -1 ? -1 : 1,
			     1);
	if (effect->within) { /* it + n, it++ */
		return_object(e, e->call->count > 1 && effect->from < 0 ? v : old);
		if (effect->from < 0)
			return;
	}
	object_store(e, object, 0, v);
	if (is_postfix(e, effect))
		return_object(e, old);
	else if (!effect->within)
		e->result = object;
}

void object_compare(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value left = object_at(e, effect->param), right = object_at(e, effect->from);

	if (!left.kind || !right.kind || object_type(e, effect->param)->size != 8 ||
	    object_type(e, effect->from)->size != 8 ||
	    object_type(e, effect->param)->cls != TG_TYPE_STRUCT)
		return;
	left = effects_held(e, &left);
	right = effects_held(e, &right);
	if (left.region && left.region == right.region)
		e->result = flow_binary(e->frame, e->s, e->call->node,
					effect->form == TG_API_UNLIKE ? TG_OP_NE : TG_OP_EQ, left,
					right, flow_type(e->frame, e->call->node));
}
