/* SPDX-License-Identifier: Apache-2.0 */
/*
 * strictdoc.c - documents of StrictDoc (.sdoc). `[REQUIREMENT]`, or a node of another name, begins
 * an item; its fields are `NAME: text`, over several lines between `>>>` and `<<<`. What has no UID
 * cannot be named and is no item. `RELATIONS` (once `REFS`) of type Parent point up; those to
 * files are the code's business, which its annotations say better.
 */
#include "format/input.h"
#include "items/format.h"

/* Nodes that hold no item. */
static const char *const structure[] = {"DOCUMENT", "GRAMMAR", "SECTION",
					"FREETEXT", "TEXT",    "DOCUMENT_FROM_FILE"};

struct sdoc {
	struct tg_item_reader *reader;
	struct tg_str rest;
	unsigned number;
	bool open; /* an item is being read */
	struct tg_item item;
	struct tg_item_links links;
	struct tg_item_words tags;
	bool relations;         /* inside of RELATIONS */
	struct tg_str relation; /* its TYPE */
	struct tg_buf text;
};

static bool fits(const struct tg_item_reader *reader)
{
	return tg_str_ends(tg_str(reader->path), ".sdoc");
}

static const char *kept(struct sdoc *sdoc, struct tg_str text)
{
	text = tg_str_trim(text);
	return tg_arena_strndup(sdoc->reader->arena, text.ptr ? text.ptr : "", text.len);
}

static bool next_line(struct sdoc *sdoc, struct tg_str *line)
{
	if (!tg_str_line(&sdoc->rest, line))
		return false;
	sdoc->number++;
	return true;
}

static void finish(struct sdoc *sdoc)
{
	struct tg_arena *arena = sdoc->reader->arena;
	struct tg_item *item = &sdoc->item;

	if (!sdoc->open)
		return;
	sdoc->open = sdoc->relations = false;
	tg_items_set_links(arena, item, &sdoc->links);
	tg_items_set_tags(arena, item, &sdoc->tags);
	if (!item->key) {
		tg_items_skip(sdoc->reader, item->line, "the node has no UID and cannot be named");
		return;
	}
	if (!item->title)
		item->title = tg_items_first_line(arena, item->text ? item->text : item->key);
	tg_items_add(sdoc->reader, item);
}

static void begin(struct sdoc *sdoc, struct tg_str name)
{
	size_t i;

	finish(sdoc);
	while (name.len && name.ptr[0] == '[')
		name = tg_str_n(name.ptr + 1, name.len - 1);
	while (name.len && name.ptr[name.len - 1] == ']')
		name.len--;
	if (!name.len || name.ptr[0] == '/')
		return;
	for (i = 0; i < sizeof(structure) / sizeof(*structure); i++)
		if (tg_str_is(name, structure[i]))
			return;
	sdoc->open = true;
	sdoc->item = (struct tg_item){
		.kind = tg_items_kind_of(name), .line = sdoc->number, .end_line = sdoc->number};
}

/*
 * The text behind `>>>`, up to the line `<<<`; false when it has no end: then nobody knows what of
 * the rest of the file is text, and neither the node nor what follows is read.
 */
static bool take_block(struct sdoc *sdoc, struct tg_str *ret)
{
	unsigned begin = sdoc->number;
	struct tg_str line;

	tg_buf_clear(&sdoc->text);
	while (next_line(sdoc, &line)) {
		if (tg_str_is(tg_str_trim(line), "<<<")) {
			*ret = tg_buf_view(&sdoc->text);
			return true;
		}
		tg_buf_str(&sdoc->text, line);
		tg_buf_putc(&sdoc->text, '\n');
	}
	tg_items_skip(sdoc->reader, begin,
		      "the text that begins here has no end '<<<'; neither its node nor what "
		      "follows is read");
	return false;
}

