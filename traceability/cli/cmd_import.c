/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_import - evidence into the trace database.
 */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/question.h"
#include "trace/import/import.h"
#include "trace/import/import_items.h"

static const char help[] =
	"usage: tracegate import KIND [--commit REV] FILE...\n"
	"\n"
	"Reads evidence into the trace database, bound to the commit on which it was won. A\n"
	"result counts wherever the test, the code it verifies and the text of the requirement\n"
	"are the same, and nowhere else. What was skipped or not run proves nothing.\n"
	"\n"
	"KIND\n"
	"  junit           results in JUnit XML, as CTest, cmocka, GoogleTest, pytest ... write "
	"it\n"
	"  ctest           results in CTest's own XML (Testing/*/Test.xml); a label verifies:ID\n"
	"                  names a requirement\n"
	"  tap             results in the Test Anything Protocol\n"
	"  coverage        what tests executed: gcov --json-format, llvm-cov export, lcov\n"
	"  sarif           findings of other analysers; what their weaknesses (CWE) speak\n"
	"                  against is violated. The last import of a tool replaces those before\n"
	"  cppcheck        the same from cppcheck --xml --xml-version=2\n"
	"  gcc             the same from gcc -fanalyzer -fdiagnostics-format=json, up to gcc 12\n"
	"  sbom            the parts of the product: CycloneDX or SPDX, in JSON\n"
	"  vex             what is said of vulnerabilities: OpenVEX, CycloneDX, CSAF\n"
	"\n"
	"  requirements    files of the repository: what they give and what is skipped. They stay\n"
	"  threats         the master: the index reads them at every commit whose configuration\n"
	"                  names them, and again when they change. Formats: OpenFastTrace (.md,\n"
	"                  .rst), StrictDoc, Doorstop, needs.json, LOBSTER, ReqIF, CSV, OTM,\n"
	"                  Threat Dragon, Threagile, pytm, .tm7\n"
	"\n"
	"  --commit REV    the commit that was tested (default: HEAD, if the work tree is as it "
	"is)\n"
	"  --test NAME     the test whose coverage this is, where the report does not say\n"
	"\n"
	"A result belongs to the test function that bears its name, or to the requirements that\n"
	"its property 'verifies' names.\n"
	"\n"
	"Examples\n"
	"  ctest --test-dir build --output-junit results.xml; tracegate import junit "
	"build/results.xml\n"
	"  tracegate import junit --commit v1.1 results/*.xml\n"
	"  gcov --json-format --stdout build/*.gcda >cov.json; tracegate import coverage "
	"cov.json\n";

enum { OPTION_COMMIT = 1, OPTION_TEST };

static const struct option options[] = {
	{"commit", required_argument, NULL, OPTION_COMMIT},
	{"test", required_argument, NULL, OPTION_TEST},
	{NULL, 0, NULL, 0},
};

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static void say_results(const struct tg_cli *cli, const struct tg_imported *done, const char *hex)
{
	tg_cli_say(cli,
		   "%zu result%s for %.12s: %zu passed, %zu failed, %zu errored, %zu skipped; %zu "
		   "of tests with an annotation",
		   done->results, plural(done->results), hex, done->outcomes[TG_PASSED],
		   done->outcomes[TG_FAILED], done->outcomes[TG_ERRORED],
		   done->outcomes[TG_SKIPPED], done->matched);
}

static void say_coverage(const struct tg_cli *cli, const struct tg_imported *done, const char *hex)
{
	tg_cli_say(cli, "%zu file%s for %.12s: %zu of %zu lines executed", done->files,
		   plural(done->files), hex, done->lines_hit, done->lines);
	if (done->elsewhere)
		tg_cli_say(cli, "%zu file%s of the report %s not of this commit and left out",
			   done->elsewhere, plural(done->elsewhere),
			   done->elsewhere == 1 ? "is" : "are");
}

static void say_findings(const struct tg_cli *cli, const struct tg_imported *done, const char *hex)
{
	tg_cli_say(cli, "%zu finding%s for %.12s, %zu of them with a weakness that is known",
		   done->findings, plural(done->findings), hex, done->mapped);
	if (done->elsewhere)
		tg_cli_say(cli, "%zu finding%s in files that are not of this commit left out",
			   done->elsewhere, plural(done->elsewhere));
}

static void say_parts(const struct tg_cli *cli, const struct tg_imported *done, const char *hex)
{
	tg_cli_say(cli, "%zu part%s of the product at %.12s", done->parts, plural(done->parts),
		   hex);
}

