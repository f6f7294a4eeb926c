/* SPDX-License-Identifier: Apache-2.0 */
/* tls/hostname-unchecked: what it finds, then what it must leave alone. */
typedef struct ssl SSL;
typedef struct wolfssl WOLFSSL;
int SSL_connect(SSL *s);
int SSL_accept(SSL *s);
int wolfSSL_connect(WOLFSSL *s);
int SSL_do_handshake(SSL *s);

#include "hostname-unchecked.h"

int finds_openssl(SSL *s)
{
	return SSL_connect(s); /* expect: tls/hostname-unchecked */
}

int finds_a_condition(SSL *s)
{
	if (SSL_connect(s) != 1) /* expect: tls/hostname-unchecked */
		return -1;
	return 0;
}

int finds_wolfssl(WOLFSSL *s)
{
	return wolfSSL_connect(s); /* expect: tls/hostname-unchecked */
}

#define JOIN(s) SSL_connect(s)
int finds_through_a_macro(SSL *s)
{
	return JOIN(s); /* expect: tls/hostname-unchecked */
}

int allows_a_server(SSL *s)
{
	return SSL_accept(s);
}

int allows_either_side(SSL *s)
{
	return SSL_do_handshake(s);
}

typedef int step_fn(SSL *s);
step_fn *allows_naming_it(void)
{
	return SSL_connect;
}

int mbedtls_ssl_handshake(void *s);
int finds_mbedtls(void *s)
{
	return mbedtls_ssl_handshake(s); /* expect: tls/hostname-unchecked */
}
