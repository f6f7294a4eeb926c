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

bool flow_returns_reference(const struct tg_ir *ir, tg_node call)
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
	if (builder_is_object(ir, n) || flow_returns_reference(ir, n)) {
		builder_address(b, n);
		return;
	}
	if (builder_constructs(ir, tg_ir_strip(ir, n))) {
		n = tg_ir_strip(ir, n);
		builder_op(b, TG_CFG_TEMP, n);
		builder_construct(b, n);
		return;
	}
	if (tg_ir_is(ir, n, TG_IR_CALL) &&
	    builder_type(ir, ir->node[n].type)->cls == TG_TYPE_STRUCT) {
		builder_value(b, n); /* an object of its own */
		return;
	}
	builder_op(b, TG_CFG_TEMP, n);
	builder_op(b, TG_CFG_DUP, n);
	builder_value(b, n);
	builder_op(b, TG_CFG_INIT, n);
}

bool flow_is_operator(const struct tg_ir *ir, tg_node call)
{
	const struct tg_ir_decl *decl = &ir->decl[ir->node[call].decl];

	return decl->kind == TG_DECL_METHOD && tg_ir_is(ir, call, TG_IR_CALL) &&
	       strncmp(tg_ir_text(ir, decl->name), "operator", 8) == 0 &&
	       tg_ir_is(ir, tg_ir_strip(ir, tg_ir_child(ir, call, 0)), TG_IR_REF);
}

