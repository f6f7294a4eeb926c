/* SPDX-License-Identifier: Apache-2.0 */
#include "lsp/verdict.h"

#include "base/file.h"
#include "history/history.h"
#include "lsp/meaning.h"
#include "trace/index/database.h"
#include "trace/matrix/facts.h"

#define DATABASE ".tracegate/trace.db"

enum { SHORT_ID = 10 };

struct tg_folder_verdicts {
	struct tg_known known;
	struct tg_stamp stamp; /* of the database */
	char commit[TG_OID_HEX];
	struct tg_err err; /* why nothing is known */
};

void tg_folder_verdicts_free(struct tg_folder *folder)
{
	if (!folder->verdicts)
		return;
	tg_known_done(&folder->verdicts->known);
	tg_free_(&folder->verdicts);
	folder->verdicts = NULL;
}

static void database_path(const struct tg_lsp *lsp, const struct tg_folder *folder,
			  struct tg_buf *ret_path)
{
	tg_path_join(ret_path, folder->root,
		     lsp->options->database ? lsp->options->database : DATABASE);
}

/* HEAD of the folder's repository. */
static bool find_head(struct tg_folder *folder, struct tg_history **ret_history,
		      struct tg_oid *ret_head, struct tg_err *err)
{
	*ret_history = tg_history_open(folder->root, err);
	return *ret_history && tg_history_resolve(*ret_history, "HEAD", ret_head, err);
}

static bool load(struct tg_lsp *lsp, struct tg_folder *folder, struct tg_history *history,
		 const struct tg_oid *head, const char *path, struct tg_err *err)
{
	TG_AUTO(tg_store_close_)
	struct tg_store *store = tg_database_open(history, folder->root, path, TG_STORE_READ, err);

	return store && tg_known_load(&folder->verdicts->known, store, head,
				      &folder->rulebook.cards, &lsp->catalogs, err);
}

/* Reads the database again when it, or HEAD, is not what it was. */
static void refresh(struct tg_lsp *lsp, struct tg_folder *folder)
{
	TG_AUTO(tg_history_close_) struct tg_history *history = NULL;
	struct tg_buf path = {0};
	struct tg_oid head = {{0}};
	struct tg_err err = {0};
	char commit[TG_OID_HEX] = "";
	struct tg_stamp stamp;

	database_path(lsp, folder, &path);
	stamp = tg_folder_stamp(folder, path.ptr);
	if (find_head(folder, &history, &head, &err))
		tg_oid_hex(&head, commit);
	if (!folder->verdicts || !tg_stamp_eq(stamp, folder->verdicts->stamp) ||
	    strcmp(commit, folder->verdicts->commit) != 0) {
		tg_folder_verdicts_free(folder);
		folder->verdicts = tg_alloc_zero(1, sizeof(*folder->verdicts));
		folder->verdicts->stamp = stamp;
		memcpy(folder->verdicts->commit, commit, sizeof(commit));
		if (err.code == TG_OK)
			load(lsp, folder, history, &head, path.ptr, &err);
		folder->verdicts->err = err;
	}
	tg_buf_done(&path);
}

void tg_lsp_verdict_find(struct tg_lsp *lsp, struct tg_folder *folder, const char *id,
			 struct tg_lsp_verdict *verdict)
{
	const struct tg_matrix_item *item;
	struct tg_folder_verdicts *verdicts;

	*verdict = (struct tg_lsp_verdict){0};
	if (!tg_folder_refresh(lsp, folder, &verdict->problem))
		return;
	if (!tg_meaning_catalogs(lsp)) {
		tg_fail(&verdict->problem, TG_ERR_INTERNAL, "the catalogues cannot be read");
		return;
	}
	refresh(lsp, folder);
	verdicts = folder->verdicts;
	verdict->problem = verdicts->err;
	if (verdict->problem.code != TG_OK)
		return;
	item = tg_matrix_find(&verdicts->known.matrix, &lsp->catalogs, id, NULL);
	if (!item) {
		tg_fail(&verdict->problem, TG_ERR_MISSING,
			"it is not in the trace database yet; commit it, then run 'tracegate "
			"index'");
		return;
	}
	verdict->verdict = item->verdict;
	verdict->why = item->why;
	verdict->trail = item->trail;
	verdict->commit = tg_arena_strndup(&verdicts->known.arena, verdicts->commit, SHORT_ID);
}
