/* SPDX-License-Identifier: Apache-2.0 */
/*
 * practices.h - where a product stands with the practices of a standard, as far as code shows.
 */
#ifndef TG_OUTPUT_PRACTICES_H
#define TG_OUTPUT_PRACTICES_H

#include "base/err.h"
#include "knowledge/practice.h"
#include "trace/matrix/boundaries.h"
#include "trace/matrix/facts.h"

/* Writes each practice with its rules, the units they ran on, what is open at the commit, and what
 * only a person can judge, as "text" or "json". The practice on documented trust boundaries also
 * says what `boundaries` found. */
bool tg_practices_write(struct tg_buf *out, const char *format,
			const struct tg_practices *practices, const struct tg_known *known,
			const struct tg_boundaries *boundaries, struct tg_err *err);

#endif
