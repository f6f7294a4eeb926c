/* SPDX-License-Identifier: Apache-2.0 */
/*
 * weakness.h - the requirements that a weakness speaks against; an own header because matrices and
 * mappings both call something a relation.
 */
#ifndef TG_TRACE_WEAKNESS_H
#define TG_TRACE_WEAKNESS_H

#include "knowledge/catalog.h"

/* None for a weakness that is not known. Borrowed from the catalogues, which may read more. */
const struct tg_entry *const *tg_weakness_entries(struct tg_catalogs *catalogs,
						  const char *weakness, size_t *ret_count);

#endif
