/* SPDX-License-Identifier: Apache-2.0 */
/*
 * coverage.h - which lines and functions a test run executed, as a coverage tool said.
 */
#ifndef TG_MODEL_COVERAGE_H
#define TG_MODEL_COVERAGE_H

#include <stdint.h>

#include "base/str.h"

struct tg_covered_line {
	unsigned line; /* from 1; it holds code */
	uint64_t hits; /* 0 = never executed */
};

struct tg_covered_function {
	const char *name;
	unsigned line, end_line; /* end_line 0 = the tool does not say */
	uint64_t hits;
};

/* What one test (or, with the name "", all tests together) executed of one file. */
struct tg_covered_file {
	const char *path; /* as the tool wrote it; of the store: relative to the repository */
	const char *test; /* "" = the report does not tell tests apart */
	const struct tg_covered_line *lines; /* ascending, each line once */
	size_t line_count;
	const struct tg_covered_function *functions;
	size_t function_count;
};

#endif
