/* SPDX-License-Identifier: Apache-2.0 */
/*
 * read.h - what all readers of rules/ share: files of a folder, sets, source codes, confidence.
 *
 * Every function names file and line in its error.
 */
#ifndef TG_KNOWLEDGE_READ_H
#define TG_KNOWLEDGE_READ_H

#include "knowledge/catalog.h"

/* The files of `folder` that end in ".yaml", sorted by name; names without the folder. */
bool tg_read_folder(struct tg_arena *arena, const char *folder, const char *const **ret_names,
		    size_t *ret_count, struct tg_err *err);

/* Reads one file: a map whose keys are all in `keys` (ends with NULL) and whose version is 1. */
const struct tg_value *tg_read_file(struct tg_arena *arena, const char *path,
				    const char *const *keys, struct tg_err *err);

/* The member `key`, which has to be there and to be text that is not empty. */
bool tg_read_text(const struct tg_value *map, const char *key, const char **ret_text,
		  struct tg_err *err);

/* The member `key`, which has to be a list (or, for `or_text`, a text); NULL with an error. */
const struct tg_value *tg_read_list(const struct tg_value *map, const char *key, bool or_text,
				    struct tg_err *err);

/* Member `key`, a list of words of `names`, as bits (0 = not there). */
bool tg_read_set(const struct tg_value *map, const char *key, const char *const *names,
		 unsigned *ret_bits, struct tg_err *err);

/* Member `key`, a list of the levels 1 to 4, as bits (0 = not there). */
bool tg_read_levels(const struct tg_value *map, const char *key, unsigned *ret_bits,
		    struct tg_err *err);

/* Member `key`: "high", "medium" or "low"; `ret` stays as it was when it is not there. */
bool tg_read_confidence(const struct tg_value *map, const char *key, enum tg_confidence *ret,
			struct tg_err *err);

/* The source with the code `value` holds, or NULL with an error. */
const struct tg_source *tg_read_source(const struct tg_catalogs *catalogs,
				       const struct tg_value *value, struct tg_err *err);

/* Member "sources", a list of codes. */
bool tg_read_sources(struct tg_catalogs *catalogs, const struct tg_value *map,
		     struct tg_sources *ret, struct tg_err *err);

/* The entry an id stands for: exactly as the catalogue writes it, or with the prefix before it. */
const struct tg_entry *tg_read_entry(struct tg_catalogs *catalogs, const struct tg_value *value,
				     struct tg_err *err);

#endif
