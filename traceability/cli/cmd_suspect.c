/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_suspect - proofs that no longer stand, because something changed under them.
 */
#include "cli/cli.h"
#include "cli/question.h"

static const char help[] =
	"usage: tracegate suspect [--as-of REV] [--since REV] [--format text|json] [-o FILE]\n"
	"\n"
	"Lists every item one of whose tests passed on something else than stands there now: its\n"
	"text, its code or the test has changed since (suspect), or was linked later (stale). "
	"Says\n"
	"what changed, when, and by whom; comments and layout do not count as change.\n"
	"\n"
	"  --as-of REV     the commit, tag or date to speak of (default: HEAD)\n"
	"  --since REV     list what came into doubt since REV, whether tests ran or not: links\n"
	"                  whose item or code means something else than there and that nobody\n"
	"                  reviewed, with the statements that changed, without comments and\n"
	"                  layout; and tests that proved something there and do not any more\n"
	"\n"
	"Exit code 0, whether there are any or not: 'tracegate gate' decides.\n"
	"\n"
	"Examples\n"
	"  tracegate suspect\n"
	"  tracegate suspect --since v1.2\n"
	"  tracegate suspect --as-of v1.2 --format json\n";

struct sides {
	struct tg_question *head, base;
};

static bool text_of(void *user, bool head, const struct tg_symbol *symbol, struct tg_str *ret)
{
	struct sides *sides = user;

	return tg_question_text(head ? sides->head : &sides->base, symbol, ret);
}

static bool text_at(void *user, const char *revision, const struct tg_symbol *symbol,
		    struct tg_str *ret)
{
	struct tg_oid commit;

	if (!revision)
		return tg_question_text(user, symbol, ret);
	return tg_oid_parse(tg_str(revision), &commit) &&
	       tg_question_text_at(user, &commit, symbol, ret);
}

static bool answer(struct tg_cli *cli, struct tg_question *question, const void *since,
		   struct tg_buf *out, struct tg_err *err)
{
	struct tg_chain chain = tg_question_chain(cli, question);
	struct sides sides = {.head = question};
	const struct tg_chain_texts texts = {text_at, question};
	struct tg_chain_since asked = {&sides.base.known, since, text_of, &sides};
	bool ok;

	if (!since)
		return tg_chain_suspects(out, tg_cli_format(cli), &chain, &texts, err);
	ok = tg_question_open(cli, since, &sides.base, err) &&
	     tg_chain_suspects_since(out, tg_cli_format(cli), &chain, &asked, err);
	tg_question_done(&sides.base);
	return ok;
}

int cmd_suspect(struct tg_cli *cli, int argc, char **argv)
{
	enum { OPTION_AS_OF = 1, OPTION_SINCE };
	static const struct option options[] = {
		{"as-of", required_argument, NULL, OPTION_AS_OF},
		{"since", required_argument, NULL, OPTION_SINCE},
		{NULL, 0, NULL, 0},
	};
	const char *revision = NULL, *since = NULL;
	struct tg_err err = {0};
	int option;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option == OPTION_AS_OF)
			revision = optarg;
		else if (option == OPTION_SINCE)
			since = optarg;
		else
			return option == -2 ? 0 : 2;
	}
	tg_question_arguments(argc, argv, NULL, &err);
	return tg_question_ask(cli, revision, answer, since, &err);
}
