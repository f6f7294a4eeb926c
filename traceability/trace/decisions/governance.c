/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/decisions/governance.h"

#include <fcntl.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/text.h"
#include "claims/claims.h"
#include "trace/analysis/worktree.h"

enum { FILE_LIMIT = 8 << 20 };

struct collection {
	struct tg_arena *arena;
	const struct tg_config *config;
	const struct tg_allow_policy *policy;
	const struct tg_governance_place *place;
	int64_t today;
	int dir; /* the work tree, -1 when a commit is looked into */
	tg_governed_list *list;
	tg_allow_records records;
};

const char *tg_governed_kind_name(enum tg_governed_kind kind)
{
	static const char *const names[] = {"code", "register", "waiver"};

	return names[kind];
}

static struct tg_governed *add(struct collection *c, enum tg_governed_kind kind,
			       const struct tg_allow_record *record)
{
	struct tg_governed *governed = TG_VEC_ADD(c->list);

	*governed = (struct tg_governed){.kind = kind, .record = *record};
	governed->where = governed->problem = governed->author = governed->email = "";
	return governed;
}

static void judge_record(const struct collection *c, struct tg_governed *governed, bool counted)
{
	const struct tg_allow_record *r = &governed->record;
	struct tg_allow allow = {.ticket = tg_str(r->ticket), .last_day = r->last_day};
	const char *refusal = tg_allow_refuse(&allow, c->policy, c->today);

	if (r->problem || refusal) {
		governed->state = TG_ENTRY_MALFORMED;
		governed->problem = r->problem ? r->problem : refusal;
	} else if (r->last_day < c->today) {
		governed->state = TG_ENTRY_EXPIRED;
		governed->problem = "it has expired";
	} else if (counted && !r->covers) {
		governed->state = TG_ENTRY_UNUSED;
		governed->problem = "it covers no finding";
	}
}

static void judge_waiver(const struct collection *c, const struct tg_claim *claim,
			 struct tg_governed *governed)
{
	const char *problem = NULL;

	if (!claim->note[0])
		problem = "a waiver needs a reason behind ' -- '";
	else if (!claim->owner[0])
		problem = "a waiver needs owner=...";
	else if (!tg_date_parse(tg_str(claim->until), &governed->record.last_day))
		problem = "a waiver needs until=YYYY-MM-DD";
	if (problem) {
		governed->state = TG_ENTRY_MALFORMED;
		governed->problem = problem;
	} else if (governed->record.last_day < c->today) {
		governed->state = TG_ENTRY_EXPIRED;
		governed->problem = "it has expired";
	}
}

static void read_waivers(struct collection *c, const char *path, struct tg_str text)
{
	struct tg_claims claims;
	size_t i;

	if (tg_str_find(text, 0, "justifies") >= text.len ||
	    !tg_claims_read(c->arena, path, text, &claims))
		return;
	for (i = 0; i < claims.count; i++) {
		const struct tg_claim *claim = &claims.at[i];
		struct tg_allow_record record = {.path = path,
						 .line = claim->line,
						 .rule = claim->target,
						 .reason = claim->note,
						 .owner = claim->owner,
						 .until = claim->until,
						 .ticket = "",
						 .code = ""};

		if (claim->verb == TG_JUSTIFIES)
			judge_waiver(c, claim, add(c, TG_GOVERNED_WAIVER, &record));
	}
}

static bool wants(void *user, const char *path)
{
	const struct collection *c = user;

	return (tg_is_code(path) || tg_claims_wants(path)) &&
	       !tg_words_match(&c->config->exclude, path);
}

static bool read_text(const struct collection *c, const char *path, struct tg_buf *out)
{
	const struct tg_governance_place *place = c->place;
	struct tg_err ignored = {0};
	struct tg_oid blob;

	tg_buf_clear(out);
	if (!place->commit)
		return tg_file_read_at(c->dir, path, FILE_LIMIT, out, &ignored);
	return tg_history_lookup(place->history, place->commit, path, &blob) &&
	       tg_history_blob(place->history, &blob, FILE_LIMIT, out, NULL) == TG_BLOB_READ;
}

static void read_file(struct collection *c, const char *path)
{
	struct tg_buf text = {0};

	/* A file that cannot be read is a gap of the analysis and said there. */
	if (read_text(c, path, &text)) {
		if (tg_is_code(path))
			tg_allows_read(c->arena, path, tg_buf_view(&text), &c->records);
		read_waivers(c, path, tg_buf_view(&text));
	}
	tg_buf_done(&text);
}

