/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/kept-in-cleartext: what it finds, then what it must leave alone. */
#include <stdio.h>

int nvs_set_str(void *handle, const char *key, const char *value);
int hash_password(char *hash, const char *password);
int encrypt_text(char *text, unsigned size);

#include "kept-in-cleartext.h"

/* --- finds --- */

int finds_a_line_in_a_file(const char *password)
{
	FILE *file = fopen("user.conf", "w");

	if (!file)
		return 0;
	fprintf(file, "password=%s\n", password); /* expect: credentials/kept-in-cleartext */
	return fclose(file);
}

int finds_flash_memory(void *handle, const char *password)
{
	return nvs_set_str(handle, "pw", password); /* expect: credentials/kept-in-cleartext */
}

#define KEEP(text, file) fputs(text, file)

void finds_a_macro(const char *passphrase)
{
	FILE *file = fopen("user.conf", "w");

	KEEP(passphrase, file); /* expect: credentials/kept-in-cleartext */
}

/* --- leaves alone --- */

int allows_a_hash(const char *password)
{
	char hash[128];

	hash_password(hash, password);
	return nvs_set_str(0, "pw", hash);
}

int allows_what_is_encrypted(char *password)
{
	encrypt_text(password, 64);
	return nvs_set_str(0, "pw", password);
}

int allows_other_settings(const char *name)
{
	return nvs_set_str(0, "name", name);
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

void finds_a_file_by_its_number(const char *password, int fd)
{
	FILE *file = fdopen(fd, "w");

	fprintf(file, "Password: %s\n", password); /* expect: credentials/kept-in-cleartext */
}
