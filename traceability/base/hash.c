/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"

#include <assert.h>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

static_assert(sizeof(crypto_generichash_state) <= sizeof(struct tg_hasher), "state fits");

/* Lets the library choose what this processor is quickest with; it never does by itself. */
__attribute__((constructor)) static void choose_implementation(void)
{
	(void)!sodium_init(); /* without it the portable ones give the same hashes */
}

static crypto_generichash_state *state_of(struct tg_hasher *hasher)
{
	return (crypto_generichash_state *)(void *)hasher->state;
}

void tg_hash_begin(struct tg_hasher *hasher)
{
	crypto_generichash_init(state_of(hasher), NULL, 0, TG_HASH_SIZE);
}

void tg_hash_number(struct tg_hasher *hasher, uint64_t number)
{
	unsigned char bytes[8];
	size_t i;

	for (i = 0; i < sizeof(bytes); i++)
		bytes[i] = (unsigned char)(number >> (8 * i));
	crypto_generichash_update(state_of(hasher), bytes, sizeof(bytes));
}

void tg_hash_add(struct tg_hasher *hasher, struct tg_str field)
{
	tg_hash_number(hasher, field.len);
	crypto_generichash_update(state_of(hasher), (const unsigned char *)field.ptr, field.len);
}

struct tg_hash tg_hash_end(struct tg_hasher *hasher)
{
	struct tg_hash hash;

	crypto_generichash_final(state_of(hasher), hash.byte, sizeof(hash.byte));
	return hash;
}

struct tg_hash tg_hash_of(struct tg_str content)
{
	struct tg_hash hash;

	crypto_generichash(hash.byte, sizeof(hash.byte), (const unsigned char *)content.ptr,
			   content.len, NULL, 0);
	return hash;
}

bool tg_hash_eq(struct tg_hash a, struct tg_hash b)
{
	return memcmp(a.byte, b.byte, sizeof(a.byte)) == 0;
}

bool tg_hash_is_zero(struct tg_hash hash)
{
	static const struct tg_hash zero;

	return tg_hash_eq(hash, zero);
}

bool tg_hash_parse(struct tg_str text, struct tg_hash *ret)
{
	size_t length = 0;

	return text.len == TG_HASH_HEX - 1 &&
	       sodium_hex2bin(ret->byte, sizeof(ret->byte), text.ptr, text.len, NULL, &length,
			      NULL) == 0 &&
	       length == sizeof(ret->byte);
}

char *tg_hash_hex(struct tg_hash hash, char text[TG_HASH_HEX])
{
	return sodium_bin2hex(text, TG_HASH_HEX, hash.byte, sizeof(hash.byte));
}

char *tg_sha256_base64(struct tg_str content, char text[TG_SHA256_BASE64])
{
	unsigned char digest[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(digest, (const unsigned char *)content.ptr, content.len);
	return sodium_bin2base64(text, TG_SHA256_BASE64, digest, sizeof(digest),
				 sodium_base64_VARIANT_ORIGINAL);
}

bool tg_sha256_file(const char *path, char text[TG_SHA256_HEX], uint64_t *ret_size,
		    struct tg_err *err)
{
	TG_AUTO(tg_close_) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	unsigned char digest[crypto_hash_sha256_BYTES], piece[1 << 16];
	crypto_hash_sha256_state state;
	struct stat status;
	ssize_t got = 0;

	if (fd < 0 || fstat(fd, &status) < 0)
		return tg_fail_errno(err, "cannot read '%s'", path);
	if (!S_ISREG(status.st_mode))
		return tg_fail(err, TG_ERR_INPUT, "'%s' is no regular file", path);
	crypto_hash_sha256_init(&state);
	*ret_size = 0;
	while ((got = read(fd, piece, sizeof(piece))) > 0) {
		crypto_hash_sha256_update(&state, piece, (unsigned long long)got);
		*ret_size += (uint64_t)got;
	}
	if (got < 0)
		return tg_fail_errno(err, "cannot read '%s'", path);
	crypto_hash_sha256_final(&state, digest);
	sodium_bin2hex(text, TG_SHA256_HEX, digest, sizeof(digest));
	return true;
}

uint64_t tg_hash_seeded(struct tg_str key)
{
	static unsigned char seed[crypto_shorthash_KEYBYTES];
	static bool seeded;
	unsigned char out[crypto_shorthash_BYTES];
	uint64_t hash;

	if (!seeded) {
		randombytes_buf(seed, sizeof(seed));
		seeded = true;
	}
	crypto_shorthash(out, (const unsigned char *)key.ptr, key.len, seed);
	memcpy(&hash, out, sizeof(hash));
	return hash;
}
