/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ir_wire.h - the IR of a unit as bytes, so that another process may look at its functions
 * beside those of other units.
 *
 * All that rules of flow, suppressions and fingerprints need is kept; include directives are not.
 * The text of files is not kept either, but its hash: whoever reads the IR reads the files again,
 * and knows whether they are still the same. The bytes come from a process that has parsed hostile
 * text: they are believed only when every index, range and tree in them is sound.
 */
#ifndef TG_ENGINE_IR_WIRE_H
#define TG_ENGINE_IR_WIRE_H

#include "base/hash.h"
#include "base/mem.h"
#include "tracegate/ir.h"

/* Appends the IR to `out`. */
void tg_ir_put(struct tg_buf *out, const struct tg_ir *ir);

/* An IR that was read. Its arrays may be written, and live in the arena. */
struct tg_ir_read {
	struct tg_ir ir;
	struct tg_hash *contents; /* of each file that the repository has; `content` is NULL */
};

/* Reads what tg_ir_put() wrote; false when it is not well formed. */
bool tg_ir_get(struct tg_arena *arena, struct tg_str bytes, struct tg_ir_read *ret_read);

/*
 * Sets `content` of the files of the repository, read through `root` as sources are. One that
 * cannot be read has no text; false when one is not what it was.
 */
bool tg_ir_load_files(struct tg_arena *arena, struct tg_ir_read *read, int root);

#endif
