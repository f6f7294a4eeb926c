/* SPDX-License-Identifier: Apache-2.0 */
/*
 * profile.c - see profile.h.
 */
#include "knowledge/profile.h"

#include <strings.h>

#include "knowledge/read.h"

static const char *const file_keys[] = {"version", "id", "title", "edition", NULL, NULL};
static const char *const profile_keys[] = {
	"id",        "kind",        "title",      "cra",        "draft",      "mandate_lines",
	"work_item", "counterpart", "conformity", "components", "confidence", "sources",
	"note",      "names",       "raises",     NULL};
static const char *const criterion_keys[] = {"id",   "kind", "requirement", "ref",     "sl",
					     "item", "text", "confidence",  "sources", NULL};

/* The list of a file that has, beside what all have, only this list. */
static const struct tg_value *read_list(struct tg_catalogs *catalogs, const char *name,
					const char *list, struct tg_err *err)
{
	const char *keys[sizeof(file_keys) / sizeof(*file_keys)];
	const struct tg_value *root;
	size_t last = sizeof(file_keys) / sizeof(*file_keys) - 2;

	memcpy(keys, file_keys, sizeof(keys));
	keys[last] = list;
	root = tg_read_file(
		&catalogs->arena,
		tg_arena_printf(&catalogs->arena, "%s/profiles/%s", catalogs->folder, name), keys,
		err);
	return root ? tg_read_list(root, list, false, err) : NULL;
}

/* The entry of member `key`; true with NULL when it is not there. */
static bool read_entry(struct tg_catalogs *catalogs, const struct tg_value *at, const char *key,
		       const struct tg_entry **ret, struct tg_err *err)
{
	const struct tg_value *id = tg_value_get(at, key);

	*ret = id ? tg_read_entry(catalogs, id, err) : NULL;
	return !id || *ret;
}

static bool read_names(struct tg_catalogs *catalogs, const struct tg_value *at,
		       struct tg_profile *profile, struct tg_err *err)
{
	const struct tg_value *list = tg_value_get(at, "names");
	const char **names;

	if (!list)
		return true;
	if (!tg_read_list(at, "names", false, err))
		return false;
	names = tg_arena_alloc(&catalogs->arena, (list->count + 1) * sizeof(*names));
	for (TG_VALUE_EACH(name, list)) {
		if (name->kind != TG_VALUE_TEXT)
			return tg_value_fail(name, err, "a name is a text");
		names[profile->name_count++] = name->text.ptr;
	}
	profile->names = names;
	return true;
}

static bool read_raises(struct tg_catalogs *catalogs, const struct tg_value *at,
			struct tg_profile *profile, struct tg_err *err)
{
	const struct tg_value *list = tg_value_get(at, "raises");
	const struct tg_entry **entries;

	if (!list)
		return true;
	if (!tg_read_list(at, "raises", false, err))
		return false;
	entries = tg_arena_alloc(&catalogs->arena, (list->count + 1) * sizeof(*entries));
	for (TG_VALUE_EACH(id, list)) {
		entries[profile->raise_count] = tg_read_entry(catalogs, id, err);
		if (!entries[profile->raise_count++])
			return false;
	}
	profile->raises = entries;
	return true;
}

static bool read_profile(struct tg_catalogs *catalogs, const struct tg_value *at,
			 struct tg_profile *profile, struct tg_err *err)
{
	if (!tg_value_keys(at, profile_keys, err) || !tg_read_text(at, "id", &profile->id, err) ||
	    !tg_read_text(at, "kind", &profile->kind, err) ||
	    !tg_read_text(at, "title", &profile->title, err))
		return false;
	profile->draft = tg_value_text(at, "draft", "");
	profile->mandate_lines = tg_value_text(at, "mandate_lines", "");
	profile->work_item = tg_value_text(at, "work_item", "");
	profile->counterpart = tg_value_text(at, "counterpart", "");
	profile->conformity = tg_value_text(at, "conformity", "");
	profile->note = tg_value_text(at, "note", "");
	profile->confidence = TG_HIGH;
	return read_entry(catalogs, at, "cra", &profile->cra, err) &&
	       tg_read_set(at, "components", tg_component_names, &profile->components, err) &&
	       tg_read_confidence(at, "confidence", &profile->confidence, err) &&
	       tg_read_sources(catalogs, at, &profile->sources, err) &&
	       read_names(catalogs, at, profile, err) && read_raises(catalogs, at, profile, err);
}

