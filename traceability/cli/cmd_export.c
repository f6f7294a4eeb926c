/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_export - what is known of a commit, for the tools of others.
 */
#include "cli/cli.h"
#include "cli/question.h"
#include "output/export.h"

static const char help[] =
	"usage: tracegate export FORMAT [--as-of REV] [-o FILE]\n"
	"\n"
	"Writes items, links, evidence and verdicts of a commit in a format that other tools\n"
	"read. The same commit and database give the same bytes on every machine.\n"
	"\n"
	"FORMAT\n"
	"  csv             a row a link, for spreadsheets\n"
	"  cyclonedx       attestations in CycloneDX 1.6: requirements as a standard, a claim for\n"
	"                  each, its evidence, and how far it is met\n"
	"  oscal           an OSCAL 1.2.1 component definition, valid by its JSON schema\n"
	"\n"
	"  --as-of REV     the commit to speak of (default: HEAD)\n"
	"\n"
	"Texts of catalogues are tracegate's paraphrases, never those of a standard.\n"
	"\n"
	"Examples\n"
	"  tracegate export cyclonedx --as-of v1.2 -o attestations.cdx.json\n"
	"  tracegate export csv -o matrix.csv\n";

enum { OPTION_AS_OF = 1 };

static const struct option options[] = {
	{"as-of", required_argument, NULL, OPTION_AS_OF},
	{NULL, 0, NULL, 0},
};

static bool answer(struct tg_cli *cli, struct tg_question *question, const char *format,
		   struct tg_err *err)
{
	const char *product = question->known.config.product;
	const struct tg_export export = {.version = TG_VERSION,
					 .product = *product ? product : "product",
					 .revision = question->revision,
					 .commit = &question->commit,
					 .known = &question->known};
	struct tg_buf out = {0};
	bool ok = tg_export_write(&out, format, &export, err) &&
		  tg_cli_write(cli, tg_buf_view(&out), err);

	tg_buf_done(&out);
	return ok;
}

int cmd_export(struct tg_cli *cli, int argc, char **argv)
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
		tg_fail(&err, TG_ERR_USAGE, "export takes one format: %s", tg_export_formats());
	if (err.code == TG_OK && tg_question_open(cli, revision, &question, &err) &&
	    answer(cli, &question, argv[optind], &err))
		code = tg_question_exit(&question);
	else
		code = tg_cli_fail(cli, &err);
	tg_question_done(&question);
	return code;
}
