/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/format-string - a format that is not a constant of the program.
 *
 * Whoever chooses the format reads and writes memory through it. Left alone: constants behind a
 * name, in tables and in fields that never hold anything else, translated texts, formats that are
 * put together from constants and numbers, what a static function is given by all its callers, and
 * wrappers that hand on the format they were given with its arguments.
 */
#include "injection/build.h"

enum { CALLERS_DEEP = 3 };

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_format_string = {
	.id = "injection/format-string",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

static bool is_safe(struct tg_pass *pass, tg_node n, unsigned depth);

/* True for a global array of constant characters, which another unit may define. */
static bool is_constant_text(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_decl *decl = &ir->decl[lit_variable(ir, n)];
	const struct tg_ir_type *type = &ir->type[decl->type];

	return decl->kind == TG_DECL_VAR && (decl->flags & TG_DECL_GLOBAL) &&
	       type->cls == TG_TYPE_ARRAY && (ir->type[type->of].flags & TG_TYPE_CONST);
}

/* True when `n` is a parameter of a function that takes the arguments along with the format. */
static bool is_handed_on(const struct tg_ir *ir, tg_node n)
{
	tg_node function = tg_ir_function_of(ir, n);

	if (ir->decl[lit_variable(ir, n)].kind != TG_DECL_PARAM)
		return false;
	if (ir->decl[ir->node[function].decl].flags & TG_DECL_VARIADIC)
		return true;
	for (TG_IR_EACH_CHILD(ir, c, function))
		if (tg_ir_is(ir, c, TG_IR_PARAM) &&
		    strstr(tg_ir_text(ir, tg_ir_type_of(ir, c)->name), "va_list"))
			return true;
	return false;
}

/* True when all calls of a function, of which there are some here, give safe formats for this. */
static bool callers_are_safe(struct tg_pass *pass, tg_decl param, unsigned depth)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl function = ir->decl[param].parent;
	bool any = false;
	tg_node n, call;

	if (ir->decl[param].kind != TG_DECL_PARAM || depth >= CALLERS_DEEP)
		return false;
	for (n = 1; n < ir->node_count; n++) {
		if (!tg_ir_is(ir, n, TG_IR_REF) || ir->node[n].decl != function)
			continue;
		call = ir->node[lit_whole_access(ir, n)].parent;
		if (!tg_ir_is(ir, call, TG_IR_CALL) ||
		    tg_ir_strip(ir, tg_ir_child(ir, call, 0)) != n ||
		    !is_safe(pass, tg_ir_arg(ir, call, ir->decl[param].index), depth + 1))
			return false;
		any = true;
	}
	return any;
}

/* True when a value that is stored somewhere is no format from outside. */
static bool is_safe_value(struct tg_pass *pass, tg_node value, unsigned depth)
{
	return tg_ir_is(pass->ir, value, TG_IR_ABSENT) ||
	       (depth < CALLERS_DEEP && is_safe(pass, value, depth + 1));
}

/* True when the unit stores nothing but safe formats in a field, and does so somewhere. */
static bool field_is_safe(struct tg_pass *pass, tg_decl field, unsigned depth)
{
	const struct tg_ir *ir = pass->ir;
	bool any = false;
	tg_node n, value;

	for (n = 1; n < ir->node_count; n++) {
		const struct tg_ir_type *type = tg_ir_type_of(ir, n);

		value = 0;
		if (tg_ir_is(ir, n, TG_IR_DESIGNATED) && ir->node[n].decl == field) {
			value = tg_ir_child(ir, n, 0);
		} else if (tg_ir_is(ir, n, TG_IR_MEMBER) && ir->node[n].decl == field &&
			   lit_is_target(ir, n)) {
			if (!tg_ir_is(ir, ir->node[n].parent, TG_IR_ASSIGN))
				return false;
			value = tg_ir_child(ir, ir->node[n].parent, 1);
		} else if (tg_ir_is(ir, n, TG_IR_INIT_LIST) &&
			   ir->type[type->canonical].decl == ir->decl[field].parent) {
			value = tg_ir_child(ir, n, ir->decl[field].index);
			if (tg_ir_is(ir, tg_ir_child(ir, n, 0), TG_IR_DESIGNATED))
				value = 0;
		}
		if (value && !is_safe_value(pass, value, depth))
			return false;
		any |= value != 0;
	}
	return any;
}

/* A pointer that a unit defines with a literal: other units could change it, and hardly ever do. */
static bool begins_as_literal(const struct tg_ir *ir, tg_decl decl)
{
	return lit_string_of(ir, lit_initialiser(ir, decl)) &&
	       (ir->decl[decl].flags & TG_DECL_GLOBAL) &&
	       (ir->type[ir->type[ir->decl[decl].type].of].flags & TG_TYPE_CONST);
}

