/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_hook - git's hooks: put them there, take them away, and what they run.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/caching.h"
#include "cli/cli.h"
#include "cli/project.h"
#include "output/gate.h"
#include "trace/gate/gate_run.h"

static const char help[] =
	"usage: tracegate hook install|uninstall\n"
	"       tracegate hook run pre-commit|pre-push [REMOTE URL]\n"
	"\n"
	"install    puts pre-commit and pre-push into the repository's folder of hooks; a hook of\n"
	"           somebody else is left alone, and what to add to it is said\n"
	"uninstall  takes away what install put there\n"
	"run        what the hooks run: pre-commit looks at what is staged, for new findings in "
	"the\n"
	"           units it may concern and for secrets; pre-push looks for secrets in every\n"
	"           commit that is pushed (git tells them on standard input)\n"
	"\n" TG_CACHING_HELP "\n"
	"What flows from a staged unit into others is followed into those whose results are kept:\n"
	"'tracegate check' and 'tracegate gate' keep them. No other unit is waited for.\n"
	"Verdicts of requirements are left to 'tracegate gate'. 'git commit --no-verify' goes\n"
	"without; the gate of the CI does not.\n"
	"\n"
	"Exit code 0: passed; 1: blocked; 3: something could not be analysed.\n"
	"\n"
	"Examples\n"
	"  tracegate hook install\n"
	"  tracegate hook run pre-commit\n";

static const char mark[] = "# made by 'tracegate hook install'";
static const char *const names[] = {"pre-commit", "pre-push"};

enum { HOOK_LIMIT = 64 * 1024, INPUT_LIMIT = 1024 * 1024 };

static const struct option options[] = {{NULL, 0, NULL, 0}};

/* A word for sh, in single quotes. */
static void quote(struct tg_buf *out, const char *word)
{
	tg_buf_putc(out, '\'');
	for (; *word; word++) {
		if (*word == '\'')
			tg_buf_puts(out, "'\\''");
		else
			tg_buf_putc(out, *word);
	}
	tg_buf_putc(out, '\'');
}

/* Where git looks for hooks; absolute, in the arena. */
static const char *hooks_folder(struct tg_cli *cli, struct tg_err *err)
{
	TG_AUTO(tg_history_close_)
	struct tg_history *history = tg_history_open(tg_cli_root(cli), err);

	return history ? tg_history_hooks(&cli->arena, history, err) : NULL;
}

/* True when `path` is a hook of ours; false when it is somebody else's or not there. */
static bool is_ours(const char *path)
{
	struct tg_buf text = {0};
	struct tg_err ignored = {0};
	bool ours = tg_file_read(path, HOOK_LIMIT, &text, &ignored) &&
		    tg_str_find(tg_buf_view(&text), 0, mark) < text.len;

	tg_buf_done(&text);
	return ours;
}

static bool install_one(struct tg_cli *cli, const char *folder, const char *name,
			struct tg_err *err)
{
	const char *path = tg_arena_printf(&cli->arena, "%s/%s", folder, name);
	struct tg_buf text = {0};
	bool ok;

	if (access(path, F_OK) == 0 && !is_ours(path))
		return tg_fail(err, TG_ERR_INPUT,
			       "there is a hook '%s' already; add the line \"tracegate hook run %s "
			       "\\\"$@\\\" || exit\" to it",
			       path, name);
	tg_buf_printf(&text, "#!/bin/sh\n%s\nexec ", mark);
	quote(&text, cli->program);
	tg_buf_printf(&text, " hook run %s \"$@\"\n", name);
	ok = tg_dir_make(folder, err) && tg_file_write(path, tg_buf_view(&text), err);
	/* tracegate-allow(files/toctou): hooks belong to the user who runs this, nobody else
	 * writes into that folder; owner=maintainers; until=2027-11-30 */
	if (ok && chmod(path, 0755) != 0)
		ok = tg_fail_errno(err, "cannot make '%s' executable", path);
	tg_buf_done(&text);
	if (ok)
		tg_cli_say(cli, "installed %s", path);
	return ok;
}

static bool uninstall_one(struct tg_cli *cli, const char *folder, const char *name,
			  struct tg_err *err)
{
	const char *path = tg_arena_printf(&cli->arena, "%s/%s", folder, name);

	if (!is_ours(path))
		return true;
	if (unlink(path) < 0)
		return tg_fail_errno(err, "cannot remove '%s'", path);
	tg_cli_say(cli, "removed %s", path);
	return true;
}

static int manage(struct tg_cli *cli,
		  bool (*one)(struct tg_cli *, const char *, const char *, struct tg_err *))
{
	struct tg_err err = {0};
	const char *folder = hooks_folder(cli, &err);
	size_t i;

	for (i = 0; folder && i < sizeof(names) / sizeof(*names); i++)
		if (!one(cli, folder, names[i], &err))
			break;
	return err.code ? tg_cli_fail(cli, &err) : 0;
}

/* Only what blocks is said: a hook speaks when it has to. */
static bool say(struct tg_cli *cli, struct tg_gate_run *run, const char *what, struct tg_err *err)
{
	struct tg_gate shown = run->gate;
	struct tg_gate_report report = {.gate = &shown,
					.policy = &run->policy,
					.base = "",
					.base_name = what,
					.version = TG_VERSION,
					.color = cli->color_out && !cli->output};
	struct tg_buf out = {0};
	bool ok = true;

	if (cli->verbosity <= 0)
		shown.count = shown.blocking;
	if (shown.count) {
		tg_gate_hook_text(&out, &report);
		ok = tg_cli_write(cli, tg_buf_view(&out), err);
	}
	tg_buf_done(&out);
	return ok;
}

