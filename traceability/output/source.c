/* SPDX-License-Identifier: Apache-2.0 */
#include "output/source.h"

#include <fcntl.h>

#include "base/file.h"

enum { SOURCE_LIMIT = 32 * 1024 * 1024 };

struct source {
	struct tg_str text;
	const size_t *line_starts;
	size_t line_count;
};

static struct source *load(struct tg_sources *sources, const char *path)
{
	struct source *source = TG_NEW(&sources->arena, struct source);
	TG_AUTO(tg_close_) int root = open(sources->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct tg_buf content = {0};
	struct tg_err ignored = {0};
	size_t *starts;
	size_t i, lines = 1;

	if (root < 0 || !tg_file_read_at(root, path, SOURCE_LIMIT, &content, &ignored)) {
		tg_buf_done(&content);
		return source;
	}
	source->text.ptr = tg_arena_strndup(&sources->arena, content.ptr, content.len);
	source->text.len = content.len;
	tg_buf_done(&content);
	for (i = 0; i < source->text.len; i++)
		lines += source->text.ptr[i] == '\n';
	starts = tg_arena_alloc(&sources->arena, lines * sizeof(*starts));
	for (i = 0; i < source->text.len; i++)
		if (source->text.ptr[i] == '\n')
			starts[++source->line_count] = i + 1;
	source->line_count++;
	source->line_starts = starts;
	return source;
}

static struct source *get(struct tg_sources *sources, const char *path)
{
	void **slot;

	if (!sources->root || path[0] == '/')
		return NULL;
	slot = tg_map_put(&sources->files, tg_str(path));
	if (!*slot)
		*slot = load(sources, path);
	return *slot;
}

struct tg_str tg_source_text(struct tg_sources *sources, const char *path)
{
	const struct source *source = get(sources, path);

	return source ? source->text : (struct tg_str){NULL, 0};
}

bool tg_source_line(struct tg_sources *sources, const char *path, unsigned number,
		    struct tg_str *ret_line)
{
	const struct source *source = get(sources, path);
	struct tg_str rest;

	if (!source || number < 1 || number > source->line_count)
		return false;
	rest = tg_str_n(source->text.ptr + source->line_starts[number - 1],
			source->text.len - source->line_starts[number - 1]);
	return tg_str_line(&rest, ret_line);
}

void tg_sources_done(struct tg_sources *sources)
{
	tg_map_done(&sources->files);
	tg_arena_done(&sources->arena);
}
