/* SPDX-License-Identifier: Apache-2.0 */
/*
 * flags.h - the allow-list of compiler flags.
 *
 * The compile database belongs to the change under review. Flags of libclang can write files and
 * read any: only what is named here passes, spelled anew, with absolute paths that lie in the
 * repository or in the system's include folders.
 */
#ifndef TG_ENGINE_FLAGS_H
#define TG_ENGINE_FLAGS_H

#include <stdbool.h>

#include "base/mem.h"

/* Where a command ran, and which folders it may name. */
struct tg_flag_scope {
	const char *root;      /* of the repository, absolute */
	const char *build_dir; /* also allowed, absolute, or NULL */
	const char *directory; /* relative paths start here, absolute */
};

/* What became of the arguments of a command; the lists end with NULL. */
struct tg_flags {
	const char *const *accepted; /* no compiler, no source */
	const char *const *dropped;  /* as written; those that cannot matter are not listed */
	size_t dropped_count;
};

/*
 * Filters `arguments` (ends with NULL; the compiler comes first). Flags that do not change what
 * the source means (optimisation, debug information, warnings, the linker's) vanish silently,
 * unless they name a file outside the scope. The compiler's name is never run: it only tells the
 * language and the target ("arm-none-eabi-g++").
 */
struct tg_flags tg_flags_filter(struct tg_arena *arena, const struct tg_flag_scope *scope,
				const char *const *arguments, const char *source);

/*
 * True when `argument` (with `next`, which may be NULL, for those of two words) is something that
 * tg_flags_filter() may let through; `*ret_words` is how many words it takes.
 */
bool tg_flags_allowed(const struct tg_flag_scope *scope, const char *argument, const char *next,
		      unsigned *ret_words);

/* True for a folder of headers that the system provides, below /usr. */
bool tg_flags_is_system_folder(const char *path);

/* True when `path` (absolute) may be read: in the repository without .git, or the build folder. */
bool tg_flags_in_scope(const struct tg_flag_scope *scope, const char *path);

enum tg_language { TG_LANGUAGE_OTHER = 0, TG_LANGUAGE_C, TG_LANGUAGE_CXX, TG_LANGUAGE_HEADER };

/* By the extension; "x.h" is TG_LANGUAGE_HEADER. */
enum tg_language tg_flags_language(const char *path);

#endif
