/* SPDX-License-Identifier: Apache-2.0 */
/*
 * builder.c - blocks, edges and operations as they grow; and the whole of a function.
 */
#include "engine/flow/builder.h"

#include <stdlib.h>

uint32_t builder_block(struct builder *b)
{
	struct tg_cfg_block *block = TG_VEC_ADD(&b->block);

	*block = (struct tg_cfg_block){.end = TG_CFG_STOP, .edge = CODE_NOWHERE};
	return (uint32_t)b->block.count - 1;
}

void builder_enter(struct builder *b, uint32_t block)
{
	if (b->at != CODE_NOWHERE)
		builder_jump(b, block);
	b->at = block;
	b->block.at[block].first = (uint32_t)b->op.count;
}

/* Code after a jump is dead, but it has to stand somewhere. */
static struct tg_cfg_block *growing(struct builder *b)
{
	if (b->at == CODE_NOWHERE)
		builder_enter(b, builder_block(b));
	return &b->block.at[b->at];
}

void builder_edge(struct builder *b, uint32_t at, struct tg_cfg_edge edge)
{
	struct tg_cfg_block *block = &b->block.at[at];

	if (block->edge == CODE_NOWHERE)
		block->edge = (uint32_t)b->edge.count;
	*TG_VEC_ADD(&b->edge) = edge;
	block->edges++;
}

void builder_end(struct builder *b, enum tg_cfg_end end, tg_node node)
{
	struct tg_cfg_block *block = growing(b);

	block->end = (uint8_t)end;
	block->node = node;
	block->count = (uint32_t)b->op.count - block->first;
	b->at = CODE_NOWHERE;
}

void builder_jump(struct builder *b, uint32_t to)
{
	uint32_t from;

	if (b->at == CODE_NOWHERE)
		return;
	from = b->at;
	builder_end(b, TG_CFG_JUMP, 0);
	builder_edge(b, from, (struct tg_cfg_edge){.to = to});
}

void builder_branch(struct builder *b, tg_node node, uint32_t yes, uint32_t no)
{
	uint32_t from;

	growing(b);
	from = b->at;
	builder_end(b, TG_CFG_BRANCH, node);
	builder_edge(b, from, (struct tg_cfg_edge){.to = yes});
	builder_edge(b, from, (struct tg_cfg_edge){.to = no});
}

struct tg_cfg_op *builder_op(struct builder *b, enum tg_cfg_kind kind, tg_node node)
{
	struct tg_cfg_op *op;

	growing(b);
	if (b->op.count >= CODE_OPS_MAX)
		b->full = true;
	op = TG_VEC_ADD(&b->op);
	*op = (struct tg_cfg_op){.kind = (uint8_t)kind, .node = node};
	return op;
}

void builder_number(struct builder *b, enum tg_cfg_kind kind, tg_node node, int64_t number)
{
	bool fits = number >= INT32_MIN && number <= INT32_MAX;

	builder_op(b, fits ? kind : TG_CFG_UNKNOWN, node)->number = fits ? (int32_t)number : 0;
}

void builder_decl(struct builder *b, enum tg_cfg_kind kind, tg_node node, tg_decl decl)
{
	builder_op(b, kind, node)->decl = decl;
}

const struct tg_ir_type *builder_type(const struct tg_ir *ir, tg_type type)
{
	return &ir->type[ir->type[type].canonical];
}

int64_t tg_cfg_field(const struct tg_ir *ir, tg_decl field)
{
	const struct tg_ir_decl *decl = &ir->decl[field];

	return field && decl->kind == TG_DECL_FIELD && decl->value >= 0 ? decl->value / 8 : -1;
}

int tg_cfg_local(const struct tg_cfg *code, tg_decl decl)
{
	uint32_t low = 0, high = code->locals;

	while (low < high) {
		uint32_t middle = (low + high) / 2;

		if (code->local[middle].decl < decl)
			low = middle + 1;
		else
			high = middle;
	}
	return low < code->locals && code->local[low].decl == decl ? (int)low : -1;
}

/* True when the address of a REF is used for more than to read or write the variable. */
static bool taken(const struct tg_ir *ir, tg_node ref)
{
	tg_node n = ref, parent = ir->node[n].parent;
	uint8_t cls = builder_type(ir, ir->node[ref].type)->cls;

	if (cls == TG_TYPE_ARRAY || cls == TG_TYPE_REFERENCE)
		return true;
	while (ir->cplusplus && tg_ir_is(ir, parent, TG_IR_CAST) &&
	       ir->node[parent].flags & TG_IR_IMPLICIT)
		parent = ir->node[parent].parent;
	if (ir->cplusplus && (tg_ir_is(ir, parent, TG_IR_RETURN) ||
			      (tg_ir_is(ir, parent, TG_IR_VAR) &&
			       builder_type(ir, ir->node[parent].type)->cls == TG_TYPE_REFERENCE)))
		return true;
	while (tg_ir_is(ir, parent, TG_IR_MEMBER) && ir->node[parent].op == TG_OP_DOT) {
		n = parent;
		parent = ir->node[n].parent;
		if (builder_type(ir, ir->node[n].type)->cls == TG_TYPE_ARRAY)
			return true;
	}
	return (tg_ir_is(ir, parent, TG_IR_UNARY) && ir->node[parent].op == TG_OP_ADDRESS) ||
	       tg_ir_is(ir, parent, TG_IR_LAMBDA) || tg_ir_is(ir, parent, TG_IR_OTHER) ||
	       (ir->cplusplus && tg_ir_is(ir, parent, TG_IR_CALL));
}

