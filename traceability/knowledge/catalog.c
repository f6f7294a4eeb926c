/* SPDX-License-Identifier: Apache-2.0 */
/*
 * catalog.c - reads rules/catalogs; see catalog.h.
 */
#include "knowledge/catalog.h"

#include <strings.h>

#include "base/file.h"
#include "knowledge/mapping.h"
#include "knowledge/read.h"
#include "knowledge/resolve.h"

const char *const tg_component_names[] = {"all", "app", "embedded", "host", "network", NULL};
const char *const tg_proof_names[] = {"code", "test", "build", "document", "process", NULL};

/* One file while it is read. */
struct reading {
	struct tg_catalogs *all;
	struct tg_catalog *catalog;
	struct tg_map ids;      /* id -> struct tg_entry * of this file */
	struct tg_entry **tail; /* where the next entry is linked */
};

static const char *const file_keys[] = {"version", "id",        "title",    "edition",
					"prefix",  "source",    "assessed", "schemes",
					"entries", "ambiguous", "former",   NULL};
static const char *const entry_keys[] = {
	"id",   "parent",     "kind",     "status",  "title",      "text",          "ref",
	"sl",   "components", "evidence", "aliases", "confidence", "sl_confidence", "sources",
	"note", "edition",    NULL};
static const char *const doubtful_keys[] = {"aliases", "means", "note", NULL};
static const char *const former_keys[] = {"id",         "ref",     "now", "note",
					  "confidence", "sources", NULL};

static bool read_source(struct tg_catalogs *all, const struct tg_value *value, struct tg_err *err)
{
	static const char *const keys[] = {"code", "title", "kind", "text", NULL};
	struct tg_source *source = TG_NEW(&all->arena, struct tg_source);
	void **place;

	if (!tg_value_keys(value, keys, err) || !tg_read_text(value, "code", &source->code, err) ||
	    !tg_read_text(value, "title", &source->title, err) ||
	    !tg_read_text(value, "kind", &source->kind, err))
		return false;
	source->text = tg_value_text(value, "text", "");
	source->proposal = tg_str_is(tg_str(source->kind), "proposal");
	place = tg_map_put(&all->sources, tg_str(source->code));
	if (*place)
		return tg_value_fail(value, err, "source '%s' stands twice", source->code);
	*place = source;
	return true;
}

static bool read_sources(struct tg_catalogs *all, const char *path, struct tg_err *err)
{
	static const char *const keys[] = {"version", "sources", NULL};
	const struct tg_value *root = tg_read_file(&all->arena, path, keys, err);
	const struct tg_value *list = root ? tg_read_list(root, "sources", false, err) : NULL;

	if (!list)
		return false;
	for (TG_VALUE_EACH(source, list)) {
		if (!read_source(all, source, err))
			return false;
	}
	return true;
}

static const struct tg_scheme *scheme_of(const struct tg_catalog *catalog, struct tg_str name)
{
	for (size_t i = 0; i < catalog->scheme_count; i++) {
		if (tg_str_is(name, catalog->schemes[i].name))
			return &catalog->schemes[i];
	}
	return NULL;
}

static void read_schemes(struct reading *r, const struct tg_value *root)
{
	const struct tg_value *map = tg_value_get(root, "schemes");
	struct tg_scheme *schemes;

	if (!map || !map->count)
		return;
	schemes = tg_arena_alloc(&r->all->arena, map->count * sizeof(*schemes));
	r->catalog->schemes = schemes;
	for (TG_VALUE_EACH(scheme, map)) {
		schemes->name = scheme->key.ptr;
		schemes++->title = scheme->kind == TG_VALUE_TEXT ? scheme->text.ptr : "";
		r->catalog->scheme_count++;
	}
}

