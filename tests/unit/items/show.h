/* SPDX-License-Identifier: Apache-2.0 */
/*
 * show.h - what the tests of items share: items as text, so that a test reads like the file.
 * Include it behind cmocka.h.
 */
#ifndef UNIT_ITEMS_SHOW_H
#define UNIT_ITEMS_SHOW_H

#include "items/items.h"

static inline void show_words(struct tg_buf *out, const char *name, const char *const *words,
			      size_t count)
{
	size_t i;

	if (count)
		tg_buf_printf(out, "  %s", name);
	for (i = 0; i < count; i++)
		tg_buf_printf(out, " %s", words[i]);
	if (count)
		tg_buf_puts(out, "\n");
}

/* kind key full line-end 'title' [status], then text, links, needs and tags; "! line reason". */
static inline void show(struct tg_buf *out, const struct tg_items *items)
{
	size_t i, n;

	for (i = 0; i < items->count; i++) {
		const struct tg_item *item = &items->at[i];

		tg_buf_printf(out, "%s %s %s %u-%u '%s'", tg_item_kind_name(item->kind), item->key,
			      item->full, item->line, item->end_line, item->title);
		tg_buf_printf(out, "%s%s%s\n", *item->status ? " [" : "", item->status,
			      *item->status ? "]" : "");
		if (*item->text)
			tg_buf_printf(out, "  '%s'\n", item->text);
		for (n = 0; n < item->link_count; n++) {
			const struct tg_item_link *link = &item->links[n];

			tg_buf_printf(out, "  up %s", link->target);
			if (link->revision)
				tg_buf_printf(out, "~%u", link->revision);
			tg_buf_printf(out, " %u%s%s\n", link->line, *link->state ? " " : "",
				      link->state);
		}
		show_words(out, "needs", item->needs, item->need_count);
		show_words(out, "tags", item->tags, item->tag_count);
	}
	for (i = 0; i < items->skip_count; i++)
		tg_buf_printf(out, "! %u %s\n", items->skips[i].line, items->skips[i].reason);
}

static inline void reads(const char *path, const char *text, const char *want)
{
	struct tg_arena arena = {0};
	struct tg_items items;
	struct tg_err err = {0};
	struct tg_buf out = {0};

	tg_items_read(&arena, path, tg_str(text), &items, &err);
	assert_string_equal(err.text, "");
	tg_buf_add(&out, "", 0);
	show(&out, &items);
	assert_string_equal(out.ptr, want);
	tg_buf_done(&out);
	tg_arena_done(&arena);
}

static inline void refuses(const char *path, const char *text, const char *want)
{
	struct tg_arena arena = {0};
	struct tg_items items;
	struct tg_err err = {0};

	assert_false(tg_items_read(&arena, path, tg_str(text), &items, &err));
	assert_int_equal(err.code, TG_ERR_INPUT);
	assert_string_equal(err.text, want);
	assert_int_equal(items.count, 0);
	tg_arena_done(&arena);
}

#endif
