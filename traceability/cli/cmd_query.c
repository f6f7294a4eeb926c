/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_query - ask the trace database, by name or in SQL.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "cli/cli.h"
#include "cli/queries.h"
#include "cli/question.h"
#include "output/table.h"

static const char help[] =
	"usage: tracegate query [--as-of REV] [--format text|json|csv|md] [-o FILE] NAME|SQL\n"
	"       tracegate query --search WORDS [--as-of REV] [--format text|json|csv|md] [-o "
	"FILE]\n"
	"       tracegate query --schema\n"
	"       tracegate query\n"
	"\n"
	"Answers a named question, or one SELECT on the views that --schema shows. Without an\n"
	"argument it lists the names. SQL can read and nothing else: no file is opened, nothing\n"
	"changes, and time, memory and rows are limited.\n"
	"\n"
	"  --as-of REV     the commit, tag or date to speak of (default: HEAD)\n"
	"  --seconds N     stop a query after N seconds (default: 10)\n"
	"  --search WORDS  find items, names in code and findings that hold all words, or words\n"
	"                  that begin so; best first\n"
	"  --schema        print the views with their columns\n"
	"  --show          print the SQL of a named query instead of its answer\n"
	"\n"
	"Examples\n"
	"  tracegate query unproven\n"
	"  tracegate query --search 'password check'\n"
	"  tracegate query --format md -o questions.md       every question with its SQL\n"
	"  tracegate query waivers --format csv -o waivers.csv\n"
	"  tracegate query \"SELECT author, count(*) FROM links GROUP BY author\"\n"
	"  tracegate query --show matrix\n";

enum { OPTION_AS_OF = 1, OPTION_SECONDS, OPTION_SCHEMA, OPTION_SHOW, OPTION_SEARCH };

static const struct option options[] = {
	{"as-of", required_argument, NULL, OPTION_AS_OF},
	{"seconds", required_argument, NULL, OPTION_SECONDS},
	{"schema", no_argument, NULL, OPTION_SCHEMA},
	{"show", no_argument, NULL, OPTION_SHOW},
	{"search", required_argument, NULL, OPTION_SEARCH},
	{NULL, 0, NULL, 0},
};

struct query {
	const char *revision;
	unsigned seconds;
	bool schema, show;
	const char *search; /* words, or NULL */
	const char *text;   /* NAME or SQL, or NULL */
};

/* ---- what the views speak of ---- */

static const char *commit_of(struct tg_arena *arena, const struct tg_stored_commit *commit)
{
	char hex[TG_OID_HEX];

	return tg_arena_strdup(arena, tg_oid_hex(&commit->oid, hex));
}

static void fill_link(struct tg_chain *chain, struct tg_arena *arena, const char *id,
		      const struct tg_matrix_link *link, struct tg_link_row *row)
{
	const struct tg_claim *claim = &link->claim->claim;
	const struct tg_symbol *symbol = link->claim->symbol;
	struct tg_stored_commit commit;

	*row = (struct tg_link_row){
		.id = id,
		.verb = tg_verb_name(claim->verb),
		.path = claim->path,
		.line = symbol ? symbol->range.line : claim->line,
		.symbol = symbol ? symbol->name : "",
		.is_test = link->is_test,
		.evidence = link->is_test ? tg_evidence_name(link->evidence) : "",
		.run = link->run ? link->run->revision : "",
		.author = "",
		.commit = "",
	};
	if (!chain->origin(chain->user, claim->path, symbol ? symbol->usr : "", &commit))
		return;
	row->author = commit.author;
	row->commit = commit_of(arena, &commit);
	row->when = commit.seconds;
}

