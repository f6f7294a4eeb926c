/* SPDX-License-Identifier: Apache-2.0 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

void tg_close_(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static bool read_all(int fd, const char *path, size_t limit, struct tg_buf *out, struct tg_err *err)
{
	char chunk[64 * 1024];
	struct stat status;
	ssize_t got;

	if (fstat(fd, &status) < 0)
		return tg_fail_errno(err, "cannot read '%s'", path);
	if (!S_ISREG(status.st_mode))
		return tg_fail(err, TG_ERR_INPUT, "'%s' is not a regular file", path);
	if (status.st_size > 0 && (size_t)status.st_size > limit)
		return tg_fail(err, TG_ERR_INPUT, "'%s' is larger than the limit of %zu bytes",
			       path, limit);
	tg_buf_clear(out);
	while ((got = read(fd, chunk, sizeof(chunk))) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return tg_fail_errno(err, "cannot read '%s'", path);
		if (out->len + (size_t)got > limit)
			return tg_fail(err, TG_ERR_INPUT,
				       "'%s' is larger than the limit of %zu bytes", path, limit);
		tg_buf_add(out, chunk, (size_t)got);
	}
	tg_buf_add(out, "", 0);
	return true;
}

bool tg_file_read(const char *path, size_t limit, struct tg_buf *out, struct tg_err *err)
{
	TG_AUTO(tg_close_) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

	if (fd < 0 && errno == ENOENT)
		return tg_fail(err, TG_ERR_MISSING, "there is no file '%s'", path);
	if (fd < 0)
		return tg_fail_errno(err, "cannot open '%s'", path);
	return read_all(fd, path, limit, out, err);
}

/* Opens component by component, so that no link on the way can lead outside. */
static int open_below(int dir, const char *path)
{
	char part[256];
	int fd = dup(dir);

	while (fd >= 0) {
		size_t length = strcspn(path, "/");
		int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
		int next;

		if (length >= sizeof(part) || length == 0 ||
		    (length == 2 && memcmp(path, "..", 2) == 0)) {
			close(fd);
			errno = length >= sizeof(part) ? ENAMETOOLONG : EINVAL;
			return -1;
		}
		memcpy(part, path, length);
		part[length] = '\0';
		path += length;
		if (*path)
			flags |= O_DIRECTORY;
		next = openat(fd, part, flags);
		close(fd);
		fd = next;
		if (!*path)
			break;
		path++;
	}
	return fd;
}

bool tg_file_read_at(int dir, const char *path, size_t limit, struct tg_buf *out,
		     struct tg_err *err)
{
	TG_AUTO(tg_close_) int fd = open_below(dir, path);

	if (fd < 0)
		return tg_fail_errno(err, "cannot open '%s'", path);
	return read_all(fd, path, limit, out, err);
}

bool tg_fd_write(int fd, struct tg_str content, struct tg_err *err)
{
	while (content.len) {
		ssize_t done = write(fd, content.ptr, content.len);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return tg_fail_errno(err, "cannot write");
		content.ptr += done;
		content.len -= (size_t)done;
	}
	return true;
}

static bool sync_folder(const char *path)
{
	struct tg_buf folder = {0};
	size_t length = (size_t)(tg_path_name(path) - path);
	int fd;
	bool ok;

	tg_buf_add(&folder, path, length);
	fd = open(length ? folder.ptr : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ok = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL || errno == EROFS);
	tg_close_(&fd);
	tg_buf_done(&folder);
	return ok;
}

bool tg_file_write(const char *path, struct tg_str content, struct tg_err *err)
{
	TG_AUTO(tg_free_) char *temporary = tg_alloc(strlen(path) + 8);
	mode_t mask;
	int fd;
	bool ok;

	memcpy(temporary, path, strlen(path));
	memcpy(temporary + strlen(path), ".XXXXXX", 8);
	fd = mkstemp(temporary);
	if (fd < 0)
		return tg_fail_errno(err, "cannot write '%s'", path);
	mask = umask(077);
	umask(mask);
	ok = tg_fd_write(fd, content, err) && fchmod(fd, 0666 & ~mask) == 0 && fsync(fd) == 0;
	ok = close(fd) == 0 && ok;
	ok = ok && rename(temporary, path) == 0 && sync_folder(path);
	if (!ok) {
		int saved = errno;

		unlink(temporary);
		errno = saved;
		if (err && err->code != TG_OK)
			return tg_while(err, "'%s'", path);
		return tg_fail_errno(err, "cannot write '%s'", path);
	}
	return true;
}

bool tg_dir_make(const char *path, struct tg_err *err)
{
	TG_AUTO(tg_free_) char *copy = tg_strdup(path);
	char *slash = copy;

	while (slash) {
		slash = strchr(slash + 1, '/');
		if (slash)
			*slash = '\0';
		if (mkdir(copy, 0755) < 0 && errno != EEXIST)
			return tg_fail_errno(err, "cannot make the folder '%s'", copy);
		if (slash)
			*slash = '/';
	}
	if (!tg_dir_exists(path))
		return tg_fail(err, TG_ERR_IO, "'%s' is not a folder", path);
	return true;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place)
{
	(void)status;
	(void)type;
	(void)place;
	return remove(path);
}

void tg_dir_remove(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

bool tg_file_exists(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

bool tg_dir_exists(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static void append_parts(struct tg_buf *out, const char *path)
{
	struct tg_str rest = tg_str(path), part;

	while (tg_str_split(&rest, '/', &part)) {
		if (part.len == 0 || tg_str_is(part, "."))
			continue;
		if (tg_str_is(part, "..")) {
			while (out->len && out->ptr[out->len - 1] != '/')
				out->len--;
			if (out->len > 1)
				out->len--;
			if (out->ptr)
				out->ptr[out->len] = '\0';
			continue;
		}
		if (out->len == 0 || out->ptr[out->len - 1] != '/')
			tg_buf_putc(out, '/');
		tg_buf_str(out, part);
	}
}

void tg_path_join(struct tg_buf *out, const char *base, const char *name)
{
	tg_buf_clear(out);
	if (name[0] != '/')
		append_parts(out, base);
	append_parts(out, name);
	if (out->len == 0)
		tg_buf_putc(out, '/');
}

bool tg_path_is_safe(struct tg_str name)
{
	struct tg_str part;

	if (!name.len || name.ptr[0] == '/' || memchr(name.ptr, '\0', name.len))
		return false;
	while (tg_str_split(&name, '/', &part))
		if (!part.len || tg_str_is(part, ".") || tg_str_is(part, "..") ||
		    (part.len == 4 && strncasecmp(part.ptr, ".git", 4) == 0))
			return false;
	return true;
}

bool tg_path_within(const char *path, const char *root)
{
	size_t length = strlen(root);

	while (length > 1 && root[length - 1] == '/')
		length--;
	if (length == 1 && root[0] == '/')
		return path[0] == '/';
	return strncmp(path, root, length) == 0 && (path[length] == '/' || !path[length]);
}

const char *tg_path_relative(const char *path, const char *root)
{
	size_t length = strlen(root);

	while (length > 1 && root[length - 1] == '/')
		length--;
	if (!tg_path_within(path, root) || !path[length])
		return path;
	return path[length] == '/' ? path + length + 1 : path + length;
}

const char *tg_path_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}
