/* SPDX-License-Identifier: Apache-2.0 */
/*
 * analyzer.h - which weakness a rule of another analyser is about: rules/analyzers, for tools that
 * do not say it in their reports.
 */
#ifndef TG_KNOWLEDGE_ANALYZER_H
#define TG_KNOWLEDGE_ANALYZER_H

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"

struct tg_analyzer_rule {
	const char *tool; /* as a report names it, in small letters: "clang-tidy" */
	const char *rule; /* a glob: "bugprone-*" */
	const char *const *weaknesses;
	size_t weakness_count;
};

/* Lives in the arena. */
struct tg_analyzers {
	const struct tg_analyzer_rule *at;
	size_t count;
};

/* Reads the folder `analyzers` below the folder `rules`; a malformed file is an error. */
bool tg_analyzers_read(struct tg_arena *arena, const char *rules, struct tg_analyzers *ret,
		       struct tg_err *err);

/* The weaknesses of the first row that fits; NULL and 0 when none does. */
const char *const *tg_analyzers_weaknesses(const struct tg_analyzers *analyzers, const char *tool,
					   const char *rule, size_t *ret_count);

#endif
