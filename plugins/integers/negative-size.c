/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/negative-size - a negative number becomes a size.
 *
 * Found is the conversion to an unsigned argument of a call, when the number comes from outside
 * and nothing says that it is not negative, or is negative on this path; and the -1 that a
 * function such as read() gives when it fails, also where it is stored in an unsigned variable
 * that nobody compares, or compared with a size.
 */
#include "common/sink.h"
#include "integers/range.h"
#include "integers/source.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_negative_size = {
	.id = "integers/negative-size",
	.events = TG_FLOW_CONVERT,
	.flow = flow,
};

/* True when a number can be negative on this path, and nothing has been said against it. */
static bool may_be_negative(struct tg_pass *pass, const struct tg_flow_value *value)
{
	int64_t least, most;

	return flow_range(pass, value, &least, &most) && least < 0 && most >= 0 &&
	       !pass->host->flow->excludes(pass, value, -1) &&
	       !pass->host->flow->estimated(pass, value);
}

/* True for `if (read(...) >= size)`: -1, as an unsigned number, is more than any size. */
static bool passes_as_large(const struct tg_ir *ir, tg_node cast)
{
	tg_node test = ir->node[cast].parent, above = ir->node[test].parent;
	bool left = tg_ir_child(ir, test, 0) == cast;
	uint8_t op = left ? ir->node[test].op : expr_mirrored(ir->node[test].op);

	if (!tg_ir_is(ir, test, TG_IR_BINARY) || !tg_ir_is(ir, above, TG_IR_IF) ||
	    (ir->node[cast].flags & TG_IR_IN_MACRO))
		return false;
	return op == TG_OP_GE || (op == TG_OP_LT && sink_leaves(ir, tg_ir_child(ir, above, 2)));
}

/* True for size_t and its like; an 'unsigned' may be a port or an address. */
static bool is_size(const struct tg_ir *ir, const struct tg_ir_type *type)
{
	return type->width == 64 || strstr(tg_ir_text(ir, type->name), "size");
}

/* What a failed call gives. */
static bool failure(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	const char *call = source_in(pass, event->at, "length-or-minus-one");
	tg_decl target = source_target(ir, event->at);

	if (!call || !may_be_negative(pass, event->value))
		return false;
	if (!range_is_size_argument(ir, event->at) && !passes_as_large(ir, event->at) &&
	    (!target || source_is_compared(ir, event->at, target, SOURCE_ANY) ||
	     !source_is_used(ir, event->at, target)))
		return false;
	pass->host->report(pass, event->at,
			   "%s() gives -1 when it fails, which becomes a very large size", call);
	pass->host->step(pass, source_of(ir, event->at), "the result comes from here");
	return true;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *from = tg_ir_type_of(ir, tg_ir_strip(ir, event->at)),
				*to = tg_ir_type_of(ir, event->at);
	struct range_flaw flaw;
	const char *call;

	if (!(from->flags & TG_TYPE_SIGNED) || from->width < 32 || to->flags & TG_TYPE_SIGNED ||
	    to->width < 32 || failure(pass, event) || !range_is_size_argument(ir, event->at))
		return;
	flaw = range_of_conversion(pass, event);
	call = source_in(pass, event->at, "number-of-a-text");
	if (flaw.side == RANGE_BELOW) {
		range_report(pass, event, &flaw, "a negative number becomes a very large size");
	} else if (call && is_size(ir, to) && may_be_negative(pass, event->value) &&
		   !pass->host->flow->bounded_below(pass, event->value)) {
		pass->host->report(pass, event->at,
				   "a negative number becomes a very large size: %s() reads it out "
				   "of a text and nothing bounds it",
				   call);
		pass->host->step(pass, source_of(ir, event->at), "the number is read here");
	}
}
