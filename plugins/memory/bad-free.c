/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/bad-free - a function that frees memory is given what no function has allocated.
 *
 * Found are variables, parameters, literals, functions and alloca memory. The parser finds the
 * plain cases (see engine/check/diagnose.c), the flow engine those that go through pointers and
 * calls. Left alone is what has storage of its own or a block, and is freed where something else
 * says that it is a block: a pointer that gets the one here and the other there, a member of a
 * struct.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_bad_free = {
	.id = "memory/bad-free",
	.events = TG_FLOW_RELEASE,
	.flow = flow,
};

/* True when `n` runs only where a test, of something else than `freed` itself, comes out so. */
static bool is_conditional(const struct tg_ir *ir, tg_node n, tg_node freed)
{
	tg_node up, test, at;

	for (up = ir->node[n].parent; up && !tg_ir_is(ir, up, TG_IR_FUNCTION);
	     up = ir->node[up].parent) {
		if (!tg_ir_is(ir, up, TG_IR_IF) && !tg_ir_is(ir, up, TG_IR_SWITCH))
			continue;
		test = tg_ir_child(ir, up, 1);
		for (at = test; at < ir->node[test].end && !tg_ir_same_object(ir, at, freed);)
			at++;
		if (at == ir->node[test].end)
			return true;
	}
	return false;
}

/* The assignment or declaration that gives the address of `decl` at `ref` to something; or 0. */
static tg_node given_at(const struct tg_ir *ir, tg_node ref)
{
	tg_node n = ir->node[ref].parent;

	while (tg_ir_is(ir, n, TG_IR_CAST) || tg_ir_is(ir, n, TG_IR_CONDITIONAL) ||
	       (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS))
		n = ir->node[n].parent;
	return tg_ir_is(ir, n, TG_IR_ASSIGN) && tg_ir_child(ir, n, 0) != ref ? n : 0;
}

/* The condition of the nearest `if` around `n`, and whether `n` stands behind its `else`; or 0. */
static tg_node test_around(const struct tg_ir *ir, tg_node n, bool *ret_else)
{
	tg_node up = ir->node[n].parent;

	while (up && !tg_ir_is(ir, up, TG_IR_FUNCTION) && !tg_ir_is(ir, up, TG_IR_IF))
		up = ir->node[up].parent;
	if (!tg_ir_is(ir, up, TG_IR_IF))
		return 0;
	*ret_else = n >= tg_ir_child(ir, up, 3);
	return tg_ir_child(ir, up, 1);
}

/* True when two places stand on different sides of a variable, or a field, that both ask. */
static bool are_apart(const struct tg_ir *ir, tg_node n, tg_node m)
{
	bool n_else, m_else;
	tg_node a = test_around(ir, n, &n_else), b = test_around(ir, m, &m_else), x, y;

	for (x = a; a && b && a != b && n_else != m_else && x < ir->node[a].end; x++)
		for (y = b; y < ir->node[b].end; y++)
			if ((tg_ir_is(ir, x, TG_IR_REF) || tg_ir_is(ir, x, TG_IR_MEMBER)) &&
			    tg_ir_same_object(ir, x, y))
				return true;
	return false;
}

/*
 * True when a pointer gets the address of `decl` where a test comes out one way, and is handed on
 * where the same test comes out the other: `p = many ? words(text) : &text; ... if (many) drop(p)`.
 */
static bool is_one_of_several(const struct tg_ir *ir, tg_decl decl)
{
	tg_node function = tg_ir_function_of(ir, ir->decl[decl].node), n, given, other;

	for (n = function; decl && n && n < ir->node[function].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_REF) || ir->node[n].decl != decl ||
		    !(given = given_at(ir, n)))
			continue;
		for (other = function; other < ir->node[function].end; other++)
			if (tg_ir_is(ir, ir->node[other].parent, TG_IR_CALL) &&
			    tg_ir_same_object(ir, other, tg_ir_child(ir, given, 0)) &&
			    are_apart(ir, other, given))
				return true;
	}
	return false;
}

/* True when the program keeps account of what is a block, and what has storage of its own. */
static bool is_accounted(struct tg_pass *pass, const struct tg_flow_event *event,
			 const struct tg_flow_object *object)
{
	const struct tg_ir *ir = pass->ir;
	tg_node freed = tg_ir_arg(ir, event->at, event->param);

	/* C++: an object knows of its text whether it is to be freed, often in one bit. */
	if (ir->cplusplus && event->depth > 1 && object->place == TG_PLACE_STRING)
		return true;
	return (event->depth && tg_ir_is(ir, freed, TG_IR_MEMBER) &&
		is_conditional(ir, event->at, freed)) ||
	       is_one_of_several(ir, object->decl);
}

/* The call that a local pointer has all its values from, when the library keeps what it gives. */
static tg_node kept_by_library(struct tg_pass *pass, tg_node freed)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl decl = lit_variable(ir, freed);
	tg_node function = tg_ir_function_of(ir, freed), n, value, found = 0;

	if (ir->decl[decl].kind != TG_DECL_VAR || ir->decl[decl].flags & TG_DECL_GLOBAL)
		return 0;
	for (n = function; n && n < ir->node[function].end; n++) {
		if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS &&
		    lit_variable(ir, tg_ir_child(ir, n, 0)) == decl)
			return 0;
		if (tg_ir_is(ir, n, TG_IR_VAR) && ir->node[n].decl == decl)
			value = tg_ir_child(ir, n, 0);
		else if (tg_ir_is(ir, n, TG_IR_ASSIGN) && lit_is_written_by(ir, n, decl))
			value = tg_ir_child(ir, n, 1);
		else
			continue;
		value = tg_ir_strip(ir, value);
		if (tg_ir_is(ir, value, TG_IR_ABSENT) || tg_ir_is(ir, value, TG_IR_INTEGER))
			continue;
		if (!pass->host->in_list(pass, "results-kept", tg_ir_callee(ir, value)))
			return 0;
		found = value;
	}
	return found;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_object object = flow_object(pass, event->pointer);
	const char *what;
	tg_node kept;

	if (!flow_is_memory(event->family ? event->family : ""))
		return;
	switch (object.place) {
	case TG_PLACE_LOCAL:
	case TG_PLACE_ALLOCA:
		what = "stands on the stack";
		break;
	case TG_PLACE_GLOBAL:
		what = "lives as long as the program";
		break;
	case TG_PLACE_STRING:
		what = "is part of the program";
		break;
	case TG_PLACE_FUNCTION:
		what = "is a function";
		break;
	default:
		kept = event->by_call
			       ? kept_by_library(pass, tg_ir_arg(pass->ir, event->at, event->param))
			       : 0;
		if (!kept)
			return;
		pass->host->report(
			pass, event->at,
			"what is freed was not allocated for this: %s() keeps what it gives",
			tg_ir_callee(pass->ir, kept));
		return;
	}
	if (is_accounted(pass, event, &object))
		return;
	pass->host->report(pass, event->at, "what is freed was not allocated: %s%s%s %s",
			   object.decl ? "'" : "", flow_name(pass->ir, &object),
			   object.decl ? "'" : "", what);
	pass->host->flow->why(pass, event->pointer, TG_WHY_VALUE | TG_WHY_MADE);
}
