/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_harden - which protections the build asks for, and which the linked files have.
 */
#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/project.h"
#include "evidence/binary.h"
#include "evidence/build_flags.h"
#include "trace/analysis/hardening.h"
#include "trace/index/database.h"

static const char help[] =
	"usage: tracegate harden [-p DIR] [--store] [--format text|json] [-o FILE] [BINARY...]\n"
	"\n"
	"Shows the protections against exploitation that the compile database asks the compiler\n"
	"for, and those that linked ELF programs and libraries have: position independence, "
	"RELRO,\n"
	"non-executable stack, stack protector, FORTIFY, control-flow integrity, stack clash,\n"
	"format security; and what is left over: debugging information, search paths. The files\n"
	"are read and never run. It is evidence for SD-4, CCSC 4 and CRA-AI-I-2k.\n"
	"\n"
	"  -p DIR          folder of compile_commands.json (default: as configured, else the "
	"root,\n"
	"                  else its folder 'build')\n"
	"  --store         keep what is missing in the trace database, for HEAD, so that verdicts\n"
	"                  see it; it holds until the build description (CMakeLists.txt, Makefile\n"
	"                  ...) changes, or until the next --store. The register may suppress it.\n"
	"  --format json   one object\n"
	"\n"
	"Exit codes: 0 all protections are there, 1 one is missing, 2 a file cannot be read or\n"
	"there is nothing to look at, 3 a file does not tell.\n"
	"\n"
	"Examples\n"
	"  tracegate harden -p build\n"
	"  tracegate harden -p build build/gateway build/libframe.so\n"
	"  tracegate harden -p build --store build/gateway && tracegate status\n";

enum { OPTION_STORE = 1 };

static const struct option options[] = {
	{"store", no_argument, NULL, OPTION_STORE},
	{NULL, 0, NULL, 0},
};

struct report {
	struct tg_cli *cli;
	struct tg_buf out;
	struct tg_json json;
	bool is_json;
	unsigned missing, unknown;
	TG_VEC(struct tg_lack) lacks; /* what is missing, to be kept */
};

static void add_lack(struct report *report, const char *what, const char *subject,
		     const char *message)
{
	*TG_VEC_ADD(&report->lacks) = (struct tg_lack){what, subject, message};
	report->missing++;
}

static void put_flags(struct report *report, const char *path, const struct tg_build_flags *flags)
{
	struct tg_buf *out = &report->out;
	int i;

	if (report->is_json) {
		tg_json_key(&report->json, "flags");
		tg_json_open(&report->json, '[');
	} else {
		tg_escape_terminal(out, tg_str(path), false);
		tg_buf_printf(out, ": %zu commands\n", flags->commands);
	}
	for (i = 0; i < TG_BUILD_FLAGS; i++) {
		bool all = flags->have[i] == flags->commands;

		if (!all)
			add_lack(report, tg_build_flag_name((enum tg_build_flag)i), path,
				 tg_arena_printf(&report->cli->arena,
						 "%s: %zu of %zu commands of the compile database "
						 "lack it, first that of '%s'; add %s",
						 tg_build_flag_name((enum tg_build_flag)i),
						 flags->commands - flags->have[i], flags->commands,
						 flags->missing[i],
						 tg_build_flag_remedy((enum tg_build_flag)i)));
		if (report->is_json) {
			tg_json_open(&report->json, '{');
			tg_json_pair(&report->json, "name",
				     tg_build_flag_name((enum tg_build_flag)i));
			tg_json_pair_int(&report->json, "have", (int64_t)flags->have[i]);
			tg_json_pair_int(&report->json, "commands", (int64_t)flags->commands);
			tg_json_pair(&report->json, "remedy",
				     tg_build_flag_remedy((enum tg_build_flag)i));
			tg_json_close(&report->json, '}');
			continue;
		}
		tg_buf_printf(out, "  %-22s %s", tg_build_flag_name((enum tg_build_flag)i),
			      all ? "yes" : "no ");
		if (!all) {
			tg_buf_printf(out, " %zu of %zu lack it, first ",
				      flags->commands - flags->have[i], flags->commands);
			tg_escape_terminal(out, tg_str(flags->missing[i]), false);
			tg_buf_printf(out, "; add %s", tg_build_flag_remedy((enum tg_build_flag)i));
		}
		tg_buf_putc(out, '\n');
	}
	if (report->is_json)
		tg_json_close(&report->json, ']');
}

static void put_binary(struct report *report, const char *path, const struct tg_binary *binary)
{
	struct tg_buf *out = &report->out;
	int i;

	if (report->is_json) {
		tg_json_open(&report->json, '{');
		tg_json_pair(&report->json, "path", path);
	} else {
		tg_escape_terminal(out, tg_str(path), false);
		tg_buf_puts(out, "\n");
	}
	for (i = 0; i < TG_PROTECTIONS; i++) {
		enum tg_protected state = binary->has[i];

		if (state == TG_PROTECTED_NO || state == TG_PROTECTED_PARTLY)
			add_lack(report, tg_protection_name((enum tg_protection)i), path,
				 tg_arena_printf(&report->cli->arena, "%s: '%s' %s; %s",
						 tg_protection_name((enum tg_protection)i), path,
						 state == TG_PROTECTED_NO ? "lacks it"
									  : "has it in part",
						 tg_protection_remedy((enum tg_protection)i)));
		report->unknown += state == TG_PROTECTED_UNKNOWN;
		if (report->is_json)
			tg_json_pair(&report->json, tg_protection_name((enum tg_protection)i),
				     tg_protected_name(state));
		else
			tg_buf_printf(
				out, "  %-22s %s%s%s\n", tg_protection_name((enum tg_protection)i),
				tg_protected_name(state),
				state == TG_PROTECTED_YES || state == TG_PROTECTED_UNKNOWN ? ""
											   : "  ",
				state == TG_PROTECTED_YES || state == TG_PROTECTED_UNKNOWN
					? ""
					: tg_protection_remedy((enum tg_protection)i));
	}
	if (report->is_json)
		tg_json_close(&report->json, '}');
}

