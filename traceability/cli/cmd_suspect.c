/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_suspect - proofs that no longer stand, because something changed under them.
 */
#include "cli/cli.h"
#include "cli/question.h"

#include <stdlib.h>

static const char help[] =
	"usage: tracegate suspect [--as-of REV] [--since REV] [--depth N]\n"
	"                         [--format text|json|csv|md] [-o FILE]\n"
	"\n"
	"Lists every item one of whose tests passed on something else than stands there now: its\n"
	"text, its code or the test has changed since (suspect), or was linked later (stale). "
	"Says\n"
	"what changed, in which commit, and by whom; comments and layout do not count as change.\n"
	"Links follow that somebody reviewed before they changed. What changed in the code itself\n"
	"comes first, then what changed in something it rests on: a function, macro, type or\n"
	"variable, with the way to it.\n"
	"\n"
	"  --as-of REV     the commit, tag or date to speak of (default: HEAD)\n"
	"  --depth N       what changed deeper than N steps below the linked code is counted and\n"
	"                  told in short (default: 'suspect: {depth: N}' of the policy, else 2);\n"
	"                  it is in doubt all the same\n"
	"  --since REV     list what came into doubt since REV, whether tests ran or not: links\n"
	"                  whose item or code means something else than there and that nobody\n"
	"                  reviewed, with the statements that changed, without comments and\n"
	"                  layout; and tests that proved something there and do not any more (as\n"
	"                  text or JSON)\n"
	"\n"
	"Exit code 0, whether there are any or not: 'tracegate gate' decides.\n"
	"\n"
	"Examples\n"
	"  tracegate suspect\n"
	"  tracegate suspect --depth 8\n"
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

/* Links that changed since somebody reviewed them, and how. */
static bool reviewed(struct tg_cli *cli, struct tg_question *question,
		     struct tg_chain_doubts *doubts, struct tg_err *err)
{
	struct tg_reviewed_link *links;
	size_t count = tg_reviewed_links(&cli->arena, &question->known, question->store, &links), i;

	for (i = 0; i < count; i++)
		if (links[i].compared &&
		    !tg_question_outline(cli, question, &links[i].commit.oid, err))
			return false;
	if (count && !tg_reviewed_compare(&question->known, question->store, links, count, err))
		return false;
	doubts->reviewed = links;
	doubts->reviewed_count = count;
	return true;
}

/* What is asked for; `depth` < 0: as policy says. */
struct wish {
	const char *since;
	long depth;
};

static bool answer(struct tg_cli *cli, struct tg_question *question, const void *what,
		   struct tg_buf *out, struct tg_err *err)
{
	const struct wish *wish = what;
	struct sides sides = {.head = question};
	struct tg_chain_doubts doubts = {
		.texts = {text_at, question},
		.depth = wish->depth < 0 ? (unsigned)question->known.policy.suspect_depth
					 : (unsigned)wish->depth};
	struct tg_chain_since asked = {&sides.base.known, wish->since, doubts.depth, text_of,
				       &sides};
	struct tg_chain chain;
	bool ok;

	if (!wish->since && !reviewed(cli, question, &doubts, err))
		return false;
	chain = tg_question_chain(cli, question);
	if (!wish->since)
		return tg_chain_suspects(out, tg_cli_format(cli), &chain, &doubts, err);
	ok = tg_question_open(cli, wish->since, &sides.base, err) &&
	     tg_chain_suspects_since(out, tg_cli_format(cli), &chain, &asked, err);
	tg_question_done(&sides.base);
	return ok;
}

static bool read_depth(const char *text, long *ret, struct tg_err *err)
{
	char *end;

	*ret = strtol(text, &end, 10);
	return (*text && !*end && *ret >= 0 && *ret <= 1000) ||
	       tg_fail(err, TG_ERR_USAGE, "--depth is a number from 0 to 1000, not '%s'", text);
}

int cmd_suspect(struct tg_cli *cli, int argc, char **argv)
{
	enum { OPTION_AS_OF = 1, OPTION_SINCE, OPTION_DEPTH };
	static const struct option options[] = {
		{"as-of", required_argument, NULL, OPTION_AS_OF},
		{"since", required_argument, NULL, OPTION_SINCE},
		{"depth", required_argument, NULL, OPTION_DEPTH},
		{NULL, 0, NULL, 0},
	};
	const char *revision = NULL;
	struct wish wish = {.depth = -1};
	struct tg_err err = {0};
	int option;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option == OPTION_AS_OF)
			revision = optarg;
		else if (option == OPTION_SINCE)
			wish.since = optarg;
		else if (option == OPTION_DEPTH)
			read_depth(optarg, &wish.depth, &err);
		else
			return option == -2 ? 0 : 2;
	}
	if (err.code == TG_OK)
		tg_question_arguments(argc, argv, NULL, &err);
	return tg_question_ask(cli, revision, answer, &wish, &err);
}
