/* SPDX-License-Identifier: Apache-2.0 */
/*
 * id.h - ids of items as people write them: GW-AUTH-1, T-07, CR 3.4 RE(1), req~GW-AUTH-1~2.
 */
#ifndef TG_MODEL_ID_H
#define TG_MODEL_ID_H

#include "base/str.h"

enum { TG_ID_LONGEST = 128, TG_ID_WHY = 256 };

/*
 * True when the text can be an id: ASCII alone, so that none passes for another; up to five words,
 * all of which but a single one hold a digit or are written in capitals, so that prose is none.
 * Else `why` says what is wrong.
 */
bool tg_id_check(struct tg_str id, char why[TG_ID_WHY]);

/*
 * The key that an id asks for, and its revision (0 = any): `req~NAME~2` asks for NAME in revision
 * 2, `dsn~NAME~2` for dsn~NAME; anything else is its own key.
 */
struct tg_str tg_id_key(struct tg_str id, unsigned *ret_revision);

/* A word of an id of several words: `CR`, `3.4`, `RE(1)`, but not `the`. */
bool tg_id_is_word(struct tg_str word);

#endif
