/* SPDX-License-Identifier: Apache-2.0 */
#include "lsp/schedule.h"

#include "lsp/diagnostics.h"
#include "lsp/folder.h"
#include "trace/analysis/release.h"

static bool consists_of(const struct tg_document *source, const struct tg_document *part)
{
	const char *path;
	size_t i;

	if (!source->unit || !source->folder || source->folder != part->folder)
		return false;
	path = tg_folder_relative(part->folder, part->path);
	for (i = 0; i < source->unit->file_count; i++)
		if (strcmp(source->unit->files[i], path) == 0)
			return true;
	return false;
}

static void make_due(struct tg_document *document, int64_t when)
{
	document->revision++;
	if (document->is_code && document->folder)
		document->due = when;
}

void tg_schedule_add(struct tg_lsp *lsp, struct tg_document *document, int64_t pause)
{
	int64_t when = tg_lsp_now() + pause;
	size_t i;

	make_due(document, when);
	for (i = 0; i < lsp->documents.count; i++) {
		struct tg_document *other = lsp->documents.at[i];

		if (other != document && document->path && consists_of(other, document))
			make_due(other, when);
	}
}

int64_t tg_schedule_due(const struct tg_lsp *lsp)
{
	int64_t first = 0;
	size_t i;

	for (i = 0; i < lsp->documents.count; i++) {
		int64_t due = lsp->documents.at[i]->due;

		if (due != 0 && (first == 0 || due < first))
			first = due;
	}
	return first;
}

void tg_schedule_close(struct tg_document *document)
{
	if (document->session)
		tg_session_close(document->session);
	document->session = NULL;
}

void tg_schedule_drop(struct tg_lsp *lsp, struct tg_document *document)
{
	tg_schedule_close(document);
	document->due = 0;
	if (!document->unit)
		return;
	document->unit = NULL;
	tg_diagnostics_clear(lsp, document);
}

/* Makes room for one more child; false while all of them are at work. */
static bool make_room(struct tg_lsp *lsp)
{
	struct tg_document *oldest = NULL;
	size_t i, open = 0;

	for (i = 0; i < lsp->documents.count; i++) {
		struct tg_document *document = lsp->documents.at[i];

		if (!document->session)
			continue;
		open++;
		if (document->answered == document->asked &&
		    (!oldest || document->used < oldest->used))
			oldest = document;
	}
	if (open < TG_SCHEDULE_SESSIONS)
		return true;
	if (oldest)
		tg_schedule_close(oldest);
	return oldest != NULL;
}

/* The texts of all open documents of a folder. */
static struct tg_overlay *collect_overlays(struct tg_arena *arena, const struct tg_lsp *lsp,
					   const struct tg_folder *folder, size_t *ret_count)
{
	struct tg_overlay *overlays =
		tg_arena_alloc(arena, (lsp->documents.count + 1) * sizeof(*overlays));
	size_t i, count = 0;

	for (i = 0; i < lsp->documents.count; i++) {
		const struct tg_document *document = lsp->documents.at[i];

		if (document->folder == folder && document->path && document->is_code)
			overlays[count++] = (struct tg_overlay){
				document->path, tg_buf_view(&document->text.content)};
	}
	*ret_count = count;
	return overlays;
}

static bool ask(struct tg_lsp *lsp, struct tg_document *document, struct tg_err *err)
{
	struct tg_arena arena = {0};
	const struct tg_overlay *overlays;
	size_t count;
	bool ok;

	if (!tg_folder_refresh(lsp, document->folder, err))
		return false;
	if (!document->session) {
		document->session = tg_folder_session(lsp, document->folder, document->path, err);
		if (!document->session)
			return false;
	}
	overlays = collect_overlays(&arena, lsp, document->folder, &count);
	document->asked = document->revision;
	ok = tg_session_request(document->session, overlays, count, document->revision, err);
	tg_arena_done(&arena);
	return ok;
}

/* Nothing is known about the document as it is now; the user is told why. */
static void give_up(struct tg_lsp *lsp, struct tg_document *document, const struct tg_err *err)
{
	if (strcmp(document->trouble.text, err->text) != 0)
		tg_lsp_log(lsp, TG_LSP_WARNING, false, "%s: %s", document->path, err->text);
	document->trouble = *err;
	document->answered = document->asked;
	document->unit = NULL;
	tg_arena_done(&document->results);
	tg_diagnostics_publish(lsp, document);
}

void tg_schedule_start(struct tg_lsp *lsp)
{
	int64_t now = tg_lsp_now();
	size_t i;

	for (i = 0; i < lsp->documents.count; i++) {
		struct tg_document *document = lsp->documents.at[i];
		struct tg_err err = {0};
		bool ok;

		if (document->due == 0 || document->due > now)
			continue;
		if (!document->session && !make_room(lsp)) {
			document->due = now + TG_SCHEDULE_PAUSE;
			continue;
		}
		document->used = now;
		ok = ask(lsp, document, &err);
		document->due = 0;
		if (!ok) {
			tg_schedule_close(document);
			give_up(lsp, document, &err);
		}
	}
}

int tg_schedule_fd(const struct tg_document *document)
{
	return document->session ? tg_session_fd(document->session) : -1;
}

/* The unit with its findings weighed: what development leaves behind is a note where nothing is
 * released. */
static const struct tg_unit *weighed(struct tg_document *document, const struct tg_unit *unit)
{
	struct tg_folder *folder = document->folder;
	struct tg_arena *arena = &document->results;
	const char *why =
		tg_release_excludes(arena, &folder->config.release, folder->root,
				    tg_analysis_command(&folder->commands, document->path));
	struct tg_finding *findings;
	struct tg_unit *copy;
	size_t i;

	if (!why || !unit->finding_count)
		return unit;
	findings = tg_arena_alloc(arena, unit->finding_count * sizeof(*findings));
	for (i = 0; i < unit->finding_count; i++) {
		findings[i] = unit->findings[i];
		tg_release_soften(arena, &folder->rulebook.cards, why, &findings[i]);
	}
	copy = TG_NEW(arena, struct tg_unit);
	*copy = *unit;
	copy->findings = findings;
	return copy;
}

void tg_schedule_read(struct tg_lsp *lsp, struct tg_document *document)
{
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	const struct tg_unit *unit = NULL;
	unsigned revision = 0;

	if (!document->session)
		return;
	if (!tg_session_read(document->session, &arena, &unit, &revision, &err)) {
		tg_arena_done(&arena);
		/* The next edit asks again, and that starts another child. */
		document->answered = document->asked;
		if (document->asked == document->revision)
			give_up(lsp, document, &err);
		return;
	}
	if (unit)
		document->answered = revision;
	if (!unit || revision != document->revision) {
		tg_arena_done(&arena);
		return;
	}
	tg_arena_done(&document->results);
	document->results = arena;
	document->unit = weighed(document, unit);
	document->trouble = (struct tg_err){0};
	tg_diagnostics_publish(lsp, document);
}

void tg_schedule_forget(struct tg_lsp *lsp, const struct tg_folder *folder)
{
	int64_t now = tg_lsp_now();
	size_t i;

	for (i = 0; i < lsp->documents.count; i++) {
		struct tg_document *document = lsp->documents.at[i];

		if (document->folder != folder)
			continue;
		tg_schedule_close(document);
		if (document->due == 0)
			make_due(document, now);
	}
}
