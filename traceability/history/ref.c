/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ref.c - names of commits: revisions, branches, tags.
 */
#include <stdlib.h>

#include "base/hash.h"
#include "history/internal.h"

/* A name is looked up here: libgit2's parser loses memory when the object behind it is missing. */
static int find_object(struct tg_history *history, const char *revision, git_object **ret,
		       bool *ret_named)
{
	git_reference *name = NULL, *direct = NULL;
	int code = git_reference_dwim(&name, history->repo, revision);

	*ret_named = code == 0;
	if (code == 0)
		code = git_reference_resolve(&direct, name);
	if (code == 0)
		code = git_object_lookup(ret, history->repo, git_reference_target(direct),
					 GIT_OBJECT_ANY);
	git_reference_free(name);
	git_reference_free(direct);
	return *ret_named ? code : git_revparse_single(ret, history->repo, revision);
}

bool tg_history_resolve(struct tg_history *history, const char *revision, struct tg_oid *ret,
			struct tg_err *err)
{
	git_object *object = NULL, *commit = NULL;
	bool named;
	int code;

	if (git_repository_head_unborn(history->repo) == 1 && strcmp(revision, "HEAD") == 0)
		return tg_fail(err, TG_ERR_MISSING,
			       "the repository has no commits yet; make the first one");
	code = find_object(history, revision, &object, &named);
	if (code == 0)
		code = git_object_peel(&commit, object, GIT_OBJECT_COMMIT);
	if (code == 0)
		*ret = tg_from_git(git_object_id(commit));
	git_object_free(object);
	git_object_free(commit);
	if (code == GIT_EAMBIGUOUS)
		return tg_fail(err, TG_ERR_MISSING, "'%s' is the beginning of several object names",
			       revision);
	if (code < 0 && named)
		return tg_fail(err, TG_ERR_INCOMPLETE,
			       "what '%s' names is no commit, or is missing or corrupt", revision);
	if (code < 0)
		return tg_fail(
			err, TG_ERR_MISSING, "there is no commit '%s'%s", revision,
			history->shallow.count
				? " in this shallow clone; run 'git fetch --unshallow --tags'"
				: "");
	return true;
}

/* @satisfies TG-WHY-2 */
bool tg_history_at(struct tg_history *history, int64_t seconds, struct tg_oid *ret,
		   struct tg_err *err)
{
	struct tg_oid at;
	bool found = false, more = tg_history_resolve(history, "HEAD", &at, err);

	if (!more)
		return false;
	while (more && !found) {
		struct tg_arena arena = {0};
		struct tg_commit commit;

		more = tg_history_commit(&arena, history, &at, &commit, err);
		found = more && commit.committer.seconds <= seconds;
		if (found)
			*ret = at;
		else if (more && commit.parent_count)
			at = commit.parents[0];
		else if (more)
			more = tg_fail(err, TG_ERR_MISSING, "HEAD had no commit yet at that time");
		tg_arena_done(&arena);
	}
	return found;
}

static struct tg_str copy(struct tg_arena *arena, const char *text)
{
	return tg_str(tg_arena_strdup(arena, text ? text : ""));
}

/* The form of the signature that a tag's message ends with, or "". */
static const char *signature_of(const char *message)
{
	static const struct {
		const char *line, *form;
	} forms[] = {
		{"BEGIN PGP SIGNATURE", "openpgp"},
		{"BEGIN SSH SIGNATURE", "ssh"},
		{"BEGIN SIGNED MESSAGE", "x509"},
	};
	struct tg_str rest = tg_str(message ? message : ""), line;
	const char *form = "";
	size_t i;

	while (tg_str_line(&rest, &line))
		for (i = 0; i < sizeof(forms) / sizeof(*forms); i++)
			if (tg_str_starts(line, "-----") &&
			    tg_str_is(tg_str_n(line.ptr + 5, line.len > 10 ? line.len - 10 : 0),
				      forms[i].line))
				form = forms[i].form;
	return form;
}

/* What an annotated tag says about itself. */
static void read_tag(struct tg_arena *arena, const git_tag *tag, struct tg_ref *ref)
{
	const git_signature *tagger = git_tag_tagger(tag);
	struct tg_str message = copy(arena, git_tag_message(tag)), line;

	ref->tag = tg_from_git(git_tag_id(tag));
	ref->signature = signature_of(git_tag_message(tag));
	if (tg_str_line(&message, &line))
		ref->message = line;
	if (!tagger)
		return;
	ref->tagger.name = copy(arena, tagger->name);
	ref->tagger.email = copy(arena, tagger->email);
	ref->tagger.seconds = tagger->when.time;
	ref->tagger.offset = tagger->when.offset;
}

