/* SPDX-License-Identifier: Apache-2.0 */
/*
 * merge.c - see merge.h.
 */
#include "engine/link/merge.h"

#include <stdlib.h>

#include "base/file.h"

/* Only enabled rules report, and they report as configured, whatever a child says. */
static bool trust(const struct tg_packs *packs, struct tg_finding *finding)
{
	const struct tg_rule_setting *setting = tg_packs_setting(packs, finding->rule);

	if (!setting)
		return false;
	finding->rule = setting->id;
	finding->severity = setting->severity;
	finding->confidence = setting->confidence;
	return !(setting->locked && finding->state == TG_FINDING_SUPPRESSED);
}

static bool trust_all(const struct tg_packs *packs, struct tg_unit_result *result)
{
	size_t i;

	for (i = 0; i < result->unit.finding_count; i++)
		if (!trust(packs, (struct tg_finding *)(uintptr_t)&result->unit.findings[i]))
			return false;
	for (i = 0; i < result->use_count; i++)
		if (!result->uses[i].used &&
		    !trust(packs, (struct tg_finding *)(uintptr_t)&result->uses[i].finding))
			return false;
	return true;
}

static size_t count_of(const char *const *list)
{
	size_t count = 0;

	while (list && list[count])
		count++;
	return count;
}

bool tg_merge_decode(struct tg_interner *interner, const struct tg_packs *packs, const char *root,
		     const struct tg_command *command, const struct tg_buf *message,
		     const struct tg_child_end *end, struct tg_unit_result *ret_result)
{
	struct tg_unit *unit = &ret_result->unit;
	bool ok = message && tg_wire_get_unit(interner, tg_buf_view(message), ret_result) &&
		  trust_all(packs, ret_result);

	if (!ok) {
		*ret_result = (struct tg_unit_result){0};
		unit->status = end->status ? end->status : TG_UNIT_CRASHED;
		unit->detail = message        ? "the analysis sent a malformed result"
			       : *end->detail ? tg_arena_strdup(interner->strings, end->detail)
					      : "the analysis ended without a result";
	}
	unit->path = tg_arena_strdup(interner->strings, tg_path_relative(command->path, root));
	unit->dropped_flags += count_of(command->dropped);
	if (end->peak_bytes > unit->peak_bytes)
		unit->peak_bytes = end->peak_bytes;
	return ok;
}

/* Adds a key made of texts and a number to a set; true when it was not there. */
static bool first_time(struct tg_map *set, const char *a, const char *b, const char *c,
		       size_t number)
{
	struct tg_hasher hasher;
	struct tg_hash key;

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str(a));
	tg_hash_add(&hasher, tg_str(b));
	tg_hash_add(&hasher, tg_str(c));
	tg_hash_number(&hasher, number);
	key = tg_hash_end(&hasher);
	return tg_map_add(set, tg_str_n((const char *)key.byte, sizeof(key.byte)));
}

/* A finding in the run's arena. Its texts are there already. */
static struct tg_finding own(struct tg_arena *arena, const struct tg_finding *finding)
{
	struct tg_finding copy = *finding;
	struct tg_step *steps = tg_arena_alloc(arena, (finding->step_count + 1) * sizeof(*steps));
	struct tg_fix *fixes = tg_arena_alloc(arena, (finding->fix_count + 1) * sizeof(*fixes));

	if (finding->step_count)
		memcpy(steps, finding->steps, finding->step_count * sizeof(*steps));
	if (finding->fix_count)
		memcpy(fixes, finding->fixes, finding->fix_count * sizeof(*fixes));
	copy.steps = steps;
	copy.fixes = fixes;
	return copy;
}

static bool new_finding(struct tg_merge *merge, const struct tg_finding *finding)
{
	return first_time(&merge->findings, finding->rule, finding->path, finding->message,
			  finding->range.offset);
}

static int by_place(const void *a, const void *b)
{
	return tg_finding_cmp(a, b);
}

