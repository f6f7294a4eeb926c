/* SPDX-License-Identifier: Apache-2.0 */
/*
 * items.h - requirements, threats and mitigations from the files that people keep them in.
 *
 * One reader a format, in the table of items.c; README.md says what each reads. Reading is a pure
 * function of name and content.
 */
#ifndef TG_ITEMS_ITEMS_H
#define TG_ITEMS_ITEMS_H

#include "base/err.h"
#include "base/mem.h"
#include "model/item.h"

/* Changes whenever the same content would give other items: part of the key of stored facts. */
enum { TG_ITEMS_VERSION = 4 };

/* Something in the file that was not understood; the rest of the file was. */
struct tg_item_skip {
	unsigned line;
	const char *reason;
};

struct tg_items {
	const char *format;       /* "markdown", "otm", "reqif" ... */
	const struct tg_item *at; /* in the order of the file; path is "" */
	size_t count;
	const struct tg_item_skip *skips;
	size_t skip_count;
};

/*
 * Reads the items of one file. `path` names it in messages and, by its ending, helps to tell the
 * format. A file of no known format and one that is malformed are errors that name file and
 * line; a part that does not fit, and the second of two items with one id, are skipped.
 */
bool tg_items_read(struct tg_arena *arena, const char *path, struct tg_str content,
		   struct tg_items *ret_items, struct tg_err *err);

/* The hash of an item's meaning: kind, title and text, with white space folded. */
struct tg_hash tg_item_hash(enum tg_item_kind kind, const char *title, const char *text);

#endif
