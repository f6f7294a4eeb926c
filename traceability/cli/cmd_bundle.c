/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_bundle - everything about a commit that somebody takes home to assess it.
 */
#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/report.h"
#include "cli/target.h"
#include "cli/witness.h"
#include "output/export.h"
#include "output/process.h"
#include "output/status.h"
#include "trace/index/bundle.h"
#include "trace/index/verify.h"

static const char help[] =
	"usage: tracegate bundle DIR [--as-of REV] [--evidence FILE]...\n"
	"\n"
	"Writes into the new folder DIR what an assessor takes home about a commit, after the\n"
	"database was compared with git:\n"
	"  trace.db         the trace database, a read-only copy\n"
	"  verdicts.json, verdicts.csv, links.csv, process.json, gap.json\n"
	"                   what it says: verdicts, links with evidence, practices of 62443-4-1,\n"
	"                   points of the CRA\n"
	"  oscal.json, attestations.cdx.json, spdx.json\n"
	"                   the same for the tools of others\n"
	"  report/          the site: open report/index.html\n"
	"  sources/         threats, requirements and settings as they stand in the commit\n"
	"  evidence/        the files given with --evidence, which must have been imported\n"
	"  manifest.json    commit, tool version, roots of facts and evidence, every import with\n"
	"                   its hash (also of a branch that was squashed or rebased away, where "
	"it\n"
	"                   still counts), every file with size and SHA-256\n"
	"  SHA256SUMS       for 'sha256sum -c'; who keeps or signs its hash has fixed everything\n"
	"\n"
	"'tracegate verify --bundle DIR' checks it without git or network. The same database and\n"
	"commit give the same bytes; the root of the facts is the same for every database.\n"
	"\n"
	"  --as-of REV      the commit, tag or date (default: HEAD)\n"
	"  --keys DIR       whose keys sign commits; see 'tracegate blame --help'\n"
	"  --evidence FILE  a file of results, coverage, findings or parts that was imported\n"
	"\n"
	"Where the database says something else than git, nothing is written.\n"
	"\n"
	"Examples\n"
	"  tracegate bundle product-1.2 --as-of v1.2 --evidence build/results.xml\n"
	"  tracegate verify --bundle product-1.2\n";

struct wish {
	const char *folder;
	TG_VEC(const char *) evidence;
};

/* A bundle in the making. */
struct bundle {
	struct tg_cli *cli;
	struct tg_question *question;
	const char *folder; /* absolute */
	struct tg_roots roots;
	struct tg_run *runs; /* of the commit and its past, then those beside the past that count */
	const char **files;  /* of each run, in the bundle; NULL: not given */
	size_t run_count, past_count;
	struct tg_stored_run *results; /* all that there are */
	size_t result_count;
};

static const char *path_of(struct bundle *bundle, const char *name)
{
	return tg_arena_printf(&bundle->cli->arena, "%s/%s", bundle->folder, name);
}

/* Writes a file, and first the folders it lies in. */
static bool put(struct bundle *bundle, const char *name, struct tg_str content, struct tg_err *err)
{
	char *path = tg_arena_strdup(&bundle->cli->arena, path_of(bundle, name));
	char *slash = strrchr(path, '/');

	*slash = '\0';
	if (!tg_dir_make(path, err))
		return false;
	*slash = '/';
	return tg_file_write(path, content, err);
}

/* A new folder: what is in an old one cannot be told from what belongs to the bundle. */
static bool make_folder(struct bundle *bundle, struct tg_err *err)
{
	DIR *dir = opendir(bundle->folder);
	struct dirent *entry;
	size_t count = 0;

	while (dir && (entry = readdir(dir)))
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	if (dir)
		closedir(dir);
	if (count)
		return tg_fail(err, TG_ERR_USAGE, "'%s' is not empty; name a new folder",
			       bundle->folder);
	return tg_dir_make(bundle->folder, err);
}

/* ---- what it says ---- */

static const struct tg_measure_wish as_assessed;

