/* SPDX-License-Identifier: Apache-2.0 */
/* tls/verify-off-mbedtls: what it finds, then what it must leave alone. */
#include "verify-off-mbedtls.h"

enum { MBEDTLS_SSL_VERIFY_NONE, MBEDTLS_SSL_VERIFY_OPTIONAL, MBEDTLS_SSL_VERIFY_REQUIRED };
void mbedtls_ssl_set_hs_authmode(void *ssl, int authmode);

void finds_none(void *conf, void *ssl)
{
	mbedtls_ssl_conf_authmode(conf, MBEDTLS_SSL_VERIFY_REQUIRED); /* expect: tls/verify-off-mbedtls takes any certificate */
	mbedtls_ssl_set_hs_authmode(ssl, MBEDTLS_SSL_VERIFY_REQUIRED); /* expect: tls/verify-off-mbedtls */
}

void finds_optional(void *conf)
{
	mbedtls_ssl_conf_authmode(conf, MBEDTLS_SSL_VERIFY_OPTIONAL); /* expect: tls/verify-off-mbedtls goes on */
}

#define AUTHMODE MBEDTLS_SSL_VERIFY_NONE
#define CONFIGURE(conf) mbedtls_ssl_conf_authmode(conf, AUTHMODE)
void finds_through_a_macro(void *conf)
{
	CONFIGURE(conf); /* expect: tls/verify-off-mbedtls */
}

void allows_required(void *conf)
{
	mbedtls_ssl_conf_authmode(conf, MBEDTLS_SSL_VERIFY_REQUIRED);
}

void allows_what_is_configured(void *conf, int mode)
{
	mbedtls_ssl_conf_authmode(conf, mode);
}

int mbedtls_ssl_conf_transport(void *conf, int transport);
void allows_other_settings(void *conf)
{
	mbedtls_ssl_conf_transport(conf, 0);
}

void mbedtls_ssl_conf_verify(void *conf, int (*f)(void *, void *, int, unsigned *), void *arg);

static int forget(void *arg, void *certificate, int depth, unsigned *flags)
{
	(void)arg, (void)certificate, (void)depth;
	*flags = 0; /* expect: tls/verify-off-mbedtls is forgotten */
	return 0;
}

static int allows_a_look(void *arg, void *certificate, int depth, unsigned *flags)
{
	(void)arg, (void)certificate, (void)depth;
	return *flags ? -1 : 0;
}

void finds_a_callback_that_forgets(void *conf)
{
	mbedtls_ssl_conf_verify(conf, forget, 0);
	mbedtls_ssl_conf_verify(conf, allows_a_look, 0);
}

static void allows_what_only_a_fuzz_target_calls(void *conf)
{
	mbedtls_ssl_conf_authmode(conf, MBEDTLS_SSL_VERIFY_NONE);
}

void fuzz_target(void *conf)
{
	allows_what_only_a_fuzz_target_calls(conf);
}
