/* SPDX-License-Identifier: Apache-2.0 */
#include "knowledge/config_read.h"

#include "base/file.h"
#include "format/value.h"

/* The places where such files usually are. */
static const char *const usual_requirements[] = {"requirements.md", "docs/requirements.md",
						 "docs/requirements/**/*.md"};
static const char *const usual_threats[] = {"*.otm.yaml", "*.otm.yml", "*.otm.json",
					    "threat-model*.json", "threat_model*.json"};
static const char *const usual_tests[] = {"test/**", "tests/**", "test_*.c", "*_test.c"};

#define WORDS(array) ((struct tg_words){(array), sizeof(array) / sizeof(*(array))})

void tg_config_default(struct tg_config *config)
{
	*config = (struct tg_config){
		.product = "",
		.component = "",
		.profile = "default",
		.requirements = WORDS(usual_requirements),
		.threats = WORDS(usual_threats),
		.tests = WORDS(usual_tests),
	};
}

bool tg_words_match(const struct tg_words *globs, const char *path)
{
	size_t i;

	for (i = 0; i < globs->count; i++)
		if (tg_glob_match(globs->at[i], path))
			return true;
	return false;
}

/* A place in the repository: relative, without ".."; a leading "./" is dropped. */
static bool read_place(const struct tg_value *value, const char **ret, struct tg_err *err)
{
	struct tg_str rest = value->text, part;

	if (value->kind != TG_VALUE_TEXT || !value->text.len)
		return tg_value_fail(value, err, "a path or glob is expected here");
	if (value->text.ptr[0] == '/')
		return tg_value_fail(value, err,
				     "'%s' is absolute; paths are relative to the repository",
				     value->text.ptr);
	while (tg_str_split(&rest, '/', &part))
		if (tg_str_is(part, ".."))
			return tg_value_fail(value, err,
					     "'%s' leaves the repository; write a path below "
					     "its root",
					     value->text.ptr);
	*ret = value->text.ptr;
	if (strncmp(*ret, "./", 2) == 0 && (*ret)[2])
		*ret += 2;
	return true;
}

/* A list of globs, or a single one. */
bool tg_config_globs(struct tg_arena *arena, const struct tg_value *map, const char *key,
		     struct tg_words *words, struct tg_err *err)
{
	const struct tg_value *list = tg_value_get(map, key);
	const char **at;
	size_t count = 0;

	if (!list)
		return true;
	if (list->kind == TG_VALUE_MAP)
		return tg_value_fail(list, err, "'%s' is a list of paths", key);
	at = tg_arena_alloc(arena, (list->count + 1) * sizeof(*at));
	if (list->kind == TG_VALUE_TEXT && !read_place(list, &at[count++], err))
		return false;
	for (TG_VALUE_EACH(item, list))
		if (!read_place(item, &at[count++], err))
			return false;
	*words = (struct tg_words){at, count};
	return true;
}

bool tg_config_version(const struct tg_value *map, struct tg_err *err)
{
	const struct tg_value *version = tg_value_get(map, "version");
	int64_t number;

	if (!version)
		return tg_value_fail(map, err, "the line 'version: 1' is missing; add it");
	if (!tg_value_int(version, &number, err))
		return false;
	if (number != 1)
		return tg_value_fail(version, err,
				     "version %lld is not known to this tracegate, which knows 1",
				     (long long)number);
	return true;
}

/* The one of `choices` (ends with NULL) that member `key` names; `*ret` stays when it is absent. */
bool tg_config_choice(const struct tg_value *map, const char *key, const char *const *choices,
		      unsigned *ret, struct tg_err *err)
{
	const struct tg_value *value = tg_value_get(map, key);
	struct tg_buf list = {0};
	unsigned i;
	bool found = false;

	if (!value)
		return true;
	for (i = 0; choices[i]; i++) {
		if (value->kind == TG_VALUE_TEXT && tg_str_is(value->text, choices[i])) {
			*ret = i;
			found = true;
		}
		tg_buf_printf(&list, "%s%s", i ? ", " : "", choices[i]);
	}
	if (!found)
		tg_value_fail(value, err, "'%s' is one of %s", key, list.ptr);
	tg_buf_done(&list);
	return found;
}

static bool read_product(const struct tg_value *map, struct tg_config *config, struct tg_err *err)
{
	static const char *const keys[] = {"name", "component", NULL};
	static const char *const kinds[] = {"app", "embedded", "host", "network", NULL};
	unsigned kind = 0;

	if (!map)
		return true;
	if (!tg_value_keys(map, keys, err) ||
	    !tg_config_choice(map, "component", kinds, &kind, err))
		return false;
	config->product = tg_value_text(map, "name", "");
	if (tg_value_get(map, "component"))
		config->component = kinds[kind];
	return true;
}

static bool read_release(struct tg_arena *arena, const struct tg_value *map,
			 struct tg_release *release, struct tg_err *err)
{
	static const char *const keys[] = {"defines", "debug", "builds", NULL};

	return !map || (tg_value_keys(map, keys, err) &&
			tg_config_globs(arena, map, "defines", &release->defines, err) &&
			tg_config_globs(arena, map, "debug", &release->debug, err) &&
			tg_config_globs(arena, map, "builds", &release->builds, err));
}

bool tg_config_parse(struct tg_arena *arena, struct tg_str content, const char *file,
		     struct tg_config *config, struct tg_err *err)
{
	static const char *const keys[] = {"version",      "product", "profile", "compile_database",
					   "requirements", "threats", "tests",   "exclude",
					   "release",      NULL};
	const struct tg_value *map = tg_yaml_parse(arena, content, file, err);
	const struct tg_value *database = tg_value_get(map, "compile_database");
	const struct tg_value *profile = tg_value_get(map, "profile");

	tg_config_default(config);
	if (!map || map->kind == TG_VALUE_NULL)
		return map != NULL;
	if (!tg_value_keys(map, keys, err) || !tg_config_version(map, err) ||
	    !read_product(tg_value_get(map, "product"), config, err))
		return false;
	if (database && !read_place(database, &config->compile_database, err))
		return false;
	if (profile && (profile->kind != TG_VALUE_TEXT || !profile->text.len))
		return tg_value_fail(profile, err, "'profile' is the name of a profile");
	config->profile = tg_value_text(map, "profile", config->profile);
	return tg_config_globs(arena, map, "requirements", &config->requirements, err) &&
	       tg_config_globs(arena, map, "threats", &config->threats, err) &&
	       tg_config_globs(arena, map, "tests", &config->tests, err) &&
	       tg_config_globs(arena, map, "exclude", &config->exclude, err) &&
	       read_release(arena, tg_value_get(map, "release"), &config->release, err);
}
