/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/matrix/facts.h"

#include <stdlib.h>

#include "base/text.h"
#include "claims/claims.h"
#include "store/secret.h"
#include "trace/index/outline.h"
#include "trace/matrix/facts_part.h"

/* The configuration of the commit that the store speaks of. A malformed one is an error only at
 * the commit that is asked about: nobody can mend history. */
bool tg_facts_config(struct tg_arena *arena, struct tg_store *store, bool strict,
		     struct tg_config *config, struct tg_err *err)
{
	struct tg_str text = {0};

	tg_config_default(config);
	if (!tg_store_config(arena, store, TG_CONFIG_FILE, &text, err))
		return !err || err->code == TG_OK;
	if (tg_config_parse(arena, text, TG_CONFIG_FILE, config, strict ? err : NULL))
		return true;
	tg_config_default(config);
	return !strict;
}

/* Items of the files that the configuration names. */
static bool load_items(struct tg_arena *arena, struct tg_store *store,
		       const struct tg_config *config, struct tg_facts *facts, struct tg_err *err)
{
	struct tg_item *items;
	const char *path = NULL; /* one text a file */
	size_t count, i, kept = 0;
	bool named = false;

	if (!tg_store_items(arena, store, &items, &count, err))
		return false;
	for (i = 0; i < count; i++) {
		if (items[i].path != path) {
			path = items[i].path;
			named = tg_words_match(&config->requirements, path) ||
				tg_words_match(&config->threats, path);
		}
		if (named)
			items[kept++] = items[i];
	}
	facts->items = items;
	facts->item_count = kept;
	return true;
}

/* Symbols by file, as claims come by file: those of the file of the last claim. */
struct window {
	const struct tg_symbol *symbols;
	const int64_t *ids; /* of their versions */
	size_t count;
	size_t begin, end; /* of the file */
	size_t at;         /* where the last one was: the next is seldom far behind it */
};

static void move_window(struct window *window, const char *path)
{
	while (window->end < window->count && strcmp(window->symbols[window->end].path, path) < 0)
		window->end++;
	window->begin = window->at = window->end;
	while (window->end < window->count && strcmp(window->symbols[window->end].path, path) == 0)
		window->end++;
}

/* The symbol of this version in the file, or NULL. */
static const struct tg_symbol *find_symver(struct window *window, int64_t symver)
{
	size_t n;

	for (n = window->begin; n < window->end; n++) {
		if (window->ids[window->at] == symver)
			return &window->symbols[window->at];
		if (++window->at == window->end)
			window->at = window->begin;
	}
	return NULL;
}

/* The content of files as a whole, for claims that belong to no symbol. */
static bool load_files(struct tg_arena *arena, struct tg_store *store, struct tg_map *hashes,
		       struct tg_err *err)
{
	struct tg_stored_file *files;
	size_t count, i;

	if (!tg_store_files(arena, store, &files, &count, err))
		return false;
	for (i = 0; i < count; i++) {
		struct tg_hash *hash = TG_NEW(arena, struct tg_hash);

		*hash = tg_hash_of(
			tg_str_n((const char *)files[i].blob.byte, sizeof(files[i].blob.byte)));
		*tg_map_put(hashes, tg_str(files[i].path)) = hash;
	}
	return true;
}

/* What the code of the tree means with all it refers to; nothing when a part of it is missing. */
bool tg_facts_meanings(struct tg_known *known, struct tg_store *store, const struct tg_oid *commit,
		       const struct tg_config *config, struct tg_symbol *symbols,
		       struct tg_facts *facts, struct tg_err *err)
{
	struct tg_meanings *meanings;
	bool outlined, *in_test;
	size_t i;

	if (!tg_outline_is_complete(store, commit, &outlined, err))
		return false;
	if (!outlined)
		return true;
	in_test = tg_arena_alloc(&known->arena, facts->symbol_count + 1);
	for (i = 0; i < facts->symbol_count; i++)
		in_test[i] = i && strcmp(symbols[i].path, symbols[i - 1].path) == 0
				     ? in_test[i - 1]
				     : tg_words_match(&config->tests, symbols[i].path);
	meanings = tg_meanings_make(&known->arena, symbols, facts->symbol_count, in_test);
	*TG_VEC_ADD(&known->meanings) = meanings;
	facts->meanings = meanings;
	return true;
}

