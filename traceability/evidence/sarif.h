/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sarif.h - findings of other analysers in SARIF 2.1.0, as clang, gcc, cppcheck, CodeQL, Semgrep
 * and their converters write it.
 *
 * Many files in the wild break the schema: what cannot be read of a result is skipped and counted
 * with its place, a log that is no SARIF 2.1 is an error. No result is a statement too, so an
 * empty list is not.
 */
#ifndef TG_EVIDENCE_SARIF_H
#define TG_EVIDENCE_SARIF_H

#include "base/err.h"
#include "base/mem.h"
#include "model/foreign.h"

/* One run of one tool. */
struct tg_sarif_run {
	const char *tool;     /* "cppcheck" */
	const char *version;  /* or "" */
	const char *category; /* of automationDetails: tells apart runs of one tool; or "" */
	bool failed;          /* the tool itself says that it did not finish */
	const struct tg_foreign_finding *at; /* paths as the tool wrote them, without file:// */
	size_t count;
};

struct tg_sarif {
	const struct tg_sarif_run *runs;
	size_t run_count;
	size_t unread;            /* results that were not understood */
	const char *first_unread; /* where the first of them stands, and why; or "" */
};

bool tg_sarif_read(struct tg_arena *arena, const char *file, struct tg_str content,
		   struct tg_sarif *ret, struct tg_err *err);

/* The same out of the XML of cppcheck, and of the JSON that gcc up to 12 writes (diagnostics.c);
 * each file is one run. */
bool tg_cppcheck_read(struct tg_arena *arena, const char *file, struct tg_str content,
		      struct tg_sarif *ret, struct tg_err *err);
bool tg_gcc_read(struct tg_arena *arena, const char *file, struct tg_str content,
		 struct tg_sarif *ret, struct tg_err *err);

#endif
