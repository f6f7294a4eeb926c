/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/sign-extension - a number of a narrow signed type becomes a size, with its sign spread
 * over all the new bits.
 *
 * Found is the conversion of a 'char' or 'short' to an unsigned parameter, or to an unsigned
 * variable that is an index or an argument later and is never compared, when the number comes from
 * outside and nothing says that it is not negative, or is negative on this path. An 'int',
 * whose sign is there to be seen, is integers/negative-size.
 */
#include "integers/range.h"
#include "integers/source.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_sign_extension = {
	.id = "integers/sign-extension",
	.events = TG_FLOW_CONVERT,
	.flow = flow,
};

/* True for `unsigned index = c;` where the variable then says where or how much. */
static bool is_later_a_size(const struct tg_ir *ir, tg_node cast)
{
	const struct tg_ir_type *to = tg_ir_type_of(ir, cast);
	tg_decl target = source_target(ir, cast);
	tg_node n;

	for (n = tg_ir_child(ir, cast, 0); tg_ir_is(ir, n, TG_IR_CAST); n = tg_ir_child(ir, n, 0))
		if (!(tg_ir_type_of(ir, n)->flags & TG_TYPE_SIGNED))
			return false;
	return target && !(to->flags & TG_TYPE_SIGNED) && to->width >= 32 &&
	       !source_is_compared(ir, cast, target, SOURCE_ANY) &&
	       source_is_used(ir, cast, target);
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *from = tg_ir_type_of(ir, tg_ir_strip(ir, event->at));
	struct range_flaw flaw;

	if (!(from->flags & TG_TYPE_SIGNED) || from->width >= 32 ||
	    (!range_is_size_argument(ir, event->at) && !is_later_a_size(ir, event->at)))
		return;
	flaw = range_of_conversion(pass, event);
	if (flaw.side == RANGE_BELOW)
		range_report(pass, event, &flaw,
			     "a negative 'short' or 'char' is extended to a very large size");
}
