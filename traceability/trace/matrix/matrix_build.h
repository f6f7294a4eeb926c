/* SPDX-License-Identifier: Apache-2.0 */
/*
 * matrix_build.h - the matrix while it is being made; internal to trace/matrix/matrix*.c.
 *
 * matrix.c makes nodes and edges, matrix_evidence.c judges tests, matrix_verdict.c decides.
 */
#ifndef TG_TRACE_MATRIX_BUILD_H
#define TG_TRACE_MATRIX_BUILD_H

#include "base/map.h"
#include "trace/change/identity.h"
#include "trace/matrix/matrix.h"
#include "trace/matrix/matrix_index.h"

struct tg_build_node {
	struct tg_matrix_item *out;
	struct tg_str key; /* of its item */
	TG_VEC(struct tg_build_node *) up;
	TG_VEC(struct tg_build_node *) down;
	struct {
		struct tg_matrix_link *at; /* in the arena of the matrix, with room for all */
		size_t count;
	} links;
	size_t claims; /* that name it */
	TG_VEC(const struct tg_finding *) findings;
	const char *broken; /* why the item itself is broken, or NULL */
	/* Itself, or what it rests on, where a test is missing that was not asked for; or NULL. */
	const struct tg_build_node *untested;
	enum { TG_NODE_NEW = 0, TG_NODE_OPEN, TG_NODE_DONE } state;
};

/* Keys of one length and of the same letters, as bits: most are told apart by these at a glance. */
struct tg_build_near {
	uint64_t letters;
	size_t length;
	TG_VEC(size_t) nodes; /* places among all, rising */
};

struct tg_build {
	const struct tg_matrix_input *in;
	struct tg_matrix *matrix;
	TG_VEC(struct tg_build_node *) nodes;
	struct tg_map by_id;   /* key, full id, full id without revision -> node */
	struct tg_map by_tag;  /* of catalogue entries -> node */
	struct tg_map by_text; /* ids of catalogues as people wrote them -> node */
	struct tg_map by_path; /* path -> list of findings (struct tg_build_finding *) */
	struct tg_map gaps;    /* path -> detail */
	TG_VEC(struct tg_matrix_problem) problems;
	struct tg_map ambiguous;      /* what was said of identities, once each */
	struct tg_matrix_index index; /* of the runs */
	TG_VEC(struct tg_build_near)
	near;                /* keys of all items, when one is looked for that is like */
	const char **hollow; /* of symbols: why their code is in name only, NULL = not looked yet */
	uint8_t *
		tests; /* of symbols: 2 = its name is a test's, 1 = it is not, 0 = not looked yet */
	TG_VEC(struct tg_matrix_step) steps; /* of the verdict that is being decided */
	unsigned depth;                      /* of items in one another, while that is done */
};

struct tg_build_finding {
	const struct tg_finding *finding;
	const struct tg_foreign_finding *foreign; /* it is another tool's, or NULL */
	struct tg_build_finding *next;
};

/* How a claim and what it stands for relate to an earlier commit, from good to bad. */
enum tg_standing {
	TG_STANDING_SAME = 0,
	TG_STANDING_RECHECKED, /* it changed, and somebody reviewed it as it is */
	TG_STANDING_LATER,     /* it was linked later */
	TG_STANDING_CHANGED,
};

/* `ret_change` tells through what it changed. */
enum tg_standing tg_build_relate(struct tg_build *build, struct tg_facts_index *then,
				 const struct tg_fact_claim *claim,
				 struct tg_meaning_change *ret_change);

/* "check_password() changed", "ROUNDS, on which check() rests (check() -> ROUNDS), changed" */
const char *tg_build_change(struct tg_build *build, const struct tg_fact_claim *claim,
			    const struct tg_meaning_change *change);

/* What a symbol was in earlier facts. */
struct tg_identity tg_build_identity(struct tg_build *build, struct tg_facts_index *then,
				     const struct tg_symbol *symbol);
/* The same of the symbol of a claim, which helps; what is ambiguous becomes a problem. */
struct tg_identity tg_build_claimed(struct tg_build *build, struct tg_facts_index *then,
				    const struct tg_fact_claim *claim);

/* The item of the same name and kind, or NULL. */
const struct tg_item *tg_build_same_item(const struct tg_facts_index *then,
					 const struct tg_item *item);

/* Fills in review, reviewed and doubt of every link of a node. */
void tg_build_reviews(struct tg_build *build, struct tg_build_node *node);

/* The node that an id names; NULL with an error that says what it may have meant. */
struct tg_build_node *tg_build_resolve(struct tg_build *build, struct tg_str id,
				       struct tg_err *err);

/* Gives the first `count` nodes their final places, in order: edges can point at them then. */
void tg_build_order(struct tg_build *build, size_t count);

/* Puts open findings, and gaps, where they are found by path. */
void tg_build_index_findings(struct tg_build *build);

/* Gives a node the findings in its code that speak against it. */
void tg_build_link_findings(struct tg_build *build, struct tg_build_node *node);

/* Whether a test executed code that is linked to a node, as coverage reports say. */
enum tg_reached { TG_REACHED_UNKNOWN = 0, TG_REACHED_NEVER, TG_REACHED };
/* What reports say of a function, in a sentence that lives in the matrix, or "". */
const char *tg_build_executed(struct tg_build *build, const struct tg_symbol *code);
enum tg_reached tg_build_reached(struct tg_build *build, const struct tg_build_node *node,
				 const struct tg_fact_claim *test);

/* Fills in `hollow` of every link of a node. */
void tg_build_hollow(struct tg_build *build, struct tg_build_node *node);

/* Fills in evidence, run and cause of every test link of a node. */
void tg_build_evidence(struct tg_build *build, struct tg_build_node *node);

/* Sets verdict, why and trail of a node, and first of those below it. */
void tg_build_verdict(struct tg_build *build, struct tg_build_node *node);

/* The name of what a link's claim belongs to: "verify_sig()", "config.c". */
const char *tg_build_place(struct tg_build *build, const struct tg_fact_claim *claim);

#endif
