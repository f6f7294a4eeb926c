/* SPDX-License-Identifier: Apache-2.0 */
/*
 * engine.h - from source files to findings, symbols and call edges.
 *
 * Every translation unit is parsed in a child process of its own, forked from a parent that has
 * libclang loaded, under resource limits and, where the kernel has it, Landlock. A child that
 * dies, hangs or cannot parse makes its unit *incomplete*; that is a result, never silence.
 * Results do not depend on the number of jobs.
 */
#ifndef TG_ENGINE_ENGINE_H
#define TG_ENGINE_ENGINE_H

#include "base/err.h"
#include "base/map.h"
#include "base/mem.h"
#include "model/api_model.h"
#include "model/finding.h"
#include "model/symbol.h"

/* A file whose content comes from memory: an editor's buffer or a blob. */
struct tg_overlay {
	const char *path; /* absolute */
	struct tg_str content;
};

/* One command of a compile database after filtering; see compdb.h. */
struct tg_command {
	const char *path;               /* of the source, absolute */
	const char *directory;          /* absolute */
	const char *const *arguments;   /* accepted flags, ends with NULL; no compiler, no source */
	const char *const *dropped;     /* flags that were not accepted, ends with NULL */
	bool guessed;                   /* the flags are defaults: no compile command is known */
	const char *optimise;           /* the last -O as written, which a parse does not need; NULL
					 * when there is none */
	const struct tg_command *again; /* a further entry for the same source, or NULL */
};

enum tg_sandbox { TG_SANDBOX_NONE = 0, TG_SANDBOX_LIMITS = 1, TG_SANDBOX_LANDLOCK = 2 };

/* Debug views of a unit. */
enum tg_dump { TG_DUMP_NONE = 0, TG_DUMP_IR, TG_DUMP_CFG, TG_DUMP_FLOW };

/*
 * Where results of units are kept for the next run: a plain folder that branches, jobs and
 * machines may share. Nothing in it can change a verdict but what was written with `secret`.
 */
struct tg_caching {
	const char *folder; /* absolute; NULL = results are not kept */
	const char *secret; /* of those whose results are believed; NULL = whoever wrote them */
	size_t bytes;       /* what the folder may grow to; 0 = 1 GiB */
};

/* What a suppression needs beyond being well formed. */
struct tg_allow_policy {
	bool need_ticket;
	unsigned longest_days; /* from today; 0 = without limit */
};

struct tg_engine_options {
	const char *root;      /* of the repository, absolute; sources outside are refused */
	const char *build_dir; /* tg_compdb.folder, also readable, for generated headers; or NULL */
	const char *plugin_dir;              /* folder of packs; NULL = no rules run */
	const struct tg_rule_setting *rules; /* enabled rules; others do not run */
	size_t rule_count;
	const struct tg_api_models *models;
	const struct tg_overlay *overlays;
	size_t overlay_count;
	unsigned jobs;         /* 0 = as many as there are processors */
	unsigned cpu_seconds;  /* per unit; 0 = 60 */
	unsigned wall_seconds; /* per unit; 0 = 120 */
	size_t memory_bytes;   /* address space per unit; 0 = 2 GiB (ignored under ASan) */
	struct tg_allow_policy allow;
	bool require_sandbox;      /* fail when Landlock is not available */
	struct tg_caching caching; /* where results are kept; zero: nowhere */
	bool link;                 /* follow what flows from one unit into others */
	size_t fresh; /* with `link`: so many of the commands are analysed; those behind them are
			 linked where an earlier run has kept them, else left out; 0 = all */
	bool partial; /* not all units: a suppression in a header may serve others */
	const char *dump_function; /* debug: with `dump`, only this function, or NULL */
	enum tg_dump dump;         /* what tg_unit.dump is filled with, as text */
};

