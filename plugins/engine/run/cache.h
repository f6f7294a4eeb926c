/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cache.h - a folder of entries under hashes, which branches, jobs and machines may share.
 *
 * A plain folder: any of its files may be deleted at any time, and several processes may write at
 * once. What an entry holds is checked against a hash over its kind, its name and its bytes,
 * begun with the secret of whoever shares the folder, if there is one: an entry that is cut off,
 * changed, renamed or written by somebody without the secret is not there. Entries that were not
 * used for the longest time go first when the folder outgrows its size.
 *
 * Nothing here can fail a run: what goes wrong is noted in `problem`, and the work is done anew.
 */
#ifndef TG_ENGINE_CACHE_H
#define TG_ENGINE_CACHE_H

#include "base/hash.h"
#include "base/str.h"

/* What an entry is; part of its name. */
enum tg_cache_kind {
	TG_CACHE_CLOSURES = 'c', /* of which files a unit consisted */
	TG_CACHE_RESULT = 'r',   /* what a unit gave */
	TG_CACHE_IR = 'i',       /* its code, for the link step */
	TG_CACHE_LINKED = 'l',   /* what the link step gave for it */
};

/* The largest entry that is read. */
enum { TG_CACHE_ENTRY_MAX = 64 * 1024 * 1024 + 4096 };

/* Set `dir` to -1 and zero the rest; open it, and close it. */
struct tg_cache {
	int dir;            /* -1: nothing is kept */
	const char *secret; /* borrowed; "" = none */
	size_t bytes_max;   /* of the folder */
	size_t rejected;    /* entries that were not what they claimed to be */
	size_t stored;      /* entries written */
	char problem[200];  /* what went wrong first, for people; "" = nothing */
};

/*
 * Opens the folder `path` (absolute), making it when it is not there. Below `root` no component
 * may be a symbolic link: the repository does not choose where we write.
 */
void tg_cache_open(struct tg_cache *cache, const char *root, const char *path);

/* The bytes of an entry; false, and `out` empty, when there is none that can be believed. */
bool tg_cache_get(struct tg_cache *cache, enum tg_cache_kind kind, struct tg_hash name,
		  struct tg_buf *out);
/* True when there is an entry, whatever it holds. */
bool tg_cache_has(const struct tg_cache *cache, enum tg_cache_kind kind, struct tg_hash name);
/* Writes an entry, as a whole or not at all. */
void tg_cache_put(struct tg_cache *cache, enum tg_cache_kind kind, struct tg_hash name,
		  struct tg_str content);

/* Counts an entry whose bytes were genuine but not well formed. */
void tg_cache_reject(struct tg_cache *cache, enum tg_cache_kind kind, struct tg_hash name);

/* Makes room when something was written, and closes. */
void tg_cache_close(struct tg_cache *cache);

#endif
