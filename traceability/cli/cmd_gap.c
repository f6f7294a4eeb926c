/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_gap - the points of the CRA against the evidence that is there.
 */
#include "cli/witness.h"

static const char help[] =
	"usage: tracegate gap [--as-of REV] [--profile NAME] [--sl N] [--format "
	"text|json|csv|md]\n"
	"                     [-o FILE]\n"
	"\n"
	"Holds each point of Annex I of the Cyber Resilience Act against the evidence: whether it\n"
	"applies, what claims it, through which requirements of IEC 62443 it is met, what the\n"
	"standards are known not to cover (with the source that says so), and what would close\n"
	"it. Points that no code can meet are witnessed by a bill of materials, a VEX, a security\n"
	"policy, test results and signatures, or need a document. Practices of IEC 62443-4-1\n"
	"count as 'tracegate process' finds them.\n"
	"\n"
	"  --as-of REV     the commit, tag or date to speak of (default: HEAD)\n"
	"  --keys DIR      whose keys sign releases; see 'tracegate blame --help'\n"
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

static bool answer(struct tg_cli *cli, struct tg_question *question, const void *wish,
		   struct tg_buf *out, struct tg_err *err)
{
	struct tg_held held;
	size_t open;

	if (!tg_witness_gap(cli, question, wish, &held, err) ||
	    !tg_gap_write(out, tg_cli_format(cli), &held.gap, err))
		return false;
	open = held.gap.open;
	if (!held.measure.assessment.present)
		tg_cli_say(cli, "note: there is no %s; every point counts as applying",
			   TG_ASSESSMENT_FILE);
	tg_cli_say(cli, "%zu point%s not met yet", open, open == 1 ? " is" : "s are");
	return true;
}

int cmd_gap(struct tg_cli *cli, int argc, char **argv)
{
	struct tg_measure_wish wish;
	struct tg_err err = {0};
	int code;

	if (!tg_measure_options(cli, argc, argv, help, &wish, &code, &err))
		return code;
	tg_question_arguments(argc, argv, NULL, &err);
	return tg_question_ask(cli, wish.revision, answer, &wish, &err);
}
