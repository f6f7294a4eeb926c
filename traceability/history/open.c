/* SPDX-License-Identifier: Apache-2.0 */
/*
 * open.c - opening a repository that may have been prepared by an attacker.
 *
 * The work tree's path comes from the caller, never from `core.worktree`: the repository is
 * opened as a bare one. A `.git` file is followed only when the other side points back, as git
 * itself writes it for linked work trees and submodules; alternates are refused.
 */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "history/internal.h"

/* libgit2 1.5 leaks its expression when it checks `extensions.*`: not ours to free. */
#if defined(__has_feature) && !defined(__SANITIZE_ADDRESS__)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#define LEAK_OF_LIBRARY_BEGIN() __lsan_disable()
#define LEAK_OF_LIBRARY_END() __lsan_enable()
#else
#define LEAK_OF_LIBRARY_BEGIN() (void)0
#define LEAK_OF_LIBRARY_END() (void)0
#endif

enum { SMALL_FILE = 64 * 1024 };

bool tg_fail_git(struct tg_err *err, enum tg_code code, const char *what)
{
	const git_error *last = git_error_last();

	return tg_fail(err, code, "%s: %s", what,
		       last && last->message ? last->message : "unknown error");
}

/* The first line of a small file, or false. */
static bool first_line(const char *folder, const char *name, struct tg_buf *out)
{
	struct tg_buf path = {0}, content = {0};
	struct tg_str rest, line;
	bool found = false;

	tg_path_join(&path, folder, name);
	if (tg_file_read(path.ptr, SMALL_FILE, &content, NULL)) {
		rest = tg_buf_view(&content);
		if (tg_str_line(&rest, &line)) {
			tg_buf_clear(out);
			tg_buf_str(out, tg_str_trim(line));
			found = out->len > 0;
		}
	}
	tg_buf_done(&path);
	tg_buf_done(&content);
	return found;
}

/* Resolves `path` against `base` and takes symbolic links away; false when it does not exist. */
static bool real(const char *base, const char *path, struct tg_buf *out)
{
	struct tg_buf joined = {0};
	char *resolved;

	tg_path_join(&joined, base, path);
	resolved = realpath(joined.ptr, NULL);
	tg_buf_done(&joined);
	if (!resolved)
		return false;
	tg_buf_clear(out);
	tg_buf_puts(out, resolved);
	free(resolved);
	return true;
}

/* True when the repository behind a `.git` file says that `root` is its work tree. */
static bool points_back(const char *root, const char *gitdir)
{
	struct tg_buf text = {0}, there = {0}, here = {0};
	bool back = false;

	if (!real(root, ".git", &here)) {
		tg_buf_done(&here);
		return false;
	}
	if (first_line(gitdir, "gitdir", &text))
		back = real(gitdir, text.ptr, &there) && strcmp(there.ptr, here.ptr) == 0;
	if (!back) { /* a submodule */
		git_config *config = NULL;
		git_buf value = {0};

		tg_path_join(&text, gitdir, "config");
		if (git_config_open_ondisk(&config, text.ptr) == 0 &&
		    git_config_get_string_buf(&value, config, "core.worktree") == 0)
			back = real(gitdir, value.ptr, &there) && strcmp(there.ptr, root) == 0;
		git_buf_dispose(&value);
		git_config_free(config);
	}
	tg_buf_done(&text);
	tg_buf_done(&there);
	tg_buf_done(&here);
	return back;
}

/* Follows a `.git` file to the folder it names. */
static bool follow_gitfile(const char *root, struct tg_buf *gitdir, struct tg_err *err)
{
	struct tg_buf line = {0};
	bool ok = first_line(root, ".git", &line) && tg_str_starts(tg_buf_view(&line), "gitdir:");

	if (!ok)
		tg_fail(err, TG_ERR_INPUT, "'%s/.git' is neither a repository nor names one", root);
	else if (!real(root, tg_str_trim(tg_str(line.ptr + 7)).ptr, gitdir))
		ok = tg_fail(err, TG_ERR_INPUT, "the repository that '%s/.git' names is not there",
			     root);
	else if (!tg_path_within(gitdir->ptr, root) && !points_back(root, gitdir->ptr))
		ok = tg_fail(err, TG_ERR_INPUT,
			     "'%s/.git' names a repository outside its folder that does not point "
			     "back; it is not followed",
			     root);
	tg_buf_done(&line);
	return ok;
}

