/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pubkey.h - whether a text was signed with a key of RSA, or of one of the curves of NIST
 * (libcrypto). Numbers are bytes, the highest first. What is malformed was not signed.
 */
#ifndef TG_BASE_PUBKEY_H
#define TG_BASE_PUBKEY_H

#include "base/str.h"

/* RSASSA-PKCS1-v1_5 with SHA-512, or SHA-256. */
bool tg_pubkey_rsa(struct tg_str modulus, struct tg_str exponent, bool sha512, struct tg_str text,
		   struct tg_str signature);

/* ECDSA with the hash that goes with the curve: "nistp256", "nistp384" or "nistp521". */
bool tg_pubkey_ecdsa(struct tg_str curve, struct tg_str point, struct tg_str text, struct tg_str r,
		     struct tg_str s);

#endif
