/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cache.c - see cache.h; cache_trim.c makes room.
 *
 * An entry is MAGIC, the hash and the content, in the file XX/KIND-REST of its name.
 */
#include "engine/run/cache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "engine/run/cache_trim.h"

#define MAGIC "tg-cache-1\n"

enum { HEAD = sizeof(MAGIC) - 1 + TG_HASH_SIZE, ENTRY_NAME = TG_HASH_HEX + 8 };

/* Uses of an entry are noted no more often than this, so that reading seldom writes. */
enum { USE_SECONDS = 3600 };

static void note(struct tg_cache *cache, const char *what, const char *name)
{
	if (!*cache->problem)
		snprintf(cache->problem, sizeof(cache->problem), "%s '%.100s': %s", what, name,
			 strerror(errno));
}

/* --- The folder. --- */

static void put_file(int dir, const char *name, const char *text)
{
	TG_AUTO(tg_close_)
	int fd = openat(dir, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
	struct tg_err ignored = {0};

	if (fd >= 0)
		tg_fd_write(fd, tg_str(text), &ignored);
}

/* What backups and git are to think of the folder. */
static void mark(int dir)
{
	put_file(dir, ".gitignore", "# Made again by tracegate at any time.\n*\n");
	put_file(dir, "CACHEDIR.TAG",
		 "Signature: 8a477f597d28d172789f06886806bc55\n"
		 "# Results of tracegate, made again at any time.\n");
}

/* Opens `path` below `dir` component by component, never along a link; makes what is missing. */
static int open_below(int dir, const char *path)
{
	int at = dup(dir);

	while (at >= 0 && *path) {
		size_t length = strcspn(path, "/");
		char part[256];
		int next;

		if (length >= sizeof(part)) {
			close(at);
			errno = ENAMETOOLONG;
			return -1;
		}
		memcpy(part, path, length);
		part[length] = '\0';
		path += length + (path[length] == '/');
		if (!length)
			continue;
		mkdirat(at, part, 0755);
		next = openat(at, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		close(at);
		at = next;
	}
	return at;
}

static int open_folder(const char *root, const char *path)
{
	struct tg_err ignored = {0};
	int base, fd;

	if (!tg_path_within(path, root) || strcmp(path, root) == 0) {
		if (!tg_dir_exists(path))
			tg_dir_make(path, &ignored);
		return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	}
	base = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	fd = base < 0 ? -1 : open_below(base, tg_path_relative(path, root));
	tg_close_(&base);
	return fd;
}

void tg_cache_open(struct tg_cache *cache, const char *root, const char *path)
{
	cache->dir = open_folder(root, path);
	if (cache->dir < 0)
		note(cache, "cannot open the cache", path);
	else if (faccessat(cache->dir, "CACHEDIR.TAG", F_OK, AT_SYMLINK_NOFOLLOW) < 0)
		mark(cache->dir);
}

void tg_cache_close(struct tg_cache *cache)
{
	if (cache->dir >= 0 && cache->stored)
		tg_cache_trim(cache->dir, cache->bytes_max);
	tg_close_(&cache->dir);
}

/* --- Entries. --- */

static void name_of(enum tg_cache_kind kind, struct tg_hash hash, char name[ENTRY_NAME])
{
	char hex[TG_HASH_HEX];

	tg_hash_hex(hash, hex);
	snprintf(name, ENTRY_NAME, "%.2s/%c-%s", hex, (char)kind, hex + 2);
}

static struct tg_hash seal(const struct tg_cache *cache, enum tg_cache_kind kind,
			   struct tg_hash name, struct tg_str content)
{
	struct tg_hasher hasher;

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str(cache->secret));
	tg_hash_number(&hasher, (uint64_t)kind);
	tg_hash_add(&hasher, tg_str_n((const char *)name.byte, sizeof(name.byte)));
	tg_hash_add(&hasher, content);
	return tg_hash_end(&hasher);
}

static bool read_entry(int fd, struct tg_buf *out)
{
	struct stat status;
	ssize_t got = 1;

	if (fstat(fd, &status) < 0 || !S_ISREG(status.st_mode) || status.st_size < HEAD ||
	    status.st_size > TG_CACHE_ENTRY_MAX)
		return false;
	while (got && out->len <= TG_CACHE_ENTRY_MAX) {
		char chunk[64 * 1024];

		got = read(fd, chunk, sizeof(chunk));
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		tg_buf_add(out, chunk, (size_t)got);
	}
	return out->len >= HEAD;
}

/* The newest use is what counts when room is made. */
static void note_use(int fd)
{
	struct stat status;

	if (fstat(fd, &status) == 0 && status.st_mtim.tv_sec + USE_SECONDS < time(NULL))
		futimens(fd, NULL);
}

void tg_cache_reject(struct tg_cache *cache, enum tg_cache_kind kind, struct tg_hash hash)
{
	char name[ENTRY_NAME];

	name_of(kind, hash, name);
	cache->rejected++;
	unlinkat(cache->dir, name, 0);
}

/* Whether `entry` is what it claims to be. */
static bool is_genuine(const struct tg_cache *cache, enum tg_cache_kind kind, struct tg_hash hash,
		       struct tg_str entry)
{
	struct tg_hash sealed =
		seal(cache, kind, hash, tg_str_n(entry.ptr + HEAD, entry.len - HEAD));

	return memcmp(entry.ptr, MAGIC, sizeof(MAGIC) - 1) == 0 &&
	       memcmp(entry.ptr + sizeof(MAGIC) - 1, sealed.byte, sizeof(sealed.byte)) == 0;
}

bool tg_cache_get(struct tg_cache *cache, enum tg_cache_kind kind, struct tg_hash hash,
		  struct tg_buf *out)
{
	TG_AUTO(tg_close_) int fd = -1;
	char name[ENTRY_NAME];

	tg_buf_clear(out);
	if (cache->dir < 0)
		return false;
	name_of(kind, hash, name);
	fd = openat(cache->dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0 && errno != ELOOP)
		return false;
	if (fd < 0 || !read_entry(fd, out) || !is_genuine(cache, kind, hash, tg_buf_view(out))) {
		tg_buf_clear(out);
		tg_cache_reject(cache, kind, hash);
		return false;
	}
	memmove(out->ptr, out->ptr + HEAD, out->len - HEAD);
	out->len -= HEAD;
	note_use(fd);
	return true;
}

bool tg_cache_has(const struct tg_cache *cache, enum tg_cache_kind kind, struct tg_hash hash)
{
	char name[ENTRY_NAME];

	name_of(kind, hash, name);
	return cache->dir >= 0 && faccessat(cache->dir, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool write_entry(struct tg_cache *cache, const char *temporary, struct tg_hash sealed,
			struct tg_str content)
{
	int fd = openat(cache->dir, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			0644);
	struct tg_err ignored = {0};
	bool ok = fd >= 0 && tg_fd_write(fd, tg_str(MAGIC), &ignored) &&
		  tg_fd_write(fd, tg_str_n((const char *)sealed.byte, sizeof(sealed.byte)),
			      &ignored) &&
		  tg_fd_write(fd, content, &ignored);

	if (fd >= 0 && close(fd) < 0)
		ok = false;
	return ok;
}

void tg_cache_put(struct tg_cache *cache, enum tg_cache_kind kind, struct tg_hash hash,
		  struct tg_str content)
{
	char name[ENTRY_NAME], temporary[64];
	struct timespec now;

	if (cache->dir < 0 || content.len > TG_CACHE_ENTRY_MAX - HEAD)
		return;
	name_of(kind, hash, name);
	clock_gettime(CLOCK_MONOTONIC, &now);
	snprintf(temporary, sizeof(temporary), "%.2s/" TG_CACHE_TEMPORARY "%d-%ld", name,
		 (int)getpid(), now.tv_nsec);
	name[2] = '\0';
	mkdirat(cache->dir, name, 0755);
	name[2] = '/';
	if (write_entry(cache, temporary, seal(cache, kind, hash, content), content) &&
	    renameat(cache->dir, temporary, cache->dir, name) == 0) {
		cache->stored++;
		return;
	}
	note(cache, "cannot write into the cache", name);
	unlinkat(cache->dir, temporary, 0);
}
