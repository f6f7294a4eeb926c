/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pattern.c - the walk that tries the patterns, and what is reported. See pattern.h.
 */
#include "engine/check/pattern.h"

#include <ctype.h>

enum { SHOWN = 60, BUCKETS = 256 };

/* One pattern of a rule. */
struct attempt {
	const struct tg_pattern_rule *rule;
	const struct tg_pattern *pattern;
	unsigned *steps;
	struct attempt *next;
};

/* The attempts for each kind of node; those of kind 0 are tried everywhere, and those of calls by
 * name, in buckets by that name, at calls and wherever a macro stands. */
struct search {
	struct tg_check *check;
	struct attempt *by_kind[TG_IR_KINDS], *calls[BUCKETS];
	const char *exhausted;
};

static void put_in(struct search *search, struct attempt **list, const struct attempt *attempt)
{
	struct attempt *copy = TG_NEW(search->check->arena, struct attempt);

	*copy = *attempt;
	copy->next = *list;
	*list = copy;
}

/* Of names that rules and sources have: what collides costs a comparison. */
static unsigned bucket_of(const char *name)
{
	unsigned hash = 0;

	while (*name)
		hash = hash * 31 + (unsigned char)*name++;
	return hash % BUCKETS;
}

static void put(struct search *search, uint8_t kind, const struct attempt *attempt)
{
	put_in(search, &search->by_kind[kind], attempt);
}

static void add(struct search *search, const struct attempt *attempt)
{
	const struct tg_pattern_node *root =
		attempt->pattern->sequence ? attempt->pattern->root->first : attempt->pattern->root;

	if (root->kind == TG_PATTERN_TEXT) {
		put(search, TG_IR_STRING, attempt);
	} else if (root->kind != TG_PATTERN_NODE) {
		put(search, 0, attempt);
	} else if (root->ir_kind == TG_IR_CALL && root->first->kind == TG_PATTERN_NAME) {
		put_in(search, &search->calls[bucket_of(root->first->name)],
		       attempt); /* or what a macro of that name is */
	} else {
		put(search, root->ir_kind, attempt);
		if (root->ir_kind == TG_IR_ASSIGN) {
			put(search, TG_IR_VAR, attempt);
			put(search, TG_IR_DESIGNATED, attempt);
		}
		if (root->ir_kind == TG_IR_UNARY && root->op == TG_OP_LNOT)
			put(search, TG_IR_BINARY, attempt);
	}
}

static void prepare(struct search *search)
{
	const struct tg_engine_options *options = search->check->options;
	size_t i, k;

	for (i = 0; i < options->rule_count; i++) {
		const struct tg_pattern_rule *rule = options->rules[i].pattern;
		unsigned *steps;

		if (!rule)
			continue;
		steps = TG_NEW(search->check->arena, unsigned);
		*steps = TG_PATTERN_STEPS;
		for (k = 0; k < rule->any_count; k++)
			add(search, &(struct attempt){rule, &rule->any[k], steps, NULL});
	}
}

/* The source of a node, white space as one blank; "" when it has none. */
static struct tg_str source_of(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_loc *loc = &ir->loc[ir->node[n].loc];
	const struct tg_ir_file *file = &ir->file[loc->file];

	if (tg_ir_is(ir, n, TG_IR_VAR) || tg_ir_is(ir, n, TG_IR_PARAM))
		return tg_str(tg_ir_text(ir, ir->decl[ir->node[n].decl].name));
	if (!file->content || loc->end_offset > file->size || loc->offset > loc->end_offset)
		return (struct tg_str){0};
	return tg_str_n(file->content + loc->offset, loc->end_offset - loc->offset);
}

/* `template` with the source of the holes in place of $x; cut short when it is for people. */
static const char *fill(const struct tg_match *match, const char *template, bool whole)
{
	const struct tg_pattern_rule *rule = match->rule;
	struct tg_buf out = {0};
	const char *result;
	size_t i, k, length;

	for (; *template; template += length) {
		struct tg_str text;

		length = *template == '$' ? 1 : strcspn(template, "$");
		if (*template != '$') {
			tg_buf_add(&out, template, length);
			continue;
		}
		while (isalnum((unsigned char)template[length]) || template[length] == '_')
			length++;
		for (i = 0; i < rule->hole_count; i++)
			if (tg_str_is(tg_str_n(template + 1, length - 1), rule->holes[i]))
				break;
		if (i == rule->hole_count || !match->bound[i])
			continue;
		text = source_of(match->check->ir, match->bound[i]);
		for (k = 0; k < text.len && (whole || k < SHOWN); k++)
			if (whole || !isspace((unsigned char)text.ptr[k]))
				tg_buf_putc(&out, text.ptr[k]);
			else if (!isspace((unsigned char)text.ptr[k - (k > 0)]))
				tg_buf_putc(&out, ' ');
		if (k < text.len)
			tg_buf_puts(&out, "...");
	}
	result = tg_arena_strdup(match->check->arena, out.ptr ? out.ptr : "");
	tg_buf_done(&out);
	return result;
}

static struct tg_range range_of(const struct tg_ir *ir, tg_node n)
{
	return tg_check_range(ir, ir->node[n].loc);
}

static const char *path_of(const struct tg_ir *ir, tg_node n)
{
	return tg_ir_text(ir, ir->file[ir->loc[ir->node[n].loc].file].path);
}

