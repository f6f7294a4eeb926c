/* SPDX-License-Identifier: Apache-2.0 */
/*
 * harness - runs the rules over their fixtures and over the examples of their cards.
 *
 * usage: harness RULES_DIR PLUGIN_DIR FIXTURES_DIR WORK_DIR [RULE...]
 *
 * A fixture is FIXTURES_DIR/<pack>/<rule>.c with an optional <rule>.h beside it, an optional
 * <rule>.cpp with what is C++ alone, and an optional <rule>.other.c whose functions it calls: the
 * two are linked. What the rule must find stands in a
 *comment on the line of the finding, or with @+n n lines above it:
 *
 *	expect: memory/gets [@+1] [a part of the message]
 *	todo-miss: ...	the rule should find it but does not yet; counted
 *	todo-fp: ...	the rule finds it but should not; counted
 *
 * The fixes that are offered in the fixture make <rule>.fixed.c of it, in which the rule finds only
 * what it had no fix for; what they make in truth is left in WORK_DIR.
 *
 * Any other finding of the fixture's rule fails, and so does an expectation without a finding.
 * Findings of other rules are not looked at.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "engine/engine.h"
#include "knowledge/card.h"
#include "knowledge/models.h"
#include "knowledge/ruleset.h"

enum { FIXTURE_LIMIT = 1024 * 1024, LEAST_HITS = 3, LEAST_NEAR_MISSES = 3 };

enum mark_kind { EXPECT, TODO_MISS, TODO_FP };

static const char *const mark_words[] = {"expect: ", "todo-miss: ", "todo-fp: "};

/* A marker of a fixture. */
struct mark {
	enum mark_kind kind;
	const char *path; /* below the folder of fixtures */
	const char *rule;
	unsigned line;
	struct tg_str text; /* part of the message, or empty */
	bool met;
};

/* One file that is analysed: a fixture, or an example of a card. */
struct test {
	const char *rule;
	const char *path;  /* below the root of the run */
	const char *place; /* for messages */
	bool example;
	bool bad;             /* an example that must be found */
	unsigned found;       /* findings of the rule */
	unsigned hits;        /* of a fixture: those that were expected */
	unsigned headers;     /* of a fixture: those in its header */
	unsigned own;         /* of a fixture: those in itself, where its fixes apply */
	unsigned near_misses; /* functions called allows_... */
	unsigned macros;      /* functions called finds_..._a_macro */
	TG_VEC(struct mark) marks;
	bool reached, other_reached;
	TG_VEC(struct tg_fix) fixes; /* in the fixture itself */
	unsigned fixed;              /* findings in it that have one */
	unsigned left;               /* findings in the text with the fixes */
	bool has_fixed;              /* that text stands beside the fixture */
};

struct harness {
	struct tg_arena arena;
	struct tg_cards cards;
	struct tg_api_models models;
	struct tg_ruleset ruleset;
	const char *plugin_dir, *fixtures, *work;
	TG_VEC(struct test) tests;
	TG_VEC(struct tg_command) commands;
	unsigned failures, expected, todo_miss, todo_fp, examples;
};

