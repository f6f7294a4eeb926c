/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "history/history.h"

/* A folder that is removed after the test, with what a shell script makes in it. */
struct place {
	char path[64];
};

static void run(const struct place *place, const char *script)
{
	struct tg_buf command = {0};

	tg_buf_printf(&command,
		      "cd '%s' && export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null "
		      "GIT_AUTHOR_NAME=Dev GIT_AUTHOR_EMAIL=dev@example.org "
		      "GIT_COMMITTER_NAME=Dev GIT_COMMITTER_EMAIL=dev@example.org && "
		      "at() { export GIT_AUTHOR_DATE=\"$1 +0000\" GIT_COMMITTER_DATE=\"$1 +0000\"; "
		      "} && at 1700000000 && set -e && { %s\n} >/dev/null 2>&1",
		      place->path, script);
	/* tracegate-allow(injection/command): made of the temporary folder of this test;
	 * owner=tests; until=2030-12-31 */
	assert_int_equal(system(command.ptr), 0);
	tg_buf_done(&command);
}

static int enter(void **state)
{
	struct place *place = calloc(1, sizeof(*place));

	strcpy(place->path, "/tmp/tg-history-XXXXXX");
	assert_non_null(mkdtemp(place->path));
	*state = place;
	return 0;
}

static int leave(void **state)
{
	struct tg_buf command = {0};
	struct place *place = *state;

	tg_buf_printf(&command, "chmod -R u+rwX '%s' && rm -rf '%s'", place->path, place->path);
	/* tracegate-allow(injection/command): made of the temporary folder of this test;
	 * owner=tests; until=2030-12-31 */
	assert_int_equal(system(command.ptr), 0);
	tg_buf_done(&command);
	free(place);
	return 0;
}

/* What a walk saw, as lines of text. */
struct seen {
	struct tg_buf log;
	size_t commits;
	size_t gaps;
	size_t last;
};

static bool on_commit(void *user, size_t position, const struct tg_commit *commit,
		      const struct tg_change *changes, size_t change_count,
		      const struct tg_rename *renames, size_t rename_count, struct tg_err *err)
{
	struct seen *seen = user;
	size_t i;

	(void)err;
	assert_true(!seen->commits || position + 1 == seen->last);
	seen->last = position;
	seen->commits++;
	tg_buf_printf(&seen->log, "%.*s\n", (int)commit->subject.len, commit->subject.ptr);
	for (i = 0; i < change_count; i++)
		tg_buf_printf(&seen->log, " %c %.*s\n",
			      tg_oid_is_zero(&changes[i].before)  ? 'A'
			      : tg_oid_is_zero(&changes[i].after) ? 'D'
								  : 'M',
			      (int)changes[i].path.len, changes[i].path.ptr);
	for (i = 0; i < rename_count; i++)
		tg_buf_printf(&seen->log, " R %.*s %.*s %s\n", (int)renames[i].from.len,
			      renames[i].from.ptr, (int)renames[i].to.len, renames[i].to.ptr,
			      renames[i].score == 100 ? "same" : "similar");
	return true;
}

static void on_gap(void *user, const struct tg_oid *commit, const char *detail)
{
	struct seen *seen = user;

	(void)commit;
	(void)detail;
	seen->gaps++;
}

static void walk(const struct place *place, const char *since, struct seen *seen,
		 struct tg_completeness *ret)
{
	struct tg_history *history;
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	struct tg_ref *refs;
	struct tg_oid *tips, from;
	struct tg_walk options = {.on_commit = on_commit, .on_gap = on_gap, .user = seen};
	size_t count, i;

	history = tg_history_open(place->path, &err);
	assert_string_equal(err.text, "");
	assert_true(tg_history_refs(&arena, history, &refs, &count, &err));
	tips = tg_arena_alloc(&arena, (count + 1) * sizeof(*tips));
	for (i = 0; i < count; i++)
		tips[i] = refs[i].commit;
	options.tips = tips;
	options.tip_count = count;
	if (since) {
		assert_true(tg_history_resolve(history, since, &from, &err));
		options.since = &from;
	}
	assert_true(tg_history_walk(history, &options, &err));
	if (ret)
		*ret = *tg_history_completeness(history);
	tg_history_close(history);
	tg_arena_done(&arena);
}

static const char *const story =
	"git init -qb main; printf 'a\\nb\\nc\\nd\\ne\\nf\\n' >one.c; mkdir sub; echo x >sub/two.c;"
	"git add .; git commit -qm first; git tag -am 'release' v1;"
	"at 1700000100; git mv one.c three.c; git mv sub/two.c four.c; echo g >>three.c;"
	"git add .; git commit -qm second;"
	"git checkout -qb side v1; at 1700000200; echo y >side.c; git add .; git commit -qm third;"
	"git checkout -q main; at 1700000300; git merge -q --no-ff -m merge side";

