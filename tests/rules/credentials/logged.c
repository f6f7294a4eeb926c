/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/logged: what it finds, then what it must leave alone. */
#include <stdio.h>

int LogonUserA(const char *user, const char *domain, const char *password, int type, int provider, void **token);
void syslog(int priority, const char *format, ...);

#include "logged.h"

/* --- finds --- */

void finds_standard_error(const char *user, const char *password)
{
	fprintf(stderr, "%s tried %s\n", user, password); /* expect: credentials/logged */
}

void finds_the_system_log(const char *passphrase)
{
	syslog(3, "opened with %s", passphrase); /* expect: credentials/logged */
}

#define DEBUG(...) printf(__VA_ARGS__)

void finds_a_macro(const char *user_password)
{
	DEBUG("password is %s\n", user_password); /* expect: credentials/logged */
}

void finds_what_a_call_takes(const char *text, void **token)
{
	LogonUserA("svc", "plant", text, 3, 0, token);
	printf("entered with %s\n", text); /* expect: credentials/logged */
}

/* --- leaves alone --- */

void allows_the_name_of_the_user(const char *user, const char *password)
{
	(void)password;
	fprintf(stderr, "%s gave a wrong password\n", user);
}

void allows_something_about_it(const char *password_file, unsigned long password_length)
{
	printf("%s %lu\n", password_file, password_length);
}

void allows_a_prompt(void)
{
	printf("password: ");
}

void allows_a_message(char *out, const char *password)
{
	snprintf(out, 64, "PASS %s", password);
}

/* One buffer for two things: an error text after the key. */
void mbedtls_strerror(int code, char *text, unsigned long size);
int mbedtls_aes_setkey_enc(void *ctx, const unsigned char *key, unsigned int bits);
void allows_a_buffer_that_was_filled_anew(void *ctx, char *buffer)
{
	int code = mbedtls_aes_setkey_enc(ctx, (unsigned char *)buffer, 128);

	mbedtls_strerror(code, buffer, 64);
	printf("failed: %s\n", buffer);
}

void allows_an_error_before_the_key(void *ctx, char *buffer, int code)
{
	mbedtls_strerror(code, buffer, 64);
	printf("failed: %s\n", buffer);
	mbedtls_aes_setkey_enc(ctx, (unsigned char *)buffer, 128);
}

void finds_a_key_that_is_still_there(void *ctx, char *buffer)
{
	int code = mbedtls_aes_setkey_enc(ctx, (unsigned char *)buffer, 128);

	printf("failed with %s: %d\n", buffer, code); /* expect: credentials/logged */
}

int pipe(int ends[2]);
FILE *fdopen(int fd, const char *mode);
void allows_a_pipe_to_a_helper(const char *password)
{
	int ends[2];
	FILE *helper;

	if (pipe(ends) != 0)
		return;
	helper = fdopen(ends[1], "w");
	fprintf(helper, "Password: %s\n", password);
}
