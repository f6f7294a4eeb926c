/* SPDX-License-Identifier: Apache-2.0 */
#include "knowledge/secrets.h"

#include <stdlib.h>

#include "base/file.h"
#include "format/value.h"
#include "knowledge/read.h"

enum { FAMILY_LIMIT = 1024 * 1024, LEAST_KEYWORD = 3 };

static const char *const family_keys[] = {
	"version", "title",   "severity",  "confidence", "cwe", "requirements", "tags", "setting",
	"why",     "instead", "not-found", "rules",      NULL};
static const char *const rule_keys[] = {
	"id",         "title", "severity", "confidence",  "token",   "name",
	"exact-name", "near",  "builtin",  "pattern",     "entropy", "checksum",
	"paths",      "match", "no-match", "unless-line", NULL};

/* Where keywords stand, and what it means. */
static const struct {
	const char *key;
	enum tg_secret_how how;
	bool exact;
} hows[] = {
	{"token", TG_SECRET_TOKEN, false},     {"name", TG_SECRET_VALUE, false},
	{"exact-name", TG_SECRET_VALUE, true}, {"near", TG_SECRET_TEXT, false},
	{"builtin", TG_SECRET_BUILTIN, false},
};

static const char *const checksums[] = {
	[TG_CHECKSUM_NONE] = "none",
	[TG_CHECKSUM_CRC32_BASE62] = "crc32-base62",
	[TG_CHECKSUM_JWT] = "jwt",
	[TG_CHECKSUM_BECH32] = "bech32",
	[TG_CHECKSUM_BASE64_JSON] = "base64-json",
	[TG_CHECKSUM_LUHN] = "luhn",
};

/* A text or a list of texts. */
static bool read_words(struct tg_arena *arena, const struct tg_value *map, const char *key,
		       struct tg_words *ret, struct tg_err *err)
{
	const struct tg_value *member = tg_value_get(map, key);
	const char **at;

	*ret = (struct tg_words){0};
	if (!member)
		return true;
	at = tg_arena_alloc(arena, (member->count + 1) * sizeof(*at));
	if (member->kind == TG_VALUE_TEXT)
		at[ret->count++] = member->text.ptr;
	else if (member->kind != TG_VALUE_LIST)
		return tg_value_fail(member, err, "'%s' is a text or a list of texts", key);
	for (TG_VALUE_EACH(word, member->kind == TG_VALUE_LIST ? member : NULL)) {
		if (word->kind != TG_VALUE_TEXT || !word->text.len)
			return tg_value_fail(word, err, "'%s' is a list of texts", key);
		at[ret->count++] = word->text.ptr;
	}
	ret->at = at;
	return true;
}

static bool read_grade(const struct tg_value *map, struct tg_secret_rule *rule, struct tg_err *err)
{
	const struct tg_value *severity = tg_value_get(map, "severity");
	const struct tg_value *confidence = tg_value_get(map, "confidence");

	if (severity && !tg_severity_parse(severity->text, &rule->severity))
		return tg_value_fail(severity, err, "severity is note, warning or error");
	if (confidence && !tg_confidence_parse(confidence->text, &rule->confidence))
		return tg_value_fail(confidence, err, "confidence is low, medium or high");
	return true;
}

static bool read_entropy(const struct tg_value *map, struct tg_secret_rule *rule,
			 struct tg_err *err)
{
	const struct tg_value *value = tg_value_get(map, "entropy");
	double number = 0, scale = 1;
	bool fraction = false;
	size_t i;

	if (!value)
		return true;
	for (i = 0; i < value->text.len; i++) {
		char c = value->text.ptr[i];

		if (c == '.' && !fraction) {
			fraction = true;
			continue;
		}
		if (c < '0' || c > '9')
			return tg_value_fail(value, err, "entropy is a number such as 3.5");
		number = number * 10 + (c - '0');
		scale *= fraction ? 10 : 1;
	}
	rule->entropy = number / scale;
	if (rule->entropy > 8)
		return tg_value_fail(value, err, "entropy is at most 8 bits a character");
	return true;
}

static bool read_checksum(const struct tg_value *map, struct tg_secret_rule *rule,
			  struct tg_err *err)
{
	const struct tg_value *value = tg_value_get(map, "checksum");
	size_t i;

	if (!value)
		return true;
	for (i = 0; i < sizeof(checksums) / sizeof(*checksums); i++) {
		if (tg_str_is(value->text, checksums[i])) {
			rule->checksum = (enum tg_secret_checksum)i;
			return true;
		}
	}
	return tg_value_fail(value, err,
			     "checksum is crc32-base62, jwt, bech32, base64-json or luhn");
}

