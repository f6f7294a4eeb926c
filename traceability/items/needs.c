/* SPDX-License-Identifier: Apache-2.0 */
/*
 * needs.c - needs.json of sphinx-needs: the needs of the current version. Links are the fields
 * that the file's schema calls so, and `links`; what the tool derives from them (`*_back`) is not
 * read twice. Older versions, which the tool keeps, are no part of the product.
 */
#include "items/format.h"

static bool fits(const struct tg_item_reader *reader)
{
	return tg_value_get(reader->root, "versions") &&
	       tg_value_get(reader->root, "current_version");
}

static bool is_link_field(const struct tg_value *schema, const struct tg_value *field)
{
	const struct tg_value *properties = tg_value_get(schema, "properties");
	const struct tg_value *known = tg_value_get(properties, field->key.ptr);

	if (tg_str_ends(field->key, "_back"))
		return false;
	return tg_str_is(field->key, "links") ||
	       strcmp(tg_value_text(known, "field_type", ""), "links") == 0;
}

/* A link is an id; `ID.part` names a part of a need, `ID[version==2]` adds a condition. */
static struct tg_str link_id(const struct tg_value *link)
{
	struct tg_str id = link->text;

	id.len = tg_str_find(id, 0, "[");
	return id;
}

static void read_need(struct tg_item_reader *reader, const struct tg_value *schema,
		      const struct tg_value *need)
{
	struct tg_item item = {.line = need->line, .end_line = tg_items_last_line(need)};
	struct tg_item_links links = {0};
	struct tg_item_words tags = {0};
	const struct tg_value *list = tg_value_get(need, "tags");

	if (need->kind != TG_VALUE_MAP) {
		tg_items_skip(reader, need->line, "the need is no object");
		return;
	}
	item.kind = tg_items_kind_of(tg_str(tg_value_text(need, "type", "req")));
	item.key = tg_value_text(need, "id", need->key.ptr ? need->key.ptr : "");
	item.title = tg_value_text(need, "title", item.key);
	item.text = tg_value_text(need, "content", tg_value_text(need, "description", ""));
	item.status = tg_value_text(need, "status", "");
	for (TG_VALUE_EACH(field, need))
		if (is_link_field(schema, field))
			for (TG_VALUE_EACH(link, field))
				tg_items_add_link(reader, &links, link_id(link), link->line, "");
	if (list && list->kind == TG_VALUE_TEXT)
		tg_items_add_words(reader, &tags, list->text);
	for (TG_VALUE_EACH(tag, list))
		tg_items_add_word(reader, &tags, tag->text);
	tg_items_set_links(reader->arena, &item, &links);
	tg_items_set_tags(reader->arena, &item, &tags);
	tg_items_add(reader, &item);
}

static bool read_needs(struct tg_item_reader *reader, struct tg_err *err)
{
	const struct tg_value *versions = tg_value_get(reader->root, "versions");
	const char *current = tg_value_text(reader->root, "current_version", "");
	const struct tg_value *version = tg_value_get(versions, current), *needs;

	if (!version && versions && versions->count == 1)
		version = versions->first; /* the version's name was changed in one place only */
	needs = tg_value_get(version, "needs");
	if (!needs)
		return tg_value_fail(versions, err,
				     "there are no needs of the current version '%s'; build the "
				     "documentation again",
				     current);
	for (TG_VALUE_EACH(need, needs))
		read_need(reader, tg_value_get(version, "needs_schema"), need);
	return true;
}

const struct tg_item_format tg_items_needs = {"sphinx-needs", fits, read_needs};
