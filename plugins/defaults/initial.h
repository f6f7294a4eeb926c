/* SPDX-License-Identifier: Apache-2.0 */
/*
 * defaults/initial.h - the values with which a program starts: initialisers of variables that live
 * as long as it, and what functions set that are called after defaults ("config_set_defaults").
 */
#ifndef TRACEGATE_DEFAULTS_INITIAL_H
#define TRACEGATE_DEFAULTS_INITIAL_H

#include "common/expr.h"

/* Nodes that give something its first value. */
#define INITIAL_KINDS TG_KINDS(TG_IR_ASSIGN, TG_IR_VAR, TG_IR_DESIGNATED)

static inline bool initial_is_lasting(const struct tg_ir *ir, tg_decl decl)
{
	return ir->decl[decl].kind == TG_DECL_VAR && (ir->decl[decl].flags & TG_DECL_GLOBAL);
}

/* The variable around a part of its initialiser, or 0. */
static inline tg_decl initial_variable(const struct tg_ir *ir, tg_node n)
{
	while (tg_ir_is(ir, n, TG_IR_DESIGNATED) || tg_ir_is(ir, n, TG_IR_INIT_LIST) ||
	       tg_ir_is(ir, n, TG_IR_CAST))
		n = ir->node[n].parent;
	return tg_ir_is(ir, n, TG_IR_VAR) ? ir->node[n].decl : 0;
}

/*
 * The name of a setting that starts with a constant, which is stored in `*ret_value`; "" for
 * everything else. A switch is a truth or a number; a text is none.
 */
static inline const char *initial_setting(struct tg_pass *pass, tg_node n, int64_t *ret_value)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, n), value;
	tg_decl local;
	const struct tg_ir_type *type;
	const char *name;

	if (tg_ir_is(ir, n, TG_IR_ASSIGN)) {
		if (!pass->host->name_has(pass, "default-words",
					  tg_ir_text(ir, ir->decl[ir->node[function].decl].name)))
			return "";
		local = lit_variable(ir, tg_ir_child(ir, n, 0));
		if (local && !initial_is_lasting(ir, local))
			return "";
		value = tg_ir_child(ir, n, 1);
		name = lit_name_of(ir, tg_ir_child(ir, n, 0));
		type = tg_ir_type_of(ir, tg_ir_child(ir, n, 0));
	} else {
		if (!initial_is_lasting(ir, initial_variable(ir, n)))
			return "";
		value = tg_ir_child(ir, n, 0);
		name = tg_ir_text(ir, ir->decl[ir->node[n].decl].name);
		type = &ir->type[ir->decl[ir->node[n].decl].type];
	}
	type = &ir->type[type->canonical];
	if ((type->cls != TG_TYPE_BOOL && type->cls != TG_TYPE_INT && type->cls != TG_TYPE_ENUM &&
	     type->cls != TG_TYPE_CHAR) ||
	    type->flags & TG_TYPE_CONST || !expr_constant(ir, value, ret_value))
		return "";
	return name;
}

/* True when a name holds a word of each list, and none of "setting-exceptions". */
static inline bool initial_is_named(struct tg_pass *pass, const char *name, const char *what,
				    const char *how)
{
	return *name && pass->host->name_has(pass, what, name) &&
	       (!how || pass->host->name_has(pass, how, name)) &&
	       !pass->host->name_has(pass, "setting-exceptions", name);
}

#endif
