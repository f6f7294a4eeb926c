/* SPDX-License-Identifier: Apache-2.0 */
/*
 * claim.c - annotations, and what looks like one and is none.
 */
#include "store/internal.h"

static const char sql_put[] =
	"INSERT INTO claim (blob_id, symver_id, verb, dialect, target, revision, line, column_, "
	"start_offset, end_offset, note, owner, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
	"?)";
static const char sql_problem[] =
	"INSERT INTO claim_problem (blob_id, line, column_, message) VALUES (?, ?, ?, ?)";
static const char sql_at[] =
	"SELECT p.path, c.symver_id, c.verb, c.dialect, c.target, c.revision, c.line, c.column_, "
	"c.start_offset, c.end_offset, c.note, c.owner, c.until "
	"FROM temp.snap s JOIN claim c ON c.blob_id = s.blob_id JOIN path p ON p.id = s.path_id "
	"WHERE s.kind = 0 ORDER BY p.path, c.id";
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

static void read_claim(struct tg_arena *arena, const struct tg_rows *rows,
		       struct tg_stored_claim *stored)
{
	struct tg_claim *claim = &stored->claim;

	claim->path = tg_col_text(arena, rows, 0);
	stored->symver = tg_col_int(rows, 1);
	tg_verb_parse(tg_col_str(rows, 2), &claim->verb);
	claim->dialect = tg_col_text(arena, rows, 3);
	claim->target = tg_col_text(arena, rows, 4);
	claim->revision = tg_col_uint(rows, 5);
	claim->line = tg_col_uint(rows, 6);
	claim->column = tg_col_uint(rows, 7);
	claim->offset = (size_t)tg_col_int(rows, 8);
	claim->end_offset = (size_t)tg_col_int(rows, 9);
	claim->note = tg_col_text(arena, rows, 10);
	claim->owner = tg_col_text(arena, rows, 11);
	claim->until = tg_col_text(arena, rows, 12);
}

bool tg_store_claims(struct tg_arena *arena, struct tg_store *store, struct tg_stored_claim **ret,
		     size_t *ret_count, struct tg_err *err)
{
	TG_VEC(struct tg_stored_claim) claims = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql_at, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows))
		read_claim(arena, &rows, TG_VEC_ADD(&claims));
	*ret = TG_VEC_KEEP(arena, &claims);
	*ret_count = claims.count;
	TG_VEC_DONE(&claims);
	return tg_sql_done(&rows);
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
