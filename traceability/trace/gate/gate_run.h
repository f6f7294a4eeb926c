/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gate_run.h - gathers what the gate decides on: both sides of a change, analysed and looked up.
 *
 * The change is what lies between the merge base and the work tree. Units whose files are the same
 * on both sides are analysed once; the others are analysed again in a snapshot of the base.
 */
#ifndef TG_TRACE_GATE_RUN_H
#define TG_TRACE_GATE_RUN_H

#include "history/history.h"
#include "trace/analysis/analysis.h"
#include "trace/gate/gate.h"
#include "trace/matrix/facts.h"

struct tg_gate_options {
	const char *root;       /* absolute */
	const char *plugin_dir; /* absolute */
	const char *rules_dir;  /* absolute */
	const char *base;       /* a revision; of a push NULL = what the remote does not have */
	const char *head;       /* of a push: the commit that is pushed; else NULL */
	const char *remote;     /* of a push: its name, or NULL */
	bool staged;            /* tg_gate_hook(): look at the index */
	const char *database;   /* compile database from the command line, absolute, or NULL */
	const char *tool;       /* name and version, for the record */
	unsigned jobs;
	struct tg_caching caching; /* where results are kept; zero: nowhere */
	bool require_sandbox;
	void (*on_unit)(void *user, const struct tg_unit *unit, size_t done, size_t total);
	void *user;
};

/* Zero it before use; release it with tg_gate_run_done(). */
struct tg_gate_run {
	struct tg_arena arena;
	struct tg_rulebook rulebook;
	struct tg_catalogs catalogs;
	struct tg_config config;                    /* of the base */
	struct tg_policy policy;                    /* of the base */
	struct tg_register entries;                 /* of the base */
	tg_allow_records allows_before, allows_now; /* in files that differ */
	tg_allow_edits edits;                       /* what the change does to them */
	TG_VEC(struct tg_gate_secret) secrets;
	TG_VEC(struct tg_gate_gap) unread; /* what could not be looked through for secrets */
	TG_VEC(const char *) edited;       /* what the change edits of what it is judged by */
	const char *policy_problem;        /* what is malformed in the change's own, or NULL */
	size_t staged_code;                /* files of code that the index changes */
	bool introduced;                   /* the base has no policy: the change's own was taken */
	struct tg_oid base, head;
	struct tg_analysis now;
	struct tg_analysis
		before[2]; /* changed units at the base; more of them, see gate_match.c */
	size_t before_count;
	struct tg_known known_now, known_before;
	bool *is_new;  /* one flag a finding of `now` */
	bool is_dirty; /* the work tree differs from `head` */
	struct tg_gate gate;
};

/*
 * Runs the gate. `history` and `store` are open, the store for writing and indexed up to HEAD; the
 * findings of both sides are added to it in a transaction of their own.
 */
bool tg_gate_run(const struct tg_gate_options *options, struct tg_history *history,
		 struct tg_store *store, struct tg_gate_run *run, struct tg_err *err);
/*
 * What a hook of git looks at: with `staged` what the next commit makes worse (new findings,
 * suppressions, secrets), else secrets in the commits that are pushed. Verdicts of requirements
 * need the commit and are left to the gate; nothing is stored.
 */
bool tg_gate_hook(const struct tg_gate_options *options, struct tg_history *history,
		  struct tg_gate_run *run, struct tg_err *err);

/* How many units were analysed at the base as well. */
size_t tg_gate_units_again(const struct tg_gate_run *run);
void tg_gate_run_done(struct tg_gate_run *run);

#endif