/* Puts the verdicts and their links where the views find them. */
static bool load_views(struct tg_cli *cli, struct tg_question *question, struct tg_err *err)
{
	const struct tg_matrix *matrix = &question->known.matrix;
	struct tg_chain chain = tg_question_chain(cli, question);
	TG_VEC(struct tg_verdict_row) verdicts = {0};
	TG_VEC(struct tg_link_row) links = {0};
	size_t i, l;
	bool ok;

	for (i = 0; i < matrix->count; i++) {
		const struct tg_matrix_item *item = &matrix->items[i];

		*TG_VEC_ADD(&verdicts) = (struct tg_verdict_row){
			.id = item->item->key,
			.kind = tg_item_kind_name(item->item->kind),
			.title = item->item->title,
			.verdict = tg_verdict_name(item->verdict),
			.why = item->why,
			.trail = item->trail,
			.path = item->item->path,
			.line = item->item->line,
		};
		for (l = 0; l < item->link_count; l++)
			fill_link(&chain, &cli->arena, item->item->key, &item->links[l],
				  TG_VEC_ADD(&links));
	}
	ok = tg_store_verdicts_load(question->store, verdicts.at, verdicts.count, links.at,
				    links.count, err);
	TG_VEC_DONE(&verdicts);
	TG_VEC_DONE(&links);
	return ok;
}

/* ---- the command ---- */

static const struct tg_named_query *find_query(const char *name)
{
	size_t i;

	for (i = 0; i < tg_named_query_count; i++)
		if (strcmp(tg_named_queries[i].name, name) == 0)
			return &tg_named_queries[i];
	return NULL;
}

/* One word is a name, anything else is SQL. */
static bool choose_sql(const char *text, const char **ret_sql, struct tg_err *err)
{
	const struct tg_named_query *named = find_query(text);
	const char *nearest = NULL;
	unsigned best = 4;
	size_t i;

	*ret_sql = named ? named->sql : text;
	if (named || strpbrk(text, " \t\n("))
		return true;
	for (i = 0; i < tg_named_query_count; i++) {
		unsigned distance =
			tg_edit_distance(tg_str(text), tg_str(tg_named_queries[i].name), best - 1);

		if (distance < best) {
			best = distance;
			nearest = tg_named_queries[i].name;
		}
	}
	if (nearest)
		return tg_fail(err, TG_ERR_MISSING, "there is no query '%s'; did you mean '%s'?",
			       text, nearest);
	return tg_fail(err, TG_ERR_MISSING,
		       "there is no query '%s'; 'tracegate query' lists those there are", text);
}

static bool answer(struct tg_cli *cli, struct tg_question *question, const struct query *query,
		   const char *sql, struct tg_err *err)
{
	struct tg_query_options limits = {.seconds = query->seconds};
	struct tg_table table;
	struct tg_buf out = {0};
	/* Working out who changed what is only worth it for those who ask. */
	bool asks = strstr(sql, "verdicts") || strstr(sql, "links");
	bool ok = (!asks || load_views(cli, question, err)) &&
		  tg_store_query(&cli->arena, question->store, sql, &limits, &table, err) &&
		  tg_table_write(&out, tg_cli_format(cli), &table, err) &&
		  tg_cli_write(cli, tg_buf_view(&out), err);

	if (ok && table.cut)
		tg_cli_say(cli, "note: only the first %zu rows are shown", table.row_count);
	tg_buf_done(&out);
	return ok;
}

static bool search(struct tg_cli *cli, struct tg_question *question, const char *words,
		   struct tg_err *err)
{
	enum { LIMIT = 1000 };
	struct tg_table table;
	struct tg_buf out = {0};
	bool ok = tg_store_search(&cli->arena, question->store, words, LIMIT, &table, err) &&
		  tg_table_write(&out, tg_cli_format(cli), &table, err) &&
		  tg_cli_write(cli, tg_buf_view(&out), err);

	if (ok && table.cut)
		tg_cli_say(cli, "note: only the best %d are shown", LIMIT);
	tg_buf_done(&out);
	return ok;
}

