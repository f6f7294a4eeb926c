/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pattern_rule.c - what a card says beside its pattern: conditions, message, fix. See pattern.h.
 */
#include "knowledge/pattern.h"

enum { MESSAGE_SIZE = 1024, PATTERNS = 32, CONDITIONS = 32 };

struct reader {
	struct tg_arena *arena;
	struct tg_pattern_rule *rule;
	struct tg_err *err;
};

/* What the value of a test is; *_PLACE are about where the match stands and name no hole. */
enum operand {
	OPERAND_FLAG,
	OPERAND_NUMBERS,
	OPERAND_TEXTS,
	OPERAND_EMPTY_TEXTS, /* one of which may be empty */
	OPERAND_HOLE,
	OPERAND_TEXTS_PLACE,
	OPERAND_FLAG_PLACE
};

static const struct test {
	const char *key;
	enum tg_pattern_test test;
	enum operand operand;
} tests[] = {
	{"constant", TG_WHERE_CONSTANT, OPERAND_FLAG},
	{"equals", TG_WHERE_EQUALS, OPERAND_NUMBERS},
	{"not-equals", TG_WHERE_NOT_EQUALS, OPERAND_NUMBERS},
	{"not-zero", TG_WHERE_NOT_ZERO, OPERAND_FLAG},
	{"below", TG_WHERE_BELOW, OPERAND_NUMBERS},
	{"above", TG_WHERE_ABOVE, OPERAND_NUMBERS},
	{"any-bits", TG_WHERE_ANY_BITS, OPERAND_NUMBERS},
	{"lacks-bits", TG_WHERE_LACKS_BITS, OPERAND_NUMBERS},
	{"literal", TG_WHERE_LITERAL, OPERAND_FLAG},
	{"string", TG_WHERE_STRING, OPERAND_TEXTS},
	{"not-text", TG_WHERE_NOT_TEXT, OPERAND_EMPTY_TEXTS},
	{"prefix", TG_WHERE_PREFIX, OPERAND_TEXTS},
	{"contains", TG_WHERE_CONTAINS, OPERAND_TEXTS},
	{"type", TG_WHERE_TYPE, OPERAND_TEXTS},
	{"not-type", TG_WHERE_NOT_TYPE, OPERAND_TEXTS},
	{"name", TG_WHERE_NAME, OPERAND_TEXTS},
	{"not-name", TG_WHERE_NOT_NAME, OPERAND_TEXTS},
	{"name-has", TG_WHERE_NAME_HAS, OPERAND_TEXTS},
	{"name-has-not", TG_WHERE_NAME_HAS_NOT, OPERAND_TEXTS},
	{"same-as", TG_WHERE_SAME, OPERAND_HOLE},
	{"different-from", TG_WHERE_DIFFERENT, OPERAND_HOLE},
	{"automatic", TG_WHERE_AUTOMATIC, OPERAND_FLAG},
	{"tainted", TG_WHERE_TAINTED, OPERAND_FLAG},
	{"function", TG_WHERE_FUNCTION, OPERAND_TEXTS_PLACE},
	{"not-function", TG_WHERE_NOT_FUNCTION, OPERAND_TEXTS_PLACE},
	{"file", TG_WHERE_FILE, OPERAND_TEXTS_PLACE},
	{"not-file", TG_WHERE_NOT_FILE, OPERAND_TEXTS_PLACE},
	{"calls", TG_WHERE_CALLS, OPERAND_TEXTS_PLACE},
	{"not-calls", TG_WHERE_NOT_CALLS, OPERAND_TEXTS_PLACE},
	{"unit-calls", TG_WHERE_UNIT_CALLS, OPERAND_TEXTS_PLACE},
	{"unit-not-calls", TG_WHERE_UNIT_NOT_CALLS, OPERAND_TEXTS_PLACE},
	{"program-not-calls", TG_WHERE_PROGRAM_NOT_CALLS, OPERAND_TEXTS_PLACE},
	{"discarded", TG_WHERE_DISCARDED, OPERAND_FLAG_PLACE},
};

enum { TESTS = sizeof(tests) / sizeof(*tests) };

