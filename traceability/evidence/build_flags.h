/* SPDX-License-Identifier: Apache-2.0 */
/*
 * build_flags.h - which protections the commands of a compile database ask the compiler for.
 */
#ifndef TG_EVIDENCE_BUILD_FLAGS_H
#define TG_EVIDENCE_BUILD_FLAGS_H

#include "base/err.h"
#include "base/mem.h"

enum tg_build_flag {
	TG_BUILD_STACK_PROTECTOR,
	TG_BUILD_FORTIFY,
	TG_BUILD_PIC,
	TG_BUILD_STACK_CLASH,
	TG_BUILD_CFI,
	TG_BUILD_FORMAT,
	TG_BUILD_NO_DEBUG, /* nothing switches debugging aids on: no -DDEBUG, no -O0 */
	TG_BUILD_FLAGS
};

const char *tg_build_flag_name(enum tg_build_flag flag);
const char *tg_build_flag_remedy(enum tg_build_flag flag);

/* Over all commands; `missing` names the source of the first that lacks the flag, or NULL. */
struct tg_build_flags {
	size_t commands;
	size_t have[TG_BUILD_FLAGS];
	const char *missing[TG_BUILD_FLAGS];
};

/* Reads compile_commands.json at `path`; the later of two flags that disagree counts. */
bool tg_build_flags_read(struct tg_arena *arena, const char *path, struct tg_build_flags *ret,
			 struct tg_err *err);

#endif
