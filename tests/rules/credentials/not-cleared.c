/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/not-cleared: what it finds, then what it must leave alone. */
int LogonUserA(const char *user, const char *domain, const char *password, int type, int provider, void **token);
int ask(char *text, unsigned size);
void explicit_bzero(void *buffer, unsigned long size);
int mbedtls_aes_setkey_enc(void *context, const unsigned char *key, unsigned bits);

#include "not-cleared.h"

/* --- finds --- */

int finds_a_password(void **token)
{
	char text[64];

	ask(text, sizeof(text));
	return LogonUserA("svc", "plant", text, 3, 0, token); /* expect: credentials/not-cleared */
}

int finds_a_key(void *context)
{
	unsigned char key[16];

	ask((char *)key, sizeof(key));
	return mbedtls_aes_setkey_enc(context, key, 128); /* expect: credentials/not-cleared */
}

#define ENTER(text, token) LogonUserA("svc", "plant", text, 3, 0, token)

int finds_a_macro(void **token)
{
	char text[64];

	ask(text, sizeof(text));
	return ENTER(text, token); /* expect: credentials/not-cleared */
}

/* --- leaves alone --- */

int allows_a_wipe(void **token)
{
	char text[64];
	int ok;

	ask(text, sizeof(text));
	ok = LogonUserA("svc", "plant", text, 3, 0, token);
	explicit_bzero(text, sizeof(text));
	return ok;
}

int allows_a_buffer_of_the_caller(char *text, void **token)
{
	ask(text, 64);
	return LogonUserA("svc", "plant", text, 3, 0, token);
}

int allows_other_buffers(const char *given, void **token)
{
	char user[64];

	ask(user, sizeof(user));
	return LogonUserA(user, "plant", given, 3, 0, token);
}

int main(void)
{
	void *token;
	char text[64];

	ask(text, sizeof(text));
	return LogonUserA("svc", "plant", text, 3, 0, &token);
}
