/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_import - test results into the trace database.
 */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/question.h"
#include "trace/import.h"

static const char help[] =
	"usage: tracegate import KIND [--commit REV] FILE...\n"
	"\n"
	"Reads results into the trace database, bound to the commit on which they were won. A\n"
	"result counts wherever the test, the code it verifies and the text of the requirement\n"
	"are the same, and nowhere else. What was skipped or not run proves nothing.\n"
	"\n"
	"  junit           KIND: JUnit XML, as CTest, cmocka, GoogleTest, pytest ... write it\n"
	"  --commit REV    the commit that was tested (default: HEAD, if the work tree is as it "
	"is)\n"
	"\n"
	"A result belongs to the test function that bears its name, or to the requirements that\n"
	"its property 'verifies' names.\n"
	"\n"
	"Examples\n"
	"  ctest --test-dir build --output-junit results.xml; tracegate import junit "
	"build/results.xml\n"
	"  tracegate import junit --commit v1.1 results/*.xml\n";

enum { OPTION_COMMIT = 1 };

static const struct option options[] = {
	{"commit", required_argument, NULL, OPTION_COMMIT},
	{NULL, 0, NULL, 0},
};

static void say(const struct tg_cli *cli, const struct tg_imported *done)
{
	char hex[TG_OID_HEX];

	tg_oid_hex(&done->commit, hex);
	if (done->known)
		tg_cli_say(cli, "%zu file%s imported for %.12s already", done->known,
			   done->known == 1 ? " was" : "s were", hex);
	tg_cli_say(cli,
		   "%zu result%s for %.12s: %zu passed, %zu failed, %zu errored, %zu skipped; %zu "
		   "of tests with an annotation",
		   done->results, done->results == 1 ? "" : "s", hex, done->outcomes[TG_PASSED],
		   done->outcomes[TG_FAILED], done->outcomes[TG_ERRORED],
		   done->outcomes[TG_SKIPPED], done->matched);
	if (done->unread)
		tg_cli_say(cli, "%zu part%s of the files %s not understood and left out",
			   done->unread, done->unread == 1 ? "" : "s",
			   done->unread == 1 ? "was" : "were");
}

static bool run(struct tg_cli *cli, int argc, char **argv, const char *commit, struct tg_err *err)
{
	struct tg_import_options import = {.commit = commit, .tool = "tracegate " TG_VERSION};
	struct tg_project project;
	struct tg_imported done;
	const char **files;
	int i;

	if (argc < 2)
		return tg_fail(err, TG_ERR_USAGE,
			       "import takes a kind (%s) and files; try 'tracegate import --help'",
			       tg_import_kinds());
	if (!tg_project_load(cli, &project, err))
		return false;
	files = tg_arena_alloc(&cli->arena, (size_t)argc * sizeof(*files));
	for (i = 1; i < argc; i++)
		files[i - 1] = tg_cli_path(cli, argv[i]);
	import.root = project.root;
	import.database = project.database;
	import.kind = argv[0];
	import.files = files;
	import.file_count = (size_t)argc - 1;
	if (!tg_question_refresh(cli, &project, err) || !tg_import(&import, &done, err))
		return false;
	say(cli, &done);
	return true;
}

int cmd_import(struct tg_cli *cli, int argc, char **argv)
{
	const char *commit = NULL;
	struct tg_err err = {0};
	int option;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option != OPTION_COMMIT)
			return option == -2 ? 0 : 2;
		commit = optarg;
	}
	return run(cli, argc - optind, argv + optind, commit, &err) ? 0 : tg_cli_fail(cli, &err);
}
