/* SPDX-License-Identifier: Apache-2.0 */
/* models.c - see models.h. */
#include "knowledge/models.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/file.h"
#include "format/value.h"
#include "knowledge/models_read.h"

enum { FILE_LIMIT = 64 * 1024 * 1024 };

static const struct {
	const char *name;
	enum tg_role role;
} roles[] = {
	{"password", TG_ROLE_PASSWORD},
	{"key", TG_ROLE_KEY},
	{"command", TG_ROLE_COMMAND},
	{"format", TG_ROLE_FORMAT},
	{"secret-out", TG_ROLE_SECRET_OUT},
	{"must-check", TG_ROLE_MUST_CHECK},
	{"source", TG_ROLE_SOURCE},
	{"sink-path", TG_ROLE_SINK_PATH},
	{"iv", TG_ROLE_IV},
	{"alloc", TG_ROLE_ALLOC},
	{"release", TG_ROLE_RELEASE},
	{"random-out", TG_ROLE_RANDOM_OUT},
};

/* What the value of a test is. */
enum operand { OPERAND_NUMBERS, OPERAND_NUMBER, OPERAND_TEXTS, OPERAND_TRUE };

static const struct test {
	const char *key;
	enum tg_api_test test;
	enum operand operand;
} tests[] = {
	{"equals", TG_API_EQUALS, OPERAND_NUMBERS},
	{"not-equals", TG_API_NOT_EQUALS, OPERAND_NUMBERS},
	{"below", TG_API_BELOW, OPERAND_NUMBER},
	{"any-bits", TG_API_ANY_BITS, OPERAND_NUMBER},
	{"lacks-bits", TG_API_LACKS_BITS, OPERAND_NUMBER},
	{"null", TG_API_NULL, OPERAND_TRUE},
	{"string", TG_API_STRING, OPERAND_TEXTS},
	{"prefix", TG_API_PREFIX, OPERAND_TEXTS},
	{"contains", TG_API_CONTAINS, OPERAND_TEXTS},
	{"lacks", TG_API_LACKS, OPERAND_TEXTS},
	{"always-returns", TG_API_CALLBACK_TRUE, OPERAND_NUMBER},
	{"discarded", TG_API_DISCARDED, OPERAND_TRUE},
};

static const char *const condition_keys[] = {
	"param",  "equals", "not-equals", "below", "any-bits",       "lacks-bits", "null",
	"string", "prefix", "contains",   "lacks", "always-returns", "discarded",  NULL};

static bool read_param(const struct tg_value *map, int *ret, struct tg_err *err)
{
	const struct tg_value *param = tg_value_get(map, "param");
	int64_t number;

	if (!param)
		return tg_value_fail(map, err, "'param' is missing");
	if (param->kind == TG_VALUE_TEXT && tg_str_is(param->text, "result")) {
		*ret = TG_RESULT;
		return true;
	}
	if (!tg_value_int(param, &number, err))
		return false;
	if (number < 0 || number > 63)
		return tg_value_fail(param, err,
				     "'param' counts from 0, or is 'result' for the result");
	*ret = (int)number;
	return true;
}

/* Text that a row has to have. */
static const char *need_text(const struct tg_value *map, const char *key, struct tg_err *err)
{
	const struct tg_value *member = tg_value_get(map, key);

	if (member && member->kind == TG_VALUE_TEXT && member->text.len)
		return member->text.ptr;
	tg_value_fail(member ? member : map, err, "'%s' must be a text", key);
	return NULL;
}

/* One text or a list of texts. */
bool tg_models_read_texts(struct tg_arena *arena, const struct tg_value *value,
			  const char *const **ret, size_t *ret_count, struct tg_err *err)
{
	const struct tg_value *first = value->kind == TG_VALUE_LIST ? value->first : value;
	const char **at = tg_arena_alloc(arena, (value->count + 1) * sizeof(*at));
	const struct tg_value *each;
	size_t count = 0;

	for (each = first; each; each = value->kind == TG_VALUE_LIST ? each->next : NULL) {
		if (each->kind != TG_VALUE_TEXT || !each->text.len)
			return tg_value_fail(each, err, "a text must stand here");
		at[count++] = each->text.ptr;
	}
	if (!count)
		return tg_value_fail(value, err, "the list is empty");
	*ret = at;
	*ret_count = count;
	return true;
}

