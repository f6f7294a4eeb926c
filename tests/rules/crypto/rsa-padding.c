/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/rsa-padding: what it finds, then what it must leave alone. */
#include <stdint.h>
typedef struct rsa RSA;
typedef struct ctx EVP_PKEY_CTX;
typedef uintptr_t HCRYPTKEY, HCRYPTPROV;
int RSA_public_encrypt(int n, const unsigned char *from, unsigned char *to, RSA *rsa, int padding);
int RSA_private_decrypt(int n, const unsigned char *from, unsigned char *to, RSA *rsa, int padding);
int RSA_private_encrypt(int n, const unsigned char *from, unsigned char *to, RSA *rsa, int padding);
int EVP_PKEY_CTX_set_rsa_padding(EVP_PKEY_CTX *ctx, int padding);
int CryptGenKey(HCRYPTPROV provider, unsigned algorithm, unsigned flags, HCRYPTKEY *key);
int CryptEncrypt(HCRYPTKEY key, uintptr_t hash, int final, unsigned flags, unsigned char *data,
		 unsigned *size, unsigned capacity);

#include "rsa-padding.h"

int finds_old_padding(RSA *rsa, const unsigned char *m, unsigned char *out)
{
	return RSA_public_encrypt(32, m, out, rsa, 1); /* expect: crypto/rsa-padding v1.5 */
}

int finds_none(RSA *rsa, const unsigned char *m, unsigned char *out)
{
	return RSA_private_decrypt(256, m, out, rsa, 3); /* expect: crypto/rsa-padding no padding */
}

int finds_a_context(EVP_PKEY_CTX *ctx)
{
	return EVP_PKEY_CTX_set_rsa_padding(ctx, 3); /* expect: crypto/rsa-padding */
}

int finds_windows(HCRYPTPROV provider, unsigned char *data, unsigned size)
{
	HCRYPTKEY key;

	if (!CryptGenKey(provider, 1, 0x08000000, &key))
		return 0;
	return CryptEncrypt(key, 0, 1, 0, data, &size, 256); /* expect: crypto/rsa-padding OAEP */
}

#define RSA_NO_PADDING 3
#define RAW(rsa, m, out) RSA_public_encrypt(256, m, out, rsa, RSA_NO_PADDING)
int finds_through_a_macro(RSA *rsa, const unsigned char *m, unsigned char *out)
{
	return RAW(rsa, m, out); /* expect: crypto/rsa-padding */
}

int allows_oaep(RSA *rsa, const unsigned char *m, unsigned char *out)
{
	return RSA_public_encrypt(32, m, out, rsa, 4);
}

int allows_a_signature(RSA *rsa, const unsigned char *m, unsigned char *out)
{
	return RSA_private_encrypt(32, m, out, rsa, 1);
}

int allows_windows_with_oaep(HCRYPTPROV provider, unsigned char *data, unsigned size)
{
	HCRYPTKEY key;

	if (!CryptGenKey(provider, 1, 0x08000000, &key))
		return 0;
	return CryptEncrypt(key, 0, 1, 0x40, data, &size, 256);
}

int allows_another_algorithm(HCRYPTPROV provider, unsigned char *data, unsigned size)
{
	HCRYPTKEY key;

	if (!CryptGenKey(provider, 0x6610, 0, &key))
		return 0;
	return CryptEncrypt(key, 0, 1, 0, data, &size, 256);
}

int finds_a_variable_that_stays(const unsigned char *from, unsigned char *to, RSA *rsa)
{
	int padding = 3;

	return RSA_public_encrypt(256, from, to, rsa, padding); /* expect: crypto/rsa-padding */
}

int allows_a_variable_that_is_set(const unsigned char *from, unsigned char *to, RSA *rsa, int old)
{
	int padding = 3;

	if (!old)
		padding = 4;
	return RSA_public_encrypt(256, from, to, rsa, padding);
}
