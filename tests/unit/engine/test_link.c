/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The step across units: flows through up to five files are found and shown, whatever the order and
 * the number of jobs; only what reaches a changed unit is linked again; what the bytes of a code
 * claim is checked.
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
#include "engine/ir/dump.h"
#include "engine/ir/ir_join.h"
#include "engine/ir/ir_wire.h"
#include "engine/parse/compdb.h"
#include "knowledge/models.h"
#include "parsing.h"

#define RULE "memory/use-after-free"
#define STALE "governance/suppression-stale"

static const struct tg_rule_setting settings[] = {
	{.id = RULE, .severity = TG_ERROR, .confidence = TG_HIGH},
	{.id = STALE, .severity = TG_WARNING, .confidence = TG_HIGH, .locked = true},
};

struct place {
	char base[64], root[80], cache[80];
	struct tg_arena arena;
	struct tg_api_models models;
	struct tg_engine_options options;
	TG_VEC(struct tg_command) commands;
	struct tg_buf text; /* findings, with the files of their steps */
	struct tg_engine_stats stats;
};

static void put(struct place *place, const char *name, const char *text)
{
	struct tg_buf path = {0};
	struct tg_err err = {0};

	tg_path_join(&path, place->root, name);
	if (!tg_file_write(path.ptr, tg_str(text), &err))
		fail_msg("%s", err.text);
	tg_buf_done(&path);
}

static void add(struct place *place, const char *name)
{
	struct tg_buf path = {0};

	tg_path_join(&path, place->root, name);
	*TG_VEC_ADD(&place->commands) = tg_compdb_guess(
		&place->arena, NULL, tg_arena_strdup(&place->arena, path.ptr), place->root);
	tg_buf_done(&path);
}

/* Memory that a.c releases is written by e.c, three files further. */
static int make_place(void **state)
{
	struct place *place = calloc(1, sizeof(*place));
	struct tg_err err = {0};

	snprintf(place->base, sizeof(place->base), "/tmp/tg-link-XXXXXX");
	assert_non_null(mkdtemp(place->base));
	snprintf(place->root, sizeof(place->root), "%s/repo", place->base);
	snprintf(place->cache, sizeof(place->cache), "%s/cache", place->base);
	assert_true(tg_dir_make(place->root, &err));
	if (!tg_models_load(SOURCE_DIR "/rules", &place->models, &err))
		fail_msg("%s", err.text);
	place->options = (struct tg_engine_options){
		.root = place->root,
		.plugin_dir = BUILD_DIR "/" TG_PLUGIN_DIR,
		.rules = settings,
		.rule_count = sizeof(settings) / sizeof(*settings),
		.models = &place->models,
		.jobs = 2,
		.link = true,
	};
	put(place, "chain.h",
	    "void step_b(char *p);\nvoid step_c(char *p);\nvoid step_d(char *p);\n"
	    "void step_e(char *p);\n");
	put(place, "a.c",
	    "#include <stdlib.h>\n#include \"chain.h\"\nvoid start(void)\n{\n"
	    "\tchar *p = malloc(10);\n\tif (!p)\n\t\treturn;\n\tfree(p);\n\tstep_b(p);\n}\n");
	put(place, "b.c", "#include \"chain.h\"\nvoid step_b(char *p)\n{\n\tstep_c(p);\n}\n");
	put(place, "c.c",
	    "#include \"chain.h\"\nstatic void pass(char *p)\n{\n\tstep_d(p);\n}\n"
	    "void step_c(char *p)\n{\n\tpass(p);\n}\n");
	put(place, "d.c", "#include \"chain.h\"\nvoid step_d(char *p)\n{\n\tstep_e(p);\n}\n");
	put(place, "e.c", "#include \"chain.h\"\nvoid step_e(char *p)\n{\n\t*p = 'x';\n}\n");
	add(place, "a.c");
	add(place, "b.c");
	add(place, "c.c");
	add(place, "d.c");
	add(place, "e.c");
	*state = place;
	return 0;
}

