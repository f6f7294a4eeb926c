/* SPDX-License-Identifier: Apache-2.0 */
/* compile_commands.json: both forms, relative folders, and what makes one error of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "engine/parse/compdb.h"
#include "engine/parse/words.h"

struct place {
	char root[64];
	char file[128];
	struct tg_arena arena;
};

static int make_place(void **state)
{
	struct place *place = calloc(1, sizeof(*place));

	snprintf(place->root, sizeof(place->root), "/tmp/tg-compdb-XXXXXX");
	assert_non_null(mkdtemp(place->root));
	snprintf(place->file, sizeof(place->file), "%s/compile_commands.json", place->root);
	*state = place;
	return 0;
}

static int remove_place(void **state)
{
	struct place *place = *state;

	unlink(place->file);
	rmdir(place->root);
	tg_arena_done(&place->arena);
	free(place);
	return 0;
}

static bool read_text(struct place *place, const char *text, struct tg_compdb *database,
		      struct tg_err *err)
{
	struct tg_err ignored = {0};

	assert_true(tg_file_write(place->file, tg_str(text), &ignored));
	return tg_compdb_read(&place->arena, place->root, place->root, database, err);
}

/*
 * Paths are relative to the database's folder, so that the text needs no root.
 * @verifies TG-ENG-2
 */
static void both_forms_give_the_same(void **state)
{
	struct place *place = *state;
	struct tg_compdb database;
	struct tg_err err = {0};
	size_t i;

	assert_true(read_text(place,
			      "[{\"directory\":\"build\",\"file\":\"../src/b.c\",\n"
			      "\"arguments\":[\"gcc\",\"-DX=a b\",\"-I../inc\",\"../src/b.c\"]},\n"
			      "{\"directory\":\"build\",\"file\":\"../src/a.c\",\n"
			      "\"command\":\"gcc '-DX=a b' -I\\\"../inc\\\" ../src/a.c\"}]",
			      &database, &err));
	assert_int_equal(database.count, 2);
	assert_string_equal(tg_path_relative(database.commands[0].path, place->root), "src/a.c");
	assert_string_equal(tg_path_relative(database.commands[1].path, place->root), "src/b.c");
	for (i = 0; i < 2; i++) {
		const struct tg_command *command = &database.commands[i];

		assert_string_equal(command->arguments[0], "-DX=a b");
		assert_string_equal(tg_path_relative(command->arguments[1] + 2, place->root),
				    "inc");
		assert_null(command->arguments[2]);
		assert_string_equal(tg_path_relative(command->directory, place->root), "build");
	}
}

/* @verifies TG-ENG-2 */
static void counts_what_it_leaves_out(void **state)
{
	struct place *place = *state;
	struct tg_compdb database;
	struct tg_err err = {0};

	assert_true(
		read_text(place,
			  "[{\"directory\":\".\",\"file\":\"a.c\",\"command\":\"gcc -DFIRST\"},"
			  "{\"directory\":\".\",\"file\":\"./x/../a.c\",\"command\":\"gcc -DB\"},"
			  "{\"directory\":\".\",\"file\":\"/etc/a.c\",\"command\":\"gcc\"},"
			  "{\"directory\":\".\",\"file\":\"../a.c\",\"command\":\"gcc\"},"
			  "{\"directory\":\".\",\"file\":\"start.S\",\"command\":\"gcc\"},"
			  "{\"directory\":\".\",\"file\":\"b.c\",\"command\":\"gcc @r -fx\"}]",
			  &database, &err));
	assert_int_equal(database.count, 2);
	assert_int_equal(database.duplicates, 1);
	assert_int_equal(database.outside, 2);
	assert_int_equal(database.other_language, 1);
	assert_int_equal(database.dropped_flags, 2);
	assert_string_equal(database.commands[0].arguments[0], "-DFIRST");
	assert_string_equal(database.commands[1].dropped[0], "@r");
}

/*
 * A tree that is built through a symbolic link to it is the tree.
 * @verifies TG-ENG-2
 */
static void a_symbolic_link_to_the_tree_leads_home(void **state)
{
	struct place *place = *state;
	struct tg_compdb database;
	struct tg_err err = {0};
	char link[128], folder[128], text[1024];

	snprintf(link, sizeof(link), "%s-link", place->root);
	snprintf(folder, sizeof(folder), "%s/inc", place->root);
	assert_int_equal(mkdir(folder, 0700), 0);
	assert_int_equal(symlink(place->root, link), 0);
	snprintf(text, sizeof(text),
		 "[{\"directory\":\"%s/inc\",\"file\":\"%s/a.c\","
		 "\"command\":\"gcc -I%s/inc -I. -I%s/../other -c %s/a.c\"}]",
		 link, link, link, link, link);
	assert_true(read_text(place, text, &database, &err));
	unlink(link);
	rmdir(folder);
	assert_int_equal(database.count, 1);
	assert_int_equal(database.outside, 0);
	assert_string_equal(database.commands[0].directory, folder);
	assert_string_equal(tg_path_relative(database.commands[0].path, place->root), "a.c");
	assert_string_equal(database.commands[0].arguments[0] + 2, folder);
	assert_string_equal(database.commands[0].arguments[1] + 2, folder);
	assert_null(database.commands[0].arguments[2]);
	assert_int_equal(database.dropped_flags, 1);
}

