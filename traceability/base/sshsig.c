/* SPDX-License-Identifier: Apache-2.0 */
#include "base/sshsig.h"

#include <assert.h>
#include <sodium.h>

#include "base/pubkey.h"

enum {
	LIMIT = 4096,     /* bytes of a signature; those of ed25519 have about 200 */
	KEY_LIMIT = 1100, /* bytes of a key; one of a security key names what it is for */
	RSA_LEAST = 2048, /* bits; as many as ssh-keygen makes at least */
	TOUCHED = 1,      /* flag of a security key: somebody was there */
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

enum family { ED25519, RSA, ECDSA };

static const struct kind {
	const char *name;
	enum family family;
	const char *curve; /* of ECDSA */
	bool security;     /* the key is in a device */
} kinds[] = {
	{TG_SSHSIG_KIND, ED25519, NULL, false},
	{TG_SSHSIG_SECURITY_KIND, ED25519, NULL, true},
	{"ssh-rsa", RSA, NULL, false},
	{"ecdsa-sha2-nistp256", ECDSA, "nistp256", false},
	{"ecdsa-sha2-nistp384", ECDSA, "nistp384", false},
	{"ecdsa-sha2-nistp521", ECDSA, "nistp521", false},
	{"sk-ecdsa-sha2-nistp256@openssh.com", ECDSA, "nistp256", true},
};

static const struct kind *kind_of(struct tg_str name)
{
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (tg_str_is(name, kinds[i].name))
			return &kinds[i];
	return NULL;
}

bool tg_sshsig_is_kind(struct tg_str kind)
{
	return kind_of(kind) != NULL;
}

/* A key: one of a security key says what it is for ("ssh:"). */
struct key {
	const struct kind *kind;
	struct tg_str point; /* or the modulus of RSA, without leading zeros */
	struct tg_str exponent, application;
};

/* A number that is not negative, without leading zeros. */
static bool take_unsigned(struct tg_str *rest, struct tg_str *ret)
{
	if (!take(rest, ret) || !ret->len || (unsigned char)ret->ptr[0] & 0x80)
		return false;
	while (ret->len && !ret->ptr[0])
		*ret = tg_str_n(ret->ptr + 1, ret->len - 1);
	return ret->len;
}

static bool take_point(struct tg_str *rest, struct key *ret)
{
	struct tg_str curve;

	switch (ret->kind->family) {
	case ED25519:
		return take(rest, &ret->point) &&
		       ret->point.len == crypto_sign_ed25519_PUBLICKEYBYTES;
	case RSA:
		return take_unsigned(rest, &ret->exponent) && take_unsigned(rest, &ret->point);
	case ECDSA:
		return take(rest, &curve) && tg_str_is(curve, ret->kind->curve) &&
		       take(rest, &ret->point) && ret->point.len;
	}
	return false;
}

static bool take_key(struct tg_str from, struct key *ret)
{
	struct tg_str name;

	*ret = (struct key){0};
	if (from.len > KEY_LIMIT || !take(&from, &name))
		return false;
	ret->kind = kind_of(name);
	return ret->kind && take_point(&from, ret) &&
	       (!ret->kind->security || take(&from, &ret->application)) && !from.len;
}

bool tg_sshsig_is_key(struct tg_str kind, struct tg_str text)
{
	unsigned char bytes[KEY_LIMIT];
	struct key key;
	size_t length;

	return sodium_base642bin(bytes, sizeof(bytes), text.ptr, text.len, NULL, &length, NULL,
				 sodium_base64_VARIANT_ORIGINAL) == 0 &&
	       take_key(tg_str_n((const char *)bytes, length), &key) &&
	       tg_str_is(kind, key.kind->name);
}

/* What a key made: a security key adds flags and how often it was used. */
struct made {
	struct tg_str kind;  /* of RSA: with which hash */
	struct tg_str bytes; /* of ECDSA: two numbers */
	struct tg_str used;  /* the flags and the number */
};

static bool take_made(struct tg_str from, const struct key *key, struct made *ret)
{
	if (!take(&from, &ret->kind) || !take(&from, &ret->bytes))
		return false;
	ret->used = from;
	if (key->kind->family == RSA ? !tg_str_is(ret->kind, "rsa-sha2-512") &&
					       !tg_str_is(ret->kind, "rsa-sha2-256") &&
					       !tg_str_is(ret->kind, key->kind->name)
				     : !tg_str_is(ret->kind, key->kind->name))
		return false;
	if (key->kind->family == ED25519 && ret->bytes.len != crypto_sign_ed25519_BYTES)
		return false;
	return from.len == (key->kind->security ? 5 : 0);
}

/* Of RSA, the name of the kind of key stands for SHA-1. */
static bool is_weak(const struct key *key, const struct made *made)
{
	return key->kind->family == RSA &&
	       (tg_str_is(made->kind, key->kind->name) || key->point.len * 8 < RSA_LEAST);
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

static bool is_ecdsa_signed(const struct key *key, struct tg_str made, struct tg_str text)
{
	struct tg_str r, s;

	return take_unsigned(&made, &r) && take_unsigned(&made, &s) && !made.len &&
	       tg_pubkey_ecdsa(tg_str(key->kind->curve), key->point, text, r, s);
}

static bool is_signed(const struct key *key, const struct made *made, struct tg_buf *bytes)
{
	if (key->kind->security) {
		if (!((unsigned char)made->used.ptr[0] & TOUCHED))
			return false;
		wrap_for_security_key(key, made, bytes);
	}
	switch (key->kind->family) {
	case ED25519:
		return crypto_sign_ed25519_verify_detached(
			       (const unsigned char *)made->bytes.ptr,
			       (const unsigned char *)bytes->ptr, bytes->len,
			       (const unsigned char *)key->point.ptr) == 0;
	case RSA:
		return tg_pubkey_rsa(key->point, key->exponent,
				     tg_str_is(made->kind, "rsa-sha2-512"), tg_buf_view(bytes),
				     made->bytes);
	case ECDSA:
		return is_ecdsa_signed(key, made->bytes, tg_buf_view(bytes));
	}
	return false;
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
	else if (is_weak(&key, &made))
		state = TG_SSHSIG_WEAK;
	else if (tg_str_is(parts.purpose, purpose) && is_signed(&key, &made, &signed_text))
		state = TG_SSHSIG_VALID;
	if (state == TG_SSHSIG_VALID)
		sodium_bin2base64(ret_key, TG_SSHSIG_KEY, (const unsigned char *)parts.key.ptr,
				  parts.key.len, sodium_base64_VARIANT_ORIGINAL);
	tg_buf_done(&signed_text);
	return state;
}
