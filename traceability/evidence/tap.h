/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tap.h - test results in the Test Anything Protocol, versions 12 to 14.
 *
 * "ok" marked as skipped or as to be done proves nothing and is read as skipped. What a
 * plan promises and no line delivers is an error of the run: it is counted in `unread` and stands
 * as one errored result.
 */
#ifndef TG_EVIDENCE_TAP_H
#define TG_EVIDENCE_TAP_H

#include "evidence/junit.h"

/* As tg_junit_read(). The suite of the results is the name of the file. */
bool tg_tap_read(struct tg_arena *arena, const char *file, struct tg_str content,
		 struct tg_results *ret_results, struct tg_err *err);

#endif
