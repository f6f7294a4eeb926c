/* SPDX-License-Identifier: Apache-2.0 */
/*
 * leave.c - a function ends: its variables, its result, and what its caller may take it for. See
 * run.h.
 */
#include "engine/flow/run.h"

#include <string.h>

void flow_take_for_hearsay(struct flow_state *s, uint32_t first, uint32_t end)
{
	size_t i;

	for (i = 0; i < s->object.count; i++) {
		struct flow_object *object = &s->object.at[i];

		if (object->null == TG_NULL_ALWAYS && object->proof == PROOF_CHECK &&
		    object->nulled >= first && object->nulled < end)
			object->proof = PROOF_HEARSAY;
	}
}

/* The frame's variables end; a pointer to one that is still somewhere points at nothing. */
static void end_frame(struct flow_frame *frame, struct flow_state *s, tg_node n)
{
	struct flow_tables *t = &frame->run->tables;
	size_t i, to = 0;

	for (i = 0; i < s->cell.count; i++) {
		const struct flow_region *r = &t->region.at[s->cell.at[i].region];

		if ((r->kind == REGION_LOCAL || r->kind == REGION_PARAM) && r->b == frame->id) {
			if (flow_is_cleaned(frame, r) && s->cell.at[i].value.region)
				flow_object_put(t, s, s->cell.at[i].value.region)->escaped = true;
			continue;
		}
		s->cell.at[to++] = s->cell.at[i];
	}
	s->cell.count = to;
	for (i = 0; i < s->object.count; i++) {
		const struct flow_region *r = &t->region.at[s->object.at[i].region];

		if ((r->kind != REGION_LOCAL && r->kind != REGION_PARAM) || r->b != frame->id)
			continue;
		s->object.at[i].life = TG_LIFE_ENDED;
		s->object.at[i].changed = flow_place(frame, n);
	}
}

static void mark_ended(struct flow_frame *frame, struct flow_state *s,
		       const struct tg_flow_value *v, tg_node n)
{
	const struct flow_region *r = &frame->run->tables.region.at[v->region];
	struct flow_object *object;

	if ((r->kind != REGION_LOCAL && r->kind != REGION_PARAM) || r->b != frame->id ||
	    v->kind != FLOW_POINTER)
		return;
	object = flow_object_put(&frame->run->tables, s, v->region);
	object->life = TG_LIFE_ENDED;
	object->changed = flow_place(frame, n);
}

static void keep_exit(struct flow_frame *frame, struct flow_state *s)
{
	struct flow_tables *t = &frame->run->tables;
	struct flow_state *each, *last = NULL, *joined;

	for (each = frame->exits.first; each; last = each, each = each->next) {
		if (flow_state_covers(t, each, s)) {
			flow_premise_weaken(each, s);
			flow_state_free(t, s);
			return;
		}
	}
	if (frame->exits.count < RUN_EXITS) {
		s->pending = false;
		flow_list_add(&frame->exits, s);
		return;
	}
	joined =
		flow_join(t, last, s, flow_frame(t, frame->id, UINT32_MAX) | 1u << 31, NULL, false);
	flow_state_free(t, s);
	/* The last one takes the place of both. */
	for (each = frame->exits.first; each->next != last; each = each->next)
		;
	each->next = joined;
	joined->next = NULL;
	frame->exits.end = &joined->next;
	flow_state_free(t, last);
}

/* A structure that is returned outlives the variable it stood in. */
static struct tg_flow_value returned(struct flow_frame *frame, struct flow_state *s,
				     struct tg_flow_value v)
{
	struct flow_tables *t = &frame->run->tables;
	struct tg_flow_value to;

	if (v.kind != FLOW_AGGREGATE || !v.region || !frame->caller)
		return v;
	to = flow_pointer(flow_region(t, REGION_TEMP, frame->unit,
				      flow_place(frame->caller, frame->call), frame->caller->id,
				      FLOW_MOST),
			  0);
	flow_erase(s, to.region, FLOW_LEAST, FLOW_MOST);
	v.kind = FLOW_POINTER;
	flow_copy(t, s, &to, &v, FLOW_MOST, flow_place(frame, frame->at));
	to.kind = FLOW_AGGREGATE;
	return to;
}

/*
 * NULL that a function returns for some of what it may be given: whether this caller can be given
 * it depends on what the two have agreed upon.
 */
static struct tg_flow_value null_by_choice(struct flow_frame *frame, struct flow_state *s,
					   struct tg_flow_value v, tg_node n)
{
	struct flow_object *object;

