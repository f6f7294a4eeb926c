/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/rules_own.h"

#include "base/file.h"
#include "base/text.h"
#include "knowledge/card.h"
#include "trace/analysis/rules_test.h"

/* A card that works as it stands, so that its author changes what is there. */
static const char template[] =
	"---\n"
	"id: %s\n"
	"title: A timeout of 0 waits for ever\n"
	"severity: warning\n"
	"confidence: high\n"
	"cwe: [400]\n"
	"requirements: [SI-2]\n"
	"pattern: set_timeout($handle, $seconds)\n"
	"where:\n"
	"  - {hole: $seconds, equals: [0]}\n"
	"message: \"'$handle' waits for ever; pass the number of seconds\"\n"
	"---\n"
	"\n"
	"Why it matters: what happens, and who makes it happen.\n"
	"\n"
	"## Instead\n"
	"\n"
	"What to write. Both examples are tested by 'tracegate rules test'.\n"
	"\n"
	"```c bad\n"
	"void set_timeout(void *handle, int seconds);\n"
	"void start(void *link)\n"
	"{\n"
	"\tset_timeout(link, 0);\n"
	"}\n"
	"```\n"
	"\n"
	"```c good\n"
	"void set_timeout(void *handle, int seconds);\n"
	"void start(void *link)\n"
	"{\n"
	"\tset_timeout(link, 30);\n"
	"}\n"
	"```\n"
	"\n"
	"## Not found\n"
	"\n"
	"A timeout that is computed.\n";

/* "pack/rule", both of small letters, digits and '-'. */
static bool is_id(const char *id)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
	size_t pack = strspn(id, letters);

	return pack && id[pack] == '/' && id[pack + 1] &&
	       !id[pack + 1 + strspn(id + pack + 1, letters)];
}

static bool make(struct tg_cli *cli, const char *id, struct tg_err *err)
{
	const char *folder = tg_arena_printf(&cli->arena, "%s/%s/%.*s", tg_cli_root(cli),
					     TG_OWN_RULES, (int)strcspn(id, "/"), id);
	const char *path =
		tg_arena_printf(&cli->arena, "%s/%s/%s.md", tg_cli_root(cli), TG_OWN_RULES, id);
	struct tg_cards cards = {0};
	bool ok = tg_cards_load(&cli->arena, cli->rules_dir, &cards, err);

	if (ok && tg_card_find(&cards, id))
		ok = tg_fail(err, TG_ERR_USAGE,
			     "'%s' is a rule of the program; give yours another pack or name", id);
	if (ok && tg_file_exists(path))
		ok = tg_fail(err, TG_ERR_USAGE, "'%s' is there already; edit it, or take it away",
			     path);
	ok = ok && tg_dir_make(folder, err) &&
	     tg_file_write(path, tg_str(tg_arena_printf(&cli->arena, template, id)), err);
	if (ok)
		tg_cli_say(cli, "wrote %s; edit it, then run 'tracegate rules test'",
			   tg_path_relative(path, tg_cli_root(cli)));
	tg_cards_done(&cards);
	return ok;
}

int tg_rules_cli_new(struct tg_cli *cli, char **words)
{
	struct tg_err err = {0};

	if (!words[0] || words[1])
		tg_fail(&err, TG_ERR_USAGE, "how is it to be called? rules new PACK/RULE");
	else if (!is_id(words[0]))
		tg_fail(&err, TG_ERR_USAGE,
			"'%s' is no name of a rule; write PACK/RULE in small letters, digits and "
			"'-'",
			words[0]);
	else if (make(cli, words[0], &err))
		return 0;
	return tg_cli_fail(cli, &err);
}

struct tally {
	struct tg_cli *cli;
	struct tg_buf out;
	unsigned examples, failures, without;
};

static void on_result(void *user, const struct tg_example_result *result)
{
	static const char *const texts[] = {
		[TG_EXAMPLE_PASSED] = "",
		[TG_EXAMPLE_MISSED] = "the rule finds nothing in the bad example",
		[TG_EXAMPLE_FOUND] = "the rule finds something in the good example",
		[TG_EXAMPLE_BROKEN] = "the example cannot be parsed: ",
		[TG_EXAMPLE_NONE] =
			"the card has no examples to test; write '```c bad', '```c good'",
	};
	struct tally *tally = user;
	const char *file = tg_path_relative(result->card->file, tg_cli_root(tally->cli));

	tally->examples += result->outcome != TG_EXAMPLE_NONE;
	tally->without += result->outcome == TG_EXAMPLE_NONE;
	if (result->outcome == TG_EXAMPLE_PASSED)
		return;
	tally->failures++;
	tg_escape_terminal(&tally->out, tg_str(file), false);
	tg_buf_printf(&tally->out, ":%u: %s", result->line ? result->line : 1,
		      texts[result->outcome]);
	tg_escape_terminal(&tally->out, tg_str(result->detail), false);
	tg_buf_putc(&tally->out, '\n');
}

int tg_rules_cli_test(struct tg_cli *cli, char **words)
{
	struct tally tally = {.cli = cli};
	struct tg_err err = {0};
	struct tg_rules_test_options options = {
		.rules_dir = cli->rules_dir,
		.plugin_dir = cli->plugin_dir,
		.folder = words[0] ? tg_cli_path(cli, words[0])
				   : tg_arena_printf(&cli->arena, "%s/%s", tg_cli_root(cli),
						     TG_OWN_RULES),
		.jobs = cli->jobs,
	};
	bool ok;

	if (words[0] && words[1])
		tg_fail(&err, TG_ERR_USAGE, "rules test takes one folder");
	ok = err.code == 0 && tg_rules_test(&options, on_result, &tally, &err) &&
	     tg_cli_write(cli, tg_buf_view(&tally.out), &err);
	tg_buf_done(&tally.out);
	if (!ok)
		return tg_cli_fail(cli, &err);
	tg_cli_say(cli, "%u examples, %u cards without examples, %u failures", tally.examples,
		   tally.without, tally.failures);
	return tally.failures ? 1 : 0;
}
