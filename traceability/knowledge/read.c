/* SPDX-License-Identifier: Apache-2.0 */
/*
 * read.c - see read.h.
 */
#include "knowledge/read.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "base/text.h"

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void close_folder(DIR **folder)
{
	if (*folder)
		closedir(*folder);
}

bool tg_read_folder(struct tg_arena *arena, const char *folder, const char *const **ret_names,
		    size_t *ret_count, struct tg_err *err)
{
	TG_AUTO(close_folder) DIR *open = opendir(folder);
	TG_VEC(const char *) names = {0};
	const char **kept;

	*ret_count = 0;
	if (!open)
		return tg_fail(err, TG_ERR_MISSING, "cannot read folder '%s': %s", folder,
			       strerror(errno));
	for (struct dirent *file; (file = readdir(open));) {
		if (file->d_name[0] != '.' && tg_str_ends(tg_str(file->d_name), ".yaml"))
			*TG_VEC_ADD(&names) = tg_arena_strdup(arena, file->d_name);
	}
	kept = tg_arena_alloc(arena, (names.count + 1) * sizeof(*kept));
	if (names.count) {
		qsort(names.at, names.count, sizeof(*names.at), by_name);
		memcpy(kept, names.at, names.count * sizeof(*kept));
	}
	*ret_names = kept;
	*ret_count = names.count;
	TG_VEC_DONE(&names);
	return true;
}

const struct tg_value *tg_read_file(struct tg_arena *arena, const char *path,
				    const char *const *keys, struct tg_err *err)
{
	const struct tg_value *root = tg_value_read(arena, path, err);
	const struct tg_value *version;
	int64_t number;

	if (!root || !tg_value_keys(root, keys, err))
		return NULL;
	version = tg_value_get(root, "version");
	if (!version) {
		tg_value_fail(root, err, "'version' is missing; write 'version: 1'");
		return NULL;
	}
	if (!tg_value_int(version, &number, err))
		return NULL;
	if (number != 1) {
		tg_value_fail(version, err, "version %lld is not known; this program reads 1",
			      (long long)number);
		return NULL;
	}
	return root;
}

bool tg_read_text(const struct tg_value *map, const char *key, const char **ret_text,
		  struct tg_err *err)
{
	const struct tg_value *member = tg_value_get(map, key);

	if (!member)
		return tg_value_fail(map, err, "'%s' is missing", key);
	if (member->kind != TG_VALUE_TEXT || member->text.len == 0)
		return tg_value_fail(member, err, "'%s' has to be a text", key);
	*ret_text = member->text.ptr;
	return true;
}

const struct tg_value *tg_read_list(const struct tg_value *map, const char *key, bool or_text,
				    struct tg_err *err)
{
	const struct tg_value *member = tg_value_get(map, key);

	if (!member) {
		tg_value_fail(map, err, "'%s' is missing", key);
		return NULL;
	}
	if (member->kind == TG_VALUE_LIST || (or_text && member->kind == TG_VALUE_TEXT))
		return member;
	tg_value_fail(member, err, "'%s' has to be a list", key);
	return NULL;
}

/* The index of the word in `names`, or the number of names. */
static size_t index_of(struct tg_str word, const char *const *names)
{
	size_t i = 0;

	while (names[i] && !tg_str_is(word, names[i]))
		i++;
	return i;
}

static bool fail_word(const struct tg_value *value, const char *key, const char *const *names,
		      struct tg_err *err)
{
	struct tg_buf known = {0};

	for (size_t i = 0; names[i]; i++)
		tg_buf_printf(&known, "%s%s", i ? ", " : "", names[i]);
	tg_value_fail(value, err, "'%s' is no word for '%s'; use %s",
		      value->kind == TG_VALUE_TEXT ? value->text.ptr : "", key, known.ptr);
	tg_buf_done(&known);
	return false;
}

bool tg_read_set(const struct tg_value *map, const char *key, const char *const *names,
		 unsigned *ret_bits, struct tg_err *err)
{
	const struct tg_value *list;

	*ret_bits = 0;
	if (!tg_value_get(map, key))
		return true;
	list = tg_read_list(map, key, false, err);
	if (!list)
		return false;
	for (TG_VALUE_EACH(word, list)) {
		size_t i = index_of(word->text, names);

		if (word->kind != TG_VALUE_TEXT || !names[i])
			return fail_word(word, key, names, err);
		if (*ret_bits & (1U << i))
			return tg_value_fail(word, err, "'%s' stands twice", names[i]);
		*ret_bits |= 1U << i;
	}
	return true;
}

bool tg_read_levels(const struct tg_value *map, const char *key, unsigned *ret_bits,
		    struct tg_err *err)
{
	static const char *const levels[] = {"1", "2", "3", "4", NULL};

	return tg_read_set(map, key, levels, ret_bits, err);
}

bool tg_read_confidence(const struct tg_value *map, const char *key, enum tg_confidence *ret,
			struct tg_err *err)
{
	static const char *const names[] = {"high", "medium", "low", NULL};
	const struct tg_value *member = tg_value_get(map, key);

	if (!member)
		return true;
	if (member->kind == TG_VALUE_TEXT && tg_confidence_parse(member->text, ret))
		return true;
	return fail_word(member, key, names, err);
}

const struct tg_source *tg_read_source(const struct tg_catalogs *catalogs,
				       const struct tg_value *value, struct tg_err *err)
{
	const struct tg_source *source = NULL;

	if (value->kind == TG_VALUE_TEXT)
		source = tg_map_get(&catalogs->sources, value->text);
	if (!source)
		tg_value_fail(value, err, "source '%s' is not explained in catalogs/sources.yaml",
			      value->kind == TG_VALUE_TEXT ? value->text.ptr : "");
	return source;
}

bool tg_read_sources(struct tg_catalogs *catalogs, const struct tg_value *map,
		     struct tg_sources *ret, struct tg_err *err)
{
	const struct tg_value *list;
	const struct tg_source **at;

	if (!tg_value_get(map, "sources"))
		return true;
	list = tg_read_list(map, "sources", false, err);
	if (!list)
		return false;
	at = tg_arena_alloc(&catalogs->arena, (list->count + 1) * sizeof(*at));
	for (TG_VALUE_EACH(code, list)) {
		at[ret->count] = tg_read_source(catalogs, code, err);
		if (!at[ret->count++])
			return false;
	}
	ret->at = at;
	return true;
}

const struct tg_entry *tg_read_entry(struct tg_catalogs *catalogs, const struct tg_value *value,
				     struct tg_err *err)
{
	struct tg_resolved found;
	struct tg_err why = {0};

	if (value->kind != TG_VALUE_TEXT) {
		tg_value_fail(value, err, "an id has to stand here");
		return NULL;
	}
	if (!tg_catalog_resolve(catalogs, value->text, &found, &why)) {
		tg_value_fail(value, err, "%s", why.text);
		return NULL;
	}
	if (found.via) {
		tg_value_fail(value, err, "'%s' is an alias; write '%s'", value->text.ptr,
			      found.entry->id);
		return NULL;
	}
	if (!tg_str_ends(value->text, found.entry->id)) {
		tg_value_fail(value, err, "'%s' has to be written as '%s'", value->text.ptr,
			      found.entry->id);
		return NULL;
	}
	return found.entry;
}
