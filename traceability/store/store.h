/* SPDX-License-Identifier: Apache-2.0 */
/*
 * store.h - the trace database: .tracegate/trace.db, one SQLite file.
 *
 * Facts are functions of content and are written once; evidence is append only. A writing command
 * is one transaction: it happens as a whole or the file stays as it was. One writer at a time;
 * readers see the last finished transaction, and need no write access to the folder.
 *
 * A file that is not a trace database, that is damaged, newer than this program, or whose schema
 * was tampered with is refused with the remedy.
 */
#ifndef TG_STORE_STORE_H
#define TG_STORE_STORE_H

#include "base/err.h"
#include "base/mem.h"
#include "model/claim.h"
#include "model/commit.h"
#include "model/coverage.h"
#include "model/foreign.h"
#include "model/item.h"
#include "model/result.h"
#include "model/symbol.h"

enum tg_store_mode { TG_STORE_READ = 0, TG_STORE_WRITE };

struct tg_store;

/*
 * Opens the database at `path` (absolute). Writing makes the file (mode 0600) and its folder when
 * they are not there; reading one that is not there is TG_ERR_MISSING.
 */
struct tg_store *tg_store_open(const char *path, enum tg_store_mode mode, struct tg_err *err);
void tg_store_close(struct tg_store *store);   /* an unfinished transaction is undone */
void tg_store_close_(struct tg_store **store); /* for TG_AUTO */

/* Copies the database, byte by byte, to a file that is not there yet and that nobody may write. */
bool tg_store_copy(struct tg_store *store, const char *path, struct tg_err *err);

/* A transaction of the command `what`, and its end. */
bool tg_store_begin(struct tg_store *store, const char *what, const char *tool, struct tg_err *err);
bool tg_store_commit(struct tg_store *store, struct tg_err *err);

/*
 * Between hold and release all that is read is of one state, and the file's lock is taken once
 * instead of for every question. False when a transaction is open already; give it to release.
 */
bool tg_store_hold(struct tg_store *store);
void tg_store_release(struct tg_store *store, bool held);

/* A named value of the database as a whole; "" when there is none. */
const char *tg_store_meta(struct tg_arena *arena, struct tg_store *store, const char *key);
bool tg_store_meta_put(struct tg_store *store, const char *key, const char *value,
		       struct tg_err *err);

/* ---- history (commit.c) ---- */

bool tg_store_has_commit(struct tg_store *store, const struct tg_oid *oid);
/* The largest position in use: new commits are stored above it. */
bool tg_store_last_position(struct tg_store *store, int64_t *ret, struct tg_err *err);
/*
 * What the caller does with the files of commits. `wants` tells which facts (TG_FACT_ bits) it
 * will read out of a file; `on_blob` is called when the file's content lacks some of them, which
 * are then recorded as extracted.
 */
struct tg_store_reader {
	unsigned (*wants)(void *user, const struct tg_change *change);
	bool (*on_blob)(void *user, const struct tg_change *change, int64_t blob_id,
			unsigned lacking, struct tg_err *err);
	void *user;
};
/* Parents are linked by tg_store_history_end(), once all commits are there. */
bool tg_store_commit_put(struct tg_store *store, int64_t position, const struct tg_commit *commit,
			 const struct tg_change *changes, size_t change_count,
			 const struct tg_rename *renames, size_t rename_count,
			 const struct tg_store_reader *reader, struct tg_err *err);
bool tg_store_history_end(struct tg_store *store, struct tg_err *err);
/* Forgets commits, changes and references, but no fact and no evidence. */
bool tg_store_history_clear(struct tg_store *store, struct tg_err *err);
/* Replaces all references. */
bool tg_store_refs_put(struct tg_store *store, const struct tg_ref *refs, size_t count,
		       struct tg_err *err);
/* Lets `map` give every person the name and address that are shown; texts are copied. */
typedef void tg_store_person_fn(void *user, struct tg_str name, struct tg_str email,
				const char **ret_name, const char **ret_email);
bool tg_store_persons_map(struct tg_store *store, tg_store_person_fn *map, void *user,
			  struct tg_err *err);

/* How much of it there is. */
struct tg_store_counts {
	int64_t commits, refs, paths, blobs, sources, items, claims, symbols, runs, results;
	int64_t findings, gaps, renames;
};
bool tg_store_count(struct tg_store *store, struct tg_store_counts *ret, struct tg_err *err);

/* What stands in .tracegate/.gitignore until 'tracegate init' writes one that is to be committed.
 */
