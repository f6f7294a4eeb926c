/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_suppressions - what somebody answers for: listed, aged, exported, or prepared.
 */
#include <stdlib.h>

#include "base/file.h"
#include "base/text.h"
#include "cli/caching.h"
#include "cli/cli.h"
#include "cli/project.h"
#include "output/suppressions.h"
#include "trace/analysis/analysis.h"
#include "trace/index/database.h"

static const char help[] =
	"usage: tracegate suppressions [list|export] [OPTIONS]\n"
	"       tracegate suppressions new FILE:LINE [-p DIR]\n"
	"\n"
	"Lists what somebody answers for, in the work tree or at a commit: tracegate-allow beside "
	"the code, "
	"entries\n"
	"of .tracegate/suppressions.yaml and waivers on requirements; with reason, owner, last "
	"day,\n"
	"and who accepted it when, from git. 'export' writes JSON. 'new' prints an entry of the\n"
	"register for the findings of a line, to be completed and committed.\n"
	"\n"
	"  --as-of REV        the commit, tag or date to speak of (default: the work tree); what "
	"has\n"
	"                     expired is judged by today, as everywhere\n"
	"  --covers           analyse the work tree, to say how many findings each one covers\n"
	"  --within DAYS      only those that end within so many days, or have ended\n"
	"  --not-in-force     only those that are malformed, expired, ended or unused\n"
	"  -p DIR             folder of compile_commands.json (default: as configured)\n"
	"  --format FORMAT    text, json or csv\n" TG_CACHING_HELP "\n"
	"Exit code 0, whether there are any or not: 'tracegate check' and 'gate' decide.\n"
	"\n"
	"Examples\n"
	"  tracegate suppressions --within 30\n"
	"  tracegate suppressions --as-of v1.2 --format csv -o accepted-in-1.2.csv\n"
	"  tracegate suppressions export --covers -o accepted-risks.json\n"
	"  tracegate suppressions new src/login.c:42 >> .tracegate/suppressions.yaml\n";

struct suppressions {
	struct tg_cli *cli;
	struct tg_project project;
	struct tg_policy policy;
	struct tg_register entries;
	struct tg_rulebook rulebook;
	struct tg_analysis analysis;
	const char *build, *place, *as_of;
	long within; /* days, or -1 */
	bool covers, not_in_force, export;
};

enum { OPTION_COVERS = 1, OPTION_WITHIN, OPTION_NOT_IN_FORCE, OPTION_AS_OF };

static const struct option options[] = {
	{"as-of", required_argument, NULL, OPTION_AS_OF},
	{"covers", no_argument, NULL, OPTION_COVERS},
	{"within", required_argument, NULL, OPTION_WITHIN},
	{"not-in-force", no_argument, NULL, OPTION_NOT_IN_FORCE},
	{NULL, 0, NULL, 0},
};

static bool read_words(struct suppressions *s, int argc, char **argv, struct tg_err *err)
{
	const char *word = optind < argc ? argv[optind++] : "list";

	s->export = strcmp(word, "export") == 0;
	if (strcmp(word, "new") == 0) {
		if (optind >= argc)
			return tg_fail(err, TG_ERR_USAGE,
				       "'new' needs the place of a finding: FILE:LINE");
		s->place = argv[optind++];
	} else if (!s->export && strcmp(word, "list") != 0) {
		return tg_fail(err, TG_ERR_USAGE, "suppressions does list, export or new, not '%s'",
			       word);
	}
	if (s->as_of && (s->place || s->covers))
		return tg_fail(err, TG_ERR_USAGE,
			       "%s analyses the work tree; it cannot be asked --as-of a commit",
			       s->place ? "'new'" : "--covers");
	if (optind < argc)
		return tg_fail(err, TG_ERR_USAGE, "suppressions takes no argument '%s'",
			       argv[optind]);
	return true;
}

