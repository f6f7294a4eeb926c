/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_suspect - proofs that no longer stand, because something changed under them.
 */
#include "cli/cli.h"
#include "cli/question.h"

static const char help[] =
	"usage: tracegate suspect [--as-of REV] [--format text|json] [-o FILE]\n"
	"\n"
	"Lists every item one of whose tests passed on something else than stands there now: its\n"
	"text, its code or the test has changed since (suspect), or was linked later (stale). "
	"Says\n"
	"what changed, when, and by whom; comments and layout do not count as change.\n"
	"\n"
	"  --as-of REV     the commit to speak of (default: HEAD)\n"
	"\n"
	"Exit code 0, whether there are any or not: 'tracegate gate' decides.\n"
	"\n"
	"Examples\n"
	"  tracegate suspect\n"
	"  tracegate suspect --as-of v1.2 --format json\n";

enum { OPTION_AS_OF = 1 };

static const struct option options[] = {
	{"as-of", required_argument, NULL, OPTION_AS_OF},
	{NULL, 0, NULL, 0},
};

static bool answer(struct tg_cli *cli, struct tg_question *question, struct tg_err *err)
{
	struct tg_chain chain = tg_question_chain(cli, question);
	struct tg_buf out = {0};
	bool ok = tg_chain_suspects(&out, cli->format ? cli->format : "text", &chain, err) &&
		  tg_cli_write(cli, tg_buf_view(&out), err);

	tg_buf_done(&out);
	return ok;
}

int cmd_suspect(struct tg_cli *cli, int argc, char **argv)
{
	struct tg_question question = {0};
	const char *revision = NULL;
	struct tg_err err = {0};
	int option, code;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option != OPTION_AS_OF)
			return option == -2 ? 0 : 2;
		revision = optarg;
	}
	if (optind < argc)
		tg_fail(&err, TG_ERR_USAGE, "suspect takes no argument '%s'", argv[optind]);
	if (err.code == TG_OK && tg_question_open(cli, revision, &question, &err) &&
	    answer(cli, &question, &err))
		code = tg_question_exit(&question);
	else
		code = tg_cli_fail(cli, &err);
	tg_question_done(&question);
	return code;
}
