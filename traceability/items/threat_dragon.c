/* SPDX-License-Identifier: Apache-2.0 */
/*
 * threat_dragon.c - models of OWASP Threat Dragon, version 2 (JSON).
 *
 * A threat's key is `TD-<number>`, the number that the tool shows; without one it is the id, as it
 * is when that is no UUID. What the tool keeps as free text under "mitigation" becomes an item of
 * its own, `<key>-M`, that acts against the threat.
 */
#include <ctype.h>

#include "items/format.h"

static bool fits(const struct tg_item_reader *reader)
{
	return tg_value_get(reader->root, "summary") && tg_value_get(reader->root, "detail");
}

static bool is_uuid(const char *id)
{
	static const char shape[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
	size_t i;

	for (i = 0; shape[i] && id[i]; i++) {
		if (shape[i] == '-' ? id[i] != '-' : !isxdigit((unsigned char)id[i]))
			return false;
	}
	return !shape[i] && !id[i];
}

static const char *threat_key(struct tg_arena *arena, const struct tg_value *threat)
{
	const char *id = tg_value_text(threat, "id", "");
	const char *number = tg_value_text(threat, "number", "");

	if ((!*id || is_uuid(id)) && *number && strcmp(number, "0") != 0)
		return tg_arena_printf(arena, "TD-%s", number);
	return id;
}

static unsigned last_line(const struct tg_value *map)
{
	unsigned line = map->line;

	for (TG_VALUE_EACH(member, map)) {
		if (member->line > line)
			line = member->line;
	}
	return line;
}

/* The first line of a text, cut at a blank when it is long. */
static const char *first_line(struct tg_arena *arena, const char *text)
{
	struct tg_str line = tg_str_trim(tg_str(text));
	enum { LONG = 100 };

	line.len = strcspn(line.len ? line.ptr : "", "\r\n");
	if (line.len > LONG) {
		line.len = LONG;
		while (line.len > LONG / 2 && line.ptr[line.len] != ' ')
			line.len--;
		return tg_arena_printf(arena, "%.*s ...", (int)line.len, line.ptr);
	}
	return tg_arena_strndup(arena, line.ptr ? line.ptr : "", line.len);
}

static bool read_mitigation(struct tg_item_reader *reader, const struct tg_value *threat,
			    const char *key, struct tg_err *err)
{
	const struct tg_value *text = tg_value_get(threat, "mitigation");
	struct tg_item_links links = {0};
	struct tg_item item = {.kind = TG_ITEM_MITIGATION};
	struct tg_item_link *link;

	if (!text || text->kind != TG_VALUE_TEXT || !tg_str_trim(text->text).len)
		return true;
	item.key = tg_arena_printf(reader->arena, "%s-M", key);
	item.title = first_line(reader->arena, text->text.ptr);
	item.text = text->text.ptr;
	item.status = tg_value_text(threat, "status", "");
	item.line = text->line;
	link = TG_VEC_ADD(&links.links);
	link->target = key;
	link->line = text->line;
	link->state = item.status;
	tg_items_set_links(reader->arena, &item, &links);
	return tg_items_add(reader, &item, err);
}

static bool read_threat(struct tg_item_reader *reader, const struct tg_value *threat,
			struct tg_err *err)
{
	static const char *const tag_keys[] = {"type", "severity"};
	struct tg_item item = {.kind = TG_ITEM_THREAT};
	struct tg_item_words tags = {0};
	size_t i;

	if (threat->kind != TG_VALUE_MAP) {
		tg_items_skip(reader, threat->line, "the threat is no object");
		return true;
	}
	item.key = threat_key(reader->arena, threat);
	item.full = tg_value_text(threat, "id", item.key);
	item.title = tg_value_text(threat, "title", item.key);
	item.text = tg_value_text(threat, "description", "");
	item.status = tg_value_text(threat, "status", "");
	item.line = threat->line;
	item.end_line = last_line(threat);
	for (i = 0; i < 2; i++) {
		const char *tag = tg_value_text(threat, tag_keys[i], "");

		if (*tag)
			*TG_VEC_ADD(&tags.texts) = tag;
	}
	tg_items_set_tags(reader->arena, &item, &tags);
	if (!*item.key) {
		tg_items_skip(reader, threat->line, "the threat has neither id nor number");
		return true;
	}
	return tg_items_add(reader, &item, err) && read_mitigation(reader, threat, item.key, err);
}

static bool read_cells(struct tg_item_reader *reader, const struct tg_value *diagram,
		       struct tg_err *err)
{
	if (tg_value_get(diagram, "diagramJson"))
		return tg_value_fail(diagram, err,
				     "the model is of Threat Dragon version 1; open it with "
				     "version 2 and save it");
	for (TG_VALUE_EACH(cell, tg_value_get(diagram, "cells"))) {
		const struct tg_value *data = tg_value_get(cell, "data");

		for (TG_VALUE_EACH(threat, tg_value_get(data, "threats"))) {
			if (!read_threat(reader, threat, err))
				return false;
		}
	}
	return true;
}

static bool read_threat_dragon(struct tg_item_reader *reader, struct tg_err *err)
{
	const struct tg_value *detail = tg_value_get(reader->root, "detail");
	const struct tg_value *diagrams = tg_value_get(detail, "diagrams");

	if (!diagrams || diagrams->kind != TG_VALUE_LIST)
		return tg_value_fail(detail, err,
				     "the model has no list 'diagrams'; is it saved whole?");
	for (TG_VALUE_EACH(diagram, diagrams)) {
		if (!read_cells(reader, diagram, err))
			return false;
	}
	return true;
}

const struct tg_item_format tg_items_threat_dragon = {"threat-dragon", fits, read_threat_dragon};
