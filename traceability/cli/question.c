/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/question.h"

#include "base/file.h"
#include <stdlib.h>
#include <unistd.h>

#include "cli/target.h"
#include "knowledge/secrets.h"
#include "trace/index/index.h"
#include "trace/index/outline.h"

enum {
	TEXT_LIMIT = 8 << 20,
	WHOLE = 64 << 20, /* bytes that a large product's facts fill */
};

bool tg_question_refresh(struct tg_cli *cli, const struct tg_project *project, struct tg_err *err)
{
	struct tg_indexed done;
	struct tg_index_options index = {
		.root = project->root,
		.database = project->database,
		.config = &project->config,
		.tool = "tracegate " TG_VERSION,
		.jobs = cli->jobs,
		.keep_boundary = true,
	};

	if (!tg_index(&cli->arena, &index, &done, err))
		return false;
	if (done.commits && cli->verbosity > 0)
		tg_cli_say(cli, "indexed %zu new commit%s", done.commits,
			   done.commits == 1 ? "" : "s");
	return true;
}

/* A database that has not seen the commit yet is read again after an update, if that works. */
static bool update(struct tg_cli *cli, struct tg_question *question, const struct tg_oid *commit,
		   struct tg_err *err)
{
	struct tg_err problem = {0};

	if (tg_store_has_commit(question->store, commit) || !question->history)
		return true; /* tg_known_load() says what is wrong */
	tg_store_close(question->store);
	question->store = NULL;
	if (!tg_question_refresh(cli, &question->project, &problem))
		tg_cli_say(cli, "note: the trace database could not be brought up to date: %s",
			   problem.text);
	question->store = tg_database_open(question->history, question->project.root,
					   question->project.database, TG_STORE_READ, err);
	return question->store != NULL;
}

/*
 * What linked code calls is read for the commit that is asked about. Where that cannot be done (a
 * folder that cannot be written), looks stand in for meaning.
 */
bool tg_question_outline(struct tg_cli *cli, struct tg_question *question,
			 const struct tg_oid *commit, struct tg_err *err)
{
	struct tg_err problem = {0};
	bool complete;

	if (!question->history || !tg_store_has_commit(question->store, commit))
		return true;
	if (!tg_outline_is_complete(question->store, commit, &complete, err))
		return false;
	if (complete)
		return true;
	tg_store_close(question->store);
	question->store = NULL;
	if (!tg_outline_ensure(question->history, question->project.root,
			       question->project.database, commit, cli->jobs,
			       "tracegate " TG_VERSION, &problem))
		tg_cli_say(cli, "note: code is compared by its looks, not by its meaning: %s",
			   problem.text);
	question->store = tg_database_open(question->history, question->project.root,
					   question->project.database, TG_STORE_READ, err);
	return question->store != NULL;
}

/* A published database may stand in a folder that is no repository. */
static bool open_sources(struct tg_question *question, struct tg_err *err)
{
	struct tg_err problem = {0};

	question->history = tg_history_open(question->project.root, &problem);
	if (!question->history && problem.code != TG_ERR_MISSING)
		return tg_fail(err, problem.code, "%s", problem.text);
	problem = (struct tg_err){0};
	question->store = tg_database_open(question->history, question->project.root,
					   question->project.database, TG_STORE_READ, &problem);
	if (question->store)
		return true;
	return tg_fail(err, problem.code, "%s%s", problem.text,
		       question->history ? "" : " in a git repository");
}

bool tg_question_cards(struct tg_cli *cli, struct tg_question *question, struct tg_err *err)
{
	if (question->has_cards)
		return true;
	question->has_cards = true;
	return tg_cards_load(&cli->arena, cli->rules_dir, &question->cards, err) &&
	       tg_cards_add(
		       &cli->arena,
		       tg_arena_printf(&cli->arena, "%s/%s", question->project.root, TG_OWN_RULES),
		       &question->cards, err) &&
	       tg_secret_cards_add(&cli->arena, cli->rules_dir, &question->cards, err);
}

/* What catalogues and, where there is a finding, the cards say; longer to read than many an answer.
 */
static bool load_rules(struct tg_cli *cli, struct tg_question *question, struct tg_err *err)
{
	bool found;

	if (question->has_rules)
		return true;
	question->has_rules = true;
	return tg_catalogs_open(&question->catalogs, cli->rules_dir, err) &&
	       tg_store_has_findings(question->store, &found, err) &&
	       (!found || tg_question_cards(cli, question, err));
}