static int run_gate(struct tg_cli *cli, const struct tg_project *project,
		    struct tg_gate_options *what, const char *name)
{
	struct tg_err err = {0};
	TG_AUTO(tg_history_close_)
	struct tg_history *history = tg_history_open(project->root, &err);
	struct tg_gate_run run = {0};
	int code;
	bool ok;

	what->root = project->root;
	what->plugin_dir = cli->plugin_dir;
	what->rules_dir = cli->rules_dir;
	what->tool = "tracegate " TG_VERSION;
	what->jobs = cli->jobs;
	what->caching = tg_caching_of(cli, project->root);
	what->on_unit = tg_cli_progress;
	what->user = cli;
	ok = history && tg_gate_hook(what, history, &run, &err);
	tg_cli_progress_done(cli);
	ok = ok && say(cli, &run, name, &err);
	code = ok ? tg_gate_exit(&run.gate, &run.policy) : tg_cli_fail(cli, &err);
	if (ok && code)
		tg_cli_say(cli,
			   "%s: %zu reason%s to stop; 'git %s --no-verify' goes on all the "
			   "same, the gate of the CI will not",
			   name, run.gate.blocking, run.gate.blocking == 1 ? "" : "s",
			   strcmp(name, "pre-push") == 0 ? "push" : "commit");
	tg_gate_run_done(&run);
	return code;
}

/* Takes "LOCAL-REF OID REMOTE-REF OID" apart; false for a line that pushes nothing. */
static bool read_push(struct tg_cli *cli, struct tg_str line, const char **ret_from,
		      const char **ret_to, struct tg_err *err)
{
	struct tg_str words[4], rest = line;
	struct tg_oid local, remote;
	size_t i;

	for (i = 0; i < 4; i++)
		if (!tg_str_split(&rest, ' ', &words[i]))
			return tg_fail(err, TG_ERR_INPUT, "git's line for pre-push has %zu words",
				       i);
	if (!tg_oid_parse(words[1], &local) || !tg_oid_parse(words[3], &remote))
		return tg_fail(err, TG_ERR_INPUT, "git's line for pre-push names no commits");
	if (tg_oid_is_zero(&local))
		return false; /* a branch is deleted */
	*ret_to = tg_arena_strndup(&cli->arena, words[1].ptr, words[1].len);
	*ret_from = tg_oid_is_zero(&remote)
			    ? NULL
			    : tg_arena_strndup(&cli->arena, words[3].ptr, words[3].len);
	return true;
}

static int pre_push(struct tg_cli *cli, const struct tg_project *project, const char *remote)
{
	struct tg_buf text = {0};
	struct tg_err err = {0};
	struct tg_str rest, line;
	int worst = 0;
	char piece[4096];
	ssize_t got;

	while ((got = read(STDIN_FILENO, piece, sizeof(piece))) > 0 && text.len < INPUT_LIMIT)
		tg_buf_add(&text, piece, (size_t)got);
	rest = tg_buf_view(&text);
	while (!err.code && tg_str_line(&rest, &line)) {
		struct tg_gate_options what = {.remote = remote};
		int code;

		if (!tg_str_trim(line).len || !read_push(cli, line, &what.base, &what.head, &err))
			continue;
		code = run_gate(cli, project, &what, "pre-push");
		worst = code == 1 || code > worst ? code : worst;
	}
	tg_buf_done(&text);
	return err.code ? tg_cli_fail(cli, &err) : worst;
}

static int run_hook(struct tg_cli *cli, const char *name, const char *remote)
{
	struct tg_project project = {0};
	struct tg_gate_options what = {.staged = true};
	struct tg_err err = {0};

	if (!tg_project_load(cli, &project, &err))
		return tg_cli_fail(cli, &err);
	if (name && strcmp(name, "pre-push") == 0)
		return pre_push(cli, &project, remote);
	if (name && strcmp(name, "pre-commit") == 0) {
		what.database = NULL;
		return run_gate(cli, &project, &what, name);
	}
	tg_fail(&err, TG_ERR_USAGE, "hook runs pre-commit or pre-push, not '%s'", name ? name : "");
	return tg_cli_fail(cli, &err);
}

int cmd_hook(struct tg_cli *cli, int argc, char **argv)
{
	struct tg_err err = {0};
	const char *word, *name, *remote;
	int option;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1)
		return option == -2 ? 0 : 2;
	word = optind < argc ? argv[optind++] : "";
	name = optind < argc ? argv[optind++] : NULL;
	remote = optind < argc ? argv[optind] : NULL;
	if (strcmp(word, "run") == 0)
		return run_hook(cli, name, remote);
	if (strcmp(word, "install") == 0 && !name)
		return manage(cli, install_one);
	if (strcmp(word, "uninstall") == 0 && !name)
		return manage(cli, uninstall_one);
	tg_fail(&err, TG_ERR_USAGE,
		"hook does install, uninstall or run; try 'tracegate hook --help'");
	return tg_cli_fail(cli, &err);
}
