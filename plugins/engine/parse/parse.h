/* SPDX-License-Identifier: Apache-2.0 */
/*
 * parse.h - one source through libclang, inside a child.
 */
#ifndef TG_ENGINE_PARSE_H
#define TG_ENGINE_PARSE_H

#include "engine/parse/clang.h"

#include "base/err.h"
#include "base/mem.h"
#include "engine/engine.h"

/* Appends the folder of clang's own headers (stddef.h ...); nothing when it is not found. */
void tg_parse_resource_dir(struct tg_buf *out);

/* The parser's name and version. */
void tg_parse_version(struct tg_buf *out);

/*
 * The index of this process and of those that it starts: crashes kill the process (a child), and
 * preambles stay in memory. It reads no input, but lists all targets, which takes a millisecond and
 * more: a parent of many children makes it for them. After tg_clang_load().
 */
CXIndex tg_parse_index(void);

/* A source and what libclang made of it. Zero it, release it with tg_parsed_done(). */
struct tg_parsed {
	CXTranslationUnit unit;
	struct tg_buf content; /* of the source when it was read from the work tree */
	const struct tg_parse_problem *problems;
	size_t problem_count;
	size_t error_count; /* may exceed what `problems` lists */
	const char *const
		*files; /* of the repository, relative to its root, in order of inclusion */
	size_t file_count;
	const char *const *inputs; /* all that was read, by their portable names */
	size_t input_count;
	struct tg_buf ir;     /* the unit's code (see ir_wire.h), when it was asked for */
	size_t dropped_flags; /* that libclang refused, beyond those of the allow-list */
};

enum { TG_SOURCE_LIMIT = 64 * 1024 * 1024, TG_PROBLEMS_MAX = 50 };

/*
 * Parses `command`'s source, whose bytes come from `overlays` or are read once, through `root`
 * and never along a link. `extra` are further CXTranslationUnit_* options. Results live in
 * `arena`. False when there is no translation unit, or when it holds a file from outside the
 * repository and the system's headers: nothing of it may then be shown.
 */
bool tg_parse(struct tg_arena *arena, CXIndex index, const struct tg_engine_options *options,
	      int root, const struct tg_command *command, unsigned extra,
	      struct tg_parsed *ret_parsed, struct tg_err *err);

/* Parses again with other overlays; the preamble is kept where it still holds. */
bool tg_reparse(struct tg_arena *arena, const struct tg_engine_options *options, int root,
		const struct tg_command *command, struct tg_parsed *parsed, struct tg_err *err);

void tg_parsed_done(struct tg_parsed *parsed);

#endif
