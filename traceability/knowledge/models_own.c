/* SPDX-License-Identifier: Apache-2.0 */
/*
 * models_own.c - what a project adds to the models: functions that it bans, wrappers, and what
 * the roles of its functions mean for the flow engine.
 */
#include "knowledge/models_read.h"

/* The functions a row is about: `function: name` or `function: [name, ...]`. */
bool tg_models_read_functions(struct tg_models_reader *reader, const struct tg_value *row,
			      const char *const **ret, size_t *ret_count)
{
	const struct tg_value *function = tg_value_get(row, "function");

	if (!function)
		return tg_value_fail(row, reader->err, "'function' is missing");
	return tg_models_read_texts(&reader->models->arena, function, ret, ret_count, reader->err);
}

/* `{function: strtok, use: strtok_r, reason: it keeps state between calls}` */
bool tg_models_read_ban(struct tg_models_reader *reader, const struct tg_value *map)
{
	static const char *const keys[] = {"function", "use", "reason", NULL};
	const char *const *functions = NULL;
	size_t count = 0, i;

	if (!tg_value_keys(map, keys, reader->err) ||
	    !tg_models_read_functions(reader, map, &functions, &count))
		return false;
	for (i = 0; i < count; i++) {
		struct tg_api_ban *ban = TG_NEW(&reader->models->arena, struct tg_api_ban);

		*ban = (struct tg_api_ban){functions[i], tg_value_text(map, "use", NULL),
					   tg_value_text(map, "reason", NULL)};
		*tg_map_put(&reader->models->bans, tg_str(functions[i])) = ban;
	}
	return true;
}

/* `{function: our_encrypt, wraps: [EVP_EncryptInit_ex, EVP_EncryptUpdate]}` */
bool tg_models_read_wrapper(struct tg_models_reader *reader, const struct tg_value *map)
{
	static const char *const keys[] = {"function", "wraps", NULL};
	const struct tg_value *wraps = tg_value_get(map, "wraps");
	const char *const *functions = NULL, *const *wrapped = NULL;
	size_t count = 0, wrapped_count = 0, i;

	if (!tg_value_keys(map, keys, reader->err) ||
	    !tg_models_read_functions(reader, map, &functions, &count))
		return false;
	if (!wraps)
		return tg_value_fail(map, reader->err, "'wraps' is missing");
	if (!tg_models_read_texts(&reader->models->arena, wraps, &wrapped, &wrapped_count,
				  reader->err))
		return false;
	for (i = 0; i < wrapped_count; i++) {
		struct tg_api_wrapper *wrapper =
			TG_NEW(&reader->models->arena, struct tg_api_wrapper);

		*wrapper = (struct tg_api_wrapper){functions, count, NULL};
		TG_MODELS_APPEND(&reader->models->wrappers, wrapped[i], wrapper,
				 struct tg_api_wrapper);
	}
	return true;
}

void tg_models_role_effects(struct tg_models_reader *reader, const struct tg_api_role *role)
{
	static const struct {
		enum tg_role role;
		enum tg_api_effect_kind kind;
		const char *family;
	} meanings[] = {
		{TG_ROLE_SOURCE, TG_API_SOURCE, "network"},
		{TG_ROLE_SOURCE, TG_API_WRITES, ""},
		{TG_ROLE_ALLOC, TG_API_ALLOCATES, "project"},
		{TG_ROLE_RELEASE, TG_API_RELEASES, "project"},
		{TG_ROLE_COMMAND, TG_API_SINK, "command"},
		{TG_ROLE_FORMAT, TG_API_SINK, "format"},
		{TG_ROLE_SINK_PATH, TG_API_SINK, "path"},
	};
	size_t i;

	for (i = 0; reader->own && i < sizeof(meanings) / sizeof(*meanings); i++) {
		struct tg_api_effect *effect;

		if (meanings[i].role != role->role ||
		    (meanings[i].kind == TG_API_WRITES && role->param == TG_RESULT))
			continue;
		effect = TG_NEW(&reader->models->arena, struct tg_api_effect);
		*effect = (struct tg_api_effect){.kind = meanings[i].kind,
						 .param = role->param,
						 .from = -1,
						 .family = meanings[i].family,
						 .least = INT64_MIN,
						 .most = INT64_MAX,
						 .conditions = role->conditions,
						 .condition_count = role->condition_count};
		TG_MODELS_APPEND(&reader->models->effects, role->function, effect,
				 struct tg_api_effect);
	}
}
