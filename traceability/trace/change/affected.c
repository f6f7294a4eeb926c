/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/change/affected.h"

#include <fcntl.h>

#include "base/file.h"
#include "claims/claims.h"
#include "engine/engine.h"
#include "items/items.h"
#include "trace/analysis/worktree.h"

enum { FILE_LIMIT = 8 << 20 };

struct finding_out {
	struct tg_arena *arena;
	const struct tg_affected_options *options;
	struct tg_map staged;  /* path -> struct tg_oid */
	struct tg_map changed; /* paths of HEAD that differ now, and paths that are new */
	struct tg_map claims;  /* what annotations of these say; see claim_key() */
	struct tg_map items;   /* what items of these say: kind and key -> struct tg_hash */
	struct tg_map broken;  /* paths of these whose items cannot be read */
	struct tg_map names;   /* symbol of HEAD -> how it is called now */
	TG_VEC(struct tg_str) contents;
	TG_VEC(const char *) paths; /* of the contents, which are code */
	TG_VEC(struct tg_symbol) symbols;
	struct tg_affecting *out;
};

static void unread(struct finding_out *f, const char *path, const char *why)
{
	if (!f->out->unread++)
		f->out->problem =
			tg_arena_printf(f->arena, "%s%s%s", path, path[0] ? ": " : "", why);
}

/* ---- what files hold now ---- */

static bool on_staged(void *user, const struct tg_change *file, struct tg_err *err)
{
	struct finding_out *f = user;
	struct tg_oid *oid;

	(void)err;
	if (file->kind == TG_ENTRY_FILE) {
		oid = TG_NEW(f->arena, struct tg_oid);
		*oid = file->after;
		*tg_map_put(&f->staged, file->path) = oid;
	}
	return true;
}

/* The content that stands for a file now, unless it is that of HEAD (`head`, or NULL: it had no
 * such file); false when it is gone or cannot be read. */
static bool content_now(struct finding_out *f, int dir, const char *path, const struct tg_oid *head,
			struct tg_buf *out, bool *ret_same)
{
	const struct tg_oid *oid;
	struct tg_oid now;
	size_t size;

	tg_buf_clear(out);
	*ret_same = false;
	if (!f->options->staged) {
		if (!tg_file_read_at(dir, path, FILE_LIMIT, out, NULL))
			return false;
		now = tg_history_hash(tg_buf_view(out));
		*ret_same = head && tg_oid_eq(&now, head);
		return true;
	}
	oid = tg_map_get(&f->staged, tg_str(path));
	if (!oid)
		return false;
	*ret_same = head && tg_oid_eq(oid, head);
	return *ret_same ||
	       tg_history_blob(f->options->history, oid, FILE_LIMIT, out, &size) == TG_BLOB_READ;
}

/* A claim of a file as a whole stands under the file's path. */
static const char *claim_key(struct finding_out *f, enum tg_verb verb, const char *target,
			     const char *symbol, const char *path)
{
	return tg_arena_printf(f->arena, "%d\t%s\t%s\t%s", (int)verb, target, symbol ? symbol : "",
			       symbol ? "" : path);
}

static void take_claims(struct finding_out *f, const char *path, struct tg_str content,
			const struct tg_symbol *symbols, size_t count)
{
	bool in_test = tg_words_match(&f->options->known->config.tests, path);
	struct tg_arena arena = {0};
	struct tg_claims claims;
	ptrdiff_t *at;
	size_t i;

	if (tg_claims_read(&arena, path, content, &claims) && claims.count) {
		at = tg_arena_alloc(&arena, claims.count * sizeof(*at));
		tg_claims_attach(content, &claims, symbols, count, at);
		for (i = 0; i < claims.count; i++)
			tg_map_add(&f->claims,
				   tg_str(claim_key(f, tg_claims_verb(&claims.at[i], in_test),
						    claims.at[i].target,
						    at[i] < 0 ? NULL : symbols[at[i]].name, path)));
	}
	tg_arena_done(&arena);
}

static const char *item_key(struct finding_out *f, const struct tg_item *item)
{
	return tg_arena_printf(f->arena, "%d\t%s", (int)item->kind, item->key);
}

static void take_items(struct finding_out *f, const char *path, struct tg_str content)
{
	struct tg_items items;
	struct tg_err problem = {0};
	size_t i;

	if (!tg_items_read(f->arena, path, content, &items, &problem)) {
		tg_map_add(&f->broken, tg_str(path));
		unread(f, "", problem.text);
		return;
	}
	for (i = 0; i < items.count; i++)
		*tg_map_put(&f->items, tg_str(item_key(f, &items.at[i]))) =
			(void *)&items.at[i].hash;
}

static bool holds_items(const struct finding_out *f, const char *path)
{
	const struct tg_config *config = &f->options->known->config;

	return tg_words_match(&config->requirements, path) ||
	       tg_words_match(&config->threats, path);
}

