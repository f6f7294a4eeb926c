/* SPDX-License-Identifier: Apache-2.0 */
/*
 * unit.c - see unit.h.
 */
#include "engine/run/unit.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "engine/check/diagnose.h"
#include "engine/check/fingerprint.h"
#include "engine/check/host.h"
#include "engine/check/suppress.h"
#include "engine/flow/cfg.h"
#include "engine/flow/ends.h"
#include "engine/flow/flow.h"
#include "engine/ir/dump.h"
#include "engine/ir/ir_join.h"
#include "engine/ir/ir_wire.h"
#include "engine/link/settle.h"
#include "engine/lower/lower.h"
#include "engine/symbols/symbols.h"

static double cpu_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool same(const struct tg_finding *a, const struct tg_finding *b)
{
	return a->range.end_offset == b->range.end_offset && tg_finding_cmp(a, b) == 0;
}

/* Sorts, and takes out what was reported twice at one place (a macro's body, a header). */
static void tidy(struct tg_check *check)
{
	size_t i, kept = 0;

	if (!check->findings.count)
		return;
	qsort(check->findings.at, check->findings.count, sizeof(*check->findings.at),
	      tg_finding_cmp);
	for (i = 0; i < check->findings.count; i++) {
		if (!kept || !same(&check->findings.at[kept - 1], &check->findings.at[i]))
			check->findings.at[kept++] = check->findings.at[i];
		else /* whatever one of them rests on, there is another */
			check->findings.at[kept - 1].premise_count = 0;
	}
	check->findings.count = kept;
}

static void print_uses(struct tg_arena *arena, const struct tg_ir *ir,
		       const struct tg_allow_use *uses, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (!uses[i].used)
			tg_fingerprint(arena, ir, (struct tg_finding *)(uintptr_t)&uses[i].finding,
				       1);
}

static void take_findings(struct tg_check *check, struct tg_unit *unit)
{
	size_t size = check->findings.count * sizeof(*check->findings.at);
	struct tg_finding *copy = tg_arena_alloc(check->arena, size + 1);

	if (size)
		memcpy(copy, check->findings.at, size);
	unit->findings = copy;
	unit->finding_count = check->findings.count;
	TG_VEC_DONE(&check->findings);
}

static bool has_problem(const struct tg_ir *ir, tg_node function, const struct tg_parsed *parsed)
{
	const struct tg_ir_loc *loc = &ir->loc[ir->node[function].loc];
	const char *path = tg_ir_text(ir, ir->file[loc->file].path);
	size_t i;

	for (i = 0; i < parsed->problem_count; i++)
		if (parsed->problems[i].line >= loc->line &&
		    parsed->problems[i].line <= loc->end_line &&
		    strcmp(parsed->problems[i].path, path) == 0)
			return true;
	return false;
}

/* What the parser has not understood is not followed; of errors past the list nobody knows where.
 */
static const uint8_t *find_broken(struct tg_arena *arena, const struct tg_ir *ir,
				  const struct tg_parsed *parsed)
{
	uint8_t *broken;
	uint32_t i;

	if (!parsed->error_count)
		return NULL;
	broken = tg_arena_alloc(arena, ir->function_count + 1);
	for (i = 1; i < ir->function_count; i++)
		broken[i] = parsed->error_count > parsed->problem_count ||
			    has_problem(ir, ir->decl[ir->functions[i]].node, parsed);
	return broken;
}

static void take_flow(const struct tg_check *check, struct tg_unit *unit)
{
	unit->flow = check->flow.counts;
	unit->cuts = check->flow.cuts;
	unit->cut_count = check->flow.cut_count;
}

static void check_rules(struct tg_arena *arena, const struct tg_work *work,
			const struct tg_command *command, const struct tg_parsed *parsed,
			const struct tg_ir *ir, struct tg_unit_result *result)
{
	struct tg_check check = {.arena = arena,
				 .options = work->options,
				 .packs = work->packs,
				 .ir = ir,
				 .linking = work->options->link};
	struct tg_unit *unit = &result->unit;

	check.broken = find_broken(arena, ir, parsed);
	tg_check_rules(&check);
	take_flow(&check, unit);
	tg_diagnose(&check, parsed->unit, work->options->root, command);
	if (check.overflow) {
		unit->status = TG_UNIT_DEGRADED;
		unit->detail = tg_arena_printf(arena,
					       "it has more than %d findings; the rest is "
					       "not listed",
					       TG_FINDINGS_MAX);
	}
	if (check.exhausted) {
		unit->status = TG_UNIT_DEGRADED;
		unit->detail = tg_arena_printf(
			arena, "the pattern of %s takes too many steps; make it more definite",
			check.exhausted);
	}
	tg_suppress(&check, work->today, unit->status != TG_UNIT_COMPLETE, &result->uses,
		    &result->use_count);
	tidy(&check);
	tg_fingerprint(arena, ir, check.findings.at, check.findings.count);
	print_uses(arena, ir, result->uses, result->use_count);
	take_findings(&check, unit);
}

