/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cfg_object.c - C++: references, and objects from their constructor to their destructor. See
 * builder.h.
 *
 * Only constructors and destructors whose body can be seen are called; those the compiler makes do
 * nothing but copy, and are written so.
 */
#include "engine/flow/builder.h"

/* Without conversions that the compiler made: to a base, to const. */
static tg_node core(const struct tg_ir *ir, tg_node n)
{
	while (tg_ir_is(ir, n, TG_IR_CAST) && ir->node[n].flags & TG_IR_IMPLICIT &&
	       builder_is_object(ir, tg_ir_child(ir, n, 0)))
		n = tg_ir_child(ir, n, 0);
	return n;
}

bool builder_returns_reference(const struct tg_ir *ir, tg_node call)
{
	const struct tg_ir_decl *decl = &ir->decl[ir->node[call].decl];
	const struct tg_ir_type *type = builder_type(ir, decl->type);

	return tg_ir_is(ir, call, TG_IR_CALL) && type->cls == TG_TYPE_FUNCTION &&
	       builder_type(ir, type->of)->cls == TG_TYPE_REFERENCE;
}

void builder_reference(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;

	n = core(ir, n);
	if (builder_is_object(ir, n) || builder_returns_reference(ir, n)) {
		builder_address(b, n);
		return;
	}
	builder_op(b, TG_CFG_TEMP, n);
	builder_op(b, TG_CFG_DUP, n);
	builder_value(b, n);
	builder_op(b, TG_CFG_INIT, n);
}

/* `in >> v` of a member: the object stands as the first argument, before the parameters. */
static bool is_operator_of_object(const struct tg_ir *ir, tg_node call)
{
	const struct tg_ir_decl *decl = &ir->decl[ir->node[call].decl];

	return decl->kind == TG_DECL_METHOD &&
	       strncmp(tg_ir_text(ir, decl->name), "operator", 8) == 0 &&
	       tg_ir_is(ir, tg_ir_strip(ir, tg_ir_child(ir, call, 0)), TG_IR_REF);
}

void builder_argument(struct builder *b, tg_node call, unsigned index, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	const struct tg_ir_type *type = builder_type(ir, ir->decl[ir->node[call].decl].type);

	if (index > 0 && ir->cplusplus && is_operator_of_object(ir, call))
		index--;
	if (ir->cplusplus && type->cls == TG_TYPE_FUNCTION && index < type->param_count &&
	    builder_type(ir, ir->params[type->first_param + index])->cls == TG_TYPE_REFERENCE)
		builder_reference(b, n);
	else
		builder_value(b, n);
}

static bool has_body(const struct tg_ir *ir, tg_decl function)
{
	tg_node node = ir->decl[function].node;

	return tg_ir_is(ir, node, TG_IR_FUNCTION) && tg_ir_body(ir, node) &&
	       tg_ir_is(ir, tg_ir_body(ir, node), TG_IR_COMPOUND);
}

bool builder_constructs(const struct tg_ir *ir, tg_node init)
{
	return ir->cplusplus && tg_ir_is(ir, init, TG_IR_CALL) &&
	       ir->decl[ir->node[init].decl].kind == TG_DECL_CONSTRUCTOR;
}

void builder_construct(struct builder *b, tg_node init)
{
	const struct tg_ir *ir = b->ir;
	tg_decl decl = ir->node[init].decl;
	tg_node callee = tg_ir_child(ir, init, 0), first = ir->node[callee].end, c;
	struct tg_cfg_op *op;
	uint16_t count = 0;

	if (first >= ir->node[init].end || !callee)
		first = 0;
	if (!has_body(ir, decl) && first && ir->node[first].end == ir->node[init].end &&
	    builder_type(ir, ir->node[first].type)->decl ==
		    builder_type(ir, ir->node[init].type)->decl &&
	    builder_type(ir, ir->node[init].type)->decl &&
	    ir->decl[builder_type(ir, ir->node[init].type)->decl].node) { /* a copy */
		builder_op(b, TG_CFG_DUP, init);
		builder_value(b, core(ir, first));
		builder_op(b, TG_CFG_INIT, init);
		return;
	}
	if (!has_body(ir, decl)) {
		builder_op(b, TG_CFG_FORGET, init);
		if (!first)
			return;
	}
	builder_op(b, TG_CFG_DUP, init);
	for (c = first; c && c < ir->node[init].end && count < 64; c = ir->node[c].end)
		builder_argument(b, init, count++, c);
	op = builder_op(b, TG_CFG_CALL, init);
	op->count = count;
	op->plain = true;
	builder_op(b, TG_CFG_POP, init);
}

tg_decl builder_destructor(const struct tg_ir *ir, tg_type type)
{
	const struct tg_ir_type *t = builder_type(ir, type);
	tg_node record = t->cls == TG_TYPE_STRUCT ? ir->decl[t->decl].node : 0;

	if (!ir->cplusplus || !tg_ir_is(ir, record, TG_IR_RECORD))
		return 0;
	for (TG_IR_EACH_CHILD(ir, c, record)) {
		tg_decl decl = ir->node[c].decl;

		if (tg_ir_is(ir, c, TG_IR_FUNCTION) && ir->decl[decl].kind == TG_DECL_DESTRUCTOR)
			return has_body(ir, decl) ? decl : 0;
	}
	return 0;
}

/* With the object's address on the stack, which goes. */
void builder_destroy(struct builder *b, tg_node at, tg_decl destructor)
{
	struct tg_cfg_op *op = builder_op(b, TG_CFG_CALL, at);

	op->plain = true;
	op->decl = destructor;
	builder_op(b, TG_CFG_POP, at);
}

void builder_note_object(struct builder *b, tg_node var)
{
	const struct tg_ir *ir = b->ir;

	if (builder_destructor(ir, ir->decl[ir->node[var].decl].type))
		*TG_VEC_ADD(&b->object) = var;
}

void builder_destroy_from(struct builder *b, size_t first)
{
	const struct tg_ir *ir = b->ir;
	size_t i;

	for (i = b->object.count; b->at != CODE_NOWHERE && i-- > first;) {
		tg_decl decl = ir->node[b->object.at[i]].decl;

		builder_decl(b, TG_CFG_ADDRESS, b->object.at[i], decl);
		builder_destroy(b, b->object.at[i], builder_destructor(ir, ir->decl[decl].type));
	}
}
