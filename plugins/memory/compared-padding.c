/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/compared-padding - memcmp() of structures between whose members are bytes of no member.
 *
 * Found is a comparison of the whole of two objects of one structure. One that holds members which
 * this does not understand, such as those without a name, is left alone.
 */
#include "common/expr.h"
#include "common/padding.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_compared_padding = {
	.id = "memory/compared-padding",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* The structure that an argument points at. */
static const struct tg_ir_type *pointee(const struct tg_ir *ir, tg_node argument)
{
	const struct tg_ir_type *type = tg_ir_type_of(ir, argument);

	return type->cls == TG_TYPE_POINTER ? padding_element(ir, &ir->type[type->of])
					    : &ir->type[0];
}

static void visit(struct tg_pass *pass, tg_node call)
{
	static const char *const comparers[] = {"memcmp", "__builtin_memcmp", "bcmp", NULL};
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *type = pointee(ir, tg_ir_arg(ir, call, 0));
	int64_t size;
	tg_decl before;

	if (!expr_is_one_of(tg_ir_callee(ir, call), comparers) ||
	    pointee(ir, tg_ir_arg(ir, call, 1))->decl != type->decl ||
	    !expr_constant(ir, tg_ir_child(ir, call, 3), &size) || size < 0 ||
	    (uint64_t)size != type->size)
		return;
	before = padding_after(ir, type, 0);
	if (!before)
		return;
	pass->host->report(pass, call,
			   "'%s' has bytes of no member at '%s', which are compared as well: equal "
			   "objects may differ",
			   tg_ir_text(ir, type->name), tg_ir_text(ir, ir->decl[before].name));
}
