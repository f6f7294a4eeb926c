/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/import/import_items.h"

#include "base/file.h"

enum { FILE_LIMIT = 32 << 20 };

bool tg_import_look(struct tg_arena *arena, const char *root, const struct tg_config *config,
		    const char *path, struct tg_looked *ret, struct tg_err *err)
{
	struct tg_buf content = {0};
	bool ok;

	*ret = (struct tg_looked){0};
	if (!tg_path_within(path, root))
		return tg_fail(err, TG_ERR_INPUT,
			       "'%s' is not in the repository; copy it there and commit it, so "
			       "that every commit says what it was",
			       path);
	ret->path = tg_arena_strdup(arena, tg_path_relative(path, root));
	ok = tg_file_read(path, FILE_LIMIT, &content, err) &&
	     tg_items_read(arena, ret->path, tg_buf_view(&content), &ret->items, err);
	ret->named = tg_words_match(&config->requirements, ret->path) ||
		     tg_words_match(&config->threats, ret->path);
	tg_buf_done(&content);
	return ok;
}
