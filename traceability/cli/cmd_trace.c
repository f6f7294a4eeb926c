/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_trace - follow one threat, requirement or function up and down its chain.
 */
#include "cli/cli.h"
#include "cli/question.h"

static const char help[] =
	"usage: tracegate trace ID|FILE:LINE|FUNCTION [--as-of REV] [--format text|json] [-o "
	"FILE]\n"
	"\n"
	"Draws the chain of a threat, mitigation, requirement or clause, or of a function: what "
	"it\n"
	"serves, and what it rests on down to the tests and the runs they passed in, with files,\n"
	"lines, verdicts, and who changed what last. An id may be written in any spelling.\n"
	"\n"
	"  --as-of REV     the commit to speak of (default: HEAD)\n"
	"  --format json   nested objects\n"
	"\n"
	"Examples\n"
	"  tracegate trace T-12\n"
	"  tracegate trace 'CR 1.5' --as-of v1.1\n"
	"  tracegate trace src/auth.c:120\n"
	"  tracegate trace check_password\n";

enum { OPTION_AS_OF = 1 };

static const struct option options[] = {
	{"as-of", required_argument, NULL, OPTION_AS_OF},
	{NULL, 0, NULL, 0},
};

static bool answer(struct tg_cli *cli, struct tg_question *question, const char *text,
		   struct tg_err *err)
{
	struct tg_chain chain = tg_question_chain(cli, question);
	struct tg_chain_target target;
	struct tg_buf out = {0};
	bool ok = tg_chain_find(&question->known, &question->catalogs, text, &target, err) &&
		  tg_chain_write(&out, cli->format ? cli->format : "text", &chain, &target, err) &&
		  tg_cli_write(cli, tg_buf_view(&out), err);

	tg_buf_done(&out);
	return ok;
}

int cmd_trace(struct tg_cli *cli, int argc, char **argv)
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
	if (argc - optind != 1)
		tg_fail(&err, TG_ERR_USAGE,
			"trace takes one id, FILE:LINE or function; try 'tracegate trace --help'");
	if (err.code == TG_OK && tg_question_open(cli, revision, &question, &err) &&
	    answer(cli, &question, argv[optind], &err))
		code = tg_question_exit(&question);
	else
		code = tg_cli_fail(cli, &err);
	tg_question_done(&question);
	return code;
}
