/* SPDX-License-Identifier: Apache-2.0 */
/* The line map between two versions of a file, and the findings that are followed over it: the
 * input is both versions, with a zero byte between them. */
#include "fuzz.h"

#include "history/history.h"
#include "trace/gate/compare.h"

static struct tg_str sides[2];

static const struct tg_str *text_of(void *user, const char *path)
{
	(void)path;
	return user;
}

static void check_map(const struct tg_line_map *map)
{
	unsigned last = 0;
	size_t i;

	/* Lines keep their order: no line of the base is given out twice. */
	for (i = 0; i < map->count; i++) {
		must(!map->before[i] || map->before[i] > last);
		last = map->before[i] ? map->before[i] : last;
	}
}

void fuzz_one(struct tg_str input)
{
	const char *zero = input.len ? memchr(input.ptr, 0, input.len) : NULL;
	struct tg_finding finding = {.rule = "r/r", .path = "a.c", .function = "f"};
	struct tg_compare_side base = {&finding, 1, text_of, &sides[0]};
	struct tg_compare_side head = {&finding, 1, text_of, &sides[1]};
	struct tg_arena arena = {0};
	struct tg_line_map map;
	bool is_new;

	if (!zero)
		return;
	sides[0] = tg_str_n(input.ptr, (size_t)(zero - input.ptr));
	sides[1] = tg_str_n(zero + 1, input.len - sides[0].len - 1);
	if (tg_history_lines(&arena, sides[0], sides[1], &map))
		check_map(&map);
	finding.range.line = 1;
	finding.range.end_offset = sides[0].len < sides[1].len ? sides[0].len : sides[1].len;
	tg_findings_compare(&base, &head, &is_new);
	must(!is_new); /* the same identity on both sides */
	tg_arena_done(&arena);
}
