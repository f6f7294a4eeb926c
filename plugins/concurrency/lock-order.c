/* SPDX-License-Identifier: Apache-2.0 */
/*
 * concurrency/lock-order - two locks that one function takes in one order and another in the other.
 *
 * Locks are told apart by their variable, or by the member that they are; what is held is followed
 * from top to bottom within a function. Two locks of one member (of two objects) are left alone.
 */
#include "common/literal.h"

static void unit(struct tg_pass *pass);

const struct tg_rule tg_rule_lock_order = {
	.id = "concurrency/lock-order",
	.unit = unit,
};

enum { HELD_MOST = 8, PAIRS_MOST = 256 };

/* `second` was taken while `first` was held. */
struct pair {
	tg_decl first, second;
	tg_node at;
};

struct pairs {
	struct pair at[PAIRS_MOST];
	unsigned count;
};

struct held {
	tg_decl at[HELD_MOST];
	unsigned count;
};

/* The lock that a call gets: `&lock`, `lock`, `&object->lock`. */
static tg_decl lock_of(const struct tg_ir *ir, tg_node call)
{
	tg_node n = tg_ir_arg(ir, call, 0);
	const struct tg_ir_decl *decl;

	if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS)
		n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	if (!tg_ir_is(ir, n, TG_IR_REF) && !tg_ir_is(ir, n, TG_IR_MEMBER))
		return 0;
	decl = &ir->decl[ir->node[n].decl];
	return decl->kind == TG_DECL_FIELD || (decl->flags & TG_DECL_GLOBAL) ? ir->node[n].decl : 0;
}

static void give_back(struct held *held, tg_decl lock)
{
	unsigned i, kept = 0;

	for (i = 0; i < held->count; i++)
		if (held->at[i] != lock)
			held->at[kept++] = held->at[i];
	held->count = kept;
}

static bool knows(const struct pairs *pairs, tg_decl first, tg_decl second)
{
	unsigned i;

	for (i = 0; i < pairs->count; i++)
		if (pairs->at[i].first == first && pairs->at[i].second == second)
			return true;
	return false;
}

static void take(struct held *held, struct pairs *pairs, tg_decl lock, tg_node at)
{
	unsigned i;

	for (i = 0; i < held->count; i++)
		if (held->at[i] != lock && pairs->count < PAIRS_MOST &&
		    !knows(pairs, held->at[i], lock))
			pairs->at[pairs->count++] = (struct pair){held->at[i], lock, at};
	if (held->count < HELD_MOST)
		held->at[held->count++] = lock;
}

static void look_at(struct tg_pass *pass, tg_node function, struct pairs *pairs)
{
	const struct tg_ir *ir = pass->ir;
	struct held held = {.count = 0};
	tg_decl lock;
	tg_node n;

	for (n = function; n < ir->node[function].end; n++) {
		const char *name = tg_ir_callee(ir, n);

		lock = tg_ir_is(ir, n, TG_IR_CALL) ? lock_of(ir, n) : 0;
		if (lock && pass->host->in_list(pass, "lock-takers", name))
			take(&held, pairs, lock, n);
		else if (lock && pass->host->in_list(pass, "lock-givers", name))
			give_back(&held, lock);
	}
}

static void unit(struct tg_pass *pass)
{
	const struct tg_ir *ir = pass->ir;
	struct pairs *pairs = pass->host->alloc(pass, sizeof(*pairs));
	uint32_t f;
	unsigned i, j;

	pairs->count = 0;
	for (f = 0; f < ir->function_count; f++)
		look_at(pass, ir->decl[ir->functions[f]].node, pairs);
	for (i = 0; i < pairs->count; i++)
		for (j = 0; j < i; j++) {
			const struct pair *late = &pairs->at[i], *early = &pairs->at[j];

			if (late->first != early->second || late->second != early->first)
				continue;
			pass->host->report(pass, late->at,
					   "'%s' is taken here behind '%s', and elsewhere before "
					   "it: two threads "
					   "can wait for each other for ever",
					   tg_ir_text(ir, ir->decl[late->second].name),
					   tg_ir_text(ir, ir->decl[late->first].name));
			pass->host->step(pass, early->at, "the other order is here");
		}
}
