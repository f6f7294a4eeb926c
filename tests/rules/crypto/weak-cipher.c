/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/weak-cipher: what it finds, then what it must leave alone. */
#include "weak-cipher.h"

enum { GCRY_CIPHER_3DES = 2, GCRY_CIPHER_AES256 = 9, GCRY_CIPHER_MODE_GCM = 9 };
const void *EVP_des_ede3_cbc(void);
const void *EVP_aes_256_gcm(void);
int mbedtls_des_setkey_enc(void *ctx, const unsigned char *key);
int mbedtls_gcm_setkey(void *ctx, int cipher, const unsigned char *key, unsigned bits);
int gcry_cipher_open(void **handle, int algorithm, int mode, unsigned flags);
int SSL_CTX_set_cipher_list(void *ctx, const char *list);

int finds_functions(void *ctx, const unsigned char *key)
{
	EVP_des_ede3_cbc(); /* expect: crypto/weak-cipher */
	return mbedtls_des_setkey_enc(ctx, key); /* expect: crypto/weak-cipher */
}

int finds_numbers(void **handle)
{
	return gcry_cipher_open(handle, GCRY_CIPHER_3DES, GCRY_CIPHER_MODE_GCM, 0); /* expect: crypto/weak-cipher */
}

int finds_lists(void *ctx)
{
	if (SSL_CTX_set_cipher_list(ctx, "eNULL:HIGH")) /* expect: crypto/weak-cipher begins */
		return 1;
	return SSL_CTX_set_cipher_list(ctx, "HIGH:RC4-SHA:@STRENGTH") || /* expect: crypto/weak-cipher lets in */
	       SSL_CTX_set_cipher_list(ctx, "DEFAULT:@SECLEVEL=0"); /* expect: crypto/weak-cipher */
}

const void *(*const finds_a_table[])(void) = {
	EVP_aes_256_gcm,
	EVP_des_ede3_cbc, /* expect: crypto/weak-cipher */
};

int finds_a_constant(void **handle)
{
	const int algorithm = GCRY_CIPHER_3DES;

	return gcry_cipher_open(handle, algorithm, 9, 0); /* expect: crypto/weak-cipher */
}

int allows_a_comparison(const void *(*chosen)(void))
{
	return chosen == EVP_des_ede3_cbc;
}

#define CIPHER() EVP_rc4()
const void *finds_through_a_macro(void)
{
	return CIPHER(); /* expect: crypto/weak-cipher */
}

const void *allows_functions(void *ctx, const unsigned char *key)
{
	mbedtls_gcm_setkey(ctx, 2, key, 256);
	return EVP_aes_256_gcm();
}

int allows_numbers(void **handle)
{
	return gcry_cipher_open(handle, GCRY_CIPHER_AES256, GCRY_CIPHER_MODE_GCM, 0);
}

int allows_lists(void *ctx, const char *configured)
{
	return SSL_CTX_set_cipher_list(ctx, "HIGH:!aNULL:!eNULL:!RC4:!3DES") &&
	       SSL_CTX_set_cipher_list(ctx, "ECDHE+AESGCM:-DES") &&
	       SSL_CTX_set_cipher_list(ctx, configured);
}
