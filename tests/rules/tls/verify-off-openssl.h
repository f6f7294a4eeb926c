/* SPDX-License-Identifier: Apache-2.0 */
void SSL_CTX_set_verify(void *ctx, int mode, int (*callback)(int, void *));
static inline void finds_in_a_header(void *ctx)
{
	SSL_CTX_set_verify(ctx, 0, 0); /* expect: tls/verify-off-openssl */
}