static void walks_every_commit_once_children_first(void **state)
{
	struct tg_completeness complete;
	struct seen seen = {0};

	run(*state, story);
	walk(*state, NULL, &seen, &complete);
	assert_string_equal(seen.log.ptr, "merge\n A side.c\n"
					  "third\n A side.c\n"
					  "second\n A four.c\n D one.c\n D sub/two.c\n A three.c\n"
					  " R sub/two.c four.c same\n R one.c three.c similar\n"
					  "first\n A one.c\n A sub/two.c\n");
	assert_int_equal(seen.gaps, 0);
	assert_int_equal(complete.missing, 0);
	assert_false(complete.shallow);
	tg_buf_done(&seen.log);
}

static void since_begins_with_the_whole_tree(void **state)
{
	struct seen seen = {0};

	run(*state, story);
	walk(*state, "main~1", &seen, NULL);
	assert_string_equal(seen.log.ptr, "merge\n A side.c\n"
					  "third\n A one.c\n A side.c\n A sub/two.c\n"
					  "second\n A four.c\n A three.c\n");
	tg_buf_done(&seen.log);
}

/* @verifies TG-HIS-1 */
static void a_shallow_clone_is_said_and_walked(void **state)
{
	struct place *place = *state, clone = {0};
	struct tg_completeness complete;
	struct seen seen = {0};

	run(place, story);
	run(place, "git clone -q --depth 1 --no-single-branch \"file://$PWD\" clone");
	snprintf(clone.path, sizeof(clone.path), "%.50s/clone", place->path);
	walk(&clone, NULL, &seen, &complete);
	assert_true(complete.shallow);
	assert_int_equal(complete.missing, 0);
	assert_int_equal(seen.commits, 3);
	assert_non_null(strstr(seen.log.ptr, "merge\n A four.c\n A side.c\n A three.c\n"));
	tg_buf_done(&seen.log);
}

static void a_partial_clone_is_walked_and_said(void **state)
{
	struct place *place = *state, clone = {0};
	struct tg_completeness complete;
	struct seen seen = {0};

	run(place, story);
	run(place, "git config uploadpack.allowFilter true;"
		   "git clone -q --no-checkout --filter=blob:none \"file://$PWD\" clone");
	snprintf(clone.path, sizeof(clone.path), "%.50s/clone", place->path);
	walk(&clone, NULL, &seen, &complete);
	assert_true(complete.partial);
	assert_int_equal(seen.commits, 4);
	assert_int_equal(seen.gaps, 1); /* contents could not be compared for a rename */
	tg_buf_done(&seen.log);
}

static void what_is_sorted_into_folders_is_found_again(void **state)
{
	struct seen seen = {0};
	const char *at;
	unsigned found = 0;

	run(*state, "git init -qb main; for i in $(seq 300); do "
		    "printf 'one\\ntwo\\nthree\\n%s\\n' \"$i $i\" >f$i.c; done; git add .;"
		    "git commit -qm first; mkdir d; git mv f*.c d; git commit -qm moved");
	walk(*state, NULL, &seen, NULL);
	for (at = seen.log.ptr; (at = strstr(at, "\n R f")); at++)
		found++;
	assert_int_equal(found, 300);
	assert_int_equal(seen.gaps, 0);
	tg_buf_done(&seen.log);
}

/* @verifies TG-HIS-1 */
static void a_missing_object_is_counted_not_the_end(void **state)
{
	struct tg_completeness complete;
	struct seen seen = {0};

	run(*state, story);
	run(*state, "c=$(git rev-parse v1^{tree}); "
		    "rm -f .git/objects/$(echo $c | cut -c1-2)/$(echo $c | cut -c3-)");
	walk(*state, NULL, &seen, &complete);
	assert_int_equal(seen.commits, 4);
	assert_true(seen.gaps > 0);
	assert_true(complete.missing > 0);
	tg_buf_done(&seen.log);
}

/* @verifies TG-HIS-1 */
static void a_corrupt_pack_is_no_empty_history(void **state)
{
	struct tg_completeness complete;
	struct seen seen = {0};

	run(*state, story);
	run(*state,
	    "git gc -q; chmod u+w .git/objects/pack/*.pack; for p in .git/objects/pack/*.pack; do "
	    "dd if=/dev/zero of=$p bs=1 seek=12 count=400 conv=notrunc; done");
	walk(*state, NULL, &seen, &complete);
	assert_true(complete.missing > 0);
	tg_buf_done(&seen.log);
}

