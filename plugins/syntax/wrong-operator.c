/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syntax/wrong-operator - conditions that ask something else than they look like.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_wrong_operator = {
	.id = "syntax/wrong-operator",
	.kinds = TG_KINDS(TG_IR_BINARY, TG_IR_ASSIGN, TG_IR_REF),
	.visit = visit,
};

static bool is_bool(const struct tg_ir *ir, tg_node n)
{
	return tg_ir_type_of(ir, tg_ir_strip(ir, n))->cls == TG_TYPE_BOOL;
}

/* The next character from `at` on that is no white space; 0 at the end. */
static char next_char(const struct tg_ir_file *file, uint32_t at)
{
	for (; file->content && at < file->size; at++)
		if (file->content[at] != ' ' && file->content[at] != '\t' &&
		    file->content[at] != '\n')
			return file->content[at];
	return 0;
}

/* True when the source has parentheses right around `n`: somebody thought about it. */
static bool is_parenthesised(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_loc *loc = &ir->loc[ir->node[tg_ir_strip(ir, n)].loc];
	const struct tg_ir_file *file = &ir->file[loc->file];
	uint32_t at = loc->offset;

	while (file->content && at > 0 && at <= file->size) {
		char c = file->content[--at];

		if (c != ' ' && c != '\t' && c != '\n')
			return c == '(' && next_char(file, loc->end_offset) == ')';
	}
	return false;
}

/* `(b != 0) & (a / b > 2)`: the right side is computed whatever the left one says. */
static bool divides_by(const struct tg_ir *ir, tg_node right, tg_node left)
{
	tg_node subject, n;
	int64_t constant;
	uint8_t op;

	if (!expr_test(ir, left, &subject, &op, &constant) || !lit_variable(ir, subject))
		return false;
	for (n = right; n < ir->node[right].end; n++)
		if (tg_ir_is(ir, n, TG_IR_BINARY) &&
		    (ir->node[n].op == TG_OP_DIV || ir->node[n].op == TG_OP_REM) &&
		    lit_variable(ir, tg_ir_child(ir, n, 1)) == lit_variable(ir, subject))
			return true;
	return false;
}

/* `flags & MASK == MASK`, `a == 1 & b == 2`, `!flags & MASK` */
static void check_bits(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node left = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	tg_node right = tg_ir_strip(ir, tg_ir_child(ir, n, 1));
	bool both = expr_is_comparison(ir, left) && expr_is_comparison(ir, right);
	const char *sign = ir->node[n].op == TG_OP_AND ? "&" : "|";

	if (ir->cplusplus && (is_bool(ir, left) || is_bool(ir, right)))
		return;
	if (both && (!is_parenthesised(ir, right) || divides_by(ir, right, left)))
		pass->host->report(pass, n, "'%s' works on bits; between conditions write '%s%s'",
				   sign, sign, sign);
	else if (!both && expr_is_comparison(ir, right) && !is_parenthesised(ir, right) &&
		 !(ir->node[right].flags & TG_IR_HAS_VALUE))
		pass->host->report(pass, n,
				   "the comparison on the right of '%s' is made first; put "
				   "parentheses around the bits",
				   sign);
	else if (!both && expr_is_comparison(ir, right) && !is_parenthesised(ir, right))
		pass->host->report(pass, n,
				   "the comparison on the right of '%s' is made first, and is a "
				   "constant; put parentheses around the bits",
				   sign);
	else if (ir->node[n].op == TG_OP_AND && tg_ir_is(ir, left, TG_IR_UNARY) &&
		 ir->node[left].op == TG_OP_LNOT && !expr_is_comparison(ir, right) &&
		 !is_bool(ir, right) && !is_parenthesised(ir, left) &&
		 !(tg_ir_is(ir, right, TG_IR_UNARY) && ir->node[right].op == TG_OP_LNOT))
		pass->host->report(pass, n,
				   "'!' is applied before '&'; put parentheses around the bits");
}

