/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/negative-size - a negative number becomes a size.
 *
 * Found is the conversion to an unsigned argument of a call, when the number comes from outside
 * and nothing says that it is not negative, or is negative on this path.
 */
#include "integers/range.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_negative_size = {
	.id = "integers/negative-size",
	.events = TG_FLOW_CONVERT,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *from = tg_ir_type_of(ir, tg_ir_strip(ir, event->at));
	struct range_flaw flaw;

	if (!(from->flags & TG_TYPE_SIGNED) || from->width < 32 ||
	    !range_is_size_argument(ir, event->at))
		return;
	flaw = range_of_conversion(pass, event);
	if (flaw.side == RANGE_BELOW)
		range_report(pass, event, &flaw, "a negative number becomes a very large size");
}
