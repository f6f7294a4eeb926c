/* SPDX-License-Identifier: Apache-2.0 */
/*
 * claim.c - annotations, and what looks like one and is none.
 */
#include "store/internal.h"
#include "store/part.h"

static const char sql_put[] =
	"INSERT INTO claim (blob_id, symver_id, verb, dialect, target, revision, line, column_, "
	"start_offset, end_offset, note, owner, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
	"?)";
static const char sql_problem[] =
	"INSERT INTO claim_problem (blob_id, line, column_, message) VALUES (?, ?, ?, ?)";
static const char sql_files[] =
	"SELECT p.path, s.blob_id FROM temp.snap s JOIN path p ON p.id = s.path_id WHERE s.kind = "
	"0 "
	"AND EXISTS (SELECT 1 FROM claim c WHERE c.blob_id = s.blob_id) ORDER BY p.path";
static const char sql_of[] =
	"SELECT symver_id, verb, dialect, target, revision, line, column_, start_offset, "
	"end_offset, note, owner, until FROM claim WHERE blob_id = ? ORDER BY id";
#define PART_COLUMNS                                                                              \
	"SELECT c.symver_id, c.verb, c.dialect, c.target, c.revision, c.line, c.column_, "        \
	"c.start_offset, c.end_offset, c.note, c.owner, c.until, p.path, c.id, coalesce(y.name, " \
	"'') FROM claim c CROSS JOIN temp.stands s ON s.blob_id = c.blob_id "                     \
	"CROSS JOIN path p ON p.id = s.path_id LEFT JOIN symver v ON v.id = c.symver_id "         \
	"LEFT JOIN symbol y ON y.id = v.symbol_id "
static const char sql_naming[] = PART_COLUMNS "WHERE c.target = ?1";
/* In the words of the index claim_test. */
static const char sql_testing[] =
	PART_COLUMNS "WHERE c.symver_id = ?1 AND (c.verb = 'verifies' "
		     "OR c.dialect IN ('lobster', 's-core', 'spdx-req', 'codelinks', 'strictdoc'))";
static const char sql_problems[] =
	"SELECT p.path, c.line, c.column_, c.message FROM temp.snap s "
	"JOIN claim_problem c ON c.blob_id = s.blob_id JOIN path p ON p.id = s.path_id "
	"WHERE s.kind = 0 ORDER BY p.path, c.id";

bool tg_store_claim_put(struct tg_store *store, int64_t blob_id, const struct tg_claim *claim,
			int64_t symver, struct tg_err *err)
{
	return tg_sql_run(store, sql_put,
			  TG_ARGS(TG_INT(blob_id), TG_ID(symver),
				  TG_TEXT(tg_verb_name(claim->verb)), TG_TEXT(claim->dialect),
				  TG_TEXT(claim->target), TG_INT(claim->revision),
				  TG_INT(claim->line), TG_INT(claim->column), TG_INT(claim->offset),
				  TG_INT(claim->end_offset), TG_TEXT(claim->note),
				  TG_TEXT(claim->owner), TG_TEXT(claim->until)),
			  err);
}

bool tg_store_claim_problem_put(struct tg_store *store, int64_t blob_id,
				const struct tg_claim_problem *problem, struct tg_err *err)
{
	return tg_sql_run(store, sql_problem,
			  TG_ARGS(TG_INT(blob_id), TG_INT(problem->line), TG_INT(problem->column),
				  TG_TEXT(problem->message)),
			  err);
}

/* A million claims name ten thousand ids in a few dialects: each text is kept once. */
struct reading {
	struct tg_arena *arena;
	struct tg_map texts; /* -> the same in `arena` */
	struct tg_str last;  /* that was asked for */
	TG_VEC(struct tg_stored_claim) claims;
};

static const char *keep(struct reading *r, struct tg_str text)
{
	void **place;

	if (!text.len)
		return "";
	if (tg_str_eq(text, r->last))
		return r->last.ptr;
	place = tg_map_put(&r->texts, text);
	if (!*place)
		*place = tg_arena_strndup(r->arena, text.ptr, text.len);
	r->last = tg_str_n(*place, text.len);
	return *place;
}