static int remove_place(void **state)
{
	struct place *place = *state;
	struct tg_buf line = {0};

	tg_buf_printf(&line, "rm -rf '%s'", place->base);
	/* tracegate-allow(injection/command): made of the temporary folder of this test;
	 * owner=tests; until=2030-12-31 */
	assert_int_equal(system(line.ptr), 0);
	tg_buf_done(&line);
	TG_VEC_DONE(&place->commands);
	tg_models_done(&place->models);
	tg_buf_done(&place->text);
	tg_arena_done(&place->arena);
	free(place);
	return 0;
}

static void take(void *user, const struct tg_unit *unit)
{
	struct place *place = user;
	size_t i, k;

	if (unit->status != TG_UNIT_COMPLETE)
		tg_buf_printf(&place->text, "%s %s %s\n", unit->path,
			      tg_unit_status_name(unit->status), unit->detail);
	for (i = 0; i < unit->finding_count; i++) {
		const struct tg_finding *finding = &unit->findings[i];

		tg_buf_printf(&place->text, "%s:%u %s %d", finding->path, finding->range.line,
			      finding->rule, finding->state);
		for (k = 0; k < finding->step_count; k++)
			tg_buf_printf(&place->text, " %s:%u", finding->steps[k].path,
				      finding->steps[k].range.line);
		tg_buf_putc(&place->text, '\n');
	}
}

static const char *run(struct place *place)
{
	struct tg_err err = {0};

	usleep(20000);
	tg_buf_clear(&place->text);
	tg_buf_puts(&place->text, "");
	if (!tg_engine_run(&place->arena, &place->options, place->commands.at,
			   place->commands.count, take, place, &place->stats, &err))
		fail_msg("%s", err.text);
	return place->text.ptr;
}

static bool finds(struct place *place, const char *what)
{
	return strstr(run(place), what) != NULL;
}

#define FAR "e.c:4 " RULE " 0 a.c:5 a.c:8 a.c:9 b.c:4 c.c:8 c.c:4 d.c:4\n"

static void a_flow_through_five_files_is_found_with_its_steps(void **state)
{
	struct place *place = *state;

	place->options.link = false;
	assert_false(finds(place, "e.c:4"));
	place->options.link = true;
	assert_true(finds(place, FAR));
	assert_int_equal(place->stats.linked, 4); /* e.c calls nobody */
	assert_int_equal(place->stats.incomplete, 0);
}

static void neither_jobs_nor_order_matter(void **state)
{
	struct place *place = *state;
	char *first = tg_arena_strdup(&place->arena, run(place));
	struct tg_command swapped;
	size_t i;

	place->options.jobs = 1;
	assert_string_equal(run(place), first);
	place->options.jobs = 8;
	assert_string_equal(run(place), first);
	for (i = 0; i < place->commands.count / 2; i++) {
		swapped = place->commands.at[i];
		place->commands.at[i] = place->commands.at[place->commands.count - 1 - i];
		place->commands.at[place->commands.count - 1 - i] = swapped;
	}
	assert_true(finds(place, FAR));
}

static void what_is_repaired_is_silent(void **state)
{
	struct place *place = *state;

	put(place, "d.c", "#include \"chain.h\"\nvoid step_d(char *p)\n{\n\t(void)p;\n}\n");
	assert_false(finds(place, "e.c:4"));
}

static void two_definitions_are_none(void **state)
{
	struct place *place = *state;

	put(place, "other.c", "#include \"chain.h\"\nvoid step_c(char *p)\n{\n\t(void)p;\n}\n");
	add(place, "other.c");
	assert_false(finds(place, "e.c:4"));
	assert_int_equal(place->stats.incomplete, 0);
}

