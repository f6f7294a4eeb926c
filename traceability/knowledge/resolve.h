/* SPDX-License-Identifier: Apache-2.0 */
/*
 * resolve.h - the index behind tg_catalog_resolve(); only the catalogue reader fills it.
 */
#ifndef TG_KNOWLEDGE_RESOLVE_H
#define TG_KNOWLEDGE_RESOLVE_H

#include "knowledge/catalog.h"

/* One meaning of a normal spelling. */
struct tg_spelling {
	const struct tg_entry *entry;
	const struct tg_alias *alias; /* or NULL: a spelling of the id */
	struct tg_spelling *next;
};

/*
 * Sets `entry->key` and `entry->tag` and adds the spellings of its id and of its `ref`. Fails
 * when the id stands twice in its catalogue or the tag is taken.
 */
bool tg_spellings_add_entry(struct tg_catalogs *catalogs, struct tg_entry *entry,
			    struct tg_err *err);

/* Adds the spellings of an alias. Fails, at `at`, when another entry has the same alias. */
bool tg_spellings_add_alias(struct tg_catalogs *catalogs, const struct tg_alias *alias,
			    const struct tg_value *at, struct tg_err *err);

#endif
