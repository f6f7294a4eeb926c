/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/fixed-address - a pointer is given an address that is written in the program.
 *
 * Right on bare hardware, where registers stand at fixed places: there the object is volatile, and
 * is left alone. Left alone as well are null, small numbers and -1, which are marks, numbers that
 * are packed side by side, comparisons, and constants of system headers.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node cast);

const struct tg_rule tg_rule_fixed_address = {
	.id = "memory/fixed-address",
	.kinds = TG_KINDS(TG_IR_CAST),
	.visit = visit,
};

enum { SMALLEST = 4096 };

/* True when the value goes into a variable, a field, an argument or a result. */
static bool is_stored(const struct tg_ir *ir, tg_node n)
{
	tg_node parent = ir->node[n].parent;

	while (tg_ir_is(ir, parent, TG_IR_CAST))
		parent = ir->node[parent].parent;
	return tg_ir_is(ir, parent, TG_IR_VAR) || tg_ir_is(ir, parent, TG_IR_ASSIGN) ||
	       tg_ir_is(ir, parent, TG_IR_RETURN) || tg_ir_is(ir, parent, TG_IR_CALL) ||
	       tg_ir_is(ir, parent, TG_IR_INIT_LIST);
}

/* `(void *)(uintptr_t)(count << 16 | first)`: two numbers that travel in a pointer. */
static bool is_packed(const struct tg_ir *ir, tg_node value)
{
	unsigned side;

	for (side = 0; tg_ir_is(ir, value, TG_IR_BINARY) && side < 2; side++) {
		tg_node part = tg_ir_strip(ir, tg_ir_child(ir, value, side));

		if (ir->node[value].op == TG_OP_OR && tg_ir_is(ir, part, TG_IR_BINARY) &&
		    ir->node[part].op == TG_OP_SHL)
			return true;
	}
	return false;
}

/* `(void *)0xffff` as an argument: a number of 16 bits for a function that is called back. */
static bool is_handed_on(const struct tg_ir *ir, tg_node cast, int64_t value)
{
	const struct tg_ir_type *type = tg_ir_type_of(ir, cast);

	return value >= 0 && value <= UINT16_MAX && ir->type[type->of].cls == TG_TYPE_VOID &&
	       tg_ir_is(ir, ir->node[cast].parent, TG_IR_CALL);
}

static void visit(struct tg_pass *pass, tg_node cast)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *type = tg_ir_type_of(ir, cast);
	tg_node operand = tg_ir_strip(ir, cast);
	const struct tg_ir_type *from = tg_ir_type_of(ir, operand);
	int64_t value;

	if (type->cls != TG_TYPE_POINTER ||
	    (from->cls != TG_TYPE_INT && from->cls != TG_TYPE_ENUM) ||
	    tg_ir_is(ir, ir->node[cast].parent, TG_IR_CAST) ||
	    !tg_ir_constant(ir, operand, &value) || (value < SMALLEST && value > -SMALLEST) ||
	    (ir->type[type->of].flags & TG_TYPE_VOLATILE) || !is_stored(ir, cast) ||
	    is_packed(ir, operand) || is_handed_on(ir, cast, value))
		return;
	if (from->width && from->width < 64 && (uint64_t)value >> from->width == 0 &&
	    (uint64_t)value == (UINT64_MAX >> (64 - from->width)))
		return; /* all ones in a narrower type */
	pass->host->report(
		pass, cast,
		"the address 0x%llx is what the author's machine had there; on another it "
		"is anything",
		(unsigned long long)value);
}
