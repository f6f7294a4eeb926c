/* SPDX-License-Identifier: Apache-2.0 */
/*
 * levels.h - the requirements that a security level, a profile and the assessment ask for, each
 * with its verdict, its evidence, and what an evaluation asks to see.
 */
#ifndef TG_OUTPUT_LEVELS_H
#define TG_OUTPUT_LEVELS_H

#include "knowledge/assessment.h"
#include "trace/facts.h"

struct tg_levels {
	const struct tg_known *known;
	const struct tg_catalogs *catalogs;
	const struct tg_profiles *profiles; /* whose criteria are shown */
	const struct tg_target *target;
};

/* Appends it as "text", "json", "csv" or "md"; another format is a usage error. */
bool tg_levels_write(struct tg_buf *out, const char *format, const struct tg_levels *levels,
		     struct tg_err *err);

/* The item of the matrix that a clause of a catalogue is, or NULL: nothing names it. */
const struct tg_matrix_item *tg_levels_item(const struct tg_matrix *matrix,
					    const struct tg_entry *entry);

#endif
