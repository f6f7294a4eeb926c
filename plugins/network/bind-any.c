/* SPDX-License-Identifier: Apache-2.0 */
/*
 * network/bind-any - a service that listens on every interface without being asked to.
 *
 * The function sets an address to "any" and calls `bind()`. A port of 0 makes it a client's socket,
 * and SO_BINDTODEVICE one of a single interface: both are left alone.
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

/* setsockopt(s, SOL_SOCKET, SO_BINDTODEVICE, ...), as Linux numbers them */
static bool names_a_device(const struct tg_ir *ir, tg_node n)
{
	enum { BIND_TO_DEVICE = 25 };
	int64_t level, option;

	return tg_ir_calls(ir, n, "setsockopt") &&
	       tg_ir_constant(ir, tg_ir_arg(ir, n, 1), &level) && (level == 1 || level == 0xffff) &&
	       tg_ir_constant(ir, tg_ir_arg(ir, n, 2), &option) && option == BIND_TO_DEVICE;
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
		if (assigns_no_port(ir, n) || names_a_device(ir, n))
			return;
	}
	if (!bind)
		return;
	pass->host->report(pass, any,
			   "the service listens on every interface of the device; let the "
			   "configuration name one, and start with the loopback");
	pass->host->step(pass, bind, "the address is used here");
}