/* Reads what one item rests on, at first without the rules; `*ret_done`: that is enough. */
static bool load_item(struct tg_cli *cli, struct tg_question *question, const struct tg_oid *commit,
		      bool *ret_done, struct tg_err *err)
{
	enum tg_part_fit fit = TG_PART_ASKS;
	unsigned turn;

	/* TRACEGATE_WHOLE lets a test compare the answers. */
	*ret_done = false;
	if (!question->only || strchr(question->only, ':') || getenv("TRACEGATE_WHOLE"))
		return true;
	for (turn = 0; turn < 2 && fit == TG_PART_ASKS; turn++) {
		if (turn && !load_rules(cli, question, err))
			return false;
		if (!tg_known_load_part(&question->known, question->store, commit, question->only,
					turn ? &question->cards : NULL,
					turn ? &question->catalogs : NULL, &fit, err))
			return false;
		*ret_done = fit == TG_PART_FITS;
		if (*ret_done) {
			if (cli->verbosity > 0)
				tg_cli_say(cli, "read only what '%s' rests on", question->only);
			return true;
		}
		tg_known_done(&question->known);
		question->known = (struct tg_known){0};
	}
	return true;
}

static bool load(struct tg_cli *cli, struct tg_question *question, const struct tg_oid *commit,
		 struct tg_err *err)
{
	bool done;

	if (!load_item(cli, question, commit, &done, err))
		return false;
	if (!done)
		tg_mem_expect(WHOLE);
	return done || (load_rules(cli, question, err) &&
			tg_known_load(&question->known, question->store, commit, &question->cards,
				      &question->catalogs, err));
}

bool tg_question_open(struct tg_cli *cli, const char *revision, struct tg_question *question,
		      struct tg_err *err)
{
	struct tg_oid commit;

	question->arena = &cli->arena;
	question->revision = revision ? revision : "HEAD";
	if (!tg_project_load(cli, &question->project, err) || !open_sources(question, err) ||
	    !tg_database_resolve(question->history, question->store, question->revision, &commit,
				 err) ||
	    !update(cli, question, &commit, err) ||
	    !tg_question_outline(cli, question, &commit, err) || !load(cli, question, &commit, err))
		return false;
	question->incomplete = tg_store_meta(&cli->arena, question->store, TG_META_INCOMPLETE);
	/* Runs of other commits were looked at: back to the one asked for. */
	return tg_store_asof(question->store, &commit, err) &&
	       tg_store_commit_get(&cli->arena, question->store, &commit, &question->commit, err);
}

void tg_question_done(struct tg_question *question)
{
	tg_known_done(&question->known);
	tg_catalogs_done(&question->catalogs);
	tg_cards_done(&question->cards);
	tg_store_close(question->store);
	tg_history_close(question->history);
}

static bool origin(void *user, const char *path, const char *usr, struct tg_stored_commit *ret)
{
	struct tg_question *question = user;

	return tg_store_origin(question->arena, question->store, path, usr[0] ? usr : NULL, ret,
			       NULL);
}

static bool gone(void *user, const char *path, const char *usr, struct tg_stored_commit *ret)
{
	struct tg_question *question = user;

	return tg_store_gone(question->arena, question->store, path, usr, ret, NULL);
}

/* Reads what the files said in the past, where a database that can be written lacks it. */
static void prepare(void *user, const char *const *paths, size_t count)
{
	struct tg_question *question = user;
	struct tg_outlining where = {.store = question->store,
				     .history = question->history,
				     .root = question->project.root};
	struct tg_err problem = {0};
	struct tg_store *again;
	bool read;

	if (!question->history || !count)
		return;
	tg_store_release(question->store, question->held); /* it would keep others from writing */
	if (!tg_outline_paths(&where, question->project.database, "tracegate " TG_VERSION, paths,
			      count, &read, &problem) ||
	    !read) {
		/* Of what could not be read an older commit may be the one. */
		question->held = question->held && tg_store_hold(question->store);
		return;
	}
	question->held = false;
	again = tg_database_open(question->history, question->project.root,
				 question->project.database, TG_STORE_READ, &problem);
	if (!again || !tg_store_asof(again, &question->known.commit, &problem)) {
		tg_store_close(again);
		return;
	}
	tg_store_close(question->store);
	question->store = again;
}

/* The files in which the causes of all doubts stand. */
static void prepare_causes(struct tg_question *question)
{
	const struct tg_matrix *matrix = &question->known.matrix;
	TG_VEC(const char *) paths = {0};
	struct tg_map seen = {0};
	size_t i, l;

	for (i = 0; i < matrix->count; i++) {
		for (l = 0; l < matrix->items[i].link_count; l++) {
			const struct tg_meaning_change *change = &matrix->items[i].links[l].change;
			const struct tg_symbol *cause =
				change->after ? change->after : change->before;

			if (change->grade != TG_SAME && cause &&
			    tg_map_add(&seen, tg_str(cause->path)))
				*TG_VEC_ADD(&paths) = cause->path;
		}
	}
	prepare(question, paths.at, paths.count);
	tg_map_done(&seen);
	TG_VEC_DONE(&paths);
}

