/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_rules - which rules there are, which of them a profile runs, and what one of them says.
 */
#include "base/json.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/rules_own.h"
#include "knowledge/card.h"
#include "knowledge/catalog.h"
#include "knowledge/ruleset.h"
#include "knowledge/secrets.h"
#include "output/rules_site.h"

static const char help[] =
	"usage: tracegate rules [list] [--profile NAME] [--requirement ID] [--format text|json]\n"
	"       tracegate rules show RULE... [--profile NAME] [--format text|json]\n"
	"       tracegate rules new PACK/RULE\n"
	"       tracegate rules test [DIR]\n"
	"       tracegate rules docs DIR\n"
	"\n"
	"Lists the analysis rules that a profile runs, with the severity it gives them, or shows\n"
	"the cards of some: why the rule matters, what to do instead, examples, what it cannot\n"
	"find, and the requirements and weaknesses it speaks for. Rules of the project, in its\n"
	"folder .tracegate/rules, are among them.\n"
	"\n"
	"new writes a card for a rule of your own to .tracegate/rules: a pattern in C with holes, "
	"a\n"
	"message and two examples to start from. test runs the examples on the cards of DIR\n"
	"(default: .tracegate/rules). docs writes a page for every card, and an index, into DIR.\n"
	"\n"
	"  --profile NAME    default, all, sd-4, si-2 ... of rules/profiles\n"
	"  --requirement ID  only rules that speak for this requirement (CR-1.5, CRA-AI-I-2d ...)\n"
	"  --format text     for people (the default)\n"
	"  --format json     an array of objects\n"
	"  -o FILE           write to FILE\n"
	"\n"
	"Examples\n"
	"  tracegate rules\n"
	"  tracegate rules --profile sd-4\n"
	"  tracegate rules --requirement CR-1.5 --format json\n"
	"  tracegate rules show memory/realloc-lost\n"
	"  tracegate rules new house/no-zero-timeout && tracegate rules test\n"
	"  tracegate rules docs build/rules\n"
	"\n"
	"Exit codes: 0 fine, 1 an example does not behave as it should, 2 there is no such rule\n"
	"or profile, or a card is not right.\n";

enum { OPTION_PROFILE = 1000, OPTION_REQUIREMENT };

static const struct option options[] = {
	{"profile", required_argument, NULL, OPTION_PROFILE},
	{"requirement", required_argument, NULL, OPTION_REQUIREMENT},
	{NULL, 0, NULL, 0},
};

struct request {
	struct tg_cli *cli;
	struct tg_cards cards;
	struct tg_ruleset all; /* that look at code: not those on secrets in text */
	struct tg_ruleset ruleset;
	struct tg_rule_profiles profiles;
	const char *profile;
	const char *requirement;
	bool json;
	struct tg_buf out;
};

static bool names(const struct tg_words *words, const char *word)
{
	size_t i;

	for (i = 0; i < words->count; i++)
		if (strcmp(words->at[i], word) == 0)
			return true;
	return false;
}

static void put_words(struct tg_buf *out, const char *label, const char *prefix,
		      const struct tg_words *words)
{
	size_t i;

	if (!words->count)
		return;
	tg_buf_printf(out, "%-14s", label);
	for (i = 0; i < words->count; i++)
		tg_buf_printf(out, "%s%s%s", i ? ", " : "", prefix, words->at[i]);
	tg_buf_putc(out, '\n');
}

/* Rules of secrets are in no profile: 'tracegate secrets' runs them all. */
static void put_membership(struct request *request, const struct tg_card *card)
{
	struct tg_membership membership =
		tg_rule_profiles_of(&request->cli->arena, &request->profiles, card);

	if (tg_ruleset_find(&request->all, card->id)) {
		tg_buf_printf(&request->out, "%-14s", "runs");
		tg_membership_text(&membership, &request->out);
		tg_buf_putc(&request->out, '\n');
	}
}

static void show_text(struct request *request, const struct tg_card *card,
		      const struct tg_rule_setting *setting)
{
	struct tg_buf *out = &request->out;
	struct tg_str body = tg_str_trim(card->body);

	tg_buf_printf(out, "%s: %s\n\n", card->id, card->title);
	tg_buf_printf(out, "%-14s%s%s\n", "severity",
		      tg_severity_name(setting ? setting->severity : card->severity),
		      setting ? "" : " (the profile does not run the rule)");
	tg_buf_printf(out, "%-14s%s\n", "confidence", tg_confidence_name(card->confidence));
	put_membership(request, card);
	put_words(out, "requirements", "", &card->requirements);
	put_words(out, "weaknesses", "CWE-", &card->cwe);
	put_words(out, "CERT C", "", &card->cert);
	put_words(out, "MISRA C:2012", "", &card->misra);
	if (!card->suppressible)
		tg_buf_puts(out, "a suppression has no effect on it\n");
	tg_buf_putc(out, '\n');
	tg_buf_str(out, body);
	tg_buf_putc(out, '\n');
}

