/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pattern_match.c - one pattern against one place. See pattern.h.
 */
#include <stdlib.h>

#include "engine/check/pattern.h"

static const struct tg_ir *ir_of(const struct tg_match *match)
{
	return match->check->ir;
}

static bool spend(struct tg_match *match)
{
	if (*match->steps)
		--*match->steps;
	return *match->steps > 0;
}

/* True when `n` is all that a macro stands for: what is around it is not of the same use. */
static bool is_expansion(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_node *node = &ir->node[n], *parent = &ir->node[node->parent];

	if (!(node->flags & TG_IR_IN_MACRO) || (node->flags & TG_IR_MACRO_ARG))
		return false;
	return parent->macro != node->macro || (parent->flags & TG_IR_MACRO_ARG);
}

static bool is_macro(const struct tg_ir *ir, tg_node n, const char *name)
{
	return is_expansion(ir, n) &&
	       strcmp(tg_ir_text(ir, ir->macro[ir->node[n].macro].name), name) == 0;
}

/* The value of an enumeration's constant, or of a macro that is used somewhere in the unit. */
static bool value_of(const struct tg_ir *ir, const char *name, int64_t *ret_value)
{
	uint32_t i;

	for (i = 1; i < ir->decl_count; i++) {
		if (ir->decl[i].kind != TG_DECL_ENUM_CONSTANT ||
		    strcmp(tg_ir_text(ir, ir->decl[i].name), name) != 0)
			continue;
		*ret_value = ir->decl[i].value;
		return true;
	}
	for (i = 1; i < ir->node_count; i++)
		if ((ir->node[i].flags & (TG_IR_IN_MACRO | TG_IR_HAS_VALUE)) ==
			    (TG_IR_IN_MACRO | TG_IR_HAS_VALUE) &&
		    is_macro(ir, i, name))
			return tg_ir_constant(ir, i, ret_value);
	return false;
}

static bool constant(const struct tg_ir *ir, tg_node n, int64_t *ret_value)
{
	return tg_ir_constant(ir, n, ret_value) ||
	       tg_ir_constant(ir, tg_ir_strip(ir, n), ret_value);
}

/* A variable, function, constant or macro of this name, however it is written. */
static bool match_name(struct tg_match *match, const char *name, tg_node n)
{
	const struct tg_ir *ir = ir_of(match);
	tg_node at = n, bare = tg_ir_strip(ir, n);
	int64_t here, there;

	for (;; at = tg_ir_child(ir, at, 0)) {
		if (is_macro(ir, at, name))
			return true;
		if (at == bare)
			break;
	}
	if (tg_ir_is(ir, bare, TG_IR_REF) &&
	    strcmp(tg_ir_text(ir, ir->decl[ir->node[bare].decl].name), name) == 0)
		return true;
	return constant(ir, n, &here) && value_of(ir, name, &there) && here == there;
}

static bool match_hole(struct tg_match *match, int hole, tg_node n)
{
	const struct tg_ir *ir = ir_of(match);
	uint8_t kind = ir->node[n].kind;

	if (kind == TG_IR_ABSENT || kind == TG_IR_NONE ||
	    (kind > TG_IR_THIS && kind != TG_IR_VAR && kind != TG_IR_PARAM))
		return false;
	if (match->bound[hole])
		return tg_pattern_alike(ir, match->bound[hole], n);
	match->bound[hole] = n;
	return true;
}

static bool match_text(struct tg_match *match, const struct tg_pattern_node *pattern, tg_node n)
{
	size_t size;
	const char *text = tg_ir_string(ir_of(match), n, &size);

	if (!text || !pattern->name)
		return text != NULL;
	return size == pattern->size && memcmp(text, pattern->name, size) == 0;
}

/* Children from `n` to `end` against patterns; a REST takes any number of them. */
static bool match_list(struct tg_match *match, const struct tg_pattern_node *pattern, tg_node n,
		       tg_node end)
{
	const struct tg_ir *ir = ir_of(match);
	tg_node saved[TG_PATTERN_HOLES];

	if (!pattern)
		return n >= end;
	memcpy(saved, match->bound, sizeof(saved));
	if (pattern->kind == TG_PATTERN_REST) {
		for (;; n = ir->node[n].end) {
			if (!spend(match))
				return false;
			if (match_list(match, pattern->next, n, end))
				return true;
			memcpy(match->bound, saved, sizeof(saved));
			if (n >= end)
				return false;
		}
	}
	if (n >= end)
		return pattern->kind == TG_PATTERN_ANY && match_list(match, pattern->next, n, end);
	return tg_pattern_match(match, pattern, n) &&
	       match_list(match, pattern->next, ir->node[n].end, end);
}

