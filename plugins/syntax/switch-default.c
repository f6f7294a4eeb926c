/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syntax/switch-default - a switch that passes other values over in silence.
 *
 * One over an enumeration that names every constant is left alone: the compiler watches that. So is
 * one that jumps into the middle of a row of steps, each of which goes on into the next. What a
 * message asks for is also looked at by network/unknown-function-code, which knows better.
 */
#include "common/protocol.h"

static void visit(struct tg_pass *pass, tg_node node);

const struct tg_rule tg_rule_switch_default = {
	.id = "syntax/switch-default",
	.kinds = TG_KINDS(TG_IR_SWITCH),
	.visit = visit,
};

static bool has_case(const struct tg_ir *ir, tg_node node, int64_t value)
{
	tg_node n;
	int64_t low, high;

	for (n = node; n < ir->node[node].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_CASE) || !protocol_is_own_label(ir, n, node) ||
		    !tg_ir_constant(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 0)), &low))
			continue;
		if (!tg_ir_constant(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 1)), &high))
			high = low;
		if (low <= value && value <= high)
			return true;
	}
	return false;
}

/* True when the value is of an enumeration, and each constant of it has its case. */
static bool names_all(const struct tg_ir *ir, tg_node node, tg_node value)
{
	const struct tg_ir_type *type = tg_ir_type_of(ir, tg_ir_strip(ir, value));
	const struct tg_ir_type *plain = &ir->type[type->canonical];
	uint32_t i;
	bool any = false;

	if (type->cls != TG_TYPE_ENUM || !plain->decl)
		return false;
	for (i = 1; i < ir->decl_count; i++) {
		if (ir->decl[i].kind != TG_DECL_ENUM_CONSTANT || ir->decl[i].parent != plain->decl)
			continue;
		any = true;
		if (!has_case(ir, node, ir->decl[i].value))
			return false;
	}
	return any;
}

/* True when no case ends before the next begins: the last bytes of a hash, an unrolled loop. */
static bool is_row_of_steps(const struct tg_ir *ir, tg_node node)
{
	unsigned cases = 0;
	tg_node n;

	for (n = node; n < ir->node[node].end; n++)
		switch (ir->node[n].kind) {
		case TG_IR_BREAK:
		case TG_IR_RETURN:
		case TG_IR_GOTO:
		case TG_IR_CONTINUE:
			return false;
		case TG_IR_CASE:
			cases++;
			break;
		default:
			break;
		}
	return cases > 2;
}

static void visit(struct tg_pass *pass, tg_node node)
{
	const struct tg_ir *ir = pass->ir;
	tg_node value = tg_ir_child(ir, node, 1);

	if (!protocol_has_default(ir, node) && !is_row_of_steps(ir, node) &&
	    !names_all(ir, node, value))
		pass->host->report(pass, node,
				   "other values of '%s' are passed over in silence; add 'default'",
				   lit_name_of(ir, value));
}