static bool read_numbers(struct tg_arena *arena, const struct tg_value *value, bool one,
			 struct tg_api_condition *condition, struct tg_err *err)
{
	const struct tg_value *first = value->kind == TG_VALUE_LIST ? value->first : value;
	int64_t *at = tg_arena_alloc(arena, (value->count + 1) * sizeof(*at));
	const struct tg_value *each;

	for (each = first; each; each = value->kind == TG_VALUE_LIST ? each->next : NULL)
		if (!tg_value_int(each, &at[condition->count++], err))
			return false;
	if (!condition->count || (one && condition->count != 1))
		return tg_value_fail(value, err,
				     one ? "one number must stand here" : "the list is empty");
	condition->values = at;
	return true;
}

static bool read_condition(struct tg_models_reader *reader, const struct tg_value *map,
			   struct tg_api_condition *ret)
{
	struct tg_arena *arena = &reader->models->arena;
	const struct tg_value *value = NULL;
	const struct test *test = NULL;
	bool flag = true;
	size_t i;

	if (!tg_value_keys(map, condition_keys, reader->err) ||
	    !read_param(map, &ret->param, reader->err))
		return false;
	for (i = 0; i < sizeof(tests) / sizeof(*tests); i++) {
		if (!tg_value_get(map, tests[i].key))
			continue;
		if (test)
			return tg_value_fail(map, reader->err,
					     "'%s' and '%s' are two conditions; write two",
					     test->key, tests[i].key);
		test = &tests[i];
		value = tg_value_get(map, test->key);
	}
	if (!test)
		return tg_value_fail(map, reader->err, "the condition says nothing about 'param'");
	if ((ret->param == TG_RESULT) != (test->test == TG_API_DISCARDED))
		return tg_value_fail(
			map, reader->err,
			"'discarded' is the one condition on the result, and only on it");
	ret->test = test->test;
	if (test->operand == OPERAND_TEXTS)
		return tg_models_read_texts(arena, value, &ret->texts, &ret->count, reader->err);
	if (test->operand != OPERAND_TRUE)
		return read_numbers(arena, value, test->operand == OPERAND_NUMBER, ret,
				    reader->err);
	if (!tg_value_bool(value, &flag, reader->err))
		return false;
	return flag || tg_value_fail(value, reader->err, "'%s' can only be true", test->key);
}

static bool read_conditions(struct tg_models_reader *reader, const struct tg_value *row,
			    const struct tg_api_condition **ret, size_t *ret_count)
{
	const struct tg_value *when = tg_value_get(row, "when");
	struct tg_api_condition *at;

	if (!when)
		return true;
	if (when->kind != TG_VALUE_LIST || !when->count)
		return tg_value_fail(when, reader->err, "'when' is a list of conditions");
	at = tg_arena_alloc(&reader->models->arena, when->count * sizeof(*at));
	for (TG_VALUE_EACH(condition, when))
		if (!read_condition(reader, condition, &at[(*ret_count)++]))
			return false;
	*ret = at;
	return true;
}

bool tg_models_read_source(struct tg_models_reader *reader, const struct tg_value *row,
			   const char **ret)
{
	*ret = tg_value_text(row, "source", reader->source);
	if (!*ret || !**ret)
		return tg_value_fail(row, reader->err,
				     "neither the row nor the file says where this is documented; "
				     "add 'source'");
	return true;
}

static bool read_role_name(const struct tg_value *row, enum tg_role *ret, struct tg_err *err)
{
	const char *name = need_text(row, "role", err);
	size_t i;

	if (!name)
		return false;
	for (i = 0; i < sizeof(roles) / sizeof(*roles); i++) {
		if (strcmp(roles[i].name, name) != 0)
			continue;
		*ret = roles[i].role;
		return true;
	}
	return tg_value_fail(tg_value_get(row, "role"), err, "there is no role '%s'", name);
}

static bool read_role(struct tg_models_reader *reader, const struct tg_value *map)
{
	static const char *const keys[] = {"function", "param", "role", "when", "source", NULL};
	const char *const *functions = NULL;
	struct tg_api_role made = {0};
	const char *source;
	size_t count = 0, i;

	if (!tg_value_keys(map, keys, reader->err) ||
	    !tg_models_read_functions(reader, map, &functions, &count) ||
	    !read_param(map, &made.param, reader->err) ||
	    !read_role_name(map, &made.role, reader->err) ||
	    !read_conditions(reader, map, &made.conditions, &made.condition_count) ||
	    !tg_models_read_source(reader, map, &source))
		return false;
	for (i = 0; i < count; i++) {
		struct tg_api_role *role = TG_NEW(&reader->models->arena, struct tg_api_role);

		*role = made;
		role->function = functions[i];
		TG_MODELS_APPEND(&reader->models->roles, functions[i], role, struct tg_api_role);
		tg_models_role_effects(reader, role);
	}
	return true;
}

