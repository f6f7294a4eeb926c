/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/pointer-difference - two pointers into different arrays are subtracted.
 *
 * Each side is followed to the array it points into: the array itself, a pointer of the function
 * that is set to nothing but places in one array, a search in it, sums with numbers, a block that
 * it was allocated, and what the caller passed, which is no local array. Where that is not certain,
 * nothing is said.
 */
#include "common/expr.h"

enum { ROOT_DEPTH = 6 };

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_pointer_difference = {
	.id = "memory/pointer-difference",
	.kinds = TG_KINDS(TG_IR_BINARY),
	.visit = visit,
};

static tg_decl array_of(struct tg_pass *pass, tg_node n, unsigned depth);

/* True for a call that gives a new block. */
static bool allocates(struct tg_pass *pass, tg_node n)
{
	n = tg_ir_strip(pass->ir, n);
	return tg_ir_is(pass->ir, n, TG_IR_NEW) ||
	       (tg_ir_is(pass->ir, n, TG_IR_CALL) &&
		!pass->host->in_list(pass, "reallocators", tg_ir_callee(pass->ir, n)) &&
		pass->host->call_has_role(pass, n, TG_RESULT, TG_ROLE_ALLOC));
}

/* The one array that every value given to a local pointer points into; or 0. */
static tg_decl array_of_variable(struct tg_pass *pass, tg_decl decl, unsigned depth)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = ir->decl[ir->decl[decl].parent].node, n, value;
	tg_decl array = 0, other;

	if ((ir->decl[decl].kind != TG_DECL_VAR && ir->decl[decl].kind != TG_DECL_PARAM) ||
	    !tg_ir_is(ir, function, TG_IR_FUNCTION))
		return 0;
	if (ir->decl[decl].kind == TG_DECL_PARAM)
		array = decl;
	for (n = function; n < ir->node[function].end; n++) {
		if (tg_ir_is(ir, n, TG_IR_VAR) && ir->node[n].decl == decl)
			value = tg_ir_child(ir, n, 0);
		else if (!lit_is_written_by(ir, n, decl))
			continue;
		else if (!tg_ir_is(ir, n, TG_IR_ASSIGN))
			return 0;
		else if (ir->node[n].op != TG_OP_ASSIGN)
			continue;
		else
			value = tg_ir_child(ir, n, 1);
		if (tg_ir_is(ir, value, TG_IR_ABSENT))
			continue;
		other = allocates(pass, value) ? decl : array_of(pass, value, depth + 1);
		if (!other || (array && array != other))
			return 0;
		array = other;
	}
	return array;
}

/* The array that an expression points into; or 0. */
static tg_decl array_of(struct tg_pass *pass, tg_node n, unsigned depth)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl decl;

	n = expr_value(ir, n);
	if (depth > ROOT_DEPTH)
		return 0;
	if (tg_ir_is(ir, n, TG_IR_CALL))
		return pass->host->in_list(pass, "points-into-a-text", tg_ir_callee(ir, n))
			       ? array_of(pass, tg_ir_arg(ir, n, 0), depth + 1)
			       : 0;
	if (tg_ir_is(ir, n, TG_IR_BINARY) &&
	    (ir->node[n].op == TG_OP_ADD || ir->node[n].op == TG_OP_SUB))
		return array_of(pass, tg_ir_child(ir, n, 0), depth + 1);
	if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS) {
		n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
		if (tg_ir_is(ir, n, TG_IR_SUBSCRIPT))
			return array_of(pass, tg_ir_child(ir, n, 0), depth + 1);
		return lit_variable(ir, n);
	}
	decl = lit_variable(ir, n);
	if (ir->type[ir->decl[decl].type].cls == TG_TYPE_ARRAY &&
	    ir->decl[decl].kind == TG_DECL_VAR)
		return decl;
	return decl ? array_of_variable(pass, decl, depth) : 0;
}

/* What was passed may be anything but a variable or a block of the function itself. */
static bool may_be_same(const struct tg_ir *ir, tg_decl a, tg_decl b)
{
	const struct tg_ir_decl *x = &ir->decl[a], *y = &ir->decl[b];

	return (x->kind == TG_DECL_PARAM &&
		(y->kind == TG_DECL_PARAM || (y->flags & TG_DECL_GLOBAL))) ||
	       (y->kind == TG_DECL_PARAM && (x->flags & TG_DECL_GLOBAL));
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node left = tg_ir_child(ir, n, 0), right = tg_ir_child(ir, n, 1);
	uint8_t cls = tg_ir_type_of(ir, left)->cls;
	tg_decl a, b;

	if (ir->node[n].op != TG_OP_SUB || (cls != TG_TYPE_POINTER && cls != TG_TYPE_ARRAY))
		return;
	cls = tg_ir_type_of(ir, right)->cls;
	if (cls != TG_TYPE_POINTER && cls != TG_TYPE_ARRAY)
		return;
	a = array_of(pass, left, 0);
	b = array_of(pass, right, 0);
	if (a && b && a != b && !may_be_same(ir, a, b))
		pass->host->report(pass, n,
				   "one pointer points into '%s', the other into '%s': their "
				   "distance means nothing",
				   tg_ir_text(ir, ir->decl[a].name),
				   tg_ir_text(ir, ir->decl[b].name));
}
