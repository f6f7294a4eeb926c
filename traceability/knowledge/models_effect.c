/* SPDX-License-Identifier: Apache-2.0 */
/*
 * models_effect.c - the names of effects and of the forms of objects, and what libraries borrow.
 * See models_read.h and rules/README.md.
 */
#include "knowledge/models_read.h"

#include <string.h>

static const struct {
	const char *name;
	enum tg_api_effect_kind kind;
} effects[] = {
	{"allocates", TG_API_ALLOCATES},
	{"reallocates", TG_API_REALLOCATES},
	{"releases", TG_API_RELEASES},
	{"may-be-null", TG_API_MAY_BE_NULL},
	{"never-null", TG_API_NEVER_NULL},
	{"fails-with", TG_API_FAILS_WITH},
	{"succeeds-with", TG_API_SUCCEEDS_WITH},
	{"returns", TG_API_RETURNS},
	{"reads", TG_API_READS},
	{"writes", TG_API_WRITES},
	{"fills", TG_API_FILLS},
	{"terminates", TG_API_TERMINATES},
	{"length", TG_API_LENGTH},
	{"source", TG_API_SOURCE},
	{"sanitises", TG_API_SANITISES},
	{"sink", TG_API_SINK},
	{"range", TG_API_RANGE},
	{"must-be-set", TG_API_MUST_BE_SET},
	{"no-return", TG_API_NO_RETURN},
	{"asserts", TG_API_ASSERTS},
	{"locks", TG_API_LOCKS},
	{"unlocks", TG_API_UNLOCKS},
	{"keeps", TG_API_KEEPS},
	{"shares", TG_API_SHARES},
	{"pure", TG_API_PURE},
	{"calls", TG_API_CALLS},
	{"moves", TG_API_MOVES},
	{"absolute", TG_API_ABSOLUTE},
	{"root", TG_API_ROOT},
	{"gathers", TG_API_GATHERS},
	{"holds", TG_API_HOLDS},
	{"gains", TG_API_GAINS},
	{"drops", TG_API_DROPS},
	{"element", TG_API_ELEMENT},
	{"count", TG_API_COUNT},
	{"empty", TG_API_EMPTY},
	{"ends", TG_API_ENDS},
	{"points", TG_API_POINTS},
	{"pointer", TG_API_POINTER},
	{"disposes", TG_API_DISPOSES},
	{"steps", TG_API_STEPS},
	{"compares", TG_API_COMPARES},
};

bool tg_models_read_effect_kind(const struct tg_value *row, enum tg_api_effect_kind *ret,
				struct tg_err *err)
{
	const char *name = tg_value_text(row, "effect", NULL);
	size_t i;

	for (i = 0; name && i < sizeof(effects) / sizeof(*effects); i++) {
		if (strcmp(effects[i].name, name) != 0)
			continue;
		*ret = effects[i].kind;
		return true;
	}
	return name ? tg_value_fail(tg_value_get(row, "effect"), err, "there is no effect '%s'",
				    name)
		    : tg_value_fail(row, err, "'effect' must be a text");
}

static const char *const forms[] = {
	[TG_API_PLAIN] = "",      [TG_API_TEXT] = "text",         [TG_API_ROOM] = "room",
	[TG_API_NODE] = "node",   [TG_API_KEYED] = "keyed",       [TG_API_CHECKED] = "checked",
	[TG_API_ARRAY] = "array", [TG_API_RELEASED] = "released", [TG_API_UNLIKE] = "unlike",
};

bool tg_models_read_family(const struct tg_value *row, struct tg_api_effect *effect,
			   struct tg_err *err)
{
	size_t i;

	effect->family = tg_value_text(row, "family", "");
	if (effect->kind < TG_API_HOLDS)
		return true;
	for (i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		if (strcmp(forms[i], effect->family) != 0)
			continue;
		effect->form = (enum tg_api_form)i;
		return true;
	}
	return tg_value_fail(tg_value_get(row, "family"), err,
			     "there is no family '%s' of objects that hold elements or a pointer",
			     effect->family);
}

/* `{prefix: [X509_, SSL_], but: [0_, _push]}`: all that a name may begin with, but for parts. */
bool tg_models_read_borrow(struct tg_models_reader *reader, const struct tg_value *map)
{
	static const char *const keys[] = {"prefix", "but", "param", "source", NULL};
	struct tg_arena *arena = &reader->models->arena;
	const struct tg_value *prefix = tg_value_get(map, "prefix"),
			      *but = tg_value_get(map, "but"), *param = tg_value_get(map, "param");
	struct tg_api_borrow *borrow = TG_NEW(arena, struct tg_api_borrow);
	const char *source;
	int64_t number = -1;

	if (!tg_value_keys(map, keys, reader->err) || !tg_models_read_source(reader, map, &source))
		return false;
	if (!prefix)
		return tg_value_fail(map, reader->err, "'prefix' is missing");
	if (param && !tg_value_int(param, &number, reader->err))
		return false;
	if (param && (number < 0 || number > 63))
		return tg_value_fail(param, reader->err, "'param' counts from 0");
	*borrow = (struct tg_api_borrow){.param = (int)number, .next = reader->models->borrows};
	reader->models->borrows = borrow;
	return tg_models_read_texts(arena, prefix, &borrow->prefixes, &borrow->prefix_count,
				    reader->err) &&
	       (!but ||
		tg_models_read_texts(arena, but, &borrow->but, &borrow->but_count, reader->err));
}
