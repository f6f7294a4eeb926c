/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ctest.h - test results as CTest's dashboard mode writes them (Testing/<tag>/Test.xml).
 *
 * A label "verifies:ID" of a test names what it verifies.
 */
#ifndef TG_EVIDENCE_CTEST_H
#define TG_EVIDENCE_CTEST_H

#include "evidence/junit.h"

/* As tg_junit_read(). */
bool tg_ctest_read(struct tg_arena *arena, const char *file, struct tg_str content,
		   struct tg_results *ret_results, struct tg_err *err);

#endif
