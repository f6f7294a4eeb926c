/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/truncation - a number is cut off in a narrower type.
 *
 * Found are numbers that somebody else chooses and numbers that are too large on this path. What
 * is masked, compared or shifted first is within bounds and left alone.
 */
#include "integers/range.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_truncation = {
	.id = "integers/truncation",
	.events = TG_FLOW_CONVERT,
	.flow = flow,
};

/* True for operations on bits, whose upper ones are meant to go. */
static bool is_bits(const struct tg_ir *ir, tg_node n)
{
	uint8_t op = ir->node[n].op;

	if (tg_ir_is(ir, n, TG_IR_UNARY))
		return op == TG_OP_NOT;
	return (tg_ir_is(ir, n, TG_IR_BINARY) || tg_ir_is(ir, n, TG_IR_ASSIGN)) &&
	       (op == TG_OP_AND || op == TG_OP_OR || op == TG_OP_XOR || op == TG_OP_SHL ||
		op == TG_OP_SHR);
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	tg_node operand = tg_ir_child(ir, event->at, 0);
	const struct tg_ir_type *from = tg_ir_type_of(ir, operand),
				*to = tg_ir_type_of(ir, event->at);
	struct range_flaw flaw;
	int64_t value;

	if (is_bits(ir, tg_ir_strip(ir, operand)) || from->width <= to->width ||
	    to->cls == TG_TYPE_BOOL || tg_ir_constant(ir, operand, &value) ||
	    range_ends_arithmetic(ir, event->at))
		return;
	flaw = range_of_conversion(pass, event);
	if (flaw.side != RANGE_WITHIN)
		range_report(pass, event, &flaw, "the number is cut off in a narrower type");
}
