/* SPDX-License-Identifier: Apache-2.0 */
/*
 * file.h - files and paths.
 *
 * Reading is bounded, refuses anything but a regular file and never follows a symbolic link in
 * the last component. Writing replaces the target as a whole or leaves it as it was.
 */
#ifndef TG_BASE_FILE_H
#define TG_BASE_FILE_H

#include "base/err.h"
#include "base/str.h"

/* Reads a regular file of at most `limit` bytes into `out` (replacing what was in it). */
bool tg_file_read(const char *path, size_t limit, struct tg_buf *out, struct tg_err *err);

/* As tg_file_read(), relative to the folder descriptor `dir`; no component may be a link. */
bool tg_file_read_at(int dir, const char *path, size_t limit, struct tg_buf *out,
		     struct tg_err *err);

/* Writes through a temporary file beside `path`, syncs it and renames it into place. */
bool tg_file_write(const char *path, struct tg_str content, struct tg_err *err);

/* Writes all bytes to a descriptor; a closed pipe or a full disk is an error. */
bool tg_fd_write(int fd, struct tg_str content, struct tg_err *err);

/* Makes a folder and its parents (mode 0755, less the umask). */
bool tg_dir_make(const char *path, struct tg_err *err);

/* Removes a folder of our own with all that is in it, as far as that can be done; follows no link.
 */
void tg_dir_remove(const char *path);

bool tg_file_exists(const char *path);
bool tg_dir_exists(const char *path);

/* `base`/`name`, or `name` when it is absolute, with "." and ".." resolved as text. */
void tg_path_join(struct tg_buf *out, const char *base, const char *name);

/*
 * True for a name below a folder that may be written there: relative, without empty parts, "." and
 * "..", and none that is git's own. Trees of git may hold others where somebody made them so.
 */
bool tg_path_is_safe(struct tg_str name);

/* True when `path` (absolute, as text) is `root` or lies below it. */
bool tg_path_within(const char *path, const char *root);

/* `path` relative to `root` (both absolute) or `path` itself when it is not below `root`. */
const char *tg_path_relative(const char *path, const char *root);

/* The last component. */
const char *tg_path_name(const char *path);

/*
 * Matches a path against a glob: `?` and `*` within a component, `**` over any number of
 * components, `[...]` sets. A pattern without `/` matches the last component. Linear in the
 * product of both lengths, so a hostile pattern cannot explode.
 */
bool tg_glob_match(const char *pattern, const char *path);

/* Closes a descriptor and sets it to -1; for TG_AUTO. */
void tg_close_(int *fd);

#endif
