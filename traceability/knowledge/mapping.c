/* SPDX-License-Identifier: Apache-2.0 */
/*
 * mapping.c - reads rules/mappings; see mapping.h.
 */
#include "knowledge/mapping.h"

#include "knowledge/read.h"

static const struct {
	const char *word, *forward, *back;
} relations[TG_RELATIONS] = {
	[TG_COVERS] = {"covers", "covered by", "covers"},
	[TG_PARTIAL] = {"partial", "partly covered by", "covers in part"},
	[TG_GAP] = {"gap", "covered by nothing", "no part of"},
	[TG_MAPS] = {"maps", "mapped to", "mapped from"},
	[TG_CORRESPONDS] = {"corresponds", "answered by", "answers"},
	[TG_SUPPLEMENTS] = {"supplements", "supplemented by", "supplements"},
	[TG_UNCLEAR] = {"unclear", "answered or supplemented by", "answers or supplements"},
	[TG_SERVES] = {"serves", "serves", "served by"},
	[TG_DERIVES] = {"derives", "derives from", "basis of"},
	[TG_VIOLATES] = {"violates", "speaks against", "spoken against by"},
	[TG_MEMBER] = {"member", "contains", "member of"},
};

static const char *const file_keys[] = {"version",  "id",         "title",    "edition", "source",
					"relation", "confidence", "mappings", NULL};
static const char *const mapping_keys[] = {"from",  "to",   "relation", "source", "confidence",
					   "where", "note", "group",    "cited",  NULL};

const char *tg_relation_word(enum tg_relation relation)
{
	return relations[relation].word;
}

const char *tg_relation_name(enum tg_relation relation, bool forward)
{
	return forward ? relations[relation].forward : relations[relation].back;
}

static bool parse_relation(const struct tg_value *value, enum tg_relation *ret, struct tg_err *err)
{
	for (size_t i = 0; i < TG_RELATIONS; i++) {
		if (value->kind == TG_VALUE_TEXT && tg_str_is(value->text, relations[i].word)) {
			*ret = (enum tg_relation)i;
			return true;
		}
	}
	return tg_value_fail(value, err, "'%s' is no relation; rules/README.md lists them",
			     value->kind == TG_VALUE_TEXT ? value->text.ptr : "");
}

/* A member of the mapping, or else of the file. */
static const struct tg_value *member(const struct tg_value *at, const struct tg_value *root,
				     const char *key)
{
	const struct tg_value *own = tg_value_get(at, key);

	return own ? own : tg_value_get(root, key);
}

/* One side: an id or a list of ids. */
static bool read_side(struct tg_catalogs *all, const struct tg_value *at, const char *key,
		      const struct tg_entry *const **ret, size_t *ret_count, struct tg_err *err)
{
	const struct tg_value *list = tg_read_list(at, key, true, err);
	const struct tg_value *id;
	const struct tg_entry **side;
	size_t count;

	if (!list)
		return false;
	count = list->kind == TG_VALUE_LIST ? list->count : 1;
	id = list->kind == TG_VALUE_LIST ? list->first : list;
	side = tg_arena_alloc(&all->arena, (count + 1) * sizeof(*side));
	for (size_t i = 0; i < count; i++, id = id->next) {
		side[i] = tg_read_entry(all, id, err);
		if (!side[i])
			return false;
		for (size_t k = 0; k < i; k++) {
			if (side[k] == side[i])
				return tg_value_fail(id, err, "'%s' stands twice in '%s'",
						     side[i]->id, key);
		}
	}
	*ret = side;
	*ret_count = count;
	return true;
}

static bool read_cited(struct tg_catalogs *all, const struct tg_value *at,
		       struct tg_mapping *mapping, struct tg_err *err)
{
	const struct tg_value *list;
	const char **cited;

	if (!tg_value_get(at, "cited"))
		return true;
	list = tg_read_list(at, "cited", false, err);
	if (!list)
		return false;
	if (mapping->to_count != 1)
		return tg_value_fail(list, err, "'cited' needs exactly one id in 'to'");
	cited = tg_arena_alloc(&all->arena, (list->count + 1) * sizeof(*cited));
	mapping->cited = cited;
	for (TG_VALUE_EACH(text, list)) {
		if (text->kind != TG_VALUE_TEXT)
			return tg_value_fail(text, err, "'cited' has to be a list of texts");
		cited[mapping->cited_count++] = text->text.ptr;
	}
	return true;
}

static bool read_terms(struct tg_catalogs *all, const struct tg_value *at,
		       const struct tg_value *root, struct tg_mapping *mapping, struct tg_err *err)
{
	const struct tg_value *relation = member(at, root, "relation");
	const struct tg_value *source = member(at, root, "source");

	if (!relation || !source)
		return tg_value_fail(at, err, "'%s' is missing", relation ? "source" : "relation");
	if (!parse_relation(relation, &mapping->relation, err) ||
	    !(mapping->source = tg_read_source(all, source, err)))
		return false;
	mapping->confidence = TG_HIGH;
	if (!tg_read_confidence(root, "confidence", &mapping->confidence, err) ||
	    !tg_read_confidence(at, "confidence", &mapping->confidence, err))
		return false;
	if ((mapping->relation == TG_GAP) != (mapping->to_count == 0))
		return tg_value_fail(at, err, "a gap has nothing in 'to', any other relation has");
	return true;
}

