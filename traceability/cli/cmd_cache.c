/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_cache - what is kept of earlier analyses.
 */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "cli/caching.h"
#include "cli/cli.h"
#include "engine/run/cache_trim.h"

static const char help[] =
	"usage: tracegate cache [OPTIONS] [show|clear]\n"
	"\n"
	"Results of units are kept under the hash of everything that they follow from: the source\n"
	"and all headers, the flags, the rules, the program. 'check' and 'gate' analyse again "
	"only\n"
	"what has changed. The folder may be deleted at any time, and shared between branches,\n"
	"jobs and machines.\n"
	"\n"
	"  show               print where it is and how large (the default)\n"
	"  clear              delete all entries\n"
	"  --cache DIR        the folder (default: .tracegate/cache)\n"
	"  --format FORMAT    text or json\n"
	"\n"
	"Environment\n"
	"  TRACEGATE_CACHE_KEY  only results written with the same key are believed\n"
	"  TRACEGATE_CACHE_MIB  what the folder may grow to (default: 1024); the entries that\n"
	"                       were not used for the longest time go first\n"
	"\n"
	"Examples\n"
	"  tracegate cache\n"
	"  tracegate cache clear\n";

static bool print(const struct tg_cli *cli, const char *folder, struct tg_cache_size size,
		  struct tg_err *err)
{
	struct tg_buf out = {0};
	struct tg_json json = {.out = &out, .indent = 2};
	bool ok = true;

	if (!cli->format || strcmp(cli->format, "text") == 0) {
		tg_escape_terminal(&out, tg_str(folder), false);
		tg_buf_printf(&out, ": %zu entr%s, %.1f MiB\n", size.entries,
			      size.entries == 1 ? "y" : "ies", (double)size.bytes / 1048576);
	} else if (strcmp(cli->format, "json") == 0) {
		tg_json_open(&json, '{');
		tg_json_pair(&json, "folder", folder);
		tg_json_pair_int(&json, "entries", (int64_t)size.entries);
		tg_json_pair_int(&json, "bytes", (int64_t)size.bytes);
		tg_json_close(&json, '}');
		tg_buf_putc(&out, '\n');
	} else {
		ok = tg_fail(err, TG_ERR_USAGE, "there is no format '%s'; use text or json",
			     cli->format);
	}
	ok = ok && tg_cli_write(cli, tg_buf_view(&out), err);
	tg_buf_done(&out);
	return ok;
}

static bool run(struct tg_cli *cli, bool clear, struct tg_err *err)
{
	struct tg_caching caching = tg_caching_of(cli, tg_cli_root(cli));
	struct tg_cache_size size = {0};
	TG_AUTO(tg_close_) int dir = -1;

	if (!caching.folder)
		return tg_fail(err, TG_ERR_USAGE, "there is no cache; name one with --cache");
	if (tg_dir_exists(caching.folder)) {
		dir = open(caching.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (dir < 0)
			return tg_fail_errno(err, "cannot open the cache '%s'", caching.folder);
		size = tg_cache_trim(dir, clear ? 0 : SIZE_MAX);
	}
	return print(cli, caching.folder, size, err);
}

int cmd_cache(struct tg_cli *cli, int argc, char **argv)
{
	struct tg_err err = {0};
	bool clear = false, ok;
	int option = tg_cli_option(cli, argc, argv, "", NULL, help);

	if (option != -1)
		return option == -2 ? 0 : 2;
	ok = argc - optind <= 1;
	if (ok && argc - optind == 1) {
		clear = strcmp(argv[optind], "clear") == 0;
		ok = clear || strcmp(argv[optind], "show") == 0;
	}
	if (!ok) {
		fprintf(stderr, "tracegate: 'cache' takes 'show' or 'clear'\n"
				"try 'tracegate cache --help'\n");
		return 2;
	}
	return run(cli, clear, &err) ? 0 : tg_cli_fail(cli, &err);
}
