/* SPDX-License-Identifier: Apache-2.0 */
/*
 * compdb.h - compile_commands.json, read by ourselves, and the filter of its flags.
 *
 * The database is input of the change under review. argv[0] is never run; `@file` is refused; a
 * flag passes only when it is on the allow-list; the rest is dropped, counted and shown.
 */
#ifndef TG_ENGINE_COMPDB_H
#define TG_ENGINE_COMPDB_H

#include "engine/engine.h"

struct tg_compdb {
	const char *folder;          /* that holds the database, absolute */
	struct tg_command *commands; /* sorted by path; one per source, the first entry wins */
	size_t count;
	size_t duplicates;     /* further entries for a source that has one */
	size_t outside;        /* sources outside the repository: not analysed, counted */
	size_t other_language; /* entries that are no C or C++ (assembler ...): not analysed */
	size_t dropped_flags;
};

/*
 * Reads `path`, a compile_commands.json or the folder that holds it. Flags that point outside
 * `root`, the database's own folder and the system's include folders are dropped.
 */
bool tg_compdb_read(struct tg_arena *arena, const char *path, const char *root,
		    struct tg_compdb *ret_database, struct tg_err *err);

/*
 * A command for a source that has none: by its neighbours' flags where the database has a source
 * in the same folder, else GNU C11 (or C++17) with the include folders on the way to the root.
 */
struct tg_command tg_compdb_guess(struct tg_arena *arena, const struct tg_compdb *database,
				  const char *path, const char *root);

#endif