/* True when each value that a pointer of this unit is ever given here is a safe format. */
static bool variable_is_safe(struct tg_pass *pass, tg_decl decl, tg_node function, unsigned depth)
{
	const struct tg_ir *ir = pass->ir;
	bool global = ir->decl[decl].flags & TG_DECL_GLOBAL, any = false;
	tg_node n, end = global ? ir->node_count : ir->node[function].end, value;

	if (ir->decl[decl].kind != TG_DECL_VAR ||
	    (ir->decl[decl].linkage == TG_LINK_EXTERNAL && !begins_as_literal(ir, decl)) ||
	    ir->type[ir->decl[decl].type].cls != TG_TYPE_POINTER)
		return false;
	for (n = global ? 1 : function; n < end; n++) {
		if (tg_ir_is(ir, n, TG_IR_VAR) && ir->node[n].decl == decl) {
			value = tg_ir_child(ir, n, 0);
		} else if (lit_variable(ir, n) == decl && lit_is_target(ir, n)) {
			if (!tg_ir_is(ir, ir->node[n].parent, TG_IR_ASSIGN))
				return false;
			value = tg_ir_child(ir, ir->node[n].parent, 1);
		} else {
			continue;
		}
		if (!is_safe_value(pass, value, depth))
			return false;
		any |= !tg_ir_is(ir, value, TG_IR_ABSENT);
	}
	return any;
}

/*
 * True when one of a call's arguments is a literal: gettext("...") gives its translation. So may
 * a function that nobody has declared: it is a macro of a header that was not found.
 */
static bool is_translation(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	unsigned count = tg_ir_arg_count(ir, call), i;
	tg_type type = ir->decl[ir->node[call].decl].type;

	if (!pass->host->in_list(pass, "translators", tg_ir_callee(ir, call)) &&
	    !(ir->type[type].flags & TG_TYPE_NO_PROTOTYPE))
		return false;
	for (i = 0; i < count; i++)
		if (lit_string_of(ir, tg_ir_arg(ir, call, i)))
			return true;
	return false;
}

/* An element of a table that begins with nothing but literals, and to which the unit adds none. */
static bool is_of_literals(const struct tg_ir *ir, tg_node element)
{
	const tg_decl decl = lit_variable(ir, tg_ir_child(ir, element, 0));
	tg_node list = tg_ir_strip(ir, lit_initialiser(ir, decl)), n;

	if (!(ir->decl[decl].flags & TG_DECL_GLOBAL) || !tg_ir_is(ir, list, TG_IR_INIT_LIST))
		return false;
	for (TG_IR_EACH_CHILD(ir, c, list))
		if (!lit_string_of(ir, c))
			return false;
	for (n = 1; n < ir->node_count; n++)
		if (tg_ir_is(ir, n, TG_IR_SUBSCRIPT) && lit_is_target(ir, n) &&
		    lit_variable(ir, tg_ir_child(ir, n, 0)) == decl)
			return false;
	return true;
}

static bool is_safe(struct tg_pass *pass, tg_node n, unsigned depth)
{
	const struct tg_ir *ir = pass->ir;
	int64_t value;

	n = tg_ir_strip(ir, n);
	if (!n || lit_string_of(ir, n) || (tg_ir_constant(ir, n, &value) && value == 0))
		return true;
	switch (ir->node[n].kind) {
	case TG_IR_CONDITIONAL:
		return is_safe(pass, tg_ir_child(ir, n, 1), depth) &&
		       is_safe(pass, tg_ir_child(ir, n, 2), depth);
	case TG_IR_BINARY: /* "fmt" + offset; the comma of a macro */
		return is_safe(pass, tg_ir_child(ir, n, ir->node[n].op == TG_OP_COMMA), depth);
	case TG_IR_CALL:
		return is_translation(pass, n);
	case TG_IR_SUBSCRIPT:
		return lit_is_table_element(ir, n) || is_of_literals(ir, n);
	case TG_IR_MEMBER:
		return lit_is_table_element(ir, n) || field_is_safe(pass, ir->node[n].decl, depth);
	case TG_IR_REF:
		return is_constant_text(ir, n) || is_handed_on(ir, n) ||
		       callers_are_safe(pass, ir->node[n].decl, depth) ||
		       variable_is_safe(pass, ir->node[n].decl, tg_ir_function_of(ir, n), depth) ||
		       (ir->decl[ir->node[n].decl].kind == TG_DECL_VAR && build_is_followed(ir, n));
	default:
		return false;
	}
}

/*
 * True when the function that is called can have its format there: before the arguments. Programs
 * have functions of their own that are called error() or warn().
 */
static bool takes_format(const struct tg_ir *ir, tg_node call, unsigned index)
{
	const struct tg_ir_type *type = &ir->type[ir->decl[ir->node[call].decl].type];

	if (type->cls != TG_TYPE_FUNCTION || (type->flags & TG_TYPE_NO_PROTOTYPE))
		return true;
	return index + ((type->flags & TG_TYPE_VARIADIC) ? 1 : 2) == type->param_count;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	unsigned count = tg_ir_arg_count(ir, call), i;

	for (i = 0; i < count; i++) {
		if (!pass->host->call_has_role(pass, call, (int)i, TG_ROLE_FORMAT) ||
		    !takes_format(ir, call, i))
			continue;
		if (is_safe(pass, tg_ir_arg(ir, call, i), 0))
			return;
		pass->host->report(pass, call,
				   "the format of %s() is not a constant; who chooses it reads and "
				   "writes memory",
				   tg_ir_callee(ir, call));
		return;
	}
}
