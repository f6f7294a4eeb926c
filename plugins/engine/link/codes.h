/* SPDX-License-Identifier: Apache-2.0 */
/*
 * codes.h - the codes of units that a child of the link step has read.
 *
 * A child links several units, and what many of them call lies in the same few: each is read and
 * looked through once, as long as there is room.
 */
#ifndef TG_ENGINE_CODES_H
#define TG_ENGINE_CODES_H

#include "engine/ir/ir_wire.h"

struct tg_code_read {
	const char *at; /* where its bytes lie, which is the same as long as the child lives */
	struct tg_ir_read read;
};

/* Zero it; release it with tg_codes_done(). */
struct tg_codes {
	struct tg_arena arena; /* of the arrays */
	TG_VEC(struct tg_code_read) codes;
};

/* Makes room when there is little: what was read before is not used any more. */
void tg_codes_begin(struct tg_codes *codes);

/* Gives what tg_ir_get() reads from `bytes`, to be left as it is; false when that does not. */
bool tg_codes_read(struct tg_codes *codes, struct tg_str bytes, struct tg_ir_read *ret_read);

void tg_codes_done(struct tg_codes *codes);

#endif
