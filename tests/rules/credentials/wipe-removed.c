/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/wipe-removed: what it finds, then what it must leave alone. */
#include <stdlib.h>
#include <string.h>

int ask(char *text, unsigned size);
void explicit_bzero(void *buffer, unsigned long size);

#include "wipe-removed.h"

/* --- finds --- */

int finds_the_last_use(int (*verify)(const char *))
{
	char password[64];
	int ok = ask(password, sizeof(password)) && verify(password);

	memset(password, 0, sizeof(password)); /* expect: credentials/wipe-removed */
	return ok;
}

void finds_it_before_free(void (*use)(const unsigned char *))
{
	unsigned char *key = malloc(32);

	if (!key)
		return;
	use(key);
	memset(key, 0, 32); /* expect: credentials/wipe-removed */
	free(key);
}

#define WIPE(buffer) memset(buffer, 0, sizeof(buffer))

int finds_a_macro(int (*verify)(const char *))
{
	char passwd[64];
	int ok = ask(passwd, sizeof(passwd)) && verify(passwd);

	WIPE(passwd); /* expect: credentials/wipe-removed */
	return ok;
}

/* --- leaves alone --- */

int allows_a_function_made_for_it(int (*verify)(const char *))
{
	char password[64];
	int ok = ask(password, sizeof(password)) && verify(password);

	explicit_bzero(password, sizeof(password));
	return ok;
}

int allows_a_preparation(int (*verify)(const char *))
{
	char password[64];

	memset(password, 0, sizeof(password));
	return ask(password, sizeof(password)) && verify(password);
}

void allows_what_is_no_secret(void (*use)(const char *))
{
	char line[64];

	ask(line, sizeof(line));
	use(line);
	memset(line, 0, sizeof(line));
}

void allows_a_buffer_of_the_caller(char *password)
{
	memset(password, 0, 64);
}
