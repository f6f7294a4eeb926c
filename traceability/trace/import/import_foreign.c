/* SPDX-License-Identifier: Apache-2.0 */
/*
 * import_foreign.c - what other tools say, into the store: findings, parts, vulnerabilities.
 */
#include "evidence/parts.h"
#include "evidence/sarif.h"
#include "trace/import/import_run.h"

/* Weaknesses that the tool does not name itself, by what is known of its rules. */
static bool add_weaknesses(struct tg_import_run *run, const char *tool,
			   struct tg_foreign_finding *foreign, struct tg_err *err)
{
	const char *rule = strchr(foreign->finding.rule, '/') + 1;

	if (foreign->weakness_count)
		return true;
	if (!run->analyzers_read &&
	    !tg_analyzers_read(&run->arena, run->options->rules, &run->analyzers, err))
		return false;
	run->analyzers_read = true;
	foreign->weaknesses =
		tg_analyzers_weaknesses(&run->analyzers, tool, rule, &foreign->weakness_count);
	return true;
}

static bool put_finding(struct tg_import_run *run, const char *tool,
			const struct tg_foreign_finding *found, struct tg_err *err)
{
	struct tg_foreign_finding foreign = *found;
	struct tg_oid blob;
	const char *path = tg_import_place(run, "", found->finding.path, &blob);

	if (!path) {
		run->ret->elsewhere++;
		return true;
	}
	if (!add_weaknesses(run, tool, &foreign, err))
		return false;
	run->ret->findings++;
	run->ret->mapped += foreign.weakness_count > 0;
	return tg_store_foreign_put(run->store, run->record.id, path, &blob, &foreign, err);
}

/* A tool that did not finish has not looked at everything. */
static bool note_failure(struct tg_import_run *run, const struct tg_sarif_run *sarif,
			 struct tg_err *err)
{
	const struct tg_gap gap = {.kind = "findings",
				   .commit = &run->commit.oid,
				   .detail = tg_arena_printf(&run->arena,
							     "%s says that it did not finish",
							     sarif->tool)};

	return !sarif->failed || tg_store_gap_put(run->store, &gap, err);
}

static bool put_run(struct tg_import_run *run, const struct tg_sarif_run *sarif, size_t index,
		    struct tg_hash content, struct tg_err *err)
{
	struct tg_hasher hasher;
	bool known, ok;
	size_t i;

	/* Several runs of one file are told apart by their place in it. */
	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str_n((const char *)content.byte, TG_HASH_SIZE));
	tg_hash_add(&hasher, tg_str_n((const char *)&index, sizeof(index)));
	run->record.source_hash = tg_hash_end(&hasher);
	run->record.tool = *sarif->category ? tg_arena_printf(&run->arena, "%s %s", sarif->tool,
							      sarif->category)
					    : sarif->tool;
	ok = tg_import_begin(run, &known, err);
	if (!ok || known)
		return ok;
	ok = note_failure(run, sarif, err);
	for (i = 0; ok && i < sarif->count; i++)
		ok = put_finding(run, sarif->tool, &sarif->at[i], err);
	return ok;
}

typedef bool read_fn(struct tg_arena *arena, const char *file, struct tg_str content,
		     struct tg_sarif *ret, struct tg_err *err);

static bool import_findings(struct tg_import_run *run, read_fn *read, const char *path,
			    struct tg_str content, struct tg_err *err)
{
	struct tg_hash hash = run->record.source_hash;
	struct tg_sarif sarif;
	bool ok = read(&run->arena, path, content, &sarif, err);
	size_t i;

	for (i = 0; ok && i < sarif.run_count; i++)
		ok = put_run(run, &sarif.runs[i], i, hash, err);
	if (ok)
		run->ret->unread += sarif.unread;
	return ok;
}

bool tg_import_sarif(struct tg_import_run *run, const char *path, struct tg_str content,
		     struct tg_err *err)
{
	return import_findings(run, tg_sarif_read, path, content, err);
}

bool tg_import_cppcheck(struct tg_import_run *run, const char *path, struct tg_str content,
			struct tg_err *err)
{
	return import_findings(run, tg_cppcheck_read, path, content, err);
}

bool tg_import_gcc(struct tg_import_run *run, const char *path, struct tg_str content,
		   struct tg_err *err)
{
	return import_findings(run, tg_gcc_read, path, content, err);
}

bool tg_import_bill(struct tg_import_run *run, const char *path, struct tg_str content,
		    struct tg_err *err)
{
	struct tg_bill bill;
	bool known, ok = tg_bill_read(&run->arena, path, content, &bill, err);
	size_t i;

	run->record.tool = "sbom";
	ok = ok && tg_import_begin(run, &known, err);
	if (!ok || known)
		return ok;
	run->ret->unread += bill.unread;
	run->ret->parts += bill.count;
	for (i = 0; ok && i < bill.count; i++)
		ok = tg_store_part_put(run->store, run->record.id, &bill.at[i], err);
	return ok;
}

bool tg_import_vex(struct tg_import_run *run, const char *path, struct tg_str content,
		   struct tg_err *err)
{
	struct tg_vex vex;
	bool known, ok = tg_vex_read(&run->arena, path, content, &vex, err);
	size_t i;

	run->record.tool = "vex";
	ok = ok && tg_import_begin(run, &known, err);
	if (!ok || known)
		return ok;
	run->ret->unread += vex.unread;
	run->ret->statements += vex.count;
	for (i = 0; ok && i < vex.count; i++)
		ok = tg_store_vex_put(run->store, run->record.id, &vex.at[i], err);
	return ok;
}
