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
	"  --as-of REV     the commit, tag or date to speak of (default: HEAD)\n"
	"  --format json   nested objects\n"
	"\n"
	"Examples\n"
	"  tracegate trace T-12\n"
	"  tracegate trace 'CR 1.5' --as-of v1.1\n"
	"  tracegate trace src/auth.c:120\n"
	"  tracegate trace check_password\n";

static bool answer(struct tg_cli *cli, struct tg_question *question, const void *what,
		   struct tg_buf *out, struct tg_err *err)
{
	const char *text = tg_cli_shown(cli, what);
	struct tg_chain chain = tg_question_chain(cli, question);
	struct tg_chain_target target;

	return tg_chain_find(&question->known, &question->catalogs, text, &target, err) &&
	       tg_chain_write(out, tg_cli_format(cli), &chain, &target, err);
}

int cmd_trace(struct tg_cli *cli, int argc, char **argv)
{
	return tg_question_item_command(cli, argc, argv, help, "one id, FILE:LINE or function",
					answer);
}
