/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tmt.c - models of the Microsoft Threat Modeling Tool (.tm7). A threat's key is `TM-` and the
 * number that the tool shows; its texts are properties by name.
 */
#include <stdio.h>

#include "format/xml.h"
#include "items/format.h"

enum { NAME_LIMIT = 64 };

struct tmt {
	struct tg_item_reader *reader;
	bool instances;           /* inside of ThreatInstances */
	unsigned depth, instance; /* open elements; those open at the open instance, 0 = none */
	struct tg_item item;
	struct tg_item_words tags;
	const char *priority;
	char key[NAME_LIMIT]; /* of the property that is being read */
	struct tg_buf text;
	unsigned line;
	bool is_model;
};

/* Properties of a threat that we read, and where they go. */
static void take_property(struct tmt *tmt, const char *value)
{
	struct tg_item *item = &tmt->item;

	if (strcmp(tmt->key, "Title") == 0)
		item->title = value;
	else if (strcmp(tmt->key, "UserThreatDescription") == 0)
		item->text = value;
	else if (strcmp(tmt->key, "UserThreatCategory") == 0 || strcmp(tmt->key, "Priority") == 0)
		tg_items_add_word(tmt->reader, &tmt->tags, tg_str(value));
}

static bool on_open(void *user, const char *name, const char **attributes, unsigned line,
		    struct tg_err *err)
{
	struct tmt *tmt = user;

	(void)attributes;
	(void)err;
	tmt->depth++;
	tmt->is_model |= strcmp(name, "ThreatModel") == 0;
	tmt->instances |= strcmp(name, "ThreatInstances") == 0;
	/* The element's name carries a hash of the type, which changes from version to version. */
	if (tmt->instances && !tmt->instance && strncmp(name, "KeyValueOfstringThreat", 22) == 0) {
		tmt->instance = tmt->depth;
		tmt->item = (struct tg_item){
			.kind = TG_ITEM_THREAT, .key = "", .line = line, .status = ""};
	}
	tmt->line = line;
	tg_buf_clear(&tmt->text);
	return true;
}

static void close_instance(struct tmt *tmt)
{
	struct tg_item *item = &tmt->item;

	tmt->instance = 0;
	item->end_line = tmt->line;
	tg_items_set_tags(tmt->reader->arena, item, &tmt->tags);
	if (!item->title)
		item->title = item->key;
	tg_items_add(tmt->reader, item);
}

static bool on_close(void *user, const char *name, struct tg_err *err)
{
	struct tmt *tmt = user;
	struct tg_str text = tg_str_trim(tg_buf_view(&tmt->text));
	struct tg_arena *arena = tmt->reader->arena;

	(void)err;
	if (tmt->instance && text.len) {
		const char *value = tg_arena_strndup(arena, text.ptr, text.len);

		if (strcmp(name, "Id") == 0 && !*tmt->item.key)
			tmt->item.key = tg_arena_printf(arena, "TM-%s", value);
		else if (strcmp(name, "State") == 0)
			tmt->item.status = value;
		else if (strcmp(name, "Key") == 0)
			snprintf(tmt->key, sizeof(tmt->key), "%s", value);
		else if (strcmp(name, "Value") == 0)
			take_property(tmt, value);
	}
	if (strcmp(name, "ThreatInstances") == 0)
		tmt->instances = false;
	if (tmt->instance && tmt->instance == tmt->depth)
		close_instance(tmt);
	tmt->depth--;
	tg_buf_clear(&tmt->text);
	return true;
}

static bool on_text(void *user, struct tg_str text, struct tg_err *err)
{
	struct tmt *tmt = user;

	(void)err;
	if (tmt->instance)
		tg_buf_str(&tmt->text, text);
	return true;
}

static bool fits(const struct tg_item_reader *reader)
{
	return tg_str_ends(tg_str(reader->path), ".tm7");
}

static bool read_tmt(struct tg_item_reader *reader, struct tg_err *err)
{
	static const struct tg_xml_handler handler = {on_open, on_close, on_text};
	struct tmt tmt = {.reader = reader};
	bool ok;

	ok = tg_xml_parse(reader->content, reader->path, &handler, &tmt, err);
	if (ok && !tmt.is_model)
		ok = tg_fail(err, TG_ERR_INPUT,
			     "%s:1:1: this is no model of the Microsoft Threat Modeling Tool",
			     reader->path);
	TG_VEC_DONE(&tmt.tags.texts);
	tg_buf_done(&tmt.text);
	return ok;
}

const struct tg_item_format tg_items_tmt = {"tmt", fits, read_tmt};
