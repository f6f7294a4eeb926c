/* SPDX-License-Identifier: Apache-2.0 */
/* tls/verify-off-wolfssl: what it finds, then what it must leave alone. */
#include "verify-off-wolfssl.h"

enum { WOLFSSL_VERIFY_NONE, WOLFSSL_VERIFY_PEER };
void wolfSSL_set_verify(void *ssl, int mode, int (*callback)(int, void *));

static int take_all(int ok, void *store)
{
	return 1;
}

static int take_some(int ok, void *store)
{
	return ok ? 1 : 0;
}

void finds_a_mode(void *ctx, void *ssl)
{
	wolfSSL_CTX_set_verify(ctx, WOLFSSL_VERIFY_PEER, 0); /* expect: tls/verify-off-wolfssl takes any */
	wolfSSL_set_verify(ssl, WOLFSSL_VERIFY_PEER, 0); /* expect: tls/verify-off-wolfssl */
}

void finds_a_callback(void *ssl)
{
	wolfSSL_set_verify(ssl, WOLFSSL_VERIFY_PEER, take_all); /* expect: tls/verify-off-wolfssl accepts every */
}

#define LAX(ctx) wolfSSL_CTX_set_verify(ctx, WOLFSSL_VERIFY_NONE, 0)
void finds_through_a_macro(void *ctx)
{
	LAX(ctx); /* expect: tls/verify-off-wolfssl */
}

void allows_verification(void *ctx)
{
	wolfSSL_CTX_set_verify(ctx, WOLFSSL_VERIFY_PEER, 0);
}

void allows_a_callback_that_decides(void *ctx)
{
	wolfSSL_CTX_set_verify(ctx, WOLFSSL_VERIFY_PEER, take_some);
}

void allows_what_is_configured(void *ctx, int mode)
{
	wolfSSL_CTX_set_verify(ctx, mode, 0);
}
