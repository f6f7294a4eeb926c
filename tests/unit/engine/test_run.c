/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whole runs of the engine over small repositories: statuses, order, what several units share,
 * suppressions. Children are forked for real.
 */
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
#include "engine/parse/compdb.h"

#define LOST "memory/realloc-lost"
#define STALE "governance/suppression-stale"
#define MALFORMED "governance/suppression-malformed"
#define ALLOW "tracegate-allow(" LOST "): the process ends when memory runs out; owner=dev; until="

static const struct tg_rule_setting settings[] = {
	{.id = LOST, .severity = TG_ERROR, .confidence = TG_HIGH},
	{.id = STALE, .severity = TG_WARNING, .confidence = TG_HIGH, .locked = true},
	{.id = MALFORMED, .severity = TG_WARNING, .confidence = TG_HIGH, .locked = true},
};

struct place {
	char root[64];
	struct tg_arena arena;
	struct tg_map reallocators; /* the list that the rule asks for */
	struct tg_api_models models;
	struct tg_engine_options options;
	TG_VEC(struct tg_command) commands;
	TG_VEC(const struct tg_unit *) units;
	struct tg_buf text; /* what came, in words */
	struct tg_engine_stats stats;
};

static int make_place(void **state)
{
	struct place *place = calloc(1, sizeof(*place));

	snprintf(place->root, sizeof(place->root), "/tmp/tg-run-XXXXXX");
	assert_non_null(mkdtemp(place->root));
	place->options = (struct tg_engine_options){
		.root = place->root,
		.plugin_dir = BUILD_DIR "/" TG_PLUGIN_DIR,
		.rules = settings,
		.rule_count = sizeof(settings) / sizeof(*settings),
		.models = &place->models,
		.jobs = 2,
	};
	tg_map_add(&place->reallocators, tg_str("realloc"));
	*tg_map_put(&place->models.lists, tg_str("reallocators")) = &place->reallocators;
	*state = place;
	setenv("TRACEGATE_NOW", "2026-11-21", 1);
	return 0;
}

/* Runs a shell command in the repository. */
static void shell(const struct place *place, const char *command)
{
	struct tg_buf line = {0};

	tg_buf_printf(&line, "cd '%s' && %s", place->root, command);
	/* tracegate-allow(injection/command): made of the temporary folder of this test;
	 * owner=tests; until=2030-12-31 */
	assert_int_equal(system(line.ptr), 0);
	tg_buf_done(&line);
}

static int remove_place(void **state)
{
	struct place *place = *state;

	shell(place, "rm -rf \"$PWD\" \"$PWD.outside\"");
	TG_VEC_DONE(&place->commands);
	TG_VEC_DONE(&place->units);
	tg_map_done(&place->reallocators);
	tg_map_done(&place->models.lists);
	tg_buf_done(&place->text);
	tg_arena_done(&place->arena);
	free(place);
	return 0;
}

static void put(struct place *place, const char *name, const char *text)
{
	char path[256];
	struct tg_err err = {0};

	snprintf(path, sizeof(path), "%s/%s", place->root, name);
	if (!tg_file_write(path, tg_str(text), &err))
		fail_msg("%s", err.text);
	if (strstr(name, ".c"))
		*TG_VEC_ADD(&place->commands) = tg_compdb_guess(
			&place->arena, NULL, tg_arena_strdup(&place->arena, path), place->root);
}

static void take(void *user, const struct tg_unit *unit)
{
	struct place *place = user;
	struct tg_unit *copy = TG_NEW(&place->arena, struct tg_unit);
	char print[TG_HASH_HEX];
	size_t i;

	*copy = *unit;
	*TG_VEC_ADD(&place->units) = copy;
	tg_buf_printf(&place->text, "%s %s\n", unit->path, tg_unit_status_name(unit->status));
	for (i = 0; i < unit->finding_count; i++)
		tg_buf_printf(&place->text, " %s:%u %s %d %s\n", unit->findings[i].path,
			      unit->findings[i].range.line, unit->findings[i].rule,
			      unit->findings[i].state,
			      tg_hash_hex(unit->findings[i].fingerprint, print));
	for (i = 0; i < unit->symbol_count; i++)
		tg_buf_printf(&place->text, " symbol %s %s\n", unit->symbols[i].path,
			      unit->symbols[i].name);
}

