/* SPDX-License-Identifier: Apache-2.0 */
/*
 * network/write-unauthorised - a handler that carries out write commands of an industrial protocol
 * and asks nobody whether the sender may.
 *
 * It is known by a switch over the function code with at least two of Modbus' write functions 5,
 * 6, 15 and 16 among its cases, or by modbus_reply(), which carries them out. A call of something
 * that is called after permission, roles or authentication counts as the question, in the function
 * itself and in what it calls in the unit.
 */
#include "common/protocol.h"

static void function(struct tg_pass *pass, tg_node function);

const struct tg_rule tg_rule_write_unauthorised = {
	.id = "network/write-unauthorised",
	.function = function,
};

enum { FOLLOWED = 3, LEAST_WRITES = 2 };

static bool asks(struct tg_pass *pass, tg_node function, unsigned depth)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n, callee;

	for (n = function; n < ir->node[function].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_CALL))
			continue;
		if (pass->host->name_has(pass, "permission-words",
					 lit_name_of(ir, tg_ir_child(ir, n, 0))))
			return true;
		callee = ir->decl[ir->node[n].decl].node;
		if (depth < FOLLOWED && callee != function && tg_ir_body(ir, callee) &&
		    asks(pass, callee, depth + 1))
			return true;
	}
	return false;
}

/* How many of the write functions have a case in the switch. */
static unsigned writes_in(const struct tg_ir *ir, tg_node node)
{
	unsigned count = 0;
	int64_t value;
	tg_node n;

	for (n = node; n < ir->node[node].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CASE) && protocol_is_own_label(ir, n, node) &&
		    tg_ir_constant(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 0)), &value) &&
		    (value == 5 || value == 6 || value == 15 || value == 16))
			count++;
	return count;
}

static void function(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n, found = 0;

	for (n = function; n < ir->node[function].end && !found; n++)
		if (tg_ir_calls(ir, n, "modbus_reply") ||
		    (tg_ir_is(ir, n, TG_IR_SWITCH) &&
		     protocol_is_code(pass, tg_ir_child(ir, n, 1)) &&
		     writes_in(ir, n) >= LEAST_WRITES))
			found = n;
	if (!found || asks(pass, function, 0))
		return;
	pass->host->report(pass, found,
			   "'%s' carries out write commands, and nothing asks whether the sender "
			   "may write",
			   tg_ir_text(ir, ir->decl[ir->node[function].decl].name));
}
