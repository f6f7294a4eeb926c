/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_gate - one verdict on a change.
 */
#include <stdio.h>

#include "base/file.h"
#include "cli/caching.h"
#include "cli/cli.h"
#include "cli/project.h"
#include "output/findings.h"
#include "output/gate.h"
#include "trace/gate_run.h"
#include "trace/index.h"

static const char help[] =
	"usage: tracegate gate --base REV [OPTIONS]\n"
	"\n"
	"Decides on what lies between the merge base of REV and the work tree: new findings,\n"
	"requirements and threats whose verdict got worse, claims that name nothing, and analysis\n"
	"that is incomplete. The policy is the one of the base, whatever the change makes of it.\n"
	"\n"
	"  --base REV         branch, tag or commit the change is meant for\n"
	"  -p DIR             folder of compile_commands.json (default: as configured)\n"
	"  --format FORMAT    text, json or markdown; or findings as sarif, junit, gitlab,\n"
	"                     checkstyle\n"
	"  --summary FILE     write a Markdown summary for the pull request as "
	"well\n" TG_CACHING_HELP "  --require-sandbox  fail when the kernel has no Landlock\n"
	"\n"
	"Exit code 0: passed; 1: blocked; 3: something could not be analysed.\n"
	"\n"
	"Examples\n"
	"  tracegate gate --base origin/main\n"
	"  tracegate gate --base origin/main --format sarif -o new.sarif --summary summary.md\n";

struct gate {
	struct tg_cli *cli;
	struct tg_project project;
	const char *base, *build, *summary;
	bool require_sandbox;
};

enum { OPTION_BASE = 1, OPTION_SUMMARY, OPTION_SANDBOX };

static const struct option options[] = {
	{"base", required_argument, NULL, OPTION_BASE},
	{"summary", required_argument, NULL, OPTION_SUMMARY},
	{"require-sandbox", no_argument, NULL, OPTION_SANDBOX},
	{NULL, 0, NULL, 0},
};

/* 0 to go on, else the exit code plus one. */
static int parse(struct gate *gate, int argc, char **argv)
{
	int option;

	while ((option = tg_cli_option(gate->cli, argc, argv, "p:", options, help)) != -1) {
		switch (option) {
		case 'p':
			gate->build = optarg;
			break;
		case OPTION_BASE:
			gate->base = optarg;
			break;
		case OPTION_SUMMARY:
			gate->summary = optarg;
			break;
		case OPTION_SANDBOX:
			gate->require_sandbox = true;
			break;
		default:
			return option == -2 ? 1 : 3;
		}
	}
	if (!gate->base || optind < argc) {
		fprintf(stderr,
			"tracegate: the gate needs --base REV and takes no other arguments\n"
			"try 'tracegate gate --help'\n");
		return 3;
	}
	return 0;
}

static bool write_findings(const struct gate *gate, const struct tg_gate_run *run,
			   struct tg_buf *out, struct tg_err *err)
{
	struct tg_findings_report report = {
		.version = TG_VERSION,
		.root = gate->project.root,
		.cards = &run->rulebook.cards,
		.findings = run->now.findings.at,
		.count = run->now.findings.count,
		.is_new = run->is_new,
		.incomplete = run->now.incomplete.at,
		.incomplete_count = run->now.incomplete.count,
		.stats = &run->now.stats,
	};

	return tg_findings_write(out, gate->cli->format, &report, err);
}

