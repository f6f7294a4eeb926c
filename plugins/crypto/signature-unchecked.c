/* SPDX-License-Identifier: Apache-2.0 */
/*
 * crypto/signature-unchecked - the check of a signature whose outcome lets a wrong one pass.
 *
 * What a verifying function gives stands in rules/models/ (lists verifies-...). A test is asked
 * whether it tells success from each failure; all tests of a variable count together, up to where
 * it is given something else, and one that is handed on is left to whoever gets it. A function
 * that writes the outcome behind a pointer (list "verifies-into") is not checked by its result.
 * Results that nobody looks at are a matter of errors/unchecked-security-return; those of functions
 * of the project, which no model knows, are looked at here.
 */
#include <stdio.h>

#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_signature_unchecked = {
	.id = "crypto/signature-unchecked",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* Results that stand for all of their kind. */
enum { FAILURES = 2, CODE = 20000 };

static const struct way {
	const char *list;
	int64_t success, failure[FAILURES];
	const char *words;
} ways[] = {
	{"verifies-one",
	 1,
	 {0, -1},
	 "1 for a right signature, 0 for a wrong one, less for an error"},
	{"verifies-true", 1, {0, 0}, "1 for a right signature and 0 for every other"},
	{"verifies-zero", 0, {-CODE, -CODE}, "0 for a right signature and a negative code else"},
	{"verifies-code", 0, {CODE, CODE}, "0 for a right signature and a positive code else"},
	{"verifies-minus-one", 0, {-1, -1}, "0 for a right signature and -1 else"},
};

enum { ALL_SEEN = (1 << FAILURES) - 1 };

static const struct way *way_of(struct tg_pass *pass, const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(ways) / sizeof(*ways); i++)
		if (pass->host->in_list(pass, ways[i].list, name))
			return &ways[i];
	return NULL;
}

static bool outcome(int64_t value, uint8_t op, int64_t constant)
{
	switch (op) {
	case TG_OP_LT:
		return value < constant;
	case TG_OP_GT:
		return value > constant;
	case TG_OP_LE:
		return value <= constant;
	case TG_OP_GE:
		return value >= constant;
	case TG_OP_EQ:
		return value == constant;
	default:
		return value != constant;
	}
}

/* Which failures a test tells from success. */
static unsigned seen_by(const struct way *way, uint8_t op, int64_t constant)
{
	unsigned seen = 0, i;

	for (i = 0; i < FAILURES; i++)
		if (outcome(way->failure[i], op, constant) != outcome(way->success, op, constant))
			seen |= 1u << i;
	return seen;
}

/* What becomes of a value at one place: `test` is the expression that decides, or 0. */
struct use {
	tg_node test;
	uint8_t op;
	int64_t constant;
	tg_decl stored; /* in this variable */
};

static bool is_condition(const struct tg_ir *ir, tg_node n)
{
	tg_node parent = ir->node[n].parent;
	uint8_t kind = ir->node[parent].kind, op = ir->node[parent].op;

	if (kind == TG_IR_IF || kind == TG_IR_FOR)
		return tg_ir_child(ir, parent, 1) == n;
	if (kind == TG_IR_WHILE || kind == TG_IR_CONDITIONAL)
		return tg_ir_child(ir, parent, 0) == n;
	return (kind == TG_IR_DO && tg_ir_child(ir, parent, 1) == n) ||
	       (kind == TG_IR_BINARY && (op == TG_OP_LAND || op == TG_OP_LOR));
}

static bool becomes_bool(const struct tg_ir *ir, tg_node n)
{
	return tg_ir_is(ir, n, TG_IR_CAST) && tg_ir_type_of(ir, n)->cls == TG_TYPE_BOOL;
}

static struct use use_of(const struct tg_ir *ir, tg_node n)
{
	struct use use = {.op = TG_OP_NE};
	tg_node parent, subject;

	for (;; n = parent) {
		parent = ir->node[n].parent;
		if (is_condition(ir, n) || becomes_bool(ir, n)) {
			use.test = n;
			return use;
		}
		if (tg_ir_is(ir, parent, TG_IR_ASSIGN) && tg_ir_child(ir, parent, 1) == n)
			use.stored = lit_variable(ir, tg_ir_child(ir, parent, 0));
		else if (!tg_ir_is(ir, parent, TG_IR_CAST))
			break;
	}
	if (tg_ir_is(ir, parent, TG_IR_VAR))
		use.stored = ir->node[parent].decl;
	if ((tg_ir_is(ir, parent, TG_IR_UNARY) || tg_ir_is(ir, parent, TG_IR_BINARY)) &&
	    expr_test(ir, parent, &subject, &use.op, &use.constant) &&
	    expr_value(ir, subject) == expr_value(ir, n))
		use.test = parent;
	return use;
}

