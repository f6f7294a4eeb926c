/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_blame - who wrote, claimed, changed, verified and reviewed what an item rests on.
 */
#include "cli/witness.h"

static const char help[] =
	"usage: tracegate blame ID [--as-of REV] [--format text|json] [-o FILE]\n"
	"\n"
	"Says of an item, and of each link it rests on, who did what, when and in which commit: "
	"who\n"
	"wrote its text, claimed it in the code, last changed what the code or the test means to\n"
	"people (comments and layout apart), where the test passed, and who reviewed it; and with\n"
	"whose key each commit is signed. Keys stand in .tracegate/allowed_signers, in the form "
	"of\n"
	"git's gpg.ssh.allowedSignersFile; ed25519 is checked, also of security keys,\n"
	"other signatures are not.\n"
	"\n"
	"  --as-of REV     the commit, tag or date to speak of (default: HEAD)\n"
	"\n"
	"Examples\n"
	"  tracegate blame GW-AUTH-3\n"
	"  tracegate blame GW-AUTH-3 --as-of v1.1 --format json\n";

static bool answer(struct tg_cli *cli, struct tg_question *question, const void *id,
		   struct tg_buf *out, struct tg_err *err)
{
	const struct tg_matrix_item *item =
		tg_matrix_find(&question->known.matrix, &question->catalogs, id, err);
	struct tg_blame blame;
	bool ok = item && tg_witness_blame(cli, question, &blame, err);

	if (ok) {
		ok = tg_blame_write(out, tg_cli_format(cli), &blame, item, err);
		tg_blame_done(&blame);
	}
	return ok;
}

int cmd_blame(struct tg_cli *cli, int argc, char **argv)
{
	return tg_question_command(cli, argc, argv, help, "one id", answer);
}