/* The folder of the repository for `root`; "" when there is none. */
static bool find_gitdir(const char *root, struct tg_buf *gitdir, struct tg_err *err)
{
	struct tg_buf path = {0};
	struct stat status;
	bool ok = true;

	tg_path_join(&path, root, ".git");
	if (lstat(path.ptr, &status) == 0) {
		if (S_ISDIR(status.st_mode))
			tg_buf_puts(gitdir, path.ptr);
		else if (S_ISREG(status.st_mode))
			ok = follow_gitfile(root, gitdir, err);
		else
			ok = tg_fail(err, TG_ERR_INPUT,
				     "'%s' is a link or a special file; it is not followed",
				     path.ptr);
	} else {
		tg_path_join(&path, root, "HEAD");
		if (tg_file_exists(path.ptr)) {
			tg_path_join(&path, root, "objects");
			if (tg_dir_exists(path.ptr))
				tg_buf_puts(gitdir, root);
		}
		if (!gitdir->len)
			ok = tg_fail(err, TG_ERR_MISSING,
				     "'%s' is not in a git repository; run 'git init', or choose "
				     "another folder with -C",
				     root);
	}
	tg_buf_done(&path);
	return ok;
}

/* The folder that holds objects and references: another one for a linked work tree. */
static bool find_common(const char *gitdir, struct tg_buf *common, struct tg_err *err)
{
	struct tg_buf line = {0};
	bool ok = true;

	tg_buf_clear(common);
	tg_buf_puts(common, gitdir);
	if (first_line(gitdir, "commondir", &line)) {
		ok = real(gitdir, line.ptr, common) && tg_path_within(gitdir, common->ptr);
		if (!ok)
			tg_fail(err, TG_ERR_INPUT,
				"'%s/commondir' leads outside its repository; it is not followed",
				gitdir);
	}
	tg_buf_done(&line);
	return ok;
}

static bool refuse_alternates(const char *common, struct tg_err *err)
{
	struct tg_buf line = {0};
	bool alternates = first_line(common, "objects/info/alternates", &line);

	tg_buf_done(&line);
	if (alternates)
		return tg_fail(
			err, TG_ERR_INPUT,
			"'%s' borrows objects of another repository "
			"(objects/info/alternates), which is not read; run 'git repack -a -d' "
			"and remove that file",
			common);
	return true;
}

/* Commits whose parents a shallow clone left out. */
static void read_shallow(struct tg_history *history, const char *common)
{
	struct tg_buf path = {0}, content = {0};
	struct tg_str rest, line;
	struct tg_oid oid;

	tg_path_join(&path, common, "shallow");
	if (tg_file_read(path.ptr, 64 << 20, &content, NULL)) {
		rest = tg_buf_view(&content);
		while (tg_str_line(&rest, &line))
			if (tg_oid_parse(tg_str_trim(line), &oid))
				*TG_VEC_ADD(&history->shallow) = oid;
		history->completeness.shallow = history->shallow.count > 0;
	}
	tg_buf_done(&path);
	tg_buf_done(&content);
}

/* A partial clone has a remote that promised to give the rest when asked. */
static void read_partial(struct tg_history *history)
{
	git_config *config = NULL;
	git_config_iterator *iterator = NULL;
	git_config_entry *entry;

	if (git_repository_config_snapshot(&config, history->repo) == 0 &&
	    git_config_iterator_new(&iterator, config) == 0)
		while (git_config_next(&entry, iterator) == 0)
			if (strcmp(entry->name, "extensions.partialclone") == 0 ||
			    tg_str_ends(tg_str(entry->name), ".promisor"))
				history->completeness.partial = true;
	git_config_iterator_free(iterator);
	git_config_free(config);
}

