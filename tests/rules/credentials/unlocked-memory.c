/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/unlocked-memory: what it finds, then what it must leave alone. */
#include <stdlib.h>

int LogonUserA(const char *user, const char *domain, const char *password, int type, int provider, void **token);
int ask(char *text, unsigned size);
int VirtualLock(void *address, unsigned long size);

#include "unlocked-memory.h"

/* --- finds --- */

int finds_an_array(void **token)
{
	char text[64];

	ask(text, sizeof(text));
	return LogonUserA("svc", "plant", text, 3, 0, token); /* expect: credentials/unlocked-memory */
}

int finds_memory(void **token)
{
	char *text = malloc(64);

	ask(text, 64);
	return LogonUserA("svc", "plant", text, 3, 0, token); /* expect: credentials/unlocked-memory */
}

#define ENTER(text, token) LogonUserA("svc", "plant", text, 3, 0, token)

int finds_a_macro(void **token)
{
	char text[64];

	ask(text, sizeof(text));
	return ENTER(text, token); /* expect: credentials/unlocked-memory */
}

/* --- leaves alone --- */

int allows_locked_memory(void **token)
{
	char text[64];

	VirtualLock(text, sizeof(text));
	ask(text, sizeof(text));
	return LogonUserA("svc", "plant", text, 3, 0, token);
}

int allows_a_parameter(const char *text, void **token)
{
	return LogonUserA("svc", "plant", text, 3, 0, token);
}

int allows_another_argument(const char *given, void **token)
{
	char user[64];

	ask(user, sizeof(user));
	return LogonUserA(user, "plant", given, 3, 0, token);
}