/* `fix: {param: 1, with: SSL_VERIFY_PEER}` */
static bool read_fix(const struct tg_value *fix, struct tg_api_row *ret, struct tg_err *err)
{
	static const char *const keys[] = {"param", "with", NULL};

	return !fix || (tg_value_keys(fix, keys, err) && read_param(fix, &ret->fix_param, err) &&
			(ret->fix = need_text(fix, "with", err)) != NULL);
}

static bool read_kept(const struct tg_value *kept, struct tg_api_row *ret, struct tg_err *err)
{
	return !kept || tg_value_bool(kept, &ret->kept, err);
}

static bool read_row(struct tg_models_reader *reader, const struct tg_value *map)
{
	static const char *const keys[] = {"rule",   "function", "when",         "message",
					   "source", "fix",      "unless-calls", "unless-within",
					   "kept",   NULL};
	const struct tg_value *unless = tg_value_get(map, "unless-calls");
	const struct tg_value *within = tg_value_get(map, "unless-within");
	const char *const *functions = NULL;
	struct tg_api_row made = {0};
	size_t count = 0, i;

	if (!tg_value_keys(map, keys, reader->err) ||
	    !tg_models_read_functions(reader, map, &functions, &count) ||
	    !read_conditions(reader, map, &made.conditions, &made.condition_count) ||
	    !tg_models_read_source(reader, map, &made.source))
		return false;
	made.rule = need_text(map, "rule", reader->err);
	made.message = need_text(map, "message", reader->err);
	if (!made.rule || !made.message)
		return false;
	if (!read_fix(tg_value_get(map, "fix"), &made, reader->err) ||
	    !read_kept(tg_value_get(map, "kept"), &made, reader->err))
		return false;
	if (unless && !tg_models_read_texts(&reader->models->arena, unless, &made.unless_calls,
					    &made.unless_count, reader->err))
		return false;
	if (within && !tg_models_read_texts(&reader->models->arena, within, &made.unless_within,
					    &made.within_count, reader->err))
		return false;
	for (i = 0; i < count; i++) {
		struct tg_api_row *row = TG_NEW(&reader->models->arena, struct tg_api_row);

		*row = made;
		row->function = functions[i];
		TG_MODELS_APPEND(&reader->models->rows, functions[i], row, struct tg_api_row);
	}
	return true;
}

/* "arg0*arg1", "len1+nul1", "16" */
static bool read_factor(struct tg_str *text, struct tg_api_factor *ret)
{
	static const struct {
		const char *word;
		enum tg_api_factor_kind kind;
	} words[] = {{"arg", TG_API_ARGUMENT},
		     {"len", TG_API_STRLEN},
		     {"cut", TG_API_STRNLEN},
		     {"nul", TG_API_NUL}};
	size_t i, digits = 0;

	ret->kind = TG_API_NUMBER;
	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (!tg_str_starts(*text, words[i].word))
			continue;
		ret->kind = words[i].kind;
		*text = tg_str_n(text->ptr + 3, text->len - 3);
	}
	for (ret->number = 0; text->len && *text->ptr >= '0' && *text->ptr <= '9' && digits < 9;
	     digits++) {
		ret->number = ret->number * 10 + (*text->ptr - '0');
		*text = tg_str_n(text->ptr + 1, text->len - 1);
	}
	return digits > 0 && (ret->kind == TG_API_NUMBER || ret->number < 64);
}

static bool read_size(const struct tg_value *row, struct tg_api_effect *effect, struct tg_err *err)
{
	const struct tg_value *size = tg_value_get(row, "size");
	struct tg_str text = tg_str(tg_value_text(row, "size", ""));
	bool begins = true;

	if (!size)
		return true;
	while (effect->factors < TG_API_FACTORS) {
		struct tg_api_factor *factor = &effect->size[effect->factors++];

		factor->begins = begins;
		if (!read_factor(&text, factor))
			break;
		if (!text.len)
			return true;
		begins = *text.ptr == '+';
		if (!begins && *text.ptr != '*')
			break;
		text = tg_str_n(text.ptr + 1, text.len - 1);
	}
	return tg_value_fail(
		size, err,
		"'size' is made of arg0, len0, cut0, nul0 and numbers with '*' and '+', at "
		"most %d of them",
		TG_API_FACTORS);
}

