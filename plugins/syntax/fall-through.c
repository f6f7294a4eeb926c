/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syntax/fall-through - a case whose last statement lets control go on into the next.
 *
 * Labels without statements of their own share what follows. Whoever means it says so, in a
 * comment or an attribute between the two or right behind the label, or by giving the variable that
 * the switch looks at the value of the next case, as a machine of states does.
 */
#include <strings.h>

#include "tracegate/plugin.h"

static void visit(struct tg_pass *pass, tg_node node);

const struct tg_rule tg_rule_fall_through = {
	.id = "syntax/fall-through",
	.kinds = TG_KINDS(TG_IR_SWITCH),
	.visit = visit,
};

static bool is_label(const struct tg_ir *ir, tg_node n)
{
	return tg_ir_is(ir, n, TG_IR_CASE) || tg_ir_is(ir, n, TG_IR_DEFAULT);
}

static tg_node last_child(const struct tg_ir *ir, tg_node n)
{
	tg_node last = 0;

	for (TG_IR_EACH_CHILD(ir, c, n))
		last = c;
	return last;
}

/* The statement behind a label and those that follow it at once. */
static tg_node first_of(const struct tg_ir *ir, tg_node label)
{
	while (is_label(ir, label))
		label = last_child(ir, label);
	return label;
}

/* True when control cannot go past `n` into what follows it. */
static bool leaves(const struct tg_ir *ir, tg_node n)
{
	int64_t value;

	switch (ir->node[n].kind) {
	case TG_IR_BREAK:
	case TG_IR_CONTINUE:
	case TG_IR_RETURN:
	case TG_IR_GOTO:
	case TG_IR_GOTO_INDIRECT:
	case TG_IR_THROW:
	case TG_IR_SWITCH: /* which of its cases leave is not looked at */
	case TG_IR_TRY:
	case TG_IR_OTHER:
		return true;
	case TG_IR_CALL:
		return tg_ir_never_returns(ir, n);
	case TG_IR_COMPOUND:
	case TG_IR_CASE:
	case TG_IR_DEFAULT:
	case TG_IR_LABEL:
	case TG_IR_CAST:
		return leaves(ir, last_child(ir, n));
	case TG_IR_IF:
		/* What a constant switches on is all there is in this build. */
		if (tg_ir_constant(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 1)), &value))
			return leaves(ir, tg_ir_child(ir, n, value ? 2 : 3));
		return leaves(ir, tg_ir_child(ir, n, 2)) && leaves(ir, tg_ir_child(ir, n, 3));
	case TG_IR_DO: /* do { ... } while (0) */
		return leaves(ir, tg_ir_child(ir, n, 0));
	case TG_IR_WHILE:
		return tg_ir_constant(ir, tg_ir_child(ir, n, 0), &value) && value;
	case TG_IR_FOR:
		return tg_ir_is(ir, tg_ir_child(ir, n, 1), TG_IR_ABSENT);
	default:
		return false;
	}
}

/* True when the text between two statements says that it is meant. */
static bool is_announced(const struct tg_ir *ir, tg_node from, tg_node to)
{
	const struct tg_ir_loc *a = &ir->loc[ir->node[from].loc];
	const struct tg_ir_loc *b = &ir->loc[ir->node[to].loc];
	const struct tg_ir_file *file = &ir->file[a->file];
	uint32_t at;

	if (a->file != b->file || !file->content || b->offset > file->size)
		return true; /* not to be told */
	for (at = a->end_offset; at + 4 <= b->offset; at++)
		if (strncasecmp(file->content + at, "next", 4) == 0 ||
		    strncasecmp(file->content + at, "through", 7) == 0 ||
		    strncasecmp(file->content + at, "continuation", 12) == 0)
			return true;
	/* The statement itself may be the attribute. */
	for (at = a->offset; at + 4 <= b->offset; at++)
		if (strncasecmp(file->content + at, "fall", 4) == 0 ||
		    strncasecmp(file->content + at, "nobreak", 7) == 0 ||
		    strncasecmp(file->content + at, "no break", 8) == 0)
			return true;
	return false;
}

