/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/analysis/hardening.h"

#include "base/file.h"

const char *tg_build_description(const char *root)
{
	static const char *const names[] = {
		"CMakeLists.txt", "meson.build", "configure.ac", "Makefile.am", "Makefile",
		"GNUmakefile",    "BUILD.bazel", "SConstruct",   "Kconfig",     "prj.conf"};
	const char *found = NULL;
	struct tg_buf path = {0};
	size_t i;

	for (i = 0; !found && i < sizeof(names) / sizeof(*names); i++) {
		tg_buf_clear(&path);
		tg_path_join(&path, root, names[i]);
		if (tg_file_exists(path.ptr))
			found = names[i];
	}
	tg_buf_done(&path);
	return found;
}

static struct tg_finding finding_of(const struct tg_card *card, const char *path,
				    const struct tg_lack *lack)
{
	struct tg_finding finding = {
		.rule = card->id,
		.severity = card->severity,
		.confidence = card->confidence,
		.message = lack->message,
		.path = path,
		.range = {.line = 1, .column = 1, .end_line = 1, .end_column = 2},
		.function = "",
		.usr = "",
		.macro = "",
		.reason = "",
	};
	struct tg_hasher hasher;

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str(card->id));
	tg_hash_add(&hasher, tg_str(lack->what));
	tg_hash_add(&hasher, tg_str(lack->subject));
	finding.fingerprint = finding.fallback = tg_hash_end(&hasher);
	return finding;
}

/* Lets the register suppress what it is for; it speaks of one rule only. */
static void apply(struct tg_register *entries, struct tg_arena *arena, const struct tg_card *card,
		  struct tg_finding *findings, size_t count)
{
	const struct tg_rule_setting setting = {.id = card->id};
	const struct tg_ruleset ruleset = {.at = &setting, .count = 1};
	struct tg_cards cards = {.at = card, .count = 1};
	struct tg_hash *codes = tg_arena_alloc(arena, (count + 1) * sizeof(*codes));

	*tg_map_put(&cards.by_id, tg_str(card->id)) = (void *)(uintptr_t)card;
	tg_register_apply(entries, arena, &ruleset, &cards, findings, codes, count, false);
	tg_map_done(&cards.by_id);
}

/* Keeps the findings with the content that the build description has now. */
static bool put(struct tg_store *store, const char *root, const char *path,
		const struct tg_record *record, const struct tg_finding *findings, size_t count,
		const char *unknown, struct tg_err *err)
{
	enum tg_unit_status status = *unknown ? TG_UNIT_DEGRADED : TG_UNIT_COMPLETE;
	struct tg_contents contents = {0};
	const struct tg_oid *oid;
	struct tg_run run;
	bool ok = tg_contents_open(&contents, root, err);

	oid = ok ? tg_contents_oid(&contents, path) : NULL;
	if (ok && !oid)
		ok = tg_fail(err, TG_ERR_IO, "cannot read '%s'", path);
	ok = ok && tg_record_run(store, "harden", record, &run, err) &&
	     tg_store_unit_put(store, run.id, path, oid, tg_unit_status_name(status), unknown,
			       findings, count, err);
	tg_contents_done(&contents);
	return ok;
}

/* @satisfies TG-RUL-3 */
bool tg_hardening_record(struct tg_store *store, const char *root, const struct tg_record *record,
			 const struct tg_card *card, struct tg_register *entries,
			 const struct tg_lack *lacks, size_t count, size_t unknown,
			 struct tg_err *err)
{
	const char *path = tg_build_description(root), *detail = "";
	struct tg_arena arena = {0};
	struct tg_finding *findings;
	size_t i;
	bool ok;

	if (!path)
		return tg_fail(err, TG_ERR_MISSING,
			       "there is no build description (CMakeLists.txt, meson.build, "
			       "Makefile ...) in '%s' to keep what was found with",
			       root);
	findings = tg_arena_alloc(&arena, (count + 1) * sizeof(*findings));
	for (i = 0; i < count; i++)
		findings[i] = finding_of(card, path, &lacks[i]);
	if (entries)
		apply(entries, &arena, card, findings, count);
	if (unknown)
		detail = tg_arena_printf(&arena, "%zu protections of programs cannot be told",
					 unknown);
	ok = put(store, root, path, record, findings, count, detail, err);
	tg_arena_done(&arena);
	return ok;
}
