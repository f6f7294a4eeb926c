/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_index - git's history into the trace database.
 */
#include <stdio.h>
#include <unistd.h>

#include "base/json.h"
#include "cli/cli.h"
#include "cli/project.h"
#include "trace/index/index.h"

static const char help[] =
	"usage: tracegate index [--since REV] [--format json] [-o FILE]\n"
	"\n"
	"Reads the whole git history, all branches and tags, into the trace database: commits,\n"
	"authors, renames, tags, and by content the annotations of code, the items of the files\n"
	"that the configuration names, and the functions they belong to. Every file content is\n"
	"read once; a second run does only what is new. Nothing is checked out, nothing runs.\n"
	"The database is .tracegate/trace.db (or --db FILE), which git is told to ignore; where\n"
	"nobody ran 'tracegate init', the default configuration holds.\n"
	"\n"
	"  --since REV     leave out what is older than REV; verdicts then know no older results\n"
	"  --format json   write what was done to standard output\n"
	"  -q              say nothing\n"
	"\n"
	"Exit code 3: the history is incomplete (a shallow clone, missing or corrupt objects,\n"
	"--since); what there is has been indexed.\n"
	"\n"
	"Examples\n"
	"  tracegate index\n"
	"  tracegate index --since v2.0\n"
	"  tracegate -C ../product index --format json\n";

enum { OPTION_SINCE = 1 };

static const struct option options[] = {
	{"since", required_argument, NULL, OPTION_SINCE},
	{NULL, 0, NULL, 0},
};

static void on_progress(void *user, const char *what, size_t done, size_t total)
{
	const struct tg_cli *cli = user;

	if (cli->verbosity >= 0 && isatty(STDERR_FILENO))
		fprintf(stderr, "\r\x1b[K%zu of %zu %s", done, total, what);
}

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static void say(const struct tg_cli *cli, const struct tg_indexed *done)
{
	const struct tg_store_counts *all = &done->total;
	struct tg_err incomplete = {0};

	tg_cli_say(cli,
		   "%zu new commit%s; read %zu source%s and %zu other file%s: %zu claim%s, %zu "
		   "item%s",
		   done->commits, plural(done->commits), done->sources, plural(done->sources),
		   done->files, plural(done->files), done->claims, plural(done->claims),
		   done->items, plural(done->items));
	if (done->problems)
		tg_cli_say(cli,
			   "%zu text%s like an annotation and %s none; 'tracegate status' shows "
			   "those of a commit",
			   done->problems, done->problems == 1 ? " looks" : "s look",
			   done->problems == 1 ? "is" : "are");
	tg_cli_say(cli,
		   "the database holds %lld commits, %lld file contents, %lld claims, %lld items, "
		   "%lld results; %lld gap%s",
		   (long long)all->commits, (long long)all->blobs, (long long)all->claims,
		   (long long)all->items, (long long)all->results, (long long)all->gaps,
		   plural((size_t)all->gaps));
	if (done->why[0]) { /* quiet or not */
		tg_fail(&incomplete, TG_ERR_INCOMPLETE, "the history is incomplete: %s", done->why);
		tg_cli_fail(cli, &incomplete);
	}
}

static void write_json(const struct tg_indexed *done, struct tg_buf *out)
{
	const struct tg_store_counts *all = &done->total;
	struct tg_json json = {.out = out, .indent = 2};

	tg_json_open(&json, '{');
	tg_json_key(&json, "new");
	tg_json_open(&json, '{');
	tg_json_pair_int(&json, "commits", (int64_t)done->commits);
	tg_json_pair_int(&json, "sources", (int64_t)done->sources);
	tg_json_pair_int(&json, "files", (int64_t)done->files);
	tg_json_pair_int(&json, "claims", (int64_t)done->claims);
	tg_json_pair_int(&json, "items", (int64_t)done->items);
	tg_json_pair_int(&json, "symbols", (int64_t)done->symbols);
	tg_json_pair_int(&json, "nearMisses", (int64_t)done->problems);
	tg_json_pair_int(&json, "gaps", (int64_t)done->gaps);
	tg_json_close(&json, '}');
	tg_json_key(&json, "total");
	tg_json_open(&json, '{');
	tg_json_pair_int(&json, "commits", all->commits);
	tg_json_pair_int(&json, "refs", all->refs);
	tg_json_pair_int(&json, "paths", all->paths);
	tg_json_pair_int(&json, "blobs", all->blobs);
	tg_json_pair_int(&json, "sources", all->sources);
	tg_json_pair_int(&json, "renames", all->renames);
	tg_json_pair_int(&json, "claims", all->claims);
	tg_json_pair_int(&json, "items", all->items);
	tg_json_pair_int(&json, "symbols", all->symbols);
	tg_json_pair_int(&json, "runs", all->runs);
	tg_json_pair_int(&json, "results", all->results);
	tg_json_pair_int(&json, "findings", all->findings);
	tg_json_pair_int(&json, "gaps", all->gaps);
	tg_json_close(&json, '}');
	tg_json_pair_bool(&json, "historyComplete", !done->why[0]);
	tg_json_pair(&json, "historyIncomplete", done->why[0] ? done->why : NULL);
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

static bool run(struct tg_cli *cli, const char *since, struct tg_indexed *done, struct tg_err *err)
{
	struct tg_project project;
	struct tg_index_options index = {
		.since = since,
		.tool = "tracegate " TG_VERSION,
		.jobs = cli->jobs,
		.on_progress = on_progress,
		.user = cli,
	};
	struct tg_buf out = {0};
	bool ok;

	if (!tg_project_load(cli, &project, err))
		return false;
	index.root = project.root;
	index.database = project.database;
	index.config = &project.config;
	ok = tg_index(&cli->arena, &index, done, err);
	tg_cli_progress_done(cli);
	if (!ok)
		return false;
	say(cli, done);
	if (cli->format) {
		write_json(done, &out);
		ok = tg_cli_write(cli, tg_buf_view(&out), err);
	}
	tg_buf_done(&out);
	return ok;
}

int cmd_index(struct tg_cli *cli, int argc, char **argv)
{
	const char *since = NULL;
	struct tg_indexed done;
	struct tg_err err = {0};
	int option;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option != OPTION_SINCE)
			return option == -2 ? 0 : 2;
		since = optarg;
	}
	if (optind < argc)
		tg_fail(&err, TG_ERR_USAGE, "index takes no argument '%s'", argv[optind]);
	else if (cli->format && strcmp(cli->format, "json") != 0 &&
		 strcmp(cli->format, "text") != 0)
		tg_fail(&err, TG_ERR_USAGE, "index has no format '%s'; use json", cli->format);
	if (cli->format && strcmp(cli->format, "text") == 0)
		cli->format = NULL;
	if (err.code != TG_OK || !run(cli, since, &done, &err))
		return tg_cli_fail(cli, &err);
	return done.why[0] ? 3 : 0;
}