static void complain(struct harness *h, const char *place, unsigned line, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

static void complain(struct harness *h, const char *place, unsigned line, const char *fmt, ...)
{
	va_list args;

	h->failures++;
	printf("%s:%u: ", place, line);
	va_start(args, fmt);
	vprintf(fmt, args);
	va_end(args);
	putchar('\n');
}

static bool is_chosen(int argc, char **argv, const char *rule)
{
	int i;

	for (i = 5; i < argc; i++)
		if (strcmp(argv[i], rule) == 0)
			return true;
	return argc <= 5;
}

/* "RULE [@+n] [text] *" + "/": fills `mark`; false when the comment does not end on the line. */
static bool read_mark(struct tg_arena *arena, struct tg_str rest, struct mark *mark)
{
	struct tg_str word;
	size_t end = tg_str_find(rest, 0, "*/");

	if (end >= rest.len)
		return false;
	rest = tg_str_trim(tg_str_n(rest.ptr, end));
	if (!tg_str_split(&rest, ' ', &word))
		return false;
	mark->rule = tg_arena_strndup(arena, word.ptr, word.len);
	rest = tg_str_trim(rest);
	if (tg_str_starts(rest, "@+") && tg_str_split(&rest, ' ', &word))
		mark->line += (unsigned)atoi(tg_arena_strndup(arena, word.ptr + 2, word.len - 2));
	mark->text = tg_str_trim(rest);
	return true;
}

static void read_line_marks(struct harness *h, struct test *test, const char *path,
			    struct tg_str line, unsigned number)
{
	size_t kind;

	for (kind = 0; kind < sizeof(mark_words) / sizeof(*mark_words); kind++) {
		size_t at = tg_str_find(line, 0, mark_words[kind]);
		struct mark mark = {.kind = (enum mark_kind)kind, .path = path, .line = number};

		if (at >= line.len)
			continue;
		at += strlen(mark_words[kind]);
		if (!read_mark(&h->arena, tg_str_n(line.ptr + at, line.len - at), &mark)) {
			complain(h, path, number, "the marker does not end on its line");
			continue;
		}
		if (strcmp(mark.rule, test->rule) != 0)
			complain(h, path, number, "the fixture of '%s' cannot expect '%s'",
				 test->rule, mark.rule);
		*TG_VEC_ADD(&test->marks) = mark;
	}
}

static bool read_marks(struct harness *h, struct test *test, const char *folder, const char *path,
		       struct tg_err *err)
{
	const char *full = tg_arena_printf(&h->arena, "%s/%s", folder, path);
	struct tg_str rest, line;
	struct tg_buf content = {0};
	unsigned number = 0;

	if (!tg_file_read(full, FIXTURE_LIMIT, &content, err))
		return false;
	rest = tg_str_n(tg_arena_strndup(&h->arena, content.ptr, content.len), content.len);
	tg_buf_done(&content);
	while (tg_str_line(&rest, &line)) {
		number++;
		read_line_marks(h, test, path, line, number);
		if (tg_str_find(line, 0, " allows_") < line.len ||
		    tg_str_find(line, 0, "*allows_") < line.len)
			test->near_misses++;
		if (tg_str_find(line, 0, "finds_") < line.len &&
		    tg_str_find(line, 0, "_a_macro") < line.len)
			test->macros++;
	}
	return true;
}

static void add_command(struct harness *h, const char *root, const char *path)
{
	static const char *const c[] = {"-std=gnu11", NULL}, *const cpp[] = {"-std=gnu++17", NULL};
	static const char *const none[] = {NULL};

	*TG_VEC_ADD(&h->commands) = (struct tg_command){
		.path = tg_arena_printf(&h->arena, "%s/%s", root, path),
		.directory = root,
		.arguments = tg_str_ends(tg_str(path), ".cpp") ? cpp : c,
		.dropped = none,
	};
}

static bool add_fixture(struct harness *h, const char *folder, const char *rule, struct tg_err *err)
{
	struct test *test = TG_VEC_ADD(&h->tests);
	const char *header = tg_arena_printf(&h->arena, "%s.h", rule);
	const char *other = tg_arena_printf(&h->arena, "%s.other.c", rule);
	const char *fixed = tg_arena_printf(&h->arena, "%s.fixed.c", rule);
	const char *cpp = tg_arena_printf(&h->arena, "%s.cpp", rule);

	*test = (struct test){.rule = rule};
	test->path = test->place = tg_arena_printf(&h->arena, "%s.c", rule);
	add_command(h, folder, test->path);
	if (!read_marks(h, test, folder, test->path, err))
		return false;
	if (tg_file_exists(tg_arena_printf(&h->arena, "%s/%s", folder, header)) &&
	    !read_marks(h, test, folder, header, err))
		return false;
	if (tg_file_exists(tg_arena_printf(&h->arena, "%s/%s", folder, cpp))) {
		add_command(h, folder, cpp);
		if (!read_marks(h, test, folder, cpp, err))
			return false;
	}
	test->has_fixed = tg_file_exists(tg_arena_printf(&h->arena, "%s/%s", folder, fixed));
	if (test->has_fixed)
		add_command(h, folder, fixed);
	test->other_reached = !tg_file_exists(tg_arena_printf(&h->arena, "%s/%s", folder, other));
	if (test->other_reached)
		return true;
	add_command(h, folder, other);
	return read_marks(h, test, folder, other, err);
}

/* The examples of a card, written to files of their own. */
static bool add_examples(struct harness *h, const char *folder, const struct tg_card *card,
			 struct tg_err *err)
{
	struct tg_example example;
	unsigned number = 0;
	size_t at = 0;

	if (!tg_dir_make(tg_arena_printf(&h->arena, "%s/%s", folder, card->pack), err))
		return false;
	while (tg_card_example(card, &at, &example)) {
		struct test *test = TG_VEC_ADD(&h->tests);

		*test = (struct test){.rule = card->id, .example = true, .bad = example.bad};
		test->path = tg_arena_printf(&h->arena, "%s-%u.%s", card->id, ++number,
					     example.cpp ? "cpp" : "c");
		test->place = tg_arena_printf(&h->arena, "rules/%s.md:%u", card->id, example.line);
		add_command(h, folder, test->path);
		if (!tg_file_write(tg_arena_printf(&h->arena, "%s/%s", folder, test->path),
				   example.code, err))
			return false;
	}
	return true;
}

/* The mark that a finding meets, or NULL. */
static struct mark *find_mark(struct test *test, const struct tg_finding *finding)
{
	size_t i;

	for (i = 0; i < test->marks.count; i++) {
		struct mark *mark = &test->marks.at[i];
		const char *text = finding->message;

		if (mark->met || mark->line != finding->range.line ||
		    strcmp(mark->path, finding->path) != 0)
			continue;
		if (!mark->text.len || memmem(text, strlen(text), mark->text.ptr, mark->text.len))
			return mark;
	}
	return NULL;
}

static bool is_fixed(const struct test *test, const char *path)
{
	return strcmp(path + strlen(test->path) - strlen(".c"), ".fixed.c") == 0;
}

/* The fixes outlive the run that found them. */
static void take_fixes(struct harness *h, struct test *test, const struct tg_finding *finding)
{
	size_t i;

	if (!finding->fix_count || strcmp(finding->path, test->path) != 0)
		return;
	test->fixed++;
	for (i = 0; i < finding->fix_count; i++) {
		struct tg_fix *fix = TG_VEC_ADD(&test->fixes);

		*fix = finding->fixes[i];
		fix->text = tg_arena_strdup(&h->arena, fix->text);
	}
}

/* A finding in a fixture, or in the header beside it. */
static void take_finding(struct harness *h, struct test *test, const struct tg_finding *finding)
{
	struct mark *mark;

	if (is_fixed(test, finding->path)) {
		test->left++;
		return;
	}
	take_fixes(h, test, finding);
	mark = find_mark(test, finding);

	if (!mark) {
		complain(h, finding->path, finding->range.line, "unexpected: %s: %s", finding->rule,
			 finding->message);
		return;
	}
	mark->met = true;
	test->hits += mark->kind == EXPECT;
	test->own += mark->kind == EXPECT && strcmp(finding->path, test->path) == 0;
	test->headers += strcmp(finding->path + strlen(test->path) - strlen("c"), "h") == 0;
	if (mark->kind == TODO_MISS)
		complain(h, mark->path, mark->line, "found now: write 'expect:'");
}

static void look_at_status(struct harness *h, const char *place, const struct tg_unit *unit)
{
	if (unit->status != TG_UNIT_COMPLETE)
		complain(h, place, 1, "the unit is %s: %s%s%s", tg_unit_status_name(unit->status),
			 unit->detail, unit->problem_count ? ": " : "",
			 unit->problem_count ? unit->problems[0].message : "");
}

/* What is found in a header that several units could include may come with any of them. */
static void on_unit(void *user, const struct tg_unit *unit)
{
	struct harness *h = user;
	size_t i, k;

	for (i = 0; i < h->tests.count; i++) {
		struct test *test = &h->tests.at[i];
		size_t stem = strlen(test->path) - strlen(".c");

		if (strcmp(test->path, unit->path) == 0) {
			test->reached = true;
			look_at_status(h, test->place, unit);
		} else if (!test->example && strncmp(unit->path, test->path, stem) == 0 &&
			   (strcmp(unit->path + stem, ".fixed.c") == 0 ||
			    strcmp(unit->path + stem, ".cpp") == 0)) {
			look_at_status(h, unit->path, unit);
		} else if (!test->example && strncmp(unit->path, test->path, stem) == 0 &&
			   strcmp(unit->path + stem, ".other.c") == 0) {
			test->other_reached = true;
			look_at_status(h, unit->path, unit);
		}
		for (k = 0; k < unit->finding_count; k++) {
			const struct tg_finding *finding = &unit->findings[k];

			if (strcmp(finding->rule, test->rule) != 0 ||
			    strncmp(finding->path, test->path, stem + 1) != 0)
				continue;
			test->found++;
			if (!test->example)
				take_finding(h, test, finding);
		}
	}
}

/* The fixture with its fixes, the last one first, so that places stay what they are. */
static bool write_fixed(struct harness *h, struct test *test, const char *path, struct tg_err *err)
{
	struct tg_buf content = {0}, out = {0};
	bool ok;

	if (!tg_file_read(tg_arena_printf(&h->arena, "%s/%s", h->fixtures, test->path),
			  FIXTURE_LIMIT, &content, err))
		return false;
	while (test->fixes.count) {
		const struct tg_range *range;
		size_t i, last = 0;

		for (i = 1; i < test->fixes.count; i++)
			if (test->fixes.at[i].range.offset > test->fixes.at[last].range.offset)
				last = i;
		range = &test->fixes.at[last].range;
		tg_buf_add(&out, content.ptr, range->offset);
		tg_buf_puts(&out, test->fixes.at[last].text);
		tg_buf_add(&out, content.ptr + range->end_offset, content.len - range->end_offset);
		tg_buf_done(&content);
		content = out;
		out = (struct tg_buf){0};
		test->fixes.at[last] = test->fixes.at[--test->fixes.count];
	}
	ok = tg_file_write(path, tg_str_n(content.ptr, content.len), err);
	tg_buf_done(&content);
	return ok;
}

static void finish_fixes(struct harness *h, struct test *test)
{
	const char *made = tg_arena_printf(&h->arena, "%s/%s.fixed.c", h->work, test->rule);
	const char *stands = tg_arena_printf(&h->arena, "%s/%s.fixed.c", h->fixtures, test->rule);
	struct tg_buf a = {0}, b = {0};
	struct tg_err err = {0};

	if (!test->fixed && !test->has_fixed)
		return;
	if (!tg_dir_make(tg_arena_printf(&h->arena, "%s/%.*s", h->work,
					 (int)strcspn(test->rule, "/"), test->rule),
			 &err) ||
	    !write_fixed(h, test, made, &err) || !tg_file_read(made, FIXTURE_LIMIT, &a, &err) ||
	    (test->has_fixed && !tg_file_read(stands, FIXTURE_LIMIT, &b, &err)))
		complain(h, test->path, 1, "%s", err.text);
	else if (!test->has_fixed || !tg_str_eq(tg_str_n(a.ptr, a.len), tg_str_n(b.ptr, b.len)))
		complain(h, test->path, 1, "the fixes do not make %s.fixed.c, but %s", test->rule,
			 made);
	else if (test->left + test->fixed != test->own)
		complain(h, test->path, 1,
			 "with the fixes %u findings are left of %u, but %u have a fix", test->left,
			 test->own, test->fixed);
	tg_buf_done(&a);
	tg_buf_done(&b);
}

static void finish_fixture(struct harness *h, struct test *test)
{
	size_t i;

	finish_fixes(h, test);

	for (i = 0; i < test->marks.count; i++) {
		const struct mark *mark = &test->marks.at[i];

		h->expected += mark->kind == EXPECT;
		h->todo_miss += mark->kind == TODO_MISS;
		h->todo_fp += mark->kind == TODO_FP;
		if (!mark->met && mark->kind != TODO_MISS)
			complain(h, mark->path, mark->line, "not found: %s", mark->rule);
	}
	if (test->hits < LEAST_HITS || test->near_misses < LEAST_NEAR_MISSES || !test->macros ||
	    !test->headers)
		complain(h, test->path, 1,
			 "a fixture has %d hits, %d functions allows_..., one finds_..._a_macro "
			 "and a hit in a header; this one has %u, %u, %u, %u",
			 LEAST_HITS, LEAST_NEAR_MISSES, test->hits, test->near_misses, test->macros,
			 test->headers);
}

static void finish(struct harness *h, struct test *test)
{
	if (!test->reached || (!test->example && !test->other_reached)) {
		complain(h, test->place, 1, "was not analysed");
	} else if (!test->example) {
		finish_fixture(h, test);
	} else {
		h->examples++;
		if (test->bad != (test->found > 0))
			complain(h, test->place, 1, "the rule finds %s example",
				 test->bad ? "nothing in the bad" : "something in the good");
	}
	TG_VEC_DONE(&test->marks);
	TG_VEC_DONE(&test->fixes);
}

static bool run(struct harness *h, const char *root, struct tg_err *err)
{
	struct tg_engine_options options = {
		.root = root,
		.plugin_dir = h->plugin_dir,
		.rules = h->ruleset.at,
		.rule_count = h->ruleset.count,
		.models = &h->models,
		.link = true,
	};
	struct tg_engine_stats stats;
	bool ok = !h->commands.count || tg_engine_run(&h->arena, &options, h->commands.at,
						      h->commands.count, on_unit, h, &stats, err);
	size_t i;

	for (i = 0; i < h->tests.count; i++)
		if (ok)
			finish(h, &h->tests.at[i]);
		else
			TG_VEC_DONE(&h->tests.at[i].marks);
	h->tests.count = h->commands.count = 0;
	return ok;
}

static bool run_all(struct harness *h, int argc, char **argv, struct tg_err *err)
{
	const char *fixtures = argv[3], *work = argv[4];
	size_t i;

	h->plugin_dir = argv[2];
	h->fixtures = fixtures;
	h->work = work;
	if (!tg_cards_load(&h->arena, argv[1], &h->cards, err) ||
	    !tg_models_load(argv[1], &h->models, err) ||
	    !tg_ruleset_load(&h->arena, argv[1], &h->cards, NULL, "*/*", &h->ruleset, err) ||
	    !tg_dir_make(work, err))
		return false;
	for (i = 0; i < h->cards.count; i++) {
		const char *rule = h->cards.at[i].id;
		const char *file = tg_arena_printf(&h->arena, "%s/%s.c", fixtures, rule);

		if (is_chosen(argc, argv, rule) && tg_file_exists(file) &&
		    !add_fixture(h, fixtures, rule, err))
			return false;
	}
	printf("%zu fixtures\n", h->tests.count);
	if (!run(h, fixtures, err))
		return false;
	for (i = 0; i < h->cards.count; i++)
		if (is_chosen(argc, argv, h->cards.at[i].id) &&
		    !add_examples(h, work, &h->cards.at[i], err))
			return false;
	return run(h, work, err);
}

int main(int argc, char **argv)
{
	struct harness h = {0};
	struct tg_err err = {0};

	if (argc < 5) {
		fprintf(stderr,
			"usage: harness RULES_DIR PLUGIN_DIR FIXTURES_DIR WORK_DIR [RULE...]\n");
		return 2;
	}
	if (!run_all(&h, argc, argv, &err)) {
		fprintf(stderr, "harness: %s\n", err.text);
		h.failures++;
	}
	printf("%u expectations, %u todo-miss, %u todo-fp, %u examples, %u failures\n", h.expected,
	       h.todo_miss, h.todo_fp, h.examples, h.failures);
	TG_VEC_DONE(&h.tests);
	TG_VEC_DONE(&h.commands);
	tg_models_done(&h.models);
	tg_cards_done(&h.cards);
	tg_arena_done(&h.arena);
	return h.failures ? 1 : 0;
}
