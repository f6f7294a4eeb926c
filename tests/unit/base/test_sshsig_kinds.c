/* SPDX-License-Identifier: Apache-2.0 */
/* Signatures of SSH by keys of RSA and of NIST's curves, which are made here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <sodium.h>

#include "base/sshsig.h"

static void put(struct tg_buf *out, const void *bytes, size_t length)
{
	const unsigned char number[4] = {0, 0, (unsigned char)(length >> 8), (unsigned char)length};

	tg_buf_add(out, number, sizeof(number));
	tg_buf_add(out, bytes, length);
}

static void put_text(struct tg_buf *out, const char *text)
{
	put(out, text, strlen(text));
}

/* A number that is not negative. */
static void put_number(struct tg_buf *out, const BIGNUM *number)
{
	unsigned char bytes[2048] = {0};
	int length = BN_bn2bin(number, bytes + 1);

	put(out, bytes[1] & 0x80 ? bytes : bytes + 1, (size_t)length + (bytes[1] >> 7));
}

struct signer {
	const char *kind, *curve, *group; /* of SSH, and of libcrypto */
	bool security;
	const char *made; /* the kind that the signature names */
	const EVP_MD *(*hash)(void);
	int bits; /* of RSA */
};

static void put_key(const struct signer *signer, EVP_PKEY *pair, struct tg_buf *out)
{
	unsigned char point[256];
	size_t length = 0;
	BIGNUM *number = NULL;

	put_text(out, signer->kind);
	if (signer->curve) {
		put_text(out, signer->curve);
		assert_int_equal(
			EVP_PKEY_get_octet_string_param(pair, "pub", point, sizeof(point), &length),
			1);
		put(out, point, length);
		if (signer->security)
			put_text(out, "ssh:");
		return;
	}
	assert_int_equal(EVP_PKEY_get_bn_param(pair, "e", &number), 1);
	put_number(out, number);
	assert_int_equal(EVP_PKEY_get_bn_param(pair, "n", &number), 1);
	put_number(out, number);
	BN_free(number);
}

static void put_made(const struct signer *signer, EVP_PKEY *pair, const struct tg_buf *text,
		     struct tg_buf *out)
{
	unsigned char bytes[2048];
	size_t length = sizeof(bytes);
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	struct tg_buf numbers = {0};

	assert_int_equal(EVP_DigestSignInit(context, NULL, signer->hash(), NULL, pair), 1);
	assert_int_equal(EVP_DigestSign(context, bytes, &length, (const unsigned char *)text->ptr,
					text->len),
			 1);
	EVP_MD_CTX_free(context);
	put_text(out, signer->made);
	if (signer->curve) {
		const unsigned char *at = bytes;
		ECDSA_SIG *pairs = d2i_ECDSA_SIG(NULL, &at, (long)length);

		put_number(&numbers, ECDSA_SIG_get0_r(pairs));
		put_number(&numbers, ECDSA_SIG_get0_s(pairs));
		put(out, numbers.ptr, numbers.len);
		ECDSA_SIG_free(pairs);
	} else {
		put(out, bytes, length);
	}
	tg_buf_done(&numbers);
}

static const unsigned char used[5] = {1, 0, 0, 0, 7};

/* What a security key signs. */
static void wrap(struct tg_buf *text)
{
	struct tg_buf wrapped = {0};
	unsigned char hash[32];

	SHA256((const unsigned char *)"ssh:", 4, hash);
	tg_buf_add(&wrapped, hash, sizeof(hash));
	tg_buf_add(&wrapped, used, sizeof(used));
	SHA256((const unsigned char *)text->ptr, text->len, hash);
	tg_buf_add(&wrapped, hash, sizeof(hash));
	tg_buf_done(text);
	*text = wrapped;
}

static void put_head(struct tg_buf *out)
{
	put_text(out, "git");
	put_text(out, "");
	put_text(out, "sha512");
}

/* The bytes of a signature of `text` for git, with a new key. */
static void sign(const struct signer *signer, const char *text, struct tg_buf *out)
{
	EVP_PKEY *pair =
		signer->curve ? EVP_EC_gen(signer->group) : EVP_RSA_gen((unsigned)signer->bits);
	struct tg_buf key = {0}, inner = {0}, made = {0};
	unsigned char hash[64];

	assert_non_null(pair);
	SHA512((const unsigned char *)text, strlen(text), hash);
	put_key(signer, pair, &key);
	tg_buf_puts(&inner, "SSHSIG");
	put_head(&inner);
	put(&inner, hash, sizeof(hash));
	if (signer->security)
		wrap(&inner);
	put_made(signer, pair, &inner, &made);
	if (signer->security)
		tg_buf_add(&made, used, sizeof(used));
	tg_buf_add(out, "SSHSIG\0\0\0\1", 10);
	put(out, key.ptr, key.len);
	put_head(out);
	put(out, made.ptr, made.len);
	tg_buf_done(&key);
	tg_buf_done(&inner);
	tg_buf_done(&made);
	EVP_PKEY_free(pair);
}

