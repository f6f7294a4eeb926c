/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/change/affected.h"

#include <fcntl.h>

#include "base/file.h"
#include "engine/engine.h"
#include "trace/analysis/worktree.h"

enum { FILE_LIMIT = 8 << 20 };

struct finding_out {
	struct tg_arena *arena;
	const struct tg_affected_options *options;
	struct tg_map staged;  /* path -> struct tg_oid */
	struct tg_map changed; /* paths of HEAD that differ now */
	TG_VEC(struct tg_str) contents;
	TG_VEC(const char *) names;
	TG_VEC(struct tg_symbol) symbols;
	size_t unread;
};

static bool on_staged(void *user, const struct tg_change *file, struct tg_err *err)
{
	struct finding_out *f = user;
	struct tg_oid *oid = TG_NEW(f->arena, struct tg_oid);

	(void)err;
	*oid = file->after;
	*tg_map_put(&f->staged, file->path) = oid;
	return true;
}

/* The content that stands for a file now; false when it is gone or cannot be read. */
static bool content_now(struct finding_out *f, int dir, const struct tg_stored_file *file,
			struct tg_buf *out, struct tg_oid *ret)
{
	const struct tg_oid *oid;
	size_t size;

	tg_buf_clear(out);
	if (!f->options->staged) {
		if (!tg_file_read_at(dir, file->path, FILE_LIMIT, out, NULL))
			return false;
		*ret = tg_history_hash(tg_buf_view(out));
		return true;
	}
	oid = tg_map_get(&f->staged, tg_str(file->path));
	if (!oid)
		return false;
	*ret = *oid;
	return tg_oid_eq(oid, &file->blob) ||
	       tg_history_blob(f->options->history, oid, FILE_LIMIT, out, &size) == TG_BLOB_READ;
}

static void collect(struct finding_out *f, int dir)
{
	struct tg_buf content = {0};
	size_t i;

	for (i = 0; i < f->options->file_count; i++) {
		const struct tg_stored_file *file = &f->options->files[i];
		struct tg_oid oid = {{0}};
		bool there;

		if (file->kind != TG_ENTRY_FILE || !tg_is_code(file->path))
			continue;
		there = content_now(f, dir, file, &content, &oid);
		if (there && tg_oid_eq(&oid, &file->blob))
			continue;
		tg_map_add(&f->changed, tg_str(file->path));
		if (!there)
			continue;
		*TG_VEC_ADD(&f->names) = file->path;
		*TG_VEC_ADD(&f->contents) = tg_str_n(
			tg_arena_strndup(f->arena, content.ptr ? content.ptr : "", content.len),
			content.len);
	}
	tg_buf_done(&content);
}

/* An outline lives until this returns: its texts are copied. */
static void on_outline(void *user, size_t index, const struct tg_outline *outline)
{
	struct finding_out *f = user;
	size_t i, r;

	f->unread += outline->status != TG_UNIT_COMPLETE && outline->status != TG_UNIT_DEGRADED;
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
		symbol.path = f->names.at[index];
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
	return !f->names.count || tg_engine_outline(&engine, f->contents.at, f->names.at,
						    f->names.count, on_outline, f, err);
}

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
		*tg_map_put(changes, tg_str_n((const char *)&before, sizeof(before))) =
			memcpy(tg_arena_alloc(f->arena, sizeof(change)), &change, sizeof(change));
	}
	tg_comparison_end(comparison);
	tg_arena_done(&paths);
}

static void report(struct finding_out *f, const struct tg_map *changes, struct tg_affected **ret,
		   size_t *ret_count)
{
	const struct tg_matrix *matrix = &f->options->known->matrix;
	TG_VEC(struct tg_affected) found = {0};
	size_t i, l;

	for (i = 0; i < matrix->count; i++)
		for (l = 0; l < matrix->items[i].link_count; l++) {
			const struct tg_matrix_link *link = &matrix->items[i].links[l];
			const struct tg_symbol *symbol = link->claim->symbol;
			const struct tg_meaning_change *change;

			if (!symbol)
				continue;
			change = tg_map_get(changes,
					    tg_str_n((const char *)&symbol, sizeof(symbol)));
			if (change && change->grade == TG_SAME)
				continue;
			*TG_VEC_ADD(&found) = (struct tg_affected){
				&matrix->items[i], link,
				change ? *change : (struct tg_meaning_change){.path = ""}};
		}
	*ret = tg_arena_alloc(f->arena, (found.count + 1) * sizeof(**ret));
	for (i = 0; i < found.count; i++)
		(*ret)[i] = found.at[i];
	*ret_count = found.count;
	TG_VEC_DONE(&found);
}

static void decide(struct finding_out *f, struct tg_affected **ret, size_t *ret_count)
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
	report(f, &changes, ret, ret_count);
	/* The change points at symbols that end here: words are all that is kept of them. */
	for (i = 0; i < *ret_count; i++)
		(*ret)[i].change.after = NULL;
	tg_map_done(&changes);
	tg_meanings_done(meanings);
}

/* @satisfies TG-TRC-7 */
bool tg_affected_find(struct tg_arena *arena, const struct tg_affected_options *options,
		      struct tg_affected **ret, size_t *ret_count, size_t *ret_changed,
		      size_t *ret_unread, struct tg_err *err)
{
	TG_AUTO(tg_close_) int dir = open(options->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct finding_out f = {.arena = arena, .options = options};
	bool ok = dir >= 0 || tg_fail_errno(err, "cannot open the folder '%s'", options->root);

	*ret_count = 0;
	ok = ok && (!options->staged || tg_history_staged(options->history, on_staged, &f, err));
	if (ok) {
		collect(&f, dir);
		ok = read_symbols(&f, err);
	}
	if (ok)
		decide(&f, ret, ret_count);
	*ret_changed = f.changed.entries.count;
	*ret_unread = f.unread;
	tg_map_done(&f.staged);
	tg_map_done(&f.changed);
	TG_VEC_DONE(&f.contents);
	TG_VEC_DONE(&f.names);
	TG_VEC_DONE(&f.symbols);
	return ok;
}
