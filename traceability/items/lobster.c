/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lobster.c - requirements in LOBSTER's common interchange format (lobster-req-trace), as its
 * tools write it from TRLC, Codebeamer and others. A tag is "namespace name@version".
 */
#include <stdlib.h>

#include "items/format.h"

static bool fits(const struct tg_item_reader *reader)
{
	return tg_str_starts(tg_str(tg_value_text(reader->root, "schema", "")), "lobster-");
}

/* "req pkg.name@42" without namespace and version. */
static struct tg_str bare(struct tg_str tag, unsigned *ret_version)
{
	size_t blank = tg_str_find(tag, 0, " "), at;

	*ret_version = 0;
	if (blank < tag.len)
		tag = tg_str_n(tag.ptr + blank + 1, tag.len - blank - 1);
	at = tg_str_find(tag, 0, "@");
	if (at < tag.len && tag.len - at < 9)
		*ret_version = (unsigned)strtoul(tag.ptr + at + 1, NULL, 10);
	return tg_str_n(tag.ptr, at);
}

static void read_one(struct tg_item_reader *reader, const struct tg_value *value)
{
	struct tg_item item = {.line = value->line, .end_line = tg_items_last_line(value)};
	const char *tag = tg_value_text(value, "tag", "");
	struct tg_item_links links = {0};
	struct tg_str key = bare(tg_str(tag), &item.revision);
	unsigned version;

	item.key = tg_arena_strndup(reader->arena, key.ptr ? key.ptr : "", key.len);
	item.full = *tag ? tag : item.key;
	item.kind = tg_items_kind_of(tg_str(tg_value_text(value, "kind", "")));
	item.title = tg_value_text(value, "name", item.key);
	item.text = tg_value_text(value, "text", "");
	item.status = tg_value_text(value, "status", "");
	for (TG_VALUE_EACH(ref, tg_value_get(value, "refs"))) {
		size_t before = links.links.count;

		tg_items_add_link(reader, &links, bare(ref->text, &version), ref->line, "");
		if (links.links.count > before)
			links.links.at[before].revision = version;
	}
	tg_items_set_links(reader->arena, &item, &links);
	tg_items_add(reader, &item);
}

static bool read_lobster(struct tg_item_reader *reader, struct tg_err *err)
{
	const struct tg_value *schema = tg_value_get(reader->root, "schema");
	const struct tg_value *data = tg_value_get(reader->root, "data");

	if (!tg_str_is(schema->text, "lobster-req-trace"))
		return tg_value_fail(schema, err,
				     "the file holds '%s'; requirements are in lobster-req-trace",
				     schema->text.ptr);
	if (!data || data->kind != TG_VALUE_LIST)
		return tg_value_fail(reader->root, err, "a LOBSTER file has a list 'data'");
	for (TG_VALUE_EACH(value, data))
		read_one(reader, value);
	return true;
}

const struct tg_item_format tg_items_lobster = {"lobster", fits, read_lobster};
