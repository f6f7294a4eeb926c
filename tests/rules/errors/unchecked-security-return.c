/* SPDX-License-Identifier: Apache-2.0 */
/* errors/unchecked-security-return: what it finds, then what it must leave alone. */
#include <stdlib.h>

#include "unchecked-security-return.h"

int RAND_bytes(unsigned char *buf, int num);
int X509_verify_cert(void *ctx);
int mbedtls_ssl_set_hostname(void *ssl, const char *name);
int SSL_CTX_use_PrivateKey_file(void *ctx, const char *file, int type);

void finds_statements(void *ssl, unsigned char *key)
{
	RAND_bytes(key, 16); /* expect: errors/unchecked-security-return RAND_bytes() */
	mbedtls_ssl_set_hostname(ssl, "broker"); /* expect: errors/unchecked-security-return */
}

void finds_branches(void *ctx, int strict)
{
	if (strict)
		X509_verify_cert(ctx); /* expect: errors/unchecked-security-return */
	else
		SSL_CTX_use_PrivateKey_file(ctx, "key.pem", 1); /* expect: errors/unchecked-security-return */
}

void finds_steps(unsigned char *key, int n)
{
	for (int i = 0; i < n; RAND_bytes(key, n), i++) /* expect: errors/unchecked-security-return */
		;
}

#define DROP(user) seteuid(user)
void finds_through_a_macro(uid_t user)
{
	DROP(user); /* expect: errors/unchecked-security-return seteuid() */
}

int allows_checks(void *ctx, unsigned char *key)
{
	if (RAND_bytes(key, 16) != 1)
		return -1;
	return X509_verify_cert(ctx);
}

int allows_what_is_kept(void *ctx, uid_t user)
{
	int ok = X509_verify_cert(ctx);
	ok = ok && setuid(user) == 0;
	return ok ? 0 : -1;
}

void allows_a_decision(uid_t user)
{
	(void)seteuid(user);
}

int close(int fd);
void allows_other_functions(int fd)
{
	close(fd);
	free(NULL);
}

int allows_a_value_of_a_statement_expression(unsigned char *key)
{
	return ({ RAND_bytes(key, 16); });
}

void allows_a_benchmark_of_setuid(void)
{
	setuid(100);
}

unsigned allows_a_comment_that_says_so(unsigned many)
{
	unsigned start = 0;

	/* where it begins does not matter: ignore the error */
	RAND_bytes((unsigned char *)&start, sizeof(start));
	return start % many;
}

void allows_rights_that_are_taken(void)
{
	setuid(0);
	setgid(getegid());
}

void finds_rights_that_are_left(void)
{
	setgid(getgid()); /* expect: errors/unchecked-security-return setgid() */
}
