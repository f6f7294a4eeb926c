/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/analysis/record.h"

#include <fcntl.h>
#include <time.h>

#include "base/file.h"
#include "base/map.h"

enum { CONTENT_LIMIT = 64 * 1024 * 1024 };

bool tg_contents_open(struct tg_contents *contents, const char *folder, struct tg_err *err)
{
	*contents = (struct tg_contents){.dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
	return contents->dir >= 0 || tg_fail_errno(err, "cannot open the folder '%s'", folder);
}

const struct tg_oid *tg_contents_oid(struct tg_contents *contents, const char *path)
{
	void **slot = tg_map_put(&contents->oids, tg_str(path));
	struct tg_buf text = {0};
	struct tg_err ignored = {0};

	if (!*slot && tg_file_read_at(contents->dir, path, CONTENT_LIMIT, &text, &ignored)) {
		struct tg_oid *oid = TG_NEW(&contents->arena, struct tg_oid);

		*oid = tg_history_hash(tg_buf_view(&text));
		*slot = oid;
	}
	tg_buf_done(&text);
	return *slot;
}

void tg_contents_done(struct tg_contents *contents)
{
	tg_close_(&contents->dir);
	tg_map_done(&contents->oids);
	tg_arena_done(&contents->arena);
}

/* A file that an analysis looked at. */
struct looked_at {
	const char *status;
	const char *detail;
	TG_VEC(struct tg_finding) findings;
};

static struct looked_at *file_of(struct tg_map *files, struct tg_arena *arena, const char *path)
{
	void **slot = tg_map_put(files, tg_str(path));
	struct looked_at *file = *slot;

	if (!file) {
		file = *slot = TG_NEW(arena, struct looked_at);
		file->status = tg_unit_status_name(TG_UNIT_COMPLETE);
		file->detail = "";
	}
	return file;
}

static void collect(const struct tg_analysis *analysis, struct tg_map *files,
		    struct tg_arena *arena)
{
	size_t i, f;

	for (i = 0; i < analysis->units.count; i++) {
		const struct tg_analysed_unit *unit = &analysis->units.at[i];

		file_of(files, arena, unit->path);
		for (f = 0; f < unit->file_count; f++)
			file_of(files, arena, unit->files[f]);
	}
	for (i = 0; i < analysis->incomplete.count; i++) {
		const struct tg_incomplete *unit = &analysis->incomplete.at[i];
		struct looked_at *file = file_of(files, arena, unit->path);

		file->status = tg_unit_status_name(unit->status);
		file->detail = unit->detail;
	}
	for (i = 0; i < analysis->findings.count; i++) {
		const struct tg_finding *finding = &analysis->findings.at[i];

		*TG_VEC_ADD(&file_of(files, arena, finding->path)->findings) = *finding;
	}
}

bool tg_record_run(struct tg_store *store, const char *kind, const struct tg_record *record,
		   struct tg_run *ret, struct tg_err *err)
{
	*ret = (struct tg_run){.kind = kind,
			       .commit = record->commit,
			       .tree = record->tree,
			       .is_dirty = record->is_dirty,
			       .tool = record->tool,
			       .source = "",
			       .at = (int64_t)time(NULL)};
	return tg_store_run_put(store, ret, err);
}

bool tg_record_findings(struct tg_store *store, const struct tg_analysis *analysis,
			const char *folder, const struct tg_record *record, struct tg_err *err)
{
	struct tg_run run;
	struct tg_contents contents = {0};
	struct tg_arena arena = {0};
	struct tg_map files = {0};
	size_t i;
	bool ok = tg_contents_open(&contents, folder, err) &&
		  tg_record_run(store, "check", record, &run, err);

	collect(analysis, &files, &arena);
	for (i = 0; i < files.entries.count; i++) {
		struct looked_at *file = files.entries.at[i].value;
		const char *path = files.entries.at[i].key.ptr;
		const struct tg_oid *oid = ok ? tg_contents_oid(&contents, path) : NULL;

		/* What vanished since it was analysed has no content to bind anything to. */
		if (oid)
			ok = tg_store_unit_put(store, run.id, path, oid, file->status, file->detail,
					       file->findings.at, file->findings.count, err);
		TG_VEC_DONE(&file->findings);
	}
	tg_map_done(&files);
	tg_arena_done(&arena);
	tg_contents_done(&contents);
	return ok;
}
