/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "trace/index/bundle.h"
#include "trace/index/verify.h"

struct place {
	char folder[64];
	struct tg_arena arena;
};

static const char *path_of(struct place *place, const char *name)
{
	return tg_arena_printf(&place->arena, "%s/%s", place->folder, name);
}

static void put(struct place *place, const char *name, const char *text)
{
	struct tg_err err = {0};

	if (!tg_file_write(path_of(place, name), tg_str(text), &err))
		fail_msg("%s", err.text);
}

static struct tg_oid commit_id(void)
{
	struct tg_oid oid = {{0xab}};

	return oid;
}

static unsigned wants_nothing(void *user, const struct tg_change *change)
{
	(void)user;
	(void)change;
	return 0;
}

/* A database with one commit. */
static struct tg_roots make_database(struct place *place)
{
	const struct tg_store_reader reader = {.wants = wants_nothing};
	struct tg_commit commit = {.oid = commit_id(), .tree = commit_id()};
	struct tg_change change = {.path = tg_str("a.c"), .after = commit_id()};
	struct tg_roots roots;
	struct tg_err err = {0};
	struct tg_oid oid = commit_id();
	struct tg_store *store =
		tg_store_open(path_of(place, TG_BUNDLE_DATABASE), TG_STORE_WRITE, &err);

	assert_non_null(store);
	assert_true(tg_store_begin(store, "test", "tracegate test", &err));
	assert_true(tg_store_commit_put(store, 1, &commit, &change, 1, NULL, 0, &reader, &err));
	assert_true(tg_store_history_end(store, &err) && tg_store_commit(store, &err));
	if (!tg_roots_of(store, &oid, &roots, &err))
		fail_msg("%s", err.text);
	tg_store_close(store);
	unlink(path_of(place, "trace.db-lock"));
	return roots;
}

/* What cmd_bundle writes, of the files that are there. */
static void seal(struct place *place, const struct tg_roots *roots)
{
	char hex[TG_OID_HEX], facts[TG_HASH_HEX], evidence[TG_HASH_HEX];
	struct tg_bundle_file *files;
	struct tg_buf out = {0};
	struct tg_err err = {0};
	struct tg_oid oid = commit_id();
	size_t count, i;

	assert_true(tg_bundle_list(&place->arena, place->folder, &files, &count, &err));
	tg_buf_printf(&out,
		      "{\"format\": \"" TG_BUNDLE_FORMAT
		      "\", \"tool\": \"t\", \"revision\": \"v1\","
		      "\"commit\": \"%s\", \"facts\": \"%s\", \"evidence\": \"%s\", \"files\": [",
		      tg_oid_hex(&oid, hex), tg_hash_hex(roots->facts, facts),
		      tg_hash_hex(roots->evidence, evidence));
	for (i = 0; i < count; i++)
		tg_buf_printf(&out, "%s{\"path\": \"%s\", \"size\": %llu, \"sha256\": \"%s\"}",
			      i ? "," : "", files[i].path, (unsigned long long)files[i].size,
			      files[i].sha256);
	tg_buf_puts(&out, "]}\n");
	put(place, TG_BUNDLE_MANIFEST, out.ptr);
	assert_true(tg_bundle_list(&place->arena, place->folder, &files, &count, &err));
	tg_buf_clear(&out);
	for (i = 0; i < count; i++)
		tg_buf_printf(&out, "%s  %s\n", files[i].sha256, files[i].path);
	put(place, TG_BUNDLE_SUMS, out.ptr);
	tg_buf_done(&out);
}

static void expect(struct place *place, const char *problem)
{
	struct tg_bundle_check check;
	struct tg_err err = {0};

	if (!tg_bundle_verify(&place->arena, place->folder, &check, &err))
		fail_msg("%s", err.text);
	assert_true(problem ? check.problem_count > 0 : check.problem_count == 0);
	if (problem) /* the sums do not fit then either, which comes second */
		assert_string_equal(check.problems[0], problem);
}

/* @verifies TG-BND-1 */
static void a_bundle_that_was_changed_is_told_by_file(void **state)
{
	struct place place = {.folder = "/tmp/tg-bundle-XXXXXX"};
	struct tg_roots roots, others;

	(void)state;
	assert_non_null(mkdtemp(place.folder));
	roots = others = make_database(&place);
	put(&place, "a.txt", "one");
	seal(&place, &roots);
	expect(&place, NULL);
	put(&place, "a.txt", "two");
	expect(&place, "a.txt: its content is not what the manifest says");
	unlink(path_of(&place, "a.txt"));
	expect(&place, "a.txt: it is missing");
	put(&place, "a.txt", "one");
	expect(&place, NULL);
	put(&place, "b.txt", "more");
	expect(&place, "b.txt: the manifest does not know it");
	unlink(path_of(&place, "b.txt"));
	/* Sums that fit, over a database that says something else. */
	unlink(path_of(&place, TG_BUNDLE_MANIFEST));
	unlink(path_of(&place, TG_BUNDLE_SUMS));
	others.facts.byte[0] ^= 1;
	seal(&place, &others);
	expect(&place, "trace.db: its facts have another root than the manifest says");
	unlink(path_of(&place, "a.txt"));
	unlink(path_of(&place, TG_BUNDLE_MANIFEST));
	unlink(path_of(&place, TG_BUNDLE_SUMS));
	unlink(path_of(&place, TG_BUNDLE_DATABASE));
	rmdir(place.folder);
	tg_arena_done(&place.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bundle_that_was_changed_is_told_by_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
