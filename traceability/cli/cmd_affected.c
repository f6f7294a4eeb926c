/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_affected - what a change that is not committed yet will put in doubt.
 */
#include "base/json.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/question.h"
#include "output/status.h"
#include "trace/change/affected.h"

static const char help[] =
	"usage: tracegate affected [--staged] [--format text|json] [-o FILE]\n"
	"\n"
	"Compares the code of the work tree with HEAD by what it means, and lists the "
	"requirements\n"
	"and threats whose code or tests say something else, by themselves or through what they\n"
	"call: these become suspect with the commit, and their tests have to run again. Comments\n"
	"and layout are no change. Files that git does not know yet are not looked at.\n"
	"\n"
	"  --staged        what the next commit will hold, instead of the work tree\n"
	"\n"
	"Exit code 3: some changed file could not be read.\n"
	"\n"
	"Examples\n"
	"  tracegate affected\n"
	"  tracegate affected --staged --format json    # in a pre-commit hook\n";

enum { OPTION_STAGED = 1 };

static const struct option options[] = {
	{"staged", no_argument, NULL, OPTION_STAGED},
	{NULL, 0, NULL, 0},
};

static void write_text(const struct tg_affected *at, size_t count, size_t changed,
		       struct tg_buf *out)
{
	const struct tg_matrix_item *item = NULL;
	size_t i;

	for (i = 0; i < count; i++) {
		const struct tg_symbol *symbol = at[i].link->claim->symbol;

		if (at[i].item != item) {
			item = at[i].item;
			tg_escape_terminal(out, tg_str(item->item->key), false);
			tg_buf_puts(out, "  ");
			tg_escape_terminal(out, tg_str(item->item->title), false);
			tg_buf_putc(out, '\n');
		}
		tg_buf_printf(out, "  %s  %s()  ", tg_verb_name(at[i].link->claim->claim.verb),
			      symbol->name);
		tg_place(out, symbol->path, symbol->range.line);
		if (at[i].change.grade == TG_SAME)
			tg_buf_puts(out, "  is gone");
		else
			tg_buf_printf(out, "  %s%s%s", tg_change_grade_name(at[i].change.grade),
				      at[i].change.depth ? ": " : "",
				      at[i].change.depth ? at[i].change.path : "");
		tg_buf_putc(out, '\n');
	}
	if (!count)
		tg_buf_printf(out, "Nothing that is traced is affected by %zu changed file%s.\n",
			      changed, changed == 1 ? "" : "s");
}

static void write_json(const struct tg_affected *at, size_t count, size_t changed,
		       struct tg_buf *out)
{
	struct tg_json json = {.out = out, .indent = 2};
	size_t i;

	tg_json_open(&json, '{');
	tg_json_pair_int(&json, "changedFiles", (int64_t)changed);
	tg_json_key(&json, "affected");
	tg_json_open(&json, '[');
	for (i = 0; i < count; i++) {
		const struct tg_symbol *symbol = at[i].link->claim->symbol;
		bool gone = at[i].change.grade == TG_SAME;

		tg_json_open(&json, '{');
		tg_json_pair(&json, "id", at[i].item->item->key);
		tg_json_pair(&json, "verb", tg_verb_name(at[i].link->claim->claim.verb));
		tg_json_pair(&json, "symbol", symbol->name);
		tg_json_pair(&json, "path", symbol->path);
		tg_json_pair(&json, "change",
			     gone ? "gone" : tg_change_grade_name(at[i].change.grade));
		tg_json_pair(&json, "through", at[i].change.depth ? at[i].change.path : NULL);
		tg_json_close(&json, '}');
	}
	tg_json_close(&json, ']');
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

static bool answer(struct tg_cli *cli, struct tg_question *question, bool staged,
		   size_t *ret_unread, struct tg_err *err)
{
	const char *format = tg_cli_format(cli);
	struct tg_affected_options wish = {.root = question->project.root,
					   .history = question->history,
					   .known = &question->known,
					   .staged = staged,
					   .jobs = cli->jobs};
	struct tg_stored_file *files;
	struct tg_affected *found;
	struct tg_buf out = {0};
	size_t count, changed;
	bool ok;

	if (!question->history || !question->known.now.meanings)
		return tg_fail(err, TG_ERR_INCOMPLETE,
			       "what the code of HEAD means is not known; run 'tracegate index'");
	if (strcmp(format, "text") != 0 && strcmp(format, "json") != 0)
		return tg_fail(err, TG_ERR_USAGE, "there is no format '%s'; use text or json",
			       format);
	if (!tg_store_files(&cli->arena, question->store, &files, &wish.file_count, err))
		return false;
	wish.files = files;
	if (!tg_affected_find(&cli->arena, &wish, &found, &count, &changed, ret_unread, err))
		return false;
	(strcmp(format, "json") == 0 ? write_json : write_text)(found, count, changed, &out);
	ok = tg_cli_write(cli, tg_buf_view(&out), err);
	tg_buf_done(&out);
	return ok;
}

int cmd_affected(struct tg_cli *cli, int argc, char **argv)
{
	struct tg_question question = {0};
	struct tg_err err = {0};
	bool staged = false;
	size_t unread = 0;
	int option, code;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option != OPTION_STAGED)
			return option == -2 ? 0 : 2;
		staged = true;
	}
	if (optind < argc)
		tg_fail(&err, TG_ERR_USAGE, "affected takes no argument '%s'", argv[optind]);
	if (err.code == TG_OK && tg_question_open(cli, NULL, &question, &err) &&
	    answer(cli, &question, staged, &unread, &err))
		code = unread ? 3 : 0;
	else
		code = tg_cli_fail(cli, &err);
	tg_question_done(&question);
	return code;
}
