/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sshsig.h - signatures in the form of OpenSSH (PROTOCOL.sshsig), as git makes them with
 * gpg.format=ssh. Keys of the kinds ed25519, RSA and ECDSA are checked, also those of a security
 * key, which have to say that somebody touched it; no program is run and no key is read.
 */
#ifndef TG_BASE_SSHSIG_H
#define TG_BASE_SSHSIG_H

#include "base/str.h"

#define TG_SSHSIG_BEGIN "-----BEGIN SSH SIGNATURE-----"
#define TG_SSHSIG_KIND "ssh-ed25519"
#define TG_SSHSIG_SECURITY_KIND "sk-ssh-ed25519@openssh.com"

/* Room for such a key as authorized_keys has it ("AAAAC3..."), with terminator: RSA of 8192 bits
 * has the longest. */
enum { TG_SSHSIG_KEY = 1536 };

/* True when keys of this kind ("ssh-ed25519") are checked. */
bool tg_sshsig_is_kind(struct tg_str kind);

/* True when `text` ("AAAAC3...") is a key of a kind that is checked. */
bool tg_sshsig_is_key(struct tg_str kind, struct tg_str text);

enum tg_sshsig {
	TG_SSHSIG_VALID = 0, /* the text was signed with the key, for the purpose */
	TG_SSHSIG_WRONG,     /* it was not */
	TG_SSHSIG_WEAK,      /* SHA-1, or a key of RSA with less than 2048 bits: anybody may have */
	TG_SSHSIG_OTHER,     /* a kind of key or hash that is not checked */
	TG_SSHSIG_MALFORMED, /* no such signature */
};

/*
 * Checks the armoured signature of `text` for a purpose ("git"). `ret_key` gets the key that it
 * names, "" unless it is valid: whose key that is, and whether it may sign, is for others to say.
 */
enum tg_sshsig tg_sshsig_check(struct tg_str armour, struct tg_str text, const char *purpose,
			       char ret_key[TG_SSHSIG_KEY]);

#endif