/* `case B: // fall through`: said behind the label, on its line. */
static bool is_announced_behind(const struct tg_ir *ir, tg_node label)
{
	const struct tg_ir_loc *loc = &ir->loc[ir->node[label].loc];
	const struct tg_ir_file *file = &ir->file[loc->file];
	uint32_t at, end = ir->loc[ir->node[first_of(ir, label)].loc].offset;

	for (at = loc->offset; file->content && end <= file->size && at + 4 <= end; at++) {
		if (file->content[at] == '\n')
			return false;
		if (file->content[at] == '/') {
			at += 2 + (uint32_t)strspn(file->content + at + 2, " *");
			return strncasecmp(file->content + at, "fall", 4) == 0;
		}
	}
	return false;
}

/* A comment before the first case that says it of all. */
static bool is_announced_for_all(const struct tg_ir *ir, tg_node node, tg_node body)
{
	const struct tg_ir_loc *a = &ir->loc[ir->node[tg_ir_child(ir, node, 1)].loc];
	const struct tg_ir_loc *b = &ir->loc[ir->node[tg_ir_child(ir, body, 0)].loc];
	const struct tg_ir_file *file = &ir->file[a->file];
	uint32_t at;

	if (a->file != b->file || !file->content || b->offset > file->size)
		return false;
	for (at = a->end_offset; at + 4 <= b->offset; at++)
		if (strncasecmp(file->content + at, "fall", 4) == 0)
			return true;
	return false;
}

/* `break;`, `;` and `(void)0;`: running into them changes nothing. */
static bool does_nothing(const struct tg_ir *ir, tg_node n)
{
	return tg_ir_is(ir, n, TG_IR_BREAK) || tg_ir_is(ir, n, TG_IR_NULL_STMT) ||
	       tg_ir_is(ir, tg_ir_strip(ir, n), TG_IR_INTEGER);
}

/* `case 2: *to++ = *from++; case 1: *to++ = *from++;`: a loop that was written out. */
static bool is_written_out(const struct tg_ir *ir, tg_node a, tg_node b)
{
	const struct tg_ir_loc *left = &ir->loc[ir->node[a].loc];
	const struct tg_ir_loc *right = &ir->loc[ir->node[b].loc];
	const struct tg_ir_file *file = &ir->file[left->file];
	uint32_t size = left->end_offset - left->offset;

	return left->file == right->file && file->content &&
	       size == right->end_offset - right->offset && left->end_offset <= file->size &&
	       right->end_offset <= file->size &&
	       memcmp(file->content + left->offset, file->content + right->offset, size) == 0;
}

/* `s->state = BODY; case BODY:` in `switch (s->state)` */
static bool goes_on(const struct tg_ir *ir, tg_node node, tg_node from, tg_node label)
{
	tg_node subject = tg_ir_strip(ir, tg_ir_child(ir, node, 1)), n;
	int64_t next, value;

	if (!tg_ir_is(ir, label, TG_IR_CASE) ||
	    !tg_ir_constant(ir, tg_ir_child(ir, label, 0), &next))
		return false;
	for (n = from; n < label; n++)
		if (tg_ir_is(ir, n, TG_IR_ASSIGN) && ir->node[n].op == TG_OP_ASSIGN &&
		    tg_ir_same_object(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 0)), subject) &&
		    tg_ir_constant(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 1)), &value) &&
		    value == next)
			return true;
	return false;
}

static void visit(struct tg_pass *pass, tg_node node)
{
	const struct tg_ir *ir = pass->ir;
	tg_node label = 0;
	tg_node body = tg_ir_child(ir, node, 2), before = 0;

	if (!tg_ir_is(ir, body, TG_IR_COMPOUND) || is_announced_for_all(ir, node, body))
		return;
	for (TG_IR_EACH_CHILD(ir, c, body)) {
		tg_node statement;

		statement = first_of(ir, before);
		if (is_label(ir, c) && label && !does_nothing(ir, first_of(ir, c)) && statement &&
		    !leaves(ir, statement) && !tg_ir_is(ir, statement, TG_IR_NULL_STMT) &&
		    !(ir->node[c].flags & TG_IR_IN_MACRO) && !is_announced(ir, statement, c) &&
		    !is_announced_behind(ir, c) &&
		    !is_written_out(ir, statement, first_of(ir, c)) && !goes_on(ir, node, label, c))
			pass->host->report(pass, c,
					   "the case above runs into this one; end it with 'break' "
					   "or say that it is meant");
		before = c;
		label = is_label(ir, c) ? c : label;
	}
}
