/* SPDX-License-Identifier: Apache-2.0 */
/* tls/verify-off-openssl: what it finds, then what it must leave alone. */
#include "verify-off-openssl.h"

#define SSL_VERIFY_NONE 0x00
#define SSL_VERIFY_PEER 0x01
void SSL_set_verify(void *ssl, int mode, int (*callback)(int, void *));
void SSL_CTX_set_cert_verify_callback(void *ctx, int (*callback)(void *, void *), void *arg);

static int take_all(int ok, void *store)
{
	if (!ok)
		return 1;
	return 1;
}

static int take_what_is_good(int ok, void *store)
{
	return ok;
}

static int take_any(void *store, void *arg)
{
	return 1;
}

void finds_a_mode(void *ctx, void *ssl)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, 0); /* expect: tls/verify-off-openssl takes any certificate */
	SSL_set_verify(ssl, SSL_VERIFY_NONE, take_what_is_good); /* expect: tls/verify-off-openssl */
}

void finds_a_callback(void *ctx)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, take_all); /* expect: tls/verify-off-openssl accepts every */
	SSL_CTX_set_cert_verify_callback(ctx, &take_any, 0); /* expect: tls/verify-off-openssl */
}

#define NO_CHECK(ctx) SSL_CTX_set_verify((ctx), SSL_VERIFY_NONE, 0)
void finds_through_a_macro(void *ctx)
{
	NO_CHECK(ctx); /* expect: tls/verify-off-openssl */
}

void allows_verification(void *ctx)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, 0);
}

void allows_a_callback_that_decides(void *ctx)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, take_what_is_good);
}

void allows_what_is_configured(void *ctx, int mode)
{
	SSL_CTX_set_verify(ctx, mode, 0);
}