enum tg_unit_status {
	TG_UNIT_COMPLETE = 0,
	TG_UNIT_DEGRADED,  /* parsed with errors (a missing header ...): incomplete */
	TG_UNIT_FAILED,    /* could not be parsed at all, or the source is not there */
	TG_UNIT_CRASHED,   /* the child died of a signal */
	TG_UNIT_TIMED_OUT, /* processor or wall-clock limit */
	TG_UNIT_OUT_OF_MEMORY,
};

const char *tg_unit_status_name(enum tg_unit_status status); /* "complete", "degraded", ... */

/* A diagnostic of the parser; severity error or worse degrades the unit. */
struct tg_parse_problem {
	const char *path;
	unsigned line, column;
	const char *message;
	bool error;
};

/* What the flow engine has looked at, in functions. */
struct tg_flow_counts {
	size_t run;     /* looked at */
	size_t cut;     /* ... not to their end: their budget of steps was spent */
	size_t shallow; /* ... in which a call was not followed, as too deep or of too many steps */
	size_t broken;  /* not looked at: there is a parse error in them */
	size_t left;    /* not looked at: the budget of all was spent (link step) */
};

/* A function that was not looked at, or not to its end. */
struct tg_cut {
	const char *path; /* relative to the root */
	unsigned line;
	const char *function;
	bool broken; /* for a parse error; else for its budget of steps */
};

/*
 * What one unit gave. Everything lives in the arena of the run. A finding, symbol or call that
 * several units have (of a header) is given with the first of them alone.
 */
/* What a unit says of a variable or function that others can see. See settle.h. */
enum tg_global_says {
	TG_GLOBAL_BEGINS,           /* the variable is defined here, and begins with `value` */
	TG_GLOBAL_CHANGES,          /* ... may be written here */
	TG_GLOBAL_RETURNS,          /* the function returns `value` whatever happens */
	TG_GLOBAL_RETURNS_VARIABLE, /* ... the variable `other` */
	TG_GLOBAL_HOLDS, /* a constant that is defined here leads to the function `other` */
	TG_GLOBAL_USES,  /* the function reads `other`, a constant of another file */
	TG_GLOBAL_ENDS,  /* a function without result, or a variable that begins as one: `value`
			  * 1 = it never returns */
};

struct tg_global {
	const char *usr, *other;
	enum tg_global_says says;
	int64_t value;
};

struct tg_unit {
	const char *path; /* relative to the root */
	enum tg_unit_status status;
	const char *detail; /* why it is incomplete, for people; "" when it is complete */
	const struct tg_finding *findings;
	size_t finding_count;
	const struct tg_symbol *symbols;
	size_t symbol_count;
	const struct tg_callref *calls;
	size_t call_count;
	const struct tg_global *globals;
	size_t global_count;
	const struct tg_parse_problem *problems;
	size_t problem_count;
	const char *const *files; /* files of the repository that the unit consists of */
	size_t file_count;
	size_t dropped_flags;
	size_t node_count, not_understood; /* IR nodes; of these kind TG_IR_OTHER */
	struct tg_flow_counts flow;
	const struct tg_cut *cuts; /* its functions that `flow` counts as cut and broken */
	size_t cut_count;
	double parse_seconds, lower_seconds, rule_seconds; /* processor time */
	size_t peak_bytes;                                 /* resident set of the child */
	const char *dump;
};

/* Sums over a run. */
struct tg_engine_stats {
	size_t units, incomplete, findings, dropped_flags, nodes, not_understood;
	struct tg_flow_counts flow, linked_flow; /* by themselves; with what they call elsewhere */
	const struct tg_cut *cuts;               /* in the arena of the run, each once */
	size_t cut_count;
	size_t ambiguous; /* functions that several units define: no link leads to them */
	double parse_seconds, lower_seconds, rule_seconds, child_cpu_seconds;
	size_t peak_bytes;
	enum tg_sandbox sandbox; /* what was in force */
	size_t linked;           /* units that were looked at together with others */
	double link_seconds;     /* processor time of that */
	size_t cached;           /* units whose result came from the cache */
	size_t cache_stored;     /* entries written into it */
	size_t cache_rejected;   /* entries of it that were not what they claimed to be */
	char cache_problem[200]; /* why nothing could be kept, or "" */
};