static void reads_tags_trees_and_blobs(void **state)
{
	struct place *place = *state;
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	struct tg_history *history;
	struct tg_ref *refs;
	struct tg_oid head, blob, hash;
	struct tg_buf content = {0};
	size_t count, size;

	run(place, story);
	history = tg_history_open(place->path, &err);
	assert_non_null(history);
	assert_true(tg_history_refs(&arena, history, &refs, &count, &err));
	assert_int_equal(count, 4);
	assert_string_equal(refs[0].name, "HEAD");
	assert_string_equal(refs[3].name, "refs/tags/v1");
	assert_true(tg_str_is(refs[3].message, "release"));
	assert_true(tg_str_is(refs[3].tagger.email, "dev@example.org"));
	assert_int_equal(refs[3].tagger.seconds, 1700000000);
	assert_true(tg_history_resolve(history, "HEAD", &head, &err));
	assert_false(tg_history_lookup(history, &head, "sub/two.c", &blob));
	assert_true(tg_history_lookup(history, &head, "four.c", &blob));
	assert_int_equal(tg_history_blob(history, &blob, 1, &content, &size), TG_BLOB_TOO_LARGE);
	assert_int_equal(size, 2);
	assert_int_equal(tg_history_blob(history, &blob, 2, &content, &size), TG_BLOB_READ);
	assert_string_equal(content.ptr, "x\n");
	hash = tg_history_hash(tg_buf_view(&content));
	assert_true(tg_oid_eq(&hash, &blob));
	assert_false(tg_history_resolve(history, "nothing", &head, &err));
	assert_string_equal(err.text, "there is no commit 'nothing'");
	tg_buf_done(&content);
	tg_history_close(history);
	tg_arena_done(&arena);
}

static void refuse(const struct place *place, const char *script, const char *want)
{
	struct tg_err err = {0};
	struct tg_history *history;

	run(place, script);
	history = tg_history_open(place->path, &err);
	if (history)
		fail_msg("opened, but wanted: %s", want);
	if (!strstr(err.text, want))
		fail_msg("'%s' lacks '%s'", err.text, want);
}

static void hostile_layouts_are_refused(void **state)
{
	struct place *place = *state;

	refuse(place, ":", "is not in a git repository; run 'git init'");
	refuse(place,
	       "git init -q; mkdir other; git init -q other;"
	       "echo \"$PWD/other/.git/objects\" >.git/objects/info/alternates",
	       "borrows objects of another repository");
	refuse(place, "rm -rf .git other; ln -s /tmp .git", "is a link or a special file");
	refuse(place, "rm .git; echo nonsense >.git", "is neither a repository nor names one");
	refuse(place, "echo 'gitdir: /nonexistent' >.git", "is not there");
	refuse(place, "rm .git; git init -q --object-format=sha256", "SHA-256");
}

static void a_git_file_is_followed_only_if_it_points_back(void **state)
{
	struct place *place = *state, inner = {0};
	struct tg_history *history;
	struct tg_err err = {0};

	run(place, "git init -qb main repo; git -C repo commit -q --allow-empty -m one;"
		   "git -C repo worktree add -q ../linked; mkdir forged;"
		   "cp linked/.git forged/.git");
	snprintf(inner.path, sizeof(inner.path), "%.50s/linked", place->path);
	history = tg_history_open(inner.path, &err);
	assert_string_equal(err.text, "");
	tg_history_close(history);
	snprintf(inner.path, sizeof(inner.path), "%.50s/forged", place->path);
	refuse(&inner, ":", "does not point back");
}

static void configuration_and_environment_have_no_effect(void **state)
{
	struct place *place = *state;
	struct seen seen = {0};

	run(place, story);
	run(place,
	    "git config core.worktree /; git config core.fsmonitor 'touch PWNED';"
	    "git config core.hooksPath /; git config filter.x.clean 'touch PWNED';"
	    "echo '* filter=x diff=x' >.gitattributes; git config diff.x.textconv 'touch PWNED'");
	setenv("GIT_DIR", "/nonexistent", 1);
	setenv("GIT_OBJECT_DIRECTORY", "/nonexistent", 1);
	walk(place, NULL, &seen, NULL);
	unsetenv("GIT_DIR");
	unsetenv("GIT_OBJECT_DIRECTORY");
	assert_int_equal(seen.commits, 4);
	run(place, "test ! -e PWNED");
	tg_buf_done(&seen.log);
}

static void another_users_repository_is_explained(void **state)
{
	struct place *place = *state;

	if (geteuid() != 0) { /* only root can give a folder away; others see the same code path */
		print_message("not root: ownership cannot be changed here\n");
		return;
	}
	setenv("HOME", "/nonexistent", 1);
	refuse(place, "git init -q; chown -R 12345:12345 .", "belongs to another user");
}

