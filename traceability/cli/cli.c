/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"

enum {
	OPTION_DB = 0x10000,
	OPTION_COLOR,
	OPTION_FORMAT,
	OPTION_CACHE,
	OPTION_NO_CACHE,
	OPTION_KEYS,
	OPTION_HELP,
	OPTION_OPTIONS
};

static const struct option common[] = {
	{"db", required_argument, NULL, OPTION_DB},
	{"color", required_argument, NULL, OPTION_COLOR},
	{"format", required_argument, NULL, OPTION_FORMAT},
	{"output", required_argument, NULL, 'o'},
	{"jobs", required_argument, NULL, 'j'},
	{"cache", required_argument, NULL, OPTION_CACHE},
	{"no-cache", no_argument, NULL, OPTION_NO_CACHE},
	{"keys", required_argument, NULL, OPTION_KEYS},
	{"quiet", no_argument, NULL, 'q'},
	{"verbose", no_argument, NULL, 'v'},
	{"help", no_argument, NULL, OPTION_HELP},
	{"options", no_argument, NULL, OPTION_OPTIONS},
	{NULL, 0, NULL, 0},
};

static size_t option_count(const struct option *options)
{
	size_t count = 0;

	while (options && options[count].name)
		count++;
	return count;
}

/* One line of text for people. */
static void print_line(const char *prefix, const char *text)
{
	struct tg_buf shown = {0};

	tg_escape_terminal(&shown, tg_str(text), false);
	fprintf(stderr, "%s%s\n", prefix, shown.ptr ? shown.ptr : "");
	tg_buf_done(&shown);
}

static bool set_directory(struct tg_cli *cli, const char *path)
{
	char *absolute = realpath(path, NULL);
	struct tg_err err = {0};

	if (!absolute || !tg_dir_exists(absolute)) {
		free(absolute);
		tg_fail(&err, TG_ERR_USAGE, "cannot enter the folder '%s'", path);
		tg_cli_fail(cli, &err);
		return false;
	}
	cli->directory = tg_arena_strdup(&cli->arena, absolute);
	free(absolute);
	return true;
}

static bool set_color(struct tg_cli *cli, const char *when)
{
	if (strcmp(when, "always") == 0)
		cli->color_out = cli->color_err = true;
	else if (strcmp(when, "never") == 0)
		cli->color_out = cli->color_err = false;
	else if (strcmp(when, "auto") != 0) {
		fprintf(stderr, "tracegate: --color takes auto, always or never\n");
		return false;
	}
	return true;
}

static bool set_jobs(struct tg_cli *cli, const char *text)
{
	char *end;
	unsigned long number = strtoul(text, &end, 10);

	if (*end || end == text || number < 1 || number > 1024) {
		fprintf(stderr, "tracegate: -j takes a number from 1 to 1024\n");
		return false;
	}
	cli->jobs = (unsigned)number;
	return true;
}

/* True when `option` was a common one and was taken; `*ok` tells whether its value is right. */
static bool take_common(struct tg_cli *cli, int option, bool *ok)
{
	*ok = true;
	switch (option) {
	case 'C':
		*ok = set_directory(cli, optarg);
		return true;
	case 'j':
		*ok = set_jobs(cli, optarg);
		return true;
	case 'q':
		cli->verbosity = -1;
		return true;
	case 'v':
		cli->verbosity = 1;
		return true;
	case 'o':
		cli->output = optarg;
		return true;
	case OPTION_DB:
		cli->database = optarg;
		return true;
	case OPTION_COLOR:
		*ok = set_color(cli, optarg);
		return true;
	case OPTION_FORMAT:
		cli->format = optarg;
		return true;
	case OPTION_CACHE:
		cli->cache = optarg;
		return true;
	case OPTION_NO_CACHE:
		cli->no_cache = true;
		return true;
	case OPTION_KEYS:
		cli->keys = optarg;
		return true;
	default:
		return false;
	}
}

/* For shell completion: the command's own options first, then those of every command. */
static void print_options(const struct option *options)
{
	for (; options->name; options++)
		if (options->val != OPTION_OPTIONS)
			printf("--%s\n", options->name);
}