/* Whether the parser is there; tg_engine_run() asks itself. The message says what to install. */
bool tg_engine_prepare(struct tg_err *err);

/*
 * Analyses `commands` and calls `on_unit` in the order of the commands, in this process. Returns
 * false only when the run as a whole cannot be made (a pack does not load, a sandbox is required
 * and missing). With the last unit come findings that need all of them: unused suppressions in
 * headers.
 */
bool tg_engine_run(struct tg_arena *arena, const struct tg_engine_options *options,
		   const struct tg_command *commands, size_t command_count,
		   void (*on_unit)(void *user, const struct tg_unit *unit), void *user,
		   struct tg_engine_stats *ret_stats, struct tg_err *err);

/*
 * Symbols of files by content alone: each blob is parsed by itself, without its includes, for
 * history. `on_blob` is called in order; `status` as for a unit; the outline lives until it
 * returns. One child serves many blobs. Rules do not run; of `options` the root, jobs and limits
 * (for each blob) count.
 */
struct tg_outline {
	enum tg_unit_status status;
	const char *detail;
	const struct tg_symbol *symbols; /* with empty path; macros and enumerators are last */
	size_t symbol_count;
};
bool tg_engine_outline(const struct tg_engine_options *options, const struct tg_str *blobs,
		       const char *const *names, size_t count,
		       void (*on_blob)(void *user, size_t index, const struct tg_outline *outline),
		       void *user, struct tg_err *err);

/*
 * The same while blobs are still coming: children work on those that are there, and `on_blob` is
 * called, in order, by the functions below.
 */
struct tg_outliner;

/* NULL after setting the error; the root of `options` is borrowed. */
struct tg_outliner *tg_outliner_begin(const struct tg_engine_options *options,
				      void (*on_blob)(void *user, size_t index,
						      const struct tg_outline *outline),
				      void *user, struct tg_err *err);
/* Adds the next blob; content and name are borrowed until on_blob() was called for it. Waits while
 * more is held than memory should bear. */
bool tg_outliner_add(struct tg_outliner *outliner, struct tg_str content, const char *name,
		     struct tg_err *err);
/*
 * While it is held nothing is given and nothing is waited for; whoever does something else for long
 * listens now and then, so that children go on. True when as much is held as memory should bear.
 */
void tg_outliner_hold(struct tg_outliner *outliner, bool held);
bool tg_outliner_listen(struct tg_outliner *outliner, struct tg_err *err);
/* Waits for all and releases it, also after an error: `err` may be NULL then. */
bool tg_outliner_end(struct tg_outliner *outliner, struct tg_err *err);

/*
 * A document that an editor holds open: a child keeps the parsed unit and its preamble, so that
 * the next analysis costs only what changed. The child may die; the next request starts another.
 */
struct tg_session;
/* What `options` points at must outlive the session; `command` is copied. */
struct tg_session *tg_session_open(const struct tg_engine_options *options,
				   const struct tg_command *command, struct tg_err *err);
/* Asks for an analysis of `overlays`; returns at once. A request under way is superseded. */
bool tg_session_request(struct tg_session *session, const struct tg_overlay *overlays, size_t count,
			unsigned request_id, struct tg_err *err);
/* The descriptor to poll() for reading, or -1. */
int tg_session_fd(const struct tg_session *session);
/*
 * Reads what has arrived. True and `*ret_unit` set when an answer is complete (NULL when it is
 * not yet); the unit lives in `arena`. False when the child died: the reason is in `err`.
 */
bool tg_session_read(struct tg_session *session, struct tg_arena *arena,
		     const struct tg_unit **ret_unit, unsigned *ret_request_id, struct tg_err *err);
void tg_session_close(struct tg_session *session);

#endif
