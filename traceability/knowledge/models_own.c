/* SPDX-License-Identifier: Apache-2.0 */
/*
 * models_own.c - what a project adds to the models: functions that it bans, and wrappers.
 */
#include "knowledge/models_read.h"

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
