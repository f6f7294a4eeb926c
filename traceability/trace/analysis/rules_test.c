/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/analysis/rules_test.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "trace/analysis/analysis.h"

/* One example, in a file of its own. */
struct example {
	struct tg_example_result result;
	bool bad;
	const char *path; /* below the folder of the run */
};

struct run {
	const struct tg_rules_test_options *options;
	struct tg_rulebook rulebook;
	char folder[PATH_MAX];
	struct tg_arena arena;
	TG_VEC(struct example) examples;
	TG_VEC(struct tg_command) commands;
};

static bool make_folder(struct run *run, struct tg_err *err)
{
	char *absolute;

	snprintf(run->folder, sizeof(run->folder), "/tmp/tracegate-rules-XXXXXX");
	if (!mkdtemp(run->folder)) {
		run->folder[0] = 0;
		return tg_fail_errno(err, "cannot make a folder for the examples");
	}
	absolute = realpath(run->folder, NULL);
	if (absolute)
		snprintf(run->folder, sizeof(run->folder), "%s", absolute);
	free(absolute);
	return true;
}

static bool add_example(struct run *run, const struct tg_card *card,
			const struct tg_example *example, struct tg_err *err)
{
	static const char *const c[] = {"-std=gnu11", "-w", NULL};
	static const char *const cpp[] = {"-std=gnu++17", "-w", NULL};
	static const char *const none[] = {NULL};
	struct example *added = TG_VEC_ADD(&run->examples);
	const char *path;

	added->path = tg_arena_printf(&run->arena, "example-%zu.%s", run->examples.count,
				      example->cpp ? "cpp" : "c");
	added->bad = example->bad;
	added->result = (struct tg_example_result){card, example->line, TG_EXAMPLE_PASSED, ""};
	path = tg_arena_printf(&run->arena, "%s/%s", run->folder, added->path);
	*TG_VEC_ADD(&run->commands) = (struct tg_command){
		.path = path,
		.directory = run->folder,
		.arguments = example->cpp ? cpp : c,
		.dropped = none,
	};
	return tg_file_write(path, example->code, err);
}

static bool add_card(struct run *run, const struct tg_card *card, struct tg_err *err)
{
	struct tg_example example;
	size_t at = 0, before = run->examples.count;

	while (tg_card_example(card, &at, &example))
		if (!add_example(run, card, &example, err))
			return false;
	if (run->examples.count == before)
		TG_VEC_ADD(&run->examples)->result =
			(struct tg_example_result){card, 0, TG_EXAMPLE_NONE, ""};
	return true;
}

static void on_unit(void *user, const struct tg_unit *unit)
{
	struct run *run = user;
	bool found = false;
	size_t i, k;

	for (i = 0; i < run->examples.count; i++) {
		struct example *example = &run->examples.at[i];

		if (!example->path || strcmp(example->path, unit->path) != 0)
			continue;
		for (k = 0; k < unit->finding_count; k++)
			found = found ||
				strcmp(unit->findings[k].rule, example->result.card->id) == 0;
		if (unit->status != TG_UNIT_COMPLETE) {
			example->result.outcome = TG_EXAMPLE_BROKEN;
			example->result.detail = tg_arena_strdup(&run->arena, unit->detail);
		} else if (found != example->bad) {
			example->result.outcome =
				example->bad ? TG_EXAMPLE_MISSED : TG_EXAMPLE_FOUND;
		}
	}
}

static bool load(struct run *run, struct tg_err *err)
{
	bool any = false;
	size_t i;

	run->rulebook.own_dir = run->options->folder;
	if (!tg_dir_exists(run->options->folder))
		return tg_fail(err, TG_ERR_MISSING, "there is no folder '%s'",
			       run->options->folder);
	if (!tg_rulebook_load(&run->rulebook, run->options->rules_dir, NULL, "*/*", err) ||
	    !make_folder(run, err))
		return false;
	for (i = 0; i < run->rulebook.cards.count; i++) {
		if (!run->rulebook.cards.at[i].own)
			continue;
		any = true;
		if (!add_card(run, &run->rulebook.cards.at[i], err))
			return false;
	}
	return any || tg_fail(err, TG_ERR_MISSING,
			      "the folder '%s' holds no cards; they are called PACK/RULE.md",
			      run->options->folder);
}

bool tg_rules_test(const struct tg_rules_test_options *options,
		   void (*on_result)(void *user, const struct tg_example_result *result),
		   void *user, struct tg_err *err)
{
	struct run run = {.options = options};
	struct tg_engine_options engine = {0};
	struct tg_engine_stats stats;
	bool ok = load(&run, err);
	size_t i;

	engine.root = run.folder;
	engine.link = true; /* a rule may ask for the whole program */
	engine.plugin_dir = options->plugin_dir;
	engine.rules = run.rulebook.ruleset.at;
	engine.rule_count = run.rulebook.ruleset.count;
	engine.models = &run.rulebook.models;
	engine.jobs = options->jobs;
	ok = ok &&
	     (!run.commands.count || tg_engine_run(&run.arena, &engine, run.commands.at,
						   run.commands.count, on_unit, &run, &stats, err));
	for (i = 0; ok && i < run.examples.count; i++)
		on_result(user, &run.examples.at[i].result);
	if (run.folder[0])
		tg_dir_remove(run.folder);
	TG_VEC_DONE(&run.examples);
	TG_VEC_DONE(&run.commands);
	tg_rulebook_done(&run.rulebook);
	tg_arena_done(&run.arena);
	return ok;
}
