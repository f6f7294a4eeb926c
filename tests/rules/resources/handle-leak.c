/* SPDX-License-Identifier: Apache-2.0 */
/* resources/handle-leak: what it finds, then what it must leave alone. */
#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

#include "handle-leak.h"

void keep(FILE *f);

int finds_no_close(const char *name)
{
	FILE *f = fopen(name, "r"); /* expect: resources/handle-leak file */
	return f ? fgetc(f) : -1;
}

int finds_what_is_only_compared(const char *name)
{
	return open(name, O_RDONLY) >= 0; /* expect: resources/handle-leak compared */
}

int allows_an_assignment_that_is_compared(const char *name)
{
	int fd;
	if ((fd = open(name, O_RDONLY)) < 0)
		return -1;
	return close(fd);
}

int finds_an_early_return(const char *name)
{
	char c;
	int fd = open(name, O_RDONLY); /* expect: resources/handle-leak fd */
	if (fd < 0)
		return -1;
	if (read(fd, &c, 1) != 1)
		return -1;
	close(fd);
	return c;
}

void finds_a_new_value(const char *name)
{
	int fd = open(name, O_RDONLY); /* expect: resources/handle-leak */
	fd = open("/dev/null", O_RDONLY);
	if (fd >= 0)
		close(fd);
}

static int make(const char *name)
{
	return open(name, O_RDONLY); /* expect: resources/handle-leak */
}
int finds_across_functions(const char *name)
{
	int fd = make(name);
	if (fd < 0)
		return -1;
	return 0;
}

#define OPEN(n) fopen(n, "r")
int finds_through_a_macro(const char *name)
{
	FILE *f = OPEN(name); /* expect: resources/handle-leak */
	return f ? fgetc(f) : 0;
}

int handle_leak_make(const char *name);
int finds_across_files(const char *name)
{
	int fd = handle_leak_make(name);

	if (fd < 0)
		return -1;
	return 0;
}

int allows_a_close(const char *name)
{
	FILE *f = fopen(name, "r");
	if (!f)
		return -1;
	fclose(f);
	return 0;
}

int allows_a_result(const char *name)
{
	int fd = open(name, O_RDONLY);
	return fd;
}

void allows_somebody_else(const char *name)
{
	FILE *f = fopen(name, "r");
	if (f)
		keep(f);
}

int allows_a_failed_open(const char *name)
{
	int fd = open(name, O_RDONLY);
	if (fd == -1)
		return -1;
	close(fd);
	return 0;
}

void allows_the_standard_streams_anew(void)
{
	if (!freopen("/dev/null", "r", stdin))
		perror("freopen");
}

int allows_an_element(int *sockets, size_t n, const char *name)
{
	sockets[n] = open(name, O_RDONLY);
	if (sockets[n] < 0)
		return -1;
	return 0;
}

int finds_a_comparison_that_is_returned(const char *name)
{
	FILE *f = fopen(name, "r"); /* expect: resources/handle-leak file */
	return f != NULL;
}

FILE *allows_a_file_that_is_returned(const char *name)
{
	FILE *f = fopen(name, "r");
	return f != NULL ? f : stdin;
}

/* A library's functions use what they are passed: whoever made it still has it. */
int finds_a_statement_that_was_stepped(sqlite3 *db, int id)
{
	sqlite3_stmt *s;
	int found;

	/* expect: resources/handle-leak @+1 sqlite-statement */
	if (sqlite3_prepare_v2(db, "SELECT a FROM t WHERE b = ?", -1, &s, NULL) != SQLITE_OK)
		return -1;
	sqlite3_bind_int(s, 1, id);
	if (sqlite3_step(s) != SQLITE_ROW)
		return -1;
	found = sqlite3_column_int(s, 0);
	sqlite3_finalize(s);
	return found;
}

int finds_a_certificate_that_was_added(X509_STORE *store, BIO *from)
{
	X509 *x =
		PEM_read_bio_X509(from, NULL, NULL, NULL); /* expect: resources/handle-leak x509 */

	if (!x)
		return -1;
	if (X509_STORE_add_cert(store, x) != 1)
		return -1;
	X509_free(x);
	return 0;
}

int finds_a_key_of_the_wrong_kind(X509 *x)
{
	EVP_PKEY *key = X509_get_pubkey(x); /* expect: resources/handle-leak pkey */
	int bits;

	if (!key || EVP_PKEY_get_id(key) != EVP_PKEY_RSA)
		return -1;
	bits = EVP_PKEY_get_bits(key);
	EVP_PKEY_free(key);
	return bits;
}

/* set0 and add0 take it, and so does what is pushed or kept beside. */
int allows_what_is_given_away(SSL *ssl, BIO *in, BIO *out)
{
	X509 *x = PEM_read_bio_X509(in, NULL, NULL, NULL);

	if (!x)
		return -1;
	SSL_set0_rbio(ssl, in);
	SSL_set0_wbio(ssl, out);
	return SSL_add0_chain_cert(ssl, x) == 1 ? 0 : -1;
}

int allows_what_is_pushed(STACK_OF(X509) * chain, BIO *from)
{
	X509 *x = PEM_read_bio_X509(from, NULL, NULL, NULL);

	return x && sk_X509_push(chain, x) > 0 ? 0 : -1;
}

int allows_what_is_kept_as_data(SSL *ssl, BIO *from)
{
	X509 *x = PEM_read_bio_X509(from, NULL, NULL, NULL);

	if (!x)
		return -1;
	return SSL_set_ex_data(ssl, 1, x);
}
