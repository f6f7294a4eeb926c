/* SPDX-License-Identifier: Apache-2.0 */
/*
 * boundary/public-static - a static member that every other part of the program may change.
 *
 * Constants and references are left alone, and so are classes that only one file knows.
 */
#include "common/literal.h"

static void visit(struct tg_pass *pass, tg_node var);

const struct tg_rule tg_rule_public_static = {
	.id = "boundary/public-static",
	.kinds = TG_KINDS(TG_IR_VAR),
	.visit = visit,
};

/* True for a class in a namespace without a name, or in a function. */
static bool is_local(const struct tg_ir *ir, tg_node n)
{
	for (n = ir->node[n].parent; n; n = ir->node[n].parent)
		if (tg_ir_is(ir, n, TG_IR_FUNCTION) ||
		    (tg_ir_is(ir, n, TG_IR_NAMESPACE) &&
		     !*tg_ir_text(ir, ir->decl[ir->node[n].decl].name)))
			return true;
	return false;
}

static void visit(struct tg_pass *pass, tg_node var)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_decl *d = &ir->decl[ir->node[var].decl];
	const struct tg_ir_type *type = &ir->type[ir->type[d->type].canonical];

	if (!(d->flags & TG_DECL_PUBLIC) || !tg_ir_is(ir, ir->node[var].parent, TG_IR_RECORD))
		return;
	while (type->cls == TG_TYPE_ARRAY)
		type = &ir->type[ir->type[type->of].canonical];
	if ((type->flags & TG_TYPE_CONST) || (ir->type[d->type].flags & TG_TYPE_CONST) ||
	    type->cls == TG_TYPE_REFERENCE || type->cls == TG_TYPE_DEPENDENT || is_local(ir, var))
		return;
	pass->host->report(pass, var, "everybody may change '%s' for all objects of '%s'",
			   tg_ir_text(ir, d->name), tg_ir_text(ir, ir->decl[d->parent].name));
}
