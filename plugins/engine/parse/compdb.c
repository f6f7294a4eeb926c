/* SPDX-License-Identifier: Apache-2.0 */
/*
 * compdb.c - see compdb.h.
 */
#include "engine/parse/compdb.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "engine/parse/flags.h"
#include "engine/parse/words.h"
#include "format/value.h"

struct reader {
	struct tg_arena *arena;
	const char *root;
	const char *folder; /* of the database */
	TG_VEC(struct tg_command) commands;
	struct tg_compdb *database;
};

static const char *text_of(const struct tg_value *entry, const char *key, bool required,
			   struct tg_err *err)
{
	const struct tg_value *member = tg_value_get(entry, key);

	if (!member && !required)
		return NULL;
	if (!member || member->kind != TG_VALUE_TEXT || member->text.len == 0) {
		tg_value_fail(member ? member : entry, err,
			      "an entry needs '%s', a text that is not empty", key);
		return NULL;
	}
	if (memchr(member->text.ptr, '\0', member->text.len)) {
		tg_value_fail(member, err, "'%s' holds a NUL byte", key);
		return NULL;
	}
	return member->text.ptr;
}

/* The words of an entry, from either of the two forms that the format knows. */
static const char *const *words_of(struct reader *reader, const struct tg_value *entry,
				   struct tg_err *err)
{
	const struct tg_value *list = tg_value_get(entry, "arguments");
	const char *const *words;
	const char **copy, *command;
	size_t count = 0;

	if (!list) {
		command = text_of(entry, "command", true, err);
		if (!command)
			return NULL;
		if (tg_words_split(reader->arena, tg_str(command), &words))
			return words;
		tg_value_fail(tg_value_get(entry, "command"), err,
			      "a quote in 'command' is not closed");
		return NULL;
	}
	if (list->kind != TG_VALUE_LIST || list->count == 0) {
		tg_value_fail(list, err, "'arguments' must be a list of texts");
		return NULL;
	}
	copy = tg_arena_alloc(reader->arena, (list->count + 1) * sizeof(*copy));
	for (TG_VALUE_EACH(word, list)) {
		if (word->kind != TG_VALUE_TEXT ||
		    (word->text.len && memchr(word->text.ptr, '\0', word->text.len))) {
			tg_value_fail(word, err, "'arguments' must be a list of texts");
			return NULL;
		}
		copy[count++] = word->text.len ? word->text.ptr : "";
	}
	return copy;
}

/* A path spelt through a symbolic link to the repository (or to its parent) is brought home. */
static const char *inside(struct reader *reader, const char *path)
{
	const char *name = tg_path_name(path);
	struct tg_buf joined = {0};
	char *folder, *real;

	if (tg_path_within(path, reader->root))
		return path;
	folder = tg_arena_strndup(reader->arena, path, (size_t)(name - path));
	real = realpath(*folder ? folder : "/", NULL);
	if (real)
		tg_path_join(&joined, real, name);
	path = joined.len ? tg_arena_strdup(reader->arena, joined.ptr) : path;
	free(real);
	tg_buf_done(&joined);
	return tg_path_within(path, reader->root) ? path : NULL;
}

static const char *last_optimise(const char *const *words)
{
	const char *last = NULL;

	for (; *words; words++)
		if (strncmp(*words, "-O", 2) == 0)
			last = *words;
	return last;
}

static bool read_entry(struct reader *reader, const struct tg_value *entry, struct tg_err *err)
{
	const char *file, *directory, *path, *home;
	const char *const *words;
	struct tg_flag_scope scope = {.root = reader->root, .build_dir = reader->folder};
	struct tg_command *command;
	struct tg_flags flags;
	struct tg_buf joined = {0};

	if (entry->kind != TG_VALUE_MAP)
		return tg_value_fail(entry, err, "an entry must be an object");
	file = text_of(entry, "file", true, err);
	directory = file ? text_of(entry, "directory", true, err) : NULL;
	words = directory ? words_of(reader, entry, err) : NULL;
	if (!words)
		return false;
	tg_path_join(&joined, reader->folder, directory);
	directory = tg_arena_strdup(reader->arena, joined.ptr);
	tg_path_join(&joined, directory, file);
	path = tg_arena_strdup(reader->arena, joined.ptr);
	home = inside(reader, directory);
	directory = home ? home : directory;
	tg_buf_done(&joined);
	if (tg_flags_language(path) == TG_LANGUAGE_OTHER) {
		reader->database->other_language++;
		return true;
	}
	path = inside(reader, path);
	if (!path) {
		reader->database->outside++;
		return true;
	}
	scope.directory = directory;
	flags = tg_flags_filter(reader->arena, &scope, words, path);
	command = TG_VEC_ADD(&reader->commands);
	command->path = path;
	command->directory = directory;
	command->arguments = flags.accepted;
	command->dropped = flags.dropped;
	command->optimise = last_optimise(words);
	return true;
}

