/* SPDX-License-Identifier: Apache-2.0 */
/*
 * matrix.h - every threat and requirement of one commit with its links, verdict and first broken
 * hop. A pure function of facts: it reads neither git nor the database, so the same facts give
 * the same verdicts on any machine.
 *
 * The chain: threat <- mitigation <- requirement <- code <- test <- result. "<-" is a link from
 * the right to the left: a mitigation acts against a threat, a requirement covers a mitigation or
 * a clause of a catalogue, code satisfies a requirement (or mitigates a threat directly), a test
 * verifies it, a result bears the test's name.
 *
 * Facts of one commit come from facts.h (store and history); the verdicts are decided in
 * verdict.c, in the order of model/verdict.h.
 */
#ifndef TG_TRACE_MATRIX_H
#define TG_TRACE_MATRIX_H

#include "base/err.h"
#include "base/mem.h"
#include "knowledge/card.h"
#include "knowledge/catalog.h"
#include "knowledge/config.h"
#include "model/claim.h"
#include "model/foreign.h"
#include "model/item.h"
#include "model/result.h"
#include "model/symbol.h"
#include "model/verdict.h"
#include "trace/change/identity.h"
#include "trace/change/meaning.h"
#include "trace/decisions/review.h"

struct tg_facts;

/* A claim where it stands, with the symbol it belongs to. */
struct tg_fact_claim {
	struct tg_claim claim;          /* `path` is filled in */
	const struct tg_symbol *symbol; /* in the facts' symbols, or NULL: the file itself */
	bool in_test;                   /* the file is test code by configuration */
	struct tg_hash file;            /* of the whole file; set where `symbol` is NULL */
	bool aside; /* read for what its symbol is; the item it names is not looked at */
	const struct tg_facts *linked; /* of the commit that made the link, or NULL: not asked */
};

/* Something that was not analysed. */
struct tg_fact_gap {
	const char *path; /* "" = it concerns the whole commit */
	const char *detail;
};

/* What is known of one commit by content. Pointers are borrowed. */
struct tg_facts {
	const char *revision;        /* hexadecimal id of the commit */
	const struct tg_item *items; /* `path` is filled in */
	size_t item_count;
	const struct tg_symbol *symbols; /* `path` is filled in; definitions and declarations */
	size_t symbol_count;
	const struct tg_meanings *meanings; /* of the symbols; NULL: only their tokens are known */
	const struct tg_fact_claim *claims;
	size_t claim_count;
	const struct tg_fact_gap *gaps;
	size_t gap_count;
	const struct tg_pins *pins; /* what people said of identities, or NULL */
};

/* A run of tests: its results, and the facts of the commit it ran on. */
struct tg_fact_run {
	int64_t id;           /* larger = imported later */
	const char *revision; /* hexadecimal */
	bool beside;          /* not in the past: it says something of the same content only */
	const struct tg_facts *then;
	const struct tg_result *results;
	size_t result_count;
};

/* What a test executed of a function that something claims, and on which commit; see tg_reach. */
struct tg_fact_reach {
	const char *path;
	unsigned line;    /* where the function's definition begins */
	const char *test; /* "": all tests together */
	size_t lines;     /* of it that hold code */
	size_t hit;       /* of these, executed */
	const struct tg_facts *then;
};

/* All that the verdicts of one commit rest on. */
struct tg_matrix_input {
	const struct tg_facts *now;
	const struct tg_fact_run *runs; /* oldest first */
	size_t run_count;
	const struct tg_fact_reach *reaches; /* by path, then by line */
	size_t reach_count;
	const struct tg_finding *findings; /* of this commit's content; only open ones count */
	size_t finding_count;
	const struct tg_foreign_finding *foreign; /* of other tools, likewise */
	size_t foreign_count;
	bool analysed; /* findings are known for this commit at all */
	const struct tg_cards *cards;
	struct tg_catalogs *catalogs;     /* resolves ids; may read more of itself */
	int64_t today;                    /* days since 1970, for waivers */
	const struct tg_reviews *reviews; /* the ledger, or NULL */
	enum tg_review_policy review_policy;
};

/* How a test stands to an item at this commit. */
enum tg_evidence {
	TG_EVIDENCE_PASSED = 0, /* passed on this very code, test and text */
	TG_EVIDENCE_FAILED,
	TG_EVIDENCE_SUSPECT, /* passed, but what it verified has changed since */
	TG_EVIDENCE_STALE,   /* passed, before this code was linked */
	TG_EVIDENCE_NONE,    /* no result, or skipped */
};