/* Every question with its SQL, in a form that was asked for. */
static bool list_table(struct tg_cli *cli, struct tg_err *err)
{
	static const char *const columns[] = {"name", "answers", "sql", NULL};
	struct tg_table_rows rows = {.arena = &cli->arena};
	struct tg_table table;
	struct tg_buf out = {0};
	size_t i;
	bool ok;

	for (i = 0; i < tg_named_query_count; i++) {
		tg_table_text(&rows, tg_named_queries[i].name);
		tg_table_text(&rows, tg_named_queries[i].what);
		tg_table_text(&rows, tg_named_queries[i].sql);
	}
	table = tg_table_done(&rows, columns);
	ok = tg_table_write(&out, cli->format, &table, err) &&
	     tg_cli_write(cli, tg_buf_view(&out), err);
	tg_buf_done(&out);
	return ok;
}

static bool list(struct tg_cli *cli, struct tg_err *err)
{
	struct tg_buf out = {0};
	bool ok;
	size_t i;

	for (i = 0; i < tg_named_query_count; i++)
		tg_buf_printf(&out, "%-11s %s\n", tg_named_queries[i].name,
			      tg_named_queries[i].what);
	ok = tg_cli_write(cli, tg_buf_view(&out), err);
	tg_buf_done(&out);
	return ok;
}

/* What needs no database. */
static bool print_text(struct tg_cli *cli, const char *text, struct tg_err *err)
{
	struct tg_buf out = {0};
	bool ok;

	tg_buf_puts(&out, text);
	if (out.len && out.ptr[out.len - 1] != '\n')
		tg_buf_putc(&out, '\n');
	ok = tg_cli_write(cli, tg_buf_view(&out), err);
	tg_buf_done(&out);
	return ok;
}

static bool parse_seconds(const char *text, unsigned *ret)
{
	char *end;
	unsigned long number = strtoul(text, &end, 10);

	*ret = (unsigned)number;
	if (*end || end == text || number < 1 || number > 3600) {
		fprintf(stderr, "tracegate: --seconds takes a number from 1 to 3600\n");
		return false;
	}
	return true;
}

static int run(struct tg_cli *cli, const struct query *query)
{
	struct tg_question question = {0};
	struct tg_err err = {0};
	const char *sql;
	int code = 0;
	bool ok;

	if (query->schema)
		ok = print_text(cli, tg_query_schema(), &err);
	else if (query->search) {
		ok = tg_question_open(cli, query->revision, &question, &err) &&
		     search(cli, &question, query->search, &err);
		code = ok ? tg_question_exit(&question) : 0;
	} else if (!query->text && cli->format && strcmp(cli->format, "text") != 0)
		ok = list_table(cli, &err);
	else if (!query->text)
		ok = list(cli, &err);
	else if (!choose_sql(query->text, &sql, &err))
		ok = false;
	else if (query->show)
		ok = print_text(cli, sql, &err);
	else {
		ok = tg_question_open(cli, query->revision, &question, &err) &&
		     answer(cli, &question, query, sql, &err);
		code = ok ? tg_question_exit(&question) : 0;
	}
	tg_question_done(&question);
	return ok ? code : tg_cli_fail(cli, &err);
}

int cmd_query(struct tg_cli *cli, int argc, char **argv)
{
	struct query query = {0};
	int option;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		switch (option) {
		case OPTION_AS_OF:
			query.revision = optarg;
			break;
		case OPTION_SECONDS:
			if (!parse_seconds(optarg, &query.seconds))
				return 2;
			break;
		case OPTION_SCHEMA:
			query.schema = true;
			break;
		case OPTION_SEARCH:
			query.search = optarg;
			break;
		case OPTION_SHOW:
			query.show = true;
			break;
		default:
			return option == -2 ? 0 : 2;
		}
	}
	if (argc - optind > 1) {
		fprintf(stderr, "tracegate: query takes one name or one SQL text in quotes\n");
		return 2;
	}
	query.text = argv[optind];
	return run(cli, &query);
}