static bool add_alias(struct reading *r, struct tg_entry *entry, enum tg_alias_kind kind,
		      const struct tg_value *text, const struct tg_value *from, struct tg_err *err)
{
	struct tg_alias *alias = TG_NEW(&r->all->arena, struct tg_alias);
	struct tg_alias **tail = &entry->aliases;
	struct tg_str rest, name;

	if (text->kind != TG_VALUE_TEXT || !text->text.len)
		return tg_value_fail(text, err, "an alias has to be a text");
	*alias = (struct tg_alias){.kind = kind, .text = text->text.ptr, .entry = entry};
	alias->ref = tg_value_text(from, "ref", "");
	alias->note = tg_value_text(from, "note", "");
	rest = text->text;
	if (memchr(rest.ptr, ':', rest.len) && tg_str_split(&rest, ':', &name)) {
		alias->scheme = scheme_of(r->catalog, name);
		if (!alias->scheme)
			return tg_value_fail(text, err,
					     "scheme '%.*s' is not explained in 'schemes'",
					     (int)name.len, name.ptr);
	}
	if (kind == TG_ALIAS_PLAIN)
		alias->ref = alias->note = "";
	while (*tail)
		tail = &(*tail)->next;
	*tail = alias;
	return tg_spellings_add_alias(r->all, alias, text, err);
}

static bool read_aliases(struct reading *r, struct tg_entry *entry, struct tg_err *err)
{
	const struct tg_value *list;

	if (!tg_value_get(entry->at, "aliases"))
		return true;
	list = tg_read_list(entry->at, "aliases", false, err);
	if (!list)
		return false;
	for (TG_VALUE_EACH(text, list)) {
		if (!add_alias(r, entry, TG_ALIAS_PLAIN, text, entry->at, err))
			return false;
	}
	return true;
}

static bool link_parent(struct reading *r, struct tg_entry *entry, struct tg_err *err)
{
	const struct tg_value *parent = tg_value_get(entry->at, "parent");
	struct tg_entry **tail;

	if (!parent)
		return true;
	if (parent->kind == TG_VALUE_TEXT)
		entry->parent = tg_map_get(&r->ids, parent->text);
	if (!entry->parent)
		return tg_value_fail(parent, err, "parent '%s' of '%s' does not stand above it",
				     tg_value_text(entry->at, "parent", ""), entry->id);
	for (tail = &entry->parent->child; *tail;)
		tail = &(*tail)->sibling;
	*tail = entry;
	return true;
}

static bool read_status(struct tg_entry *entry, struct tg_err *err)
{
	const struct tg_value *status = tg_value_get(entry->at, "status");

	if (!status)
		return true;
	if (status->kind != TG_VALUE_TEXT || !tg_str_is(status->text, "planned"))
		return tg_value_fail(status, err, "'status' can only be 'planned'");
	entry->planned = true;
	return true;
}

static bool read_facts(struct reading *r, struct tg_entry *entry, struct tg_err *err)
{
	const struct tg_value *at = entry->at;

	entry->confidence = entry->level_confidence = TG_HIGH;
	entry->text = tg_value_text(at, "text", "");
	entry->ref = tg_value_text(at, "ref", "");
	entry->note = tg_value_text(at, "note", "");
	entry->edition = entry->parent ? entry->parent->edition : r->catalog->edition;
	entry->edition = tg_value_text(at, "edition", entry->edition);
	return read_status(entry, err) && tg_read_levels(at, "sl", &entry->levels, err) &&
	       tg_read_set(at, "components", tg_component_names, &entry->components, err) &&
	       tg_read_set(at, "evidence", tg_proof_names, &entry->proof, err) &&
	       tg_read_confidence(at, "confidence", &entry->confidence, err) &&
	       tg_read_confidence(at, "sl_confidence", &entry->level_confidence, err) &&
	       tg_read_sources(r->all, at, &entry->sources, err);
}

