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
static const char sql_of[] =
	"SELECT symver_id, verb, dialect, target, revision, line, note, owner, until FROM claim "
	"WHERE blob_id = ? ORDER BY id";
#define PART_COLUMNS                                                                             \
	"SELECT c.symver_id, c.verb, c.dialect, c.target, c.revision, c.line, c.note, c.owner, " \
	"c.until, c.id, c.blob_id FROM claim c "
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
			  err) &&
	       tg_pack_claim(store, blob_id, claim, symver, err);
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
enum { COLUMNS_MAX = 9 };

struct reading {
	struct tg_arena *arena;
	struct tg_map texts;             /* -> the same in `arena` */
	struct tg_str last[COLUMNS_MAX]; /* that was read, of each column */
};

static const char *keep(struct reading *r, const struct tg_rows *rows, int column)
{
	struct tg_str text = tg_col_str(rows, column), *last = &r->last[column];
	void **place;

	if (!text.len)
		return "";
	if (!tg_str_eq(text, *last)) {
		place = tg_map_put(&r->texts, text);
		if (!*place)
			*place = tg_arena_strndup(r->arena, text.ptr, text.len);
		*last = tg_str_n(*place, text.len);
	}
	return last->ptr;
}

static struct tg_stored_claim read_claim(struct reading *r, const struct tg_rows *rows,
					 const char *path)
{
	struct tg_stored_claim stored = {.symver = tg_col_int(rows, 0)};
	struct tg_claim *claim = &stored.claim;

	claim->path = path;
	tg_verb_parse(tg_col_str(rows, 1), &claim->verb);
	claim->dialect = keep(r, rows, 2);
	claim->target = keep(r, rows, 3);
	claim->revision = tg_col_uint(rows, 4);
	claim->line = tg_col_uint(rows, 5);
	claim->note = keep(r, rows, 6);
	claim->owner = keep(r, rows, 7);
	claim->until = keep(r, rows, 8);
	return stored;
}

bool tg_rows_to_claims(struct tg_store *store, int64_t blob, struct tg_err *err)
{
	struct tg_arena arena = {0};
	struct reading r = {.arena = &arena};
	struct tg_rows rows;
	bool ok = true;

	tg_sql_query(store, sql_of, TG_ARGS(TG_INT(blob)), &rows, err);
	while (ok && tg_sql_next(&rows)) {
		struct tg_stored_claim stored = read_claim(&r, &rows, "");

		ok = tg_pack_claim(store, blob, &stored.claim, stored.symver, err);
	}
	tg_map_done(&r.texts);
	tg_arena_done(&arena);
	return tg_sql_done(&rows) && ok;
}

static bool unpack_file(struct tg_store *store, const struct tg_pack *pack,
			const struct tg_claim_sink *sink, struct tg_err *err)
{
	struct tg_unpacking from = tg_unpack(pack);
	struct tg_stored_claim stored = {.claim.path = pack->path};
	size_t i;

	for (i = 0; i < pack->count; i++) {
		tg_unpack_claim(&from, &stored);
		sink->claim(sink->user, &stored);
	}
	return tg_unpack_end(store, &from, err);
}

bool tg_store_each_claim(struct tg_arena *arena, struct tg_store *store,
			 const struct tg_claim_sink *sink, struct tg_err *err)
{
	struct tg_pack *packs;
	size_t count, most, i;
	bool ok = tg_packs(arena, store, TG_PACK_CLAIMS, &packs, &count, &most, err);

	if (ok)
		sink->begin(sink->user, most);
	for (i = 0; ok && i < count; i++)
		ok = unpack_file(store, &packs[i], sink, err);
	return ok;
}

struct list {
	struct tg_arena *arena;
	struct tg_stored_claim *at;
	size_t count;
};

static void begin_list(void *user, size_t most)
{
	struct list *list = user;

	list->at = tg_arena_alloc(list->arena, (most + 1) * sizeof(*list->at));
}

static void add_to_list(void *user, const struct tg_stored_claim *claim)
{
	struct list *list = user;

	list->at[list->count++] = *claim;
}

bool tg_store_claims(struct tg_arena *arena, struct tg_store *store, struct tg_stored_claim **ret,
		     size_t *ret_count, struct tg_err *err)
{
	struct list list = {.arena = arena};
	struct tg_claim_sink sink = {begin_list, add_to_list, &list};
	bool ok = tg_store_each_claim(arena, store, &sink, err);

	*ret = list.at;
	*ret_count = list.count;
	return ok;
}

static bool read_part(struct tg_arena *arena, struct tg_store *store, const char *sql,
		      const struct tg_arg *args, struct tg_part_claims *ret, struct tg_err *err)
{
	struct reading r = {.arena = arena};
	TG_VEC(struct tg_part_claim) claims = {0};
	struct tg_rows rows;
	size_t count, i;

	tg_sql_query(store, sql, args, &rows, err);
	while (tg_sql_next(&rows)) {
		const struct tg_stand *stands = tg_stands_of(store, tg_col_int(&rows, 10), &count);
		struct tg_part_claim claim = {.id = tg_col_int(&rows, 9)};

		if (count)
			claim.stored = read_claim(&r, &rows, "");
		for (i = 0; i < count; i++) {
			claim.path_id = stands[i].path_id;
			claim.stored.claim.path = tg_arena_strdup(arena, stands[i].path);
			*TG_VEC_ADD(&claims) = claim;
		}
	}
	ret->at = TG_VEC_KEEP(arena, &claims);
	ret->count = claims.count;
	TG_VEC_DONE(&claims);
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
