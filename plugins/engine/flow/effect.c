/* SPDX-License-Identifier: Apache-2.0 */
/*
 * effect.c - runs what the models say of a library function. See run.h and rules/README.md.
 */
#include "engine/flow/effect.h"

#include "engine/check/host.h"

tg_node effects_node(const struct effects *e, int param)
{
	const struct tg_ir *ir = e->frame->unit->ir;
	tg_node call = e->call->node, callee = tg_ir_child(ir, call, 0), n;
	bool before = e->call->object && !flow_is_operator(ir, call); /* not among the arguments */

	if (param == 0 && before)
		n = tg_ir_is(ir, callee, TG_IR_MEMBER) ? tg_ir_child(ir, callee, 0) : call;
	else
		n = tg_ir_child(ir, call, (unsigned)param + !before);
	return n ? n : call;
}

/* True when an argument of the call says how much is touched. */
static bool says_amount(const struct tg_api_effect *effect)
{
	size_t i;

	for (i = 0; i < effect->factors; i++)
		if (effect->size[i].kind != TG_API_NUMBER)
			return true;
	return false;
}

/* What an effect is about: an argument, what that leads to, or the result. */
static struct tg_flow_value subject(const struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value v =
		effect->param == TG_RESULT ? e->result : effects_argument(e, effect->param);

	return effect->within ? effects_held(e, &v) : v;
}

static bool access(struct effects *e, const struct tg_api_effect *effect, bool write)
{
	struct tg_flow_value pointer = effects_argument(e, effect->param), size;
	bool sized = effects_size(e, effect, &size);
	int64_t least, most;

	if (pointer.kind != FLOW_POINTER)
		return true;
	/* One thing that is handed out may be left out: strtol(), accept(). */
	if (write && !says_amount(effect) &&
	    flow_null(effects_tables(e), e->s, &pointer) == TG_NULL_ALWAYS)
		return true;
	if (sized) { /* nothing is touched for a size of 0 */
		flow_range(effects_tables(e), e->s, &size, &least, &most);
		if (least == 0 && most == 0)
			return true;
	}
	return flow_access(e->frame, e->s, effects_node(e, effect->param), &pointer,
			   sized ? &size : NULL, write, effect->param, e->call->name);
}

/* Bytes behind a pointer are written, and what they are is not known. */
static void overwrite(struct effects *e, const struct tg_flow_value *to,
		      const struct tg_flow_value *size, bool keep_length)
{
	struct flow_tables *t = effects_tables(e);
	struct flow_object *object;
	int64_t from, end;

	if (to->kind != FLOW_POINTER || !to->region)
		return;
	if (!size) /* moved about, as by qsort() */
		flow_let_go(t, e->s, to->region);
	flow_reach(t, e->s, to, effects_most(e, size), &from, &end);
	flow_erase(e->s, to->region, from,
		   from == FLOW_LEAST || end == FLOW_MOST ? FLOW_MOST : flow_add(end, -from));
	flow_keep_zero(t, e->s, to->region, from);
	flow_renew_content(t, e->s, to->region, flow_place(e->frame, e->call->node));
	object = flow_object_put(t, e->s, to->region);
	if (!to->symbol && size && !size->symbol)
		flow_clean_bytes(object, from, end);
	object->content = CONTENT_UNKNOWN;
	object->version = flow_place(e->frame, e->call->node);
	if (!keep_length) {
		object->length = (struct tg_flow_value){0};
		object->unterminated = false;
	}
}

/* The first `bytes` bytes behind `to` have no end of a text among them. */
static void no_end_within(struct effects *e, const struct tg_flow_value *to, int64_t bytes)
{
	struct flow_tables *t = effects_tables(e);
	struct flow_object *object = flow_object_put(t, e->s, to->region);
	uint32_t symbol = flow_symbol(t, SYMBOL_LENGTH, to->region, object->version, 1, NULL);

	flow_renew_symbol(t, e->s, symbol);
	object = flow_object_put(t, e->s, to->region);
	object->length = flow_of_symbol(symbol, FLOW_INTEGER);
	if (bytes >= 0)
		flow_fact_put(t, e->s, symbol)->least = bytes;
}

