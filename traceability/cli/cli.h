/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cli.h - what every command shares. To add a command:
 *   1. write cli/cmd_<name>.c: file comment, help text, option table, static functions,
 *      `int cmd_<name>(struct tg_cli *cli, int argc, char **argv)`
 *   2. declare it below and add its line to the table in main.c
 *   3. describe it in README.md; a test compares the table with the README
 *
 * argv[0] is the command's name. Data goes to standard output, text for people to standard
 * error. A command returns the exit code.
 */
#ifndef TG_CLI_CLI_H
#define TG_CLI_CLI_H

#include <getopt.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"

/* Options that every command takes, read before and behind the command's name. */
struct tg_cli {
	const char *directory;  /* -C: absolute path of where to work; the root is found from it */
	const char *database;   /* --db, or NULL for <root>/.tracegate/trace.db */
	const char *plugin_dir; /* found beside the program */
	const char *rules_dir;  /* likewise */
	const char *program;    /* absolute path of the program */
	unsigned jobs;          /* -j, 0 = as many as there are processors */
	int verbosity;          /* -q -1, default 0, -v 1 */
	bool color_out;         /* colour on standard output */
	bool color_err;
	const char *format; /* --format, or NULL */
	const char *output; /* -o, or NULL for standard output */
	const char *cache;  /* --cache, or NULL; see caching.h */
	bool no_cache;
	const char
		*keys; /* --keys, or NULL for those of the commit; see trace/process/signature.h */
	struct tg_arena arena;
};

typedef int tg_command_fn(struct tg_cli *cli, int argc, char **argv);

/* One a line, sorted: two people who add a command do not meet. */
tg_command_fn cmd_cache;
tg_command_fn cmd_affected;
tg_command_fn cmd_blame;
tg_command_fn cmd_bundle;
tg_command_fn cmd_check;
tg_command_fn cmd_debug;
tg_command_fn cmd_diff;
tg_command_fn cmd_explain;
tg_command_fn cmd_gate;
tg_command_fn cmd_harden;
tg_command_fn cmd_help;
tg_command_fn cmd_export;
tg_command_fn cmd_gap;
tg_command_fn cmd_hook;
tg_command_fn cmd_identity;
tg_command_fn cmd_import;
tg_command_fn cmd_index;
tg_command_fn cmd_init;
tg_command_fn cmd_lsp;
tg_command_fn cmd_process;
tg_command_fn cmd_query;
tg_command_fn cmd_report;
tg_command_fn cmd_review;
tg_command_fn cmd_rules;
tg_command_fn cmd_secrets;
tg_command_fn cmd_status;
tg_command_fn cmd_suppressions;
tg_command_fn cmd_suspect;
tg_command_fn cmd_trace;
tg_command_fn cmd_unmapped;
tg_command_fn cmd_verify;
tg_command_fn cmd_version;
tg_command_fn cmd_why;

/*
 * getopt_long() over the command's own options and the common ones. Returns the next of the
 * command's options, -1 at the end, or '?' after it has printed a usage error. `help` is printed,
 * and -2 returned, for --help; likewise the names of all options for --options.
 */
int tg_cli_option(struct tg_cli *cli, int argc, char **argv, const char *short_options,
		  const struct option *long_options, const char *help);

/* Prints "tracegate: text" with hostile bytes escaped and returns the exit code for `err`. */
int tg_cli_fail(const struct tg_cli *cli, const struct tg_err *err);
/* Prints a line for people unless -q. */
void tg_cli_say(const struct tg_cli *cli, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* The form of the output: --format, or "text". */
const char *tg_cli_format(const struct tg_cli *cli);

/* Writes a command's data to -o or standard output; a closed pipe or full disk is an error. */
bool tg_cli_write(const struct tg_cli *cli, struct tg_str content, struct tg_err *err);

/* The repository's root: the nearest folder from `directory` upwards that holds .tracegate or
 * .git; `directory` itself when none does. Lives in the arena. */
const char *tg_cli_root(struct tg_cli *cli);

/* `path` from the folder of -C, absolute, with "." and ".." resolved as text. In the arena. */
const char *tg_cli_path(struct tg_cli *cli, const char *path);

/* `text` as the database and people have it: bytes that are no UTF-8 are escaped. In the arena. */
const char *tg_cli_shown(struct tg_cli *cli, const char *text);

/* A progress line on standard error, where that is a terminal; `user` is the struct tg_cli. */
struct tg_unit;
void tg_cli_progress(void *user, const struct tg_unit *unit, size_t done, size_t total);
void tg_cli_progress_done(struct tg_cli *cli);

#endif