static bool put_verdicts(struct bundle *bundle, const char *format, const char *name,
			 struct tg_err *err)
{
	const struct tg_status status = tg_question_status(bundle->question);
	struct tg_buf out = {0};
	bool ok = tg_status_write(&out, format, &status, err) &&
		  put(bundle, name, tg_buf_view(&out), err);

	tg_buf_done(&out);
	return ok;
}

static bool put_export(struct bundle *bundle, const char *format, const char *name,
		       struct tg_err *err)
{
	const struct tg_export export = tg_question_export(bundle->question);
	struct tg_buf out = {0};
	bool ok = tg_export_write(&out, format, &export, err) &&
		  put(bundle, name, tg_buf_view(&out), err);

	tg_buf_done(&out);
	return ok;
}

static bool put_process(struct bundle *bundle, struct tg_err *err)
{
	struct tg_process process;
	const struct tg_process_report report = {.process = &process,
						 .revision = bundle->question->revision};
	struct tg_buf out = {0};
	bool ok = tg_witness_process(bundle->cli, bundle->question, NULL, &process, err) &&
		  tg_process_write(&out, "json", &report, err) &&
		  put(bundle, "process.json", tg_buf_view(&out), err);

	tg_buf_done(&out);
	return ok;
}

static bool put_gap(struct bundle *bundle, struct tg_err *err)
{
	struct tg_buf out = {0};
	struct tg_held held;
	bool ok = tg_witness_gap(bundle->cli, bundle->question, &as_assessed, &held, err) &&
		  tg_gap_write(&out, "json", &held.gap, err) &&
		  put(bundle, "gap.json", tg_buf_view(&out), err);

	tg_buf_done(&out);
	return ok;
}

/* ---- what it rests on ---- */

/* Threats, requirements and what .tracegate holds, unless a name would leave the folder. */
static bool is_source(const struct tg_config *config, const char *path)
{
	return tg_words_match(&config->requirements, path) ||
	       tg_words_match(&config->threats, path) ||
	       tg_str_starts(tg_str(path), ".tracegate/") || strcmp(path, "SECURITY.md") == 0;
}

static bool put_sources(struct bundle *bundle, struct tg_err *err)
{
	enum { LIMIT = 8 << 20 };
	struct tg_question *question = bundle->question;
	struct tg_stored_file *files;
	size_t count, i, size;
	bool ok = tg_store_files(question->arena, question->store, &files, &count, err);

	for (i = 0; ok && i < count; i++) {
		const char *name = tg_arena_printf(question->arena, "sources/%s", files[i].path);
		struct tg_str content;

		if (files[i].kind != TG_ENTRY_FILE ||
		    !is_source(&question->known.config, files[i].path))
			continue;
		if (!tg_path_is_safe(tg_str(files[i].path)))
			return tg_fail(err, TG_ERR_INPUT,
				       "'%s' would be written outside of the bundle; rename it",
				       files[i].path);
		if (tg_history_peek(question->history, &files[i].blob, LIMIT, &content, &size) !=
		    TG_BLOB_READ)
			return tg_fail(err, TG_ERR_INPUT,
				       "'%s' cannot be put into the bundle: its content at this "
				       "commit is larger than %d MiB, or git does not have it here",
				       files[i].path, LIMIT >> 20);
		ok = put(bundle, name, content, err);
	}
	return ok;
}

/* True when the run was imported from this content; runs of one SARIF file are told apart. */
static bool comes_from(const struct tg_run *run, struct tg_hash content)
{
	enum { RUNS = 64 };
	struct tg_hasher hasher;
	size_t i;

	if (tg_hash_eq(run->source_hash, content))
		return true;
	for (i = 0; i < RUNS; i++) {
		tg_hash_begin(&hasher);
		tg_hash_add(&hasher, tg_str_n((const char *)content.byte, TG_HASH_SIZE));
		tg_hash_add(&hasher, tg_str_n((const char *)&i, sizeof(i)));
		if (tg_hash_eq(run->source_hash, tg_hash_end(&hasher)))
			return true;
	}
	return false;
}

