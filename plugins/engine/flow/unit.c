/* SPDX-License-Identifier: Apache-2.0 */
/*
 * unit.c - a translation unit as the flow engine holds it. See run.h.
 */
#include "engine/flow/flow.h"
#include "engine/flow/run.h"

/* The variable that an expression writes when it is the target of a change, or 0. */
static tg_decl root_of(const struct tg_ir *ir, tg_node n)
{
	for (;;) {
		n = tg_ir_strip(ir, n);
		if (tg_ir_is(ir, n, TG_IR_REF))
			return ir->node[n].decl;
		if ((tg_ir_is(ir, n, TG_IR_MEMBER) && ir->node[n].op == TG_OP_DOT) ||
		    tg_ir_is(ir, n, TG_IR_SUBSCRIPT))
			n = tg_ir_child(ir, n, 0);
		else
			return 0;
	}
}

static bool changes(const struct tg_ir_node *node)
{
	return node->kind == TG_IR_ASSIGN ||
	       (node->kind == TG_IR_UNARY &&
		(node->op == TG_OP_ADDRESS ||
		 (node->op >= TG_OP_PRE_INC && node->op <= TG_OP_POST_DEC)));
}

/* Which variables anybody writes. An array whose name is used as a pointer may be written. */
static void find_written(struct flow_unit *unit)
{
	const struct tg_ir *ir = unit->ir;
	tg_node n;

	for (n = 1; n < ir->node_count; n++) {
		const struct tg_ir_node *node = &ir->node[n];
		tg_decl decl = 0;

		if (changes(node) || node->kind == TG_IR_ASM || node->kind == TG_IR_OTHER)
			decl = root_of(ir, n + 1);
		else if (node->kind == TG_IR_REF &&
			 ir->type[ir->type[node->type].canonical].cls == TG_TYPE_ARRAY)
			decl = node->decl;
		else if (ir->cplusplus && node->kind == TG_IR_CALL)
			for (TG_IR_EACH_CHILD(ir, c, n))
				unit->written[root_of(ir, c)] = 1;
		unit->written[decl] = 1;
	}
	unit->written[0] = 1;
}

/* Which functions are called from more than one place. */
static void find_shared(struct flow_unit *unit)
{
	const struct tg_ir *ir = unit->ir;
	uint8_t *called = tg_alloc_zero(ir->decl_count + 1, 1);
	tg_node n;

	for (n = 1; n < ir->node_count; n++) {
		const tg_decl decl = ir->node[n].decl;

		if (ir->node[n].kind != TG_IR_CALL)
			continue;
		unit->shared[decl] = called[decl];
		called[decl] = 1;
	}
	tg_free_(&called);
}

struct flow_unit *flow_unit_make(struct tg_arena *arena, const struct tg_ir *ir, uint32_t base)
{
	struct flow_unit *unit = TG_NEW(arena, struct flow_unit);
	uint32_t i;

	unit->ir = ir;
	unit->base = base;
	unit->arena = arena;
	unit->cfgs = tg_arena_alloc(arena, (ir->function_count + 1) * sizeof(*unit->cfgs));
	unit->tried = tg_arena_alloc(arena, ir->function_count + 1);
	unit->costly = tg_arena_alloc(arena, (ir->function_count + 1) * sizeof(*unit->costly));
	unit->function_of = tg_arena_alloc(arena, (ir->decl_count + 1) * sizeof(uint32_t));
	unit->written = tg_arena_alloc(arena, ir->decl_count + 1);
	for (i = 1; i < ir->function_count; i++)
		unit->function_of[ir->functions[i]] = i;
	unit->shared = tg_arena_alloc(arena, ir->decl_count + 1);
	find_written(unit);
	find_shared(unit);
	return unit;
}

const uint8_t *tg_flow_written(struct tg_arena *arena, const struct tg_ir *ir)
{
	struct flow_unit unit = {.ir = ir};

	unit.written = tg_arena_alloc(arena, ir->decl_count + 1);
	find_written(&unit);
	return unit.written;
}

const struct tg_cfg *flow_unit_cfg(const struct flow_unit *unit, tg_decl function)
{
	uint32_t at = function < unit->ir->decl_count ? unit->function_of[function] : 0;

	if (!at)
		return NULL;
	if (!unit->tried[at]) {
		unit->tried[at] = true;
		unit->cfgs[at] = tg_cfg_make(unit->arena, unit->ir, unit->ir->decl[function].node);
	}
	return unit->cfgs[at];
}
