/* SPDX-License-Identifier: Apache-2.0 */
#include "claims/claims.h"
#include "trace/matrix/facts_part_build.h"

enum {
	ITEMS_MAX = 5000,  /* of one chain: beyond, reading everything is quicker */
	NAMES_MAX = 20000, /* of symbols, likewise */
	ROUNDS_MAX = 8,
};

void tg_part_unfit(struct tg_part *part, enum tg_part_fit fit)
{
	if (fit > part->fit)
		part->fit = fit;
}

static bool goes_on(const struct tg_part *part)
{
	return part->fit != TG_PART_NOT;
}

/* The place of a fact, zero when it is new. */
size_t *tg_part_place(struct tg_part_side *side, char kind, int64_t id, int64_t path)
{
	const int64_t key[] = {kind, id, path};
	uint64_t hash = ((uint64_t)id * 31 + (uint64_t)path) * 31 + (uint64_t)kind;

	hash *= 0x9e3779b97f4a7c15; /* ids are counted by the database */
	return (size_t *)tg_map_put_hashed(&side->seen, tg_str_n((const char *)key, sizeof(key)),
					   hash ^ hash >> 32);
}

static void side_clear(struct tg_part_side *side)
{
	TG_VEC_DONE(&side->items);
	TG_VEC_DONE(&side->claims);
	TG_VEC_DONE(&side->symbols);
	tg_map_done(&side->seen);
	side->asked = side->tested = 0;
}

/* ---- items ---- */

static bool holds_items(const struct tg_config *config, const char *path)
{
	return tg_words_match(&config->requirements, path) ||
	       tg_words_match(&config->threats, path);
}

/* Returns how many of them count; those that are new to the chain are queued. */
static size_t take_items(struct tg_part *part, struct tg_part_side *side,
			 const struct tg_part_items *items, bool chain)
{
	size_t i, counted = 0;

	for (i = 0; i < items->count; i++) {
		size_t *place;

		if (!holds_items(&side->config, items->at[i].item.path))
			continue;
		counted++;
		place = tg_part_place(side, 'i', items->at[i].id, items->at[i].path_id);
		if (!*place) {
			*TG_VEC_ADD(&side->items) = (struct tg_part_chosen){.read = items->at[i]};
			*place = side->items.count;
		}
		if (!chain || side->items.at[*place - 1].chain)
			continue;
		side->items.at[*place - 1].chain = true;
		*TG_VEC_ADD(&part->queue) = *place - 1;
		if (part->queue.count > ITEMS_MAX)
			tg_part_unfit(part, TG_PART_NOT);
	}
	return counted;
}

static bool items_named(struct tg_part *part, struct tg_part_side *side, const char *name,
			bool chain, size_t *ret_count, struct tg_err *err)
{
	struct tg_part_items items;

	tg_map_add(&part->looked, tg_str(name));
	if (!tg_store_items_named(part->arena, part->store, name, &items, err))
		return false;
	*ret_count = take_items(part, side, &items, chain);
	return true;
}

/* An item's link upwards to something that is no item: a clause, if people know it. */
static void take_clause(struct tg_part *part, const char *text)
{
	struct tg_resolved resolved;

	if (!part->catalogs)
		tg_part_unfit(part, TG_PART_ASKS);
	else if (!tg_catalog_resolve(part->catalogs, tg_str(text), &resolved, NULL))
		tg_part_unfit(part,
			      TG_PART_NOT); /* what is wrong is told with the nearest of all ids */
}

/* What the item covers; of the item that is asked for, with all that stands above. */
static bool go_up(struct tg_part *part, struct tg_part_side *side, size_t at, bool chain,
		  struct tg_err *err)
{
	const struct tg_item item = side->items.at[at].read.item;
	size_t i, count;

	for (i = 0; i < item.link_count; i++) {
		if (!items_named(part, side, item.links[i].target, chain, &count, err))
			return false;
		if (!count && chain)
			tg_part_unfit(part, TG_PART_NOT);
		else if (!count)
			take_clause(part, item.links[i].target);
	}
	return true;
}

