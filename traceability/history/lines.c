/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lines.c - which lines of one text stand on in another, as git's diff has it.
 */
#include "history/internal.h"

enum { LINES_LIMIT = 8 << 20 }; /* bytes of a text; git's own limit for a diff is far above */

/* One entry a line of `after`, all 0. */
static void count_lines(struct tg_arena *arena, struct tg_str after, struct tg_line_map *map)
{
	const char *at = after.ptr, *end = after.ptr + after.len;

	map->count = after.len && after.ptr[after.len - 1] != '\n';
	while (after.len && (at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
		map->count++;
		at++;
	}
	map->before = tg_arena_alloc(arena, (map->count + 1) * sizeof(*map->before));
}

/* Lines up to `end` (of the text after) that no hunk speaks of stand `shift` lines elsewhere. */
static void keep(struct tg_line_map *map, size_t *next, size_t end, long shift)
{
	for (; *next < end && *next <= map->count; (*next)++)
		map->before[*next - 1] = (unsigned)((long)*next + shift);
}

static bool read_hunks(git_patch *patch, struct tg_line_map *map)
{
	size_t next = 1, h;
	long shift = 0;

	for (h = 0; h < git_patch_num_hunks(patch); h++) {
		const git_diff_hunk *hunk;
		size_t lines, l, begin;

		if (git_patch_get_hunk(&hunk, &lines, patch, h) < 0)
			return false;
		/* A hunk that only takes away names the line before it. */
		begin = (size_t)hunk->new_start + (hunk->new_lines == 0);
		keep(map, &next, begin, shift);
		for (l = 0; l < lines; l++) {
			const git_diff_line *line;

			if (git_patch_get_line_in_hunk(&line, patch, h, l) < 0)
				return false;
			if (line->origin == GIT_DIFF_LINE_CONTEXT && line->new_lineno > 0 &&
			    (size_t)line->new_lineno <= map->count)
				map->before[line->new_lineno - 1] = (unsigned)line->old_lineno;
		}
		next = begin + (size_t)hunk->new_lines;
		shift += (long)hunk->old_lines - (long)hunk->new_lines;
	}
	keep(map, &next, map->count + 1, shift);
	return true;
}

bool tg_history_lines(struct tg_arena *arena, struct tg_str before, struct tg_str after,
		      struct tg_line_map *map)
{
	git_diff_options options;
	git_patch *patch = NULL;
	bool ok;

	*map = (struct tg_line_map){0};
	if (before.len > LINES_LIMIT || after.len > LINES_LIMIT)
		return false;
	count_lines(arena, after, map);
	if (git_libgit2_init() < 0 || git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION) < 0)
		return false;
	options.flags = GIT_DIFF_IGNORE_WHITESPACE | GIT_DIFF_FORCE_TEXT;
	options.context_lines = 0;
	ok = git_patch_from_buffers(&patch, before.ptr ? before.ptr : "", before.len, "a",
				    after.ptr ? after.ptr : "", after.len, "b", &options) == 0 &&
	     read_hunks(patch, map);
	git_patch_free(patch);
	git_libgit2_shutdown();
	if (!ok)
		*map = (struct tg_line_map){0};
	return ok;
}
