/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/weak-derivation: what it finds, then what it must leave alone. */
typedef struct hash *BCRYPT_ALG_HANDLE;
int PKCS5_PBKDF2_HMAC(const char *pass, int n, const unsigned char *salt, int m, int iter,
		      const void *md, int k, unsigned char *out);
int EVP_BytesToKey(const void *type, const void *md, const unsigned char *salt,
		   const unsigned char *data, int n, int count, unsigned char *key, unsigned char *iv);
int mbedtls_pkcs5_pbkdf2_hmac_ext(int md, const unsigned char *pw, unsigned long n,
				  const unsigned char *salt, unsigned long m, unsigned iter,
				  unsigned k, unsigned char *out);
int wc_PBKDF2(unsigned char *out, const unsigned char *pw, int n, const unsigned char *salt, int m,
	      int iter, int k, int hash);

#include "weak-derivation.h"

int finds_few_iterations(const char *pw, const unsigned char *salt, unsigned char *out)
{
	return PKCS5_PBKDF2_HMAC(pw, -1, salt, 16, 1000, 0, 32, out); /* expect: crypto/weak-derivation */
}

int finds_mbedtls(const unsigned char *pw, const unsigned char *salt, unsigned char *out)
{
	return mbedtls_pkcs5_pbkdf2_hmac_ext(9, pw, 8, salt, 16, 4096, 32, out); /* expect: crypto/weak-derivation */
}

int finds_the_old_way(const unsigned char *pw, unsigned char *key)
{
	return EVP_BytesToKey(0, 0, 0, pw, 8, 1, key, 0); /* expect: crypto/weak-derivation */
}

#define ROUNDS 2048
int finds_through_a_macro(const unsigned char *pw, const unsigned char *salt, unsigned char *out)
{
	return wc_PBKDF2(out, pw, 8, salt, 16, ROUNDS, 32, 6); /* expect: crypto/weak-derivation */
}

int allows_many(const char *pw, const unsigned char *salt, unsigned char *out)
{
	return PKCS5_PBKDF2_HMAC(pw, -1, salt, 16, 600000, 0, 32, out);
}

int allows_what_is_configured(const char *pw, const unsigned char *salt, int rounds,
			      unsigned char *out)
{
	return PKCS5_PBKDF2_HMAC(pw, -1, salt, 16, rounds, 0, 32, out);
}

int allows_another_number(const unsigned char *pw, const unsigned char *salt, unsigned char *out)
{
	return mbedtls_pkcs5_pbkdf2_hmac_ext(9, pw, 8, salt, 16, 210000, 32, out);
}

char *crypt(const char *password, const char *salt);
char *crypt_gensalt(const char *prefix, unsigned long count, const char *random, int size);
unsigned char *SHA256(const unsigned char *data, unsigned long size, unsigned char *out);

int finds_a_constant_salt(const char *pw, const void *md, unsigned char *out)
{
	return PKCS5_PBKDF2_HMAC(pw, -1, "saltsalt", 8, 600000, md, 32, out); /* expect: crypto/weak-derivation the same salt */
}

char *finds_the_salt_of_old_crypt(const char *pw)
{
	return crypt(pw, "ab"); /* expect: crypto/weak-derivation */
}

void finds_no_salt(const unsigned char *password, unsigned char *out)
{
	SHA256(password, 8, out); /* expect: crypto/weak-derivation */
}

char *finds_few_rounds(const char *random)
{
	return crypt_gensalt("$2b$", 4, random, 16); /* expect: crypto/weak-derivation */
}

void allows_a_digest_of_something_else(const unsigned char *image, unsigned char *out)
{
	SHA256(image, 8, out);
}

char *allows_a_salt_from_the_file(const char *pw, const char *stored)
{
	return crypt(pw, stored);
}