/* A text that was copied, as a whole or a part of it: where the copy ends, if at all. */
static void copy_end(struct effects *e, const struct tg_api_effect *effect,
		     const struct tg_flow_value *to, const struct tg_flow_value *from,
		     int64_t bytes)
{
	struct flow_tables *t = effects_tables(e);
	struct tg_flow_value length;
	int64_t least, most;

	if (to->kind != FLOW_POINTER || !to->region || to->symbol || to->add || bytes <= 0 ||
	    effects_element_size(e, effect->param) != 1 ||
	    (t->region.at[from->region].kind != REGION_STRING &&
	     !flow_object_get(t, e->s, from->region).length.kind))
		return;
	length = effects_length(e, from);
	if (length.kind != FLOW_INTEGER)
		return;
	flow_range(t, e->s, &length, &least, &most);
	if (least >= bytes)
		no_end_within(e, to, bytes);
	else if (least >= 0 && most < bytes)
		flow_object_put(t, e->s, to->region)->length = length;
}

static void write(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value to = subject(e, effect), from = effects_argument(e, effect->from);
	struct tg_flow_value size;
	bool sized = effects_size(e, effect, &size);
	int64_t bytes;
	uint16_t taint = 0;

	if (from.kind == FLOW_POINTER && from.region)
		taint = flow_taint_behind(effects_tables(e), e->s, &from,
					  effects_most(e, sized ? &size : NULL));
	if (sized && !size.symbol && from.kind == FLOW_POINTER && from.region &&
	    flow_constant(effects_tables(e), e->s, &size, &bytes) && bytes >= 0) {
		overwrite(e, &to, &size, false);
		flow_copy(effects_tables(e), e->s, &to, &from, bytes,
			  flow_place(e->frame, e->call->node));
		copy_end(e, effect, &to, &from, bytes);
	} else {
		overwrite(e, &to, sized ? &size : NULL, false);
	}
	if (to.kind == FLOW_POINTER && to.region && taint)
		effects_taint(e, &to, taint, sized ? &size : NULL);
}

/* The texts among the arguments from `from` on become part of what stands behind `param`. Numbers
 * among them do too, but as digits, which interpret nothing. */
static void gather(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value to = subject(e, effect), from;
	uint16_t taint = 0;
	unsigned i;

	for (i = (unsigned)effect->from; effect->from >= 0 && i < e->call->count; i++) {
		from = effects_argument(e, (int)i);
		if (effect->within &&
		    e->frame->unit->ir->cplusplus) { /* a text, or what holds one */
			struct tg_flow_value held = effects_held(e, &from);

			if (held.region)
				taint |= flow_taint_behind(effects_tables(e), e->s, &held,
							   FLOW_MOST);
		}
		if (from.kind == FLOW_POINTER && from.region)
			taint |= flow_taint_behind(effects_tables(e), e->s, &from, FLOW_MOST);
	}
	if (to.kind == FLOW_POINTER && to.region && taint)
		effects_taint(e, &to, taint, NULL);
}

/* All bytes the same: zero wipes, anything else is text without an end. */
static void fill(struct effects *e, const struct tg_api_effect *effect)
{
	struct flow_tables *t = effects_tables(e);
	struct tg_flow_value to = effects_argument(e, effect->param),
			     with = effects_argument(e, effect->from), size;
	struct flow_object *object;
	int64_t bytes, byte = 0, extent = 0;
	struct tg_flow_value whole;
	bool sized = effects_size(e, effect, &size);

	overwrite(e, &to, sized ? &size : NULL, false);
	if (!sized || to.kind != FLOW_POINTER || !to.region || to.symbol || to.add ||
	    (effect->from >= 0 && !flow_constant(t, e->s, &with, &byte)))
		return;
	whole = flow_extent(t, e->s, to.region);
	object = flow_object_put(t, e->s, to.region);
	if (byte == 0) {
		object->length = flow_number(0);
		if (flow_same_value(&whole, &size) ||
		    (flow_constant(t, e->s, &size, &bytes) &&
		     flow_constant(t, e->s, &whole, &extent) && bytes >= extent))
			object->content = CONTENT_ZERO;
		object->made = object->made ? object->made : flow_place(e->frame, e->call->node);
		return;
	}
	no_end_within(e, &to, flow_constant(t, e->s, &size, &bytes) ? bytes : -1);
}

static void terminate(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value to =
		effect->param == TG_RESULT ? e->result : effects_argument(e, effect->param);
	struct tg_flow_value length, from;
	struct flow_object *object;

	if (to.kind != FLOW_POINTER || !to.region)
		return;
	object = flow_object_put(effects_tables(e), e->s, to.region);
	if (effect->param == TG_RESULT && object->content == CONTENT_UNINITIALISED)
		object->content = CONTENT_UNKNOWN; /* a string is in it */
	if (!effects_size(e, effect, &length)) {
		object->length = (struct tg_flow_value){0};
		object->unterminated = false;
		return;
	}
	from = to;
	from.kind = FLOW_INTEGER;
	from.region = 0;
	object = flow_object_put(effects_tables(e), e->s, to.region);
	object->unterminated = false;
	if (flow_linear_add(length, from, 1, &length))
		object->length = length;
	else
		object->length = (struct tg_flow_value){0};
}

