/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reqif.c - requirements in ReqIF (.reqif, or a .reqifz archive of them).
 *
 * Objects carry values of attributes that their type names. Which attribute is what, tools agree
 * on by the names ReqIF.ForeignID, ReqIF.Name, ReqIF.Text ...; other names that people give are in
 * the table below. An object that has only a chapter's name is a heading and no item. A relation
 * points from the object that came later to the one above it.
 */
#include <strings.h>

#include "format/archive.h"
#include "format/xml.h"
#include "items/format.h"

enum role { KEY = 0, TITLE, TEXT, STATUS, KIND, HEADING, ROLES };

static const struct {
	const char *name;
	enum role role;
} roles[] = {
	{"ReqIF.ForeignID", KEY},
	{"ID", KEY},
	{"Identifier", KEY},
	{"UID", KEY},
	{"ReqIF.Name", TITLE},
	{"Title", TITLE},
	{"Name", TITLE},
	{"Summary", TITLE},
	{"ReqIF.Text", TEXT},
	{"Text", TEXT},
	{"Description", TEXT},
	{"ReqIF.Description", TEXT},
	{"Statement", TEXT},
	{"Object Text", TEXT},
	{"ReqIF.ForeignState", STATUS},
	{"Status", STATUS},
	{"State", STATUS},
	{"Type", KIND},
	{"Kind", KIND},
	{"ReqIF.ChapterName", HEADING},
	{"Object Heading", HEADING},
	{"Object Identifier", KEY},
};

/* An object as it is read; its values are assigned when all names are known. */
struct object {
	const char *id, *name, *description, *type;
	unsigned line;
	struct value *first;
	struct item_link *up;
	const char *key;
};

struct value {
	const char *definition, *text;
	struct value *next;
};

struct item_link {
	struct object *target;
	struct item_link *next;
};

struct relation {
	const char *source, *target;
	unsigned line;
};

struct reqif {
	struct tg_item_reader *reader;
	struct tg_map names; /* identifier of a definition, type or enumeration's value -> name */
	struct tg_map by_id; /* identifier -> index of its object + 1 */
	TG_VEC(struct object) objects;
	TG_VEC(struct relation) relations;
	struct object *object; /* that is open */
	struct relation *relation;
	struct value value; /* that is open */
	bool in_value, in_source, in_target, is_reqif;
	struct tg_buf text;
};

static const char *keep(struct reqif *reqif, const char *text)
{
	return text ? tg_arena_strdup(reqif->reader->arena, text) : "";
}

/* ---- reading ---- */

static void open_object(struct reqif *reqif, const char **attributes, unsigned line)
{
	struct object *object = TG_VEC_ADD(&reqif->objects);

	*object = (struct object){
		.id = keep(reqif, tg_xml_attribute(attributes, "IDENTIFIER")),
		.name = keep(reqif, tg_xml_attribute(attributes, "LONG-NAME")),
		.description = keep(reqif, tg_xml_attribute(attributes, "DESC")),
		.type = "",
		.line = line,
	};
	reqif->object = object;
	*tg_map_put(&reqif->by_id, tg_str(object->id)) = (void *)(uintptr_t)reqif->objects.count;
}

static bool is_named(const char *name)
{
	return strncmp(name, "ATTRIBUTE-DEFINITION-", 21) == 0 || strcmp(name, "ENUM-VALUE") == 0 ||
	       strcmp(name, "SPEC-OBJECT-TYPE") == 0;
}

/* Elements of XHTML that begin a new line. */
static bool is_block(const char *name)
{
	static const char *const blocks[] = {"p", "div", "br", "li", "tr", "h1", "h2", "h3"};
	size_t i;

	for (i = 0; i < sizeof(blocks) / sizeof(*blocks); i++)
		if (strcmp(name, blocks[i]) == 0)
			return true;
	return false;
}

static bool on_open(void *user, const char *name, const char **attributes, unsigned line,
		    struct tg_err *err)
{
	struct reqif *reqif = user;
	const char *plain = tg_xml_attribute(attributes, "THE-VALUE");
	const char *id = tg_xml_attribute(attributes, "IDENTIFIER");

