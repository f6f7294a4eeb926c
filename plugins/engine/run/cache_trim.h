/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cache_trim.h - keeps a folder of entries (see cache.h) below its size.
 */
#ifndef TG_ENGINE_CACHE_TRIM_H
#define TG_ENGINE_CACHE_TRIM_H

#include <stddef.h>

/* How names of entries that are being written begin. */
#define TG_CACHE_TEMPORARY ".new-"

/* What a folder of entries holds. */
struct tg_cache_size {
	size_t entries, bytes;
};

/*
 * Deletes the entries that were used least recently until a quarter of `bytes_max` is free, when
 * there are more bytes than that; and what writers that died have left. Gives what remains.
 */
struct tg_cache_size tg_cache_trim(int dir, size_t bytes_max);

#endif
