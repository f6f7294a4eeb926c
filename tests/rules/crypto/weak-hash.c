/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/weak-hash: what it finds, then what it must leave alone. */
#include <stddef.h>

#include "weak-hash.h"

enum { MBEDTLS_MD_MD5 = 3, MBEDTLS_MD_SHA256 = 6 };
enum { GCRY_MD_SHA1 = 2, GCRY_MD_SHA256 = 8 };
unsigned char *SHA1(const unsigned char *d, size_t n, unsigned char *md);
unsigned char *SHA256(const unsigned char *d, size_t n, unsigned char *md);
const void *EVP_sha1(void);
const void *EVP_sha256(void);
const void *EVP_get_digestbyname(const char *name);
const void *mbedtls_md_info_from_type(int type);
int gcry_md_open(void **handle, int algorithm, unsigned flags);
int psa_hash_setup(void *operation, unsigned algorithm);
int MD5_Update(void *ctx, const void *data, size_t n);

void finds_functions(const unsigned char *d, size_t n, unsigned char *md)
{
	SHA1(d, n, md); /* expect: crypto/weak-hash SHA-256 */
	EVP_sha1(); /* expect: crypto/weak-hash */
}

const void *finds_names(void)
{
	return EVP_get_digestbyname("MD5"); /* expect: crypto/weak-hash */
}

int finds_numbers(void **handle)
{
	mbedtls_md_info_from_type(MBEDTLS_MD_MD5); /* expect: crypto/weak-hash */
	psa_hash_setup(NULL, 0x02000000 | 5); /* expect: crypto/weak-hash */
	return gcry_md_open(handle, GCRY_MD_SHA1, 0); /* expect: crypto/weak-hash */
}

#define DIGEST() EVP_md5()
const void *finds_through_a_macro(void)
{
	return DIGEST(); /* expect: crypto/weak-hash */
}

void allows_functions(const unsigned char *d, size_t n, unsigned char *md)
{
	SHA256(d, n, md);
	EVP_sha256();
}

const void *allows_names(const char *configured)
{
	EVP_get_digestbyname("SHA256");
	return EVP_get_digestbyname(configured);
}

int allows_numbers(void **handle)
{
	mbedtls_md_info_from_type(MBEDTLS_MD_SHA256);
	psa_hash_setup(NULL, 0x02000009);
	return gcry_md_open(handle, GCRY_MD_SHA256, 0);
}

/* The choice is made where the context is set up; the steps are not reported again. */
int allows_steps(void *ctx, const void *data, size_t n)
{
	return MD5_Update(ctx, data, n);
}

/* A library that has MD5 is not the one who chose it; whoever tries it out is neither. */
int MD5_Init(void *ctx);
int MD5_Restart(void *ctx)
{
	return MD5_Init(ctx);
}

static int allows_the_library_itself(void *ctx)
{
	return MD5_Init(ctx);
}

int md5_self_test(void *ctx, const unsigned char *d, size_t n, unsigned char *md)
{
	return allows_the_library_itself(ctx) || SHA1(d, n, md) != md;
}

static int allows_what_only_a_self_test_calls(const unsigned char *d, size_t n, unsigned char *md)
{
	return SHA1(d, n, md) == md;
}

int sha1_self_test(const unsigned char *d, size_t n, unsigned char *md)
{
	return allows_what_only_a_self_test_calls(d, n, md);
}

int HMAC_Init_ex(void *ctx, const void *key, int size, const void *md, void *engine);

int allows_a_keyed_hash(void *ctx, const void *key)
{
	return HMAC_Init_ex(ctx, key, 20, EVP_sha1(), 0);
}
