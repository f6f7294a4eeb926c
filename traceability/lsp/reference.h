/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reference.h - the id of a requirement or threat at a place of a document.
 *
 * In code an id counts only where an annotation can stand: in a comment, or in the arguments of a
 * TG_ macro. Ids may hold blanks ("CR 3.4 RE(1)"), so the words around the place are tried
 * together, the longest run first, and the caller says which run is known.
 */
#ifndef TG_LSP_REFERENCE_H
#define TG_LSP_REFERENCE_H

#include "lsp/server.h"

/* True when `text` is the id of something. */
typedef bool tg_reference_fn(void *user, struct tg_str text);

/* Finds the longest known id that holds byte `offset`; false when there is none. */
bool tg_reference_find(const struct tg_document *document, size_t offset, tg_reference_fn *knows,
		       void *user, size_t *ret_begin, size_t *ret_end);

#endif