static void json_words(struct tg_json *json, const char *key, const struct tg_words *words)
{
	size_t i;

	tg_json_key(json, key);
	tg_json_open(json, '[');
	for (i = 0; i < words->count; i++)
		tg_json_text(json, words->at[i]);
	tg_json_close(json, ']');
}

static void json_membership(struct request *request, struct tg_json *json,
			    const struct tg_card *card)
{
	struct tg_membership membership =
		tg_rule_profiles_of(&request->cli->arena, &request->profiles, card);

	if (!tg_ruleset_find(&request->all, card->id))
		return;
	json_words(json, "profiles", &membership.profiles);
	if (!membership.in_default)
		tg_json_pair(json, "notInDefault", membership.because);
}

static void put_json(struct request *request, struct tg_json *json, const struct tg_card *card,
		     const struct tg_rule_setting *setting, bool whole)
{
	tg_json_open(json, '{');
	tg_json_pair(json, "id", card->id);
	tg_json_pair(json, "title", card->title);
	tg_json_pair(json, "severity",
		     tg_severity_name(setting ? setting->severity : card->severity));
	tg_json_pair(json, "confidence", tg_confidence_name(card->confidence));
	tg_json_pair_bool(json, "enabled", setting != NULL);
	tg_json_pair_bool(json, "suppressible", card->suppressible);
	json_words(json, "requirements", &card->requirements);
	json_words(json, "cwe", &card->cwe);
	json_words(json, "cert", &card->cert);
	json_words(json, "misra", &card->misra);
	json_words(json, "tags", &card->tags);
	json_membership(request, json, card);
	tg_json_pair(json, "since", card->since);
	if (whole)
		tg_json_pair_str(json, "text", tg_str_trim(card->body));
	tg_json_close(json, '}');
}

static void list_text(struct request *request)
{
	struct tg_buf *out = &request->out;
	unsigned count = 0;
	size_t i;

	for (i = 0; i < request->ruleset.count; i++) {
		const struct tg_rule_setting *setting = &request->ruleset.at[i];
		const struct tg_card *card = tg_card_find(&request->cards, setting->id);

		if (request->requirement && !names(&card->requirements, request->requirement))
			continue;
		tg_buf_printf(out, "%-8s %-36s %s\n", tg_severity_name(setting->severity),
			      setting->id, card->title);
		count++;
	}
	tg_buf_printf(out, "\n%u of %zu rules, profile %s: %s\n", count, request->cards.count,
		      request->ruleset.profile, request->ruleset.title);
}

static void list_json(struct request *request)
{
	struct tg_json json = {.out = &request->out, .indent = 2};
	size_t i;

	tg_json_open(&json, '[');
	for (i = 0; i < request->ruleset.count; i++) {
		const struct tg_rule_setting *setting = &request->ruleset.at[i];
		const struct tg_card *card = tg_card_find(&request->cards, setting->id);

		if (!request->requirement || names(&card->requirements, request->requirement))
			put_json(request, &json, card, setting, false);
	}
	tg_json_close(&json, ']');
	tg_buf_putc(&request->out, '\n');
}

static bool unknown_rule(struct request *request, const char *id, struct tg_err *err)
{
	const char *nearest = tg_card_nearest(&request->cards, id);

	if (nearest)
		return tg_fail(err, TG_ERR_USAGE, "there is no rule '%s'; did you mean '%s'?", id,
			       nearest);
	return tg_fail(err, TG_ERR_USAGE, "there is no rule '%s'; 'tracegate rules' lists them",
		       id);
}

static bool show(struct request *request, char **ids, struct tg_err *err)
{
	struct tg_json json = {.out = &request->out, .indent = 2};
	size_t i;

	if (!ids[0])
		return tg_fail(err, TG_ERR_USAGE,
			       "which rule? 'tracegate rules' lists them; then: rules show RULE");
	if (request->json)
		tg_json_open(&json, '[');
	for (i = 0; ids[i]; i++) {
		const struct tg_card *card = tg_card_find(&request->cards, ids[i]);
		const struct tg_rule_setting *setting;

		if (!card)
			return unknown_rule(request, ids[i], err);
		setting = tg_ruleset_find(&request->ruleset, card->id);
		if (request->json)
			put_json(request, &json, card, setting, true);
		else
			show_text(request, card, setting);
		if (!request->json && ids[i + 1])
			tg_buf_puts(&request->out, "\n\n");
	}
	if (request->json) {
		tg_json_close(&json, ']');
		tg_buf_putc(&request->out, '\n');
	}
	return true;
}

