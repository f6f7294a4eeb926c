/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bounds.h - accesses outside of an object: one judgement for the rules that report them.
 *
 * Which of the rules reports follows from the place of the object, from the side, and from whether
 * it was read or written, so that a flaw is found once and under the weakness that fits best.
 */
#ifndef TRACEGATE_MEMORY_BOUNDS_H
#define TRACEGATE_MEMORY_BOUNDS_H

#include "common/flow.h"

enum bounds_side { BOUNDS_WITHIN, BOUNDS_BEFORE, BOUNDS_BEHIND };

struct bounds {
	enum bounds_side side;
	bool sure;      /* on this path; else its bounds admit it */
	unsigned taint; /* of what decides about the place */
	struct tg_flow_object object;
};

/* True for the macros of select(), whose sets are arrays of bits for descriptors. */
static inline bool bounds_in_descriptor_set(const struct tg_ir *ir, tg_node n)
{
	return strncmp(tg_ir_text(ir, ir->macro[ir->node[n].macro].name), "FD_", 3) == 0;
}

/* C++: how many elements a container of the library has. */
static inline bool bounds_is_count(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_decl *decl;
	const char *name;

	n = tg_ir_strip(ir, n);
	decl = &ir->decl[ir->node[n].decl];
	name = tg_ir_text(ir, decl->name);
	return tg_ir_is(ir, n, TG_IR_CALL) && decl->kind == TG_DECL_METHOD &&
	       decl->flags & TG_DECL_SYSTEM &&
	       (strcmp(name, "size") == 0 || strcmp(name, "length") == 0);
}

/* True for a place in an array that the program counts out: `line + sizeof(line)`, `&line[8]`. */
static inline bool bounds_is_place(const struct tg_ir *ir, tg_node n)
{
	int64_t constant;

	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_BINARY) &&
	    (ir->node[n].op == TG_OP_ADD || ir->node[n].op == TG_OP_SUB))
		return lit_array_size(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 0))) &&
		       expr_constant(ir, tg_ir_child(ir, n, 1), &constant);
	if (!tg_ir_is(ir, n, TG_IR_UNARY) || ir->node[n].op != TG_OP_ADDRESS)
		return false;
	n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	return tg_ir_is(ir, n, TG_IR_SUBSCRIPT) &&
	       lit_array_size(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 0))) &&
	       expr_constant(ir, tg_ir_child(ir, n, 1), &constant);
}

/* True for a constant, and for a parameter that a call in this unit gives a constant. */
static inline bool bounds_is_constant(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_decl *decl = &ir->decl[lit_variable(ir, n)];
	int64_t constant;
	tg_node call;

	if (expr_constant(ir, n, &constant) || bounds_is_count(ir, n) || bounds_is_place(ir, n))
		return true;
	for (call = 1; decl->kind == TG_DECL_PARAM && call < ir->node_count; call++)
		if (tg_ir_is(ir, call, TG_IR_CALL) && ir->node[call].decl == decl->parent &&
		    expr_constant(ir, tg_ir_child(ir, call, decl->index + 1), &constant))
			return true;
	return false;
}

/* True when `decl` is compared with a constant somewhere in the function of `n`. */
static inline bool bounds_is_compared(const struct tg_ir *ir, tg_node n, tg_decl decl)
{
	tg_node function = tg_ir_function_of(ir, n), at, left, right;

	for (at = function; at < ir->node[function].end; at++) {
		if (!tg_ir_is(ir, at, TG_IR_BINARY) || ir->node[at].op < TG_OP_LT ||
		    ir->node[at].op > TG_OP_NE)
			continue;
		left = tg_ir_child(ir, at, 0);
		right = tg_ir_child(ir, at, 1);
		if ((lit_variable(ir, left) == decl && bounds_is_constant(ir, right)) ||
		    (lit_variable(ir, right) == decl && bounds_is_constant(ir, left)))
			return true;
	}
	return false;
}

static inline bool bounds_any_compared(const struct tg_ir *ir, tg_node call)
{
	tg_node n;

	for (n = call; n < ir->node[call].end; n++)
		if (tg_ir_is(ir, n, TG_IR_REF) &&
		    ir->decl[ir->node[n].decl].kind != TG_DECL_FUNCTION &&
		    bounds_is_compared(ir, n, ir->node[n].decl))
			return true;
	return false;
}

/*
 * True when the author has given the bound that does not hold: the index or the length is a
 * variable that the function compares with a constant. Bounds that only a join of paths has made
 * are no evidence.
 */