static int by_offset(const void *a, const void *b)
{
	const struct tg_ir_loc *x = *(const struct tg_ir_loc *const *)a;
	const struct tg_ir_loc *y = *(const struct tg_ir_loc *const *)b;

	return x->offset < y->offset ? -1 : x->offset > y->offset;
}

enum { MACRO_ARGUMENTS = 32 };

/*
 * `SSL_CTX_set_min_proto_version(c, v)` is a macro: the call of the pattern is not in the code.
 * What was written as its arguments is: the outermost nodes of each argument, in their order.
 */
static bool match_macro_call(struct tg_match *match, const struct tg_pattern_node *pattern,
			     tg_node n)
{
	const struct tg_ir *ir = ir_of(match);
	const struct tg_ir_loc *locs[MACRO_ARGUMENTS];
	const struct tg_pattern_node *each = pattern->first->next;
	tg_node nodes[MACRO_ARGUMENTS], at;
	size_t count = 0, i, k;

	for (at = n; at < ir->node[n].end; at++) {
		const struct tg_ir_loc *loc = &ir->loc[ir->node[at].loc];
		bool known = false;

		if (!(ir->node[at].flags & TG_IR_MACRO_ARG) || count == MACRO_ARGUMENTS)
			continue;
		for (i = 0; i < count; i++)
			known = known || (loc->offset >= locs[i]->offset &&
					  loc->offset < locs[i]->end_offset);
		if (known)
			continue;
		nodes[count] = at;
		locs[count++] = loc;
	}
	if (count)
		qsort(locs, count, sizeof(*locs), by_offset);
	for (i = 0; i < count && each && each->kind != TG_PATTERN_REST; i++, each = each->next) {
		for (k = 0; k < count && &ir->loc[ir->node[nodes[k]].loc] != locs[i]; k++)
			;
		if (k == count || !tg_pattern_match(match, each, nodes[k]))
			return false;
	}
	return each ? each->kind == TG_PATTERN_REST : i == count;
}

const char *tg_pattern_callee(const struct tg_ir *ir, tg_node call)
{
	tg_node callee = tg_ir_strip(ir, tg_ir_child(ir, call, 0));
	const struct tg_ir_decl *decl = &ir->decl[ir->node[callee].decl];

	return decl->kind == TG_DECL_FUNCTION ? tg_ir_text(ir, decl->name) : "";
}

bool tg_pattern_calls(const struct tg_ir *ir, tg_node call, const char *name)
{
	return tg_ir_is(ir, call, TG_IR_CALL) &&
	       (tg_ir_calls(ir, call, name) ||
		(*name && strcmp(tg_pattern_callee(ir, call), name) == 0));
}

static bool match_call(struct tg_match *match, const struct tg_pattern_node *pattern, tg_node n)
{
	const struct tg_ir *ir = ir_of(match);
	const struct tg_pattern_node *callee = pattern->first;
	tg_node first = tg_ir_child(ir, n, 0);

	if (callee->kind == TG_PATTERN_NAME) {
		if (!tg_pattern_calls(ir, n, callee->name))
			return false;
	} else if (!tg_pattern_match(match, callee, first)) {
		return false;
	}
	return match_list(match, callee->next, ir->node[first].end, ir->node[n].end);
}

static bool type_is(const struct tg_ir *ir, tg_type type, const char *name)
{
	const struct tg_ir_type *t = &ir->type[type];

	return strcmp(tg_ir_text(ir, t->name), name) == 0 ||
	       strcmp(tg_ir_text(ir, ir->type[t->canonical].name), name) == 0;
}

static bool match_member(struct tg_match *match, const struct tg_pattern_node *pattern, tg_node n)
{
	const struct tg_ir *ir = ir_of(match);
	const char *field = tg_ir_text(ir, ir->decl[ir->node[n].decl].name);

	if (pattern->op != ir->node[n].op || (pattern->name && strcmp(field, pattern->name) != 0))
		return false;
	if (pattern->hole >= 0 && !match_hole(match, pattern->hole, n))
		return false;
	return tg_pattern_match(match, pattern->first, tg_ir_child(ir, n, 0));
}

