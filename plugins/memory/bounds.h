/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bounds.h - accesses outside of an object: one judgement for the rules that report them.
 *
 * Which of the rules reports follows from the place of the object, from the side, and from whether
 * it was read or written, so that a flaw is found once and under the weakness that fits best.
 */
#ifndef TRACEGATE_MEMORY_BOUNDS_H
#define TRACEGATE_MEMORY_BOUNDS_H

#include "common/flow.h"

enum bounds_side { BOUNDS_WITHIN, BOUNDS_BEFORE, BOUNDS_BEHIND };

struct bounds {
	enum bounds_side side;
	bool sure;      /* on this path; else its bounds admit it */
	unsigned taint; /* of what decides about the place */
	struct tg_flow_object object;
};

static inline struct bounds bounds_of(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_flow_api *flow = pass->host->flow;
	struct bounds bounds = {.side = BOUNDS_WITHIN};

	switch (flow->fit(pass, event->pointer, event->size)) {
	case TG_FIT_EXCEEDS:
		bounds.sure = true;
		bounds.side = BOUNDS_BEHIND;
		break;
	case TG_FIT_MAY_EXCEED:
		bounds.side = BOUNDS_BEHIND;
		break;
	case TG_FIT_PRECEDES:
		bounds.sure = true;
		bounds.side = BOUNDS_BEFORE;
		break;
	case TG_FIT_MAY_PRECEDE:
		bounds.side = BOUNDS_BEFORE;
		break;
	default:
		return bounds;
	}
	bounds.object = flow_object(pass, event->pointer);
	bounds.taint = flow_taint(pass, event->size) | flow_taint(pass, event->pointer);
	if (bounds.object.place == TG_PLACE_UNKNOWN || bounds.object.life == TG_LIFE_RELEASED)
		bounds.side = BOUNDS_WITHIN;
	return bounds;
}

/* "buffer[i] reads ..." : one finding with its steps. */
static inline void bounds_report(struct tg_pass *pass, const struct tg_flow_event *event,
				 const struct bounds *bounds)
{
	const char *name = flow_name(pass->ir, &bounds->object);
	const char *by = event->by_call && event->name && *event->name ? event->name : NULL;
	const char *side = bounds->side == BOUNDS_BEFORE ? "before" : "behind";
	const char *verb = event->write ? "writes" : "reads";
	const struct tg_flow_object *object = &bounds->object;

	if (object->least_size == object->most_size && object->most_size != INT64_MAX)
		pass->host->report(pass, event->at, "%s%s %s%s %s '%s' of %lld bytes",
				   by ? by : "this", by ? "()" : "", bounds->sure ? "" : "can ",
				   bounds->sure   ? verb
				   : event->write ? "write"
						  : "read",
				   side, name, (long long)object->most_size);
	else
		pass->host->report(pass, event->at, "%s%s %s%s %s '%s'", by ? by : "this",
				   by ? "()" : "", bounds->sure ? "" : "can ",
				   bounds->sure   ? verb
				   : event->write ? "write"
						  : "read",
				   side, name);
	if (object->made)
		pass->host->step(pass, object->made, "it is made here");
	pass->host->flow->why(pass, event->pointer, TG_WHY_VALUE | TG_WHY_TAINT | TG_WHY_MADE);
	if (event->size)
		pass->host->flow->why(pass, event->size, TG_WHY_VALUE | TG_WHY_TAINT);
}

#endif
