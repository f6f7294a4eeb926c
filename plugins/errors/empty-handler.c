/* SPDX-License-Identifier: Apache-2.0 */
/*
 * errors/empty-handler - an error is looked for, and nothing is done about it.
 *
 * Found is an `if` whose test is one for failure (errno, a null pointer, a negative number or EOF,
 * a result that is 0 only on success) and whose branch is empty, and an empty C++ handler. A branch
 * with a comment of some words, and a semicolon on a line of its own, were left empty on purpose.
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

	return (ir->node[n].flags & TG_IR_IN_MACRO) ||
	       !expr_holds_word(ir, loc->file, loc->offset, loc->end_offset);
}

/* True when nobody can mend the failure: of a read or write, or of a function of the program, which
 * its author knows. What other functions should have brought is missing afterwards. */
static bool may_be_left(struct tg_pass *pass, tg_node statement)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_decl *decl;
	tg_node subject, call;
	int64_t constant;
	uint8_t op;

	if (!expr_test(ir, tg_ir_child(ir, statement, 1), &subject, &op, &constant))
		return false;
	call = expr_value(ir, subject);
	decl = &ir->decl[ir->node[call].decl];
	/* A pointer that is only asked for is not missed: `if (!insert(tree, node))`. */
	if (!tg_ir_is(ir, call, TG_IR_CALL) ||
	    (tg_ir_type_of(ir, call)->cls == TG_TYPE_POINTER &&
	     !tg_ir_is(ir, tg_ir_strip(ir, subject), TG_IR_CALL)))
		return false;
	return pass->host->in_list(pass, "length-or-minus-one", tg_ir_callee(ir, call)) ||
	       (decl->kind == TG_DECL_FUNCTION &&
		!(decl->flags & (TG_DECL_SYSTEM | TG_DECL_BUILTIN)));
}

/* A comment of some words that says why; one that only promises is none. */
static bool is_explained(struct tg_pass *pass, tg_node statement)
{
	enum { LONGEST = 15 };
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_loc *loc = &ir->loc[ir->node[tg_ir_child(ir, statement, 2)].loc];
	const char *text = ir->file[loc->file].content;
	unsigned words = 0;
	uint32_t at, size;

	if (!text || loc->end_offset > ir->file[loc->file].size ||
	    (ir->node[tg_ir_child(ir, statement, 2)].flags & TG_IR_IN_MACRO))
		return false;
	for (at = loc->offset; at < loc->end_offset; at += size ? size : 1) {
		char word[LONGEST + 1] = "";

		for (size = 0; at + size < loc->end_offset && lit_is_word(text[at + size]); size++)
			if (size < LONGEST)
				word[size] = text[at + size];
		words += size != 0;
		if (size && pass->host->in_list(pass, "unfinished-words", word))
			return false;
	}
	return words >= 2;
}

/* `if (write(fd, "", 1) < 0)` and on the next line a semicolon: what quiets a compiler that wants
 * the result looked at. What a function should have brought is missing all the same. */
static bool is_put_aside(struct tg_pass *pass, tg_node statement)
{
	const struct tg_ir *ir = pass->ir;
	tg_node then = tg_ir_child(ir, statement, 2), n;

	for (n = tg_ir_child(ir, statement, 1); n < then; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) &&
		    pass->host->in_list(pass, "results-to-check", tg_ir_callee(ir, n)))
			return false;
	return tg_ir_is(ir, then, TG_IR_NULL_STMT) &&
	       ir->loc[ir->node[then].loc].line >
		       ir->loc[ir->node[tg_ir_child(ir, statement, 1)].loc].end_line;
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
	if (may_be_left(pass, n) && (is_explained(pass, n) || is_put_aside(pass, n)))
		return;
	if (tests_result(pass, n, tg_ir_child(ir, n, 1)) ||
	    (tg_ir_is(ir, tg_ir_child(ir, n, 3), TG_IR_ABSENT) &&
	     any_tests_failure(ir, tg_ir_child(ir, n, 1))))
		pass->host->report(pass, n, "the failure is seen and nothing is done about it");
}