/*
 * Suppressions that no unit had a use for, now that all are known: those in the unit's own source,
 * and with the last unit those in headers.
 */
static void add_unused(struct tg_merge *merge, const char *source, bool last,
		       struct tg_finding *findings, size_t *count)
{
	size_t i;

	for (i = 0; i < merge->uses.entries.count; i++) {
		const struct tg_allow_use *use = merge->uses.entries.at[i].value;

		if (!use->used && (last || strcmp(use->path, source) == 0) &&
		    new_finding(merge, &use->finding))
			findings[(*count)++] = use->finding;
	}
	if (*count)
		qsort(findings, *count, sizeof(*findings), by_place);
}

/* What only the whole program can say is not said by a part of it. */
static bool is_called(const struct tg_merge_item *item, const struct tg_finding *finding)
{
	size_t i;

	for (i = 0; i < finding->premise_count; i++)
		if (finding->premises[i].uncalled &&
		    (item->program ? tg_linkage_program_calls(item->program, item->index,
							      finding->premises[i].usr)
				   : !finding->premises[i].by_itself))
			return true;
	return false;
}

static void merge_findings(struct tg_merge *merge, struct tg_unit *unit,
			   const struct tg_merge_item *item)
{
	const bool last = item->last, settled = last || merge->options->link;
	size_t i, count = 0, extra = settled ? merge->uses.entries.count : 0;
	struct tg_finding *findings =
		tg_arena_alloc(merge->arena, (unit->finding_count + extra + 1) * sizeof(*findings));

	for (i = 0; i < unit->finding_count; i++)
		if (!(settled && !merge->options->partial &&
		      tg_settlement_refutes(&merge->settlement, &unit->findings[i])) &&
		    !is_called(item, &unit->findings[i]) && new_finding(merge, &unit->findings[i]))
			findings[count++] = own(merge->arena, &unit->findings[i]);
	if (settled && !merge->options->partial)
		add_unused(merge, unit->path, last, findings, &count);
	unit->findings = findings;
	unit->finding_count = count;
}

static void merge_uses(struct tg_merge *merge, const struct tg_unit_result *result)
{
	struct tg_buf key = {0};
	size_t i;

	for (i = 0; i < result->use_count; i++) {
		const struct tg_allow_use *use = &result->uses[i];
		struct tg_allow_use **place;

		tg_buf_clear(&key);
		tg_buf_printf(&key, "%zu:%s", use->offset, use->path);
		place = (struct tg_allow_use **)tg_map_put(&merge->uses, tg_buf_view(&key));
		if (!*place) {
			*place = TG_NEW(merge->arena, struct tg_allow_use);
			**place = *use;
			if (!use->used)
				(*place)->finding = own(merge->arena, &use->finding);
		} else {
			(*place)->used = (*place)->used || use->used;
		}
	}
	tg_buf_done(&key);
}

static void merge_symbols(struct tg_merge *merge, struct tg_unit *unit)
{
	TG_VEC(struct tg_symbol) kept = {0};
	struct tg_symbol *copy;
	size_t i;

	for (i = 0; i < unit->symbol_count; i++) {
		const struct tg_symbol *symbol = &unit->symbols[i];

		if (first_time(&merge->symbols, symbol->usr, symbol->path, symbol->name,
			       symbol->range.offset))
			*TG_VEC_ADD(&kept) = *symbol;
	}
	copy = tg_arena_alloc(merge->arena, (kept.count + 1) * sizeof(*copy));
	if (kept.count)
		memcpy(copy, kept.at, kept.count * sizeof(*copy));
	unit->symbols = copy;
	unit->symbol_count = kept.count;
	TG_VEC_DONE(&kept);
}

