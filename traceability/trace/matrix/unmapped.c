/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/matrix/unmapped.h"

#include <stdlib.h>

#include "base/file.h"
#include "format/value.h"

enum { FINDING_WEIGHT = 3 };

static bool read_names(struct tg_arena *arena, const struct tg_value *list, struct tg_words *ret,
		       struct tg_err *err)
{
	const char **at;
	size_t count = 0;

	if (list->kind != TG_VALUE_LIST)
		return tg_value_fail(list, err, "'functions' is a list of names or globs");
	at = tg_arena_alloc(arena, (list->count + 1) * sizeof(*at));
	for (TG_VALUE_EACH(name, list)) {
		if (name->kind != TG_VALUE_TEXT || !name->text.len)
			return tg_value_fail(name, err, "a function is a name or a glob");
		at[count++] = tg_arena_strndup(arena, name->text.ptr, name->text.len);
	}
	*ret = (struct tg_words){at, count};
	return true;
}

static bool read_risk(struct tg_arena *arena, const struct tg_value *item, struct tg_risk *ret,
		      struct tg_err *err)
{
	static const char *const keys[] = {"what", "weight", "boundary", "functions", NULL};
	const struct tg_value *weight = tg_value_get(item, "weight");
	const struct tg_value *names = tg_value_get(item, "functions");
	const struct tg_value *boundary = tg_value_get(item, "boundary");
	int64_t number = 0;

	if (!tg_value_keys(item, keys, err))
		return false;
	ret->what = tg_value_text(item, "what", "");
	if (!ret->what[0] || !weight || !names)
		return tg_value_fail(item, err, "a risk has 'what', 'weight' and 'functions'");
	if (!tg_value_int(weight, &number, err) ||
	    (boundary && !tg_value_bool(boundary, &ret->boundary, err)))
		return false;
	if (number < 1 || number > 9)
		return tg_value_fail(weight, err, "'weight' is a number from 1 to 9");
	ret->weight = (unsigned)number;
	return read_names(arena, names, &ret->names, err);
}

bool tg_risks_load(struct tg_arena *arena, const char *rules_dir, struct tg_risks *ret,
		   struct tg_err *err)
{
	static const char *const top[] = {"version", "risks", NULL};
	struct tg_buf path = {0};
	const struct tg_value *map;
	bool ok;

	tg_path_join(&path, rules_dir, "risk.yaml");
	map = tg_value_read(arena, path.ptr, err);
	ok = map && tg_value_keys(map, top, err);
	for (TG_VALUE_EACH(item, ok ? tg_value_get(map, "risks") : NULL))
		ok = ok && read_risk(arena, item, TG_VEC_ADD(&ret->at), err);
	tg_buf_done(&path);
	return ok;
}

void tg_risks_done(struct tg_risks *risks)
{
	TG_VEC_DONE(&risks->at);
}

/* ---- what is reached from claims ---- */

static enum tg_walk_step note_name(void *user, const char *name, const struct tg_symbol *defined,
				   bool by_test)
{
	(void)defined;
	(void)by_test;
	tg_map_add(user, tg_str(name));
	return TG_WALK_ON;
}

/* Names of everything that code with a claim comes to, itself included. */
static void mapped_names(const struct tg_facts *facts, struct tg_map *names)
{
	TG_VEC(const struct tg_symbol *) from = {0};
	size_t i;

	for (i = 0; i < facts->claim_count; i++) {
		const struct tg_fact_claim *claim = &facts->claims[i];

		if (!claim->symbol || claim->in_test || claim->claim.verb == TG_VERIFIES ||
		    claim->claim.verb == TG_JUSTIFIES)
			continue;
		tg_map_add(names, tg_str(claim->symbol->name));
		*TG_VEC_ADD(&from) = claim->symbol;
	}
	tg_meaning_walk(facts->meanings, from.at, from.count, note_name, names);
	TG_VEC_DONE(&from);
}