static void sink(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value v = effects_argument(e, effect->param);
	struct tg_flow_event event = {.kind = TG_FLOW_SINK,
				      .at = e->call->node,
				      .param = (unsigned)effect->param,
				      .sink = effect->family,
				      .name = e->call->name,
				      .value = &v};

	if (effect->within) /* C++: the text that an object holds */
		v = effects_held(e, &v);
	if (!effect->within || v.region)
		flow_event(e->frame, e->s, &event);
}

uint32_t flow_make_object(struct flow_frame *frame, struct flow_state *s, tg_node n,
			  const char *family, struct tg_flow_value extent, bool zeroed,
			  uint32_t number)
{
	struct flow_tables *t = &frame->run->tables;
	uint32_t region = flow_region(t, REGION_HEAP, frame->unit, flow_place(frame, n),
				      frame->id + (number << 24), FLOW_MOST);
	struct flow_object *object;

	flow_renew_region(t, s, region);
	flow_erase(s, region, FLOW_LEAST, FLOW_MOST);
	object = flow_object_put(t, s, region);
	object->life = TG_LIFE_LIVE;
	object->null = TG_NULL_NEVER;
	object->content = zeroed ? CONTENT_ZERO : CONTENT_UNINITIALISED;
	object->family = flow_family(t, family);
	object->made = object->asked = object->nulled = flow_place(frame, n);
	extent.region = 0;
	object->extent = extent;
	if (zeroed)
		object->length = flow_number(0);
	return region;
}

static void allocate(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value extent = {0}, to;
	bool sized = !e->call->hook && effects_size(e, effect, &extent);

	if (!sized)
		extent = (struct tg_flow_value){0};
	e->made = flow_make_object(e->frame, e->s, e->call->node,
				   e->call->hook ? FLOW_HOOK : effect->family, extent,
				   effect->zeroed, (uint32_t)(effect->param + 1));
	if (!sized || e->call->hook)
		flow_object_put(effects_tables(e), e->s, e->made)->content = CONTENT_UNKNOWN;
	if (effect->param != TG_RESULT) {
		struct tg_flow_value pointer = flow_pointer(e->made, 0);

		to = effects_argument(e, effect->param);
		flow_store(effects_tables(e), e->s, &to, &pointer, 8,
			   flow_place(e->frame, e->call->node));
		return;
	}
	if (flow_type(e->frame, e->call->node)->cls == TG_TYPE_POINTER) {
		e->result = flow_pointer(e->made, 0);
	} else { /* a handle that is a number */
		e->result = flow_fresh(e->frame, e->s, e->call->node, 0,
				       flow_type(e->frame, e->call->node));
		e->result.region = e->made;
	}
}

static void reallocate(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value old = effects_argument(e, effect->param), extent = {0}, to;
	uint32_t made;

	if (e->call->hook || !effects_size(e, effect, &extent))
		extent = (struct tg_flow_value){0};
	if (old.kind == FLOW_POINTER && old.region)
		flow_release(e->frame, e->s, e->call->node, effect->family, &old,
			     (unsigned)effect->param, e->call->name);
	made = flow_make_object(e->frame, e->s, e->call->node,
				e->call->hook ? FLOW_HOOK : effect->family, extent, false, 0);
	to = flow_pointer(made, 0);
	if (old.kind == FLOW_POINTER && old.region) {
		/* A block that grows in a loop: the old block may have been this one. */
		uint32_t former = old.region == made
					  ? flow_region(effects_tables(e), REGION_OLD,
							e->frame->unit, made, 0, FLOW_MOST)
					  : old.region;

		old.region = former;
		flow_copy(effects_tables(e), e->s, &to, &old, FLOW_MOST,
			  flow_place(e->frame, e->call->node));
		flow_object_put(effects_tables(e), e->s, made)->former = former;
	}
	flow_object_put(effects_tables(e), e->s, made)->content = CONTENT_UNKNOWN;
	e->made = made;
	e->result = to;
}

