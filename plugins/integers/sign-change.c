/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/sign-change - a number from outside changes its sign on the way into a variable.
 *
 * A negative number becomes a large unsigned one, or a large one a negative. Found is the
 * conversion between types of one width when the number is chosen by somebody else, nothing bounds
 * it on that side, and the function does not ask the variable afterwards: any comparison counts
 * for an unsigned one, a comparison with its lower end for a signed one. What a cast says is left
 * alone, unless the variable is then only compared with an upper limit, which a negative number
 * passes.
 */
#include "integers/range.h"
#include "integers/source.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_sign_change = {
	.id = "integers/sign-change",
	.events = TG_FLOW_CONVERT,
	.flow = flow,
};

/* True when the function does not notice what has become of the number. */
static bool is_unnoticed(const struct tg_ir *ir, tg_node cast, tg_decl target, bool to_signed)
{
	bool compared = source_is_compared(ir, cast, target, SOURCE_ANY);

	if (source_is_compared(ir, cast, target, to_signed ? SOURCE_BELOW : SOURCE_ANY))
		return false;
	return ir->node[cast].flags & TG_IR_IMPLICIT || (to_signed && compared);
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *from = tg_ir_type_of(ir, tg_ir_child(ir, event->at, 0)),
				*to = tg_ir_type_of(ir, event->at);
	bool to_signed = to->flags & TG_TYPE_SIGNED;
	tg_decl target = source_target(ir, event->at);
	struct range_flaw flaw;

	if (!target || from->width != to->width || from->width < 32 ||
	    ((from->flags ^ to->flags) & TG_TYPE_SIGNED) == 0 ||
	    range_ends_arithmetic(ir, event->at) ||
	    modular_is_bits(ir, tg_ir_strip(ir, event->at)) ||
	    !is_unnoticed(ir, event->at, target, to_signed))
		return;
	flaw = range_of_conversion(pass, event);
	/* `unsigned all = -1` is a way to say "all bits"; the other way round nobody means. */
	if (flaw.side == RANGE_WITHIN ||
	    (flaw.sure && !(to_signed && (ir->node[event->at].flags & TG_IR_IMPLICIT))))
		return;
	range_report(pass, event, &flaw,
		     to_signed ? "a large number becomes a negative one"
			       : "a negative number becomes a very large one");
}
