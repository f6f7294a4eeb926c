/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_debug - what the engine makes of one source, for people who write rules.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/text.h"
#include "cli/cli.h"
#include "engine/parse/compdb.h"
#include "knowledge/models.h"
#include "trace/analysis/analysis.h"

static const char help[] =
	"usage: tracegate debug VIEW [OPTIONS] FILE[:FUNCTION]\n\n"
	"Parses FILE as `check` does and prints what the engine makes of it, see "
	"plugins/README.md:\n\n"
	"  ir    the intermediate representation on which rules work, one node a line\n"
	"  cfg   the control-flow graph of each function: blocks, operations, branches\n"
	"  flow  what is known at the start of each block on each path: values, memory, "
	"resources\n\n"
	"Problems of the parse, flags that were not accepted and the sandbox in force are told on\n"
	"standard error.\n\n"
	"  -p DIR            folder of compile_commands.json (default: the root, then build)\n"
	"  --function NAME   only this function\n"
	"  --cpu SECONDS     limit of processor time (default 60)\n"
	"  --wall SECONDS    limit of time (default 120)\n"
	"  --memory MIB      limit of memory (default 2048)\n"
	"  --require-sandbox fail where the kernel has no Landlock\n\n"
	"Examples\n"
	"  tracegate debug ir src/login.c\n"
	"  tracegate debug cfg src/login.c:check_password\n\n"
	"Exit codes: 0 the unit is complete, 2 usage, 3 it is not.\n";

enum { OPTION_FUNCTION = 1, OPTION_CPU, OPTION_WALL, OPTION_MEMORY, OPTION_SANDBOX };

static const struct option options[] = {
	{"function", required_argument, NULL, OPTION_FUNCTION},
	{"cpu", required_argument, NULL, OPTION_CPU},
	{"wall", required_argument, NULL, OPTION_WALL},
	{"memory", required_argument, NULL, OPTION_MEMORY},
	{"require-sandbox", no_argument, NULL, OPTION_SANDBOX},
	{NULL, 0, NULL, 0},
};

struct debug {
	struct tg_cli *cli;
	struct tg_engine_options engine;
	const char *build; /* -p */
	enum tg_unit_status status;
	struct tg_err err; /* of writing */
};

static bool take_limit(const char *name, unsigned *ret)
{
	char *end;
	unsigned long number = strtoul(optarg, &end, 10);

	if (*end || end == optarg || number < 1 || number > 1000000) {
		fprintf(stderr, "tracegate: --%s takes a number from 1 to 1000000\n", name);
		return false;
	}
	*ret = (unsigned)number;
	return true;
}

static bool take_option(struct debug *debug, int option)
{
	unsigned mib = 0;

	switch (option) {
	case 'p':
		debug->build = tg_cli_path(debug->cli, optarg);
		return true;
	case OPTION_FUNCTION:
		debug->engine.dump_function = optarg;
		return true;
	case OPTION_CPU:
		return take_limit("cpu", &debug->engine.cpu_seconds);
	case OPTION_WALL:
		return take_limit("wall", &debug->engine.wall_seconds);
	case OPTION_MEMORY:
		if (!take_limit("memory", &mib))
			return false;
		debug->engine.memory_bytes = (size_t)mib << 20;
		return true;
	case OPTION_SANDBOX:
		debug->engine.require_sandbox = true;
		return true;
	default:
		return false;
	}
}

/* Prints a line for people; `text` stems from the repository. */
static void say(const struct debug *debug, const char *before, const char *text)
{
	struct tg_buf shown = {0};

	tg_escape_terminal(&shown, tg_str(text), true);
	tg_cli_say(debug->cli, "%s%s", before, shown.ptr ? shown.ptr : "");
	tg_buf_done(&shown);
}

static void show_unit(void *user, const struct tg_unit *unit)
{
	struct debug *debug = user;
	struct tg_buf line = {0};
	size_t i;

	for (i = 0; i < unit->problem_count; i++) {
		const struct tg_parse_problem *problem = &unit->problems[i];

		tg_buf_clear(&line);
		tg_buf_printf(&line, "%s:%u:%u: %s", problem->path, problem->line, problem->column,
			      problem->message);
		say(debug, "", line.ptr);
	}
	debug->status = unit->status;
	tg_buf_clear(&line);
	tg_buf_printf(&line, "%s: %s%s%s", unit->path, tg_unit_status_name(unit->status),
		      *unit->detail ? ": " : "", unit->detail);
	say(debug, "", line.ptr);
	if (unit->dump)
		tg_cli_write(debug->cli, tg_str(unit->dump), &debug->err);
	tg_buf_done(&line);
}

