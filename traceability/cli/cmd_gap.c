/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_gap - the points of the CRA against the evidence that is there.
 */
#include "base/text.h"
#include "cli/cli.h"
#include "cli/target.h"
#include "evidence/policy.h"
#include "knowledge/mapping.h"
#include "output/gap.h"

static const char help[] =
	"usage: tracegate gap [--as-of REV] [--profile NAME] [--sl N] [--format "
	"text|json|csv|md]\n"
	"                     [-o FILE]\n"
	"\n"
	"Holds each point of Annex I of the Cyber Resilience Act against the evidence: whether it\n"
	"applies, what claims it, through which requirements of IEC 62443 it is met, what the\n"
	"standards are known not to cover (with the source that says so), and what would close\n"
	"it. Points that no code can meet are witnessed by a bill of materials, a VEX, a security\n"
	"policy, test results and signatures, or need a document.\n"
	"\n"
	"  --as-of REV     the commit to speak of (default: HEAD)\n"
	"  --profile NAME  the kind of product: router, firewall, vpn ... (default: as\n"
	"                  .tracegate/assessment.yaml says)\n"
	"  --sl N          the capability security level, 1 to 4 (default: likewise)\n"
	"\n"
	".tracegate/assessment.yaml says what does not apply, and why:\n"
	"  version: 1\n"
	"  intended_use: Connects machines of a plant to a control room.\n"
	"  security_context: In a locked cabinet, in a network of its own.\n"
	"  security_level: 2\n"
	"  profile: router\n"
	"  decisions:\n"
	"    - {id: CRA-AI-I-2g, applies: false, basis: intended-use,\n"
	"       reason: The product handles no personal data.}\n"
	"\n"
	"The texts are paraphrases, the mappings say who made them; nothing here is legal "
	"advice.\n"
	"\n"
	"Examples\n"
	"  tracegate gap --sl 2\n"
	"  tracegate gap --as-of v1.2 --format md -o gap.md\n";

enum { OPTION_AS_OF = 1, OPTION_PROFILE, OPTION_SL };

static const struct option options[] = {
	{"as-of", required_argument, NULL, OPTION_AS_OF},
	{"profile", required_argument, NULL, OPTION_PROFILE},
	{"sl", required_argument, NULL, OPTION_SL},
	{NULL, 0, NULL, 0},
};

/* The file of the tree that tells people how to report, unless its date has passed. */
static void see_policy(struct tg_question *question, struct tg_witnesses *witnesses)
{
	enum { LIMIT = 1 << 20 };
	size_t i, size;

	witnesses->security_policy = "";
	for (i = 0; tg_policy_places[i] && question->history; i++) {
		struct tg_security_policy policy;
		struct tg_str content;
		struct tg_oid blob;

		if (!tg_history_lookup(question->history, &question->commit.oid,
				       tg_policy_places[i], &blob) ||
		    tg_history_peek(question->history, &blob, LIMIT, &content, &size) !=
			    TG_BLOB_READ)
			continue;
		policy = tg_security_policy_read(tg_policy_places[i], content, tg_today());
		if (policy.expired)
			continue;
		witnesses->security_policy = tg_policy_places[i];
		witnesses->has_contact = policy.has_contact;
		return;
	}
}

static bool answer(struct tg_cli *cli, struct tg_question *question, const char *profile,
		   unsigned level, struct tg_err *err)
{
	struct tg_measure measure;
	struct tg_stored_witness stored;
	struct tg_witnesses witnesses = {0};
	struct tg_gap_report report = {
		.levels = {.known = &question->known, .catalogs = &question->catalogs},
		.witnesses = &witnesses,
		.revision = question->revision};
	struct tg_buf out = {0};
	size_t open = 0;
	bool ok = tg_measure_load(question, profile, level, &measure, err) &&
		  tg_mappings_load(&question->catalogs, err) &&
		  tg_store_witness(question->store, &stored, err);

	if (!ok)
		return false;
	report.levels.profiles = &measure.profiles;
	report.levels.target = &measure.target;
	see_policy(question, &witnesses);
	witnesses.parts = (size_t)stored.parts;
	witnesses.statements = (size_t)stored.statements;
	witnesses.results = (size_t)stored.results;
	witnesses.tags = (size_t)stored.tags;
	witnesses.signed_tags = (size_t)stored.signed_tags;
	ok = tg_gap_write(&out, cli->format ? cli->format : "text", &report, &open, err) &&
	     tg_cli_write(cli, tg_buf_view(&out), err);
	tg_buf_done(&out);
	if (ok && !measure.assessment.present)
		tg_cli_say(cli, "note: there is no %s; every point counts as applying",
			   TG_ASSESSMENT_FILE);
	if (ok)
		tg_cli_say(cli, "%zu point%s not met yet", open, open == 1 ? " is" : "s are");
	return ok;
}

int cmd_gap(struct tg_cli *cli, int argc, char **argv)
{
	struct tg_question question = {0};
	const char *revision = NULL, *profile = NULL;
	struct tg_err err = {0};
	unsigned level = 0;
	int option, code;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option == OPTION_AS_OF)
			revision = optarg;
		else if (option == OPTION_PROFILE)
			profile = optarg;
		else if (option == OPTION_SL)
			tg_measure_level(optarg, &level, &err);
		else
			return option == -2 ? 0 : 2;
	}
	if (optind < argc)
		tg_fail(&err, TG_ERR_USAGE, "gap takes no argument '%s'", argv[optind]);
	if (err.code == TG_OK && tg_question_open(cli, revision, &question, &err) &&
	    answer(cli, &question, profile, level, &err))
		code = tg_question_exit(&question);
	else
		code = tg_cli_fail(cli, &err);
	tg_question_done(&question);
	return code;
}