static void run(struct place *place)
{
	struct tg_err err = {0};

	place->units.count = 0;
	tg_buf_clear(&place->text);
	if (!tg_engine_run(&place->arena, &place->options, place->commands.at,
			   place->commands.count, take, place, &place->stats, &err))
		fail_msg("%s", err.text);
	assert_int_equal(place->units.count, place->commands.count);
	assert_int_equal(place->stats.units, place->commands.count);
}

static const struct tg_unit *unit(const struct place *place, size_t index)
{
	return place->units.at[index];
}

static size_t count(const struct place *place, const char *rule)
{
	size_t i, k, found = 0;

	for (i = 0; i < place->units.count; i++)
		for (k = 0; k < unit(place, i)->finding_count; k++)
			found += strcmp(unit(place, i)->findings[k].rule, rule) == 0;
	return found;
}

#define LEAK "#include <stdlib.h>\nvoid f(char *p) { p = realloc(p, 9); free(p); }\n"

static void what_dies_is_incomplete(struct place *place, unsigned jobs)
{
	place->options.jobs = jobs;
	run(place);
	assert_int_equal(unit(place, 0)->status, TG_UNIT_CRASHED);
	assert_non_null(strstr(unit(place, 0)->detail, "died of signal"));
	assert_int_equal(unit(place, 1)->status, TG_UNIT_COMPLETE);
	assert_int_equal(unit(place, 1)->finding_count, 1);
	assert_int_equal(unit(place, 2)->status, TG_UNIT_DEGRADED);
	assert_int_equal(unit(place, 2)->problem_count, 1);
	assert_string_equal(unit(place, 2)->problems[0].path, "c.c");
	assert_int_equal(unit(place, 2)->problems[0].line, 1);
	assert_true(unit(place, 3)->status == TG_UNIT_TIMED_OUT ||
		    unit(place, 3)->status == TG_UNIT_CRASHED);
	assert_int_equal(unit(place, 4)->status, TG_UNIT_COMPLETE);
	assert_int_equal(place->stats.incomplete, 3);
	assert_int_equal(place->stats.findings, 2);
	assert_true(place->stats.parse_seconds > 0 && place->stats.child_cpu_seconds > 0);
	assert_true(place->stats.peak_bytes > 1 << 20);
}

/* @verifies TG-ENG-3 */
static void what_dies_is_incomplete_and_the_rest_goes_on(void **state)
{
	struct place *place = *state;

	put(place, "a.c", "#pragma clang __debug crash\n");
	put(place, "b.c", LEAK);
	put(place, "c.c", "#include \"missing.h\"\nint x;\n");
	put(place, "d.c", "#pragma clang __debug overflow_stack\n");
	put(place, "e.c", LEAK);
	place->options.cpu_seconds = 3;
	place->options.wall_seconds = 60;
	what_dies_is_incomplete(place, 1); /* all of one child, as far as it gets */
	what_dies_is_incomplete(place, 5); /* each of a child of its own */
}

/* @verifies TG-ENG-3 */
static void a_source_that_blocks_meets_the_wall_clock(void **state)
{
	struct place *place = *state;

	put(place, "a.c", LEAK);
	put(place, "b.c", "#include \"d/pipe.h\"\n");
	put(place, "c.c", LEAK);
	shell(place, "mkdir d && mkfifo d/pipe.h");
	place->options.wall_seconds = 2;
	place->options.jobs = 1;
	run(place);
	assert_int_equal(unit(place, 0)->status, TG_UNIT_COMPLETE);
	assert_int_equal(unit(place, 1)->status, TG_UNIT_TIMED_OUT);
	assert_int_equal(unit(place, 2)->status, TG_UNIT_COMPLETE);
}

