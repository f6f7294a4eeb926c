/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_verify - is what the database says of a commit what git says of it?
 */
#include "base/json.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/question.h"
#include "trace/index/bundle.h"
#include "trace/index/verify.h"

static const char help[] =
	"usage: tracegate verify [REV] [--root HASH] [--format text|json] [-o FILE]\n"
	"       tracegate verify --bundle DIR [--root HASH] [--format text|json] [-o FILE]\n"
	"\n"
	"Reads the facts of a commit (default: HEAD) again from git into a scratch database: "
	"tree,\n"
	"settings, items, claims, symbols and what they mean. Compares the root of a hash tree "
	"over\n"
	"the sorted rows with that of the trace database, and shows the first row that differs.\n"
	"The same commit and tool give the same root on every machine, with any number of jobs.\n"
	"The past of the commit is compared row by row: authors, dates, changes, trailers,\n"
	"tags, and what could not be read.\n"
	"\n"
	"Results and findings are not in git: 'evidence' is the root over all of them, to compare\n"
	"one database with another.\n"
	"\n"
	"  --root HASH     the root of the facts has to be this one, too\n"
	"  --bundle DIR    look at what 'tracegate bundle' wrote, without git: every file against\n"
	"                  the manifest, and the roots against what the database in it says\n"
	"\n"
	"Exit code 1: the database says something else than git, or the bundle than its manifest.\n"
	"\n"
	"Examples\n"
	"  tracegate verify v1.2\n"
	"  tracegate verify --bundle product-1.2\n"
	"  tracegate verify v1.2 --root 8f1c2b0d54a7e6937f1d2c3b4a596877\n";

enum { OPTION_ROOT = 1, OPTION_BUNDLE };

static const struct option options[] = {
	{"root", required_argument, NULL, OPTION_ROOT},
	{"bundle", required_argument, NULL, OPTION_BUNDLE},
	{NULL, 0, NULL, 0},
};

static void row(struct tg_buf *out, const char *what, const char *text)
{
	if (!text)
		return;
	tg_buf_printf(out, "  %s: ", what);
	tg_escape_terminal(out, tg_str(text), true);
	tg_buf_putc(out, '\n');
}

static void write_text(const struct tg_verified *verified, bool same, const char *revision,
		       struct tg_buf *out)
{
	char hex[TG_HASH_HEX];

	tg_escape_terminal(out, tg_str(revision), false);
	tg_buf_printf(out, ": %s\n", same ? "the database says what git says" : "DIFFERENT");
	tg_buf_printf(out, "  facts     %s  (%zu rows)\n", tg_hash_hex(verified->facts, hex),
		      verified->rows);
	if (!same)
		tg_buf_printf(out, "  from git  %s\n", tg_hash_hex(verified->rebuilt, hex));
	tg_buf_printf(out, "  evidence  %s  (%zu rows)\n", tg_hash_hex(verified->evidence, hex),
		      verified->evidence_rows);
	if (verified->incomplete[0])
		row(out, "history is incomplete", verified->incomplete);
	row(out, "only in the database", verified->only_stored);
	row(out, "only in git", verified->only_rebuilt);
}

static void write_json(const struct tg_verified *verified, bool same, const char *revision,
		       struct tg_buf *out)
{
	struct tg_json json = {.out = out, .indent = 2};
	char hex[TG_HASH_HEX];

	tg_json_open(&json, '{');
	tg_json_pair(&json, "revision", revision);
	tg_json_pair_bool(&json, "same", same);
	tg_json_pair(&json, "facts", tg_hash_hex(verified->facts, hex));
	tg_json_pair(&json, "rebuilt", tg_hash_hex(verified->rebuilt, hex));
	tg_json_pair(&json, "evidence", tg_hash_hex(verified->evidence, hex));
	tg_json_pair_int(&json, "rows", (int64_t)verified->rows);
	tg_json_pair_int(&json, "evidenceRows", (int64_t)verified->evidence_rows);
	tg_json_pair(&json, "incomplete", verified->incomplete);
	tg_json_pair(&json, "onlyStored", verified->only_stored);
	tg_json_pair(&json, "onlyRebuilt", verified->only_rebuilt);
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

static bool read_root(const char *root, struct tg_hash *ret, struct tg_err *err)
{
	return !root || tg_hash_parse(tg_str(root), ret) ||
	       tg_fail(err, TG_ERR_USAGE, "'%s' is no root: it has 32 hexadecimal digits", root);
}

static bool check_format(struct tg_cli *cli, struct tg_err *err)
{
	const char *format = tg_cli_format(cli);

	return strcmp(format, "text") == 0 || strcmp(format, "json") == 0 ||
	       tg_fail(err, TG_ERR_USAGE, "there is no format '%s'; use text or json", format);
}

static void bundle_text(const struct tg_bundle_check *check, const char *folder, bool same,
			struct tg_buf *out)
{
	char hex[TG_OID_HEX], hash[TG_HASH_HEX];
	size_t i;

