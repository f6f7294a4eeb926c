/* SPDX-License-Identifier: Apache-2.0 */
/*
 * main.c - the table of commands, and what has to be right before any of them runs.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "cli/cli.h"

struct command {
	const char *name;
	tg_command_fn *run;
	const char *summary;
};

/* In the order of a first day: set up, look, feed, ask, decide, show. */
static const struct command commands[] = {
	{"init", cmd_init, "set a repository up for tracegate"},
	{"check", cmd_check, "analyse the work tree, or some files, against the rules"},
	{"index", cmd_index, "read the git history into the trace database"},
	{"import", cmd_import,
	 "read results, coverage, findings and parts into the trace database"},
	{"status", cmd_status, "show every threat and requirement with its verdict"},
	{"gap", cmd_gap, "hold the points of the CRA against the evidence that is there"},
	{"process", cmd_process, "say which practices of IEC 62443-4-1 the repository witnesses"},
	{"trace", cmd_trace, "follow a threat, requirement or function up and down"},
	{"why", cmd_why, "say why an item has its verdict, and what would mend it"},
	{"suspect", cmd_suspect, "list what changed since it was last proven"},
	{"diff", cmd_diff, "compare two commits: verdicts, links, meaning, results, findings"},
	{"identity", cmd_identity, "say which function was which before, or pin it"},
	{"affected", cmd_affected, "list what uncommitted changes will put in doubt"},
	{"blame", cmd_blame, "say who wrote, claimed, changed, verified and reviewed an item"},
	{"unmapped", cmd_unmapped, "list code that matters and that no requirement claims"},
	{"verify", cmd_verify, "prove that the database says of a commit what git says"},
	{"review", cmd_review, "write down that a link was looked at, and what was found"},
	{"query", cmd_query, "ask the trace database by name or in SQL"},
	{"gate", cmd_gate, "decide on a change: what it makes worse than its base"},
	{"harden", cmd_harden, "show the protections of a build and of linked programs"},
	{"hook", cmd_hook, "install git's hooks, or run what they run"},
	{"suppressions", cmd_suppressions, "list what somebody answers for, with age and owner"},
	{"cache", cmd_cache, "show or clear the results that are kept between runs"},
	{"report", cmd_report, "write a static site about a commit"},
	{"export", cmd_export, "write what is known of a commit for the tools of others"},
	{"bundle", cmd_bundle, "write all evidence about a commit for an assessor to take home"},
	{"explain", cmd_explain,
	 "say what a requirement, weakness or rule is, and what maps to it"},
	{"rules", cmd_rules, "list the analysis rules of a profile, or show the card of one"},
	{"secrets", cmd_secrets,
	 "find secrets and unsafe settings in files, the index and history"},
	{"lsp", cmd_lsp, "serve an editor on standard input and output"},
	{"debug", cmd_debug, "print what the engine makes of one source"},
	{"help", cmd_help, "list the commands, or explain one"},
	{"version", cmd_version, "print versions of the program and its libraries"},
};