/* The first of a list's elements, or the value itself; then the next of them. */
static const struct tg_value *first_of(const struct tg_value *value)
{
	return value->kind == TG_VALUE_LIST ? value->first : value;
}

static const struct tg_value *next_of(const struct tg_value *value, const struct tg_value *each)
{
	return value->kind == TG_VALUE_LIST ? each->next : NULL;
}

static bool read_texts(struct reader *reader, const struct tg_value *value, bool empty,
		       struct tg_pattern_condition *ret)
{
	const char **at = tg_arena_alloc(reader->arena, (value->count + 1) * sizeof(*at));
	const struct tg_value *each;

	for (each = first_of(value); each; each = next_of(value, each)) {
		if (each->kind != TG_VALUE_TEXT || (!empty && !each->text.len))
			return tg_value_fail(each, reader->err, "a text must stand here");
		at[ret->count++] = each->text.ptr;
	}
	ret->texts = at;
	return ret->count || tg_value_fail(value, reader->err, "the list is empty");
}

static bool read_numbers(struct reader *reader, const struct tg_value *value,
			 struct tg_pattern_condition *ret)
{
	int64_t *at = tg_arena_alloc(reader->arena, (value->count + 1) * sizeof(*at));
	const struct tg_value *each;

	for (each = first_of(value); each; each = next_of(value, each))
		if (!tg_value_int(each, &at[ret->count++], reader->err))
			return false;
	ret->values = at;
	return ret->count || tg_value_fail(value, reader->err, "the list is empty");
}

/* '$x' as a hole of the patterns. */
static bool read_hole(struct reader *reader, const struct tg_value *value, int *ret)
{
	const struct tg_pattern_rule *rule = reader->rule;
	size_t i;

	for (i = 0; value->kind == TG_VALUE_TEXT && i < rule->hole_count; i++) {
		*ret = (int)i;
		if (value->text.len > 1 && value->text.ptr[0] == '$' &&
		    strcmp(value->text.ptr + 1, rule->holes[i]) == 0)
			return true;
	}
	return tg_value_fail(value, reader->err, "the patterns have no hole '%s'",
			     value->kind == TG_VALUE_TEXT ? value->text.ptr : "");
}

static bool read_operand(struct reader *reader, const struct test *test,
			 const struct tg_value *value, struct tg_pattern_condition *ret)
{
	switch (test->operand) {
	case OPERAND_FLAG:
	case OPERAND_FLAG_PLACE:
		return tg_value_bool(value, &ret->flag, reader->err);
	case OPERAND_NUMBERS:
		return read_numbers(reader, value, ret);
	case OPERAND_HOLE:
		return read_hole(reader, value, &ret->other);
	default:
		return read_texts(reader, value, test->operand == OPERAND_EMPTY_TEXTS, ret);
	}
}

static bool read_condition(struct reader *reader, const struct tg_value *map,
			   struct tg_pattern_condition *ret)
{
	const char *keys[TESTS + 2] = {"hole"};
	const struct tg_value *hole = tg_value_get(map, "hole");
	const struct test *test = NULL;
	bool place;
	size_t i;

	for (i = 0; i < TESTS; i++)
		keys[i + 1] = tests[i].key;
	if (map->kind != TG_VALUE_MAP)
		return tg_value_fail(map, reader->err, "a condition is 'key: value'");
	if (!tg_value_keys(map, keys, reader->err))
		return false;
	for (i = 0; i < TESTS; i++) {
		if (!tg_value_get(map, tests[i].key))
			continue;
		if (test)
			return tg_value_fail(map, reader->err,
					     "'%s' and '%s' are two conditions; write two",
					     test->key, tests[i].key);
		test = &tests[i];
	}
	if (!test)
		return tg_value_fail(map, reader->err, "the condition tests nothing");
	place = test->operand == OPERAND_TEXTS_PLACE || test->operand == OPERAND_FLAG_PLACE;
	if (place != !hole)
		return tg_value_fail(map, reader->err,
				     place ? "'%s' is about the place and takes no hole"
					   : "which hole? '%s' needs 'hole: $x'",
				     test->key);
	*ret = (struct tg_pattern_condition){.test = test->test, .hole = -1, .other = -1};
	return (!hole || read_hole(reader, hole, &ret->hole)) &&
	       read_operand(reader, test, tg_value_get(map, test->key), ret);
}

