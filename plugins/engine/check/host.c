/* SPDX-License-Identifier: Apache-2.0 */
/*
 * host.c - what a rule calls back, and the walk that calls the rules. See tracegate/plugin.h.
 */
#include "engine/check/host.h"

#include "engine/check/pattern.h"

#include <stdio.h>

#include "engine/check/purpose.h"
#include "engine/flow/flow.h"

/* A pass with what only the host knows of it. `pass` comes first, so that one converts. */
struct running {
	struct tg_pass pass;
	struct tg_check *check;
	const struct tg_rule_setting *setting;
	size_t last;        /* index + 1 of the finding reported last, 0 = none */
	struct tg_map told; /* nodes at which the flow of this rule has reported -> its finding */
};

static struct running *running_of(struct tg_pass *pass)
{
	return (struct running *)pass;
}

struct tg_range tg_check_range(const struct tg_ir *ir, uint32_t loc)
{
	const struct tg_ir_loc *at = &ir->loc[loc];

	return (struct tg_range){.line = at->line,
				 .column = at->column,
				 .end_line = at->end_line,
				 .end_column = at->end_column,
				 .offset = at->offset,
				 .end_offset = at->end_offset};
}

static bool in_repository(const struct tg_ir *ir, uint32_t file)
{
	return file && file < ir->file_count && ir->file[file].flags & TG_FILE_IN_REPOSITORY;
}

static struct tg_finding *add(struct tg_check *check, const char *rule, uint32_t file,
			      struct tg_range range, tg_decl function, const char *message)
{
	const struct tg_rule_setting *setting = tg_packs_setting(check->packs, rule);
	const struct tg_ir *ir = check->ir;
	struct tg_finding *finding;

	if (!setting || !in_repository(ir, file))
		return NULL;
	if (check->findings.count >= TG_FINDINGS_MAX) {
		check->overflow = true;
		return NULL;
	}
	finding = TG_VEC_ADD(&check->findings);
	*finding = (struct tg_finding){
		.rule = setting->id,
		.severity = setting->severity,
		.confidence = setting->confidence,
		.message = message,
		.path = tg_ir_text(ir, ir->file[file].path),
		.range = range,
		.function = tg_ir_text(ir, ir->decl[function].name),
		.usr = tg_ir_text(ir, ir->decl[function].usr),
		.macro = "",
		.reason = "",
	};
	return finding;
}

struct tg_finding *tg_check_report_node(struct tg_check *check, const char *rule, tg_node at,
					const char *message)
{
	const struct tg_ir *ir = check->ir;
	const struct tg_ir_node *node;
	struct tg_finding *finding;

	if (at >= ir->node_count)
		return NULL;
	node = &ir->node[at];
	finding = add(check, rule, ir->loc[node->loc].file, tg_check_range(ir, node->loc),
		      ir->node[tg_ir_function_of(ir, at)].decl, message);
	if (finding)
		finding->macro = tg_ir_text(ir, ir->macro[node->macro].name);
	return finding;
}

/* Line and column of a byte; those of `from`, which stands before it, are known. */
static void place(const struct tg_ir_file *file, uint32_t from, uint32_t offset, unsigned *line,
		  unsigned *column)
{
	const char *at = file->content + from, *const end = file->content + offset, *next;

	for (; at < end && (next = memchr(at, '\n', (size_t)(end - at))); at = next + 1) {
		*line += 1;
		*column = 1;
	}
	*column += (unsigned)(end - at);
}

static tg_decl function_around(const struct tg_ir *ir, uint32_t file, uint32_t offset)
{
	uint32_t i;

	for (i = 0; i < ir->function_count; i++) {
		tg_node node = ir->decl[ir->functions[i]].node;
		const struct tg_ir_loc *loc = &ir->loc[ir->node[node].loc];

		if (node && loc->file == file && loc->offset <= offset && offset < loc->end_offset)
			return ir->functions[i];
	}
	return 0;
}