#define TG_STORE_IGNORE                                                               \
	"# Made by tracegate, and ignored itself; 'tracegate init' writes another.\n" \
	"/.gitignore\n/trace.db*\n/cache/\n"

/* ---- facts of blobs (blob.c, claim.c, item.c, symbol.c) ---- */

enum { TG_FACT_CLAIMS = 1, TG_FACT_ITEMS = 2, TG_FACT_CONFIG = 4, TG_FACT_OUTLINE = 8 };

/* Calls `on_path` for every path that ever was in history. */
bool tg_store_each_path(struct tg_store *store,
			bool (*on_path)(void *user, int64_t path_id, const char *path,
					struct tg_err *err),
			void *user, struct tg_err *err);
/* 0: no commit ever had such a path. */
int64_t tg_store_path_id(struct tg_store *store, const char *path);
/* Calls `on_blob` for every blob that ever stood at a path, newest first, and lacks the facts
 * `wanted`. */
bool tg_store_each_unread(struct tg_store *store, int64_t path_id, unsigned wanted,
			  bool (*on_blob)(void *user, int64_t blob_id, const struct tg_oid *oid,
					  struct tg_err *err),
			  void *user, struct tg_err *err);
/* The row of a blob, made when new, of which the facts `wanted` will be read: `*ret_lacking` are
 * those that were not yet; they are recorded as extracted. */
bool tg_store_blob(struct tg_store *store, const struct tg_oid *oid, unsigned wanted,
		   int64_t *ret_blob_id, unsigned *ret_lacking, struct tg_err *err);
/* Records that the facts `what` were read out of the blob, or, after all, were not. */
bool tg_store_extracted(struct tg_store *store, int64_t blob_id, unsigned what, struct tg_err *err);
bool tg_store_not_extracted(struct tg_store *store, int64_t blob_id, unsigned what,
			    struct tg_err *err);
/* Forgets all facts of blobs, because a reader has changed. */
bool tg_store_facts_clear(struct tg_store *store, struct tg_err *err);

bool tg_store_config_put(struct tg_store *store, int64_t blob_id, struct tg_str text,
			 struct tg_err *err);
/* Calls `on_config` for every configuration that ever was in history. */
bool tg_store_each_config(struct tg_store *store,
			  bool (*on_config)(void *user, struct tg_str text, struct tg_err *err),
			  void *user, struct tg_err *err);
bool tg_store_symbol_put(struct tg_store *store, int64_t blob_id, const struct tg_symbol *symbol,
			 int64_t *ret_symver, struct tg_err *err);
/* `symver` is what the claim is attached to, 0 = nothing. */
bool tg_store_claim_put(struct tg_store *store, int64_t blob_id, const struct tg_claim *claim,
			int64_t symver, struct tg_err *err);
bool tg_store_claim_problem_put(struct tg_store *store, int64_t blob_id,
				const struct tg_claim_problem *problem, struct tg_err *err);
bool tg_store_item_put(struct tg_store *store, int64_t blob_id, const struct tg_item *item,
		       struct tg_err *err);

/* ---- gaps (gap.c) ---- */

/* Something that could not be analysed. Members that do not apply are NULL, 0 or "". */
struct tg_gap {
	const char *kind; /* "history", "commit", "blob", "claims", "items", "symbols" */
	const struct tg_oid *commit;
	int64_t blob_id;
	const char *path;
	const char *detail;
};
bool tg_store_gap_put(struct tg_store *store, const struct tg_gap *gap, struct tg_err *err);
/* Forgets the gaps that a new walk will find again: those of the history as a whole. */
bool tg_store_gaps_clear(struct tg_store *store, const char *kind, struct tg_err *err);

/* ---- evidence (run.c, result.c, finding.c) ---- */

/* A run of tests or of the analyser. */
struct tg_run {
	int64_t id;       /* given by tg_store_run_put(); larger = later */
	const char *kind; /* "results", "check", "harden", "coverage", "findings", "bill", "vex" */
	struct tg_oid commit;
	struct tg_oid tree;
	bool is_dirty;              /* the work tree differed from the commit */
	const char *tool;           /* name and version of what made it */
	const char *source;         /* name of the imported file, or "" */
	struct tg_hash source_hash; /* of its content */
	int64_t at;                 /* seconds since 1970 */
};
bool tg_store_run_put(struct tg_store *store, struct tg_run *run, struct tg_err *err);
/* True when results of the same content were imported for the same commit already. */
bool tg_store_run_known(struct tg_store *store, const struct tg_run *run);
bool tg_store_results_put(struct tg_store *store, int64_t run, const struct tg_result *results,
			  size_t count, struct tg_err *err);

