/* SPDX-License-Identifier: Apache-2.0 */
/*
 * result.h - what a test runner said about one test.
 */
#ifndef TG_MODEL_RESULT_H
#define TG_MODEL_RESULT_H

#include "base/str.h"

enum tg_outcome {
	TG_PASSED = 0,
	TG_FAILED,
	TG_ERRORED, /* the test could not be carried through */
	TG_SKIPPED, /* skipped, disabled or not run: no evidence */
};

const char *tg_outcome_name(enum tg_outcome outcome); /* "passed", ... */
bool tg_outcome_parse(struct tg_str text, enum tg_outcome *ret);

struct tg_result {
	const char *suite;
	const char *classname;
	const char *name;
	const char *file; /* as the runner wrote it, or "" */
	unsigned line;    /* or 0 */
	enum tg_outcome outcome;
	double seconds;
	const char *message;         /* of a failure, or "" */
	const char *const *verifies; /* ids from the case's properties */
	size_t verify_count;
};

#endif
