/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <sodium.h>

#include "base/sshsig.h"

static void put(struct tg_buf *out, const void *bytes, size_t length)
{
	const unsigned char number[4] = {0, 0, (unsigned char)(length >> 8), (unsigned char)length};

	tg_buf_add(out, number, sizeof(number));
	tg_buf_add(out, bytes, length);
}

static void add_sha256(struct tg_buf *out, const char *text, size_t length)
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(hash, (const unsigned char *)text, length);
	tg_buf_add(out, hash, sizeof(hash));
}

/* A security key: what it is for, its flags and its count. NULL: one of a file. */
struct security {
	const char *application;
	unsigned char used[5];
};

static void wrap(const struct security *security, struct tg_buf *text)
{
	struct tg_buf wrapped = {0};

	add_sha256(&wrapped, security->application, strlen(security->application));
	tg_buf_add(&wrapped, security->used, sizeof(security->used));
	add_sha256(&wrapped, text->ptr, text->len);
	tg_buf_done(text);
	*text = wrapped;
}

/* The bytes of a signature of `text` as ssh-keygen -Y sign makes them, with a new key. */
static void sign_with(const struct security *security, const char *text, const char *purpose,
		      const char *hash_name, struct tg_buf *out)
{
	const char *kind = security ? TG_SSHSIG_SECURITY_KIND : TG_SSHSIG_KIND;
	unsigned char public[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];
	unsigned char hash[crypto_hash_sha512_BYTES], bytes[crypto_sign_BYTES];
	bool is_short = strcmp(hash_name, "sha256") == 0;
	struct tg_buf key = {0}, inner = {0}, signature = {0};

	crypto_sign_keypair(public, secret);
	put(&key, kind, strlen(kind));
	put(&key, public, sizeof(public));
	if (security)
		put(&key, security->application, strlen(security->application));
	if (is_short)
		crypto_hash_sha256(hash, (const unsigned char *)text, strlen(text));
	else
		crypto_hash_sha512(hash, (const unsigned char *)text, strlen(text));
	tg_buf_puts(&inner, "SSHSIG");
	put(&inner, purpose, strlen(purpose));
	put(&inner, "", 0);
	put(&inner, hash_name, strlen(hash_name));
	put(&inner, hash, is_short ? crypto_hash_sha256_BYTES : crypto_hash_sha512_BYTES);
	if (security)
		wrap(security, &inner);
	crypto_sign_detached(bytes, NULL, (const unsigned char *)inner.ptr, inner.len, secret);
	sodium_memzero(secret, sizeof(secret));
	put(&signature, kind, strlen(kind));
	put(&signature, bytes, sizeof(bytes));
	if (security)
		tg_buf_add(&signature, security->used, sizeof(security->used));
	tg_buf_add(out, "SSHSIG\0\0\0\1", 10);
	put(out, key.ptr, key.len);
	put(out, purpose, strlen(purpose));
	put(out, "", 0);
	put(out, hash_name, strlen(hash_name));
	put(out, signature.ptr, signature.len);
	tg_buf_done(&key);
	tg_buf_done(&inner);
	tg_buf_done(&signature);
}

static void sign(const char *text, const char *purpose, const char *hash_name, struct tg_buf *out)
{
	sign_with(NULL, text, purpose, hash_name, out);
}

static enum tg_sshsig check(const struct tg_buf *bytes, size_t length, const char *text, char *key)
{
	struct tg_buf armour = {0};
	enum tg_sshsig state;
	char base64[1024];

	sodium_bin2base64(base64, sizeof(base64), (const unsigned char *)bytes->ptr, length,
			  sodium_base64_VARIANT_ORIGINAL);
	tg_buf_printf(&armour, "%s\n%.70s\n%s\n-----END SSH SIGNATURE-----\n", TG_SSHSIG_BEGIN,
		      base64, strlen(base64) > 70 ? base64 + 70 : "");
	state = tg_sshsig_check(tg_buf_view(&armour), tg_str(text), "git", key);
	tg_buf_done(&armour);
	return state;
}

