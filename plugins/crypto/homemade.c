/* SPDX-License-Identifier: Apache-2.0 */
/*
 * crypto/homemade - exclusive-or over bytes in a loop, in a function that is named after encryption
 * and calls nothing that is.
 */
#include "tracegate/plugin.h"

static void function(struct tg_pass *pass, tg_node function);

const struct tg_rule tg_rule_homemade = {
	.id = "crypto/homemade",
	.function = function,
};

static bool is_loop(uint8_t kind)
{
	return kind == TG_IR_FOR || kind == TG_IR_WHILE || kind == TG_IR_DO ||
	       kind == TG_IR_FOR_RANGE;
}

static bool in_loop(const struct tg_ir *ir, tg_node n, tg_node function)
{
	for (; n != function; n = ir->node[n].parent)
		if (is_loop(ir->node[n].kind))
			return true;
	return false;
}

/* An element of an array, or what a pointer points at. */
static bool is_element(const struct tg_ir *ir, tg_node n)
{
	n = tg_ir_strip(ir, n);
	return tg_ir_is(ir, n, TG_IR_SUBSCRIPT) ||
	       (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_DEREF);
}

/* `p[i] ^= k`, `*p = *p ^ k` */
static bool is_mixing(const struct tg_ir *ir, tg_node n)
{
	tg_node value;

	if (!tg_ir_is(ir, n, TG_IR_ASSIGN) || !is_element(ir, tg_ir_child(ir, n, 0)))
		return false;
	value = tg_ir_strip(ir, tg_ir_child(ir, n, 1));
	return ir->node[n].op == TG_OP_XOR ||
	       (ir->node[n].op == TG_OP_ASSIGN && tg_ir_is(ir, value, TG_IR_BINARY) &&
		ir->node[value].op == TG_OP_XOR);
}

static void function(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_text(ir, ir->decl[ir->node[function].decl].name);
	bool mixes = false;
	tg_node n;

	if (!pass->host->name_has(pass, "encryption-words", name))
		return;
	for (n = function + 1; n < ir->node[function].end; n++) {
		if (tg_ir_is(ir, n, TG_IR_CALL) &&
		    pass->host->name_has(pass, "crypto-library-words", tg_ir_callee(ir, n)))
			return;
		mixes = mixes || (is_mixing(ir, n) && in_loop(ir, n, function));
	}
	if (mixes)
		pass->host->report(pass, function,
				   "'%s' mixes bytes by exclusive-or and calls no library; that is "
				   "no encryption",
				   name);
}
