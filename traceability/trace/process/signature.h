/* SPDX-License-Identifier: Apache-2.0 */
/*
 * signature.h - whether a commit or tag is signed, and by whose key. Keys of SSH stand in
 * .tracegate/allowed_signers, keys of OpenPGP in .tracegate/allowed_signers.asc of the commit that
 * is asked about: who may sign is itself under review. Somebody who does not take the repository's
 * word for it has a folder with the same two files. A signature that cannot be checked is none
 * that holds, and is said to be unchecked.
 */
#ifndef TG_TRACE_SIGNATURE_H
#define TG_TRACE_SIGNATURE_H

#include "base/pgpsig.h"
#include "history/history.h"
#include "knowledge/signers.h"

/* Where signatures and keys are; release it with tg_signing_done(). */
struct tg_signing {
	struct tg_history *history; /* NULL: there is no repository, nothing can be checked */
	const char *signers_file;   /* for people: ".tracegate/allowed_signers" */
	const char *keyring_file;
	struct tg_signers signers;
	struct tg_str keyring;           /* keys of OpenPGP as they are written, or empty */
	struct tg_pgpsig_keys **openpgp; /* read of it when the first signature is met */
	const char **openpgp_problem;    /* why they could not be, or NULL */
};

/* Takes the keys of a commit; or of a folder, unless `folder` is NULL: then it has to have one of
 * the two files. */
bool tg_signing_load(struct tg_arena *arena, struct tg_history *history,
		     const struct tg_oid *commit, const char *folder, struct tg_signing *ret,
		     struct tg_err *err);
void tg_signing_done(struct tg_signing *signing);

enum tg_signature_state {
	TG_SIGNATURE_NONE = 0,
	TG_SIGNATURE_UNCHECKED, /* of a form or kind that is not checked, or there are no keys */
	TG_SIGNATURE_UNKNOWN,   /* no allowed key signed it */
	TG_SIGNATURE_WRONG,     /* something else was signed, the key was not good, or it is weak */
	TG_SIGNATURE_VALID,
};

const char *tg_signature_name(enum tg_signature_state state); /* "none", "unchecked", ... */

struct tg_signature {
	enum tg_signature_state state;
	const char *how; /* "not signed", "signed by release@box.example", ... */
};

/*
 * Looks at a commit, or at the object of a tag. `seconds` is when it says that it was made, and
 * `address` by whom: both are under the signature. Texts live in the arena.
 */
struct tg_signature tg_signature_of_commit(struct tg_arena *arena, const struct tg_signing *signing,
					   const struct tg_oid *oid);
struct tg_signature tg_signature_of_tag(struct tg_arena *arena, const struct tg_signing *signing,
					const struct tg_oid *oid, int64_t seconds,
					const char *address);

#endif
