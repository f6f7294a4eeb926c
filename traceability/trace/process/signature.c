/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/process/signature.h"

#include "base/file.h"
#include "base/sshsig.h"

#define KEYRING_FILE TG_SIGNERS_FILE ".asc"

/* As gpgsm writes what git has made with gpg.format=x509. */
#define X509_BEGIN "-----BEGIN SIGNED MESSAGE-----"

enum { LIMIT = 1 << 20 };

const char *tg_signature_name(enum tg_signature_state state)
{
	static const char *const names[] = {"none", "unchecked", "unknown", "wrong", "valid"};

	return names[state];
}

/* ---- keys ---- */

/* The text of a file of a commit, in the arena; nothing when it is not there. */
static struct tg_str text_of(struct tg_arena *arena, struct tg_history *history,
			     const struct tg_oid *commit, const char *path)
{
	struct tg_str content;
	struct tg_oid blob;
	size_t size;

	if (!history || !tg_history_lookup(history, commit, path, &blob) ||
	    tg_history_peek(history, &blob, LIMIT, &content, &size) != TG_BLOB_READ)
		return tg_str_n(NULL, 0);
	return tg_str_n(tg_arena_strndup(arena, content.ptr, content.len), content.len);
}

/* Likewise of a folder; a file that is there has to be read. */
static bool read_file(struct tg_arena *arena, const char *path, struct tg_str *ret,
		      struct tg_err *err)
{
	struct tg_buf content = {0};
	bool ok = true;

	if (tg_file_exists(path)) {
		ok = tg_file_read(path, LIMIT, &content, err);
		*ret = tg_str_n(
			tg_arena_strndup(arena, content.ptr ? content.ptr : "", content.len),
			content.len);
	}
	tg_buf_done(&content);
	return ok;
}

bool tg_signing_load(struct tg_arena *arena, struct tg_history *history,
		     const struct tg_oid *commit, const char *folder, struct tg_signing *ret,
		     struct tg_err *err)
{
	struct tg_str signers = {0};

	*ret = (struct tg_signing){.history = history,
				   .signers_file = TG_SIGNERS_FILE,
				   .keyring_file = KEYRING_FILE,
				   .openpgp = TG_NEW(arena, struct tg_pgpsig_keys *),
				   .openpgp_problem = TG_NEW(arena, const char *)};
	if (folder) {
		ret->signers_file =
			tg_arena_printf(arena, "%s/%s", folder, tg_path_name(TG_SIGNERS_FILE));
		ret->keyring_file =
			tg_arena_printf(arena, "%s/%s", folder, tg_path_name(KEYRING_FILE));
		if (!read_file(arena, ret->signers_file, &signers, err) ||
		    !read_file(arena, ret->keyring_file, &ret->keyring, err))
			return false;
		if (!signers.ptr && !ret->keyring.ptr)
			return tg_fail(err, TG_ERR_MISSING,
				       "no keys: there is neither '%s' nor '%s'", ret->signers_file,
				       ret->keyring_file);
	} else {
		signers = text_of(arena, history, commit, TG_SIGNERS_FILE);
		ret->keyring = text_of(arena, history, commit, KEYRING_FILE);
	}
	if (signers.ptr)
		ret->signers = tg_signers_read(arena, signers);
	return true;
}

void tg_signing_done(struct tg_signing *signing)
{
	if (!signing->openpgp)
		return;
	tg_pgpsig_keys_done(*signing->openpgp);
	*signing->openpgp = NULL;
}

/* ---- verdicts ---- */

static struct tg_signature verdict(enum tg_signature_state state, const char *how)
{
	return (struct tg_signature){state, how};
}

static struct tg_signature valid(struct tg_arena *arena, const char *names, bool is_own,
				 const char *address)
{
	return verdict(TG_SIGNATURE_VALID,
		       tg_arena_printf(arena, "signed by %s%s%s%s", names, is_own ? "" : " for <",
				       is_own ? "" : address, is_own ? "" : ">"));
}

/* Whether the key may sign what says that it was made then, by that address. */
static struct tg_signature judge_key(struct tg_arena *arena, const struct tg_signing *signing,
				     const char *key, int64_t seconds, const char *address)
{
	bool late;
	const struct tg_signer *signer = tg_signers_find(&signing->signers, key, seconds, &late);

	if (late && !signer)
		return verdict(TG_SIGNATURE_WRONG,
			       "signed with a key that may not sign at that time");
	if (!signer)
		return verdict(TG_SIGNATURE_UNKNOWN,
			       tg_arena_printf(arena, "signed with a key that is not in %s",
					       signing->signers_file));
	return valid(arena, signer->names, tg_signer_is(signer, address), address);
}

static struct tg_signature judge_ssh(struct tg_arena *arena, const struct tg_signing *signing,
				     struct tg_str text, struct tg_str signature, int64_t seconds,
				     const char *address)
{
	char key[TG_SSHSIG_KEY];

	if (!signing->signers.present)
		return verdict(TG_SIGNATURE_UNCHECKED,
			       tg_arena_printf(arena,
					       "signed, not checked: there is no %s with keys",
					       signing->signers_file));
	switch (tg_sshsig_check(signature, text, "git", key)) {
	case TG_SSHSIG_VALID:
		return judge_key(arena, signing, key, seconds, address);
	case TG_SSHSIG_OTHER:
		return verdict(TG_SIGNATURE_UNCHECKED,
			       "signed, not checked: the key is not of the kinds ed25519, RSA and "
			       "ECDSA");
	case TG_SSHSIG_WEAK:
		return verdict(TG_SIGNATURE_WRONG,
			       "its signature is weak: SHA-1, or RSA of less than 2048 bits");
	case TG_SSHSIG_MALFORMED:
		return verdict(TG_SIGNATURE_WRONG, "its signature is malformed");
	case TG_SSHSIG_WRONG:
		break;
	}
	return verdict(TG_SIGNATURE_WRONG, "its signature is wrong: something else was signed");
}

