/* SPDX-License-Identifier: Apache-2.0 */
/*
 * coverage.h - coverage reports: gcov's JSON, llvm-cov's JSON, and lcov's tracefiles.
 *
 * Which of the three a file is, its content tells. Lenient where tools differ; what was not
 * understood is counted.
 */
#ifndef TG_EVIDENCE_COVERAGE_H
#define TG_EVIDENCE_COVERAGE_H

#include "base/err.h"
#include "base/mem.h"
#include "model/coverage.h"

struct tg_coverage_report {
	const char *format; /* "gcov", "llvm-cov", "lcov" */
	const char *folder; /* relative paths start there, "" when the report does not say */
	const struct tg_covered_file *at; /* in the order of the report */
	size_t count;
	size_t unread; /* records that were not understood */
};

/*
 * Reads one report. A document of none of the three formats is an error that names the file; so
 * is one without a single file in it, because silence is no evidence.
 */
bool tg_coverage_read(struct tg_arena *arena, const char *file, struct tg_str content,
		      struct tg_coverage_report *ret_report, struct tg_err *err);

#endif
