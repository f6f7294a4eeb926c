/* SPDX-License-Identifier: Apache-2.0 */
/*
 * effect_pointer.c - what the models say of objects of C++ libraries that hold one pointer: owners,
 * guards, iterators. See effect_object.h.
 */
#include "engine/flow/effect_object.h"

enum { NUMBER_OWNED = 22 };

static struct tg_flow_value null_pointer(const struct effects *e)
{
	struct tg_flow_value v = flow_pointer(0, 0);

	v.place = object_place(e);
	return v;
}

/* The type of an owner: of its variable, or of the expression that names it. */
static const struct tg_ir_type *owner(const struct effects *e)
{
	const struct tg_ir *ir = e->frame->unit->ir;
	const struct tg_ir_type *type = flow_type(e->frame, effects_node(e, 0));

	return type->cls == TG_TYPE_REFERENCE || type->cls == TG_TYPE_POINTER
		       ? &ir->type[ir->type[type->of].canonical]
		       : type;
}

static bool is_array(const struct effects *e)
{
	return strstr(tg_ir_text(e->frame->unit->ir, owner(e)->name), "[]") != NULL;
}

/* An owner with a deleter of its own does with the object what nobody here knows. */
static bool has_deleter(const struct effects *e)
{
	const char *name = tg_ir_text(e->frame->unit->ir, owner(e)->name), *p;
	int depth = 0;

	for (p = strchr(name, '<'); p && *p; p++) {
		depth += (*p == '<') - (*p == '>');
		if (*p == ',' && depth == 1 && strstr(name, "unique_ptr"))
			return !strstr(p, "default_delete");
	}
	return false;
}

/* Somebody else has it to care for: it is no leak when the program forgets it. */
static void give(struct effects *e, struct tg_flow_value owned)
{
	if (owned.region)
		flow_object_put(effects_tables(e), e->s, owned.region)->escaped = true;
}

/* make_unique(), make_shared(): an owner of something new is returned. */
static void make(struct effects *e)
{
	struct flow_tables *t = effects_tables(e);
	uint32_t made = flow_make_object(e->frame, e->s, e->call->node, "new",
					 (struct tg_flow_value){0}, false, NUMBER_OWNED);
	const struct tg_ir_type *type = flow_type(e->frame, e->call->node);
	uint32_t temporary = flow_region(t, REGION_TEMP, e->frame->unit, object_place(e),
					 e->frame->id, (int64_t)type->size);

	flow_object_put(t, e->s, made)->content = CONTENT_UNKNOWN;
	give(e, flow_pointer(made, 0));
	flow_forget(t, e->s, temporary, object_place(e));
	e->result = flow_pointer(temporary, 0);
	object_store(e, e->result, 0, flow_pointer(made, 0));
	e->result.kind = FLOW_AGGREGATE;
}

/* From another owner: one that is alone has nothing afterwards, others share. */
static struct tg_flow_value taken_from(struct effects *e, const struct tg_api_effect *effect)
{
	const struct tg_ir *ir = e->frame->unit->ir;
	tg_node n = effects_node(e, effect->from);
	const char *name = tg_ir_text(ir, flow_type(e->frame, n)->name);
	struct tg_flow_value source = object_at(e, effect->from), v;

	if (!source.kind)
		return null_pointer(e);
	v = effects_held(e, &source);
	if (strstr(name, "unique_ptr") || tg_ir_calls(ir, tg_ir_strip(ir, n), "move"))
		object_store(e, source, 0, null_pointer(e));
	else if (v.region && flow_type(e->frame, n)->size == 16)
		flow_object_put(effects_tables(e), e->s, v.region)->shared = true;
	return v;
}

static void point(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value object = object_at(e, effect->param), v;
	tg_node n;

	if (effect->param == TG_RESULT) {
		make(e);
		return;
	}
	if (!object.kind)
		return;
	n = effects_node(e, effect->from);
	v = effects_argument(e, effect->from);
	if (effect->within) /* at the argument itself */
		v = object_at(e, effect->from);
	else if (effect->from < 0 || n == e->call->node || !v.kind)
		v = null_pointer(e);
	else if (flow_type(e->frame, n)->cls == TG_TYPE_STRUCT)
		v = taken_from(e, effect);
	if (!effect->within)
		give(e, v);
	object_store(e, object, 0, v);
}

/* TG_API_RELEASED: the object has nothing afterwards, and who gets the pointer cares for it. */
static void pointer(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value object = object_at(e, effect->from), v;
	struct tg_flow_event event = {
		.kind = TG_FLOW_LOST, .at = e->call->node, .name = e->call->name};

	if (!object.kind)
		return;
	v = effects_held(e, &object);
	if (!v.kind)
		return;
	if (flow_type(e->frame, e->call->node)->cls == TG_TYPE_BOOL) {
		struct tg_flow_value none = flow_number(0);

		none.kind = FLOW_POINTER;
		e->result = flow_binary(e->frame, e->s, e->call->node, TG_OP_NE, v, none,
					flow_type(e->frame, e->call->node));
		return;
	}
	e->result = v;
	if (effect->form != TG_API_RELEASED)
		return;
	object_store(e, object, 0, null_pointer(e));
	if (v.region && flow_object_find(e->s, v.region) && !has_deleter(e)) {
		flow_object_put(effects_tables(e), e->s, v.region)->escaped = false;
		event.pointer = &v;
		if (tg_ir_is_discarded(e->frame->unit->ir, e->call->node, NULL))
			flow_event(e->frame, e->s, &event);
	}
}

static void dispose(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value object = object_at(e, effect->param), v;

	if (!object.kind)
		return;
	v = effects_held(e, &object);
	if (has_deleter(e)) {
		give(e, v);
		return;
	}
	/* What nobody knows the origin of may be NULL, or have been moved. */
	if (v.region && effects_tables(e)->region.at[v.region].kind != REGION_SYMBOL)
		flow_release(e->frame, e->s, e->call->node, is_array(e) ? "new[]" : "new", &v, 0,
			     "delete");
}

/* What an iterator or an owner leads to. */
void effects_pointer(struct effects *e, const struct tg_api_effect *effect)
{
	switch (effect->kind) {
	case TG_API_POINTS:
		point(e, effect);
		break;
	case TG_API_POINTER:
		pointer(e, effect);
		break;
	case TG_API_DISPOSES:
		dispose(e, effect);
		break;
	default:
		break;
	}
}
