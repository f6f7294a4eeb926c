/* SPDX-License-Identifier: Apache-2.0 */
/*
 * junit.h - test results in JUnit XML, as real runners write it.
 *
 * There is no standard, so the reader is lenient and counts what it had to overlook. What was
 * skipped, disabled or not run is never a pass.
 */
#ifndef TG_EVIDENCE_JUNIT_H
#define TG_EVIDENCE_JUNIT_H

#include "base/err.h"
#include "base/mem.h"
#include "model/result.h"

struct tg_results {
	const struct tg_result *at; /* in the order of the file */
	size_t count;
	size_t outcomes[TG_SKIPPED + 1]; /* results of each outcome */
	size_t unnamed;                  /* test cases without a name: left out */
	size_t unread;         /* elements, times, lines and states that were not understood */
	size_t repaired;       /* characters that XML forbids, replaced before parsing */
	size_t flaky;          /* passed only when run again */
	const char *timestamp; /* of the first suite that has one, as written, or "" */
};

/*
 * Reads one document. A document that is no XML or no JUnit is an error that names file and line;
 * so is one without a single test case, because silence is no evidence. What a runner wrote that
 * XML cannot carry (the escapes of a terminal, `]]>` within CDATA) is replaced and counted.
 */
bool tg_junit_read(struct tg_arena *arena, const char *file, struct tg_str content,
		   struct tg_results *ret_results, struct tg_err *err);

#endif
