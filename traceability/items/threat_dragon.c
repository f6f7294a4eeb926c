/* SPDX-License-Identifier: Apache-2.0 */
/*
 * threat_dragon.c - models of OWASP Threat Dragon, versions 1 and 2 (JSON).
 *
 * A threat's key is `TD-<number>`, the number that the tool shows; without one it is the id, as it
 * is when that is no UUID. What the tool keeps as free text under "mitigation" becomes an item of
 * its own, `<key>-M`, that acts against the threat. A trust boundary of version 2 that has a name
 * is the item `TB-<name>`.
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

/*
 * Version 1 gives threats no identity: theirs is made of the element's and of the title, so that
 * others may come and go around them.
 */
static const char *key_of_title(struct tg_arena *arena, const struct tg_value *cell,
				const struct tg_value *threat)
{
	struct tg_hasher hasher;
	struct tg_hash hash;

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str(tg_value_text(cell, "id", "")));
	tg_hash_add(&hasher, tg_str(tg_value_text(threat, "title", "")));
	hash = tg_hash_end(&hasher);
	return tg_arena_printf(arena, "TD-%02x%02x%02x%02x", hash.byte[0], hash.byte[1],
			       hash.byte[2], hash.byte[3]);
}

static const char *threat_key(struct tg_arena *arena, const struct tg_value *cell,
			      const struct tg_value *threat)
{
	const char *id = tg_value_text(threat, "id", "");
	const char *number = tg_value_text(threat, "number", "");

	if ((!*id || is_uuid(id)) && *number && strcmp(number, "0") != 0)
		return tg_arena_printf(arena, "TD-%s", number);
	if (!*id && cell && *tg_value_text(threat, "title", ""))
		return key_of_title(arena, cell, threat);
	return id;
}

static void read_threat(struct tg_item_reader *reader, const struct tg_value *cell,
			const struct tg_value *threat)
{
	static const char *const tag_keys[] = {"type", "severity"};
	struct tg_item item = {.kind = TG_ITEM_THREAT};
	struct tg_item_words tags = {0};
	size_t i;

	if (threat->kind != TG_VALUE_MAP) {
		tg_items_skip(reader, threat->line, "the threat is no object");
		return;
	}
	item.key = threat_key(reader->arena, cell, threat);
	item.full = tg_value_text(threat, "id", item.key);
	item.title = tg_value_text(threat, "title", item.key);
	item.text = tg_value_text(threat, "description", "");
	item.status = tg_value_text(threat, "status", "");
	item.line = threat->line;
	item.end_line = tg_items_last_line(threat);
	for (i = 0; i < 2; i++) {
		const char *tag = tg_value_text(threat, tag_keys[i], "");

		if (*tag)
			*TG_VEC_ADD(&tags.texts) = tag;
	}
	tg_items_set_tags(reader->arena, &item, &tags);
	if (!*item.key) {
		tg_items_skip(reader, threat->line, "the threat has neither id nor number");
		return;
	}
	tg_items_add(reader, &item);
	tg_items_add_mitigation(reader, item.key, tg_value_get(threat, "mitigation"), item.status);
}

/* "Plant network" -> "TB-Plant-network"; "" when nothing of the name is left. */
static const char *boundary_key(struct tg_arena *arena, const char *name)
{
	char *key = tg_arena_strdup(arena, tg_arena_printf(arena, "TB-%s", name)), *to = key + 3;

	for (; *name; name++) {
		if (isalnum((unsigned char)*name))
			*to++ = *name;
		else if (to[-1] != '-')
			*to++ = '-';
	}
	if (to[-1] == '-')
		to--;
	*to = 0;
	return to > key + 2 ? key : "";
}

static void read_boundary(struct tg_item_reader *reader, const struct tg_value *cell,
			  const struct tg_value *data)
{
	struct tg_item item = {.kind = TG_ITEM_ASSET};
	struct tg_item_words tags = {0}, needs = {0};

	if (strncmp(tg_value_text(data, "type", ""), "tm.Boundary", 11) != 0)
		return;
	item.title = tg_value_text(data, "name", "");
	item.text = tg_value_text(data, "description", "");
	item.key = boundary_key(reader->arena, item.title);
	item.line = cell->line;
	item.end_line = tg_items_last_line(cell);
	if (!*item.key || tg_map_has(&reader->keys, tg_str(item.key))) {
		tg_items_skip(reader, cell->line,
			      "a trust boundary without a name of its own cannot be cited");
		return;
	}
	*TG_VEC_ADD(&tags.texts) = "trust-boundary";
	tg_items_set_tags(reader->arena, &item, &tags);
	*TG_VEC_ADD(&needs.texts) = "crossing";
	tg_items_set_needs(reader->arena, &item, &needs);
	tg_items_add(reader, &item);
}

static void read_cells(struct tg_item_reader *reader, const struct tg_value *diagram)
{
	const struct tg_value *first = tg_value_get(diagram, "diagramJson");
	const struct tg_value *cells = tg_value_get(first ? first : diagram, "cells");

	if (cells && cells->kind != TG_VALUE_LIST) { /* a new diagram may have none */
		tg_items_skip(reader, diagram->line, "the cells of the diagram are no list");
		return;
	}
	for (TG_VALUE_EACH(cell, cells)) {
		const struct tg_value *data = tg_value_get(cell, "data");

		for (TG_VALUE_EACH(threat, tg_value_get(first ? cell : data, "threats"))) {
			read_threat(reader, first ? cell : NULL, threat);
		}
		read_boundary(reader, cell, data);
	}
}

static bool read_threat_dragon(struct tg_item_reader *reader, struct tg_err *err)
{
	const struct tg_value *detail = tg_value_get(reader->root, "detail");
	const struct tg_value *diagrams = tg_value_get(detail, "diagrams");

	if (!diagrams || diagrams->kind != TG_VALUE_LIST)
		return tg_value_fail(detail, err,
				     "the model has no list 'diagrams'; is it saved whole?");
	for (TG_VALUE_EACH(diagram, diagrams)) {
		read_cells(reader, diagram);
	}
	return true;
}

const struct tg_item_format tg_items_threat_dragon = {"threat-dragon", fits, read_threat_dragon};
