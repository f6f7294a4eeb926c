/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sandbox.h - what a child may do: read the repository and the system's headers, compute for a
 * while, and nothing else.
 */
#ifndef TG_ENGINE_SANDBOX_H
#define TG_ENGINE_SANDBOX_H

#include <sys/types.h>

#include "base/err.h"
#include "engine/engine.h"

#if defined(__SANITIZE_ADDRESS__)
#define TG_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TG_ADDRESS_SANITIZER 1
#endif
#endif
#ifndef TG_ADDRESS_SANITIZER
#define TG_ADDRESS_SANITIZER 0
#endif

/* Prepared once by the parent, entered by every child. */
struct tg_sandbox_plan {
	enum tg_sandbox level;
	int ruleset;          /* Landlock's descriptor, or -1 */
	int root;             /* the repository's folder, opened for openat() alone */
	pid_t parent;         /* whose death ends the child */
	unsigned cpu_seconds; /* 0 = no limit here: the caller sets timers of its own */
	unsigned tasks;       /* that the child does, each with that limit of its own; 0 = one */
	size_t memory_bytes;
};

/*
 * Prepares a plan for `options`; `commands` name the system's include folders that are needed
 * (NULL: no file at all will be read).
 * .git and top-level links of the repository are not readable. Fails when the repository cannot
 * be opened, or a sandbox is required and Landlock missing.
 */
bool tg_sandbox_prepare(const struct tg_engine_options *options, const struct tg_command *commands,
			size_t count, struct tg_sandbox_plan *ret_plan, struct tg_err *err);
void tg_sandbox_done(struct tg_sandbox_plan *plan);

/*
 * In the child: closes all descriptors but `keep` and those of the plan, takes away standard
 * input and output, sets limits and enters Landlock. False when something cannot be set; the
 * child must then end. `*keep` and `plan->root` get new numbers.
 */
bool tg_sandbox_enter(struct tg_sandbox_plan *plan, int *keep);

/* seccomp.c: part of entering; what the kernel or the processor does not support is left out. */
void tg_sandbox_filter_calls(void);

#endif
