/* SPDX-License-Identifier: Apache-2.0 */
/*
 * network/double-bind - two sockets are bound to one address.
 *
 * Found are two calls of bind() in one function with the same address object, which is not written
 * in between, and different sockets. A function that closes the first, sets the port anew, or binds
 * in a loop over several addresses is left alone; so is port 0, for which each gets one of its own.
 */
#include "common/expr.h"

static void function(struct tg_pass *pass, tg_node function);

const struct tg_rule tg_rule_double_bind = {
	.id = "network/double-bind",
	.function = function,
};

/* The variable that holds the address: glibc wraps the argument in a transparent union. */
static tg_decl address_of(const struct tg_ir *ir, tg_node bind)
{
	tg_node n = tg_ir_arg(ir, bind, 1);

	while (tg_ir_is(ir, n, TG_IR_COMPOUND_LITERAL) || tg_ir_is(ir, n, TG_IR_INIT_LIST) ||
	       tg_ir_is(ir, n, TG_IR_DESIGNATED))
		n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	return expr_root(ir, n);
}

static bool is_bind(const struct tg_ir *ir, tg_node n)
{
	return tg_ir_is(ir, n, TG_IR_CALL) && tg_ir_calls(ir, n, "bind") &&
	       tg_ir_arg_count(ir, n) == 3;
}

static bool closes(const struct tg_ir *ir, tg_node n, tg_node socket)
{
	static const char *const names[] = {"close", "closesocket", "shutdown", NULL};

	return tg_ir_is(ir, n, TG_IR_CALL) && expr_is_one_of(tg_ir_callee(ir, n), names) &&
	       tg_ir_same_object(ir, tg_ir_arg(ir, n, 0), socket);
}

/* True when the address is written between two binds: a member, or the whole. */
static bool writes(const struct tg_ir *ir, tg_node n, tg_decl address)
{
	static const char *const fills[] = {"memset", "memcpy", "bzero", "getsockname", NULL};

	if (tg_ir_is(ir, n, TG_IR_ASSIGN))
		return expr_root(ir, tg_ir_child(ir, n, 0)) == address;
	return tg_ir_is(ir, n, TG_IR_CALL) && expr_is_one_of(tg_ir_callee(ir, n), fills) &&
	       (expr_root(ir, tg_ir_arg(ir, n, 0)) == address ||
		expr_root(ir, tg_ir_arg(ir, n, 1)) == address);
}

/* True when the system chooses the port: `address.sin_port = htons(0)`, and no other is given. */
static bool port_is_chosen(const struct tg_ir *ir, tg_node function, tg_decl address)
{
	static const char *const ports[] = {"sin_port", "sin6_port", NULL};
	static const char *const orders[] = {"htons", "__bswap_16", "__builtin_bswap16", NULL};
	bool chosen = false;
	tg_node n, value;
	int64_t port;

	for (n = function; n < ir->node[function].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_ASSIGN) ||
		    expr_root(ir, tg_ir_child(ir, n, 0)) != address ||
		    !expr_is_one_of(lit_name_of(ir, tg_ir_child(ir, n, 0)), ports))
			continue;
		value = tg_ir_strip(ir, tg_ir_child(ir, n, 1));
		if (tg_ir_is(ir, value, TG_IR_CALL) &&
		    expr_is_one_of(tg_ir_callee(ir, value), orders))
			value = tg_ir_arg(ir, value, 0);
		if (!tg_ir_constant(ir, value, &port) || port)
			return false;
		chosen = true;
	}
	return chosen;
}

/* The bind after `first` to the same address, without anything in between that makes it right. */
static tg_node second_of(const struct tg_ir *ir, tg_node first, tg_node end)
{
	tg_decl address = address_of(ir, first);
	tg_node socket = tg_ir_arg(ir, first, 0), n;

	for (n = ir->node[first].end; address && n < end; n++) {
		if (is_bind(ir, n) && address_of(ir, n) == address)
			return tg_ir_same_object(ir, socket, tg_ir_arg(ir, n, 0)) ? 0 : n;
		if (writes(ir, n, address))
			return 0;
	}
	return 0;
}

/* A close on the way of an error, in a block that leaves, does not count as one. */
static bool closes_between(const struct tg_ir *ir, tg_node first, tg_node second)
{
	tg_node socket = tg_ir_arg(ir, first, 0), n, up;
	tg_node block = first;

	while (block && !tg_ir_is(ir, block, TG_IR_COMPOUND))
		block = ir->node[block].parent;
	for (n = ir->node[first].end; n < second; n++) {
		if (!closes(ir, n, socket))
			continue;
		for (up = n; up && !tg_ir_is(ir, up, TG_IR_COMPOUND); up = ir->node[up].parent)
			;
		if (up == block)
			return true;
	}
	return false;
}

static void function(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n, second, end = ir->node[function].end;

	for (n = function; n < end; n++) {
		if (!is_bind(ir, n))
			continue;
		second = second_of(ir, n, end);
		if (!second || closes_between(ir, n, second) ||
		    port_is_chosen(ir, function, address_of(ir, n)))
			continue;
		pass->host->report(
			pass, second,
			"another socket is bound to this address already; who comes second "
			"can take its connections");
		pass->host->step(pass, n, "it is bound here");
	}
}
