/* SPDX-License-Identifier: Apache-2.0 */
/*
 * format.h - what the readers of the formats share; nobody outside of items/ includes it.
 */
#ifndef TG_ITEMS_FORMAT_H
#define TG_ITEMS_FORMAT_H

#include "base/map.h"
#include "format/value.h"
#include "items/items.h"

/* A file that is being read, and what was found in it so far. */
struct tg_item_reader {
	struct tg_arena *arena;
	const char *path;
	struct tg_str content;
	const struct tg_value *root; /* of YAML and JSON, else NULL */
	TG_VEC(struct tg_item) items;
	TG_VEC(struct tg_item_skip) skips;
	struct tg_map keys; /* key -> line + 1 of its item, as a pointer */
};

struct tg_item_format {
	const char *name;
	bool (*fits)(const struct tg_item_reader *reader);
	bool (*read)(struct tg_item_reader *reader, struct tg_err *err);
};

extern const struct tg_item_format tg_items_markdown;
extern const struct tg_item_format tg_items_otm;
extern const struct tg_item_format tg_items_threat_dragon;

/*
 * Adds an item: texts that are NULL become "", the hash is made, `full` defaults to `key`. The
 * second item with a key is an error that names both lines. A key that is no id is skipped.
 */
bool tg_items_add(struct tg_item_reader *reader, const struct tg_item *item, struct tg_err *err);

/* Notes something that was not understood. Text of the file is escaped. */
void tg_items_skip(struct tg_item_reader *reader, unsigned line, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* A growing list of texts or links, moved into the arena at its end. */
struct tg_item_words {
	TG_VEC(const char *) texts;
};
struct tg_item_links {
	TG_VEC(struct tg_item_link) links;
};
void tg_items_set_tags(struct tg_arena *arena, struct tg_item *item, struct tg_item_words *words);
void tg_items_set_needs(struct tg_arena *arena, struct tg_item *item, struct tg_item_words *words);
void tg_items_set_links(struct tg_arena *arena, struct tg_item *item, struct tg_item_links *links);

#endif