void flow_release(struct flow_frame *frame, struct flow_state *s, tg_node n, const char *family,
		  const struct tg_flow_value *pointer, unsigned param, const char *name)
{
	struct flow_tables *t = &frame->run->tables;
	struct tg_flow_value v = *pointer;
	struct tg_flow_event event = {.kind = TG_FLOW_RELEASE,
				      .at = n,
				      .by_call = true,
				      .param = param,
				      .name = name,
				      .family = family,
				      .pointer = &v};
	struct flow_object *object;
	bool more;

	if (v.kind == FLOW_INTEGER && !v.region && v.symbol && v.scale == 1 && !v.add)
		v.region = flow_region(t, REGION_SYMBOL, NULL, v.symbol, 0, FLOW_MOST);
	if (v.region && flow_object_get(t, s, v.region).shared)
		return;
	flow_event(frame, s, &event);
	if (!v.region || flow_null(t, s, &v) == TG_NULL_ALWAYS)
		return;
	/* What no function has allocated is not gone when it is handed to free(). */
	if (strcmp(family, "malloc") == 0 && (t->region.at[v.region].kind == REGION_LOCAL ||
					      t->region.at[v.region].kind == REGION_PARAM ||
					      t->region.at[v.region].kind == REGION_GLOBAL))
		return;
	object = flow_object_put(t, s, v.region);
	object->life = TG_LIFE_RELEASED;
	object->changed = flow_place(frame, n);
	more = object->family && object->family != flow_family(t, family);
	if (!object->family)
		object->family = flow_family(t, family);
	/* A function that gives back more than the block cares for what hangs on it as well. */
	object->escaped |= more;
	if (more)
		flow_let_go(t, s, v.region);
}

static void release(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value v = effects_argument(e, effect->param);
	const struct flow_object *object = v.region ? flow_object_find(e->s, v.region) : NULL;
	const char *family = effect->family;

	if (e->call->hook && object && object->family) /* whose it is, it knows best */
		family = effects_tables(e)->family.at[object->family];
	if (v.kind == FLOW_POINTER || v.kind == FLOW_INTEGER)
		flow_release(e->frame, e->s, e->call->node, family, &v, (unsigned)effect->param,
			     e->call->name);
	e->released = v.region;
}

/* Somebody else knows the object from now on, and may own it as well. */
static void keep(struct effects *e, const struct tg_api_effect *effect)
{
	struct tg_flow_value v =
		effect->param == TG_RESULT ? e->result : effects_argument(e, effect->param);
	struct flow_object *object;

	if (!v.region)
		return;
	object = flow_object_put(effects_tables(e), e->s, v.region);
	object->escaped = true;
	object->shared |= effect->kind == TG_API_SHARES;
}

/* An assertion of a test framework: a function that ends the test, not a macro with a branch. */
static bool asserts(struct effects *e, const struct tg_api_effect *effect)
{
	const uint32_t place = flow_place(e->frame, e->call->node);
	struct tg_flow_value v = effects_argument(e, effect->param), other;

	if (effect->from < 0)
		return flow_assume_value(effects_tables(e), e->s, &v, true, place);
	other = effects_argument(e, effect->from);
	return flow_assume(effects_tables(e), e->s, &v, TG_OP_EQ, &other, true, place);
}

/* In the order in which a call does things. False when the path ends. */
enum stage { STAGE_READ, STAGE_WRITE, STAGE_MEMORY, STAGE_RESULT, STAGE_LAST, STAGES };

static enum stage stage_of(const struct tg_api_effect *effect)
{
	switch (effect->kind) {
	case TG_API_READS:
	case TG_API_MUST_BE_SET:
	case TG_API_SINK:
		return STAGE_READ;
	case TG_API_WRITES: /* into what was made for the result, after it was */
		return effect->param == TG_RESULT ? STAGE_RESULT : STAGE_WRITE;
	case TG_API_GATHERS:
		return effect->within ? STAGE_RESULT : STAGE_WRITE;
	case TG_API_FILLS:
	case TG_API_HOLDS:
	case TG_API_GAINS:
	case TG_API_DROPS:
		return STAGE_WRITE;
	case TG_API_ELEMENT:
	case TG_API_COUNT:
	case TG_API_EMPTY:
	case TG_API_POINTER:
	case TG_API_STEPS:
	case TG_API_COMPARES:
	case TG_API_RETURNS:
	case TG_API_LENGTH:
	case TG_API_ABSOLUTE:
	case TG_API_ROOT:
		return STAGE_RESULT;
	case TG_API_MAY_BE_NULL:
	case TG_API_NEVER_NULL:
	case TG_API_FAILS_WITH:
	case TG_API_SUCCEEDS_WITH:
	case TG_API_RANGE:
		return STAGE_LAST;
	case TG_API_SOURCE:
	case TG_API_SANITISES:
	case TG_API_TERMINATES:
		return STAGE_LAST;
	default:
		return STAGE_MEMORY;
	}
}

