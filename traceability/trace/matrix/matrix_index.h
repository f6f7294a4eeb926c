/* SPDX-License-Identifier: Apache-2.0 */
/*
 * matrix_index.h - facts and results by name, so that thousands of them stay quick; internal to
 * trace/matrix/matrix*.c.
 */
#ifndef TG_TRACE_MATRIX_INDEX_H
#define TG_TRACE_MATRIX_INDEX_H

#include "base/map.h"
#include "trace/matrix/matrix.h"

/* What stands under one name, in the order of the facts. */
struct tg_named {
	const void *at;
	struct tg_named *next;
};

/* By what facts are found; each of the tables is made when something asks for it first. */
enum tg_facts_table {
	TG_FACTS_SYMBOLS = 0, /* name -> struct tg_symbol that a claim can stand at */
	TG_FACTS_BODIES,      /* meaning of a function's definition -> struct tg_symbol */
	TG_FACTS_FILES,       /* target of a claim of a file -> struct tg_fact_claim */
	TG_FACTS_TARGETS,     /* target of a claim of a symbol -> struct tg_fact_claim */
	TG_FACTS_ITEMS,       /* key -> struct tg_item */
	TG_FACTS_TESTS,       /* name of a function that verifies -> its struct tg_fact_claim */
	TG_FACTS_TABLES,
};

/* The facts of one commit; runs on the same commit share one. */
struct tg_facts_index {
	const struct tg_facts *facts;
	struct tg_arena *arena;
	struct tg_map *tables; /* of TG_FACTS_TABLES */
	bool *made;            /* which of them are */
	/* Claims of symbols: the number from 1 of a symbol's first, and of the next one behind
	 * each. */
	uint32_t *first_claim, *next_claim;
	/* For each symbol of the matrix what it was here, and how that is known (enum
	 * tg_identity_how + 1; 0 = not looked for yet). */
	const struct tg_symbol **twins;
	uint8_t *twin_how;
};

struct tg_run_index {
	struct tg_facts_index *then;
	struct tg_map results; /* last part of a result's name -> struct tg_result */
	struct tg_map items;   /* id that a result says it verifies -> struct tg_result */
};

struct tg_matrix_index {
	struct tg_arena arena;
	struct tg_run_index *runs; /* one for each of the input's */
	size_t run_count;
	TG_VEC(struct tg_facts_index *) facts;
};

/* Those of other facts, made when they are asked for first. */
struct tg_facts_index *tg_facts_index_of(struct tg_matrix_index *index,
					 const struct tg_facts *facts);

/* The first of the facts that a table has under a name, or NULL. */
const struct tg_named *tg_facts_named(const struct tg_facts_index *of, enum tg_facts_table table,
				      struct tg_str name);

void tg_matrix_index_make(struct tg_matrix_index *index, const struct tg_matrix_input *input);
void tg_matrix_index_done(struct tg_matrix_index *index);

/* The first thing under a name, or NULL. */
const struct tg_named *tg_named_find(const struct tg_map *map, struct tg_str name);

/* The part of a result's name or of a path behind the last ':', '.', '/' or blank. */
struct tg_str tg_last_part(struct tg_str name);

#endif