static void show_sandbox(const struct debug *debug, enum tg_sandbox sandbox)
{
	static const char *const names[] = {"none", "limits", "limits and Landlock"};

	tg_cli_say(debug->cli, "sandbox: %s", names[sandbox]);
}

/* The command of `path`, from the compile database where there is one. */
static bool find_command(struct debug *debug, const char *path, struct tg_command *ret_command,
			 struct tg_err *err)
{
	struct tg_arena *arena = &debug->cli->arena;
	const char *database = tg_analysis_database(arena, debug->engine.root, debug->build, false);
	const struct tg_command *known;
	struct tg_compdb compdb = {0};

	if (!tg_file_exists(path))
		return tg_fail(err, TG_ERR_MISSING, "there is no file '%s'", path);
	if (database && !tg_compdb_read(arena, database, debug->engine.root, &compdb, err))
		return false;
	debug->engine.build_dir = compdb.folder;
	known = tg_analysis_command(&compdb, path);
	if (!known)
		say(debug, "default flags, since no compile database has the file: ", path);
	*ret_command = known ? *known : tg_compdb_guess(arena, &compdb, path, debug->engine.root);
	return true;
}

static const struct {
	const char *name;
	enum tg_dump dump;
} views[] = {{"ir", TG_DUMP_IR}, {"cfg", TG_DUMP_CFG}, {"flow", TG_DUMP_FLOW}};

static enum tg_dump view_of(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(views) / sizeof(*views); i++)
		if (strcmp(views[i].name, name) == 0)
			return views[i].dump;
	return TG_DUMP_NONE;
}

/* Takes ":function" off, unless the file is named so. */
static const char *split_function(struct debug *debug, const char *file)
{
	char *copy, *colon = strrchr(file, ':');

	if (!colon || !colon[1] || strchr(colon, '/') ||
	    tg_file_exists(tg_cli_path(debug->cli, file)))
		return file;
	copy = tg_arena_strdup(&debug->cli->arena, file);
	copy[colon - file] = '\0';
	debug->engine.dump_function = copy + (colon - file) + 1;
	return copy;
}

static int show(struct debug *debug, const char *file)
{
	struct tg_api_models models = {0};
	struct tg_engine_stats stats;
	struct tg_command command;
	struct tg_err err = {0};
	bool done;
	size_t i;

	debug->engine.root = tg_cli_root(debug->cli);
	debug->engine.jobs = 1;
	debug->engine.partial = true;
	file = split_function(debug, file);
	if (!find_command(debug, tg_cli_path(debug->cli, file), &command, &err))
		return tg_cli_fail(debug->cli, &err);
	for (i = 0; command.dropped[i]; i++)
		say(debug, "dropped flag: ", command.dropped[i]);
	if (!tg_models_load(debug->cli->rules_dir, &models, &err))
		return tg_cli_fail(debug->cli, &err);
	debug->engine.models = &models;
	done = tg_engine_run(&debug->cli->arena, &debug->engine, &command, 1, show_unit, debug,
			     &stats, &err);
	tg_models_done(&models);
	if (!done)
		return tg_cli_fail(debug->cli, &err);
	show_sandbox(debug, stats.sandbox);
	if (debug->err.code)
		return tg_cli_fail(debug->cli, &debug->err);
	return debug->status == TG_UNIT_COMPLETE ? 0 : 3;
}

int cmd_debug(struct tg_cli *cli, int argc, char **argv)
{
	struct debug debug = {.cli = cli};
	int option;

	while ((option = tg_cli_option(cli, argc, argv, "p:", options, help)) != -1) {
		if (option == -2)
			return 0;
		if (!take_option(&debug, option))
			return 2;
	}
	if (argc - optind == 2)
		debug.engine.dump = view_of(argv[optind]);
	if (!debug.engine.dump) {
		fprintf(stderr, "usage: tracegate debug ir|cfg|flow [OPTIONS] FILE[:FUNCTION]\n"
				"try 'tracegate debug --help'\n");
		return 2;
	}
	return show(&debug, argv[optind + 1]);
}