/* Appends to the list of each entry of one side. */
static void attach(struct tg_catalogs *all, const struct tg_mapping *mapping, bool forward)
{
	const struct tg_entry *const *side = forward ? mapping->from : mapping->to;
	size_t count = forward ? mapping->from_count : mapping->to_count;

	for (size_t i = 0; i < count; i++) {
		struct tg_mapping_list *list = side[i]->mappings;
		struct tg_mapping_ref *ref = TG_NEW(&all->arena, struct tg_mapping_ref);

		ref->mapping = mapping;
		ref->forward = forward;
		*list->tail = ref;
		list->tail = &ref->next;
	}
}

static bool read_mapping(struct tg_catalogs *all, const struct tg_value *at,
			 const struct tg_value *root, struct tg_err *err)
{
	struct tg_mapping *mapping = TG_NEW(&all->arena, struct tg_mapping);

	if (at->kind != TG_VALUE_MAP)
		return tg_value_fail(at, err, "an element of 'mappings' has to be a map");
	if (!tg_value_keys(at, mapping_keys, err) ||
	    !read_side(all, at, "from", &mapping->from, &mapping->from_count, err) ||
	    !read_side(all, at, "to", &mapping->to, &mapping->to_count, err) ||
	    !read_terms(all, at, root, mapping, err) || !read_cited(all, at, mapping, err))
		return false;
	if (!mapping->from_count)
		return tg_value_fail(at, err, "'from' is empty");
	mapping->file_id = tg_value_text(root, "id", "");
	mapping->where = tg_value_text(at, "where", "");
	mapping->note = tg_value_text(at, "note", "");
	mapping->group = tg_value_text(at, "group", "");
	attach(all, mapping, true);
	attach(all, mapping, false);
	return true;
}

static bool read_mapping_file(struct tg_catalogs *all, const char *path, struct tg_err *err)
{
	const struct tg_value *root = tg_read_file(&all->arena, path, file_keys, err);
	const struct tg_value *list;
	const char *text;

	if (!root || !tg_read_text(root, "id", &text, err) ||
	    !tg_read_text(root, "title", &text, err) ||
	    !tg_read_text(root, "edition", &text, err) ||
	    !(list = tg_read_list(root, "mappings", false, err)))
		return false;
	for (TG_VALUE_EACH(at, list)) {
		if (!read_mapping(all, at, root, err))
			return false;
	}
	return true;
}

bool tg_mappings_read(struct tg_catalogs *catalogs, bool weaknesses, struct tg_err *err)
{
	const char *folder = tg_arena_printf(&catalogs->arena, "%s/mappings", catalogs->folder);
	const char *const *names;
	size_t count;

	if (!tg_read_folder(&catalogs->arena, folder, &names, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (tg_str_starts(tg_str(names[i]), "cwe") != weaknesses)
			continue;
		if (!read_mapping_file(catalogs,
				       tg_arena_printf(&catalogs->arena, "%s/%s", folder, names[i]),
				       err))
			return tg_while(err, "cannot read the mappings");
	}
	return true;
}

bool tg_mappings_load(struct tg_catalogs *catalogs, struct tg_err *err)
{
	if (catalogs->mappings_loaded)
		return true;
	catalogs->mappings_loaded = true;
	if (!tg_mappings_read(catalogs, false, err))
		return false;
	return !catalogs->weaknesses_loaded || tg_mappings_read(catalogs, true, err);
}

const struct tg_entry *const *tg_mapping_others(const struct tg_mapping_ref *ref, size_t *ret_count)
{
	*ret_count = ref->forward ? ref->mapping->to_count : ref->mapping->from_count;
	return ref->forward ? ref->mapping->to : ref->mapping->from;
}

static void add_once(const struct tg_entry **found, size_t *count, const struct tg_entry *entry)
{
	for (size_t i = 0; i < *count; i++) {
		if (found[i] == entry)
			return;
	}
	found[(*count)++] = entry;
}

bool tg_mapping_of_weakness(struct tg_catalogs *catalogs, struct tg_str weakness,
			    const struct tg_entry *const **ret, size_t *ret_count,
			    struct tg_err *err)
{
	struct tg_resolved resolved;
	struct tg_err unknown = {0};
	const struct tg_entry **found;
	size_t room = 0;

	*ret = NULL;
	*ret_count = 0;
	if (!tg_catalogs_weaknesses(catalogs, err) || !tg_mappings_load(catalogs, err))
		return false;
	if (!tg_catalog_resolve(catalogs, weakness, &resolved, &unknown) ||
	    !resolved.entry->catalog->weaknesses)
		return true;
	for (const struct tg_mapping_ref *ref = resolved.entry->mappings->first; ref;
	     ref = ref->next)
		room += ref->forward ? ref->mapping->to_count : 0;
	found = tg_arena_alloc(&catalogs->arena, (room + 1) * sizeof(*found));
	for (const struct tg_mapping_ref *ref = resolved.entry->mappings->first; ref;
	     ref = ref->next) {
		for (size_t i = 0; ref->forward && i < ref->mapping->to_count; i++) {
			const struct tg_entry *entry = ref->mapping->to[i];

			if (entry->catalog->assessed && strcmp(entry->kind, "heading") != 0)
				add_once(found, ret_count, entry);
		}
	}
	*ret = found;
	return true;
}
