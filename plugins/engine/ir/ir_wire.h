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
	struct tg_hash *contents; /* of each file with a text, else zero; `content` is NULL */
};

/* Reads what tg_ir_put() wrote; false when it is not well formed. */
bool tg_ir_get(struct tg_arena *arena, struct tg_str bytes, struct tg_ir_read *ret_read);

/*
 * Sets `content` of a file of `ir`, in which the units `reads` are put together, read through
 * `root` as sources are. One that cannot be read has no text; false when it is not what the units
 * have seen.
 */
bool tg_ir_load_file(struct tg_arena *arena, const struct tg_ir *ir, uint32_t file,
		     const struct tg_ir_read *reads, size_t count, int root);

#endif
