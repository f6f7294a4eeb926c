/* SPDX-License-Identifier: Apache-2.0 */
/*
 * errors/misread-return - the check of a result cannot see the failure.
 *
 * How functions report failure stands in rules/models/ (lists fails-...). Found is a comparison
 * that no failure meets, and a test for success whose branch says that it failed. A result that
 * was stored first is followed when the next statement tests it.
 */
#include <ctype.h>

#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node condition);

const struct tg_rule tg_rule_misread_return = {
	.id = "errors/misread-return",
	.kinds = TG_KINDS(TG_IR_IF, TG_IR_WHILE, TG_IR_CONDITIONAL),
	.visit = visit,
};

/* Sets of tests; a test compares the result with a constant. */
enum {
	NEGATIVE = 1 << 0, /* < 0, == -1 and their like: looks for a negative number */
	ZERO = 1 << 1,     /* == 0, !, or a bare result */
	POSITIVE = 1 << 2, /* > 0, >= 1, == 1: looks for a positive number */
};

/* How a function fails, which tests cannot see that, and what it does give. */
static const struct {
	const char *list;
	unsigned blind;
	const char *instead;
} ways[] = {
	{"fails-null", NEGATIVE, "a null pointer"},
	{"fails-zero", NEGATIVE, "0"},
	{"fails-eof", ZERO, "EOF"},
	{"fails-short-count", NEGATIVE, "a count that is too small"},
	{"fails-scan", ZERO, "EOF or a count that is too small"},
	{"fails-negative-length", ZERO, "a negative number"},
	{"fails-false", NEGATIVE, "0"},
	{"fails-invalid-handle", ZERO, "INVALID_HANDLE_VALUE"},
	{"fails-map", ZERO, "MAP_FAILED"},
	{"fails-minus-one", POSITIVE, "-1"},
	{"fails-positive", NEGATIVE, "a positive number"},
};

static unsigned kind_of_test(uint8_t op, int64_t constant)
{
	if (constant == 0 && (op == TG_OP_EQ || op == TG_OP_NE))
		return ZERO;
	if ((constant == 0 && (op == TG_OP_LT || op == TG_OP_GE)) ||
	    (constant == -1 &&
	     (op == TG_OP_EQ || op == TG_OP_NE || op == TG_OP_LE || op == TG_OP_GT)))
		return NEGATIVE;
	if ((constant == 0 && (op == TG_OP_GT || op == TG_OP_LE)) ||
	    (constant == 1 &&
	     (op == TG_OP_EQ || op == TG_OP_NE || op == TG_OP_GE || op == TG_OP_LT)))
		return POSITIVE;
	return 0;
}

/* The call whose result an expression is: itself, or what the statement before stored there. */
static tg_node call_of(const struct tg_ir *ir, tg_node statement, tg_node subject)
{
	tg_node value = expr_given_before(ir, statement, subject);

	return tg_ir_is(ir, value, TG_IR_CALL) ? value : 0;
}

static bool holds_word(const char *text, const char *word)
{
	size_t i;

	for (; *text; text++) {
		for (i = 0; word[i] && tolower((unsigned char)text[i]) == word[i]; i++)
			;
		if (!word[i])
			return true;
	}
	return false;
}

/* True when a branch says in words that something failed. */
static bool says_failed(const struct tg_ir *ir, tg_node branch)
{
	const char *text;
	tg_node n;

	for (n = branch; n && n < ir->node[branch].end; n++) {
		text = tg_ir_is(ir, n, TG_IR_STRING) ? tg_ir_string(ir, n, NULL) : "";
		if (holds_word(text, "fail") || holds_word(text, "error:") ||
		    holds_word(text, "cannot") || holds_word(text, "could not"))
			return true;
	}
	return false;
}

static bool is_inverted(struct tg_pass *pass, tg_node statement, const char *name, uint8_t op,
			int64_t constant)
{
	if (!tg_ir_is(pass->ir, statement, TG_IR_IF) || constant != 0 ||
	    !says_failed(pass->ir, tg_ir_child(pass->ir, statement, 2)))
		return false;
	if (pass->host->in_list(pass, "succeeds-zero", name))
		return op == TG_OP_EQ;
	return pass->host->in_list(pass, "fails-false", name) && op == TG_OP_NE;
}

/* `size_t n = recv(...)` and then `n <= 0`: -1 has become a very great number. */
static bool loses_sign(struct tg_pass *pass, tg_node subject, const char *name, uint8_t op,
		       int64_t constant)
{
	const struct tg_ir_type *type;

	subject = tg_ir_strip(pass->ir, subject);
	if (constant != 0 || op == TG_OP_EQ || op == TG_OP_NE ||
	    !tg_ir_is(pass->ir, subject, TG_IR_REF) ||
	    !pass->host->in_list(pass, "fails-below-zero", name))
		return false;
	type = tg_ir_type_of(pass->ir, subject);
	return type->cls == TG_TYPE_INT && !(type->flags & TG_TYPE_SIGNED);
}

static void check(struct tg_pass *pass, tg_node statement, tg_node condition)
{
	const struct tg_ir *ir = pass->ir;
	tg_node subject, call;
	const char *name;
	int64_t constant;
	uint8_t op;
	size_t i;

	condition = tg_ir_strip(ir, condition);
	if (tg_ir_is(ir, condition, TG_IR_BINARY) &&
	    (ir->node[condition].op == TG_OP_LAND || ir->node[condition].op == TG_OP_LOR)) {
		check(pass, statement, tg_ir_child(ir, condition, 0));
		check(pass, statement, tg_ir_child(ir, condition, 1));
		return;
	}
	if (!expr_test(ir, condition, &subject, &op, &constant))
		return;
	call = call_of(ir, statement, subject);
	name = tg_ir_callee(ir, call);
	if (!*name)
		return;
	for (i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		if (!(kind_of_test(op, constant) & ways[i].blind) ||
		    !pass->host->in_list(pass, ways[i].list, name))
			continue;
		pass->host->report(pass, condition,
				   "this test does not see that %s() has failed: it gives %s", name,
				   ways[i].instead);
		return;
	}
	if (loses_sign(pass, subject, name, op, constant))
		pass->host->report(pass, condition,
				   "%s() gives -1 when it fails, which a variable without a sign "
				   "holds as a great number",
				   name);
	if (is_inverted(pass, statement, name, op, constant))
		pass->host->report(pass, condition,
				   "the branch for a failure of %s() is the one for its success",
				   name);
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node condition = tg_ir_child(ir, n, tg_ir_is(ir, n, TG_IR_IF) ? 1 : 0), statement = n;

	while (tg_ir_is(ir, n, TG_IR_CONDITIONAL) && ir->node[statement].parent &&
	       !tg_ir_is(ir, ir->node[statement].parent, TG_IR_COMPOUND))
		statement = ir->node[statement].parent;
	check(pass, statement, condition);
}