static bool fail_open(struct tg_err *err, int code, const char *root)
{
	const git_error *last = git_error_last();
	const char *text = last && last->message ? last->message : "";

	if (code == GIT_EOWNER || strstr(text, "safe.directory") || strstr(text, "owner"))
		return tg_fail(err, TG_ERR_INPUT,
			       "the repository '%s' belongs to another user; if you trust it, run "
			       "'git config --global --add safe.directory %s'",
			       root, root);
	if (strstr(text, "objectformat"))
		return tg_fail(
			err, TG_ERR_INPUT,
			"the repository '%s' names its objects by SHA-256, which this version "
			"cannot read",
			root);
	return tg_fail(err, code == GIT_ENOTFOUND ? TG_ERR_MISSING : TG_ERR_IO,
		       "cannot open the repository '%s': %s", root, text);
}

static bool open_at(struct tg_history *history, const char *root, const char *gitdir,
		    const char *common, struct tg_err *err)
{
	const unsigned flags = GIT_REPOSITORY_OPEN_NO_SEARCH | GIT_REPOSITORY_OPEN_BARE |
			       GIT_REPOSITORY_OPEN_NO_DOTGIT;
	int code;

	LEAK_OF_LIBRARY_BEGIN();
	code = git_repository_open_ext(&history->repo, gitdir, flags, NULL);
	LEAK_OF_LIBRARY_END();
	if (code < 0)
		return fail_open(err, code, root);
	if (git_repository_odb(&history->odb, history->repo) < 0)
		return tg_fail_git(err, TG_ERR_IO, "cannot open the object database");
	read_shallow(history, common);
	read_partial(history);
	return true;
}

struct tg_history *tg_history_open(const char *root, struct tg_err *err)
{
	struct tg_history *history = NULL;
	struct tg_buf gitdir = {0}, common = {0};

	if (!tg_history_start_library(err))
		return NULL;
	history = tg_alloc_zero(1, sizeof(*history));
	if (!find_gitdir(root, &gitdir, err) || !find_common(gitdir.ptr, &common, err) ||
	    !refuse_alternates(common.ptr, err) ||
	    !open_at(history, root, gitdir.ptr, common.ptr, err)) {
		tg_history_close(history);
		history = NULL;
	}
	tg_buf_done(&gitdir);
	tg_buf_done(&common);
	return history;
}

void tg_history_close(struct tg_history *history)
{
	if (!history)
		return;
	tg_history_object_free(&history->peeked);
	git_mailmap_free(history->mailmap);
	git_odb_free(history->odb);
	git_repository_free(history->repo);
	TG_VEC_DONE(&history->shallow);
	free(history);
	git_libgit2_shutdown();
}

void tg_history_close_(struct tg_history **history)
{
	tg_history_close(*history);
	*history = NULL;
}

const struct tg_completeness *tg_history_completeness(const struct tg_history *history)
{
	return &history->completeness;
}

const char *tg_history_why(struct tg_arena *arena, const struct tg_completeness *completeness)
{
	struct tg_buf text = {0};
	char hex[TG_OID_HEX];
	const char *why;

	if (completeness->shallow)
		tg_buf_puts(&text, "the clone is shallow; run 'git fetch --unshallow'");
	if (completeness->missing)
		tg_buf_printf(&text, "%s%zu object%s missing or corrupt, the first is %s%s",
			      text.len ? "; " : "", completeness->missing,
			      completeness->missing == 1 ? " is" : "s are",
			      tg_oid_hex(&completeness->object, hex),
			      completeness->partial ? " (the clone is partial)" : "");
	why = tg_arena_strndup(arena, text.ptr ? text.ptr : "", text.len);
	tg_buf_done(&text);
	return why;
}