/* What links to the item by one of its names. */
static bool take_linking(struct tg_part *part, struct tg_part_side *side, const char *name,
			 struct tg_err *err)
{
	struct tg_part_items items;
	size_t known = part->queue.count, count;

	tg_map_add(&part->targets, tg_str(name));
	if (!items_named(part, side, name, true, &count, err))
		return false;
	if (part->queue.count != known)
		tg_part_unfit(part, TG_PART_NOT); /* two items of one name */
	if (!tg_store_items_linking(part->arena, part->store, name, &items, err))
		return false;
	take_items(part, side, &items, true);
	return true;
}

static bool go_down(struct tg_part *part, struct tg_part_side *side, size_t at, struct tg_err *err)
{
	const struct tg_item item = side->items.at[at].read.item;
	const char *tilde = strrchr(item.full, '~');

	return take_linking(part, side, item.key, err) &&
	       (strcmp(item.full, item.key) == 0 || take_linking(part, side, item.full, err)) &&
	       (!tilde || tilde == item.full ||
		take_linking(part, side,
			     tg_arena_strndup(part->arena, item.full, (size_t)(tilde - item.full)),
			     err));
}

static bool load_chain(struct tg_part *part, struct tg_part_side *side, const char *id,
		       struct tg_err *err)
{
	size_t i, above, count;

	if (!items_named(part, side, id, true, &count, err))
		return false;
	for (i = 0; i < side->items.count; i++)
		if (strcmp(side->items.at[i].read.item.key, id) == 0 ||
		    strcmp(side->items.at[i].read.item.full, id) == 0)
			break;
	if (i == side->items.count)
		tg_part_unfit(part, TG_PART_NOT); /* a clause, a function, or a mistake */
	for (i = 0; goes_on(part) && i < part->queue.count; i++)
		if (!go_up(part, side, part->queue.at[i], true, err))
			return false;
	above = part->queue.count;
	for (i = 0; goes_on(part) && i < part->queue.count; i++)
		if (!go_down(part, side, part->queue.at[i], err) ||
		    (i >= above && !go_up(part, side, part->queue.at[i], false, err)))
			return false;
	return true;
}

/* The items of the same names at another commit. */
static bool load_items(struct tg_part *part, struct tg_part_side *side, struct tg_err *err)
{
	size_t i, count;
	bool ok = true;

	for (i = 0; ok && i < part->looked.entries.count; i++)
		ok = items_named(part, side, part->looked.entries.at[i].key.ptr, false, &count,
				 err);
	return ok;
}

/* ---- claims and symbols ---- */

static void add_name(struct tg_part *part, const char *name)
{
	if (name[0] && tg_map_add(&part->names, tg_str(name)) &&
	    part->names.entries.count > NAMES_MAX)
		tg_part_unfit(part, TG_PART_NOT);
}

/* What is known of a version, whatever its place. */
enum { ASKED = 1, TAKEN };

static void take_symbols(struct tg_part *part, struct tg_part_side *side,
			 const struct tg_part_symbols *symbols)
{
	size_t i, r;

	for (i = 0; i < symbols->count; i++) {
		const struct tg_part_symbol *symbol = &symbols->at[i];
		size_t *place = tg_part_place(side, 's', symbol->id, symbol->path_id);

		if (*place)
			continue;
		*TG_VEC_ADD(&side->symbols) = *symbol;
		*place = side->symbols.count;
		place = tg_part_place(side, 'v', symbol->id, 0);
		if (*place == TAKEN)
			tg_part_unfit(
				part,
				TG_PART_NOT); /* one content at two paths: whose claim is it? */
		*place = TAKEN;
		for (r = 0; r < symbol->symbol.ref_count; r++)
			add_name(part, symbol->symbol.refs[r].name);
	}
}

static void take_claims(struct tg_part_side *side, const struct tg_part_claims *claims, bool aside)
{
	size_t i;

	for (i = 0; i < claims->count; i++) {
		const struct tg_part_claim *read = &claims->at[i];
		const struct tg_claim *claim = &read->stored.claim;
		size_t *place = tg_part_place(side, 'c', read->id, read->path_id);

		if (*place || tg_words_match(&side->config.exclude, claim->path))
			continue;
		*TG_VEC_ADD(&side->claims) = (struct tg_part_taken){*read, aside};
		*place = side->claims.count;
	}
}