/* `- TYPE: Parent`, `VALUE: ID`, `ROLE: Refines`. */
static void take_relation(struct sdoc *sdoc, struct tg_str name, struct tg_str value)
{
	if (tg_str_is(name, "TYPE")) {
		sdoc->relation = value;
	} else if (!tg_str_is(name, "VALUE")) {
		return;
	} else if (tg_str_is(sdoc->relation, "Parent")) {
		tg_items_add_link(sdoc->reader, &sdoc->links, value, sdoc->number, "");
	} else if (!tg_str_is(sdoc->relation, "File")) {
		tg_items_skip(sdoc->reader, sdoc->number,
			      "a relation of type '%.*s' is not read; write a Parent at the other "
			      "end",
			      (int)sdoc->relation.len, sdoc->relation.ptr);
	}
}

static void take_field(struct sdoc *sdoc, struct tg_str name, struct tg_str value)
{
	struct tg_item *item = &sdoc->item;

	sdoc->relations = tg_str_is(name, "RELATIONS") || tg_str_is(name, "REFS");
	if (tg_str_is(name, "UID"))
		item->key = kept(sdoc, value);
	else if (tg_str_is(name, "TITLE"))
		item->title = kept(sdoc, value);
	else if (tg_str_is(name, "STATEMENT") || tg_str_is(name, "DESCRIPTION"))
		item->text = kept(sdoc, value);
	else if (tg_str_is(name, "STATUS"))
		item->status = kept(sdoc, value);
	else if (tg_str_is(name, "TAGS"))
		tg_items_add_words(sdoc->reader, &sdoc->tags, value);
}

/* `NAME: value` or `NAME:`; a name is in capitals. */
static bool split_field(struct tg_str line, struct tg_str *ret_name, struct tg_str *ret_value)
{
	size_t colon = 0;

	while (colon < line.len && ((line.ptr[colon] >= 'A' && line.ptr[colon] <= 'Z') ||
				    (line.ptr[colon] >= '0' && line.ptr[colon] <= '9') ||
				    line.ptr[colon] == '_' || line.ptr[colon] == ' '))
		colon++;
	if (!colon || colon == line.len || line.ptr[colon] != ':')
		return false;
	*ret_name = tg_str_trim(tg_str_n(line.ptr, colon));
	*ret_value = tg_str_trim(tg_str_n(line.ptr + colon + 1, line.len - colon - 1));
	return ret_name->len > 0;
}

static void take_line(struct sdoc *sdoc, struct tg_str line)
{
	bool inner = line.len && (line.ptr[0] == ' ' || line.ptr[0] == '-');
	struct tg_str text = tg_str_trim(line), name, value;

	if (text.len > 2 && text.ptr[0] == '[' && text.ptr[text.len - 1] == ']' && !inner) {
		begin(sdoc, text);
		return;
	}
	if (!text.len)
		return;
	if (tg_str_starts(text, "- "))
		text = tg_str_trim(tg_str_n(text.ptr + 2, text.len - 2));
	if (!split_field(text, &name, &value)) {
		if (sdoc->open)
			tg_items_skip(sdoc->reader, sdoc->number, "the line is no field");
		return;
	}
	if (tg_str_is(value, ">>>") && !take_block(sdoc, &value))
		sdoc->open = false;
	if (!sdoc->open)
		return;
	sdoc->item.end_line = sdoc->number;
	if (sdoc->relations && inner)
		take_relation(sdoc, name, value);
	else
		take_field(sdoc, name, value);
}

static bool read_sdoc(struct tg_item_reader *reader, struct tg_err *err)
{
	struct sdoc sdoc = {.reader = reader};
	struct tg_str line;
	bool ok = tg_input_check(reader->content, reader->path, &sdoc.rest, err);

	while (ok && next_line(&sdoc, &line))
		take_line(&sdoc, line);
	finish(&sdoc);
	tg_buf_done(&sdoc.text);
	TG_VEC_DONE(&sdoc.links.links);
	TG_VEC_DONE(&sdoc.tags.texts);
	return ok;
}

const struct tg_item_format tg_items_strictdoc = {"strictdoc", fits, read_sdoc};
