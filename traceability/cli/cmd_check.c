/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_check - analyse the work tree, or just some files.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "cli/caching.h"
#include "cli/cli.h"
#include "cli/question.h"
#include "output/findings.h"
#include "trace/analysis/exports.h"
#include "trace/analysis/record.h"
#include "trace/matrix/boundaries.h"

static const char help[] =
	"usage: tracegate check [OPTIONS] [FILE|FOLDER...]\n"
	"\n"
	"Analyses the units of the compile database, or just FILE and those in FOLDER, and prints\n"
	"the findings. What only the whole program can say needs all units.\n"
	"Without a compile database every source below the root is analysed with default flags.\n"
	"\n"
	"  -p DIR             folder of compile_commands.json (default: as configured, else the\n"
	"                     root, else its folder 'build')\n"
	"  --profile NAME     set of rules (default: as configured, else 'default')\n"
	"  --rules ID,...     only these rules; globs such as 'tls/*' are allowed\n"
	"  --format FORMAT    text, json, sarif, junit, gitlab, checkstyle or csv\n"
	"  --store            keep the findings in the trace database, for HEAD\n"
	"  --suppressed       write suppressed findings too, marked as such\n"
	"  --sarif-suppressed omit|mark\n"
	"                     the same for SARIF alone: omit (default) or mark them\n"
	"  --fail-on LEVEL    exit 1 from this severity on: note, warning (default), error, never\n"
	"  --require-sandbox  fail when the kernel has no Landlock\n" TG_CACHING_HELP
	"  --stats            print on standard error what the analysis cost, and each function "
	"that\n"
	"                     the flow engine did not follow to its end\n"
	"\n"
	"Exit code 1: there are findings; 3: some units could not be analysed.\n"
	"\n"
	"Examples\n"
	"  tracegate check -p build\n"
	"  tracegate check --rules 'credentials/*,tls/*' src/login.c\n"
	"  tracegate check --format sarif -o findings.sarif\n";

struct check {
	struct tg_cli *cli;
	const char *build, *profile, *rules;
	int fail_on; /* a severity, or above all of them for never */
	bool suppressed, mark_sarif, require_sandbox, stats, store;
	const char **files;
	size_t file_count;
};

enum {
	OPTION_PROFILE = 1,
	OPTION_RULES,
	OPTION_SUPPRESSED,
	OPTION_FAIL_ON,
	OPTION_SANDBOX,
	OPTION_STATS,
	OPTION_STORE,
	OPTION_SARIF
};

static const struct option options[] = {
	{"profile", required_argument, NULL, OPTION_PROFILE},
	{"rules", required_argument, NULL, OPTION_RULES},
	{"suppressed", no_argument, NULL, OPTION_SUPPRESSED},
	{"fail-on", required_argument, NULL, OPTION_FAIL_ON},
	{"require-sandbox", no_argument, NULL, OPTION_SANDBOX},
	{"stats", no_argument, NULL, OPTION_STATS},
	{"store", no_argument, NULL, OPTION_STORE},
	{"sarif-suppressed", required_argument, NULL, OPTION_SARIF},
	{NULL, 0, NULL, 0},
};

static bool set_fail_on(struct check *check, const char *text)
{
	enum tg_severity severity;

	if (strcmp(text, "never") == 0) {
		check->fail_on = TG_ERROR + 1;
		return true;
	}
	if (!tg_severity_parse(tg_str(text), &severity)) {
		fprintf(stderr, "tracegate: --fail-on takes note, warning, error or never\n");
		return false;
	}
	check->fail_on = (int)severity;
	return true;
}

static bool set_sarif(struct check *check, const char *text)
{
	if (strcmp(text, "mark") != 0 && strcmp(text, "omit") != 0) {
		fprintf(stderr, "tracegate: --sarif-suppressed takes omit or mark\n");
		return false;
	}
	check->mark_sarif = strcmp(text, "mark") == 0;
	return true;
}