	if (!frame->caller || !frame->selects || v.kind != FLOW_POINTER || v.region || v.symbol ||
	    v.add)
		return v;
	v = flow_fresh(frame, s, n, 9, &(struct tg_ir_type){.cls = TG_TYPE_POINTER, .width = 64});
	object = flow_object_put(&frame->run->tables, s, v.region);
	object->null = TG_NULL_ALWAYS;
	object->proof = PROOF_HEARSAY;
	object->nulled = flow_place(frame, n);
	return v;
}

/* True for what a `--`, `-=` or `- 1` has made. */
static bool is_decrement(const struct flow_frame *frame, const struct flow_symbol *symbol)
{
	const struct flow_unit *unit = frame->run->units;
	tg_node n;

	while (unit && (symbol->a < unit->base || symbol->a - unit->base >= unit->ir->node_count))
		unit = unit->next;
	if (symbol->kind != SYMBOL_RESULT || !unit)
		return false;
	n = tg_ir_strip(unit->ir, symbol->a - unit->base);
	switch (unit->ir->node[n].op) {
	case TG_OP_PRE_DEC:
	case TG_OP_POST_DEC:
		return tg_ir_is(unit->ir, n, TG_IR_UNARY);
	case TG_OP_SUB:
		return tg_ir_is(unit->ir, n, TG_IR_BINARY) || tg_ir_is(unit->ir, n, TG_IR_ASSIGN);
	default:
		return false;
	}
}

/*
 * True for an object with a number in it of which nobody knew how large it is, and which was
 * counted down to 0, or found to be 1, or not to be 0, on this path: how many hold the object, most
 * likely, or whether it is a block at all.
 */
static bool is_counted(const struct flow_frame *frame, const struct flow_state *s, uint32_t region)
{
	const struct flow_tables *t = &frame->run->tables;
	const struct flow_symbol *symbol;
	int64_t number;
	size_t i;

	for (i = flow_cell_at(s, region, FLOW_LEAST);
	     i < s->cell.count && s->cell.at[i].region == region; i++) {
		const struct tg_flow_value *v = &s->cell.at[i].value;

		symbol = &t->symbol.at[v->symbol];
		if (v->kind == FLOW_INTEGER && v->symbol && flow_constant(t, s, v, &number) &&
		    number == 0 &&
		    (is_decrement(frame, symbol) ||
		     (symbol->kind == SYMBOL_CELL && symbol->a == region && v->add < 0)))
			return true;
	}
	for (i = 0; i < s->fact.count; i++) {
		symbol = &t->symbol.at[s->fact.at[i].symbol];
		if (symbol->kind == SYMBOL_CELL && symbol->a == region &&
		    ((s->fact.at[i].least == 1 && s->fact.at[i].most == 1) ||
		     s->fact.at[i].not == 0))
			return true;
	}
	return false;
}

/* True for a place in the code of the function that is left. */
static bool is_own(const struct flow_frame *frame, uint32_t place)
{
	return place >= flow_place(frame, frame->cfg->function) &&
	       place < flow_place(frame, frame->unit->ir->node[frame->cfg->function].end);
}

/* True for what counts down at once for all threads. */
static bool is_atomic_decrement(const struct tg_ir *ir, tg_node n)
{
	static const char *const names[] = {
		"__sync_sub_and_fetch",
		"__sync_fetch_and_sub",
		"__atomic_sub_fetch",
		"__atomic_fetch_sub",
		"__c11_atomic_fetch_sub",
		"atomic_fetch_sub",
		"fetch_sub",
	};
	const char *name;
	size_t i;

	if (!tg_ir_is(ir, n, TG_IR_CALL) && !tg_ir_is(ir, n, TG_IR_BUILTIN) &&
	    !tg_ir_is(ir, n, TG_IR_OTHER))
		return false;
	name = tg_ir_text(ir, ir->decl[ir->node[n].decl].name);
	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strncmp(name, names[i], strlen(names[i])) == 0)
			return true;
	/* A macro of <stdatomic.h> hides the name. */
	return !*name && !tg_ir_is(ir, n, TG_IR_CALL) && tg_ir_child(ir, n, 1) &&
	       tg_ir_type_of(ir, tg_ir_child(ir, n, 0))->cls == TG_TYPE_POINTER;
}

/* True for a function that counts down so, itself or through one that it calls. */
static bool counts_down(const struct tg_ir *ir, tg_node function, unsigned depth)
{
	tg_node n, callee;

	for (n = function + 1; n < ir->node[function].end; n++) {
		if (is_atomic_decrement(ir, n))
			return true;
		if (!depth || !tg_ir_is(ir, n, TG_IR_CALL))
			continue;
		callee = ir->decl[ir->node[n].decl].node;
		if (tg_ir_is(ir, callee, TG_IR_FUNCTION) && counts_down(ir, callee, depth - 1))
			return true;
	}
	return false;
}

