/* SPDX-License-Identifier: Apache-2.0 */
/*
 * api/one-sided-order - a function that compares for qsort() and never says "less".
 *
 *     return *(const int *)a > *(const int *)b;
 *
 * Found is a function of the unit that is handed to one of the functions of the list
 * takes-an-order and whose results are all comparisons, which are 0 or 1. In C++ also an operator
 * whose one comparison says another thing than its name: `<` that answers `<=`, `==` that answers
 * `!=`.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_one_sided_order = {
	.id = "api/one-sided-order",
	.kinds = TG_KINDS(TG_IR_CALL, TG_IR_FUNCTION),
	.visit = visit,
};

/* The comparison that a function returns, when it returns nothing that may be negative; or 0. */
static tg_node only_comparisons(const struct tg_ir *ir, tg_node function)
{
	tg_node n, value, found = 0;
	int64_t constant;

	for (n = function; n && n < ir->node[function].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_RETURN))
			continue;
		value = tg_ir_child(ir, n, 0);
		if (expr_is_comparison(ir, value))
			found = value;
		else if (!tg_ir_constant(ir, value, &constant) || constant < 0)
			return 0;
	}
	return found;
}

/* `bool operator<(const T &o) const { return n <= o.n; }` */
static void check_operator(struct tg_pass *pass, tg_node function)
{
	static const struct {
		const char *name;
		uint8_t wrong[2];
	} operators[] = {
		{"operator<", {TG_OP_LE, TG_OP_GE}},
		{"operator>", {TG_OP_GE, TG_OP_LE}},
		{"operator==", {TG_OP_NE, TG_OP_NE}},
		{"operator!=", {TG_OP_EQ, TG_OP_EQ}},
	};
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_text(ir, ir->decl[ir->node[function].decl].name);
	tg_node n, value = 0;
	size_t i;

	for (n = function; n < ir->node[function].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_RETURN))
			continue;
		if (value)
			return;
		value = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	}
	for (i = 0; i < sizeof(operators) / sizeof(*operators); i++)
		if (strcmp(name, operators[i].name) == 0 && expr_is_comparison(ir, value) &&
		    (ir->node[value].op == operators[i].wrong[0] ||
		     ir->node[value].op == operators[i].wrong[1]))
			pass->host->report(pass, value, "%s answers another question than its name",
					   name);
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	unsigned i, count = tg_ir_arg_count(ir, call);

	if (tg_ir_is(ir, call, TG_IR_FUNCTION)) {
		if (ir->cplusplus)
			check_operator(pass, call);
		return;
	}
	if (!pass->host->in_list(pass, "takes-an-order", tg_ir_callee(ir, call)))
		return;
	for (i = 0; i < count; i++) {
		tg_node arg = tg_ir_strip(ir, tg_ir_arg(ir, call, i));
		tg_decl decl = tg_ir_is(ir, arg, TG_IR_REF) ? ir->node[arg].decl : 0;
		tg_node found;

		if (ir->decl[decl].kind != TG_DECL_FUNCTION)
			continue;
		found = only_comparisons(ir, ir->decl[decl].node);
		if (!found)
			continue;
		pass->host->report(pass, found,
				   "%s() is handed to %s() and never says that its first argument "
				   "is the smaller one",
				   tg_ir_text(ir, ir->decl[decl].name), tg_ir_callee(ir, call));
		pass->host->step(pass, call, "handed over here");
		return;
	}
}
