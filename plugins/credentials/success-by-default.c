/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/success-by-default - a function that decides who may enter, and whose result is
 * "yes" before anything was looked at.
 *
 * A local result that starts as success (true, or a constant called OK, SUCCESS, GRANTED ...), is
 * set to something else later, and is returned on an early way out, by `goto` or `return` in the
 * branch of a condition, before anything but its initialiser has set it.
 */
#include "common/expr.h"

static void function(struct tg_pass *pass, tg_node function);

const struct tg_rule tg_rule_success_by_default = {
	.id = "credentials/success-by-default",
	.function = function,
};

/* The initialiser stands for success: `true`, or a constant that is called so. */
static bool is_success(struct tg_pass *pass, tg_node var)
{
	const struct tg_ir *ir = pass->ir;
	tg_node value = tg_ir_child(ir, var, 0), bare = tg_ir_strip(ir, value);
	int64_t number;

	if (tg_ir_is(ir, bare, TG_IR_REF) &&
	    ir->decl[ir->node[bare].decl].kind == TG_DECL_ENUM_CONSTANT)
		return pass->host->name_has(pass, "success-words", tg_ir_name(ir, bare));
	if (ir->node[bare].macro && !(ir->node[bare].flags & TG_IR_MACRO_ARG) &&
	    pass->host->name_has(pass, "success-words",
				 tg_ir_text(ir, ir->macro[ir->node[bare].macro].name)))
		return true;
	return tg_ir_type_of(ir, var)->cls == TG_TYPE_BOOL && tg_ir_constant(ir, value, &number) &&
	       number == 1;
}

static bool returns(const struct tg_ir *ir, tg_node function, tg_decl decl)
{
	tg_node n;

	for (n = function; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_RETURN) &&
		    lit_variable(ir, tg_ir_child(ir, n, 0)) == decl)
			return true;
	return false;
}

/* An early way out: `goto`, or `return result`, within an `if`. */
static bool is_way_out(const struct tg_ir *ir, tg_node n, tg_decl decl)
{
	tg_node at;

	if (!tg_ir_is(ir, n, TG_IR_GOTO) &&
	    !(tg_ir_is(ir, n, TG_IR_RETURN) && lit_variable(ir, tg_ir_child(ir, n, 0)) == decl))
		return false;
	for (at = ir->node[n].parent; at && !tg_ir_is(ir, at, TG_IR_FUNCTION);
	     at = ir->node[at].parent)
		if (tg_ir_is(ir, at, TG_IR_IF))
			return true;
	return false;
}

static void check(struct tg_pass *pass, tg_node function, tg_node var)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl decl = ir->node[var].decl;
	tg_node n, way = 0;

	for (n = ir->node[var].end; n < ir->node[function].end; n++) {
		if (!way && is_way_out(ir, n, decl))
			way = n;
		if (!lit_is_written_by(ir, n, decl))
			continue;
		if (!way) /* the first thing that happens to it */
			return;
		pass->host->report(pass, way,
				   "'%s' says yes here, and nothing has been checked yet: let it "
				   "start with no",
				   tg_ir_text(ir, ir->decl[decl].name));
		pass->host->step(pass, var, "it starts as success");
		return;
	}
}

static void function(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	if (!pass->host->name_has(pass, "login-words",
				  tg_ir_text(ir, ir->decl[ir->node[function].decl].name)))
		return;
	for (n = function; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_VAR) && is_success(pass, n) &&
		    returns(ir, function, ir->node[n].decl))
			check(pass, function, n);
}
