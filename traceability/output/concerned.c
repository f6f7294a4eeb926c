/* SPDX-License-Identifier: Apache-2.0 */
#include "output/concerned.h"

static struct tg_str address_of(const struct tg_finding *const *finding)
{
	return tg_str_n((const char *)finding, sizeof(*finding));
}

static void name_item(struct tg_buf *name, const struct tg_item *item)
{
	tg_buf_clear(name);
	tg_buf_printf(name, "%d %s", (int)item->kind, item->key);
}

static void add(struct tg_map *concerned, const struct tg_matrix_item *item)
{
	struct tg_buf name = {0};
	size_t i;
	bool is_new;

	name_item(&name, item->item);
	is_new = tg_map_add(concerned, tg_buf_view(&name));
	tg_buf_done(&name);
	for (i = 0; i < item->finding_count; i++)
		tg_map_add(concerned, address_of(&item->findings[i]));
	for (i = 0; is_new && i < item->down_count; i++)
		add(concerned, item->down[i]);
}

void tg_concerned_add(struct tg_map *concerned, const struct tg_matrix *matrix,
		      const struct tg_item *item)
{
	struct tg_map here = {0}; /* of this side: another may have other things below an item */
	size_t i;

	for (i = 0; i < matrix->count; i++)
		if (matrix->items[i].item->kind == item->kind &&
		    strcmp(matrix->items[i].item->key, item->key) == 0)
			add(&here, &matrix->items[i]);
	for (i = 0; i < here.entries.count; i++)
		tg_map_add(concerned, here.entries.at[i].key);
	tg_map_done(&here);
}

bool tg_concerned_item(const struct tg_map *concerned, const struct tg_item *item)
{
	struct tg_buf name = {0};
	bool is_there;

	name_item(&name, item);
	is_there = tg_map_has(concerned, tg_buf_view(&name));
	tg_buf_done(&name);
	return is_there;
}

bool tg_concerned_finding(const struct tg_map *concerned, const struct tg_finding *finding)
{
	return tg_map_has(concerned, address_of(&finding));
}
