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
	"usage: tracegate report --html DIR [--as-of REV]\n"
	"\n"
	"Writes a static site into DIR: an overview, every threat and requirement with its chain,\n"
	"the coverage of each catalogue, the findings with their code, and what the repository\n"
	"witnesses of the process. It needs no network and no server: open DIR/index.html. The\n"
	"database must be there: run 'tracegate index' first, and 'tracegate check --store' for\n"
	"the findings.\n"
	"\n"
	"  --html DIR   folder to write into; it is made\n"
	"  --as-of REV  the commit to report on (default: HEAD)\n"
	"\n"
	"Examples\n"
	"  tracegate report --html site\n"
	"  tracegate report --html site-1.2 --as-of v1.2\n";

enum { OPTION_HTML = 1, OPTION_AS_OF };

static const struct option options[] = {
	{"html", required_argument, NULL, OPTION_HTML},
	{"as-of", required_argument, NULL, OPTION_AS_OF},
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

bool tg_report_site(struct tg_cli *cli, struct tg_question *question, const char *folder,
		    struct tg_err *err)
{
	const struct tg_known *known = &question->known;
	struct tg_finding *open =
		tg_arena_alloc(&cli->arena, (known->finding_count + 1) * sizeof(*open));
	struct sources sources = {.question = question};
	struct tg_process process;
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
		.process = &process,
		.source = source,
		.user = &sources,
	};
	size_t i;
	bool ok;

	for (i = 0; i < known->finding_count; i++)
		if (known->findings[i].state == TG_FINDING_OPEN)
			open[site.finding_count++] = known->findings[i];
	ok = tg_witness_process(cli, question, NULL, &process, err) &&
	     tg_site_write(&site, folder, err);
	tg_map_done(&sources.files);
	return ok;
}

int cmd_report(struct tg_cli *cli, int argc, char **argv)
{
	struct tg_question question = {0};
	const char *folder = NULL, *revision = NULL;
	struct tg_err err = {0};
	int option, code = 0;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option == OPTION_HTML)
			folder = optarg;
		else if (option == OPTION_AS_OF)
			revision = optarg;
		else
			return option == -2 ? 0 : 2;
	}
	if (!folder || optind < argc) {
		fprintf(stderr, "tracegate: the report needs --html DIR\n"
				"try 'tracegate report --help'\n");
		return 2;
	}
	if (tg_question_open(cli, revision, &question, &err) &&
	    tg_report_site(cli, &question, tg_cli_path(cli, folder), &err))
		tg_cli_say(cli, "written: %s/index.html", folder);
	else
		code = tg_cli_fail(cli, &err);
	tg_question_done(&question);
	return code;
}
