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
	"  spdx            an SPDX 3.0.1 document: requirements, the code and tests that serve\n"
	"                  them, and the runs that are evidence, with their relationships\n"
	"\n"
	"  --as-of REV     the commit, tag or date to speak of (default: HEAD)\n"
	"\n"
	"Texts of catalogues are tracegate's paraphrases, never those of a standard.\n"
	"\n"
	"Examples\n"
	"  tracegate export cyclonedx --as-of v1.2 -o attestations.cdx.json\n"
	"  tracegate export csv -o matrix.csv\n";

static bool answer(struct tg_cli *cli, struct tg_question *question, const void *format,
		   struct tg_buf *out, struct tg_err *err)
{
	const struct tg_export export = tg_question_export(question);

	(void)cli;
	return tg_export_write(out, format, &export, err);
}

int cmd_export(struct tg_cli *cli, int argc, char **argv)
{
	const char *takes = tg_arena_printf(&cli->arena, "one format (%s)", tg_export_formats());

	return tg_question_command(cli, argc, argv, help, takes, answer);
}
