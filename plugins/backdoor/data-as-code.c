/* SPDX-License-Identifier: Apache-2.0 */
/*
 * backdoor/data-as-code - bytes that stand in the program as data are called as a function.
 *
 * What an array of constants does when it runs shows in no review. Found is a cast of an array to
 * a pointer to a function, also by way of a pointer to void.
 */
#include "common/literal.h"

static void visit(struct tg_pass *pass, tg_node cast);

const struct tg_rule tg_rule_data_as_code = {
	.id = "backdoor/data-as-code",
	.kinds = TG_KINDS(TG_IR_CAST),
	.visit = visit,
};

static bool is_function_pointer(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_type *type = tg_ir_type_of(ir, n);

	return type->cls == TG_TYPE_POINTER && ir->type[type->of].cls == TG_TYPE_FUNCTION;
}

/* True when the unit says what stands in the array: `blob[] = {...}` or a literal. */
static bool is_written(const struct tg_ir *ir, tg_node n)
{
	tg_decl decl = lit_variable(ir, n);

	if (tg_ir_is(ir, n, TG_IR_STRING))
		return true;
	return decl && (tg_ir_is(ir, lit_initialiser(ir, decl), TG_IR_STRING) ||
			lit_constant_elements(ir, lit_initialiser(ir, decl)));
}

static void visit(struct tg_pass *pass, tg_node cast)
{
	const struct tg_ir *ir = pass->ir;
	tg_node value = tg_ir_strip(ir, cast);

	if (!is_function_pointer(ir, cast) || tg_ir_is(ir, ir->node[cast].parent, TG_IR_CAST))
		return;
	if (tg_ir_is(ir, value, TG_IR_UNARY) && ir->node[value].op == TG_OP_ADDRESS) {
		value = tg_ir_strip(ir, tg_ir_child(ir, value, 0));
		if (tg_ir_is(ir, value, TG_IR_SUBSCRIPT))
			value = tg_ir_strip(ir, tg_ir_child(ir, value, 0));
	}
	if (tg_ir_type_of(ir, value)->cls == TG_TYPE_ARRAY && is_written(ir, value))
		pass->host->report(pass, cast, "the bytes of '%s' are taken for a function",
				   tg_ir_is(ir, value, TG_IR_STRING) ? "a literal"
								     : tg_ir_name(ir, value));
}
