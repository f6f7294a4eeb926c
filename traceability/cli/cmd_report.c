/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_report - the report as a static site.
 */
#include <stdio.h>

#include "base/file.h"
#include "base/text.h"
#include "cli/report.h"
#include "cli/witness.h"
#include "output/site.h"

enum { SOURCE_LIMIT = 8 << 20 };

static const char help[] =
	"usage: tracegate report --html DIR [--as-of REV] [--profile NAME] [--sl N]\n"
	"\n"
	"Writes a static site into DIR: an overview, every threat and requirement with its chain,\n"
	"the coverage of each catalogue, the points of the Cyber Resilience Act ('tracegate gap'), "
	"what\n"
	"a security level asks for ('tracegate status --sl'), the findings with their code, and "
	"what\n"
	"the repository witnesses of the process. It needs no network and no server: open\n"
	"DIR/index.html. The database must be there: run 'tracegate index' first, and\n"
	"'tracegate check --store' for the findings.\n"
	"\n"
	"  --html DIR      folder to write into; it is made\n"
	"  --as-of REV     the commit to report on (default: HEAD)\n"
	"  --keys DIR      whose keys sign commits; see 'tracegate blame --help'\n"
	"  --profile NAME  the kind of product: router, firewall, vpn ... (default: as\n"
	"                  .tracegate/assessment.yaml says)\n"
	"  --sl N          the capability security level, 1 to 4 (default: likewise)\n"
	"\n"
	"Examples\n"
	"  tracegate report --html site\n"
	"  tracegate report --html site-1.2 --as-of v1.2 --sl 2\n";

enum { OPTION_HTML = 1, OPTION_AS_OF, OPTION_PROFILE, OPTION_SL };

static const struct option options[] = {
	{"html", required_argument, NULL, OPTION_HTML},
	{"as-of", required_argument, NULL, OPTION_AS_OF},
	{"profile", required_argument, NULL, OPTION_PROFILE},
	{"sl", required_argument, NULL, OPTION_SL},
	{NULL, 0, NULL, 0},
};

/* Where the code of findings comes from: the blobs of the commit. */
struct sources {
	struct tg_question *question;
	struct tg_map files;
};

static struct tg_str source(void *user, const char *path)
{
	struct sources *sources = user;
	struct tg_question *question = sources->question;
	struct tg_str *text = tg_map_get(&sources->files, tg_str(path));
	struct tg_str content;
	struct tg_oid blob;
	size_t size;

	if (text)
		return *text;
	text = TG_NEW(question->arena, struct tg_str);
	if (question->history &&
	    tg_history_lookup(question->history, &question->commit.oid, path, &blob) &&
	    tg_history_peek(question->history, &blob, SOURCE_LIMIT, &content, &size) ==
		    TG_BLOB_READ)
		*text = tg_str_n(tg_arena_strndup(question->arena, content.ptr, content.len),
				 content.len);
	*tg_map_put(&sources->files, tg_str(path)) = text;
	return *text;
}

bool tg_report_site(struct tg_cli *cli, struct tg_question *question,
		    const struct tg_measure_wish *wish, const char *folder, struct tg_err *err)
{
	const struct tg_known *known = &question->known;
	struct tg_finding *open =
		tg_arena_alloc(&cli->arena, (known->finding_count + 1) * sizeof(*open));
	struct sources sources = {.question = question};
	struct tg_held held;
	struct tg_blame blame;
	char hex[TG_OID_HEX], when[TG_TIME_TEXT];
	struct tg_site site = {
		.product = known->config.product,
		.revision = question->revision,
		.commit = tg_oid_hex(&known->commit, hex),
		.date = tg_time_text(question->commit.seconds, when),
		.version = TG_VERSION,
		.history = question->incomplete,
		.matrix = &known->matrix,
		.catalogs = &question->catalogs,
		.cards = &question->cards,
		.findings = open,
		.analysed = known->checked > 0,
		.gaps = known->now.gaps,
		.gap_count = known->now.gap_count,
		.process = &held.process,
		.gap = &held.gap,
		.levels = &held.levels,
		.blame = &blame,
		.source = source,
		.user = &sources,
	};
	size_t i;
	bool ok;

	for (i = 0; i < known->finding_count; i++)
		if (known->findings[i].state == TG_FINDING_OPEN)
			open[site.finding_count++] = known->findings[i];
	ok = tg_question_cards(cli, question, err) &&
	     tg_witness_gap(cli, question, wish, &held, err) &&
	     tg_witness_blame(cli, question, &blame, err);
	if (ok) {
		ok = tg_site_write(&site, folder, err);
		tg_blame_done(&blame);
	}
	tg_map_done(&sources.files);
	return ok;
}

int cmd_report(struct tg_cli *cli, int argc, char **argv)
{
	struct tg_question question = {0};
	struct tg_measure_wish wish = {0};
	const char *folder = NULL;
	struct tg_err err = {0};
	int option, code = 0;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option == OPTION_HTML)
			folder = optarg;
		else if (option == OPTION_AS_OF)
			wish.revision = optarg;
		else if (option == OPTION_PROFILE)
			wish.profile = optarg;
		else if (option == OPTION_SL)
			tg_measure_level(optarg, &wish.level, &err);
		else
			return option == -2 ? 0 : 2;
	}
	if (!folder || optind < argc) {
		fprintf(stderr, "tracegate: the report needs --html DIR\n"
				"try 'tracegate report --help'\n");
		return 2;
	}
	if (!err.code && tg_question_open(cli, wish.revision, &question, &err) &&
	    tg_report_site(cli, &question, &wish, tg_cli_path(cli, folder), &err))
		tg_cli_say(cli, "written: %s/index.html", folder);
	else
		code = tg_cli_fail(cli, &err);
	tg_question_done(&question);
	return code;
}