static bool lists(const char *names, const char *address)
{
	struct tg_str rest = tg_str(names), name;

	while (tg_str_split(&rest, ',', &name))
		if (tg_str_is(name, address))
			return true;
	return false;
}

/* The keys, which are read once. */
static struct tg_pgpsig_keys *openpgp_keys(struct tg_arena *arena, const struct tg_signing *signing)
{
	struct tg_err err = {0};

	if (!*signing->openpgp && !*signing->openpgp_problem) {
		*signing->openpgp = tg_pgpsig_keys_read(signing->keyring, &err);
		if (!*signing->openpgp)
			*signing->openpgp_problem = tg_arena_printf(
				arena, "signed, not checked: %s%s%s",
				err.code == TG_ERR_INPUT ? signing->keyring_file : "",
				err.code == TG_ERR_INPUT ? ": " : "", err.text);
	}
	return *signing->openpgp;
}

static struct tg_signature judge_openpgp(struct tg_arena *arena, const struct tg_signing *signing,
					 struct tg_str text, struct tg_str signature,
					 const char *address)
{
	struct tg_pgpsig_keys *keys;
	const char *names;

	if (!signing->keyring.ptr)
		return verdict(TG_SIGNATURE_UNCHECKED,
			       tg_arena_printf(arena,
					       "signed, not checked: there is no %s with keys",
					       signing->keyring_file));
	keys = openpgp_keys(arena, signing);
	if (!keys)
		return verdict(TG_SIGNATURE_UNCHECKED, *signing->openpgp_problem);
	switch (tg_pgpsig_check(arena, keys, signature, text, &names)) {
	case TG_PGPSIG_VALID:
		return valid(arena, names, lists(names, address), address);
	case TG_PGPSIG_UNKNOWN:
		return verdict(TG_SIGNATURE_UNKNOWN,
			       tg_arena_printf(arena, "signed with a key that is not in %s",
					       signing->keyring_file));
	case TG_PGPSIG_LATE:
		return verdict(TG_SIGNATURE_WRONG,
			       "signed with a key that has expired or is revoked, or the signature "
			       "has expired");
	case TG_PGPSIG_WEAK:
		return verdict(TG_SIGNATURE_WRONG,
			       "its signature is weak: SHA-1 or older, or a key of less than 2048 "
			       "bits");
	case TG_PGPSIG_OTHER:
		return verdict(TG_SIGNATURE_UNCHECKED,
			       "signed, not checked: librnp does not know signatures of its kind");
	case TG_PGPSIG_MALFORMED:
		return verdict(TG_SIGNATURE_WRONG, "its signature is malformed");
	case TG_PGPSIG_WRONG:
		break;
	}
	return verdict(TG_SIGNATURE_WRONG, "its signature is wrong: something else was signed");
}

static struct tg_signature judge(struct tg_arena *arena, const struct tg_signing *signing,
				 struct tg_str text, struct tg_str signature, int64_t seconds,
				 const char *address)
{
	if (tg_str_starts(signature, TG_SSHSIG_BEGIN))
		return judge_ssh(arena, signing, text, signature, seconds, address);
	if (tg_str_starts(signature, TG_PGPSIG_BEGIN))
		return judge_openpgp(arena, signing, text, signature, address);
	if (tg_str_starts(signature, X509_BEGIN))
		return verdict(TG_SIGNATURE_UNCHECKED,
			       "signed, not checked: by a certificate of X.509, which "
			       "'git verify-tag' or 'git verify-commit' checks with gpgsm");
	return verdict(
		TG_SIGNATURE_UNCHECKED,
		"signed, not checked: neither by a key of SSH nor by one of OpenPGP, ask git");
}

static struct tg_signature look(struct tg_arena *arena, const struct tg_signing *signing,
				const struct tg_oid *oid, bool is_tag, int64_t seconds,
				const char *address)
{
	struct tg_signature ret = {TG_SIGNATURE_NONE, "not signed"};
	struct tg_buf text = {0}, signature = {0};

	if (!signing->history)
		ret = (struct tg_signature){TG_SIGNATURE_UNCHECKED,
					    "not checked: the repository is not here"};
	else if (tg_history_signature(signing->history, oid, is_tag, &text, &signature))
		ret = judge(arena, signing, tg_buf_view(&text), tg_buf_view(&signature), seconds,
			    address);
	tg_buf_done(&text);
	tg_buf_done(&signature);
	return ret;
}

struct tg_signature tg_signature_of_commit(struct tg_arena *arena, const struct tg_signing *signing,
					   const struct tg_oid *oid)
{
	struct tg_commit commit = {0};
	const char *address = "";

	if (signing->history && tg_history_commit(arena, signing->history, oid, &commit, NULL))
		address = tg_arena_strndup(arena, commit.committer.email.ptr,
					   commit.committer.email.len);
	return look(arena, signing, oid, false, commit.committer.seconds, address);
}

struct tg_signature tg_signature_of_tag(struct tg_arena *arena, const struct tg_signing *signing,
					const struct tg_oid *oid, int64_t seconds,
					const char *address)
{
	return look(arena, signing, oid, true, seconds, address);
}