static bool read_entry(struct reading *r, const struct tg_value *at, struct tg_err *err)
{
	struct tg_entry *entry = TG_NEW(&r->all->arena, struct tg_entry);
	void **place;

	if (!tg_value_keys(at, entry_keys, err) || !tg_read_text(at, "id", &entry->id, err) ||
	    !tg_read_text(at, "kind", &entry->kind, err) ||
	    !tg_read_text(at, "title", &entry->title, err))
		return false;
	entry->at = at;
	entry->catalog = r->catalog;
	entry->mappings = TG_NEW(&r->all->arena, struct tg_mapping_list);
	entry->mappings->tail = &entry->mappings->first;
	place = tg_map_put(&r->ids, tg_str(entry->id));
	if (*place)
		return tg_value_fail(at, err, "id '%s' stands twice; the first is in line %u",
				     entry->id, ((struct tg_entry *)*place)->at->line);
	*place = entry;
	*r->tail = entry;
	r->tail = &entry->next;
	r->catalog->count++;
	return link_parent(r, entry, err) && read_facts(r, entry, err) &&
	       tg_spellings_add_entry(r->all, entry, err) && read_aliases(r, entry, err);
}

static struct tg_entry *local_entry(struct reading *r, const struct tg_value *id,
				    struct tg_err *err)
{
	struct tg_entry *entry = NULL;

	if (id->kind == TG_VALUE_TEXT)
		entry = tg_map_get(&r->ids, id->text);
	if (!entry)
		tg_value_fail(id, err, "'%s' is no id of this file",
			      id->kind == TG_VALUE_TEXT ? id->text.ptr : "");
	return entry;
}

static bool read_doubtful(struct reading *r, const struct tg_value *at, struct tg_err *err)
{
	const struct tg_value *aliases, *means;

	if (!tg_value_keys(at, doubtful_keys, err) ||
	    !(aliases = tg_read_list(at, "aliases", false, err)) ||
	    !(means = tg_read_list(at, "means", false, err)))
		return false;
	for (TG_VALUE_EACH(alias, aliases)) {
		for (TG_VALUE_EACH(id, means)) {
			struct tg_entry *entry = local_entry(r, id, err);

			if (!entry || !add_alias(r, entry, TG_ALIAS_DOUBTFUL, alias, at, err))
				return false;
		}
	}
	return true;
}

static bool read_former(struct reading *r, const struct tg_value *at, struct tg_err *err)
{
	struct tg_sources sources = {0};
	enum tg_confidence confidence;
	const char *id, *now;
	struct tg_entry *entry;

	if (!tg_value_keys(at, former_keys, err) || !tg_read_text(at, "id", &id, err) ||
	    !tg_read_text(at, "now", &now, err) ||
	    !tg_read_confidence(at, "confidence", &confidence, err) ||
	    !tg_read_sources(r->all, at, &sources, err))
		return false;
	entry = local_entry(r, tg_value_get(at, "now"), err);
	return entry && add_alias(r, entry, TG_ALIAS_FORMER, tg_value_get(at, "id"), at, err);
}

static bool read_section(struct reading *r, const struct tg_value *root, const char *name,
			 bool (*read)(struct reading *, const struct tg_value *, struct tg_err *),
			 struct tg_err *err)
{
	const struct tg_value *list;

	if (!tg_value_get(root, name))
		return true;
	list = tg_read_list(root, name, false, err);
	if (!list)
		return false;
	for (TG_VALUE_EACH(at, list)) {
		if (at->kind != TG_VALUE_MAP)
			return tg_value_fail(at, err, "an element of '%s' has to be a map", name);
		if (!read(r, at, err))
			return false;
	}
	return true;
}

static bool read_catalog(struct tg_catalogs *all, const char *path, bool weaknesses,
			 struct tg_err *err)
{
	struct tg_catalog *catalog = TG_NEW(&all->arena, struct tg_catalog);
	const struct tg_value *root = tg_read_file(&all->arena, path, file_keys, err);
	struct reading r = {.all = all, .catalog = catalog, .tail = &catalog->first};
	bool ok;