static void merge_calls(struct tg_merge *merge, struct tg_unit *unit)
{
	TG_VEC(struct tg_callref) kept = {0};
	struct tg_callref *copy;
	size_t i;

	for (i = 0; i < unit->call_count; i++)
		if (first_time(&merge->calls, unit->calls[i].caller, unit->calls[i].callee, "", 0))
			*TG_VEC_ADD(&kept) = unit->calls[i];
	copy = tg_arena_alloc(merge->arena, (kept.count + 1) * sizeof(*copy));
	if (kept.count)
		memcpy(copy, kept.at, kept.count * sizeof(*copy));
	unit->calls = copy;
	unit->call_count = kept.count;
	TG_VEC_DONE(&kept);
}

static const void *keep(struct tg_arena *arena, const void *at, size_t size)
{
	void *copy = tg_arena_alloc(arena, size + 1);

	if (size)
		memcpy(copy, at, size);
	return copy;
}

static void add_flow(struct tg_flow_counts *sum, const struct tg_flow_counts *one)
{
	sum->run += one->run;
	sum->cut += one->cut;
	sum->shallow += one->shallow;
	sum->broken += one->broken;
	sum->left += one->left;
}

/* A function of a header is cut short in each unit, and named once. */
static void merge_cuts(struct tg_merge *merge, struct tg_unit *unit)
{
	size_t i;

	for (i = 0; i < unit->cut_count; i++)
		if (first_time(&merge->cut, unit->cuts[i].path, unit->cuts[i].function, "",
			       unit->cuts[i].line))
			*TG_VEC_ADD(&merge->cuts) = unit->cuts[i];
	unit->cuts = keep(merge->arena, unit->cuts, unit->cut_count * sizeof(*unit->cuts));
}

static void count(struct tg_merge *merge, const struct tg_unit *unit)
{
	struct tg_engine_stats *stats = &merge->stats;

	stats->units++;
	stats->incomplete += unit->status != TG_UNIT_COMPLETE;
	stats->findings += unit->finding_count;
	stats->dropped_flags += unit->dropped_flags;
	stats->nodes += unit->node_count;
	stats->not_understood += unit->not_understood;
	add_flow(&stats->flow, &unit->flow);
	stats->parse_seconds += unit->parse_seconds;
	stats->lower_seconds += unit->lower_seconds;
	stats->rule_seconds += unit->rule_seconds;
	if (unit->peak_bytes > stats->peak_bytes)
		stats->peak_bytes = unit->peak_bytes;
}

/* What an earlier run has spent was not spent now. */
static void spend_nothing(struct tg_unit *unit)
{
	unit->parse_seconds = unit->lower_seconds = unit->rule_seconds = 0;
	unit->peak_bytes = 0;
}

static bool decode(struct tg_merge *merge, const struct tg_merge_item *item,
		   struct tg_arena *arrays, struct tg_unit_result *ret_result, bool *ret_sound)
{
	merge->interner.strings = merge->arena;
	merge->interner.arrays = arrays;
	*ret_sound = tg_merge_decode(&merge->interner, merge->packs, merge->options->root,
				     item->command, item->message, item->end, ret_result);
	return !item->recalled || (*ret_sound && ret_result->unit.status == TG_UNIT_COMPLETE);
}

bool tg_merge_look(struct tg_merge *merge, const struct tg_merge_item *item)
{
	struct tg_arena arrays = {0};
	struct tg_unit_result result;
	struct tg_unit *unit = &result.unit;
	bool sound, ok = decode(merge, item, &arrays, &result, &sound);

	if (ok) {
		merge_uses(merge, &result);
		tg_settlement_add(&merge->settlement, merge->arena, unit);
		unit->calls =
			keep(merge->arena, unit->calls, unit->call_count * sizeof(*unit->calls));
		unit->globals = keep(merge->arena, unit->globals,
				     unit->global_count * sizeof(*unit->globals));
		if (item->on_result)
			item->on_result(item->user, &result);
	}
	tg_arena_done(&arrays);
	return ok;
}

