/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_secrets - secrets and unsafe settings in files, in the index and in history.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/project.h"
#include "output/findings.h"
#include "output/secrets.h"
#include "trace/index/database.h"
#include "trace/secrets/secrets.h"

static const char help[] =
	"usage: tracegate secrets [OPTIONS] [PATH...]\n"
	"       tracegate secrets --staged | --range A..B | --history | --unreachable\n"
	"       tracegate secrets --accept ID --reason TEXT --owner NAME --until DATE\n"
	"\n"
	"Looks for passwords, keys, tokens and unsafe settings: in all files below the root, or "
	"in\n"
	"PATH..., in what is about to be committed, or in every version of every file. A secret "
	"is\n"
	"never printed, kept or sent anywhere: it is known by a salted hash.\n"
	"\n"
	"  --staged           only what the index adds to HEAD (for a pre-commit hook)\n"
	"  --range A..B       only what the commits of B add that are not in A (for a pre-push\n"
	"                     hook or a pull request); each commit counts\n"
	"  --history          every content that a reference reaches, each once; remembered in\n"
	"                     the trace database, so the next run reads only what is new\n"
	"  --unreachable      contents that no reference reaches, such as amended commits\n"
	"  --baseline FILE    a report of gitleaks (JSON) or a .gitleaksignore: known, accepted\n"
	"  --accepted         show what is accepted too, with the reason\n"
	"  --accept ID        write ID into .tracegate/secrets.yaml: somebody answers for it\n"
	"  --reason TEXT      why, in at least 25 characters\n"
	"  --owner NAME       who\n"
	"  --until DATE       until when, at most two years ahead\n"
	"  --format FORMAT    text, json, sarif, junit, gitlab or checkstyle\n"
	"  --fail-on LEVEL    exit 1 from this severity on: note, warning (default), error, never\n"
	"  --stats            print what was read on standard error\n"
	"\n"
	"Rules are in rules/secrets and rules/settings; a project's own in "
	".tracegate/secrets/*.yaml.\n"
	"A line 'tracegate-allow(RULE): reason; owner=NAME; until=DATE' on or above the line "
	"allows\n"
	"one place. Exit code 1: something was found; 3: something could not be read.\n"
	"\n"
	"Examples\n"
	"  tracegate secrets\n"
	"  tracegate secrets --staged\n"
	"  tracegate secrets --range origin/main..HEAD --format sarif -o secrets.sarif\n"
	"  tracegate secrets --history --baseline gitleaks.json\n";

struct secrets {
	struct tg_cli *cli;
	struct tg_secrets_options what;
	const char *range;
	const char *accept, *reason, *owner, *until;
	int fail_on;
	bool accepted, stats;
};

enum {
	OPTION_STAGED = 1,
	OPTION_RANGE,
	OPTION_HISTORY,
	OPTION_UNREACHABLE,
	OPTION_BASELINE,
	OPTION_ACCEPTED,
	OPTION_ACCEPT,
	OPTION_REASON,
	OPTION_OWNER,
	OPTION_UNTIL,
	OPTION_FAIL_ON,
	OPTION_STATS
};

static const struct option options[] = {
	{"staged", no_argument, NULL, OPTION_STAGED},
	{"range", required_argument, NULL, OPTION_RANGE},
	{"history", no_argument, NULL, OPTION_HISTORY},
	{"unreachable", no_argument, NULL, OPTION_UNREACHABLE},
	{"baseline", required_argument, NULL, OPTION_BASELINE},
	{"accepted", no_argument, NULL, OPTION_ACCEPTED},
	{"accept", required_argument, NULL, OPTION_ACCEPT},
	{"reason", required_argument, NULL, OPTION_REASON},
	{"owner", required_argument, NULL, OPTION_OWNER},
	{"until", required_argument, NULL, OPTION_UNTIL},
	{"fail-on", required_argument, NULL, OPTION_FAIL_ON},
	{"stats", no_argument, NULL, OPTION_STATS},
	{NULL, 0, NULL, 0},
};

static const char *const wheres[] = {"tree", "staged", "range", "history", "unreachable"};

static bool set_where(struct secrets *secrets, enum tg_secrets_where where)
{
	if (secrets->what.where != TG_SECRETS_TREE) {
		fprintf(stderr, "tracegate: --staged, --range, --history and --unreachable exclude "
				"each other\n");
		return false;
	}
	secrets->what.where = where;
	return true;
}

static bool set_fail_on(struct secrets *secrets, const char *text)
{
	enum tg_severity severity;

	if (strcmp(text, "never") == 0) {
		secrets->fail_on = TG_ERROR + 1;
		return true;
	}
	if (!tg_severity_parse(tg_str(text), &severity)) {
		fprintf(stderr, "tracegate: --fail-on takes note, warning, error or never\n");
		return false;
	}
	secrets->fail_on = (int)severity;
	return true;
}

