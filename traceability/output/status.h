/* SPDX-License-Identifier: Apache-2.0 */
/*
 * status.h - where a product stands at a commit: every threat and requirement with its verdict
 * and its first broken hop, how much of each catalogue is covered, and what is wrong or unknown.
 */
#ifndef TG_OUTPUT_STATUS_H
#define TG_OUTPUT_STATUS_H

#include "knowledge/profile.h"
#include "trace/matrix/facts.h"

/* Borrowed. */
struct tg_status {
	const char *version;                   /* of tracegate */
	const char *revision;                  /* as asked for */
	const struct tg_stored_commit *commit; /* who, when */
	const struct tg_known *known;
	const struct tg_catalogs *catalogs;
	const struct tg_profile *profile; /* whose requirements count in a catalogue, or NULL */
	unsigned components;              /* likewise without a profile; 0 = all */
	const char *incomplete;           /* why the history is, "" when it is complete */
	const char *const *idle; /* what is wrong with the files that the configuration names */
	size_t idle_count;
	bool color;
};

/* Appends it as "text", "json" or "csv"; another format is a usage error. */
bool tg_status_write(struct tg_buf *out, const char *format, const struct tg_status *status,
		     struct tg_err *err);

/* How much of a catalogue the product's items and code speak for. */
struct tg_coverage {
	const struct tg_catalog *catalog;
	size_t total;   /* requirements that apply */
	size_t covered; /* of these, those that something claims */
	size_t proven;  /* of these, those whose verdict is OK or JUSTIFIED */
};
struct tg_coverage tg_coverage_of(const struct tg_matrix *matrix, const struct tg_catalog *catalog,
				  unsigned components);

/* The style of a verdict on a terminal. */
int tg_verdict_style(enum tg_verdict verdict);

/* A name that a terminal may print, "src/auth.c:12", escaped. */
void tg_place(struct tg_buf *out, const char *path, unsigned line);

#endif
