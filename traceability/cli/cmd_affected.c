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
	"Compares the work tree with HEAD and lists the requirements and threats that the commit\n"
	"will put in doubt: their code or tests mean something else, by themselves or through\n"
	"what they call; code or annotation is gone; their own text says something else, or is\n"
	"gone. Then what these serve, and the tests that have to run again. Comments and layout\n"
	"are no change, and code that moves or is renamed takes its links along. Files that git\n"
	"does not know, not even in its index, are not looked at.\n"
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

/* What is in doubt beside what changed itself. */
struct aftermath {
	TG_VEC(const struct tg_matrix_item *) above;
	TG_VEC(const struct tg_matrix_link *) tests;
};

static void take_above(const struct tg_matrix_item *item, struct tg_map *seen,
		       struct aftermath *after)
{
	size_t i;

	for (i = 0; i < item->up_count; i++) {
		const struct tg_matrix_item *up = item->up[i];

		if (tg_map_has(seen, tg_str(up->item->key)))
			continue;
		tg_map_add(seen, tg_str(up->item->key));
		*TG_VEC_ADD(&after->above) = up;
	}
}

static void take_tests(const struct tg_matrix_item *item, struct tg_map *seen,
		       struct aftermath *after)
{
	size_t i;

	for (i = 0; i < item->link_count; i++) {
		const struct tg_fact_claim *claim = item->links[i].claim;
		const void *test = claim->symbol ? (const void *)claim->symbol : claim->claim.path;
		struct tg_str key = tg_str_n((const char *)&test, sizeof(test));

		if (!item->links[i].is_test || tg_map_has(seen, key))
			continue;
		tg_map_add(seen, key);
		*TG_VEC_ADD(&after->tests) = &item->links[i];
	}
}

static void find_aftermath(const struct tg_affecting *found, struct aftermath *after)
{
	struct tg_map items = {0}, tests = {0};
	size_t i;

	for (i = 0; i < found->count; i++)
		tg_map_add(&items, tg_str(found->at[i].item->item->key));
	for (i = 0; i < found->count; i++) {
		take_above(found->at[i].item, &items, after);
		take_tests(found->at[i].item, &tests, after);
	}
	for (i = 0; i < after->above.count; i++)
		take_above(after->above.at[i], &items, after);
	tg_map_done(&items);
	tg_map_done(&tests);
}

static void aftermath_done(struct aftermath *after)
{
	TG_VEC_DONE(&after->above);
	TG_VEC_DONE(&after->tests);
}

static void put_code(const struct tg_fact_claim *claim, struct tg_buf *out)
{
	if (claim->symbol) {
		tg_buf_printf(out, "%s()  ", claim->symbol->name);
		tg_place(out, claim->symbol->path, claim->symbol->range.line);
	} else {
		tg_place(out, claim->claim.path, claim->claim.line);
	}
}

static void put_affected(const struct tg_affected *affected, struct tg_buf *out)
{
	tg_buf_puts(out, "  ");
	if (affected->link) {
		tg_buf_printf(out, "%s  ", tg_verb_name(affected->link->claim->claim.verb));
		put_code(affected->link->claim, out);
		tg_buf_puts(out, "  ");
	}
	switch (affected->how) {
	case TG_AFFECTED_GONE:
		tg_buf_puts(out, "is gone");
		break;
	case TG_AFFECTED_CLAIM:
		tg_buf_puts(out, "its annotation is gone");
		break;
	case TG_AFFECTED_TEXT:
		tg_buf_puts(out, "its text changed");
		break;
	case TG_AFFECTED_ITEM:
		tg_buf_puts(out, "it is gone from ");
		tg_place(out, affected->item->item->path, affected->item->item->line);
		break;
	case TG_AFFECTED_CODE:
		tg_buf_printf(out, "%s%s%s", tg_change_grade_name(affected->change.grade),
			      affected->change.depth ? ": " : "",
			      affected->change.depth ? affected->change.path : "");
	}
	tg_buf_putc(out, '\n');
}

static void put_aftermath(const struct tg_affecting *found, struct tg_buf *out)
{
	struct aftermath after = {0};
	size_t i;

	find_aftermath(found, &after);
	if (after.above.count)
		tg_buf_puts(out, "In doubt with these\n ");
	for (i = 0; i < after.above.count; i++) {
		tg_buf_puts(out, i ? ", " : " ");
		tg_escape_terminal(out, tg_str(after.above.at[i]->item->key), false);
	}
	if (after.above.count)
		tg_buf_putc(out, '\n');
	if (after.tests.count)
		tg_buf_puts(out, "Tests to run again\n");
	for (i = 0; i < after.tests.count; i++) {
		tg_buf_puts(out, "  ");
		put_code(after.tests.at[i]->claim, out);
		tg_buf_putc(out, '\n');
	}
	aftermath_done(&after);
}

