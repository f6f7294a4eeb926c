/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pair.h - files of two sides that are the same file, and which of their lines correspond.
 */
#ifndef TG_TRACE_PAIR_H
#define TG_TRACE_PAIR_H

#include "base/map.h"
#include "history/history.h"
#include "trace/gate/compare.h"

/* A file of the head and what it was at the base. */
struct tg_pair {
	const char *base_path; /* NULL = it is new */
	const struct tg_str *before, *after;
	struct tg_line_map lines;
	bool mapped;             /* `lines` was made, or tried */
	struct tg_map *words[2]; /* identifiers of the base's and the head's text, or NULL */
};

/* Zero it, set the first two, release it with tg_pairs_done(). */
struct tg_pairs {
	const struct tg_compare_side *base, *head;
	struct tg_arena arena;
	struct tg_map by_path; /* path at the head -> struct tg_pair * */
};

/* Pairs the files that findings stand in: by path, else the most similar one that went away. */
void tg_pairs_make(struct tg_pairs *pairs);
void tg_pairs_done(struct tg_pairs *pairs);

/* The pair of a file of the head; NULL when it has no text. */
struct tg_pair *tg_pair_of(struct tg_pairs *pairs, const char *path);

/* The line of the base that line number `line` of the head is, or 0. */
unsigned tg_pair_line(struct tg_pairs *pairs, struct tg_pair *pair, unsigned line);

/* True when `word` is an identifier of the pair's text at the base (side 0) or the head (1). */
bool tg_pair_has_word(struct tg_pairs *pairs, struct tg_pair *pair, unsigned side,
		      const char *word);

#endif