/* 0 to go on, else the exit code plus one. */
static int parse(struct check *check, int argc, char **argv)
{
	int option;

	while ((option = tg_cli_option(check->cli, argc, argv, "p:", options, help)) != -1) {
		switch (option) {
		case 'p':
			check->build = optarg;
			break;
		case OPTION_PROFILE:
			check->profile = optarg;
			break;
		case OPTION_RULES:
			check->rules = optarg;
			break;
		case OPTION_SUPPRESSED:
			check->suppressed = true;
			break;
		case OPTION_FAIL_ON:
			if (!set_fail_on(check, optarg))
				return 3;
			break;
		case OPTION_SANDBOX:
			check->require_sandbox = true;
			break;
		case OPTION_STATS:
			check->stats = true;
			break;
		case OPTION_SARIF:
			if (!set_sarif(check, optarg))
				return 3;
			break;
		case OPTION_STORE:
			check->store = true;
			break;
		default:
			return option == -2 ? 1 : 3;
		}
	}
	check->file_count = (size_t)(argc - optind);
	if (check->store && (check->file_count || check->rules)) {
		fprintf(stderr, "tracegate: --store keeps whole analyses only: without FILE and "
				"--rules\n");
		return 3;
	}
	check->files = tg_arena_alloc(&check->cli->arena, (check->file_count + 1) * sizeof(char *));
	for (size_t i = 0; i < check->file_count; i++)
		check->files[i] = tg_cli_path(check->cli, argv[optind + (int)i]);
	return 0;
}

/* Each function that the flow engine has not looked at, or not to its end. */
static void print_cuts(const struct tg_engine_stats *stats)
{
	struct tg_buf text = {0};
	size_t i;

	for (i = 0; i < stats->cut_count; i++) {
		const struct tg_cut *cut = &stats->cuts[i];

		tg_buf_puts(&text, "        ");
		tg_escape_terminal(&text, tg_str(cut->path), false);
		tg_buf_printf(&text, ":%u: ", cut->line);
		tg_escape_terminal(&text, tg_str(cut->function), false);
		tg_buf_puts(&text, cut->broken ? "() has a parse error and was not followed\n"
					       : "() was cut short\n");
	}
	fputs(text.ptr ? text.ptr : "", stderr);
	tg_buf_done(&text);
}

static void print_stats(const struct tg_engine_stats *stats)
{
	double own = stats->lower_seconds + stats->rule_seconds;

	fprintf(stderr,
		"parse   %8.3f s\n"
		"lower   %8.3f s\n"
		"rules   %8.3f s   lowering and rules are %.1f %% of parsing\n"
		"units   %8.3f s of processor time in all, %zu MiB at most in one\n"
		"nodes   %zu, of which %zu were not understood\n"
		"flow    %zu functions: %zu cut short at their budget of steps, %zu in which a "
		"call was not followed; %zu not understood\n"
		"link    %8.3f s   %zu units with what they call in others\n"
		"        %zu functions: %zu cut short, %zu in which a call was not followed; %zu "
		"not "
		"begun; %zu defined in several units\n"
		"cache   %zu of %zu units were known, %zu entries written\n",
		stats->parse_seconds, stats->lower_seconds, stats->rule_seconds,
		stats->parse_seconds > 0 ? 100 * own / stats->parse_seconds : 0.0,
		stats->child_cpu_seconds, stats->peak_bytes >> 20, stats->nodes,
		stats->not_understood, stats->flow.run, stats->flow.cut, stats->flow.shallow,
		stats->flow.broken, stats->link_seconds, stats->linked, stats->linked_flow.run,
		stats->linked_flow.cut, stats->linked_flow.shallow, stats->linked_flow.left,
		stats->ambiguous, stats->cached, stats->units, stats->cache_stored);
	print_cuts(stats);
}