/* `if (f(...))` becomes `if (f(...) == 1)`, `!f(...)` becomes `f(...) != 1`. */
static void propose(struct tg_pass *pass, const struct way *way, tg_node call,
		    const struct use *use)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_loc *loc = &ir->loc[ir->node[call].loc];
	const struct tg_ir_file *file = &ir->file[loc->file];
	char text[600];
	int size = (int)(loc->end_offset - loc->offset);

	if (way->success != 1 || use->constant != 0 || use->stored || !file->content ||
	    loc->end_offset > file->size || size >= 500 ||
	    (ir->node[call].flags | ir->node[use->test].flags) & TG_IR_IN_MACRO ||
	    (use->op != TG_OP_NE && use->op != TG_OP_EQ))
		return;
	snprintf(text, sizeof(text), "%.*s %s 1", size, file->content + loc->offset,
		 use->op == TG_OP_NE ? "==" : "!=");
	pass->host->fix(pass, use->test, text);
}

/* All tests of the result, and of the variable that it is stored in until that changes. */
static void check_tests(struct tg_pass *pass, const struct way *way, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n, end = ir->node[tg_ir_function_of(ir, call)].end;
	struct use first = use_of(ir, call), use;
	unsigned seen = first.test ? seen_by(way, first.op, first.constant) : 0;
	tg_decl decl = first.stored;

	for (n = ir->node[call].end; decl && n < end; n++) {
		if (tg_ir_is(ir, n, TG_IR_ASSIGN) && lit_is_written_by(ir, n, decl))
			break;
		if (!tg_ir_is(ir, n, TG_IR_REF) || ir->node[n].decl != decl)
			continue;
		use = use_of(ir, n);
		if (!use.test) /* handed on, returned, printed: who gets it may look */
			return;
		seen |= seen_by(way, use.op, use.constant);
		first = first.test ? first : use;
	}
	first.stored = decl;
	if (!first.test || seen == ALL_SEEN)
		return;
	pass->host->report(pass, first.test,
			   "a signature that is not right passes here: %s() gives %s",
			   tg_ir_callee(ir, call), way->words);
	propose(pass, way, call, &first);
}

/* Whether the outcome behind a pointer is read after the call, by whomever. */
static void check_outcome(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n, end = ir->node[tg_ir_function_of(ir, call)].end;
	tg_decl decl = 0;
	unsigned i;

	for (i = tg_ir_arg_count(ir, call); i > 0 && !decl; i--) {
		tg_node argument = tg_ir_arg(ir, call, i - 1);

		if (tg_ir_is(ir, argument, TG_IR_UNARY) && ir->node[argument].op == TG_OP_ADDRESS &&
		    tg_ir_type_of(ir, tg_ir_child(ir, argument, 0))->cls == TG_TYPE_INT)
			decl = lit_variable(ir, tg_ir_child(ir, argument, 0));
	}
	if (!decl || ir->decl[decl].flags & TG_DECL_GLOBAL)
		return;
	for (n = ir->node[call].end; n < end; n++)
		if (tg_ir_is(ir, n, TG_IR_REF) && ir->node[n].decl == decl &&
		    !(lit_is_target(ir, n) && tg_ir_is(ir, ir->node[n].parent, TG_IR_ASSIGN)))
			return;
	pass->host->report(
		pass, call,
		"%s() says in '%s' whether the signature is right, and nobody looks there",
		tg_ir_callee(ir, call), tg_ir_text(ir, ir->decl[decl].name));
}

/* `verify_firmware_signature(image);` of the project itself. */
static bool is_own_check(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_decl *decl = &ir->decl[ir->node[call].decl];
	uint8_t cls = tg_ir_type_of(ir, call)->cls;
	const char *name = tg_ir_text(ir, decl->name);

	return (decl->kind == TG_DECL_FUNCTION || decl->kind == TG_DECL_METHOD) &&
	       !(decl->flags & TG_DECL_SYSTEM) &&
	       (cls == TG_TYPE_INT || cls == TG_TYPE_BOOL || cls == TG_TYPE_ENUM) &&
	       pass->host->name_has(pass, "verifying-words", name) &&
	       pass->host->name_has(pass, "signed-things", name) &&
	       !pass->host->name_has(pass, "verifying-exceptions", name) &&
	       !pass->host->call_has_role(pass, call, TG_RESULT, TG_ROLE_MUST_CHECK);
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, call);
	const struct way *way;
	bool cast;

	if (!*name || pass->host->in_self_test(pass, call))
		return;
	if (tg_ir_is_discarded(ir, call, &cast)) {
		if (!cast && is_own_check(pass, call))
			pass->host->report(pass, call,
					   "nobody looks at what %s() says, so what it checks is "
					   "taken whether it is right or not",
					   name);
		return;
	}
	if (pass->host->in_list(pass, "verifies-into", name))
		check_outcome(pass, call);
	way = way_of(pass, name);
	if (way)
		check_tests(pass, way, call);
}
