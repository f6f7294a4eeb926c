/* SPDX-License-Identifier: Apache-2.0 */
/*
 * config_read.h - what the readers of the files in .tracegate/ share; see config.h.
 */
#ifndef TG_KNOWLEDGE_CONFIG_READ_H
#define TG_KNOWLEDGE_CONFIG_READ_H

#include "format/value.h"
#include "knowledge/config.h"

/* A list of globs below the root, or a single one; `words` stays when the key is absent. */
bool tg_config_globs(struct tg_arena *arena, const struct tg_value *map, const char *key,
		     struct tg_words *words, struct tg_err *err);

/* The line 'version: 1' has to be there. */
bool tg_config_version(const struct tg_value *map, struct tg_err *err);

/* The one of `choices` (ends with NULL) that `key` names; `*ret` stays when it is absent. */
bool tg_config_choice(const struct tg_value *map, const char *key, const char *const *choices,
		      unsigned *ret, struct tg_err *err);

#endif
