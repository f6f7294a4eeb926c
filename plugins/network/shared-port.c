/* SPDX-License-Identifier: Apache-2.0 */
/*
 * network/shared-port - a socket lets others bind the port that it serves.
 *
 * SO_REUSEPORT does so for every socket, SO_REUSEADDR for datagrams, and with Winsock for all. For
 * a stream elsewhere SO_REUSEADDR only shortens the wait after a restart, and is left alone; so are
 * receivers of multicast, which share a port by design, and an option that is switched off.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_shared_port = {
	.id = "network/shared-port",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* Numbers of Linux, and of Winsock, the BSDs and lwIP. */
enum {
	LEVEL = 1,
	LEVEL_ELSEWHERE = 0xffff,
	PORT = 15,
	PORT_ELSEWHERE = 0x200,
	ADDRESS = 2,
	ADDRESS_ELSEWHERE = 4,
	DATAGRAM = 2,
	LEVEL_IP = 0,
	LEVEL_IP6 = 41
};

static bool is_option(const struct tg_ir *ir, tg_node call, int64_t level, int64_t option)
{
	int64_t at, which;

	return tg_ir_is(ir, call, TG_IR_CALL) && tg_ir_calls(ir, call, "setsockopt") &&
	       expr_constant(ir, tg_ir_arg(ir, call, 1), &at) &&
	       expr_constant(ir, tg_ir_arg(ir, call, 2), &which) && at == level && which == option;
}

/* True when the option's value is a variable that is 0 from its begin to the call. */
static bool is_off(const struct tg_ir *ir, tg_node call)
{
	tg_node value = tg_ir_arg(ir, call, 3);
	tg_decl decl = expr_root(ir, value);
	int64_t number;

	return decl && expr_constant(ir, lit_initialiser(ir, decl), &number) && !number &&
	       !expr_changes_between(ir, decl, ir->decl[decl].node, value);
}

/* True when the function has made the socket for datagrams. */
static bool is_datagram(const struct tg_ir *ir, tg_node call)
{
	tg_decl socket = expr_root(ir, tg_ir_arg(ir, call, 0));
	tg_node n, value;
	int64_t type;

	for (n = tg_ir_function_of(ir, call); socket && n < call; n++) {
		if (tg_ir_is(ir, n, TG_IR_VAR) && ir->node[n].decl == socket)
			value = tg_ir_child(ir, n, 0);
		else if (tg_ir_is(ir, n, TG_IR_ASSIGN) &&
			 lit_variable(ir, tg_ir_child(ir, n, 0)) == socket)
			value = tg_ir_child(ir, n, 1);
		else
			continue;
		value = tg_ir_strip(ir, value);
		if (tg_ir_is(ir, value, TG_IR_CALL) && tg_ir_calls(ir, value, "socket") &&
		    expr_constant(ir, tg_ir_arg(ir, value, 1), &type) && (type & 0xf) == DATAGRAM)
			return true;
	}
	return false;
}

/* True when the unit asks for groups of receivers. */
static bool is_multicast(const struct tg_ir *ir)
{
	static const int64_t join[][2] = {
		{LEVEL_IP, 35}, {LEVEL_IP, 12}, {LEVEL_IP, 3}, {LEVEL_IP6, 20}, {LEVEL_IP6, 12}};
	size_t i;
	tg_node n;

	for (n = 1; n < ir->node_count; n++)
		for (i = 0; i < sizeof(join) / sizeof(*join); i++)
			if (is_option(ir, n, join[i][0], join[i][1]))
				return true;
	return false;
}

static bool is_winsock(const struct tg_ir *ir, tg_node call)
{
	const struct tg_ir_type *type = tg_ir_type_of(ir, tg_ir_arg(ir, call, 0));

	return strcmp(tg_ir_text(ir, type->name), "SOCKET") == 0;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	bool port = is_option(ir, call, LEVEL, PORT) ||
		    is_option(ir, call, LEVEL_ELSEWHERE, PORT_ELSEWHERE);
	bool address = is_option(ir, call, LEVEL, ADDRESS) ||
		       is_option(ir, call, LEVEL_ELSEWHERE, ADDRESS_ELSEWHERE);

	if ((!port && !address) || is_off(ir, call))
		return;
	if (address && !is_winsock(ir, call) && !is_datagram(ir, call))
		return;
	if (!is_multicast(ir))
		pass->host->report(
			pass, call,
			"the socket shares its port with whoever else asks for that, and "
			"with them what was sent to this program");
}
