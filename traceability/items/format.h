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

extern const struct tg_item_format tg_items_csv;
extern const struct tg_item_format tg_items_doorstop;
extern const struct tg_item_format tg_items_lobster;
extern const struct tg_item_format tg_items_markdown;
extern const struct tg_item_format tg_items_needs;
extern const struct tg_item_format tg_items_otm;
extern const struct tg_item_format tg_items_pytm;
extern const struct tg_item_format tg_items_reqif;
extern const struct tg_item_format tg_items_strictdoc;
extern const struct tg_item_format tg_items_threagile;
extern const struct tg_item_format tg_items_threat_dragon;
extern const struct tg_item_format tg_items_tmt;

/*
 * Adds an item: texts that are NULL become "", the hash is made, `full` defaults to `key`. The
 * second item with a key is skipped with both lines, as is one whose key is no id.
 */
void tg_items_add(struct tg_item_reader *reader, const struct tg_item *item);

/* Notes something that was not understood. Text of the file is escaped. */
void tg_items_skip(struct tg_item_reader *reader, unsigned line, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* The name of a file without folder and ending. */
const char *tg_items_stem(struct tg_item_reader *reader);

/* The first line of a text, cut at a blank when it is long: a title for what has none. */
const char *tg_items_first_line(struct tg_arena *arena, const char *text);

/* A key made of what a tool writes as identity: `a>b@c` becomes `a-b/c`. */
const char *tg_items_tool_key(struct tg_arena *arena, struct tg_str text);

/* What a word like "req", "Threat", "test_case" says an item is; requirements are the rest. */
enum tg_item_kind tg_items_kind_of(struct tg_str word);

/* The last line of a value with all that is in it. */
unsigned tg_items_last_line(const struct tg_value *value);

/* A growing list of texts or links, moved into the arena at its end. */
struct tg_item_words {
	TG_VEC(const char *) texts;
};
struct tg_item_links {
	TG_VEC(struct tg_item_link) links;
};
/* Adds one link; an id that is none is skipped with the reason. `state` may be "". */
void tg_items_add_link(struct tg_item_reader *reader, struct tg_item_links *links,
		       struct tg_str target, unsigned line, const char *state);
/* Adds a copy, unless the text is empty. */
void tg_items_add_word(struct tg_item_reader *reader, struct tg_item_words *words,
		       struct tg_str word);
/* Adds what stands between commas, semicolons or line ends. */
void tg_items_add_words(struct tg_item_reader *reader, struct tg_item_words *words,
			struct tg_str list);
/* What a tool keeps as free text about a threat: `<key>-M`, which acts against it. */
void tg_items_add_mitigation(struct tg_item_reader *reader, const char *key,
			     const struct tg_value *text, const char *status);
void tg_items_set_tags(struct tg_arena *arena, struct tg_item *item, struct tg_item_words *words);
void tg_items_set_needs(struct tg_arena *arena, struct tg_item *item, struct tg_item_words *words);
void tg_items_set_links(struct tg_arena *arena, struct tg_item *item, struct tg_item_links *links);

#endif
