/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/underflow - a result is less than its type can hold.
 *
 * Of an unsigned type that is everything below zero, which then is a very large number.
 */
#include "integers/range.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_underflow = {
	.id = "integers/underflow",
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
	if (flaw.side == RANGE_BELOW)
		range_report(pass, event, &flaw, "the result can be less than its type holds");
}