/* 0 to go on, else the exit code plus one. */
static int parse(struct suppressions *s, int argc, char **argv)
{
	struct tg_err err = {0};
	char *end;
	int option;

	while ((option = tg_cli_option(s->cli, argc, argv, "p:", options, help)) != -1) {
		switch (option) {
		case 'p':
			s->build = optarg;
			break;
		case OPTION_AS_OF:
			s->as_of = optarg;
			break;
		case OPTION_COVERS:
			s->covers = true;
			break;
		case OPTION_NOT_IN_FORCE:
			s->not_in_force = true;
			break;
		case OPTION_WITHIN:
			s->within = strtol(optarg, &end, 10);
			if (!*optarg || *end || s->within < 0 || s->within > 100000) {
				tg_fail(&err, TG_ERR_USAGE, "--within takes a number of days");
				return tg_cli_fail(s->cli, &err) + 1;
			}
			break;
		default:
			return option == -2 ? 1 : 3;
		}
	}
	return read_words(s, argc, argv, &err) ? 0 : tg_cli_fail(s->cli, &err) + 1;
}

static bool analyse(struct suppressions *s, const char *file, struct tg_err *err)
{
	struct tg_analysis_options what = {
		.root = s->project.root,
		.plugin_dir = s->cli->plugin_dir,
		.database = tg_project_database(s->cli, &s->project, s->build),
		.database_optional = !s->build,
		.rulebook = &s->rulebook,
		.files = &file,
		.file_count = file ? 1 : 0,
		.exclude = s->project.config.exclude.at,
		.exclude_count = s->project.config.exclude.count,
		.jobs = s->cli->jobs,
		.caching = tg_caching_of(s->cli, s->project.root),
		.allow = {s->policy.need_ticket, s->policy.longest_days},
		.entries = &s->entries,
		.on_unit = tg_cli_progress,
		.user = s->cli,
	};
	bool ok;

	s->rulebook.own_root = s->project.root;
	ok = tg_rulebook_load(&s->rulebook, s->cli->rules_dir, s->project.config.profile, NULL,
			      err) &&
	     tg_analyse(&what, &s->analysis, err);
	tg_cli_progress_done(s->cli);
	return ok;
}

static bool is_wanted(const struct suppressions *s, const struct tg_governed *governed)
{
	if (s->not_in_force && governed->state == TG_ENTRY_IN_FORCE)
		return false;
	return s->within < 0 || governed->state == TG_ENTRY_MALFORMED ||
	       governed->record.last_day - tg_today() <= s->within;
}

static bool write_list(struct suppressions *s, tg_governed_list *all, struct tg_err *err)
{
	struct tg_suppressions_report report = {.version = TG_VERSION,
						.at = all->at,
						.counted = s->covers,
						.today = tg_today(),
						.color = s->cli->color_out && !s->cli->output};
	const char *format = s->cli->format ? s->cli->format : s->export ? "json" : "text";
	struct tg_buf out = {0};
	size_t i, in_force = 0;
	bool ok;

	for (i = 0; i < all->count; i++) {
		if (!is_wanted(s, &all->at[i]))
			continue;
		in_force += all->at[i].state == TG_ENTRY_IN_FORCE;
		all->at[report.count++] = all->at[i];
	}
	ok = tg_suppressions_write(&out, format, &report, err) &&
	     tg_cli_write(s->cli, tg_buf_view(&out), err);
	if (ok)
		tg_cli_say(s->cli, "%zu listed, %zu in force", report.count, in_force);
	tg_buf_done(&out);
	return ok;
}

/* Where to look: a commit, with what it says itself about suppressions, or the work tree. */
static bool find_place(struct suppressions *s, struct tg_governance_place *place,
		       struct tg_oid *commit, struct tg_err *err)
{
	struct tg_err none = {0};

	place->root = s->project.root;
	place->history = tg_history_open(s->project.root, s->as_of ? err : &none);
	if (!s->as_of)
		return true;
	if (!place->history || !tg_database_resolve(place->history, NULL, s->as_of, commit, err) ||
	    !tg_project_at(s->cli, place->history, commit, &s->project, &s->policy, &s->entries,
			   err))
		return false;
	place->commit = commit;
	return true;
}