static int by_path(const void *a, const void *b)
{
	const struct tg_command *left = a, *right = b;

	return strcmp(left->path, right->path);
}

/* Takes out further entries of a source before sorting: the first one stays, and knows them. */
static void keep_first(struct reader *reader)
{
	struct tg_map seen = {0}; /* path -> struct tg_command *, the one that stays */
	size_t i, kept = 0;

	for (i = 0; i < reader->commands.count; i++) {
		struct tg_command *command = &reader->commands.at[i], *copy;
		void **first = tg_map_put(&seen, tg_str(command->path));

		if (*first) {
			copy = TG_NEW(reader->arena, struct tg_command);
			*copy = *command;
			copy->again = ((struct tg_command *)*first)->again;
			((struct tg_command *)*first)->again = copy;
			reader->database->duplicates++;
			continue;
		}
		*first = &reader->commands.at[kept];
		reader->commands.at[kept++] = *command;
	}
	reader->commands.count = kept;
	tg_map_done(&seen);
}

static void finish(struct reader *reader)
{
	struct tg_compdb *database = reader->database;
	size_t i, k;

	keep_first(reader);
	database->count = reader->commands.count;
	database->commands =
		tg_arena_alloc(reader->arena, (database->count + 1) * sizeof(*database->commands));
	if (database->count) {
		memcpy(database->commands, reader->commands.at,
		       database->count * sizeof(*database->commands));
		qsort(database->commands, database->count, sizeof(*database->commands), by_path);
	}
	for (i = 0; i < database->count; i++)
		for (k = 0; database->commands[i].dropped[k]; k++)
			database->dropped_flags++;
}

/* The folder of the database; one above the repository would open everything beside it. */
static const char *folder_of(struct tg_arena *arena, const char *path, const char *root)
{
	struct tg_buf joined = {0};
	char here[4096];
	const char *folder;

	tg_path_join(&joined, getcwd(here, sizeof(here)) ? here : "/", path);
	folder = tg_arena_strndup(arena, joined.ptr,
				  (size_t)(tg_path_name(joined.ptr) - joined.ptr));
	tg_path_join(&joined, folder, ".");
	folder = tg_arena_strdup(arena, joined.ptr);
	tg_buf_done(&joined);
	return tg_path_within(root, folder) ? root : folder;
}

/* @satisfies TG-ENG-2 */
bool tg_compdb_read(struct tg_arena *arena, const char *path, const char *root,
		    struct tg_compdb *ret_database, struct tg_err *err)
{
	struct reader reader = {.arena = arena, .root = root, .database = ret_database};
	const struct tg_value *list;
	bool ok = true;

	*ret_database = (struct tg_compdb){0};
	if (tg_dir_exists(path))
		path = tg_arena_printf(arena, "%s/compile_commands.json", path);
	if (!tg_file_exists(path))
		return tg_fail(err, TG_ERR_MISSING,
			       "there is no compile database '%s'; CMake writes one with "
			       "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON, other builds with bear",
			       path);
	list = tg_value_read(arena, path, err);
	if (!list)
		return tg_while(err, "compile database");
	if (list->kind != TG_VALUE_LIST) {
		tg_value_fail(list, err, "a compile database is a list of entries");
		return tg_while(err, "compile database");
	}
	ret_database->folder = reader.folder = folder_of(arena, path, root);
	for (TG_VALUE_EACH(entry, list))
		if (!(ok = read_entry(&reader, entry, err)))
			break;
	if (ok)
		finish(&reader);
	TG_VEC_DONE(&reader.commands);
	return ok || tg_while(err, "compile database");
}
