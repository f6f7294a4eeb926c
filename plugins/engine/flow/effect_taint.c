/* SPDX-License-Identifier: Apache-2.0 */
/*
 * effect_taint.c - where a call brings in what somebody else chose, and where it takes that off.
 * See effect.h.
 */
#include "engine/flow/effect.h"

static const struct {
	const char *name;
	uint16_t taint;
} taints[] = {
	{"network", TG_TAINT_NETWORK},
	{"file", TG_TAINT_FILE},
	{"environment", TG_TAINT_ENVIRONMENT},
	{"argument", TG_TAINT_ARGUMENT},
	{"user", TG_TAINT_USER},
	{"random", TG_TAINT_RANDOM},
	{"secret", TG_TAINT_SECRET},
};

static uint16_t taint_of(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(taints) / sizeof(*taints); i++)
		if (strcmp(taints[i].name, name) == 0)
			return taints[i].taint;
	return 0;
}

int64_t effects_most(const struct effects *e, const struct tg_flow_value *size)
{
	int64_t least, most = FLOW_MOST;

	if (size)
		flow_range(effects_tables(e), e->s, size, &least, &most);
	return most < 0 ? FLOW_MOST : most;
}

void effects_taint(struct effects *e, const struct tg_flow_value *to, uint16_t taint,
		   const struct tg_flow_value *size)
{
	int64_t from, end;

	flow_reach(effects_tables(e), e->s, to, effects_most(e, size), &from, &end);
	flow_taint_bytes(effects_tables(e), e->s, to->region, taint, from, end);
}

/* How much the call writes behind an argument; NULL when no row says it. */
static const struct tg_flow_value *size_written(const struct effects *e, int param,
						struct tg_flow_value *ret)
{
	const struct tg_api_effect *effect;

	for (effect = e->call->effects; param != TG_RESULT && effect; effect = effect->next)
		if (effect->kind == TG_API_WRITES && effect->param == param &&
		    effects_size(e, effect, ret))
			return ret;
	return NULL;
}

void effects_source(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value v =
		effect->param == TG_RESULT ? e->result : effects_argument(e, effect->param);
	uint16_t taint = taint_of(effect->family);
	const struct tg_flow_value *size;
	struct tg_flow_value bytes;
	struct flow_object *object;
	struct flow_fact *fact;

	if (effect->within) { /* C++: into a container */
		v = effects_held(e, &v);
		if (v.region)
			effects_taint(e, &v, taint, NULL);
		return;
	}
	if (v.kind == FLOW_POINTER && v.region) {
		size = size_written(e, effect->param, &bytes);
		effects_taint(e, &v, taint, size);
		object = flow_object_put(effects_tables(e), e->s, v.region);
		if (effect->param == TG_RESULT && object->content == CONTENT_UNINITIALISED)
			object->content = CONTENT_UNKNOWN; /* what was brought in is in it */
		object->version = flow_place(e->frame, e->call->node);
		return;
	}
	if (v.kind != FLOW_INTEGER || !v.symbol)
		return;
	fact = flow_fact_put(effects_tables(e), e->s, v.symbol);
	fact->taint |= taint;
	fact->place = flow_place(e->frame, e->call->node);
}

void effects_sanitise(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value v =
		effect->param == TG_RESULT ? e->result : effects_argument(e, effect->param);
	uint16_t taint = *effect->family ? taint_of(effect->family) : UINT16_MAX;

	if (v.kind == FLOW_POINTER && v.region && flow_object_find(e->s, v.region))
		flow_object_put(effects_tables(e), e->s, v.region)->taint &= (uint16_t)~taint;
	if (v.symbol && flow_fact_get(e->s, v.symbol))
		flow_fact_put(effects_tables(e), e->s, v.symbol)->taint &= (uint16_t)~taint;
}