/* Those of the versions that are not there yet. */
static bool load_versions(struct tg_part *part, struct tg_part_side *side, struct tg_part_ids *ids,
			  struct tg_err *err)
{
	struct tg_part_symbols symbols;
	size_t i, kept = 0;
	bool ok;

	for (i = 0; i < ids->count; i++) {
		size_t *place = tg_part_place(side, 'v', ids->at[i], 0);

		if (!*place)
			ids->at[kept++] = ids->at[i];
		*place = *place ? *place : ASKED;
	}
	ids->count = kept;
	ok = tg_store_symbols_of(part->arena, part->store, ids, &symbols, err);
	if (ok)
		take_symbols(part, side, &symbols);
	return ok;
}

/* What the claim is attached to, or NULL. */
static const struct tg_symbol *symbol_of(struct tg_part_side *side,
					 const struct tg_part_claim *claim)
{
	int64_t symver = claim->stored.symver;
	size_t place = symver ? *tg_part_place(side, 's', symver, claim->path_id) : 0;

	return place ? &side->symbols.at[place - 1].symbol : NULL;
}

/* What all claims are attached to, and its names. */
static bool load_claimed(struct tg_part *part, struct tg_part_side *side, struct tg_err *err)
{
	TG_VEC(int64_t) symvers = {0};
	struct tg_part_ids ids;
	bool ok;
	size_t i;

	for (i = 0; i < side->claims.count; i++)
		if (side->claims.at[i].read.stored.symver)
			*TG_VEC_ADD(&symvers) = side->claims.at[i].read.stored.symver;
	ids = (struct tg_part_ids){symvers.at, symvers.count};
	ok = load_versions(part, side, &ids, err);
	TG_VEC_DONE(&symvers);
	for (i = 0; ok && i < side->claims.count; i++) {
		const struct tg_symbol *symbol = symbol_of(side, &side->claims.at[i].read);

		if (symbol)
			add_name(part, symbol->name);
	}
	return ok;
}

static bool load_claims(struct tg_part *part, struct tg_part_side *side, struct tg_err *err)
{
	struct tg_part_claims claims;
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < part->targets.entries.count; i++) {
		ok = tg_store_claims_naming(part->arena, part->store,
					    part->targets.entries.at[i].key.ptr, &claims, err);
		if (ok)
			take_claims(side, &claims, false);
	}
	return ok && load_claimed(part, side, err);
}

/* The claims that make tests of symbols. */
static bool load_tests(struct tg_part *part, struct tg_part_side *side, struct tg_err *err)
{
	struct tg_part_claims claims;
	bool ok = true;

	for (; ok && side->tested < side->symbols.count; side->tested++) {
		const struct tg_part_symbol *symbol = &side->symbols.at[side->tested];

		if (!symbol->tests)
			continue;
		ok = tg_store_claims_testing(part->arena, part->store, symbol->id, &claims, err);
		if (ok)
			take_claims(side, &claims, true);
	}
	return ok;
}

/* All symbols of all names, which may mention more. */
static bool load_symbols(struct tg_part *part, struct tg_part_side *side, struct tg_err *err)
{
	TG_VEC(const char *) names = {0};
	struct tg_part_ids ids;
	bool ok = true;

	while (ok && goes_on(part) && side->asked < part->names.entries.count) {
		names.count = 0;
		for (; side->asked < part->names.entries.count; side->asked++)
			*TG_VEC_ADD(&names) = part->names.entries.at[side->asked].key.ptr;
		ok = tg_store_symbols_named(part->arena, part->store, names.at, names.count, &ids,
					    err) &&
		     load_versions(part, side, &ids, err);
	}
	TG_VEC_DONE(&names);
	return ok && load_tests(part, side, err);
}

/* ---- what stands beside tests ---- */

