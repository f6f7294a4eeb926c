/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/sign-extension - a negative number of a narrow type becomes a size.
 *
 * Found is the conversion to an unsigned argument of a call, when the number comes from outside
 * and nothing says that it is not negative, or is negative on this path.
 */
#include "integers/range.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_sign_extension = {
	.id = "integers/sign-extension",
	.events = TG_FLOW_CONVERT,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *from, *to = tg_ir_type_of(ir, event->at);
	struct range_flaw flaw;
	int64_t value;

	from = tg_ir_type_of(ir, tg_ir_strip(ir, event->at));
	if (!(from->flags & TG_TYPE_SIGNED) || (to->flags & TG_TYPE_SIGNED) || from->width >= 32 ||
	    to->width < 32 || tg_ir_constant(ir, event->at, &value) ||
	    !tg_ir_is(ir, ir->node[event->at].parent, TG_IR_CALL))
		return;
	flaw = range_of_conversion(pass, event);
	if (flaw.side == RANGE_BELOW)
		range_report(pass, event, &flaw,
			     "a negative 'short' or 'char' is extended to a very large size");
}
