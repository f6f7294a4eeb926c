/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_why - why an item has its verdict, and what to do about it.
 */
#include "cli/cli.h"
#include "cli/question.h"

static const char help[] =
	"usage: tracegate why ID [--as-of REV] [--format text|json] [-o FILE]\n"
	"\n"
	"Says why a threat, requirement or clause has its verdict: the reason in words, the chain\n"
	"up to its first broken hop, and what would mend it.\n"
	"\n"
	"  --as-of REV     the commit to speak of (default: HEAD)\n"
	"\n"
	"Examples\n"
	"  tracegate why GW-AUTH-1\n"
	"  tracegate why 'CRA-AI-I-2d' --as-of v1.0\n";

enum { OPTION_AS_OF = 1 };

static const struct option options[] = {
	{"as-of", required_argument, NULL, OPTION_AS_OF},
	{NULL, 0, NULL, 0},
};

static bool answer(struct tg_cli *cli, struct tg_question *question, const char *id,
		   struct tg_err *err)
{
	struct tg_chain chain = tg_question_chain(cli, question);
	const struct tg_matrix_item *item =
		tg_matrix_find(&question->known.matrix, &question->catalogs, id, err);
	struct tg_buf out = {0};
	bool ok = item &&
		  tg_chain_why(&out, cli->format ? cli->format : "text", &chain, item, err) &&
		  tg_cli_write(cli, tg_buf_view(&out), err);

	tg_buf_done(&out);
	return ok;
}

int cmd_why(struct tg_cli *cli, int argc, char **argv)
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
		tg_fail(&err, TG_ERR_USAGE, "why takes one id; try 'tracegate why --help'");
	if (err.code == TG_OK && tg_question_open(cli, revision, &question, &err) &&
	    answer(cli, &question, argv[optind], &err))
		code = tg_question_exit(&question);
	else
		code = tg_cli_fail(cli, &err);
	tg_question_done(&question);
	return code;
}