static bool read_number(const struct tg_value *row, const char *key, int64_t *ret,
			struct tg_err *err)
{
	const struct tg_value *value = tg_value_get(row, key);

	return !value || tg_value_int(value, ret, err);
}

static bool read_flag(const struct tg_value *row, const char *key, bool *ret, struct tg_err *err)
{
	const struct tg_value *value = tg_value_get(row, key);

	return !value || tg_value_bool(value, ret, err);
}

static bool read_effect(struct tg_models_reader *reader, const struct tg_value *map)
{
	static const char *const keys[] = {"function", "param",  "effect", "family", "size",
					   "from",     "within", "zeroed", "least",  "most",
					   "when",     "source", NULL};
	struct tg_api_effect made = {.from = -1, .least = INT64_MIN, .most = INT64_MAX};
	const char *const *functions = NULL;
	const char *source;
	int64_t from = -1;
	size_t count = 0, i;

	if (!tg_value_keys(map, keys, reader->err) ||
	    !tg_models_read_functions(reader, map, &functions, &count) ||
	    !read_param(map, &made.param, reader->err) ||
	    !tg_models_read_effect_kind(map, &made.kind, reader->err) ||
	    !tg_models_read_family(map, &made, reader->err) ||
	    !read_size(map, &made, reader->err) || !read_number(map, "from", &from, reader->err) ||
	    !read_number(map, "least", &made.least, reader->err) ||
	    !read_number(map, "most", &made.most, reader->err) ||
	    !read_flag(map, "within", &made.within, reader->err) ||
	    !read_flag(map, "zeroed", &made.zeroed, reader->err) ||
	    !read_conditions(reader, map, &made.conditions, &made.condition_count) ||
	    !tg_models_read_source(reader, map, &source))
		return false;
	if (from < -1 || from > 63)
		return tg_value_fail(map, reader->err, "'from' counts arguments from 0");
	made.from = (int)from;
	for (i = 0; i < count; i++) {
		struct tg_api_effect *effect = TG_NEW(&reader->models->arena, struct tg_api_effect);

		*effect = made;
		TG_MODELS_APPEND(&reader->models->effects, functions[i], effect,
				 struct tg_api_effect);
	}
	return true;
}

static bool read_list(struct tg_models_reader *reader, const struct tg_value *list)
{
	void **slot = tg_map_put(&reader->models->lists, list->key);
	struct tg_map *words = *slot;

	if (list->kind != TG_VALUE_LIST)
		return tg_value_fail(list, reader->err, "'%s' must be a list of words",
				     list->key.ptr);
	if (!words)
		*slot = words = TG_NEW(&reader->models->arena, struct tg_map);
	for (TG_VALUE_EACH(word, list)) {
		size_t i;

		if (word->kind != TG_VALUE_TEXT || !word->text.len)
			return tg_value_fail(word, reader->err, "a word must stand here");
		for (i = 0; i < word->text.len; i++)
			if (word->text.ptr[i] >= 'A' && word->text.ptr[i] <= 'Z')
				return tg_value_fail(word, reader->err,
						     "words of a list are written in lower case");
		if (!tg_map_add(words, word->text))
			return tg_value_fail(word, reader->err, "'%s' stands in '%s' already",
					     word->text.ptr, list->key.ptr);
	}
	return true;
}

static bool read_each(struct tg_models_reader *reader, const struct tg_value *file, const char *key,
		      enum tg_value_kind kind,
		      bool (*read)(struct tg_models_reader *, const struct tg_value *))
{
	const struct tg_value *members = tg_value_get(file, key);

	if (!members)
		return true;
	if (members->kind != kind)
		return tg_value_fail(members, reader->err, "'%s' must be a %s", key,
				     kind == TG_VALUE_LIST ? "list" : "map");
	for (TG_VALUE_EACH(member, members)) {
		if (kind == TG_VALUE_LIST && member->kind != TG_VALUE_MAP)
			return tg_value_fail(member, reader->err, "'key: value' must stand here");
		if (!read(reader, member))
			return false;
	}
	return true;
}