static void read_claim(struct reading *r, const struct tg_rows *rows, const char *path)
{
	struct tg_stored_claim *stored = TG_VEC_ADD(&r->claims);
	struct tg_claim *claim = &stored->claim;

	claim->path = path;
	stored->symver = tg_col_int(rows, 0);
	tg_verb_parse(tg_col_str(rows, 1), &claim->verb);
	claim->dialect = keep(r, tg_col_str(rows, 2));
	claim->target = keep(r, tg_col_str(rows, 3));
	claim->revision = tg_col_uint(rows, 4);
	claim->line = tg_col_uint(rows, 5);
	claim->column = tg_col_uint(rows, 6);
	claim->offset = (size_t)tg_col_int(rows, 7);
	claim->end_offset = (size_t)tg_col_int(rows, 8);
	claim->note = keep(r, tg_col_str(rows, 9));
	claim->owner = keep(r, tg_col_str(rows, 10));
	claim->until = keep(r, tg_col_str(rows, 11));
}

static bool read_file(struct reading *r, struct tg_store *store, const struct tg_rows *file,
		      struct tg_err *err)
{
	const char *path = tg_col_text(r->arena, file, 0);
	struct tg_rows rows;

	tg_sql_query(store, sql_of, TG_ARGS(TG_INT(tg_col_int(file, 1))), &rows, err);
	while (tg_sql_next(&rows))
		read_claim(r, &rows, path);
	return tg_sql_done(&rows);
}

bool tg_store_claims(struct tg_arena *arena, struct tg_store *store, struct tg_stored_claim **ret,
		     size_t *ret_count, struct tg_err *err)
{
	struct reading r = {.arena = arena};
	struct tg_rows files;
	bool ok = true;

	tg_sql_query(store, sql_files, TG_NO_ARGS, &files, err);
	while (ok && tg_sql_next(&files))
		ok = read_file(&r, store, &files, err);
	ok = tg_sql_done(&files) && ok;
	*ret = TG_VEC_KEEP(arena, &r.claims);
	*ret_count = r.claims.count;
	TG_VEC_DONE(&r.claims);
	tg_map_done(&r.texts);
	return ok;
}

static bool read_part(struct tg_arena *arena, struct tg_store *store, const char *sql,
		      const struct tg_arg *args, struct tg_part_claims *ret, struct tg_err *err)
{
	struct reading r = {.arena = arena};
	TG_VEC(struct tg_part_claim) claims = {0};
	struct tg_rows rows;
	size_t i;

	tg_sql_query(store, sql, args, &rows, err);
	while (tg_sql_next(&rows)) {
		read_claim(&r, &rows, keep(&r, tg_col_str(&rows, 12)));
		*TG_VEC_ADD(&claims) = (struct tg_part_claim){
			.symbol = tg_col_text(arena, &rows, 14), .id = tg_col_int(&rows, 13)};
	}
	for (i = 0; i < claims.count; i++)
		claims.at[i].stored = r.claims.at[i];
	ret->at = TG_VEC_KEEP(arena, &claims);
	ret->count = claims.count;
	TG_VEC_DONE(&claims);
	TG_VEC_DONE(&r.claims);
	tg_map_done(&r.texts);
	return tg_sql_done(&rows);
}

bool tg_store_claims_naming(struct tg_arena *arena, struct tg_store *store, const char *target,
			    struct tg_part_claims *ret, struct tg_err *err)
{
	return read_part(arena, store, sql_naming, TG_ARGS(TG_TEXT(target)), ret, err);
}

bool tg_store_claims_testing(struct tg_arena *arena, struct tg_store *store, int64_t symver,
			     struct tg_part_claims *ret, struct tg_err *err)
{
	return read_part(arena, store, sql_testing, TG_ARGS(TG_INT(symver)), ret, err);
}

bool tg_store_claim_problems(struct tg_arena *arena, struct tg_store *store,
			     struct tg_claim_problem **ret, size_t *ret_count, struct tg_err *err)
{
	TG_VEC(struct tg_claim_problem) problems = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql_problems, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		struct tg_claim_problem *problem = TG_VEC_ADD(&problems);

		problem->path = tg_col_text(arena, &rows, 0);
		problem->line = tg_col_uint(&rows, 1);
		problem->column = tg_col_uint(&rows, 2);
		problem->message = tg_col_text(arena, &rows, 3);
	}
	*ret = TG_VEC_KEEP(arena, &problems);
	*ret_count = problems.count;
	TG_VEC_DONE(&problems);
	return tg_sql_done(&rows);
}
