/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reach.c - which bytes of an object an access can touch, and which of them somebody else chose.
 */
#include "engine/flow/domain.h"

void flow_reach(const struct flow_tables *t, const struct flow_state *s,
		const struct tg_flow_value *pointer, int64_t size, int64_t *ret_from,
		int64_t *ret_end)
{
	const struct flow_part *part = &t->part.at[pointer->part];
	int64_t from, most;

	flow_range(t, s, pointer, &from, &most);
	*ret_from = from;
	*ret_end = size == FLOW_MOST ? FLOW_MOST : flow_add(most, size);
	/* A cast or arithmetic that leaves the member means the whole object. */
	if (!pointer->part || pointer->add < part->from || pointer->add >= part->end ||
	    from > part->end || most < part->from)
		return;
	if (pointer->symbol && *ret_from < part->from)
		*ret_from = part->from;
	if ((pointer->symbol || size == FLOW_MOST) && *ret_end > part->end)
		*ret_end = part->end;
}

static int32_t clamp(int64_t offset)
{
	return offset < INT32_MIN ? INT32_MIN : offset > INT32_MAX ? INT32_MAX : (int32_t)offset;
}

void flow_taint_bytes(const struct flow_tables *t, struct flow_state *s, uint32_t region,
		      uint16_t taint, int64_t from, int64_t end)
{
	struct flow_object *object;
	bool had;

	if (!taint || !region || from >= end)
		return;
	object = flow_object_put(t, s, region);
	had = object->taint != 0;
	object->taint |= taint;
	if (!had || clamp(from) < object->taint_from)
		object->taint_from = clamp(from);
	if (!had || clamp(end) > object->taint_end)
		object->taint_end = clamp(end);
}

void flow_clean_bytes(struct flow_object *object, int64_t from, int64_t end)
{
	if (clamp(from) > object->taint_from)
		return;
	if (clamp(end) >= object->taint_end)
		object->taint = 0;
	else if (clamp(end) > object->taint_from)
		object->taint_from = clamp(end);
}

uint16_t flow_taint_behind(const struct flow_tables *t, const struct flow_state *s,
			   const struct tg_flow_value *pointer, int64_t size)
{
	const struct flow_object *object;
	struct tg_flow_value at = *pointer;
	int64_t from, end, least, most;

	if (pointer->kind != FLOW_POINTER && pointer->kind != FLOW_AGGREGATE)
		return 0;
	object = pointer->region ? flow_object_find(s, pointer->region) : NULL;
	if (!object || !object->taint)
		return 0;
	at.kind = FLOW_POINTER;
	flow_reach(t, s, &at, size, &from, &end);
	/* Of a text, what stands behind its end does not count. */
	if (size == FLOW_MOST && !at.symbol && object->length.kind == FLOW_INTEGER) {
		flow_range(t, s, &object->length, &least, &most);
		if (at.add <= most && most < end)
			end = most;
	}
	return clamp(from) < object->taint_end && clamp(end) > object->taint_from ? object->taint
										  : 0;
}
