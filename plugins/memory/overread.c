/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/overread - a read behind the end of an object.
 */
#include "memory/bounds.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_overread = {
	.id = "memory/overread",
	.events = TG_FLOW_ACCESS,
	.flow = flow,
};

/* A number that is read as a larger one is memory/type-confusion. */
static bool is_other_type(struct tg_pass *pass, const struct tg_flow_event *event,
			  const struct bounds *bounds)
{
	const struct tg_ir_type *type = &pass->ir->type[pass->ir->decl[bounds->object.decl].type];

	return !event->by_call && bounds->object.decl && bounds->object.least_offset == 0 &&
	       bounds->object.most_offset == 0 && type->cls != TG_TYPE_ARRAY;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct bounds bounds;

	if (event->write)
		return;
	bounds = bounds_of(pass, event);
	if (bounds.side == BOUNDS_BEHIND && !is_other_type(pass, event, &bounds))
		bounds_report(pass, event, &bounds);
}
