/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_blame - who wrote, claimed, changed, verified and reviewed what an item rests on.
 */
#include "cli/witness.h"

static const char help[] =
	"usage: tracegate blame ID [--as-of REV] [--keys DIR] [--format text|json] [-o FILE]\n"
	"\n"
	"Says of an item, and of each link it rests on, who did what, when and in which commit: "
	"who\n"
	"wrote its text, claimed it in the code, last changed what the code or the test means to\n"
	"people (comments and layout apart), where the test passed, and who reviewed it; and with\n"
	"whose key each commit is signed: valid, wrong, with an unknown key, or not checked.\n"
	"\n"
	"Keys of SSH (ed25519, RSA, ECDSA, also of security keys) stand in "
	".tracegate/allowed_signers\n"
	"of the commit, in the form of git's gpg.ssh.allowedSignersFile; keys of OpenPGP in\n"
	".tracegate/allowed_signers.asc, as 'gpg --export --armor' writes them. With --keys DIR "
	"the\n"
	"two files are those of DIR, for somebody who does not take the repository's word. SHA-1,\n"
	"and RSA of less than 2048 bits, sign nothing. Certificates of X.509 are not checked "
	"here:\n"
	"'git verify-tag' and 'git verify-commit' do that, with gpgsm.\n"
	"\n"
	"  --as-of REV     the commit, tag or date to speak of (default: HEAD)\n"
	"  --keys DIR      whose keys count: DIR/allowed_signers and DIR/allowed_signers.asc\n"
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
