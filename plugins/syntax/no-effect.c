/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syntax/no-effect - a statement that does nothing.
 *
 * The parser finds values that nobody asks for (see engine/check/diagnose.c). Found here are what
 * is given to itself, a branch with nothing in it, two branches that do the same, and a loop that
 * only counts. A condition that calls something has been
 * run for that, and what a macro makes of its arguments is a matter of the macro. A branch of
 * several lines may hold a comment, or code that is not compiled here; one with a word in it is a
 * macro that is empty in this build.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_no_effect = {
	.id = "syntax/no-effect",
	.kinds = TG_KINDS(TG_IR_ASSIGN, TG_IR_IF, TG_IR_FOR),
	.visit = visit,
};

/* True for what stands in the text of a macro, and not among its arguments. */
static bool is_of_macro(const struct tg_ir *ir, tg_node n)
{
	return (ir->node[n].flags & TG_IR_IN_MACRO) && !(ir->node[n].flags & TG_IR_MACRO_ARG);
}

static bool is_given_to_itself(const struct tg_ir *ir, tg_node assign)
{
	tg_node left = tg_ir_child(ir, assign, 0), right = tg_ir_child(ir, assign, 1);

	for (; tg_ir_is(ir, right, TG_IR_CAST); right = tg_ir_child(ir, right, 0))
		if (!(ir->node[right].flags & TG_IR_IMPLICIT))
			return false; /* c = (unsigned char)c */
	if (is_of_macro(ir, assign) ||
	    (ir->node[left].flags ^ ir->node[right].flags) & TG_IR_IN_MACRO)
		return false;
	return ir->node[assign].op == TG_OP_ASSIGN && !is_of_macro(ir, left) &&
	       !is_of_macro(ir, right) &&
	       tg_ir_type_of(ir, left)->cls == tg_ir_type_of(ir, right)->cls &&
	       !(tg_ir_type_of(ir, left)->flags & (TG_TYPE_VOLATILE | TG_TYPE_ATOMIC)) &&
	       tg_ir_same_object(ir, left, right);
}

/* True when a word stands between the condition and the end of the statement. */
static bool holds_word(const struct tg_ir *ir, tg_node statement)
{
	const struct tg_ir_loc *from = &ir->loc[ir->node[tg_ir_child(ir, statement, 1)].loc];
	const struct tg_ir_loc *to = &ir->loc[ir->node[tg_ir_child(ir, statement, 2)].loc];

	return from->file == to->file &&
	       expr_holds_word(ir, to->file, from->end_offset, to->end_offset);
}

/* `if (a == b) {}` without an else, and with a condition that does nothing itself. */
static bool is_empty_branch(const struct tg_ir *ir, tg_node statement)
{
	tg_node then = tg_ir_child(ir, statement, 2), n;

	if (!expr_is_empty(ir, then) || is_of_macro(ir, then) || holds_word(ir, statement) ||
	    ir->loc[ir->node[then].loc].end_line > ir->loc[ir->node[then].loc].line + 1)
		return false;
	if (tg_ir_child(ir, statement, 3) &&
	    !tg_ir_is(ir, tg_ir_child(ir, statement, 3), TG_IR_ABSENT))
		return false;
	for (n = tg_ir_child(ir, statement, 1); n < then; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) || tg_ir_is(ir, n, TG_IR_ASSIGN) ||
		    (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op >= TG_OP_PRE_INC &&
		     ir->node[n].op <= TG_OP_POST_DEC) ||
		    (ir->node[n].flags & TG_IR_IN_MACRO && !tg_ir_is(ir, n, TG_IR_INTEGER) &&
		     is_of_macro(ir, n)))
			return false;
	return true;
}

/* True when a line of the preprocessor stands within: another build has something else there. */
static bool holds_directive(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_loc *loc = &ir->loc[ir->node[n].loc];
	const struct tg_ir_file *file = &ir->file[loc->file];
	bool begins = false;
	uint32_t at;

	for (at = loc->offset; file->content && at < loc->end_offset && at < file->size; at++) {
		if (begins && file->content[at] == '#')
			return true;
		begins = file->content[at] == '\n' ||
			 (begins && (file->content[at] == ' ' || file->content[at] == '\t'));
	}
	return false;
}