/* `$t $x = $e;` */
static bool match_var(struct tg_match *match, const struct tg_pattern_node *pattern, tg_node n)
{
	const struct tg_ir *ir = ir_of(match);
	const struct tg_ir_decl *decl = &ir->decl[ir->node[n].decl];
	const struct tg_pattern_node *name = pattern->first->next;

	if ((pattern->name && !type_is(ir, decl->type, pattern->name)) ||
	    (name && strcmp(tg_ir_text(ir, decl->name), name->name) != 0) ||
	    (pattern->hole >= 0 && !match_hole(match, pattern->hole, n)))
		return false;
	return tg_pattern_match(match, pattern->first, tg_ir_child(ir, n, 0));
}

/* True when a condition asks for the type of what a hole stands for. */
static bool asks_for_type(const struct tg_match *match, int hole)
{
	size_t i;

	for (i = 0; i < match->rule->where_count; i++)
		if (match->rule->where[i].hole == hole &&
		    match->rule->where[i].test == TG_WHERE_TYPE)
			return true;
	return false;
}

/* `$x = $e` is also the initialiser of a variable. */
static bool match_assign(struct tg_match *match, const struct tg_pattern_node *pattern, tg_node n)
{
	const struct tg_ir *ir = ir_of(match);
	const struct tg_pattern_node *target = pattern->first;
	const char *name = tg_ir_text(ir, ir->decl[ir->node[n].decl].name);

	if (tg_ir_is(ir, n, TG_IR_ASSIGN))
		return pattern->op == ir->node[n].op &&
		       match_list(match, target, n + 1, ir->node[n].end);
	if (pattern->op != TG_OP_ASSIGN || tg_ir_is(ir, tg_ir_child(ir, n, 0), TG_IR_ABSENT))
		return false;
	/* `$s.field = $e` is also `{ .field = e }`, whatever the object is called. */
	if (tg_ir_is(ir, n, TG_IR_DESIGNATED))
		return target->kind == TG_PATTERN_NODE && target->ir_kind == TG_IR_MEMBER &&
		       target->name && target->first->kind == TG_PATTERN_HOLE &&
		       strcmp(target->name, name) == 0 &&
		       !asks_for_type(match, target->first->hole) &&
		       tg_pattern_match(match, target->next, tg_ir_child(ir, n, 0));
	if (target->kind == TG_PATTERN_HOLE
		    ? !match_hole(match, target->hole, n)
		    : target->kind != TG_PATTERN_NAME || strcmp(target->name, name) != 0)
		return false;
	return tg_pattern_match(match, target->next, tg_ir_child(ir, n, 0));
}

static bool match_binary(struct tg_match *match, const struct tg_pattern_node *pattern, tg_node n)
{
	const struct tg_ir *ir = ir_of(match);
	const struct tg_pattern_node *left = pattern->first, *right = left->next;
	tg_node saved[TG_PATTERN_HOLES];
	tg_node a = tg_ir_child(ir, n, 0), b = tg_ir_child(ir, n, 1);

	if (pattern->op != ir->node[n].op)
		return false;
	memcpy(saved, match->bound, sizeof(saved));
	if (tg_pattern_match(match, left, a) && tg_pattern_match(match, right, b))
		return true;
	memcpy(match->bound, saved, sizeof(saved));
	/* Who writes `NULL == p` means the same. */
	return (pattern->op == TG_OP_EQ || pattern->op == TG_OP_NE) &&
	       tg_pattern_match(match, left, b) && tg_pattern_match(match, right, a);
}

/* `!x` is also `x == 0`. */
static bool match_unary(struct tg_match *match, const struct tg_pattern_node *pattern, tg_node n)
{
	const struct tg_ir *ir = ir_of(match);
	int64_t value;

	if (tg_ir_is(ir, n, TG_IR_UNARY))
		return pattern->op == ir->node[n].op &&
		       tg_pattern_match(match, pattern->first, tg_ir_child(ir, n, 0));
	return pattern->op == TG_OP_LNOT && ir->node[n].op == TG_OP_EQ &&
	       constant(ir, tg_ir_child(ir, n, 1), &value) && value == 0 &&
	       tg_pattern_match(match, pattern->first, tg_ir_child(ir, n, 0));
}

/* An explicit cast to the type, behind any that the compiler made. */
static bool match_cast(struct tg_match *match, const struct tg_pattern_node *pattern, tg_node n)
{
	const struct tg_ir *ir = ir_of(match);

	for (; tg_ir_is(ir, n, TG_IR_CAST); n = tg_ir_child(ir, n, 0))
		if (!(ir->node[n].flags & TG_IR_IMPLICIT) &&
		    type_is(ir, ir->node[n].type, pattern->name))
			return tg_pattern_match(match, pattern->first, tg_ir_child(ir, n, 0));
	return false;
}