static void dump_code(struct tg_arena *arena, struct tg_buf *text, const struct tg_ir *ir,
		      const char *function)
{
	uint32_t i;

	for (i = 1; i < ir->function_count; i++) {
		const struct tg_ir_decl *decl = &ir->decl[ir->functions[i]];
		const struct tg_cfg *cfg;

		if (function && strcmp(tg_ir_text(ir, decl->name), function) != 0)
			continue;
		cfg = tg_cfg_make(arena, ir, decl->node);
		if (cfg)
			tg_cfg_dump(text, cfg);
	}
}

static void dump(struct tg_arena *arena, const struct tg_work *work, const struct tg_ir *ir,
		 struct tg_unit *unit)
{
	struct tg_buf text = {0};

	if (!work->options->dump)
		return;
	if (work->options->dump == TG_DUMP_CFG)
		dump_code(arena, &text, ir, work->options->dump_function);
	else if (work->options->dump == TG_DUMP_FLOW)
		tg_flow_dump(arena, &text, ir, work->options->models, work->options->dump_function);
	else
		tg_ir_dump(&text, ir, work->options->dump_function);
	unit->dump = tg_arena_strdup(arena, text.ptr ? text.ptr : "");
	tg_buf_done(&text);
}

static void fail(struct tg_arena *arena, struct tg_unit *unit, const struct tg_err *err)
{
	unit->status = TG_UNIT_FAILED;
	unit->detail = tg_arena_strdup(arena, err->text);
}

/* The parser's errors, said in one line. */
static void note_errors(struct tg_arena *arena, const struct tg_parsed *parsed,
			struct tg_unit_result *result)
{
	struct tg_unit *unit = &result->unit;
	const struct tg_parse_problem *first = parsed->problems;

	unit->problems = first;
	unit->problem_count = parsed->problem_count;
	unit->files = parsed->files;
	unit->file_count = parsed->file_count;
	unit->dropped_flags = parsed->dropped_flags;
	result->inputs = parsed->inputs;
	result->input_count = parsed->input_count;
	unit->detail = "";
	if (!parsed->error_count)
		return;
	unit->status = TG_UNIT_DEGRADED;
	unit->detail = tg_arena_printf(arena, "%zu parse error%s; the first: %s:%u: %s",
				       parsed->error_count, parsed->error_count == 1 ? "" : "s",
				       first->path, first->line, first->message);
}

static void lower(struct tg_arena *arena, const struct tg_work *work,
		  const struct tg_command *command, struct tg_parsed *parsed,
		  struct tg_unit_result *result)
{
	struct tg_lower_options options = {.root = work->options->root,
					   .directory = command->directory};
	struct tg_unit *unit = &result->unit;
	double start = cpu_seconds();
	const struct tg_ir *ir;
	struct tg_symbols symbols;
	struct tg_err err = {0};

	if (!tg_lower(arena, &options, parsed->unit, &ir, &err)) {
		fail(arena, unit, &err);
		return;
	}
	ir = tg_ends_infer(arena, ir);
	symbols = tg_symbols_of(arena, ir);
	unit->symbols = symbols.symbols;
	unit->symbol_count = symbols.symbol_count;
	unit->calls = symbols.calls;
	unit->call_count = symbols.call_count;
	unit->globals = tg_globals_of(arena, ir, &unit->global_count);
	unit->node_count = ir->node_count ? ir->node_count - 1 : 0;
	unit->not_understood = ir->other_count;
	unit->lower_seconds = cpu_seconds() - start;
	check_rules(arena, work, command, parsed, ir, result);
	unit->rule_seconds = cpu_seconds() - start - unit->lower_seconds;
	dump(arena, work, ir, unit);
	if (work->keep_ir && unit->status == TG_UNIT_COMPLETE)
		tg_ir_put(&parsed->ir, ir);
}