/*
 * A file that a check looked at, by content: `blob` is its id as git would give it. Findings are
 * those of the file; they hold wherever the same content stands at the same path.
 */
bool tg_store_unit_put(struct tg_store *store, int64_t run, const char *path,
		       const struct tg_oid *blob, const char *status, const char *detail,
		       const struct tg_finding *findings, size_t count, struct tg_err *err);

/* What tests executed of the file `path` with the content `blob` (coverage.c). */
bool tg_store_coverage_put(struct tg_store *store, int64_t run, const char *path,
			   const struct tg_oid *blob, const struct tg_covered_file *covered,
			   struct tg_err *err);

/*
 * How much of a function of the tree that something claims a test executed, by a coverage report
 * on the same content. No element for a function: no report speaks of it, which says nothing.
 */
struct tg_reach {
	const char *path;
	unsigned line;        /* where the function's definition begins */
	struct tg_oid commit; /* that the report was made on */
	const char *test;     /* "": the report does not tell tests apart */
	size_t lines;         /* that hold code */
	size_t hit;           /* of these, executed at least once */
};
/* By path, then by line. */
bool tg_store_reaches(struct tg_arena *arena, struct tg_store *store, struct tg_reach **ret,
		      size_t *ret_count, struct tg_err *err);

/* Findings, parts and statements of other tools (foreign.c). */
bool tg_store_foreign_put(struct tg_store *store, int64_t run, const char *path,
			  const struct tg_oid *blob, const struct tg_foreign_finding *foreign,
			  struct tg_err *err);
bool tg_store_part_put(struct tg_store *store, int64_t run, const struct tg_component_part *part,
		       struct tg_err *err);
bool tg_store_vex_put(struct tg_store *store, int64_t run, const struct tg_vex_statement *statement,
		      struct tg_err *err);
/* What is said of vulnerabilities, by the last import. */
bool tg_store_vex(struct tg_arena *arena, struct tg_store *store, struct tg_vex_statement **ret,
		  size_t *ret_count, struct tg_err *err);
/* Findings of other tools in files of the tree, by place; of each tool its last import. */
bool tg_store_foreign(struct tg_arena *arena, struct tg_store *store,
		      struct tg_foreign_finding **ret, size_t *ret_count, struct tg_err *err);

/* How much evidence there is for the commit and its past beside code and tests (foreign.c). */
struct tg_stored_witness {
	int64_t parts, statements; /* of the bill of materials and the VEX that count */
	int64_t results;           /* runs of tests */
};
bool tg_store_witness(struct tg_store *store, struct tg_stored_witness *ret, struct tg_err *err);

/* ---- as of a commit (asof.c) ---- */

/*
 * Sets the commit that the following functions speak of: its tree and its ancestors are worked
 * out from what is stored; git is not asked. TG_ERR_MISSING when it is not in the database.
 */
bool tg_store_asof(struct tg_store *store, const struct tg_oid *commit, struct tg_err *err);

/* The commit that a name means by what is stored: HEAD, a branch, a tag, a hash prefix. */
bool tg_store_resolve(struct tg_store *store, const char *revision, struct tg_oid *ret,
		      struct tg_err *err);

/* As tg_history_at(), by what is stored. */
bool tg_store_at(struct tg_store *store, int64_t seconds, struct tg_oid *ret, struct tg_err *err);

/* The name people gave to a commit: its oldest tag without "refs/tags/", or NULL. */
const char *tg_store_tag_of(struct tg_arena *arena, struct tg_store *store,
			    const struct tg_oid *commit);

/* A file of the tree. */
struct tg_stored_file {
	const char *path;
	int64_t path_id, blob_id;
	struct tg_oid blob;
	enum tg_entry_kind kind;
};
bool tg_store_files(struct tg_arena *arena, struct tg_store *store, struct tg_stored_file **ret,
		    size_t *ret_count, struct tg_err *err);
/* Files whose contents lack the facts `wanted`; none where the tree holds no claim. */
bool tg_store_unread(struct tg_arena *arena, struct tg_store *store, unsigned wanted,
		     struct tg_stored_file **ret, size_t *ret_count, struct tg_err *err);
/* The configuration of the tree's commit; false without error when it has none. */
bool tg_store_config(struct tg_arena *arena, struct tg_store *store, const char *path,
		     struct tg_str *ret, struct tg_err *err);
