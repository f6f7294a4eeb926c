/* SPDX-License-Identifier: Apache-2.0 */
/*
 * closure.h - everything that a unit was made of, so that the same is known again.
 *
 * A unit's result follows from the contents of all files that the preprocessor read, from the
 * flags, from the suppressions that are in force today, and from which files exist in the folders
 * of headers: a new file there may come before one that was found. All this goes into a key, in
 * names that do not depend on where the repository lies.
 *
 * Contents are read once a run. What was written while the run lasts is never settled: the parser
 * may have read something else.
 */
#ifndef TG_ENGINE_CLOSURE_H
#define TG_ENGINE_CLOSURE_H

#include <time.h>

#include "base/hash.h"
#include "base/map.h"
#include "engine/engine.h"

/*
 * The portable name of a file: "R:src/a.c" below the root, "B:config.h" below the build folder
 * (which comes first), else the absolute path. `path` is absolute and not resolved.
 */
void tg_portable_name(struct tg_buf *out, const struct tg_engine_options *options,
		      const char *path);

/* Zero it, set `options` and `today`, call tg_closures_begin(); release it with tg_closures_done().
 */
struct tg_closures {
	const struct tg_engine_options *options;
	int64_t today;         /* days since 1970: suppressions end */
	struct timespec begun; /* the clock of file systems, when the run began */
	struct tg_map files;   /* portable name -> struct closure_file * */
	struct tg_map names;   /* as include directives spell them -> number + 1 */
	struct tg_map folders; /* absolute path -> struct closure_folder * */
	TG_VEC(size_t) stamps; /* of each name: the key that saw it last */
	size_t stamp;
	struct tg_buf scratch;
};

void tg_closures_begin(struct tg_closures *closures);
void tg_closures_done(struct tg_closures *closures);

/* What the command alone says: source, folder and flags, portably. */
struct tg_hash tg_closure_identity(struct tg_closures *closures, const struct tg_command *command);

/*
 * The key of `command` when it consists of the files `names` (portable) as they are now, over
 * `basis`. False when one of them is not there, or asks for what cannot be told beforehand
 * (#embed, __has_include of a macro): such a unit has no key.
 */
bool tg_closure_key(struct tg_closures *closures, const struct tg_command *command,
		    const char *const *names, size_t count, struct tg_hash basis,
		    struct tg_hash *ret_key);

/* True when none of the files has changed since the run began. */
bool tg_closure_settled(struct tg_closures *closures, const char *const *names, size_t count);

#endif
