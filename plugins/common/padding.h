/* SPDX-License-Identifier: Apache-2.0 */
/*
 * common/padding.h - bytes of a structure that belong to no member.
 *
 * For rules on objects that are taken as a whole; nothing here reports.
 */
#ifndef TRACEGATE_COMMON_PADDING_H
#define TRACEGATE_COMMON_PADDING_H

#include "tracegate/ir.h"

enum { PADDING_DEEPEST = 8 };

/* The structure that a type is, or that arrays of it are made of. */
static inline const struct tg_ir_type *padding_element(const struct tg_ir *ir,
						       const struct tg_ir_type *type)
{
	while (type->cls == TG_TYPE_ARRAY)
		type = &ir->type[type->of];
	return &ir->type[type->canonical];
}

/* The member behind which, or in which, bytes of no member stand; 0 when there are none, or when
 * the structure holds what this does not understand, such as members without a name. */
static inline tg_decl padding_after(const struct tg_ir *ir, const struct tg_ir_type *type,
				    unsigned depth)
{
	tg_node record = ir->decl[type->decl].node;
	uint64_t end = 0;
	tg_decl last = 0;

	if (type->cls != TG_TYPE_STRUCT || !tg_ir_is(ir, record, TG_IR_RECORD) ||
	    type->size == TG_SIZE_UNKNOWN || depth == PADDING_DEEPEST)
		return 0;
	for (TG_IR_EACH_CHILD(ir, c, record)) {
		const struct tg_ir_decl *field = &ir->decl[ir->node[c].decl];
		const struct tg_ir_type *inner = &ir->type[field->type];

		if (!tg_ir_is(ir, c, TG_IR_FIELD) || field->value < 0 ||
		    !*tg_ir_text(ir, field->name) || inner->size == TG_SIZE_UNKNOWN)
			return 0;
		if (last && (uint64_t)field->value > end)
			return last;
		if (padding_after(ir, padding_element(ir, inner), depth + 1))
			return ir->node[c].decl;
		end = (uint64_t)field->value + (field->bits ? field->bits : inner->size * 8);
		last = ir->node[c].decl;
	}
	return last && end < type->size * 8 ? last : 0;
}

#endif
