/* SPDX-License-Identifier: Apache-2.0 */
#include "lsp/items.h"

#include "base/file.h"
#include "base/hash.h"
#include "items/items.h"
#include "trace/analysis/worktree.h"

enum {
	FILE_LIMIT = 8 * 1024 * 1024,
	WALK_MS = 2000 /* how long a list of files is taken for the present one */
};

struct tg_folder_items {
	/* Which files there are. */
	struct tg_arena paths_arena;
	tg_paths paths;
	int64_t walked;

	/* What stands in them. */
	struct tg_arena arena;
	struct tg_map by_id;  /* lower case -> struct tg_item * */
	struct tg_hash state; /* of the files that were read */
	bool filled;
};

bool tg_folder_holds_items(const struct tg_folder *folder, const char *path)
{
	return tg_words_match(&folder->config.requirements, path) ||
	       tg_words_match(&folder->config.threats, path);
}

static bool wanted(void *user, const char *path)
{
	return tg_folder_holds_items(user, path);
}

static void forget_paths(struct tg_folder_items *items)
{
	TG_VEC_DONE(&items->paths);
	tg_arena_done(&items->paths_arena);
}

static void forget_items(struct tg_folder_items *items)
{
	tg_map_done(&items->by_id);
	items->by_id = (struct tg_map){0};
	tg_arena_done(&items->arena);
}

void tg_folder_items_free(struct tg_folder_items *items)
{
	if (!items)
		return;
	forget_paths(items);
	forget_items(items);
	tg_free_(&items);
}

static void find_paths(struct tg_lsp *lsp, struct tg_folder *folder, struct tg_folder_items *items)
{
	int64_t now = tg_lsp_now();
	struct tg_err err = {0};

	if (items->walked != 0 && now - items->walked < WALK_MS)
		return;
	forget_paths(items);
	items->walked = now;
	if (!tg_worktree_files(&items->paths_arena, folder->root, wanted, folder, &items->paths,
			       &err))
		tg_lsp_log(lsp, TG_LSP_WARNING, false, "%s: %s", folder->root, err.text);
}

/* What tells one state of the files from another. */
static struct tg_hash state_of(const struct tg_lsp *lsp, const struct tg_folder *folder,
			       const struct tg_folder_items *items)
{
	struct tg_hasher hasher;
	size_t i;

	tg_hash_begin(&hasher);
	for (i = 0; i < items->paths.count; i++) {
		const char *path = items->paths.at[i];
		const struct tg_document *open = tg_folder_document(lsp, folder, path);
		struct tg_stamp stamp = tg_folder_stamp(folder, path);

		tg_hash_add(&hasher, tg_str(path));
		tg_hash_number(&hasher, (uint64_t)stamp.time);
		tg_hash_number(&hasher, (uint64_t)stamp.size);
		tg_hash_number(&hasher, open ? open->revision : 0);
	}
	return tg_hash_end(&hasher);
}

static void put_lower(struct tg_buf *out, struct tg_str text)
{
	size_t i;

	for (i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		tg_buf_putc(out, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
	}
}

/* Adds an item under one of its names; the first of two items keeps a name. */
static void add_name(struct tg_folder_items *items, struct tg_str name, struct tg_item *item)
{
	struct tg_buf lower = {0};
	void **place;

	put_lower(&lower, name);
	place = tg_map_put(&items->by_id, tg_buf_view(&lower));
	if (!*place)
		*place = item;
	tg_buf_done(&lower);
}

static void add_item(struct tg_folder_items *items, const char *path, const struct tg_item *read)
{
	struct tg_item *item = TG_NEW(&items->arena, struct tg_item);
	struct tg_str full = tg_str(read->full);
	size_t i = full.len;

	*item = *read;
	item->path = tg_arena_strdup(&items->arena, path);
	add_name(items, tg_str(item->key), item);
	add_name(items, full, item);
	/* "req~name" asks for any revision of req~name~1. */
	while (i > 0 && full.ptr[i - 1] >= '0' && full.ptr[i - 1] <= '9')
		i--;
	if (i > 1 && i < full.len && full.ptr[i - 1] == '~')
		add_name(items, tg_str_n(full.ptr, i - 1), item);
}

static void read_file(struct tg_lsp *lsp, struct tg_folder *folder, struct tg_folder_items *items,
		      const char *path)
{
	const struct tg_document *open = tg_folder_document(lsp, folder, path);
	struct tg_items read = {0};
	struct tg_buf content = {0};
	struct tg_err err = {0};
	bool ok = true;

	if (open)
		tg_buf_str(&content, tg_buf_view(&open->text.content));
	else
		ok = tg_file_read_at(folder->dir, path, FILE_LIMIT, &content, &err);
	if (ok && tg_items_read(&items->arena, path, tg_buf_view(&content), &read, &err))
		for (size_t i = 0; i < read.count; i++)
			add_item(items, path, &read.at[i]);
	else
		tg_lsp_log(lsp, TG_LSP_WARNING, false, "%s", err.text);
	tg_buf_done(&content);
}

void tg_folder_items_refresh(struct tg_lsp *lsp, struct tg_folder *folder)
{
	struct tg_folder_items *items = folder->items;
	struct tg_err ignored = {0};
	struct tg_hash state;

	/* The configuration names the files. Where it is broken the usual places count; that it is
	 * broken is said with the diagnostics. */
	tg_folder_refresh(lsp, folder, &ignored);
	if (!items)
		items = folder->items = tg_alloc_zero(1, sizeof(*items));
	find_paths(lsp, folder, items);
	state = state_of(lsp, folder, items);
	if (items->filled && tg_hash_eq(state, items->state))
		return;
	forget_items(items);
	for (size_t i = 0; i < items->paths.count; i++)
		read_file(lsp, folder, items, items->paths.at[i]);
	items->state = state;
	items->filled = true;
}

const struct tg_item *tg_folder_item(const struct tg_folder *folder, struct tg_str id)
{
	const struct tg_item *item = NULL;
	struct tg_buf lower = {0};

	put_lower(&lower, id);
	if (folder->items)
		item = tg_map_get(&folder->items->by_id, tg_buf_view(&lower));
	tg_buf_done(&lower);
	return item;
}