struct tg_finding *tg_check_report(struct tg_check *check, const char *rule, uint32_t file,
				   uint32_t offset, uint32_t end_offset, const char *message)
{
	const struct tg_ir *ir = check->ir;
	struct tg_range range = {
		.offset = offset, .end_offset = end_offset, .line = 1, .column = 1};

	if (!in_repository(ir, file) || offset > end_offset || end_offset > ir->file[file].size)
		return NULL;
	place(&ir->file[file], 0, offset, &range.line, &range.column);
	range.end_line = range.line;
	range.end_column = range.column;
	place(&ir->file[file], offset, end_offset, &range.end_line, &range.end_column);
	return add(check, rule, file, range, function_around(ir, file, offset), message);
}

static const char *format(struct tg_arena *arena, const char *fmt, va_list args)
	__attribute__((format(printf, 2, 0)));

static const char *format(struct tg_arena *arena, const char *fmt, va_list args)
{
	char text[2048];
	int length = vsnprintf(text, sizeof(text), fmt, args);

	return length < 0 ? "" : tg_arena_strdup(arena, text);
}

static void note(struct running *running, const struct tg_finding *finding)
{
	running->last = finding ? running->check->findings.count : 0;
}

__attribute__((format(printf, 3, 4))) static void report(struct tg_pass *pass, tg_node at,
							 const char *fmt, ...)
{
	struct running *running = running_of(pass);
	struct tg_arena *arena = running->check->arena;
	struct tg_finding *finding;
	void **told = NULL;
	const char *text;
	va_list args;

	/* Many paths lead to one flaw. */
	if (pass->engine)
		told = tg_map_put(&running->told, tg_str_n((const char *)&at, sizeof(at)));
	if (told && *told) {
		running->last = 0;
		if ((uintptr_t)*told <= running->check->findings.count)
			tg_flow_weaken(pass, arena,
				       &running->check->findings.at[(uintptr_t)*told - 1]);
		return;
	}
	va_start(args, fmt);
	text = format(arena, fmt, args);
	va_end(args);
	finding = tg_check_report_node(running->check, pass->rule->id, at, text);
	note(running, finding);
	if (finding && told)
		tg_flow_premises(pass, arena, finding);
	if (told)
		*told = (void *)(uintptr_t)(finding ? running->last : SIZE_MAX);
}

__attribute__((format(printf, 5, 6))) static void report_at(struct tg_pass *pass, uint32_t file,
							    uint32_t offset, uint32_t end_offset,
							    const char *fmt, ...)
{
	struct running *running = running_of(pass);
	const char *text;
	va_list args;

	va_start(args, fmt);
	text = format(running->check->arena, fmt, args);
	va_end(args);
	note(running,
	     tg_check_report(running->check, pass->rule->id, file, offset, end_offset, text));
}

/* The finding that a step or fix belongs to, when `at` is a node of the repository. */
static struct tg_finding *last(struct running *running, tg_node at)
{
	const struct tg_ir *ir = running->check->ir;

	if (!running->last || at >= ir->node_count ||
	    !in_repository(ir, ir->loc[ir->node[at].loc].file))
		return NULL;
	return &running->check->findings.at[running->last - 1];
}

/* A copy of `count` elements with room for one more; findings have few steps and fixes. */
static void *longer(struct tg_arena *arena, const void *at, size_t count, size_t size)
{
	void *copy = tg_arena_alloc(arena, (count + 1) * size);

	if (count)
		memcpy(copy, at, count * size);
	return copy;
}

__attribute__((format(printf, 3, 4))) static void step(struct tg_pass *pass, tg_node at,
						       const char *fmt, ...)
{
	struct running *running = running_of(pass);
	const struct tg_ir *ir = running->check->ir;
	struct tg_finding *finding = last(running, at);
	struct tg_step *steps;
	va_list args;

	if (!finding || finding->step_count >= 64)
		return;
	steps = longer(running->check->arena, finding->steps, finding->step_count, sizeof(*steps));
	va_start(args, fmt);
	steps[finding->step_count++] = (struct tg_step){
		.path = tg_ir_text(ir, ir->file[ir->loc[ir->node[at].loc].file].path),
		.range = tg_check_range(ir, ir->node[at].loc),
		.message = format(running->check->arena, fmt, args),
	};
	va_end(args);
	finding->steps = steps;
}

