/* SPDX-License-Identifier: Apache-2.0 */
/*
 * guess.c - flags for a source that the compile database does not know; see compdb.h.
 */
#include "base/file.h"
#include "engine/parse/compdb.h"
#include "engine/parse/flags.h"

static size_t folder_length(const char *path)
{
	return (size_t)(tg_path_name(path) - path);
}

/* The first command whose source stands in the same folder and is written in the same language. */
static const struct tg_command *neighbour(const struct tg_compdb *database, const char *path)
{
	enum tg_language language = tg_flags_language(path);
	size_t i, length = folder_length(path);

	for (i = 0; database && i < database->count; i++) {
		const struct tg_command *command = &database->commands[i];

		if (folder_length(command->path) != length ||
		    strncmp(command->path, path, length) != 0)
			continue;
		if (language == TG_LANGUAGE_HEADER || tg_flags_language(command->path) == language)
			return command;
	}
	return NULL;
}

static const char *const *with_language(struct tg_arena *arena, const char *const *arguments,
					const char *language)
{
	const char **list;
	size_t count = 0;

	while (arguments[count])
		count++;
	list = tg_arena_alloc(arena, (count + 2) * sizeof(*list));
	memcpy(list, arguments, count * sizeof(*list));
	list[count] = language;
	return list;
}

/* -I for each folder on the way from the source to the root, and for `include`, `src` and `inc`
 * beside them. */
static const char *const *include_folders(struct tg_arena *arena, const char *path,
					  const char *root, const char *standard)
{
	static const char *const names[] = {".", "include", "src", "inc"};
	TG_VEC(const char *) list = {0};
	struct tg_buf at = {0}, folder = {0};
	const char **result;
	size_t i;

	*TG_VEC_ADD(&list) = standard;
	*TG_VEC_ADD(&list) = "-D_GNU_SOURCE";
	tg_path_join(&at, path, "..");
	while (tg_path_within(at.ptr, root)) {
		for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
			tg_path_join(&folder, at.ptr, names[i]);
			if (tg_dir_exists(folder.ptr))
				*TG_VEC_ADD(&list) = tg_arena_printf(arena, "-I%s", folder.ptr);
		}
		if (at.len <= 1)
			break;
		tg_path_join(&folder, at.ptr, "..");
		tg_buf_clear(&at);
		tg_buf_str(&at, tg_buf_view(&folder));
	}
	result = tg_arena_alloc(arena, (list.count + 1) * sizeof(*result));
	memcpy(result, list.at, list.count * sizeof(*result));
	TG_VEC_DONE(&list);
	tg_buf_done(&at);
	tg_buf_done(&folder);
	return result;
}

struct tg_command tg_compdb_guess(struct tg_arena *arena, const struct tg_compdb *database,
				  const char *path, const char *root)
{
	static const char *const none[] = {NULL};
	const struct tg_command *like = neighbour(database, path);
	bool cxx = tg_flags_language(path) == TG_LANGUAGE_CXX;
	struct tg_command command = {.path = path, .dropped = none};

	if (like) {
		command.directory = like->directory;
		command.arguments = like->arguments;
		cxx = cxx || tg_flags_language(like->path) == TG_LANGUAGE_CXX;
	} else {
		command.guessed = true;
		command.directory = root;
		command.arguments =
			include_folders(arena, path, root, cxx ? "-std=gnu++17" : "-std=gnu11");
	}
	/* A header alone is analysed as if it were a source. */
	if (tg_flags_language(path) == TG_LANGUAGE_HEADER)
		command.arguments = with_language(arena, command.arguments, cxx ? "-xc++" : "-xc");
	return command;
}
