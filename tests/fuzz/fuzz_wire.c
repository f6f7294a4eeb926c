/* SPDX-License-Identifier: Apache-2.0 */
/* What a child that was taken over may send to its parent. */
#include "fuzz.h"

#include "engine/run/wire.h"

void fuzz_one(struct tg_str input)
{
	struct tg_arena strings = {0}, arrays = {0};
	struct tg_interner interner = {.strings = &strings, .arrays = &arrays};
	struct tg_outline_result outline = {0};
	struct tg_unit_result unit = {0};
	enum tg_message kind;
	struct tg_str body;
	size_t size;
	bool bad;

	if (tg_wire_frame(input, &kind, &body, &size, &bad))
		must(size <= input.len && body.len <= size);
	(void)tg_wire_get_unit(&interner, input, &unit);
	(void)tg_wire_get_outline(&interner, input, &outline);
	tg_map_done(&interner.known);
	tg_arena_done(&strings);
	tg_arena_done(&arrays);
}
