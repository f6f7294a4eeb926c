/* SPDX-License-Identifier: Apache-2.0 */
/*
 * analysis.h - one analysis of a folder: rules, models, compile database, units, findings. The
 * same steps serve `check`, `gate` (for both sides of a change) and the language server.
 */
#ifndef TG_TRACE_ANALYSIS_H
#define TG_TRACE_ANALYSIS_H

#include "base/err.h"
#include "engine/engine.h"
#include "engine/parse/compdb.h"
#include "knowledge/card.h"
#include "knowledge/config.h"
#include "knowledge/models.h"
#include "knowledge/ruleset.h"
#include "trace/decisions/register.h"

/* What rules need, loaded once. Zero it; release with tg_rulebook_done(). */
struct tg_rulebook {
	struct tg_arena arena;
	struct tg_cards cards;
	struct tg_api_models models;
	struct tg_ruleset ruleset;
	const char *own_dir;  /* set before loading: a folder as .tracegate/rules is; or NULL */
	const char *own_root; /* set before loading: the folder whose .tracegate/rules is read as
				 well, a work tree or a commit's files; or NULL */
};

/* What the policy says of complexity, in place of what the profile does; after loading. */
void tg_rulebook_budget(struct tg_rulebook *rulebook, const struct tg_policy *policy);

/* Gives a rule options before those that the profile sets; nothing where it does not run. */
void tg_rulebook_option(struct tg_rulebook *rulebook, const char *rule,
			const struct tg_rule_option *given, size_t given_count);

/* Loads cards, models and the rules of `profile` (NULL = default), or of the list `only`. */
bool tg_rulebook_load(struct tg_rulebook *rulebook, const char *rules_dir, const char *profile,
		      const char *only, struct tg_err *err);
void tg_rulebook_done(struct tg_rulebook *rulebook);

/* A unit that is not complete. */
struct tg_incomplete {
	const char *path;
	enum tg_unit_status status;
	const char *detail;
};

/* What to analyse. Borrowed until the analysis has returned. */
struct tg_analysis_options {
	const char *root;       /* absolute */
	const char *plugin_dir; /* absolute */
	const char *database;   /* compile_commands.json or its folder, absolute; NULL = look for
				   it in the root and in root/build */
	bool database_optional; /* guess flags when `database` is not there */
	const struct tg_rulebook *rulebook;
	const char *const *files; /* only these and what lies in them, absolute; none = all */
	size_t file_count;
	const char *snapshot;       /* another version of root, in a folder of its own; or NULL */
	const struct tg_map *only;  /* units to analyse, relative to the root; NULL = all */
	const char *const *exclude; /* globs of paths relative to the root */
	size_t exclude_count;
	const struct tg_release *release; /* which units are released, or NULL: by their flags */
	unsigned jobs;
	bool link;                 /* follow what flows from one unit into others */
	bool link_known;           /* with `only`: into those alone that an earlier run has kept */
	struct tg_caching caching; /* where results are kept; zero: nowhere */
	bool require_sandbox;
	struct tg_allow_policy allow; /* what suppressions beside the code need */
	struct tg_register *entries;  /* the register, or NULL; what became of it is noted there */
	/* Called in the order of the units, for each as it is done; may be NULL. */
	void (*on_unit)(void *user, const struct tg_unit *unit, size_t done, size_t total);
	void *user;
};

/* A unit and the files of the repository that it consists of, relative to the root. */
struct tg_analysed_unit {
	const char *path;
	const char *const *files;
	size_t file_count;
	enum tg_unit_status status;
};

#define TG_NO_UNIT SIZE_MAX

/* What came out. Zero it; release with tg_analysis_done(). */
struct tg_analysis {
	struct tg_arena arena;
	TG_VEC(struct tg_finding) findings; /* sorted by tg_finding_cmp() */
	TG_VEC(struct tg_incomplete) incomplete;
	size_t *finding_units; /* the unit of each finding, or TG_NO_UNIT: about the register */
	struct tg_map codes;   /* USR of a function -> struct tg_hash * of its tokens */
	TG_VEC(struct tg_analysed_unit) units;
	struct tg_compdb database; /* its commands are those that were run */
	bool guessed;              /* there was no compile database */
	size_t unlisted;           /* sources of the tree that the database does not name */
	struct tg_engine_stats stats;
};

/*
 * Runs the analysis. False when it cannot be made at all (a broken database, a file that is not
 * there); units that fail are results.
 */
bool tg_analyse(const struct tg_analysis_options *options, struct tg_analysis *ret_analysis,
		struct tg_err *err);
void tg_analysis_done(struct tg_analysis *analysis);

/* The hash of the function around a finding, zero when there is none. */
struct tg_hash tg_analysis_code(const struct tg_analysis *analysis,
				const struct tg_finding *finding);

/*
 * The compile database of `root`: `told` when it is given (and there, when `optional`), else the
 * one in the root or its folder "build"; NULL when there is none.
 */
const char *tg_analysis_database(struct tg_arena *arena, const char *root, const char *told,
				 bool optional);

/* The command of the source with this absolute path, or NULL. */
const struct tg_command *tg_analysis_command(const struct tg_compdb *database, const char *path);

#endif
