/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ruleset.c - see ruleset.h.
 */
#include "knowledge/ruleset.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/text.h"
#include "format/value.h"

/* Files of rules/profiles that say something else than which rules run. */
static const char *const others[] = {"products.yaml", "sl-acceptance.yaml"};

static int is_profile(const struct dirent *entry)
{
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (strcmp(entry->d_name, others[i]) == 0)
			return false;
	return entry->d_name[0] != '.' && tg_str_ends(tg_str(entry->d_name), ".yaml");
}

bool tg_ruleset_profiles(struct tg_arena *arena, const char *rules_dir, struct tg_words *ret_names,
			 struct tg_err *err)
{
	const char *folder = tg_arena_printf(arena, "%s/profiles", rules_dir);
	struct dirent **found = NULL;
	int count = scandir(folder, &found, is_profile, alphasort), i;
	const char **at;

	if (count < 0)
		return tg_fail_errno(err, "cannot read the folder '%s'", folder);
	at = tg_arena_alloc(arena, (size_t)count * sizeof(*at) + 1);
	for (i = 0; i < count; i++) {
		at[i] = tg_arena_strndup(arena, found[i]->d_name,
					 strlen(found[i]->d_name) - strlen(".yaml"));
		free(found[i]);
	}
	free(found);
	*ret_names = (struct tg_words){at, (size_t)count};
	return true;
}

static bool unknown_profile(struct tg_arena *arena, const char *rules_dir, const char *profile,
			    struct tg_err *err)
{
	struct tg_words names = {0};
	struct tg_buf list = {0};
	size_t i;

	if (!tg_ruleset_profiles(arena, rules_dir, &names, err))
		return false;
	for (i = 0; i < names.count; i++)
		tg_buf_printf(&list, "%s%s", i ? ", " : "", names.at[i]);
	tg_fail(err, TG_ERR_USAGE, "there is no profile '%s'; there are %s", profile,
		list.ptr ? list.ptr : "none");
	tg_buf_done(&list);
	return false;
}

static const struct tg_value *read_profile(struct tg_arena *arena, const char *rules_dir,
					   const char *profile, struct tg_err *err)
{
	static const char *const keys[] = {
		"version",  "id",      "title",     "text",     "rules",        "cert", "except",
		"severity", "options", "practices", "explains", "requirements", NULL};
	const char *path = tg_arena_printf(arena, "%s/profiles/%s.yaml", rules_dir, profile);
	const struct tg_value *file;

	/* The name is a user's: it must not lead elsewhere. */
	if (profile[strspn(profile, "abcdefghijklmnopqrstuvwxyz0123456789-")] || !*profile ||
	    !tg_file_exists(path)) {
		unknown_profile(arena, rules_dir, profile, err);
		return NULL;
	}
	file = tg_value_read(arena, path, err);
	if (!file)
		return NULL;
	if (file->kind != TG_VALUE_MAP) {
		tg_value_fail(file, err, "the file must be lines 'key: value'");
		return NULL;
	}
	if (!tg_value_keys(file, keys, err))
		return NULL;
	if (strcmp(tg_value_text(file, "version", ""), "1") != 0 ||
	    strcmp(tg_value_text(file, "id", ""), profile) != 0) {
		tg_value_fail(file, err, "'version: 1' and 'id: %s' must stand here", profile);
		return NULL;
	}
	return file;
}

static bool has_word(const struct tg_words *words, struct tg_str word)
{
	size_t i;

	for (i = 0; i < words->count; i++)
		if (tg_str_is(word, words->at[i]))
			return true;
	return false;
}

/*
 * The part of `except` that leaves a rule out, or NULL: a glob, or a group of them that says why,
 * `{because: ..., rules: [...]}`.
 */
static const struct tg_value *exception(const struct tg_value *profile, const struct tg_card *card)
{
	for (TG_VALUE_EACH(part, tg_value_get(profile, "except"))) {
		const struct tg_value *rules = tg_value_get(part, "rules");

		if (part->kind == TG_VALUE_TEXT && tg_glob_match(part->text.ptr, card->id))
			return part;
		for (TG_VALUE_EACH(pattern, rules))
			if (tg_glob_match(pattern->text.ptr, card->id))
				return part;
	}
	return NULL;
}

