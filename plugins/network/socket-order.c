/* SPDX-License-Identifier: Apache-2.0 */
/*
 * network/socket-order - a socket is used before it is ready: accept() before listen(), listen()
 * before bind().
 *
 * Looked at are functions that make the socket themselves and do at least two of the three steps on
 * the same variable, in the order of the text.
 */
#include "common/expr.h"

static void function(struct tg_pass *pass, tg_node function);

const struct tg_rule tg_rule_socket_order = {
	.id = "network/socket-order",
	.function = function,
};

enum { BIND, LISTEN, ACCEPT, STEPS };

static const char *const step_names[STEPS] = {"bind", "listen", "accept"};

/* The step that a call is, or STEPS. */
static unsigned step_of(const struct tg_ir *ir, tg_node call, tg_decl socket)
{
	unsigned i;

	for (i = 0; i < STEPS; i++)
		if (tg_ir_calls(ir, call, step_names[i]) &&
		    lit_variable(ir, tg_ir_arg(ir, call, 0)) == socket)
			return i;
	return STEPS;
}

/* The first call of each step on a socket after it was made. */
static void find_steps(const struct tg_ir *ir, tg_node from, tg_node end, tg_decl socket,
		       tg_node steps[STEPS])
{
	tg_node n;

	for (n = from; n < end; n++) {
		unsigned step = tg_ir_is(ir, n, TG_IR_CALL) ? step_of(ir, n, socket) : STEPS;

		if (step < STEPS && !steps[step])
			steps[step] = n;
	}
}

/* The variable that a call of socket() is stored in, or 0. */
static tg_decl socket_of(const struct tg_ir *ir, tg_node n)
{
	bool var = tg_ir_is(ir, n, TG_IR_VAR);
	tg_node value;

	if (!var && !tg_ir_is(ir, n, TG_IR_ASSIGN))
		return 0;
	value = expr_value(ir, tg_ir_child(ir, n, var ? 0 : 1));
	if (!tg_ir_calls(ir, value, "socket") && !tg_ir_calls(ir, value, "WSASocketA") &&
	    !tg_ir_calls(ir, value, "WSASocketW"))
		return 0;
	return var ? ir->node[n].decl : lit_variable(ir, tg_ir_child(ir, n, 0));
}

static void function(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n, end = ir->node[function].end;

	for (n = function; n < end; n++) {
		tg_decl socket = socket_of(ir, n);
		tg_node steps[STEPS] = {0};
		unsigned i, k;

		if (!socket)
			continue;
		find_steps(ir, n, end, socket, steps);
		for (i = 0; i < STEPS; i++)
			for (k = i + 1; k < STEPS; k++)
				if (steps[i] && steps[k] && steps[k] < steps[i]) {
					pass->host->report(pass, steps[k],
							   "%s() comes before %s(): the socket is "
							   "not ready for it",
							   step_names[k], step_names[i]);
					pass->host->step(pass, steps[i], "%s() follows here",
							 step_names[i]);
					i = k = STEPS;
				}
	}
}
