/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_why - why an item has its verdict, and what to do about it.
 */
#include "cli/cli.h"
#include "cli/question.h"

static const char help[] =
	"usage: tracegate why ID [--as-of REV] [--format text|json] [-o FILE]\n"
	"\n"
	"Says how the verdict of a threat, requirement or clause came about: each of the ten\n"
	"verdicts is asked, worst first, with the facts that answer it (file, line, and the "
	"commit\n"
	"that brought it), up to the one that decides; then what would mend it, and which milder\n"
	"verdicts would show up then.\n"
	"\n"
	"  --as-of REV     the commit, tag or date to speak of (default: HEAD)\n"
	"\n"
	"Examples\n"
	"  tracegate why GW-AUTH-1\n"
	"  tracegate why 'CRA-AI-I-2d' --as-of v1.0\n";

static bool answer(struct tg_cli *cli, struct tg_question *question, const void *id,
		   struct tg_buf *out, struct tg_err *err)
{
	struct tg_chain chain = tg_question_chain(cli, question);
	const struct tg_matrix_item *item =
		tg_matrix_find(&question->known.matrix, &question->catalogs, id, err);

	return item && tg_chain_why(out, tg_cli_format(cli), &chain, item, err);
}

int cmd_why(struct tg_cli *cli, int argc, char **argv)
{
	return tg_question_item_command(cli, argc, argv, help, "one id", answer);
}
