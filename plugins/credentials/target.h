/* SPDX-License-Identifier: Apache-2.0 */
/*
 * target.h - where a string literal of an initialiser, an assignment or a return ends up.
 */
#ifndef TRACEGATE_CREDENTIALS_TARGET_H
#define TRACEGATE_CREDENTIALS_TARGET_H

#include "common/literal.h"

/* Where a value goes: a name, and whether it is the second element of a row of a table. */
struct target {
	const char *name; /* of a variable, field or function, or "" */
	bool second;      /* in `users[][2] = {{"a", "b"}}`, true for "b" */
};

/* The name of field number `index` of a struct whose definition is in this unit, or "". */
static inline const char *target_field(const struct tg_ir *ir, tg_decl record, unsigned index)
{
	unsigned at = 0;

	for (TG_IR_EACH_CHILD(ir, c, ir->decl[record].node)) {
		if (!tg_ir_is(ir, c, TG_IR_FIELD))
			continue;
		if (at++ == index)
			return tg_ir_text(ir, ir->decl[ir->node[c].decl].name);
	}
	return "";
}

/* The number of a list's element among those without designator; one with it starts over. */
static inline unsigned target_index(const struct tg_ir *ir, tg_node list, tg_node element)
{
	unsigned index = 0;

	for (TG_IR_EACH_CHILD(ir, c, list)) {
		if (c == element)
			break;
		if (tg_ir_is(ir, c, TG_IR_DESIGNATED))
			index = ir->decl[ir->node[c].decl].index;
		index++;
	}
	return index;
}

/* One step outwards from an element of a list. False when its name is found: it is in `ret`. */
static inline bool target_leave_list(const struct tg_ir *ir, tg_node list, tg_node element,
				     struct target *ret)
{
	const struct tg_ir_type *type = &ir->type[tg_ir_type_of(ir, list)->canonical];

	if (type->cls == TG_TYPE_STRUCT) {
		ret->name = target_field(ir, type->decl, target_index(ir, list, element));
		return false;
	}
	/* Tables are long: elements are only counted in their rows. */
	if (tg_ir_is(ir, ir->node[list].parent, TG_IR_INIT_LIST))
		ret->second |= target_index(ir, list, element) == 1;
	return true;
}

static inline struct target target_of(const struct tg_ir *ir, tg_node n)
{
	struct target target = {.name = ""};
	tg_node parent;

	for (;; n = parent) {
		const struct tg_ir_node *node;

		parent = ir->node[n].parent;
		node = &ir->node[parent];
		switch (node->kind) {
		case TG_IR_CAST:
		case TG_IR_COMPOUND_LITERAL:
			continue;
		case TG_IR_CONDITIONAL:
			if (n != tg_ir_child(ir, parent, 0))
				continue;
			return target;
		case TG_IR_INIT_LIST:
			if (target_leave_list(ir, parent, n, &target))
				continue;
			return target;
		case TG_IR_DESIGNATED:
			if (!node->decl) /* [3] = ... */
				continue;
			/* fall through */
		case TG_IR_VAR:
		case TG_IR_PARAM:
			target.name = tg_ir_text(ir, ir->decl[node->decl].name);
			return target;
		case TG_IR_ASSIGN:
			if (node->op == TG_OP_ASSIGN && n != tg_ir_child(ir, parent, 0))
				target.name = lit_name_of(ir, tg_ir_child(ir, parent, 0));
			return target;
		case TG_IR_RETURN:
			target.name = tg_ir_text(
				ir, ir->decl[ir->node[tg_ir_function_of(ir, parent)].decl].name);
			return target;
		default:
			return target;
		}
	}
}

/* The place that a literal is copied to by `strcpy(to, "...")` and its like, or 0. */
static inline tg_node target_of_copy(struct tg_pass *pass, tg_node call)
{
	if (!pass->host->in_list(pass, "copiers", tg_ir_callee(pass->ir, call)))
		return 0;
	return tg_ir_arg(pass->ir, call, 0);
}

#endif
