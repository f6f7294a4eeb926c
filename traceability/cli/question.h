/* SPDX-License-Identifier: Apache-2.0 */
/*
 * question.h - what the commands that ask the trace database share: the project, the commit that
 * is asked about, and what is known of it.
 */
#ifndef TG_CLI_QUESTION_H
#define TG_CLI_QUESTION_H

#include "cli/project.h"
#include "output/chain.h"
#include "output/export.h"
#include "output/status.h"
#include "trace/index/database.h"
#include "trace/index/verify.h"
#include "trace/matrix/facts.h"

/* Zero it before use; release it with tg_question_done(). */
struct tg_question {
	struct tg_project project;
	struct tg_history *history; /* NULL where there is no repository */
	struct tg_store *store;     /* as of the commit */
	struct tg_cards cards;
	struct tg_catalogs catalogs;
	struct tg_known known;
	const char *revision; /* as asked for */
	const char *only;     /* the item that is asked about, or NULL: all of them */
	bool has_rules;       /* catalogues were read, and cards if a finding asks for them */
	bool has_cards;
	struct tg_stored_commit commit; /* who, when, what */
	const char *incomplete;         /* why the history is, "" when it is complete */
	struct tg_arena *arena;         /* of the command */
	bool held;                      /* the store is, by tg_store_hold() */
};

/*
 * Opens everything for the commit `revision` (NULL = HEAD). A database that does not know HEAD
 * yet is brought up to date first where it can be written.
 */
bool tg_question_open(struct tg_cli *cli, const char *revision, struct tg_question *ret,
		      struct tg_err *err);
void tg_question_done(struct tg_question *question);

/* Reads the cards of rules, unless the question needed them already. */
bool tg_question_cards(struct tg_cli *cli, struct tg_question *question, struct tg_err *err);

/* Brings the database up to date, silently; an incomplete history is no failure. */
bool tg_question_refresh(struct tg_cli *cli, const struct tg_project *project, struct tg_err *err);

/* Reads what linked code calls in another commit, too; the store is left as of that commit. */
bool tg_question_outline(struct tg_cli *cli, struct tg_question *question,
			 const struct tg_oid *commit, struct tg_err *err);

/* What the writers of chains need; lives as long as the question. */
struct tg_chain tg_question_chain(struct tg_cli *cli, struct tg_question *question);

/* Likewise for the writers of where the product stands, and of attestations. */
struct tg_status tg_question_status(const struct tg_question *question);
struct tg_export tg_question_export(const struct tg_question *question);

/* The text of a symbol at the commit, until the next text is read; false when git has it not. */
bool tg_question_text(struct tg_question *question, const struct tg_symbol *symbol,
		      struct tg_str *ret);
/* The same of a symbol of another commit. */
bool tg_question_text_at(struct tg_question *question, const struct tg_oid *commit,
			 const struct tg_symbol *symbol, struct tg_str *ret);

/* Appends what a command has to say about a question; `what` is the command's own. */
typedef bool tg_answer_fn(struct tg_cli *cli, struct tg_question *question, const void *what,
			  struct tg_buf *out, struct tg_err *err);

/*
 * Opens the question, writes the answer and releases everything, unless `err` tells already what
 * is wrong with the command line. Returns the exit code.
 */
int tg_question_ask(struct tg_cli *cli, const char *revision, tg_answer_fn *answer,
		    const void *what, struct tg_err *err);

/* As tg_question_ask() about one item (or what may turn out to be none): no more than that has to
 * be known. */
int tg_question_ask_item(struct tg_cli *cli, const char *revision, const char *item,
			 tg_answer_fn *answer, const void *what, struct tg_err *err);

/*
 * A whole command of the form NAME [ARGUMENT] [--as-of REV]. `takes` says in words what it takes
 * ("one id"), NULL = nothing; `answer` gets the argument.
 */
int tg_question_command(struct tg_cli *cli, int argc, char **argv, const char *help,
			const char *takes, tg_answer_fn *answer);

/* The same of one that asks about what its argument names, and nothing else. */
int tg_question_item_command(struct tg_cli *cli, int argc, char **argv, const char *help,
			     const char *takes, tg_answer_fn *answer);

/* Compares the facts of the commit with what git says; see verify.h. */
bool tg_question_verify(struct tg_cli *cli, struct tg_question *question, struct tg_verified *ret,
			struct tg_err *err);

/* Fails unless the command got exactly what it takes. */
bool tg_question_arguments(int argc, char **argv, const char *takes, struct tg_err *err);

/* The exit code of an answer: 3 when it rests on something that is not known, else 0. */
int tg_question_exit(const struct tg_question *question);

#endif
