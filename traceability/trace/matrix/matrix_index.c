/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/matrix/matrix_index.h"

const struct tg_named *tg_named_find(const struct tg_map *map, struct tg_str name)
{
	return tg_map_get(map, name);
}

/* Adds behind what is there: the map's value is the first, whose `last` is kept beside it. */
struct chain {
	struct tg_named first;
	struct tg_named *last;
};

static void add(struct tg_arena *arena, struct tg_map *map, struct tg_str name, const void *at)
{
	void **place = tg_map_put_kept(map, name); /* a text of the facts, which live longer */
	struct chain *chain = *place;

	if (!chain) {
		chain = TG_NEW(arena, struct chain);
		chain->first.at = at;
		chain->last = &chain->first;
		*place = chain; /* its first member is the struct tg_named that is looked for */
		return;
	}
	chain->last->next = TG_NEW(arena, struct tg_named);
	chain->last = chain->last->next;
	chain->last->at = at;
}

struct tg_str tg_last_part(struct tg_str name)
{
	size_t at = name.len;

	while (at > 0 && !strchr(":./ ", name.ptr[at - 1]))
		at--;
	return tg_str_n(name.ptr + at, name.len - at);
}

static void add_symbols(struct tg_arena *arena, struct tg_map *map, const struct tg_facts *facts)
{
	size_t i;

	for (i = 0; i < facts->symbol_count; i++)
		if (facts->symbols[i].kind <= TG_SYMBOL_TYPE)
			add(arena, map, tg_str(facts->symbols[i].name), &facts->symbols[i]);
}

static void add_bodies(struct tg_arena *arena, struct tg_map *map, const struct tg_facts *facts)
{
	size_t i;

	for (i = 0; i < facts->symbol_count; i++) {
		const struct tg_symbol *symbol = &facts->symbols[i];

		if (symbol->kind == TG_SYMBOL_FUNCTION && symbol->definition)
			add(arena, map, tg_str_n((const char *)symbol->meaning.byte, TG_HASH_SIZE),
			    symbol);
	}
}

static void add_files(struct tg_arena *arena, struct tg_map *map, const struct tg_facts *facts)
{
	size_t i;

	for (i = 0; i < facts->claim_count; i++)
		if (!facts->claims[i].symbol)
			add(arena, map, tg_str(facts->claims[i].claim.target), &facts->claims[i]);
}

static void add_targets(struct tg_arena *arena, struct tg_map *map, const struct tg_facts *facts)
{
	size_t i;

	for (i = 0; i < facts->claim_count; i++)
		if (facts->claims[i].symbol)
			add(arena, map, tg_str(facts->claims[i].claim.target), &facts->claims[i]);
}

static void add_items(struct tg_arena *arena, struct tg_map *map, const struct tg_facts *facts)
{
	size_t i;

	for (i = 0; i < facts->item_count; i++)
		add(arena, map, tg_str(facts->items[i].key), &facts->items[i]);
}

static void add_tests(struct tg_arena *arena, struct tg_map *map, const struct tg_facts *facts)
{
	size_t i;

	for (i = 0; i < facts->claim_count; i++) {
		const struct tg_fact_claim *claim = &facts->claims[i];

		if (claim->claim.verb == TG_VERIFIES && claim->symbol)
			add(arena, map, tg_str(claim->symbol->name), claim);
	}
}

const struct tg_named *tg_facts_named(const struct tg_facts_index *of, enum tg_facts_table table,
				      struct tg_str name)
{
	static void (*const fill[TG_FACTS_TABLES])(struct tg_arena * arena, struct tg_map * map,
						   const struct tg_facts *facts) = {
		[TG_FACTS_SYMBOLS] = add_symbols, [TG_FACTS_BODIES] = add_bodies,
		[TG_FACTS_FILES] = add_files,     [TG_FACTS_TARGETS] = add_targets,
		[TG_FACTS_ITEMS] = add_items,     [TG_FACTS_TESTS] = add_tests,
	};

	if (!of->made[table]) {
		of->made[table] = true;
		fill[table](of->arena, &of->tables[table], of->facts);
	}
	return tg_named_find(&of->tables[table], name);
}

/* Backwards, so that each symbol's claims come in their own order. */
static void add_claims(struct tg_arena *arena, struct tg_facts_index *made)
{
	const struct tg_facts *facts = made->facts;
	size_t i;

	made->first_claim =
		tg_arena_alloc(arena, (facts->symbol_count + 1) * sizeof(*made->first_claim));
	made->next_claim =
		tg_arena_alloc(arena, (facts->claim_count + 1) * sizeof(*made->next_claim));
	for (i = facts->claim_count; i-- > 0;) {
		const struct tg_fact_claim *claim = &facts->claims[i];
		uint32_t *first;

		if (!claim->symbol)
			continue;
		first = &made->first_claim[claim->symbol - facts->symbols];
		made->next_claim[i] = *first;
		*first = (uint32_t)i + 1;
	}
}

struct tg_facts_index *tg_facts_index_of(struct tg_matrix_index *index,
					 const struct tg_facts *facts)
{
	struct tg_arena *arena = &index->arena;
	struct tg_facts_index *made;
	size_t i;

	for (i = 0; i < index->facts.count; i++)
		if (index->facts.at[i]->facts == facts)
			return index->facts.at[i];
	made = TG_NEW(arena, struct tg_facts_index);
	made->facts = facts;
	made->arena = arena;
	made->tables = tg_arena_alloc(arena, TG_FACTS_TABLES * sizeof(*made->tables));
	made->made = tg_arena_alloc(arena, TG_FACTS_TABLES * sizeof(*made->made));
	*TG_VEC_ADD(&index->facts) = made;
	add_claims(arena, made);
	return made;
}

static void index_run(struct tg_matrix_index *index, const struct tg_fact_run *run,
		      struct tg_run_index *made)
{
	size_t i, v;

	made->then = tg_facts_index_of(index, run->then);
	for (i = 0; i < run->result_count; i++) {
		const struct tg_result *result = &run->results[i];

		add(&index->arena, &made->results, tg_last_part(tg_str(result->name)), result);
		for (v = 0; v < result->verify_count; v++)
			add(&index->arena, &made->items, tg_str(result->verifies[v]), result);
	}
}

void tg_matrix_index_make(struct tg_matrix_index *index, const struct tg_matrix_input *input)
{
	size_t i;

	index->run_count = input->run_count;
	index->runs = tg_arena_alloc(&index->arena, (input->run_count + 1) * sizeof(*index->runs));
	for (i = 0; i < input->run_count; i++)
		index_run(index, &input->runs[i], &index->runs[i]);
}

void tg_matrix_index_done(struct tg_matrix_index *index)
{
	size_t i, t;

	for (i = 0; i < index->facts.count; i++)
		for (t = 0; t < TG_FACTS_TABLES; t++)
			tg_map_done(&index->facts.at[i]->tables[t]);
	for (i = 0; i < index->run_count; i++) {
		tg_map_done(&index->runs[i].results);
		tg_map_done(&index->runs[i].items);
	}
	TG_VEC_DONE(&index->facts);
	tg_arena_done(&index->arena);
}
