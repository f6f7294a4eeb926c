/* SPDX-License-Identifier: Apache-2.0 */
#include "base/pubkey.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

/* The key of these parameters; NULL when they make none. */
static EVP_PKEY *make_key(const char *type, OSSL_PARAM_BLD *build)
{
	EVP_PKEY_CTX *context = NULL;
	EVP_PKEY *key = NULL;
	OSSL_PARAM *parameters = build ? OSSL_PARAM_BLD_to_param(build) : NULL;

	if (parameters)
		context = EVP_PKEY_CTX_new_from_name(NULL, type, NULL);
	if (context && EVP_PKEY_fromdata_init(context) == 1 &&
	    EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
		key = NULL;
	EVP_PKEY_CTX_free(context);
	OSSL_PARAM_free(parameters);
	return key;
}

static BIGNUM *number_of(struct tg_str bytes)
{
	return bytes.len <= INT_MAX
		       ? BN_bin2bn((const unsigned char *)bytes.ptr, (int)bytes.len, NULL)
		       : NULL;
}

/* Takes the key. */
static bool holds(EVP_PKEY *key, const EVP_MD *hash, struct tg_str text, struct tg_str signature)
{
	EVP_MD_CTX *context = key ? EVP_MD_CTX_new() : NULL;
	bool ret = context && EVP_DigestVerifyInit(context, NULL, hash, NULL, key) == 1 &&
		   EVP_DigestVerify(context, (const unsigned char *)signature.ptr, signature.len,
				    (const unsigned char *)text.ptr, text.len) == 1;

	EVP_MD_CTX_free(context);
	EVP_PKEY_free(key);
	return ret;
}

bool tg_pubkey_rsa(struct tg_str modulus, struct tg_str exponent, bool sha512, struct tg_str text,
		   struct tg_str signature)
{
	OSSL_PARAM_BLD *build = OSSL_PARAM_BLD_new();
	BIGNUM *n = number_of(modulus), *e = number_of(exponent);
	EVP_PKEY *key = NULL;

	if (build && n && e && OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_N, n) == 1 &&
	    OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_E, e) == 1)
		key = make_key("RSA", build);
	OSSL_PARAM_BLD_free(build);
	BN_free(n);
	BN_free(e);
	return holds(key, sha512 ? EVP_sha512() : EVP_sha256(), text, signature);
}

static const struct curve {
	const char *name, *group;
	const EVP_MD *(*hash)(void);
} curves[] = {
	{"nistp256", "P-256", EVP_sha256},
	{"nistp384", "P-384", EVP_sha384},
	{"nistp521", "P-521", EVP_sha512},
};

static const struct curve *curve_of(struct tg_str name)
{
	size_t i;

	for (i = 0; i < sizeof(curves) / sizeof(*curves); i++)
		if (tg_str_is(name, curves[i].name))
			return &curves[i];
	return NULL;
}

/* The two numbers in the form that libcrypto takes; the caller frees `*ret`. */
static size_t wrap_numbers(struct tg_str r, struct tg_str s, unsigned char **ret)
{
	ECDSA_SIG *signature = ECDSA_SIG_new();
	BIGNUM *first = number_of(r), *second = number_of(s);
	int length = 0;

	*ret = NULL;
	if (signature && first && second && ECDSA_SIG_set0(signature, first, second) == 1) {
		length = i2d_ECDSA_SIG(signature, ret);
	} else {
		BN_free(first);
		BN_free(second);
	}
	ECDSA_SIG_free(signature);
	return length > 0 ? (size_t)length : 0;
}

bool tg_pubkey_ecdsa(struct tg_str curve_name, struct tg_str point, struct tg_str text,
		     struct tg_str r, struct tg_str s)
{
	const struct curve *curve = curve_of(curve_name);
	OSSL_PARAM_BLD *build = curve ? OSSL_PARAM_BLD_new() : NULL;
	EVP_PKEY *key = NULL;
	unsigned char *wrapped = NULL;
	size_t length;
	bool ret = false;

	if (build &&
	    OSSL_PARAM_BLD_push_utf8_string(build, OSSL_PKEY_PARAM_GROUP_NAME, curve->group, 0) ==
		    1 &&
	    OSSL_PARAM_BLD_push_octet_string(build, OSSL_PKEY_PARAM_PUB_KEY, point.ptr,
					     point.len) == 1)
		key = make_key("EC", build);
	OSSL_PARAM_BLD_free(build);
	if (key) {
		length = wrap_numbers(r, s, &wrapped);
		ret = holds(key, curve->hash(), text, tg_str_n((const char *)wrapped, length));
		OPENSSL_free(wrapped);
	}
	return ret;
}
