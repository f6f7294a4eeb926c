/* SPDX-License-Identifier: Apache-2.0 */
/*
 * recall.h - results of earlier runs, for units of which nothing has changed.
 *
 * A result stands under the hash of all that it follows from: the program, the parser, the packs,
 * the enabled rules with their options, the models, the command, and the closure of files (see
 * closure.h). Of which files a unit consisted in earlier runs stands under the command alone: a
 * guess, which the hash of the result proves or not. Only complete units are kept.
 */
#ifndef TG_ENGINE_RECALL_H
#define TG_ENGINE_RECALL_H

#include "engine/check/packs.h"
#include "engine/parse/closure.h"
#include "engine/run/cache.h"
#include "engine/run/wire.h"

/* Zero it before use. */
struct tg_recall {
	bool on;
	struct tg_closures closures;
	struct tg_cache cache;
	struct tg_hash program; /* of everything but the unit */
	size_t found;
};

/* Opens the cache that `options` name; without one, nothing is ever found. */
void tg_recall_begin(struct tg_recall *recall, const struct tg_engine_options *options,
		     const struct tg_packs *packs, int64_t today);

/*
 * The body of the message (see wire.h) that `command`'s unit would give, and the key it has. With
 * `with_ir`, only one whose code was kept too.
 */
bool tg_recall_find(struct tg_recall *recall, const struct tg_command *command, bool with_ir,
		    struct tg_buf *ret_body, struct tg_hash *ret_key);

/*
 * Keeps `body`, which was decoded to `result`, and the unit's code, when it is complete. True when
 * the unit has a key.
 */
bool tg_recall_keep(struct tg_recall *recall, const struct tg_command *command,
		    const struct tg_unit_result *result, struct tg_str body, struct tg_str ir,
		    struct tg_hash *ret_key);

/* The code of the unit with this key (see ir_wire.h). */
bool tg_recall_ir(struct tg_recall *recall, struct tg_hash key, struct tg_buf *ret_ir);

/* What linking gave, under a key of its own. */
bool tg_recall_linked(struct tg_recall *recall, struct tg_hash key, struct tg_buf *ret_body);
void tg_recall_keep_linked(struct tg_recall *recall, struct tg_hash key, struct tg_str body);

/* What was found last for `command` is not well formed: it is not found again. */
void tg_recall_reject(struct tg_recall *recall, const struct tg_command *command);

void tg_recall_end(struct tg_recall *recall);

#endif
