/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_explain - what an id stands for: a requirement, a weakness, a rule, a product profile.
 */
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/cli.h"
#include "knowledge/explain.h"

static const char help[] =
	"usage: tracegate explain [--format text|json] [-o FILE] [ID...]\n"
	"\n"
	"Shows what an id is, its edition, security levels, component types and evidence, what\n"
	"maps to it (by whom, how surely) and which rules serve it. Without an ID it lists the\n"
	"catalogues. An id may be written as people write it; one that means several things is\n"
	"refused with its candidates, one that is not known with the nearest.\n"
	"\n"
	"  --format text   for people, wrapped to the terminal (the default)\n"
	"  --format json   one object, or an array where several ids are asked for\n"
	"  -o FILE         write to FILE\n"
	"  -v              do not cut long lists of ids short\n"
	"\n"
	"Examples\n"
	"  tracegate explain CR-1.5\n"
	"  tracegate explain 'IEC 62443-4-2 CR 3.4 RE(1)'\n"
	"  tracegate explain CRA-AI-I-2d CWE-798\n"
	"  tracegate explain --format json SD-4\n"
	"  tracegate explain credentials/hardcoded-password\n";

/* Columns of the terminal, or 80. */
static unsigned width_of(const struct tg_cli *cli)
{
	struct winsize size = {0};

	if (cli->output || !isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 ||
	    size.ws_col == 0)
		return 80;
	return size.ws_col;
}

static bool explain_all(const struct tg_cli *cli, struct tg_knowledge *knowledge, bool json,
			char **ids, struct tg_buf *out, struct tg_err *err)
{
	struct tg_explanation what;

	if (json && ids[0] && ids[1])
		tg_buf_puts(out, "[\n");
	for (size_t i = 0; ids[i]; i++) {
		if (!tg_explain(knowledge, tg_str(ids[i]), &what, err))
			return false;
		if (i)
			tg_buf_puts(out, json ? ",\n" : "\n\n");
		if (json)
			tg_explain_json(knowledge, &what, out);
		else
			tg_explain_text(knowledge, &what, width_of(cli), cli->verbosity > 0, out);
	}
	if (json && ids[0] && ids[1])
		tg_buf_puts(out, "]\n");
	return true;
}

int cmd_explain(struct tg_cli *cli, int argc, char **argv)
{
	struct tg_knowledge knowledge = {0};
	struct tg_buf out = {0};
	struct tg_err err = {0};
	int option = tg_cli_option(cli, argc, argv, "", NULL, help);
	bool json = cli->format && !strcmp(cli->format, "json");
	bool ok;

	if (option != -1)
		return option == -2 ? 0 : 2;
	if (cli->format && !json && strcmp(cli->format, "text") != 0) {
		tg_fail(&err, TG_ERR_USAGE, "explain has no format '%s'; use text or json",
			cli->format);
		return tg_cli_fail(cli, &err);
	}
	ok = tg_knowledge_open(&knowledge, cli->rules_dir, &err);
	if (ok && optind == argc && json)
		tg_explain_list_json(&knowledge, &out);
	else if (ok && optind == argc)
		tg_explain_list_text(&knowledge, width_of(cli), &out);
	else if (ok)
		ok = explain_all(cli, &knowledge, json, argv + optind, &out, &err);
	ok = ok && tg_cli_write(cli, tg_buf_view(&out), &err);
	tg_buf_done(&out);
	tg_knowledge_done(&knowledge);
	return ok ? 0 : tg_cli_fail(cli, &err);
}
