/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/stored-in-cleartext: what it finds, then what it must leave alone. */
#include <stdio.h>

int LogonUserA(const char *user, const char *domain, const char *password, int type, int provider, void **token);
int unprotect_text(char *text, unsigned size);
int open(const char *path, int flags, ...);
long read(int fd, void *buffer, unsigned long size);

#include "stored-in-cleartext.h"

/* --- finds --- */

int finds_a_line_of_a_file(void **token)
{
	char text[64] = "";
	FILE *file = fopen("secret.txt", "r");

	if (!file || !fgets(text, sizeof(text), file))
		return 0;
	fclose(file);
	return LogonUserA("svc", "plant", text, 3, 0, token); /* expect: credentials/stored-in-cleartext */
}

int finds_a_pointer_to_the_buffer(void **token)
{
	char buffer[64] = "";
	char *text = buffer;
	int fd = open("secret.txt", 0);

	if (read(fd, text, 63) < 1)
		return 0;
	return LogonUserA("svc", "plant", buffer, 3, 0, token); /* expect: credentials/stored-in-cleartext */
}

#define ENTER(text, token) LogonUserA("svc", "plant", text, 3, 0, token)

int finds_a_macro(void **token)
{
	char text[64] = "";
	FILE *file = fopen("secret.txt", "r");

	if (!file || !fread(text, 1, 63, file))
		return 0;
	return ENTER(text, token); /* expect: credentials/stored-in-cleartext */
}

static int enter_with(const char *text, void **token)
{
	return LogonUserA("svc", "plant", text, 3, 0, token); /* expect: credentials/stored-in-cleartext */
}

int finds_across_functions(void **token)
{
	char text[64] = "";
	FILE *file = fopen("secret.txt", "r");

	if (!file || !fgets(text, sizeof(text), file))
		return 0;
	return enter_with(text, token);
}

/* --- leaves alone --- */

int allows_what_is_decrypted(void **token)
{
	char text[64] = "";
	FILE *file = fopen("secret.bin", "r");

	if (!file || !fgets(text, sizeof(text), file) || !unprotect_text(text, 64))
		return 0;
	return LogonUserA("svc", "plant", text, 3, 0, token);
}

int allows_what_somebody_types(void **token)
{
	char text[64] = "";

	if (!fgets(text, sizeof(text), stdin))
		return 0;
	return LogonUserA("svc", "plant", text, 3, 0, token);
}

int allows_other_arguments(void **token, const char *given)
{
	char user[64] = "";
	FILE *file = fopen("user.txt", "r");

	if (!file || !fgets(user, sizeof(user), file))
		return 0;
	return LogonUserA(user, "plant", given, 3, 0, token);
}

int md_finish(void *md, unsigned char *digest);
int mbedtls_aes_setkey_enc(void *ctx, const unsigned char *key, unsigned int bits);
int allows_a_key_made_from_what_was_read(void *ctx, void *md)
{
	unsigned char digest[32] = "";
	FILE *file = fopen("salt.bin", "rb");

	if (!file || fread(digest, 1, sizeof(digest), file) != sizeof(digest))
		return -1;
	fclose(file);
	if (md_finish(md, digest))
		return -1;
	return mbedtls_aes_setkey_enc(ctx, digest, 256);
}