/* Items, with `path` filled in, in the order of paths and lines. */
bool tg_store_items(struct tg_arena *arena, struct tg_store *store, struct tg_item **ret,
		    size_t *ret_count, struct tg_err *err);
/* Symbols with `path` filled in, in the order of paths and places; `ids`, as many, are what claims
 * call them by. */
bool tg_store_symbols(struct tg_arena *arena, struct tg_store *store, struct tg_symbol **ret,
		      int64_t **ret_ids, size_t *ret_count, struct tg_err *err);
/* Claims with `path` filled in, and the id of the symbol that each is attached to, or 0: that of
 * tg_store_symbols(), but in part.h that of its row. Of their place in the file the line alone is
 * read. */
struct tg_stored_claim {
	struct tg_claim claim;
	int64_t symver;
};
/* Takes claims by file, in the order of paths and rows: `begin` is told how many they are at most.
 * Their texts live in the arena. */
struct tg_claim_sink {
	void (*begin)(void *user, size_t most);
	void (*claim)(void *user, const struct tg_stored_claim *claim);
	void *user;
};
bool tg_store_each_claim(struct tg_arena *arena, struct tg_store *store,
			 const struct tg_claim_sink *sink, struct tg_err *err);
bool tg_store_claims(struct tg_arena *arena, struct tg_store *store, struct tg_stored_claim **ret,
		     size_t *ret_count, struct tg_err *err);
bool tg_store_claim_problems(struct tg_arena *arena, struct tg_store *store,
			     struct tg_claim_problem **ret, size_t *ret_count, struct tg_err *err);
/* Open and suppressed findings of the latest check of each file of the tree; `ret_units` counts
 * the files that were checked at all. */
bool tg_store_findings(struct tg_arena *arena, struct tg_store *store, struct tg_finding **ret,
		       size_t *ret_count, size_t *ret_units, struct tg_err *err);
/*
 * Between begin and end, tables that are empty at the beginning (else nothing happens) are filled
 * without their indices: nothing may ask for what these find. Within one transaction.
 */
enum tg_bulk {
	TG_BULK_HISTORY = 0, /* changes of commits */
	TG_BULK_ITEMS,
	TG_BULK_FACTS, /* symbols and claims */
};
bool tg_store_bulk_begin(struct tg_store *store, enum tg_bulk what, struct tg_err *err);
bool tg_store_bulk_end(struct tg_store *store, struct tg_err *err);
/* True when anything was ever found, in code or in text. */
bool tg_store_has_findings(struct tg_store *store, bool *ret, struct tg_err *err);
/* What could not be analysed of the tree: gaps of its blobs, of its commit, incomplete units. */
struct tg_stored_gap {
	const char *kind;
	const char *path; /* "" = it concerns the whole commit */
	const char *detail;
};
bool tg_store_gaps(struct tg_arena *arena, struct tg_store *store, struct tg_stored_gap **ret,
		   size_t *ret_count, struct tg_err *err);

/* Runs of test results, oldest first; `in_past`: made on the commit, its ancestors or its tree. */
struct tg_stored_run {
	struct tg_run run;
	bool in_past;
	bool known_commit; /* its commit is in the database */
	/* It was made on another branch, on one of the last commits before: one that was rebased
	 * or squashed, perhaps. */
	bool beside;
	bool left_out; /* likewise, but on one of more commits than are looked at */
};
/* True when a run may say something of the commit that the store stands at. */
bool tg_run_counts(const struct tg_stored_run *run);
bool tg_store_runs(struct tg_arena *arena, struct tg_store *store, struct tg_stored_run **ret,
		   size_t *ret_count, struct tg_err *err);
/* Everything that was imported or checked for the commit, its past or its tree, oldest first. */
bool tg_store_imports(struct tg_arena *arena, struct tg_store *store, struct tg_run **ret,
		      size_t *ret_count, struct tg_err *err);
bool tg_store_results(struct tg_arena *arena, struct tg_store *store, int64_t run,
		      struct tg_result **ret, size_t *ret_count, struct tg_err *err);

/* ---- all of it (rows.c) ---- */

enum tg_rows_kind {
	TG_ROWS_FACTS,    /* of the commit asked for */
	TG_ROWS_PAST,     /* its ancestors and itself: who, when, what they changed, their tags */
	TG_ROWS_EVIDENCE, /* all of it */
};

/*
 * Calls `on_row` with every row of a kind as a text that does not depend on the database: no ids,
 * no time of indexing. In any order; `path` may be "".
 */
bool tg_store_each_row(struct tg_store *store, enum tg_rows_kind kind,
		       void (*on_row)(void *user, const char *path, struct tg_str row), void *user,
		       struct tg_err *err);

