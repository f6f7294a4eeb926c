/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_report - the report as a static site.
 */
#include <stdio.h>

#include "base/file.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/project.h"
#include "knowledge/secrets.h"
#include "output/site.h"
#include "trace/database.h"
#include "trace/facts.h"
#include "trace/index.h"

static const char help[] =
	"usage: tracegate report --html DIR [--as-of REV]\n"
	"\n"
	"Writes a static site into DIR: an overview, every threat and requirement with its chain,\n"
	"the coverage of each catalogue, and the findings with their code. It needs no network "
	"and\n"
	"no server: open DIR/index.html. The database must be there: run 'tracegate index' first,\n"
	"and 'tracegate check --store' for the findings.\n"
	"\n"
	"  --html DIR   folder to write into; it is made\n"
	"  --as-of REV  the commit to report on (default: HEAD)\n"
	"\n"
	"Examples\n"
	"  tracegate report --html site\n"
	"  tracegate report --html site-1.2 --as-of v1.2\n";

struct report {
	struct tg_cli *cli;
	struct tg_project project;
	const char *folder, *as_of;
};

enum { OPTION_HTML = 1, OPTION_AS_OF };

static const struct option options[] = {
	{"html", required_argument, NULL, OPTION_HTML},
	{"as-of", required_argument, NULL, OPTION_AS_OF},
	{NULL, 0, NULL, 0},
};

/* Where the code of findings comes from: the blobs of the commit. */
struct sources {
	struct tg_history *history;
	struct tg_oid commit;
	struct tg_map files;
	struct tg_arena arena;
};

static struct tg_str source(void *user, const char *path)
{
	struct sources *sources = user;
	struct tg_str *text = tg_map_get(&sources->files, tg_str(path));
	struct tg_buf content = {0};
	struct tg_oid blob;
	size_t size;

	if (!text) {
		text = TG_NEW(&sources->arena, struct tg_str);
		if (sources->history &&
		    tg_history_lookup(sources->history, &sources->commit, path, &blob) &&
		    tg_history_blob(sources->history, &blob, 8 << 20, &content, &size) ==
			    TG_BLOB_READ)
			*text = tg_str_n(
				tg_arena_strndup(&sources->arena, content.ptr, content.len),
				content.len);
		*tg_map_put(&sources->files, tg_str(path)) = text;
		tg_buf_done(&content);
	}
	return *text;
}

static bool write_site(struct report *report, struct tg_store *store, struct tg_known *known,
		       struct tg_cards *cards, struct tg_catalogs *catalogs,
		       struct sources *sources, struct tg_err *err)
{
	struct tg_finding *open =
		tg_arena_alloc(&report->cli->arena, (known->finding_count + 1) * sizeof(*open));
	struct tg_stored_commit commit;
	char hex[TG_OID_HEX], when[TG_TIME_TEXT];
	struct tg_site site = {
		.product = known->config.product,
		.revision = report->as_of,
		.commit = tg_oid_hex(&known->commit, hex),
		.version = TG_VERSION,
		.history = tg_store_meta(&report->cli->arena, store, TG_META_INCOMPLETE),
		.matrix = &known->matrix,
		.catalogs = catalogs,
		.cards = cards,
		.findings = open,
		.analysed = known->checked > 0,
		.gaps = known->now.gaps,
		.gap_count = known->now.gap_count,
		.source = source,
		.user = sources,
	};
	size_t i;

	for (i = 0; i < known->finding_count; i++)
		if (known->findings[i].state == TG_FINDING_OPEN)
			open[site.finding_count++] = known->findings[i];
	if (!tg_store_commit_get(&report->cli->arena, store, &known->commit, &commit, err))
		return false;
	site.date = tg_time_text(commit.seconds, when);
	return tg_site_write(&site, tg_cli_path(report->cli, report->folder), err);
}

static bool run(struct report *report, struct tg_err *err)
{
	TG_AUTO(tg_history_close_)
	struct tg_history *history = tg_history_open(report->project.root, err);
	TG_AUTO(tg_store_close_) struct tg_store *store = NULL;
	struct tg_cards cards = {0};
	struct tg_catalogs catalogs = {0};
	struct tg_known known = {0};
	struct sources sources = {.history = history};
	bool ok = history != NULL;

	store = ok ? tg_database_open(history, report->project.root, report->project.database,
				      TG_STORE_READ, err)
		   : NULL;
	ok = store && tg_cards_load(&report->cli->arena, report->cli->rules_dir, &cards, err) &&
	     tg_cards_add(&report->cli->arena,
			  tg_arena_printf(&report->cli->arena, "%s/%s", report->project.root,
					  TG_OWN_RULES),
			  &cards, err) &&
	     tg_secret_cards_add(&report->cli->arena, report->cli->rules_dir, &cards, err) &&
	     tg_catalogs_open(&catalogs, report->cli->rules_dir, err) &&
	     tg_database_resolve(history, store, report->as_of, &sources.commit, err) &&
	     tg_known_load(&known, store, &sources.commit, &cards, &catalogs, err) &&
	     write_site(report, store, &known, &cards, &catalogs, &sources, err);
	if (ok)
		tg_cli_say(report->cli, "written: %s/index.html", report->folder);
	tg_known_done(&known);
	tg_catalogs_done(&catalogs);
	tg_cards_done(&cards);
	tg_map_done(&sources.files);
	tg_arena_done(&sources.arena);
	return ok;
}

int cmd_report(struct tg_cli *cli, int argc, char **argv)
{
	struct report report = {.cli = cli, .as_of = "HEAD"};
	struct tg_err err = {0};
	int option;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option == OPTION_HTML)
			report.folder = optarg;
		else if (option == OPTION_AS_OF)
			report.as_of = optarg;
		else
			return option == -2 ? 0 : 2;
	}
	if (!report.folder || optind < argc) {
		fprintf(stderr, "tracegate: the report needs --html DIR\n"
				"try 'tracegate report --help'\n");
		return 2;
	}
	if (!tg_project_load(cli, &report.project, &err) || !run(&report, &err))
		return tg_cli_fail(cli, &err);
	return 0;
}