const char *tg_evidence_name(enum tg_evidence evidence); /* "passed", "failed", ... */

/* A link from code or a test to an item. */
struct tg_matrix_link {
	const struct tg_fact_claim *claim;
	bool is_test;
	/* of tests: */
	enum tg_evidence evidence;
	const struct tg_fact_run *run; /* the run that counts, or NULL */
	const char *cause;             /* what changed, for people, or "" */
	enum tg_change_grade grade;    /* of code that changed since; TG_SAME otherwise */
	/* of all links: */
	enum tg_review_state review;
	const struct tg_review *reviewed; /* of this content, else of another one, or NULL */
	const char *doubt;                /* why a person has to look at it by policy, or "" */
	/* Why it is a link in name only ("it does nothing", "it asserts nothing"), or "". Such a
	 * link carries no item. */
	const char *hollow;
	/* Of code: what coverage reports say ("tests execute 9 of 12 lines"), or "". */
	const char *executed;
	/* How its code changed since a test of the item passed, it was linked or reviewed, where
	 * that leaves a doubt; TG_SAME otherwise. */
	struct tg_meaning_change change;
	const struct tg_facts *since; /* what it changed from, or NULL */
};

/* What a review of a link is bound to; false when the meaning of its code is not known. */
bool tg_link_content(const struct tg_matrix_link *link, struct tg_hash *ret_code);
/* The same of its item: zero for a clause, whose text is not the product's. */
struct tg_hash tg_item_content(const struct tg_item *item);

/* A reason that was weighed for an item; the worst one is its verdict. */
struct tg_matrix_step {
	enum tg_verdict verdict;
	const char *why;
	const struct tg_fact_claim *claim;  /* that it concerns, or NULL: the item as a whole */
	const struct tg_matrix_item *below; /* it is the verdict of this one, or NULL */
};

/* One item with everything that was decided about it. Lives in the matrix's arena. */
struct tg_matrix_item {
	const struct tg_item *item;   /* a clause of a catalogue has an item made for it */
	const struct tg_entry *entry; /* of a clause, else NULL */
	enum tg_verdict verdict;
	bool untested;     /* OK means: no test was asked for, of it or of what it rests on */
	const char *why;   /* one sentence, e.g. "no test verifies it" */
	const char *trail; /* "T-12 -> M-3 -> GW-AUTH-1 -> verify_sig() -> no test" */
	struct tg_matrix_item *const *up; /* what it covers, mitigates */
	size_t up_count;
	struct tg_matrix_item *const *down; /* what covers it, acts against it */
	size_t down_count;
	const struct tg_matrix_link *links; /* code first, then tests */
	size_t link_count;
	const struct tg_finding *const *findings; /* open, in its code, speaking against it */
	size_t finding_count;
	const struct tg_fact_claim *waiver;    /* that stands, or NULL */
	const struct tg_fact_claim *no_waiver; /* one that stands for nothing, or NULL */
	const char *no_waiver_why;             /* "the waiver has expired" */
	const struct tg_matrix_step *steps;    /* in the order in which they were weighed */
	size_t step_count;
};

/* Something wrong that belongs to no item: a claim that names nothing, an id that exists twice. */
struct tg_matrix_problem {
	const char *path;
	unsigned line;
	const char *message; /* names the nearest ids */
};

struct tg_matrix {
	struct tg_arena arena;
	struct tg_matrix_item *items; /* threats, mitigations, requirements, clauses; by kind, id */
	size_t count;
	const struct tg_matrix_problem *problems;
	size_t problem_count;
};

/* Decides everything. Only running out of memory or an unreadable catalogue can fail. */
bool tg_matrix_make(const struct tg_matrix_input *input, struct tg_matrix *ret_matrix,
		    struct tg_err *err);
void tg_matrix_done(struct tg_matrix *matrix);

/*
 * The item that `id` names: a key, a dialect's full id, or any spelling of a catalogue's id. NULL
 * with an error that names the nearest ids or the candidates.
 */
struct tg_matrix_item *tg_matrix_find(const struct tg_matrix *matrix, struct tg_catalogs *catalogs,
				      const char *id, struct tg_err *err);

#endif
