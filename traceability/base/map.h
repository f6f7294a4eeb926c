/* SPDX-License-Identifier: Apache-2.0 */
/*
 * map.h - a hash table from text to a pointer.
 *
 * Keys are copied into the table's arena, unless the caller keeps them; values are borrowed.
 * Hashing is seeded per process, so that a hostile repository cannot choose colliding names.
 * Iteration follows insertion order, so that results do not depend on the seed.
 */
#ifndef TG_BASE_MAP_H
#define TG_BASE_MAP_H

#include "base/mem.h"
#include "base/str.h"

struct tg_map_entry {
	struct tg_str key;
	void *value;
	uint64_t hash;
};

/* Most questions are about words that a small table does not have: marks say so without a hash. */
enum { TG_MAP_MARKS = 512 };

/* Zero it before use; release it with tg_map_done(). Entries stand in insertion order. */
struct tg_map {
	TG_VEC(struct tg_map_entry) entries;
	uint32_t *slots; /* index + 1 into entries, 0 = free */
	size_t slot_count;
	uint64_t marks[TG_MAP_MARKS / 64]; /* some key has this mark; see mark_of() */
	struct tg_arena keys;
};

/* The value of `key`, or NULL. */
void *tg_map_get(const struct tg_map *map, struct tg_str key);

/* True when `key` was added, whatever its value. */
bool tg_map_has(const struct tg_map *map, struct tg_str key);

/* The place of `key`'s value, made (as NULL) when it is new; valid until the next addition. */
void **tg_map_put(struct tg_map *map, struct tg_str key);

/* As tg_map_put() for a key whose bytes outlive the table, which keeps no copy of them then. */
void **tg_map_put_kept(struct tg_map *map, struct tg_str key);

/*
 * As tg_map_put() with a hash of the caller's, for a table of keys that nobody outside chooses.
 * Such a table is asked in no other way.
 */
void **tg_map_put_hashed(struct tg_map *map, struct tg_str key, uint64_t hash);

/* Adds `key` to a set; true when it was not there before. */
bool tg_map_add(struct tg_map *map, struct tg_str key);

/* Empties the table and keeps its room. */
void tg_map_clear(struct tg_map *map);

void tg_map_done(struct tg_map *map);

#endif
