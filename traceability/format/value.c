/* SPDX-License-Identifier: Apache-2.0 */
#include "format/value.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/text.h"

const struct tg_value *tg_value_read(struct tg_arena *arena, const char *path, struct tg_err *err)
{
	struct tg_buf content = {0};
	const struct tg_value *value = NULL;

	if (tg_file_read(path, TG_FORMAT_LIMIT, &content, err)) {
		value = tg_str_ends(tg_str(path), ".json")
				? tg_json_parse(arena, tg_buf_view(&content), path, err)
				: tg_yaml_parse(arena, tg_buf_view(&content), path, err);
	}
	tg_buf_done(&content);
	return value;
}

const struct tg_value *tg_value_get(const struct tg_value *value, const char *key)
{
	if (!value || value->kind != TG_VALUE_MAP)
		return NULL;
	for (TG_VALUE_EACH(member, value)) {
		if (tg_str_is(member->key, key))
			return member;
	}
	return NULL;
}

const char *tg_value_text(const struct tg_value *value, const char *key, const char *fallback)
{
	const struct tg_value *member = tg_value_get(value, key);

	return member && member->kind == TG_VALUE_TEXT ? member->text.ptr : fallback;
}

bool tg_value_fail(const struct tg_value *value, struct tg_err *err, const char *fmt, ...)
{
	struct tg_buf clean = {0};
	char text[900];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	tg_escape_terminal(&clean, tg_str(text), false);
	if (value)
		tg_fail(err, TG_ERR_INPUT, "%s:%u:%u: %s", value->file, value->line, value->column,
			clean.ptr ? clean.ptr : "");
	else
		tg_fail(err, TG_ERR_INPUT, "%s", clean.ptr ? clean.ptr : "");
	tg_buf_done(&clean);
	return false;
}

/* What a person would call the value, for messages. */
static const char *kind_name(const struct tg_value *value)
{
	switch (value->kind) {
	case TG_VALUE_NULL:
		return "nothing";
	case TG_VALUE_TEXT:
		return "text";
	case TG_VALUE_LIST:
		return "a list";
	case TG_VALUE_MAP:
		break;
	}
	return "a mapping";
}

static bool fail_wanted(const struct tg_value *value, const char *wanted, struct tg_err *err)
{
	if (value->kind == TG_VALUE_TEXT)
		return tg_value_fail(value, err, "'%.40s' where %s is expected", value->text.ptr,
				     wanted);
	return tg_value_fail(value, err, "%s where %s is expected", kind_name(value), wanted);
}

bool tg_value_int(const struct tg_value *value, int64_t *ret_number, struct tg_err *err)
{
	const char *wanted = "a whole number (12, -3, 0x1f or 0o17)";
	const char *digits = value->text.ptr;
	bool minus = false;
	int base = 10;
	char *end;

	if (value->kind != TG_VALUE_TEXT || !value->plain)
		return fail_wanted(value, wanted, err);
	if (*digits == '-') {
		minus = true;
		digits++;
	}
	if (digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'o')) {
		base = digits[1] == 'x' ? 16 : 8;
		digits += 2;
	} else if (digits[0] == '0' && digits[1]) {
		/* 0777 is 511 to one reader of YAML and 777 to another. */
		return fail_wanted(value, wanted, err);
	}
	if (!*digits || strspn(digits, "0123456789abcdefABCDEF") != strlen(digits))
		return fail_wanted(value, wanted, err);
	errno = 0;
	*ret_number = strtoll(digits, &end, base);
	if (errno || *end)
		return fail_wanted(value, wanted, err);
	if (minus)
		*ret_number = -*ret_number;
	return true;
}

bool tg_value_bool(const struct tg_value *value, bool *ret_flag, struct tg_err *err)
{
	static const struct {
		const char *word;
		bool flag;
	} words[] = {{"true", true}, {"false", false}, {"yes", true},
		     {"no", false},  {"on", true},     {"off", false}};
	size_t i;

	for (i = 0; value->kind == TG_VALUE_TEXT && value->plain && i < 6; i++) {
		if (tg_edit_distance(value->text, tg_str(words[i].word), 0) == 0) {
			*ret_flag = words[i].flag;
			return true;
		}
	}
	return fail_wanted(value, "true or false", err);
}

/* `unknown` is none of `keys`: the nearest one, or all of them when none is near. */
static bool fail_key(const struct tg_value *unknown, const char *const *keys, struct tg_err *err)
{
	struct tg_value here = *unknown;
	struct tg_buf known = {0};
	const char *near = NULL;
	unsigned best = 4;

	for (; *keys; keys++) {
		unsigned distance = tg_edit_distance(unknown->key, tg_str(*keys), 3);

		tg_buf_printf(&known, "%s%s", known.len ? ", " : "", *keys);
		if (distance < best) {
			best = distance;
			near = *keys;
		}
	}
	here.line = unknown->key_line;
	here.column = unknown->key_column;
	if (near)
		tg_value_fail(&here, err, "unknown key '%.64s'; did you mean '%s'?",
			      unknown->key.ptr, near);
	else
		tg_value_fail(&here, err, "unknown key '%.64s'; known here: %s", unknown->key.ptr,
			      known.ptr ? known.ptr : "none");
	tg_buf_done(&known);
	return false;
}

bool tg_value_keys(const struct tg_value *map, const char *const *keys, struct tg_err *err)
{
	if (map->kind != TG_VALUE_MAP)
		return fail_wanted(map, "a mapping", err);
	for (TG_VALUE_EACH(member, map)) {
		const char *const *key = keys;

		while (*key && !tg_str_is(member->key, *key))
			key++;
		if (!*key)
			return fail_key(member, keys, err);
	}
	return true;
}