/* Whatever a file says may change what is found: results are kept under the bytes of all. */
static bool add_bytes(struct tg_api_models *models, const char *path, struct tg_err *err)
{
	struct tg_buf content = {0};
	struct tg_hasher hasher;
	bool ok = tg_file_read(path, FILE_LIMIT, &content, err);

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher,
		    tg_str_n((const char *)models->digest.byte, sizeof(models->digest.byte)));
	tg_hash_add(&hasher, tg_buf_view(&content));
	models->digest = tg_hash_end(&hasher);
	tg_buf_done(&content);
	return ok;
}

/* Files of a project (`own`) need neither title nor source: the project is the source. */
static bool read_file(struct tg_api_models *models, const char *path, bool own, struct tg_err *err)
{
	static const char *const keys[] = {"version", "id",     "title",    "source",
					   "roles",   "rows",   "lists",    "effects",
					   "borrows", "banned", "wrappers", NULL};
	const struct tg_value *file = tg_value_read(&models->arena, path, err);
	struct tg_models_reader reader = {.models = models, .err = err, .own = own};

	if (!file || !add_bytes(models, path, err))
		return false;
	if (file->kind != TG_VALUE_MAP)
		return tg_value_fail(file, err, "the file must be lines 'key: value'");
	if (!tg_value_keys(file, keys, err) || (!own && !need_text(file, "title", err)))
		return false;
	if (strcmp(tg_value_text(file, "version", ""), "1") != 0)
		return tg_value_fail(file, err, "'version: 1' is missing");
	reader.source = tg_value_text(file, "source", own ? "this project" : NULL);
	return read_each(&reader, file, "roles", TG_VALUE_LIST, read_role) &&
	       read_each(&reader, file, "rows", TG_VALUE_LIST, read_row) &&
	       read_each(&reader, file, "effects", TG_VALUE_LIST, read_effect) &&
	       read_each(&reader, file, "borrows", TG_VALUE_LIST, tg_models_read_borrow) &&
	       read_each(&reader, file, "lists", TG_VALUE_MAP, read_list) &&
	       read_each(&reader, file, "banned", TG_VALUE_LIST, tg_models_read_ban) &&
	       read_each(&reader, file, "wrappers", TG_VALUE_LIST, tg_models_read_wrapper);
}

static int is_yaml(const struct dirent *entry)
{
	return entry->d_name[0] != '.' && tg_str_ends(tg_str(entry->d_name), ".yaml");
}

static bool read_folder(struct tg_api_models *models, const char *folder, bool own,
			struct tg_err *err)
{
	struct dirent **found = NULL;
	bool ok = true;
	int count = scandir(folder, &found, is_yaml, alphasort), i;

	if (count < 0)
		return tg_fail_errno(err, "cannot read the folder '%s'", folder);
	for (i = 0; i < count; i++) {
		if (ok)
			ok = read_file(
				models,
				tg_arena_printf(&models->arena, "%s/%s", folder, found[i]->d_name),
				own, err);
		free(found[i]);
	}
	free(found);
	return ok;
}

bool tg_models_load(const char *rules_dir, struct tg_api_models *ret_models, struct tg_err *err)
{
	*ret_models = (struct tg_api_models){0};
	return read_folder(ret_models, tg_arena_printf(&ret_models->arena, "%s/models", rules_dir),
			   false, err);
}

bool tg_models_add(struct tg_api_models *models, const char *rules_dir, struct tg_err *err)
{
	const char *folder = tg_arena_printf(&models->arena, "%s/models", rules_dir);

	return !tg_dir_exists(folder) || read_folder(models, folder, true, err);
}

void tg_models_done(struct tg_api_models *models)
{
	size_t i;

	for (i = 0; i < models->lists.entries.count; i++)
		tg_map_done(models->lists.entries.at[i].value);
	tg_map_done(&models->lists);
	tg_map_done(&models->roles);
	tg_map_done(&models->rows);
	tg_map_done(&models->effects);
	tg_map_done(&models->bans);
	tg_map_done(&models->wrappers);
	tg_map_done(&models->rules);
	tg_arena_done(&models->arena);
	*models = (struct tg_api_models){0};
}

bool tg_models_has_rule(const struct tg_api_models *models, const char *rule)
{
	const struct tg_api_row *row;
	size_t i;

	for (i = 0; i < models->rows.entries.count; i++)
		for (row = models->rows.entries.at[i].value; row; row = row->next)
			if (strcmp(row->rule, rule) == 0)
				return true;
	return false;
}