	if (!root || !tg_read_list(root, "entries", false, err) ||
	    !tg_read_text(root, "id", &catalog->id, err) ||
	    !tg_read_text(root, "title", &catalog->title, err) ||
	    !tg_read_text(root, "edition", &catalog->edition, err) ||
	    !tg_read_text(root, "source", &catalog->source, err))
		return false;
	if (tg_value_get(root, "assessed") &&
	    !tg_value_bool(tg_value_get(root, "assessed"), &catalog->assessed, err))
		return false;
	if (tg_catalog_named(all, tg_str(catalog->id)))
		return tg_value_fail(tg_value_get(root, "id"), err, "catalogue '%s' exists already",
				     catalog->id);
	catalog->prefix = tg_value_text(root, "prefix", "");
	catalog->weaknesses = weaknesses;
	*TG_VEC_ADD(&all->catalogs) = catalog;
	read_schemes(&r, root);
	ok = read_section(&r, root, "entries", read_entry, err) &&
	     read_section(&r, root, "ambiguous", read_doubtful, err) &&
	     read_section(&r, root, "former", read_former, err);
	tg_map_done(&r.ids);
	return ok;
}

static bool read_folder(struct tg_catalogs *all, bool weaknesses, struct tg_err *err)
{
	const char *folder = tg_arena_printf(&all->arena, "%s/catalogs", all->folder);
	const char *const *names;
	size_t count;

	if (!tg_read_folder(&all->arena, folder, &names, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const char *path = tg_arena_printf(&all->arena, "%s/%s", folder, names[i]);

		if (!strcmp(names[i], "sources.yaml") ||
		    tg_str_starts(tg_str(names[i]), "cwe") != weaknesses)
			continue;
		if (!read_catalog(all, path, weaknesses, err))
			return false;
	}
	return true;
}

bool tg_catalogs_open(struct tg_catalogs *catalogs, const char *rules, struct tg_err *err)
{
	const char *sources;

	catalogs->folder = tg_arena_strdup(&catalogs->arena, rules);
	sources = tg_arena_printf(&catalogs->arena, "%s/catalogs/sources.yaml", rules);
	if (!read_sources(catalogs, sources, err) || !read_folder(catalogs, false, err))
		return tg_while(err, "cannot read the catalogues");
	return true;
}

bool tg_catalogs_weaknesses(struct tg_catalogs *catalogs, struct tg_err *err)
{
	if (catalogs->weaknesses_loaded)
		return true;
	catalogs->weaknesses_loaded =
		true; /* first: resolving a CWE while reading must not recurse */
	if (!read_folder(catalogs, true, err))
		return tg_while(err, "cannot read the catalogues");
	return !catalogs->mappings_loaded || tg_mappings_read(catalogs, true, err);
}

void tg_catalogs_done(struct tg_catalogs *catalogs)
{
	tg_map_done(&catalogs->sources);
	tg_map_done(&catalogs->spellings);
	tg_map_done(&catalogs->tags);
	TG_VEC_DONE(&catalogs->catalogs);
	tg_arena_done(&catalogs->arena);
	*catalogs = (struct tg_catalogs){0};
}

const struct tg_entry *tg_catalog_by_tag(const struct tg_catalogs *catalogs, const char *tag)
{
	return tg_map_get(&catalogs->tags, tg_str(tag));
}

const struct tg_catalog *tg_catalog_named(const struct tg_catalogs *catalogs, struct tg_str id)
{
	for (size_t i = 0; i < catalogs->catalogs.count; i++) {
		const char *name = catalogs->catalogs.at[i]->id;

		if (id.len == strlen(name) && !strncasecmp(id.ptr, name, id.len))
			return catalogs->catalogs.at[i];
	}
	return NULL;
}

bool tg_entry_applies(const struct tg_entry *entry, unsigned components, unsigned level)
{
	if (entry->planned)
		return false;
	if (!entry->levels) /* a source without levels asks for its requirements at all of them */
		return strcmp(entry->kind, "requirement") == 0;
	if (level && !(entry->levels & (1U << (level - 1))))
		return false;
	return !components || entry->components == 0 ||
	       (entry->components & (components | TG_COMPONENT_ALL));
}
