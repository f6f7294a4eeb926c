/* SPDX-License-Identifier: Apache-2.0 */
/*
 * network/unlimited-connections - a loop that takes every connection and gives each of them a
 * process, a thread or memory.
 *
 * A loop that compares a count with anything but an error, or takes a place of a semaphore, is
 * taken to have a limit.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node loop);

const struct tg_rule tg_rule_unlimited_connections = {
	.id = "network/unlimited-connections",
	.kinds = TG_KINDS(TG_IR_WHILE, TG_IR_FOR, TG_IR_DO),
	.visit = visit,
};

static tg_node first_call(struct tg_pass *pass, tg_node loop, const char *list)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = loop; n < ir->node[loop].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) &&
		    pass->host->in_list(pass, list, tg_ir_callee(ir, n)))
			return n;
	return 0;
}

/* `count >= most`: a comparison by size, neither with 0 nor with -1. */
static bool is_limit(const struct tg_ir *ir, tg_node n)
{
	uint8_t op = ir->node[n].op;
	int64_t value;
	unsigned i;

	if (!tg_ir_is(ir, n, TG_IR_BINARY) || (op != TG_OP_LT && op != TG_OP_GT && op != TG_OP_LE &&
					       op != TG_OP_GE && op != TG_OP_EQ))
		return false;
	for (i = 0; i < 2; i++)
		if (tg_ir_constant(ir, tg_ir_strip(ir, tg_ir_child(ir, n, i)), &value) &&
		    value <= 0 && value >= -1)
			return false;
	return true;
}

static bool has_limit(struct tg_pass *pass, tg_node loop)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = loop; n < ir->node[loop].end; n++)
		if (is_limit(ir, n))
			return true;
	return first_call(pass, loop, "limits-connections") != 0;
}

static void visit(struct tg_pass *pass, tg_node loop)
{
	const struct tg_ir *ir = pass->ir;
	tg_node take = first_call(pass, loop, "takes-a-connection");
	tg_node spend = first_call(pass, loop, "spends-on-each");

	if (!take || !spend || ir->node[spend].end <= take || has_limit(pass, loop))
		return;
	pass->host->report(pass, spend,
			   "%s() for every connection, and nothing counts them: whoever connects "
			   "often enough takes the device down",
			   tg_ir_callee(ir, spend));
	pass->host->step(pass, take, "the connection is taken here");
}