void tg_unit_analyse(struct tg_arena *arena, const struct tg_work *work, CXIndex index,
		     const struct tg_command *command, unsigned parse_options,
		     struct tg_parsed *parsed, struct tg_unit_result *ret_result)
{
	double start = cpu_seconds();
	struct tg_unit *unit = &ret_result->unit;
	struct tg_err err = {0};
	struct rusage usage;
	bool ok;

	*ret_result = (struct tg_unit_result){.unit = {.detail = ""}};
	ok = parsed->unit ? tg_reparse(arena, work->options, work->root, command, parsed, &err)
			  : tg_parse(arena, index, work->options, work->root, command,
				     parse_options, parsed, &err);
	unit->parse_seconds = cpu_seconds() - start;
	if (ok) {
		note_errors(arena, parsed, ret_result);
		lower(arena, work, command, parsed, ret_result);
	} else {
		fail(arena, unit, &err);
	}
	if (getrusage(RUSAGE_SELF, &usage) == 0)
		unit->peak_bytes = (size_t)usage.ru_maxrss * 1024;
}

static bool read_units(struct tg_codes *codes, const struct tg_str *irs, size_t count,
		       struct tg_ir_read *reads, const struct tg_ir **ret_irs)
{
	size_t i;

	tg_codes_begin(codes);
	for (i = 0; i < count; i++) {
		if (!tg_codes_read(codes, irs[i], &reads[i]))
			return false;
		ret_irs[i] = &reads[i].ir;
	}
	return true;
}

/* Texts are needed where something was found, which is rare. */
static bool load_files(const struct tg_check *check, const struct tg_ir_read *reads, size_t count,
		       int root)
{
	const struct tg_ir *ir = check->ir;
	uint32_t file;
	size_t i;

	for (i = 0; i < check->findings.count; i++)
		for (file = 1; file < ir->file_count; file++)
			if (!ir->file[file].content &&
			    strcmp(tg_ir_text(ir, ir->file[file].path),
				   check->findings.at[i].path) == 0 &&
			    !tg_ir_load_file(check->arena, ir, file, reads, count, root))
				return false;
	return true;
}

/* Only what the flow found, and what suppressions did to that: the units have said the rest. */
static void keep_found(struct tg_check *check, struct tg_unit_result *result)
{
	struct tg_allow_use *uses = (struct tg_allow_use *)(uintptr_t)result->uses;
	size_t i, kept = 0;

	for (i = 0; i < result->use_count; i++)
		if (uses[i].used)
			uses[kept++] = uses[i];
	result->use_count = kept;
	for (i = kept = 0; i < check->findings.count; i++)
		if (strncmp(check->findings.at[i].rule, "governance/", 11) != 0)
			check->findings.at[kept++] = check->findings.at[i];
	check->findings.count = kept;
}

void tg_unit_link(struct tg_arena *arena, const struct tg_work *work, struct tg_codes *codes,
		  const struct tg_str *irs, size_t count, const struct tg_map *roots,
		  struct tg_unit_result *ret_result)
{
	struct tg_ir_read *reads = tg_arena_alloc(arena, count * sizeof(*reads));
	const struct tg_ir **each = tg_arena_alloc(arena, count * sizeof(*each));
	struct tg_unit *unit = &ret_result->unit;
	struct tg_check check = {
		.arena = arena, .options = work->options, .packs = work->packs, .linking = true};
	double start = cpu_seconds();

	*ret_result = (struct tg_unit_result){
		.unit = {.status = TG_UNIT_DEGRADED,
			 .detail = "the link step cannot read the code of a unit"}};
	if (!read_units(codes, irs, count, reads, each))
		return;
	check.ir = tg_ends_infer(arena, tg_ir_join(arena, each, count, roots));
	tg_check_flow(&check);
	take_flow(&check, unit);
	unit->detail = "a file has changed while units were linked";
	if (!load_files(&check, reads, count, work->root)) {
		TG_VEC_DONE(&check.findings);
		return;
	}
	unit->status = TG_UNIT_COMPLETE;
	unit->detail = "";
	if (check.findings.count) {
		tg_suppress(&check, work->today, false, &ret_result->uses, &ret_result->use_count);
		keep_found(&check, ret_result);
		tidy(&check);
		tg_fingerprint(arena, check.ir, check.findings.at, check.findings.count);
	}
	take_findings(&check, unit);
	unit->rule_seconds = cpu_seconds() - start;
}
