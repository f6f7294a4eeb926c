/* SPDX-License-Identifier: Apache-2.0 */
/*
 * network/bind-any - a service that listens on every interface without being asked to.
 *
 * The function sets an address to "any" and calls `bind()`, or binds one that it has cleared and
 * given a port only, and listens. A port of 0 makes it a client's socket,
 * and SO_BINDTODEVICE one of a single interface: both are left alone. So is a socket for
 * broadcasts or a group, which no other address gets.
 */
#include "common/literal.h"

static void check(struct tg_pass *pass, tg_node function);

const struct tg_rule tg_rule_bind_any = {
	.id = "network/bind-any",
	.function = check,
};

/* The value of an expression, through the functions that only swap bytes. */
static bool constant_of(const struct tg_ir *ir, tg_node n, int64_t *ret)
{
	static const char *const swaps[] = {"htonl", "htons", "__bswap_32", "__bswap_16"};
	size_t i;

	n = tg_ir_strip(ir, n);
	if (tg_ir_constant(ir, n, ret))
		return true;
	for (i = 0; i < sizeof(swaps) / sizeof(*swaps); i++)
		if (tg_ir_calls(ir, n, swaps[i]))
			return tg_ir_constant(ir, tg_ir_arg(ir, n, 0), ret);
	return false;
}

static bool is_any_text(const struct tg_ir *ir, tg_node n)
{
	tg_node literal = lit_string_of(ir, n);
	const char *text = literal ? tg_ir_string(ir, literal, NULL) : "";

	return strcmp(text, "0.0.0.0") == 0 || strcmp(text, "::") == 0;
}

/* `a.sin_addr.s_addr = htonl(INADDR_ANY)`, `a.sin6_addr = in6addr_any` */
static bool assigns_any(const struct tg_ir *ir, tg_node n)
{
	tg_node target = tg_ir_child(ir, n, 0), value = tg_ir_child(ir, n, 1);
	const char *name = tg_ir_name(ir, target);
	int64_t number;

	if (!tg_ir_is(ir, n, TG_IR_ASSIGN))
		return false;
	if (strcmp(name, "s_addr") == 0)
		return constant_of(ir, value, &number) && number == 0;
	return strcmp(name, "sin6_addr") == 0 && strcmp(tg_ir_name(ir, value), "in6addr_any") == 0;
}

/* inet_pton(family, "0.0.0.0", ...), inet_aton("0.0.0.0", ...) */
static bool converts_any(const struct tg_ir *ir, tg_node n)
{
	if (tg_ir_calls(ir, n, "inet_pton"))
		return is_any_text(ir, tg_ir_arg(ir, n, 1));
	if (tg_ir_calls(ir, n, "inet_aton") || tg_ir_calls(ir, n, "inet_addr"))
		return is_any_text(ir, tg_ir_arg(ir, n, 0));
	return false;
}

/* `a.sin_port = 0`: the system chooses, so nobody can be told where to connect. */
static bool assigns_no_port(const struct tg_ir *ir, tg_node n)
{
	const char *name;
	int64_t number;

	if (!tg_ir_is(ir, n, TG_IR_ASSIGN))
		return false;
	name = tg_ir_name(ir, tg_ir_child(ir, n, 0));
	return (strcmp(name, "sin_port") == 0 || strcmp(name, "sin6_port") == 0) &&
	       constant_of(ir, tg_ir_child(ir, n, 1), &number) && number == 0;
}

/* setsockopt(s, SOL_SOCKET, SO_BINDTODEVICE or SO_BROADCAST, ...), setsockopt(s, IPPROTO_IP,
 * IP_ADD_MEMBERSHIP, ...), (s, IPPROTO_IPV6, IPV6_JOIN_GROUP, ...), as Linux numbers them */