static bool read_criterion(struct tg_catalogs *catalogs, const struct tg_value *at,
			   struct tg_criterion *criterion, struct tg_err *err)
{
	if (!tg_value_keys(at, criterion_keys, err) ||
	    !tg_read_text(at, "id", &criterion->id, err) ||
	    !tg_read_text(at, "kind", &criterion->kind, err) ||
	    !tg_read_text(at, "text", &criterion->text, err))
		return false;
	criterion->ref = tg_value_text(at, "ref", "");
	criterion->item = tg_value_text(at, "item", "");
	criterion->confidence = TG_HIGH;
	return read_entry(catalogs, at, "requirement", &criterion->requirement, err) &&
	       tg_read_levels(at, "sl", &criterion->levels, err) &&
	       tg_read_confidence(at, "confidence", &criterion->confidence, err) &&
	       tg_read_sources(catalogs, at, &criterion->sources, err);
}

/* The id of each element has to be new. */
static bool check_new(struct tg_map *ids, const struct tg_value *at, const char *id,
		      struct tg_err *err)
{
	return tg_map_add(ids, tg_str(id)) || tg_value_fail(at, err, "id '%s' stands twice", id);
}

static bool read_profiles(struct tg_catalogs *catalogs, struct tg_profiles *ret, struct tg_map *ids,
			  struct tg_err *err)
{
	const struct tg_value *list = read_list(catalogs, "products.yaml", "profiles", err);
	struct tg_profile *profiles;

	if (!list)
		return false;
	profiles = tg_arena_alloc(&catalogs->arena, (list->count + 1) * sizeof(*profiles));
	ret->at = profiles;
	for (TG_VALUE_EACH(at, list)) {
		struct tg_profile *profile = &profiles[ret->count++];

		if (!read_profile(catalogs, at, profile, err) ||
		    !check_new(ids, at, profile->id, err))
			return false;
	}
	return true;
}

static bool read_criteria(struct tg_catalogs *catalogs, struct tg_profiles *ret, struct tg_map *ids,
			  struct tg_err *err)
{
	const struct tg_value *list = read_list(catalogs, "sl-acceptance.yaml", "criteria", err);
	struct tg_criterion *criteria;

	if (!list)
		return false;
	criteria = tg_arena_alloc(&catalogs->arena, (list->count + 1) * sizeof(*criteria));
	ret->criteria = criteria;
	for (TG_VALUE_EACH(at, list)) {
		struct tg_criterion *criterion = &criteria[ret->criterion_count++];

		if (!read_criterion(catalogs, at, criterion, err) ||
		    !check_new(ids, at, criterion->id, err))
			return false;
	}
	return true;
}

bool tg_profiles_load(struct tg_catalogs *catalogs, struct tg_profiles *ret, struct tg_err *err)
{
	struct tg_map ids = {0};
	bool ok;

	*ret = (struct tg_profiles){0};
	ok = read_profiles(catalogs, ret, &ids, err) && read_criteria(catalogs, ret, &ids, err);
	tg_map_done(&ids);
	return ok || tg_while(err, "cannot read the profiles");
}

static bool is_called(const char *name, struct tg_str id)
{
	return id.len == strlen(name) && strncasecmp(id.ptr, name, id.len) == 0;
}

const struct tg_profile *tg_profile_find(const struct tg_profiles *profiles, struct tg_str id)
{
	for (size_t i = 0; i < profiles->count; i++) {
		const struct tg_profile *profile = &profiles->at[i];

		if (is_called(profile->id, id))
			return profile;
		for (size_t n = 0; n < profile->name_count; n++)
			if (is_called(profile->names[n], id))
				return profile;
	}
	return NULL;
}
