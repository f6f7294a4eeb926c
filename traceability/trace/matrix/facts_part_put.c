/* SPDX-License-Identifier: Apache-2.0 */
/*
 * facts_part_put - facts in the order in which they would stand among all, and their evidence.
 */
#include <stdlib.h>

#include "base/file.h"
#include "claims/claims.h"
#include "trace/change/meaning_graph.h"
#include "trace/matrix/facts_part_build.h"
#include "trace/matrix/matrix_index.h"

/* ---- facts out of what was gathered ---- */

static int order_of(const char *a, const char *b, size_t x, size_t y, int64_t i, int64_t j)
{
	int order = strcmp(a, b);

	if (!order)
		order = (x > y) - (x < y);
	return order ? order : (i > j) - (i < j);
}

static int by_item(const void *left, const void *right)
{
	const struct tg_part_item *a = &((const struct tg_part_chosen *)left)->read;
	const struct tg_part_item *b = &((const struct tg_part_chosen *)right)->read;

	return order_of(a->item.path, b->item.path, a->item.line, b->item.line, a->id, b->id);
}

static int by_claim(const void *left, const void *right)
{
	const struct tg_part_claim *a = &((const struct tg_part_taken *)left)->read;
	const struct tg_part_claim *b = &((const struct tg_part_taken *)right)->read;

	return order_of(a->stored.claim.path, b->stored.claim.path, 0, 0, a->id, b->id);
}

static int by_symbol(const void *left, const void *right)
{
	const struct tg_part_symbol *a = left, *b = right;

	return order_of(a->symbol.path, b->symbol.path, a->symbol.range.offset,
			b->symbol.range.offset, a->id, b->id);
}

#define SORT(vec, order)                                                             \
	do {                                                                         \
		if ((vec)->count)                                                    \
			qsort((vec)->at, (vec)->count, sizeof(*(vec)->at), (order)); \
	} while (0)

static void put_items(struct tg_part *part, struct tg_part_side *side)
{
	struct tg_item *items =
		tg_arena_alloc(part->arena, (side->items.count + 1) * sizeof(*items));
	size_t i;

	SORT(&side->items, by_item);
	for (i = 0; i < side->items.count; i++) {
		items[i] = side->items.at[i].read.item;
		/* What links an item beside the chain has is not looked into. */
		if (!side->items.at[i].chain && side == part->sides.at)
			items[i].link_count = 0;
	}
	side->facts->items = items;
	side->facts->item_count = side->items.count;
}

static struct tg_symbol *put_symbols(struct tg_part *part, struct tg_part_side *side)
{
	struct tg_symbol *symbols =
		tg_arena_alloc(part->arena, (side->symbols.count + 1) * sizeof(*symbols));
	size_t i;

	SORT(&side->symbols, by_symbol);
	for (i = 0; i < side->symbols.count; i++) {
		symbols[i] = side->symbols.at[i].symbol;
		*tg_part_place(side, 's', side->symbols.at[i].id, side->symbols.at[i].path_id) =
			i + 1;
	}
	side->facts->symbols = symbols;
	side->facts->symbol_count = side->symbols.count;
	return symbols;
}

/* The content of the file of a claim that belongs to no symbol. */
static bool put_file(struct tg_part *part, struct tg_fact_claim *claim, struct tg_err *err)
{
	struct tg_oid blob;

	if (!tg_store_file_blob(part->store, claim->claim.path, &blob, err))
		return err->code == TG_OK;
	claim->file = tg_hash_of(tg_str_n((const char *)blob.byte, sizeof(blob.byte)));
	return true;
}

