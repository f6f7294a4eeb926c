/* SPDX-License-Identifier: Apache-2.0 */
/*
 * effect_result.c - what the models say of the result of a call. See effect.h.
 */
#include "engine/flow/effect.h"

/* True when nobody but the program itself has chosen what the call was given. */
static bool is_own(const struct effects *e)
{
	unsigned i;

	for (i = 0; i < e->call->count; i++) {
		struct tg_flow_value v = effects_argument(e, (int)i);

		if (flow_taint(e->s, &v) ||
		    (v.kind == FLOW_POINTER && v.region &&
		     flow_taint_behind(effects_tables(e), e->s, &v, FLOW_MOST)))
			return false;
	}
	return true;
}

static void result_may_be_null(struct effects *e, const struct tg_api_effect *effect)
{
	uint8_t null = effect->kind == TG_API_MAY_BE_NULL ? TG_NULL_MAYBE : TG_NULL_NEVER;
	struct flow_object *object;

	if (e->result.kind != FLOW_POINTER || !e->result.region)
		return;
	/* What is said of the result must not be said of the argument that it points into. */
	if (!e->made) {
		uint16_t taint = flow_taint_behind(effects_tables(e), e->s, &e->result, FLOW_MOST);

		e->result = flow_fresh(e->frame, e->s, e->call->node, 5,
				       flow_type(e->frame, e->call->node));
		if (!e->result.region)
			return;
		flow_taint_bytes(effects_tables(e), e->s, e->result.region, taint, FLOW_LEAST,
				 FLOW_MOST);
	}
	object = flow_object_put(effects_tables(e), e->s, e->result.region);
	if (object->null == TG_NULL_ALWAYS)
		return;
	/* What a program looks for in a text of its own it knows to be there, or asks. */
	object->null = effect->from >= 0 && is_own(e) ? TG_NULL_UNKNOWN : null;
	object->nulled = flow_place(e->frame, e->call->node);
}

static void result_fails(struct effects *e, const struct tg_api_effect *effect)
{
	struct flow_fact *fact;

	uint32_t resource = e->made ? e->made : e->released ? e->released : e->locked;

	if (!resource || e->result.kind != FLOW_INTEGER || !e->result.symbol)
		return;
	fact = flow_fact_put(effects_tables(e), e->s, e->result.symbol);
	fact->resource = resource;
	fact->failure = effect->least;
	fact->exact = effect->kind == TG_API_SUCCEEDS_WITH;
	if (!fact->exact && effect->least > fact->least && effect->least < 0)
		fact->least = effect->least;
}

static void result_range(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value limit = effects_argument(e, effect->from), bound;

	if (e->result.kind != FLOW_INTEGER)
		return;
	bound = flow_number(effect->least);
	if (effect->least != FLOW_LEAST)
		flow_assume(effects_tables(e), e->s, &e->result, TG_OP_GE, &bound, true, 0);
	bound = flow_number(effect->most);
	if (effect->most != FLOW_MOST)
		flow_assume(effects_tables(e), e->s, &e->result, TG_OP_LE, &bound, true, 0);
	if (limit.kind == FLOW_INTEGER)
		flow_assume(effects_tables(e), e->s, &e->result, TG_OP_LE, &limit, true, 0);
}

static void result_argument(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_ir_type offset = {.cls = TG_TYPE_INT, .width = 64, .flags = 0};
	struct tg_flow_value v = effects_argument(e, effect->from);

	if (!v.kind)
		return;
	if (effect->within && v.kind == FLOW_POINTER) {
		uint32_t region = v.region;

		v = flow_fresh(e->frame, e->s, e->call->node, 6, &offset);
		v.kind = FLOW_POINTER;
		v.region = region;
	}
	e->result = v;
}

/* A number that is read out of a text, or computed from another, is chosen by the same people. */
static void result_made_of(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value from = effects_argument(e, effect->from);
	struct flow_fact *fact;
	uint16_t taint;

	if (effect->within) /* C++: from what an object holds */
		from = effects_held(e, &from);
	taint = flow_taint(e->s, &from);
	if (from.kind == FLOW_POINTER && from.region)
		taint |= flow_taint_behind(effects_tables(e), e->s, &from, FLOW_MOST);
	if (!taint || e->result.kind != FLOW_INTEGER || !e->result.symbol)
		return;
	fact = flow_fact_put(effects_tables(e), e->s, e->result.symbol);
	fact->taint |= taint;
	fact->place = flow_place(e->frame, e->call->node);
}

/* |x| of a linear x stays tied to it, so that a check of one says something of the other. */
static void result_absolute(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value v = effects_argument(e, effect->from);
	int64_t number;

	if (v.kind != FLOW_INTEGER)
		return;
	if (flow_constant(effects_tables(e), e->s, &v, &number)) {
		if (number != FLOW_LEAST)
			e->result = flow_number(number < 0 ? -number : number);
		return;
	}
	if (v.symbol && (v.scale == 1 || v.scale == -1) && !v.add)
		e->result = flow_of_symbol(
			flow_symbol(effects_tables(e), SYMBOL_ABSOLUTE, v.symbol, 0, 0, NULL),
			FLOW_INTEGER);
}

static void result_root(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value v = effects_argument(e, effect->from);
	int64_t number, root = 0, bit;

	if (v.kind != FLOW_INTEGER || !flow_constant(effects_tables(e), e->s, &v, &number) ||
	    number < 0 || number == FLOW_MOST)
		return;
	for (bit = (int64_t)1 << 31; bit; bit >>= 1)
		if ((root | bit) <= 3037000499 && (root | bit) * (root | bit) <= number)
			root |= bit;
	e->result = flow_number(root);
}

void effects_result(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value from;

	switch (effect->kind) {
	case TG_API_RETURNS:
		result_argument(e, effect);
		break;
	case TG_API_ABSOLUTE:
		result_absolute(e, effect);
		break;
	case TG_API_ROOT:
		result_root(e, effect);
		break;
	case TG_API_LENGTH:
		from = effects_argument(e, effect->from);
		from = effects_length(e, &from);
		if (from.kind == FLOW_INTEGER)
			e->result = from;
		break;
	case TG_API_MAY_BE_NULL:
	case TG_API_NEVER_NULL:
		result_may_be_null(e, effect);
		break;
	case TG_API_FAILS_WITH:
	case TG_API_SUCCEEDS_WITH:
		result_fails(e, effect);
		break;
	case TG_API_RANGE:
		result_range(e, effect);
		break;
	case TG_API_PURE:
		if (effect->from >= 0)
			result_made_of(e, effect);
		break;
	default:
		break;
	}
}