void tg_check_fix(struct tg_check *check, struct tg_finding *finding, tg_node at, const char *text)
{
	const struct tg_ir *ir = check->ir;
	struct tg_fix *fixes;

	if (finding->fix_count >= 64)
		return;
	fixes = longer(check->arena, finding->fixes, finding->fix_count, sizeof(*fixes));
	fixes[finding->fix_count++] = (struct tg_fix){
		.path = tg_ir_text(ir, ir->file[ir->loc[ir->node[at].loc].file].path),
		.range = tg_check_range(ir, ir->node[at].loc),
		.text = tg_arena_strdup(check->arena, text),
	};
	finding->fixes = fixes;
}

static void fix(struct tg_pass *pass, tg_node at, const char *text)
{
	struct running *running = running_of(pass);
	struct tg_finding *finding = last(running, at);

	if (finding)
		tg_check_fix(running->check, finding, at, text);
}

static void *alloc(struct tg_pass *pass, size_t size)
{
	return tg_arena_alloc(running_of(pass)->check->arena, size);
}

static const char *option(struct tg_pass *pass, const char *key, const char *fallback)
{
	const struct tg_rule_setting *setting = running_of(pass)->setting;
	size_t i;

	for (i = 0; i < setting->option_count; i++)
		if (strcmp(setting->options[i].key, key) == 0)
			return setting->options[i].value;
	return fallback;
}

static const struct tg_api_models *models_of(struct tg_pass *pass)
{
	return running_of(pass)->check->options->models;
}

static bool has_role(struct tg_pass *pass, const char *function, int param, enum tg_role role)
{
	return tg_api_has_role(models_of(pass), function, param, role);
}

static bool call_has_role(struct tg_pass *pass, tg_node call, int param, enum tg_role role)
{
	return tg_api_call_has_role(models_of(pass), pass->ir, call, param, role);
}

static bool in_list(struct tg_pass *pass, const char *list, const char *word)
{
	return tg_api_in_list(models_of(pass), list, tg_str(word));
}

static bool name_has(struct tg_pass *pass, const char *list, const char *name)
{
	return tg_api_name_has(models_of(pass), list, name);
}

static bool in_self_test(struct tg_pass *pass, tg_node node)
{
	return tg_purpose_self_test(running_of(pass)->check, node);
}

static void unless_called(struct tg_pass *pass, tg_decl function)
{
	struct running *running = running_of(pass);
	const struct tg_ir *ir = running->check->ir;
	struct tg_premise *premises;
	struct tg_finding *finding =
		running->last ? &running->check->findings.at[running->last - 1] : NULL;

	if (!finding)
		return;
	premises = longer(running->check->arena, finding->premises, finding->premise_count,
			  sizeof(*premises));
	premises[finding->premise_count++] =
		(struct tg_premise){.usr = tg_ir_text(ir, ir->decl[function].name),
				    .uncalled = true,
				    .by_itself = true};
	finding->premises = premises;
}

static const struct tg_host host = {
	.size = sizeof(struct tg_host),
	.report = report,
	.step = step,
	.fix = fix,
	.alloc = alloc,
	.option = option,
	.has_role = has_role,
	.in_list = in_list,
	.name_has = name_has,
	.report_at = report_at,
	.call_has_role = call_has_role,
	.flow = &tg_flow_api,
	.in_self_test = in_self_test,
	.unless_called = unless_called,
};

/* The passes, and for each node kind those that want it. */
struct dispatch {
	struct running *passes;
	size_t count;
	struct running **wanting[TG_IR_KINDS]; /* end with NULL */
};

static void add_pass(struct tg_check *check, struct dispatch *dispatch, const struct tg_rule *rule)
{
	const struct tg_rule_setting *setting = tg_packs_setting(check->packs, rule->id);

	if (!setting)
		return;
	dispatch->passes[dispatch->count++] = (struct running){
		.pass = {.host = &host, .ir = check->ir, .rule = rule},
		.check = check,
		.setting = setting,
	};
}

