/* SPDX-License-Identifier: Apache-2.0 */
/*
 * crypto/homemade - cryptography that the project has written itself, told by its name or its form.
 *
 * By its name: bytes are mixed by exclusive-or in a loop, in a function that is named after
 * encryption and calls nothing that is. By its form, whatever the name: a loop that mixes bytes
 * with a key that starts again at its end (`p[i] ^= key[i % n]`), one that looks bytes up in a
 * constant table of 256 different ones and mixes what it finds, and a round that adds, turns bits
 * and mixes again and again. A checksum looks things up too, but in wider tables, and mixes one
 * number; a function that calls a library of cryptography is left alone.
 */
#include "common/expr.h"

static void function(struct tg_pass *pass, tg_node function);

const struct tg_rule tg_rule_homemade = {
	.id = "crypto/homemade",
	.function = function,
};

enum { BOX = 256, ROUNDS = 4 };

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

/* `p[i] ^= k`, `*p = *p ^ k`, and `to[i] = from[i] ^ k`: the exclusive-or, or 0. */
static tg_node mixing(const struct tg_ir *ir, tg_node n)
{
	tg_node value;

	if (!tg_ir_is(ir, n, TG_IR_ASSIGN) || !is_element(ir, tg_ir_child(ir, n, 0)))
		return 0;
	value = tg_ir_strip(ir, tg_ir_child(ir, n, 1));
	if (ir->node[n].op == TG_OP_XOR)
		return n;
	return ir->node[n].op == TG_OP_ASSIGN && tg_ir_is(ir, value, TG_IR_BINARY) &&
			       ir->node[value].op == TG_OP_XOR
		       ? value
		       : 0;
}

/* `key[i % n]` and `key[i & 7]` on a side of an exclusive-or: a key that starts again. */
static bool has_short_key(struct tg_pass *pass, tg_node mix)
{
	const struct tg_ir *ir = pass->ir;
	unsigned side;

	for (side = 0; side < 2; side++) {
		tg_node element = tg_ir_strip(ir, tg_ir_child(ir, mix, side)), index;

		index = tg_ir_is(ir, element, TG_IR_SUBSCRIPT)
				? tg_ir_strip(ir, tg_ir_child(ir, element, 1))
				: 0;
		if (tg_ir_is(ir, index, TG_IR_BINARY) &&
		    (ir->node[index].op == TG_OP_REM || ir->node[index].op == TG_OP_AND) &&
		    ir->type[ir->type[ir->node[element].type].canonical].width == 8 &&
		    pass->host->name_has(pass, "mixing-keys", lit_name_of(ir, element)))
			return true;
	}
	return false;
}

/* A constant table of all 256 bytes in some order but their own. */
static bool is_box(const struct tg_ir *ir, tg_decl decl)
{
	const struct tg_ir_type *type = &ir->type[ir->type[ir->decl[decl].type].canonical];
	tg_node list = lit_initialiser(ir, decl);
	bool seen[BOX] = {false};
	unsigned count = 0, own = 0;
	int64_t value;

	if (type->cls != TG_TYPE_ARRAY || type->count != BOX ||
	    ir->type[ir->type[type->of].canonical].width != 8 ||
	    !tg_ir_is(ir, list, TG_IR_INIT_LIST))
		return false;
	for (TG_IR_EACH_CHILD(ir, c, list)) {
		if (!expr_constant(ir, c, &value) || count == BOX || seen[value & (BOX - 1)])
			return false;
		own += (value & (BOX - 1)) == count;
		seen[value & (BOX - 1)] = true;
		count++;
	}
	return count == BOX && own < BOX / 8;
}

/* A byte that was looked up in such a table goes into an element in a loop. (That of a checksum
 * goes into a number.) */
static bool looks_up(const struct tg_ir *ir, tg_node n, tg_node function)
{
	tg_node at = n;

	if (!in_loop(ir, n, function) || !is_box(ir, lit_variable(ir, tg_ir_child(ir, n, 0))))
		return false;
	while (at != function && !tg_ir_is(ir, at, TG_IR_ASSIGN))
		at = ir->node[at].parent;
	return at != function && is_element(ir, tg_ir_child(ir, at, 0));
}

/* `x << 7 | x >> 25`: bits are turned round. */
static bool is_turn(const struct tg_ir *ir, tg_node n)
{
	tg_node left = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	tg_node right = tg_ir_strip(ir, tg_ir_child(ir, n, 1));
	int64_t a, b;

	if (!tg_ir_is(ir, n, TG_IR_BINARY) ||
	    (ir->node[n].op != TG_OP_OR && ir->node[n].op != TG_OP_XOR &&
	     ir->node[n].op != TG_OP_ADD))
		return false;
	if (!tg_ir_is(ir, left, TG_IR_BINARY) || !tg_ir_is(ir, right, TG_IR_BINARY) ||
	    ir->node[left].op + ir->node[right].op != TG_OP_SHL + TG_OP_SHR)
		return false;
	return expr_constant(ir, tg_ir_child(ir, left, 1), &a) &&
	       expr_constant(ir, tg_ir_child(ir, right, 1), &b) && a > 0 && b > 0 &&
	       (a + b == 32 || a + b == 64);
}

/* What the form of a function shows. */
struct form {
	bool mixes, short_key, box;
	unsigned turns, sums, mixed;
};

static struct form form_of(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	struct form form = {0};
	tg_node n, mix;

	for (n = function + 1; n < ir->node[function].end; n++) {
		uint8_t kind = ir->node[n].kind, op = ir->node[n].op;

		if (kind == TG_IR_SUBSCRIPT)
			form.box = form.box || looks_up(ir, n, function);
		if (kind != TG_IR_BINARY && kind != TG_IR_ASSIGN)
			continue;
		form.turns += is_turn(ir, n);
		form.sums += op == TG_OP_ADD;
		form.mixed += op == TG_OP_XOR;
		mix = mixing(ir, n);
		if (mix && in_loop(ir, n, function)) {
			form.mixes = true;
			form.short_key = form.short_key || has_short_key(pass, mix);
		}
	}
	return form;
}

static bool calls_library(struct tg_pass *pass, tg_node function)
{
	tg_node n;

	for (n = function + 1; n < pass->ir->node[function].end; n++)
		if (tg_ir_is(pass->ir, n, TG_IR_CALL) &&
		    pass->host->name_has(pass, "crypto-library-words", tg_ir_callee(pass->ir, n)))
			return true;
	return false;
}

static void function(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_text(ir, ir->decl[ir->node[function].decl].name);
	struct form form = form_of(pass, function);

	if (!form.mixes && !form.box && form.turns < ROUNDS)
		return;
	if (calls_library(pass, function))
		return;
	if (form.mixes && pass->host->name_has(pass, "encryption-words", name))
		pass->host->report(pass, function,
				   "'%s' mixes bytes by exclusive-or and calls no library; that is "
				   "no encryption",
				   name);
	else if (form.short_key)
		pass->host->report(pass, function,
				   "'%s' mixes bytes with a key that starts again at its end; that "
				   "is no encryption",
				   name);
	else if (form.box && (form.mixes || form.mixed))
		pass->host->report(pass, function,
				   "'%s' looks bytes up in a table of 256 and mixes them: a cipher "
				   "of the project's own",
				   name);
	else if (form.turns >= ROUNDS && form.sums >= ROUNDS && form.mixed >= ROUNDS)
		pass->host->report(
			pass, function,
			"'%s' adds, turns bits round and mixes, as ciphers and hashes do: "
			"one of the project's own",
			name);
}
