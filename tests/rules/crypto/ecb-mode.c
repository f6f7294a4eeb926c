/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/ecb-mode: what it finds, then what it must leave alone. */
#include <stddef.h>

#include "ecb-mode.h"

enum { GCRY_CIPHER_AES256 = 9, GCRY_CIPHER_MODE_ECB = 1, GCRY_CIPHER_MODE_GCM = 9 };
void AES_ecb_encrypt(const unsigned char *in, unsigned char *out, const void *key, int enc);
const void *EVP_aes_128_gcm(void);
const void *mbedtls_cipher_info_from_type(int type);
int gcry_cipher_open(void **handle, int algorithm, int mode, unsigned flags);
int psa_cipher_encrypt(unsigned key, unsigned algorithm, const unsigned char *in, size_t n);

void finds_functions(const unsigned char *in, unsigned char *out, const void *key)
{
	AES_ecb_encrypt(in, out, key, 1); /* expect: crypto/ecb-mode */
}

int finds_numbers(void **handle, const unsigned char *in)
{
	mbedtls_cipher_info_from_type(2); /* expect: crypto/ecb-mode */
	psa_cipher_encrypt(1, 0x04404400, in, 16); /* expect: crypto/ecb-mode */
	return gcry_cipher_open(handle, GCRY_CIPHER_AES256, GCRY_CIPHER_MODE_ECB, 0); /* expect: crypto/ecb-mode */
}

#define CIPHER EVP_aes_256_ecb
const void *finds_through_a_macro(void)
{
	return CIPHER(); /* expect: crypto/ecb-mode */
}

const void *allows_functions(void)
{
	return EVP_aes_128_gcm();
}

int allows_numbers(void **handle)
{
	mbedtls_cipher_info_from_type(5);
	return gcry_cipher_open(handle, GCRY_CIPHER_AES256, GCRY_CIPHER_MODE_GCM, 0);
}

const void *allows_a_function_that_is_not_called(int type)
{
	const void *(*choice)(void) = type ? EVP_aes_128_gcm : 0;
	return choice;
}
