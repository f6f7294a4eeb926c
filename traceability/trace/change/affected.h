/* SPDX-License-Identifier: Apache-2.0 */
/*
 * affected.h - which links and items what is not committed yet puts in doubt.
 */
#ifndef TG_TRACE_AFFECTED_H
#define TG_TRACE_AFFECTED_H

#include "history/history.h"
#include "trace/change/suspicion.h"
#include "trace/matrix/facts.h"

struct tg_affected_options {
	const char *root; /* absolute */
	struct tg_history *history;
	const struct tg_known *known;       /* of HEAD; it must know the meanings of its code */
	const struct tg_stored_file *files; /* of HEAD's tree */
	size_t file_count;
	bool staged;   /* what the next commit will hold; else the work tree */
	unsigned jobs; /* 0 = as many as there are processors */
};

enum tg_affected_how {
	TG_AFFECTED_CODE = 0, /* see `change` */
	TG_AFFECTED_GONE,     /* the code is not there any more */
	TG_AFFECTED_CLAIM,    /* the code is there, its annotation is not */
	TG_AFFECTED_TEXT,     /* the item's title or text says something else */
	TG_AFFECTED_ITEM,     /* the item is not there any more */
};

/* A link whose code or test means something else than at HEAD, or an item that says so. */
struct tg_affected {
	enum tg_affected_how how;
	const struct tg_matrix_item *item;
	const struct tg_matrix_link *link; /* NULL: the item itself */
	struct tg_meaning_change change;
};

struct tg_affecting {
	const struct tg_affected *at; /* in the order of the matrix, an item before its links */
	size_t count;
	size_t changed;      /* files that differ from HEAD and are looked at */
	size_t unread;       /* of these, those whose symbols or items are not known */
	const char *problem; /* why the first of them is not, or "" */
};

/* Everything lives in `arena`. Files that git does not know, not even in its index, are not
 * looked at. */
bool tg_affected_find(struct tg_arena *arena, const struct tg_affected_options *options,
		      struct tg_affecting *ret, struct tg_err *err);

#endif
