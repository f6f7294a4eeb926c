/* SPDX-License-Identifier: Apache-2.0 */
/* JUnit: results of tests, with what runners put in that XML cannot carry. */
#include "fuzz.h"

#include "evidence/junit.h"

void fuzz_one(struct tg_str input)
{
	struct tg_arena arena = {0};
	struct tg_results results = {0};
	struct tg_err err = {0};
	bool read = tg_junit_read(&arena, "input.xml", input, &results, &err);

	must(read == (err.code == TG_OK));
	must(!read || results.count > 0);
	tg_arena_done(&arena);
}