/* The result of a link step; nothing when it is not well formed. */
static bool decode_linked(struct tg_merge *merge, const struct tg_buf *linked,
			  struct tg_arena *arrays, struct tg_unit_result *ret_result)
{
	*ret_result = (struct tg_unit_result){0};
	merge->interner.strings = merge->arena;
	merge->interner.arrays = arrays;
	if (linked && tg_wire_get_unit(&merge->interner, tg_buf_view(linked), ret_result) &&
	    trust_all(merge->packs, ret_result))
		return true;
	*ret_result = (struct tg_unit_result){0};
	return false;
}

void tg_merge_linked_uses(struct tg_merge *merge, const struct tg_buf *linked)
{
	struct tg_arena arrays = {0};
	struct tg_unit_result result;

	if (decode_linked(merge, linked, &arrays, &result))
		merge_uses(merge, &result);
	tg_arena_done(&arrays);
}

/* Puts the findings of the link step behind those of the unit. */
static void add_linked(struct tg_merge *merge, const struct tg_merge_item *item,
		       struct tg_arena *arrays, struct tg_unit *unit)
{
	struct tg_unit_result linked;
	struct tg_finding *all;
	const char *problem = item->problem;

	if (item->linked && !decode_linked(merge, item->linked, arrays, &linked))
		problem = "the link step gave a malformed result";
	else if (item->linked && linked.unit.status != TG_UNIT_COMPLETE)
		problem = linked.unit.detail;
	if (problem && unit->status == TG_UNIT_COMPLETE) {
		unit->status = TG_UNIT_DEGRADED;
		unit->detail = problem;
	}
	if (item->linked)
		add_flow(&merge->stats.linked_flow, &linked.unit.flow);
	if (!item->linked || !linked.unit.finding_count)
		return;
	all = tg_arena_alloc(arrays,
			     (unit->finding_count + linked.unit.finding_count) * sizeof(*all));
	if (unit->finding_count)
		memcpy(all, unit->findings, unit->finding_count * sizeof(*all));
	memcpy(all + unit->finding_count, linked.unit.findings,
	       linked.unit.finding_count * sizeof(*all));
	unit->findings = all;
	unit->finding_count += linked.unit.finding_count;
}

bool tg_merge_unit(struct tg_merge *merge, const struct tg_merge_item *item)
{
	struct tg_arena arrays = {0};
	struct tg_unit_result result;
	struct tg_unit *unit = &result.unit;
	bool sound;

	if (!decode(merge, item, &arrays, &result, &sound)) {
		tg_arena_done(&arrays);
		return false;
	}
	if (item->recalled)
		spend_nothing(unit);
	else if (sound && item->on_result)
		item->on_result(item->user, &result);
	add_linked(merge, item, &arrays, unit);
	merge_uses(merge, &result);
	merge_findings(merge, unit, item);
	merge_symbols(merge, unit);
	merge_calls(merge, unit);
	merge_cuts(merge, unit);
	unit->problems =
		keep(merge->arena, unit->problems, unit->problem_count * sizeof(*unit->problems));
	unit->files = keep(merge->arena, unit->files, unit->file_count * sizeof(*unit->files));
	tg_arena_done(&arrays);
	count(merge, unit);
	merge->stats.cached += item->recalled;
	if (merge->on_unit)
		merge->on_unit(merge->user, unit);
	return true;
}

void tg_merge_end(struct tg_merge *merge)
{
	merge->stats.cuts =
		keep(merge->arena, merge->cuts.at, merge->cuts.count * sizeof(*merge->cuts.at));
	merge->stats.cut_count = merge->cuts.count;
}

void tg_merge_done(struct tg_merge *merge)
{
	TG_VEC_DONE(&merge->cuts);
	tg_map_done(&merge->cut);
	tg_map_done(&merge->interner.known);
	tg_map_done(&merge->findings);
	tg_map_done(&merge->symbols);
	tg_map_done(&merge->calls);
	tg_map_done(&merge->uses);
	tg_settlement_done(&merge->settlement);
}
