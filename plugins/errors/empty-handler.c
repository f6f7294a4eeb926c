/* SPDX-License-Identifier: Apache-2.0 */
/*
 * errors/empty-handler - an error is looked for, and nothing is done about it.
 *
 * Found is an `if` whose test is one for failure (errno, a null pointer, a negative number or EOF,
 * a result that is 0 only on success) and whose branch is empty, and an empty C++ handler.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_empty_handler = {
	.id = "errors/empty-handler",
	.kinds = TG_KINDS(TG_IR_IF, TG_IR_CATCH),
	.visit = visit,
};

/* True for a test that holds when something failed. */
static bool tests_failure(const struct tg_ir *ir, tg_node condition)
{
	tg_node subject;
	int64_t constant;
	uint8_t op;

	if (!expr_test(ir, condition, &subject, &op, &constant))
		return false;
	if (expr_is_errno(ir, subject))
		return true;
	if (op == TG_OP_EQ && constant == 0)
		return tg_ir_type_of(ir, subject)->cls == TG_TYPE_POINTER;
	return (op == TG_OP_EQ && constant == -1) || (op == TG_OP_LT && constant == 0);
}

/* `if (rename(a, b) != 0)`, `if (rc)` after `rc = rename(a, b)`, `if (ferror(f))`, a null pointer
 */
static bool tests_result(struct tg_pass *pass, tg_node statement, tg_node condition)
{
	const struct tg_ir *ir = pass->ir;
	tg_node subject;
	int64_t constant;
	const char *name;
	uint8_t op;

	if (!expr_test(ir, condition, &subject, &op, &constant) || constant != 0)
		return false;
	name = tg_ir_callee(ir, expr_given_before(ir, statement, subject));
	if (op != TG_OP_NE)
		return op == TG_OP_EQ && pass->host->in_list(pass, "fails-null", name);
	return strcmp(name, "ferror") == 0 || pass->host->in_list(pass, "succeeds-zero", name) ||
	       pass->host->in_list(pass, "fails-minus-one", name) ||
	       pass->host->in_list(pass, "fails-positive", name);
}

static bool any_tests_failure(const struct tg_ir *ir, tg_node condition)
{
	condition = tg_ir_strip(ir, condition);
	if (tg_ir_is(ir, condition, TG_IR_BINARY) &&
	    (ir->node[condition].op == TG_OP_LAND || ir->node[condition].op == TG_OP_LOR))
		return any_tests_failure(ir, tg_ir_child(ir, condition, 0)) ||
		       any_tests_failure(ir, tg_ir_child(ir, condition, 1));
	return tests_failure(ir, condition);
}

/* True when nothing but comments stands in the text: a macro that is empty here may do something.
 */
static bool says_nothing(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_loc *loc = &ir->loc[ir->node[n].loc];
	const char *text = ir->file[loc->file].content;
	uint32_t at, end = loc->end_offset;

	if (!text || end > ir->file[loc->file].size || (ir->node[n].flags & TG_IR_IN_MACRO))
		return true;
	for (at = loc->offset; at < end; at++) {
		if (text[at] == '/' && at + 1 < end && text[at + 1] == '/') {
			while (at < end && text[at] != '\n')
				at++;
		} else if (text[at] == '/' && at + 1 < end && text[at + 1] == '*') {
			for (at += 2; at + 1 < end && (text[at] != '*' || text[at + 1] != '/');
			     at++)
				;
			at++;
		} else if (lit_is_lower(text[at]) || lit_is_upper(text[at])) {
			return false;
		}
	}
	return true;
}

/* A write or read whose failure nobody can mend, and a comment of some words that says so. */
static bool is_explained(struct tg_pass *pass, tg_node statement)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_loc *loc = &ir->loc[ir->node[tg_ir_child(ir, statement, 2)].loc];
	const char *text = ir->file[loc->file].content;
	unsigned words = 0;
	tg_node subject;
	int64_t constant;
	uint32_t at;
	uint8_t op;

	if (!text || loc->end_offset > ir->file[loc->file].size ||
	    !expr_test(ir, tg_ir_child(ir, statement, 1), &subject, &op, &constant) ||
	    !pass->host->in_list(pass, "length-or-minus-one",
				 tg_ir_callee(ir, expr_value(ir, subject))))
		return false;
	for (at = loc->offset + 1; at < loc->end_offset; at++)
		words += (lit_is_lower(text[at]) || lit_is_upper(text[at])) &&
			 !lit_is_lower(text[at - 1]) && !lit_is_upper(text[at - 1]);
	return words >= 2;
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;

	if (tg_ir_is(ir, n, TG_IR_CATCH)) {
		if (expr_is_empty(ir, tg_ir_child(ir, n, 1)))
			pass->host->report(pass, n, "the exception is caught and forgotten");
		return;
	}
	if (!expr_is_empty(ir, tg_ir_child(ir, n, 2)) || !says_nothing(ir, tg_ir_child(ir, n, 2)))
		return;
	if (is_explained(pass, n))
		return;
	if (tests_result(pass, n, tg_ir_child(ir, n, 1)) ||
	    (tg_ir_is(ir, tg_ir_child(ir, n, 3), TG_IR_ABSENT) &&
	     any_tests_failure(ir, tg_ir_child(ir, n, 1))))
		pass->host->report(pass, n, "the failure is seen and nothing is done about it");
}