static void suppressions_reach_what_is_linked(void **state)
{
	static const char allow[] =
		"#include \"chain.h\"\nvoid step_e(char *p)\n{\n"
		"\t*p = 'x'; /* tracegate-allow(" RULE "): the pool takes it back as it is; "
		"owner=dev; until=2099-01-01 */\n}\n";
	struct place *place = *state;

	put(place, "e.c", allow);
	assert_true(finds(place, "e.c:4 " RULE " 1"));
	assert_null(strstr(place->text.ptr, STALE));
	/* Nobody passes released memory: then the record covers nothing, and that is said once. */
	put(place, "d.c", "#include \"chain.h\"\nvoid step_d(char *p)\n{\n\t(void)p;\n}\n");
	assert_true(finds(place, "e.c:4 " STALE " 0\n"));
	assert_null(strstr(strstr(place->text.ptr, STALE) + 1, STALE));
}

static void only_what_reaches_a_change_is_linked_again(void **state)
{
	struct place *place = *state;

	place->options.caching.folder = place->cache;
	assert_true(finds(place, FAR));
	assert_int_equal(place->stats.cached, 0);
	assert_true(finds(place, FAR));
	assert_int_equal(place->stats.cached, 5);
	assert_int_equal(place->stats.cache_stored, 0);
	assert_true(place->stats.link_seconds == 0);
	/* Two entries and a closure for the unit, and the links of b.c, a.c and b.c itself. */
	put(place, "b.c", "#include \"chain.h\"\n\nvoid step_b(char *p)\n{\n\tstep_c(p);\n}\n");
	assert_true(finds(place, "e.c:4 " RULE " 0 a.c:5 a.c:8 a.c:9 b.c:5"));
	assert_int_equal(place->stats.cached, 4);
	assert_int_equal(place->stats.cache_stored, 2 + 2);
	/* e.c is reached by all the others. */
	put(place, "e.c", "#include \"chain.h\"\n\nvoid step_e(char *p)\n{\n\t*p = 'x';\n}\n");
	assert_true(finds(place, "e.c:5 " RULE));
	assert_int_equal(place->stats.cached, 4);
	assert_int_equal(place->stats.cache_stored, 2 + 4);
	assert_true(finds(place, "e.c:5 " RULE));
	assert_int_equal(place->stats.cache_stored, 0);
}

/* The code of a text, as bytes. */
static void put_code(struct tg_buf *out, struct test_unit *t, const char *path, const char *text)
{
	char full[128];

	snprintf(full, sizeof(full), "/repo/%s", path);
	assert_true(test_parse(t, "/repo", full, text, "-std=c11"));
	tg_ir_put(out, t->ir);
}

static const char sample[] =
	"struct s { int a; struct s *next; double d[4]; };\n"
	"#define TWICE(x) ((x) + (x))\n"
	"extern int shared; static int own = 3; /* a comment */\n"
	"int other(struct s *s, const char *text);\n"
	"int f(struct s *s)\n{\n\tint i, sum = 0;\n\tfor (i = 0; i < 4; i++)\n"
	"\t\tsum += (int)s->d[i] * TWICE(own);\n\tif (s->next && sum > 1.5)\n"
	"\t\treturn other(s->next, \"text\") + (int)sizeof(struct s);\n\treturn shared;\n}\n";

static void code_survives_the_journey(void **state)
{
	struct test_unit t = {0};
	struct tg_buf bytes = {0}, before = {0}, after = {0};
	struct tg_ir_read read;
	struct tg_arena arena = {0};

	(void)state;
	put_code(&bytes, &t, "x.c", sample);
	assert_true(tg_ir_get(&arena, tg_buf_view(&bytes), &read));
	assert_int_equal(read.ir.node_count, t.ir->node_count);
	assert_int_equal(read.ir.file[1].size, sizeof(sample) - 1);
	tg_ir_dump(&before, t.ir, NULL);
	tg_ir_dump(&after, &read.ir, NULL);
	assert_string_equal(after.ptr, before.ptr);
	tg_buf_done(&bytes);
	tg_buf_done(&before);
	tg_buf_done(&after);
	tg_arena_done(&arena);
	test_done(&t);
}

