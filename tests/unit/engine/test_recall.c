/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Results of earlier runs: what may change them is noticed, nothing else is analysed again, and
 * nothing that a stranger puts into the cache is believed.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "engine/engine.h"
#include "engine/parse/closure.h"
#include "engine/parse/closure_scan.h"
#include "engine/parse/compdb.h"
#include "engine/run/cache.h"
#include "engine/run/cache_trim.h"

#define LOST "memory/realloc-lost"

struct place {
	char base[64]; /* the folder of this test */
	char root[80]; /* the repository in it */
	char cache[80];
	struct tg_arena arena;
	struct tg_map reallocators;
	struct tg_api_models models;
	struct tg_rule_setting settings[3];
	struct tg_rule_option option;
	struct tg_engine_options options;
	const char *flag;
	struct tg_buf text; /* what came, in words */
	struct tg_engine_stats stats;
};

/* Runs a shell command in the test's folder. */
static void shell(const struct place *place, const char *command)
{
	struct tg_buf line = {0};

	tg_buf_printf(&line, "cd '%s' && %s", place->base, command);
	/* tracegate-allow(injection/command): made of the temporary folder of this test;
	 * owner=tests; until=2030-12-31 */
	assert_int_equal(system(line.ptr), 0);
	tg_buf_done(&line);
}

static void put(struct place *place, const char *name, const char *text)
{
	struct tg_buf path = {0};
	struct tg_err err = {0};

	tg_path_join(&path, place->root, name);
	if (!tg_file_write(path.ptr, tg_str(text), &err))
		fail_msg("%s", err.text);
	tg_buf_done(&path);
}

static void set_root(struct place *place, const char *name)
{
	snprintf(place->root, sizeof(place->root), "%s/%s", place->base, name);
	place->options.root = place->root;
}

/* Two units with a header each, and one in common. */
static int make_place(void **state)
{
	struct place *place = calloc(1, sizeof(*place));

	snprintf(place->base, sizeof(place->base), "/tmp/tg-recall-XXXXXX");
	assert_non_null(mkdtemp(place->base));
	snprintf(place->cache, sizeof(place->cache), "%s/cache", place->base);
	place->settings[0] =
		(struct tg_rule_setting){.id = LOST, .severity = TG_ERROR, .confidence = TG_HIGH};
	place->settings[1] = (struct tg_rule_setting){
		.id = "governance/suppression-stale", .severity = TG_WARNING, .locked = true};
	place->settings[2] = (struct tg_rule_setting){
		.id = "governance/suppression-malformed", .severity = TG_WARNING, .locked = true};
	place->options = (struct tg_engine_options){
		.plugin_dir = BUILD_DIR "/" TG_PLUGIN_DIR,
		.rules = place->settings,
		.rule_count = 3,
		.models = &place->models,
		.caching = {.folder = place->cache},
		.jobs = 2,
	};
	set_root(place, "repo");
	tg_map_add(&place->reallocators, tg_str("realloc"));
	*tg_map_put(&place->models.lists, tg_str("reallocators")) = &place->reallocators;
	shell(place, "mkdir -p repo/src repo/include");
	put(place, "include/a.h", "#define A 1\n");
	put(place, "include/b.h", "#define B 1\n");
	put(place, "include/common.h", "#define COMMON 1\n");
	put(place, "src/a.c",
	    "#include \"common.h\"\n#include <a.h>\n"
	    "void *realloc(void *, unsigned long);\n"
	    "void *fa(void *p)\n{\n\tp = realloc(p, A);\n\treturn p;\n}\n");
	put(place, "src/b.c",
	    "#include \"common.h\"\n#include \"b.h\"\n#include <stddef.h>\n"
	    "void *realloc(void *, size_t);\n"
	    "void *fb(void *p)\n{\n\tp = realloc(p, B);\n\treturn p;\n}\n");
	setenv("TRACEGATE_NOW", "2026-11-21", 1);
	*state = place;
	return 0;
}

static int remove_place(void **state)
{
	struct place *place = *state;

	shell(place, "rm -rf \"$PWD\"");
	tg_map_done(&place->reallocators);
	tg_map_done(&place->models.lists);
	tg_buf_done(&place->text);
	tg_arena_done(&place->arena);
	free(place);
	return 0;
}

