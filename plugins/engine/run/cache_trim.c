/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cache_trim.c - see cache_trim.h.
 */
#include "engine/run/cache_trim.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"

/* A writer that has not finished after this long has died. */
enum { WRITER_SECONDS = 3600, FOLDERS = 256, NAME_MAX_LENGTH = 63 };

struct entry {
	char name[NAME_MAX_LENGTH + 1];
	unsigned char folder;
	struct timespec used;
	size_t bytes;
};

struct trim {
	int dir;
	struct timespec now;
	TG_VEC(struct entry) entries;
	size_t bytes;
};

static void look_at(struct trim *trim, int fd, unsigned folder, const char *name)
{
	struct stat status;
	struct entry *entry;

	if (strlen(name) > NAME_MAX_LENGTH || fstatat(fd, name, &status, AT_SYMLINK_NOFOLLOW) < 0 ||
	    !S_ISREG(status.st_mode))
		return;
	if (strncmp(name, TG_CACHE_TEMPORARY, strlen(TG_CACHE_TEMPORARY)) == 0) {
		if (status.st_mtim.tv_sec + WRITER_SECONDS < trim->now.tv_sec)
			unlinkat(fd, name, 0);
		return;
	}
	entry = TG_VEC_ADD(&trim->entries);
	snprintf(entry->name, sizeof(entry->name), "%s", name);
	entry->folder = (unsigned char)folder;
	entry->used = status.st_mtim;
	entry->bytes = (size_t)status.st_blocks * 512;
	trim->bytes += entry->bytes;
}

static int open_folder(int dir, unsigned folder)
{
	char name[3];

	snprintf(name, sizeof(name), "%02x", folder & 0xff);
	return openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static void look_into(struct trim *trim, unsigned folder)
{
	int fd = open_folder(trim->dir, folder);
	DIR *listing = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;

	if (!listing) {
		tg_close_(&fd);
		return;
	}
	while ((entry = readdir(listing)))
		look_at(trim, fd, folder, entry->d_name);
	closedir(listing);
}

static int by_use(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->used.tv_sec != y->used.tv_sec)
		return x->used.tv_sec < y->used.tv_sec ? -1 : 1;
	if (x->used.tv_nsec != y->used.tv_nsec)
		return x->used.tv_nsec < y->used.tv_nsec ? -1 : 1;
	return strcmp(x->name, y->name);
}

struct tg_cache_size tg_cache_trim(int dir, size_t bytes_max)
{
	struct trim trim = {.dir = dir};
	struct tg_cache_size left;
	unsigned folder;
	size_t i;

	clock_gettime(CLOCK_REALTIME, &trim.now);
	for (folder = 0; folder < FOLDERS; folder++)
		look_into(&trim, folder);
	left = (struct tg_cache_size){trim.entries.count, trim.bytes};
	if (trim.bytes > bytes_max)
		qsort(trim.entries.at, trim.entries.count, sizeof(*trim.entries.at), by_use);
	for (i = 0; trim.bytes > bytes_max && i < trim.entries.count; i++) {
		const struct entry *entry = &trim.entries.at[i];
		TG_AUTO(tg_close_) int fd = -1;

		if (left.bytes <= bytes_max - bytes_max / 4)
			break;
		fd = open_folder(dir, entry->folder);
		if (fd >= 0 && unlinkat(fd, entry->name, 0) == 0) {
			left.bytes -= entry->bytes;
			left.entries--;
		}
	}
	TG_VEC_DONE(&trim.entries);
	return left;
}