/* The requirement as its catalogue writes it, whatever the spelling; some card has to name it. */
static bool resolve_requirement(struct request *request, struct tg_err *err)
{
	struct tg_catalogs catalogs = {0};
	struct tg_resolved found;
	size_t i;
	bool ok;

	if (!request->requirement)
		return true;
	ok = tg_catalogs_open(&catalogs, request->cli->rules_dir, err) &&
	     tg_catalog_resolve(&catalogs, tg_str(request->requirement), &found, err);
	if (ok)
		request->requirement = tg_arena_strdup(&request->cli->arena, found.entry->id);
	tg_catalogs_done(&catalogs);
	for (i = 0; i < request->cards.count && ok; i++)
		if (names(&request->cards.at[i].requirements, request->requirement))
			return true;
	return ok && tg_fail(err, TG_ERR_MISSING, "no rule speaks for the requirement '%s'",
			     request->requirement);
}

static bool docs(struct request *request, char **words, struct tg_err *err)
{
	if (!words[0] || words[1])
		return tg_fail(err, TG_ERR_USAGE, "into which folder? rules docs DIR");
	return tg_rules_site(&request->cards, &request->profiles,
			     tg_cli_path(request->cli, words[0]), err);
}

static bool run(struct request *request, char **words, struct tg_err *err)
{
	struct tg_cli *cli = request->cli;

	request->json = cli->format && strcmp(cli->format, "json") == 0;
	if (cli->format && !request->json && strcmp(cli->format, "text") != 0)
		return tg_fail(err, TG_ERR_USAGE, "rules has no format '%s'; use text or json",
			       cli->format);
	if (!tg_cards_load(&cli->arena, cli->rules_dir, &request->cards, err) ||
	    !tg_cards_add(&cli->arena,
			  tg_arena_printf(&cli->arena, "%s/%s", tg_cli_root(cli), TG_OWN_RULES),
			  &request->cards, err) ||
	    !tg_ruleset_load(&cli->arena, cli->rules_dir, &request->cards, request->profile, NULL,
			     &request->ruleset, err) ||
	    !tg_ruleset_load(&cli->arena, cli->rules_dir, &request->cards, "all", NULL,
			     &request->all, err) ||
	    !tg_rule_profiles_read(&cli->arena, cli->rules_dir, &request->profiles, err) ||
	    !resolve_requirement(request, err))
		return false;
	if (words[0] && strcmp(words[0], "docs") == 0)
		return docs(request, words + 1, err);
	if (words[0] && strcmp(words[0], "show") == 0) {
		if (!tg_secret_cards_add(&cli->arena, cli->rules_dir, &request->cards, err) ||
		    !show(request, words + 1, err))
			return false;
	} else if (words[0] && (strcmp(words[0], "list") != 0 || words[1])) {
		return tg_fail(err, TG_ERR_USAGE,
			       "rules takes 'list', 'show RULE...', 'new', 'test' or 'docs', not "
			       "'%s'",
			       words[1] ? words[1] : words[0]);
	} else if (request->json) {
		list_json(request);
	} else {
		list_text(request);
	}
	return tg_cli_write(cli, tg_buf_view(&request->out), err);
}

int cmd_rules(struct tg_cli *cli, int argc, char **argv)
{
	struct request request = {.cli = cli};
	struct tg_err err = {0};
	int option;
	bool ok;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option == OPTION_PROFILE)
			request.profile = optarg;
		else if (option == OPTION_REQUIREMENT)
			request.requirement = optarg;
		else
			return option == -2 ? 0 : 2;
	}
	if (optind < argc && strcmp(argv[optind], "test") == 0)
		return tg_rules_cli_test(cli, argv + optind + 1);
	if (optind < argc && strcmp(argv[optind], "new") == 0)
		return tg_rules_cli_new(cli, argv + optind + 1);
	ok = run(&request, argv + optind, &err);
	tg_buf_done(&request.out);
	tg_cards_done(&request.cards);
	return ok ? 0 : tg_cli_fail(cli, &err);
}
