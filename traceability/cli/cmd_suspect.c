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

static bool answer(struct tg_cli *cli, struct tg_question *question, const void *what,
		   struct tg_buf *out, struct tg_err *err)
{
	struct tg_chain chain = tg_question_chain(cli, question);

	(void)what;
	return tg_chain_suspects(out, tg_cli_format(cli), &chain, err);
}

int cmd_suspect(struct tg_cli *cli, int argc, char **argv)
{
	return tg_question_command(cli, argc, argv, help, NULL, answer);
}
