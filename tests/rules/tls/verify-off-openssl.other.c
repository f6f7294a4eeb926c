/* SPDX-License-Identifier: Apache-2.0 */
/* tls/verify-off-openssl: what asks for the result of the verification. */
#define SSL_VERIFY_PEER 0x01
void SSL_CTX_set_verify(void *ctx, int mode, int (*callback)(int, void *));

long SSL_get_verify_result(const void *ssl);
int finds_a_reason_that_is_let_in(const void *ssl)
{
	long result = SSL_get_verify_result(ssl);

	return result == 0 || result == 18; /* expect: tls/verify-off-openssl for this reason */
}

int allows_no_reason(const void *ssl)
{
	return SSL_get_verify_result(ssl) == 0;
}

static int let_all_pass_for_now(int ok, void *store)
{
	(void)ok;
	(void)store;
	return 1;
}

/* A client of which the result is asked after the handshake. */
void allows_a_callback_that_leaves_it_to_the_result(void *ctx)
{
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, let_all_pass_for_now);
}
