/* SPDX-License-Identifier: Apache-2.0 */
/*
 * compare.h - which findings of a change are new against its base. A pure function of findings
 * and texts.
 */
#ifndef TG_TRACE_COMPARE_H
#define TG_TRACE_COMPARE_H

#include "model/finding.h"

/* The findings of one side, and the texts they were found in. */
struct tg_compare_side {
	const struct tg_finding *findings;
	size_t count;
	/*
	 * The text of a file, or NULL when this side has no such file. Both sides have this
	 * function, or neither: then findings are told apart by identity alone.
	 */
	const struct tg_str *(*text)(void *user, const char *path);
	void *user;
};

/*
 * Sets `is_new[i]` for each finding of `head`: true unless a finding of the base is the same one.
 * In tiers, each finding of the base used once:
 *
 * - on a line that git's diff calls unchanged, white space aside, also in a renamed file;
 * - the same identity in the same file, then elsewhere (reformatted; the function moved);
 * - same file name, tokens and ordinal;
 * - same tokens in a function with a new name, where the old name is gone from the file.
 *
 * The surplus is new: a copy of a known flaw makes more equals than there were. Suppressed
 * findings take part, so that dropping a suppression does not make an old flaw new; but off its
 * own line a suppressed flaw is no alibi for an open one.
 */
void tg_findings_compare(const struct tg_compare_side *base, const struct tg_compare_side *head,
			 bool *is_new);

#endif
