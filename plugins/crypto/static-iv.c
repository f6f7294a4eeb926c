/* SPDX-License-Identifier: Apache-2.0 */
/*
 * crypto/static-iv - an initialisation vector or nonce that is the same every time.
 *
 * Reported is a constant block, and a local array that is set to zeros and never filled before it
 * is used. Decryption is left alone: its vector comes with the message or repeats another's flaw.
 * So are self tests, whose vectors are published.
 */
#include "common/literal.h"

enum { IV_LEAST_BYTES = 8 };

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_static_iv = {
	.id = "crypto/static-iv",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* True when a call but memset() gets the array, or an element of it is set, before `use`. */
static bool is_filled(const struct tg_ir *ir, tg_node use, tg_decl decl)
{
	tg_node n, base;

	for (n = tg_ir_function_of(ir, use); n && n < use; n++) {
		if (tg_ir_is(ir, n, TG_IR_ASSIGN)) {
			base = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
			if (tg_ir_is(ir, base, TG_IR_SUBSCRIPT) &&
			    lit_variable(ir, tg_ir_child(ir, base, 0)) == decl)
				return true;
		}
		if (lit_variable(ir, n) != decl || !tg_ir_is(ir, n, TG_IR_REF))
			continue;
		for (base = ir->node[n].parent;
		     base && !tg_ir_is(ir, base, TG_IR_CALL) && !tg_ir_is(ir, base, TG_IR_COMPOUND);
		     base = ir->node[base].parent)
			if (tg_ir_is(ir, base, TG_IR_SIZEOF))
				break;
		if (tg_ir_is(ir, base, TG_IR_CALL) && base != use &&
		    strcmp(tg_ir_callee(ir, base), "memset") != 0)
			return true;
		if (tg_ir_is(ir, base, TG_IR_COMPOUND)) /* an alias: p = iv */
			return true;
	}
	return false;
}

/* A local array that starts as zeros, by `= {0}` or memset(), and is never filled. */
static bool is_zeros(const struct tg_ir *ir, tg_node call, tg_node argument)
{
	tg_decl decl = lit_variable(ir, argument);
	tg_node first = decl ? lit_initialiser(ir, decl) : 0;
	int64_t value = -1;

	if (!lit_array_size(ir, argument) || ir->decl[decl].kind != TG_DECL_VAR ||
	    (ir->decl[decl].flags & TG_DECL_GLOBAL))
		return false;
	if (!tg_ir_is(ir, first, TG_IR_INIT_LIST) || tg_ir_child_count(ir, first) > 1)
		return false;
	if (tg_ir_child_count(ir, first) == 1 &&
	    (!tg_ir_constant(ir, tg_ir_child(ir, first, 0), &value) || value != 0))
		return false;
	return !is_filled(ir, call, decl);
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	unsigned count = tg_ir_arg_count(ir, call), i;

	for (i = 0; i < count; i++) {
		tg_node argument;

		if (!pass->host->call_has_role(pass, call, (int)i, TG_ROLE_IV))
			continue;
		argument = tg_ir_arg(ir, call, i);
		if (strstr(tg_ir_callee(ir, call), "ecrypt") &&
		    !strstr(tg_ir_callee(ir, call), "ncrypt"))
			return;
		if ((lit_block_of(ir, argument, IV_LEAST_BYTES) || is_zeros(ir, call, argument)) &&
		    !pass->host->in_self_test(pass, call))
			pass->host->report(pass, call,
					   "%s() gets the same initialisation vector every time; "
					   "equal texts show, or the key",
					   tg_ir_callee(ir, call));
	}
}
