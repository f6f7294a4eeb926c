/* SPDX-License-Identifier: Apache-2.0 */
/*
 * worktree.h - the source files of a folder on disk.
 */
#ifndef TG_TRACE_WORKTREE_H
#define TG_TRACE_WORKTREE_H

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"

typedef TG_VEC(const char *) tg_paths;

/* True for a C or C++ source (not a header), by its ending. */
bool tg_is_source(const char *path);
/* True for a source or a header of C or C++, by its ending. */
bool tg_is_code(const char *path);

/*
 * All files below `root` that `wants` accepts by their path, relative to it and sorted. Hidden
 * folders, build folders (those with a CMakeCache.txt) and nested repositories are left out;
 * symbolic links are not followed.
 */
bool tg_worktree_files(struct tg_arena *arena, const char *root,
		       bool (*wants)(void *user, const char *path), void *user, tg_paths *ret_paths,
		       struct tg_err *err);

/* As tg_worktree_files(), all sources. */
bool tg_worktree_sources(struct tg_arena *arena, const char *root, tg_paths *ret_paths,
			 struct tg_err *err);

#endif