/* What stands beside a test may set it up; see matrix_hollow.c. */
static bool take_mates(struct tg_part *part, struct tg_part_side *side, const char *path,
		       int64_t path_id, struct tg_err *err)
{
	struct tg_part_symbols symbols;
	size_t *place = tg_part_place(side, 'f', 0, path_id), i;

	if (*place)
		return true;
	*place = 1;
	if (!tg_store_symbols_in(part->arena, part->store, path, &symbols, err))
		return false;
	for (i = 0; i < symbols.count; i++)
		if (symbols.at[i].symbol.kind == TG_SYMBOL_FUNCTION)
			add_name(part, symbols.at[i].symbol.name);
	return true;
}

static struct tg_str code_key(struct tg_buf *key, const char *target, const char *name)
{
	tg_buf_clear(key);
	tg_buf_puts(key, target);
	tg_buf_putc(key, '\n');
	tg_buf_puts(key, name);
	return tg_buf_view(key);
}

/* The functions that satisfy what a claim names in just these words, whatever its revision. */
static void gather_code(struct tg_part_side *side, struct tg_map *code)
{
	struct tg_buf key = {0};
	size_t i;

	for (i = 0; i < side->claims.count; i++) {
		const struct tg_part_taken *taken = &side->claims.at[i];
		const struct tg_claim *claim = &taken->read.stored.claim;
		const struct tg_symbol *symbol = symbol_of(side, &taken->read);

		if (!taken->aside && !claim->revision && symbol && claim->verb != TG_JUSTIFIES &&
		    claim->verb != TG_VERIFIES && !tg_words_match(&side->config.tests, claim->path))
			tg_map_add(code, code_key(&key, claim->target, symbol->name));
	}
	tg_buf_done(&key);
}

/* True when a test mentions code of what it verifies itself: how it is set up has no say then. */
static bool comes_to_code(struct tg_part_side *side, const struct tg_part_claim *test,
			  const struct tg_map *code)
{
	const struct tg_claim *claim = &test->stored.claim;
	const struct tg_symbol *symbol = symbol_of(side, test);
	struct tg_buf key = {0};
	bool comes = false;
	size_t r;

	for (r = 0; symbol && !claim->revision && !comes && r < symbol->ref_count; r++)
		comes = symbol->refs[r].use != TG_USE_FIELD &&
			tg_map_has(code, code_key(&key, claim->target, symbol->refs[r].name));
	tg_buf_done(&key);
	return comes;
}

/* Of the commit that is asked about: what stands beside those tests that have to be set up. */
static bool load_mates(struct tg_part *part, struct tg_part_side *side, struct tg_err *err)
{
	struct tg_map code = {0};
	size_t count = side->claims.count, i;
	bool ok = true;

	gather_code(side, &code);
	for (i = 0; ok && i < count; i++) {
		const struct tg_part_taken *taken = &side->claims.at[i];
		const struct tg_claim *claim = &taken->read.stored.claim;

		if (!taken->aside &&
		    tg_claims_verb(claim, tg_words_match(&side->config.tests, claim->path)) ==
			    TG_VERIFIES &&
		    !comes_to_code(side, &taken->read, &code))
			ok = take_mates(part, side, claim->path, taken->read.path_id, err);
	}
	tg_map_done(&code);
	return ok && load_symbols(part, side, err);
}

static bool load_side(struct tg_part *part, struct tg_part_side *side, const char *id,
		      struct tg_err *err)
{
	bool now = side == part->sides.at;

	side_clear(side);
	part->queue.count = 0;
	return tg_store_asof(part->store, &side->commit, err) &&
	       tg_store_part_begin(part->store, err) &&
	       tg_facts_config(part->arena, part->store, now, &side->config, err) &&
	       (now ? load_chain(part, side, id, err) : load_items(part, side, err)) &&
	       (!goes_on(part) ||
		(load_claims(part, side, err) && load_symbols(part, side, err))) &&
	       (!goes_on(part) || !now || load_mates(part, side, err));
}

