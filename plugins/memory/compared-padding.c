/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/compared-padding - memcmp() of structures between whose members are bytes of no member.
 *
 * Found is a comparison of the whole of two objects of one structure. One that holds members which
 * this does not understand, such as those without a name, is left alone.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_compared_padding = {
	.id = "memory/compared-padding",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

enum { DEEPEST = 8 };

/* The structure that is compared, or that arrays of it are made of. */
static const struct tg_ir_type *element_of(const struct tg_ir *ir, const struct tg_ir_type *type)
{
	while (type->cls == TG_TYPE_ARRAY)
		type = &ir->type[type->of];
	return &ir->type[type->canonical];
}

/* The member behind which, or in which, bytes of no member stand; 0 when there are none. */
static tg_decl padded(const struct tg_ir *ir, const struct tg_ir_type *type, unsigned depth)
{
	tg_node record = ir->decl[type->decl].node;
	uint64_t end = 0;
	tg_decl last = 0;

	if (type->cls != TG_TYPE_STRUCT || !tg_ir_is(ir, record, TG_IR_RECORD) ||
	    type->size == TG_SIZE_UNKNOWN || depth == DEEPEST)
		return 0;
	for (TG_IR_EACH_CHILD(ir, c, record)) {
		const struct tg_ir_decl *field = &ir->decl[ir->node[c].decl];
		const struct tg_ir_type *inner = &ir->type[field->type];

		if (!tg_ir_is(ir, c, TG_IR_FIELD) || field->value < 0 ||
		    !*tg_ir_text(ir, field->name) || inner->size == TG_SIZE_UNKNOWN)
			return 0;
		if (last && (uint64_t)field->value > end)
			return last;
		if (padded(ir, element_of(ir, inner), depth + 1))
			return ir->node[c].decl;
		end = (uint64_t)field->value + (field->bits ? field->bits : inner->size * 8);
		last = ir->node[c].decl;
	}
	return last && end < type->size * 8 ? last : 0;
}

/* The structure that an argument points at. */
static const struct tg_ir_type *pointee(const struct tg_ir *ir, tg_node argument)
{
	const struct tg_ir_type *type = tg_ir_type_of(ir, argument);

	return type->cls == TG_TYPE_POINTER ? element_of(ir, &ir->type[type->of]) : &ir->type[0];
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
	before = padded(ir, type, 0);
	if (!before)
		return;
	pass->host->report(pass, call,
			   "'%s' has bytes of no member at '%s', which are compared as well: equal "
			   "objects may differ",
			   tg_ir_text(ir, type->name), tg_ir_text(ir, ir->decl[before].name));
}