static void mailmap_and_odd_names(void **state)
{
	struct place *place = *state;
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	struct tg_history *history;
	struct seen seen = {0};
	const char *name, *email;

	run(place,
	    "git init -qb main; printf 'Developer <dev@example.com> <dev@example.org>\\n' "
	    ">.mailmap; printf x >\"$(printf 'b\\377d.c')\"; git add .;"
	    "git -c i18n.commitEncoding=latin1 commit -qm \"$(printf 'esc \\033[31m \\344')\"");
	walk(place, NULL, &seen, NULL);
	assert_string_equal(seen.log.ptr, "esc \x1b[31m \xe4\n A .mailmap\n A b\xff"
					  "d.c\n");
	history = tg_history_open(place->path, &err);
	assert_non_null(history);
	tg_history_mailmap(history, &arena, tg_str("Dev"), tg_str("dev@example.org"), &name,
			   &email);
	assert_string_equal(name, "Developer");
	assert_string_equal(email, "dev@example.com");
	tg_history_close(history);
	tg_arena_done(&arena);
	tg_buf_done(&seen.log);
}

static void bombs_are_not_inflated(void **state)
{
	struct place *place = *state;
	struct tg_completeness complete;
	struct tg_history *history;
	struct seen seen = {0};
	struct tg_err err = {0};
	struct tg_oid head, blob;
	struct tg_str content;
	size_t size;

	/* 200 MB of nothing, loose; a small file that is stored as a difference to a large one;
	 * folders nested deeper than anybody's; a commit with three hundred parents. */
	run(place,
	    "git init -qb main; head -c 200000000 /dev/zero >bomb.c;"
	    "seq 400000 >base.c; git add .; git commit -qm bomb; seq 2000 >base.c;"
	    "git commit -qam small; git gc -q;"
	    "b=$(git rev-parse HEAD:base.c); t=$(printf '100644 blob %s\tx.c\n' $b | git mktree);"
	    "for i in $(seq 150); do t=$(printf '040000 tree %s\td\n' $t | git mktree); done;"
	    "p=; for i in $(seq 300); do p=\"$p -p $(git commit-tree -m p$i HEAD^{tree})\"; done;"
	    "c=$(git commit-tree -m deep -p HEAD $p $t); git update-ref refs/heads/deep $c");
	walk(place, NULL, &seen, &complete);
	assert_int_equal(seen.commits, 303);
	assert_int_equal(seen.gaps, 1); /* the deep folders */
	assert_int_equal(complete.missing, 0);
	history = tg_history_open(place->path, &err);
	assert_true(tg_history_resolve(history, "main", &head, &err));
	assert_true(tg_history_lookup(history, &head, "bomb.c", &blob));
	assert_int_equal(tg_history_peek(history, &blob, 1 << 20, &content, &size),
			 TG_BLOB_TOO_LARGE);
	assert_int_equal(size, 200000000);
	assert_true(tg_history_lookup(history, &head, "base.c", &blob));
	assert_int_equal(tg_history_peek(history, &blob, 16 << 10, &content, &size), TG_BLOB_READ);
	assert_int_equal(size, 8893);
	assert_int_equal(tg_history_completeness(history)->missing, 0);
	tg_history_close(history);
	tg_buf_done(&seen.log);
}

static void no_commits_is_said(void **state)
{
	struct tg_err err = {0};
	struct tg_oid head;
	struct tg_history *history;
	struct place *place = *state;

	run(place, "git init -q");
	history = tg_history_open(place->path, &err);
	assert_non_null(history);
	assert_false(tg_history_resolve(history, "HEAD", &head, &err));
	assert_non_null(strstr(err.text, "has no commits yet"));
	tg_history_close(history);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)
	const struct CMUnitTest tests[] = {
		TEST(walks_every_commit_once_children_first),
		TEST(since_begins_with_the_whole_tree),
		TEST(a_shallow_clone_is_said_and_walked),
		TEST(a_partial_clone_is_walked_and_said),
		TEST(what_is_sorted_into_folders_is_found_again),
		TEST(a_missing_object_is_counted_not_the_end),
		TEST(a_corrupt_pack_is_no_empty_history),
		TEST(reads_tags_trees_and_blobs),
		TEST(hostile_layouts_are_refused),
		TEST(a_git_file_is_followed_only_if_it_points_back),
		TEST(configuration_and_environment_have_no_effect),
		TEST(another_users_repository_is_explained),
		TEST(mailmap_and_odd_names),
		TEST(bombs_are_not_inflated),
		TEST(no_commits_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
