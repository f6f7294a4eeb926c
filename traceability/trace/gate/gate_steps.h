/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gate_steps.h - what the steps of one run of the gate share; only the files gate_*.c include it.
 */
#ifndef TG_TRACE_GATE_STEPS_H
#define TG_TRACE_GATE_STEPS_H

#include "trace/analysis/record.h"
#include "trace/analysis/snapshot.h"
#include "trace/gate/gate_run.h"

struct tg_gate_steps {
	const struct tg_gate_options *options;
	struct tg_history *history;
	struct tg_store *store;
	struct tg_gate_run *run;
	struct tg_map base_tree;      /* path -> const struct tg_oid * */
	struct tg_contents contents;  /* of the work tree */
	struct tg_snapshot own_rules; /* of the base: the project's own cards and models */
	struct tg_snapshot staged;    /* the index, where the work tree differs from it */
	struct tg_snapshot snapshot;  /* of the base, once a unit is analysed there */
	struct tg_map changed;        /* units that were analysed at the base */
	struct tg_map texts[2];       /* path -> const struct tg_str *, of the base and the head */
};

/* True when a file of the work tree has the content that it has at the base. */
bool tg_gate_same_as_base(struct tg_gate_steps *steps, const char *path);

/* The text of a file at the base; false when it has none. */
bool tg_gate_base_file(struct tg_gate_steps *steps, const char *path, size_t limit,
		       struct tg_buf *out);

/* The text of a file of either side, or NULL; for tg_findings_compare(). */
const struct tg_str *tg_gate_base_text(void *steps, const char *path);
const struct tg_str *tg_gate_head_text(void *steps, const char *path);

/* gate_policy.c: configuration and policy of the base, and what the change edits of them. */
bool tg_gate_load_policy(struct tg_gate_steps *steps, struct tg_err *err);

/* Loads the rules: the program's, and of the project's own those of the base. */
bool tg_gate_load_rules(struct tg_gate_steps *steps, struct tg_err *err);

/* Analyses the work tree, or the units `only` of the base. */
bool tg_gate_analyse(struct tg_gate_steps *steps, const char *snapshot, const struct tg_map *only,
		     struct tg_analysis *analysis, struct tg_err *err);

/* gate_match.c: analyses at the base what may have changed there, and says which findings are new.
 */
bool tg_gate_match(struct tg_gate_steps *steps, struct tg_err *err);

/* gate_allows.c: what the change does to suppressions. */
bool tg_gate_allows(struct tg_gate_steps *steps, struct tg_err *err);

/* gate_secrets.c: secrets in any commit of the change, behind `from` (NULL = the beginning), or in
 * the index. */
bool tg_gate_secrets(struct tg_gate_steps *steps, const struct tg_oid *from, struct tg_err *err);

/* gate_boundaries.c: reads what of the base's code is not known yet, within a transaction. */
bool tg_gate_outline_base(struct tg_gate_steps *steps, struct tg_err *err);
/* Adds what code and threat model do not know of each other to the findings of the head. */
void tg_gate_boundaries(struct tg_gate_steps *steps);

/* gate_staged.c: analyses what the index changes. */
bool tg_gate_staged(struct tg_gate_steps *steps, struct tg_err *err);

/* Reads the tree of run->base. */
bool tg_gate_read_base(struct tg_gate_steps *steps, struct tg_err *err);
void tg_gate_steps_done(struct tg_gate_steps *steps);

/* The rules of the profiles that limits of the policy name. */
bool tg_gate_load_limits(struct tg_gate_steps *steps, struct tg_ruleset **ret, struct tg_err *err);

/* What could not be looked at: units, files without items or claims, files without a search for
 * secrets. */
size_t tg_gate_list_gaps(struct tg_gate_steps *steps, const struct tg_gate_gap **ret_gaps);

/* gate_since.c: says which commit brought each reason. */
bool tg_gate_since(struct tg_gate_steps *steps, struct tg_err *err);

#endif
