/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/no-authentication: what it finds, then what it must leave alone. */
typedef struct c EVP_CIPHER_CTX;
const void *EVP_aes_128_cbc(void);
const void *EVP_aes_256_ctr(void);
const void *EVP_aes_256_gcm(void);
int EVP_EncryptInit_ex(EVP_CIPHER_CTX *c, const void *t, void *e, const unsigned char *k,
		       const unsigned char *iv);
int EVP_DecryptInit_ex(EVP_CIPHER_CTX *c, const void *t, void *e, const unsigned char *k,
		       const unsigned char *iv);

#include "no-authentication.h"

int finds_cbc(EVP_CIPHER_CTX *c, const unsigned char *k, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(c, EVP_aes_128_cbc(), 0, k, iv); /* expect: crypto/no-authentication */
}

int finds_ctr(EVP_CIPHER_CTX *c, const unsigned char *k, const unsigned char *iv)
{
	if (!EVP_EncryptInit_ex(c, EVP_aes_256_ctr(), 0, k, iv)) /* expect: crypto/no-authentication */
		return -1;
	return 0;
}

int finds_a_condition(EVP_CIPHER_CTX *c, const unsigned char *k)
{
	return k ? EVP_EncryptInit_ex(c, EVP_aes_128_cbc(), 0, k, 0) : 0; /* expect: crypto/no-authentication */
}

#define MODE EVP_aes_256_ctr()
int finds_through_a_macro(EVP_CIPHER_CTX *c, const unsigned char *k, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(c, MODE, 0, k, iv); /* expect: crypto/no-authentication */
}

int allows_gcm(EVP_CIPHER_CTX *c, const unsigned char *k, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), 0, k, iv);
}

int allows_what_is_not_known(EVP_CIPHER_CTX *c, const void *type, const unsigned char *k)
{
	return EVP_EncryptInit_ex(c, type, 0, k, 0);
}

int allows_reading(EVP_CIPHER_CTX *c, const unsigned char *k, const unsigned char *iv)
{
	return EVP_DecryptInit_ex(c, EVP_aes_128_cbc(), 0, k, iv);
}