static void a_link_or_a_missing_source_fails(void **state)
{
	struct place *place = *state;

	put(place, "a.c", LEAK);
	put(place, "b.c", LEAK);
	put(place, "c.c", LEAK);
	shell(place, "rm c.c && ln -sf b.c a.c");
	run(place);
	assert_int_equal(unit(place, 0)->status, TG_UNIT_FAILED);
	assert_int_equal(unit(place, 1)->status, TG_UNIT_COMPLETE);
	assert_int_equal(unit(place, 2)->status, TG_UNIT_FAILED);
}

static void results_do_not_depend_on_the_number_of_jobs(void **state)
{
	struct place *place = *state;
	char name[32], *alone;
	unsigned i;

	put(place, "h.h",
	    "#include <stdlib.h>\n"
	    "static inline void g(char *p) { p = realloc(p, 9); free(p); }\n");
	for (i = 0; i < 12; i++) {
		snprintf(name, sizeof(name), "u%02u.c", i);
		put(place, name,
		    i % 3 ? "#include \"h.h\"\nvoid f(char *p) { p = realloc(p, 8); g(p); }\n"
			  : LEAK);
	}
	place->options.jobs = 1;
	run(place);
	alone = strdup(place->text.ptr);
	place->options.jobs = 7;
	run(place);
	assert_string_equal(place->text.ptr, alone);
	free(alone);
	/* The header's finding and symbol come once, with the first unit that includes it. */
	assert_int_equal(count(place, LOST), 13);
	assert_int_equal(unit(place, 1)->finding_count, 2);
	assert_int_equal(unit(place, 2)->finding_count, 1);
}

static void identities_survive_moves_and_layout(void **state)
{
	struct place *place = *state;
	const struct tg_finding *a, *b;

	put(place, "a.c",
	    "#include <stdlib.h>\nvoid f(char *p) { p = realloc(p, 9); free(p); }\n"
	    "void g(char *p) { p = realloc(p, 9); p = realloc(p, 9); free(p); }\n");
	put(place, "b.c",
	    "#include <stdlib.h>\n\n/* moved */\nvoid g(char *p)\n{\n\tp = realloc(p, "
	    "/* nine */\n\t\t9);\n\tp=realloc(p,9);\n\tfree(p);\n}\n");
	run(place);
	assert_int_equal(unit(place, 0)->finding_count, 3);
	assert_int_equal(unit(place, 1)->finding_count, 2);
	a = unit(place, 0)->findings;
	b = unit(place, 1)->findings;
	assert_true(tg_hash_eq(a[1].fingerprint, b[0].fingerprint));
	assert_true(tg_hash_eq(a[2].fingerprint, b[1].fingerprint));
	assert_false(tg_hash_eq(a[1].fingerprint, a[2].fingerprint));
	assert_false(tg_hash_eq(a[0].fingerprint, a[1].fingerprint));
	assert_false(tg_hash_eq(a[0].fallback, b[0].fallback));
}

static void suppressions_cover_their_line_or_the_next(void **state)
{
	struct place *place = *state;

	put(place, "a.c",
	    "#include <stdlib.h>\n"
	    "void f(char *p) {\n"
	    "p = realloc(p, 1); /* " ALLOW "2026-11-21 */\n"
	    "/* " ALLOW "2026-12-31 */\n"
	    "\n/* another comment */\n"
	    "p = realloc(p, 2);\n"
	    "p = realloc(p, 3);\n"
	    "// " ALLOW "\n"
	    "//   2027-01-01\n"
	    "p = realloc(p, 4);\n"
	    "free(p); }\n"
	    "#if 0\n/* " ALLOW "2026-12-31 */\n#endif\n"
	    "const char *s = \"" ALLOW "2026-12-31\";\n");
	run(place);
	assert_int_equal(count(place, LOST), 4);
	assert_int_equal(unit(place, 0)->finding_count, 4);
	assert_int_equal(unit(place, 0)->findings[0].state, TG_FINDING_SUPPRESSED);
	assert_string_equal(unit(place, 0)->findings[0].reason,
			    "the process ends when memory runs out");
	assert_int_equal(unit(place, 0)->findings[1].state, TG_FINDING_SUPPRESSED);
	assert_int_equal(unit(place, 0)->findings[2].state, TG_FINDING_OPEN);
	assert_int_equal(unit(place, 0)->findings[3].state, TG_FINDING_SUPPRESSED);
}