/* Why a file is no evidence, and what to do. */
static bool refuse_evidence(const struct bundle *bundle, const char *file, struct tg_hash content,
			    struct tg_err *err)
{
	char hex[TG_OID_HEX];
	size_t i;

	for (i = 0; i < bundle->result_count; i++)
		if (comes_from(&bundle->results[i].run, content))
			return tg_fail(
				err, TG_ERR_INPUT,
				"'%s' was imported for commit %.12s, which is not in the past "
				"of %s and says nothing of it; leave it out",
				file, tg_oid_hex(&bundle->results[i].run.commit, hex),
				bundle->question->revision);
	return tg_fail(err, TG_ERR_INPUT,
		       "'%s' was not imported for %s or its past, as it is now; 'tracegate import "
		       "KIND --commit REV %s' does that",
		       file, bundle->question->revision, file);
}

static bool put_evidence(struct bundle *bundle, const char *file, struct tg_err *err)
{
	enum { LIMIT = 256 << 20 };
	struct tg_arena *arena = &bundle->cli->arena;
	struct tg_buf content = {0};
	char hex[TG_HASH_HEX];
	const char *name = NULL;
	struct tg_hash hash;
	size_t i;
	bool ok = tg_file_read(tg_cli_path(bundle->cli, file), LIMIT, &content, err);

	hash = tg_hash_of(tg_buf_view(&content));
	for (i = 0; ok && i < bundle->run_count; i++) {
		if (!comes_from(&bundle->runs[i], hash))
			continue;
		name = tg_arena_printf(arena, "evidence/%.8s-%s", tg_hash_hex(hash, hex),
				       tg_path_name(file));
		bundle->files[i] = name;
	}
	if (ok && !name)
		ok = refuse_evidence(bundle, file, hash, err);
	ok = ok && put(bundle, name, tg_buf_view(&content), err);
	tg_buf_done(&content);
	return ok;
}

/* ---- the manifest ---- */

