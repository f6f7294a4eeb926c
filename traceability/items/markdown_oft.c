/* SPDX-License-Identifier: Apache-2.0 */
/*
 * markdown_oft.c - specification items of OpenFastTrace in Markdown and reStructuredText.
 *
 * A line that holds `req~NAME~1` alone begins an item. Its title is the heading, or the line in
 * bold, above it. What follows, up to the next heading or item, is its description and its fields:
 * Covers, Depends, Needs, Tags, Status, Rationale, Comment. The description alone is the text, so
 * that a better rationale makes nothing suspect.
 *
 * The type says what an item is: threat, mitigation, asset and the names of tests are what they
 * say, all others are requirements. A key is the name for `req`, and type~name for other types.
 */
#include <strings.h>

#include "format/input.h"
#include "items/format.h"
#include "items/markdown.h"
#include "model/id.h"

enum field { DESCRIPTION = 0, COVERS, DEPENDS, NEEDS, TAGS, STATUS, ASIDE };

static const struct {
	const char *word;
	enum field field;
} fields[] = {
	{"Covers", COVERS}, {"Depends", DEPENDS},         {"Needs", NEEDS},     {"Tags", TAGS},
	{"Status", STATUS}, {"Description", DESCRIPTION}, {"Rationale", ASIDE}, {"Comment", ASIDE},
};

static const struct {
	const char *type;
	enum tg_item_kind kind;
} kinds[] = {
	{"threat", TG_ITEM_THREAT},  {"mitigation", TG_ITEM_MITIGATION},
	{"asset", TG_ITEM_ASSET},    {"utest", TG_ITEM_TESTSPEC},
	{"itest", TG_ITEM_TESTSPEC}, {"stest", TG_ITEM_TESTSPEC},
	{"atest", TG_ITEM_TESTSPEC},
};

struct oft {
	struct tg_item_reader *reader;
	struct tg_markdown markdown;
	struct tg_str heading;        /* that waits for its item */
	struct tg_markdown_line bold; /* a line that may be a title; blank = there is none */
	bool gap;                     /* an empty line stands behind `bold` */
	bool open;                    /* `item` is being read */
	struct tg_item item;
	enum field field;
	struct tg_buf text;
	struct tg_item_links links;
	struct tg_item_words needs, tags;
};

static bool fits(const struct tg_item_reader *reader)
{
	struct tg_str name = tg_str(reader->path);

	return tg_str_ends(name, ".md") || tg_str_ends(name, ".markdown") ||
	       tg_str_ends(name, ".rst");
}

static const char *kept(struct oft *oft, struct tg_str text)
{
	return tg_arena_strndup(oft->reader->arena, text.ptr ? text.ptr : "", text.len);
}

/* A text without the marks around it: `code`, **bold**, _emphasis_. */
static struct tg_str unmark(struct tg_str text)
{
	text = tg_str_trim(text);
	while (text.len >= 2 && strchr("`*_", text.ptr[0]) && text.ptr[text.len - 1] == text.ptr[0])
		text = tg_str_trim(tg_str_n(text.ptr + 1, text.len - 2));
	return text;
}

static bool is_bold(struct tg_str text)
{
	return text.len > 4 && ((tg_str_starts(text, "**") && tg_str_ends(text, "**")) ||
				(tg_str_starts(text, "__") && tg_str_ends(text, "__")));
}

/* The length of the type in front of a `~`, or 0 when the text does not begin like an item's id. */
static size_t type_length(struct tg_str text)
{
	size_t length = 0;

	while (length < text.len && text.ptr[length] >= 'a' && text.ptr[length] <= 'z')
		length++;
	return length && length < text.len && text.ptr[length] == '~' ? length : 0;
}

static enum tg_item_kind kind_of(struct tg_str type)
{
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (tg_str_is(type, kinds[i].type))
			return kinds[i].kind;
	}
	return TG_ITEM_REQUIREMENT;
}

static void finish(struct oft *oft)
{
	struct tg_arena *arena = oft->reader->arena;

	if (!oft->open)
		return;
	oft->open = false;
	oft->item.text = kept(oft, tg_buf_view(&oft->text));
	tg_items_set_links(arena, &oft->item, &oft->links);
	tg_items_set_needs(arena, &oft->item, &oft->needs);
	tg_items_set_tags(arena, &oft->item, &oft->tags);
	tg_items_add(oft->reader, &oft->item);
}

