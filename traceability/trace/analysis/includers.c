/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/analysis/includers.h"

#include "base/file.h"

enum { FILE_LIMIT = 8 << 20 };

/* The files that include one of a certain name: indices into the paths. */
struct users {
	TG_VEC(size_t) at;
	bool done;
};

struct graph {
	struct tg_arena arena;
	struct tg_map by_name; /* last name of a file -> struct users * */
};

/* The name between the quotes or brackets of an #include line, or nothing. */
static struct tg_str included(struct tg_str line)
{
	struct tg_str rest = tg_str_trim(line);
	char close;
	size_t end;

	if (!tg_str_starts(rest, "#"))
		return tg_str("");
	rest = tg_str_trim(tg_str_n(rest.ptr + 1, rest.len - 1));
	if (!tg_str_starts(rest, "include"))
		return tg_str("");
	rest = tg_str_trim(tg_str_n(rest.ptr + 7, rest.len - 7));
	if (!rest.len || (rest.ptr[0] != '"' && rest.ptr[0] != '<'))
		return tg_str("");
	close = rest.ptr[0] == '"' ? '"' : '>';
	for (end = 1; end < rest.len && rest.ptr[end] != close; end++)
		;
	return end < rest.len ? tg_str_n(rest.ptr + 1, end - 1) : tg_str("");
}

static struct tg_str last_name(struct tg_str path)
{
	size_t at = path.len;

	while (at && path.ptr[at - 1] != '/')
		at--;
	return tg_str_n(path.ptr + at, path.len - at);
}

static void read_file(struct graph *graph, size_t index, struct tg_str text)
{
	struct tg_str rest = text, line, name;

	while (tg_str_line(&rest, &line)) {
		struct users *users;
		void **slot;

		name = last_name(included(line));
		if (!name.len)
			continue;
		slot = tg_map_put(&graph->by_name, name);
		if (!*slot)
			*slot = TG_NEW(&graph->arena, struct users);
		users = *slot;
		*TG_VEC_ADD(&users->at) = index;
	}
}

/* Follows who includes whom from the changed files on. */
static void spread(struct graph *graph, const tg_paths *paths, const struct tg_map *changed,
		   struct tg_map *units)
{
	TG_VEC(const char *) waiting = {0};
	size_t i;

	for (i = 0; i < changed->entries.count; i++)
		*TG_VEC_ADD(&waiting) = changed->entries.at[i].key.ptr;
	while (waiting.count) {
		const char *path = waiting.at[--waiting.count];
		struct users *users = tg_map_get(&graph->by_name, last_name(tg_str(path)));

		if (tg_is_source(path))
			*tg_map_put(units, tg_str(path)) = units;
		if (!users || users->done)
			continue;
		users->done = true;
		for (i = 0; i < users->at.count; i++)
			*TG_VEC_ADD(&waiting) = paths->at[users->at.at[i]];
	}
	TG_VEC_DONE(&waiting);
}

void tg_includers(int dir, const tg_paths *paths, const struct tg_map *changed,
		  struct tg_map *units)
{
	struct graph graph = {0};
	struct tg_buf text = {0};
	struct tg_err ignored = {0};
	size_t i;

	for (i = 0; i < paths->count; i++)
		if (tg_file_read_at(dir, paths->at[i], FILE_LIMIT, &text, &ignored))
			read_file(&graph, i, tg_buf_view(&text));
	spread(&graph, paths, changed, units);
	for (i = 0; i < graph.by_name.entries.count; i++) {
		struct users *users = graph.by_name.entries.at[i].value;

		TG_VEC_DONE(&users->at);
	}
	tg_buf_done(&text);
	tg_map_done(&graph.by_name);
	tg_arena_done(&graph.arena);
}
