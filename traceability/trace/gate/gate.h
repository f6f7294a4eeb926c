/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gate.h - one verdict on a change: what it makes worse than its base.
 *
 * Deciding is a pure function of what is known of both sides; gathering that is gate_run.h's.
 */
#ifndef TG_TRACE_GATE_H
#define TG_TRACE_GATE_H

#include "knowledge/config.h"
#include "knowledge/ruleset.h"
#include "trace/change/suspicion.h"
#include "trace/decisions/register.h"
#include "trace/matrix/matrix.h"

enum tg_reason_kind {
	TG_REASON_FINDING = 0, /* a new finding */
	TG_REASON_SECRET,      /* a secret in a commit of the change */
	TG_REASON_VERDICT,     /* a requirement or threat got worse, or is bad and new */
	TG_REASON_LINK,        /* a link changed its meaning, and nobody reviewed it */
	TG_REASON_TEST,        /* a test proved something at the base and does not any more */
	TG_REASON_CLAIM,       /* a claim or link that names nothing */
	TG_REASON_LIMIT,       /* more open findings than the policy allows */
	TG_REASON_SUPPRESSION, /* one was added, widened or prolonged, or has no effect any more */
	TG_REASON_INCOMPLETE,  /* something could not be analysed */
	TG_REASON_POLICY,      /* the change edits what it is judged by: shown, without effect */
	TG_REASONS,
};

const char *tg_reason_name(enum tg_reason_kind kind); /* "finding", "secret", ... */

/* One reason, in words that the author of the change can act on. */
struct tg_reason {
	enum tg_reason_kind kind;
	bool blocks;
	const char *what;                 /* one line */
	const char *path;                 /* or "" */
	unsigned line;                    /* or 0 */
	const char *since;                /* the commit that brought it, hexadecimal, or "" */
	const char *item;                 /* the requirements or threats, or "" */
	const char *way_out;              /* the shortest way to get past it */
	const struct tg_finding *finding; /* of TG_REASON_FINDING, else NULL */
};

/* What one side of the change is known to be. */
struct tg_gate_side {
	const struct tg_matrix *matrix;
	const char *history;                        /* why its history is incomplete, or "" */
	const struct tg_claim_problem *near_misses; /* look like annotations and are none */
	size_t near_miss_count;
};

/* Something that could not be analysed; `known`: it stood so at the base, and was not touched. */
struct tg_gate_gap {
	const char *path, *detail;
	bool known;
};

/* A secret in the text of a commit of the change; never its value. */
struct tg_gate_secret {
	const char *rule;
	const char *message;
	const char *path;
	unsigned line;
	const char *commit; /* hexadecimal, "" = not committed yet */
	const char *way_out;
	enum tg_severity severity;
	bool is_setting; /* no secret, but an unsafe setting, which the product ships */
	bool removed;    /* a later commit of the change took it out again */
};

struct tg_gate_input {
	const struct tg_policy *policy; /* of the base */
	struct tg_gate_side base, head;
	const struct tg_finding *findings; /* of the head */
	const bool *is_new;                /* one flag a finding */
	size_t finding_count;
	const struct tg_ruleset *limit_rules; /* of each limit of the policy that names a profile */
	const struct tg_gate_gap *gaps;
	size_t gap_count;
	const struct tg_gate_secret *secrets;
	size_t secret_count;
	const struct tg_allow_edit *edits; /* of suppressions beside the code */
	size_t edit_count;
	const struct tg_register *entries; /* of the base, or NULL */
	const struct tg_suspicion *suspicions;
	size_t suspicion_count;
	const struct tg_unproven *unproven;
	size_t unproven_count;
	const char *policy_problem;      /* why the change's own policy cannot be read, or NULL */
	const char *const *policy_files; /* that decide over changes, and that this one edits */
	size_t policy_file_count;
	const struct tg_cards *cards;
};

enum tg_gate_outcome { TG_GATE_PASSED = 0, TG_GATE_BLOCKED, TG_GATE_INCOMPLETE };

struct tg_gate {
	enum tg_gate_outcome outcome; /* before `mode: advise` is applied */
	struct tg_reason *reasons;    /* those that block first */
	size_t count, blocking;
	size_t new_findings, known_findings, fixed_items; /* items that got better */
};

/* Decides; the result lives in `arena`. */
void tg_gate_decide(struct tg_arena *arena, const struct tg_gate_input *input,
		    struct tg_gate *ret_gate);

/* The program's exit code: 0 passed (or advised), 1 blocked, 3 incomplete. */
int tg_gate_exit(const struct tg_gate *gate, const struct tg_policy *policy);

#endif
