/* SPDX-License-Identifier: Apache-2.0 */
#include "items/items.h"

#include <stdio.h>

#include "base/text.h"
#include "items/format.h"
#include "model/id.h"

/* Told apart by content; those that the name tells come first. */
static const struct tg_item_format *const formats[] = {
	&tg_items_markdown,  &tg_items_strictdoc, &tg_items_csv,           &tg_items_reqif,
	&tg_items_tmt,       &tg_items_otm,       &tg_items_needs,         &tg_items_lobster,
	&tg_items_threagile, &tg_items_pytm,      &tg_items_threat_dragon, &tg_items_doorstop,
};

/* Adds a field with each run of white space as one blank, so that layout does not count. */
static void hash_folded(struct tg_hasher *hasher, const char *text)
{
	struct tg_buf folded = {0};
	char *to = tg_buf_room(&folded, strlen(text));

	for (; *text; text++) {
		bool blank = *text == ' ' || (*text >= '\t' && *text <= '\r');

		if (!blank)
			*to++ = *text;
		else if (to > folded.ptr && to[-1] != ' ')
			*to++ = ' ';
	}
	folded.len = (size_t)(to - folded.ptr);
	tg_hash_add(hasher, tg_str_trim(tg_buf_view(&folded)));
	tg_buf_done(&folded);
}

struct tg_hash tg_item_hash(enum tg_item_kind kind, const char *title, const char *text)
{
	struct tg_hasher hasher;

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str(tg_item_kind_name(kind)));
	hash_folded(&hasher, title);
	hash_folded(&hasher, text);
	return tg_hash_end(&hasher);
}

void tg_items_skip(struct tg_item_reader *reader, unsigned line, const char *fmt, ...)
{
	struct tg_item_skip *skip = TG_VEC_ADD(&reader->skips);
	struct tg_buf clean = {0};
	char text[512];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	tg_escape_terminal(&clean, tg_str(text), false);
	skip->line = line;
	skip->reason = tg_arena_strndup(reader->arena, clean.ptr ? clean.ptr : "", clean.len);
	tg_buf_done(&clean);
}

/* A text without the blanks around it; never NULL. */
static const char *tidy(struct tg_arena *arena, const char *text)
{
	struct tg_str all = tg_str(text), trimmed = tg_str_trim(all);

	if (!trimmed.len)
		return "";
	return trimmed.len == all.len ? text : tg_arena_strndup(arena, trimmed.ptr, trimmed.len);
}

void tg_items_add(struct tg_item_reader *reader, const struct tg_item *item)
{
	struct tg_item *added;
	char why[TG_ID_WHY];
	void **line;

	if (!tg_id_check(tg_str(item->key), why)) {
		tg_items_skip(reader, item->line, "the %s is not read: %s",
			      tg_item_kind_name(item->kind), why);
		return;
	}
	line = tg_map_put(&reader->keys, tg_str(item->key));
	if (*line) {
		tg_items_skip(reader, item->line,
			      "the id '%s' stands in line %zu already; give one of the two "
			      "another id",
			      item->key, (size_t)(uintptr_t)*line);
		return;
	}
	*line = (void *)(uintptr_t)item->line;
	added = TG_VEC_ADD(&reader->items);
	*added = *item;
	added->full = item->full ? item->full : item->key;
	added->title = tidy(reader->arena, item->title);
	added->text = tidy(reader->arena, item->text);
	added->status = item->status ? item->status : "";
	added->path = "";
	added->end_line = item->end_line < item->line ? item->line : item->end_line;
	added->hash = tg_item_hash(item->kind, added->title, added->text);
}

/* Moves the elements of a vector into the arena. */
static void *keep(struct tg_arena *arena, const void *at, size_t count, size_t size)
{
	void *copy = tg_arena_alloc(arena, count * size);

	if (count)
		memcpy(copy, at, count * size);
	return copy;
}

void tg_items_set_tags(struct tg_arena *arena, struct tg_item *item, struct tg_item_words *words)
{
	item->tag_count = words->texts.count;
	item->tags = keep(arena, words->texts.at, words->texts.count, sizeof(*words->texts.at));
	TG_VEC_DONE(&words->texts);
}

void tg_items_set_needs(struct tg_arena *arena, struct tg_item *item, struct tg_item_words *words)
{
	item->need_count = words->texts.count;
	item->needs = keep(arena, words->texts.at, words->texts.count, sizeof(*words->texts.at));
	TG_VEC_DONE(&words->texts);
}

void tg_items_set_links(struct tg_arena *arena, struct tg_item *item, struct tg_item_links *links)
{
	item->link_count = links->links.count;
	item->links = keep(arena, links->links.at, links->links.count, sizeof(*links->links.at));
	TG_VEC_DONE(&links->links);
}

/* What is read line by line or as XML, and so is no tree. */
static bool is_tree(const char *path)
{
	static const char *const others[] = {".md",  ".markdown", ".rst",    ".sdoc", ".csv",
					     ".tsv", ".reqif",    ".reqifz", ".tm7"};
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (tg_str_ends(tg_str(path), others[i]))
			return false;
	return true;
}

/* YAML and JSON become a tree; which of the two, the name tells, or else the first character. */
static bool parse(struct tg_item_reader *reader, struct tg_err *err)
{
	struct tg_str name = tg_str(reader->path), text = tg_str_trim(reader->content);
	bool yaml = tg_str_ends(name, ".yaml") || tg_str_ends(name, ".yml");
	bool json = tg_str_ends(name, ".json") ||
		    (!yaml && text.len && (text.ptr[0] == '{' || text.ptr[0] == '['));

	if (!is_tree(reader->path))
		return true;
	reader->root = json ? tg_json_parse(reader->arena, reader->content, reader->path, err)
			    : tg_yaml_parse(reader->arena, reader->content, reader->path, err);
	return reader->root != NULL;
}

static bool read_format(struct tg_item_reader *reader, struct tg_items *ret_items,
			struct tg_err *err)
{
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		if (!formats[i]->fits(reader))
			continue;
		ret_items->format = formats[i]->name;
		return formats[i]->read(reader, err);
	}
	return tg_fail(err, TG_ERR_INPUT,
		       "%s:1: the format is not known; expected OpenFastTrace items (.md, .rst), "
		       "StrictDoc (.sdoc), ReqIF, CSV, Doorstop, needs.json, LOBSTER, an Open "
		       "Threat Model, Threat Dragon, Threagile, pytm or a .tm7",
		       reader->path);
}

bool tg_items_read(struct tg_arena *arena, const char *path, struct tg_str content,
		   struct tg_items *ret_items, struct tg_err *err)
{
	struct tg_item_reader reader = {.arena = arena, .path = path, .content = content};
	bool ok;

	*ret_items = (struct tg_items){0};
	ok = parse(&reader, err) && read_format(&reader, ret_items, err);
	if (ok) {
		ret_items->count = reader.items.count;
		ret_items->at =
			keep(arena, reader.items.at, reader.items.count, sizeof(*reader.items.at));
		ret_items->skip_count = reader.skips.count;
		ret_items->skips =
			keep(arena, reader.skips.at, reader.skips.count, sizeof(*reader.skips.at));
	}
	TG_VEC_DONE(&reader.items);
	TG_VEC_DONE(&reader.skips);
	tg_map_done(&reader.keys);
	return ok;
}
