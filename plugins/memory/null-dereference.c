/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/null-dereference - a pointer that is NULL on this path is followed.
 *
 * There is evidence for it: NULL was assigned, or a check has just found the pointer to be NULL.
 * That a list ends counts as such a check where the loop ends in no other way. What a function may
 * return, and nobody has checked, is a finding of its own (memory/unchecked-null).
 */
#include "common/format.h"
#include "memory/followed.h"

static void visit(struct tg_pass *pass, tg_node loop);
static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_null_dereference = {
	.id = "memory/null-dereference",
	.kinds = TG_KINDS(TG_IR_WHILE, TG_IR_FOR),
	.visit = visit,
	.events = TG_FLOW_ACCESS | TG_FLOW_CALL,
	.flow = flow,
};

/* True when the pointer was read from a variable, and not from memory that has many names. */
static bool is_variable(const struct tg_ir *ir, tg_node at)
{
	if (tg_ir_is(ir, at, TG_IR_MEMBER) || tg_ir_is(ir, at, TG_IR_SUBSCRIPT) ||
	    tg_ir_is(ir, at, TG_IR_UNARY))
		at = tg_ir_child(ir, at, 0);
	return tg_ir_is(ir, tg_ir_strip(ir, at), TG_IR_REF);
}

/*
 * True when NULL stands in the text of a macro: one that frees and forgets does so wherever it is
 * used, and one that chooses says only that there is a choice.
 */
static bool is_of_macro(const struct tg_ir *ir, tg_node set)
{
	const struct tg_ir_node *node = &ir->node[set];
	const char *name = tg_ir_text(ir, ir->macro[node->macro].name);

	return (node->flags & TG_IR_IN_MACRO) && !(node->flags & TG_IR_MACRO_ARG) &&
	       strcmp(name, "NULL") != 0 && strcmp(name, "nullptr") != 0;
}

static bool is_choice(const struct tg_ir *ir, tg_node set)
{
	do
		set = ir->node[set].parent;
	while (tg_ir_is(ir, set, TG_IR_CAST));
	return tg_ir_is(ir, set, TG_IR_CONDITIONAL);
}

/*
 * True when NULL stands in the initialiser of an object of the whole program that another name has
 * led to: a constant that stands for "nothing", and says so in another member.
 */
static bool is_of_shared_object(const struct tg_ir *ir, tg_node set, tg_node at)
{
	tg_node up = set;

	while (tg_ir_is(ir, up, TG_IR_CAST) || tg_ir_is(ir, up, TG_IR_INIT_LIST) ||
	       tg_ir_is(ir, up, TG_IR_INTEGER))
		up = ir->node[up].parent;
	return tg_ir_is(ir, up, TG_IR_VAR) &&
	       tg_ir_is(ir, tg_ir_child(ir, up, 0), TG_IR_INIT_LIST) &&
	       (ir->decl[ir->node[up].decl].flags & TG_DECL_GLOBAL) &&
	       expr_root(ir, at) != ir->node[up].decl;
}

static void judge(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_flow_api *ask = pass->host->flow;
	tg_node set;

	if (ask->null(pass, event->pointer) != TG_NULL_ALWAYS)
		return;
	set = ask->set_at(pass, event->pointer);
	if (set && is_of_macro(pass->ir, set) &&
	    (!is_variable(pass->ir, event->at) || is_choice(pass->ir, set)))
		return;
	if (set && is_of_shared_object(pass->ir, set, event->at))
		return;
	if (event->by_call)
		pass->host->report(pass, event->at, "%s() gets a pointer that is NULL here",
				   event->name);
	else
		pass->host->report(pass, event->at, "the pointer is NULL here");
	ask->why(pass, event->pointer, TG_WHY_NULL);
}

/* `printf("%s", p)` follows p as well. */
static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_event shown = *event;
	struct format_walk walk = {0};
	unsigned index;

	if (event->kind == TG_FLOW_ACCESS) {
		judge(pass, event);
		return;
	}
	walk = format_of(pass, event);
	shown.by_call = true;
	while (format_next_text(&walk, &index)) {
		shown.pointer = pass->host->flow->argument(pass, event, index);
		if (shown.pointer)
			judge(pass, &shown);
	}
}

/* `while (p) ...` that nothing else leaves, and p->... behind it. */
static void visit(struct tg_pass *pass, tg_node loop)
{
	const struct tg_ir *ir = pass->ir;
	tg_node block = ir->node[loop].parent, n;
	tg_decl pointer;
	uint8_t op;

	pointer = followed_tested(ir, tg_ir_child(ir, loop, tg_ir_is(ir, loop, TG_IR_FOR)), &op);
	if (!pointer || op != TG_OP_NE || !tg_ir_is(ir, block, TG_IR_COMPOUND))
		return;
	for (n = loop + 1; n < ir->node[loop].end; n++)
		if (tg_ir_is(ir, n, TG_IR_BREAK) || tg_ir_is(ir, n, TG_IR_GOTO))
			return;
	for (n = ir->node[loop].end; n < ir->node[block].end; n++) {
		if (tg_ir_is(ir, n, TG_IR_LABEL) || tg_ir_is(ir, n, TG_IR_CASE) ||
		    tg_ir_is(ir, n, TG_IR_DEFAULT) || lit_is_written_by(ir, n, pointer))
			return;
		if (!tg_ir_is(ir, n, TG_IR_REF) || ir->node[n].decl != pointer)
			continue;
		if (followed_is(ir, n) && tg_ir_is(ir, ir->node[n].parent, TG_IR_MEMBER)) {
			pass->host->report(pass, n, "the pointer is NULL here");
			pass->host->step(pass, loop, "the loop ends when it is NULL");
		}
		return;
	}
}
