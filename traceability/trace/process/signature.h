/* SPDX-License-Identifier: Apache-2.0 */
/*
 * signature.h - whether a commit or tag is signed, and by whose key. The keys stand in
 * .tracegate/allowed_signers of the commit that is asked about: who may sign is itself under
 * review. A signature that cannot be checked is none that holds, and is said to be unchecked.
 */
#ifndef TG_TRACE_SIGNATURE_H
#define TG_TRACE_SIGNATURE_H

#include "history/history.h"
#include "knowledge/signers.h"

/* Where signatures and keys are. */
struct tg_signing {
	struct tg_history *history; /* NULL: there is no repository, nothing can be checked */
	struct tg_signers signers;
};

/* Reads the keys of a commit. */
void tg_signing_load(struct tg_arena *arena, struct tg_history *history,
		     const struct tg_oid *commit, struct tg_signing *ret);

enum tg_signature_state {
	TG_SIGNATURE_NONE = 0,
	TG_SIGNATURE_UNCHECKED,
	TG_SIGNATURE_WRONG, /* the content is not what was signed, or no allowed key signed it */
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