/* Fills `ref`; false when the reference leads to no commit. */
static bool read_ref(struct tg_arena *arena, struct tg_history *history,
		     const git_reference *reference, struct tg_ref *ref)
{
	git_reference *direct = NULL;
	git_object *object = NULL, *commit = NULL;
	bool ok = git_reference_resolve(&direct, reference) == 0;
	struct tg_oid target;

	if (ok) {
		target = tg_from_git(git_reference_target(direct));
		ok = git_object_lookup(&object, history->repo, git_reference_target(direct),
				       GIT_OBJECT_ANY) == 0;
		if (!ok)
			tg_history_missing(history, &target);
	}
	if (ok && git_object_type(object) == GIT_OBJECT_TAG)
		read_tag(arena, (const git_tag *)object, ref);
	ok = ok && git_object_peel(&commit, object, GIT_OBJECT_COMMIT) == 0;
	if (ok)
		ref->commit = tg_from_git(git_object_id(commit));
	git_reference_free(direct);
	git_object_free(object);
	git_object_free(commit);
	return ok;
}

static bool kind_of(const char *name, enum tg_ref_kind *ret)
{
	static const struct {
		const char *prefix;
		enum tg_ref_kind kind;
	} kinds[] = {
		{"refs/heads/", TG_REF_BRANCH},
		{"refs/remotes/", TG_REF_REMOTE},
		{"refs/tags/", TG_REF_TAG},
	};
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (strncmp(name, kinds[i].prefix, strlen(kinds[i].prefix)) == 0) {
			*ret = kinds[i].kind;
			return true;
		}
	}
	return false;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct tg_ref *)a)->name, ((const struct tg_ref *)b)->name);
}

bool tg_history_refs(struct tg_arena *arena, struct tg_history *history, struct tg_ref **ret,
		     size_t *ret_count, struct tg_err *err)
{
	TG_VEC(struct tg_ref) refs = {0};
	git_reference_iterator *iterator = NULL;
	git_reference *reference = NULL;
	struct tg_ref ref = {0};
	int code;

	if (git_reference_iterator_new(&iterator, history->repo) < 0)
		return tg_fail_git(err, TG_ERR_IO, "cannot list the references");
	while ((code = git_reference_next(&reference, iterator)) == 0) {
		memset(&ref, 0, sizeof(ref));
		ref.name = tg_arena_strdup(arena, git_reference_name(reference));
		ref.signature = "";
		if (kind_of(ref.name, &ref.kind) && read_ref(arena, history, reference, &ref))
			*TG_VEC_ADD(&refs) = ref;
		git_reference_free(reference);
	}
	git_reference_iterator_free(iterator);
	memset(&ref, 0, sizeof(ref));
	ref.name = "HEAD";
	ref.signature = "";
	ref.kind = TG_REF_HEAD;
	if (code == GIT_ITEROVER && git_reference_lookup(&reference, history->repo, "HEAD") == 0) {
		if (read_ref(arena, history, reference, &ref))
			*TG_VEC_ADD(&refs) = ref;
		git_reference_free(reference);
	}
	if (refs.count)
		qsort(refs.at, refs.count, sizeof(*refs.at), by_name);
	*ret = tg_arena_alloc(arena, (refs.count + 1) * sizeof(**ret));
	if (refs.count)
		memcpy(*ret, refs.at, refs.count * sizeof(**ret));
	*ret_count = refs.count;
	TG_VEC_DONE(&refs);
	return code == GIT_ITEROVER || tg_fail_git(err, TG_ERR_IO, "cannot list the references");
}

bool tg_history_merge_base(struct tg_history *history, const struct tg_oid *a,
			   const struct tg_oid *b, struct tg_oid *ret, struct tg_err *err)
{
	git_oid one = tg_to_git(a), two = tg_to_git(b), base;
	char x[TG_OID_HEX], y[TG_OID_HEX];
	int code = git_merge_base(&base, history->repo, &one, &two);

	if (code == GIT_ENOTFOUND)
		return tg_fail(err, TG_ERR_MISSING, "'%.12s' and '%.12s' have no common ancestor%s",
			       tg_oid_hex(a, x), tg_oid_hex(b, y),
			       history->completeness.shallow
				       ? "; the clone is shallow, run 'git fetch --unshallow'"
				       : "");
	if (code < 0)
		return tg_fail_git(err, TG_ERR_INCOMPLETE, "cannot find the common ancestor");
	*ret = tg_from_git(&base);
	return true;
}

const char *tg_history_boundary(struct tg_arena *arena, const struct tg_history *history)
{
	struct tg_hasher hasher;
	char hex[TG_HASH_HEX];
	size_t i;

	if (!history->shallow.count)
		return "";
	tg_hash_begin(&hasher);
	for (i = 0; i < history->shallow.count; i++)
		tg_hash_add(&hasher,
			    tg_str_n((const char *)history->shallow.at[i].byte, TG_OID_SIZE));
	return tg_arena_strdup(arena, tg_hash_hex(tg_hash_end(&hasher), hex));
}