static bool match_node(struct tg_match *match, const struct tg_pattern_node *pattern, tg_node n)
{
	const struct tg_ir *ir = ir_of(match);
	tg_node bare = tg_ir_strip(ir, n);
	uint8_t kind = ir->node[bare].kind, wanted = pattern->ir_kind;

	if (wanted == TG_IR_CAST)
		return match_cast(match, pattern, n);
	if (wanted == TG_IR_CALL && pattern->first->kind == TG_PATTERN_NAME &&
	    is_macro(ir, n, pattern->first->name))
		return match_macro_call(match, pattern, n);
	if (wanted == TG_IR_ASSIGN &&
	    (kind == TG_IR_ASSIGN || kind == TG_IR_VAR || kind == TG_IR_DESIGNATED))
		return match_assign(match, pattern, bare);
	if (wanted == TG_IR_UNARY && (kind == TG_IR_UNARY || kind == TG_IR_BINARY))
		return match_unary(match, pattern, bare);
	if (kind != wanted)
		return false;
	switch (wanted) {
	case TG_IR_CALL:
		return match_call(match, pattern, bare);
	case TG_IR_BINARY:
		return match_binary(match, pattern, bare);
	case TG_IR_MEMBER:
		return match_member(match, pattern, bare);
	case TG_IR_VAR:
		return match_var(match, pattern, bare);
	case TG_IR_SIZEOF:
		return pattern->name
			       ? type_is(ir, ir->node[bare].extra, pattern->name)
			       : match_list(match, pattern->first, bare + 1, ir->node[bare].end);
	case TG_IR_COMPOUND: {
		struct tg_pattern inner = {pattern, true};

		return tg_pattern_sequence(match, &inner, tg_ir_child(ir, bare, 0), NULL);
	}
	default:
		return match_list(match, pattern->first, bare + 1, ir->node[bare].end);
	}
}

/* A lone statement where the pattern has a block, a block of one where it has none. */
static tg_node same_form(const struct tg_ir *ir, const struct tg_pattern_node *pattern, tg_node n)
{
	bool block = pattern->kind == TG_PATTERN_NODE && pattern->ir_kind == TG_IR_COMPOUND;

	if (!block && tg_ir_is(ir, n, TG_IR_COMPOUND) && tg_ir_child_count(ir, n) == 1)
		n = tg_ir_child(ir, n, 0);
	if (tg_ir_is(ir, n, TG_IR_DECL_STMT) && tg_ir_child_count(ir, n) == 1)
		n = tg_ir_child(ir, n, 0);
	return n;
}

bool tg_pattern_may_match(const struct tg_ir *ir, const struct tg_pattern_node *pattern, tg_node n)
{
	const uint8_t wanted = pattern->ir_kind;
	uint8_t kind;

	if (pattern->kind != TG_PATTERN_NODE || wanted == TG_IR_CAST)
		return true;
	if (wanted == TG_IR_CALL && ir->node[n].flags & TG_IR_IN_MACRO)
		return true;
	n = tg_ir_strip(ir, n);
	kind = ir->node[n].kind;
	if (kind == wanted || kind == TG_IR_COMPOUND || kind == TG_IR_DECL_STMT)
		return true;
	if (wanted == TG_IR_ASSIGN)
		return kind == TG_IR_VAR || kind == TG_IR_DESIGNATED;
	return wanted == TG_IR_UNARY && kind == TG_IR_BINARY;
}

bool tg_pattern_match(struct tg_match *match, const struct tg_pattern_node *pattern, tg_node n)
{
	const struct tg_ir *ir = ir_of(match);
	int64_t value;

	if (!spend(match) || !n)
		return false;
	n = same_form(ir, pattern, n);
	switch (pattern->kind) {
	case TG_PATTERN_ANY:
		return true;
	case TG_PATTERN_HOLE:
		return match_hole(match, pattern->hole, tg_ir_strip(ir, n));
	case TG_PATTERN_NAME:
		return match_name(match, pattern->name, n);
	case TG_PATTERN_NUMBER:
		return constant(ir, n, &value) && value == pattern->value;
	case TG_PATTERN_TEXT:
		return match_text(match, pattern, n);
	case TG_PATTERN_NODE:
		return match_node(match, pattern, n);
	case TG_PATTERN_REST:
		break;
	}
	return false;
}
