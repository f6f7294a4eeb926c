/* SPDX-License-Identifier: Apache-2.0 */
/*
 * backdoor/trapdoor - the peer's address, port or name compared with a constant.
 *
 * A port counts where the function has it from a connection: a client that waits for an answer
 * compares where it came from. Ports below 1024 have a meaning of their own.
 */
#include <strings.h>

#include "common/literal.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_trapdoor = {
	.id = "backdoor/trapdoor",
	.kinds = TG_KINDS(TG_IR_BINARY, TG_IR_CALL),
	.visit = visit,
};

enum { PRIVILEGED = 1024, PORTS = 0x10000 };

/* The address or port without ntohl(), ntohs() around it. */
static tg_node plain(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;

	n = tg_ir_strip(ir, n);
	while (tg_ir_is(ir, n, TG_IR_CALL) &&
	       (tg_ir_calls(ir, n, "ntohl") || tg_ir_calls(ir, n, "ntohs") ||
		pass->host->in_list(pass, "byte-swappers", tg_ir_callee(ir, n))))
		n = tg_ir_arg(ir, n, 0);
	return n;
}

static bool mentions(const struct tg_ir *ir, tg_node n, tg_decl decl)
{
	tg_node at;

	for (at = n; at < ir->node[n].end; at++)
		if (tg_ir_is(ir, at, TG_IR_REF) && ir->node[at].decl == decl)
			return true;
	return false;
}

/* True for a member of what accept() or getpeername() has filled in the function. */
static bool is_of_connection(const struct tg_ir *ir, tg_node member)
{
	tg_decl peer = lit_variable(ir, tg_ir_child(ir, member, 0));
	tg_node at;

	for (at = tg_ir_function_of(ir, member); peer && at < member; at++)
		if (tg_ir_is(ir, at, TG_IR_CALL) &&
		    (tg_ir_calls(ir, at, "accept") || tg_ir_calls(ir, at, "accept4") ||
		     tg_ir_calls(ir, at, "getpeername") || tg_ir_calls(ir, at, "WSAAccept")) &&
		    mentions(ir, tg_ir_arg(ir, at, 1), peer))
			return true;
	return false;
}

/* True for the port of a connection, compared with one that means nothing. */
static bool is_port(struct tg_pass *pass, tg_node n, int64_t value)
{
	const struct tg_ir *ir = pass->ir;
	tg_node member = plain(pass, n);
	const char *name = tg_ir_name(ir, member);

	if (!tg_ir_is(ir, member, TG_IR_MEMBER) ||
	    (strcmp(name, "sin_port") != 0 && strcmp(name, "sin6_port") != 0))
		return false;
	if (member == tg_ir_strip(ir, n))
		value = (value & 0xff) << 8 | (value >> 8 & 0xff);
	return value >= PRIVILEGED && value < PORTS && is_of_connection(ir, member);
}

/* 0.0.0.0, 255.255.255.255, 127.x in either order of bytes: no peer in particular. */
static bool is_special(int64_t value)
{
	uint32_t address = (uint32_t)value;

	return address == 0 || address == 0xffffffff || address >> 24 == 127 ||
	       (address & 0xff) == 127 || address >> 28 == 0xe || (address & 0xf0) == 0xe0;
}

static void check_number(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	unsigned side;

	if (ir->node[n].op != TG_OP_EQ && ir->node[n].op != TG_OP_NE)
		return;
	for (side = 0; side < 2; side++) {
		const char *name = tg_ir_name(ir, plain(pass, tg_ir_child(ir, n, side)));
		tg_node other = tg_ir_strip(ir, tg_ir_child(ir, n, 1 - side));
		int64_t value;

		if (strcmp(name, "s_addr") == 0 && tg_ir_constant(ir, other, &value) &&
		    !is_special(value))
			pass->host->report(pass, n,
					   "one address is treated differently from all others");
		if (tg_ir_constant(ir, other, &value) &&
		    is_port(pass, tg_ir_child(ir, n, side), value))
			pass->host->report(pass, n,
					   "who comes from one port is treated differently");
	}
}

/* An array that a function of the names of peers has filled before `n`. */
static bool is_filled(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl decl = lit_variable(ir, n);
	tg_node at, function = tg_ir_function_of(ir, n);

	for (at = function; decl && at < n; at++)
		if (tg_ir_is(ir, at, TG_IR_CALL) &&
		    ((tg_ir_calls(ir, at, "getnameinfo") &&
		      lit_variable(ir, tg_ir_arg(ir, at, 2)) == decl) ||
		     (tg_ir_calls(ir, at, "inet_ntop") &&
		      lit_variable(ir, tg_ir_arg(ir, at, 2)) == decl)))
			return true;
	return false;
}

static bool is_peer(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	const char *name;

	n = tg_ir_strip(ir, n);
	name = tg_ir_is(ir, n, TG_IR_CALL) ? tg_ir_callee(ir, n) : tg_ir_name(ir, n);
	return strcmp(name, "inet_ntoa") == 0 || strcmp(name, "h_name") == 0 || is_filled(pass, n);
}

static void check_text(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	unsigned side;

	if (!pass->host->in_list(pass, "comparers", tg_ir_callee(ir, call)))
		return;
	for (side = 0; side < 2; side++) {
		tg_node literal = lit_string_of(ir, tg_ir_arg(ir, call, 1 - side));
		const char *text = literal ? tg_ir_string(ir, literal, NULL) : NULL;

		if (!text || !*text || !is_peer(pass, tg_ir_arg(ir, call, side)) ||
		    strncmp(text, "127.", 4) == 0 || strncmp(text, "localhost", 9) == 0 ||
		    strcmp(text, "0.0.0.0") == 0 || strcmp(text, "::1") == 0 ||
		    strcasecmp(text, "::ffff:") == 0 || strcasecmp(text, "fe80:") == 0)
			continue;
		pass->host->report(pass, call, "'%s' is treated differently from all other peers",
				   text);
		return;
	}
}

static void visit(struct tg_pass *pass, tg_node n)
{
	if (tg_ir_is(pass->ir, n, TG_IR_CALL))
		check_text(pass, n);
	else
		check_number(pass, n);
}