static void runs_json(struct bundle *bundle, struct tg_json *json)
{
	char hex[TG_OID_HEX], hash[TG_HASH_HEX], time[TG_TIME_TEXT];
	size_t i;

	tg_json_key(json, "imports");
	tg_json_open(json, '[');
	for (i = 0; i < bundle->run_count; i++) {
		const struct tg_run *run = &bundle->runs[i];

		tg_json_open(json, '{');
		tg_json_pair(json, "kind", run->kind);
		tg_json_pair(json, "commit", tg_oid_hex(&run->commit, hex));
		tg_json_pair_bool(json, "dirty", run->is_dirty);
		tg_json_pair_bool(json, "inPast", i < bundle->past_count);
		tg_json_pair(json, "tool", run->tool);
		tg_json_pair(json, "source", run->source[0] ? run->source : NULL);
		tg_json_pair(json, "blake2b",
			     tg_hash_is_zero(run->source_hash)
				     ? NULL
				     : tg_hash_hex(run->source_hash, hash));
		tg_json_pair(json, "at", tg_time_text(run->at, time));
		tg_json_pair(json, "file", bundle->files[i]);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
}

static void verdicts_json(struct bundle *bundle, struct tg_json *json)
{
	const struct tg_matrix *matrix = &bundle->question->known.matrix;
	size_t counts[TG_VERDICTS] = {0}, i;

	for (i = 0; i < matrix->count; i++)
		counts[matrix->items[i].verdict]++;
	tg_json_key(json, "verdicts");
	tg_json_open(json, '{');
	for (i = 0; i < TG_VERDICTS; i++)
		tg_json_pair_int(json, tg_verdict_name((enum tg_verdict)i), (int64_t)counts[i]);
	tg_json_close(json, '}');
}

static void manifest_json(struct bundle *bundle, const struct tg_bundle_file *files, size_t count,
			  struct tg_buf *out)
{
	struct tg_question *question = bundle->question;
	struct tg_json json = {.out = out, .indent = 2};
	char hex[TG_OID_HEX], hash[TG_HASH_HEX], time[TG_TIME_TEXT];
	size_t i;

	tg_json_open(&json, '{');
	tg_json_pair(&json, "format", TG_BUNDLE_FORMAT);
	tg_json_pair(&json, "tool", "tracegate " TG_VERSION);
	tg_json_pair(&json, "product", question->known.config.product);
	tg_json_pair(&json, "revision", question->revision);
	tg_json_pair(&json, "commit", tg_oid_hex(&question->commit.oid, hex));
	tg_json_pair(&json, "date", tg_time_text(question->commit.seconds, time));
	tg_json_pair(&json, "incomplete", question->incomplete[0] ? question->incomplete : NULL);
	tg_json_pair(&json, "facts", tg_hash_hex(bundle->roots.facts, hash));
	tg_json_pair_int(&json, "factRows", (int64_t)bundle->roots.rows);
	tg_json_pair(&json, "evidence", tg_hash_hex(bundle->roots.evidence, hash));
	tg_json_pair_int(&json, "evidenceRows", (int64_t)bundle->roots.evidence_rows);
	verdicts_json(bundle, &json);
	runs_json(bundle, &json);
	tg_json_key(&json, "files");
	tg_json_open(&json, '[');
	for (i = 0; i < count; i++) {
		tg_json_open(&json, '{');
		tg_json_pair(&json, "path", files[i].path);
		tg_json_pair_int(&json, "size", (int64_t)files[i].size);
		tg_json_pair(&json, "sha256", files[i].sha256);
		tg_json_close(&json, '}');
	}
	tg_json_close(&json, ']');
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

static bool put_manifest(struct bundle *bundle, struct tg_err *err)
{
	struct tg_arena *arena = &bundle->cli->arena;
	struct tg_bundle_file *files;
	struct tg_buf out = {0};
	size_t count, i;
	bool ok = tg_bundle_list(arena, bundle->folder, &files, &count, err);

	if (!ok)
		return false;
	manifest_json(bundle, files, count, &out);
	ok = put(bundle, TG_BUNDLE_MANIFEST, tg_buf_view(&out), err) &&
	     tg_bundle_list(arena, bundle->folder, &files, &count, err);
	tg_buf_clear(&out);
	for (i = 0; ok && i < count; i++)
		tg_buf_printf(&out, "%s  %s\n", files[i].sha256, files[i].path);
	ok = ok && put(bundle, TG_BUNDLE_SUMS, tg_buf_view(&out), err);
	tg_buf_done(&out);
	return ok;
}

/* Nobody takes home what git does not bear out. */
static bool check_against_git(struct bundle *bundle, struct tg_err *err)
{
	struct tg_verified verified;

	if (!bundle->question->history)
		return tg_fail(err, TG_ERR_MISSING,
			       "'%s' is no git repository: the database cannot be compared with it",
			       bundle->question->project.root);
	if (!tg_question_verify(bundle->cli, bundle->question, &verified, err))
		return false;
	if (!tg_verified_same(&verified))
		return tg_fail(
			err, TG_ERR_INPUT,
			"the database says something else than git; 'tracegate verify' shows "
			"what");
	bundle->roots = (struct tg_roots){verified.facts, verified.evidence, verified.rows,
					  verified.evidence_rows};
	return true;
}

/* What verdicts may rest on: imports of the past, and results of a branch that was squashed or
 * rebased away, which count where the content is the same. */
static bool load_runs(struct bundle *bundle, struct tg_err *err)
{
	struct tg_question *question = bundle->question;
	struct tg_run *past;
	size_t i;

	if (!tg_store_asof(question->store, &question->commit.oid, err) ||
	    !tg_store_imports(question->arena, question->store, &past, &bundle->past_count, err) ||
	    !tg_store_runs(question->arena, question->store, &bundle->results,
			   &bundle->result_count, err))
		return false;
	bundle->run_count = bundle->past_count;
	bundle->runs = tg_arena_alloc(question->arena, (bundle->past_count + bundle->result_count +
							1) * sizeof(*bundle->runs));
	for (i = 0; i < bundle->past_count; i++)
		bundle->runs[i] = past[i];
	for (i = 0; i < bundle->result_count; i++)
		if (bundle->results[i].beside && tg_run_counts(&bundle->results[i]))
			bundle->runs[bundle->run_count++] = bundle->results[i].run;
	bundle->files =
		tg_arena_alloc(question->arena, (bundle->run_count + 1) * sizeof(*bundle->files));
	return true;
}

static bool fill(struct bundle *bundle, const struct wish *wish, struct tg_err *err)
{
	struct tg_question *question = bundle->question;
	bool ok = load_runs(bundle, err);
	size_t i;

	for (i = 0; ok && i < wish->evidence.count; i++)
		ok = put_evidence(bundle, wish->evidence.at[i], err);
	return ok && put_verdicts(bundle, "json", "verdicts.json", err) &&
	       put_verdicts(bundle, "csv", "verdicts.csv", err) &&
	       put_export(bundle, "csv", "links.csv", err) &&
	       put_export(bundle, "oscal", "oscal.json", err) &&
	       put_export(bundle, "spdx", "spdx.json", err) &&
	       put_export(bundle, "cyclonedx", "attestations.cdx.json", err) &&
	       put_process(bundle, err) && put_gap(bundle, err) && put_sources(bundle, err) &&
	       tg_report_site(bundle->cli, question, &as_assessed, path_of(bundle, "report"),
			      err) &&
	       tg_store_copy(question->store, path_of(bundle, TG_BUNDLE_DATABASE), err) &&
	       put_manifest(bundle, err);
}

/* All of it, or nothing: half a bundle is no evidence. */
static bool write_bundle(struct bundle *bundle, const struct wish *wish, struct tg_err *err)
{
	if (!check_against_git(bundle, err) || !make_folder(bundle, err))
		return false;
	if (fill(bundle, wish, err))
		return true;
	tg_dir_remove(bundle->folder);
	return false;
}

static bool answer(struct tg_cli *cli, struct tg_question *question, const void *what,
		   struct tg_buf *out, struct tg_err *err)
{
	const struct wish *wish = what;
	struct bundle bundle = {
		.cli = cli, .question = question, .folder = tg_cli_path(cli, wish->folder)};
	char hash[TG_HASH_HEX], sum[TG_SHA256_HEX];
	uint64_t size;

	if (!write_bundle(&bundle, wish, err) ||
	    !tg_sha256_file(path_of(&bundle, TG_BUNDLE_SUMS), sum, &size, err))
		return false;
	tg_buf_printf(out, "facts       %s\nSHA256SUMS  %s\n",
		      tg_hash_hex(bundle.roots.facts, hash), sum);
	tg_cli_say(cli, "written: %s", wish->folder);
	return true;
}

int cmd_bundle(struct tg_cli *cli, int argc, char **argv)
{
	enum { OPTION_AS_OF = 1, OPTION_EVIDENCE };
	static const struct option options[] = {
		{"as-of", required_argument, NULL, OPTION_AS_OF},
		{"evidence", required_argument, NULL, OPTION_EVIDENCE},
		{NULL, 0, NULL, 0},
	};
	struct wish wish = {0};
	const char *revision = NULL;
	struct tg_err err = {0};
	int option, code;

	while ((option = tg_cli_option(cli, argc, argv, "", options, help)) != -1) {
		if (option == OPTION_AS_OF) {
			revision = optarg;
		} else if (option == OPTION_EVIDENCE) {
			*TG_VEC_ADD(&wish.evidence) = optarg;
		} else {
			TG_VEC_DONE(&wish.evidence);
			return option == -2 ? 0 : 2;
		}
	}
	if (tg_question_arguments(argc, argv, "one folder", &err))
		wish.folder = argv[optind];
	code = tg_question_ask(cli, revision, answer, &wish, &err);
	TG_VEC_DONE(&wish.evidence);
	return code;
}