/* @verifies TG-RUL-1 */
static void bad_suppressions_suppress_nothing_and_are_findings(void **state)
{
	struct place *place = *state;

	put(place, "a.c",
	    "#include <stdlib.h>\n"
	    "void f(char *p) {\n"
	    "p = realloc(p, 1); /* " ALLOW "2026-11-20 */\n" /* expired yesterday */
	    "p = realloc(p, 2); /* " ALLOW "tomorrow */\n"   /* no date */
	    "p = realloc(p, 3); /* tracegate-allow(" LOST "): short; owner=x; until=2027-01-01 */\n"
	    "p = realloc(p, 4); /* tracegate-allow memory: because it is fine in this place */\n"
	    "free(p); /* " ALLOW "2027-01-01 */\n" /* covers nothing */
	    "free(0); /* tracegate-allow(memory/no-such): the rule is gone since long ago; "
	    "owner=x; until=2027-01-01 */\n"
	    "abort(); /* tracegate-allow(" STALE "): one cannot allow this one either; owner=x; "
	    "until=2027-01-01 */ }\n");
	run(place);
	assert_int_equal(count(place, LOST), 4);
	assert_int_equal(count(place, STALE), 3);
	assert_int_equal(count(place, MALFORMED), 4);
	assert_null(strstr(place->text.ptr, " 1 "));
}

static void a_suppression_in_a_header_may_serve_any_unit(void **state)
{
	struct place *place = *state;

	put(place, "h.h",
	    "#include <stdlib.h>\n"
	    "static inline void used(char *p) {\n"
	    "#ifdef GROW\n#define AGAIN realloc\n#else\n#define AGAIN keep\n#endif\n"
	    "char *keep(char *, int);\n"
	    "p = AGAIN(p, 9); /* " ALLOW "2027-01-01 */\n"
	    "free(p); }\n"
	    "static inline void unused(char *p) {\n"
	    "free(p); /* " ALLOW "2027-01-01 */\n}\n");
	put(place, "a.c", "#include \"h.h\"\n");
	put(place, "b.c", "#define GROW\n#include \"h.h\"\n");
	put(place, "c.c", "int x;\n");
	run(place);
	assert_int_equal(count(place, LOST), 1);
	assert_int_equal(count(place, STALE), 1);
	assert_int_equal(unit(place, 2)->finding_count, 1);
	assert_int_equal(unit(place, 2)->findings[0].range.line, 12);
	/* Some of the units do not know what the others need. */
	place->options.partial = true;
	run(place);
	assert_int_equal(count(place, STALE), 0);
}

/* @verifies TG-ENG-4 */
static void nothing_of_git_or_of_outside_is_read(void **state)
{
	struct place *place = *state;
	size_t i, k;

	shell(place, "mkdir .git && echo credential_4711 >.git/config && "
		     "echo 'int credential_4712 = ;' >\"$PWD.outside\" && "
		     "ln -s \"$PWD.outside\" in.h");
	put(place, "a.c", "#include \".git/config\"\n");
	put(place, "b.c", "#include \"in.h\"\n");
	put(place, "c.c", "const char x[] = {\n#embed \".git/config\"\n};\n");
	run(place);
	assert_int_equal(place->stats.incomplete, 3);
	for (i = 0; i < 3; i++)
		for (k = 0; k < unit(place, i)->problem_count; k++)
			assert_null(strstr(unit(place, i)->problems[k].message, "471"));
}

/* A source whose code is all switched off, or that has none, is analysed like any other. */
static void a_source_without_code_is_complete(void **state)
{
	struct place *place = *state;

	put(place, "a.c", "#include <stdio.h>\n#ifdef NEVER\nint x;\n#endif\n");
	put(place, "b.c", "");
	put(place, "c.c", "#ifdef NEVER\n#include <stdio.h>\n#endif\n");
	put(place, "d.c", "#include \"e.h\"\n");
	put(place, "e.h", "int from_header;\n");
	run(place);
	assert_int_equal(place->stats.incomplete, 0);
}

