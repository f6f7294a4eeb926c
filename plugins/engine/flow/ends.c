/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ends.c - see ends.h.
 */
#include "engine/flow/ends.h"

#include "engine/flow/cfg.h"

#include <string.h>

/* A function that ends in one that ends in one ... of as many files as are looked at together. */
enum { ROUNDS_MAX = 8 };

struct search {
	struct tg_arena *arena;
	struct tg_ir *ir;           /* NULL until something is found */
	struct tg_ir_decl *decl;    /* of it */
	const struct tg_ir *before; /* as it was, or `ir` */
	bool changed;
};

static void note(struct search *search, tg_decl decl)
{
	const struct tg_ir *ir = search->before;

	if (!search->ir) {
		search->ir = TG_NEW(search->arena, struct tg_ir);
		search->decl = tg_arena_alloc(search->arena, ir->decl_count * sizeof(*ir->decl));
		memcpy(search->decl, ir->decl, ir->decl_count * sizeof(*ir->decl));
		*search->ir = *ir;
		search->ir->decl = search->decl;
		search->before = search->ir;
	}
	search->decl[decl].flags |= TG_DECL_NORETURN;
	search->changed = true;
}

static bool ends(const struct tg_ir *ir, tg_node n);

/* What stands behind the last statement of a block for the compiler, and is never reached. */
static bool is_for_form(const struct tg_ir *ir, tg_node n)
{
	return tg_ir_is(ir, n, TG_IR_RETURN) || tg_ir_is(ir, n, TG_IR_BREAK) ||
	       tg_ir_is(ir, n, TG_IR_NULL_STMT);
}

/* The last statement in a block decides. */
static bool block_ends(const struct tg_ir *ir, tg_node n)
{
	tg_node last = 0;

	for (TG_IR_EACH_CHILD(ir, c, n))
		if (!is_for_form(ir, c))
			last = c;
	return ends(ir, last);
}

static bool is_endless(const struct tg_ir *ir, tg_node condition)
{
	int64_t value;

	return tg_ir_is(ir, condition, TG_IR_ABSENT) ||
	       (tg_ir_constant(ir, condition, &value) && value);
}

/* True when nothing may follow a statement, at a glance: what does not look so is not looked at. */
static bool ends(const struct tg_ir *ir, tg_node n)
{
	n = tg_ir_strip(ir, n);
	switch (ir->node[n].kind) {
	case TG_IR_CALL:
		return tg_ir_never_returns(ir, n);
	case TG_IR_THROW:
		return true;
	case TG_IR_COMPOUND:
	case TG_IR_LABEL:
	case TG_IR_DEFAULT:
		return block_ends(ir, n);
	case TG_IR_CASE:
	case TG_IR_SWITCH:
		return ends(ir, tg_ir_child(ir, n, 2));
	case TG_IR_IF:
		return ends(ir, tg_ir_child(ir, n, 2)) && ends(ir, tg_ir_child(ir, n, 3));
	case TG_IR_DO:
		return is_endless(ir, tg_ir_child(ir, n, 1)) || ends(ir, tg_ir_child(ir, n, 0));
	case TG_IR_WHILE:
		return is_endless(ir, tg_ir_child(ir, n, 0));
	case TG_IR_FOR:
		return is_endless(ir, tg_ir_child(ir, n, 1));
	default:
		return false;
	}
}

/* Not known to end yet. C++: what a virtual method does, another class may do otherwise. */
static bool is_open(const struct tg_ir_decl *function)
{
	return !(function->flags & (TG_DECL_NORETURN | TG_DECL_VIRTUAL));
}

static bool never_returns(const struct search *search, tg_decl function)
{
	const struct tg_ir *ir = search->before;
	const struct tg_cfg *cfg;
	tg_node body = 0;
	uint32_t i;

	for (TG_IR_EACH_CHILD(ir, c, ir->decl[function].node))
		body = c;
	cfg = tg_ir_is(ir, body, TG_IR_COMPOUND) && ends(ir, body)
		      ? tg_cfg_make(search->arena, ir, ir->decl[function].node)
		      : NULL;
	for (i = 0; cfg && i < cfg->reached; i++)
		if (cfg->block[cfg->order[i]].end == TG_CFG_RETURN)
			return false;
	return cfg != NULL;
}

/* The function whose name an expression is, or 0. */
static tg_decl function_named(const struct tg_ir *ir, tg_node n)
{
	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS)
		n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	return tg_ir_is(ir, n, TG_IR_REF) && ir->decl[ir->node[n].decl].kind == TG_DECL_FUNCTION
		       ? ir->node[n].decl
		       : 0;
}

/* True when somebody puts a function there whose code is here and returns. */
static bool is_replaced(const struct tg_ir *ir, tg_decl variable)
{
	tg_node n;

	for (n = 1; n < ir->node_count; n++) {
		tg_decl other;

		if (!tg_ir_is(ir, n, TG_IR_ASSIGN) ||
		    ir->node[tg_ir_strip(ir, tg_ir_child(ir, n, 0))].decl != variable)
			continue;
		other = function_named(ir, tg_ir_child(ir, n, 1));
		if (other && ir->decl[other].node && !(ir->decl[other].flags & TG_DECL_NORETURN))
			return true;
	}
	return false;
}

static bool is_hook(const struct tg_ir *ir, tg_decl variable)
{
	const struct tg_ir_decl *d = &ir->decl[variable];
	tg_decl first;

	if (d->kind != TG_DECL_VAR || !(d->flags & TG_DECL_GLOBAL) ||
	    !tg_ir_is(ir, d->node, TG_IR_VAR) ||
	    ir->type[ir->type[d->type].canonical].cls != TG_TYPE_POINTER)
		return false;
	first = function_named(ir, tg_ir_child(ir, d->node, 0));
	return first && ir->decl[first].flags & TG_DECL_NORETURN && !is_replaced(ir, variable);
}

const struct tg_ir *tg_ends_infer(struct tg_arena *arena, const struct tg_ir *ir)
{
	struct search search = {.arena = arena, .before = ir, .changed = true};
	unsigned round;
	uint32_t i;

	for (round = 0; round < ROUNDS_MAX && search.changed; round++) {
		search.changed = false;
		for (i = 1; i < ir->function_count; i++)
			if (is_open(&search.before->decl[ir->functions[i]]) &&
			    never_returns(&search, ir->functions[i]))
				note(&search, ir->functions[i]);
		for (i = 1; i < ir->decl_count; i++)
			if (!(search.before->decl[i].flags & TG_DECL_NORETURN) &&
			    is_hook(search.before, i))
				note(&search, i);
	}
	return search.before;
}
