/* SPDX-License-Identifier: Apache-2.0 */
/*
 * levels.h - the requirements that a security level, a profile and the assessment ask for, each
 * with its verdict, its evidence, and what an evaluation asks to see.
 */
#ifndef TG_OUTPUT_LEVELS_H
#define TG_OUTPUT_LEVELS_H

#include "knowledge/assessment.h"
#include "trace/matrix/facts.h"

struct tg_levels {
	const struct tg_known *known;
	const struct tg_catalogs *catalogs;
	const struct tg_profiles *profiles; /* whose criteria are shown */
	const struct tg_target *target;
};

/* One requirement. Texts are "" when there is nothing to say. */
struct tg_level {
	const struct tg_entry *entry;
	const struct tg_matrix_item *item; /* or NULL: nothing of the product names it */
	enum tg_applies applies;
	bool asked;              /* it has to be met now: it applies, and is not only planned */
	enum tg_verdict verdict; /* means something where it is asked for */
	const char *code, *tests;
	const char *results;    /* of these tests, in their order, */
	const char *tested;     /* and both together: "locks_out (passed)" */
	const char *reason;     /* of the assessment */
	const char *artefacts;  /* what an evaluation asks to see, */
	const char *acceptance; /* and when it is content */
	const char *missing;    /* the first broken hop */
};

/* In the order of the catalogue; lives in `arena`. */
void tg_levels_find(struct tg_arena *arena, const struct tg_levels *levels,
		    const struct tg_level **ret, size_t *ret_count);

/* Appends "3 of them proven, 1 justified": of those that have to be met. */
void tg_levels_proven(struct tg_buf *out, const struct tg_level *found, size_t count);

/* "applies", "planned", ... */
const char *tg_level_applies(const struct tg_level *level);

/* Appends it as "text", "json", "csv" or "md"; another format is a usage error. */
bool tg_levels_write(struct tg_buf *out, const char *format, const struct tg_levels *levels,
		     struct tg_err *err);

/* The item of the matrix that a clause of a catalogue is, or NULL: nothing names it. */
const struct tg_matrix_item *tg_levels_item(const struct tg_matrix *matrix,
					    const struct tg_entry *entry);

#endif