static void an_overlay_replaces_the_file(void **state)
{
	struct place *place = *state;
	struct tg_overlay overlay = {.content = tg_str(LEAK)};

	put(place, "a.c", "int x;\n");
	overlay.path = place->commands.at[0].path;
	place->options.overlays = &overlay;
	place->options.overlay_count = 1;
	run(place);
	assert_int_equal(count(place, LOST), 1);
}

static void a_pack_that_does_not_load_fails_the_run(void **state)
{
	struct place *place = *state;
	struct tg_err err = {0};

	put(place, "broken.so", "no shared object");
	put(place, "a.c", LEAK);
	place->options.plugin_dir = place->root;
	assert_false(tg_engine_run(&place->arena, &place->options, place->commands.at, 1, take,
				   place, NULL, &err));
	assert_non_null(strstr(err.text, "broken.so"));
}

static void take_outline(void *user, size_t index, const struct tg_outline *outline)
{
	struct tg_buf *text = user;
	size_t i;

	tg_buf_printf(text, "%zu %s", index, tg_unit_status_name(outline->status));
	for (i = 0; i < outline->symbol_count; i++)
		tg_buf_printf(text, " %s", outline->symbols[i].name);
	tg_buf_putc(text, '\n');
}

static void outlines_come_in_order_and_name_the_culprit(void **state)
{
	struct place *place = *state;
	enum { COUNT = 40 };
	struct tg_str blobs[COUNT];
	const char *names[COUNT];
	struct tg_buf text = {0}, expected = {0};
	struct tg_err err = {0};
	char *source;
	size_t i;

	for (i = 0; i < COUNT; i++) {
		source = tg_arena_printf(&place->arena,
					 "#include \"x.h\"\nint f%zu(void) { return 1; }\n", i);
		blobs[i] = tg_str(i == 7 || i == 8 || i == 39 ? "#pragma clang __debug crash\n"
							      : source);
		names[i] = "src/f.c";
		if (i == 7 || i == 8 || i == 39)
			tg_buf_printf(&expected, "%zu crashed\n", i);
		else
			tg_buf_printf(&expected, "%zu complete f%zu\n", i, i);
	}
	place->options.jobs = 3;
	if (!tg_engine_outline(&place->options, blobs, names, COUNT, take_outline, &text, &err))
		fail_msg("%s", err.text);
	assert_string_equal(text.ptr, expected.ptr);
	tg_buf_done(&text);
	tg_buf_done(&expected);
}

static void macros_of_annotations_hide_no_symbol(void **state)
{
	struct place *place = *state;
	struct tg_str blob = tg_str("#include \"annotate.h\"\n"
				    "TG_SATISFIES(\"A-1\")\nTG_MITIGATES(\"T-1\") int f(void)\n"
				    "{\n\tTG_TEST_VERIFIES(\"A-2\");\n\treturn 1;\n}\n"
				    "static TG_VERIFIES(\"A-1\") int g(void) { return 2; }\n");
	const char *name = "src/f.c";
	struct tg_buf text = {0};
	struct tg_err err = {0};

	assert_true(tg_engine_outline(&place->options, &blob, &name, 1, take_outline, &text, &err));
	assert_string_equal(text.ptr, "0 complete f g\n");
	tg_buf_done(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, remove_place)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_dies_is_incomplete_and_the_rest_goes_on),
		TEST(a_source_that_blocks_meets_the_wall_clock),
		TEST(a_link_or_a_missing_source_fails),
		TEST(results_do_not_depend_on_the_number_of_jobs),
		TEST(identities_survive_moves_and_layout),
		TEST(suppressions_cover_their_line_or_the_next),
		TEST(bad_suppressions_suppress_nothing_and_are_findings),
		TEST(a_suppression_in_a_header_may_serve_any_unit),
		TEST(nothing_of_git_or_of_outside_is_read),
		TEST(a_source_without_code_is_complete),
		TEST(an_overlay_replaces_the_file),
		TEST(a_pack_that_does_not_load_fails_the_run),
		TEST(outlines_come_in_order_and_name_the_culprit),
		TEST(macros_of_annotations_hide_no_symbol),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