/* What one side mentions is looked for on all sides. */
static bool load_sides(struct tg_part *part, const char *id, struct tg_err *err)
{
	size_t round, i, names = 0;
	bool ok = true;

	for (round = 0; ok && goes_on(part) && round < ROUNDS_MAX; round++) {
		names = part->names.entries.count;
		for (i = 0; ok && goes_on(part) && i < part->sides.count; i++)
			ok = load_side(part, &part->sides.at[i], id, err);
		if (part->sides.count == 1 || part->names.entries.count == names)
			return ok;
	}
	tg_part_unfit(part, TG_PART_NOT);
	return ok;
}

/* ---- all of it ---- */

/* A function that is not there by its name may have had another one: by its body, among all. */
static bool keeps_names(const struct tg_part_side *now, const struct tg_part_side *then)
{
	struct tg_map names = {0};
	bool kept = true;
	size_t i;

	for (i = 0; i < then->symbols.count; i++)
		if (then->symbols.at[i].symbol.definition)
			tg_map_add(&names, tg_str(then->symbols.at[i].symbol.name));
	for (i = 0; kept && i < now->symbols.count; i++) {
		const struct tg_symbol *symbol = &now->symbols.at[i].symbol;

		kept = symbol->kind != TG_SYMBOL_FUNCTION || !symbol->definition ||
		       tg_map_has(&names, tg_str(symbol->name));
	}
	tg_map_done(&names);
	return kept;
}

static bool load(struct tg_part *part, const char *id, struct tg_err *err)
{
	struct tg_known *known = part->known;
	struct tg_stored_run *runs;
	struct tg_reach *reaches;
	size_t run_count, reach_count, i;
	bool ok = tg_store_asof(part->store, &known->commit, err) &&
		  tg_store_runs(part->arena, part->store, &runs, &run_count, err) &&
		  tg_store_reaches(part->arena, part->store, &reaches, &reach_count, err);

	if (!ok)
		return false;
	tg_part_add_side(part, &known->commit);
	for (i = 0; i < run_count; i++)
		if (tg_run_counts(&runs[i]))
			tg_part_add_side(part, &runs[i].run.commit);
	for (i = 0; i < reach_count; i++)
		tg_part_add_side(part, &reaches[i].commit);
	ok = load_sides(part, id, err);
	known->config = part->sides.at[0].config;
	for (i = 1; ok && goes_on(part) && i < part->sides.count; i++)
		if (!keeps_names(&part->sides.at[0], &part->sides.at[i]))
			tg_part_unfit(part, TG_PART_NOT);
	for (i = part->sides.count; ok && part->fit == TG_PART_FITS && i-- > 0;)
		ok = tg_part_put_side(part, &part->sides.at[i], err);
	if (!ok || part->fit != TG_PART_FITS)
		return ok;
	tg_part_put_reaches(part, reaches, reach_count);
	return tg_part_put_uses(part, err) && tg_part_put_runs(part, runs, run_count, err);
}

bool tg_part_load(struct tg_known *known, struct tg_store *store, const char *id,
		  struct tg_catalogs *catalogs, enum tg_part_fit *ret_fit, struct tg_err *err)
{
	struct tg_part part = {
		.known = known, .store = store, .catalogs = catalogs, .arena = &known->arena};
	bool ok = load(&part, id, err);
	size_t i;

	*ret_fit = part.fit;
	for (i = 0; i < part.sides.count; i++)
		side_clear(&part.sides.at[i]);
	TG_VEC_DONE(&part.sides);
	TG_VEC_DONE(&part.queue);
	tg_map_done(&part.targets);
	tg_map_done(&part.looked);
	tg_map_done(&part.names);
	return ok;
}

bool tg_part_holds(const struct tg_known *known)
{
	size_t i, s;

	/* Where a circle is entered decides what is said of it. */
	for (i = 0; i < known->matrix.count; i++)
		for (s = 0; s < known->matrix.items[i].step_count; s++) {
			const struct tg_matrix_step *step = &known->matrix.items[i].steps[s];

			if (step->below && step->verdict == TG_BROKEN &&
			    step->why != step->below->why)
				return false;
		}
	return true;
}