static void take(void *user, const struct tg_unit *unit)
{
	struct place *place = user;
	size_t i;

	tg_buf_printf(&place->text, "%s %s%s\n", unit->path, tg_unit_status_name(unit->status),
		      unit->detail);
	for (i = 0; i < unit->finding_count; i++)
		tg_buf_printf(&place->text, " %s:%u %s %d %d\n", unit->findings[i].path,
			      unit->findings[i].range.line, unit->findings[i].rule,
			      unit->findings[i].severity, unit->findings[i].state);
	for (i = 0; i < unit->symbol_count; i++)
		tg_buf_printf(&place->text, " symbol %s\n", unit->symbols[i].name);
	for (i = 0; i < unit->file_count; i++)
		tg_buf_printf(&place->text, " file %s\n", unit->files[i]);
}

static struct tg_command command_of(struct place *place, const char *name)
{
	struct tg_command command = {.directory = place->root};
	const char **arguments = tg_arena_alloc(&place->arena, 6 * sizeof(*arguments));
	size_t count = 0;

	command.path = tg_arena_printf(&place->arena, "%s/src/%s.c", place->root, name);
	arguments[count++] = tg_arena_printf(&place->arena, "-I%s/first", place->root);
	arguments[count++] = tg_arena_printf(&place->arena, "-I%s/include", place->root);
	if (place->flag)
		arguments[count++] = place->flag;
	command.arguments = arguments;
	return command;
}

/* Gives how many of the two units were analysed; waits until what was written is old. */
static size_t run(struct place *place)
{
	const struct tg_command commands[] = {command_of(place, "a"), command_of(place, "b")};
	struct tg_err err = {0};

	usleep(20000);
	tg_buf_clear(&place->text);
	if (!tg_engine_run(&place->arena, &place->options, commands, 2, take, place, &place->stats,
			   &err))
		fail_msg("%s", err.text);
	assert_int_equal(place->stats.units, 2);
	return 2 - place->stats.cached;
}

/* What a run without a cache gives. */
static char *truth(struct place *place)
{
	struct tg_caching kept = place->options.caching;
	char *text;

	place->options.caching.folder = NULL;
	assert_int_equal(run(place), 2);
	place->options.caching = kept;
	text = tg_arena_strdup(&place->arena, place->text.ptr);
	return text;
}

static void nothing_changed_nothing_parsed(void **state)
{
	struct place *place = *state;
	char *expected = truth(place);

	assert_int_equal(run(place), 2);
	assert_string_equal(place->text.ptr, expected);
	assert_int_equal(place->stats.cache_stored, 4);
	assert_int_equal(run(place), 0);
	assert_string_equal(place->text.ptr, expected);
	assert_int_equal(place->stats.cache_stored, 0);
	assert_true(place->stats.parse_seconds == 0);
	assert_non_null(strstr(expected, LOST));
}

static void a_header_concerns_those_that_include_it(void **state)
{
	struct place *place = *state;

	run(place);
	put(place, "include/a.h", "#define A 2\n");
	assert_int_equal(run(place), 1);
	put(place, "include/common.h", "#define COMMON 2\n");
	assert_int_equal(run(place), 2);
	/* As it was: both versions are known. */
	put(place, "include/a.h", "#define A 1\n");
	put(place, "include/common.h", "#define COMMON 1\n");
	assert_int_equal(run(place), 0);
	put(place, "include/nobody.h", "#define N\n");
	assert_int_equal(run(place), 0);
}

static void a_flag_changes_the_result(void **state)
{
	struct place *place = *state;

	run(place);
	place->flag = "-DX=1";
	assert_int_equal(run(place), 2);
	place->flag = "-DX=2";
	assert_int_equal(run(place), 2);
	place->flag = NULL;
	assert_int_equal(run(place), 0);
}

static void a_new_header_may_come_before(void **state)
{
	struct place *place = *state;

	run(place);
	/* In a folder of headers that did not even exist. */
	shell(place, "mkdir repo/first && printf '#error first\\n' >repo/first/a.h");
	assert_int_equal(run(place), 1);
	assert_non_null(strstr(place->text.ptr, "src/a.c degraded"));
	shell(place, "rm -r repo/first");
	assert_int_equal(run(place), 0);
	/* Beside the source, for a name in quotes. */
	put(place, "src/b.h", "#define B 3\n");
	assert_int_equal(run(place), 1);
	/* In place of one of the system's. */
	put(place, "include/stddef.h", "typedef unsigned long size_t;\n");
	assert_int_equal(run(place), 1);
}

