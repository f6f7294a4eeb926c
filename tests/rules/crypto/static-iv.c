/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/static-iv: what it finds, then what it must leave alone. */
#include <string.h>

#include "static-iv.h"

int EVP_DecryptInit_ex(void *ctx, const void *type, void *impl, const unsigned char *key,
		       const unsigned char *iv);
int mbedtls_gcm_crypt_and_tag(void *ctx, int mode, size_t length, const unsigned char *iv,
			      size_t iv_len, const unsigned char *add, size_t add_len);
int RAND_bytes(unsigned char *buf, int num);

static const unsigned char fixed[12] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

void finds_a_constant(void *ctx, const unsigned char *key)
{
	EVP_EncryptInit_ex(ctx, 0, 0, key, fixed); /* expect: crypto/static-iv EVP_EncryptInit_ex() */
	EVP_EncryptInit_ex(ctx, 0, 0, key, &fixed[0]); /* expect: crypto/static-iv */
	mbedtls_gcm_crypt_and_tag(ctx, 1, 16, fixed, sizeof(fixed), 0, 0); /* expect: crypto/static-iv */
}

void finds_zeros(void *ctx, const unsigned char *key)
{
	unsigned char iv[16] = {0};
	EVP_EncryptInit_ex(ctx, 0, 0, key, iv); /* expect: crypto/static-iv */
}

void finds_zeros_again(void *ctx, const unsigned char *key)
{
	unsigned char iv[16] = {0};
	memset(iv, 0, sizeof(iv));
	EVP_EncryptInit_ex(ctx, 0, 0, key, iv); /* expect: crypto/static-iv */
}

#define NONCE "nonce-of-all-days"
void finds_through_a_macro(void *ctx, const unsigned char *key)
{
	EVP_EncryptInit_ex(ctx, 0, 0, key, (const void *)NONCE); /* expect: crypto/static-iv */
}

void allows_a_random_one(void *ctx, const unsigned char *key)
{
	unsigned char iv[16] = {0};
	if (RAND_bytes(iv, sizeof(iv)) == 1)
		EVP_EncryptInit_ex(ctx, 0, 0, key, iv);
}

void allows_a_counter(void *ctx, const unsigned char *key, unsigned char counter)
{
	unsigned char iv[16] = {0};
	iv[15] = counter;
	EVP_EncryptInit_ex(ctx, 0, 0, key, iv);
}

void allows_a_copied_one(void *ctx, const unsigned char *key, const unsigned char *message)
{
	unsigned char iv[16] = {0}, *p;
	p = iv;
	memcpy(p, message, 16);
	EVP_EncryptInit_ex(ctx, 0, 0, key, iv);
}

void allows_decryption(void *ctx, const unsigned char *key)
{
	EVP_DecryptInit_ex(ctx, 0, 0, key, fixed);
}

void allows_a_parameter(void *ctx, const unsigned char *key, const unsigned char *iv)
{
	EVP_EncryptInit_ex(ctx, 0, 0, key, iv);
	EVP_EncryptInit_ex(ctx, 0, 0, key, 0);
}

int allows_aes_self_test(void *ctx, const unsigned char *key)
{
	return EVP_EncryptInit_ex(ctx, 0, 0, key, fixed);
}

int finds_one_for_two_messages(void *g, const unsigned char *iv)
{
	mbedtls_gcm_crypt_and_tag(g, 1, 16, iv, 12, 0, 0);
	return mbedtls_gcm_crypt_and_tag(g, 1, 16, iv, 12, 0, 0); /* expect: crypto/static-iv */
}

int allows_one_that_is_raised(void *g, unsigned char *iv)
{
	mbedtls_gcm_crypt_and_tag(g, 1, 16, iv, 12, 0, 0);
	iv[11]++;
	return mbedtls_gcm_crypt_and_tag(g, 1, 16, iv, 12, 0, 0);
}
