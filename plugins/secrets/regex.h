/* SPDX-License-Identifier: Apache-2.0 */
/*
 * regex.h - regular expressions with limits: the only user of PCRE2.
 */
#ifndef TG_SECRETS_REGEX_H
#define TG_SECRETS_REGEX_H

#include "base/err.h"
#include "base/str.h"

struct tg_regex;
struct tg_matcher; /* memory and limits that all patterns of a scanner share */

enum tg_anchor {
	TG_ANCHOR_NONE = 0,
	TG_ANCHOR_START, /* it begins where the search begins */
	TG_ANCHOR_BOTH,  /* and ends where the text ends */
};

/* NULL with an error when it does not compile. */
struct tg_regex *tg_regex_make(const char *text, enum tg_anchor anchor, struct tg_err *err);
void tg_regex_free(struct tg_regex *pattern);

struct tg_matcher *tg_matcher_make(void);
void tg_matcher_free(struct tg_matcher *matcher);

/* A match: the first group that took part, else the whole. */
struct tg_match {
	size_t start, end;             /* of the whole */
	size_t group_start, group_end; /* of the secret in it */
};

enum tg_matched { TG_MATCH_NO = 0, TG_MATCH_YES, TG_MATCH_EXCEEDED };

/* Searches `subject` from byte `from`. */
enum tg_matched tg_regex_match(struct tg_matcher *matcher, const struct tg_regex *pattern,
			       struct tg_str subject, size_t from, struct tg_match *ret);

#endif