	(void)err;
	reqif->is_reqif |= strcmp(name, "REQ-IF") == 0;
	if (is_named(name) && id)
		*tg_map_put(&reqif->names, tg_str(id)) =
			(void *)(uintptr_t)keep(reqif, tg_xml_attribute(attributes, "LONG-NAME"));
	if (strcmp(name, "SPEC-OBJECT") == 0) {
		open_object(reqif, attributes, line);
	} else if (strcmp(name, "SPEC-RELATION") == 0) {
		reqif->relation = TG_VEC_ADD(&reqif->relations);
		*reqif->relation = (struct relation){"", "", line};
	} else if (strncmp(name, "ATTRIBUTE-VALUE-", 16) == 0 && reqif->object) {
		reqif->value = (struct value){"", keep(reqif, plain), NULL};
		reqif->in_value = true;
		tg_buf_clear(&reqif->text);
	} else if (reqif->in_value && is_block(name) && reqif->text.len) {
		tg_buf_putc(&reqif->text, '\n');
	}
	reqif->in_source |= strcmp(name, "SOURCE") == 0;
	reqif->in_target |= strcmp(name, "TARGET") == 0;
	if (strlen(name) > 4 && strcmp(name + strlen(name) - 4, "-REF") == 0 && !reqif->in_value)
		tg_buf_clear(&reqif->text);
	return true;
}

static void close_value(struct reqif *reqif)
{
	struct tg_str text = tg_str_trim(tg_buf_view(&reqif->text));
	struct value *value = TG_NEW(reqif->reader->arena, struct value);

	*value = reqif->value;
	if (text.len && !*value->text)
		value->text = tg_arena_strndup(reqif->reader->arena, text.ptr, text.len);
	value->next = reqif->object->first;
	reqif->object->first = value;
	reqif->in_value = false;
	tg_buf_clear(&reqif->text);
}

/* Takes the reference that was just read off the text; what stood before it remains. */
static const char *take_reference(struct reqif *reqif)
{
	struct tg_str text = tg_str_trim(tg_buf_view(&reqif->text));
	const char *id = tg_arena_strndup(reqif->reader->arena, text.ptr ? text.ptr : "", text.len);

	tg_buf_clear(&reqif->text);
	return id;
}

static bool on_close(void *user, const char *name, struct tg_err *err)
{
	struct reqif *reqif = user;

	(void)err;
	if (strcmp(name, "SPEC-OBJECT") == 0)
		reqif->object = NULL;
	else if (strcmp(name, "SPEC-RELATION") == 0)
		reqif->relation = NULL;
	else if (reqif->in_value && strncmp(name, "ATTRIBUTE-DEFINITION-", 21) == 0)
		reqif->value.definition = take_reference(reqif);
	else if (reqif->in_value && strcmp(name, "ENUM-VALUE-REF") == 0)
		reqif->value.text = take_reference(reqif); /* its name may come later */
	else if (reqif->in_value && strcmp(name, "THE-VALUE") == 0 && !*reqif->value.text)
		reqif->value.text = take_reference(reqif);
	else if (reqif->in_value && strncmp(name, "ATTRIBUTE-VALUE-", 16) == 0)
		close_value(reqif);
	else if (reqif->relation && strcmp(name, "SPEC-OBJECT-REF") == 0 && reqif->in_source)
		reqif->relation->source = take_reference(reqif);
	else if (reqif->relation && strcmp(name, "SPEC-OBJECT-REF") == 0 && reqif->in_target)
		reqif->relation->target = take_reference(reqif);
	else if (reqif->object && strcmp(name, "SPEC-OBJECT-TYPE-REF") == 0)
		reqif->object->type = take_reference(reqif);
	reqif->in_source &= strcmp(name, "SOURCE") != 0;
	reqif->in_target &= strcmp(name, "TARGET") != 0;
	return true;
}

static bool on_text(void *user, struct tg_str text, struct tg_err *err)
{
	struct reqif *reqif = user;

	(void)err;
	if (reqif->in_value || reqif->in_source || reqif->in_target || reqif->object)
		tg_buf_str(&reqif->text, text);
	return true;
}

/* ---- what it means ---- */

static const char *name_of(const struct reqif *reqif, const char *id)
{
	const char *name = tg_map_get(&reqif->names, tg_str(id));

	return name ? name : "";
}

static enum role role_of(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(roles) / sizeof(*roles); i++)
		if (strcasecmp(roles[i].name, name) == 0)
			return roles[i].role;
	return ROLES;
}