static void take_register(struct collection *c, const struct tg_register *entries)
{
	size_t i;

	for (i = 0; i < entries->count; i++) {
		const struct tg_register_entry *entry = &entries->entries[i];
		struct tg_governed *governed = add(c, TG_GOVERNED_REGISTER, &entry->record);

		governed->where = entry->where[0] ? entry->where : entry->fingerprint;
		governed->state = entry->state;
		governed->problem = entry->problem;
	}
}

static int by_place(const void *left, const void *right)
{
	const struct tg_governed *a = left, *b = right;
	int order = strcmp(a->record.path, b->record.path);

	if (!order)
		order = (a->record.line > b->record.line) - (a->record.line < b->record.line);
	return order ? order : strcmp(a->record.rule, b->record.rule);
}

static void name_author(struct collection *c, struct tg_history *history,
			const struct tg_blame *blame, struct tg_governed *governed)
{
	struct tg_commit commit;
	struct tg_err ignored = {0};

	if (!tg_blame_line(blame, governed->record.line, &governed->commit) ||
	    tg_oid_is_zero(&governed->commit) ||
	    !tg_history_commit(c->arena, history, &governed->commit, &commit, &ignored))
		return;
	governed->committed = true;
	governed->seconds = commit.author.seconds;
	tg_history_mailmap(history, c->arena, commit.author.name, commit.author.email,
			   &governed->author, &governed->email);
	governed->author = tg_arena_strdup(c->arena, governed->author);
	governed->email = tg_arena_strdup(c->arena, governed->email);
}

/* The list is sorted: the records of a file stand together, and it is blamed once. */
static void name_authors(struct collection *c, struct tg_history *history)
{
	struct tg_blame *blame = NULL;
	const char *path = "";
	struct tg_oid head;
	struct tg_err ignored = {0};
	struct tg_buf text = {0};
	size_t i;

	if (c->place->commit)
		head = *c->place->commit;
	else if (!tg_history_resolve(history, "HEAD", &head, &ignored))
		return;
	for (i = 0; i < c->list->count; i++) {
		struct tg_governed *governed = &c->list->at[i];

		if (strcmp(path, governed->record.path) != 0) {
			path = governed->record.path;
			tg_blame_free(blame);
			blame = NULL;
			if (read_text(c, path, &text))
				blame = tg_history_blame(history, path, &head, NULL,
							 tg_buf_view(&text));
		}
		if (blame)
			name_author(c, history, blame, governed);
	}
	tg_blame_free(blame);
	tg_buf_done(&text);
}

struct listing {
	struct collection *c;
	tg_paths *paths;
};

static bool add_path(void *user, const struct tg_change *file, struct tg_err *err)
{
	struct listing *listing = user;
	const char *path;

	(void)err;
	if (file->kind != TG_ENTRY_FILE)
		return true;
	path = tg_arena_strndup(listing->c->arena, file->path.ptr, file->path.len);
	if (wants(listing->c, path))
		*TG_VEC_ADD(listing->paths) = path;
	return true;
}

static bool list_files(struct collection *c, tg_paths *paths, struct tg_err *err)
{
	const struct tg_governance_place *place = c->place;
	struct listing listing = {c, paths};

	if (place->commit)
		return tg_history_tree(place->history, place->commit, add_path, &listing, err);
	c->dir = open(place->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (c->dir < 0)
		return tg_fail_errno(err, "cannot open the folder '%s'", place->root);
	return tg_worktree_files(c->arena, place->root, wants, c, paths, err);
}

/* @satisfies TG-GAT-3 */
bool tg_governance_collect(struct tg_arena *arena, const struct tg_governance_place *place,
			   const struct tg_config *config, const struct tg_allow_policy *policy,
			   const struct tg_register *entries, const struct tg_finding *findings,
			   size_t finding_count, tg_governed_list *list, struct tg_err *err)
{
	struct collection c = {.arena = arena,
			       .config = config,
			       .policy = policy,
			       .place = place,
			       .today = tg_today(),
			       .dir = -1,
			       .list = list};
	tg_paths paths = {0};
	bool ok = list_files(&c, &paths, err);
	size_t i;

	for (i = 0; ok && i < paths.count; i++)
		read_file(&c, paths.at[i]);
	tg_allows_count(&c.records, findings, finding_count);
	for (i = 0; ok && i < c.records.count; i++)
		judge_record(&c, add(&c, TG_GOVERNED_CODE, &c.records.at[i]), findings != NULL);
	if (ok)
		take_register(&c, entries);
	if (ok && list->count)
		qsort(list->at, list->count, sizeof(*list->at), by_place);
	if (ok && place->history)
		name_authors(&c, place->history);
	TG_VEC_DONE(&c.records);
	TG_VEC_DONE(&paths);
	tg_close_(&c.dir);
	return ok;
}
