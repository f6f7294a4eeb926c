/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "trace/process/process.h"

static const char *const owners[] = {"Developer", "developer@example.org"};

static struct tg_oid oid_of(unsigned number)
{
	struct tg_oid oid = {{0}};

	oid.byte[0] = 0xcd;
	oid.byte[TG_OID_SIZE - 1] = (uint8_t)number;
	return oid;
}

static struct tg_person person(const char *name, const char *email)
{
	return (struct tg_person){tg_str(name), tg_str(email), 86400, 0};
}

static unsigned wants_claims(void *user, const struct tg_change *change)
{
	(void)user;
	(void)change;
	return TG_FACT_CLAIMS;
}

/* Every blob holds a claim. */
static bool on_blob(void *user, const struct tg_change *change, int64_t blob_id, unsigned lacking,
		    struct tg_err *err)
{
	const struct tg_claim claim = {.verb = TG_SATISFIES,
				       .dialect = "native",
				       .target = "R-1",
				       .path = "",
				       .note = "",
				       .owner = "",
				       .until = ""};

	(void)change;
	(void)lacking;
	return tg_store_claim_put(user, blob_id, &claim, 0, err);
}

struct deed {
	unsigned number;
	unsigned parents[3]; /* 0 ends them */
	const char *author, *email;
	const char *committer;
	const char *reviewer; /* trailer, or NULL */
	const char *subject;
};

static void put(struct tg_store *store, const struct deed *deed)
{
	const struct tg_store_reader reader = {wants_claims, on_blob, store};
	struct tg_trailer trailer = {tg_str("reviewed-BY"),
				     tg_str(deed->reviewer ? deed->reviewer : "")};
	struct tg_oid parents[2];
	struct tg_commit commit = {.oid = oid_of(deed->number),
				   .tree = oid_of(deed->number + 100),
				   .parents = parents,
				   .author = person(deed->author, deed->email),
				   .committer = person(deed->committer, "other@example.org"),
				   .subject = tg_str(deed->subject),
				   .trailers = &trailer,
				   .trailer_count = deed->reviewer != NULL};
	struct tg_change change = {.path = tg_str("a.c"), .after = oid_of(deed->number + 50)};
	struct tg_err err = {0};

	while (deed->parents[commit.parent_count]) {
		parents[commit.parent_count] = oid_of(deed->parents[commit.parent_count]);
		commit.parent_count++;
	}
	if (strcmp(deed->committer, deed->author) == 0)
		commit.committer = commit.author;
	if (!tg_store_commit_put(store, deed->number, &commit, &change, 1, NULL, 0, &reader, &err))
		fail_msg("%s", err.text);
}

static const char *fact_of(const struct tg_process *process, const char *practice, size_t rule,
			   const char *what)
{
	size_t i, f;

	for (i = 0; i < process->count; i++) {
		const struct tg_witness *witness = &process->at[i].witnesses[rule];

		for (f = 0; strcmp(process->at[i].entry->id, practice) == 0 && f < witness->count;
		     f++)
			if (strcmp(witness->facts[f].what, what) == 0)
				return witness->facts[f].holds ? witness->facts[f].how : "lacks";
	}
	return "no fact";
}

static enum tg_practice_state state_of(const struct tg_process *process, const char *practice)
{
	size_t i;

	for (i = 0; i < process->count; i++)
		if (strcmp(process->at[i].entry->id, practice) == 0)
			return process->at[i].state;
	fail_msg("no practice %s", practice);
	return TG_PRACTICE_BEYOND;
}

