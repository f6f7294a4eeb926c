/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_review - writes down that somebody looked at a link and what they found.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/question.h"

static const char help[] =
	"usage: tracegate review ID [--code NAME] [--reject] -m NOTE\n"
	"\n"
	"Adds a line to the ledger .tracegate/reviews.tsv for each link of an item at HEAD: you\n"
	"looked at the code (or the test), and it does what the item asks for. The line is bound\n"
	"to the text of the item, the meaning of the code with all it calls, and the verb; it\n"
	"holds wherever these stand, after a rebase as well, and ends when one of them changes.\n"
	"\n"
	"Commit the ledger: the commit is the review, its author the reviewer, with its "
	"signature.\n"
	"Lines are sorted and never edited, so let git merge them: put this line into\n"
	".gitattributes: .tracegate/reviews.tsv merge=union\n"
	"\n"
	"  --code NAME     only the links of this function, or of this file\n"
	"  --reject        you found that it does not hold\n"
	"  -m, --message NOTE  what you looked at; 10 characters at least\n"
	"\n"
	"'reviews: changes' in .tracegate/policy.yaml asks for a review of every link that "
	"changed\n"
	"since it was made, 'reviews: all' of new ones too; without it a test that passed on the\n"
	"very content is enough.\n"
	"\n"
	"Examples\n"
	"  tracegate review GW-AUTH-3 --code auth_check -m 'lock-out grows, tests cover 1 to 9'\n"
	"  tracegate review T-07 --reject -m 'an unknown user is answered faster'\n";

enum { OPTION_CODE = 1, OPTION_REJECT, NOTE_LEAST = 10, LEDGER_LIMIT = 64 << 20 };

static const struct option options[] = {
	{"code", required_argument, NULL, OPTION_CODE},
	{"reject", no_argument, NULL, OPTION_REJECT},
	{"message", required_argument, NULL, 'm'},
	{NULL, 0, NULL, 0},
};

struct wish {
	const char *id, *code, *note;
	bool reject;
};

static bool is_meant(const struct tg_matrix_link *link, const char *code)
{
	const struct tg_symbol *symbol = link->claim->symbol;

	return !code || strcmp(link->claim->claim.path, code) == 0 ||
	       (symbol && strcmp(symbol->name, code) == 0);
}

static const char *today(struct tg_arena *arena)
{
	char text[TG_TIME_TEXT];

	return tg_arena_printf(arena, "%.10s", tg_time_text(tg_today() * 86400, text));
}

/* The line of a link; false when the meaning of its code is not known. */
static bool describe(struct tg_arena *arena, const struct tg_matrix_item *item,
		     const struct tg_matrix_link *link, const struct wish *wish,
		     struct tg_review *ret, struct tg_err *err)
{
	const struct tg_claim *claim = &link->claim->claim;
	const struct tg_symbol *symbol = link->claim->symbol;

	*ret = (struct tg_review){
		.item = item->item->key,
		.verb = claim->verb,
		.code = symbol ? tg_arena_printf(arena, "%s %s", symbol->name, symbol->path)
			       : claim->path,
		.item_hash = tg_item_content(item->item),
		.valid = !wish->reject,
		.date = today(arena),
		.note = wish->note,
	};
	return tg_link_content(link, &ret->code_hash) ||
	       tg_fail(err, TG_ERR_INCOMPLETE,
		       "what '%s' means is not known, because some code of the commit could not be "
		       "read; 'tracegate index' and then 'tracegate query gaps' say what",
		       ret->code);
}

/* A ledger that is not there yet is empty; one behind a symbolic link is refused. */
static bool read_ledger(const char *root, struct tg_buf *out, struct tg_err *err)
{
	TG_AUTO(tg_close_) int dir = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct stat status;

	if (dir >= 0 && fstatat(dir, TG_REVIEW_FILE, &status, AT_SYMLINK_NOFOLLOW) < 0 &&
	    errno == ENOENT)
		return true;
	return tg_file_read_at(dir, TG_REVIEW_FILE, LEDGER_LIMIT, out, err);
}

static bool write_ledger(struct tg_cli *cli, const char *root, struct tg_str content,
			 struct tg_err *err)
{
	struct tg_buf path = {0};
	bool ok;

	tg_path_join(&path, root, TG_REVIEW_FILE);
	ok = tg_file_write(path.ptr, content, err);
	tg_buf_done(&path);
	if (ok)
		tg_cli_say(cli, "commit '%s': only then the review counts", TG_REVIEW_FILE);
	return ok;
}

static bool review(struct tg_cli *cli, struct tg_question *question, const struct wish *wish,
		   struct tg_err *err)
{
	const struct tg_matrix_item *item =
		tg_matrix_find(&question->known.matrix, &question->catalogs, wish->id, err);
	struct tg_buf ledger = {0}, next = {0};
	size_t i, count = 0;
	bool ok = item && read_ledger(question->project.root, &ledger, err);

	for (i = 0; ok && i < item->link_count; i++) {
		struct tg_review line;

		if (!is_meant(&item->links[i], wish->code))
			continue;
		ok = describe(&cli->arena, item, &item->links[i], wish, &line, err);
		if (!ok)
			break;
		tg_reviews_add(tg_buf_view(&ledger), &line, &next);
		tg_buf_clear(&ledger);
		tg_buf_str(&ledger, tg_buf_view(&next));
		tg_buf_clear(&next);
		count++;
		tg_cli_say(cli, "%s: %s, %s %s", wish->reject ? "rejected" : "reviewed", line.code,
			   tg_verb_name(line.verb), line.item);
	}
	if (ok && !count)
		ok = tg_fail(err, TG_ERR_MISSING, "%s has no link%s%s%s at HEAD", wish->id,
			     wish->code ? " from '" : "", wish->code ? wish->code : "",
			     wish->code ? "'" : "");
	ok = ok && write_ledger(cli, question->project.root, tg_buf_view(&ledger), err);
	tg_buf_done(&ledger);
	tg_buf_done(&next);
	return ok;
}

static bool check(const struct wish *wish, struct tg_err *err)
{
	if (!wish->id)
		return tg_fail(err, TG_ERR_USAGE,
			       "review takes one id; try 'tracegate review --help'");
	if (!wish->note || strlen(wish->note) < NOTE_LEAST)
		return tg_fail(err, TG_ERR_USAGE,
			       "a review says what was looked at: give -m with at least %d "
			       "characters",
			       NOTE_LEAST);
	return tg_utf8_valid(tg_str(wish->note)) ||
	       tg_fail(err, TG_ERR_USAGE, "the note of -m is no UTF-8");
}

int cmd_review(struct tg_cli *cli, int argc, char **argv)
{
	struct tg_question question = {0};
	struct wish wish = {0};
	struct tg_err err = {0};
	int option, code = 0;

	while ((option = tg_cli_option(cli, argc, argv, "m:", options, help)) != -1) {
		if (option == OPTION_CODE)
			wish.code = tg_cli_shown(cli, optarg);
		else if (option == OPTION_REJECT)
			wish.reject = true;
		else if (option == 'm')
			wish.note = optarg;
		else
			return option == -2 ? 0 : 2;
	}
	wish.id = argc - optind == 1 ? argv[optind] : NULL;
	if (!check(&wish, &err) || !tg_question_open(cli, NULL, &question, &err) ||
	    !tg_project_work_tree(cli, &question.project, &err) ||
	    !review(cli, &question, &wish, &err))
		code = tg_cli_fail(cli, &err);
	tg_question_done(&question);
	return code;
}
