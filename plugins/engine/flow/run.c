/* SPDX-License-Identifier: Apache-2.0 */
/*
 * run.c - the order in which blocks are taken, and the states that each keeps. See run.h.
 */
#include "engine/flow/run.h"

void flow_list_add(struct flow_list *list, struct flow_state *s)
{
	s->next = NULL;
	if (list->first)
		*list->end = s;
	else
		list->first = s;
	list->end = &s->next;
	list->count++;
}

static const struct tg_cfg_block *block_of(const struct flow_frame *frame, uint32_t block)
{
	return &frame->cfg->block[block];
}

void flow_lost(void *user, struct flow_state *s, const struct flow_object *object)
{
	struct flow_frame *frame = user;
	struct tg_flow_value pointer = flow_pointer(object->region, 0);
	struct tg_flow_event event = {.kind = TG_FLOW_LOST, .at = frame->at, .pointer = &pointer};

	flow_event(frame, s, &event);
}

static void set_pending(struct flow_frame *frame, uint32_t block, struct flow_state *s)
{
	uint32_t order = block_of(frame, block)->order;

	s->pending = true;
	frame->pending[order] = true;
	if (order < frame->lowest)
		frame->lowest = order;
}

static void drop(struct flow_frame *frame, struct flow_slot *slot, unsigned index)
{
	if (slot->wide == slot->state[index])
		slot->wide = NULL;
	flow_state_free(&frame->run->tables, slot->state[index]);
	slot->state[index] = slot->state[--slot->count];
}

/* What an earlier, narrower round of a loop left here is covered by what comes now. */
static void drop_narrower(struct flow_frame *frame, struct flow_slot *slot, uint32_t generation)
{
	unsigned i;

	for (i = 0; i < slot->count;) {
		const struct flow_state *s = slot->state[i];

		if (!s->pending && s->generation && s->generation < generation && s != slot->wide)
			drop(frame, slot, i);
		else
			i++;
	}
}

/* Joins `s` into the state at `index`; that is pending again when it knows less now. */
static void join_into(struct flow_frame *frame, uint32_t block, unsigned index,
		      struct flow_state *s, bool widen)
{
	struct flow_tables *t = &frame->run->tables;
	struct flow_slot *slot = &frame->slot[block];
	struct flow_state *old = slot->state[index], *joined;
	uint32_t place = frame->unit->base + frame->cfg->function;

	/* A number of its own for each block: places of nodes end where those begin. */
	place = flow_frame(t, place, block) | 1u << 31;
	flow_retire(t, s, place);
	joined = flow_join(t, old, s, place, frame->cfg, widen);
	flow_state_free(t, s);
	if (flow_state_covers(t, old, joined)) {
		flow_premise_weaken(old, joined);
		flow_state_free(t, joined);
		return;
	}
	if (widen)
		joined->generation = ++frame->run->generation;
	if (slot->wide == old)
		slot->wide = joined;
	slot->state[index] = joined;
	flow_state_free(t, old);
	set_pending(frame, block, joined);
}

static void add_state(struct flow_frame *frame, uint32_t block, struct flow_state *s)
{
	struct flow_slot *slot = &frame->slot[block];

	slot->state[slot->count++] = s;
	slot->choice = s->choice;
	set_pending(frame, block, s);
}

/* True when the round that ends with `s` could go one way only; the round before it is dropped. */
static bool is_exact(struct flow_frame *frame, struct flow_slot *slot, const struct flow_state *s)
{
	if (slot->wide || slot->exact >= RUN_EXACT >> frame->depth || slot->count > 1 ||
	    slot->choice != s->choice || (slot->count && slot->state[0]->pending))
		return false;
	if (slot->count)
		drop(frame, slot, 0);
	slot->exact++;
	return true;
}

/*
 * A loop comes round: the first rounds are kept, the others become one; those of a loop that
 * counts to a number that is known are taken one after the other.
 */
static void come_round(struct flow_frame *frame, uint32_t block, struct flow_state *s)
{
	struct flow_slot *slot = &frame->slot[block];
	unsigned i;

	if (is_exact(frame, slot, s)) {
		s->generation = ++frame->run->generation;
		add_state(frame, block, s);
		return;
	}
	if (!slot->wide && slot->rounds < RUN_ROUNDS && slot->count < RUN_STATES) {
		slot->rounds++;
		add_state(frame, block, s);
		return;
	}
	if (!slot->count) {
		slot->wide = s;
		add_state(frame, block, s);
		return;
	}
	if (!slot->wide) {
		/* Widened against the last round, so that it shows what grows. */
		slot->wide = slot->state[slot->count - 1];
		slot->wide->generation =
			slot->wide->generation ? slot->wide->generation : ++frame->run->generation;
	}
	for (i = 0; slot->state[i] != slot->wide; i++)
		;
	join_into(frame, block, i, s, true);
}

static bool covered(struct flow_frame *frame, const struct flow_slot *slot,
		    const struct flow_state *s)
{
	unsigned i;

	for (i = 0; i < slot->count; i++)
		if (flow_state_covers(&frame->run->tables, slot->state[i], s)) {
			flow_premise_weaken(slot->state[i], s);
			return true;
		}
	return false;
}

