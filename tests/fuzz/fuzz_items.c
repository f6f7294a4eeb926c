/* SPDX-License-Identifier: Apache-2.0 */
/* Requirements and threats, in every format: the first byte chooses the file name. */
#include "fuzz.h"

#include "items/items.h"

static const char *const names[] = {"a.md",    "a.yaml", "a.json",   "a.otm", "a.rst", "a.sdoc",
				    "a.reqif", "a.csv",  "a.reqifz", "a.yml", "a.tm7", "a.trlc"};

void fuzz_one(struct tg_str input)
{
	struct tg_arena arena = {0};
	struct tg_items items = {0};
	struct tg_err err = {0};
	const char *name;

	if (!input.len)
		return;
	name = names[(unsigned char)input.ptr[0] % (sizeof(names) / sizeof(names[0]))];
	if (tg_items_read(&arena, name, tg_str_n(input.ptr + 1, input.len - 1), &items, &err))
		must(err.code == TG_OK);
	else
		must(err.code != TG_OK);
	tg_arena_done(&arena);
}
