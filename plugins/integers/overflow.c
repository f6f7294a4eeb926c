/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/overflow - a result is greater than its type can hold.
 *
 * Found by the flow engine are sums and products of numbers that somebody else chooses, or that are
 * at the end of their type on this path; the parser finds constants. Sizes of allocations are
 * integers/overflow-in-size.
 */
#include "integers/range.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_overflow = {
	.id = "integers/overflow",
	.events = TG_FLOW_ARITHMETIC | TG_FLOW_CONVERT,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct range_flaw flaw;

	if (event->kind == TG_FLOW_CONVERT) {
		if (!range_ends_arithmetic(pass->ir, event->at))
			return;
		flaw = range_of_conversion(pass, event);
	} else {
		flaw = range_of_arithmetic(pass, event);
	}
	if (flaw.side == RANGE_ABOVE && !range_allocation(pass, event->at))
		range_report(pass, event, &flaw, "the result can be greater than its type holds");
}