/* A state reaches a block over an edge. */
static void arrive(struct flow_frame *frame, uint32_t from, uint32_t block, struct flow_state *s)
{
	const struct tg_cfg_block *to = block_of(frame, block);
	struct flow_slot *slot = &frame->slot[block];

	if (to->joins || s->cell.count > 24)
		flow_collect(&frame->run->tables, s, frame->cfg, frame->id, to->live,
			     to->lasts ? flow_lost : NULL, frame);
	drop_narrower(frame, slot, s->generation);
	if (slot->count && covered(frame, slot, s)) {
		flow_state_free(&frame->run->tables, s);
		return;
	}
	if (slot->visits < UINT8_MAX)
		slot->visits++;
	if (to->head && block_of(frame, from)->order >= to->order)
		come_round(frame, block, s);
	else if (slot->count < (to->head ? RUN_STATES / 2 : RUN_STATES))
		add_state(frame, block, s);
	else
		join_into(frame, block, slot->count - 1, s, slot->visits > 3 * RUN_STATES);
}

/* A macro checks for all who use it; and that a list ends, or is empty, is no surprise. */
static void weigh_check(struct flow_frame *frame, struct flow_state *s,
			const struct tg_cfg_block *at)
{
	const struct tg_ir_node *node = &frame->unit->ir->node[at->node];
	uint32_t place = flow_place(frame, at->node);

	if (at->loop || ((node->flags & TG_IR_IN_MACRO) && !(node->flags & TG_IR_MACRO_ARG)))
		flow_take_for_hearsay(s, place, place + 1);
}

/* True when a condition asks whether something could be made: the answer is nobody's choice. */
static bool asks_for_failure(const struct flow_tables *t, const struct flow_state *s,
			     const struct tg_flow_value *v)
{
	const struct flow_symbol *symbol = &t->symbol.at[v->symbol];

	if (t->region.at[v->region].kind == REGION_HEAP || flow_null(t, s, v) == TG_NULL_MAYBE)
		return true;
	return symbol->kind == SYMBOL_TRUTH &&
	       (asks_for_failure(t, s, &t->condition.at[symbol->a].left) ||
		asks_for_failure(t, s, &t->condition.at[symbol->a].right));
}

/* True when a condition asks for what stands in memory, and not for a number that was passed. */
static bool asks_memory(const struct flow_frame *frame, const struct tg_flow_value *v)
{
	const struct flow_tables *t = &frame->run->tables;
	const struct flow_region *region = &t->region.at[v->region];
	const struct flow_symbol *symbol =
		&t->symbol.at[region->kind == REGION_SYMBOL ? region->a : v->symbol];
	const struct flow_frame *caller;

	if (symbol->kind == SYMBOL_TRUTH)
		return asks_memory(frame, &t->condition.at[symbol->a].left) ||
		       asks_memory(frame, &t->condition.at[symbol->a].right);
	if (symbol->kind == SYMBOL_CELL) {
		region = &t->region.at[symbol->a];
		return (region->kind != REGION_PARAM && region->kind != REGION_LOCAL) ||
		       region->b == frame->id;
	}
	for (caller = frame->caller; caller && symbol->kind == SYMBOL_RESULT;
	     caller = caller->caller)
		if (caller->id == symbol->b)
			return false;
	return symbol->kind == SYMBOL_RESULT;
}

static void leave_branch(struct flow_frame *frame, struct flow_state *s, uint32_t block)
{
	const struct tg_cfg_block *at = block_of(frame, block);
	const struct tg_cfg_edge *edge = &frame->cfg->edge[at->edge];
	struct flow_tables *t = &frame->run->tables;
	struct tg_flow_value v = flow_pop(s);
	const struct flow_symbol *symbol = &t->symbol.at[v.symbol];
	struct tg_flow_event event = {
		.kind = TG_FLOW_BRANCH, .at = at->node, .value = &v, .loop = at->loop};
	struct flow_state *no;
	struct flow_condition test;
	bool may, may_not, failure = asks_for_failure(t, s, &v);

	if (v.symbol && symbol->kind == SYMBOL_TRUTH) {
		test = t->condition.at[symbol->a];
		event.left = &test.left;
		event.right = &test.right;
	}
	flow_event(frame, s, &event);
	no = flow_state_copy(t, s);
	may = flow_assume_value(t, s, &v, true, flow_place(frame, at->node));
	may_not = flow_assume_value(t, no, &v, false, flow_place(frame, at->node));
	if (frame->run->branch)
		frame->run->branch(frame->run->user, frame, block, may, may_not);
	frame->selects = frame->selects || (may && may_not && !failure && asks_memory(frame, &v));
	if (may && may_not) {
		s->choice = ++t->choices;
		no->choice = ++t->choices;
	}
	if (may && may_not && at->loop)
		flow_loop_left(frame, no, at->node);
	weigh_check(frame, s, at);
	weigh_check(frame, no, at);
	flow_premise_note(t, s, frame->unit);
	flow_premise_note(t, no, frame->unit);
	if (may)
		arrive(frame, block, edge[0].to, s);
	else
		flow_state_free(t, s);
	if (may_not)
		arrive(frame, block, edge[1].to, no);
	else
		flow_state_free(t, no);
}

