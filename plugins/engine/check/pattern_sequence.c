/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pattern_sequence.c - statements that follow one another, with `...` between them.
 */
#include "engine/check/pattern.h"

/* The statements of a match under way. */
struct sequence {
	struct tg_match *match;
	bool (*complete)(struct tg_match *);
	tg_node end; /* of the block that the first statement stands in */
};

/* True when control never goes past a statement. */
static bool leaves(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_node *node = &ir->node[n];
	tg_node last = 0;

	switch (node->kind) {
	case TG_IR_RETURN:
	case TG_IR_GOTO:
	case TG_IR_BREAK:
	case TG_IR_CONTINUE:
		return true;
	case TG_IR_CALL:
		return tg_ir_never_returns(ir, n);
	case TG_IR_COMPOUND:
	case TG_IR_CASE:
	case TG_IR_DEFAULT:
		for (TG_IR_EACH_CHILD(ir, c, n))
			last = c;
		return last && leaves(ir, last);
	default:
		return false;
	}
}

/*
 * Where control that comes from `from` has ended within one round: at the end of the first
 * statement behind it that leaves, in its block or in one around that. Looked for once and not for
 * each statement that may follow.
 */
static tg_node horizon(const struct tg_ir *ir, tg_node from)
{
	tg_node n = from, parent, next;

	for (; (parent = ir->node[n].parent); n = parent) {
		const uint8_t kind = ir->node[parent].kind;

		if (kind == TG_IR_RETURN)
			return ir->node[parent].end;
		if (kind != TG_IR_COMPOUND && kind != TG_IR_CASE && kind != TG_IR_DEFAULT)
			continue;
		for (next = ir->node[n].end; next < ir->node[parent].end; next = ir->node[next].end)
			if (leaves(ir, next))
				return ir->node[next].end;
	}
	return ir->node_count;
}

/* True when control may come from `from` to `to`, which stands before its horizon. */
static bool may_follow(const struct tg_ir *ir, tg_node from, tg_node to)
{
	tg_node n = from, parent;

	for (; (parent = ir->node[n].parent); n = parent) {
		const uint8_t kind = ir->node[parent].kind;

		if (to <= parent || to >= ir->node[parent].end)
			continue;
		if (kind == TG_IR_IF || kind == TG_IR_CONDITIONAL)
			return n != tg_ir_child(ir, parent, kind == TG_IR_IF ? 2 : 1) ||
			       to < ir->node[n].end;
		return true;
	}
	return true;
}

static bool step(struct sequence *run, const struct tg_pattern_node *pattern, tg_node at);

/* Where what comes after `n` begins: with `...`, right behind it, else the next statement. */
static tg_node behind(const struct tg_ir *ir, const struct tg_pattern_node *pattern, tg_node n)
{
	if (pattern->next && pattern->next->kind == TG_PATTERN_REST)
		return ir->node[n].end;
	while (n && !tg_ir_is(ir, ir->node[n].parent, TG_IR_COMPOUND) &&
	       !tg_ir_is(ir, ir->node[n].parent, TG_IR_CASE) &&
	       !tg_ir_is(ir, ir->node[n].parent, TG_IR_DEFAULT))
		n = ir->node[n].parent;
	return ir->node[n].end;
}

/* `pattern` matches at `n`, and the rest behind it. */
static bool take(struct sequence *run, const struct tg_pattern_node *pattern, tg_node n)
{
	struct tg_match *match = run->match;
	struct tg_match saved = *match;

	if (tg_pattern_match(match, pattern, n)) {
		match->last = n;
		if (step(run, pattern->next, behind(match->check->ir, pattern, n)))
			return true;
	}
	memcpy(match->bound, saved.bound, sizeof(saved.bound));
	match->last = saved.last;
	return false;
}

/* What holds the statement that is looked for, and would match in its place. */
static bool is_shell(const struct tg_ir *ir, tg_node n, const struct tg_pattern_node *pattern)
{
	bool block = pattern->kind == TG_PATTERN_NODE && pattern->ir_kind == TG_IR_COMPOUND;

	if (tg_ir_is(ir, n, TG_IR_CAST))
		return ir->node[n].flags & TG_IR_IMPLICIT;
	return tg_ir_is(ir, n, TG_IR_DECL_STMT) || (tg_ir_is(ir, n, TG_IR_COMPOUND) && !block);
}

static bool step(struct sequence *run, const struct tg_pattern_node *pattern, tg_node at)
{
	struct tg_match *match = run->match;
	const struct tg_ir *ir = match->check->ir;
	bool skip = pattern && pattern->kind == TG_PATTERN_REST;
	tg_node end = run->end;

	if (skip)
		pattern = pattern->next;
	if (!pattern)
		return !run->complete || run->complete(match);
	if (!skip)
		return at < run->end && take(run, pattern, at);
	if (match->last && at < end) {
		const tg_node last = horizon(ir, match->last);

		end = last < end ? last : end;
	}
	for (; at < end; at++) {
		if (!*match->steps)
			return false;
		if (is_shell(ir, at, pattern))
			continue;
		if (!tg_pattern_may_match(ir, pattern, at))
			continue;
		if ((!match->last || may_follow(ir, match->last, at)) && take(run, pattern, at))
			return true;
	}
	return false;
}

/* The block, or whatever holds statements, around a node. */
static tg_node block_of(const struct tg_ir *ir, tg_node n)
{
	while (n && !tg_ir_is(ir, n, TG_IR_COMPOUND))
		n = ir->node[n].parent;
	return n;
}

bool tg_pattern_sequence(struct tg_match *match, const struct tg_pattern *pattern, tg_node node,
			 bool (*complete)(struct tg_match *))
{
	const struct tg_ir *ir = match->check->ir;
	const struct tg_pattern_node *first = pattern->root->first;
	struct sequence run = {.match = match, .complete = complete};
	tg_node outer = match->last;
	bool found;

	if (!first)
		return !node;
	run.end = ir->node[block_of(ir, ir->node[node].parent)].end;
	match->last = 0;
	if (!complete) { /* a block within a pattern: all of it */
		found = node && step(&run, first, node);
		match->last = outer;
		return found;
	}
	match->first = node;
	if (!node || !tg_pattern_match(match, first, node))
		return false;
	/* An expression deep in a statement begins a sequence only when `...` follows. */
	if (first->next && first->next->kind != TG_PATTERN_REST &&
	    !tg_ir_is(ir, ir->node[node].parent, TG_IR_COMPOUND) &&
	    !tg_ir_is(ir, ir->node[node].parent, TG_IR_DECL_STMT))
		return false;
	match->last = node;
	return step(&run, first->next, behind(ir, first, node));
}