static enum tg_sshsig check(const struct tg_buf *bytes, size_t length, const char *text, char *key)
{
	struct tg_buf armour = {0};
	enum tg_sshsig state;
	char base64[8192];

	sodium_bin2base64(base64, sizeof(base64), (const unsigned char *)bytes->ptr, length,
			  sodium_base64_VARIANT_ORIGINAL);
	tg_buf_printf(&armour, "%s\n%s\n-----END SSH SIGNATURE-----\n", TG_SSHSIG_BEGIN, base64);
	state = tg_sshsig_check(tg_buf_view(&armour), tg_str(text), "git", key);
	tg_buf_done(&armour);
	return state;
}

static const struct signer good[] = {
	{"ssh-rsa", NULL, NULL, false, "rsa-sha2-512", EVP_sha512, 2048},
	{"ssh-rsa", NULL, NULL, false, "rsa-sha2-256", EVP_sha256, 2048},
	{"ssh-rsa", NULL, NULL, false, "rsa-sha2-512", EVP_sha512, 3072},
	{"ecdsa-sha2-nistp256", "nistp256", "P-256", false, "ecdsa-sha2-nistp256", EVP_sha256, 0},
	{"ecdsa-sha2-nistp384", "nistp384", "P-384", false, "ecdsa-sha2-nistp384", EVP_sha384, 0},
	{"ecdsa-sha2-nistp521", "nistp521", "P-521", false, "ecdsa-sha2-nistp521", EVP_sha512, 0},
	{"sk-ecdsa-sha2-nistp256@openssh.com", "nistp256", "P-256", true,
	 "sk-ecdsa-sha2-nistp256@openssh.com", EVP_sha256, 0},
};

/* @verifies TG-PRC-2 */
static void keys_of_rsa_and_ecdsa_sign_their_text_only(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(*good); i++) {
		struct tg_buf bytes = {0};
		char key[TG_SSHSIG_KEY];

		sign(&good[i], "a release", &bytes);
		assert_int_equal(check(&bytes, bytes.len, "a release", key), TG_SSHSIG_VALID);
		assert_true(tg_sshsig_is_key(tg_str(good[i].kind), tg_str(key)));
		assert_false(tg_sshsig_is_key(tg_str(TG_SSHSIG_KIND), tg_str(key)));
		assert_int_equal(check(&bytes, bytes.len, "another", key), TG_SSHSIG_WRONG);
		tg_buf_done(&bytes);
	}
}

/* @verifies TG-PRC-2 */
static void no_changed_byte_of_rsa_and_ecdsa_is_valid(void **state)
{
	size_t i, at;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(*good); i++) {
		struct tg_buf bytes = {0};
		char key[TG_SSHSIG_KEY];

		sign(&good[i], "a release", &bytes);
		for (at = 0; at < bytes.len; at++) {
			bytes.ptr[at] ^= 4;
			assert_int_not_equal(check(&bytes, bytes.len, "a release", key),
					     TG_SSHSIG_VALID);
			bytes.ptr[at] ^= 4;
			assert_int_equal(check(&bytes, at, "a release", key), TG_SSHSIG_MALFORMED);
		}
		tg_buf_done(&bytes);
	}
}

/* @verifies TG-PRC-2 */
static void weak_hashes_and_short_keys_are_refused(void **state)
{
	static const struct signer weak[] = {
		{"ssh-rsa", NULL, NULL, false, "ssh-rsa", EVP_sha1, 2048},
		{"ssh-rsa", NULL, NULL, false, "rsa-sha2-512", EVP_sha512, 1024},
	};
	static const struct signer other = {"ssh-rsa", NULL,       NULL, false,
					    "ssh-dss", EVP_sha512, 2048};
	struct tg_buf bytes = {0};
	char key[TG_SSHSIG_KEY];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(weak) / sizeof(*weak); i++) {
		sign(&weak[i], "a release", &bytes);
		assert_int_equal(check(&bytes, bytes.len, "a release", key), TG_SSHSIG_WEAK);
		assert_string_equal(key, "");
		tg_buf_clear(&bytes);
	}
	sign(&other, "a release", &bytes);
	assert_int_equal(check(&bytes, bytes.len, "a release", key), TG_SSHSIG_OTHER);
	tg_buf_done(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_of_rsa_and_ecdsa_sign_their_text_only),
		cmocka_unit_test(no_changed_byte_of_rsa_and_ecdsa_is_valid),
		cmocka_unit_test(weak_hashes_and_short_keys_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
