/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pgpsig.h - signatures in the form of OpenPGP, as git makes them by default, checked with the keys
 * of a file and no others: librnp does, which is loaded when it is first asked for; no program is
 * run, and no keyring of the machine is read.
 */
#ifndef TG_BASE_PGPSIG_H
#define TG_BASE_PGPSIG_H

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"

#define TG_PGPSIG_BEGIN "-----BEGIN PGP SIGNATURE-----"

/* Public keys. */
struct tg_pgpsig_keys;

/* Reads keys as `gpg --export --armor` writes them. `err` says why not: they are none, or there is
 * no librnp. Release them with tg_pgpsig_keys_done(). */
struct tg_pgpsig_keys *tg_pgpsig_keys_read(struct tg_str content, struct tg_err *err);
void tg_pgpsig_keys_done(struct tg_pgpsig_keys *keys);

enum tg_pgpsig {
	TG_PGPSIG_VALID = 0, /* the text was signed with one of the keys, which was good then */
	TG_PGPSIG_WRONG,     /* it was not, or by two, one of whom did not */
	TG_PGPSIG_UNKNOWN,   /* with a key that is not among them */
	TG_PGPSIG_LATE,      /* with one that had expired, or is revoked; or the signature has */
	TG_PGPSIG_WEAK,      /* MD5, SHA-1, or a key of RSA or DSA with less than 2048 bits */
	TG_PGPSIG_OTHER,     /* a version or kind that librnp does not know */
	TG_PGPSIG_MALFORMED, /* no such signature */
};

/* Checks the armoured signature of `text`. `ret_names` gets the addresses of whose key it is, with
 * commas between; "" unless it is valid. They live in the arena. */
enum tg_pgpsig tg_pgpsig_check(struct tg_arena *arena, struct tg_pgpsig_keys *keys,
			       struct tg_str armour, struct tg_str text, const char **ret_names);

#endif