/* The same of packs (pack.h), which say again what rows say: a hash of each. */
bool tg_store_each_pack(struct tg_store *store,
			void (*on_row)(void *user, const char *path, struct tg_str row), void *user,
			struct tg_err *err);

/* ---- who and when (blame.c) ---- */

/* A commit as it is shown. */
struct tg_stored_commit {
	struct tg_oid oid;
	const char *subject;
	const char *author; /* after the mailmap */
	const char *email;
	int64_t seconds;
	bool is_signed;
};
bool tg_store_commit_get(struct tg_arena *arena, struct tg_store *store, const struct tg_oid *oid,
			 struct tg_stored_commit *ret, struct tg_err *err);
/*
 * The ancestor that brought the present content of `path`; with `usr`, the one that brought the
 * present version of that symbol (apart from comments, layout and names of locals), followed
 * through renames and moves as far as its files were read. False without an error when it is not
 * known.
 * `*ret_unread` (or NULL): a version was not read, so that an older commit may be the one.
 */
bool tg_store_origin(struct tg_arena *arena, struct tg_store *store, const char *path,
		     const char *usr, struct tg_stored_commit *ret, bool *ret_unread);
/* The same of the commit since which a symbol does not stand at `path` any more. */
bool tg_store_gone(struct tg_arena *arena, struct tg_store *store, const char *path,
		   const char *usr, struct tg_stored_commit *ret, bool *ret_unread);

/* The commit, of the past of the commit asked for, in which a link was first written. */
struct tg_linked {
	const char *verb, *target; /* as in struct tg_claim */
	const char *symbol;        /* name, "" = the claim stands for its file */
	struct tg_oid commit;
};
bool tg_store_linked(struct tg_arena *arena, struct tg_store *store, struct tg_linked **ret,
		     size_t *ret_count, struct tg_err *err);

/* The first commit of the past in which an item had this text; false when it is not known. */
bool tg_store_item_origin(struct tg_arena *arena, struct tg_store *store, const char *key,
			  struct tg_hash hash, struct tg_stored_commit *ret);
/* The first commit of the past in which the kept file at `path` held this line. */
bool tg_store_line_origin(struct tg_arena *arena, struct tg_store *store, const char *path,
			  const char *line, struct tg_stored_commit *ret);

/* ---- questions (query.c) ---- */

struct tg_query_options {
	unsigned seconds; /* wall clock; 0 = 10 */
	size_t row_limit; /* 0 = 100,000 */
};

/* One value of a row; numbers and NULL are told apart from text. */
enum tg_cell_kind { TG_CELL_NULL = 0, TG_CELL_INT, TG_CELL_REAL, TG_CELL_TEXT };
struct tg_cell {
	enum tg_cell_kind kind;
	int64_t number;
	double real;
	struct tg_str text; /* also of numbers; a blob is shown in hexadecimal digits */
};

struct tg_table {
	const char *const *columns;
	size_t column_count;
	const struct tg_cell *cells; /* row by row */
	size_t row_count;
	bool cut; /* the limit of rows was reached */
};

/*
 * Runs one SELECT that somebody typed, on the views of tg_query_schema(). Nothing can be written,
 * attached or loaded; time, memory and size are limited. After it the store can only be closed.
 */
bool tg_store_query(struct tg_arena *arena, struct tg_store *store, const char *sql,
		    const struct tg_query_options *options, struct tg_table *ret,
		    struct tg_err *err);

/*
 * Items, names in code and findings of the tree that hold all words of `text` (or words that
 * begin so), best first: kind, name, title, path, line. At most `limit` rows (search.c).
 */
bool tg_store_search(struct tg_arena *arena, struct tg_store *store, const char *text, size_t limit,
		     struct tg_table *ret, struct tg_err *err);

/* The views that queries may rest on, as SQL with comments. */
const char *tg_query_schema(void);

/* A verdict for the view `verdicts`. */
struct tg_verdict_row {
	const char *id, *kind, *title, *verdict, *why, *trail, *path;
	unsigned line;
};
/* A link for the view `links`. */
struct tg_link_row {
	const char *id, *verb, *path, *symbol, *evidence, *run, *author, *commit;
	unsigned line;
	int64_t when;
	bool is_test;
};
/* Fills the temporary tables behind those views. */
bool tg_store_verdicts_load(struct tg_store *store, const struct tg_verdict_row *verdicts,
			    size_t count, const struct tg_link_row *links, size_t link_count,
			    struct tg_err *err);

#endif
