/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/type-confusion - an object is used as one of another, larger type.
 *
 * Found is an access at the begin of a variable that is no array, of more bytes than it has: a
 * `void *` to a short that is read as an int.
 */
#include "memory/bounds.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_type_confusion = {
	.id = "memory/type-confusion",
	.events = TG_FLOW_ACCESS,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *declared, *used = tg_ir_type_of(ir, event->at);
	struct bounds bounds;

	if (event->by_call || event->write)
		return;
	bounds = bounds_of(pass, event);
	declared = &ir->type[ir->decl[bounds.object.decl].type];
	if (bounds.side != BOUNDS_BEHIND || !bounds.sure || !bounds.object.decl ||
	    bounds.object.least_offset != 0 || bounds.object.most_offset != 0 ||
	    declared->cls == TG_TYPE_ARRAY)
		return;
	pass->host->report(pass, event->at, "'%s' is of type '%s' and read as '%s'",
			   flow_name(ir, &bounds.object), tg_ir_text(ir, declared->name),
			   tg_ir_text(ir, used->name));
	pass->host->flow->why(pass, event->pointer, TG_WHY_VALUE | TG_WHY_MADE);
}
