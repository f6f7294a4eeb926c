/* SPDX-License-Identifier: Apache-2.0 */
#include "base/sshsig.h"

#include <assert.h>
#include <sodium.h>

enum {
	LIMIT = 4096,    /* bytes of a signature; those of ed25519 have about 200 */
	KEY_LIMIT = 380, /* bytes of a key; one of a security key names what it is for */
	TOUCHED = 1,     /* flag of a security key: somebody was there */
};
static_assert(sodium_base64_ENCODED_LEN(KEY_LIMIT, sodium_base64_VARIANT_ORIGINAL) <= TG_SSHSIG_KEY,
	      "a key fits");

static const char magic[] = "SSHSIG";

/* The bytes of the armour, in `bytes`; 0 when it is none. */
static size_t unwrap(struct tg_str armour, unsigned char bytes[LIMIT])
{
	static const char end[] = "-----END SSH SIGNATURE-----";
	size_t from = tg_str_find(armour, 0, TG_SSHSIG_BEGIN), to, length = 0;

	from += sizeof(TG_SSHSIG_BEGIN) - 1;
	to = from < armour.len ? tg_str_find(armour, from, end) : armour.len;
	if (to >= armour.len ||
	    sodium_base642bin(bytes, LIMIT, armour.ptr + from, to - from, " \t\r\n", &length, NULL,
			      sodium_base64_VARIANT_ORIGINAL) != 0)
		return 0;
	return length;
}

static bool take_number(struct tg_str *rest, uint32_t *ret)
{
	const unsigned char *at = (const unsigned char *)rest->ptr;

	if (rest->len < 4)
		return false;
	*ret = (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
	*rest = tg_str_n(rest->ptr + 4, rest->len - 4);
	return true;
}

/* A string of the protocol: its length, then its bytes. */
static bool take(struct tg_str *rest, struct tg_str *ret)
{
	uint32_t length;

	if (!take_number(rest, &length) || length > rest->len)
		return false;
	*ret = tg_str_n(rest->ptr, length);
	*rest = tg_str_n(rest->ptr + length, rest->len - length);
	return true;
}

static void put(struct tg_buf *out, struct tg_str text)
{
	const unsigned char length[4] = {(unsigned char)(text.len >> 24),
					 (unsigned char)(text.len >> 16),
					 (unsigned char)(text.len >> 8), (unsigned char)text.len};

	tg_buf_add(out, length, sizeof(length));
	tg_buf_str(out, text);
}

/* What stands in a signature. */
struct parts {
	struct tg_str key, purpose, reserved, hash, signature;
};

static bool take_parts(struct tg_str rest, struct parts *ret)
{
	size_t length = sizeof(magic) - 1;
	uint32_t version;

	if (!tg_str_starts(rest, magic))
		return false;
	rest = tg_str_n(rest.ptr + length, rest.len - length);
	return take_number(&rest, &version) && version == 1 && take(&rest, &ret->key) &&
	       take(&rest, &ret->purpose) && take(&rest, &ret->reserved) &&
	       take(&rest, &ret->hash) && take(&rest, &ret->signature) && !rest.len;
}

/* A key: one of a security key says what it is for ("ssh:"). */
struct key {
	struct tg_str kind, point, application;
	bool security;
};

bool tg_sshsig_is_kind(struct tg_str kind)
{
	return tg_str_is(kind, TG_SSHSIG_KIND) || tg_str_is(kind, TG_SSHSIG_SECURITY_KIND);
}

static bool take_key(struct tg_str from, struct key *ret)
{
	*ret = (struct key){0};
	if (from.len > KEY_LIMIT || !take(&from, &ret->kind) || !tg_sshsig_is_kind(ret->kind) ||
	    !take(&from, &ret->point) || ret->point.len != crypto_sign_ed25519_PUBLICKEYBYTES)
		return false;
	ret->security = tg_str_is(ret->kind, TG_SSHSIG_SECURITY_KIND);
	return (!ret->security || take(&from, &ret->application)) && !from.len;
}

bool tg_sshsig_is_key(struct tg_str kind, struct tg_str text)
{
	unsigned char bytes[KEY_LIMIT];
	struct key key;
	size_t length;

	return sodium_base642bin(bytes, sizeof(bytes), text.ptr, text.len, NULL, &length, NULL,
				 sodium_base64_VARIANT_ORIGINAL) == 0 &&
	       take_key(tg_str_n((const char *)bytes, length), &key) && tg_str_eq(key.kind, kind);
}

/* What a key made: a security key adds flags and how often it was used. */
struct made {
	struct tg_str bytes, used; /* used: the flags and the number */
};

static bool take_made(struct tg_str from, const struct key *key, struct made *ret)
{
	struct tg_str kind;

	if (!take(&from, &kind) || !tg_str_eq(kind, key->kind) || !take(&from, &ret->bytes) ||
	    ret->bytes.len != crypto_sign_ed25519_BYTES)
		return false;
	ret->used = from;
	return from.len == (key->security ? 5 : 0);
}

/* What was signed: the purpose and the hash of the text, wrapped once more. */
static bool signed_bytes(const struct parts *parts, struct tg_str text, struct tg_buf *out)
{
	const unsigned char *bytes = (const unsigned char *)(text.ptr ? text.ptr : "");
	unsigned char hash[crypto_hash_sha512_BYTES];
	size_t length = crypto_hash_sha512_BYTES;

	if (tg_str_is(parts->hash, "sha256")) {
		crypto_hash_sha256(hash, bytes, text.len);
		length = crypto_hash_sha256_BYTES;
	} else if (tg_str_is(parts->hash, "sha512")) {
		crypto_hash_sha512(hash, bytes, text.len);
	} else {
		return false;
	}
	tg_buf_puts(out, magic);
	put(out, parts->purpose);
	put(out, parts->reserved);
	put(out, parts->hash);
	put(out, tg_str_n((const char *)hash, length));
	return true;
}

static void put_sha256(struct tg_buf *out, struct tg_str text)
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(hash, (const unsigned char *)(text.ptr ? text.ptr : ""), text.len);
	tg_buf_add(out, hash, sizeof(hash));
}

