/* SPDX-License-Identifier: Apache-2.0 */
/* Records of suppression in comments. */
#include "fuzz.h"

#include "engine/check/suppress.h"

void fuzz_one(struct tg_str input)
{
	struct tg_arena arena = {0};
	struct tg_allow allow;
	size_t at = 0, before = 0;

	while (tg_allow_next(&arena, input, &at, &allow)) {
		must(at > before && allow.begin < allow.end && allow.end <= input.len);
		before = at;
	}
	tg_arena_done(&arena);
}