static bool read_where(struct reader *reader, const struct tg_value *where)
{
	struct tg_pattern_condition *at;

	if (!where)
		return true;
	if (where->kind != TG_VALUE_LIST || !where->count || where->count > CONDITIONS)
		return tg_value_fail(where, reader->err, "'where' is a list of 1 to %d conditions",
				     CONDITIONS);
	at = tg_arena_alloc(reader->arena, where->count * sizeof(*at));
	for (TG_VALUE_EACH(condition, where))
		if (!read_condition(reader, condition, &at[reader->rule->where_count++]))
			return false;
	reader->rule->where = at;
	return true;
}

/* One pattern or a list of them. */
static bool read_patterns(struct reader *reader, const struct tg_value *value,
			  const struct tg_pattern **ret, size_t *ret_count)
{
	struct tg_pattern *at;
	const struct tg_value *each;

	if (!value)
		return true;
	if (value->kind == TG_VALUE_MAP || value->count > PATTERNS)
		return tg_value_fail(value, reader->err,
				     "a pattern, or a list of up to %d, must stand here", PATTERNS);
	at = tg_arena_alloc(reader->arena, (value->count + 1) * sizeof(*at));
	for (each = first_of(value); each; each = next_of(value, each)) {
		if (each->kind != TG_VALUE_TEXT || !tg_str_trim(each->text).len)
			return tg_value_fail(each, reader->err, "a pattern must stand here");
		if (!tg_pattern_parse(reader->arena, each, reader->rule, &at[(*ret_count)++],
				      reader->err))
			return false;
	}
	*ret = at;
	return *ret_count || tg_value_fail(value, reader->err, "the list is empty");
}

/* Every '$x' of a message or fix is a hole. */
static bool check_template(struct reader *reader, const struct tg_value *value)
{
	const char *at = value->text.ptr;

	if (value->kind != TG_VALUE_TEXT || !value->text.len || value->text.len > MESSAGE_SIZE)
		return tg_value_fail(value, reader->err, "a text of 1 to %d bytes must stand here",
				     MESSAGE_SIZE);
	while ((at = strchr(at, '$'))) {
		size_t length = strspn(++at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
					     "0123456789_");
		struct tg_value hole = *value;
		int number;

		hole.text.ptr = tg_arena_strndup(reader->arena, at - 1, length + 1);
		hole.text.len = length + 1;
		if (!read_hole(reader, &hole, &number))
			return false;
	}
	return true;
}

bool tg_pattern_rule_read(struct tg_arena *arena, const struct tg_value *map, const char *id,
			  const struct tg_pattern_rule **ret, struct tg_err *err)
{
	const struct tg_value *pattern = tg_value_get(map, "pattern");
	const struct tg_value *message = tg_value_get(map, "message");
	const struct tg_value *fix = tg_value_get(map, "fix");
	struct reader reader = {.arena = arena, .err = err};

	*ret = NULL;
	if (!pattern) {
		const struct tg_value *stray = message ? message : fix;

		return !stray ||
		       tg_value_fail(stray, err, "'%s' belongs to a 'pattern', and there is none",
				     stray->key.ptr);
	}
	reader.rule = TG_NEW(arena, struct tg_pattern_rule);
	reader.rule->rule = id;
	reader.rule->file = map->file;
	if (!message)
		return tg_value_fail(pattern, err, "a card with a 'pattern' needs a 'message'");
	if (!read_patterns(&reader, pattern, &reader.rule->any, &reader.rule->any_count) ||
	    !read_patterns(&reader, tg_value_get(map, "unless"), &reader.rule->unless,
			   &reader.rule->unless_count) ||
	    !read_where(&reader, tg_value_get(map, "where")) || !check_template(&reader, message) ||
	    (fix && !check_template(&reader, fix)))
		return false;
	reader.rule->message = message->text.ptr;
	reader.rule->fix = fix ? fix->text.ptr : NULL;
	*ret = reader.rule;
	return true;
}