/* Every byte is changed in turn, and every length tried: nothing crashes, and what is believed can
 * be walked. */
static void damaged_code_does_no_harm(void **state)
{
	struct test_unit t = {0};
	struct tg_buf bytes = {0}, text = {0};
	size_t i;

	(void)state;
	put_code(&bytes, &t, "x.c", sample);
	for (i = 0; i < bytes.len; i++) {
		struct tg_arena arena = {0};
		struct tg_ir_read read;
		char kept = bytes.ptr[i];

		bytes.ptr[i] = (char)(kept ^ (1 << (i % 8)));
		if (tg_ir_get(&arena, tg_buf_view(&bytes), &read)) {
			const struct tg_ir *irs[] = {t.ir, &read.ir};
			const struct tg_map none = {0};

			tg_buf_clear(&text);
			tg_ir_dump(&text, tg_ir_join(&arena, irs, 2, &none), NULL);
		}
		bytes.ptr[i] = kept;
		if (i % 7 == 0)
			assert_false(tg_ir_get(&arena, tg_str_n(bytes.ptr, i), &read));
		tg_arena_done(&arena);
	}
	tg_buf_done(&bytes);
	tg_buf_done(&text);
	test_done(&t);
}

static void units_become_one(void **state)
{
	struct test_unit a = {0}, b = {0};
	struct tg_arena arena = {0};
	struct tg_map roots = {0};
	const struct tg_ir *irs[2], *whole;
	struct tg_buf text = {0};
	uint32_t i, others = 0, shared = 0;

	(void)state;
	assert_true(test_parse(&a, "/repo", "/repo/a.c",
			       "int g(int); extern int v; int lone(void) { return 1; }\n"
			       "int f(void) { return g(2) + v; }\n",
			       "-std=c11"));
	assert_true(test_parse(&b, "/repo", "/repo/b.c",
			       "int v = 7; static int h(int x) { return x + v; }\n"
			       "int g(int x) { return h(x); }\n",
			       "-std=c11"));
	irs[0] = a.ir;
	irs[1] = b.ir;
	tg_map_add(&roots, tg_str("c:@F@f"));
	whole = tg_ir_join(&arena, irs, 2, &roots);
	assert_int_equal(whole->linked_from, 2); /* f alone */
	assert_string_equal(tg_ir_text(whole, whole->decl[whole->functions[1]].name), "f");
	assert_int_equal(whole->function_count, 5);
	assert_int_equal(whole->node[1].end, whole->node_count);
	for (i = 1; i < whole->decl_count; i++) {
		const char *name = tg_ir_text(whole, whole->decl[i].name);

		others += strcmp(name, "g") == 0;
		shared += strcmp(name, "v") == 0;
		if (strcmp(name, "g") == 0)
			assert_true(tg_ir_is(whole, whole->decl[i].node, TG_IR_FUNCTION));
	}
	assert_int_equal(others, 1);
	assert_int_equal(shared, 1);
	for (i = 2; i < whole->node_count; i++) {
		assert_true(whole->node[i].parent < i);
		assert_true(whole->node[i].end <= whole->node[whole->node[i].parent].end);
	}
	tg_ir_dump(&text, whole, NULL);
	assert_non_null(strstr(text.ptr, "'h'"));
	tg_buf_done(&text);
	tg_map_done(&roots);
	tg_arena_done(&arena);
	test_done(&a);
	test_done(&b);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, remove_place)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_flow_through_five_files_is_found_with_its_steps),
		TEST(neither_jobs_nor_order_matter),
		TEST(what_is_repaired_is_silent),
		TEST(two_definitions_are_none),
		TEST(suppressions_reach_what_is_linked),
		TEST(only_what_reaches_a_change_is_linked_again),
		cmocka_unit_test(code_survives_the_journey),
		cmocka_unit_test(damaged_code_does_no_harm),
		cmocka_unit_test(units_become_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
