/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_gate - one verdict on a change.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "cli/caching.h"
#include "cli/cli.h"
#include "cli/project.h"
#include "output/findings.h"
#include "output/gate.h"
#include "trace/gate/gate_run.h"
#include "trace/index/index.h"

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
	"  --also FORMAT=FILE write another form into a file, too; may stand several times\n"
	"  --annotations HOW  github, gitlab or none: lines behind the text that mark the code in\n"
	"                     the service's view; auto (default): as its environment tells\n"
	"  --sarif-suppressed omit|mark\n"
	"                     what is suppressed: not in SARIF (default), or marked there\n"
	"  --advise           report, and exit 0 whatever blocks, as with 'mode: advise'\n"
	"  --summary FILE     write a Markdown summary for the pull request as "
	"well\n" TG_CACHING_HELP "  --require-sandbox  fail when the kernel has no Landlock\n"
	"\n"
	"Each reason says what, where, since which commit, against which requirement, and the\n"
	"shortest way out. What blocks is said by .tracegate/policy.yaml of the merge base:\n"
	"\n"
	"  version: 1\n"
	"  gate:\n"
	"    mode: enforce          # or advise: report and exit 0\n"
	"    findings: warning      # lowest severity of a new finding that blocks\n"
	"    confidence: low        # and its lowest confidence\n"
	"    verdicts: worse        # worse than at the base, or a list: [worse, VIOLATED]\n"
	"    incomplete: worse      # block: also where it stood at the base; allow: never\n"
	"    suppressions: show     # block: one that the change adds or widens\n"
	"    secrets: block         # in any commit of the change; show: only say so\n"
	"    boundaries: show       # block: code that is new to the threat model, or the reverse\n"
	"    reviews: base          # change: reviews that the change records count\n"
	"    protected: [ci/**]     # files whose change is shown, beside the usual\n"
	"    limits:                # absolute, old findings count\n"
	"      - {path: src/crypto/**, profile: sd-4, severity: warning, at_most: 0}\n"
	"  suppressions: {ticket: required, longest_days: 180}\n"
	"  budget: {cognitive: 15, nesting: 3, lines: 80}  # of functions that decide about "
	"security\n"
	"  suspect: {depth: 2}      # decides nothing here; see 'tracegate suspect --help'\n"
	"  process: {fix_days: 30}  # decides nothing here; see 'tracegate process --help'\n"
	"\n"
	"Exit code 0: passed; 1: blocked; 3: something could not be analysed.\n"
	"\n"
	"Examples\n"
	"  tracegate gate --base origin/main\n"
	"  tracegate gate --base origin/main --also sarif=gate.sarif --also junit=gate.xml\n"
	"  tracegate gate --base origin/main --format sarif -o new.sarif --summary summary.md\n";

struct gate {
	struct tg_cli *cli;
	struct tg_project project;
	const char *base, *build, *annotations;
	TG_VEC(const char *) also; /* FORMAT=FILE */
	bool require_sandbox, advise, mark_suppressed;
};

enum {
	OPTION_BASE = 1,
	OPTION_SUMMARY,
	OPTION_SANDBOX,
	OPTION_ALSO,
	OPTION_ANNOTATIONS,
	OPTION_ADVISE,
	OPTION_SUPPRESSED
};

static const struct option options[] = {
	{"base", required_argument, NULL, OPTION_BASE},
	{"summary", required_argument, NULL, OPTION_SUMMARY},
	{"require-sandbox", no_argument, NULL, OPTION_SANDBOX},
	{"also", required_argument, NULL, OPTION_ALSO},
	{"annotations", required_argument, NULL, OPTION_ANNOTATIONS},
	{"advise", no_argument, NULL, OPTION_ADVISE},
	{"sarif-suppressed", required_argument, NULL, OPTION_SUPPRESSED},
	{NULL, 0, NULL, 0},
};

/* How a report is written: a format of the verdict, or NULL for one of findings. */
static void (*verdict_writer(const char *format))(struct tg_buf *, const struct tg_gate_report *)
{
	static const struct {
		const char *name;
		void (*write)(struct tg_buf *, const struct tg_gate_report *);
	} formats[] = {
		{"text", tg_gate_text},         {"json", tg_gate_json},
		{"markdown", tg_gate_markdown}, {"junit", tg_gate_junit},
		{"github", tg_gate_github},     {"gitlab-log", tg_gate_gitlab_log},
	};
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(*formats); i++)
		if (strcmp(formats[i].name, format) == 0)
			return formats[i].write;
	return NULL;
}

static bool one_of(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (strcmp(text, *words) == 0)
			return true;
	return false;
}

