/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hash.h - content hashes (BLAKE2b of libsodium) and a seeded hash for tables (SipHash).
 */
#ifndef TG_BASE_HASH_H
#define TG_BASE_HASH_H

#include "base/err.h"
#include "base/str.h"

enum {
	TG_HASH_SIZE = 16,                  /* bytes of a content hash */
	TG_HASH_HEX = TG_HASH_SIZE * 2 + 1, /* its hexadecimal text with terminator */
};

/* 128 bits of BLAKE2b: an identity of content, the same on every machine. */
struct tg_hash {
	uint8_t byte[TG_HASH_SIZE];
};

/* Running state; see tg_hash_begin(). The size holds libsodium's generic hash state. */
struct tg_hasher {
	_Alignas(64) unsigned char state[512];
};

void tg_hash_begin(struct tg_hasher *hasher);
/* Adds a field. Fields are length-prefixed: ("ab","c") and ("a","bc") differ. */
void tg_hash_add(struct tg_hasher *hasher, struct tg_str field);
void tg_hash_number(struct tg_hasher *hasher, uint64_t number);
struct tg_hash tg_hash_end(struct tg_hasher *hasher);

struct tg_hash tg_hash_of(struct tg_str content);
bool tg_hash_eq(struct tg_hash a, struct tg_hash b);
bool tg_hash_is_zero(struct tg_hash hash); /* as of something that was never hashed */
/* Reads 32 hexadecimal digits. */
bool tg_hash_parse(struct tg_str text, struct tg_hash *ret);
/* Writes lower-case hexadecimal digits with terminator and returns `text`. */
char *tg_hash_hex(struct tg_hash hash, char text[TG_HASH_HEX]);

/* SHA-256 as base64 with terminator, in the form that Content-Security-Policy wants. */
enum { TG_SHA256_BASE64 = 45 };
char *tg_sha256_base64(struct tg_str content, char text[TG_SHA256_BASE64]);

/* SHA-256 of a regular file in lower-case hexadecimal digits, as sha256sum prints it, and its size.
 * The file is read piece by piece; a symbolic link is refused. */
enum { TG_SHA256_HEX = 65 };
bool tg_sha256_file(const char *path, char text[TG_SHA256_HEX], uint64_t *ret_size,
		    struct tg_err *err);

/* For tables only: differs from process to process. */
uint64_t tg_hash_seeded(struct tg_str key);

#endif
