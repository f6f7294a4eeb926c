/* SPDX-License-Identifier: Apache-2.0 */
/*
 * export.h - what is known of a commit in the formats that assessors' tools read: a table,
 * CycloneDX attestations (1.6), an OSCAL component definition (1.2.1), an SPDX document (3.0.1).
 *
 * Pure functions of the commit: the same facts give the same bytes. Identifiers are made of the
 * commit and the item, times are the commit's.
 */
#ifndef TG_OUTPUT_EXPORT_H
#define TG_OUTPUT_EXPORT_H

#include "trace/matrix/facts.h"

struct tg_export {
	const char *version; /* of tracegate */
	const char *product;
	const char *revision;
	const struct tg_stored_commit *commit;
	const struct tg_known *known;
};

/* The formats there are, with commas between. */
const char *tg_export_formats(void);

/* Appends one of them; another is a usage error. */
bool tg_export_write(struct tg_buf *out, const char *format, const struct tg_export *export,
		     struct tg_err *err);

/* The writers, for the table of export.c. */
void tg_export_cyclonedx(struct tg_buf *out, const struct tg_export *export);
void tg_export_oscal(struct tg_buf *out, const struct tg_export *export);
void tg_export_spdx(struct tg_buf *out, const struct tg_export *export);

enum { TG_UUID_TEXT = 37 };

/* A UUID (version 5 in shape) made of the commit and a name. */
char *tg_export_uuid(const struct tg_export *export, const char *name, char uuid[TG_UUID_TEXT]);

/* The item's id as one word that may be a reference: the catalogue's tag, or its key. */
const char *tg_export_ref(struct tg_arena *arena, const struct tg_matrix_item *item);

/* Requirements and clauses, which is what attestations speak of. */
bool tg_export_wants(const struct tg_matrix_item *item);

#endif