static bool write_report(const struct gate *gate, const struct tg_gate_run *run, struct tg_err *err)
{
	static const char *const sandboxes[] = {"none", "limits", "landlock"};
	const char *format = gate->cli->format ? gate->cli->format : "text";
	char base[TG_OID_HEX], head[TG_OID_HEX];
	struct tg_gate_report report = {
		.gate = &run->gate,
		.policy = &run->policy,
		.base = tg_oid_hex(&run->base, base),
		.base_name = gate->base,
		.head = tg_oid_hex(&run->head, head),
		.root = gate->project.root,
		.version = TG_VERSION,
		.units = run->now.units.count,
		.units_again = tg_gate_units_again(run),
		.sandbox = sandboxes[run->now.stats.sandbox],
		.color = gate->cli->color_out && !gate->cli->output,
	};
	struct tg_buf out = {0};
	bool ok = true;

	if (strcmp(format, "text") == 0)
		tg_gate_text(&out, &report);
	else if (strcmp(format, "json") == 0)
		tg_gate_json(&out, &report);
	else if (strcmp(format, "markdown") == 0)
		tg_gate_markdown(&out, &report);
	else
		ok = write_findings(gate, run, &out, err);
	ok = ok && tg_cli_write(gate->cli, tg_buf_view(&out), err);
	if (ok && gate->summary) {
		tg_buf_clear(&out);
		tg_gate_markdown(&out, &report);
		ok = tg_file_write(tg_cli_path(gate->cli, gate->summary), tg_buf_view(&out), err);
	}
	tg_buf_done(&out);
	return ok;
}

static void say_notes(const struct gate *gate, const struct tg_gate_run *run)
{
	if (run->introduced)
		tg_cli_say(gate->cli,
			   "note: the base has no policy; the change is judged by its own");
	if (run->is_dirty)
		tg_cli_say(gate->cli,
			   "note: the work tree differs from HEAD; findings are those of "
			   "the work tree, verdicts those of HEAD");
	if (run->now.guessed)
		tg_cli_say(gate->cli, "note: no compile database; sources were analysed with "
				      "default flags");
}

static bool index_first(struct gate *gate, struct tg_err *err)
{
	struct tg_index_options what = {
		.root = gate->project.root,
		.database = gate->project.database,
		.config = &gate->project.config,
		.tool = "tracegate " TG_VERSION,
		.jobs = gate->cli->jobs,
	};
	struct tg_indexed indexed;

	return tg_index(&gate->cli->arena, &what, &indexed, err);
}

static bool run(struct gate *gate, int *ret_code, struct tg_err *err)
{
	TG_AUTO(tg_history_close_) struct tg_history *history = NULL;
	TG_AUTO(tg_store_close_) struct tg_store *store = NULL;
	struct tg_gate_run run = {0};
	struct tg_gate_options what = {
		.root = gate->project.root,
		.plugin_dir = gate->cli->plugin_dir,
		.rules_dir = gate->cli->rules_dir,
		.base = gate->base,
		.database = gate->build ? tg_cli_path(gate->cli, gate->build) : NULL,
		.tool = "tracegate " TG_VERSION,
		.jobs = gate->cli->jobs,
		.caching = tg_caching_of(gate->cli, gate->project.root),
		.require_sandbox = gate->require_sandbox,
		.on_unit = tg_cli_progress,
		.user = gate->cli,
	};
	bool ok = index_first(gate, err);

	history = ok ? tg_history_open(gate->project.root, err) : NULL;
	store = history ? tg_database_open(history, gate->project.root, gate->project.database,
					   TG_STORE_WRITE, err)
			: NULL;
	ok = store && tg_gate_run(&what, history, store, &run, err);
	tg_cli_progress_done(gate->cli);
	ok = ok && write_report(gate, &run, err);
	if (ok) {
		say_notes(gate, &run);
		tg_caching_say(gate->cli, &run.now.stats);
		*ret_code = tg_gate_exit(&run.gate, &run.policy);
	}
	tg_gate_run_done(&run);
	return ok;
}

int cmd_gate(struct tg_cli *cli, int argc, char **argv)
{
	struct gate gate = {.cli = cli};
	struct tg_err err = {0};
	int code = parse(&gate, argc, argv);

	if (code)
		return code - 1;
	if (!tg_project_load(cli, &gate.project, &err) || !run(&gate, &code, &err))
		return tg_cli_fail(cli, &err);
	return code;
}
