/* SPDX-License-Identifier: Apache-2.0 */
/*
 * signers.h - .tracegate/allowed_signers: whose keys may sign commits and tags. It has the form of
 * git's gpg.ssh.allowedSignersFile (ALLOWED SIGNERS in ssh-keygen(1)), so that git can be told to
 * use the same file: lines "NAMES [OPTIONS] KIND KEY [COMMENT]".
 */
#ifndef TG_KNOWLEDGE_SIGNERS_H
#define TG_KNOWLEDGE_SIGNERS_H

#include "base/mem.h"
#include "base/str.h"

#define TG_SIGNERS_FILE ".tracegate/allowed_signers"

struct tg_signer {
	const char *names;     /* whose key it is: addresses and patterns, commas between */
	const char *key;       /* "AAAAC3..." */
	int64_t after, before; /* seconds since 1970 between which it may sign */
	unsigned line;
};

struct tg_signers {
	bool present; /* there is a file at all */
	const struct tg_signer *at;
	size_t count;
	size_t unread;         /* lines that give no key that can be checked */
	unsigned first_unread; /* the line of the first of them */
};

/* Never fails: keys of other kinds than ed25519, authorities and what is malformed is counted and
 * lets nobody sign. Texts live in the arena. */
struct tg_signers tg_signers_read(struct tg_arena *arena, struct tg_str content);

/* The line that lets a key sign at a moment. `ret_late`: the key stands there, but not for then. */
const struct tg_signer *tg_signers_find(const struct tg_signers *signers, const char *key,
					int64_t seconds, bool *ret_late);

/* True when an address is one of the names of the line. */
bool tg_signer_is(const struct tg_signer *signer, const char *address);

#endif