static bool put_claims(struct tg_part *part, struct tg_part_side *side, struct tg_err *err)
{
	struct tg_fact_claim *claims =
		tg_arena_alloc(part->arena, (side->claims.count + 1) * sizeof(*claims));
	bool ok = true;
	size_t i;

	SORT(&side->claims, by_claim);
	for (i = 0; ok && i < side->claims.count; i++) {
		const struct tg_part_claim *read = &side->claims.at[i].read;
		const struct tg_stored_claim *stored = &read->stored;
		size_t symbol = stored->symver
					? *tg_part_place(side, 's', stored->symver, read->path_id)
					: 0;

		claims[i] = (struct tg_fact_claim){
			.claim = stored->claim,
			.symbol = symbol ? &side->facts->symbols[symbol - 1] : NULL,
			.in_test = tg_words_match(&side->config.tests, stored->claim.path),
			.aside = side->claims.at[i].aside,
		};
		claims[i].claim.verb = tg_claims_verb(&stored->claim, claims[i].in_test);
		if (!symbol)
			ok = put_file(part, &claims[i], err);
	}
	side->facts->claims = claims;
	side->facts->claim_count = side->claims.count;
	return ok;
}

bool tg_part_put_side(struct tg_part *part, struct tg_part_side *side, struct tg_err *err)
{
	char hex[TG_OID_HEX];
	struct tg_symbol *symbols;

	side->facts->revision = tg_arena_strdup(part->arena, tg_oid_hex(&side->commit, hex));
	put_items(part, side);
	symbols = put_symbols(part, side);
	return tg_store_asof(part->store, &side->commit, err) && put_claims(part, side, err) &&
	       tg_facts_meanings(part->known, part->store, &side->commit, &side->config, symbols,
				 side->facts, err);
}

/* ---- what calls the code ---- */

struct uses {
	struct tg_part *part;
	struct tg_meanings *meanings;
	const char *path;
	bool in_test;
};

static void add_uses(void *user, const char *path, struct tg_str name, struct tg_str refs)
{
	struct uses *uses = user;
	struct tg_str line;

	if (path != uses->path) {
		uses->path = path;
		uses->in_test = tg_words_match(&uses->part->known->config.tests, path);
	}
	while (!uses->in_test && tg_str_line(&refs, &line)) {
		struct tg_str used = tg_str_n(line.ptr + 2, line.len > 2 ? line.len - 2 : 0);

		if (line.len > 2 && *line.ptr - '0' != TG_USE_FIELD && !tg_str_eq(used, name) &&
		    tg_map_has(&uses->part->names, used))
			tg_meanings_use(uses->meanings, used);
	}
}

/* Whether code is called by anybody can hang on the whole program: see hollow_code(). */
bool tg_part_put_uses(struct tg_part *part, struct tg_err *err)
{
	struct tg_facts *now = part->sides.at[0].facts;
	struct uses uses = {.part = part, .meanings = (struct tg_meanings *)now->meanings};
	static const char *const name = "main";
	struct tg_part_symbols mains;
	struct tg_part_ids ids;
	bool asked = false;
	size_t i;

	if (!now->meanings)
		return true;
	if (!tg_store_symbols_named(part->arena, part->store, &name, 1, &ids, err) ||
	    !tg_store_symbols_of(part->arena, part->store, &ids, &mains, err))
		return false;
	for (i = 0; i < mains.count; i++)
		if (mains.at[i].symbol.kind == TG_SYMBOL_FUNCTION &&
		    mains.at[i].symbol.definition &&
		    !tg_words_match(&part->known->config.tests, mains.at[i].symbol.path))
			asked = uses.meanings->program = true;
	for (i = 0; !asked && i < now->claim_count; i++)
		asked = now->claims[i].symbol && now->claims[i].symbol->internal &&
			!now->claims[i].aside;
	return !asked || tg_store_each_refs(part->store, add_uses, &uses, err);
}

/* ---- evidence ---- */

const struct tg_facts *tg_part_facts_at(const struct tg_part *part, const struct tg_oid *commit)
{
	size_t i;

	for (i = 0; i < part->sides.count; i++)
		if (tg_oid_eq(&part->sides.at[i].commit, commit))
			return part->sides.at[i].facts;
	return NULL;
}

void tg_part_add_side(struct tg_part *part, const struct tg_oid *commit)
{
	struct tg_part_side *side;

	if (tg_part_facts_at(part, commit))
		return;
	side = TG_VEC_ADD(&part->sides);
	side->commit = *commit;
	side->facts =
		part->sides.count == 1 ? &part->known->now : TG_NEW(part->arena, struct tg_facts);
}