static bool needs_any(const struct tg_ir *ir, tg_node n)
{
	static const struct {
		int64_t level, option;
	} needing[] = {{1, 25}, {0xffff, 25}, {1, 6}, {0xffff, 0x20}, {0, 35}, {41, 20}};
	int64_t level, option;
	size_t i;

	if (!tg_ir_calls(ir, n, "setsockopt") || !tg_ir_constant(ir, tg_ir_arg(ir, n, 1), &level) ||
	    !tg_ir_constant(ir, tg_ir_arg(ir, n, 2), &option))
		return false;
	for (i = 0; i < sizeof(needing) / sizeof(*needing); i++)
		if (needing[i].level == level && needing[i].option == option)
			return true;
	return false;
}

/* True when a local address is 0 but for its family and port, and so is "any". */
static bool is_left_cleared(const struct tg_ir *ir, tg_node function, tg_node bind, tg_decl decl)
{
	bool cleared = tg_ir_is(ir, lit_initialiser(ir, decl), TG_IR_INIT_LIST), port = false;
	tg_node n, parent, call;
	const char *name;

	if (ir->node[lit_initialiser(ir, decl)].value > 1)
		return false;
	for (n = function; n < bind; n++) {
		if (!tg_ir_is(ir, n, TG_IR_REF) || ir->node[n].decl != decl)
			continue;
		parent = ir->node[n].parent;
		if (tg_ir_is(ir, parent, TG_IR_MEMBER)) {
			name = tg_ir_text(ir, ir->decl[ir->node[parent].decl].name);
			port |= strcmp(name, "sin_port") == 0 || strcmp(name, "sin6_port") == 0;
			if (strstr(name, "addr"))
				return false;
			continue;
		}
		if (tg_ir_is(ir, parent, TG_IR_SIZEOF))
			continue;
		for (call = parent;
		     tg_ir_is(ir, call, TG_IR_CAST) || tg_ir_is(ir, call, TG_IR_UNARY);)
			call = ir->node[call].parent;
		if (!tg_ir_calls(ir, call, "memset") && !tg_ir_calls(ir, call, "bzero"))
			return call == bind && cleared && port;
		cleared = true;
	}
	return cleared && port;
}

/* `bind(s, &a)` of such an address in a function that listens, or 0. */
static tg_node binds_cleared(const struct tg_ir *ir, tg_node function)
{
	tg_node n, bind = 0, at;
	tg_decl decl = 0;
	bool listens = false;

	for (n = function; n < ir->node[function].end; n++) {
		listens |= tg_ir_calls(ir, n, "listen");
		if (tg_ir_calls(ir, n, "bind"))
			bind = n;
	}
	at = listens && bind ? tg_ir_strip(ir, tg_ir_arg(ir, bind, 1)) : 0;
	if (tg_ir_is(ir, at, TG_IR_UNARY) && ir->node[at].op == TG_OP_ADDRESS)
		decl = lit_variable(ir, tg_ir_child(ir, at, 0));
	if (!decl || ir->decl[decl].kind != TG_DECL_VAR ||
	    (ir->decl[decl].flags & TG_DECL_GLOBAL) ||
	    !strstr(tg_ir_text(ir, ir->type[ir->decl[decl].type].name), "sockaddr_in"))
		return 0;
	return is_left_cleared(ir, function, bind, decl) ? bind : 0;
}

static void check(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n, any = 0, bind = 0;

	for (n = function; n < ir->node[function].end; n++) {
		if (!any && (assigns_any(ir, n) || converts_any(ir, n)))
			any = n;
		if (any && !bind && tg_ir_calls(ir, n, "bind"))
			bind = n;
		if (assigns_no_port(ir, n) || needs_any(ir, n))
			return;
	}
	if (!bind) {
		bind = binds_cleared(ir, function);
		any = bind;
	}
	if (!bind)
		return;
	pass->host->report(pass, any,
			   "the service listens on every interface of the device; let the "
			   "configuration name one, and start with the loopback");
	if (bind != any)
		pass->host->step(pass, bind, "the address is used here");
}
