/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/process/signature.h"

#include "base/sshsig.h"

enum { LIMIT = 1 << 20 };

const char *tg_signature_name(enum tg_signature_state state)
{
	static const char *const names[] = {"none", "unchecked", "wrong", "valid"};

	return names[state];
}

void tg_signing_load(struct tg_arena *arena, struct tg_history *history,
		     const struct tg_oid *commit, struct tg_signing *ret)
{
	struct tg_str content;
	struct tg_oid blob;
	size_t size;

	*ret = (struct tg_signing){.history = history};
	if (history && tg_history_lookup(history, commit, TG_SIGNERS_FILE, &blob) &&
	    tg_history_peek(history, &blob, LIMIT, &content, &size) == TG_BLOB_READ)
		ret->signers = tg_signers_read(arena, content);
}

/* Whether the key may sign what says that it was made then, by that address. */
static struct tg_signature judge_key(struct tg_arena *arena, const struct tg_signers *signers,
				     const char *key, int64_t seconds, const char *address)
{
	bool late;
	const struct tg_signer *signer = tg_signers_find(signers, key, seconds, &late);

	if (!signer)
		return (struct tg_signature){
			TG_SIGNATURE_WRONG,
			late ? "signed with a key that may not sign at that time"
			     : "signed with a key that is not in " TG_SIGNERS_FILE};
	return (struct tg_signature){TG_SIGNATURE_VALID,
				     tg_arena_printf(arena, "signed by %s%s%s%s", signer->names,
						     tg_signer_is(signer, address) ? "" : " for <",
						     tg_signer_is(signer, address) ? "" : address,
						     tg_signer_is(signer, address) ? "" : ">")};
}

static struct tg_signature judge(struct tg_arena *arena, const struct tg_signing *signing,
				 struct tg_str text, struct tg_str signature, int64_t seconds,
				 const char *address)
{
	enum tg_signature_state unchecked = TG_SIGNATURE_UNCHECKED;
	char key[TG_SSHSIG_KEY];

	if (!tg_str_starts(signature, TG_SSHSIG_BEGIN))
		return (struct tg_signature){unchecked,
					     "signed, not checked: only keys of SSH are, ask git"};
	if (!signing->signers.present)
		return (struct tg_signature){unchecked,
					     "signed, not checked: there is no " TG_SIGNERS_FILE
					     " with keys"};
	switch (tg_sshsig_check(signature, text, "git", key)) {
	case TG_SSHSIG_VALID:
		return judge_key(arena, &signing->signers, key, seconds, address);
	case TG_SSHSIG_OTHER:
		return (struct tg_signature){
			unchecked, "signed, not checked: the key is not of the kind ed25519"};
	case TG_SSHSIG_MALFORMED:
		return (struct tg_signature){TG_SIGNATURE_WRONG, "its signature is malformed"};
	case TG_SSHSIG_WRONG:
		break;
	}
	return (struct tg_signature){TG_SIGNATURE_WRONG,
				     "its signature is wrong: something else was signed"};
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
