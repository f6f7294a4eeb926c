/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_status - where the product stands at a commit.
 */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/target.h"
#include "knowledge/models.h"
#include "knowledge/practice.h"
#include "knowledge/ruleset.h"
#include "output/levels.h"
#include "output/practices.h"
#include "output/status.h"

static const char help[] =
	"usage: tracegate status [--as-of REV] [--profile NAME] [--format text|json|csv] [-o "
	"FILE]\n"
	"       tracegate status --sl N [--profile NAME] [--format text|json|csv|md] [-o FILE]\n"
	"\n"
	"Shows every threat, mitigation and requirement with its verdict and, where it is not OK,\n"
	"the first broken hop on the way to a test that passed; how much of each catalogue is\n"
	"claimed and proven; what is wrong with annotations; and what is not known. Any commit "
	"can\n"
	"be asked for; nothing is checked out.\n"
	"\n"
	"  --as-of REV     the commit, tag or date to speak of (default: HEAD)\n"
	"  --profile NAME  count the requirements that apply to this kind of product: router,\n"
	"                  firewall, vpn, siem ... ('tracegate explain' lists them); or, with a\n"
	"                  profile of rules such as sd-4, si-2 or cra: each practice, its rules, "
	"on\n"
	"                  how many units they ran, what is open, and what only a person can "
	"judge\n"
	"  --sl N          list the requirements of IEC 62443-4-2 that this capability security\n"
	"                  level, the profile and .tracegate/assessment.yaml ask for, with\n"
	"                  verdict, code, tests, and what an evaluation asks to see\n"
	"  --format csv    one line an item, for spreadsheets\n"
	"\n"
	"The verdicts, worst first; the worst that applies wins:\n"
	"  VIOLATED   an open finding in its code contradicts it\n"
	"  FAILING    a test that verifies it fails\n"
	"  BROKEN     a claim names something that does not exist\n"
	"  UNCOVERED  no code claims it\n"
	"  UNTESTED   no test that ran verifies it\n"
	"  SUSPECT    its text, code or test changed since it was last verified\n"
	"  STALE      its tests passed, but on other code\n"
	"  UNKNOWN    something it rests on could not be analysed\n"
	"  JUSTIFIED  a waiver with reason, owner and expiry stands for it\n"
	"  OK         nothing that it asks for is missing, and its tests passed on this code\n"
	"\n"
	"Exit code 3: something could not be analysed, or the history is incomplete. What the\n"
	"verdicts mean for a change is decided by 'tracegate gate'.\n"
	"\n"
	"Examples\n"
	"  tracegate status\n"
	"  tracegate status --as-of v1.1 --format json\n"
	"  tracegate status --profile router --sl 2 --format md\n"
	"  tracegate check -p build --profile sd-4 --store && tracegate status --profile sd-4\n";

/* The practices of a rule profile; `ret->count` is 0 when `name` is not one that has any. */
static bool find_practices(struct tg_cli *cli, struct tg_question *question, const char *name,
			   struct tg_practices *ret, struct tg_err *err)
{
	struct tg_words names = {0};
	size_t i;

	*ret = (struct tg_practices){0};
	if (!name || !tg_ruleset_profiles(&cli->arena, cli->rules_dir, &names, err))
		return !name;
	for (i = 0; i < names.count; i++)
		if (strcmp(names.at[i], name) == 0)
			return tg_question_cards(cli, question, err) &&
			       tg_practices_load(&cli->arena, cli->rules_dir, name,
						 &question->cards, ret, err);
	return true;
}

/* What the level, the profile and the assessment ask for, instead of what the product has. */
static bool answer_levels(struct tg_cli *cli, struct tg_question *question,
			  const struct tg_measure *measure, struct tg_buf *out, struct tg_err *err)
{
	const struct tg_levels levels = {.known = &question->known,
					 .catalogs = &question->catalogs,
					 .profiles = &measure->profiles,
					 .target = &measure->target};

	return tg_levels_write(out, tg_cli_format(cli), &levels, err);
}

static bool answer_practices(struct tg_cli *cli, struct tg_question *question,
			     const struct tg_practices *practices, struct tg_buf *out,
			     struct tg_err *err)
{
	struct tg_api_models models = {0};
	struct tg_boundaries boundaries;
	bool ok = tg_models_load(cli->rules_dir, &models, err);

	if (ok) {
		tg_boundaries_find(&cli->arena, &question->known,
				   tg_map_get(&models.lists, tg_str("outside-sources")),
				   &boundaries);
		ok = tg_practices_write(out, tg_cli_format(cli), practices, &question->known,
					&boundaries, err);
	}
	tg_models_done(&models);
	return ok;
}

static bool answer(struct tg_cli *cli, struct tg_question *question, const void *what,
		   struct tg_buf *out, struct tg_err *err)
{
	const struct tg_measure_wish *wish = what;
	struct tg_measure measure;
	struct tg_status status = tg_question_status(question);
	struct tg_practices practices;

	status.color = cli->color_out && !cli->output;
	if (!wish->level && !find_practices(cli, question, wish->profile, &practices, err))
		return false;
	if (!wish->level && practices.count)
		return answer_practices(cli, question, &practices, out, err);
	if ((wish->profile || wish->level) && !tg_measure_load(question, wish, &measure, err))
		return false;
	if (wish->level)
		return answer_levels(cli, question, &measure, out, err);
	status.profile = wish->profile ? measure.target.profile : NULL;
	return tg_status_write(out, tg_cli_format(cli), &status, err);
}

int cmd_status(struct tg_cli *cli, int argc, char **argv)
{
	struct tg_measure_wish wish;
	struct tg_err err = {0};
	int code;

	if (!tg_measure_options(cli, argc, argv, help, &wish, &code, &err))
		return code;
	if (optind < argc)
		tg_fail(&err, TG_ERR_USAGE,
			"status takes no argument '%s'; 'tracegate trace' follows one item",
			argv[optind]);
	return tg_question_ask(cli, wish.revision, answer, &wish, &err);
}