/* Claims as stored become facts: with what they stand at, and what their file is. */
struct giving {
	struct tg_arena *arena;
	const struct tg_config *config;
	struct window window;
	struct tg_map files;
	struct tg_fact_claim *claims;
	size_t count;
	const char *path; /* of the last claim, and what the configuration says of it */
	bool excluded, in_test;
};

static void begin_claims(void *user, size_t most)
{
	struct giving *giving = user;

	giving->claims = tg_arena_alloc(giving->arena, (most + 1) * sizeof(*giving->claims));
}

static void give_claim(void *user, const struct tg_stored_claim *stored)
{
	struct giving *giving = user;
	struct tg_fact_claim *claim = &giving->claims[giving->count];
	const struct tg_hash *file;

	if (giving->path != stored->claim.path) { /* one text a file */
		giving->path = stored->claim.path;
		giving->excluded = tg_words_match(&giving->config->exclude, giving->path);
		giving->in_test = tg_words_match(&giving->config->tests, giving->path);
		move_window(&giving->window, giving->path);
	}
	if (giving->excluded)
		return;
	giving->count++;
	claim->claim = stored->claim;
	claim->in_test = giving->in_test;
	claim->claim.verb = tg_claims_verb(&stored->claim, giving->in_test);
	claim->symbol = stored->symver ? find_symver(&giving->window, stored->symver) : NULL;
	file = claim->symbol ? NULL : tg_map_get(&giving->files, tg_str(giving->path));
	if (file)
		claim->file = *file;
}

static bool load_claims(struct tg_known *known, struct tg_store *store, const struct tg_oid *commit,
			const struct tg_config *config, struct tg_facts *facts, struct tg_err *err)
{
	struct giving giving = {.arena = &known->arena, .config = config};
	const struct tg_claim_sink sink = {begin_claims, give_claim, &giving};
	struct window *window = &giving.window;
	struct tg_symbol *symbols;
	int64_t *ids;
	bool ok = load_files(giving.arena, store, &giving.files, err) &&
		  tg_store_symbols(giving.arena, store, &symbols, &ids, &window->count, err);

	if (ok) {
		window->symbols = symbols;
		window->ids = ids;
		ok = tg_store_each_claim(giving.arena, store, &sink, err);
	}
	tg_map_done(&giving.files);
	if (!ok)
		return false;
	facts->claims = giving.claims;
	facts->claim_count = giving.count;
	facts->symbols = symbols;
	facts->symbol_count = window->count;
	return tg_facts_meanings(known, store, commit, config, symbols, facts, err);
}

static bool load_gaps(struct tg_arena *arena, struct tg_store *store, struct tg_facts *facts,
		      struct tg_err *err)
{
	struct tg_stored_gap *stored;
	struct tg_fact_gap *gaps;
	size_t count, i;

	if (!tg_store_gaps(arena, store, &stored, &count, err))
		return false;
	gaps = tg_arena_alloc(arena, (count + 1) * sizeof(*gaps));
	for (i = 0; i < count; i++)
		gaps[i] = (struct tg_fact_gap){stored[i].path, stored[i].detail};
	facts->gaps = gaps;
	facts->gap_count = count;
	return true;
}

static bool take_config(struct tg_config *config, const struct tg_known *judge)
{
	*config = judge->config;
	return true;
}

/* Facts of a commit by content; leaves the store as of that commit. */
static bool load_facts(struct tg_known *known, struct tg_store *store, const struct tg_oid *commit,
		       bool strict, struct tg_config *config, struct tg_facts *facts,
		       struct tg_err *err)
{
	struct tg_arena *arena = &known->arena;
	char hex[TG_OID_HEX];