static void look(struct finding_out *f, int dir, const char *path, const struct tg_oid *head,
		 struct tg_buf *content)
{
	bool code = tg_is_code(path), items = holds_items(f, path), same;
	struct tg_str text;

	if (!code && !items && !tg_claims_wants(path))
		return;
	if (!content_now(f, dir, path, head, content, &same)) {
		if (head)
			tg_map_add(&f->changed, tg_str(path));
		return;
	}
	if (same)
		return;
	tg_map_add(&f->changed, tg_str(path));
	text = tg_str_n(tg_arena_strndup(f->arena, content->ptr ? content->ptr : "", content->len),
			content->len);
	if (items)
		take_items(f, path, text);
	if (code) {
		*TG_VEC_ADD(&f->paths) = tg_arena_strdup(f->arena, path);
		*TG_VEC_ADD(&f->contents) = text;
	} else {
		take_claims(f, path, text, NULL, 0);
	}
}

static void collect(struct finding_out *f, int dir)
{
	struct tg_buf content = {0};
	struct tg_map before = {0};
	size_t i;

	for (i = 0; i < f->options->file_count; i++) {
		const struct tg_stored_file *file = &f->options->files[i];

		tg_map_add(&before, tg_str(file->path));
		if (file->kind == TG_ENTRY_FILE)
			look(f, dir, file->path, &file->blob, &content);
	}
	for (i = 0; i < f->staged.entries.count; i++) {
		const char *path = tg_arena_strndup(f->arena, f->staged.entries.at[i].key.ptr,
						    f->staged.entries.at[i].key.len);

		if (!tg_map_has(&before, tg_str(path)))
			look(f, dir, path, NULL, &content);
	}
	tg_map_done(&before);
	tg_buf_done(&content);
}

/* An outline lives until this returns: its texts are copied. */
static void on_outline(void *user, size_t index, const struct tg_outline *outline)
{
	struct finding_out *f = user;
	size_t i, r, places = outline->symbol_count;

	if (outline->status != TG_UNIT_COMPLETE && outline->status != TG_UNIT_DEGRADED)
		unread(f, f->paths.at[index], "its symbols are not known");
	/* Macros and enumerators, which are last, carry no claim. */
	while (places && outline->symbols[places - 1].kind > TG_SYMBOL_TYPE)
		places--;
	take_claims(f, f->paths.at[index], f->contents.at[index], outline->symbols, places);
	for (i = 0; i < outline->symbol_count; i++) {
		struct tg_symbol symbol = outline->symbols[i];
		struct tg_symref *refs =
			tg_arena_alloc(f->arena, (symbol.ref_count + 1) * sizeof(*refs));

		for (r = 0; r < symbol.ref_count; r++)
			refs[r] = (struct tg_symref){
				symbol.refs[r].use, tg_arena_strdup(f->arena, symbol.refs[r].name)};
		symbol.refs = refs;
		symbol.name = tg_arena_strdup(f->arena, symbol.name);
		symbol.usr = tg_arena_strdup(f->arena, symbol.usr);
		symbol.path = f->paths.at[index];
		*TG_VEC_ADD(&f->symbols) = symbol;
	}
}

static bool read_symbols(struct finding_out *f, struct tg_err *err)
{
	const struct tg_facts *facts = &f->options->known->now;
	struct tg_engine_options engine = {.root = f->options->root, .jobs = f->options->jobs};
	size_t i;

	for (i = 0; i < facts->symbol_count; i++)
		if (!tg_map_has(&f->changed, tg_str(facts->symbols[i].path)))
			*TG_VEC_ADD(&f->symbols) = facts->symbols[i];
	return !f->paths.count || tg_engine_outline(&engine, f->contents.at, f->paths.at,
						    f->paths.count, on_outline, f, err);
}

/* ---- what that does to items and links ---- */

/* What became of each symbol of HEAD: symbol -> struct tg_meaning_change. */
static void compare(struct finding_out *f, const struct tg_facts *now, struct tg_map *changes)
{
	struct tg_arena paths = {0};
	struct tg_comparison *comparison =
		tg_comparison_begin(&paths, &f->options->known->now, now);
	size_t i;

	for (i = 0; i < now->symbol_count; i++) {
		struct tg_meaning_change change;
		const struct tg_symbol *before;

		if (now->symbols[i].kind > TG_SYMBOL_TYPE)
			continue;
		before = tg_comparison_symbol(comparison, &now->symbols[i], &change);
		if (!before)
			continue;
		change.path = tg_arena_strdup(f->arena, change.path ? change.path : "");
		*tg_map_put(&f->names, tg_str_n((const char *)&before, sizeof(before))) =
			(void *)now->symbols[i].name;
		*tg_map_put(changes, tg_str_n((const char *)&before, sizeof(before))) =
			memcpy(tg_arena_alloc(f->arena, sizeof(change)), &change, sizeof(change));
	}
	tg_comparison_end(comparison);
	tg_arena_done(&paths);
}

