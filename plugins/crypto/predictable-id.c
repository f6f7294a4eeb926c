/* SPDX-License-Identifier: Apache-2.0 */
/*
 * crypto/predictable-id - the id of a session, a token or a nonce that is made of nothing but what
 * others know or can count: the time, the number of the process, a counter, rand().
 *
 * What goes into it is followed back through local variables and functions of the unit. Every part
 * has to be known to be predictable; one that is not leaves the whole alone. That something is an
 * id is read from its name (list "predictable-id-names"); of counters only ids of sessions are told
 * (list "session-id-names"), as a nonce may well be one. rand() where it stands at once is a matter
 * of crypto/weak-random.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_predictable_id = {
	.id = "crypto/predictable-id",
	.kinds = TG_KINDS(TG_IR_ASSIGN, TG_IR_VAR, TG_IR_CALL, TG_IR_RETURN),
	.visit = visit,
};

/* What a value is made of. A set. */
enum {
	TIME = 1 << 0,    /* or the number of a process */
	COUNTER = 1 << 1, /* or an address */
	DRAWN = 1 << 2,   /* by a weak generator, elsewhere than where it is used */
	OTHER = 1 << 3,   /* nobody knows */
	DEPTH = 4
};

static unsigned made_of(struct tg_pass *pass, tg_node n, unsigned depth);

/* A number with static storage that the unit raises, and gives nothing but constants. */
static bool is_counter(const struct tg_ir *ir, tg_decl decl)
{
	bool raised = false;
	tg_node n;

	if (ir->decl[decl].kind != TG_DECL_VAR || !(ir->decl[decl].flags & TG_DECL_GLOBAL) ||
	    ir->type[ir->type[ir->decl[decl].type].canonical].cls != TG_TYPE_INT)
		return false;
	for (n = 1; n < ir->node_count; n++) {
		int64_t value;

		if (!lit_is_written_by(ir, n, decl))
			continue;
		if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS)
			return false;
		if (tg_ir_is(ir, n, TG_IR_ASSIGN) &&
		    !expr_constant(ir, tg_ir_child(ir, n, 1), &value))
			return false;
		raised = raised || tg_ir_is(ir, n, TG_IR_UNARY) || ir->node[n].op == TG_OP_ADD;
	}
	return raised;
}

/* All that a local variable is given in its function. */
static unsigned local_made_of(struct tg_pass *pass, tg_decl decl, tg_node function, unsigned depth)
{
	const struct tg_ir *ir = pass->ir;
	unsigned parts = 0;
	tg_node n;

	for (n = function; n < ir->node[function].end; n++) {
		tg_node parent = ir->node[n].parent;

		if (tg_ir_is(ir, n, TG_IR_VAR) && ir->node[n].decl == decl) {
			tg_node value = tg_ir_child(ir, n, 0);

			if (value && !tg_ir_is(ir, value, TG_IR_ABSENT))
				parts |= made_of(pass, value, depth - 1);
		}
		if (!lit_is_written_by(ir, n, decl))
			continue;
		while (tg_ir_is(ir, parent, TG_IR_CAST))
			parent = ir->node[parent].parent;
		if (tg_ir_is(ir, n, TG_IR_ASSIGN))
			parts |= made_of(pass, tg_ir_child(ir, n, 1), depth - 1);
		else if (ir->node[n].op == TG_OP_ADDRESS) /* gettimeofday(&now, NULL) */
			parts |= pass->host->in_list(pass, "clocks", tg_ir_callee(ir, parent))
					 ? TIME
					 : OTHER;
	}
	return parts ? parts : OTHER;
}

static unsigned call_made_of(struct tg_pass *pass, tg_node call, unsigned depth)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, call);
	tg_node body = ir->decl[ir->node[call].decl].node, n;
	unsigned parts = 0;

	if (pass->host->in_list(pass, "clocks", name) ||
	    pass->host->in_list(pass, "known-numbers", name))
		return TIME;
	if (pass->host->in_list(pass, "weak-generators", name))
		return DRAWN;
	if (!tg_ir_is(ir, body, TG_IR_FUNCTION))
		return OTHER;
	for (n = body; n < ir->node[body].end; n++)
		if (tg_ir_is(ir, n, TG_IR_RETURN))
			parts |= made_of(pass, tg_ir_child(ir, n, 0), depth - 1);
	return parts ? parts : OTHER;
}

/* `x` in `x = x << 8`: adds nothing to what x is made of. */
static bool goes_into_itself(const struct tg_ir *ir, tg_node n, tg_decl decl)
{
	for (; n && !tg_ir_is(ir, n, TG_IR_COMPOUND); n = ir->node[n].parent)
		if (tg_ir_is(ir, n, TG_IR_ASSIGN) && lit_is_written_by(ir, n, decl))
			return true;
	return false;
}