static int by_decl(const void *a, const void *b)
{
	tg_decl x = ((const struct tg_cfg_local *)a)->decl;
	tg_decl y = ((const struct tg_cfg_local *)b)->decl;

	return x < y ? -1 : x > y;
}

static int by_value(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

/* Variables, constants and the number of calls of the function. */
static void survey(struct builder *b, tg_node function)
{
	const struct tg_ir *ir = b->ir;
	tg_node n;
	size_t i;

	for (n = function + 1; n < ir->node[function].end; n++) {
		const struct tg_ir_node *node = &ir->node[n];

		if (node->kind == TG_IR_VAR || node->kind == TG_IR_PARAM)
			*TG_VEC_ADD(&b->local) = (struct tg_cfg_local){.decl = node->decl};
		if (node->flags & TG_IR_HAS_VALUE && b->threshold.count < 256 &&
		    (node->kind == TG_IR_INTEGER || node->kind == TG_IR_SIZEOF ||
		     node->kind == TG_IR_REF || node->kind == TG_IR_BINARY))
			*TG_VEC_ADD(&b->threshold) = node->value;
		b->code->calls += node->kind == TG_IR_CALL;
	}
	if (b->local.count)
		qsort(b->local.at, b->local.count, sizeof(*b->local.at), by_decl);
	if (b->threshold.count)
		qsort(b->threshold.at, b->threshold.count, sizeof(*b->threshold.at), by_value);
	b->code->local = b->local.at;
	b->code->locals = (uint32_t)b->local.count;
	for (n = function + 1; n < ir->node[function].end; n++) {
		int at = tg_ir_is(ir, n, TG_IR_REF) ? tg_cfg_local(b->code, ir->node[n].decl) : -1;

		if (at >= 0 && taken(ir, n))
			b->local.at[at].taken = true;
	}
	for (i = 0; i < b->local.count; i++)
		if (ir->decl[b->local.at[i].decl].flags & (TG_DECL_GLOBAL | TG_DECL_CLEANUP))
			b->local.at[i].taken = true;
}

static void *keep(struct tg_arena *arena, const void *at, size_t count, size_t size)
{
	void *copy = tg_arena_alloc(arena, (count + 1) * size);

	if (count)
		memcpy(copy, at, count * size);
	return copy;
}

static void finish(struct builder *b)
{
	struct tg_cfg *code = b->code;

	code->op = keep(b->arena, b->op.at, b->op.count, sizeof(*b->op.at));
	code->ops = (uint32_t)b->op.count;
	code->edge = keep(b->arena, b->edge.at, b->edge.count, sizeof(*b->edge.at));
	code->edges = (uint32_t)b->edge.count;
	code->local = keep(b->arena, b->local.at, b->local.count, sizeof(*b->local.at));
	code->threshold =
		keep(b->arena, b->threshold.at, b->threshold.count, sizeof(*b->threshold.at));
	code->thresholds = (uint32_t)b->threshold.count;
	code->blocks = (uint32_t)b->block.count;
	builder_order(b);
	builder_live(b);
	code->block = keep(b->arena, b->block.at, b->block.count, sizeof(*b->block.at));
}

const struct tg_cfg *tg_cfg_make(struct tg_arena *arena, const struct tg_ir *ir, tg_node function)
{
	struct builder b = {.arena = arena, .ir = ir, .at = CODE_NOWHERE};
	tg_node body = tg_ir_body(ir, function);
	const struct tg_ir_type *type;

	if (!body || ir->node[function].end - function > CODE_OPS_MAX)
		return NULL;
	b.to_break = b.to_continue = b.to_default = CODE_NOWHERE;
	b.code = TG_NEW(arena, struct tg_cfg);
	b.code->ir = ir;
	b.code->function = function;
	survey(&b, function);
	type = builder_type(ir, ir->decl[ir->node[function].decl].type);
	b.reference_result = ir->cplusplus && type->cls == TG_TYPE_FUNCTION &&
			     builder_type(ir, type->of)->cls == TG_TYPE_REFERENCE;
	builder_enter(&b, builder_block(&b));
	if (ir->decl[ir->node[function].decl].kind == TG_DECL_CONSTRUCTOR)
		builder_members(&b, function, body);
	builder_statement(&b, body);
	if (b.at != CODE_NOWHERE)
		builder_end(&b, TG_CFG_RETURN, 0);
	if (!b.full)
		finish(&b);
	TG_VEC_DONE(&b.op);
	TG_VEC_DONE(&b.block);
	TG_VEC_DONE(&b.edge);
	TG_VEC_DONE(&b.label);
	TG_VEC_DONE(&b.cases);
	TG_VEC_DONE(&b.local);
	TG_VEC_DONE(&b.threshold);
	TG_VEC_DONE(&b.object);
	return b.full ? NULL : b.code;
}