	facts->revision = tg_arena_strdup(arena, tg_oid_hex(commit, hex));
	return tg_store_asof(store, commit, err) &&
	       (strict && known->judged_by ? take_config(config, known->judged_by)
					   : tg_facts_config(arena, store, strict, config, err)) &&
	       load_items(arena, store, config, facts, err) &&
	       load_claims(known, store, commit, config, facts, err) &&
	       load_gaps(arena, store, facts, err);
}

/* Facts of the commit a run was made on: those of `known` where it is the same, else loaded once.
 */
static const struct tg_facts *facts_of_run(struct tg_known *known, struct tg_store *store,
					   const struct tg_oid *commit, struct tg_map *loaded,
					   struct tg_err *err)
{
	struct tg_config config;
	void **slot;

	if (tg_oid_eq(commit, &known->commit))
		return &known->now;
	slot = tg_map_put(loaded, tg_str_n((const char *)commit->byte, sizeof(commit->byte)));
	if (!*slot) {
		struct tg_facts *facts = TG_NEW(&known->arena, struct tg_facts);

		if (!load_facts(known, store, commit, false, &config, facts, err))
			return NULL;
		*slot = facts;
	}
	return *slot;
}

const struct tg_facts *tg_known_other(struct tg_known *known, struct tg_store *store,
				      const struct tg_oid *commit, struct tg_err *err)
{
	struct tg_map loaded = {0};
	const struct tg_facts *facts = facts_of_run(known, store, commit, &loaded, err);

	tg_map_done(&loaded);
	return facts;
}

static bool load_runs(struct tg_known *known, struct tg_store *store, struct tg_map *loaded,
		      struct tg_err *err)
{
	struct tg_stored_run *stored;
	struct tg_fact_run *runs;
	size_t count, i;
	bool ok = tg_store_runs(&known->arena, store, &stored, &count, err);

	if (!ok)
		return false;
	runs = tg_arena_alloc(&known->arena, (count + 1) * sizeof(*runs));
	for (i = 0; ok && i < count; i++) {
		struct tg_fact_run *run = &runs[known->run_count];
		struct tg_result *results;
		char hex[TG_OID_HEX];

		known->left_out += stored[i].left_out;
		if (!tg_run_counts(&stored[i]))
			continue;
		run->beside = stored[i].beside;
		run->id = stored[i].run.id;
		run->revision =
			tg_arena_strdup(&known->arena, tg_oid_hex(&stored[i].run.commit, hex));
		ok = tg_store_results(&known->arena, store, run->id, &results, &run->result_count,
				      err);
		run->then =
			ok ? facts_of_run(known, store, &stored[i].run.commit, loaded, err) : NULL;
		ok = ok && run->then;
		run->results = results;
		known->run_count++;
	}
	known->runs = runs;
	return ok;
}

/* Coverage on the content of the tree. */
static bool load_reaches(struct tg_known *known, struct tg_store *store, struct tg_map *loaded,
			 struct tg_err *err)
{
	struct tg_fact_reach *reaches;
	struct tg_reach *stored;
	size_t count, i;
	bool ok = tg_store_asof(store, &known->commit, err) &&
		  tg_store_reaches(&known->arena, store, &stored, &count, err);

	if (!ok)
		return false;
	reaches = tg_arena_alloc(&known->arena, (count + 1) * sizeof(*reaches));
	for (i = 0; ok && i < count; i++) {
		reaches[i] = (struct tg_fact_reach){
			.path = stored[i].path,
			.line = stored[i].line,
			.test = stored[i].test,
			.lines = stored[i].lines,
			.hit = stored[i].hit,
			.then = facts_of_run(known, store, &stored[i].commit, loaded, err)};
		ok = reaches[i].then != NULL;
	}
	known->reaches = reaches;
	known->reach_count = count;
	return ok;
}

/* Gives each claim the facts of the commit that made it a link, where policy compares with them. */
static bool load_origins(struct tg_known *known, struct tg_store *store, struct tg_map *loaded,
			 struct tg_err *err)
{
	struct tg_fact_claim *claims = (struct tg_fact_claim *)known->now.claims;
	struct tg_linked *linked;
	struct tg_map origins = {0};
	struct tg_buf key = {0};
	size_t count, i;
	bool ok = tg_store_asof(store, &known->commit, err) &&
		  tg_store_linked(&known->arena, store, &linked, &count, err);

