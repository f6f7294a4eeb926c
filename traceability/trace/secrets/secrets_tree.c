/* SPDX-License-Identifier: Apache-2.0 */
/*
 * secrets_tree.c - files on disk, of any size, in pieces. Nothing outside the root is read: no
 * symbolic link is followed, in whatever component it stands.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "trace/secrets/secrets_run.h"

enum { DEPTH_LIMIT = 64 };

/* A file that is being read in pieces. */
struct reading {
	struct tg_secrets_run *run;
	struct tg_scan_file file;
	struct tg_secrets_source source;
	struct tg_buf text;
	bool last;
};

/* Moves the place of what is read over `text`. */
static void pass(struct tg_secrets_source *source, struct tg_str text)
{
	const char *at = text.ptr, *end = text.ptr + text.len, *next;

	source->base_offset += text.len;
	while (at < end && (next = memchr(at, '\n', (size_t)(end - at))) != NULL) {
		source->base_line++;
		source->base_column = 0;
		at = next + 1;
	}
	source->base_column += (unsigned)(end - at);
}

/* Scans the piece in `text`, and keeps what the next piece begins with. */
static void scan_piece(struct reading *reading)
{
	struct tg_secrets_run *run = reading->run;
	struct tg_str text = tg_buf_view(&reading->text);
	size_t keep = reading->last ? 0 : TG_SECRETS_OVERLAP, done = text.len - keep, i;

	run->found.count = 0;
	tg_scan(run->scanner, text, &reading->file, &run->found);
	for (i = 0; i < run->found.count; i++)
		if (run->found.at[i].start < done) /* the others come again, whole */
			tg_secrets_add(run, text, &run->found.at[i], &reading->source);
	run->report->bytes += done;
	pass(&reading->source, tg_str_n(text.ptr, done));
	memmove(reading->text.ptr, reading->text.ptr + done, keep);
	reading->text.len = keep;
}

static bool read_pieces(struct reading *reading, int fd)
{
	char *buffer = tg_alloc(TG_SECRETS_CHUNK);
	ssize_t got = 0;
	size_t filled;

	while (!reading->last) {
		for (filled = 0; filled < TG_SECRETS_CHUNK; filled += (size_t)got) {
			got = read(fd, buffer + filled, TG_SECRETS_CHUNK - filled);
			if (got < 0 && errno == EINTR)
				got = 0;
			else if (got <= 0)
				break;
		}
		tg_buf_add(&reading->text, buffer, filled);
		if (got < 0)
			break;
		reading->last = filled < TG_SECRETS_CHUNK;
		if (!reading->source.base_offset)
			reading->file.is_binary = tg_scan_is_binary(tg_buf_view(&reading->text));
		scan_piece(reading);
	}
	free(buffer);
	return got >= 0;
}

/* What the name alone says: a key store, a key's file. */
static void check_name(struct reading *reading)
{
	const struct tg_secret_rule *rule =
		tg_scan_path(reading->run->scanner, reading->source.path);
	struct tg_secret secret = {.rule = rule,
				   .end = strlen(reading->source.path),
				   .is_test = reading->file.is_test};

	if (rule && reading->run->found.count == 0)
		tg_secrets_add(
			reading->run, tg_str(reading->source.path), &secret,
			&(struct tg_secrets_source){.path = reading->source.path, .present = true});
}

/* Takes over `fd`. */
static void scan_file(struct tg_secrets_run *run, int fd, const char *path)
{
	struct reading reading = {
		.run = run,
		.source = {.path = tg_arena_strdup(&run->report->arena, path), .present = true}};

	tg_scan_file(&reading.file, reading.source.path);
	run->found.count = 0;
	if (!read_pieces(&reading, fd))
		tg_secrets_unread(run, path, strerror(errno));
	check_name(&reading);
	run->report->files++;
	tg_buf_done(&reading.text);
	close(fd);
}

static void scan_folder(struct tg_secrets_run *run, int fd, const char *path, unsigned depth);

