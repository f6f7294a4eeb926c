/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/small-key: what it finds, then what it must leave alone. */
typedef struct rsa RSA;
typedef struct bn BIGNUM;
typedef struct ctx EVP_PKEY_CTX;
typedef struct mbedtls_rsa mbedtls_rsa_context;
typedef struct gkey *gnutls_x509_privkey_t;
int RSA_generate_key_ex(RSA *rsa, int bits, BIGNUM *e, void *cb);
int EVP_PKEY_CTX_set_rsa_keygen_bits(EVP_PKEY_CTX *ctx, int bits);
int EVP_PKEY_CTX_set_dh_paramgen_prime_len(EVP_PKEY_CTX *ctx, int bits);
int mbedtls_rsa_gen_key(mbedtls_rsa_context *rsa, int (*rng)(void), void *p, unsigned bits, int exponent);
int gnutls_x509_privkey_generate(gnutls_x509_privkey_t key, int algorithm, unsigned bits, unsigned flags);
void *EC_KEY_new_by_curve_name(int nid);

#include "small-key.h"

int finds_openssl(RSA *rsa, BIGNUM *e)
{
	return RSA_generate_key_ex(rsa, 1024, e, 0); /* expect: crypto/small-key 2048 */
}

int finds_a_context(EVP_PKEY_CTX *ctx)
{
	if (EVP_PKEY_CTX_set_rsa_keygen_bits(ctx, 512) <= 0) /* expect: crypto/small-key */
		return -1;
	return EVP_PKEY_CTX_set_dh_paramgen_prime_len(ctx, 1024); /* expect: crypto/small-key */
}

int finds_mbedtls(mbedtls_rsa_context *rsa)
{
	return mbedtls_rsa_gen_key(rsa, 0, 0, 3072, 65537); /* expect: crypto/small-key */
}

void *finds_a_curve(void)
{
	return EC_KEY_new_by_curve_name(409); /* expect: crypto/small-key */
}

#define BITS 1024
#define GENERATE(key) gnutls_x509_privkey_generate(key, 1, BITS, 0)
int finds_through_a_macro(gnutls_x509_privkey_t key)
{
	return GENERATE(key); /* expect: crypto/small-key */
}

int allows_a_long_key(RSA *rsa, BIGNUM *e, EVP_PKEY_CTX *ctx)
{
	return RSA_generate_key_ex(rsa, 3072, e, 0) && EVP_PKEY_CTX_set_rsa_keygen_bits(ctx, 2048);
}

int allows_a_curve(gnutls_x509_privkey_t key)
{
	return gnutls_x509_privkey_generate(key, 4, 256, 0);
}

int allows_what_is_not_known(RSA *rsa, int bits, BIGNUM *e)
{
	return RSA_generate_key_ex(rsa, bits, e, 0);
}

void *allows_a_named_curve(void)
{
	return EC_KEY_new_by_curve_name(415);
}

unsigned char *HMAC(const void *md, const void *key, int size, const unsigned char *d,
		    unsigned long n, unsigned char *out, unsigned *m);
void finds_a_short_key_of_a_mac(const void *md, const void *key, const unsigned char *d,
				unsigned char *out)
{
	HMAC(md, key, 4, d, 9, out, 0); /* expect: crypto/small-key */
}

void allows_a_key_of_a_mac(const void *md, const void *key, const unsigned char *d,
			   unsigned char *out)
{
	HMAC(md, key, 32, d, 9, out, 0);
}
