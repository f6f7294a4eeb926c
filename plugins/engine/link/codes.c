/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/link/codes.h"

/* What may be kept from one unit to the next. */
enum { ROOM = 24 * 1024 * 1024 };

void tg_codes_begin(struct tg_codes *codes)
{
	if (codes->arena.total < ROOM)
		return;
	tg_arena_done(&codes->arena);
	codes->codes.count = 0;
}

bool tg_codes_read(struct tg_codes *codes, struct tg_str bytes, struct tg_ir_read *ret_read)
{
	struct tg_code_read *code;
	size_t i;

	for (i = 0; i < codes->codes.count; i++)
		if (codes->codes.at[i].at == bytes.ptr) {
			*ret_read = codes->codes.at[i].read;
			return true;
		}
	if (!tg_ir_get(&codes->arena, bytes, ret_read))
		return false;
	code = TG_VEC_ADD(&codes->codes);
	*code = (struct tg_code_read){bytes.ptr, *ret_read};
	return true;
}

void tg_codes_done(struct tg_codes *codes)
{
	tg_arena_done(&codes->arena);
	TG_VEC_DONE(&codes->codes);
}