/* The one way in which a rule recognises. */
static bool read_how(struct tg_arena *arena, const struct tg_value *map,
		     struct tg_secret_rule *rule, struct tg_err *err)
{
	struct tg_words words;
	size_t i, ways = 0, k;

	rule->how = TG_SECRET_FILE;
	for (i = 0; i < sizeof(hows) / sizeof(*hows); i++) {
		if (!tg_value_get(map, hows[i].key))
			continue;
		ways++;
		rule->how = hows[i].how;
		rule->exact = hows[i].exact;
		if (!read_words(arena, map, hows[i].key, &words, err))
			return false;
		rule->keywords = words.at;
		rule->keyword_count = words.count;
	}
	if (ways > 1)
		return tg_value_fail(map, err, "a rule has one of token, name, exact-name, near");
	if (rule->how == TG_SECRET_FILE && !tg_value_get(map, "paths"))
		return tg_value_fail(map, err,
				     "a rule needs token, name, exact-name, near or paths");
	for (k = 0; k < rule->keyword_count; k++)
		if (strlen(rule->keywords[k]) < LEAST_KEYWORD)
			return tg_value_fail(map, err,
					     "the keyword '%s' is shorter than three characters",
					     rule->keywords[k]);
	return true;
}

static bool read_rule(struct tg_arena *arena, const struct tg_value *map, const char *pack,
		      struct tg_secret_rule *rule, struct tg_err *err)
{
	struct tg_words paths, match, no_match, unless;
	const char *id, *title;

	if (map->kind != TG_VALUE_MAP)
		return tg_value_fail(map, err, "a rule is a map");
	if (!tg_value_keys(map, rule_keys, err) || !tg_read_text(map, "id", &id, err) ||
	    !tg_read_text(map, "title", &title, err) || !read_grade(map, rule, err) ||
	    !read_how(arena, map, rule, err) || !read_entropy(map, rule, err) ||
	    !read_checksum(map, rule, err) || !read_words(arena, map, "paths", &paths, err) ||
	    !read_words(arena, map, "match", &match, err) ||
	    !read_words(arena, map, "no-match", &no_match, err) ||
	    !read_words(arena, map, "unless-line", &unless, err))
		return false;
	if (id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")])
		return tg_value_fail(tg_value_get(map, "id"), err,
				     "an id is made of lower-case letters, digits and '-'");
	rule->id = tg_arena_printf(arena, "%s/%s", pack, id);
	rule->title = title;
	rule->pattern = tg_value_text(map, "pattern", "");
	if (rule->how <= TG_SECRET_TEXT && !*rule->pattern)
		return tg_value_fail(map, err, "the rule '%s' has no pattern", id);
	rule->paths = paths.at;
	rule->path_count = paths.count;
	rule->unless_lines = unless.at;
	rule->unless_count = unless.count;
	rule->examples = match.at;
	rule->example_count = match.count;
	rule->counter_examples = no_match.at;
	rule->counter_count = no_match.count;
	rule->file = map->file;
	rule->line = map->line;
	return true;
}

/* The card of a rule: its family's texts under its own title. */
static void add_card(struct tg_arena *arena, const struct tg_card *family,
		     const struct tg_secret_rule *rule, tg_card_vec *cards)
{
	struct tg_card *card = TG_VEC_ADD(cards);

	*card = *family;
	card->id = rule->id;
	card->pack = tg_arena_strndup(arena, rule->id, strcspn(rule->id, "/"));
	card->title = rule->title;
	card->severity = rule->severity;
	card->confidence = rule->confidence;
	card->body_line = rule->line;
}

static bool read_family(struct tg_arena *arena, const struct tg_value *map, struct tg_card *card,
			struct tg_secret_rule *grade, struct tg_err *err)
{
	const char *title, *why, *instead, *not_found;
	const struct tg_value *setting = tg_value_get(map, "setting");