/* True when an option was taken; false with what is wrong in `err`. */
static bool take_option(struct gate *gate, int option, struct tg_err *err)
{
	static const char *const annotations[] = {"github", "gitlab", "none", "auto", NULL};
	static const char *const ways[] = {"omit", "mark", NULL};

	switch (option) {
	case 'p':
		gate->build = optarg;
		return true;
	case OPTION_BASE:
		gate->base = optarg;
		return true;
	case OPTION_SUMMARY:
		*TG_VEC_ADD(&gate->also) =
			tg_arena_printf(&gate->cli->arena, "markdown=%s", optarg);
		return true;
	case OPTION_ALSO:
		*TG_VEC_ADD(&gate->also) = optarg;
		return strchr(optarg, '=') ||
		       tg_fail(err, TG_ERR_USAGE, "--also takes FORMAT=FILE, not '%s'", optarg);
	case OPTION_ANNOTATIONS:
		gate->annotations = optarg;
		return one_of(optarg, annotations) ||
		       tg_fail(err, TG_ERR_USAGE,
			       "--annotations takes github, gitlab, none or "
			       "auto");
	case OPTION_SUPPRESSED:
		gate->mark_suppressed = strcmp(optarg, "mark") == 0;
		return one_of(optarg, ways) ||
		       tg_fail(err, TG_ERR_USAGE, "--sarif-suppressed takes omit or mark");
	case OPTION_SANDBOX:
		gate->require_sandbox = true;
		return true;
	default:
		gate->advise = true;
		return true;
	}
}

/* 0 to go on, else the exit code plus one. */
static int parse(struct gate *gate, int argc, char **argv)
{
	struct tg_err err = {0};
	int option;

	while ((option = tg_cli_option(gate->cli, argc, argv, "p:", options, help)) != -1) {
		if (option == '?' || option == -2)
			return option == -2 ? 1 : 3;
		if (!take_option(gate, option, &err))
			return tg_cli_fail(gate->cli, &err) + 1;
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
			   const char *format, struct tg_buf *out, struct tg_err *err)
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
		.with_suppressed = gate->mark_suppressed,
	};
	size_t left_out = tg_findings_left_out(format, &report);

	if (left_out)
		tg_cli_say(gate->cli,
			   "note: %s holds at most %zu results; %zu were left out, known "
			   "ones and those of the lowest severities first",
			   format, report.count - left_out, left_out);
	return tg_findings_write(out, format, &report, err);
}

static bool write_one(const struct gate *gate, const struct tg_gate_run *run,
		      const struct tg_gate_report *report, const char *format, struct tg_buf *out,
		      struct tg_err *err)
{
	void (*verdict)(struct tg_buf *, const struct tg_gate_report *) = verdict_writer(format);

	if (!verdict)
		return write_findings(gate, run, format, out, err);
	verdict(out, report);
	return true;
}

/* Which annotations go behind the text, or NULL. */
static const char *annotations_of(const struct gate *gate, const char *format)
{
	const char *asked = gate->annotations ? gate->annotations : "auto";
	const char *github = getenv("GITHUB_ACTIONS"), *gitlab = getenv("GITLAB_CI");

	if (strcmp(asked, "auto") == 0 && (gate->cli->output || strcmp(format, "text") != 0))
		return NULL;
	if (strcmp(asked, "github") == 0 ||
	    (strcmp(asked, "auto") == 0 && github && strcmp(github, "true") == 0))
		return "github";
	if (strcmp(asked, "gitlab") == 0 ||
	    (strcmp(asked, "auto") == 0 && gitlab && strcmp(gitlab, "true") == 0))
		return "gitlab-log";
	return NULL;
}

static bool write_others(const struct gate *gate, const struct tg_gate_run *run,
			 struct tg_gate_report *report, struct tg_err *err)
{
	struct tg_buf out = {0};
	size_t i;
	bool ok = true;

	report->color = false;
	for (i = 0; ok && i < gate->also.count; i++) {
		const char *equals = strchr(gate->also.at[i], '=');
		const char *format = tg_arena_strndup(&gate->cli->arena, gate->also.at[i],
						      (size_t)(equals - gate->also.at[i]));

		tg_buf_clear(&out);
		ok = write_one(gate, run, report, format, &out, err) &&
		     tg_file_write(tg_cli_path(gate->cli, equals + 1), tg_buf_view(&out), err);
	}
	tg_buf_done(&out);
	return ok;
}

static bool write_report(const struct gate *gate, const struct tg_gate_run *run, struct tg_err *err)
{
	static const char *const sandboxes[] = {"none", "limits", "landlock"};
	const char *format = gate->cli->format ? gate->cli->format : "text";
	const char *annotations = annotations_of(gate, format);
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
	bool ok = write_one(gate, run, &report, format, &out, err);

	if (ok && annotations)
		ok = write_one(gate, run, &report, annotations, &out, err);
	ok = ok && tg_cli_write(gate->cli, tg_buf_view(&out), err) &&
	     write_others(gate, run, &report, err);
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
	if (gate->advise)
		run.policy.mode = TG_GATE_ADVISE;
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
		code--;
	else if (!tg_project_load(cli, &gate.project, &err) || !run(&gate, &code, &err))
		code = tg_cli_fail(cli, &err);
	TG_VEC_DONE(&gate.also);
	return code;
}
