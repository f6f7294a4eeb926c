/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_unmapped - code that matters for security and that no requirement claims.
 */
#include <stdlib.h>

#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/question.h"
#include "output/status.h"
#include "trace/matrix/unmapped.h"

static const char help[] =
	"usage: tracegate unmapped [--risk] [--as-of REV] [--format text|json|csv] [-o FILE]\n"
	"                          [PATH...]\n"
	"\n"
	"Lists the functions of the product that carry no claim and that no function with a claim\n"
	"calls, even through others; with PATH only those of these files, folders or globs, as\n"
	"they stand in the repository.\n"
	"\n"
	"  --risk          only those that matter for security, the riskiest first: they call\n"
	"                  cryptography, processes, sockets, parsers, authentication, or files\n"
	"                  (rules/risk.yaml says which functions these are), or have open\n"
	"                  findings\n"
	"  --as-of REV     the commit, tag or date to speak of (default: HEAD)\n"
	"\n"
	"Examples\n"
	"  tracegate unmapped --risk\n"
	"  tracegate unmapped src/crypto\n"
	"  tracegate unmapped --risk --as-of v1.0 --format csv\n";

enum { OPTION_AS_OF = 1, OPTION_RISK };

static const struct option options[] = {
	{"as-of", required_argument, NULL, OPTION_AS_OF},
	{"risk", no_argument, NULL, OPTION_RISK},
	{NULL, 0, NULL, 0},
};

static void write_text(const struct tg_unmapped *at, size_t count, struct tg_buf *out)
{
	size_t i;

	for (i = 0; i < count; i++) {
		tg_buf_printf(out, "%4u  %s()  ", at[i].risk, at[i].symbol->name);
		tg_place(out, at[i].symbol->path, at[i].symbol->range.line);
		tg_buf_printf(out, "  %s\n", at[i].why);
	}
	if (!count)
		tg_buf_puts(out,
			    "No such function: everything is claimed, or called from what is.\n");
}

static void write_csv(const struct tg_unmapped *at, size_t count, struct tg_buf *out)
{
	size_t i;

	tg_buf_puts(out, "risk,function,path,line,why\r\n");
	for (i = 0; i < count; i++) {
		tg_buf_printf(out, "%u,", at[i].risk);
		tg_escape_csv(out, tg_str(at[i].symbol->name));
		tg_buf_putc(out, ',');
		tg_escape_csv(out, tg_str(at[i].symbol->path));
		tg_buf_printf(out, ",%u,", at[i].symbol->range.line);
		tg_escape_csv(out, tg_str(at[i].why));
		tg_buf_puts(out, "\r\n");
	}
}

static void write_json(const struct tg_unmapped *at, size_t count, struct tg_buf *out)
{
	struct tg_json json = {.out = out, .indent = 2};
	size_t i;

	tg_json_open(&json, '[');
	for (i = 0; i < count; i++) {
		tg_json_open(&json, '{');
		tg_json_pair_int(&json, "risk", at[i].risk);
		tg_json_pair(&json, "function", at[i].symbol->name);
		tg_json_pair(&json, "path", at[i].symbol->path);
		tg_json_pair_int(&json, "line", at[i].symbol->range.line);
		tg_json_pair(&json, "why", at[i].why);
		tg_json_close(&json, '}');
	}
	tg_json_close(&json, ']');
	tg_buf_putc(out, '\n');
}

/* What is asked for: anything, or what lies in one of these places. */
struct wish {
	bool risk;
	char *const *places; /* NULL at the end */
};

static bool lies_in(const char *place, const char *path)
{
	size_t length = strlen(place);

	while (length && place[length - 1] == '/')
		length--;
	return strcmp(place, ".") == 0 || tg_glob_match(place, path) ||
	       (length && strncmp(path, place, length) == 0 &&
		(path[length] == '/' || !path[length]));
}

static bool is_wanted(const struct wish *wish, const char *path)
{
	char *const *place;

	for (place = wish->places; *place; place++)
		if (lies_in(*place, path))
			return true;
	return !*wish->places;
}

/* A place where nothing lies is misspelt: silence would say that everything is claimed there. */
static bool check_places(struct tg_cli *cli, struct tg_question *question, const struct wish *wish,
			 struct tg_err *err)
{
	struct tg_stored_file *files;
	char *const *place;
	size_t count, i;

	if (*wish->places && !tg_store_files(&cli->arena, question->store, &files, &count, err))
		return false;
	for (place = wish->places; *place; place++) {
		for (i = 0; i < count && !lies_in(*place, files[i].path); i++)
			;
		if (i == count)
			return tg_fail(err, TG_ERR_MISSING,
				       "no file of the commit lies in '%s'; name files, folders or "
				       "globs as they stand in the repository",
				       *place);
	}
	return true;
}

static size_t keep_wanted(const struct wish *wish, struct tg_unmapped *at, size_t count)
{
	size_t i, kept = 0;

	for (i = 0; i < count; i++)
		if (is_wanted(wish, at[i].symbol->path))
			at[kept++] = at[i];
	return kept;
}

static bool answer(struct tg_cli *cli, struct tg_question *question, const void *what,
		   struct tg_buf *out, struct tg_err *err)
{
	const struct wish *wish = what;
	const char *format = tg_cli_format(cli);
	struct tg_risks risks = {0};
	struct tg_unmapped *found;
	size_t count;
	bool ok = true;

	if (!question->known.now.meanings)
		return tg_fail(err, TG_ERR_INCOMPLETE,
			       "who calls whom is not known, because some code of the commit could "
			       "not be read; 'tracegate query gaps' says what");
	if (!check_places(cli, question, wish, err) ||
	    !tg_risks_load(&cli->arena, cli->rules_dir, &risks, err))
		return false;
	count = tg_unmapped_find(&cli->arena, &question->known, &risks, wish->risk, &found);
	count = keep_wanted(wish, found, count);
	if (strcmp(format, "text") == 0)
		write_text(found, count, out);
	else if (strcmp(format, "csv") == 0)
		write_csv(found, count, out);
	else if (strcmp(format, "json") == 0)
		write_json(found, count, out);
	else
		ok = tg_fail(err, TG_ERR_USAGE, "there is no format '%s'; use text, json or csv",
			     format);
	tg_risks_done(&risks);
	return ok;
}

int cmd_unmapped(struct tg_cli *cli, int argc, char **argv)
{
	const char *revision = NULL;
	struct tg_err err = {0};
	struct wish wish = {.risk = false};
	int option;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option == OPTION_AS_OF)
			revision = optarg;
		else if (option == OPTION_RISK)
			wish.risk = true;
		else
			return option == -2 ? 0 : 2;
	}
	wish.places = argv + optind;
	return tg_question_ask(cli, revision, answer, &wish, &err);
}