static void a_question_about_a_header_counts(void **state)
{
	struct place *place = *state;

	put(place, "src/a.c",
	    "#if __has_include(\"extra.h\")\n#error extra\n#endif\n"
	    "#if \\\n0\n# /* odd */ inc\\\nlude <odd.h>\n#endif\nint a;\n");
	run(place);
	assert_int_equal(run(place), 0);
	put(place, "include/odd.h", "\n");
	assert_int_equal(run(place), 1);
	put(place, "include/extra.h", "\n");
	assert_int_equal(run(place), 1);
	assert_non_null(strstr(place->text.ptr, "src/a.c degraded"));
}

static void what_cannot_be_told_is_not_kept(void **state)
{
	struct place *place = *state;

	put(place, "src/a.c", "#define H <a.h>\n#if __has_include(H)\nint a;\n#endif\n");
	run(place);
	assert_int_equal(run(place), 1);
	put(place, "src/a.c", "const char a[] = {\n%: embed \"a.h\"\n};\n");
	run(place);
	assert_int_equal(run(place), 1);
	/* A computed include: any file may be meant. */
	put(place, "src/a.c", "#define H <a.h>\n#include H\nint a = A;\n");
	run(place);
	assert_int_equal(run(place), 0);
	shell(place, "mkdir repo/first && printf '#define A 9\\n' >repo/first/a.h");
	assert_int_equal(run(place), 1);
}

static void a_deleted_header_is_missed(void **state)
{
	struct place *place = *state;

	run(place);
	shell(place, "rm repo/include/b.h");
	assert_int_equal(run(place), 1);
	assert_non_null(strstr(place->text.ptr, "src/b.c degraded"));
	/* What is incomplete is never kept. */
	assert_int_equal(run(place), 1);
	assert_int_equal(place->stats.cache_stored, 0);
}

static void rules_and_models_change_results(void **state)
{
	struct place *place = *state;

	run(place);
	place->settings[0].severity = TG_NOTE;
	assert_int_equal(run(place), 2);
	place->option = (struct tg_rule_option){"limit", "3"};
	place->settings[0].options = &place->option;
	place->settings[0].option_count = 1;
	assert_int_equal(run(place), 2);
	place->option.value = "4";
	assert_int_equal(run(place), 2);
	place->options.rule_count = 2;
	assert_int_equal(run(place), 2);
	place->settings[0].card = tg_hash_of(tg_str("another pattern"));
	assert_int_equal(run(place), 2);
	place->models.digest = tg_hash_of(tg_str("another row"));
	assert_int_equal(run(place), 2);
	assert_int_equal(run(place), 0);
}

static void another_build_starts_anew(void **state)
{
	struct place *place = *state;

	run(place);
	shell(place, "cp -r '" BUILD_DIR "/" TG_PLUGIN_DIR "' packs");
	place->options.plugin_dir = tg_arena_printf(&place->arena, "%s/packs", place->base);
	assert_int_equal(run(place), 0);
	shell(place, "printf x >>packs/memory.so");
	assert_int_equal(run(place), 2);
}

static void suppressions_end(void **state)
{
	struct place *place = *state;

	put(place, "src/a.c",
	    "void *realloc(void *, unsigned long);\nvoid *f(void *p)\n{\n"
	    "\t/* tracegate-allow(" LOST "): the process ends when memory runs out; "
	    "owner=dev; until=2026-11-22 */\n"
	    "\tp = realloc(p, 8);\n\treturn p;\n}\n");
	run(place);
	assert_non_null(strstr(place->text.ptr, "src/a.c:5 " LOST " 2 1"));
	setenv("TRACEGATE_NOW", "2026-11-22", 1);
	assert_int_equal(run(place), 0);
	setenv("TRACEGATE_NOW", "2026-11-23", 1);
	assert_int_equal(run(place), 1);
	assert_non_null(strstr(place->text.ptr, "src/a.c:5 " LOST " 2 0"));
	setenv("TRACEGATE_NOW", "2026-11-24", 1);
	assert_int_equal(run(place), 0);
}