/* True when two statements are written the same, and with something in them. */
static bool is_written_twice(const struct tg_ir *ir, tg_node a, tg_node b)
{
	uint32_t count = ir->node[a].end - a, i;

	if (!b || ir->node[b].end - b != count || expr_is_empty(ir, a) || holds_directive(ir, a) ||
	    holds_directive(ir, b))
		return false;
	for (i = 0; i < count; i++) {
		const struct tg_ir_node *x = &ir->node[a + i], *y = &ir->node[b + i];

		if (x->kind != y->kind || x->op != y->op || x->decl != y->decl ||
		    x->value != y->value || x->type != y->type || x->kind == TG_IR_FLOATING ||
		    strcmp(tg_ir_text(ir, x->kind == TG_IR_STRING ? x->extra : 0),
			   tg_ir_text(ir, y->kind == TG_IR_STRING ? y->extra : 0)) != 0 ||
		    ((x->flags | y->flags) & (TG_IR_IN_MACRO | TG_IR_BEHIND_DIRECTIVE)))
			return false;
	}
	return true;
}

/* True when an expression changes something other than `counter`, or may. */
static bool changes_more(const struct tg_ir *ir, tg_node n, tg_decl counter)
{
	tg_node at;

	for (at = n; n && at < ir->node[n].end; at++) {
		if (tg_ir_is(ir, at, TG_IR_CALL) ||
		    (tg_ir_type_of(ir, at)->flags & (TG_TYPE_VOLATILE | TG_TYPE_ATOMIC)) ||
		    tg_ir_is(ir, at, TG_IR_SUBSCRIPT) || tg_ir_is(ir, at, TG_IR_MEMBER) ||
		    (ir->node[at].flags & TG_IR_IN_MACRO && is_of_macro(ir, at) &&
		     !tg_ir_is(ir, at, TG_IR_INTEGER)))
			return true;
		if ((tg_ir_is(ir, at, TG_IR_ASSIGN) || tg_ir_is(ir, at, TG_IR_UNARY)) &&
		    !tg_ir_constant(ir, at, &(int64_t){0}) && !lit_is_written_by(ir, at, counter))
			return true;
	}
	return false;
}

/* `for (i = 0; i < n; i++) {}` with an `i` that nobody reads afterwards. */
static bool is_empty_loop(const struct tg_ir *ir, tg_node loop)
{
	tg_node function = tg_ir_function_of(ir, loop), step = tg_ir_child(ir, loop, 2), n;
	tg_node body = tg_ir_child(ir, loop, 3);
	tg_decl counter = lit_variable(ir, tg_ir_child(ir, step, 0));

	if (!expr_is_empty(ir, body) || is_of_macro(ir, body) || !counter ||
	    (ir->decl[counter].flags & TG_DECL_GLOBAL) || tg_ir_is(ir, body, TG_IR_NULL_STMT) ||
	    ir->loc[ir->node[body].loc].end_line > ir->loc[ir->node[body].loc].line + 1 ||
	    changes_more(ir, tg_ir_child(ir, loop, 0), counter) ||
	    changes_more(ir, tg_ir_child(ir, loop, 1), counter) || changes_more(ir, step, counter))
		return false;
	for (n = ir->node[loop].end; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_REF) && ir->node[n].decl == counter)
			return false;
	return true;
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;

	if (tg_ir_is(ir, n, TG_IR_ASSIGN) && is_given_to_itself(ir, n))
		pass->host->report(pass, n, "'%s' is given its own value",
				   lit_name_of(ir, tg_ir_child(ir, n, 0)));
	if (tg_ir_is(ir, n, TG_IR_IF) && is_empty_branch(ir, n))
		pass->host->report(pass, n,
				   "whether this holds or not, nothing is done; is something "
				   "missing?");
	if (tg_ir_is(ir, n, TG_IR_IF) && !(ir->node[n].flags & TG_IR_IN_MACRO) &&
	    is_written_twice(ir, tg_ir_child(ir, n, 2), tg_ir_child(ir, n, 3)))
		pass->host->report(pass, n, "both branches do the same");
	if (tg_ir_is(ir, n, TG_IR_FOR) && is_empty_loop(ir, n))
		pass->host->report(pass, n, "this loop counts, and does nothing else");
}
