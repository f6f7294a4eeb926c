/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/missing-step: what it finds, then what it must leave alone. */
#include <stdint.h>
typedef uintptr_t HANDLE_;
typedef struct mdctx EVP_MD_CTX;
typedef struct hctx HMAC_CTX;
int CryptCreateHash(HANDLE_ p, unsigned a, HANDLE_ k, unsigned f, HANDLE_ *h);
int CryptHashData(HANDLE_ h, const void *d, unsigned n, unsigned f);
int CryptGetHashParam(HANDLE_ h, unsigned what, void *out, unsigned *n, unsigned f);
int CryptDeriveKey(HANDLE_ p, unsigned a, HANDLE_ h, unsigned f, HANDLE_ *k);
int EVP_DigestInit_ex(EVP_MD_CTX *c, const void *type, void *engine);
int EVP_DigestUpdate(EVP_MD_CTX *c, const void *d, unsigned long n);
int EVP_DigestFinal_ex(EVP_MD_CTX *c, unsigned char *out, unsigned *n);
int HMAC_Init_ex(HMAC_CTX *c, const void *key, int n, const void *md, void *engine);
int HMAC_Final(HMAC_CTX *c, unsigned char *out, unsigned *n);
int feed(EVP_MD_CTX *c);
void EVP_MD_CTX_free(EVP_MD_CTX *c);

#include "missing-step.h"

int finds_an_empty_hash(HANDLE_ p, unsigned char *out, unsigned n)
{
	HANDLE_ h;

	if (!CryptCreateHash(p, 0x800c, 0, 0, &h))
		return 0;
	return CryptGetHashParam(h, 2, out, &n, 0); /* expect: crypto/missing-step nothing was put */
}

int finds_a_key_of_nothing(HANDLE_ p, HANDLE_ *key)
{
	HANDLE_ h;

	CryptCreateHash(p, 0x800c, 0, 0, &h);
	return CryptDeriveKey(p, 0x6610, h, 0, key); /* expect: crypto/missing-step */
}

int finds_openssl(EVP_MD_CTX *c, const void *sha, unsigned char *out)
{
	if (!EVP_DigestInit_ex(c, sha, 0))
		return 0;
	return EVP_DigestFinal_ex(c, out, 0); /* expect: crypto/missing-step */
}

int finds_what_is_only_freed(EVP_MD_CTX *c, const void *sha, unsigned char *out)
{
	int ok = EVP_DigestInit_ex(c, sha, 0) &&
		 EVP_DigestFinal_ex(c, out, 0); /* expect: crypto/missing-step */

	EVP_MD_CTX_free(c);
	return ok;
}

#define BEGIN(c, key) HMAC_Init_ex(c, key, 32, 0, 0)
int finds_through_a_macro(HMAC_CTX *c, const void *key, unsigned char *out)
{
	BEGIN(c, key);
	return HMAC_Final(c, out, 0); /* expect: crypto/missing-step */
}

int allows_a_whole_hash(HANDLE_ p, const void *d, unsigned size, unsigned char *out, unsigned n)
{
	HANDLE_ h;

	if (!CryptCreateHash(p, 0x800c, 0, 0, &h) || !CryptHashData(h, d, size, 0))
		return 0;
	return CryptGetHashParam(h, 2, out, &n, 0);
}

int allows_a_digest(EVP_MD_CTX *c, const void *sha, unsigned char *out)
{
	return EVP_DigestInit_ex(c, sha, 0) && EVP_DigestUpdate(c, "a", 1) &&
	       EVP_DigestFinal_ex(c, out, 0);
}

int allows_a_step_elsewhere(EVP_MD_CTX *c, const void *sha, unsigned char *out)
{
	if (!EVP_DigestInit_ex(c, sha, 0) || feed(c))
		return 0;
	return EVP_DigestFinal_ex(c, out, 0);
}
