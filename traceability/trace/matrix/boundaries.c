/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/matrix/boundaries.h"

#include <ctype.h>
#include <stdlib.h>

/* How far a requirement may be from the threat that it is for. */
enum { CHAIN_DEPTH = 8, NAME_MOST = 128 };

static bool is_boundary(const struct tg_item *item)
{
	size_t i;

	for (i = 0; i < item->tag_count; i++)
		if (strcmp(item->tags[i], TG_BOUNDARY_TAG) == 0)
			return true;
	return false;
}

/* ---- what code is tied to ---- */

typedef TG_VEC(const struct tg_symbol *) symbols_vec;

static void add_code(const struct tg_matrix_item *item, symbols_vec *code)
{
	size_t i;

	for (i = 0; i < item->link_count; i++) {
		const struct tg_fact_claim *claim = item->links[i].claim;

		if (!item->links[i].is_test && claim->symbol)
			*TG_VEC_ADD(code) = claim->symbol;
	}
}

/* The code of an item, and of what acts against it or covers it. */
static void add_chain(const struct tg_matrix_item *item, symbols_vec *code, unsigned depth)
{
	size_t i;

	add_code(item, code);
	for (i = 0; depth < CHAIN_DEPTH && i < item->down_count; i++)
		add_chain(item->down[i], code, depth + 1);
}

static const struct tg_matrix_item *threat_of(const struct tg_matrix *matrix, const char *id)
{
	size_t i;

	for (i = 0; i < matrix->count; i++)
		if (matrix->items[i].item->kind == TG_ITEM_THREAT &&
		    strcmp(matrix->items[i].item->key, id) == 0)
			return &matrix->items[i];
	return NULL;
}

/* The code of a boundary: what claims it, and what claims something against its threats. */
static void add_boundary(const struct tg_matrix *matrix, const struct tg_matrix_item *boundary,
			 symbols_vec *code)
{
	const size_t prefix = strlen(TG_BOUNDARY_THREAT);
	const struct tg_item *item = boundary->item;
	size_t i;

	add_chain(boundary, code, 0);
	for (i = 0; i < item->tag_count; i++) {
		const struct tg_matrix_item *threat = NULL;

		if (strncmp(item->tags[i], TG_BOUNDARY_THREAT, prefix) == 0)
			threat = threat_of(matrix, item->tags[i] + prefix);
		if (threat)
			add_chain(threat, code, 0);
	}
}

/* ---- code that takes data from outside ---- */

static bool is_source(const struct tg_map *sources, const char *name)
{
	char lower[NAME_MOST];
	size_t i;

	for (i = 0; name[i] && i < sizeof(lower) - 1; i++)
		lower[i] = (char)tolower((unsigned char)name[i]);
	return !name[i] && tg_map_has(sources, tg_str_n(lower, i));
}

static const char *source_of(const struct tg_symbol *symbol, const struct tg_map *sources)
{
	size_t i;

	for (i = 0; i < symbol->ref_count; i++)
		if (symbol->refs[i].use != TG_USE_FIELD && is_source(sources, symbol->refs[i].name))
			return symbol->refs[i].name;
	return NULL;
}

typedef TG_VEC(struct tg_boundary_entry) entries_vec;

static void find_entries(const struct tg_known *known, const struct tg_map *sources,
			 entries_vec *entries)
{
	const struct tg_facts *facts = &known->now;
	size_t i;

	for (i = 0; i < facts->symbol_count; i++) {
		const struct tg_symbol *symbol = &facts->symbols[i];
		const char *source;

		if (symbol->kind != TG_SYMBOL_FUNCTION || !symbol->definition ||
		    tg_words_match(&known->config.tests, symbol->path) ||
		    tg_words_match(&known->config.exclude, symbol->path))
			continue;
		source = source_of(symbol, sources);
		if (source)
			*TG_VEC_ADD(entries) = (struct tg_boundary_entry){symbol, source};
	}
}

static int by_place(const void *left, const void *right)
{
	const struct tg_boundary_entry *a = left, *b = right;
	int order = strcmp(a->symbol->path, b->symbol->path);

	return order ? order
		     : (a->symbol->range.line > b->symbol->range.line) -
			       (a->symbol->range.line < b->symbol->range.line);
}

/* ---- what code comes to ---- */

/* The symbols that code comes to: a byte for each symbol of the facts. */
struct reach {
	const struct tg_facts *facts;
	unsigned char *seen;
	symbols_vec todo;
};

static void reach_add(void *user, const struct tg_symbol *symbol)
{
	struct reach *reach = user;
	size_t index = (size_t)(symbol - reach->facts->symbols);

	if (index >= reach->facts->symbol_count || reach->seen[index])
		return;
	reach->seen[index] = 1;
	*TG_VEC_ADD(&reach->todo) = symbol;
}

/* Follows what was added; with `path`, from code of that file alone. */
static void reach_run(struct reach *reach, const char *path)
{
	while (reach->todo.count) {
		const struct tg_symbol *symbol = reach->todo.at[--reach->todo.count];

		if (!path || strcmp(symbol->path, path) == 0)
			tg_meaning_each_use(reach->facts->meanings, symbol, reach_add, reach);
	}
}

static void reach_begin(struct reach *reach, struct tg_arena *arena, const struct tg_facts *facts)
{
	*reach = (struct reach){.facts = facts,
				.seen = tg_arena_alloc(arena, facts->symbol_count + 1)};
}

static bool reaches(const struct reach *reach, const struct tg_symbol *symbol)
{
	return reach->seen[symbol - reach->facts->symbols];
}

struct caller {
	const struct tg_symbol *called;
	bool calls;
};