/* A security key signs hashes of what it is for and of the text, with its flags between them. */
static void wrap_for_security_key(const struct key *key, const struct made *made,
				  struct tg_buf *bytes)
{
	struct tg_buf wrapped = {0};

	put_sha256(&wrapped, key->application);
	tg_buf_str(&wrapped, made->used);
	put_sha256(&wrapped, tg_buf_view(bytes));
	tg_buf_done(bytes);
	*bytes = wrapped;
}

static bool is_signed(const struct key *key, const struct made *made, struct tg_buf *bytes)
{
	if (key->security) {
		if (!((unsigned char)made->used.ptr[0] & TOUCHED))
			return false;
		wrap_for_security_key(key, made, bytes);
	}
	return crypto_sign_ed25519_verify_detached((const unsigned char *)made->bytes.ptr,
						   (const unsigned char *)bytes->ptr, bytes->len,
						   (const unsigned char *)key->point.ptr) == 0;
}

/* @satisfies TG-PRC-2 */
enum tg_sshsig tg_sshsig_check(struct tg_str armour, struct tg_str text, const char *purpose,
			       char ret_key[TG_SSHSIG_KEY])
{
	enum tg_sshsig state = TG_SSHSIG_WRONG;
	unsigned char bytes[LIMIT];
	struct key key;
	struct made made;
	struct tg_buf signed_text = {0};
	struct parts parts;

	ret_key[0] = '\0';
	if (!take_parts(tg_str_n((const char *)bytes, unwrap(armour, bytes)), &parts))
		return TG_SSHSIG_MALFORMED;
	if (!take_key(parts.key, &key) || !take_made(parts.signature, &key, &made) ||
	    !signed_bytes(&parts, text, &signed_text))
		state = TG_SSHSIG_OTHER;
	else if (tg_str_is(parts.purpose, purpose) && is_signed(&key, &made, &signed_text))
		state = TG_SSHSIG_VALID;
	if (state == TG_SSHSIG_VALID)
		sodium_bin2base64(ret_key, TG_SSHSIG_KEY, (const unsigned char *)parts.key.ptr,
				  parts.key.len, sodium_base64_VARIANT_ORIGINAL);
	tg_buf_done(&signed_text);
	return state;
}
