/* SPDX-License-Identifier: Apache-2.0 */
/*
 * errors/throw-generic - what is thrown does not say what went wrong.
 *
 * Found is std::exception itself, which holds nothing, and a number, a character or a pointer to
 * text. An enumeration is a type of its own and left alone.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_throw_generic = {
	.id = "errors/throw-generic",
	.kinds = TG_KINDS(TG_IR_THROW),
	.visit = visit,
};

/* What is thrown, in words; NULL when it says enough. */
static const char *kind_of(const struct tg_ir *ir, tg_node value)
{
	const struct tg_ir_type *type = &ir->type[tg_ir_type_of(ir, value)->canonical];

	switch (type->cls) {
	case TG_TYPE_BOOL:
	case TG_TYPE_CHAR:
	case TG_TYPE_INT:
	case TG_TYPE_FLOAT:
		return "a number";
	case TG_TYPE_POINTER:
	case TG_TYPE_ARRAY:
		return ir->type[ir->type[type->of].canonical].cls == TG_TYPE_CHAR ? "a plain text"
										  : NULL;
	case TG_TYPE_STRUCT:
		return strcmp(tg_ir_text(ir, ir->decl[type->decl].name), "exception") == 0 &&
				       strcmp(tg_ir_text(
						      ir,
						      ir->decl[ir->decl[type->decl].parent].name),
					      "std") == 0
			       ? "std::exception"
			       : NULL;
	default:
		return NULL;
	}
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node value = tg_ir_child(ir, n, 0);
	const char *kind = tg_ir_is(ir, value, TG_IR_ABSENT) ? NULL : kind_of(ir, value);

	/* `throw e` in a handler hands on what came. */
	if (!kind || tg_ir_is(ir, tg_ir_strip(ir, value), TG_IR_REF))
		return;
	pass->host->report(
		pass, n, "%s is thrown: who catches it cannot tell this failure from others", kind);
}