int tg_cli_option(struct tg_cli *cli, int argc, char **argv, const char *short_options,
		  const struct option *long_options, const char *help)
{
	size_t own = option_count(long_options);
	struct option *all =
		tg_arena_alloc(&cli->arena, (own + option_count(common) + 1) * sizeof(*all));
	const char *letters = tg_arena_printf(&cli->arena, "%sC:j:qvo:", short_options);
	bool ok;
	int option;

	if (own)
		memcpy(all, long_options, own * sizeof(*all));
	memcpy(all + own, common, sizeof(common));
	for (;;) {
		option = getopt_long(argc, argv, letters, all, NULL);
		if (option == OPTION_HELP) {
			fputs(help, stdout);
			return -2;
		}
		if (option == OPTION_OPTIONS) {
			print_options(all);
			return -2;
		}
		if (option == '?') {
			fprintf(stderr, "try 'tracegate %s --help'\n", argv[0]);
			return '?';
		}
		if (option == -1 || !take_common(cli, option, &ok))
			break;
		if (!ok)
			return '?';
	}
	return option;
}

int tg_cli_fail(const struct tg_cli *cli, const struct tg_err *err)
{
	(void)cli;
	print_line("tracegate: ", err->text[0] ? err->text : "unknown error");
	return err->code == TG_OK ? 4 : tg_exit_code(err);
}

void tg_cli_say(const struct tg_cli *cli, const char *fmt, ...)
{
	char text[4096];
	va_list args;

	if (cli->verbosity < 0)
		return;
	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	print_line("", text);
}

/* A device or a pipe is written to; only files are replaced. */
static bool write_special(const char *path, struct tg_str content, struct tg_err *err)
{
	TG_AUTO(tg_close_) int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return tg_fail_errno(err, "cannot open '%s'", path);
	return tg_fd_write(fd, content, err) || tg_while(err, "'%s'", path);
}

const char *tg_cli_format(const struct tg_cli *cli)
{
	return cli->format ? cli->format : "text";
}

bool tg_cli_write(const struct tg_cli *cli, struct tg_str content, struct tg_err *err)
{
	struct stat status;

	if (cli->output && stat(cli->output, &status) == 0 && !S_ISREG(status.st_mode) &&
	    !S_ISDIR(status.st_mode))
		return write_special(cli->output, content, err);
	if (cli->output)
		return tg_file_write(cli->output, content, err);
	if (!tg_fd_write(STDOUT_FILENO, content, err))
		return tg_while(err, "standard output");
	return true;
}

const char *tg_cli_root(struct tg_cli *cli)
{
	struct tg_buf at = {0}, probe = {0};
	const char *root = cli->directory;

	tg_buf_puts(&at, cli->directory);
	for (;;) {
		size_t length = at.len;

		tg_path_join(&probe, at.ptr, ".tracegate");
		if (access(probe.ptr, F_OK) == 0)
			break;
		tg_path_join(&probe, at.ptr, ".git");
		if (access(probe.ptr, F_OK) == 0)
			break;
		tg_path_join(&probe, at.ptr, "..");
		tg_buf_clear(&at);
		tg_buf_puts(&at, probe.ptr);
		if (at.len == length) {
			tg_buf_clear(&at);
			tg_buf_puts(&at, cli->directory);
			break;
		}
	}
	root = tg_arena_strdup(&cli->arena, at.ptr);
	tg_buf_done(&at);
	tg_buf_done(&probe);
	return root;
}

const char *tg_cli_path(struct tg_cli *cli, const char *path)
{
	struct tg_buf joined = {0};
	const char *result;

	tg_path_join(&joined, cli->directory, path);
	result = tg_arena_strdup(&cli->arena, joined.ptr);
	tg_buf_done(&joined);
	return result;
}

const char *tg_cli_shown(struct tg_cli *cli, const char *text)
{
	struct tg_buf shown = {0};
	const char *result = text;

	if (!tg_utf8_valid(tg_str(text))) {
		tg_escape_terminal(&shown, tg_str(text), false);
		result = tg_arena_strndup(&cli->arena, shown.ptr, shown.len);
	}
	tg_buf_done(&shown);
	return result;
}

void tg_cli_progress(void *user, const struct tg_unit *unit, size_t done, size_t total)
{
	const struct tg_cli *cli = user;

	(void)unit;
	if (cli->verbosity >= 0 && isatty(STDERR_FILENO))
		fprintf(stderr, "\r%zu of %zu units", done, total);
}

void tg_cli_progress_done(struct tg_cli *cli)
{
	if (cli->verbosity >= 0 && isatty(STDERR_FILENO))
		fputs("\r\x1b[K", stderr);
}