static const struct command *find(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(commands) / sizeof(*commands); i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

static void print_commands(FILE *out)
{
	size_t i;

	fprintf(out,
		"usage: tracegate [-C DIR] COMMAND [OPTIONS]\n\n"
		"Follows every threat of a C or C++ product to the test that proves it handled.\n\n"
		"Commands\n");
	for (i = 0; i < sizeof(commands) / sizeof(*commands); i++)
		fprintf(out, "  %-12s %s\n", commands[i].name, commands[i].summary);
	fprintf(out,
		"\nOptions of every command\n"
		"  -C DIR           work in DIR\n"
		"  --db FILE        the trace database (default: .tracegate/trace.db)\n"
		"  -j N             this many units at once (default: one a processor)\n"
		"  --format FORMAT  form of the output, where a command prints data\n"
		"  -o FILE          write the data to FILE\n"
		"  --keys DIR       whose keys sign commits and tags, instead of those in "
		".tracegate\n"
		"  --cache DIR      keep results of units in DIR (--no-cache: keep and use none)\n"
		"  -q, -v           say less, say more\n"
		"  --color WHEN     auto, always or never (NO_COLOR is honoured)\n"
		"  --help           explain a command, with examples\n"
		"\nExit codes: 0 fine, 1 policy violated, 2 usage or configuration, 3 analysis\n"
		"incomplete, 4 internal or I/O error.\n");
}

/* For shell completion. */
static void print_names(void)
{
	size_t i;

	for (i = 0; i < sizeof(commands) / sizeof(*commands); i++)
		puts(commands[i].name);
}

static int unknown(const char *name)
{
	struct tg_buf shown = {0};
	const char *nearest = NULL;
	unsigned best = 3;
	size_t i;

	for (i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
		unsigned distance = tg_edit_distance(tg_str(name), tg_str(commands[i].name), 2);

		if (distance < best) {
			best = distance;
			nearest = commands[i].name;
		}
	}
	tg_escape_terminal(&shown, tg_str(name), false);
	fprintf(stderr, "tracegate: there is no command '%s'", shown.ptr ? shown.ptr : "");
	if (nearest)
		fprintf(stderr, "; did you mean '%s'?", nearest);
	fprintf(stderr, "\ntry 'tracegate help'\n");
	tg_buf_done(&shown);
	return 2;
}

int cmd_help(struct tg_cli *cli, int argc, char **argv)
{
	const struct command *command;
	char *ask[] = {NULL, (char *)"--help", NULL};

	if (argc == 2 && strcmp(argv[1], "--names") == 0) {
		print_names();
		return 0;
	}
	if (argc < 2 || argv[1][0] == '-') {
		print_commands(stdout);
		return 0;
	}
	command = find(argv[1]);
	if (!command || command->run == cmd_help)
		return command ? (print_commands(stdout), 0) : unknown(argv[1]);
	ask[0] = argv[1];
	optind = 1;
	return command->run(cli, 2, ask);
}

/* Finds plugins and rules beside the program: the same layout built and installed. */
static bool find_installation(struct tg_cli *cli)
{
	char path[4096];
	ssize_t length = readlink("/proc/self/exe", path, sizeof(path) - 1);
	struct tg_buf at = {0};

	if (length <= 0) {
		fprintf(stderr, "tracegate: cannot find its own program file\n");
		return false;
	}
	path[length] = '\0';
	cli->program = tg_arena_strdup(&cli->arena, path);
	tg_path_join(&at, path, "../../" TG_PLUGIN_DIR);
	cli->plugin_dir = tg_arena_strdup(&cli->arena, at.ptr);
	tg_path_join(&at, path, "../../" TG_RULES_DIR);
	cli->rules_dir = tg_arena_strdup(&cli->arena, at.ptr);
	tg_buf_done(&at);
	return true;
}

/* No core dumps: they would hold source text; no death by a closed pipe: writes are checked. */
static void set_process(void)
{
	struct rlimit none = {0, 0};

	if (setrlimit(RLIMIT_CORE, &none) != 0)
		fprintf(stderr, "tracegate: cannot forbid core dumps; going on without\n");
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN); /* a limit on files is an error like a full disk */
}

static int run(struct tg_cli *cli, int argc, char **argv)
{
	const struct command *command;
	int option;

	cli->color_out = !getenv("NO_COLOR") && isatty(STDOUT_FILENO);
	cli->color_err = !getenv("NO_COLOR") && isatty(STDERR_FILENO);
	/* '+': stop at the command's name; its own options follow it. */
	option = tg_cli_option(cli, argc, argv, "+", NULL, "");
	if (option == -2) {
		print_commands(stdout);
		return 0;
	}
	if (option != -1)
		return 2;
	if (!cli->directory)
		cli->directory = tg_arena_strdup(&cli->arena, ".");
	if (optind >= argc) {
		print_commands(stderr);
		return 2;
	}
	command = find(argv[optind]);
	if (!command)
		return unknown(argv[optind]);
	argv += optind;
	argc -= optind;
	optind = 0; /* start over, for glibc */
	return command->run(cli, argc, argv);
}

int main(int argc, char **argv)
{
	struct tg_cli cli = {0};
	char *here = realpath(".", NULL);
	int code;

	set_process();
	if (!here || !find_installation(&cli)) {
		fprintf(stderr, "tracegate: cannot find the current folder\n");
		free(here);
		return 4;
	}
	cli.directory = tg_arena_strdup(&cli.arena, here);
	free(here);
	code = argc == 2 && strcmp(argv[1], "--version") == 0 ? cmd_version(&cli, 1, argv)
							      : run(&cli, argc, argv);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fprintf(stderr, "tracegate: cannot write to standard output\n");
		code = 4;
	}
	tg_arena_done(&cli.arena);
	return code;
}
