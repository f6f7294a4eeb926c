/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/truncation - a number is cut off in a narrower type.
 *
 * Found are numbers that somebody else chooses and numbers that are too large on this path. What
 * is masked, compared or shifted first is within bounds and left alone, and so is a byte that goes
 * into a buffer.
 */
#include "integers/range.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_truncation = {
	.id = "integers/truncation",
	.events = TG_FLOW_CONVERT,
	.flow = flow,
};

/* True for a byte that is put among others: a number is taken apart, or a buffer is filled. */
static bool fills_buffer(const struct tg_ir *ir, tg_node cast)
{
	tg_node assignment = modular_above(ir, cast), target;

	if (tg_ir_type_of(ir, cast)->width != 8 || !tg_ir_is(ir, assignment, TG_IR_ASSIGN))
		return false;
	target = tg_ir_strip(ir, tg_ir_child(ir, assignment, 0));
	return tg_ir_is(ir, target, TG_IR_SUBSCRIPT) ||
	       (tg_ir_is(ir, target, TG_IR_UNARY) && ir->node[target].op == TG_OP_DEREF);
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	tg_node operand = tg_ir_child(ir, event->at, 0);
	const struct tg_ir_type *from = tg_ir_type_of(ir, operand),
				*to = tg_ir_type_of(ir, event->at);
	struct range_flaw flaw;
	int64_t value;

	if (modular_is_bits(ir, tg_ir_strip(ir, operand)) || fills_buffer(ir, event->at) ||
	    from->width <= to->width || to->cls == TG_TYPE_BOOL ||
	    tg_ir_constant(ir, operand, &value) || range_ends_arithmetic(ir, event->at))
		return;
	flaw = range_of_conversion(pass, event);
	if (flaw.side != RANGE_WITHIN)
		range_report(pass, event, &flaw, "the number is cut off in a narrower type");
}
