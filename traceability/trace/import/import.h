/* SPDX-License-Identifier: Apache-2.0 */
/*
 * import.h - evidence from files into the trace database, bound to the commit it was won on.
 *
 * A result speaks for the content of its commit: the test, the code it verifies and the text of
 * the item, all of which the database knows by content. So it stands at every other commit with
 * the same content, and nowhere else.
 */
#ifndef TG_TRACE_IMPORT_H
#define TG_TRACE_IMPORT_H

#include "model/result.h"
#include "trace/index/database.h"

struct tg_import_options {
	const char *root;     /* absolute */
	const char *database; /* absolute */
	const char *kind;     /* a name of tg_import_kinds() */
	const char *commit;   /* the tests ran on it; NULL = HEAD, with an unchanged work tree */
	const char *tool;     /* "tracegate 0.1.0" */
	const char *rules;    /* the folder rules/ */
	const char *test;     /* of coverage: the test that ran, NULL = as the report says */
	const char *const *files; /* absolute */
	size_t file_count;
};

struct tg_imported {
	struct tg_oid commit;
	size_t known;                    /* files that were imported for this commit already */
	size_t results;                  /* of the other files */
	size_t outcomes[TG_SKIPPED + 1]; /* of these, by outcome */
	size_t matched;                  /* of these, those of a test with an annotation */
	size_t unread;                   /* parts of the files that were not understood */
	size_t files;                    /* of the commit, that coverage speaks of */
	size_t lines, lines_hit;         /* of these files */
	size_t findings, mapped;         /* of other tools; those with a weakness */
	size_t parts, statements;        /* of a bill of materials; of a VEX */
	size_t elsewhere;                /* files or findings that are not of the commit */
};

/* Imports all files or none. The commit has to be in the database. */
bool tg_import(const struct tg_import_options *options, struct tg_imported *ret,
	       struct tg_err *err);

/* The kinds there are, with commas between. */
const char *tg_import_kinds(void);

#endif