/* @verifies TG-PRC-2 */
static void a_signature_holds_for_its_text_and_purpose_only(void **state)
{
	static const char *const hashes[] = {"sha256", "sha512"};
	char key[TG_SSHSIG_KEY];
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		struct tg_buf bytes = {0};

		sign("a release", "git", hashes[i], &bytes);
		assert_int_equal(check(&bytes, bytes.len, "a release", key), TG_SSHSIG_VALID);
		assert_int_equal(strlen(key), 68);
		assert_true(tg_sshsig_is_key(tg_str(TG_SSHSIG_KIND), tg_str(key)));
		assert_false(tg_sshsig_is_key(tg_str(TG_SSHSIG_SECURITY_KIND), tg_str(key)));
		assert_memory_equal(key, "AAAAC3NzaC1lZDI1NTE5AAAAI", 25);
		assert_int_equal(check(&bytes, bytes.len, "a  release", key), TG_SSHSIG_WRONG);
		assert_string_equal(key, "");
		tg_buf_clear(&bytes);
		sign("a release", "file", hashes[i], &bytes);
		assert_int_equal(check(&bytes, bytes.len, "a release", key), TG_SSHSIG_WRONG);
		tg_buf_done(&bytes);
	}
}

/* @verifies TG-PRC-2 */
static void no_changed_byte_and_no_part_of_it_is_valid(void **state)
{
	struct tg_buf bytes = {0};
	char key[TG_SSHSIG_KEY];
	size_t i;

	(void)state;
	sign("a release", "git", "sha512", &bytes);
	for (i = 0; i < bytes.len; i++) {
		bytes.ptr[i] ^= 1;
		assert_int_not_equal(check(&bytes, bytes.len, "a release", key), TG_SSHSIG_VALID);
		bytes.ptr[i] ^= 1;
	}
	for (i = 0; i < bytes.len; i++)
		assert_int_equal(check(&bytes, i, "a release", key), TG_SSHSIG_MALFORMED);
	assert_int_equal(check(&bytes, bytes.len, "a release", key), TG_SSHSIG_VALID);
	tg_buf_done(&bytes);
	assert_int_equal(tg_sshsig_check(tg_str(TG_SSHSIG_BEGIN), tg_str(""), "git", key),
			 TG_SSHSIG_MALFORMED);
	assert_int_equal(tg_sshsig_check(tg_str(""), tg_str(""), "git", key), TG_SSHSIG_MALFORMED);
}

/* @verifies TG-PRC-2 */
static void a_security_key_has_to_be_touched(void **state)
{
	struct security security = {"ssh:release", {1, 0, 0, 1, 2}};
	struct tg_buf bytes = {0};
	char key[TG_SSHSIG_KEY];
	size_t i;

	(void)state;
	sign_with(&security, "a release", "git", "sha512", &bytes);
	assert_int_equal(check(&bytes, bytes.len, "a release", key), TG_SSHSIG_VALID);
	assert_true(tg_sshsig_is_key(tg_str(TG_SSHSIG_SECURITY_KIND), tg_str(key)));
	assert_false(tg_sshsig_is_key(tg_str(TG_SSHSIG_KIND), tg_str(key)));
	assert_int_equal(check(&bytes, bytes.len, "another", key), TG_SSHSIG_WRONG);
	for (i = 0; i < bytes.len; i++) {
		bytes.ptr[i] ^= 2;
		assert_int_not_equal(check(&bytes, bytes.len, "a release", key), TG_SSHSIG_VALID);
		bytes.ptr[i] ^= 2;
	}
	tg_buf_clear(&bytes);
	security.used[0] = 4; /* it knew who was there, but nobody touched it */
	sign_with(&security, "a release", "git", "sha512", &bytes);
	assert_int_equal(check(&bytes, bytes.len, "a release", key), TG_SSHSIG_WRONG);
	tg_buf_done(&bytes);
}

/* @verifies TG-PRC-2 */
static void other_hashes_are_not_checked(void **state)
{
	struct tg_buf bytes = {0};
	char key[TG_SSHSIG_KEY];

	(void)state;
	sign("a release", "git", "sha999", &bytes);
	assert_int_equal(check(&bytes, bytes.len, "a release", key), TG_SSHSIG_OTHER);
	tg_buf_done(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_signature_holds_for_its_text_and_purpose_only),
		cmocka_unit_test(no_changed_byte_and_no_part_of_it_is_valid),
		cmocka_unit_test(a_security_key_has_to_be_touched),
		cmocka_unit_test(other_hashes_are_not_checked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