/* @verifies TG-ENG-2 */
static void a_broken_database_is_one_error_with_its_place(void **state)
{
	static const struct {
		const char *text, *where, *what;
	} cases[] = {
		{"{}", ":1:", "list"},
		{"[\n{\"directory\":\"/x\"}]", ":2:", "'file'"},
		{"[{\"file\":\"a.c\",\n\"directory\":\"/x\",\n\"command\":{}}]",
		 ":3:", "'command'"},
		{"[{\"directory\":\"/x\",\"file\":\"a.c\"}]", ":1:", "'command'"},
		{"[{\"directory\":\"/x\",\"file\":\"a.c\",\n\"command\":\"gcc 'x\"}]",
		 ":2:", "quote"},
		{"[{\"directory\":\"/x\",\"file\":\"a.c\",\n\"arguments\":[[]]}]", ":2:", "texts"},
		{"[1]", ":1:", "object"},
		{"[{\"directory\":", ":1:", ""},
		{"", "compile_commands.json", ""},
	};
	struct place *place = *state;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct tg_compdb database;
		struct tg_err err = {0};

		assert_false(read_text(place, cases[i].text, &database, &err));
		assert_int_equal(tg_exit_code(&err), 2);
		if (!strstr(err.text, cases[i].where) || !strstr(err.text, cases[i].what) ||
		    !strstr(err.text, place->file))
			fail_msg("case %zu: %s", i, err.text);
	}
}

static void a_missing_database_says_how_to_get_one(void **state)
{
	struct place *place = *state;
	struct tg_compdb database;
	struct tg_err err = {0};

	assert_false(tg_compdb_read(&place->arena, place->root, place->root, &database, &err));
	assert_int_equal(err.code, TG_ERR_MISSING);
	assert_non_null(strstr(err.text, "CMAKE_EXPORT_COMPILE_COMMANDS"));
}

static void words_are_split_as_a_shell_does(void **state)
{
	static const struct {
		const char *line, *words;
	} cases[] = {
		{"a  b\tc\n", "a|b|c"},
		{"a\\ b 'c d' \"e f\"", "a b|c d|e f"},
		{"-DX=\\\"s\\\" \"a\\\"b\" 'a\\b' \"a\\b\"", "-DX=\"s\"|a\"b|a\\b|a\\b"},
		{"'' \"\" x''y", "||xy"},
		{"$(rm) `x` $HOME > y", "$(rm)|`x`|$HOME|>|y"},
		{"trailing\\", "trailing\\"},
	};
	struct place *place = *state;
	const char *const *words;
	size_t i, k;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct tg_buf joined = {0};

		assert_true(tg_words_split(&place->arena, tg_str(cases[i].line), &words));
		for (k = 0; words[k]; k++)
			tg_buf_printf(&joined, "%s%s", k ? "|" : "", words[k]);
		assert_string_equal(joined.ptr, cases[i].words);
		tg_buf_done(&joined);
	}
	assert_false(tg_words_split(&place->arena, tg_str("a 'b"), &words));
	assert_false(tg_words_split(&place->arena, tg_str("a \"b\\\""), &words));
}

static void guesses_from_neighbours_then_from_folders(void **state)
{
	struct place *place = *state;
	struct tg_compdb database, none = {0};
	struct tg_err err = {0};
	struct tg_command command;
	char path[128];

	assert_true(read_text(place,
			      "[{\"directory\":\".\",\"file\":\"s/a.c\",\"command\":\"gcc -DN\"}]",
			      &database, &err));
	snprintf(path, sizeof(path), "%s/s/new.c", place->root);
	command = tg_compdb_guess(&place->arena, &database, path, place->root);
	assert_string_equal(command.arguments[0], "-DN");
	assert_false(command.guessed);
	snprintf(path, sizeof(path), "%s/s/new.h", place->root);
	command = tg_compdb_guess(&place->arena, &database, path, place->root);
	assert_string_equal(command.arguments[0], "-DN");
	assert_string_equal(command.arguments[1], "-xc");
	snprintf(path, sizeof(path), "%s/t/new.c", place->root);
	command = tg_compdb_guess(&place->arena, &none, path, place->root);
	assert_string_equal(command.arguments[0], "-std=gnu11");
	assert_true(command.guessed);
	snprintf(path, sizeof(path), "%s/t/new.cpp", place->root);
	command = tg_compdb_guess(&place->arena, NULL, path, place->root);
	assert_string_equal(command.arguments[0], "-std=gnu++17");
	assert_string_equal(command.path, path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, remove_place)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(both_forms_give_the_same),
		TEST(counts_what_it_leaves_out),
		TEST(a_symbolic_link_to_the_tree_leads_home),
		TEST(a_broken_database_is_one_error_with_its_place),
		TEST(a_missing_database_says_how_to_get_one),
		TEST(words_are_split_as_a_shell_does),
		TEST(guesses_from_neighbours_then_from_folders),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