static void the_place_does_not_matter(void **state)
{
	struct place *place = *state;
	char *expected;

	put(place, "src/a.c", "const char *where = __FILE__;\n#include \"common.h\"\n");
	run(place);
	expected = tg_arena_strdup(&place->arena, place->text.ptr);
	shell(place, "mv repo elsewhere && mv cache moved");
	set_root(place, "elsewhere");
	place->options.caching.folder = tg_arena_printf(&place->arena, "%s/moved", place->base);
	assert_int_equal(run(place), 0);
	assert_string_equal(place->text.ptr, expected);
}

/* Spoils all entries in one way, and looks whether the truth comes out. */
static void spoil(struct place *place, const char *command, size_t rejected)
{
	char *expected = truth(place);

	shell(place, "rm -rf cache");
	assert_int_equal(run(place), 2);
	shell(place, command);
	assert_int_equal(run(place), 2);
	assert_string_equal(place->text.ptr, expected);
	assert_int_equal(place->stats.cache_rejected, rejected);
	assert_int_equal(run(place), 0);
	assert_string_equal(place->text.ptr, expected);
	assert_int_equal(place->stats.cache_rejected, 0);
}

static void spoilt_entries_are_made_anew(void **state)
{
	struct place *place = *state;

	spoil(place, "for f in cache/*/r-*; do truncate -s 100 $f; done", 2);
	spoil(place, "for f in cache/*/?-*; do : >$f; done", 2);
	spoil(place,
	      "for f in cache/*/r-*; do printf x | dd of=$f bs=1 seek=200 conv=notrunc "
	      "status=none; done",
	      2);
	spoil(place, "for f in cache/*/c-*; do printf '/etc/passwd\\0\\0' >>$f; done", 2);
	spoil(place, "set -- cache/*/r-*; mv $1 x; mv $2 $1; mv x $2", 2);
	spoil(place, "for f in cache/*/r-*; do rm $f; mkfifo $f; done", 2);
	spoil(place, "for f in cache/*/r-*; do mv $f x; ln -s ../../x $f; done", 2);
	spoil(place, "rm -r cache", 0);
}

static void strangers_are_not_believed(void **state)
{
	struct place *place = *state;

	place->options.caching.secret = "of another";
	run(place);
	place->options.caching.secret = "ours";
	assert_int_equal(run(place), 2);
	assert_int_equal(place->stats.cache_rejected, 2); /* results are not even looked for */
	assert_int_equal(run(place), 0);
	place->options.caching.secret = NULL;
	assert_int_equal(run(place), 2);
}

/* An entry with a right hash whose content is nonsense: the unit is analysed as if without. */
static void genuine_nonsense_is_refused(void **state)
{
	struct place *place = *state;
	struct tg_cache cache = {.dir = -1, .secret = "", .bytes_max = 1 << 30};
	char *expected;
	FILE *names;
	char name[TG_HASH_HEX + 1];
	size_t entries = 0;

	run(place);
	expected = tg_arena_strdup(&place->arena, place->text.ptr);
	tg_cache_open(&cache, place->root, place->cache);
	shell(place, "(cd cache; ls -d */r-* | sed 's|/r-||') >names");
	names = fopen(tg_arena_printf(&place->arena, "%s/names", place->base), "r");
	assert_non_null(names);
	while (fscanf(names, "%32s", name) == 1) {
		struct tg_hash hash;
		size_t i;

		for (i = 0; i < TG_HASH_SIZE; i++) {
			char digits[3] = {name[2 * i], name[2 * i + 1], '\0'};

			hash.byte[i] = (unsigned char)strtoul(digits, NULL, 16);
		}
		tg_cache_put(&cache, TG_CACHE_RESULT, hash, tg_str("nonsense"));
		entries++;
	}
	fclose(names);
	assert_int_equal(entries, 2);
	tg_cache_close(&cache);
	assert_int_equal(run(place), 2);
	assert_string_equal(place->text.ptr, expected);
	assert_int_equal(place->stats.cache_rejected, 2);
	assert_int_equal(run(place), 0);
}