/* What other units must not call, for the finding to be true. */
static void add_premises(struct tg_match *match, struct tg_finding *finding)
{
	const struct tg_pattern_rule *rule = match->rule;
	struct tg_premise *premises;
	size_t i, k, count = 0;

	for (i = 0; i < rule->where_count; i++)
		if (rule->where[i].test == TG_WHERE_PROGRAM_NOT_CALLS)
			count += rule->where[i].count;
	if (!count)
		return;
	premises = tg_arena_alloc(match->check->arena, count * sizeof(*premises));
	finding->premises = premises;
	for (i = 0; i < rule->where_count; i++)
		for (k = 0;
		     rule->where[i].test == TG_WHERE_PROGRAM_NOT_CALLS && k < rule->where[i].count;
		     k++)
			premises[finding->premise_count++] = (struct tg_premise){
				.usr = rule->where[i].texts[k], .uncalled = true};
}

static void report(struct tg_match *match)
{
	const struct tg_ir *ir = match->check->ir;
	struct tg_arena *arena = match->check->arena;
	struct tg_finding *finding =
		tg_check_report_node(match->check, match->rule->rule, match->last,
				     fill(match, match->rule->message, false));

	if (!finding)
		return;
	add_premises(match, finding);
	if (match->first && match->first != match->last) {
		struct tg_step *step = TG_NEW(arena, struct tg_step);

		*step = (struct tg_step){path_of(ir, match->first), range_of(ir, match->first),
					 "it begins here"};
		finding->steps = step;
		finding->step_count = 1;
	}
	/* What a macro wrote cannot be edited where it is used. */
	if (match->rule->fix && !(ir->node[match->last].flags & TG_IR_IN_MACRO)) {
		struct tg_fix *fix = TG_NEW(arena, struct tg_fix);

		*fix = (struct tg_fix){finding->path, finding->range,
				       fill(match, match->rule->fix, true)};
		finding->fixes = fix;
		finding->fix_count = 1;
	}
}

static bool match_at(struct tg_match *match, const struct tg_pattern *pattern, tg_node n,
		     bool (*complete)(struct tg_match *))
{
	if (pattern->sequence)
		return tg_pattern_sequence(match, pattern, n, complete);
	match->first = match->last = n;
	return tg_pattern_match(match, pattern->root, n) && complete(match);
}

/* True when one of the patterns of `unless` is in the function, with the holes as they are. */
static bool is_excused(const struct tg_match *found)
{
	const struct tg_ir *ir = found->check->ir;
	size_t i;
	tg_node n;

	for (i = 0; found->function && i < found->rule->unless_count; i++)
		for (n = found->function + 1; n < ir->node[found->function].end; n++) {
			struct tg_match match = *found;

			if (match_at(&match, &found->rule->unless[i], n, tg_pattern_where))
				return true;
		}
	return false;
}

/* Nodes of one expression that stand for one another: only the outermost is tried. */
static bool is_inner(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_node *node = &ir->node[n];

	return node->kind == TG_IR_CAST && (node->flags & TG_IR_IMPLICIT) &&
	       !(node->flags & TG_IR_IN_MACRO);
}

static bool is_call_of(const struct tg_ir *ir, tg_node n, const struct attempt *attempt)
{
	const struct tg_pattern_node *root =
		attempt->pattern->sequence ? attempt->pattern->root->first : attempt->pattern->root;
	const struct tg_ir_node *node = &ir->node[n];
	const char *name = root->first->name;

	if (tg_pattern_calls(ir, n, name))
		return true;
	return (node->flags & TG_IR_IN_MACRO) &&
	       strcmp(tg_ir_text(ir, ir->macro[node->macro].name), name) == 0;
}

static void try_at(struct search *search, const struct attempt *attempt, tg_node n)
{
	struct tg_match match = {.check = search->check,
				 .rule = attempt->rule,
				 .function = tg_ir_function_of(search->check->ir, n),
				 .steps = attempt->steps};

	if (!*attempt->steps)
		search->exhausted = attempt->rule->file;
	else if (match_at(&match, attempt->pattern, n, tg_pattern_where) && !is_excused(&match))
		report(&match);
}

/* The attempts of calls by the name `name`, unless they were tried as those of `tried` too. */
static void try_calls(struct search *search, tg_node n, const char *name, unsigned tried[2])
{
	const struct tg_ir *ir = search->check->ir;
	const struct attempt *attempt;
	unsigned bucket = bucket_of(name);

	if (!*name || bucket == tried[0] || bucket == tried[1])
		return;
	tried[tried[0] != BUCKETS] = bucket;
	for (attempt = search->calls[bucket]; attempt; attempt = attempt->next)
		if (is_call_of(ir, n, attempt))
			try_at(search, attempt, n);
}

/* Under each name that tg_pattern_calls() knows a call by, and that of the macro around it. */
static void try_names(struct search *search, tg_node n)
{
	const struct tg_ir *ir = search->check->ir;
	const struct tg_ir_node *node = &ir->node[n];
	unsigned tried[2] = {BUCKETS, BUCKETS};

	if (node->kind == TG_IR_CALL) {
		try_calls(search, n, tg_ir_callee(ir, n), tried);
		try_calls(search, n, tg_pattern_callee(ir, n), tried);
	}
	if (node->flags & TG_IR_IN_MACRO)
		try_calls(search, n, tg_ir_text(ir, ir->macro[node->macro].name), tried);
}

const char *tg_patterns_find(struct tg_check *check)
{
	struct search search = {.check = check};
	const struct tg_ir *ir = check->ir;
	const struct attempt *attempt;
	tg_node n;

	prepare(&search);
	for (n = 1; n < ir->node_count; n++) {
		uint8_t kind = ir->node[n].kind;

		for (attempt = search.by_kind[0]; attempt && !is_inner(ir, n);
		     attempt = attempt->next)
			try_at(&search, attempt, n);
		if (!is_inner(ir, n))
			try_names(&search, n);
		for (attempt = kind < TG_IR_KINDS && kind ? search.by_kind[kind] : NULL; attempt;
		     attempt = attempt->next)
			try_at(&search, attempt, n);
	}
	return search.exhausted;
}
