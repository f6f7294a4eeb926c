/* SPDX-License-Identifier: Apache-2.0 */
/* The flags of a compile database: what passes must pass again. */
#include "fuzz.h"

#include "engine/parse/flags.h"

enum { WORDS = 64 };

/* The arguments are the input's lines. */
void fuzz_one(struct tg_str input)
{
	const struct tg_flag_scope scope = {"/product", "/product/build", "/product/build"};
	const char *arguments[WORDS + 1] = {"cc"};
	struct tg_arena arena = {0};
	struct tg_flags flags, again;
	struct tg_str rest = input, line;
	const char **copy;
	size_t count = 1, n;

	while (count < WORDS && tg_str_line(&rest, &line))
		if (line.len && !memchr(line.ptr, 0, line.len))
			arguments[count++] = tg_arena_strndup(&arena, line.ptr, line.len);
	flags = tg_flags_filter(&arena, &scope, arguments, "main.c");
	for (n = 0; flags.accepted[n]; n++)
		must(flags.accepted[n][0] != '@');
	copy = tg_arena_alloc(&arena, (n + 2) * sizeof(*copy));
	copy[0] = "cc";
	memcpy(copy + 1, flags.accepted, n * sizeof(*copy));
	again = tg_flags_filter(&arena, &scope, copy, "main.c");
	must(again.dropped_count == 0);
	tg_arena_done(&arena);
}
