/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/realloc-lost - `p = realloc(p, n)` loses the only pointer on failure.
 *
 * `realloc()` returns NULL and keeps the old block when it runs out of memory. Assigning straight
 * back to `p` overwrites the last reference to that block.
 *
 * Objects are compared, not text: `s->buf` matches `s->buf` but never `t->buf`. Array elements are
 * left alone: proving `a[i]` equal to `a[j]` needs flow analysis, and a guess would be a false
 * alarm. A program that ends when memory runs out loses nothing.
 */
#include "common/literal.h"

static void visit(struct tg_pass *pass, tg_node assign);

const struct tg_rule tg_rule_realloc_lost = {
	.id = "memory/realloc-lost",
	.kinds = TG_KINDS(TG_IR_ASSIGN),
	.visit = visit,
};

/* True when a statement or expression calls a function that does not return. */
static bool ends_the_program(const struct tg_ir *ir, tg_node from)
{
	tg_node n;

	for (n = from; n && n < ir->node[from].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) && tg_ir_never_returns(ir, n))
			return true;
	return false;
}

/* True when `target` stands somewhere below `from`. */
static bool mentions(const struct tg_ir *ir, tg_node from, tg_node target)
{
	tg_node n;

	for (n = from; n && n < ir->node[from].end; n++)
		if (tg_ir_same_object(ir, n, target))
			return true;
	return false;
}

/* `p = realloc(p, n); if (!p) abort();`, `if (!(p = realloc(p, n))) abort();`, `assert(p);` */
static bool failure_is_fatal(const struct tg_ir *ir, tg_node assign, tg_node target)
{
	tg_node n = assign, next;

	while (n && !tg_ir_is(ir, n, TG_IR_IF) && !tg_ir_is(ir, ir->node[n].parent, TG_IR_COMPOUND))
		n = ir->node[n].parent;
	if (tg_ir_is(ir, n, TG_IR_IF))
		return ends_the_program(ir, tg_ir_child(ir, n, 2));
	next = n ? ir->node[n].end : 0;
	if (!next || next >= ir->node[ir->node[n].parent].end)
		return false;
	if (!tg_ir_is(ir, next, TG_IR_IF)) /* an assertion, which may be a loop that runs once */
		return mentions(ir, next, target) && ends_the_program(ir, next);
	return mentions(ir, tg_ir_child(ir, next, 1), target) &&
	       ends_the_program(ir, tg_ir_child(ir, next, 2));
}

static void visit(struct tg_pass *pass, tg_node assign)
{
	const struct tg_ir *ir = pass->ir;
	tg_node target = tg_ir_child(ir, assign, 0);
	tg_node call = tg_ir_strip(ir, tg_ir_child(ir, assign, 1));

	if (ir->node[assign].op != TG_OP_ASSIGN || !tg_ir_is(ir, call, TG_IR_CALL) ||
	    !pass->host->in_list(pass, "reallocators", tg_ir_callee(ir, call)))
		return;
	if (!tg_ir_same_object(ir, target, tg_ir_arg(ir, call, 0)) ||
	    failure_is_fatal(ir, assign, target))
		return;
	pass->host->report(pass, assign,
			   "the result of %s() overwrites its own argument; the block is lost when "
			   "memory runs out",
			   tg_ir_callee(ir, call));
}
