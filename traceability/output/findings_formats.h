/* SPDX-License-Identifier: Apache-2.0 */
/*
 * findings_formats.h - the writers behind the table in findings.c; internal to output/.
 */
#ifndef TG_OUTPUT_FINDINGS_FORMATS_H
#define TG_OUTPUT_FINDINGS_FORMATS_H

#include "output/findings.h"

typedef void tg_findings_writer(struct tg_buf *out, const struct tg_findings_report *report);

tg_findings_writer tg_findings_text, tg_findings_json, tg_findings_sarif, tg_findings_junit,
	tg_findings_gitlab, tg_findings_checkstyle, tg_findings_csv;

/* How many findings are beyond what one run of SARIF may hold. */
size_t tg_sarif_left_out(const struct tg_findings_report *report);

/* True when finding number `i` belongs into the report. */
static inline bool tg_findings_shown(const struct tg_findings_report *report, size_t i)
{
	return report->with_suppressed || report->findings[i].state == TG_FINDING_OPEN;
}

#endif