static unsigned made_of(struct tg_pass *pass, tg_node n, unsigned depth)
{
	const struct tg_ir *ir = pass->ir;
	unsigned parts = 0;
	tg_node root;
	tg_decl decl;
	int64_t value;

	n = tg_ir_strip(ir, n);
	if (!n || !depth)
		return OTHER;
	if (expr_constant(ir, n, &value))
		return 0;
	switch (ir->node[n].kind) {
	case TG_IR_CALL:
		return call_made_of(pass, n, depth);
	case TG_IR_BINARY:
	case TG_IR_UNARY:
	case TG_IR_CONDITIONAL:
		for (TG_IR_EACH_CHILD(ir, c, n))
			parts |= made_of(pass, c, depth);
		return parts;
	case TG_IR_REF:
	case TG_IR_MEMBER:
		root = n;
		while (tg_ir_is(ir, root, TG_IR_MEMBER) && ir->node[root].op == TG_OP_DOT)
			root = tg_ir_strip(ir, tg_ir_child(ir, root, 0));
		decl = tg_ir_is(ir, root, TG_IR_REF) ? ir->node[root].decl : 0;
		if (is_counter(ir, decl))
			return COUNTER;
		if (ir->decl[decl].kind != TG_DECL_VAR || ir->decl[decl].flags & TG_DECL_GLOBAL)
			return OTHER;
		if (goes_into_itself(ir, n, decl))
			return 0;
		return local_made_of(pass, decl, tg_ir_function_of(ir, n), depth);
	default:
		return OTHER;
	}
}

/* The name of what is made at a node, or "". */
static const char *target(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;

	switch (ir->node[n].kind) {
	case TG_IR_ASSIGN:
		return lit_name_of(ir, tg_ir_child(ir, n, 0));
	case TG_IR_VAR:
		return tg_ir_text(ir, ir->decl[ir->node[n].decl].name);
	case TG_IR_RETURN:
		n = tg_ir_function_of(ir, n);
		return tg_ir_text(ir, ir->decl[ir->node[n].decl].name);
	default:
		if (!pass->host->in_list(pass, "formatters", tg_ir_callee(ir, n)))
			return "";
		return lit_name_of(ir, tg_ir_arg(ir, n, 0));
	}
}

/* What it is made of; of a call that formats, all that stands behind the format. */
static unsigned parts_of(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	unsigned i, count, parts = 0;
	bool values = false;

	if (!tg_ir_is(ir, n, TG_IR_CALL))
		return made_of(pass, tg_ir_child(ir, n, tg_ir_is(ir, n, TG_IR_ASSIGN)), DEPTH);
	count = tg_ir_arg_count(ir, n);
	for (i = 1; i < count; i++) {
		if (values)
			parts |= made_of(pass, tg_ir_arg(ir, n, i), DEPTH);
		values = values || tg_ir_string(ir, tg_ir_arg(ir, n, i), NULL);
	}
	return parts;
}

static bool is_named(struct tg_pass *pass, const char *list, const char *name)
{
	return *name && pass->host->name_has(pass, list, name) &&
	       !pass->host->name_has(pass, "random-exceptions", name) &&
	       !pass->host->name_has(pass, "time-words", name);
}

/* rand() stands where it is used: crypto/weak-random says so. */
static bool is_drawn_here(struct tg_pass *pass, tg_node n)
{
	tg_node at;

	for (at = n; at < pass->ir->node[n].end; at++)
		if (tg_ir_is(pass->ir, at, TG_IR_CALL) &&
		    pass->host->in_list(pass, "weak-generators", tg_ir_callee(pass->ir, at)))
			return true;
	return false;
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = target(pass, n);
	tg_node value = tg_ir_strip(ir, tg_ir_child(ir, n, tg_ir_is(ir, n, TG_IR_ASSIGN)));
	unsigned parts;

	if (!is_named(pass, "predictable-id-names", name) || is_drawn_here(pass, n))
		return;
	/* `return token;`: it was said where the token was made. */
	if (tg_ir_is(ir, value, TG_IR_REF) &&
	    is_named(pass, "predictable-id-names", tg_ir_name(ir, value)))
		return;
	parts = parts_of(pass, n);
	if (!parts || parts & OTHER || pass->host->in_self_test(pass, n) ||
	    (parts == COUNTER && !is_named(pass, "session-id-names", name)))
		return;
	pass->host->report(pass, n,
			   "'%s' is made of nothing but %s, which others can tell; use "
			   "getrandom() or the TLS library's generator",
			   name,
			   parts & TIME    ? "the time or the number of the process"
			   : parts & DRAWN ? "what rand() and its like give"
					   : "a number that is counted up");
}