/* True when a profile's `requirements` and `rules` choose the card. */
static bool is_selected(const struct tg_value *profile, const struct tg_card *card)
{
	const struct tg_value *requirements = tg_value_get(profile, "requirements");

	if (card->own) /* whoever writes a rule wants it to run */
		return true;
	if (exception(profile, card))
		return false;
	for (TG_VALUE_EACH(pattern, tg_value_get(profile, "rules")))
		if (tg_glob_match(pattern->text.ptr, card->id))
			return true;
	for (TG_VALUE_EACH(requirement, requirements))
		if (has_word(&card->requirements, requirement->text))
			return true;
	for (TG_VALUE_EACH(rule, tg_value_get(profile, "cert")))
		if (has_word(&card->cert, rule->text))
			return true;
	return false;
}

static bool check_list(const struct tg_value *profile, const char *key, struct tg_err *err)
{
	const struct tg_value *list = tg_value_get(profile, key);

	if (list && list->kind != TG_VALUE_LIST)
		return tg_value_fail(list, err, "'%s' must be a list", key);
	for (TG_VALUE_EACH(word, list))
		if (word->kind != TG_VALUE_TEXT)
			return tg_value_fail(word, err, "a text must stand here");
	return true;
}

/* `except`: globs, and groups of them with the reason. */
static bool check_exceptions(const struct tg_value *profile, struct tg_err *err)
{
	static const char *const keys[] = {"because", "rules", NULL};
	const struct tg_value *list = tg_value_get(profile, "except");

	if (list && list->kind != TG_VALUE_LIST)
		return tg_value_fail(list, err, "'except' must be a list");
	for (TG_VALUE_EACH(part, list)) {
		if (part->kind == TG_VALUE_TEXT)
			continue;
		if (part->kind != TG_VALUE_MAP || !tg_value_get(part, "rules"))
			return tg_value_fail(part, err,
					     "a rule, a glob, or 'because' with 'rules' must stand "
					     "here");
		if (!tg_value_keys(part, keys, err) || !check_list(part, "rules", err))
			return false;
	}
	return true;
}

static bool fail_rule(const struct tg_cards *cards, const char *id, struct tg_err *err)
{
	const char *nearest = tg_card_nearest(cards, id);

	if (nearest)
		return tg_fail(err, TG_ERR_USAGE, "there is no rule '%s'; did you mean '%s'?", id,
			       nearest);
	return tg_fail(err, TG_ERR_USAGE, "there is no rule '%s'; 'tracegate rules' lists them",
		       id);
}

/* Each element of `only` has to match a card; `chosen` is a flag a card. */
static bool select_only(struct tg_arena *arena, const struct tg_cards *cards, const char *only,
			bool *chosen, struct tg_err *err)
{
	struct tg_str rest = tg_str(only), part;

	while (tg_str_split(&rest, ',', &part)) {
		const char *pattern;
		bool any = false;
		size_t i;

		part = tg_str_trim(part);
		pattern = tg_arena_strndup(arena, part.ptr, part.len);
		for (i = 0; i < cards->count; i++) {
			if (!strchr(pattern, '/') || !tg_glob_match(pattern, cards->at[i].id))
				continue;
			chosen[i] = any = true;
		}
		if (!any)
			return fail_rule(cards, pattern, err);
	}
	return true;
}

static bool read_severity(const struct tg_value *profile, struct tg_rule_setting *setting,
			  struct tg_err *err)
{
	const struct tg_value *value = tg_value_get(tg_value_get(profile, "severity"), setting->id);

	if (!value)
		return true;
	if (value->kind == TG_VALUE_TEXT && tg_severity_parse(value->text, &setting->severity))
		return true;
	return tg_value_fail(value, err, "severity is note, warning or error");
}

static bool read_options(struct tg_arena *arena, const struct tg_value *profile,
			 struct tg_rule_setting *setting, struct tg_err *err)
{
	const struct tg_value *map = tg_value_get(tg_value_get(profile, "options"), setting->id);
	struct tg_rule_option *at;

	if (!map)
		return true;
	if (map->kind != TG_VALUE_MAP)
		return tg_value_fail(map, err, "options are lines 'key: value'");
	at = tg_arena_alloc(arena, (map->count + 1) * sizeof(*at));
	for (TG_VALUE_EACH(option, map)) {
		if (option->kind != TG_VALUE_TEXT)
			return tg_value_fail(option, err, "the value of an option is a text");
		at[setting->option_count++] =
			(struct tg_rule_option){option->key.ptr, option->text.ptr};
	}
	setting->options = at;
	return true;
}

/* The keys of `severity` and `options` are rules. */
static bool check_rules(const struct tg_value *profile, const char *key,
			const struct tg_cards *cards, struct tg_err *err)
{
	const struct tg_value *map = tg_value_get(profile, key);

	if (map && map->kind != TG_VALUE_MAP)
		return tg_value_fail(map, err, "'%s' must be a map from rules", key);
	for (TG_VALUE_EACH(member, map))
		if (!tg_card_find(cards, member->key.ptr))
			return tg_value_fail(member, err, "there is no rule '%s'", member->key.ptr);
	return true;
}

