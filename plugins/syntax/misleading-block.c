/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syntax/misleading-block - a statement that is indented as if it belonged to the one above, and a
 * ';' that is the whole body.
 */
#include "tracegate/plugin.h"

static void visit(struct tg_pass *pass, tg_node block);

const struct tg_rule tg_rule_misleading_block = {
	.id = "syntax/misleading-block",
	.kinds = TG_KINDS(TG_IR_COMPOUND),
	.visit = visit,
};

/* The body of a loop, or the last branch of an `if`; 0 for other statements. */
static tg_node body_of(const struct tg_ir *ir, tg_node n)
{
	switch (ir->node[n].kind) {
	case TG_IR_IF: {
		tg_node last = tg_ir_child(ir, n, 3);

		return tg_ir_is(ir, last, TG_IR_ABSENT) ? tg_ir_child(ir, n, 2) : last;
	}
	case TG_IR_WHILE:
		return tg_ir_child(ir, n, 1);
	case TG_IR_FOR:
		return tg_ir_child(ir, n, 3);
	default:
		return 0;
	}
}

static const struct tg_ir_loc *loc_of(const struct tg_ir *ir, tg_node n)
{
	return &ir->loc[ir->node[n].loc];
}

/* True when only white space, the same in both, stands in front of two nodes on their lines. */
static bool is_aligned(const struct tg_ir *ir, tg_node a, tg_node b)
{
	const struct tg_ir_loc *x = loc_of(ir, a), *y = loc_of(ir, b);
	const struct tg_ir_file *file = &ir->file[x->file];
	uint32_t width = x->column - 1, i;

	if (x->file != y->file || x->column != y->column || x->line == y->line || !file->content ||
	    x->offset < width || y->offset < width || x->offset > file->size ||
	    y->offset > file->size)
		return false;
	for (i = 1; i <= width; i++)
		if (file->content[x->offset - i] != file->content[y->offset - i] ||
		    (file->content[x->offset - i] != ' ' && file->content[x->offset - i] != '\t'))
			return false;
	return true;
}

/* True when a line of the preprocessor stands between two statements: they may not be neighbours
 * in every build. */
static bool is_conditional(const struct tg_ir *ir, tg_node from, tg_node to)
{
	const struct tg_ir_loc *a = loc_of(ir, from), *b = loc_of(ir, to);
	const struct tg_ir_file *file = &ir->file[a->file];
	uint32_t at;

	for (at = a->offset; file->content && at < b->offset && b->offset <= file->size; at++) {
		uint32_t next = at + 1;

		if (file->content[at] != '\n')
			continue;
		while (next < b->offset && file->content[next] == ' ')
			next++;
		if (file->content[next] == '#')
			return true;
	}
	return false;
}

static void check_next(struct tg_pass *pass, tg_node head, tg_node body, tg_node next)
{
	const struct tg_ir *ir = pass->ir;

	if (tg_ir_is(ir, body, TG_IR_COMPOUND) || tg_ir_is(ir, body, TG_IR_NULL_STMT) ||
	    loc_of(ir, head)->line == loc_of(ir, body)->line ||
	    loc_of(ir, body)->column <= loc_of(ir, head)->column || !is_aligned(ir, body, next))
		return;
	/* A whole statement from a macro may look like anything. */
	if ((ir->node[head].flags & TG_IR_IN_MACRO) || is_conditional(ir, head, next))
		return;
	pass->host->report(pass, next,
			   "this stands under the line above as if it belonged to it, but it "
			   "always runs; write braces");
	pass->host->step(pass, head, "it does not belong to this");
}

/* True when `n` begins its line, further right than the line of `head` begins. */
static bool is_indented(const struct tg_ir *ir, tg_node head, tg_node n)
{
	const struct tg_ir_loc *x = loc_of(ir, head), *y = loc_of(ir, n);

	return x->file == y->file && y->line == x->end_line + 1 && y->column > x->column &&
	       !(ir->node[n].flags & TG_IR_IN_MACRO);
}

/* `if (x);` and a block, any statement, or one that is indented, behind it. */
static void check_empty(struct tg_pass *pass, tg_node head, tg_node body, tg_node next)
{
	const struct tg_ir *ir = pass->ir;

	if (!tg_ir_is(ir, body, TG_IR_NULL_STMT) || (ir->node[body].flags & TG_IR_IN_MACRO) ||
	    loc_of(ir, head)->end_line != loc_of(ir, head)->line)
		return;
	if (tg_ir_is(ir, next, TG_IR_COMPOUND) || tg_ir_is(ir, head, TG_IR_IF) ||
	    is_indented(ir, head, next))
		pass->host->report(pass, head,
				   "the ';' behind the condition is all that depends on it");
}

static void visit(struct tg_pass *pass, tg_node block)
{
	const struct tg_ir *ir = pass->ir;

	for (TG_IR_EACH_CHILD(ir, head, block)) {
		tg_node next = ir->node[head].end, body = body_of(ir, head);

		if (!body || next >= ir->node[block].end)
			continue;
		check_next(pass, head, body, next);
		check_empty(pass, head, body, next);
	}
}