static void leave_switch(struct flow_frame *frame, struct flow_state *s, uint32_t block)
{
	const struct tg_cfg_block *at = block_of(frame, block);
	struct flow_tables *t = &frame->run->tables;
	struct tg_flow_value v = flow_pop(s);
	uint32_t i, place = flow_place(frame, at->node);
	bool possible = true;

	frame->selects = frame->selects || asks_memory(frame, &v);

	for (i = 0; i + 1 < at->edges; i++) {
		const struct tg_cfg_edge *edge = &frame->cfg->edge[at->edge + i];
		struct tg_flow_value least = flow_number(edge->least),
				     most = flow_number(edge->most);
		struct flow_state *copy = flow_state_copy(t, s);

		if (v.kind != FLOW_INTEGER ||
		    (flow_assume(t, copy, &v, TG_OP_GE, &least, true, place) &&
		     flow_assume(t, copy, &v, TG_OP_LE, &most, true, place))) {
			copy->choice = ++t->choices;
			flow_premise_note(t, copy, frame->unit);
			arrive(frame, block, edge->to, copy);
		} else {
			flow_state_free(t, copy);
		}
		if (v.kind == FLOW_INTEGER && edge->least == edge->most)
			possible = possible && flow_assume(t, s, &v, TG_OP_NE, &least, true, place);
	}
	flow_premise_note(t, s, frame->unit);
	if (possible)
		arrive(frame, block, frame->cfg->edge[at->edge + i].to, s);
	else
		flow_state_free(t, s);
}

void flow_leave(struct flow_frame *frame, struct flow_state *s, uint32_t block)
{
	const struct tg_cfg_block *at = block_of(frame, block);
	uint32_t i;

	switch (at->end) {
	case TG_CFG_BRANCH:
		leave_branch(frame, s, block);
		return;
	case TG_CFG_SWITCH:
		leave_switch(frame, s, block);
		return;
	case TG_CFG_RETURN:
		flow_leave_function(frame, s, &frame->cfg->block[block]);
		return;
	case TG_CFG_THROW:
		flow_leave_thrown(frame, s, &frame->cfg->block[block]);
		return;
	default:
		break;
	}
	for (i = 0; i + 1 < at->edges; i++)
		arrive(frame, block, frame->cfg->edge[at->edge + i].to,
		       flow_state_copy(&frame->run->tables, s));
	if (at->edges)
		arrive(frame, block, frame->cfg->edge[at->edge + i].to, s);
	else
		flow_state_free(&frame->run->tables, s);
}

static bool next_block(struct flow_frame *frame, uint32_t *ret_block)
{
	while (frame->lowest < frame->cfg->reached) {
		if (frame->pending[frame->lowest]) {
			*ret_block = frame->cfg->order[frame->lowest];
			return true;
		}
		frame->lowest++;
	}
	return false;
}

static void run_block(struct flow_frame *frame, uint32_t block)
{
	struct flow_slot *slot = &frame->slot[block];
	struct flow_run *run = frame->run;
	struct flow_state *todo[RUN_STATES + RUN_ROUNDS + 1];
	bool joins = block_of(frame, block)->joins;
	unsigned i, count = 0;

	frame->pending[block_of(frame, block)->order] = false;
	for (i = 0; i < slot->count; i++) {
		struct flow_state *s = slot->state[i];

		if (!s->pending && !joins)
			flow_state_free(&run->tables, s);
		if (!s->pending)
			continue;
		s->pending = false;
		todo[count++] = joins ? flow_state_copy(&run->tables, s) : s;
		if (run->block)
			run->block(run->user, frame, block, s);
	}
	if (!joins) { /* nothing else comes here to be compared */
		slot->count = 0;
		slot->wide = NULL;
	}
	for (i = 0; i < count; i++) {
		if (run->exhausted)
			flow_state_free(&run->tables, todo[i]);
		else
			flow_exec(frame, todo[i], block, 0);
	}
}

void flow_frame_run(struct flow_frame *frame, struct flow_state *entry)
{
	uint32_t block;

	frame->slot = tg_alloc_zero(frame->cfg->blocks + 1, sizeof(*frame->slot));
	frame->pending = tg_alloc_zero(frame->cfg->reached + 1, sizeof(*frame->pending));
	frame->lowest = 0;
	entry->generation = 0;
	add_state(frame, 0, entry);
	while (!frame->run->exhausted && next_block(frame, &block))
		run_block(frame, block);
}

void flow_frame_done(struct flow_frame *frame)
{
	uint32_t i, k;

	for (i = 0; i < frame->cfg->blocks; i++)
		for (k = 0; k < frame->slot[i].count; k++)
			flow_state_free(&frame->run->tables, frame->slot[i].state[k]);
	tg_free_(&frame->slot);
	tg_free_(&frame->pending);
}
