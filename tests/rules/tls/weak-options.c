/* SPDX-License-Identifier: Apache-2.0 */
/* tls/weak-options: what it finds, then what it must leave alone. */
typedef struct ctx SSL_CTX;
typedef struct param X509_VERIFY_PARAM;
typedef struct conf mbedtls_ssl_config;
typedef struct easy CURL;
void SSL_CTX_set_security_level(SSL_CTX *c, int level);
unsigned long SSL_CTX_set_options(SSL_CTX *c, unsigned long options);
int X509_VERIFY_PARAM_set_flags(X509_VERIFY_PARAM *p, unsigned long flags);
void mbedtls_ssl_conf_legacy_renegotiation(mbedtls_ssl_config *c, int allow);
int curl_easy_setopt(CURL *c, int option, ...);

#include "weak-options.h"

void finds_a_level(SSL_CTX *c)
{
	SSL_CTX_set_security_level(c, 0); /* expect: tls/weak-options */
}

void finds_an_option(SSL_CTX *c)
{
	SSL_CTX_set_options(c, 0x40000); /* expect: tls/weak-options renegotiation */
}

int finds_old_certificates(X509_VERIFY_PARAM *p)
{
	return X509_VERIFY_PARAM_set_flags(p, 0x200000); /* expect: tls/weak-options */
}

void finds_mbedtls(mbedtls_ssl_config *c)
{
	mbedtls_ssl_conf_legacy_renegotiation(c, 1); /* expect: tls/weak-options */
}

#define CURLOPT_SSL_OPTIONS 216
#define NO_REVOKE 2L
int finds_through_a_macro(CURL *c)
{
	return curl_easy_setopt(c, CURLOPT_SSL_OPTIONS, NO_REVOKE); /* expect: tls/weak-options */
}

void allows_a_level(SSL_CTX *c)
{
	SSL_CTX_set_security_level(c, 2);
}

void allows_an_option(SSL_CTX *c)
{
	SSL_CTX_set_options(c, 0x02000000);
}

void allows_none(mbedtls_ssl_config *c)
{
	mbedtls_ssl_conf_legacy_renegotiation(c, 0);
}

int allows_what_is_configured(CURL *c, long options)
{
	return curl_easy_setopt(c, 216, options);
}

int finds_level_one(SSL_CTX *c)
{
	SSL_CTX_set_security_level(c, 1); /* expect: tls/weak-options */
	return 0;
}
