/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_init - set a repository up: .tracegate/config.yaml, policy.yaml and .gitignore.
 */
#include <stdio.h>

#include "base/file.h"
#include "cli/cli.h"
#include "store/store.h"

static const char help[] =
	"usage: tracegate init\n"
	"\n"
	"Writes .tracegate/config.yaml (where things are), .tracegate/policy.yaml (what the gate\n"
	"enforces) and .tracegate/.gitignore into the repository. What exists stays as it is.\n"
	"\n"
	"Examples\n"
	"  tracegate init\n"
	"  tracegate -C ../product init\n";

static const char policy[] =
	"# What `tracegate gate` enforces. It is read from the base of a change, so a change\n"
	"# cannot loosen the policy it is judged by.\n"
	"version: 1\n"
	"gate:\n"
	"  mode: enforce        # enforce, or advise: report and exit 0\n"
	"  findings: warning    # lowest severity of a new finding that blocks: error, warning, "
	"note\n"
	"  verdicts: worse      # worse than at the base, or a list: [worse, VIOLATED, FAILING]\n"
	"  incomplete: worse    # what the change leaves unanalysed; block: also what was so "
	"before\n";

static const char ignore[] = "# Rebuilt by tracegate at any time.\n/trace.db*\n/cache/\n";

/* The first of `places` that exists below the root, or NULL. */
static const char *first(const char *root, const char *const *places,
			 bool (*exists)(const char *path))
{
	struct tg_buf path = {0};
	const char *found = NULL;

	for (; *places && !found; places++) {
		tg_path_join(&path, root, *places);
		if (exists(path.ptr))
			found = *places;
	}
	tg_buf_done(&path);
	return found;
}

/* The configuration, with what can be seen filled in and the rest as a comment. */
static void write_config(struct tg_buf *out, const char *root)
{
	static const char *const builds[] = {"build", "builddir", "out", NULL};
	static const char *const tests[] = {"tests", "test", "unittest", NULL};
	static const char *const requirements[] = {"docs/requirements.md", "requirements.md",
						   "doc/requirements.md", NULL};
	static const char *const threats[] = {"docs/threats.otm.yaml", "threats.otm.yaml",
					      "docs/threats.json", "docs/threat-model.json", NULL};
	const char *build = first(root, builds, tg_dir_exists);
	const char *test = first(root, tests, tg_dir_exists);
	const char *requirement = first(root, requirements, tg_file_exists);
	const char *threat = first(root, threats, tg_file_exists);

	tg_buf_puts(out, "# Where tracegate finds things. Paths are relative to the repository.\n"
			 "version: 1\n"
			 "product:\n"
			 "  name: ''           # as reports shall call it\n"
			 "  component: app     # app, embedded, host or network (IEC 62443-4-2)\n"
			 "profile: default     # set of rules; `tracegate rules --help`\n");
	tg_buf_printf(out, "compile_database: %s\n", build ? build : "build");
	tg_buf_printf(out, "requirements: [%s]  # Markdown with OpenFastTrace items\n",
		      requirement ? requirement : "");
	tg_buf_printf(out, "threats: [%s]  # OTM (YAML, JSON) or Threat Dragon v2\n",
		      threat ? threat : "");
	tg_buf_printf(out, "tests: ['%s/**']  # files that are test code\n", test ? test : "tests");
	tg_buf_puts(out,
		    "exclude: []          # files that are not the product, e.g. third_party/**\n"
		    "# release: {defines: [], debug: [DEBUG], builds: []}  # which builds are "
		    "released\n");
}

/* True of what the first database was hidden with: it ignores itself. */
static bool is_stopgap(const char *path)
{
	enum { LIMIT = 1 << 12 };
	struct tg_err none = {0};
	struct tg_buf text = {0};
	bool same = tg_file_read(path, LIMIT, &text, &none) &&
		    tg_str_is(tg_buf_view(&text), TG_STORE_IGNORE);

	tg_buf_done(&text);
	return same;
}

/* Writes a file unless it is there. */
static bool write_new(struct tg_cli *cli, const char *folder, const char *name, struct tg_str text,
		      struct tg_err *err)
{
	struct tg_buf path = {0};
	bool ok = true;

	tg_path_join(&path, folder, name);
	if (tg_file_exists(path.ptr) && !is_stopgap(path.ptr)) {
		tg_cli_say(cli, "kept    .tracegate/%s", name);
	} else {
		ok = tg_file_write(path.ptr, text, err);
		if (ok)
			tg_cli_say(cli, "written .tracegate/%s", name);
	}
	tg_buf_done(&path);
	return ok;
}

int cmd_init(struct tg_cli *cli, int argc, char **argv)
{
	struct tg_buf folder = {0}, config = {0};
	struct tg_err err = {0};
	const char *root;
	int option = tg_cli_option(cli, argc, argv, "", NULL, help);
	bool ok;

	if (option != -1)
		return option == -2 ? 0 : 2;
	root = tg_cli_root(cli);
	tg_path_join(&folder, root, ".tracegate");
	write_config(&config, root);
	ok = tg_dir_make(folder.ptr, &err) &&
	     write_new(cli, folder.ptr, "config.yaml", tg_buf_view(&config), &err) &&
	     write_new(cli, folder.ptr, "policy.yaml", tg_str(policy), &err) &&
	     write_new(cli, folder.ptr, ".gitignore", tg_str(ignore), &err);
	if (ok)
		tg_cli_say(cli, "next: name your files in .tracegate/config.yaml, then run "
				"'tracegate check' and 'tracegate index'");
	tg_buf_done(&folder);
	tg_buf_done(&config);
	return ok ? 0 : tg_cli_fail(cli, &err);
}