static void say_statements(const struct tg_cli *cli, const struct tg_imported *done,
			   const char *hex)
{
	tg_cli_say(cli, "%zu statement%s about vulnerabilities at %.12s", done->statements,
		   plural(done->statements), hex);
}

/* What is said of each kind; those that are not listed are results. */
static const struct {
	const char *kind;
	void (*say)(const struct tg_cli *cli, const struct tg_imported *done, const char *hex);
} sayings[] = {
	{"coverage", say_coverage}, {"sarif", say_findings}, {"cppcheck", say_findings},
	{"gcc", say_findings},      {"sbom", say_parts},     {"vex", say_statements},
};

static void say(const struct tg_cli *cli, const char *kind, const struct tg_imported *done)
{
	void (*words)(const struct tg_cli *, const struct tg_imported *, const char *) =
		say_results;
	char hex[TG_OID_HEX];
	size_t i;

	tg_oid_hex(&done->commit, hex);
	if (done->known)
		tg_cli_say(cli, "%zu file%s imported for %.12s already", done->known,
			   done->known == 1 ? " was" : "s were", hex);
	for (i = 0; i < sizeof(sayings) / sizeof(*sayings); i++)
		if (strcmp(sayings[i].kind, kind) == 0)
			words = sayings[i].say;
	words(cli, done, hex);
	if (done->unread)
		tg_cli_say(cli, "%zu part%s of the files %s not understood and left out",
			   done->unread, plural(done->unread), done->unread == 1 ? "was" : "were");
}

/* ---- requirements and threats ---- */

static void say_looked(const struct tg_cli *cli, const struct tg_looked *looked, const char *kind)
{
	size_t i;

	tg_cli_say(cli, "%s: %zu item%s (%s), %zu part%s skipped", looked->path,
		   looked->items.count, plural(looked->items.count), looked->items.format,
		   looked->items.skip_count, plural(looked->items.skip_count));
	for (i = 0; i < looked->items.skip_count; i++)
		tg_cli_say(cli, "%s:%u: %s", looked->path, looked->items.skips[i].line,
			   looked->items.skips[i].reason);
	if (!looked->named)
		tg_cli_say(cli, "no configuration names %s; add it to '%s' in %s and commit both",
			   looked->path, kind, TG_CONFIG_FILE);
}

/* 3 where something was skipped or is not named: the answers would lack it. */
static int look(struct tg_cli *cli, const char *kind, int count, char **files)
{
	struct tg_project project;
	struct tg_looked looked;
	struct tg_err err = {0};
	bool whole = true;
	int i;

	if (!count)
		tg_fail(&err, TG_ERR_USAGE, "import %s takes files of the repository", kind);
	if (err.code != TG_OK || !tg_project_load(cli, &project, &err))
		return tg_cli_fail(cli, &err);
	for (i = 0; i < count; i++) {
		if (!tg_import_look(&cli->arena, project.root, &project.config,
				    tg_cli_path(cli, files[i]), &looked, &err))
			return tg_cli_fail(cli, &err);
		say_looked(cli, &looked, kind);
		whole &= looked.named && !looked.items.skip_count;
	}
	if (!tg_question_refresh(cli, &project, &err))
		return tg_cli_fail(cli, &err);
	return whole ? 0 : 3;
}

static bool is_of_items(const char *kind)
{
	return kind && (strcmp(kind, "requirements") == 0 || strcmp(kind, "threats") == 0);
}

static bool run(struct tg_cli *cli, int argc, char **argv, struct tg_import_options *import,
		struct tg_err *err)
{
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
	import->root = project.root;
	import->rules = cli->rules_dir;
	import->database = project.database;
	import->kind = argv[0];
	import->files = files;
	import->file_count = (size_t)argc - 1;
	if (!tg_question_refresh(cli, &project, err) || !tg_import(import, &done, err))
		return false;
	say(cli, import->kind, &done);
	return true;
}

int cmd_import(struct tg_cli *cli, int argc, char **argv)
{
	struct tg_import_options import = {.tool = "tracegate " TG_VERSION};
	struct tg_err err = {0};
	int option;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option == OPTION_COMMIT)
			import.commit = optarg;
		else if (option == OPTION_TEST)
			import.test = optarg;
		else
			return option == -2 ? 0 : 2;
	}
	if (is_of_items(argv[optind]))
		return look(cli, argv[optind], argc - optind - 1, argv + optind + 1);
	return run(cli, argc - optind, argv + optind, &import, &err) ? 0 : tg_cli_fail(cli, &err);
}