static bool run(struct effects *e, const struct tg_api_effect *effect)
{
	switch (effect->kind) {
	case TG_API_READS:
	case TG_API_MUST_BE_SET:
		return access(e, effect, false);
	case TG_API_SINK:
		sink(e, effect);
		return true;
	case TG_API_WRITES:
		if (effect->param != TG_RESULT && !access(e, effect, true))
			return false;
		write(e, effect);
		return true;
	case TG_API_GATHERS:
		gather(e, effect);
		return true;
	case TG_API_FILLS:
		if (!access(e, effect, true))
			return false;
		fill(e, effect);
		return true;
	case TG_API_ALLOCATES:
		allocate(e, effect);
		return true;
	case TG_API_REALLOCATES:
		reallocate(e, effect);
		return true;
	case TG_API_RELEASES:
		release(e, effect);
		return true;
	case TG_API_LOCKS:
	case TG_API_UNLOCKS:
		effects_lock(e, effect, effect->kind == TG_API_LOCKS);
		return true;
	case TG_API_KEEPS:
	case TG_API_SHARES:
		keep(e, effect);
		return true;
	case TG_API_TERMINATES:
		terminate(e, effect);
		return true;
	case TG_API_SOURCE:
		effects_source(e, effect);
		return true;
	case TG_API_SANITISES:
		effects_sanitise(e, effect);
		return true;
	case TG_API_NO_RETURN:
		return false;
	case TG_API_ASSERTS:
		return asserts(e, effect);
	case TG_API_HOLDS:
	case TG_API_GAINS:
	case TG_API_DROPS:
	case TG_API_ELEMENT:
	case TG_API_COUNT:
	case TG_API_EMPTY:
	case TG_API_ENDS:
	case TG_API_POINTS:
	case TG_API_POINTER:
	case TG_API_DISPOSES:
	case TG_API_STEPS:
	case TG_API_COMPARES:
		effects_object(e, effect);
		return true;
	default:
		effects_result(e, effect);
		return true;
	}
}

/* What a function gets by a pointer that no model speaks of may be there for it to fill. */
static void fill_unspoken(struct effects *e)
{
	const struct tg_api_effect *effect;
	struct flow_object *object;
	unsigned i;

	for (i = 0; i < e->call->count; i++) {
		const struct tg_flow_value *v = &e->call->argument[i];

		for (effect = e->call->effects; effect && effect->param != (int)i;)
			effect = effect->next;
		if (effect || v->kind != FLOW_POINTER || !v->region ||
		    !flow_is_out(e->frame, e->call, i))
			continue;
		object = flow_object_put(effects_tables(e), e->s, v->region);
		if (object->content != CONTENT_UNINITIALISED)
			continue;
		object->content = CONTENT_UNKNOWN;
		object->version = flow_place(e->frame, e->call->node);
	}
}

void flow_end_object(struct flow_frame *frame, struct flow_state *s, tg_node n)
{
	struct tg_flow_value object = flow_pop(s), ignored;
	struct flow_call call = {.node = n, .name = "", .count = 1, .argument = &object};

	call.effects = flow_known_end(frame, frame->unit, flow_type(frame, n)->decl);
	if (call.effects)
		(void)flow_effects(frame, s, &call, &ignored);
}

/* Who owns what: all that is known of what is called through a hook. */
static bool is_of_owners(const struct tg_api_effect *effect)
{
	return effect->kind == TG_API_ALLOCATES || effect->kind == TG_API_REALLOCATES ||
	       effect->kind == TG_API_RELEASES || effect->kind == TG_API_MAY_BE_NULL;
}

bool flow_effects(struct flow_frame *frame, struct flow_state *s, const struct flow_call *call,
		  struct tg_flow_value *ret_result)
{
	struct effects e = {.frame = frame, .s = s, .call = call};
	const struct tg_api_effect *effect;
	int stage;

	e.result = flow_fresh(frame, s, call->node, 0, flow_type(frame, call->node));
	for (stage = STAGE_READ; stage < STAGES; stage++)
		for (effect = call->effects; effect; effect = effect->next)
			if ((int)stage_of(effect) == stage &&
			    (!call->hook || is_of_owners(effect)) &&
			    tg_api_holds(frame->unit->ir, call->node, effect->conditions,
					 effect->condition_count) &&
			    !run(&e, effect))
				return false;
	fill_unspoken(&e);
	*ret_result = e.result;
	return true;
}
