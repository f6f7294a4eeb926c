/* SPDX-License-Identifier: Apache-2.0 */
/*
 * preprocessor/argument-repeated - an argument that changes something, in a macro that writes its
 * parameter twice.
 *
 * Reported is an argument with `++`, `--` or an assignment of which two copies are run. Copies in
 * the two branches of one choice, and those that `sizeof` only measures, are left alone. So is an
 * argument that is a block of statements: the macro is made to run it.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_argument_repeated = {
	.id = "preprocessor/argument-repeated",
	.kinds = TG_KINDS(TG_IR_UNARY, TG_IR_ASSIGN),
	.visit = visit,
};

static bool changes(const struct tg_ir *ir, tg_node n)
{
	uint8_t op = ir->node[n].op;

	return (ir->node[n].flags & TG_IR_MACRO_ARG) &&
	       (tg_ir_is(ir, n, TG_IR_ASSIGN) ||
		(tg_ir_is(ir, n, TG_IR_UNARY) && op >= TG_OP_PRE_INC && op <= TG_OP_POST_DEC));
}

/* True when the operator itself stands in the argument: of `a -= b` in a macro with parameters a
 * and b, only the operands do. */
static bool is_written_there(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_loc *at = &ir->loc[ir->node[n].loc];
	const struct tg_ir_file *file = &ir->file[at->file];
	uint32_t i;

	if (!file->content || at->end_offset > file->size)
		return true;
	for (i = at->offset; i < at->end_offset; i++) {
		const char *c = file->content + i;

		if (*c == '=' || (i + 1 < at->end_offset && (*c == '+' || *c == '-') && c[1] == *c))
			return true;
	}
	return false;
}

/* Two expressions that stand at the same place of the source and are made of the same parts: what
 * several assignments of one macro are not, when that is the argument. */
static bool is_copy(const struct tg_ir *ir, tg_node a, tg_node b)
{
	const struct tg_ir_loc *x = &ir->loc[ir->node[a].loc], *y = &ir->loc[ir->node[b].loc];

	uint32_t size = ir->node[a].end - a, i;

	if (ir->node[b].end - b != size || ir->node[a].macro != ir->node[b].macro ||
	    x->file != y->file || x->offset != y->offset || x->end_offset != y->end_offset)
		return false;
	for (i = 0; i < size; i++)
		if (ir->node[a + i].kind != ir->node[b + i].kind ||
		    ir->node[a + i].op != ir->node[b + i].op ||
		    ir->node[a + i].decl != ir->node[b + i].decl)
			return false;
	return true;
}

/* True when nobody runs the node: it is measured, or asked whether it is constant. */
static bool is_measured(const struct tg_ir *ir, tg_node n)
{
	static const char *const askers[] = {"__builtin_constant_p", "__builtin_object_size",
					     "__builtin_dynamic_object_size", NULL};

	for (n = ir->node[n].parent; n && !tg_ir_is(ir, n, TG_IR_COMPOUND); n = ir->node[n].parent)
		if (tg_ir_is(ir, n, TG_IR_SIZEOF) || tg_ir_is(ir, n, TG_IR_ALIGNOF) ||
		    expr_is_one_of(tg_ir_callee(ir, n), askers))
			return true;
	return false;
}

/* True when a choice runs one of the two or the other: `c ? a : b`, `if (c) a; else b;`. */
static bool are_alternatives(const struct tg_ir *ir, tg_node a, tg_node b)
{
	unsigned then;
	tg_node n;

	for (n = ir->node[a].parent; n && b >= ir->node[n].end; n = ir->node[n].parent)
		;
	if (!tg_ir_is(ir, n, TG_IR_CONDITIONAL) && !tg_ir_is(ir, n, TG_IR_IF))
		return false;
	then = tg_ir_is(ir, n, TG_IR_IF) ? 2 : 1;
	return a >= tg_ir_child(ir, n, then) && b >= tg_ir_child(ir, n, then + 1);
}

/* `EACH(i, n, { count++; })`, `TWICE(count++; total++;)` */
static bool is_in_block(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_loc *loc = &ir->loc[ir->node[n].loc];
	const struct tg_ir_file *file = &ir->file[loc->file];
	tg_node at;

	if (file->content && loc->end_offset < file->size &&
	    tg_ir_is(ir, ir->node[n].parent, TG_IR_COMPOUND) &&
	    file->content[loc->end_offset] == ';')
		return true;
	for (at = ir->node[n].parent; at; at = ir->node[at].parent)
		if (tg_ir_is(ir, at, TG_IR_COMPOUND) && (ir->node[at].flags & TG_IR_MACRO_ARG) &&
		    ir->node[at].macro == ir->node[n].macro)
			return true;
	return false;
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node first;

	if (!changes(ir, n) || is_measured(ir, n) || !is_written_there(ir, n) || is_in_block(ir, n))
		return;
	for (first = tg_ir_function_of(ir, n); first && first < n; first++) {
		if (!changes(ir, first) || !is_copy(ir, first, n) || is_measured(ir, first) ||
		    are_alternatives(ir, first, n))
			continue;
		pass->host->report(pass, n,
				   "%s() runs this argument more than once; what it changes is "
				   "changed again",
				   tg_ir_text(ir, ir->macro[ir->node[n].macro].name));
		return;
	}
}