static inline bool bounds_is_stated(const struct tg_ir *ir, const struct tg_flow_event *event)
{
	tg_node at = event->at, ref = 0, n;

	if (tg_ir_is(ir, at, TG_IR_SUBSCRIPT))
		at = tg_ir_child(ir, at, 1);
	else if (ir->cplusplus && tg_ir_is(ir, at, TG_IR_CALL) && !event->by_call)
		at = tg_ir_child(ir, at, 2); /* v[i] of a container */
	if (event->by_call)
		return bounds_any_compared(ir, at);
	for (n = at; n < ir->node[at].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_REF))
			continue;
		if (ref) /* two variables: what they come to together is not stated */
			return false;
		ref = n;
	}
	return ref && bounds_is_compared(ir, ref, ir->node[ref].decl);
}

/*
 * True for a block that is larger than asked for: `malloc(n > 0 ? n : 8)`. That the allocator asks
 * whether its caller wants nothing at all is no sign that one does.
 */
static inline bool bounds_of_least_block(const struct tg_ir *ir,
					 const struct tg_flow_object *object)
{
	int64_t constant;
	tg_node n;

	if (object->place != TG_PLACE_HEAP || object->least_size != object->most_size ||
	    !tg_ir_is(ir, object->made, TG_IR_CALL))
		return false;
	for (n = object->made; n < ir->node[object->made].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CONDITIONAL) &&
		    expr_constant(ir, tg_ir_child(ir, n, 2), &constant) &&
		    !expr_constant(ir, tg_ir_child(ir, n, 1), &constant))
			return true;
	return false;
}

static inline struct bounds bounds_of(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_flow_api *flow = pass->host->flow;
	struct bounds bounds = {.side = BOUNDS_WITHIN};

	switch (flow->fit(pass, event->pointer, event->size)) {
	case TG_FIT_EXCEEDS:
		bounds.sure = true;
		bounds.side = BOUNDS_BEHIND;
		break;
	case TG_FIT_MAY_EXCEED:
		bounds.side = BOUNDS_BEHIND;
		break;
	case TG_FIT_PRECEDES:
		bounds.sure = true;
		bounds.side = BOUNDS_BEFORE;
		break;
	case TG_FIT_MAY_PRECEDE:
		bounds.side = BOUNDS_BEFORE;
		break;
	default:
		return bounds;
	}
	bounds.object = flow_object(pass, event->pointer);
	bounds.taint = flow_taint(pass, event->size) | flow_taint(pass, event->pointer) |
		       bounds.object.offset_taint;
	if (bounds.object.place == TG_PLACE_UNKNOWN || bounds.object.life == TG_LIFE_RELEASED ||
	    bounds_in_descriptor_set(pass->ir, event->at) ||
	    bounds_of_least_block(pass->ir, &bounds.object) ||
	    (!bounds.sure && !(bounds.taint & FLOW_CHOSEN) && !bounds_is_stated(pass->ir, event)))
		bounds.side = BOUNDS_WITHIN;
	return bounds;
}

/* "buffer[i] reads ..." : one finding with its steps. */
static inline void bounds_report(struct tg_pass *pass, const struct tg_flow_event *event,
				 const struct bounds *bounds)
{
	const char *name = flow_name(pass->ir, &bounds->object);
	const char *by = event->by_call && event->name && *event->name ? event->name : NULL;
	const char *side = bounds->side == BOUNDS_BEFORE ? "before" : "behind";
	const char *verb = event->write ? "writes" : "reads";
	const struct tg_flow_object *object = &bounds->object;

	if (object->least_size == object->most_size && object->most_size != INT64_MAX)
		pass->host->report(pass, event->at, "%s%s %s%s %s '%s' of %lld bytes",
				   by ? by : "this", by ? "()" : "", bounds->sure ? "" : "can ",
				   bounds->sure   ? verb
				   : event->write ? "write"
						  : "read",
				   side, name, (long long)object->most_size);
	else
		pass->host->report(pass, event->at, "%s%s %s%s %s '%s'", by ? by : "this",
				   by ? "()" : "", bounds->sure ? "" : "can ",
				   bounds->sure   ? verb
				   : event->write ? "write"
						  : "read",
				   side, name);
	if (object->made)
		pass->host->step(pass, object->made, "it is made here");
	pass->host->flow->why(pass, event->pointer, TG_WHY_VALUE | TG_WHY_TAINT | TG_WHY_MADE);
	if (event->size)
		pass->host->flow->why(pass, event->size, TG_WHY_VALUE | TG_WHY_TAINT);
}

#endif