/* A result and its id, which grows in the order in which results were imported. */
struct imported {
	int64_t id;
	struct tg_result result;
};

struct results {
	TG_VEC(struct imported) at;
	struct tg_map seen;
};

static int by_id(const void *left, const void *right)
{
	const struct imported *a = left, *b = right;

	return (a->id > b->id) - (a->id < b->id);
}

static void take_results(struct results *results, const struct tg_part_results *some)
{
	size_t i;

	for (i = 0; i < some->count; i++)
		if (tg_map_add(&results->seen,
			       tg_str_n((const char *)&some->ids[i], sizeof(some->ids[i]))))
			*TG_VEC_ADD(&results->at) = (struct imported){some->ids[i], some->at[i]};
}

/* The results that the links of the chain can have in a run. */
static bool load_results(struct tg_part *part, int64_t run, struct results *results,
			 struct tg_err *err)
{
	const struct tg_facts *now = &part->known->now;
	struct tg_part_results some;
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < now->claim_count; i++) {
		const struct tg_fact_claim *claim = &now->claims[i];
		const char *name =
			claim->symbol ? claim->symbol->name : tg_path_name(claim->claim.path);
		const char *dot = claim->symbol ? NULL : strrchr(name, '.');
		struct tg_str last = tg_str_n(name, dot ? (size_t)(dot - name) : strlen(name));

		if (claim->aside || claim->claim.verb != TG_VERIFIES)
			continue;
		last = tg_last_part(last);
		ok = tg_store_results_named(part->arena, part->store, run,
					    tg_arena_strndup(part->arena, last.ptr, last.len),
					    &some, err);
		if (ok)
			take_results(results, &some);
	}
	for (i = 0; ok && i < part->targets.entries.count; i++) {
		ok = tg_store_results_verifying(part->arena, part->store, run,
						part->targets.entries.at[i].key.ptr, &some, err);
		if (ok)
			take_results(results, &some);
	}
	return ok;
}

static bool put_run(struct tg_part *part, const struct tg_stored_run *stored,
		    struct tg_fact_run *run, struct tg_err *err)
{
	struct results results = {0};
	struct tg_result *sorted;
	char hex[TG_OID_HEX];
	size_t i;
	bool ok = load_results(part, stored->run.id, &results, err);

	run->id = stored->run.id;
	run->beside = stored->beside;
	run->revision = tg_arena_strdup(part->arena, tg_oid_hex(&stored->run.commit, hex));
	run->then = tg_part_facts_at(part, &stored->run.commit);
	sorted = tg_arena_alloc(part->arena, (results.at.count + 1) * sizeof(*sorted));
	SORT(&results.at, by_id);
	for (i = 0; i < results.at.count; i++)
		sorted[i] = results.at.at[i].result;
	run->results = sorted;
	run->result_count = results.at.count;
	TG_VEC_DONE(&results.at);
	tg_map_done(&results.seen);
	return ok;
}

bool tg_part_put_runs(struct tg_part *part, const struct tg_stored_run *stored, size_t count,
		      struct tg_err *err)
{
	struct tg_fact_run *runs = tg_arena_alloc(part->arena, (count + 1) * sizeof(*runs));
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < count; i++)
		if (tg_run_counts(&stored[i]))
			ok = put_run(part, &stored[i], &runs[part->known->run_count++], err);
	part->known->runs = runs;
	return ok;
}

void tg_part_put_reaches(struct tg_part *part, const struct tg_reach *stored, size_t count)
{
	struct tg_fact_reach *reaches = tg_arena_alloc(part->arena, (count + 1) * sizeof(*reaches));
	size_t i;

	for (i = 0; i < count; i++)
		reaches[i] =
			(struct tg_fact_reach){.path = stored[i].path,
					       .line = stored[i].line,
					       .test = stored[i].test,
					       .lines = stored[i].lines,
					       .hit = stored[i].hit,
					       .then = tg_part_facts_at(part, &stored[i].commit)};
	part->known->reaches = reaches;
	part->known->reach_count = count;
}