/* The values by role; of two for one role the one that stands first in the table's order wins. */
static void assign(const struct reqif *reqif, const struct object *object, const char **texts)
{
	const struct value *value;
	size_t i;

	for (i = 0; i < ROLES; i++)
		texts[i] = "";
	for (value = object->first; value; value = value->next) {
		enum role role = role_of(name_of(reqif, value->definition));
		const char *named = name_of(reqif, value->text);

		if (role < ROLES && (!*texts[role] || !*value->text))
			texts[role] = *named ? named : value->text;
	}
}

static const char *key_of(const struct reqif *reqif, const struct object *object)
{
	const char *texts[ROLES];

	assign(reqif, object, texts);
	return *texts[KEY] ? texts[KEY] : object->id;
}

static struct object *find_object(struct reqif *reqif, const char *id)
{
	size_t index = (size_t)(uintptr_t)tg_map_get(&reqif->by_id, tg_str(id));

	return index ? &reqif->objects.at[index - 1] : NULL;
}

static void link_objects(struct reqif *reqif)
{
	size_t i;

	for (i = 0; i < reqif->relations.count; i++) {
		const struct relation *relation = &reqif->relations.at[i];
		struct object *source = find_object(reqif, relation->source);
		struct object *target = find_object(reqif, relation->target);
		struct item_link *link;

		if (!source || !target) {
			tg_items_skip(reqif->reader, relation->line,
				      "the relation leads to an object that is not in the file");
			continue;
		}
		link = TG_NEW(reqif->reader->arena, struct item_link);
		*link = (struct item_link){target, source->up};
		source->up = link;
	}
}

static void add_object(struct reqif *reqif, const struct object *object)
{
	struct tg_item item = {.line = object->line};
	struct tg_item_links links = {0};
	const struct item_link *link;
	const char *texts[ROLES];

	assign(reqif, object, texts);
	if (*texts[HEADING] && !*texts[TEXT] && !object->up)
		return;
	item.kind =
		tg_items_kind_of(tg_str(*texts[KIND] ? texts[KIND] : name_of(reqif, object->type)));
	item.key = tg_items_tool_key(reqif->reader->arena, tg_str(key_of(reqif, object)));
	item.full = *object->id ? object->id : item.key;
	item.text = *texts[TEXT] ? texts[TEXT] : object->description;
	item.title = *texts[TITLE] ? texts[TITLE] : *texts[HEADING] ? texts[HEADING] : object->name;
	if (!*item.title)
		item.title = tg_items_first_line(reqif->reader->arena, item.text);
	item.status = texts[STATUS];
	for (link = object->up; link; link = link->next)
		tg_items_add_link(reqif->reader, &links,
				  tg_str(tg_items_tool_key(reqif->reader->arena,
							   tg_str(key_of(reqif, link->target)))),
				  object->line, "");
	tg_items_set_links(reqif->reader->arena, &item, &links);
	tg_items_add(reqif->reader, &item);
}

static bool read_xml(void *user, const char *path, struct tg_str content, struct tg_err *err)
{
	static const struct tg_xml_handler handler = {on_open, on_close, on_text};
	struct reqif reqif = {.reader = user};
	bool ok = tg_xml_parse(content, path, &handler, &reqif, err);
	size_t i;

	if (ok && !reqif.is_reqif)
		ok = tg_fail(err, TG_ERR_INPUT, "%s:1:1: this is no ReqIF: there is no 'REQ-IF'",
			     path);
	if (ok)
		link_objects(&reqif);
	for (i = 0; ok && i < reqif.objects.count; i++)
		add_object(&reqif, &reqif.objects.at[i]);
	TG_VEC_DONE(&reqif.objects);
	TG_VEC_DONE(&reqif.relations);
	tg_map_done(&reqif.names);
	tg_map_done(&reqif.by_id);
	tg_buf_done(&reqif.text);
	return ok;
}

static bool wants(void *user, const char *name)
{
	(void)user;
	return tg_str_ends(tg_str(name), ".reqif");
}

static bool fits(const struct tg_item_reader *reader)
{
	struct tg_str name = tg_str(reader->path);

	return tg_str_ends(name, ".reqif") || tg_str_ends(name, ".reqifz");
}

static bool read_reqif(struct tg_item_reader *reader, struct tg_err *err)
{
	struct tg_archive_reader inner = {wants, read_xml, reader};

	if (tg_str_ends(tg_str(reader->path), ".reqifz"))
		return tg_archive_read(reader->content, reader->path, &inner, err);
	return read_xml(reader, reader->path, reader->content, err);
}

const struct tg_item_format tg_items_reqif = {"reqif", fits, read_reqif};