	for (i = 0; ok && i < count; i++) {
		tg_buf_clear(&key);
		tg_buf_printf(&key, "%s\t%s\t%s", linked[i].verb, linked[i].target,
			      linked[i].symbol);
		*tg_map_put(&origins, tg_buf_view(&key)) = &linked[i];
	}
	for (i = 0; ok && i < known->now.claim_count; i++) {
		const struct tg_linked *link;

		tg_buf_clear(&key);
		tg_buf_printf(&key, "%s\t%s\t%s", tg_verb_name(claims[i].claim.verb),
			      claims[i].claim.target,
			      claims[i].symbol ? claims[i].symbol->name : "");
		link = tg_map_get(&origins, tg_buf_view(&key));
		if (link)
			claims[i].linked = facts_of_run(known, store, &link->commit, loaded, err);
		ok = !link || claims[i].linked;
	}
	tg_map_done(&origins);
	tg_buf_done(&key);
	return ok;
}

static bool load_past(struct tg_known *known, struct tg_store *store, struct tg_err *err)
{
	struct tg_map loaded = {0};
	bool ok = load_runs(known, store, &loaded, err) &&
		  load_reaches(known, store, &loaded, err) &&
		  (known->policy.reviews != TG_REVIEW_CHANGES ||
		   load_origins(known, store, &loaded, err));

	tg_map_done(&loaded);
	return ok;
}

/*
 * Policy and review ledger of the commit. Neither can be wrong in a way that stops an answer: a
 * malformed policy is the gate's matter, and a line of the ledger that is no review reviews
 * nothing.
 */
static void load_ledger(struct tg_known *known, struct tg_store *store)
{
	struct tg_str text = {0};

	if (tg_store_config(&known->arena, store, TG_IDENTITY_FILE, &text, NULL))
		tg_pins_read(&known->arena, text, &known->pins);
	known->now.pins = &known->pins;
	if (known->judged_by) {
		known->policy = known->judged_by->policy;
		if (!known->policy.reviews_of_change) {
			/* What a change says of itself, pins like reviews, does not judge it. */
			known->now.pins = known->judged_by->now.pins;
			return;
		}
	} else {
		tg_policy_default(&known->policy);
	}
	if (!known->judged_by &&
	    tg_store_config(&known->arena, store, TG_POLICY_FILE, &text, NULL) &&
	    !tg_policy_parse(&known->arena, text, TG_POLICY_FILE, &known->policy, NULL))
		tg_policy_default(&known->policy);
	if (tg_store_config(&known->arena, store, TG_REVIEW_FILE, &text, NULL))
		tg_reviews_read(&known->arena, text, &known->reviews);
}

/* Findings of checks, and secrets of the tree behind them. */
static bool load_findings(struct tg_known *known, struct tg_store *store, struct tg_finding **ret,
			  struct tg_err *err)
{
	struct tg_finding *checked, *secrets, *all;
	size_t count, secret_count;

	if (!tg_store_findings(&known->arena, store, &checked, &count, &known->checked, err) ||
	    !tg_store_secret_findings(&known->arena, store, &secrets, &secret_count, err))
		return false;
	all = tg_arena_alloc(&known->arena, (count + secret_count + 1) * sizeof(*all));
	if (count)
		memcpy(all, checked, count * sizeof(*all));
	if (secret_count)
		memcpy(all + count, secrets, secret_count * sizeof(*all));
	known->finding_count = count + secret_count;
	*ret = all;
	return true;
}

/* What stands beside the facts themselves. */
static bool load_remarks(struct tg_known *known, struct tg_store *store, struct tg_err *err)
{
	struct tg_foreign_finding *foreign;
	struct tg_finding *findings;

	if (!load_findings(known, store, &findings, err) ||
	    !tg_store_foreign(&known->arena, store, &foreign, &known->foreign_count, err))
		return false;
	if (known->finding_count)
		qsort(findings, known->finding_count, sizeof(*findings), tg_finding_cmp);
	load_ledger(known, store);
	known->findings = findings;
	known->foreign = foreign;
	return true;
}

