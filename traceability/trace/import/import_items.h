/* SPDX-License-Identifier: Apache-2.0 */
/*
 * import_items.h - a look at a file of requirements or threats before it is relied on: what it
 * gives, what is skipped, and whether the configuration names it.
 *
 * Nothing is stored: the file in the repository stays the master, and the index reads it at every
 * commit whose configuration names it. So what an answer rests on is in the repository alone.
 */
#ifndef TG_TRACE_IMPORT_ITEMS_H
#define TG_TRACE_IMPORT_ITEMS_H

#include "items/items.h"
#include "knowledge/config.h"

struct tg_looked {
	const char *path; /* relative to the root */
	struct tg_items items;
	bool named; /* a glob of the configuration names it */
};

/*
 * Looks at the file at `path` (absolute). A file outside of the repository is an error, for
 * nobody could look at it again; so is one that cannot be read. Results live in the arena.
 */
bool tg_import_look(struct tg_arena *arena, const char *root, const struct tg_config *config,
		    const char *path, struct tg_looked *ret, struct tg_err *err);

#endif