/* A callee that has let go of one of several holds on an object: the caller may have another. */
static void forget_counted(const struct flow_frame *frame, struct flow_state *s)
{
	int counts = -1;
	size_t i;

	for (i = 0; i < s->object.count; i++) {
		struct flow_object *object = &s->object.at[i];

		if (object->life != TG_LIFE_RELEASED)
			continue;
		if (!is_counted(frame, s, object->region)) {
			if (!is_own(frame, object->changed))
				continue;
			if (counts < 0)
				counts = counts_down(frame->unit->ir, frame->cfg->function, 1);
			if (!counts)
				continue;
		}
		object->life = TG_LIFE_UNKNOWN;
		object->escaped = true;
	}
}

/*
 * What a function that is called from several places has made or given back is told of at the call:
 * its code is the same for all callers, and the one who goes wrong is one of them. What a
 * constructor makes is its own.
 */
static void ascribe_to_call(const struct flow_frame *frame, struct flow_state *s)
{
	const struct tg_ir *ir = frame->unit->ir;
	const tg_decl decl = ir->node[frame->cfg->function].decl;
	uint32_t call;
	size_t i;

	if (!frame->unit->shared[decl] || ir->decl[decl].kind == TG_DECL_CONSTRUCTOR)
		return;
	call = flow_place(frame->caller, frame->call);
	for (i = 0; i < s->object.count; i++) {
		struct flow_object *object = &s->object.at[i];

		if (is_own(frame, object->asked))
			object->asked = call;
		if (object->null == TG_NULL_MAYBE && is_own(frame, object->nulled))
			object->nulled = call;
		if (object->life == TG_LIFE_RELEASED && is_own(frame, object->changed))
			object->changed = call;
	}
}

void flow_leave_function(struct flow_frame *frame, struct flow_state *s,
			 const struct tg_cfg_block *at)
{
	struct tg_flow_value v = at->value ? flow_pop(s) : (struct tg_flow_value){0};
	tg_node n = at->node ? at->node : frame->cfg->function;
	struct tg_flow_event event = {
		.kind = TG_FLOW_RETURN, .at = n, .value = at->value ? &v : NULL};
	size_t i;

	frame->at = n;
	if (s->stack.count > frame->base)
		s->stack.count = frame->base;
	if (v.kind == FLOW_AGGREGATE)
		v = returned(frame, s, v);
	v = null_by_choice(frame, s, v, n);
	mark_ended(frame, s, &v, n);
	flow_event(frame, s, &event);
	end_frame(frame, s, n);
	if (frame->caller)
		forget_counted(frame, s);
	if (frame->caller)
		flow_take_for_hearsay(
			s, flow_place(frame, frame->cfg->function),
			flow_place(frame, frame->unit->ir->node[frame->cfg->function].end));
	for (i = 0; i < s->cell.count; i++)
		if (s->cell.at[i].value.region)
			mark_ended(frame, s, &s->cell.at[i].value, n);
	if (!frame->caller && frame->run->tables.symbol.at[v.symbol].kind == SYMBOL_TRUTH)
		v = (struct tg_flow_value){.kind = v.kind}; /* a comparison holds nothing */
	flow_push(s, v);
	flow_collect(&frame->run->tables, s, frame->cfg, frame->id, NULL, flow_lost, frame);
	event = (struct tg_flow_event){.kind = TG_FLOW_EXIT, .at = n, .value = &v};
	flow_event(frame, s, &event);
	if (frame->caller)
		ascribe_to_call(frame, s);
	keep_exit(frame, s);
}

/*
 * An exception takes away what the function alone knows of, as a return does. Of a callee nothing
 * is said: who catches it is not followed.
 */
void flow_leave_thrown(struct flow_frame *frame, struct flow_state *s,
		       const struct tg_cfg_block *at)
{
	struct tg_flow_event event = {.kind = TG_FLOW_EXIT, .at = at->node};

	frame->at = at->node;
	if (s->stack.count > frame->base)
		s->stack.count = frame->base;
	if (!frame->caller) {
		end_frame(frame, s, at->node);
		flow_collect(&frame->run->tables, s, frame->cfg, frame->id, NULL, flow_lost, frame);
		flow_event(frame, s, &event);
	}
	flow_state_free(&frame->run->tables, s);
}