/* `flags && 0x10`; the name of a constant counts where the left side is said to be flags. */
static void check_condition(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node right = tg_ir_strip(ir, tg_ir_child(ir, n, 1));
	bool written =
		tg_ir_is(ir, right, TG_IR_INTEGER) && !(ir->node[right].flags & TG_IR_IN_MACRO);
	int64_t value;

	if (ir->node[n].op != TG_OP_LAND || !tg_ir_constant(ir, right, &value) || value <= 1 ||
	    (ir->node[n].flags & TG_IR_IN_MACRO))
		return;
	if (written ||
	    ((value & (value - 1)) == 0 &&
	     pass->host->name_has(pass, "flag-names", lit_name_of(ir, tg_ir_child(ir, n, 0)))))
		pass->host->report(
			pass, n, "the number on the right of '&&' is always true; was '&' meant?");
}

/* `sum =+ step`: the sign stands at the `=` and apart from what follows. */
static void check_assignment(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node value = tg_ir_child(ir, n, 1);
	const struct tg_ir_loc *loc = &ir->loc[ir->node[value].loc];
	const struct tg_ir_file *file = &ir->file[loc->file];
	uint8_t op = ir->node[value].op;
	uint32_t at = loc->offset;

	if (!tg_ir_is(ir, value, TG_IR_UNARY) || ir->node[n].op != TG_OP_ASSIGN ||
	    (op != TG_OP_PLUS && op != TG_OP_MINUS) || (ir->node[n].flags & TG_IR_IN_MACRO))
		return;
	if (file->content && at > 0 && at + 1 < file->size && file->content[at - 1] == '=' &&
	    (file->content[at + 1] == ' ' || file->content[at + 1] == '\t'))
		pass->host->report(pass, n, "'=%c' assigns; was '%c=' meant?", file->content[at],
				   file->content[at]);
}

/* `int __attribute__((weak)) f(void);`: 0 where no library has it. */
static bool is_weak(const struct tg_ir *ir, const struct tg_ir_decl *decl)
{
	const struct tg_ir_loc *loc = &ir->loc[decl->loc];
	const struct tg_ir_file *file = &ir->file[loc->file];
	uint32_t from = loc->offset, end = loc->end_offset;

	if (!file->content || end > file->size)
		return false;
	while (from > 0 && file->content[from - 1] != '\n')
		from--;
	while (end < file->size && file->content[end] != ';' && file->content[end] != '{')
		end++;
	return memmem(file->content + from, end - from, "weak", 4) != NULL;
}

/* A name of a function as a condition, or compared with 0. */
static void check_function(struct tg_pass *pass, tg_node ref)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_decl *decl = &ir->decl[ir->node[ref].decl];
	tg_node n = ref, parent;
	int64_t value;
	uint8_t kind;

	if (decl->kind != TG_DECL_FUNCTION || (ir->node[ref].flags & TG_IR_IN_MACRO) ||
	    pass->host->in_list(pass, "weak-functions", tg_ir_text(ir, decl->name)) ||
	    is_weak(ir, decl))
		return;
	for (parent = ir->node[n].parent; tg_ir_is(ir, parent, TG_IR_CAST);
	     parent = ir->node[n].parent)
		n = parent;
	kind = ir->node[parent].kind;
	if (kind == TG_IR_BINARY &&
	    (ir->node[parent].op == TG_OP_EQ || ir->node[parent].op == TG_OP_NE)) {
		tg_node other = tg_ir_child(ir, parent, tg_ir_child(ir, parent, 0) == n ? 1 : 0);

		if (!tg_ir_constant(ir, tg_ir_strip(ir, other), &value) || value != 0)
			return;
	} else if (!((kind == TG_IR_IF && n == tg_ir_child(ir, parent, 1)) ||
		     (kind == TG_IR_WHILE && n == tg_ir_child(ir, parent, 0)) ||
		     (kind == TG_IR_UNARY && ir->node[parent].op == TG_OP_LNOT))) {
		return;
	}
	pass->host->report(pass, ref, "'%s' is not called here; its address is never 0",
			   tg_ir_text(ir, decl->name));
}

static void visit(struct tg_pass *pass, tg_node n)
{
	uint8_t op = pass->ir->node[n].op;

	if (tg_ir_is(pass->ir, n, TG_IR_REF))
		check_function(pass, n);
	else if (tg_ir_is(pass->ir, n, TG_IR_ASSIGN))
		check_assignment(pass, n);
	else if (op == TG_OP_AND || op == TG_OP_OR)
		check_bits(pass, n);
	else if (op == TG_OP_LAND)
		check_condition(pass, n);
}
