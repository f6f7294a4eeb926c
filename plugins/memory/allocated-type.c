/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/allocated-type - the memory that is taken is measured by another type than the one it is
 * for, and too small for it: `struct session *s = malloc(sizeof(struct header))`.
 *
 * Found is a call that allocates, whose size is `sizeof` of something, or a multiple of that, and
 * whose result goes into a pointer to what is larger. Left alone are bytes on either side, sums
 * (what lies behind is asked for with them), a known size that holds a whole number of objects,
 * structs that are counted in words, and the size of a pointer variable, which is
 * memory/sizeof-pointer.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_allocated_type = {
	.id = "memory/allocated-type",
	.kinds = TG_KINDS(TG_IR_ASSIGN, TG_IR_VAR, TG_IR_RETURN),
	.visit = visit,
};

/* What the elements of an array are, or the type itself. */
static const struct tg_ir_type *element_of(const struct tg_ir *ir, uint32_t type)
{
	const struct tg_ir_type *t = &ir->type[ir->type[type].canonical];

	while (t->cls == TG_TYPE_ARRAY)
		t = &ir->type[ir->type[t->of].canonical];
	return t;
}

/* The SIZEOF of an expression that is one or a multiple of one; 0 when there is none, or several.
 */
static tg_node measure_of(const struct tg_ir *ir, tg_node n)
{
	tg_node left, right;

	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_SIZEOF))
		return n;
	if (!tg_ir_is(ir, n, TG_IR_BINARY) || ir->node[n].op != TG_OP_MUL)
		return 0;
	left = measure_of(ir, tg_ir_child(ir, n, 0));
	right = measure_of(ir, tg_ir_child(ir, n, 1));
	return left && right ? 0 : left + right;
}

/* The only measure among the arguments of an allocation; 0 when one of them is a sum with it. */
static tg_node measure_in(const struct tg_ir *ir, tg_node call, int64_t *ret_bytes)
{
	unsigned i, count = tg_ir_arg_count(ir, call);
	tg_node found = 0, n;
	int64_t factor;

	*ret_bytes = 1;
	for (i = 0; i < count; i++) {
		tg_node arg = tg_ir_arg(ir, call, i), measure = measure_of(ir, arg);

		for (n = arg; n < ir->node[arg].end && !measure; n++)
			if (tg_ir_is(ir, n, TG_IR_SIZEOF))
				return 0;
		if (measure && found)
			return 0;
		found = measure ? measure : found;
		if (tg_ir_type_of(ir, arg)->cls != TG_TYPE_INT)
			continue;
		if (!expr_constant(ir, arg, &factor) || factor <= 0 || factor > INT32_MAX ||
		    *ret_bytes > INT32_MAX)
			*ret_bytes = 0;
		else
			*ret_bytes *= factor;
	}
	return found;
}

static bool is_bytes(const struct tg_ir_type *type)
{
	return type->cls == TG_TYPE_VOID || type->size == TG_SIZE_UNKNOWN || type->size <= 1;
}

static bool is_record(const struct tg_ir_type *type)
{
	return type->cls == TG_TYPE_STRUCT || type->cls == TG_TYPE_UNION;
}

/* True when objects may well fit: of so many bytes (0: not known), or counted in words. */
static bool is_enough(const struct tg_ir *ir, tg_node measure, const struct tg_ir_type *measured,
		      const struct tg_ir_type *wanted, int64_t bytes)
{
	tg_node subject = tg_ir_strip(ir, tg_ir_child(ir, measure, 0));

	if (measured->cls == TG_TYPE_POINTER)
		return tg_ir_is(ir, subject, TG_IR_REF) || bytes >= (int64_t)wanted->size;
	if (bytes && bytes % (int64_t)wanted->size == 0)
		return true;
	return !is_record(measured) && is_record(wanted) &&
	       (!bytes || bytes >= (int64_t)wanted->size);
}

/* The type of the pointer that takes the result, and the expression; 0 for what gives nothing. */
static uint32_t target_of(const struct tg_ir *ir, tg_node n, tg_node *ret_value)
{
	tg_node function;

	switch (ir->node[n].kind) {
	case TG_IR_VAR:
		*ret_value = tg_ir_child(ir, n, 0);
		return ir->decl[ir->node[n].decl].type;
	case TG_IR_ASSIGN:
		*ret_value = tg_ir_child(ir, n, 1);
		return ir->node[n].op == TG_OP_ASSIGN ? ir->node[tg_ir_child(ir, n, 0)].type : 0;
	default:
		*ret_value = tg_ir_child(ir, n, 0);
		function = tg_ir_function_of(ir, n);
		return ir->type[ir->type[ir->decl[ir->node[function].decl].type].canonical].of;
	}
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node value, call, measure;
	const struct tg_ir_type *pointer, *wanted, *measured;
	uint32_t target = target_of(ir, n, &value);
	int64_t bytes;

	call = tg_ir_strip(ir, value);
	pointer = &ir->type[ir->type[target].canonical];
	if (!target || pointer->cls != TG_TYPE_POINTER || !tg_ir_is(ir, call, TG_IR_CALL) ||
	    !pass->host->has_role(pass, tg_ir_callee(ir, call), TG_RESULT, TG_ROLE_ALLOC))
		return;
	measure = measure_in(ir, call, &bytes);
	if (!measure)
		return;
	wanted = element_of(ir, pointer->of);
	measured = element_of(ir, ir->node[measure].extra);
	if (is_bytes(wanted) || is_bytes(measured) || measured->size >= wanted->size ||
	    is_enough(ir, measure, measured, wanted, bytes))
		return;
	pass->host->report(pass, measure,
			   "this measures '%s', of %llu bytes, for a pointer to '%s', of %llu",
			   tg_ir_text(ir, measured->name), (unsigned long long)measured->size,
			   tg_ir_text(ir, wanted->name), (unsigned long long)wanted->size);
}
