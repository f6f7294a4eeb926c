/* SPDX-License-Identifier: Apache-2.0 */
/*
 * config.h - .tracegate/config.yaml (where things are) and .tracegate/policy.yaml (what the gate
 * enforces). Both are parsed from content, because the gate reads them from the base's blobs.
 *
 * Strict: an unknown key, a value that does not fit, a path that leaves the repository is an
 * error "FILE:LINE:COLUMN: ...". Empty content gives the defaults. Texts live in the arena.
 */
#ifndef TG_KNOWLEDGE_CONFIG_H
#define TG_KNOWLEDGE_CONFIG_H

#include "knowledge/card.h"
#include "model/verdict.h"

#define TG_CONFIG_FILE ".tracegate/config.yaml"
#define TG_POLICY_FILE ".tracegate/policy.yaml"

/* How builds that are released are told from those for development. */
struct tg_release {
	struct tg_words defines; /* globs of macros that only a released build is given */
	struct tg_words debug;   /* ... that only a build for development is given */
	struct tg_words builds;  /* globs of folders, relative to the root, that are released */
};

struct tg_config {
	const char *product;          /* name, "" when not given */
	const char *component;        /* "app", "embedded", "host", "network", or "" */
	const char *profile;          /* of rules; "default" when not given */
	const char *compile_database; /* folder or file, relative to the root, or NULL */
	struct tg_words requirements; /* globs of files relative to the root */
	struct tg_words threats;
	struct tg_words tests;   /* globs of files that are test code */
	struct tg_words exclude; /* globs of files that are not the product */
	struct tg_release release;
};

enum tg_gate_mode { TG_GATE_ENFORCE = 0, TG_GATE_ADVISE };

/* What becomes of analysis that could not be completed. */
enum tg_incomplete_rule {
	TG_INCOMPLETE_WORSE = 0, /* blocks unless it stood so at the base and was not touched */
	TG_INCOMPLETE_BLOCK,     /* blocks wherever it stands */
	TG_INCOMPLETE_ALLOW,     /* is shown */
};

/* An absolute bound on open findings, old and new. */
struct tg_policy_limit {
	const char *path;          /* glob, "**" when not given */
	const char *profile;       /* of rules; NULL = whatever runs */
	const char *rule;          /* glob of ids, or NULL */
	enum tg_severity severity; /* the lowest that counts */
	size_t at_most;
};

/* Whose word it takes that a link still holds after its text or code changed. */
enum tg_review_policy {
	TG_REVIEW_TESTS = 0, /* a test that passed on the very content, or a person */
	TG_REVIEW_CHANGES,   /* a person, for what changed since it was linked */
	TG_REVIEW_ALL,       /* a person, for every link */
};

/* Of whom the one who wrote a test has to be free. */
enum tg_independence {
	TG_FREE_OF_NOBODY = 0,   /* who wrote the code may test it */
	TG_FREE_OF_AUTHOR,       /* another person */
	TG_FREE_OF_ORGANISATION, /* a person whose address has another domain */
};

/* What holds for the tests of some files; the first that matches counts. */
struct tg_test_policy {
	const char *tests; /* glob */
	enum tg_independence from;
};

struct tg_policy {
	enum tg_gate_mode mode;
	enum tg_severity findings;     /* lowest severity of a new finding that blocks */
	enum tg_confidence confidence; /* and its lowest confidence */
	bool worse;                    /* a verdict may not get worse than at the base */
	bool absolute[TG_VERDICTS];    /* verdicts that block wherever they stand */
	enum tg_incomplete_rule incomplete;
	bool block_suppressions;   /* one that the change adds or widens blocks, else it is shown */
	bool block_secrets;        /* one in any commit of the change blocks, else it is shown */
	bool block_boundaries;     /* code and threat model that newly do not know each other */
	bool reviews_of_change;    /* reviews that the change itself records count */
	bool need_ticket;          /* a suppression without a ticket is malformed */
	unsigned longest_days;     /* a suppression may last, from today; 0 = without limit */
	struct tg_words protected; /* globs of files whose change is shown, beside the usual */
	const struct tg_policy_limit *limits;
	size_t limit_count;
	enum tg_review_policy reviews;
	size_t suspect_depth; /* what changed deeper below linked code is shown folded */
	size_t fix_days;      /* a security fix has to be released in so many days; 0 = any */
	const struct tg_test_policy *independence;
	size_t independence_count;
	/* `budget`: how much a function that decides about security may be; 0 = as the profile says
	 */
	size_t cognitive, nesting, lines;
};

/* What holds without a file. */
void tg_config_default(struct tg_config *ret_config);
void tg_policy_default(struct tg_policy *ret_policy);

bool tg_config_parse(struct tg_arena *arena, struct tg_str content, const char *file,
		     struct tg_config *ret_config, struct tg_err *err);
bool tg_policy_parse(struct tg_arena *arena, struct tg_str content, const char *file,
		     struct tg_policy *ret_policy, struct tg_err *err);

/* True when `path` matches one of the globs. */
bool tg_words_match(const struct tg_words *globs, const char *path);

#endif