static void the_repository_does_not_choose_the_folder(void **state)
{
	struct place *place = *state;

	shell(place, "mkdir victim && ln -s ../victim repo/.tracegate");
	place->options.caching.folder =
		tg_arena_printf(&place->arena, "%s/.tracegate/cache", place->root);
	assert_int_equal(run(place), 2);
	assert_true(*place->stats.cache_problem);
	shell(place, "test -z \"$(ls victim)\"");
	shell(place, "rm repo/.tracegate");
	assert_int_equal(run(place), 2);
	assert_false(*place->stats.cache_problem);
	assert_int_equal(run(place), 0);
}

static void the_folder_stays_small(void **state)
{
	struct place *place = *state;
	struct tg_cache_size size;
	unsigned i;
	int dir;

	place->options.caching.bytes = 64 * 1024;
	for (i = 0; i < 8; i++) {
		place->flag = tg_arena_printf(&place->arena, "-DX=%u", i);
		assert_int_equal(run(place), 2);
	}
	dir = open(place->cache, O_RDONLY | O_DIRECTORY);
	assert_true(dir >= 0);
	size = tg_cache_trim(dir, SIZE_MAX);
	assert_true(size.entries > 0 && size.bytes <= 64 * 1024);
	/* What was used last is still there. */
	assert_int_equal(run(place), 0);
	assert_int_equal(tg_cache_trim(dir, 0).entries, 0);
	close(dir);
}

static void note_name(void *user, struct tg_str name)
{
	tg_buf_printf(user, "%.*s ", (int)name.len, name.ptr);
}

static void note_day(void *user, int64_t day)
{
	tg_buf_printf(user, "%lld ", (long long)day);
}

static void names_are_found_however_they_are_spelled(void **state)
{
	static const struct {
		const char *text, *names;
		bool computed, unknown;
	} cases[] = {
		{"#include <a/b.h>\n", "a/b.h ", false, false},
		{"  #\tinclude_next \"b.h\"", "b.h ", false, false},
		{"#inc\\\nlude \\\r\n \"c.h\"", "c.h ", false, false},
		{"%:include<d.h>", "d.h ", false, false},
		{"?"
		 "?=import <e.h>",
		 "e.h ", false, false},
		{"/* x */ # /* y */ include /* z */ \"f.h\"", "f.h ", false, false},
		{"#include NAME\n", "", true, false},
		{"#include", "", true, false},
		{"#include <open\n>", "", true, false},
		{"#if __has_include ( <g.h> ) || __has_include_next(\"h.h\")", "g.h h.h ", false,
		 false},
		{"#if defined __has_include && 1", "", false, false},
		{"#if __has_include(NAME)", "", false, true},
		{"#embed <x.bin>", "", false, true},
		{"int a; ?"
		 "?/\n#include <i.h>",
		 "i.h ", false, true},
		{"/* until=2026-11-21 */", "", false, false},
		{"/* tracegate-allow until=1970-01-03 until=never */", "2 ", false, false},
		{"#", "", false, false},
		{"", "", false, false},
	};
	struct tg_buf names = {0};
	const struct tg_scan_sink sink = {note_name, note_day, &names};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		/* A copy of exactly its length, so that reading too far shows. */
		size_t length = strlen(cases[i].text);
		char *copy = malloc(length + !length);
		struct tg_asked asked;

		memcpy(copy, cases[i].text, length);
		tg_buf_clear(&names);
		tg_buf_puts(&names, "");
		asked = tg_closure_scan(tg_str_n(copy, length), &sink);
		assert_string_equal(names.ptr, cases[i].names);
		assert_int_equal(asked.computed, cases[i].computed);
		assert_int_equal(asked.unknown, cases[i].unknown);
		free(copy);
	}
	tg_buf_done(&names);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, remove_place)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nothing_changed_nothing_parsed),
		TEST(a_header_concerns_those_that_include_it),
		TEST(a_flag_changes_the_result),
		TEST(a_new_header_may_come_before),
		TEST(a_question_about_a_header_counts),
		TEST(what_cannot_be_told_is_not_kept),
		TEST(a_deleted_header_is_missed),
		TEST(rules_and_models_change_results),
		TEST(another_build_starts_anew),
		TEST(suppressions_end),
		TEST(the_place_does_not_matter),
		TEST(spoilt_entries_are_made_anew),
		TEST(strangers_are_not_believed),
		TEST(genuine_nonsense_is_refused),
		TEST(the_repository_does_not_choose_the_folder),
		TEST(the_folder_stays_small),
		cmocka_unit_test(names_are_found_however_they_are_spelled),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