static bool written(void *user, const struct tg_item *item, struct tg_stored_commit *ret)
{
	struct tg_question *question = user;

	return item->kind != TG_ITEM_CLAUSE &&
	       tg_store_item_origin(question->arena, question->store, item->key, item->hash, ret);
}

static bool recorded(void *user, const char *line, struct tg_stored_commit *ret)
{
	struct tg_question *question = user;

	return tg_store_line_origin(question->arena, question->store, TG_REVIEW_FILE, line, ret);
}

/* A tag, or the beginning of the id. */
static const char *name(void *user, const char *commit)
{
	struct tg_question *question = user;
	const char *tag = NULL;
	struct tg_oid oid;

	if (tg_oid_parse(tg_str(commit), &oid))
		tag = tg_store_tag_of(question->arena, question->store, &oid);
	return tag ? tag : tg_arena_printf(question->arena, "%.12s", commit);
}

struct tg_chain tg_question_chain(struct tg_cli *cli, struct tg_question *question)
{
	prepare_causes(question);
	return (struct tg_chain){
		.revision = question->revision,
		.commit = &question->commit,
		.known = &question->known,
		.origin = origin,
		.gone = gone,
		.prepare = prepare,
		.written = written,
		.recorded = recorded,
		.name = name,
		.user = question,
		.color = cli->color_out && !cli->output,
	};
}

/* Globs under `key` of the configuration that name no file of the commit. */
static void find_idle(const struct tg_question *question, const char *key,
		      const struct tg_words *globs, const struct tg_stored_file *files,
		      size_t count, struct tg_status *status, const char **room)
{
	bool nested = false;
	size_t i, k;

	for (i = 0; i < count; i++)
		nested |= strcmp(files[i].path, ".gitmodules") == 0;
	for (i = 0; i < globs->count; i++) {
		for (k = 0; k < count && !tg_glob_match(globs->at[i], files[k].path); k++)
			;
		if (k == count)
			room[status->idle_count++] = tg_arena_printf(
				question->arena, "'%s' under '%s' names no file of the commit%s",
				globs->at[i], key,
				nested ? " (files of submodules are not read)" : "");
	}
}

static void find_all_idle(const struct tg_question *question, struct tg_status *status)
{
	const struct tg_config *config = &question->known.config;
	struct tg_stored_file *files;
	struct tg_config usual;
	struct tg_err none = {0};
	size_t count, most = config->requirements.count + config->threats.count;
	const char **room = tg_arena_alloc(question->arena, (most + 1) * sizeof(*room));

	tg_config_default(&usual); /* what nobody wrote need not be there */
	status->idle = room;
	if (!tg_store_files(question->arena, question->store, &files, &count, &none))
		return;
	if (config->requirements.at != usual.requirements.at)
		find_idle(question, "requirements", &config->requirements, files, count, status,
			  room);
	if (config->threats.at != usual.threats.at)
		find_idle(question, "threats", &config->threats, files, count, status, room);
}

struct tg_status tg_question_status(const struct tg_question *question)
{
	struct tg_status status = {
		.version = TG_VERSION,
		.revision = question->revision,
		.commit = &question->commit,
		.known = &question->known,
		.catalogs = &question->catalogs,
		.components = tg_measure_component(question->known.config.component),
		.incomplete = question->incomplete,
	};

	find_all_idle(question, &status);
	return status;
}

struct tg_export tg_question_export(const struct tg_question *question)
{
	const char *product = question->known.config.product;

	return (struct tg_export){.version = TG_VERSION,
				  .product = *product ? product : "product",
				  .revision = question->revision,
				  .commit = &question->commit,
				  .known = &question->known};
}

int tg_question_exit(const struct tg_question *question)
{
	const struct tg_matrix *matrix = &question->known.matrix;
	size_t i;

	for (i = 0; i < matrix->count; i++)
		if (matrix->items[i].verdict == TG_UNKNOWN)
			return 3;
	return question->known.now.gap_count || question->incomplete[0] ? 3 : 0;
}

bool tg_question_text(struct tg_question *question, const struct tg_symbol *symbol,
		      struct tg_str *ret)
{
	return tg_question_text_at(question, &question->known.commit, symbol, ret);
}

bool tg_question_text_at(struct tg_question *question, const struct tg_oid *commit,
			 const struct tg_symbol *symbol, struct tg_str *ret)
{
	const struct tg_range *range = &symbol->range;
	struct tg_oid blob;
	size_t size;

	if (!question->history ||
	    !tg_history_lookup(question->history, commit, symbol->path, &blob) ||
	    tg_history_peek(question->history, &blob, TEXT_LIMIT, ret, &size) != TG_BLOB_READ ||
	    range->offset > range->end_offset || range->end_offset > ret->len)
		return false;
	*ret = tg_str_n(ret->ptr + range->offset, range->end_offset - range->offset);
	return true;
}