/* Takes one option; false when its value is wrong. */
static bool take(struct secrets *secrets, int option)
{
	switch (option) {
	case OPTION_STAGED:
		return set_where(secrets, TG_SECRETS_STAGED);
	case OPTION_RANGE:
		secrets->range = optarg;
		return set_where(secrets, TG_SECRETS_RANGE);
	case OPTION_HISTORY:
		return set_where(secrets, TG_SECRETS_HISTORY);
	case OPTION_UNREACHABLE:
		return set_where(secrets, TG_SECRETS_UNREACHABLE);
	case OPTION_BASELINE:
		secrets->what.baseline = tg_cli_path(secrets->cli, optarg);
		return true;
	case OPTION_ACCEPTED:
		secrets->accepted = true;
		return true;
	case OPTION_ACCEPT:
		secrets->accept = optarg;
		return true;
	case OPTION_REASON:
		secrets->reason = optarg;
		return true;
	case OPTION_OWNER:
		secrets->owner = optarg;
		return true;
	case OPTION_UNTIL:
		secrets->until = optarg;
		return true;
	case OPTION_FAIL_ON:
		return set_fail_on(secrets, optarg);
	case OPTION_STATS:
		secrets->stats = true;
		return true;
	default:
		return false;
	}
}

/* 0 to go on, else the exit code plus one. */
static int parse(struct secrets *secrets, int argc, char **argv)
{
	const char **paths;
	int option, i;

	while ((option = tg_cli_option(secrets->cli, argc, argv, "", options, help)) != -1) {
		if (option == -2)
			return 1;
		if (!take(secrets, option))
			return 3;
	}
	if (optind < argc && secrets->what.where != TG_SECRETS_TREE) {
		fprintf(stderr, "tracegate: PATH goes with files on disk only\n");
		return 3;
	}
	paths = tg_arena_alloc(&secrets->cli->arena, (size_t)(argc - optind + 1) * sizeof(*paths));
	for (i = optind; i < argc; i++)
		paths[secrets->what.path_count++] = tg_cli_path(secrets->cli, argv[i]);
	secrets->what.paths = paths;
	return 0;
}

/* "A..B", "A.." or "..B"; an A of zeros is a branch that is new to the other side. */
static bool resolve_range(struct secrets *secrets, struct tg_oid ends[2], struct tg_err *err)
{
	struct tg_arena *arena = &secrets->cli->arena;
	const char *dots = strstr(secrets->range, "..");
	const char *from, *to;

	if (!dots || strstr(dots + 2, ".."))
		return tg_fail(err, TG_ERR_USAGE, "--range takes A..B, not '%s'", secrets->range);
	from = tg_arena_strndup(arena, secrets->range, (size_t)(dots - secrets->range));
	to = dots[2] ? dots + 2 : "HEAD";
	secrets->what.to = &ends[1];
	if (!tg_history_resolve(secrets->what.history, to, &ends[1], err))
		return false;
	if (from[strspn(from, "0")] == '\0' && strlen(from) >= 40)
		return true;
	secrets->what.from = &ends[0];
	return tg_history_resolve(secrets->what.history, *from ? from : "HEAD", &ends[0], err);
}

static bool write_report(const struct secrets *secrets, const struct tg_secrets_report *report,
			 struct tg_err *err)
{
	const char *format = secrets->cli->format ? secrets->cli->format : "text";
	const struct tg_secrets_output how = {.version = TG_VERSION,
					      .where = wheres[secrets->what.where],
					      .color = secrets->cli->color_out &&
						       !secrets->cli->output,
					      .with_accepted = secrets->accepted};
	struct tg_findings_report findings = {.version = TG_VERSION,
					      .with_suppressed = secrets->accepted};
	struct tg_arena arena = {0};
	struct tg_cards cards = {0};
	struct tg_finding *list;
	struct tg_buf out = {0};
	bool ok = true;

	if (strcmp(format, "text") == 0) {
		tg_secrets_text(&out, report, &how);
	} else if (strcmp(format, "json") == 0) {
		tg_secrets_json(&out, report, &how);
	} else {
		tg_secret_cards(&report->rules, &arena, &cards);
		tg_secrets_findings(&arena, report, &list, &findings.count);
		findings.findings = list;
		findings.cards = &cards;
		ok = tg_findings_write(&out, format, &findings, err);
	}
	ok = ok && tg_cli_write(secrets->cli, tg_buf_view(&out), err);
	tg_buf_done(&out);
	tg_cards_done(&cards);
	tg_arena_done(&arena);
	return ok;
}