static void fill(struct tg_store *store)
{
	const struct deed deeds[] = {
		{5, {2, 4, 0}, "Lead", "lead@example.org", "Lead", NULL, "merge"},
		{4, {3, 0}, owners[0], owners[1], owners[0], NULL, "on the side"},
		{3, {1, 0}, owners[0], owners[1], owners[0], NULL, "CVE-2026-1 on the side"},
		{2, {1, 0}, owners[0], owners[1], owners[0], "Tester <t@example.org>", "reviewed"},
		{1, {0}, owners[0], owners[1], owners[0], "Dev <DEVELOPER@example.org>", "own"},
	};
	const struct tg_ref refs[] = {
		{.name = "refs/tags/v1",
		 .kind = TG_REF_TAG,
		 .commit = oid_of(2),
		 .tag = oid_of(90),
		 .tagger = person("Lead", "lead@example.org"),
		 .signature = ""},
		{.name = "refs/tags/v2",
		 .kind = TG_REF_TAG,
		 .commit = oid_of(5),
		 .tag = oid_of(91),
		 .tagger = {tg_str("Lead"), tg_str("lead@example.org"), 4 * 86400, 0},
		 .signature = "ssh"},
	};
	struct tg_err err = {0};
	size_t i;

	assert_true(tg_store_begin(store, "test", "tracegate test", &err));
	for (i = 0; i < sizeof(deeds) / sizeof(*deeds); i++)
		put(store, &deeds[i]);
	assert_true(tg_store_history_end(store, &err));
	assert_true(tg_store_refs_put(store, refs, 2, &err));
	assert_true(tg_store_commit(store, &err));
}

/* @verifies TG-PRC-1 */
static void practices_are_witnessed_by_commits_of_others(void **state)
{
	char folder[] = "/tmp/tg-process-XXXXXX", path[64];
	struct tg_arena arena = {0};
	struct tg_catalogs catalogs = {0};
	struct tg_known known = {.now = {.revision = ""}};
	struct tg_risks risks = {0};
	struct tg_oid head = oid_of(5), first = oid_of(2);
	const struct tg_signing nowhere = {0};
	const struct tg_boundaries unknown = {0};
	struct tg_process_input input = {.known = &known,
					 .catalogs = &catalogs,
					 .risks = &risks,
					 .signing = &nowhere,
					 .boundaries = &unknown};
	struct tg_process process;
	struct tg_store *store;
	struct tg_err err = {0};

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/trace.db", folder);
	store = tg_store_open(path, TG_STORE_WRITE, &err);
	assert_non_null(store);
	fill(store);
	input.store = store;
	tg_config_default(&known.config);
	assert_true(tg_catalogs_open(&catalogs, SOURCE_DIR "/rules", &err));
	assert_true(tg_store_asof(store, &head, &err));
	if (!tg_process_make(&arena, &input, &process, &err))
		fail_msg("%s", err.text);
	assert_string_equal(fact_of(&process, "SI-1", 0, "own"), "lacks");
	assert_string_equal(fact_of(&process, "SI-1", 0, "reviewed"), "Reviewed-by Tester");
	assert_non_null(
		strstr(fact_of(&process, "SI-1", 0, "on the side"), "merged by Lead in cd"));
	assert_string_equal(fact_of(&process, "SI-1", 0, "merge"), "no fact");
	assert_string_equal(fact_of(&process, "SM-6", 0, "v1"), "lacks");
	assert_string_equal(fact_of(&process, "SM-6", 0, "v2"), "lacks");
	assert_string_equal(fact_of(&process, "SUM-5", 0, "CVE-2026-1 on the side"),
			    "released in v2 after 3 days");
	assert_int_equal(state_of(&process, "SI-1"), TG_PRACTICE_PARTLY);
	assert_int_equal(state_of(&process, "SM-2"), TG_PRACTICE_BEYOND);
	assert_int_equal(state_of(&process, "DM-4"), TG_PRACTICE_NOTHING);

	/* What stood before is left out. A signature that nobody can check is no witness. */
	input.since = &first;
	assert_true(tg_process_make(&arena, &input, &process, &err));
	assert_string_equal(fact_of(&process, "SI-1", 0, "own"), "no fact");
	assert_int_equal(state_of(&process, "SI-1"), TG_PRACTICE_WITNESSED);
	assert_int_equal(state_of(&process, "SM-6"), TG_PRACTICE_LACKING);
	assert_int_equal(state_of(&process, "SM-8"), TG_PRACTICE_LACKING);
	tg_catalogs_done(&catalogs);
	tg_store_close(store);
	tg_arena_done(&arena);
	unlink(path);
	strcat(strcpy(path, folder), "/trace.db-lock");
	unlink(path);
	rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(practices_are_witnessed_by_commits_of_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
