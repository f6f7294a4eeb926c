/* SPDX-License-Identifier: Apache-2.0 */
/*
 * findings.h - the findings of a run, written in one of several formats.
 *
 * To add a format: write one function, declare it in findings_formats.h and add its line to the
 * table in findings.c.
 */
#ifndef TG_OUTPUT_FINDINGS_H
#define TG_OUTPUT_FINDINGS_H

#include "base/err.h"
#include "trace/analysis/analysis.h"

/* What a run gave. Borrowed; findings are sorted by tg_finding_cmp(). */
struct tg_findings_report {
	const char *version;  /* of tracegate */
	const char *root;     /* for source excerpts, absolute; NULL = without excerpts */
	const char *revision; /* commit the findings belong to, hexadecimal, or NULL */
	const struct tg_cards *cards;
	const struct tg_finding *findings;
	size_t count;
	const bool *is_new; /* against a base: one flag a finding; NULL = no base was given */
	const struct tg_incomplete *incomplete;
	size_t incomplete_count;
	const struct tg_engine_stats *stats;
	bool color;
	bool with_suppressed; /* write suppressed findings too, marked as such */
};

/* Appends the report in `format`; an unknown one is a usage error that lists those there are. */
bool tg_findings_write(struct tg_buf *out, const char *format,
		       const struct tg_findings_report *report, struct tg_err *err);

/* How many findings a format has no room for, so that it can be said. */
size_t tg_findings_left_out(const char *format, const struct tg_findings_report *report);

/* "text, json, sarif, ..." for help and messages. */
const char *tg_findings_formats(void);

#endif
