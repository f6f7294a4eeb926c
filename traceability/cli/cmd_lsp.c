/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_lsp - the language server that editors start.
 */
#include <stdio.h>
#include <unistd.h>

#include "cli/cli.h"
#include "engine/engine.h"
#include "lsp/lsp.h"

static const char help[] =
	"usage: tracegate lsp [-p DIR] [--profile NAME] [--stdio]\n"
	"\n"
	"Speaks the language server protocol 3.17 on standard input and output: diagnostics as\n"
	"you type, hover on a finding (the card of its rule) and on the id of a requirement (what\n"
	"it is, its verdict), quick fixes for a finding (the repair its rule knows, the comment\n"
	"that answers for it), go to the definition of an id. Editors start it; there is nothing\n"
	"to type at it.\n"
	"\n"
	"  -p DIR           folder of compile_commands.json (default: as configured, else the\n"
	"                   root of the folder that is open, else its folder 'build')\n"
	"  --profile NAME   set of rules (default: as configured, else 'default')\n"
	"  --stdio          as editors say it; there is no other way\n"
	"\n"
	"Only files below the folders that the editor has opened are read. Exit code 0: the "
	"editor\n"
	"had asked for the end; 1: it went away without.\n"
	"\n"
	"Examples\n"
	"  VS Code    the extension 'tracegate' starts it (setting tracegate.path)\n"
	"  Neovim     vim.lsp.start_client({cmd = {'tracegate', 'lsp'}, root_dir = "
	"vim.fn.getcwd()})\n"
	"  Emacs      (add-to-list 'eglot-server-programs '((c-mode c++-mode) \"tracegate\" "
	"\"lsp\"))\n";

enum { OPTION_PROFILE = 1, OPTION_STDIO };

static const struct option options[] = {
	{"profile", required_argument, NULL, OPTION_PROFILE},
	{"stdio", no_argument, NULL, OPTION_STDIO},
	{NULL, 0, NULL, 0},
};

/* 0 to go on, else the exit code plus one. */
static int parse(struct tg_cli *cli, int argc, char **argv, struct tg_lsp_options *lsp)
{
	int option;

	while ((option = tg_cli_option(cli, argc, argv, "p:", options, help)) != -1) {
		switch (option) {
		case 'p':
			lsp->build_dir = tg_cli_path(cli, optarg);
			break;
		case OPTION_PROFILE:
			lsp->profile = optarg;
			break;
		case OPTION_STDIO:
			break;
		default:
			return option == -2 ? 1 : 3;
		}
	}
	if (optind < argc) {
		fprintf(stderr, "tracegate: 'lsp' takes no file; try 'tracegate lsp --help'\n");
		return 3;
	}
	return 0;
}

int cmd_lsp(struct tg_cli *cli, int argc, char **argv)
{
	struct tg_lsp_options lsp = {
		.plugin_dir = cli->plugin_dir,
		.rules_dir = cli->rules_dir,
		.version = TG_VERSION,
		.in = STDIN_FILENO,
		.out = STDOUT_FILENO,
	};
	struct tg_err err = {0};
	int code = parse(cli, argc, argv, &lsp);

	if (code)
		return code - 1;
	/* An editor that gets nothing of a file for want of the parser would not know why. */
	if (!tg_engine_prepare(&err))
		return tg_cli_fail(cli, &err);
	lsp.root = tg_cli_root(cli);
	lsp.database = cli->database ? tg_cli_path(cli, cli->database) : NULL;
	return tg_lsp_serve(&lsp, &code, &err) ? code : tg_cli_fail(cli, &err);
}
