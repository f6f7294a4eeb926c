/* SPDX-License-Identifier: Apache-2.0 */
#include "knowledge/practice.h"

#include "base/file.h"
#include "format/value.h"
#include "knowledge/ruleset.h"

static bool list_has(const struct tg_value *list, const char *word, bool glob)
{
	for (TG_VALUE_EACH(each, list))
		if (each->kind == TG_VALUE_TEXT &&
		    (glob ? tg_glob_match(each->text.ptr, word) : tg_str_is(each->text, word)))
			return true;
	return false;
}

static bool is_of(const struct tg_value *practice, const struct tg_card *card)
{
	size_t i;

	if (list_has(tg_value_get(practice, "rules"), card->id, true))
		return true;
	for (i = 0; i < card->requirements.count; i++)
		if (list_has(tg_value_get(practice, "requirements"), card->requirements.at[i],
			     false))
			return true;
	return false;
}

static bool read_practice(struct tg_arena *arena, const struct tg_value *at,
			  const struct tg_cards *cards, struct tg_practice *ret, struct tg_err *err)
{
	static const char *const keys[] = {"id",           "title",  "text", "rules",
					   "requirements", "person", NULL};
	const struct tg_card **rules = tg_arena_alloc(arena, (cards->count + 1) * sizeof(*rules));
	size_t i;

	if (at->kind != TG_VALUE_MAP)
		return tg_value_fail(at, err, "a practice is lines 'key: value'");
	if (!tg_value_keys(at, keys, err))
		return false;
	ret->id = tg_value_text(at, "id", "");
	ret->title = tg_value_text(at, "title", "");
	ret->text = tg_value_text(at, "text", "");
	ret->person = tg_value_text(at, "person", "");
	if (!*ret->id || !*ret->title || !*ret->person)
		return tg_value_fail(at, err, "a practice needs 'id', 'title' and 'person'");
	for (i = 0; i < cards->count; i++)
		if (is_of(at, &cards->at[i]))
			rules[ret->rule_count++] = &cards->at[i];
	ret->rules = rules;
	return true;
}

static bool read_words(struct tg_arena *arena, const struct tg_value *list, struct tg_words *ret,
		       struct tg_err *err)
{
	const char **at = tg_arena_alloc(arena, ((list ? list->count : 0) + 1) * sizeof(*at));

	for (TG_VALUE_EACH(word, list)) {
		if (word->kind != TG_VALUE_TEXT)
			return tg_value_fail(word, err, "a text must stand here");
		at[ret->count++] = word->text.ptr;
	}
	ret->at = at;
	return true;
}

static bool read_file(struct tg_arena *arena, const struct tg_value *file,
		      const struct tg_cards *cards, struct tg_practices *ret, struct tg_err *err)
{
	const struct tg_value *list = tg_value_get(file, "practices");
	struct tg_practice *at;

	if (!read_words(arena, tg_value_get(file, "explains"), &ret->explains, err))
		return false;
	if (list && list->kind != TG_VALUE_LIST)
		return tg_value_fail(list, err, "'practices' must be a list");
	at = tg_arena_alloc(arena, ((list ? list->count : 0) + 1) * sizeof(*at));
	ret->at = at;
	for (TG_VALUE_EACH(practice, list))
		if (!read_practice(arena, practice, cards, &at[ret->count++], err))
			return false;
	return true;
}

bool tg_practices_load(struct tg_arena *arena, const char *rules_dir, const char *profile,
		       const struct tg_cards *cards, struct tg_practices *ret, struct tg_err *err)
{
	struct tg_ruleset ruleset;
	const struct tg_value *file;

	*ret = (struct tg_practices){0};
	/* It checks the name and the rest of the file. */
	if (!tg_ruleset_load(arena, rules_dir, cards, profile, NULL, &ruleset, err))
		return false;
	ret->profile = ruleset.profile;
	ret->title = ruleset.title;
	file = tg_value_read(
		arena, tg_arena_printf(arena, "%s/profiles/%s.yaml", rules_dir, profile), err);
	if (!file)
		return false;
	ret->text = tg_value_text(file, "text", "");
	return read_file(arena, file, cards, ret, err);
}

bool tg_practices_of(struct tg_arena *arena, const char *rules_dir, const char *id,
		     const struct tg_cards *cards, struct tg_practices *ret, struct tg_err *err)
{
	struct tg_words names = {0};
	size_t i, k;

	*ret = (struct tg_practices){0};
	if (!tg_ruleset_profiles(arena, rules_dir, &names, err))
		return false;
	for (i = 0; i < names.count; i++) {
		struct tg_practices read = {0};
		const struct tg_value *file = tg_value_read(
			arena,
			tg_arena_printf(arena, "%s/profiles/%s.yaml", rules_dir, names.at[i]), err);

		if (!file)
			return false;
		if (!tg_value_get(file, "explains"))
			continue;
		if (!read_file(arena, file, cards, &read, err))
			return false;
		for (k = 0; k < read.explains.count; k++) {
			if (strcmp(read.explains.at[k], id) != 0)
				continue;
			read.profile = names.at[i];
			read.title = tg_value_text(file, "title", "");
			read.text = tg_value_text(file, "text", "");
			*ret = read;
			return true;
		}
	}
	return true;
}
