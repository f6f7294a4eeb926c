/* SPDX-License-Identifier: Apache-2.0 */
/*
 * effect_lock.c - a call that takes a lock, or lets go of it. See effect.h.
 */
#include "engine/flow/effect.h"

/* An object has one state: a lock in the middle of it has one of its own. */
static struct tg_flow_value lock_of(const struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value v = effects_argument(e, effect->param);

	if (effect->within)
		v = effects_held(e, &v);
	if (v.kind == FLOW_POINTER && v.region && v.part && !v.symbol && v.add > 0 &&
	    v.add < UINT32_MAX)
		return flow_pointer(flow_region(effects_tables(e), REGION_LOCK, NULL, v.region,
						(uint32_t)v.add, FLOW_MOST),
				    0);
	return v;
}

/* C++: a guard that is told to take the lock later, or that somebody has taken it already; or one
 * that has let go of it before its end. */
static bool is_left(const struct effects *e, const struct tg_api_effect *effect, bool locks)
{
	struct tg_flow_value v = lock_of(e, effect);

	if (locks)
		return effect->param == 1 && e->call->object && effects_argument(e, 2).kind;
	return effect->within &&
	       flow_object_get(effects_tables(e), e->s, v.region).lock != TG_LOCK_HELD;
}

void effects_lock(struct effects *e, const struct tg_api_effect *effect, bool locks)
{
	struct tg_flow_value v = lock_of(e, effect);
	struct tg_flow_event event = {.kind = TG_FLOW_LOCK,
				      .at = e->call->node,
				      .write = locks,
				      .family = effect->family,
				      .name = e->call->name,
				      .pointer = &v};
	struct flow_object *object;

	if (is_left(e, effect, locks))
		return;
	flow_event(e->frame, e->s, &event);
	if (v.kind != FLOW_POINTER || !v.region || v.symbol || v.add)
		return;
	object = flow_object_put(effects_tables(e), e->s, v.region);
	object->lock = locks ? TG_LOCK_HELD : TG_LOCK_FREE;
	object->changed = flow_place(e->frame, e->call->node);
	if (locks)
		e->locked = v.region;
}
