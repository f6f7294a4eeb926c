/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/signature-unchecked: what it finds, then what it must leave alone. */
#include <stdbool.h>
#include <stddef.h>

#include "signature-unchecked.h"

int ECDSA_verify(int type, const unsigned char *d, int n, const unsigned char *s, int m, void *k);
int RSA_verify(int type, const unsigned char *d, unsigned n, const unsigned char *s, unsigned m,
	       void *k);
int mbedtls_pk_verify(void *pk, int md, const unsigned char *h, size_t n, const unsigned char *s,
		      size_t m);
int crypto_sign_verify_detached(const unsigned char *s, const unsigned char *m,
				unsigned long long n, const unsigned char *pk);
unsigned gcry_pk_verify(void *sig, void *data, void *key);
int wc_ecc_verify_hash(const unsigned char *s, unsigned n, const unsigned char *h, unsigned m,
		       int *res, void *key);
int verify_firmware_signature(const unsigned char *image, size_t n);
bool check_image_tag(const unsigned char *image);
void verify_certificate_chain(void *chain);
int verify_configuration(void *config);
int say(const char *text, int code);
void install(const unsigned char *image);

int finds_an_error_taken_for_success(void *c, const unsigned char *sig)
{
	if (EVP_DigestVerifyFinal(c, sig, 64) == 1) /* expect: crypto/signature-unchecked EVP_DigestVerifyFinal() gives 1 */
		return 1;
	return 0;
}

int finds_a_wrong_one_taken_for_success(void *c, const unsigned char *sig)
{
	if (EVP_DigestVerifyFinal(c, sig, 64) < 0) /* expect: crypto/signature-unchecked */
		return 0;
	return 1;
}

int finds_a_negation(void *c, const unsigned char *sig)
{
	if (EVP_DigestVerifyFinal(c, sig, 64) != 1) /* expect: crypto/signature-unchecked */
		return -1;
	return 0;
}

int finds_it_in_a_variable(const unsigned char *d, const unsigned char *s, void *k)
{
	int rc = ECDSA_verify(0, d, 32, s, 70, k);

	d = NULL;
	if (rc == 0) /* expect: crypto/signature-unchecked ECDSA_verify() */
		return -1;
	return 0;
}

bool finds_a_result_cut_to_a_truth(const unsigned char *d, const unsigned char *s, void *k)
{
	return ECDSA_verify(0, d, 32, s, 70, k) == 1; /* expect: crypto/signature-unchecked */
}

int finds_a_true_one_tested_for_less(const unsigned char *d, const unsigned char *s, void *k)
{
	return RSA_verify(0, d, 32, s, 256, k) < 0 ? -1 : 0; /* expect: crypto/signature-unchecked */
}

int finds_a_code_tested_for_more(void *pk, const unsigned char *h, const unsigned char *s)
{
	if (mbedtls_pk_verify(pk, 6, h, 32, s, 256) > 0) /* expect: crypto/signature-unchecked */
		return -1;
	return 0;
}

int finds_a_code_tested_for_one(void *pk, const unsigned char *h, const unsigned char *s)
{
	int rc;

	if ((rc = mbedtls_pk_verify(pk, 6, h, 32, s, 256)) == 1) /* expect: crypto/signature-unchecked */
		return -1;
	return 0;
}

int finds_a_positive_code_tested_for_less(void *sig, void *data, void *key)
{
	int rc = (int)gcry_pk_verify(sig, data, key);

	return rc < 0 ? -1 : 0; /* expect: crypto/signature-unchecked */
}

int finds_an_outcome_that_nobody_reads(const unsigned char *s, const unsigned char *h, void *key)
{
	int right = 0;

	if (wc_ecc_verify_hash(s, 70, h, 32, &right, key) != 0) /* expect: crypto/signature-unchecked 'right' */
		return -1;
	return 0;
}

void finds_own_checks_that_nobody_asks(const unsigned char *image, size_t n)
{
	verify_firmware_signature(image, n); /* expect: crypto/signature-unchecked verify_firmware_signature() */
	check_image_tag(image);		     /* expect: crypto/signature-unchecked */
	install(image);
}

#define IS_RIGHT(c, s) EVP_DigestVerifyFinal(c, s, 64)
int finds_through_a_macro(void *c, const unsigned char *sig)
{
	return IS_RIGHT(c, sig) ? 1 : 0; /* expect: crypto/signature-unchecked */
}

static int raw_outcome(void *c, const unsigned char *sig)
{
	int outcome = EVP_DigestVerifyFinal(c, sig, 64);

	return outcome;
}

int allows_what_is_handed_on(void *c, const unsigned char *sig)
{
	return raw_outcome(c, sig) == 1;
}

int allows_the_one_value(void *c, const unsigned char *sig, void *pk, const unsigned char *h)
{
	if (EVP_DigestVerifyFinal(c, sig, 64) != 1)
		return -1;
	if (EVP_DigestVerifyFinal(c, sig, 64) <= 0)
		return -1;
	if (mbedtls_pk_verify(pk, 6, h, 32, sig, 256))
		return -1;
	return crypto_sign_verify_detached(sig, h, 32, pk) == -1 ? -1 : 0;
}

int allows_two_tests_together(const unsigned char *d, const unsigned char *s, void *k)
{
	int rc = ECDSA_verify(0, d, 32, s, 70, k);

	if (rc < 0)
		return say("the check failed", rc);
	if (rc == 0)
		return say("a wrong signature", rc);
	return 0;
}

int allows_an_outcome_that_is_read(const unsigned char *s, const unsigned char *h, void *key)
{
	int right = 0, rc = wc_ecc_verify_hash(s, 70, h, 32, &right, key);

	return rc == 0 && right == 1;
}

void allows_what_gives_nothing_to_ask(const unsigned char *image, void *chain)
{
	verify_certificate_chain(chain);
	verify_configuration(chain);
	(void)check_image_tag(image);
}

int check_certificate_lifetimes(void *context);

void allows_what_asks_for_a_date(void *context)
{
	check_certificate_lifetimes(context);
}