/* Files that tracegate itself made. */
static bool is_own(const char *path)
{
	return strcmp(path, ".git") == 0 || tg_str_ends(tg_str(path), "/.git") ||
	       tg_str_starts(tg_str(path), ".tracegate/trace.db") ||
	       strcmp(path, ".tracegate/cache") == 0;
}

static void scan_entry(struct tg_secrets_run *run, int dir, const char *name, const char *path,
		       unsigned depth)
{
	struct stat status;
	int fd;

	if (is_own(path) || tg_secrets_excluded(run, path))
		return;
	fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (fd < 0 && errno == ELOOP) {
		tg_secrets_left_out(run, path, "a symbolic link is not followed");
		return;
	}
	if (fd < 0 || fstat(fd, &status) < 0) {
		if (errno != ENXIO)
			tg_secrets_unread(run, path, strerror(errno));
		tg_close_(&fd);
		return;
	}
	if (S_ISREG(status.st_mode))
		scan_file(run, fd, path);
	else if (S_ISDIR(status.st_mode))
		scan_folder(run, fd, path, depth + 1);
	else
		close(fd);
}

static int by_name(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The entries of a folder, sorted, so that results do not depend on the disk. */
static bool list(DIR *dir, struct tg_arena *arena, const char ***ret, size_t *ret_count)
{
	TG_VEC(const char *) names = {0};
	const struct dirent *entry;

	while ((entry = readdir(dir)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			*TG_VEC_ADD(&names) = tg_arena_strdup(arena, entry->d_name);
	if (names.count)
		qsort(names.at, names.count, sizeof(*names.at), by_name);
	*ret = names.at;
	*ret_count = names.count;
	return names.count > 0;
}

/* A folder that a build made holds copies of what is scanned anyway. */
static bool is_build(struct tg_secrets_run *run, int fd, const char *path)
{
	if (faccessat(fd, "CMakeCache.txt", F_OK, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	tg_secrets_left_out(run, path, "a build folder");
	return true;
}

/* Takes over `fd`. */
static void scan_folder(struct tg_secrets_run *run, int fd, const char *path, unsigned depth)
{
	struct tg_arena arena = {0};
	const char **names = NULL;
	size_t count, i;
	DIR *dir;

	if (depth > DEPTH_LIMIT || (depth && is_build(run, fd, path))) {
		if (depth > DEPTH_LIMIT)
			tg_secrets_unread(run, path, "folders are nested too deeply");
		close(fd);
		return;
	}
	dir = fdopendir(fd);
	if (!dir) {
		tg_secrets_unread(run, path, strerror(errno));
		close(fd);
		return;
	}
	list(dir, &arena, &names, &count);
	for (i = 0; i < count; i++)
		scan_entry(run, dirfd(dir), names[i],
			   tg_arena_printf(&arena, "%s%s%s", path, *path ? "/" : "", names[i]),
			   depth);
	tg_vec_free(names);
	tg_arena_done(&arena);
	closedir(dir);
}

/* A file or folder that the user named. */
static bool scan_path(struct tg_secrets_run *run, const char *path, struct tg_err *err)
{
	const char *relative = tg_path_relative(path, run->options->root);
	struct stat status;
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

	if (fd < 0 || fstat(fd, &status) < 0) {
		tg_close_(&fd);
		tg_fail_errno(err, "cannot open '%s'", path);
		err->code = TG_ERR_MISSING;
		return false;
	}
	if (strcmp(relative, ".") == 0 || strcmp(path, run->options->root) == 0)
		relative = "";
	if (S_ISDIR(status.st_mode)) {
		scan_folder(run, fd, relative, 0);
	} else if (S_ISREG(status.st_mode)) {
		scan_file(run, fd, relative);
	} else {
		close(fd);
		return tg_fail(err, TG_ERR_USAGE, "'%s' is neither a file nor a folder", path);
	}
	return true;
}

bool tg_secrets_tree(struct tg_secrets_run *run, struct tg_err *err)
{
	size_t i;

	if (!run->options->path_count)
		return scan_path(run, run->options->root, err);
	for (i = 0; i < run->options->path_count; i++)
		if (!scan_path(run, run->options->paths[i], err))
			return false;
	return true;
}
