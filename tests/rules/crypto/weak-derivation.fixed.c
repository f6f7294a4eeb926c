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
	return PKCS5_PBKDF2_HMAC(pw, -1, salt, 16, 600000, 0, 32, out); /* expect: crypto/weak-derivation */
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