	if (!tg_read_text(map, "title", &title, err) || !read_grade(map, grade, err) ||
	    !read_words(arena, map, "cwe", &card->cwe, err) ||
	    !read_words(arena, map, "requirements", &card->requirements, err) ||
	    !read_words(arena, map, "tags", &card->tags, err) ||
	    !tg_read_text(map, "why", &why, err) || !tg_read_text(map, "instead", &instead, err))
		return false;
	if (setting && !tg_value_bool(setting, &grade->is_setting, err))
		return false;
	not_found = tg_value_text(map, "not-found", "Secrets of other forms.");
	card->since = "0.2";
	card->suppressible = true;
	card->file = map->file;
	card->body = tg_str(tg_arena_printf(arena, "%s\n\n## Instead\n\n%s\n\n## Not found\n\n%s\n",
					    why, instead, not_found));
	return true;
}

bool tg_secret_rules_parse(struct tg_arena *arena, struct tg_str content, const char *file,
			   const char *pack, struct tg_secret_rules *rules, struct tg_err *err)
{
	const struct tg_value *map = tg_yaml_parse(arena, content, file, err);
	struct tg_secret_rule grade = {.severity = TG_ERROR, .confidence = TG_MEDIUM};
	struct tg_card family = {0};
	const struct tg_value *list;

	if (!map)
		return false;
	if (map->kind != TG_VALUE_MAP || !tg_str_is(tg_str(tg_value_text(map, "version", "")), "1"))
		return tg_value_fail(map, err, "a family of rules begins with 'version: 1'");
	list = tg_value_get(map, "rules");
	if (!tg_value_keys(map, family_keys, err) || !read_family(arena, map, &family, &grade, err))
		return false;
	if (!list || list->kind != TG_VALUE_LIST)
		return tg_value_fail(map, err, "a family has a list 'rules'");
	for (TG_VALUE_EACH(member, list)) {
		struct tg_secret_rule *rule = TG_VEC_ADD(&rules->rules);

		*rule = grade;
		if (!read_rule(arena, member, pack, rule, err))
			return false;
		add_card(arena, &family, rule, &rules->cards);
	}
	return true;
}

static bool load_folder(struct tg_arena *arena, const char *folder, const char *pack,
			struct tg_secret_rules *rules, struct tg_err *err)
{
	const char *const *names;
	struct tg_buf content = {0};
	size_t count, i;
	bool ok;

	if (!tg_dir_exists(folder))
		return true;
	ok = tg_read_folder(arena, folder, &names, &count, err);
	for (i = 0; ok && i < count; i++) {
		const char *file = tg_arena_printf(arena, "%s/%s", folder, names[i]);

		ok = tg_file_read(file, FAMILY_LIMIT, &content, err) &&
		     tg_secret_rules_parse(arena, tg_buf_view(&content), file, pack, rules, err);
	}
	tg_buf_done(&content);
	return ok;
}

bool tg_secret_rules_load(struct tg_arena *arena, const char *rules_dir,
			  struct tg_secret_rules *rules, struct tg_err *err)
{
	return load_folder(arena, tg_arena_printf(arena, "%s/secrets", rules_dir), "secrets", rules,
			   err) &&
	       load_folder(arena, tg_arena_printf(arena, "%s/settings", rules_dir), "settings",
			   rules, err);
}

bool tg_secret_rules_add_folder(struct tg_arena *arena, const char *folder,
				struct tg_secret_rules *rules, struct tg_err *err)
{
	return load_folder(arena, folder, "project", rules, err);
}

static int by_id(const void *a, const void *b)
{
	return strcmp(((const struct tg_card *)a)->id, ((const struct tg_card *)b)->id);
}

/* Both lists in one, sorted. */
static void join(struct tg_arena *arena, const struct tg_card *a, size_t a_count,
		 const struct tg_card *b, size_t b_count, struct tg_cards *ret)
{
	struct tg_card *all = tg_arena_alloc(arena, (a_count + b_count + 1) * sizeof(*all));
	size_t i;

	if (a_count)
		memcpy(all, a, a_count * sizeof(*all));
	if (b_count)
		memcpy(all + a_count, b, b_count * sizeof(*all));
	if (a_count + b_count)
		qsort(all, a_count + b_count, sizeof(*all), by_id);
	for (i = 0; i < a_count + b_count; i++)
		*tg_map_put(&ret->by_id, tg_str(all[i].id)) = &all[i];
	ret->at = all;
	ret->count = a_count + b_count;
}

void tg_secret_cards(const struct tg_secret_rules *rules, struct tg_arena *arena,
		     struct tg_cards *ret_cards)
{
	join(arena, rules->cards.at, rules->cards.count, NULL, 0, ret_cards);
}

bool tg_secret_cards_add(struct tg_arena *arena, const char *rules_dir, struct tg_cards *cards,
			 struct tg_err *err)
{
	struct tg_secret_rules rules = {0};
	bool ok = tg_secret_rules_load(arena, rules_dir, &rules, err);

	if (ok)
		join(arena, cards->at, cards->count, rules.cards.at, rules.cards.count, cards);
	tg_secret_rules_done(&rules);
	return ok;
}

void tg_secret_rules_done(struct tg_secret_rules *rules)
{
	TG_VEC_DONE(&rules->rules);
	TG_VEC_DONE(&rules->cards);
}
