/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/null-checked-late - a pointer is followed, and only then compared with NULL.
 *
 *     size_t n = strlen(name);
 *     if (!name)
 *
 *     if ((item != NULL) & (item->id > 3))
 *
 * Found is a check that can only have one outcome on every path, because the pointer was followed
 * on every path to it, where nobody has checked it before. Left alone are pointers that were given
 * an address, what macros check, checks behind a label or the loop that followed the pointer,
 * conditions of loops, whose pointer goes on, and checks that only decide whether something is to
 * be released.
 */
#include "memory/followed.h"

static void visit(struct tg_pass *pass, tg_node bits);
static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_null_checked_late = {
	.id = "memory/null-checked-late",
	.kinds = TG_KINDS(TG_IR_BINARY),
	.visit = visit,
	.events = TG_FLOW_CONSTANT,
	.flow = flow,
};

/* True for a value of which nobody can see where it points. */
static bool is_foreign(const struct tg_ir *ir, tg_node value)
{
	value = tg_ir_strip(ir, value);
	return tg_ir_is(ir, value, TG_IR_CALL) || tg_ir_is(ir, value, TG_IR_MEMBER) ||
	       tg_ir_is(ir, value, TG_IR_SUBSCRIPT);
}

/* True when `at` lies in a loop that has ended before `end`: who leaves it may ask how it went. */
static bool is_of_loop_before(const struct tg_ir *ir, tg_node at, tg_node end)
{
	tg_node up;

	for (up = ir->node[at].parent; up && ir->node[up].end <= end; up = ir->node[up].parent)
		if (tg_ir_is(ir, up, TG_IR_FOR) || tg_ir_is(ir, up, TG_IR_WHILE) ||
		    tg_ir_is(ir, up, TG_IR_DO))
			return true;
	return false;
}

/* Where a pointer was followed before `end`, unchecked since it got its value; or 0. */
static tg_node followed_before(const struct tg_ir *ir, tg_decl pointer, tg_node end)
{
	bool foreign = ir->decl[pointer].kind == TG_DECL_PARAM;
	tg_node at = 0, n;

	for (n = tg_ir_function_of(ir, end); n < end; n++) {
		if (ir->node[n].decl == pointer && tg_ir_is(ir, n, TG_IR_VAR)) {
			foreign = is_foreign(ir, tg_ir_child(ir, n, 0));
		} else if (lit_is_written_by(ir, n, pointer)) {
			foreign = tg_ir_is(ir, n, TG_IR_ASSIGN) &&
				  is_foreign(ir, tg_ir_child(ir, n, 1));
			at = 0;
			/* What the right side follows is the value before: `p = p->next`. */
			if (tg_ir_is(ir, n, TG_IR_ASSIGN))
				n = ir->node[n].end - 1;
		} else if (tg_ir_is(ir, n, TG_IR_LABEL)) {
			at = 0;
		} else if (tg_ir_is(ir, n, TG_IR_REF) && ir->node[n].decl == pointer) {
			if (followed_is_asked(ir, n))
				foreign = false;
			else if (!at && followed_is(ir, n))
				at = n;
		}
	}
	return foreign && !is_of_loop_before(ir, at, end) ? at : 0;
}

/* True for a check that a loop begins its rounds with: it is about all the elements that follow. */
static bool is_of_walk(const struct tg_ir *ir, tg_node condition)
{
	tg_node up = ir->node[condition].parent;

	while (tg_ir_is(ir, up, TG_IR_BINARY) || tg_ir_is(ir, up, TG_IR_UNARY) ||
	       tg_ir_is(ir, up, TG_IR_CAST))
		up = ir->node[up].parent;
	return tg_ir_is(ir, up, TG_IR_WHILE) || tg_ir_is(ir, up, TG_IR_FOR) ||
	       tg_ir_is(ir, up, TG_IR_DO);
}

/* True when a check only says whether there is something to release. */
static bool guards_release(struct tg_pass *pass, tg_node condition, tg_decl pointer)
{
	const struct tg_ir *ir = pass->ir;
	tg_node parent = ir->node[condition].parent, then, n;
	unsigned i;

	if (!tg_ir_is(ir, parent, TG_IR_IF))
		return false;
	then = tg_ir_child(ir, parent, 2);
	for (n = then; n < ir->node[then].end; n++)
		for (i = 0; tg_ir_is(ir, n, TG_IR_CALL) && i < tg_ir_arg_count(ir, n); i++)
			if (lit_variable(ir, tg_ir_arg(ir, n, i)) == pointer)
				return true;
	return false;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	uint8_t op;
	tg_decl pointer = followed_tested(ir, event->at, &op);
	tg_node at;

	if (!pointer || event->write != (op == TG_OP_NE) ||
	    (ir->node[event->at].flags & TG_IR_IN_MACRO) || is_of_walk(ir, event->at))
		return;
	at = followed_before(ir, pointer, event->at);
	if (!at || (op == TG_OP_NE && guards_release(pass, event->at, pointer)))
		return;
	pass->host->report(pass, event->at,
			   "'%s' is compared with NULL only here, and was followed before",
			   tg_ir_text(ir, ir->decl[pointer].name));
	pass->host->step(pass, at, "followed here");
}

/* `(p != NULL) & (p->id > 3)`: both sides are looked at, whatever the first says. */
static void visit(struct tg_pass *pass, tg_node bits)
{
	const struct tg_ir *ir = pass->ir;
	uint8_t wanted = ir->node[bits].op == TG_OP_AND ? TG_OP_NE : TG_OP_EQ, op;
	tg_node right = tg_ir_child(ir, bits, 1), n;
	tg_decl pointer;

	if (ir->node[bits].op != TG_OP_AND && ir->node[bits].op != TG_OP_OR)
		return;
	pointer = followed_tested(ir, tg_ir_child(ir, bits, 0), &op);
	for (n = right; pointer && op == wanted && n < ir->node[right].end; n++)
		if (tg_ir_is(ir, n, TG_IR_REF) && ir->node[n].decl == pointer &&
		    followed_is(ir, n)) {
			pass->host->report(pass, n,
					   "'%s' is followed even where it is NULL: '%s' does not "
					   "leave out its right side, '%s' does",
					   tg_ir_name(ir, n), wanted == TG_OP_NE ? "&" : "|",
					   wanted == TG_OP_NE ? "&&" : "||");
			return;
		}
}
