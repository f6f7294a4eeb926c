/* SPDX-License-Identifier: Apache-2.0 */
/*
 * doorstop.c - a tree of Doorstop: one YAML file an item, whose id is the file's name. Items that
 * are not active or not normative (headings, remarks) are no requirements; `.doorstop.yml`, the
 * settings of a document, holds none.
 *
 * A link may carry the fingerprint of its target's text. It is the tool's own; here the trace
 * database keeps what was reviewed against which text.
 */
#include "items/format.h"

static bool is_settings(const struct tg_value *root)
{
	const struct tg_value *settings = tg_value_get(root, "settings");

	return tg_value_get(settings, "prefix") || tg_value_get(settings, "digits");
}

static bool fits(const struct tg_item_reader *reader)
{
	const struct tg_value *root = reader->root;

	return is_settings(root) ||
	       (tg_value_get(root, "text") && tg_value_get(root, "links") &&
		(tg_value_get(root, "level") || tg_value_get(root, "reviewed")));
}

static bool flag(const struct tg_value *root, const char *name)
{
	const struct tg_value *value = tg_value_get(root, name);
	bool set = true;

	return !value || !tg_value_bool(value, &set, NULL) || set;
}

static bool read_doorstop(struct tg_item_reader *reader, struct tg_err *err)
{
	const struct tg_value *root = reader->root;
	struct tg_item item = {.line = 1, .end_line = tg_items_last_line(root)};
	struct tg_item_links links = {0};

	(void)err;
	if (is_settings(root) || !flag(root, "active") || !flag(root, "normative"))
		return true;
	item.kind = tg_items_kind_of(tg_str(tg_value_text(root, "type", "")));
	item.key = tg_items_stem(reader);
	item.text = tg_value_text(root, "text", "");
	item.title = tg_value_text(root, "header", "");
	if (!*item.title)
		item.title = tg_items_first_line(reader->arena, item.text);
	if (!*item.title)
		item.title = item.key;
	item.status = tg_value_text(root, "status", "");
	for (TG_VALUE_EACH(link, tg_value_get(root, "links")))
		tg_items_add_link(reader, &links,
				  link->kind == TG_VALUE_MAP && link->first ? link->first->key
									    : link->text,
				  link->line, "");
	tg_items_set_links(reader->arena, &item, &links);
	tg_items_add(reader, &item);
	return true;
}

const struct tg_item_format tg_items_doorstop = {"doorstop", fits, read_doorstop};