void builder_argument(struct builder *b, tg_node call, unsigned index, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	const struct tg_ir_type *type = builder_type(ir, ir->decl[ir->node[call].decl].type);

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

/* True for what the compiler makes, asked for or not: a copy of all members. The parser gives it an
 * empty body where it is used. */
static bool is_made(const struct tg_ir *ir, tg_decl decl)
{
	return ir->decl[decl].flags & TG_DECL_DEFAULTED || !ir->decl[decl].node;
}

bool builder_assigns_whole(const struct tg_ir *ir, tg_node call)
{
	tg_decl decl = ir->node[call].decl;
	const struct tg_ir_type *to = builder_type(ir, ir->node[tg_ir_child(ir, call, 1)].type);
	const struct tg_ir_type *from = builder_type(ir, ir->node[tg_ir_child(ir, call, 2)].type);

	return strcmp(tg_ir_text(ir, ir->decl[decl].name), "operator=") == 0 &&
	       to->cls == TG_TYPE_STRUCT && to->decl && to->decl == from->decl &&
	       is_made(ir, decl) && ir->decl[to->decl].node;
}

bool builder_constructs(const struct tg_ir *ir, tg_node init)
{
	return ir->cplusplus && tg_ir_is(ir, init, TG_IR_CALL) &&
	       ir->decl[ir->node[init].decl].kind == TG_DECL_CONSTRUCTOR;
}

/* An object of a library's class: what its end means, the models say. */
bool builder_is_foreign(const struct tg_ir *ir, tg_type type)
{
	const struct tg_ir_type *t = builder_type(ir, type);

	return ir->cplusplus && t->cls == TG_TYPE_STRUCT && t->decl &&
	       ir->decl[t->decl].flags & TG_DECL_SYSTEM;
}

/* `forget`: what stands in all of the object before is not known either. */
static void construct(struct builder *b, tg_node init, bool forget)
{
	const struct tg_ir *ir = b->ir;
	tg_decl decl = ir->node[init].decl;
	tg_node callee = tg_ir_child(ir, init, 0), first = ir->node[callee].end, c;
	struct tg_cfg_op *op;
	uint16_t count = 0;

	if (first >= ir->node[init].end || !callee)
		first = 0;
	if (is_made(ir, decl) && first && ir->node[first].end == ir->node[init].end &&
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
		if (forget)
			builder_op(b, TG_CFG_FORGET, init);
		if (!first && !builder_is_foreign(ir, ir->node[init].type))
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

void builder_construct(struct builder *b, tg_node init)
{
	construct(b, init, true);
}

void builder_construct_member(struct builder *b, tg_node init)
{
	construct(b, init, false);
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
	tg_type type = ir->decl[ir->node[var].decl].type;

	if (builder_destructor(ir, type) || builder_is_foreign(ir, type))
		*TG_VEC_ADD(&b->object) = var;
}

void builder_destroy_from(struct builder *b, size_t first)
{
	const struct tg_ir *ir = b->ir;
	size_t i;

	for (i = b->object.count; b->at != CODE_NOWHERE && i-- > first;) {
		tg_decl decl = ir->node[b->object.at[i]].decl;
		tg_decl destructor = builder_destructor(ir, ir->decl[decl].type);

		if (decl == b->returned)
			continue;
		builder_decl(b, TG_CFG_ADDRESS, b->object.at[i], decl);
		if (destructor)
			builder_destroy(b, b->object.at[i], destructor);
		else
			builder_op(b, TG_CFG_FINISH, b->object.at[i]);
	}
}

tg_decl builder_returned(const struct tg_ir *ir, tg_node value)
{
	const struct tg_ir_decl *decl;

	value = core(ir, value);
	decl = &ir->decl[ir->node[value].decl];
	return ir->cplusplus && tg_ir_is(ir, value, TG_IR_REF) && decl->kind == TG_DECL_VAR &&
			       builder_type(ir, decl->type)->cls == TG_TYPE_STRUCT
		       ? ir->node[value].decl
		       : 0;
}

void builder_finish_temporary(struct builder *b, tg_node init)
{
	const struct tg_ir *ir = b->ir;
	tg_node call = tg_ir_strip(ir, init), member = tg_ir_child(ir, call, 0), of;

	if (!ir->cplusplus || !tg_ir_is(ir, call, TG_IR_CALL) ||
	    !tg_ir_is(ir, member, TG_IR_MEMBER) || ir->node[member].op != TG_OP_DOT ||
	    builder_type(ir, ir->node[call].type)->cls != TG_TYPE_POINTER)
		return;
	of = tg_ir_strip(ir, tg_ir_child(ir, member, 0));
	if (!tg_ir_is(ir, of, TG_IR_CALL) || flow_returns_reference(ir, of) ||
	    !builder_is_foreign(ir, ir->node[of].type))
		return;
	builder_op(b, TG_CFG_TEMP, of)->plain = true;
	builder_op(b, TG_CFG_FINISH, of);
}

/* True for a variable of the function around that the body names, at its first use. */
static bool is_captured(const struct tg_ir *ir, tg_node lambda, tg_node n)
{
	const struct tg_ir_decl *decl = &ir->decl[ir->node[n].decl];
	tg_node at;

	if (!tg_ir_is(ir, n, TG_IR_REF) || !decl->node || decl->flags & TG_DECL_GLOBAL ||
	    (decl->kind != TG_DECL_VAR && decl->kind != TG_DECL_PARAM) ||
	    (decl->node >= lambda && decl->node < ir->node[lambda].end))
		return false;
	for (at = lambda; at < n; at++)
		if (tg_ir_is(ir, at, TG_IR_REF) && ir->node[at].decl == ir->node[n].decl)
			return false;
	return true;
}

/* Whoever calls it may change what it names: it has pointers to all of that. */
void builder_lambda(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	tg_node at;
	int64_t offset = 0;

	builder_op(b, TG_CFG_TEMP, n);
	builder_op(b, TG_CFG_FORGET, n);
	for (at = n; at < ir->node[n].end && offset < 256; at++) {
		if (!is_captured(ir, n, at))
			continue;
		builder_op(b, TG_CFG_DUP, at);
		builder_number(b, TG_CFG_OFFSET, at, offset);
		builder_address(b, at);
		builder_op(b, TG_CFG_INIT, at)->plain = true;
		offset += 8;
	}
	builder_op(b, TG_CFG_LOAD, n);
}
