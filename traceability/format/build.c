/* SPDX-License-Identifier: Apache-2.0 */
#include "format/build.h"

/* Members of a map that are compared one by one before a table pays. */
enum { FEW = 16 };

static bool fail_here(const struct tg_build *build, unsigned line, unsigned column,
		      struct tg_err *err, const char *text)
{
	struct tg_value here = {.file = build->file, .line = line, .column = column};

	return tg_value_fail(&here, err, "%s", text);
}

static struct tg_build_level *top(struct tg_build *build)
{
	return build->depth ? &build->level[build->depth - 1] : NULL;
}

bool tg_build_wants_key(const struct tg_build *build)
{
	const struct tg_build_level *level;

	if (!build->depth)
		return false;
	level = &build->level[build->depth - 1];
	return level->value->kind == TG_VALUE_MAP && !level->has_key;
}

static bool is_new(struct tg_build_level *level, struct tg_str key)
{
	const struct tg_value *member;

	if (level->value->count < FEW) {
		for (member = level->value->first; member; member = member->next) {
			if (tg_str_eq(member->key, key))
				return false;
		}
		return true;
	}
	if (!level->keys.entries.count) {
		for (member = level->value->first; member; member = member->next)
			tg_map_add(&level->keys, member->key);
	}
	return tg_map_add(&level->keys, key);
}

bool tg_build_key(struct tg_build *build, struct tg_str text, unsigned line, unsigned column,
		  struct tg_err *err)
{
	struct tg_build_level *level = &build->level[build->depth - 1];
	struct tg_value here = {.file = build->file, .line = line, .column = column};

	if (!is_new(level, text))
		return tg_value_fail(&here, err,
				     "the key '%.*s' stands twice in the same mapping; remove one",
				     text.len > 64 ? 64 : (int)text.len, text.ptr);
	level->key = tg_str_n(tg_arena_strndup(build->arena, text.ptr, text.len), text.len);
	level->key_line = line;
	level->key_column = column;
	level->has_key = true;
	return true;
}

/* Hangs the value below the open level, or makes it the root. */
static void attach(struct tg_build *build, struct tg_value *value)
{
	struct tg_build_level *level = top(build);

	if (!level) {
		build->root = value;
		return;
	}
	value->key = level->has_key ? level->key : tg_str("");
	value->key_line = level->key_line;
	value->key_column = level->key_column;
	level->has_key = false;
	if (level->last)
		level->last->next = value;
	else
		level->value->first = value;
	level->last = value;
	level->value->count++;
}

/* @satisfies TG-FMT-1 */
bool tg_build_value(struct tg_build *build, enum tg_value_kind kind, struct tg_str text, bool plain,
		    unsigned line, unsigned column, struct tg_err *err)
{
	struct tg_value *value;

	if (++build->count > TG_FORMAT_COUNT)
		return fail_here(build, line, column, err, "too many values; split the file");
	value = TG_NEW(build->arena, struct tg_value);
	value->kind = kind;
	value->line = line;
	value->column = column;
	value->plain = plain;
	value->file = build->file;
	value->text = tg_str("");
	if (kind == TG_VALUE_TEXT)
		value->text =
			tg_str_n(tg_arena_strndup(build->arena, text.ptr, text.len), text.len);
	attach(build, value);
	if (kind != TG_VALUE_LIST && kind != TG_VALUE_MAP)
		return true;
	if (build->depth == TG_FORMAT_DEPTH)
		return fail_here(build, line, column, err,
				 "nested deeper than 64 levels; flatten the file");
	build->level[build->depth++] = (struct tg_build_level){.value = value};
	return true;
}

void tg_build_close(struct tg_build *build)
{
	tg_map_done(&build->level[--build->depth].keys);
}

void tg_build_done(struct tg_build *build)
{
	while (build->depth)
		tg_build_close(build);
}
