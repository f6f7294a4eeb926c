/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/ir/idmap.h"

#include <stdbool.h>

/* Keys are addresses or offsets of our own, so no seed is needed; the finisher of splitmix64. */
static size_t place(const struct tg_idmap *map, uint64_t key)
{
	uint64_t h = key;
	size_t i;

	h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9u;
	h = (h ^ (h >> 27)) * 0x94d049bb133111ebu;
	for (i = (h ^ (h >> 31)) & (map->slot_count - 1);
	     map->slots[i].id && map->slots[i].key != key; i = (i + 1) & (map->slot_count - 1))
		;
	return i;
}

uint32_t tg_idmap_get(const struct tg_idmap *map, uint64_t key)
{
	return map->slot_count ? map->slots[place(map, key)].id : 0;
}

void tg_idmap_reserve(struct tg_arena *arena, struct tg_idmap *map, size_t count)
{
	struct tg_idmap old = *map;
	size_t i;

	map->slot_count = old.slot_count ? old.slot_count * 2 : 256;
	while (map->slot_count * 3 < count * 4)
		map->slot_count *= 2;
	map->slots = tg_arena_alloc(arena, map->slot_count * sizeof(*map->slots));
	for (i = 0; i < old.slot_count; i++)
		if (old.slots[i].id)
			map->slots[place(map, old.slots[i].key)] = old.slots[i];
}

void tg_idmap_put(struct tg_arena *arena, struct tg_idmap *map, uint64_t key, uint32_t id)
{
	size_t i;

	if ((map->count + 1) * 4 > map->slot_count * 3)
		tg_idmap_reserve(arena, map, map->count + 1);
	i = place(map, key);
	map->count += map->slots[i].id == 0;
	map->slots[i] = (struct tg_idmap_slot){key, id};
}
