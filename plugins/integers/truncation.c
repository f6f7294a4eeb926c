/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/truncation - a number is cut off in a narrower type.
 *
 * Found are numbers that somebody else chooses and numbers that are too large on this path; numbers
 * that stood in a text, lengths of texts and sizes of files, each in a type that such a one does
 * not fit into; and EOF in a character. What is masked, compared or shifted first is within bounds
 * and left alone, and so is a byte that goes into a buffer.
 */
#include "integers/range.h"
#include "integers/source.h"

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

/* What is known of numbers by where they come from, and which types they do not fit into. */
static const struct {
	const char *list;
	unsigned width; /* too narrow are at most so many bits */
	bool cast;      /* also where a cast says that it is meant */
	const char *what;
} sources[] = {
	{"number-of-a-text", 16, true, "reads it out of a text"},
	{"length-of-a-text", 16, false, "gives the length of a text"},
	{"size-of-a-file", 32, true, "gives the size of a file"},
};

static void judge_source(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *to = tg_ir_type_of(ir, event->at);
	tg_decl operand = lit_variable(ir, tg_ir_strip(ir, event->at));
	int64_t least, most, lowest, highest;
	const char *name;
	size_t i;

	if (!flow_type_range(to, &least, &most) ||
	    !flow_range(pass, event->value, &lowest, &highest) || highest <= most ||
	    pass->host->flow->bounded_above(pass, event->value) ||
	    (operand && source_is_compared(ir, event->at, operand, SOURCE_VARIABLE)))
		return;
	for (i = 0; i < sizeof(sources) / sizeof(*sources); i++) {
		name = source_in(pass, event->at, sources[i].list);
		if (!name || to->width > sources[i].width ||
		    (!sources[i].cast && !(ir->node[event->at].flags & TG_IR_IMPLICIT)))
			continue;
		pass->host->report(pass, event->at,
				   "the number is cut off in a narrower type: '%s' %s, and nothing "
				   "bounds it",
				   name, sources[i].what);
		pass->host->step(pass, source_of(ir, event->at), "the number comes from here");
		return;
	}
}

/* True for `(c = getchar()) != EOF` with a char: a character is taken for EOF, or never is. */
static bool loses_end(struct tg_pass *pass, tg_node cast)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl target = source_target(ir, cast);
	tg_node function = tg_ir_function_of(ir, cast), n;
	int64_t number;

	if (!target || tg_ir_type_of(ir, cast)->width != 8 ||
	    !source_in(pass, cast, "reads-a-character"))
		return false;
	for (n = function; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_BINARY) &&
		    (ir->node[n].op == TG_OP_EQ || ir->node[n].op == TG_OP_NE) &&
		    source_is(ir, tg_ir_child(ir, n, 0), target) &&
		    expr_constant(ir, tg_ir_child(ir, n, 1), &number) && number == -1)
			return true;
	return false;
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
	if (loses_end(pass, event->at))
		pass->host->report(pass, event->at,
				   "EOF is cut off in a character: it cannot be told from one");
	else if (flaw.side != RANGE_WITHIN)
		range_report(pass, event, &flaw, "the number is cut off in a narrower type");
	else
		judge_source(pass, event);
}
