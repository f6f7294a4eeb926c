/* SPDX-License-Identifier: Apache-2.0 */
/*
 * part.h - facts of the commit that the store speaks of, by name: for a question about a few of
 * very many. Each answers in no particular order; what stands at two paths comes twice.
 */
#ifndef TG_STORE_PART_H
#define TG_STORE_PART_H

#include "store/store.h"

/* To be called after tg_store_asof(), before the others. */
bool tg_store_part_begin(struct tg_store *store, struct tg_err *err);

/* An id, with that of the path, tells facts apart. */
struct tg_part_item {
	struct tg_item item; /* with its links */
	int64_t id, path_id;
};
struct tg_part_claim {
	struct tg_stored_claim stored;
	int64_t id, path_id;
};
struct tg_part_symbol {
	struct tg_symbol symbol;
	int64_t id, path_id;
	bool tests; /* it has claims that can make it a test: tg_store_claims_testing() */
};

struct tg_part_items {
	struct tg_part_item *at;
	size_t count;
};
struct tg_part_claims {
	struct tg_part_claim *at;
	size_t count;
};
struct tg_part_symbols {
	struct tg_part_symbol *at;
	size_t count;
};

/* Items that `name` names: by key, by full id, or by a full id without its revision. */
bool tg_store_items_named(struct tg_arena *arena, struct tg_store *store, const char *name,
			  struct tg_part_items *ret, struct tg_err *err);
/* Items that have a link to just this text. */
bool tg_store_items_linking(struct tg_arena *arena, struct tg_store *store, const char *target,
			    struct tg_part_items *ret, struct tg_err *err);
/* Claims of just this text. */
bool tg_store_claims_naming(struct tg_arena *arena, struct tg_store *store, const char *target,
			    struct tg_part_claims *ret, struct tg_err *err);
/* Claims of a version of a symbol that can make it a test. */
bool tg_store_claims_testing(struct tg_arena *arena, struct tg_store *store, int64_t symver,
			     struct tg_part_claims *ret, struct tg_err *err);
/* Versions of symbols by their ids; those of all symbols of any of the names; and all of a file. */
struct tg_part_ids {
	int64_t *at;
	size_t count;
};
bool tg_store_symbols_of(struct tg_arena *arena, struct tg_store *store,
			 const struct tg_part_ids *ids, struct tg_part_symbols *ret,
			 struct tg_err *err);
bool tg_store_symbols_named(struct tg_arena *arena, struct tg_store *store,
			    const char *const *names, size_t count, struct tg_part_ids *ret,
			    struct tg_err *err);
bool tg_store_symbols_in(struct tg_arena *arena, struct tg_store *store, const char *path,
			 struct tg_part_symbols *ret, struct tg_err *err);
/* The content of one file; false without error when it is not in the tree. */
bool tg_store_file_blob(struct tg_store *store, const char *path, struct tg_oid *ret,
			struct tg_err *err);
/* Calls `on_refs` with the name of every symbol, its path and what it mentions (see symbol.h). */
bool tg_store_each_refs(struct tg_store *store,
			void (*on_refs)(void *user, const char *path, struct tg_str name,
					struct tg_str refs),
			void *user, struct tg_err *err);
/* Results of a run whose name ends in `last` behind ':', '.', '/' or a blank, and those that say
 * themselves that they verify `target`. */
struct tg_part_results {
	struct tg_result *at;
	int64_t *ids;
	size_t count;
};
bool tg_store_results_named(struct tg_arena *arena, struct tg_store *store, int64_t run,
			    const char *last, struct tg_part_results *ret, struct tg_err *err);
bool tg_store_results_verifying(struct tg_arena *arena, struct tg_store *store, int64_t run,
				const char *target, struct tg_part_results *ret,
				struct tg_err *err);

#endif
