/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/analysis/worktree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { DEPTH_LIMIT = 64, FILE_LIMIT = 1000000 };

static bool has_ending(const char *path, const char *const *endings)
{
	const char *dot = strrchr(tg_path_name(path), '.');

	for (; dot && *endings; endings++)
		if (strcmp(dot, *endings) == 0)
			return true;
	return false;
}

bool tg_is_source(const char *path)
{
	static const char *const endings[] = {".c", ".cc", ".cpp", ".cxx", ".c++", ".C", NULL};

	return has_ending(path, endings);
}

bool tg_is_code(const char *path)
{
	static const char *const endings[] = {".h", ".hh", ".hpp", ".hxx", ".inc", NULL};

	return tg_is_source(path) || has_ending(path, endings);
}

static bool left_out(int dir)
{
	return faccessat(dir, "CMakeCache.txt", F_OK, AT_SYMLINK_NOFOLLOW) == 0 ||
	       faccessat(dir, ".git", F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

/* What is looked for, and what was found. */
struct search {
	struct tg_arena *arena;
	bool (*wants)(void *user, const char *path);
	void *user;
	tg_paths *paths;
};

static bool walk(const struct search *search, int fd, const char *below, unsigned depth,
		 struct tg_err *err);

static bool visit(const struct search *search, int dir, const char *below, const char *name,
		  unsigned depth, struct tg_err *err)
{
	const char *path =
		tg_arena_printf(search->arena, "%s%s%s", below, below[0] ? "/" : "", name);
	struct stat status;
	int fd;

	if (fstatat(dir, name, &status, AT_SYMLINK_NOFOLLOW) < 0)
		return errno == ENOENT || tg_fail_errno(err, "cannot look at '%s'", path);
	if (S_ISREG(status.st_mode)) {
		if (search->wants(search->user, path))
			*TG_VEC_ADD(search->paths) = path;
		return true;
	}
	if (!S_ISDIR(status.st_mode))
		return true;
	fd = openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return tg_fail_errno(err, "cannot open the folder '%s'", path);
	if (left_out(fd)) {
		close(fd);
		return true;
	}
	return walk(search, fd, path, depth + 1, err);
}

/* Takes over `fd`. */
static bool walk(const struct search *search, int fd, const char *below, unsigned depth,
		 struct tg_err *err)
{
	const struct dirent *entry;
	DIR *dir;
	bool ok = true;

	if (depth > DEPTH_LIMIT || search->paths->count > FILE_LIMIT) {
		close(fd);
		return tg_fail(err, TG_ERR_INPUT, "the folder '%s' is too deep or too large",
			       below);
	}
	dir = fdopendir(fd);
	if (!dir) {
		close(fd);
		return tg_fail_errno(err, "cannot read the folder '%s'", below);
	}
	while (ok && (entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.')
			ok = visit(search, dirfd(dir), below, entry->d_name, depth, err);
	closedir(dir);
	return ok;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool tg_worktree_files(struct tg_arena *arena, const char *root,
		       bool (*wants)(void *user, const char *path), void *user, tg_paths *ret_paths,
		       struct tg_err *err)
{
	struct search search = {arena, wants, user, ret_paths};
	int fd = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return tg_fail_errno(err, "cannot open the folder '%s'", root);
	if (!walk(&search, fd, "", 0, err))
		return false;
	if (ret_paths->count)
		qsort(ret_paths->at, ret_paths->count, sizeof(*ret_paths->at), by_name);
	return true;
}

static bool wants_source(void *user, const char *path)
{
	(void)user;
	return tg_is_source(path);
}

bool tg_worktree_sources(struct tg_arena *arena, const char *root, tg_paths *ret_paths,
			 struct tg_err *err)
{
	return tg_worktree_files(arena, root, wants_source, NULL, ret_paths, err);
}