static void summarise(const struct check *check, const struct tg_analysis *analysis)
{
	static const char *const sandboxes[] = {"none", "limits only", "Landlock"};
	size_t counts[3] = {0, 0, 0}, suppressed = 0, i;

	for (i = 0; i < analysis->findings.count; i++) {
		if (analysis->findings.at[i].state == TG_FINDING_OPEN)
			counts[analysis->findings.at[i].severity]++;
		else
			suppressed++;
	}
	if (analysis->guessed)
		tg_cli_say(check->cli,
			   "note: no compile database; sources were analysed with default flags "
			   "and calls of undeclared functions are no findings (make one with "
			   "CMAKE_EXPORT_COMPILE_COMMANDS or bear, and name its folder with -p)");
	tg_cli_say(check->cli,
		   "%zu error%s, %zu warning%s, %zu note%s, %zu suppressed; %zu unit%s, %zu "
		   "incomplete; sandbox: %s",
		   counts[TG_ERROR], counts[TG_ERROR] == 1 ? "" : "s", counts[TG_WARNING],
		   counts[TG_WARNING] == 1 ? "" : "s", counts[TG_NOTE],
		   counts[TG_NOTE] == 1 ? "" : "s", suppressed, analysis->units.count,
		   analysis->units.count == 1 ? "" : "s", analysis->incomplete.count,
		   sandboxes[analysis->stats.sandbox]);
	if (analysis->unlisted)
		tg_cli_say(check->cli, "%zu source%s of the tree are not in the compile database",
			   analysis->unlisted, analysis->unlisted == 1 ? "" : "s");
	if (analysis->database.dropped_flags || analysis->database.outside)
		tg_cli_say(
			check->cli,
			"compile database: %zu flags dropped, %zu sources outside the repository",
			analysis->database.dropped_flags, analysis->database.outside);
	if (analysis->stats.cut_count)
		tg_cli_say(check->cli,
			   "%zu function%s not looked at to the end (--stats names them)",
			   analysis->stats.cut_count, analysis->stats.cut_count == 1 ? "" : "s");
	tg_caching_say(check->cli, &analysis->stats);
	if (check->stats)
		print_stats(&analysis->stats);
}

static int exit_code(const struct check *check, const struct tg_analysis *analysis)
{
	size_t i;

	for (i = 0; i < analysis->findings.count; i++)
		if (analysis->findings.at[i].state == TG_FINDING_OPEN &&
		    (int)analysis->findings.at[i].severity >= check->fail_on)
			return 1;
	return analysis->incomplete.count ? 3 : 0;
}

static bool write_report(const struct check *check, const struct tg_analysis *analysis,
			 const struct tg_cards *cards, const char *root, struct tg_err *err)
{
	struct tg_findings_report report = {
		.version = TG_VERSION,
		.root = root,
		.cards = cards,
		.findings = analysis->findings.at,
		.count = analysis->findings.count,
		.incomplete = analysis->incomplete.at,
		.incomplete_count = analysis->incomplete.count,
		.stats = &analysis->stats,
		.color = check->cli->color_out && !check->cli->output,
		.with_suppressed = check->suppressed || (check->mark_sarif && check->cli->format &&
							 strcmp(check->cli->format, "sarif") == 0),
	};
	struct tg_buf out = {0};
	size_t left_out =
		tg_findings_left_out(check->cli->format ? check->cli->format : "text", &report);
	bool ok = tg_findings_write(&out, check->cli->format ? check->cli->format : "text", &report,
				    err) &&
		  tg_cli_write(check->cli, tg_buf_view(&out), err);

	if (ok && left_out)
		tg_cli_say(check->cli,
			   "note: SARIF holds 25000 results; %zu of the lowest "
			   "severities were left out",
			   left_out);
	tg_buf_done(&out);
	return ok;
}

/* Keeps the findings, bound to HEAD and to the content of the files they stand in. */
static bool store_findings(const struct check *check, const struct tg_project *project,
			   const struct tg_analysis *analysis, struct tg_err *err)
{
	TG_AUTO(tg_history_close_) struct tg_history *history = tg_history_open(project->root, err);
	TG_AUTO(tg_store_close_) struct tg_store *store = NULL;
	struct tg_record record = {.tool = "tracegate " TG_VERSION};
	struct tg_commit commit;

	if (!history || !tg_history_resolve(history, "HEAD", &record.commit, err) ||
	    !tg_history_commit(&check->cli->arena, history, &record.commit, &commit, err))
		return false;
	record.tree = commit.tree;
	store = tg_database_open(history, project->root, project->database, TG_STORE_WRITE, err);
	return store && tg_store_begin(store, "check", record.tool, err) &&
	       tg_record_findings(store, analysis, project->root, &record, err) &&
	       tg_store_commit(store, err);
}

