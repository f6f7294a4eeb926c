/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/divide-by-zero - a division by a number that can be zero.
 *
 * The parser finds constants (see engine/diagnose.c), the flow engine a divisor that is zero on
 * this path, or that somebody else chooses and nobody has compared with zero.
 */
#include "integers/range.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_divide_by_zero = {
	.id = "integers/divide-by-zero",
	.events = TG_FLOW_ARITHMETIC,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	uint8_t op = range_operator(pass->ir, event->at);
	int64_t least, most;
	unsigned taint;

	if ((op != TG_OP_DIV && op != TG_OP_REM) || !event->right ||
	    !flow_range(pass, event->right, &least, &most) || least > 0 || most < 0 ||
	    pass->host->flow->excludes(pass, event->right, 0))
		return;
	taint = flow_taint(pass, event->right) & FLOW_CHOSEN;
	if (least == 0 && most == 0)
		pass->host->report(pass, event->at, "the divisor is zero here");
	else if (taint)
		pass->host->report(pass, event->at, "the divisor comes from %s and can be zero",
				   flow_origin(taint));
	else
		return;
	pass->host->flow->why(pass, event->right, TG_WHY_VALUE | TG_WHY_TAINT);
}
