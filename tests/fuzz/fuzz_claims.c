/* SPDX-License-Identifier: Apache-2.0 */
/* Annotations in source text, and what they belong to. */
#include "fuzz.h"

#include "claims/claims.h"

void fuzz_one(struct tg_str input)
{
	struct tg_arena arena = {0};
	struct tg_claims claims = {0};
	size_t i;

	if (tg_claims_read(&arena, "", input, &claims))
		for (i = 1; i < claims.count; i++)
			must(claims.at[i].offset >= claims.at[i - 1].offset);
	tg_arena_done(&arena);
}