/* A claim for a whole file speaks for all that is in it. */
static void mapped_files(const struct tg_facts *facts, struct tg_map *files)
{
	size_t i;

	for (i = 0; i < facts->claim_count; i++)
		if (!facts->claims[i].symbol && !facts->claims[i].in_test)
			tg_map_add(files, tg_str(facts->claims[i].claim.path));
}

static void weigh(struct tg_arena *arena, const struct tg_known *known,
		  const struct tg_risks *risks, struct tg_unmapped *unmapped)
{
	const struct tg_symbol *symbol = unmapped->symbol;
	struct tg_buf why = {0};
	size_t i, r, findings = 0;

	for (i = 0; i < risks->at.count; i++) {
		for (r = 0; r < symbol->ref_count; r++)
			if (symbol->refs[r].use != TG_USE_FIELD &&
			    tg_words_match(&risks->at.at[i].names, symbol->refs[r].name))
				break;
		if (r == symbol->ref_count)
			continue;
		unmapped->risk += risks->at.at[i].weight;
		tg_buf_printf(&why, "%s%s (%s)", why.len ? ", " : "", risks->at.at[i].what,
			      symbol->refs[r].name);
	}
	for (i = 0; i < known->finding_count; i++) {
		const struct tg_finding *finding = &known->findings[i];

		findings += finding->state == TG_FINDING_OPEN &&
			    strcmp(finding->path, symbol->path) == 0 &&
			    finding->range.line >= symbol->range.line &&
			    finding->range.line <= symbol->range.end_line;
	}
	if (findings)
		tg_buf_printf(&why, "%s%zu finding%s", why.len ? ", " : "", findings,
			      findings == 1 ? "" : "s");
	unmapped->risk += (unsigned)findings * FINDING_WEIGHT;
	unmapped->why = why.len ? tg_arena_strdup(arena, why.ptr) : "";
	tg_buf_done(&why);
}

static int by_risk(const void *left, const void *right)
{
	const struct tg_unmapped *a = left, *b = right;
	int order = (a->risk < b->risk) - (a->risk > b->risk);

	if (!order)
		order = strcmp(a->symbol->path, b->symbol->path);
	return order ? order
		     : (a->symbol->range.line > b->symbol->range.line) -
			       (a->symbol->range.line < b->symbol->range.line);
}

/* @satisfies TG-TRC-10 */
size_t tg_unmapped_find(struct tg_arena *arena, const struct tg_known *known,
			const struct tg_risks *risks, bool only_risky, struct tg_unmapped **ret)
{
	const struct tg_facts *facts = &known->now;
	struct tg_map names = {0}, files = {0};
	TG_VEC(struct tg_unmapped) found = {0};
	size_t i, count;

	mapped_names(facts, &names);
	mapped_files(facts, &files);
	for (i = 0; i < facts->symbol_count; i++) {
		const struct tg_symbol *symbol = &facts->symbols[i];
		struct tg_unmapped unmapped = {.symbol = symbol};

		if (symbol->kind != TG_SYMBOL_FUNCTION || !symbol->definition ||
		    tg_words_match(&known->config.tests, symbol->path) ||
		    tg_words_match(&known->config.exclude, symbol->path) ||
		    tg_map_has(&names, tg_str(symbol->name)) ||
		    tg_map_has(&files, tg_str(symbol->path)))
			continue;
		weigh(arena, known, risks, &unmapped);
		if (unmapped.risk || !only_risky)
			*TG_VEC_ADD(&found) = unmapped;
	}
	if (found.count)
		qsort(found.at, found.count, sizeof(*found.at), by_risk);
	count = found.count;
	*ret = tg_arena_alloc(arena, (count + 1) * sizeof(**ret));
	for (i = 0; i < count; i++)
		(*ret)[i] = found.at[i];
	tg_map_done(&names);
	tg_map_done(&files);
	TG_VEC_DONE(&found);
	return count;
}
