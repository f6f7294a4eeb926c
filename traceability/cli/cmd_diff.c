/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_diff - what happened to requirements, code and proof between two commits.
 */
#include "cli/cli.h"
#include "cli/question.h"
#include "output/difference.h"

static const char help[] =
	"usage: tracegate diff A..B [--req ID] [--statements] [--format text|json] [-o FILE]\n"
	"\n"
	"Compares two commits, tags or branches: verdicts before and after, items and links that\n"
	"are new, gone or of another text, code that changed its meaning (by itself, through a\n"
	"function it calls, a macro, a type) apart from code that only changed its looks, tests,\n"
	"results, and findings that were opened and closed. A...B compares B with the commit in\n"
	"which it left A.\n"
	"\n"
	"  --req ID        only what concerns this item and what it rests on\n"
	"  --statements    show what changed in the code, one statement a line, without comments\n"
	"                  and layout\n"
	"\n"
	"In the text, + is new or better, - gone or worse, ~ changed, = changed in looks only.\n"
	"\n"
	"Examples\n"
	"  tracegate diff v1.0..v1.2\n"
	"  tracegate diff v1.1..HEAD --req GW-AUTH-3 --statements\n"
	"  tracegate diff v1.1..v1.2 --req 'CR 1.11'\n";

enum { OPTION_REQ = 1, OPTION_STATEMENTS };

static const struct option options[] = {
	{"req", required_argument, NULL, OPTION_REQ},
	{"statements", no_argument, NULL, OPTION_STATEMENTS},
	{NULL, 0, NULL, 0},
};

struct diff {
	struct tg_question base, head;
	const char *only;
	bool statements;
};

static bool text_of(void *user, bool head, const struct tg_symbol *symbol, struct tg_str *ret)
{
	struct diff *diff = user;

	return tg_question_text(head ? &diff->head : &diff->base, symbol, ret);
}

/* The commit in which two lines of history part. */
static bool find_fork(struct tg_cli *cli, const char **base, const char *head, struct tg_err *err)
{
	TG_AUTO(tg_history_close_) struct tg_history *history = NULL;
	struct tg_project project;
	struct tg_oid a, b, fork;
	char hex[TG_OID_HEX];

	if (!tg_project_load(cli, &project, err))
		return false;
	history = tg_history_open(project.root, err);
	if (!history || !tg_database_resolve(history, NULL, *base, &a, err) ||
	    !tg_database_resolve(history, NULL, head, &b, err) ||
	    !tg_history_merge_base(history, &a, &b, &fork, err))
		return false;
	*base = tg_arena_strdup(&cli->arena, tg_oid_hex(&fork, hex));
	return true;
}

/* "A..B" taken apart, an empty side is HEAD; "A...B" begins where B left A, as git has it. */
static bool split(struct tg_cli *cli, const char *range, const char **base, const char **head,
		  struct tg_err *err)
{
	const char *dots = strstr(range, "..");
	bool fork;

	if (!dots)
		return tg_fail(err, TG_ERR_USAGE,
			       "'%s' is one commit; write %s..HEAD, or A..B for any two", range,
			       range);
	fork = dots[2] == '.';
	*base = dots == range ? "HEAD"
			      : tg_arena_strndup(&cli->arena, range, (size_t)(dots - range));
	*head = dots[2 + fork] ? dots + 2 + fork : "HEAD";
	return !fork || find_fork(cli, base, *head, err);
}

/* What is gone by the head is asked about, too. */
static const struct tg_matrix_item *find_either(struct diff *diff, struct tg_err *err)
{
	struct tg_err none = {0};
	const struct tg_matrix_item *item =
		tg_matrix_find(&diff->head.known.matrix, &diff->head.catalogs, diff->only, err);

	if (!item)
		item = tg_matrix_find(&diff->base.known.matrix, &diff->base.catalogs, diff->only,
				      &none);
	if (item)
		*err = none;
	return item;
}

static bool answer(struct tg_cli *cli, struct diff *diff, struct tg_err *err)
{
	const struct tg_side base = {&diff->base.known.now, &diff->base.known.matrix};
	const struct tg_side head = {&diff->head.known.now, &diff->head.known.matrix};
	const struct tg_chain chain = tg_question_chain(cli, &diff->head);
	struct tg_difference difference;
	struct tg_difference_input input = {
		.base_name = diff->base.revision,
		.head_name = diff->head.revision,
		.base = &diff->base.known,
		.head = &diff->head.known,
		.difference = &difference,
		.chain = &chain,
		.text = text_of,
		.user = diff,
		.statements = diff->statements,
		.color = cli->color_out && !cli->output,
	};
	struct tg_buf out = {0};
	bool ok = true;

	if (diff->only) {
		input.only = find_either(diff, err);
		if (!input.only)
			return false;
	}
	tg_difference(&cli->arena, &base, &head, &difference);
	ok = tg_difference_write(&out, tg_cli_format(cli), &input, err) &&
	     tg_cli_write(cli, tg_buf_view(&out), err);
	tg_buf_done(&out);
	return ok;
}

static int run(struct tg_cli *cli, const char *range, struct diff *diff)
{
	const char *base = NULL, *head = NULL;
	struct tg_err err = {0};
	int before, after;

	if (!split(cli, range, &base, &head, &err) ||
	    !tg_question_open(cli, base, &diff->base, &err) ||
	    !tg_question_open(cli, head, &diff->head, &err) || !answer(cli, diff, &err))
		return tg_cli_fail(cli, &err);
	before = tg_question_exit(&diff->base);
	after = tg_question_exit(&diff->head);
	return before > after ? before : after;
}

int cmd_diff(struct tg_cli *cli, int argc, char **argv)
{
	struct diff diff = {0};
	struct tg_err err = {0};
	int option, code;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option == OPTION_REQ)
			diff.only = optarg;
		else if (option == OPTION_STATEMENTS)
			diff.statements = true;
		else
			return option == -2 ? 0 : 2;
	}
	if (argc - optind != 1) {
		tg_fail(&err, TG_ERR_USAGE,
			"diff takes one range A..B; try 'tracegate diff --help'");
		return tg_cli_fail(cli, &err);
	}
	code = run(cli, argv[optind], &diff);
	tg_question_done(&diff.base);
	tg_question_done(&diff.head);
	return code;
}
