/* SPDX-License-Identifier: Apache-2.0 */
/*
 * control/constant-condition - a condition that has the same outcome whenever it is reached.
 *
 *     if (n > 100)
 *             n = 100;
 *     if (n > 200)
 *
 *     if ((flags & 4u) == 2)
 *
 * The parser warns of what the types and the text of one condition decide; here is what the values
 * decide that a local variable can have. Left alone is what somebody sets to choose a behaviour:
 * macros, constants, variables that are the same for the whole program or never change.
 */
#include "control/loop.h"

static void visit(struct tg_pass *pass, tg_node comparison);
static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_constant_condition = {
	.id = "control/constant-condition",
	.kinds = TG_KINDS(TG_IR_BINARY),
	.visit = visit,
	.events = TG_FLOW_CONSTANT,
	.flow = flow,
};

/* True for a local variable or parameter whose value is not fixed by its declaration. */
static bool is_variable(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_decl *decl = &ir->decl[ir->node[n].decl];
	const struct tg_ir_type *type = &ir->type[decl->type];

	return tg_ir_is(ir, n, TG_IR_REF) &&
	       (decl->kind == TG_DECL_VAR || decl->kind == TG_DECL_PARAM) &&
	       !(decl->flags & TG_DECL_GLOBAL) &&
	       !(type->flags & (TG_TYPE_CONST | TG_TYPE_VOLATILE));
}

/* True for what a condition may consist of so that it is judged. */
static bool is_plain(const struct tg_ir *ir, tg_node n)
{
	switch (ir->node[n].kind) {
	case TG_IR_INTEGER:
	case TG_IR_CHARACTER:
	case TG_IR_CAST:
		return true;
	case TG_IR_BINARY:
		return !(ir->node[n].flags & TG_IR_IN_MACRO);
	case TG_IR_UNARY:
		return ir->node[n].op == TG_OP_LNOT || ir->node[n].op == TG_OP_MINUS;
	case TG_IR_REF:
		return is_variable(ir, n) ||
		       ir->decl[ir->node[n].decl].kind == TG_DECL_ENUM_CONSTANT;
	default:
		return false;
	}
}

/* True when a condition asks nothing but numbers, and a local variable among them. */
static bool is_local(const struct tg_ir *ir, tg_node condition)
{
	bool any = false;
	tg_node n;

	for (n = condition; n < ir->node[condition].end; n++) {
		uint8_t cls = tg_ir_type_of(ir, n)->cls;

		/* `x == x` asks whether a fraction is a number at all. */
		if (!is_plain(ir, n) || cls == TG_TYPE_POINTER || cls == TG_TYPE_FLOAT)
			return false;
		any = any || is_variable(ir, n);
	}
	return any;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;

	if (!is_local(ir, event->at))
		return;
	/* Of `while (n > 0)` the first round is the author's business. */
	if (loop_decided_by(ir, event->at) && !event->write)
		return;
	pass->host->report(pass, event->at, "this is always %s", event->write ? "true" : "false");
}

/* The constant of `x & 4`, of a type without sign: of the others the parser warns. */
static bool mask_of(const struct tg_ir *ir, tg_node n, int64_t *ret_mask)
{
	n = tg_ir_strip(ir, n);
	return tg_ir_is(ir, n, TG_IR_BINARY) && ir->node[n].op == TG_OP_AND &&
	       !(tg_ir_type_of(ir, n)->flags & TG_TYPE_SIGNED) &&
	       (expr_constant(ir, tg_ir_child(ir, n, 0), ret_mask) ||
		expr_constant(ir, tg_ir_child(ir, n, 1), ret_mask));
}

static void visit(struct tg_pass *pass, tg_node comparison)
{
	const struct tg_ir *ir = pass->ir;
	int64_t constant, mask;
	tg_node subject;
	uint8_t op;

	if ((ir->node[comparison].flags & TG_IR_IN_MACRO) || ir->node[comparison].op < TG_OP_EQ ||
	    ir->node[comparison].op > TG_OP_NE ||
	    !expr_test(ir, comparison, &subject, &op, &constant) || !mask_of(ir, subject, &mask) ||
	    mask == 0 || (constant & ~mask) == 0)
		return;
	pass->host->report(pass, comparison, "this is always %s: the mask takes out bits of %lld",
			   op == TG_OP_NE ? "true" : "false", (long long)constant);
}