/*
 * Begins an item when the line is nothing but an id; false when it is not, or when the id lacks its
 * revision or is written with other characters than ASCII, is passed over with the reason.
 */
static bool begin(struct oft *oft, const struct tg_markdown_line *line)
{
	struct tg_str id = unmark(line->text), key, title;
	size_t type = type_length(id);
	char why[TG_ID_WHY];
	unsigned revision;

	if (!type || memchr(id.ptr, ' ', id.len))
		return false;
	if (!tg_id_check(id, why)) {
		tg_items_skip(oft->reader, line->number, "the item is not read: %s", why);
		return false;
	}
	key = tg_id_key(id, &revision);
	if (!revision) {
		tg_items_skip(oft->reader, line->number,
			      "the item '%.*s' is not read: it has no revision, as in %.*s~1",
			      (int)id.len, id.ptr, (int)id.len, id.ptr);
		return false;
	}
	finish(oft);
	title = oft->bold.kind == TG_MARKDOWN_TEXT ? oft->bold.text : oft->heading;
	oft->item = (struct tg_item){
		.kind = kind_of(tg_str_n(id.ptr, type)),
		.key = kept(oft, key),
		.full = kept(oft, id),
		.revision = revision,
		.title = kept(oft, title.len ? unmark(title) : key),
		.line = line->number,
		.end_line = line->number,
	};
	oft->open = true;
	oft->field = DESCRIPTION;
	oft->heading = tg_str("");
	oft->bold.kind = TG_MARKDOWN_BLANK;
	tg_buf_clear(&oft->text);
	return true;
}

/* The id that an entry of a list names: `id`, [text](#id), id -- remark. */
static struct tg_str entry_id(struct tg_str text)
{
	static const char *const ends[] = {" -- ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", ": "};
	size_t at, i;

