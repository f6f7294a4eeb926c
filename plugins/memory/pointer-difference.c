/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/pointer-difference - two pointers into different arrays are subtracted.
 *
 * Each side is followed to the array it points into: the array itself, a pointer of the function
 * that is set to nothing but places in one array, a search in it, and sums with numbers. Where
 * that is not certain, nothing is said.
 */
#include "common/expr.h"

enum { ROOT_DEPTH = 6 };

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_pointer_difference = {
	.id = "memory/pointer-difference",
	.kinds = TG_KINDS(TG_IR_BINARY),
	.visit = visit,
};

static tg_decl array_of(const struct tg_ir *ir, tg_node n, unsigned depth);

/* The one array that every value given to a local pointer points into; or 0. */
static tg_decl array_of_variable(const struct tg_ir *ir, tg_decl decl, unsigned depth)
{
	tg_node function = ir->decl[ir->decl[decl].parent].node, n, value;
	tg_decl array = 0, other;

	if (ir->decl[decl].kind != TG_DECL_VAR || !tg_ir_is(ir, function, TG_IR_FUNCTION))
		return 0;
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
		other = array_of(ir, value, depth + 1);
		if (!other || (array && array != other))
			return 0;
		array = other;
	}
	return array;
}

/* The array that an expression points into; or 0. */
static tg_decl array_of(const struct tg_ir *ir, tg_node n, unsigned depth)
{
	static const char *const searches[] = {"strchr", "strrchr", "strstr", "strpbrk", "memchr",
					       "wcschr", "wcsrchr", "wcsstr", NULL};
	tg_decl decl;

	n = expr_value(ir, n);
	if (depth > ROOT_DEPTH)
		return 0;
	if (tg_ir_is(ir, n, TG_IR_CALL))
		return expr_is_one_of(tg_ir_callee(ir, n), searches)
			       ? array_of(ir, tg_ir_arg(ir, n, 0), depth + 1)
			       : 0;
	if (tg_ir_is(ir, n, TG_IR_BINARY) &&
	    (ir->node[n].op == TG_OP_ADD || ir->node[n].op == TG_OP_SUB))
		return array_of(ir, tg_ir_child(ir, n, 0), depth + 1);
	if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS) {
		n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
		if (tg_ir_is(ir, n, TG_IR_SUBSCRIPT))
			return array_of(ir, tg_ir_child(ir, n, 0), depth + 1);
		return lit_variable(ir, n);
	}
	decl = lit_variable(ir, n);
	if (ir->type[ir->decl[decl].type].cls == TG_TYPE_ARRAY &&
	    ir->decl[decl].kind == TG_DECL_VAR)
		return decl;
	return decl ? array_of_variable(ir, decl, depth) : 0;
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
	a = array_of(ir, left, 0);
	b = array_of(ir, right, 0);
	if (a && b && a != b)
		pass->host->report(pass, n,
				   "one pointer points into '%s', the other into '%s': their "
				   "distance means nothing",
				   tg_ir_text(ir, ir->decl[a].name),
				   tg_ir_text(ir, ir->decl[b].name));
}