static void say_unread(const struct secrets *secrets, const char *what,
		       const struct tg_unread *unread, size_t count)
{
	struct tg_buf line = {0};
	size_t i, most = secrets->cli->verbosity > 0 ? count : 10;

	for (i = 0; i < count && i < most; i++) {
		tg_buf_clear(&line);
		tg_buf_printf(&line, "%s: ", what);
		if (*unread[i].path)
			tg_buf_printf(&line, "'%s': ", unread[i].path);
		tg_buf_puts(&line, unread[i].why);
		tg_cli_say(secrets->cli, "%s", line.ptr);
	}
	if (count > most)
		tg_cli_say(secrets->cli, "%s: %zu more; -v shows all", what, count - most);
	tg_buf_done(&line);
}

static int summarise(const struct secrets *secrets, const struct tg_secrets_report *report)
{
	size_t counts[3] = {0, 0, 0}, accepted = 0, i;
	const char *excluded =
		report->excluded
			? tg_arena_printf(&secrets->cli->arena,
					  "; %zu excluded by the configuration", report->excluded)
			: "";
	bool failed = false;

	for (i = 0; i < report->secrets.count; i++) {
		const struct tg_found_secret *secret = &report->secrets.at[i];

		if (secret->state != TG_SECRET_OPEN) {
			accepted++;
			continue;
		}
		counts[secret->severity]++;
		failed |= (int)secret->severity >= secrets->fail_on;
	}
	say_unread(secrets, "left out", report->left_out.at, report->left_out.count);
	say_unread(secrets, "not read", report->unread.at, report->unread.count);
	tg_cli_say(secrets->cli,
		   "%zu error%s, %zu warning%s, %zu note%s, %zu accepted; %zu files, %zu contents "
		   "of %zu commits read; %zu not read%s%s",
		   counts[TG_ERROR], counts[TG_ERROR] == 1 ? "" : "s", counts[TG_WARNING],
		   counts[TG_WARNING] == 1 ? "" : "s", counts[TG_NOTE],
		   counts[TG_NOTE] == 1 ? "" : "s", accepted, report->files, report->blobs,
		   report->commits, report->unread.count, excluded,
		   report->remembered ? "; all of history was scanned before" : "");
	if (secrets->stats)
		fprintf(stderr, "bytes    %.1f MB, of which %.1f MB were matched\nrules    %zu\n",
			(double)report->bytes / 1e6, (double)report->matched_bytes / 1e6,
			report->rules.rules.count);
	if (failed)
		return 1;
	return report->unread.count ? 3 : 0;
}

static void on_progress(void *user, size_t done, size_t total)
{
	tg_cli_progress(user, NULL, done, total);
}

static bool run(struct secrets *secrets, int *ret_code, struct tg_err *err)
{
	struct tg_secrets_report report = {0};
	TG_AUTO(tg_history_close_) struct tg_history *history = NULL;
	TG_AUTO(tg_store_close_) struct tg_store *store = NULL;
	struct tg_project project = {0};
	struct tg_oid ends[2];
	bool ok = tg_project_load(secrets->cli, &project, err);
	bool needs_git = secrets->what.where != TG_SECRETS_TREE;

	if (!ok)
		return false;
	if (secrets->accept)
		return tg_secrets_accept(project.root, secrets->accept, secrets->reason,
					 secrets->owner, secrets->until, err);
	secrets->what.root = project.root;
	secrets->what.rules_dir = secrets->cli->rules_dir;
	secrets->what.exclude = project.config.exclude.at;
	secrets->what.exclude_count = project.config.exclude.count;
	secrets->what.on_progress = on_progress;
	secrets->what.user = secrets->cli;
	if (needs_git) {
		history = tg_history_open(project.root, err);
		ok = history != NULL;
	}
	secrets->what.history = history;
	if (ok && secrets->range)
		ok = resolve_range(secrets, ends, err);
	if (ok && secrets->what.where == TG_SECRETS_HISTORY) {
		store = tg_database_open(history, project.root, project.database, TG_STORE_WRITE,
					 err);
		secrets->what.store = store;
		ok = store && tg_store_begin(store, "secrets", "tracegate " TG_VERSION, err);
	}
	ok = ok && tg_secrets_scan(&secrets->what, &report, err);
	tg_cli_progress_done(secrets->cli);
	ok = ok && (!store || tg_store_commit(store, err));
	ok = ok && write_report(secrets, &report, err);
	if (ok)
		*ret_code = summarise(secrets, &report);
	tg_secrets_done(&report);
	return ok;
}

int cmd_secrets(struct tg_cli *cli, int argc, char **argv)
{
	struct secrets secrets = {.cli = cli, .fail_on = TG_WARNING};
	struct tg_err err = {0};
	int code = parse(&secrets, argc, argv);

	if (code)
		return code - 1;
	return run(&secrets, &code, &err) ? code : tg_cli_fail(cli, &err);
}
