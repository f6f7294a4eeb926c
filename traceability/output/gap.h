/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gap.h - the points of the CRA against the evidence that is there: which are met, through which
 * requirements of IEC 62443, what the standards do not cover, and what would close it.
 */
#ifndef TG_OUTPUT_GAP_H
#define TG_OUTPUT_GAP_H

#include "output/levels.h"
#include "trace/process/process.h"

/* What the repository and the database witness beside code and tests. */
struct tg_witnesses {
	size_t parts;                /* of the bill of materials */
	size_t statements;           /* about vulnerabilities */
	const char *security_policy; /* path of SECURITY.md or security.txt, or "" */
	bool has_contact;            /* it names a way to report */
	size_t results;              /* runs of tests on the commit or its past */
	size_t tags, signed_tags;    /* releases, and those signed with an allowed key */
};

struct tg_gap_report {
	struct tg_levels levels;
	const struct tg_witnesses *witnesses;
	const struct tg_process *process; /* practices that the repository witnesses */
	const char *revision;
};

enum tg_gap_state { TG_GAP_MET = 0, TG_GAP_PARTLY, TG_GAP_OPEN, TG_GAP_DOCUMENT, TG_GAP_NONE };

const char *tg_gap_state_name(enum tg_gap_state state); /* "met", "partly", ... */

/* A requirement of a standard through which a point is met. */
struct tg_gap_clause {
	const struct tg_entry *entry;
	const struct tg_matrix_item *item;          /* or NULL: nothing of the product names it */
	const struct tg_process_practice *practice; /* or NULL */
	const char *stand;                          /* "OK", "UNCOVERED", "witnessed", ... */
	bool not_applicable, open;                  /* open: it applies and is not proven */
};

/* Texts are "" when there is nothing to say. */
struct tg_gap_point {
	const struct tg_entry *entry;
	const struct tg_decision *decision; /* of the assessment, or NULL */
	const struct tg_matrix_item *item;  /* what the product claims of the point itself */
	enum tg_applies applies;
	enum tg_gap_state state;
	const struct tg_gap_clause *clauses;
	size_t clause_count, open_count;
	const char *evidence;  /* beside code and tests, or NULL */
	const char *uncovered; /* what published tables say that the clauses lack */
	const char *close;     /* what would close it */
	const char *former;    /* numbers of the point in earlier texts */
};

struct tg_gap_points {
	const struct tg_gap_point *at; /* in the order of the law */
	size_t count, open;            /* open: neither met nor not applicable */
};

/* Everything lives in `arena` and borrows from `report`. */
void tg_gap_find(struct tg_arena *arena, const struct tg_gap_report *report,
		 struct tg_gap_points *ret);

/* Appends it as "text", "json", "csv" or "md"; another format is a usage error. */
bool tg_gap_write(struct tg_buf *out, const char *format, const struct tg_gap_points *gap,
		  struct tg_err *err);

#endif
