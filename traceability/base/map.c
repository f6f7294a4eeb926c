/* SPDX-License-Identifier: Apache-2.0 */
#include "base/map.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

static size_t find(const struct tg_map *map, struct tg_str key, uint64_t hash)
{
	size_t mask = map->slot_count - 1;
	size_t at = (size_t)hash & mask;

	while (map->slots[at]) {
		const struct tg_map_entry *entry = &map->entries.at[map->slots[at] - 1];

		if (entry->hash == hash && tg_str_eq(entry->key, key))
			break;
		at = (at + 1) & mask;
	}
	return at;
}

/* Of its length and the bytes at its ends and in its middle. */
static inline unsigned mark_of(struct tg_str key)
{
	const unsigned char *at = (const unsigned char *)key.ptr;
	unsigned mark = (unsigned)key.len * 5;

	if (key.len)
		mark += at[0] * 37u + at[key.len / 2] * 19u + at[key.len - 1] * 3u;
	return mark % TG_MAP_MARKS;
}

static inline bool is_marked(const struct tg_map *map, struct tg_str key)
{
	const unsigned mark = mark_of(key);

	return map->marks[mark / 64] >> mark % 64 & 1;
}

void *tg_map_get(const struct tg_map *map, struct tg_str key)
{
	size_t at;

	if (!is_marked(map, key))
		return NULL;
	at = find(map, key, tg_hash_seeded(key));
	return map->slots[at] ? map->entries.at[map->slots[at] - 1].value : NULL;
}

static void grow(struct tg_map *map)
{
	size_t count = map->slot_count ? map->slot_count * 2 : 16;
	size_t i;

	free(map->slots);
	map->slots = tg_alloc_zero(count, sizeof(*map->slots));
	map->slot_count = count;
	for (i = 0; i < map->entries.count; i++) {
		size_t at = (size_t)map->entries.at[i].hash & (count - 1);

		while (map->slots[at])
			at = (at + 1) & (count - 1);
		map->slots[at] = (uint32_t)(i + 1);
	}
}

/* Room for one more entry and the slot of `key`. */
static size_t slot(struct tg_map *map, struct tg_str key, uint64_t hash)
{
	if ((map->entries.count + 1) * 4 > map->slot_count * 3)
		grow(map);
	return find(map, key, hash);
}

static struct tg_map_entry *insert_kept(struct tg_map *map, size_t at, struct tg_str key,
					uint64_t hash)
{
	struct tg_map_entry *entry = TG_VEC_ADD(&map->entries);
	const unsigned mark = mark_of(key);

	map->marks[mark / 64] |= (uint64_t)1 << mark % 64;
	entry->key = key;
	entry->hash = hash;
	map->slots[at] = (uint32_t)map->entries.count;
	return entry;
}

static struct tg_map_entry *insert(struct tg_map *map, size_t at, struct tg_str key, uint64_t hash)
{
	key.ptr = tg_arena_strndup(&map->keys, key.ptr, key.len);
	return insert_kept(map, at, key, hash);
}

void **tg_map_put(struct tg_map *map, struct tg_str key)
{
	return tg_map_put_hashed(map, key, tg_hash_seeded(key));
}

void **tg_map_put_hashed(struct tg_map *map, struct tg_str key, uint64_t hash)
{
	size_t at = slot(map, key, hash);

	if (map->slots[at])
		return &map->entries.at[map->slots[at] - 1].value;
	return &insert(map, at, key, hash)->value;
}

void **tg_map_put_kept(struct tg_map *map, struct tg_str key)
{
	uint64_t hash = tg_hash_seeded(key);
	size_t at = slot(map, key, hash);

	if (map->slots[at])
		return &map->entries.at[map->slots[at] - 1].value;
	return &insert_kept(map, at, key, hash)->value;
}

bool tg_map_has(const struct tg_map *map, struct tg_str key)
{
	return is_marked(map, key) && map->slots[find(map, key, tg_hash_seeded(key))];
}

bool tg_map_add(struct tg_map *map, struct tg_str key)
{
	uint64_t hash = tg_hash_seeded(key);
	size_t at = slot(map, key, hash);

	if (map->slots[at])
		return false;
	insert(map, at, key, hash);
	return true;
}

void tg_map_clear(struct tg_map *map)
{
	if (map->entries.count)
		memset(map->slots, 0, map->slot_count * sizeof(*map->slots));
	memset(map->marks, 0, sizeof(map->marks));
	map->entries.count = 0;
	tg_arena_done(&map->keys);
}

void tg_map_done(struct tg_map *map)
{
	free(map->slots);
	TG_VEC_DONE(&map->entries);
	tg_arena_done(&map->keys);
	*map = (struct tg_map){0};
}
