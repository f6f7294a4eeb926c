/* SPDX-License-Identifier: Apache-2.0 */
/*
 * finding.h - something a rule reports about code.
 */
#ifndef TG_MODEL_FINDING_H
#define TG_MODEL_FINDING_H

#include "base/hash.h"
#include "base/str.h"

enum tg_severity { TG_NOTE = 0, TG_WARNING, TG_ERROR };
enum tg_confidence { TG_LOW = 0, TG_MEDIUM, TG_HIGH };

const char *tg_severity_name(enum tg_severity severity); /* "note", "warning", "error" */
bool tg_severity_parse(struct tg_str text, enum tg_severity *ret);
const char *tg_confidence_name(enum tg_confidence confidence); /* "low", "medium", "high" */
bool tg_confidence_parse(struct tg_str text, enum tg_confidence *ret);

/* A configured value of one rule; see `option` of struct tg_host. */
struct tg_rule_option {
	const char *key;
	const char *value;
};

struct tg_pattern_rule;

/* Which rules run, and how they report. Zero in the last three: as a card without them says. */
struct tg_rule_setting {
	const char *id;
	enum tg_severity severity;
	enum tg_confidence confidence;
	bool locked; /* a tracegate-allow has no effect on it */
	const struct tg_rule_option *options;
	size_t option_count;
	const struct tg_pattern_rule *pattern; /* how it is found, when its card says it; or NULL */
	struct tg_hash card; /* of what the card says for programs: kept results follow from it */
};

/* A range of a file: lines and columns from 1, columns in bytes, the end one past the last. */
struct tg_range {
	unsigned line, column, end_line, end_column;
	size_t offset, end_offset; /* bytes from 0 */
};

/* A place that explains a finding, in the order of the flow. */
struct tg_step {
	const char *path;
	struct tg_range range;
	const char *message;
};

/* An edit that removes the cause. */
struct tg_fix {
	const char *path;
	struct tg_range range;
	const char *text;
};

enum tg_finding_state {
	TG_FINDING_OPEN = 0,
	TG_FINDING_SUPPRESSED, /* by a well-formed tracegate-allow */
};

/*
 * A finding. Identity: `fingerprint` = hash of rule, enclosing function, normalised tokens of the
 * match and ordinal among equals in the function; `fallback` = the same with the file's basename
 * in place of the function. Neither holds a path, a line or a message.
 */
/*
 * A finding holds only where a variable or function of another file has a value from `least` to
 * `most` that is not `except` (INT64_MIN = no exception); where `least` is above `most`, only if
 * that function returns at all. See engine/link/settle.h. With `uncalled` it holds only where no
 * unit of the program calls the function of the name `usr`, and with `by_itself` also where the
 * other units are not known; the numbers say nothing then.
 */
struct tg_premise {
	const char *usr;
	int64_t least, most, except;
	bool uncalled, by_itself;
};

struct tg_finding {
	const char *rule; /* id */
	enum tg_severity severity;
	enum tg_confidence confidence;
	const char *message;
	const char *path; /* relative to the repository's root */
	struct tg_range range;
	const char *function; /* name of the enclosing function, or "" */
	const char *usr;      /* of the enclosing function, or "" */
	const char *macro;    /* the macro it came out of, or "" */
	struct tg_hash fingerprint;
	struct tg_hash fallback;
	enum tg_finding_state state;
	const char *reason; /* of the suppression, or "" */
	const struct tg_step *steps;
	size_t step_count;
	const struct tg_fix *fixes;
	size_t fix_count;
	const struct tg_premise *premises; /* all of them have to be true */
	size_t premise_count;
};

/* Order of reports: path, line, column, rule, message. For qsort. */
int tg_finding_cmp(const void *a, const void *b);

#endif
