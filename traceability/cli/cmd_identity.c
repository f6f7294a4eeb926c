/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_identity - which symbol was which before, and a person's word on it.
 */
#include <fcntl.h>

#include "base/file.h"
#include "cli/cli.h"
#include "cli/question.h"
#include "output/table.h"
#include "trace/change/suspicion.h"

static const char help[] =
	"usage: tracegate identity --since REV [--as-of REV] [--format text|json|csv|md] [-o "
	"FILE]\n"
	"       tracegate identity --pin NAME[@PATH] --was NAME[@PATH] [-m NOTE]\n"
	"\n"
	"A link follows its function through renames, moves and splits. This lists the linked\n"
	"functions and tests that are not where, or not called what, they were at REV, and how\n"
	"that is known:\n"
	"  pinned     a person said so\n"
	"  moved      the same name in another file (also: static made global, header made "
	"source)\n"
	"  renamed    the same body under another name\n"
	"  similar    another name and body, but the same claim came along and at least half of\n"
	"             what both mention is the same\n"
	"  ambiguous  several fit: none is taken, and 'tracegate status' says so\n"
	"  new        it was not there\n"
	"With -v also those that are the same.\n"
	"\n"
	"  --since REV   the commit, tag or date to compare with\n"
	"  --as-of REV   the commit, tag or date to speak of (default: HEAD)\n"
	"  --pin NAME    write down what this symbol was; a pin wins over everything else\n"
	"  --was NAME    its earlier name; '-' says that it is new. A path behind '@' tells\n"
	"                symbols of the same name apart\n"
	"  -m NOTE       why\n"
	"\n"
	"Pins stand in .tracegate/identity.tsv, one a line and sorted, so that branches merge by\n"
	"keeping the lines of both. They hold from the commit on that brings them.\n"
	"\n"
	"Examples\n"
	"  tracegate identity --since v1.1\n"
	"  tracegate identity --pin check_login@src/login.c --was check_password -m 'split in "
	"two'\n"
	"  git add .tracegate/identity.tsv && git commit\n";

struct wish {
	const char *revision, *since, *pin, *was, *note;
};

static const char *shown(struct tg_arena *arena, const struct tg_symbol *symbol)
{
	return symbol ? tg_arena_printf(arena, "%s%s", symbol->name,
					symbol->kind == TG_SYMBOL_FUNCTION ? "()" : "")
		      : "";
}

static void add_row(struct tg_table_rows *rows, const struct tg_matrix_item *item,
		    const struct tg_fact_claim *claim, const struct tg_identity *found)
{
	const struct tg_symbol *was = found->symbol ? found->symbol : found->first;

	tg_table_text(rows, item->item->key);
	tg_table_text(rows, tg_verb_name(claim->claim.verb));
	tg_table_text(rows, shown(rows->arena, claim->symbol));
	tg_table_text(rows, claim->symbol->path);
	tg_table_text(rows, tg_identity_name(found->how));
	tg_table_text(rows, found->second ? tg_arena_printf(rows->arena, "%s or %s",
							    shown(rows->arena, found->first),
							    shown(rows->arena, found->second))
					  : shown(rows->arena, was));
	tg_table_text(rows, was ? was->path : "");
}

static bool answer(struct tg_cli *cli, struct tg_question *question, const void *what,
		   struct tg_buf *out, struct tg_err *err)
{
	static const char *const columns[] = {"item", "verb", "symbol",   "path",
					      "how",  "was",  "was path", NULL};
	const struct wish *wish = what;
	const struct tg_matrix *matrix = &question->known.matrix;
	struct tg_question base = {0};
	struct tg_arena scratch = {0}, arena = {0};
	struct tg_table_rows rows = {.arena = &arena};
	struct tg_comparison *comparison;
	struct tg_table table;
	size_t i, l;
	bool ok = tg_question_open(cli, wish->since, &base, err);

