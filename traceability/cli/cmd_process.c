/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_process - which practices of a development process the repository itself witnesses.
 */
#include "cli/cli.h"
#include "cli/witness.h"
#include "output/process.h"

static const char help[] =
	"usage: tracegate process [--as-of REV] [--since REV] [--keys DIR]\n"
	"                         [--format text|json|csv|md] [-o FILE]\n"
	"\n"
	"Goes through the requirements of IEC 62443-4-1 and says which of them the repository\n"
	"witnesses: by which rule, with the commits, tests and releases that hold (+) and those\n"
	"that do not (-), what no repository can show, and which requirement of the product names\n"
	"a document that stands for it.\n"
	"\n"
	"  SM-6, SM-8  tags are signed with a key of .tracegate/allowed_signers (SSH) or\n"
	"              .tracegate/allowed_signers.asc (OpenPGP), see 'tracegate blame --help';\n"
	"              what is signed with an unknown key or is not checked does not hold\n"
	"  SR-2        the threat model changed for the same release as the code that begins to\n"
	"              open sockets or start programs; somebody else looked at its changes; code\n"
	"              that takes data from outside is tied to it, and code crosses each boundary\n"
	"  SR-5        somebody else looked at each change of requirements\n"
	"  SI-1        somebody else looked at each change of linked code (a Reviewed-by or\n"
	"              Approved-by line, the ledger of reviews, a merge, another committer), also\n"
	"              at what a merge made itself of both sides; it was analysed\n"
	"  SVV-1, -2   tests of each requirement and threat passed on this code\n"
	"  SVV-5       who wrote a test is free of who wrote the code it checks\n"
	"  DM-4        findings, also of other tools, and vulnerabilities (VEX) are decided on\n"
	"              with a reason; entries of the register and waivers are in force\n"
	"  SUM-5       security fixes (a CVE or GHSA id in the subject or a trailer, or a\n"
	"              'Security-fix:' trailer) are in a release, and after how many days\n"
	"\n"
	"  --as-of REV  the commit, tag or date to speak of (default: HEAD)\n"
	"  --keys DIR   whose keys count: DIR/allowed_signers and DIR/allowed_signers.asc\n"
	"  --since REV  leave out commits and tags up to REV: what was done for one release\n"
	"  -v           list everything that was looked at, not the first few\n"
	"\n"
	"A requirement that covers a practice (Covers: SM-2) and is OK, such as one with\n"
	"'Needs: doc', stands for what is not witnessed. In .tracegate/policy.yaml:\n"
	"  process:\n"
	"    fix_days: 30            # from a fix to its release, else it does not hold\n"
	"    independence:           # the first that matches; without one: author\n"
	"      - {tests: 'tests/unit/**', from: nobody}\n"
	"      - {tests: 'tests/attack/**', from: organisation}  # another mail domain\n"
	"      - {tests: '**', from: author}\n"
	"\n"
	"Exit code 0 whatever is witnessed; 3: something could not be analysed, or the history is\n"
	"incomplete.\n"
	"\n"
	"Examples\n"
	"  tracegate process\n"
	"  tracegate process --as-of v1.2 --since v1.1 -v\n"
	"  tracegate process --format csv -o process.csv\n";

struct wish {
	const char *revision, *since;
};

static bool answer(struct tg_cli *cli, struct tg_question *question, const void *what,
		   struct tg_buf *out, struct tg_err *err)
{
	const struct wish *wish = what;
	struct tg_process process;
	const struct tg_process_report report = {.process = &process,
						 .revision = question->revision,
						 .since = wish->since,
						 .all = cli->verbosity > 0};

	return tg_witness_process(cli, question, wish->since, &process, err) &&
	       tg_process_write(out, tg_cli_format(cli), &report, err);
}

int cmd_process(struct tg_cli *cli, int argc, char **argv)
{
	enum { OPTION_AS_OF = 1, OPTION_SINCE };
	static const struct option options[] = {
		{"as-of", required_argument, NULL, OPTION_AS_OF},
		{"since", required_argument, NULL, OPTION_SINCE},
		{NULL, 0, NULL, 0},
	};
	struct wish wish = {0};
	struct tg_err err = {0};
	int option;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option == OPTION_AS_OF)
			wish.revision = optarg;
		else if (option == OPTION_SINCE)
			wish.since = optarg;
		else
			return option == -2 ? 0 : 2;
	}
	tg_question_arguments(argc, argv, NULL, &err);
	return tg_question_ask(cli, wish.revision, answer, &wish, &err);
}
