/* SPDX-License-Identifier: Apache-2.0 */
/*
 * idmap.h - from a 64-bit key (the address of something, a pair of numbers) to an index.
 */
#ifndef TG_ENGINE_IDMAP_H
#define TG_ENGINE_IDMAP_H

#include "base/mem.h"

#include <stdint.h>

struct tg_idmap_slot {
	uint64_t key;
	uint32_t id; /* 0 = free */
};

/* Zero it before use; its memory belongs to the arena. */
struct tg_idmap {
	struct tg_idmap_slot *slots;
	size_t slot_count, count;
};

/* The id of `key`, or 0. */
uint32_t tg_idmap_get(const struct tg_idmap *map, uint64_t key);

/* Makes room for `count` keys. */
void tg_idmap_reserve(struct tg_arena *arena, struct tg_idmap *map, size_t count);

/* Sets the id (not 0) of `key`. */
void tg_idmap_put(struct tg_arena *arena, struct tg_idmap *map, uint64_t key, uint32_t id);

#endif