/* Why an answer is not the whole truth; where a program reads it, the exit code says so, too. */
static void say_what_lacks(const struct tg_cli *cli, const struct tg_question *question)
{
	size_t gaps = question->known.now.gap_count;

	if (question->incomplete[0])
		tg_cli_say(cli, "note: the history is incomplete: %s", question->incomplete);
	if (gaps)
		tg_cli_say(cli,
			   "note: %zu file%s of the commit could not be read; 'tracegate status' "
			   "names %s",
			   gaps, gaps == 1 ? "" : "s", gaps == 1 ? "it" : "them");
}

int tg_question_ask(struct tg_cli *cli, const char *revision, tg_answer_fn *answer,
		    const void *what, struct tg_err *err)
{
	return tg_question_ask_item(cli, revision, NULL, answer, what, err);
}

int tg_question_ask_item(struct tg_cli *cli, const char *revision, const char *item,
			 tg_answer_fn *answer, const void *what, struct tg_err *err)
{
	struct tg_question question = {.only = item};
	struct tg_buf out = {0};
	int code;

	if (err->code == TG_OK && tg_question_open(cli, revision, &question, err))
		question.held = item && tg_store_hold(question.store);
	if (err->code == TG_OK && answer(cli, &question, what, &out, err) &&
	    tg_cli_write(cli, tg_buf_view(&out), err)) {
		code = tg_question_exit(&question);
		if (code)
			say_what_lacks(cli, &question);
	} else {
		code = tg_cli_fail(cli, err);
	}
	if (question.store)
		tg_store_release(question.store, question.held);
	tg_buf_done(&out);
	tg_question_done(&question);
	return code;
}

bool tg_question_arguments(int argc, char **argv, const char *takes, struct tg_err *err)
{
	if (!takes && optind < argc)
		return tg_fail(err, TG_ERR_USAGE, "%s takes no argument '%s'", argv[0],
			       argv[optind]);
	if (takes && argc - optind != 1)
		return tg_fail(err, TG_ERR_USAGE, "%s takes %s; try 'tracegate %s --help'", argv[0],
			       takes, argv[0]);
	return true;
}

static int command(struct tg_cli *cli, int argc, char **argv, const char *help, const char *takes,
		   tg_answer_fn *answer, bool item)
{
	enum { OPTION_AS_OF = 1 };
	static const struct option options[] = {
		{"as-of", required_argument, NULL, OPTION_AS_OF},
		{NULL, 0, NULL, 0},
	};
	const char *revision = NULL;
	struct tg_err err = {0};
	int option;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option != OPTION_AS_OF)
			return option == -2 ? 0 : 2;
		revision = optarg;
	}
	tg_question_arguments(argc, argv, takes, &err);
	return tg_question_ask_item(cli, revision, item ? argv[optind] : NULL, answer,
				    takes ? argv[optind] : NULL, &err);
}

int tg_question_command(struct tg_cli *cli, int argc, char **argv, const char *help,
			const char *takes, tg_answer_fn *answer)
{
	return command(cli, argc, argv, help, takes, answer, false);
}

int tg_question_item_command(struct tg_cli *cli, int argc, char **argv, const char *help,
			     const char *takes, tg_answer_fn *answer)
{
	return command(cli, argc, argv, help, takes, answer, true);
}

/* A folder of our own, and the way to be rid of it. */
static bool make_folder(struct tg_cli *cli, const char **ret, struct tg_err *err)
{
	const char *base = getenv("TMPDIR");
	char *folder = tg_arena_printf(&cli->arena, "%s/tracegate-XXXXXX",
				       base && base[0] == '/' ? base : "/tmp");

	*ret = folder;
	return mkdtemp(folder) || tg_fail_errno(err, "cannot make the folder '%s'", folder);
}

bool tg_question_verify(struct tg_cli *cli, struct tg_question *question,
			struct tg_verified *verified, struct tg_err *err)
{
	struct tg_index_options index = {
		.root = question->project.root,
		.database = question->project.database,
		.config = &question->project.config,
		.tool = "tracegate " TG_VERSION,
		.jobs = cli->jobs,
	};
	const char *folder;
	bool ok;

	if (!question->history)
		return tg_fail(err, TG_ERR_MISSING,
			       "'%s' is no git repository: there is nothing to compare with",
			       question->project.root);
	if (!make_folder(cli, &folder, err))
		return false;
	ok = tg_verify(&cli->arena, &index, folder, &question->known.commit, verified, err);
	rmdir(folder);
	return ok;
}
