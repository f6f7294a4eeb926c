/* SPDX-License-Identifier: Apache-2.0 */
/*
 * import_coverage.c - what tests executed, into the store.
 */
#include "evidence/coverage.h"
#include "trace/import/import_run.h"

static bool put_file(struct tg_import_run *run, const char *folder,
		     const struct tg_covered_file *file, struct tg_err *err)
{
	struct tg_covered_file covered = *file;
	struct tg_oid blob;
	const char *path = tg_import_place(run, folder, file->path, &blob);
	size_t i;

	if (!path) {
		run->ret->elsewhere++; /* system headers, generated code */
		return true;
	}
	if (!*covered.test && run->options->test)
		covered.test = run->options->test;
	run->ret->files++;
	run->ret->lines += file->line_count;
	for (i = 0; i < file->line_count; i++)
		run->ret->lines_hit += file->lines[i].hits > 0;
	return tg_store_coverage_put(run->store, run->record.id, path, &blob, &covered, err);
}

/* A report that speaks of no file of the commit is of another tree: nobody wants it silently. */
static bool speaks_of_us(struct tg_import_run *run, const struct tg_coverage_report *report,
			 const char *path, struct tg_err *err)
{
	struct tg_oid blob;
	size_t i;

	for (i = 0; i < report->count; i++)
		if (tg_import_place(run, report->folder, report->at[i].path, &blob))
			return true;
	return tg_fail(err, TG_ERR_INPUT,
		       "%s: none of its %zu files is one of the commit ('%s' is the first); paths "
		       "have to be relative to the repository, or absolute below it",
		       path, report->count, report->at[0].path);
}

bool tg_import_coverage(struct tg_import_run *run, const char *path, struct tg_str content,
			struct tg_err *err)
{
	struct tg_coverage_report report;
	bool known, ok = tg_coverage_read(&run->arena, path, content, &report, err) &&
			 speaks_of_us(run, &report, path, err) && tg_import_begin(run, &known, err);
	size_t i;

	if (!ok || known)
		return ok;
	run->ret->unread += report.unread;
	for (i = 0; ok && i < report.count; i++)
		ok = put_file(run, report.folder, &report.at[i], err);
	return ok;
}
