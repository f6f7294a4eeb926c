/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/released-uncleared: what it finds, then what it must leave alone. */
#include <stdlib.h>

int LogonUserA(const char *user, const char *domain, const char *password, int type, int provider, void **token);
int ask(char *text, unsigned size);
void explicit_bzero(void *buffer, unsigned long size);

#include "released-uncleared.h"

/* --- finds --- */

void finds_free(void **token)
{
	char *text = malloc(64);

	if (text && ask(text, 64))
		LogonUserA("svc", "plant", text, 3, 0, token);
	free(text); /* expect: credentials/released-uncleared */
}

char *finds_realloc(void **token)
{
	char *text = malloc(64), *more;

	if (!text || !ask(text, 64))
		return text;
	LogonUserA("svc", "plant", text, 3, 0, token);
	more = realloc(text, 128); /* expect: credentials/released-uncleared */
	return more;
}

#define DROP(text) free(text)

void finds_a_macro(void **token)
{
	char *text = malloc(64);

	LogonUserA("svc", "plant", text, 3, 0, token);
	DROP(text); /* expect: credentials/released-uncleared */
}

char *finds_a_name(const char *from, int (*check)(const char *))
{
	char *password = malloc(64);

	if (password && ask(password, 64))
		check(password);
	free(password); /* expect: credentials/released-uncleared 'password' */
	return 0;
}

struct ring {
	unsigned char *secret_keys;
	unsigned char *names;
};
void *finds_a_member_that_moves(struct ring *ring, unsigned long size)
{
	return realloc(ring->secret_keys, size); /* expect: credentials/released-uncleared */
}

/* --- leaves alone --- */

void allows_a_wiped_name(int (*check)(const char *))
{
	char *password = malloc(64);

	if (password && ask(password, 64)) {
		check(password);
		explicit_bzero(password, 64);
	}
	free(password);
}

void *allows_other_members(struct ring *ring, unsigned long size)
{
	return realloc(ring->names, size);
}

void allows_what_the_caller_has(char *password)
{
	free(password);
}


void allows_a_wipe(void **token)
{
	char *text = malloc(64);

	if (!text)
		return;
	LogonUserA("svc", "plant", text, 3, 0, token);
	explicit_bzero(text, 64);
	free(text);
}

void allows_other_memory(const char *given, void **token)
{
	char *user = malloc(64);

	LogonUserA(user, "plant", given, 3, 0, token);
	free(user);
}

void allows_memory_that_no_call_took(void)
{
	char *text = malloc(64);

	free(text);
}