/* The compile database, when there is one; `told` must be there. */
static bool look_at_build(struct report *report, const char *told, bool *ret_any,
			  struct tg_err *err)
{
	struct tg_cli *cli = report->cli;
	struct tg_project project = {0};
	struct tg_build_flags flags;
	const char *path;

	if (!tg_project_load(cli, &project, err))
		return false;
	path = tg_analysis_database(&cli->arena, project.root,
				    tg_project_database(cli, &project, told), !told);
	*ret_any = path != NULL;
	if (!path)
		return true;
	if (tg_dir_exists(path))
		path = tg_arena_printf(&cli->arena, "%s/compile_commands.json", path);
	if (!tg_build_flags_read(&cli->arena, path, &flags, err))
		return false;
	put_flags(report, tg_path_relative(path, project.root), &flags);
	return true;
}

static bool look(struct report *report, const char *told, char **paths, struct tg_err *err)
{
	struct tg_binary binary;
	bool any = false;
	size_t i;

	if (!look_at_build(report, told, &any, err))
		return false;
	if (!any && !paths[0])
		return tg_fail(
			err, TG_ERR_USAGE,
			"there is no compile database and no BINARY was named; name the folder "
			"of compile_commands.json with -p, or a linked program");
	if (report->is_json) {
		tg_json_key(&report->json, "binaries");
		tg_json_open(&report->json, '[');
	}
	for (i = 0; paths[i]; i++) {
		if (!tg_binary_read(tg_cli_path(report->cli, paths[i]), &binary, err))
			return false;
		put_binary(report, paths[i], &binary);
	}
	if (report->is_json)
		tg_json_close(&report->json, ']');
	return true;
}

static bool store_lacks(struct report *report, struct tg_err *err)
{
	struct tg_cli *cli = report->cli;
	TG_AUTO(tg_history_close_) struct tg_history *history = NULL;
	TG_AUTO(tg_store_close_) struct tg_store *store = NULL;
	struct tg_record record = {.tool = "tracegate " TG_VERSION};
	struct tg_project project = {0};
	struct tg_register entries = {0};
	struct tg_cards cards = {0};
	struct tg_policy policy;
	struct tg_commit commit;
	bool ok = tg_project_load(cli, &project, err) &&
		  tg_project_rules(cli, &project, &policy, &entries, err) &&
		  tg_cards_load(&cli->arena, cli->rules_dir, &cards, err);

	history = ok ? tg_history_open(project.root, err) : NULL;
	ok = history && tg_history_resolve(history, "HEAD", &record.commit, err) &&
	     tg_history_commit(&cli->arena, history, &record.commit, &commit, err);
	if (ok) {
		record.tree = commit.tree;
		store = tg_database_open(history, project.root, project.database, TG_STORE_WRITE,
					 err);
	}
	ok = store && tg_store_begin(store, "harden", record.tool, err) &&
	     tg_hardening_record(store, project.root, &record, tg_card_find(&cards, TG_RULE_BUILD),
				 &entries, report->lacks.at, report->lacks.count, report->unknown,
				 err) &&
	     tg_store_commit(store, err);
	tg_cards_done(&cards);
	return ok;
}

int cmd_harden(struct tg_cli *cli, int argc, char **argv)
{
	struct report report = {.cli = cli};
	const char *told = NULL;
	struct tg_err err = {0};
	bool ok, keep = false;
	int option;

	while ((option = tg_cli_option(cli, argc, argv, "p:", options, help)) != -1) {
		if (option == 'p')
			told = optarg;
		else if (option == OPTION_STORE)
			keep = true;
		else
			return option == -2 ? 0 : 2;
	}
	report.is_json = cli->format && strcmp(cli->format, "json") == 0;
	report.json = (struct tg_json){.out = &report.out, .indent = 2};
	if (cli->format && !report.is_json && strcmp(cli->format, "text") != 0)
		tg_fail(&err, TG_ERR_USAGE, "harden has no format '%s'; use text or json",
			cli->format);
	if (report.is_json)
		tg_json_open(&report.json, '{');
	ok = err.code == TG_OK && look(&report, told, argv + optind, &err);
	if (report.is_json) {
		tg_json_close(&report.json, '}');
		tg_buf_putc(&report.out, '\n');
	}
	ok = ok && (!keep || store_lacks(&report, &err)) &&
	     tg_cli_write(cli, tg_buf_view(&report.out), &err);
	TG_VEC_DONE(&report.lacks);
	tg_buf_done(&report.out);
	if (!ok)
		return tg_cli_fail(cli, &err);
	return report.missing ? 1 : report.unknown ? 3 : 0;
}
