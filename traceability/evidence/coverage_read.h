/* SPDX-License-Identifier: Apache-2.0 */
/*
 * coverage_read.h - what the readers of coverage share; nobody outside of evidence/ includes it.
 */
#ifndef TG_EVIDENCE_COVERAGE_READ_H
#define TG_EVIDENCE_COVERAGE_READ_H

#include "evidence/coverage.h"
#include "format/value.h"

/* A report that is being read, and its file that is open. */
struct tg_coverage_reader {
	struct tg_arena *arena;
	const char *file; /* of the report, for messages */
	struct tg_coverage_report *out;
	TG_VEC(struct tg_covered_file) files;
	TG_VEC(struct tg_covered_line) lines;
	TG_VEC(struct tg_covered_function) functions;
};

/* Adds to the open file; lines may come in any order and several times. */
void tg_coverage_line(struct tg_coverage_reader *reader, unsigned line, uint64_t hits);
void tg_coverage_function(struct tg_coverage_reader *reader, const char *name, unsigned line,
			  unsigned end_line, uint64_t hits);

/* Ends the open file; hits of one line are those of the record that ran most. */
void tg_coverage_file(struct tg_coverage_reader *reader, const char *path, const char *test);

/* The number of a value; 0 and a count in `unread` when it is none, or negative. */
uint64_t tg_coverage_number(struct tg_coverage_reader *reader, const struct tg_value *value);

bool tg_coverage_gcov(struct tg_coverage_reader *reader, const struct tg_value *root,
		      struct tg_err *err);
bool tg_coverage_llvm(struct tg_coverage_reader *reader, const struct tg_value *root,
		      struct tg_err *err);
bool tg_coverage_lcov(struct tg_coverage_reader *reader, struct tg_str content, struct tg_err *err);

#endif