	if (tg_str_starts(text, "[") && (at = tg_str_find(text, 0, "](#")) < text.len) {
		text = tg_str_n(text.ptr + at + 3, text.len - at - 3);
		return tg_str_n(text.ptr, tg_str_find(text, 0, ")"));
	}
	if (tg_str_starts(text, "[") && (at = tg_str_find(text, 0, "](")) < text.len)
		return unmark(tg_str_n(text.ptr + 1, at - 1));
	while (tg_str_starts(text, "``")) /* of reStructuredText */
		text = tg_str_n(text.ptr + 1, text.len - 1);
	if (tg_str_starts(text, "`") && (at = tg_str_find(text, 1, "`")) < text.len)
		return tg_str_n(text.ptr + 1, at - 1);
	for (i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		text.len = tg_str_find(text, 0, ends[i]);
	return unmark(text);
}

static void add_link(struct oft *oft, struct tg_str text, unsigned line)
{
	struct tg_str id = tg_str_trim(entry_id(text));
	struct tg_item_link *link;
	char why[TG_ID_WHY];
	unsigned revision;

	if (!tg_id_check(id, why)) {
		tg_items_skip(oft->reader, line, "what '%s' covers is not read: %s", oft->item.key,
			      why);
		return;
	}
	id = tg_id_key(id, &revision);
	link = TG_VEC_ADD(&oft->links.links);
	*link = (struct tg_item_link){kept(oft, id), revision, line, ""};
}

/* Texts with commas between them, or a single one. */
static void add_values(struct oft *oft, struct tg_str text, unsigned line)
{
	struct tg_str part;

	while (text.len && tg_str_split(&text, ',', &part)) {
		part = tg_str_trim(part);
		if (!part.len)
			continue;
		if (oft->field == COVERS)
			add_link(oft, part, line);
		else if (oft->field == NEEDS)
			*TG_VEC_ADD(&oft->needs.texts) = kept(oft, unmark(part));
		else if (oft->field == TAGS)
			*TG_VEC_ADD(&oft->tags.texts) = kept(oft, unmark(part));
		else if (oft->field == STATUS)
			oft->item.status = kept(oft, unmark(part));
	}
}

/* `Covers:`, `**Needs:** impl` ...: sets the field and leaves in `*text` what stands behind it. */
static bool take_field(struct oft *oft, struct tg_str *text)
{
	size_t colon = tg_str_find(*text, 0, ":"), i;
	struct tg_str word = tg_str_n(text->ptr, colon);

	if (colon == text->len || colon > 20)
		return false;
	while (word.len && strchr("*_", word.ptr[0]))
		word = tg_str_n(word.ptr + 1, word.len - 1);
	while (word.len && strchr("*_ ", word.ptr[word.len - 1]))
		word.len--;
	for (i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		if (word.len == strlen(fields[i].word) &&
		    strncasecmp(word.ptr, fields[i].word, word.len) == 0)
			break;
	}
	if (i == sizeof(fields) / sizeof(*fields))
		return false;
	oft->field = fields[i].field;
	*text = tg_str_n(text->ptr + colon + 1, text->len - colon - 1);
	while (text->len && strchr("*_", text->ptr[0]))
		*text = tg_str_n(text->ptr + 1, text->len - 1);
	*text = tg_str_trim(*text);
	return true;
}

static void describe(struct oft *oft, struct tg_str text)
{
	tg_buf_str(&oft->text, text);
	tg_buf_putc(&oft->text, '\n');
}

/* A line inside an item that begins no other one. */
static void take_line(struct oft *oft, const struct tg_markdown_line *line)
{
	struct tg_str text = line->text;
	bool live = line->kind == TG_MARKDOWN_TEXT;

	if (line->kind == TG_MARKDOWN_BLANK) {
		if (oft->field == DESCRIPTION)
			tg_buf_putc(&oft->text, '\n');
		return;
	}
	oft->item.end_line = line->number;
	if (live && take_field(oft, &text)) {
		if (oft->field == DESCRIPTION)
			describe(oft, text);
		else
			add_values(oft, text, line->number);
		return;
	}
	if (oft->field == DESCRIPTION || oft->field == ASIDE || oft->field == DEPENDS) {
		if (oft->field == DESCRIPTION)
			describe(oft, line->raw);
	} else if (line->kind == TG_MARKDOWN_ENTRY && oft->field == COVERS) {
		add_link(oft, text, line->number);
	} else if (line->kind == TG_MARKDOWN_ENTRY) {
		add_values(oft, text, line->number);
	} else if (live && !line->indent) {
		tg_items_skip(oft->reader, line->number,
			      "the text belongs to no field of '%s'; a description stands before "
			      "the fields",
			      oft->item.key);
	}
}

/* The line in bold that turned out to be no title is text like any other. */
static void release_bold(struct oft *oft)
{
	struct tg_markdown_line bold = oft->bold;

	oft->bold.kind = TG_MARKDOWN_BLANK;
	if (bold.kind != TG_MARKDOWN_TEXT || !oft->open)
		return;
	take_line(oft, &bold);
	if (oft->gap)
		take_line(oft, &oft->bold);
}

static void read_heading(struct oft *oft, const struct tg_markdown_line *line)
{
	release_bold(oft);
	finish(oft);
	oft->heading = tg_str("");
	if (type_length(unmark(line->text)))
		begin(oft, line);
	else
		oft->heading = line->text;
}

static void read_line(struct oft *oft, const struct tg_markdown_line *line)
{
	bool text = line->kind == TG_MARKDOWN_TEXT;

	if (line->kind == TG_MARKDOWN_COMMENT)
		return;
	if (line->kind == TG_MARKDOWN_HEADING) {
		read_heading(oft, line);
		return;
	}
	if (text && begin(oft, line))
		return;
	if (line->kind != TG_MARKDOWN_BLANK)
		release_bold(oft);
	oft->gap = line->kind == TG_MARKDOWN_BLANK;
	if (text && is_bold(line->text))
		oft->bold = *line;
	else if (oft->gap && oft->bold.kind == TG_MARKDOWN_TEXT)
		return;
	else if (oft->open)
		take_line(oft, line);
}

static bool read_markdown(struct tg_item_reader *reader, struct tg_err *err)
{
	struct oft oft = {.reader = reader};
	struct tg_markdown_line line;
	bool ok = tg_input_check(reader->content, reader->path, &oft.markdown.rest, err);

	oft.markdown.rst = tg_str_ends(tg_str(reader->path), ".rst");
	while (ok && tg_markdown_next(&oft.markdown, &line))
		read_line(&oft, &line);
	release_bold(&oft);
	finish(&oft);
	tg_buf_done(&oft.text);
	TG_VEC_DONE(&oft.links.links);
	TG_VEC_DONE(&oft.needs.texts);
	TG_VEC_DONE(&oft.tags.texts);
	return ok;
}

const struct tg_item_format tg_items_markdown = {"markdown", fits, read_markdown};
