/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/overflow-in-size - the size of an allocation overflows, and the block is too small.
 */
#include "integers/range.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_overflow_in_size = {
	.id = "integers/overflow-in-size",
	.events = TG_FLOW_ARITHMETIC,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct range_flaw flaw = range_of_arithmetic(pass, event);

	if (flaw.side == RANGE_ABOVE && range_allocation(pass, event->at))
		range_report(
			pass, event, &flaw,
			"the size of this allocation can overflow; the block is then too small");
}