	if (ok) {
		comparison = tg_comparison_begin(&scratch, &base.known.now, &question->known.now);
		for (i = 0; i < matrix->count; i++)
			for (l = 0; l < matrix->items[i].link_count; l++) {
				const struct tg_fact_claim *claim = matrix->items[i].links[l].claim;
				struct tg_identity found;

				if (!claim->symbol)
					continue;
				found = tg_comparison_identity(comparison, claim);
				if (found.how != TG_IDENTITY_SAME || cli->verbosity > 0)
					add_row(&rows, &matrix->items[i], claim, &found);
			}
		tg_comparison_end(comparison);
		table = tg_table_done(&rows, columns);
		ok = tg_table_write(out, tg_cli_format(cli), &table, err);
	}
	tg_arena_done(&scratch);
	tg_arena_done(&arena);
	tg_question_done(&base);
	return ok;
}

/* "NAME@PATH" taken apart. */
static void split(struct tg_cli *cli, const char *text, const char **name, const char **path)
{
	const char *at = strchr(text, '@');
	size_t length = at ? (size_t)(at - text) : strlen(text);

	if (length > 2 && strncmp(text + length - 2, "()", 2) == 0)
		length -= 2;
	*name = tg_arena_strndup(&cli->arena, text, length);
	*path = at ? at + 1 : "";
}

static bool write_pin(struct tg_cli *cli, const struct wish *wish, struct tg_err *err)
{
	enum { LIMIT = 4 << 20 };
	const char *root = tg_cli_root(cli);
	const char *file = tg_arena_printf(&cli->arena, "%s/" TG_IDENTITY_FILE, root);
	TG_AUTO(tg_close_) int dir = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct tg_buf content = {0}, out = {0};
	struct tg_pin pin = {.note = wish->note ? wish->note : ""};
	bool ok;

	split(cli, tg_cli_shown(cli, wish->pin), &pin.now_name, &pin.now_path);
	split(cli, tg_cli_shown(cli, wish->was), &pin.then_name, &pin.then_path);
	if (!pin.now_name[0] || !pin.then_name[0])
		return tg_fail(err, TG_ERR_USAGE, "--pin and --was take a name, or NAME@PATH");
	ok = !tg_file_exists(file) || tg_file_read_at(dir, TG_IDENTITY_FILE, LIMIT, &content, err);
	if (ok) {
		tg_pins_add(tg_buf_view(&content), &pin, &out);
		ok = tg_file_write(file, tg_buf_view(&out), err);
	}
	tg_buf_done(&content);
	tg_buf_done(&out);
	if (ok)
		tg_cli_say(cli, "written to " TG_IDENTITY_FILE "; commit it to let it count");
	return ok;
}

int cmd_identity(struct tg_cli *cli, int argc, char **argv)
{
	enum { OPTION_AS_OF = 1, OPTION_SINCE, OPTION_PIN, OPTION_WAS };
	static const struct option options[] = {
		{"as-of", required_argument, NULL, OPTION_AS_OF},
		{"since", required_argument, NULL, OPTION_SINCE},
		{"pin", required_argument, NULL, OPTION_PIN},
		{"was", required_argument, NULL, OPTION_WAS},
		{NULL, 0, NULL, 0},
	};
	struct wish wish = {0};
	struct tg_err err = {0};
	int option;

	while ((option = tg_cli_option(cli, argc, argv, "m:", options, help)) != -1) {
		if (option == OPTION_AS_OF)
			wish.revision = optarg;
		else if (option == OPTION_SINCE)
			wish.since = optarg;
		else if (option == OPTION_PIN)
			wish.pin = optarg;
		else if (option == OPTION_WAS)
			wish.was = optarg;
		else if (option == 'm')
			wish.note = optarg;
		else
			return option == -2 ? 0 : 2;
	}
	tg_question_arguments(argc, argv, NULL, &err);
	if (!wish.pin != !wish.was)
		tg_fail(&err, TG_ERR_USAGE, "--pin and --was go together");
	if (!wish.pin && !wish.since)
		tg_fail(&err, TG_ERR_USAGE,
			"identity needs --since REV, or --pin and --was; try 'tracegate identity "
			"--help'");
	if (wish.pin)
		return err.code == TG_OK && write_pin(cli, &wish, &err) ? 0
									: tg_cli_fail(cli, &err);
	return tg_question_ask(cli, wish.revision, answer, &wish, &err);
}