	tg_escape_terminal(out, tg_str(folder), false);
	tg_buf_printf(out, ": %s\n  commit    %s (", same ? "as its manifest says" : "DIFFERENT",
		      tg_oid_hex(&check->bundle.commit, hex));
	tg_escape_terminal(out, tg_str(check->bundle.revision), false);
	tg_buf_puts(out, ")\n  made by   ");
	tg_escape_terminal(out, tg_str(check->bundle.tool), false);
	tg_buf_printf(out, "\n  files     %zu\n", check->bundle.count);
	tg_buf_printf(out, "  facts     %s\n", tg_hash_hex(check->bundle.facts, hash));
	tg_buf_printf(out, "  evidence  %s\n", tg_hash_hex(check->bundle.evidence, hash));
	for (i = 0; i < check->problem_count; i++)
		row(out, "wrong", check->problems[i]);
}

static void bundle_json(const struct tg_bundle_check *check, const char *folder, bool same,
			struct tg_buf *out)
{
	struct tg_json json = {.out = out, .indent = 2};
	char hex[TG_OID_HEX], hash[TG_HASH_HEX];
	size_t i;

	tg_json_open(&json, '{');
	tg_json_pair(&json, "bundle", folder);
	tg_json_pair_bool(&json, "same", same);
	tg_json_pair(&json, "revision", check->bundle.revision);
	tg_json_pair(&json, "commit", tg_oid_hex(&check->bundle.commit, hex));
	tg_json_pair(&json, "tool", check->bundle.tool);
	tg_json_pair(&json, "facts", tg_hash_hex(check->bundle.facts, hash));
	tg_json_pair(&json, "evidence", tg_hash_hex(check->bundle.evidence, hash));
	tg_json_pair_int(&json, "files", (int64_t)check->bundle.count);
	tg_json_key(&json, "problems");
	tg_json_open(&json, '[');
	for (i = 0; i < check->problem_count; i++)
		tg_json_text(&json, check->problems[i]);
	tg_json_close(&json, ']');
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

/* A bundle speaks for itself: neither git nor a project is asked. */
static int run_bundle(struct tg_cli *cli, const char *folder, const char *root)
{
	bool json = strcmp(tg_cli_format(cli), "json") == 0, same, ok;
	struct tg_bundle_check check;
	struct tg_hash expected = {{0}};
	struct tg_buf out = {0};
	struct tg_err err = {0};

	if (!read_root(root, &expected, &err) || !check_format(cli, &err) ||
	    !tg_bundle_verify(&cli->arena, tg_cli_path(cli, folder), &check, &err))
		return tg_cli_fail(cli, &err);
	same = !check.problem_count && (!root || tg_hash_eq(check.bundle.facts, expected));
	(json ? bundle_json : bundle_text)(&check, folder, same, &out);
	ok = tg_cli_write(cli, tg_buf_view(&out), &err);
	tg_buf_done(&out);
	return ok ? !same : tg_cli_fail(cli, &err);
}

static int run(struct tg_cli *cli, const char *revision, const char *root,
	       struct tg_question *question)
{
	const char *format = tg_cli_format(cli);
	struct tg_verified verified;
	struct tg_hash expected = {{0}};
	struct tg_buf out = {0};
	struct tg_err err = {0};
	bool same, ok;

	if (!read_root(root, &expected, &err) || !check_format(cli, &err) ||
	    !tg_question_open(cli, revision, question, &err) ||
	    !tg_question_verify(cli, question, &verified, &err))
		return tg_cli_fail(cli, &err);
	same = tg_verified_same(&verified) && (!root || tg_hash_eq(verified.facts, expected));
	(strcmp(format, "json") == 0 ? write_json : write_text)(&verified, same, question->revision,
								&out);
	ok = tg_cli_write(cli, tg_buf_view(&out), &err);
	tg_buf_done(&out);
	return ok ? !same : tg_cli_fail(cli, &err);
}

int cmd_verify(struct tg_cli *cli, int argc, char **argv)
{
	struct tg_question question = {0};
	const char *root = NULL, *bundle = NULL;
	struct tg_err err = {0};
	int option, code;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option == OPTION_ROOT)
			root = optarg;
		else if (option == OPTION_BUNDLE)
			bundle = optarg;
		else
			return option == -2 ? 0 : 2;
	}
	if (argc - optind > (bundle ? 0 : 1)) {
		tg_fail(&err, TG_ERR_USAGE,
			"verify takes one commit or a bundle; try 'tracegate verify --help'");
		return tg_cli_fail(cli, &err);
	}
	if (bundle)
		return run_bundle(cli, bundle, root);
	code = run(cli, optind < argc ? argv[optind] : NULL, root, &question);
	tg_question_done(&question);
	return code;
}
