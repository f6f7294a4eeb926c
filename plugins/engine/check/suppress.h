/* SPDX-License-Identifier: Apache-2.0 */
/*
 * suppress.h - findings that somebody answers for, in a comment beside the code. A record reads
 * "tracegate-allow (pack/rule): reason of at least 25 characters; owner=NAME; until=YYYY-MM-DD",
 * without the blank before the bracket. A "; ticket=ID" may follow, and a "; code=HASH": then it
 * holds only for as long as the function around the finding has that content.
 *
 * It covers findings of that rule on the lines of the comment or, when the comment stands on
 * lines of its own, on the next line of code. The last day is part of the time. What is not
 * written like this suppresses nothing and is a finding itself; so is one that has expired, names
 * a rule that does not exist, or covers nothing.
 */
#ifndef TG_ENGINE_SUPPRESS_H
#define TG_ENGINE_SUPPRESS_H

#include "engine/check/host.h"

enum {
	TG_REASON_MIN = 25, /* characters of a reason */
	TG_CODE_MIN = 12,   /* digits of a hash of code */
};

/* One tracegate-allow as written; texts are borrowed from the comment. */
struct tg_allow {
	struct tg_str rule, reason, owner, until;
	struct tg_str ticket, code; /* "" when not given */
	size_t begin, end;   /* bytes within the comment, from the word to the end of the record */
	const char *problem; /* why it is malformed, or NULL */
	int64_t last_day;    /* of `until`, days since 1970 */
};

/*
 * Takes the next record at or after byte `*at` of a comment (with its delimiters); start with 0.
 * False when there is none. A mention in running text is no record: it begins a line of the
 * comment, or a '(' follows the word.
 */
bool tg_allow_next(struct tg_arena *arena, struct tg_str comment, size_t *at,
		   struct tg_allow *ret_allow);

/* What is wrong with the parts of a record but its rule, or NULL; sets `last_day`. */
const char *tg_allow_check(struct tg_allow *allow);
/* Why the policy does not take a record that is well formed, or NULL. */
const char *tg_allow_refuse(const struct tg_allow *allow, const struct tg_allow_policy *policy,
			    int64_t today);

/* True when `code` (a prefix in hexadecimal digits) is the hash of this code by its tokens. */
bool tg_allow_is_code(struct tg_str code, struct tg_str text);

/* A record in a header: whether it is unused shows only when all units are known. */
struct tg_allow_use {
	const char *path;
	size_t offset;
	bool used;
	struct tg_finding finding; /* the one to report when no unit used it */
};

/*
 * Marks the findings of `check` that are suppressed and adds those about records. `today` is in
 * days since 1970. When the unit is `incomplete`, unused records are not reported: a rule may
 * have missed what they are for.
 */
void tg_suppress(struct tg_check *check, int64_t today, bool incomplete,
		 const struct tg_allow_use **ret_uses, size_t *ret_count);

#endif