/*
 * Where the trace database knows a threat model, it says more of boundaries than units do. It
 * speaks of HEAD, and is kept with the files that it points at: code, or the model itself.
 */
static bool ask_model(const struct check *check, const struct tg_project *project,
		      const struct tg_rulebook *rulebook, struct tg_analysis *analysis,
		      struct tg_err *err)
{
	struct tg_question question = {0};
	struct tg_boundaries found;
	bool ok;

	if (check->file_count || !tg_ruleset_find(&rulebook->ruleset, TG_RULE_BOUNDARY) ||
	    access(project->database, R_OK) != 0)
		return true;
	ok = tg_question_open(check->cli, NULL, &question, err);
	if (ok) {
		tg_boundaries_find(&analysis->arena, &question.known,
				   tg_map_get(&rulebook->models.lists, tg_str("outside-sources")),
				   &found);
		tg_boundaries_report(&found, NULL, rulebook, analysis, NULL);
	} else {
		tg_while(err, "cannot compare the code with the threat model");
	}
	tg_question_done(&question);
	return ok;
}

static bool run(struct check *check, int *ret_code, struct tg_err *err)
{
	struct tg_project project = {0};
	struct tg_rulebook rulebook = {0};
	struct tg_analysis analysis = {0};
	struct tg_policy policy;
	struct tg_register entries = {0};
	bool ok = tg_project_load(check->cli, &project, err) &&
		  tg_project_rules(check->cli, &project, &policy, &entries, err);
	struct tg_analysis_options what = {
		.root = project.root,
		.plugin_dir = check->cli->plugin_dir,
		.rulebook = &rulebook,
		.files = check->files,
		.file_count = check->file_count,
		.jobs = check->cli->jobs,
		.require_sandbox = check->require_sandbox,
		.entries = &entries,
		.on_unit = tg_cli_progress,
		.user = check->cli,
	};

	if (ok) {
		what.exclude = project.config.exclude.at;
		what.exclude_count = project.config.exclude.count;
		what.release = &project.config.release;
		what.database = tg_project_database(check->cli, &project, check->build);
		what.database_optional = !check->build;
		what.link = !check->file_count;
		what.caching = tg_caching_of(check->cli, project.root);
		what.allow = (struct tg_allow_policy){policy.need_ticket, policy.longest_days};
	}
	rulebook.own_root = project.root;
	ok = ok && tg_rulebook_load(&rulebook, check->cli->rules_dir,
				    check->profile ? check->profile : project.config.profile,
				    check->rules, err);
	if (ok)
		tg_rulebook_budget(&rulebook, &policy);
	ok = ok && tg_rulebook_exports(&rulebook, project.root, err) &&
	     tg_analyse(&what, &analysis, err);
	tg_cli_progress_done(check->cli);
	ok = ok && ask_model(check, &project, &rulebook, &analysis, err) &&
	     (!check->store || store_findings(check, &project, &analysis, err));
	ok = ok && write_report(check, &analysis, &rulebook.cards, project.root, err);
	if (ok) {
		summarise(check, &analysis);
		*ret_code = exit_code(check, &analysis);
	}
	tg_analysis_done(&analysis);
	tg_rulebook_done(&rulebook);
	return ok;
}

int cmd_check(struct tg_cli *cli, int argc, char **argv)
{
	struct check check = {.cli = cli, .fail_on = TG_WARNING};
	struct tg_err err = {0};
	int code = parse(&check, argc, argv);

	if (code)
		return code - 1;
	return run(&check, &code, &err) ? code : tg_cli_fail(cli, &err);
}
