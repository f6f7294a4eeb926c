/* SPDX-License-Identifier: Apache-2.0 */
/*
 * network/byte-order - a number of this machine in a field that the network reads, or the other way
 * round.
 *
 * Fields of socket addresses get a literal, or a number that was read from a text, without htons()
 * or htonl(); and they are compared with a literal. Numbers that read the same both ways (0, and
 * INADDR_BROADCAST) are left alone, and so is what a text tells in base 16: that is how systems
 * print the bytes of an address as they stand in memory.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_byte_order = {
	.id = "network/byte-order",
	.kinds = TG_KINDS(TG_IR_ASSIGN, TG_IR_DESIGNATED, TG_IR_BINARY),
	.visit = visit,
};

static bool is_field(const char *name)
{
	static const char *const names[] = {"sin_port", "sin6_port", "s_addr", NULL};

	return expr_is_one_of(name, names);
}

/* A literal as it is written, not one that a macro has swapped while compiling. */
static bool is_host_literal(const struct tg_ir *ir, tg_node n, int64_t *ret)
{
	n = tg_ir_strip(ir, n);
	return tg_ir_is(ir, n, TG_IR_INTEGER) && tg_ir_constant(ir, n, ret) && *ret != 0 &&
	       *ret != -1 && (uint64_t)*ret != UINT32_MAX && (uint64_t)*ret != UINT16_MAX;
}

/* True for a number that a function has read from a text: in the order of this machine. */
static bool is_host_number(const struct tg_ir *ir, tg_node n)
{
	static const char *const readers[] = {"atoi",    "atol",     "strtol",
					      "strtoul", "strtoull", NULL};
	int64_t value;

	if (is_host_literal(ir, n, &value))
		return true;
	n = tg_ir_strip(ir, n);
	return expr_is_one_of(tg_ir_callee(ir, n), readers) &&
	       !(tg_ir_constant(ir, tg_ir_arg(ir, n, 2), &value) && value == 16);
}

/* A variable that is given such numbers and nothing else. */
static bool holds_host_number(const struct tg_ir *ir, tg_node n)
{
	tg_decl decl = lit_variable(ir, n);
	tg_node at = tg_ir_function_of(ir, n), end = ir->node[at].end, value;
	bool any = false;

	if (ir->decl[decl].kind != TG_DECL_VAR || (ir->decl[decl].flags & TG_DECL_GLOBAL))
		return false;
	for (; at && at < end; at++) {
		if (tg_ir_is(ir, at, TG_IR_VAR) && ir->node[at].decl == decl)
			value = tg_ir_child(ir, at, 0);
		else if (lit_is_written_by(ir, at, decl))
			value = tg_ir_is(ir, at, TG_IR_ASSIGN) ? tg_ir_child(ir, at, 1) : 0;
		else
			continue;
		if (tg_ir_is(ir, value, TG_IR_ABSENT))
			continue;
		if (!is_host_number(ir, value))
			return false;
		any = true;
	}
	return any;
}

static void check(struct tg_pass *pass, tg_node at, const char *field, tg_node value)
{
	const struct tg_ir *ir = pass->ir;

	if (is_field(field) && (is_host_number(ir, value) || holds_host_number(ir, value)))
		pass->host->report(pass, at,
				   "'%s' is read in the order of the network, and gets a number in "
				   "that of this machine",
				   field);
}

static void check_comparison(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	const char *field = tg_ir_name(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 0)));
	int64_t value;

	if (ir->node[n].op >= TG_OP_LT && ir->node[n].op <= TG_OP_NE && is_field(field) &&
	    is_host_literal(ir, tg_ir_child(ir, n, 1), &value))
		pass->host->report(pass, n,
				   "'%s' is in the order of the network, and the number that it is "
				   "compared with in that of this machine",
				   field);
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;

	if (tg_ir_is(ir, n, TG_IR_BINARY))
		check_comparison(pass, n);
	else if (tg_ir_is(ir, n, TG_IR_DESIGNATED))
		check(pass, n, tg_ir_text(ir, ir->decl[ir->node[n].decl].name),
		      tg_ir_child(ir, n, 0));
	else
		check(pass, n, tg_ir_name(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 0))),
		      tg_ir_child(ir, n, 1));
}