bool tg_ruleset_load(struct tg_arena *arena, const char *rules_dir, const struct tg_cards *cards,
		     const char *profile, const char *only, struct tg_ruleset *ret_ruleset,
		     struct tg_err *err)
{
	const struct tg_value *file;
	struct tg_rule_setting *at;
	bool *chosen;
	size_t i;

	profile = profile ? profile : TG_PROFILE_DEFAULT;
	file = read_profile(arena, rules_dir, profile, err);
	if (!file || !check_list(file, "rules", err) || !check_list(file, "requirements", err) ||
	    !check_exceptions(file, err) || !check_list(file, "cert", err) ||
	    !check_rules(file, "severity", cards, err) || !check_rules(file, "options", cards, err))
		return false;
	chosen = tg_arena_alloc(arena, cards->count * sizeof(*chosen));
	for (i = 0; i < cards->count && !only; i++)
		chosen[i] = is_selected(file, &cards->at[i]);
	if (only && !select_only(arena, cards, only, chosen, err))
		return false;
	*ret_ruleset = (struct tg_ruleset){.profile = tg_arena_strdup(arena, profile),
					   .title = tg_value_text(file, "title", profile)};
	at = tg_arena_alloc(arena, cards->count * sizeof(*at));
	ret_ruleset->at = at;
	for (i = 0; i < cards->count; i++) {
		const struct tg_card *card = &cards->at[i];
		struct tg_rule_setting *setting = &at[ret_ruleset->count];

		if (!chosen[i])
			continue;
		*setting = (struct tg_rule_setting){.id = card->id,
						    .severity = card->severity,
						    .confidence = card->confidence,
						    .locked = !card->suppressible,
						    .pattern = card->pattern,
						    .card = card->front};
		if (!read_severity(file, setting, err) || !read_options(arena, file, setting, err))
			return false;
		ret_ruleset->count++;
	}
	if (!ret_ruleset->count)
		return tg_value_fail(file, err, "the profile chooses no rule");
	return true;
}

const struct tg_rule_setting *tg_ruleset_find(const struct tg_ruleset *ruleset, const char *id)
{
	size_t i;

	for (i = 0; i < ruleset->count; i++)
		if (strcmp(ruleset->at[i].id, id) == 0)
			return &ruleset->at[i];
	return NULL;
}

bool tg_rule_profiles_read(struct tg_arena *arena, const char *rules_dir,
			   struct tg_rule_profiles *ret, struct tg_err *err)
{
	const struct tg_value **files;
	size_t i;

	if (!tg_ruleset_profiles(arena, rules_dir, &ret->names, err))
		return false;
	files = tg_arena_alloc(arena, (ret->names.count + 1) * sizeof(*files));
	for (i = 0; i < ret->names.count; i++) {
		files[i] = read_profile(arena, rules_dir, ret->names.at[i], err);
		if (!files[i] || !check_exceptions(files[i], err))
			return false;
	}
	ret->files = files;
	return true;
}

/* @satisfies TG-RUL-2 */
struct tg_membership tg_rule_profiles_of(struct tg_arena *arena,
					 const struct tg_rule_profiles *profiles,
					 const struct tg_card *card)
{
	struct tg_membership ret = {.because = ""};
	const char **names = tg_arena_alloc(arena, (profiles->names.count + 1) * sizeof(*names));
	size_t i, count = 0;

	for (i = 0; i < profiles->names.count; i++) {
		const char *name = profiles->names.at[i];
		bool usual = strcmp(name, TG_PROFILE_DEFAULT) == 0;

		if (is_selected(profiles->files[i], card)) {
			names[count++] = name;
			ret.in_default = ret.in_default || usual;
		} else if (usual) {
			ret.because = tg_arena_strdup(
				arena,
				tg_value_text(exception(profiles->files[i], card), "because", ""));
		}
	}
	ret.profiles = (struct tg_words){names, count};
	return ret;
}

void tg_membership_text(const struct tg_membership *membership, struct tg_buf *out)
{
	size_t i;

	for (i = 0; i < membership->profiles.count; i++)
		tg_buf_printf(out, "%s%s", i ? ", " : "in the profiles ",
			      membership->profiles.at[i]);
	if (!membership->in_default)
		tg_buf_printf(out, "; not in default%s%s", membership->because[0] ? ": " : "",
			      membership->because);
}
