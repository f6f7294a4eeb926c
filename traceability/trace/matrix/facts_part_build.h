/* SPDX-License-Identifier: Apache-2.0 */
/*
 * facts_part_build.h - the part while it is gathered; internal to trace/matrix/facts_part*.c.
 *
 * facts_part.c finds what belongs to it, facts_part_put.c makes facts of that.
 */
#ifndef TG_TRACE_FACTS_PART_BUILD_H
#define TG_TRACE_FACTS_PART_BUILD_H

#include "base/map.h"
#include "store/part.h"
#include "trace/matrix/facts_part.h"

/* An item; `chain`: its links are read, too, else it is there because something names it. */
struct tg_part_chosen {
	struct tg_part_item read;
	bool chain;
};

struct tg_part_taken {
	struct tg_part_claim read;
	bool aside;
};

/* The facts of one commit while they are gathered. */
struct tg_part_side {
	struct tg_oid commit;
	struct tg_config config;
	struct tg_facts *facts;
	TG_VEC(struct tg_part_chosen) items;
	TG_VEC(struct tg_part_taken) claims;
	TG_VEC(struct tg_part_symbol) symbols;
	struct tg_map seen; /* kind, id and path's id of all of them -> index + 1 */
	size_t asked;       /* names of the part whose symbols are there */
	size_t tested;      /* symbols whose claims as tests are there */
};

struct tg_part {
	struct tg_known *known;
	struct tg_store *store;
	struct tg_catalogs *catalogs;
	struct tg_arena *arena;
	enum tg_part_fit fit;
	struct tg_map targets; /* texts that name items of the chain */
	struct tg_map looked;  /* texts that items were looked up by */
	struct tg_map names;   /* of symbols */
	TG_VEC(size_t) queue;  /* items of the chain at the commit that is asked about */
	TG_VEC(struct tg_part_side) sides; /* the commit that is asked about first */
};

/* Says that the part does not fit; what is worse stays. */
void tg_part_unfit(struct tg_part *part, enum tg_part_fit fit);

/* The place of a fact of a kind by its id and its path's, zero when it is new; until the next one.
 */
size_t *tg_part_place(struct tg_part_side *side, char kind, int64_t id, int64_t path);

/* The facts of a commit, or NULL; and a side for them, unless there is one. */
const struct tg_facts *tg_part_facts_at(const struct tg_part *part, const struct tg_oid *commit);
void tg_part_add_side(struct tg_part *part, const struct tg_oid *commit);

/* Makes facts of what was gathered of a commit. */
bool tg_part_put_side(struct tg_part *part, struct tg_part_side *side, struct tg_err *err);

/* Adds what names the code of the chain anywhere in the program, where that has a say. */
bool tg_part_put_uses(struct tg_part *part, struct tg_err *err);

bool tg_part_put_runs(struct tg_part *part, const struct tg_stored_run *stored, size_t count,
		      struct tg_err *err);
void tg_part_put_reaches(struct tg_part *part, const struct tg_reach *stored, size_t count);

#endif