/* What became of a link; false when nothing did. */
static bool judge_link(struct finding_out *f, const struct tg_map *changes,
		       const struct tg_matrix_link *link, struct tg_affected *ret)
{
	const struct tg_claim *claim = &link->claim->claim;
	const struct tg_symbol *symbol = link->claim->symbol;
	struct tg_str key = tg_str_n((const char *)&symbol, sizeof(symbol));
	const struct tg_meaning_change *change = symbol ? tg_map_get(changes, key) : NULL;
	bool touched = tg_map_has(&f->changed, tg_str(claim->path));
	const char *name = symbol ? tg_map_get(&f->names, key) : NULL;

	ret->how = TG_AFFECTED_CODE;
	ret->change = change ? *change : (struct tg_meaning_change){.path = ""};
	if (symbol && !change)
		ret->how = TG_AFFECTED_GONE;
	else if (touched && !tg_map_has(&f->claims, tg_str(claim_key(f, claim->verb, claim->target,
								     name, claim->path))))
		ret->how = TG_AFFECTED_CLAIM;
	else if (!symbol && touched)
		ret->change.grade = TG_CHANGED_DIRECT;
	return ret->how != TG_AFFECTED_CODE || ret->change.grade != TG_SAME;
}

/* What became of an item's text; false when nothing did. */
static bool judge_item(struct finding_out *f, const struct tg_matrix_item *item,
		       struct tg_affected *ret)
{
	const struct tg_hash *hash;

	if (item->entry || !tg_map_has(&f->changed, tg_str(item->item->path)) ||
	    tg_map_has(&f->broken, tg_str(item->item->path)) || !holds_items(f, item->item->path))
		return false;
	hash = tg_map_get(&f->items, tg_str(item_key(f, item->item)));
	ret->how = hash ? TG_AFFECTED_TEXT : TG_AFFECTED_ITEM;
	ret->change = (struct tg_meaning_change){.path = ""};
	return !hash || !tg_hash_eq(*hash, item->item->hash);
}

static void report(struct finding_out *f, const struct tg_map *changes)
{
	const struct tg_matrix *matrix = &f->options->known->matrix;
	TG_VEC(struct tg_affected) found = {0};
	size_t i, l;

	for (i = 0; i < matrix->count; i++) {
		const struct tg_matrix_item *item = &matrix->items[i];
		struct tg_affected affected = {.item = item};

		if (judge_item(f, item, &affected))
			*TG_VEC_ADD(&found) = affected;
		for (l = 0; l < item->link_count; l++) {
			affected.link = &item->links[l];
			if (judge_link(f, changes, affected.link, &affected))
				*TG_VEC_ADD(&found) = affected;
		}
	}
	/* The change points at symbols that end here: words are all that is kept of them. */
	for (i = 0; i < found.count; i++)
		found.at[i].change.after = NULL;
	f->out->at = TG_VEC_KEEP(f->arena, &found);
	f->out->count = found.count;
	TG_VEC_DONE(&found);
}

static void decide(struct finding_out *f)
{
	const struct tg_words *tests = &f->options->known->config.tests;
	bool *in_test = tg_arena_alloc(f->arena, f->symbols.count + 1);
	struct tg_map changes = {0};
	struct tg_meanings *meanings;
	struct tg_facts now = {0};
	size_t i;

	for (i = 0; i < f->symbols.count; i++)
		in_test[i] = tg_words_match(tests, f->symbols.at[i].path);
	meanings = tg_meanings_make(f->arena, f->symbols.at, f->symbols.count, in_test);
	now.symbols = f->symbols.at;
	now.symbol_count = f->symbols.count;
	now.meanings = meanings;
	compare(f, &now, &changes);
	report(f, &changes);
	tg_map_done(&changes);
	tg_meanings_done(meanings);
}

/* @satisfies TG-TRC-7 */
bool tg_affected_find(struct tg_arena *arena, const struct tg_affected_options *options,
		      struct tg_affecting *ret, struct tg_err *err)
{
	TG_AUTO(tg_close_) int dir = open(options->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct finding_out f = {.arena = arena, .options = options, .out = ret};
	bool ok = dir >= 0 || tg_fail_errno(err, "cannot open the folder '%s'", options->root);

	*ret = (struct tg_affecting){.problem = ""};
	ok = ok && tg_history_staged(options->history, on_staged, &f, err);
	if (ok) {
		collect(&f, dir);
		ok = read_symbols(&f, err);
	}
	if (ok)
		decide(&f);
	ret->changed = f.changed.entries.count;
	tg_map_done(&f.staged);
	tg_map_done(&f.changed);
	tg_map_done(&f.claims);
	tg_map_done(&f.items);
	tg_map_done(&f.broken);
	tg_map_done(&f.names);
	TG_VEC_DONE(&f.contents);
	TG_VEC_DONE(&f.paths);
	TG_VEC_DONE(&f.symbols);
	return ok;
}
