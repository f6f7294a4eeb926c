/* SPDX-License-Identifier: Apache-2.0 */
/* Cards of rules, with their examples. */
#include "fuzz.h"

#include "knowledge/card.h"

void fuzz_one(struct tg_str input)
{
	struct tg_arena arena = {0};
	struct tg_card card = {0};
	struct tg_example example;
	struct tg_err err = {0};
	size_t at = 0;

	if (tg_card_parse(&arena, input, "memory/gets.md", "memory/gets", &card, &err)) {
		while (tg_card_example(&card, &at, &example))
			must(example.code.len <= input.len);
		must(tg_card_section(&card, "Instead").len <= input.len);
	}
	tg_arena_done(&arena);
}