static void add_kinds(struct tg_check *check, struct dispatch *dispatch)
{
	size_t i, count[TG_IR_KINDS] = {0};
	const uint8_t *kind;
	unsigned k;

	for (i = 0; i < dispatch->count; i++)
		for (kind = dispatch->passes[i].pass.rule->kinds; kind && *kind; kind++)
			if (*kind < TG_IR_KINDS)
				count[*kind]++;
	for (k = 0; k < TG_IR_KINDS; k++)
		dispatch->wanting[k] =
			tg_arena_alloc(check->arena, (count[k] + 1) * sizeof(struct running *));
	memset(count, 0, sizeof(count));
	for (i = 0; i < dispatch->count; i++)
		for (kind = dispatch->passes[i].pass.rule->kinds; kind && *kind; kind++)
			if (*kind < TG_IR_KINDS)
				dispatch->wanting[*kind][count[*kind]++] = &dispatch->passes[i];
}

static void prepare(struct tg_check *check, struct dispatch *dispatch)
{
	const struct tg_packs *packs = check->packs;
	size_t i, k, count = 0;

	for (i = 0; i < packs->packs.count; i++)
		for (k = 0; packs->packs.at[i].plugin->rules[k]; k++)
			count++;
	dispatch->passes = tg_arena_alloc(check->arena, (count + 1) * sizeof(*dispatch->passes));
	for (i = 0; i < packs->packs.count; i++)
		for (k = 0; packs->packs.at[i].plugin->rules[k]; k++)
			add_pass(check, dispatch, packs->packs.at[i].plugin->rules[k]);
	add_kinds(check, dispatch);
}

static void visit_function(struct dispatch *dispatch, tg_node function)
{
	size_t i;

	for (i = 0; i < dispatch->count; i++)
		if (dispatch->passes[i].pass.rule->function)
			dispatch->passes[i].pass.rule->function(&dispatch->passes[i].pass,
								function);
}

/* Runs the functions for the rules that listen to their flow, and for `patterns`, or NULL. */
static void run_flow(struct tg_check *check, struct dispatch *dispatch, struct tg_pass *patterns)
{
	struct tg_pass **passes =
		tg_arena_alloc(check->arena, (dispatch->count + 1) * sizeof(*passes));
	size_t i, count = 0;

	if (patterns)
		passes[count++] = patterns;

	for (i = 0; i < dispatch->count; i++)
		if (dispatch->passes[i].pass.rule->flow && dispatch->passes[i].pass.rule->events)
			passes[count++] = &dispatch->passes[i].pass;
	tg_flow_run(check->arena, check->ir, check->options->models, passes, count, check->broken,
		    &check->flow);
	for (i = 0; i < dispatch->count; i++)
		tg_map_done(&dispatch->passes[i].told);
}

void tg_check_flow(struct tg_check *check)
{
	struct dispatch dispatch = {0};

	prepare(check, &dispatch);
	run_flow(check, &dispatch, NULL);
}

void tg_check_rules(struct tg_check *check)
{
	struct dispatch dispatch = {0};
	const struct tg_ir *ir = check->ir;
	tg_node n;
	size_t i;

	prepare(check, &dispatch);
	for (n = 1; n < ir->node_count; n++) {
		uint8_t kind = ir->node[n].kind;
		struct running **each = kind < TG_IR_KINDS ? dispatch.wanting[kind] : NULL;

		for (; each && *each; each++)
			if ((*each)->pass.rule->visit)
				(*each)->pass.rule->visit(&(*each)->pass, n);
		if (kind == TG_IR_CALL)
			tg_api_rows(check, n);
		if (kind == TG_IR_REF)
			tg_api_kept(check, n);
		if (kind == TG_IR_FUNCTION && tg_ir_body(ir, n))
			visit_function(&dispatch, n);
	}
	run_flow(check, &dispatch, tg_pattern_listen(check));
	for (i = 0; i < dispatch.count; i++)
		if (dispatch.passes[i].pass.rule->unit)
			dispatch.passes[i].pass.rule->unit(&dispatch.passes[i].pass);
	check->exhausted = tg_patterns_find(check);
}