static bool list(struct suppressions *s, struct tg_err *err)
{
	struct tg_governance_place place = {0};
	tg_governed_list all = {0};
	struct tg_oid commit;
	bool ok = find_place(s, &place, &commit, err) && (!s->covers || analyse(s, NULL, err));

	if (ok) {
		const struct tg_allow_policy policy = {s->policy.need_ticket,
						       s->policy.longest_days};

		ok = tg_governance_collect(&s->cli->arena, &place, &s->project.config, &policy,
					   &s->entries, s->covers ? s->analysis.findings.at : NULL,
					   s->analysis.findings.count, &all, err) &&
		     write_list(s, &all, err);
	}
	tg_history_close(place.history);
	TG_VEC_DONE(&all);
	return ok;
}

static void print_entry(struct tg_buf *out, const struct suppressions *s,
			const struct tg_finding *finding)
{
	struct tg_hash code = tg_analysis_code(&s->analysis, finding);
	char hex[TG_HASH_HEX];

	tg_buf_puts(out, "  - rule: ");
	tg_escape_terminal(out, tg_str(finding->rule), false);
	tg_buf_printf(out, "\n    fingerprint: '%s'\n", tg_hash_hex(finding->fingerprint, hex));
	if (finding->usr[0])
		tg_buf_printf(out, "    code: '%s'\n", tg_hash_hex(code, hex));
	tg_buf_puts(out, "    reason: ''\n    owner: ''\n    until: ''\n");
	if (s->policy.need_ticket)
		tg_buf_puts(out, "    ticket: ''\n");
}

static bool prepare(struct suppressions *s, struct tg_err *err)
{
	const char *colon = strrchr(s->place, ':'), *file, *relative;
	unsigned long line = colon ? strtoul(colon + 1, NULL, 10) : 0;
	struct tg_buf out = {0};
	size_t i, count = 0;
	bool ok;

	if (!line)
		return tg_fail(err, TG_ERR_USAGE, "'%s' is no place; write FILE:LINE", s->place);
	file = tg_cli_path(s->cli,
			   tg_arena_strndup(&s->cli->arena, s->place, (size_t)(colon - s->place)));
	relative = tg_path_relative(file, s->project.root);
	if (!analyse(s, file, err))
		return false;
	if (!tg_file_exists(tg_cli_path(s->cli, TG_REGISTER_FILE)))
		tg_buf_puts(&out, "version: 1\nsuppressions:\n");
	for (i = 0; i < s->analysis.findings.count; i++) {
		const struct tg_finding *finding = &s->analysis.findings.at[i];

		if (strcmp(finding->path, relative) != 0 || finding->range.line != line ||
		    finding->state != TG_FINDING_OPEN)
			continue;
		print_entry(&out, s, finding);
		count++;
	}
	ok = count ? tg_cli_write(s->cli, tg_buf_view(&out), err)
		   : tg_fail(err, TG_ERR_MISSING, "there is no open finding at '%s'", s->place);
	tg_buf_done(&out);
	return ok;
}

int cmd_suppressions(struct tg_cli *cli, int argc, char **argv)
{
	struct suppressions s = {.cli = cli, .within = -1};
	struct tg_err err = {0};
	int code = parse(&s, argc, argv);
	bool ok;

	if (code)
		return code - 1;
	ok = tg_project_load(cli, &s.project, &err) &&
	     (s.as_of || tg_project_work_tree(cli, &s.project, &err)) &&
	     (s.as_of || tg_project_rules(cli, &s.project, &s.policy, &s.entries, &err)) &&
	     (s.place ? prepare(&s, &err) : list(&s, &err));
	tg_analysis_done(&s.analysis);
	tg_rulebook_done(&s.rulebook);
	return ok ? 0 : tg_cli_fail(cli, &err);
}