static bool decide(struct tg_known *known, const struct tg_cards *cards,
		   struct tg_catalogs *catalogs, struct tg_err *err)
{
	struct tg_matrix_input input = {
		.now = &known->now,
		.runs = known->runs,
		.run_count = known->run_count,
		.reaches = known->reaches,
		.reach_count = known->reach_count,
		.findings = known->findings,
		.finding_count = known->finding_count,
		.foreign = known->foreign,
		.foreign_count = known->foreign_count,
		.analysed = known->checked > 0,
		.cards = cards,
		.catalogs = catalogs,
		.today = tg_today(),
		.reviews = known->judged_by && !known->policy.reviews_of_change
				   ? &known->judged_by->reviews
				   : &known->reviews,
		.review_policy = known->policy.reviews,
	};

	return tg_matrix_make(&input, &known->matrix, err);
}

static bool load(struct tg_known *known, struct tg_store *store, const struct tg_oid *commit,
		 const struct tg_cards *cards, struct tg_catalogs *catalogs, struct tg_err *err)
{
	struct tg_claim_problem *near_misses;

	known->commit = *commit;
	if (!load_facts(known, store, commit, true, &known->config, &known->now, err) ||
	    !load_remarks(known, store, err) ||
	    !tg_store_claim_problems(&known->arena, store, &near_misses, &known->near_miss_count,
				     err))
		return false;
	known->near_misses = near_misses;
	return load_past(known, store, err) && decide(known, cards, catalogs, err);
}

bool tg_known_load(struct tg_known *known, struct tg_store *store, const struct tg_oid *commit,
		   const struct tg_cards *cards, struct tg_catalogs *catalogs, struct tg_err *err)
{
	bool held = tg_store_hold(store);
	bool ok = load(known, store, commit, cards, catalogs, err);

	tg_store_release(store, held);
	return ok;
}

static bool load_part(struct tg_known *known, struct tg_store *store, const char *id,
		      const struct tg_cards *cards, struct tg_catalogs *catalogs,
		      enum tg_part_fit *fit, struct tg_err *err)
{
	if (!tg_part_load(known, store, id, catalogs, fit, err))
		return false;
	if (*fit != TG_PART_FITS)
		return true;
	if (!tg_store_asof(store, &known->commit, err) || !load_remarks(known, store, err) ||
	    !load_gaps(&known->arena, store, &known->now, err))
		return false;
	if (known->policy.reviews == TG_REVIEW_CHANGES)
		*fit = TG_PART_NOT; /* it asks for every link where it came from */
	else if ((known->finding_count || known->foreign_count) && (!cards || !catalogs))
		*fit = TG_PART_ASKS;
	if (*fit != TG_PART_FITS)
		return true;
	if (!decide(known, cards, catalogs, err))
		return false;
	if (!tg_part_holds(known))
		*fit = TG_PART_NOT;
	return true;
}

/* @satisfies TG-SCL-1 */
bool tg_known_load_part(struct tg_known *known, struct tg_store *store, const struct tg_oid *commit,
			const char *id, const struct tg_cards *cards, struct tg_catalogs *catalogs,
			enum tg_part_fit *ret_fit, struct tg_err *err)
{
	bool held = tg_store_hold(store), ok;

	known->commit = *commit;
	ok = load_part(known, store, id, cards, catalogs, ret_fit, err);
	tg_store_release(store, held);
	return ok;
}

void tg_known_done(struct tg_known *known)
{
	size_t i;

	for (i = 0; i < known->meanings.count; i++)
		tg_meanings_done(known->meanings.at[i]);
	TG_VEC_DONE(&known->meanings);
	tg_reviews_done(&known->reviews);
	tg_pins_done(&known->pins);
	tg_matrix_done(&known->matrix);
	tg_arena_done(&known->arena);
}
