/* SPDX-License-Identifier: Apache-2.0 */
/*
 * meaning_graph.h - the graph behind meaning.h; internal to trace/change/meaning*.c.
 */
#ifndef TG_TRACE_MEANING_GRAPH_H
#define TG_TRACE_MEANING_GRAPH_H

#include "trace/change/meaning.h"

enum {
	CANDIDATES_MAX = 64, /* definitions of one name that are told apart */
	STEPS_MAX = 20000,   /* symbols that one search looks at */
};

#define NO_REF UINT32_MAX /* the edge from a declaration to its definition */

struct tg_edge {
	uint32_t to;  /* index of a symbol */
	uint32_t ref; /* index into the refs of the symbol it leaves */
};

struct tg_meanings {
	struct tg_symbol *symbols;
	size_t count;
	const bool *in_test;
	struct tg_map names; /* name -> index + 1 of the first definition */
	uint32_t *next;      /* of each definition: index + 1 of the next of that name */
	uint32_t *first;     /* of each symbol: its first edge; one more for the end */
	uint32_t *refs;      /* of each symbol: where its refs begin in `named` */
	uint32_t *named;     /* of each ref: index + 1 of the first definition of its name */
	bool *used;          /* of the first definition of a name: code of the product mentions it,
			      * but not itself */
	uint32_t *seen;      /* of each symbol: the walk that met it last, see tg_meaning_walk() */
	uint32_t *met;       /* symbols in the order in which a walk met them */
	uint32_t *walks;     /* how many there were */
	TG_VEC(struct tg_edge) edges;
	struct tg_map
		near;     /* names of structs that the code of `near_of` comes to; see meaning.c */
	uint32_t near_of; /* index + 1 of a symbol */
	bool program;     /* the tree has a main() that is no test's */
};

/* Notes that code of the product mentions a name. */
void tg_meanings_use(struct tg_meanings *meanings, struct tg_str name);

/* Sets `deep` of all symbols. */
void tg_meanings_hash(struct tg_meanings *meanings);

#endif