static void note_call(void *user, const struct tg_symbol *used)
{
	struct caller *caller = user;

	caller->calls = caller->calls || used == caller->called;
}

/*
 * Where the data go: what the function itself comes to, and what those in its file come to that
 * call it, since a function that only reads hands back what it has read. Those in other files that
 * call it hand it on within their file, and to what that calls. (main() calls everything.)
 */
static void follow_data(struct reach *reach, const struct tg_symbol *entry)
{
	symbols_vec elsewhere = {0};
	size_t i;

	memset(reach->seen, 0, reach->facts->symbol_count);
	reach_add(reach, entry);
	for (i = 0; i < reach->facts->symbol_count; i++) {
		const struct tg_symbol *symbol = &reach->facts->symbols[i];
		struct caller caller = {.called = entry};

		if (symbol->kind != TG_SYMBOL_FUNCTION || !symbol->definition ||
		    strcmp(symbol->name, "main") == 0)
			continue;
		tg_meaning_each_use(reach->facts->meanings, symbol, note_call, &caller);
		if (!caller.calls)
			continue;
		if (strcmp(symbol->path, entry->path) == 0)
			reach_add(reach, symbol);
		else
			*TG_VEC_ADD(&elsewhere) = symbol;
	}
	reach_run(reach, NULL);
	for (i = 0; i < elsewhere.count; i++) {
		reach_add(reach, elsewhere.at[i]);
		reach_run(reach, elsewhere.at[i]->path);
	}
	TG_VEC_DONE(&elsewhere);
}

/* ---- the join ---- */

/* Code that claims something, and what it comes to. */
struct claimed {
	const struct tg_item *item; /* a boundary; NULL: anything of the model */
	symbols_vec code;
	struct reach reach;
	bool crossed;
};

static void claimed_end(struct claimed *claimed, struct tg_arena *arena,
			const struct tg_facts *facts)
{
	size_t i;

	reach_begin(&claimed->reach, arena, facts);
	for (i = 0; i < claimed->code.count; i++)
		reach_add(&claimed->reach, claimed->code.at[i]);
	reach_run(&claimed->reach, NULL);
}

/* True when the code leads to the entry, or the data of the entry to the code. */
static bool meets(const struct claimed *claimed, const struct reach *data,
		  const struct tg_symbol *entry)
{
	size_t i;

	if (reaches(&claimed->reach, entry))
		return true;
	for (i = 0; i < claimed->code.count; i++)
		if (reaches(data, claimed->code.at[i]))
			return true;
	return false;
}

/* The model as a whole first, then each boundary of it. */
static struct claimed *claimed_of(struct tg_arena *arena, const struct tg_known *known,
				  size_t *ret_count, bool *ret_modelled)
{
	const struct tg_matrix *matrix = &known->matrix;
	struct claimed *all = tg_arena_alloc(arena, (matrix->count + 1) * sizeof(*all));
	bool modelled = false;
	size_t i, count = 1;

	for (i = 0; i < matrix->count; i++) {
		const struct tg_matrix_item *item = &matrix->items[i];
		bool boundary = is_boundary(item->item);

		if (item->item->kind != TG_ITEM_THREAT && item->item->kind != TG_ITEM_MITIGATION &&
		    !boundary)
			continue;
		modelled = modelled || boundary || item->item->kind == TG_ITEM_THREAT;
		add_chain(item, &all[0].code, 0);
		if (!boundary)
			continue;
		all[count].item = item->item;
		add_boundary(matrix, item, &all[count].code);
		claimed_end(&all[count++], arena, &known->now);
	}
	claimed_end(&all[0], arena, &known->now);
	*ret_count = count;
	*ret_modelled = modelled;
	return all;
}

static void claimed_done(struct claimed *all, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		TG_VEC_DONE(&all[i].code);
		TG_VEC_DONE(&all[i].reach.todo);
	}
}

/* @satisfies TG-TRC-11 */
static void join(struct tg_arena *arena, const struct tg_known *known, const entries_vec *entries,
		 struct claimed *all, size_t count, struct tg_boundaries *ret)
{
	struct tg_boundary_entry *untied =
		tg_arena_alloc(arena, (entries->count + 1) * sizeof(*untied));
	const struct tg_item **uncrossed = tg_arena_alloc(arena, (count + 1) * sizeof(*uncrossed));
	struct reach data;
	size_t i, b;

	reach_begin(&data, arena, &known->now);
	for (i = 0; i < entries->count; i++) {
		const struct tg_symbol *entry = entries->at[i].symbol;

		follow_data(&data, entry);
		for (b = 0; b < count; b++)
			all[b].crossed = meets(&all[b], &data, entry) || (b && all[b].crossed);
		if (!all[0].crossed)
			untied[ret->untied_count++] = entries->at[i];
	}
	for (b = 1; b < count; b++)
		if (!all[b].crossed)
			uncrossed[ret->uncrossed_count++] = all[b].item;
	TG_VEC_DONE(&data.todo);
	qsort(untied, ret->untied_count, sizeof(*untied), by_place);
	ret->untied = untied;
	ret->uncrossed = uncrossed;
	ret->entry_count = entries->count;
	ret->count = count - 1;
}

void tg_boundaries_find(struct tg_arena *arena, const struct tg_known *known,
			const struct tg_map *sources, struct tg_boundaries *ret)
{
	entries_vec entries = {0};
	struct claimed *all;
	size_t count = 0;

	*ret = (struct tg_boundaries){.asked = false};
	if (!known->now.meanings || !sources)
		return;
	all = claimed_of(arena, known, &count, &ret->asked);
	if (ret->asked) {
		find_entries(known, sources, &entries);
		join(arena, known, &entries, all, count, ret);
	}
	claimed_done(all, count);
	TG_VEC_DONE(&entries);
}
