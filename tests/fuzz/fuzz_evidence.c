/* SPDX-License-Identifier: Apache-2.0 */
/* Evidence of other tools than JUnit; the first byte chooses the reader. */
#include "fuzz.h"

#include "evidence/coverage.h"
#include "evidence/ctest.h"
#include "evidence/parts.h"
#include "evidence/sarif.h"
#include "evidence/tap.h"

typedef bool reader_fn(struct tg_arena *arena, struct tg_str text, struct tg_err *err);

static bool tap(struct tg_arena *arena, struct tg_str text, struct tg_err *err)
{
	struct tg_results results;

	return tg_tap_read(arena, "a.tap", text, &results, err);
}

static bool ctest(struct tg_arena *arena, struct tg_str text, struct tg_err *err)
{
	struct tg_results results;

	return tg_ctest_read(arena, "Test.xml", text, &results, err);
}

static bool coverage(struct tg_arena *arena, struct tg_str text, struct tg_err *err)
{
	struct tg_coverage_report report;

	return tg_coverage_read(arena, "a.info", text, &report, err);
}

static bool sarif(struct tg_arena *arena, struct tg_str text, struct tg_err *err)
{
	struct tg_sarif sarif;

	return tg_sarif_read(arena, "a.sarif", text, &sarif, err);
}

static bool bill(struct tg_arena *arena, struct tg_str text, struct tg_err *err)
{
	struct tg_bill bill;

	return tg_bill_read(arena, "a.json", text, &bill, err);
}

static bool vex(struct tg_arena *arena, struct tg_str text, struct tg_err *err)
{
	struct tg_vex vex;

	return tg_vex_read(arena, "a.json", text, &vex, err);
}

static reader_fn *const readers[] = {tap, ctest, coverage, sarif, bill, vex};

void fuzz_one(struct tg_str input)
{
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	reader_fn *read;

	if (!input.len)
		return;
	read = readers[(unsigned char)input.ptr[0] % (sizeof(readers) / sizeof(readers[0]))];
	must(read(&arena, tg_str_n(input.ptr + 1, input.len - 1), &err) == (err.code == TG_OK));
	tg_arena_done(&arena);
}