static void write_text(const struct tg_affecting *found, struct tg_buf *out)
{
	const struct tg_matrix_item *item = NULL;
	size_t i;

	for (i = 0; i < found->count; i++) {
		if (found->at[i].item != item) {
			item = found->at[i].item;
			tg_escape_terminal(out, tg_str(item->item->key), false);
			tg_buf_puts(out, "  ");
			tg_escape_terminal(out, tg_str(item->item->title), false);
			tg_buf_putc(out, '\n');
		}
		put_affected(&found->at[i], out);
	}
	put_aftermath(found, out);
	if (!found->count && !found->changed && !found->unread)
		tg_buf_puts(out, "No file is changed.\n");
	else if (!found->count)
		tg_buf_printf(out, "Nothing that is traced is %saffected by %zu changed file%s.\n",
			      found->unread ? "known to be " : "", found->changed,
			      found->changed == 1 ? "" : "s");
}

static const char *change_name(const struct tg_affected *affected)
{
	static const char *const names[] = {"", "gone", "annotation gone", "text", "item gone"};

	return affected->how == TG_AFFECTED_CODE ? tg_change_grade_name(affected->change.grade)
						 : names[affected->how];
}

static void json_code(const struct tg_fact_claim *claim, struct tg_json *json)
{
	tg_json_pair(json, "symbol", claim->symbol ? claim->symbol->name : NULL);
	tg_json_pair(json, "path", claim->symbol ? claim->symbol->path : claim->claim.path);
}

static void json_aftermath(const struct tg_affecting *found, struct tg_json *json)
{
	struct aftermath after = {0};
	size_t i;

	find_aftermath(found, &after);
	tg_json_key(json, "alsoInDoubt");
	tg_json_open(json, '[');
	for (i = 0; i < after.above.count; i++)
		tg_json_text(json, after.above.at[i]->item->key);
	tg_json_close(json, ']');
	tg_json_key(json, "runAgain");
	tg_json_open(json, '[');
	for (i = 0; i < after.tests.count; i++) {
		tg_json_open(json, '{');
		json_code(after.tests.at[i]->claim, json);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
	aftermath_done(&after);
}

static void write_json(const struct tg_affecting *found, struct tg_buf *out)
{
	struct tg_json json = {.out = out, .indent = 2};
	size_t i;

	tg_json_open(&json, '{');
	tg_json_pair_int(&json, "changedFiles", (int64_t)found->changed);
	tg_json_key(&json, "affected");
	tg_json_open(&json, '[');
	for (i = 0; i < found->count; i++) {
		const struct tg_affected *at = &found->at[i];

		tg_json_open(&json, '{');
		tg_json_pair(&json, "id", at->item->item->key);
		if (at->link) {
			tg_json_pair(&json, "verb", tg_verb_name(at->link->claim->claim.verb));
			json_code(at->link->claim, &json);
		}
		tg_json_pair(&json, "change", change_name(at));
		tg_json_pair(&json, "through", at->change.depth ? at->change.path : NULL);
		tg_json_close(&json, '}');
	}
	tg_json_close(&json, ']');
	json_aftermath(found, &json);
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
	struct tg_affecting found;
	struct tg_buf out = {0};
	bool ok;

	if (!tg_project_work_tree(cli, &question->project, err))
		return false;
	if (!question->history || !question->known.now.meanings)
		return tg_fail(err, TG_ERR_INCOMPLETE,
			       "what the code of HEAD means is not known; run 'tracegate index'");
	if (strcmp(format, "text") != 0 && strcmp(format, "json") != 0)
		return tg_fail(err, TG_ERR_USAGE, "there is no format '%s'; use text or json",
			       format);
	if (!tg_store_files(&cli->arena, question->store, &files, &wish.file_count, err))
		return false;
	wish.files = files;
	if (!tg_affected_find(&cli->arena, &wish, &found, err))
		return false;
	*ret_unread = found.unread;
	if (found.unread)
		tg_cli_say(cli, "%zu changed file%s could not be read: %s", found.unread,
			   found.unread == 1 ? "" : "s", found.problem);
	(strcmp(format, "json") == 0 ? write_json : write_text)(&found, &out);
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
