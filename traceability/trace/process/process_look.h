/* SPDX-License-Identifier: Apache-2.0 */
/*
 * process_look.h - what the rules of process.c look at; internal to trace/process/process*.c.
 */
#ifndef TG_TRACE_PROCESS_LOOK_H
#define TG_TRACE_PROCESS_LOOK_H

#include "base/map.h"
#include "trace/process/process.h"

/* What is known of a commit of the past beside what it says itself; at the same index. */
struct tg_look_commit {
	bool in_range;                            /* behind `since` */
	const struct tg_past_commit *merge;       /* that brought it to the main line, or NULL */
	const struct tg_past_tag *release;        /* the first that holds it, or NULL */
	const char *ledger;                       /* who reviewed it in the ledger, or NULL */
	const char *claim, *threat, *requirement; /* a path of this kind that it changed */
	const char *boundary;      /* a name by which it widens a boundary, or NULL */
	const char *boundary_path; /* and where */
};

struct tg_look {
	struct tg_arena *arena;
	const struct tg_process_input *in;
	struct tg_past past;
	struct tg_look_commit *commits;
	struct tg_vex_statement *vex; /* what the maker says of vulnerabilities */
	size_t vex_count;
	struct tg_map by_oid;  /* object id -> index of a commit, from 1 */
	struct tg_map origins; /* path, tab, USR -> struct tg_stored_commit, or NULL: not known */
	TG_VEC(struct tg_witness_fact) facts; /* of the rule that is looking */
};

bool tg_look_make(struct tg_arena *arena, const struct tg_process_input *input, struct tg_look *ret,
		  struct tg_err *err);

/* The index of a commit of the past, or SIZE_MAX. */
size_t tg_look_index(const struct tg_look *look, int64_t id);

void tg_look_done(struct tg_look *look);

/* The commit that brought what a claim speaks for, or NULL: it is not known. In the arena. */
const struct tg_stored_commit *tg_look_origin(struct tg_look *look,
					      const struct tg_fact_claim *claim);

/* Who else than its author looked at a commit, and how; NULL: nobody. In the arena. */
const char *tg_look_reviewer(struct tg_look *look, size_t index);

/* Adds a fact for the rule that is looking; place and commit are the caller's to set. */
struct tg_witness_fact *tg_look_add(struct tg_look *look, bool holds, const char *what,
				    const char *how);
/* The same of a commit of the past. */
void tg_look_add_commit(struct tg_look *look, bool holds, size_t index, const char *how,
			const char *path);

/* Rules in files of their own. */
void tg_look_decisions(struct tg_look *look);
void tg_look_model_follows(struct tg_look *look);
void tg_look_model_knows(struct tg_look *look);

/* A rule adds a fact for each thing it looks at. */
struct tg_process_rule {
	const char *practice; /* id in the catalogue iec62443-4-1 */
	const char *rule;
	const char *asks;
	void (*look)(struct tg_look *look);
};
extern const struct tg_process_rule tg_process_rules[];
extern const size_t tg_process_rule_count;

bool tg_same_person(const char *name, const char *email, const char *other, const char *address);

#endif
